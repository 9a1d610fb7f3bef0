// Frameworks of one's own: the examples, scored as worked out by hand, reported in their own words, and checked.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { AssessmentError, checkFramework, complete, frameworkFromWorkbook, frameworkWorkbook, load } from "../../bindings-wasm/dist/aimscore.js";
import { words as german } from "../../bindings-wasm/dist/de.js";
import { words } from "../../bindings-wasm/dist/en.js";

const FOLDER = new URL("../../web-demo/frameworks/", import.meta.url);
const FOREIGN = /42001|Annex|onconformit|ertification|lause/;

function framework(name) {
  const documents = readdirSync(new URL(`${name}/`, FOLDER)).map((file) => JSON.parse(readFileSync(new URL(`${name}/${file}`, FOLDER), "utf8")));
  const of = (kind) => documents.filter(({ format }) => format === `aimscore/${kind}/1`);
  return { catalogue: of("catalogue")[0], policy: of("policy")[0], crosswalks: of("crosswalk"), texts: of("texts") };
}

const rated = (id, ratings) => ({ format: "aimscore/assessment/1", catalogue: { id }, as_of: "2026-11-23", answers: Object.entries(ratings).map(([item_id, rating]) => ({ item_id, rating })) });

test("the examples have no problem", async () => {
  for (const name of readdirSync(FOLDER)) assert.deepEqual((await checkFramework(framework(name))).issues, [], name);
});

test("problems are found in every document at once", async () => {
  const { catalogue, policy, texts: [texts], crosswalks: [crosswalk] } = framework("nist-ai-rmf");
  const { MAP, ...parts } = texts.parts;
  const broken = { catalogue, policy: JSON.stringify({ ...policy, version: "x" }), crosswalks: [{ ...crosswalk, status_on: "soon" }], texts: [{ ...texts, parts }] };
  const { issues } = await checkFramework(broken);
  // The labels are those of a policy that could not be read, so nobody asks for their words.
  assert.deepEqual(issues.map(({ code, pointer }) => `${code} ${pointer}`), ["invalid_version /policy/version", "invalid_date /crosswalks/0/status_on", "missing_text /texts/0/parts"]);
  assert.ok(issues.every(({ message, mend }) => message && mend));
  await assert.rejects(load(broken), AssessmentError);
});

test("a scale of three levels is scored, and the report speaks of nothing else", async () => {
  const { texts: [own], ...frame } = framework("ai-use-policy");
  const engine = await load(frame);
  const answers = rated("ai-use-policy", { "1.1-q1": "yes", "1.1-q2": "in_part", "1.1-q3": "no", "1.2-q1": "yes", "2.1-q1": "yes", "2.1-q2": "yes", "2.1-q3": "yes", "2.2-q1": "in_part" });
  // Units: 3/6; 2/6 to 6/6; 6/6; 1/6 to 5/6. Their mean is 1/2, to 5/6.
  const { low, score, high } = engine.assess(answers).headline.policy;
  assert.deepEqual([low, score, high], [50, 75, 83.3]);
  for (const text of [engine.render(answers, "text", complete(own, words)), engine.render(answers, "html", complete(own, words)), engine.answersCsv(answers, complete(own, words))]) {
    assert.match(text, /AI use policy check|may use AI/);
    assert.doesNotMatch(text, FOREIGN);
  }
  assert.match(engine.render(answers, "text", complete(own, german)), /AI use policy check: Selbstbewertung, Stand/);
});

test("labels of one's own are given by the policy", async () => {
  const { texts: [own], ...frame } = framework("nist-ai-rmf");
  const engine = await load(frame);
  const items = engine.catalogue().parts.flatMap(({ groups }) => groups).flatMap(({ units }) => units).flatMap((unit) => unit.items);
  const answers = rated("nist-ai-rmf", Object.fromEntries(items.map(({ id }) => [id, "mostly"])));
  const { headline, readiness } = engine.assess(answers);
  assert.deepEqual(Object.entries(headline).map(([part, { low }]) => [part, low]), [["GOVERN", 75], ["MAP", 75], ["MEASURE", 75], ["MANAGE", 75]]);
  assert.equal(readiness.label, "established");
  assert.match(engine.render(answers, "text", complete(own, words)), /Readiness: Established/);
});

test("a framework comes back from a workbook as it was", async () => {
  for (const name of readdirSync(FOLDER)) {
    const { policy, crosswalks, ...rest } = framework(name);
    const given = { ...rest, ...(policy === undefined ? {} : { policy }), ...(crosswalks.length === 0 ? {} : { crosswalks }) };
    const workbook = await frameworkWorkbook(given);
    assert.deepEqual(workbook, await frameworkWorkbook({ ...given, catalogue: JSON.stringify(given.catalogue) }));
    assert.deepEqual(await frameworkFromWorkbook(workbook), given, name);
    assert.deepEqual(await frameworkFromWorkbook(Uint8Array.from(workbook).buffer), given, name);
  }
});

test("what is no framework is no workbook, and the other way round", async () => {
  const { texts: [texts], ...rules } = framework("house-rules");
  const { "1.1-q2": gone, ...items } = texts.items;
  await assert.rejects(frameworkWorkbook({ ...rules, texts: [{ ...texts, items }] }), (error) => error instanceof AssessmentError && error.issues[0].pointer.startsWith("/texts/0"));
  for (const content of [new Uint8Array(), new TextEncoder().encode("PK"), "PK", null, {}]) {
    await assert.rejects(frameworkFromWorkbook(content), (error) => error instanceof AssessmentError && error.issues[0].code === "workbook_syntax");
  }
});
