// The API of the npm package beside its results: errors, odd input, sessions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { AssessmentError, load } from "../../bindings-wasm/dist/aimscore.js";
import { texts } from "../../bindings-wasm/dist/en.js";

const engine = await load();
const catalogue = engine.catalogue();
const sample = JSON.parse(readFileSync(new URL("../samples/developer-midway.json", import.meta.url), "utf8"));

/** An assessment without statements, and with what is given. */
function assessment(statements = {}) {
  return { format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-23", ...statements };
}

/** An assessment with one answer that has this note. */
function noted(note) {
  return assessment({ answers: [{ item_id: "4.1-r1", note }] });
}

/** What an operation throws. */
function caught(operation) {
  try {
    operation();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

/** The issues with which an operation is refused, as `code pointer`. */
function issues(operation) {
  const error = caught(operation);
  assert.ok(error instanceof AssessmentError, String(error));
  return error.issues.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("errors", () => {
  const broken = assessment({ as_of: "tomorrow", answers: [{ item_id: "4.1-r99" }] });

  test("list every problem with its place and how to mend it", () => {
    const error = caught(() => engine.assess(broken));
    assert.ok(error instanceof AssessmentError);
    assert.equal(error.name, "AssessmentError");
    assert.equal(error.more, 0);
    assert.deepEqual(error.issues.map(({ code, pointer }) => [code, pointer]), [
      ["invalid_date", "/as_of"],
      ["unknown_id", "/answers/0/item_id"],
    ]);
    assert.deepEqual(Object.keys(error.issues[1]), ["code", "pointer", "params", "message", "mend"]);
    assert.equal(error.issues[1].params.id, "4.1-r99");
    for (const { pointer, message, mend } of error.issues) assert.ok(error.message.includes(`${pointer}: ${message}; ${mend}`));
  });

  test("beyond a thousand are counted", () => {
    const error = caught(() => engine.assess(assessment({ answers: Array.from({ length: 1_500 }, () => ({})) })));
    assert.deepEqual([error.issues.length, error.more], [1_000, 500]);
  });

  test("are the same for every operation", () => {
    const expected = ["invalid_date /as_of", "unknown_id /answers/0/item_id"];
    assert.deepEqual(issues(() => engine.assessJson(broken)), expected);
    assert.deepEqual(issues(() => engine.explain(broken, "4.1")), expected);
    assert.deepEqual(issues(() => engine.render(broken, "text", texts)), expected);
    assert.deepEqual(issues(() => engine.chart(broken, "groups", texts)), expected);
    assert.deepEqual(issues(() => engine.session(broken)), expected);
    const list = engine.validate(broken);
    assert.equal(list.format, "aimscore/issues/1");
    assert.deepEqual(list.issues.map(({ code, pointer }) => `${code} ${pointer}`), expected);
  });

  test("come from a catalogue or a policy too", async () => {
    await assert.rejects(load({ catalogue: {} }), AssessmentError);
    await assert.rejects(load({ catalogue: "{" }), AssessmentError);
    await assert.rejects(load({ policy: { ...engine.catalogue(), format: "aimscore/policy/1" } }), AssessmentError);
  });

  test("name what does not exist", () => {
    assert.deepEqual(issues(() => engine.explain(assessment(), "4.99")), ["unknown_target "]);
    assert.deepEqual(issues(() => engine.explain(assessment(), 4.1)), ["unknown_target "]);
    assert.deepEqual(issues(() => engine.render(assessment(), "papyrus", texts)), ["unknown_target "]);
    for (const part of ["everything", "", null, 3]) assert.deepEqual(issues(() => engine.render(assessment(), "html", texts, part)), ["unknown_target "]);
    assert.deepEqual(issues(() => engine.chart(assessment(), "pie", texts)), ["unknown_target "]);
    assert.deepEqual(issues(() => engine.session(assessment()).chart("pie", texts)), ["unknown_target "]);
  });
});

describe("odd input", () => {
  const itself = noted("loop");
  itself.answers[0].note = itself;
  const loop = [];
  loop.push(loop);
  const wide = {};
  wide.a = wide.b = wide.c = wide;
  const deep = JSON.parse(`${"[".repeat(3_000)}${"]".repeat(3_000)}`);

  for (const [name, value] of Object.entries({
    NaN: NaN,
    Infinity: -Infinity,
    null: null,
    bigint: 10n,
    symbol: Symbol("odd"),
    function: () => "odd",
    map: new Map([["a", 1]]),
    set: new Set(["a"]),
    bytes: new Uint8Array([1, 2]),
    error: new Error("odd"),
    "regular expression": /odd/,
    promise: Promise.resolve("odd"),
    itself,
    loop,
    wide,
    number: 5,
    boolean: true,
    object: {},
    array: [],
  })) {
    test(`${name} where text belongs`, () => {
      assert.deepEqual(issues(() => engine.assess(noted(value))), ["wrong_type /answers/0/note"]);
    });
    test(`${name} as the whole document`, () => {
      if (name !== "object" && name !== "itself") assert.notDeepEqual(issues(() => engine.assess(value)), []);
      assert.notDeepEqual(engine.validate(value).issues, []);
    });
  }

  test("undefined as the whole document", () => assert.deepEqual(issues(() => engine.assess(undefined)), ["wrong_type "]));

  test("undefined as an entry, and a hole", () => {
    assert.deepEqual(issues(() => engine.assess(assessment({ answers: [undefined] }))), ["wrong_type /answers/0"]);
    assert.deepEqual(issues(() => engine.assess(assessment({ answers: [, { item_id: "4.1-r1" }] }))), ["wrong_type /answers/0"]);
  });

  test("keys that are undefined are absent", () => {
    const absent = engine.assessJson(assessment({ answers: [{ item_id: "4.1-r1" }] }));
    assert.equal(engine.assessJson(assessment({ scope: undefined, answers: [{ item_id: "4.1-r1", note: undefined }] })), absent);
  });

  test("too deep", () => {
    const [found] = issues(() => engine.assess(assessment({ answers: deep })));
    assert.ok(found.startsWith("json_too_deep /answers/0/0/"), found);
  });

  test("too large", () => assert.deepEqual(issues(() => engine.assess(noted("x".repeat(9 << 20)))), ["json_too_large "]));

  test("halves of characters", () => {
    assert.deepEqual(issues(() => engine.assess(noted("\ud83d"))), ["json_syntax /answers/0/note"]);
    assert.deepEqual(issues(() => engine.assess(JSON.stringify(noted("~")).replace("~", "\ude00"))), ["json_syntax /answers/0/note"]);
    assert.deepEqual(issues(() => engine.assess("\ud83d")), ["json_syntax "]);
    assert.equal(engine.assess(noted("😀")).assessment.answers[0].note, "😀");
    assert.equal(engine.assess(JSON.stringify(noted("😀"))).assessment.answers[0].note, "😀");
  });

  test("text that is no JSON", () => {
    for (const text of ["", " ", "{", "nul", "[1,]", "{'a': 1}", "NaN", "\0"]) {
      assert.deepEqual(issues(() => engine.assess(text)).map((issue) => issue.split(" ")[0]), ["json_syntax"], text);
    }
  });

  test("what looks like an object is one", () => {
    const expected = engine.assessJson(sample);
    class Stated {
      constructor() {
        Object.assign(this, sample);
      }
    }
    for (const value of [
      new Stated(),
      Object.assign(Object.create(null), sample),
      new Proxy(sample, {}),
      runInNewContext("JSON.parse(text)", { text: JSON.stringify(sample) }),
      { toJSON: () => sample },
      JSON.stringify(sample),
      JSON.stringify(sample, null, 2),
      `\ufeff${JSON.stringify(sample)}`,
    ]) {
      assert.equal(engine.assessJson(value), expected);
    }
  });

  test("dates write themselves", () => {
    const expected = ["invalid_date /as_of"];
    assert.deepEqual(issues(() => engine.assess(assessment({ as_of: new Date("2026-11-23") }))), expected);
  });

  test("an error of the caller's own passes", () => {
    const own = new RangeError("own");
    const value = Object.defineProperty(assessment(), "answers", {
      enumerable: true,
      get() {
        throw own;
      },
    });
    assert.equal(caught(() => engine.assess(value)), own);
  });

  test("a refusal harms nothing that comes after", () => {
    assert.equal(engine.assessJson(sample), engine.assessJson(sample));
  });
});

describe("operations", () => {
  test("the catalogue has 38 controls, a text for each item, and is a fresh copy", () => {
    const [management, controls] = engine.catalogue().parts;
    assert.equal(controls.groups.flatMap(({ units }) => units).length, 38);
    for (const { items } of [management, controls].flatMap(({ groups }) => groups).flatMap(({ units }) => units)) {
      for (const { id } of items) assert.ok(texts.items[id].question.endsWith("?"), id);
    }
    controls.groups.length = 0;
    assert.deepEqual(engine.catalogue(), catalogue);
  });

  test("a report scores itself again to the same bytes", () => {
    const report = engine.assess(sample);
    assert.equal(engine.assessJson(report.assessment), JSON.stringify(report));
  });

  test("an explanation ends in the figure of the report", () => {
    const { figure, id } = engine.explain(sample, "management_system");
    assert.deepEqual([id, figure], ["management_system", engine.assess(sample).headline.management_system]);
  });

  test("a summary, over texts as an object and as text", () => {
    const summary = engine.render(sample, "text", texts);
    assert.ok(summary.includes(sample.organization.name), summary);
    assert.equal(engine.render(sample, "text", JSON.stringify(texts)), summary);
    assert.notDeepEqual(issues(() => engine.render(sample, "text", { ...texts, items: {} })), []);
  });

  test("a seed beyond 2^53 is a bigint or its digits", () => {
    const seed = 2n ** 64n - 1n;
    const found = engine.uncertainty(sample, { seed, draws: 100 });
    assert.equal(found.seed, String(seed));
    assert.deepEqual(engine.uncertainty(sample, { seed: String(seed), draws: 100 }), found);
    assert.notDeepEqual(issues(() => engine.uncertainty(sample, { seed: -1n })), []);
    assert.equal(engine.uncertainty(sample).draws, 10_000);
  });

  test("validation of what is valid finds nothing", () => {
    assert.deepEqual(engine.validate(sample), { format: "aimscore/issues/1", issues: [], more: 0 });
  });

  test("engines with a frame of their own stand side by side", async () => {
    const plain = await load({ catalogue: JSON.stringify(catalogue) });
    assert.equal(plain.assess(sample).readiness, null);
    const again = await load({ catalogue });
    assert.equal(again.assessJson(sample), plain.assessJson(sample));
    assert.notEqual(engine.assess(sample).readiness, null);
  });
});

describe("sessions", () => {
  /** Numbers from 0 to below 1, the same in every run. */
  function* numbers(seed) {
    for (let state = seed; ; ) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      yield state / 2 ** 32;
    }
  }

  const groups = catalogue.parts.flatMap((part) => part.groups.map((group) => ({ part, group })));
  const units = groups.flatMap(({ part, group }) => group.units.map((unit) => ({ part, unit })));
  const items = units.flatMap(({ unit }) => unit.items.map(({ id }) => id));
  const controls = units.filter(({ part }) => part.excludable).map(({ unit }) => unit.id);
  const documents = catalogue.documents.map(({ id }) => id);

  function patches(seed, count) {
    const random = numbers(seed);
    const pick = (list) => list[Math.floor(random.next().value * list.length)];
    const some = (ids, statement) => [...new Set(Array.from({ length: pick([0, 0, 1, 1, 2, 5]) }, () => pick(ids)))].map(statement);
    const patch = () => ({
      answers: some(items, (item_id) => ({
        item_id,
        rating: pick(["not", "partially", "largely", "fully", "unsure", undefined]),
        evidence_level: pick(["none", "said", "document", "record", "independent", undefined]),
      })),
      applicability: some(controls, (control_id) => ({ control_id, included: pick([true, false]), justification: pick(["Needed.", "n/a"]) })),
      documents: some(documents, (document_id) => ({ document_id, status: pick(["missing", "draft", "approved"]) })),
      settings: pick([undefined, undefined, undefined, { evidence_rule: pick(["declared", "evidenced"]) }]),
      remove: some([...items, ...controls, ...documents], (id) => id),
    });
    return Array.from({ length: count }, patch);
  }

  /** Rows with those that changed in the place of the old ones. */
  function replaced(rows, changed) {
    const byId = new Map(changed.map((row) => [row.id, row]));
    return rows.map((row) => byId.get(row.id) ?? row);
  }

  for (const seed of [1, 2, 3]) {
    test(`give what assess gives, after every one of many patches (${seed})`, () => {
      const session = engine.session(seed === 1 ? assessment() : sample);
      let before = session.report();
      for (const patch of patches(seed, 60)) {
        const changes = attempted(() => session.set(patch));
        const text = session.reportJson();
        assert.equal(text, engine.assessJson(session.assessment()));
        const after = session.report();
        assert.equal(JSON.stringify(after), text);
        if (changes === undefined) {
          assert.deepEqual(after, before);
        } else {
          assert.deepEqual(changes.headline, after.headline);
          assert.equal(changes.label, after.readiness.label);
          assert.deepEqual(replaced(before.groups, changes.groups), after.groups);
          assert.deepEqual(replaced(before.units, changes.units), after.units);
        }
        before = after;
      }
    });
  }

  /** What a patch gives, or nothing where it is refused: it may remove what it states. */
  function attempted(apply) {
    try {
      return apply();
    } catch (error) {
      assert.ok(error instanceof AssessmentError, String(error));
      return undefined;
    }
  }

  test("a patch that is refused changes nothing", () => {
    const session = engine.session(sample);
    const before = session.reportJson();
    for (const [patch, expected] of [
      [{ answers: [{ item_id: "4.1-r1", rating: "fully" }, { item_id: "4.1-r99" }] }, ["unknown_id /answers/1/item_id"]],
      [{ answers: [{ item_id: "4.1-r1", rating: NaN }] }, ["wrong_type /answers/0/rating"]],
      [{ answer: [] }, ["unknown_key /answer"]],
      ["{", ["json_syntax "]],
      [null, ["wrong_type "]],
      [{ applicability: [{ control_id: "4.1", included: false, justification: "x" }] }, ["not_excludable /applicability/0/control_id"]],
    ]) {
      assert.deepEqual(issues(() => session.set(patch)), expected);
      assert.equal(session.reportJson(), before);
    }
  });

  test("are independent of their input, their engine and each other", async () => {
    const given = structuredClone(sample);
    const first = (await load({ catalogue })).session(given);
    const second = engine.session(given);
    const before = second.reportJson();
    first.set({ remove: sample.answers.map(({ item_id }) => item_id) });
    assert.deepEqual(first.assessment().answers, []);
    given.answers.length = 0;
    assert.equal(second.reportJson(), before);
  });

  test("take patches as text", () => {
    const session = engine.session(assessment());
    const patch = { answers: [{ item_id: "4.1-r1", rating: "fully" }] };
    assert.deepEqual(session.set(JSON.stringify(patch)), engine.session(assessment()).set(patch));
  });
});
