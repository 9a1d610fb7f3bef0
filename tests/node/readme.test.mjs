// The JavaScript of the READMEs runs as it stands, on the installed package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { install, run } from "./installed.mjs";

let installed;

before(async () => {
  installed = await install();
});

after(() => installed?.remove());

for (const readme of ["README.md", "bindings-wasm/README.md"]) {
  const text = readFileSync(new URL(`../../${readme}`, import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^```js\n(.*?)^```$/gms)];
  test(`${readme} has JavaScript`, () => assert.notEqual(blocks.length, 0));
  for (const { 1: block, index } of blocks) {
    const line = text.slice(0, index).split("\n").length + 1;
    test(`${readme}, line ${line}`, async () => {
      await writeFile(join(installed.folder, "example.mjs"), block);
      assert.notEqual((await run(process.execPath, ["example.mjs"], installed.folder)).trim(), "");
    });
  }
}

// What is for a page runs in tests/browser/recipes.test.mjs, as part of these.
const RECIPES = { html: ["html/index.html", "wordpress/post.html"], tsx: ["react/src/App.tsx"], vue: ["vue/src/App.vue"], svelte: ["svelte/src/App.svelte"] };

for (const [language, files] of Object.entries(RECIPES)) {
  test(`bindings-wasm/README.md, ${language}: each line stands in a recipe`, () => {
    const lines = (text) => text.split("\n").map((line) => line.trim());
    const tested = files.flatMap((file) => lines(readFileSync(new URL(`../recipes/${file}`, import.meta.url), "utf8")));
    const readme = readFileSync(new URL("../../bindings-wasm/README.md", import.meta.url), "utf8");
    const shown = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, block]) => block);
    assert.equal(shown.length, files.length);
    assert.deepEqual(shown.flatMap(lines).filter((line) => !tested.includes(line)), []);
  });
}
