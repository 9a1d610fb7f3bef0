// Audits of CISO Assistant and its library in JavaScript: they come back, and each problem is named.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { AssessmentError, load } from "../../bindings-wasm/dist/aimscore.js";
import { texts as de } from "../../bindings-wasm/dist/de.js";
import { texts as en } from "../../bindings-wasm/dist/en.js";

const SAMPLES = new URL("../samples/", import.meta.url);
const sample = (file) => JSON.parse(readFileSync(new URL(file, SAMPLES), "utf8"));
const engine = await load();
const DAY = "2026-11-23";

describe("an audit", () => {
  for (const file of readdirSync(SAMPLES).filter((file) => file.endsWith(".json"))) {
    for (const form of ["csv", "xlsx"]) {
      test(`comes back, and is the same a second time: ${file}, ${form}`, () => {
        const audit = engine.toCisoAssistant(sample(file), form, en);
        assert.ok(audit.content instanceof Uint8Array && audit.warnings.issues.length > 0);
        assert.ok(audit.warnings.issues.every(({ code }) => code === "not_carried"));
        const read = engine.fromCisoAssistant(audit.content, DAY);
        assert.ok(read.warnings.issues.every(({ code }) => code === "not_carried"));
        assert.deepEqual(engine.fromCisoAssistant(audit.content.buffer.slice(), DAY), read);
        const again = engine.toCisoAssistant(read.assessment, form, en);
        assert.deepEqual(engine.fromCisoAssistant(again.content, DAY).assessment, read.assessment);
        assert.deepEqual(engine.toCisoAssistant(JSON.stringify(sample(file)), form, en).content, audit.content);
      });
    }
  }

  test("of text is read as it is", () => {
    const read = engine.fromCisoAssistant("ref_id;compliance_result\n5.2;compliant\n", DAY);
    assert.equal(read.assessment.as_of, DAY);
    assert.ok(read.assessment.answers.some(({ item_id, rating }) => item_id === "5.2-r1" && rating === "fully"));
  });

  test("with wrong cells is refused with each of them", () => {
    for (const [audit, codes] of [
      ["ref_id,compliance_result\n5.2,fine\n7.1,good\n", ["unknown_value", "unknown_value"]],
      [new Uint8Array([1, 2, 3]), undefined],
      [42, undefined],
    ]) {
      assert.throws(
        () => engine.fromCisoAssistant(audit, DAY),
        (error) => error instanceof AssessmentError && (codes === undefined || (assert.deepEqual(error.issues.map(({ code }) => code), codes), true)),
      );
    }
    assert.throws(() => engine.toCisoAssistant(sample("developer-midway.json"), "pdf", en), AssessmentError);
    assert.throws(() => engine.toCisoAssistant({}, "csv", en), AssessmentError);
    assert.throws(() => engine.fromCisoAssistant("ref_id,compliance_result\n", "yesterday"), AssessmentError);
  });

  test("is none of another catalogue", async () => {
    const own = JSON.parse(readFileSync(new URL("../../web-demo/frameworks/ai-use-policy/catalogue.json", import.meta.url), "utf8"));
    const other = await load({ catalogue: own });
    assert.throws(() => other.fromCisoAssistant("ref_id,compliance_result\n", DAY), (error) => error.issues[0].code === "unknown_target");
  });
});

test("the library is YAML in the language of the texts", () => {
  for (const texts of [en, de]) assert.ok(engine.cisoAssistantLibrary(texts).includes(texts.items["5.2-r1"].question.slice(0, 20)));
});
