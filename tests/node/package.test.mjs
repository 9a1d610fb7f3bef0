// The npm package: what is in it, and that it runs unconfigured wherever JavaScript does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { install, PACKAGE, run } from "./installed.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const QUICK = process.env.AIMSCORE_QUICK ? "slow" : false;

const PROGRAM = `
import { load } from "aimscore";
import { texts } from "aimscore/en";
const engine = await load();
const report = engine.assess({ format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-23" });
console.log(report.readiness.label, report.units.length, texts.language, texts.crosswalks[report.crosswalks[0].id] !== undefined);
`;
const LANGUAGES = ["de", "fr", "es"];
const MODULES = [
  ...["aimscore", "engine", "element", "without-wasm", "en", "crosswalks-en", "words-en", "interface-ar"],
  ...LANGUAGES.flatMap((language) => [language, ...["texts", "words", "crosswalks", "interface"].map((kind) => `${kind}-${language}`)]),
];
const SAYS = "not_started 70 en true\n";

let installed;

before(async () => {
  installed = await install();
  await writeFile(join(installed.folder, "program.js"), PROGRAM);
});

after(() => installed?.remove());

describe("content", () => {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));

  test("is what is listed here", () => {
    const modules = MODULES.map((module) => `dist/${module}.js`);
    const editors = ["custom-elements.json", "vscode.html-custom-data.json", "web-types.json"].map((file) => `dist/${file}`);
    const others = installed.files.filter((path) => !/^dist\/(types\/.*\.d\.ts|schemas\/\w+\.schema\.json)$/.test(path));
    assert.deepEqual(others.sort(), ["LICENSE", "README.md", ...modules, ...editors, "dist/lit.LICENSE.txt", "package.json"].sort());
  });

  test("says whose the code is that the element brings along", async () => {
    const read = (path) => readFile(join(installed.folder, "node_modules/aimscore", path), "utf8");
    assert.match(await read("dist/lit.LICENSE.txt"), /BSD 3-Clause License[\s\S]*Google LLC/);
    assert.match(await read("dist/element.js"), /SPDX-License-Identifier: BSD-3-Clause/);
  });

  test("has the version of the crates and of the lockfile", async () => {
    const { version } = manifest;
    assert.match(await readFile(join(ROOT, "Cargo.toml"), "utf8"), new RegExp(`^\\[workspace\\.package\\]\\nversion = "${version}"$`, "m"));
    assert.equal(JSON.parse(await readFile(join(PACKAGE, "package-lock.json"), "utf8")).version, version);
  });

  test("needs nothing at run time but lit", () => {
    assert.deepEqual(Object.keys(manifest.dependencies ?? {}).filter((name) => name !== "lit"), []);
    for (const needs of ["peerDependencies", "optionalDependencies", "scripts"]) assert.equal(manifest[needs], undefined);
  });

  test("pins what it is built with", () => {
    for (const version of Object.values(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  });

  test("names no folder of the machine that built it", async () => {
    const read = (path) => readFile(join(installed.folder, "node_modules/aimscore", path), "latin1");
    const texts = await Promise.all(installed.files.map(read));
    for (const module of ["dist/aimscore.js", "dist/engine.js"]) {
      const engine = /"(eN[\w+/]{9999,}=*)"/.exec(await read(module));
      texts.push(inflateSync(Buffer.from(engine[1], "base64")).toString("latin1"));
    }
    for (const folder of [ROOT, homedir(), process.env.CARGO_HOME]) {
      if (folder) assert.ok(!texts.some((text) => text.includes(folder)), folder);
    }
  });

  test("is what publint asks for", async () => {
    await run(process.execPath, [join(PACKAGE, "node_modules/publint/src/cli.js"), "--strict", "--pack", "npm"], PACKAGE);
  });

  test("has no source map and no address of a file", async () => {
    for (const module of MODULES) {
      const text = await readFile(join(PACKAGE, `dist/${module}.js`), "utf8");
      assert.doesNotMatch(text, /sourceMappingURL|import\.meta\.url/);
    }
  });
});

describe("runs", () => {
  test("in Node", async () => assert.equal(await run(process.execPath, ["program.js"], installed.folder), SAYS));

  test("in Node, where the element only waits to be sent to a browser", async () => {
    const looksLikeBrowser = "['window', 'document', 'HTMLElement', 'customElements'].some((name) => name in globalThis)";
    await writeFile(join(installed.folder, "server.js"), `const { AimsAssessment } = await import("aimscore/element"); console.log(typeof AimsAssessment, ${looksLikeBrowser});`);
    assert.equal(await run(process.execPath, ["server.js"], installed.folder), "function false\n");
  });

  test("in Node, from a program that requires", async (t) => {
    if (!process.features.require_module) return t.skip("this Node cannot require modules");
    await writeFile(join(installed.folder, "program.cjs"), 'require("aimscore").load().then((e) => console.log(e.catalogue().id));');
    assert.equal(await run(process.execPath, ["--no-warnings", "program.cjs"], installed.folder), "iso-42001\n");
  });

  test("bundled by esbuild", async () => {
    const esbuild = join(PACKAGE, "node_modules/esbuild/bin/esbuild");
    await run(esbuild, ["program.js", "--bundle", "--format=esm", "--outfile=esbuild/program.js"], installed.folder);
    assert.equal(await run(process.execPath, ["esbuild/program.js"], installed.folder), SAYS);
  });

  test("leaves the texts out where they are not used", async () => {
    await writeFile(join(installed.folder, "lean.js"), 'import { load } from "aimscore"; import "aimscore/en"; console.log(load);');
    const esbuild = join(PACKAGE, "node_modules/esbuild/bin/esbuild");
    const bundle = await run(esbuild, ["lean.js", "--bundle", "--format=esm"], installed.folder);
    assert.ok(!bundle.includes("interested part"));
  });
});

describe("runs", { skip: QUICK }, () => {
  const bin = (name) => join(installed.folder, "node_modules/.bin", name);

  before(async () => {
    const tools = ["deno@2.9.6", "vite@8.3.8", "webpack@5.112.2", "rollup@4.68.7", "@rollup/plugin-node-resolve@16.0.3", "@arethetypeswrong/cli@0.18.5"];
    await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...tools], installed.folder);
  });

  test("typed as are-the-types-wrong asks", () => run(bin("attw"), [installed.packed, "--profile", "esm-only", "--no-color"], installed.folder));

  test("in Deno", async () => assert.equal(await run(bin("deno"), ["run", "--node-modules-dir=manual", "program.js"], installed.folder), SAYS));

  test("bundled by Rollup", async () => {
    await run(bin("rollup"), ["program.js", "--plugin", "node-resolve", "--file", "rollup/program.js", "--silent"], installed.folder);
    assert.equal(await run(process.execPath, ["rollup/program.js"], installed.folder), SAYS);
  });

  test("bundled by Vite", async () => {
    await mkdir(join(installed.folder, "page"));
    await writeFile(join(installed.folder, "page/index.html"), '<script type="module" src="../program.js"></script>');
    await run(bin("vite"), ["build", "page", "--logLevel=warn"], installed.folder);
    const made = join(installed.folder, "page/dist/assets");
    // What Vite asks of a page before it starts a program.
    const page = "data:text/javascript,globalThis.document = { createElement: () => ({ relList: { supports: () => true } }) }";
    assert.equal(await run(process.execPath, ["--import", page, join(made, ...(await readdir(made)))], installed.folder), SAYS);
  });

  test("bundled by webpack", async () => {
    const build = `
      import webpack from "webpack";
      webpack({ mode: "production", entry: "./program.js" }, (error, stats) => {
        if (error ?? stats.hasErrors()) throw error ?? stats.toString();
      });`;
    await run(process.execPath, ["--input-type=module", "-e", build], installed.folder);
    assert.equal(await run(process.execPath, ["dist/main.js"], installed.folder), SAYS);
  });
});
