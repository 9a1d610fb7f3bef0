// The workbook in JavaScript: what it holds comes back as it was, wrong cells are named, and files that are none are refused.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { AssessmentError, load } from "../../bindings-wasm/dist/aimscore.js";
import { texts as de } from "../../bindings-wasm/dist/de.js";
import { texts as en } from "../../bindings-wasm/dist/en.js";
import { texts as es } from "../../bindings-wasm/dist/es.js";
import { texts as fr } from "../../bindings-wasm/dist/fr.js";
import { edited, zipped } from "./zip.mjs";

const SAMPLES = new URL("../samples/", import.meta.url);
const samples = readdirSync(SAMPLES).filter((file) => file.endsWith(".json"));
const sample = (file) => JSON.parse(readFileSync(new URL(file, SAMPLES), "utf8"));
const engine = await load();
const TABLES = ["about", "clauses", "answers", "gaps", "actions", "risks", "applicability", "documents", "crosswalks", "systems", "own_controls"];

/** The issues with which a workbook is refused, by pointer. */
function issues(workbook, texts = en) {
  try {
    engine.fromWorkbook(workbook, texts);
  } catch (error) {
    assert.ok(error instanceof AssessmentError, String(error));
    return error.issues;
  }
  return assert.fail("nothing was thrown");
}

describe("comes back as it was", () => {
  for (const [language, texts] of Object.entries({ en, de, fr, es })) {
    for (const file of samples) {
      test(`${file}, ${language}`, () => {
        const { assessment } = engine.assess(sample(file));
        const workbook = engine.toWorkbook(assessment, texts);
        assert.deepEqual(engine.fromWorkbook(workbook, texts), assessment);
        assert.deepEqual(engine.fromWorkbook(workbook.buffer.slice(), texts), assessment);
        assert.deepEqual(engine.toWorkbook(JSON.stringify(assessment), texts), workbook);
      });
    }
  }

  test("from within a larger buffer, as files of Node are", () => {
    const workbook = engine.toWorkbook(sample("developer-midway.json"), en);
    const larger = new Uint8Array(workbook.length + 20);
    larger.set(workbook, 10);
    assert.deepEqual(engine.fromWorkbook(larger.subarray(10, 10 + workbook.length), en), engine.fromWorkbook(workbook, en));
  });

  test("saved by a program that packs its parts", () => {
    const workbook = engine.toWorkbook(sample("developer-midway.json"), en);
    const packed = edited(workbook, (parts) => parts);
    assert.ok(packed.length < workbook.length / 3);
    assert.deepEqual(engine.fromWorkbook(packed, en), engine.fromWorkbook(workbook, en));
  });
});

test("every wrong cell is named by sheet and cell", () => {
  const workbook = engine.toWorkbook(sample("developer-midway.json"), en);
  const wrong = edited(workbook, (parts) => parts.map(([name, text]) => [name, text.replaceAll(`>${en.words.scale.partially.label}<`, ">perhaps<")]));
  const found = issues(wrong);
  assert.ok(found.length > 3);
  for (const { code, pointer, params } of found) {
    assert.equal(code, "unknown_value");
    assert.match(pointer, /^(Answers|Own controls)![A-Z]\d+$/);
    assert.equal(params.value, "perhaps");
  }
});

describe("a table as CSV", () => {
  const midway = sample("developer-midway.json");
  for (const table of TABLES) {
    test(table, () => {
      const csv = engine.tableCsv(midway, table, en);
      assert.ok(csv.startsWith("\ufeff"));
      assert.ok(csv.endsWith("\r\n"));
    });
  }

  test("a row for each gap", () => {
    const { gaps } = engine.assess(midway);
    assert.equal(engine.tableCsv({ ...midway, answers: midway.answers.map((answer) => ({ ...answer, note: undefined })) }, "gaps", en).trim().split("\r\n").length, gaps.length + 1);
  });

  test("formulas stay texts", () => {
    const answers = [{ item_id: "4.1-r1", note: "=HYPERLINK(1)" }];
    assert.ok(engine.tableCsv({ ...midway, answers }, "answers", en).includes(",'=HYPERLINK(1)"));
  });

  test("there is no other", () => {
    for (const name of ["people", "", null, undefined, 3, {}]) {
      assert.throws(() => engine.tableCsv(midway, name, en), (error) => error instanceof AssessmentError && error.issues[0].code === "unknown_target");
    }
  });
});

describe("refused, with a reason", () => {
  const workbook = engine.toWorkbook(sample("developer-midway.json"), en);
  const text = (text) => new TextEncoder().encode(text);
  const claimed = (parts) => {
    // Each part says that it has 1 GB.
    const bytes = zipped(parts);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 28 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 20, 1 << 30, true);
    return bytes;
  };
  const files = {
    "an empty file": new Uint8Array(),
    "text": text("item_id,rating\r\n"),
    "JSON": text("{}"),
    "two letters": text("PK"),
    "zeros": new Uint8Array(1 << 16),
    "the first half": workbook.subarray(0, workbook.length / 2),
    "another ZIP": zipped([["readme.txt", "no workbook"]]),
    "a bomb": zipped([["_rels/.rels", `<Relationships>${" ".repeat(64 << 20)}</Relationships>`]]),
    "a claim of 1 GB": claimed([["_rels/.rels", "<Relationships/>"]]),
    "entities": edited(workbook, (parts) => parts.map(([name, xml]) => [name, name === "xl/workbook.xml" ? `<!DOCTYPE w [<!ENTITY a "${"b".repeat(1000)}">]>${xml}` : xml])),
    "deep nesting": edited(workbook, (parts) => parts.map(([name, xml]) => [name, name.startsWith("xl/worksheets/") ? "<c>".repeat(100_000) : xml])),
    "bytes that are no UTF-8": zipped([["_rels/.rels", Buffer.from([0x3c, 0xff, 0xfe])]]),
    "null": null,
    "undefined": undefined,
    "a number": 5_000_000,
    "an object": {},
    "a string": "PK",
    "a list": [80, 75],
  };
  for (const [name, file] of Object.entries(files)) {
    test(name, () => {
      const found = issues(file);
      assert.deepEqual([...new Set(found.map(({ code }) => code))], ["workbook_syntax"], JSON.stringify(found[0]));
      assert.ok(found[0].mend);
    });
  }

  test("a workbook of another language: its sheets are missing", () => {
    const found = issues(engine.toWorkbook(sample("developer-midway.json"), de));
    assert.ok(found.every(({ code }) => code === "workbook_sheet"));
  });

  test("and nothing is harmed that comes after", () => {
    assert.deepEqual(engine.toWorkbook(sample("developer-midway.json"), en), workbook);
  });
});

test("an assessment with problems is refused as everywhere", () => {
  const broken = { ...sample("developer-midway.json"), as_of: "tomorrow" };
  for (const write of [() => engine.toWorkbook(broken, en), () => engine.tableCsv(broken, "gaps", en)]) {
    assert.throws(write, (error) => error instanceof AssessmentError && error.issues[0].pointer === "/as_of");
  }
});
