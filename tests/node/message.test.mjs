// What is wrong with input, in every language.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { load, message } from "../../bindings-wasm/dist/aimscore.js";

const CASES = new URL("../cases/input/", import.meta.url);
const DAY = { format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-23" };
const engine = await load();
const [issue] = engine.validate({ ...DAY, as_of: "text" }).issues;

/** Every issue that the shared cases bring about with the built-in catalogue, and with broken JSON. */
const issues = [
  ...readdirSync(CASES).flatMap((file) => {
    const { catalogue, input, text } = JSON.parse(readFileSync(new URL(file, CASES), "utf8"));
    return typeof catalogue === "object" || (input ?? text) === undefined ? [] : engine.validate(text ?? input).issues;
  }),
  ...['{"a" 1}', "[1 2]", "{1}", "[01]", '["\\x"]', '["', "[1.]", "", "[1] 2", '["\\ud800"]'].flatMap((text) => engine.validate(text).issues),
  ...engine.validate({ ...DAY, answers: [{ item_id: "9.9" }, 1], documents: [{ document_id: "x" }], applicability: {}, systems: "text" }).issues,
];

for (const lang of ["de", "fr", "es"]) {
  describe(lang, async () => {
    const { texts } = await import(`../../bindings-wasm/dist/${lang}.js`);

    test("a message has the words of the language, and what a person wrote as it is", () => {
      const told = message(issue, texts);
      assert.equal(told.language, lang);
      assert.equal(told.message, texts.issues.invalid_date.message.replace("{value}", "text"));
      assert.equal(told.mend, texts.issues.invalid_date.mend);
    });

    test("what the engine words itself is never left in English", () => {
      const phrases = issues.flatMap(({ code, params }) =>
        ["expected", "field", "found", "kind", "reason"].flatMap((name) => (code === "unknown_target" || params[name] === undefined || params[name] === DAY.catalogue.id ? [] : params[name])),
      );
      assert.ok(new Set(phrases).size > 15, `${new Set(phrases).size} phrases`);
      assert.deepEqual([...new Set(phrases)].filter((phrase) => texts.phrases[phrase] === undefined), []);
    });
  });
}

test("English stands where a language has no words for a message", () => {
  assert.deepEqual(message(issue, { language: "tlh" }), { message: issue.message, mend: issue.mend, language: "en" });
});
