// The engine that the element starts with says what the whole one says, and lacks only what is written to be handed over.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { load as loadWhole } from "../../bindings-wasm/dist/aimscore.js";
import { texts } from "../../bindings-wasm/dist/en.js";
import { load } from "../../bindings-wasm/dist/engine.js";

const SAMPLES = new URL("../samples/", import.meta.url);
const [engine, whole] = await Promise.all([load({}), loadWhole()]);
const operations = (of) => Object.getOwnPropertyNames(Object.getPrototypeOf(of)).filter((name) => name !== "constructor");

test("lacks only what is written to be handed over", () => {
  assert.deepEqual(operations(whole).filter((name) => !(name in engine)).sort(), ["cisoAssistantLibrary", "fromCisoAssistant", "fromWorkbook", "oscal", "oscalDocuments", "render", "tableCsv", "toCisoAssistant", "toWorkbook"]);
});

describe("gives what the whole one gives", () => {
  for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith(".json"))) {
    const text = readFileSync(new URL(file, SAMPLES), "utf8");
    const { headline } = whole.assess(text);
    const results = (of) => ({
      assessJson: of.assessJson(text),
      validate: of.validate(text),
      explain: Object.keys(headline).map((part) => of.explain(text, part)),
      chart: ["headline", "groups", "matrix"].map((chart) => of.chart(text, chart, texts)),
      roadmap: of.roadmap(text),
      uncertainty: of.uncertainty(text, { draws: 100 }),
      compare: of.compare(text, text),
      whatIf: of.whatIf(text, { remove: ["5.1-r1"] }),
      draftScope: of.draftScope(text, texts),
      toCode: of.toCode(text),
      fromCode: of.fromCode(of.toCode(text)),
      answersCsv: of.answersCsv(text, texts),
      answersFromCsv: of.answersFromCsv(of.answersCsv(text, texts), texts),
      session: of.session(text).reportJson(),
    });
    test(file, () => assert.deepEqual(results(engine), results(whole)));
  }

  test("catalogue, crosswalks and the longest text", () => {
    for (const kind of ["catalogue", "crosswalks"]) assert.deepEqual(engine[kind](), whole[kind]());
    assert.equal(engine.textMax, whole.textMax);
  });
});
