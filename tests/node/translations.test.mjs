// Translations say what English says now, or say that they do not.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PACKAGE, run } from "./installed.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const translations = (folder, ...given) => run(process.execPath, ["translations.mjs", ...given], folder);

test("translations are of the English of now", () => translations(PACKAGE, "--check"));

describe("where the English changes", () => {
  let root;
  let folder;

  before(async () => {
    root = await mkdtemp(join(tmpdir(), "aimscore-"));
    folder = join(root, "bindings-wasm");
    await mkdir(join(root, "tests"));
    const needed = ["core/data", "core/src/error.rs", "bindings-wasm/ts/element/interface", "bindings-wasm/translations.mjs", "tests/translations.json"];
    for (const path of needed) {
      await cp(join(ROOT, path), join(root, path), { recursive: true });
    }
    await symlink(join(PACKAGE, "node_modules"), join(folder, "node_modules"));
    await change("core/data/en.json", '"A guess"', '"A mere guess"');
  });

  after(() => rm(root, { recursive: true, force: true }));

  async function change(path, text, other) {
    const before = await readFile(join(root, path), "utf8");
    assert.ok(before.includes(text));
    await writeFile(join(root, path), before.replace(text, other));
  }

  test("the text is named, until every language says it anew or is outdated", async () => {
    const place = /de: .*texts\/words\/confidences\/low\/label/;
    await assert.rejects(translations(folder, "--check"), place);
    await assert.rejects(translations(folder), place, "taking it down does not translate it");
    await assert.rejects(translations(folder, "de"), /^(?![\s\S]*de: )[\s\S]*es: [\s\S]*fr: /);
    await change("core/data/fr.json", '"status": "machine"', '"status": "outdated"');
    await translations(folder, "es");
    await translations(folder, "--check");
    assert.deepEqual(JSON.parse(await readFile(join(root, "tests/translations.json"), "utf8")).stale.fr, ["texts/words/confidences/low/label"]);
  });
});

test("every view marks what is in another language", async () => {
  const views = join(PACKAGE, "ts/element/views");
  for (const file of await readdir(views)) assert.doesNotMatch(await readFile(join(views, file), "utf8"), /import \{[^}]*\bhtml\b[^}]*\} from "lit"/, file);
});
