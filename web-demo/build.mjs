// Puts the site into dist/: static files that any server, or any folder of one, can serve.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";

const here = (path) => new URL(path, import.meta.url);
const site = here("dist/");
const samples = here("../tests/samples/");

await rm(site, { recursive: true, force: true });
await mkdir(new URL("samples/", site), { recursive: true });
for (const file of ["index.html", "main.js", "style.css", "icon.svg"]) await cp(here(file), new URL(file, site));
const element = new URL(import.meta.resolve("aimscore/element"));
for (const file of await readdir(new URL(".", element))) {
  if (file.endsWith(".js")) await cp(new URL(file, element), new URL(`aimscore/${file}`, site));
}

// The page's policy lets nothing be fetched, so the samples come as modules.
const names = (await readdir(samples)).filter((name) => name.endsWith(".json")).sort();
const entries = await Promise.all(
  names.map(async (name) => {
    const id = name.slice(0, -".json".length);
    const sample = await readFile(new URL(name, samples), "utf8");
    await writeFile(new URL(`samples/${id}.js`, site), `export default ${sample.trim()};\n`);
    return { id, title: JSON.parse(sample).organization?.name ?? id };
  }),
);
await writeFile(new URL("samples/index.js", site), `export default ${JSON.stringify(entries, null, 2)};\n`);
