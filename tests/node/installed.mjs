// The npm package as a user gets it: packed, and installed in a folder of its own.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const PACKAGE = fileURLToPath(new URL("../../bindings-wasm/", import.meta.url));

const started = promisify(execFile);

/** Runs a program; gives what it printed. Fails with all that it said. */
export async function run(program, parameters, folder) {
  try {
    const { stdout } = await started(program, parameters, { cwd: folder, maxBuffer: 1 << 26, shell: process.platform === "win32" && program === "npm" });
    return stdout;
  } catch ({ message, stdout, stderr }) {
    throw new Error([message, stdout, stderr].join("\n"));
  }
}

/** A folder with the package in it, and more packages where they are named. */
export async function install(...packages) {
  const folder = await mkdtemp(join(tmpdir(), "aimscore-"));
  const [{ filename, files }] = JSON.parse(await run("npm", ["pack", "--json", "--pack-destination", folder], PACKAGE));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", ...quiet, `./${filename}`, ...packages], folder);
  return { folder, packed: join(folder, filename), files: files.map(({ path }) => path), remove: () => rm(folder, { recursive: true, force: true }) };
}
