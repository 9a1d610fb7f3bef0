// JavaScript gives the bytes that Rust gives, for JSON text and for objects.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { AssessmentError, load } from "../../bindings-wasm/dist/aimscore.js";
import { texts as de } from "../../bindings-wasm/dist/de.js";
import { texts as en } from "../../bindings-wasm/dist/en.js";
import { texts as es } from "../../bindings-wasm/dist/es.js";
import { texts as fr } from "../../bindings-wasm/dist/fr.js";

const runs = readFileSync(process.env.AIMSCORE_PARITY, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

const PACKS = { en, de, fr, es };

/** What a run gives, over what `form` makes of each text: canonical JSON, and whether it is a result. */
async function outcome({ catalogue, policy, ...call }, form) {
  const given = (text) => (text === null ? undefined : form(text));
  try {
    const engine = await load({ catalogue: given(catalogue), policy: given(policy) });
    return { ok: true, output: result(engine, call, form) };
  } catch (error) {
    if (!(error instanceof AssessmentError)) throw error;
    return { ok: false, output: JSON.stringify({ format: "aimscore/issues/1", issues: error.issues, more: error.more }) };
  }
}

function result(engine, { explain, roadmap, uncertainty, after, what_if: patch, chart, format, part, oscal, table, ...call }, form) {
  const texts = PACKS[call.language];
  if (call.from_code) return JSON.stringify(engine.fromCode(call.input));
  if (call.answers_from_csv) return JSON.stringify(engine.answersFromCsv(call.input, texts));
  if (call.from_workbook) return JSON.stringify(engine.fromWorkbook(Buffer.from(call.input, "hex"), texts));
  const [input, patches] = [form(call.input), call.patches?.map(form)];
  if (chart !== null) {
    const svg = engine.chart(input, chart, texts);
    assert.equal(engine.session(input).chart(chart, texts), svg);
    return svg;
  }
  if (format !== null) return engine.render(input, format, texts, part ?? undefined);
  if (uncertainty !== null) return JSON.stringify(engine.uncertainty(input, form(uncertainty)));
  if (table !== null) return engine.tableCsv(input, table, texts);
  if (call.workbook) return Buffer.from(engine.toWorkbook(input, texts)).toString("hex");
  if (oscal !== null) return document(engine, input, oscal, texts);
  if (roadmap) return JSON.stringify(engine.roadmap(input));
  if (call.to_code) return JSON.stringify(engine.toCode(input));
  if (call.answers_csv) return JSON.stringify(engine.answersCsv(input, texts));
  if (after !== null) return JSON.stringify(engine.compare(input, form(after)));
  if (patch !== null) return JSON.stringify(engine.whatIf(input, form(patch)));
  if (explain !== null) return JSON.stringify(engine.explain(input, explain));
  if (patches === undefined) {
    const text = engine.assessJson(input);
    assert.equal(JSON.stringify(engine.assess(input)), text);
    return text;
  }
  const session = engine.session(input);
  const apply = (patch) => JSON.stringify(session.set(patch));
  for (const patch of patches.slice(0, -1)) refusable(() => apply(patch));
  return apply(patches.at(-1));
}

/** A document of OSCAL: that of the older version stands alone, and is of another system. */
function document(engine, input, [name, version], texts) {
  const alone = version === "1.1.2" ? { version, standAlone: true, system: "second system" } : {};
  return engine.oscal(input, name, texts, alone);
}

/** A patch that is refused changes nothing and stops nothing. */
function refusable(apply) {
  try {
    apply();
  } catch (error) {
    if (!(error instanceof AssessmentError)) throw error;
  }
}

/** Whether an object says all that the text says: no key twice, no number that JavaScript writes otherwise. */
function isLossless(text) {
  try {
    const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string) => (string === undefined ? "" : JSON.stringify(JSON.parse(string))));
    return JSON.stringify(JSON.parse(text)) === compact;
  } catch {
    return false;
  }
}

function isObject({ catalogue, policy, input, uncertainty, after, what_if: patch, patches, ...call }) {
  const json = call.from_code || call.answers_from_csv || call.from_workbook ? null : input;
  return [catalogue, policy, json, uncertainty, after, patch, ...(patches ?? [])].every((text) => text === null || isLossless(text));
}

describe("text", () => {
  for (const { ok, output, ...run } of runs) {
    test(run.name, async () => assert.deepEqual(await outcome(run, (text) => text), { ok, output }));
  }
});

describe("objects", () => {
  for (const { ok, output, ...run } of runs.filter(isObject)) {
    test(run.name, async () => {
      const objects = [];
      const form = (text) => objects.push({ text, value: JSON.parse(text) }) && objects.at(-1).value;
      assert.deepEqual(await outcome(run, form), { ok, output });
      for (const { text, value } of objects) assert.deepEqual(value, JSON.parse(text));
    });
  }
});

test("what is valid runs both ways", () => {
  assert.deepEqual(runs.filter((run) => run.ok && !isObject(run)).map(({ name }) => name), []);
});
