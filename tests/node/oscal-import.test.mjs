// Catalogs of OSCAL as frameworks in JavaScript.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { AssessmentError, checkFramework, complete, importOscal, load } from "../../bindings-wasm/dist/aimscore.js";
import { words } from "../../bindings-wasm/dist/en.js";

const FOLDER = new URL("../oscal/import/", import.meta.url);

for (const file of readdirSync(FOLDER).filter((file) => file.endsWith(".json"))) {
  test(`${file} is a framework to assess against`, async () => {
    const text = readFileSync(new URL(file, FOLDER), "utf8");
    const rules = await importOscal(text);
    const ofObject = await importOscal(JSON.parse(text));
    assert.equal(ofObject.catalogue.oscal.catalog, JSON.stringify(JSON.parse(text)));
    ofObject.catalogue.oscal.catalog = text;
    assert.deepEqual(ofObject, rules);
    assert.deepEqual((await checkFramework(rules)).issues, []);
    const engine = await load(rules);
    const answers = rules.catalogue.parts.flatMap(({ groups }) => groups.flatMap(({ units }) => units.flatMap(({ items }) => items.map(({ id }) => ({ item_id: id, rating: "fully" })))));
    const assessment = { format: "aimscore/assessment/1", catalogue: { id: rules.catalogue.id }, as_of: "2026-11-23", answers };
    assert.equal(engine.oscal(assessment, "catalog", complete(rules.texts[0], words)), text);
    const { headline } = engine.assess(assessment);
    assert.equal(headline.controls.low, 100);
    assert.ok(rules.warnings.issues.every(({ pointer }) => pointer.startsWith("/catalog")));
  });
}

test("what is no catalog is refused with a reason", async () => {
  for (const catalog of ["", "{", {}, { catalog: {} }, { catalog: { metadata: { title: "Rules", version: "1", "oscal-version": "1.1.2" } } }, 42, null]) {
    await assert.rejects(importOscal(catalog), (error) => error instanceof AssessmentError && error.issues.length > 0, JSON.stringify(catalog));
  }
});
