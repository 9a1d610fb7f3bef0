// The report is valid HTML, in every language, whatever people typed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { load } from "../../bindings-wasm/dist/aimscore.js";

const SAMPLES = new URL("../samples/", import.meta.url);
const LANGUAGES = ["en", "de", "fr", "es"];
const HOSTILE = [`<img src=x onerror="a()"><script>a()</script>'"&{{7*7}}`, "</td></table></main></body></html>", "<!-- a --> ]]> <![CDATA[", "&amp;&nbsp;&#0;&bogus", "\u0000\u0001\u007f\u0085\ufffe", "\u202eabc\u2066\ud83d\ude00", " \t\n ", "x".repeat(5000), `" id="main" class="`, "<svg><style>*{}</style>"];
const FREE = new Set(["name", "purpose", "statement", "boundaries", "exclusions", "note", "owner", "assessor", "evidence", "justification", "ref", "title", "reference", "accepted_by"]);

const engine = await load();
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const samples = readdirSync(SAMPLES).filter((name) => name.endsWith(".json"));
const sample = (name) => JSON.parse(readFileSync(new URL(name, SAMPLES), "utf8"));

/** What is wrong with a page, and where. */
async function problems(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`));
}

/** The same with a hostile text in every field that a person writes freely. */
function hostile(value, free = false, next = { at: 0 }) {
  if (Array.isArray(value)) return value.map((entry) => hostile(entry, free, next));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hostile(inner, FREE.has(key), next)]));
  return free && typeof value === "string" ? HOSTILE[next.at++ % HOSTILE.length] : value;
}

test("what is wrong is found", async () => {
  const page = (inside) => `<!doctype html><html lang="en"><head><title>a</title></head><body>${inside}</body></html>`;
  assert.deepEqual(await problems(page("<p>a</p>")), []);
  for (const wrong of ["<div>a", "<ul><p>a</p></ul>", '<p id="a"></p><p id="a"></p>', "<p>a</b></p>"]) {
    assert.notDeepEqual(await problems(page(wrong)), [], wrong);
  }
});

for (const language of LANGUAGES) {
  const { texts } = await import(`../../bindings-wasm/dist/${language}.js`);
  describe(language, () => {
    for (const name of samples) {
      test(name, async () => assert.deepEqual(await problems(engine.render(sample(name), "html", texts)), []));
      test(`${name}, with hostile texts`, async () => {
        const stated = hostile(sample(name));
        assert.ok(JSON.stringify(stated).split("onerror").length > 5);
        assert.deepEqual(engine.validate(stated).issues, []);
        assert.deepEqual(await problems(engine.render(stated, "html", texts)), []);
      });
    }
    test("nothing stated", async () => {
      const empty = { format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-23" };
      assert.deepEqual(await problems(engine.render(empty, "html", texts)), []);
    });
  });
}
