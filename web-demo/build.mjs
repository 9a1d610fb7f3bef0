// Puts the site into dist/: static files that any server, or any folder of one, can serve.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { frameworkWorkbook, load } from "aimscore";
import { texts } from "aimscore/en";
import { zipSync } from "fflate";
import { Marked } from "marked";
import { element, policy, script } from "./snippet.js";
import { THEMES } from "./themes.js";

const here = (path) => new URL(path, import.meta.url);
const site = here("dist/");
const samples = here("../tests/samples/");
const npm = here("node_modules/aimscore/");
const frameworks = here("frameworks/");

/** Title, description and script of each page. */
const PAGES = {
  "index.html": ["aimscore: self-assessment for ISO/IEC 42001", "A self-assessment for ISO/IEC 42001 that runs in this page and sends nothing.", "main.js"],
  "embed.html": ["Put it on your site - aimscore", "Choose how the assessment should be and copy the tag, the policy and the style that your page needs.", "embed.js"],
  "frameworks.html": ["Frameworks of your own - aimscore", "Two frameworks beside ISO/IEC 42001, and how to write your own.", "frameworks.js"],
  "developers.html": ["For developers - aimscore", "The engine and the element in JavaScript, Python and Rust."],
  "privacy.html": ["Privacy - aimscore", "What is kept where, and what is never sent."],
  "accessibility.html": ["Accessibility - aimscore", "What has been tested, what has not, and known limits."],
};
/** Where the files are on the server of a page, before somebody says so. */
const ADDRESS = "aimscore/element.js";

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const lines = (items, line) => items.map(line).join("\n");

/** A template with its `{{names}}` replaced. */
function fill(template, values) {
  return template.replaceAll(/\{\{(.+?)\}\}/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`nothing is known as ${name}`);
    return values[name];
  });
}

/** A section of a README as HTML, without its heading; those in it begin at level 3. */
function section(markdown, title) {
  const marked = new Marked();
  const tokens = marked.lexer(markdown);
  const start = tokens.findIndex(({ type, text }) => type === "heading" && text === title);
  if (start < 0) throw new Error(`no README has a section "${title}"`);
  const { depth } = tokens[start];
  const length = tokens.slice(start + 1).findIndex((token) => token.type === "heading" && token.depth <= depth);
  const inside = tokens.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  for (const token of inside) {
    if (token.type === "heading") token.depth += 2 - depth;
    // Lines that only the tests of Rust need.
    if (token.lang === "rust") token.text = token.text.replaceAll(/^# .*\n?/gm, "");
  }
  return marked.parser(inside).replaceAll(' class="language-', ' data-language="');
}

function copyable(id, text, what) {
  return `<div class="copyable">
  <pre><code id="${id}">${escape(text)}</code></pre>
  <button type="button" data-copies="${id}">Copy<span class="visually-hidden"> ${what}</span></button>
  <p role="status"></p>
</div>`;
}

/** Ground and accent of a look, in light and in dark. */
function swatch({ surface, accent }) {
  const half = (at) => `<rect x="${at * 24}" width="24" height="24" fill="${surface[at]}"/><circle cx="${at * 24 + 12}" cy="12" r="6" fill="${accent[at]}"/>`;
  return `<svg class="swatch" viewBox="0 0 48 24" aria-hidden="true">${half(0)}${half(1)}<rect x=".5" y=".5" width="47" height="23" fill="none" stroke="#84929f"/></svg>`;
}

await rm(site, { recursive: true, force: true });
await mkdir(new URL("samples/", site), { recursive: true });
for (const file of ["main.js", "embed.js", "frameworks.js", "copy.js", "snippet.js", "themes.js", "style.css", "icon.svg"]) await cp(here(file), new URL(file, site));

const built = new URL("dist/", npm);
for (const file of await readdir(built)) if (file.endsWith(".js")) await cp(new URL(file, built), new URL(`aimscore/${file}`, site));

// What the element is made of: itself and the files that it names.
const main = await readFile(new URL("element.js", built), "utf8");
const names = (await readdir(built)).filter((name) => name === "element.js" || main.includes(`"${name}"`));
const files = await Promise.all(names.map(async (name) => ({ name, content: await readFile(new URL(name, built)) })));
const licences = { LICENSE: await readFile(new URL("LICENSE", npm)), "lit.LICENSE.txt": await readFile(new URL("lit.LICENSE.txt", built)) };
const folder = { ...Object.fromEntries(files.map(({ name, content }) => [name, content])), ...licences };
const { version } = JSON.parse(await readFile(new URL("package.json", npm), "utf8"));
const zip = zipSync({ aimscore: folder }, { level: 9, mtime: "1980-01-01" });
await writeFile(new URL(`aimscore-${version}.zip`, site), zip);

// The page's policy lets nothing be fetched, so the samples come as modules.
const examples = await Promise.all(
  (await readdir(samples)).filter((name) => name.endsWith(".json")).sort().map(async (name) => {
    const id = name.slice(0, -".json".length);
    const sample = await readFile(new URL(name, samples), "utf8");
    await writeFile(new URL(`samples/${id}.js`, site), `export default ${sample.trim()};\n`);
    return { id, title: JSON.parse(sample).organization?.name ?? id };
  }),
);

// So do the frameworks that are examples, each with all its documents in one.
await mkdir(new URL("frameworks/", site));
for (const name of ["ai-use-policy", "nist-ai-rmf"]) {
  const documents = await Promise.all((await readdir(new URL(`${name}/`, frameworks))).sort().map(async (file) => JSON.parse(await readFile(new URL(`${name}/${file}`, frameworks), "utf8"))));
  const of = (kind) => documents.filter(({ format }) => format === `aimscore/${kind}/1`);
  const [[catalogue], [policy], crosswalks, texts] = ["catalogue", "policy", "crosswalk", "texts"].map(of);
  await writeFile(new URL(`frameworks/${name}.js`, site), `export default ${JSON.stringify({ catalogue, policy, crosswalks, texts })};\n`);
}
await cp(new URL("schemas/", built), new URL("schemas/", site), { recursive: true });
const own = async (file) => (await readFile(new URL(`house-rules/${file}.json`, frameworks), "utf8")).trim();
await writeFile(new URL("frameworks/house-rules.xlsx", site), await frameworkWorkbook({ catalogue: await own("catalogue"), texts: [await own("texts")] }));

const integrity = `sha384-${createHash("sha384").update(main).digest("base64")}`;
const languages = ["en", ...names.flatMap((name) => name.match(/^interface-(.+)\.js$/)?.[1] ?? [])].map((code) => {
  const title = new Intl.DisplayNames([code], { type: "language" }).of(code);
  return { code, title: title[0].toLocaleUpperCase(code) + title.slice(1) };
});
const groups = (await load()).catalogue().parts.flatMap((part) => part.groups);
const size = (bytes) => `${new Intl.NumberFormat("en").format(Math.ceil(bytes / 1000))} kB`;
const readmes = await Promise.all(["../README.md", "../bindings-wasm/README.md"].map((file) => readFile(here(file), "utf8")));
const tag = `${script(ADDRESS, integrity)}\n${element([])}`;

const values = {
  version,
  integrity,
  address: ADDRESS,
  sample: examples[0].id,
  tag: escape(tag),
  "zip-size": size(zip.length),
  "file-count": `${files.length}`,
  files: lines(files, ({ name, content }) => `<li><a href="aimscore/${name}" download>${name}</a> ${size(content.length)}</li>`),
  languages: lines(languages, ({ code, title }) => `<option value="${code}" lang="${code}" dir="auto">${title}</option>`),
  samples: lines(examples, ({ id, title }) => `<option value="${id}">${escape(title)}</option>`),
  parts: lines(groups, ({ id }) => `<label><input type="checkbox" name="sections" value="${id}" /> ${id} ${escape(texts.groups[id].title)}</label>`),
  themes: lines(Object.entries(THEMES), ([id, { title, colors }], at) => `<label><input type="radio" name="theme" value="${id}"${at === 0 ? " checked" : ""} /> <span>${title}</span> ${swatch(colors)}</label>`),
  "copy tag": copyable("tag", tag, "the tag"),
  "copy style": copyable("style", "", "the style"),
  "copy policy": copyable("policy", policy(ADDRESS, { wasm: true }), "the policy"),
  "copy policy-without-wasm": copyable("policy-without-wasm", policy(ADDRESS, { wasm: false }), "this policy"),
  "copy bundled-import": copyable("bundled-import", 'import "aimscore/element";', "the import"),
  "copy bundled-element": copyable("bundled-element", element([]), "the element"),
  "copy own-catalogue": copyable("own-catalogue", await own("catalogue"), "the catalogue"),
  "copy own-texts": copyable("own-texts", await own("texts"), "the texts"),
  "copy own-check": copyable("own-check", "aimscore check catalogue.json texts.json", "the command"),
  "copy own-export": copyable("own-export", "aimscore export house-rules.xlsx framework -o house-rules", "the command"),
  "copy own-module": copyable("own-module", "export default {\n  catalogue: { … },\n  texts: { … },\n};", "the module"),
  "copy own-tag": copyable("own-tag", '<aims-assessment catalogue="house-rules.js"></aims-assessment>', "the tag"),
  "readme JavaScript": section(readmes[0], "JavaScript"),
  "readme Python": section(readmes[0], "Python"),
  "readme Rust": section(readmes[0], "Rust"),
  "readme In a page": section(readmes[1], "In a page"),
};

const layout = await readFile(here("layout.html"), "utf8");
for (const [page, [title, description, script]] of Object.entries(PAGES)) {
  const content = fill(await readFile(here(`pages/${page}`), "utf8"), values);
  const html = fill(layout, { title, description, content, script: script === undefined ? "" : `<script type="module" src="${script}"></script>` });
  await writeFile(new URL(page, site), html.replace(`<li><a href="${page}"`, `<li><a href="${page}" aria-current="page"`));
}
