// The types of the package: made from the schemas, and of use to a program in strict TypeScript.
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { install, PACKAGE, run } from "./installed.mjs";

let installed;

before(async () => {
  installed = await install();
});

after(() => installed?.remove());

test("are those of the schemas", () => run(process.execPath, ["types.mjs", "--check"], PACKAGE));

for (const [module, resolution] of [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  test(`serve a strict program, resolved as ${resolution}`, async () => {
    await copyFile(fileURLToPath(new URL("consumer.ts", import.meta.url)), join(installed.folder, "consumer.ts"));
    const tsc = join(PACKAGE, "node_modules/typescript/bin/tsc");
    const strict = ["--strict", "--noUncheckedIndexedAccess", "--noPropertyAccessFromIndexSignature", "--skipLibCheck", "false"];
    const target = ["--target", "es2023", "--lib", "es2023,dom", "--module", module, "--moduleResolution", resolution, "--resolveJsonModule"];
    await run(process.execPath, [tsc, "--noEmit", ...strict, ...target, "--types", "", "consumer.ts"], installed.folder);
  });
}
