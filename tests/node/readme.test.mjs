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
