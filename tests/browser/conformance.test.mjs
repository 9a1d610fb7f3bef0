// The package in Chromium gives the bytes that Rust gives, and so it does where the page forbids WASM.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const text = readFileSync(process.env.AIMSCORE_PARITY, "utf8").trimEnd();
const runs = text.split("\n").map((line) => JSON.parse(line));

const POLICIES = {
  "WASM allowed": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  "WASM forbidden": "default-src 'none'; script-src 'self'; connect-src 'self'",
};

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** In the page: fetches the runs, so that they need not cross one by one. */
async function fetchRuns() {
  const [package_, response] = await Promise.all([import("/aimscore.js"), fetch("/runs.jsonl")]);
  globalThis.aimscore = package_;
  globalThis.packs = {};
  for (const language of ["en", "de", "fr", "es"]) globalThis.packs[language] = (await import(`/${language}.js`)).texts;
  globalThis.runs = (await response.text()).split("\n").map((line) => JSON.parse(line));
}

/** In the page: what a run gives, or null where that is what it should give. */
async function difference(at) {
  const { AssessmentError, load } = globalThis.aimscore;
  const { ok, output, catalogue, policy, input, explain, patches, roadmap, uncertainty, after, what_if: patch, chart, format, part, oscal, table, ...call } =
    globalThis.runs[at];
  const refusable = (operation) => {
    try {
      return { ok: true, output: operation() };
    } catch (error) {
      if (!(error instanceof AssessmentError)) throw error;
      return { ok: false, output: JSON.stringify({ format: "aimscore/issues/1", issues: error.issues, more: error.more }) };
    }
  };
  const frame = { ...(catalogue === null ? {} : { catalogue }), ...(policy === null ? {} : { policy }) };
  const started = await load(frame).catch((error) => error);
  const given = refusable(() => {
    if (started instanceof Error) throw started;
    if (explain !== null) return JSON.stringify(started.explain(input, explain));
    if (uncertainty !== null) return JSON.stringify(started.uncertainty(input, uncertainty));
    if (roadmap) return JSON.stringify(started.roadmap(input));
    if (call.to_code) return JSON.stringify(started.toCode(input));
    if (call.from_code) return JSON.stringify(started.fromCode(input));
    if (call.answers_csv) return JSON.stringify(started.answersCsv(input, globalThis.packs[call.language]));
    if (call.answers_from_csv) return JSON.stringify(started.answersFromCsv(input, globalThis.packs[call.language]));
    if (after !== null) return JSON.stringify(started.compare(input, after));
    if (patch !== null) return JSON.stringify(started.whatIf(input, patch));
    if (chart !== null) return started.chart(input, chart, globalThis.packs[call.language]);
    if (format !== null) return started.render(input, format, globalThis.packs[call.language], part ?? undefined);
    if (table !== null) return started.tableCsv(input, table, globalThis.packs[call.language]);
    if (call.workbook) return Array.from(started.toWorkbook(input, globalThis.packs[call.language]), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (call.from_workbook) {
      const bytes = Uint8Array.from(input.match(/../g), (digits) => parseInt(digits, 16));
      return JSON.stringify(started.fromWorkbook(bytes, globalThis.packs[call.language]));
    }
    if (oscal !== null) {
      const [name, version] = oscal;
      const alone = version === "1.1.2" ? { version, standAlone: true, system: "second system" } : {};
      return started.oscal(input, name, globalThis.packs[call.language], alone);
    }
    if (patches === null) return started.assessJson(input);
    const session = started.session(input);
    const outcomes = patches.map((patch) => refusable(() => JSON.stringify(session.set(patch))));
    const last = outcomes.at(-1);
    if (last.ok) return last.output;
    throw new AssessmentError(JSON.parse(last.output));
  });
  return given.ok === ok && given.output === output ? null : given;
}

for (const [title, policy] of Object.entries(POLICIES)) {
  describe(title, () => {
    let site;
    let page;

    before(async () => {
      site = await serve(new URL("../../bindings-wasm/dist/", import.meta.url), {
        headers: { "content-security-policy": policy },
        pages: { "/": "<!doctype html><title>conformance</title>", "/runs.jsonl": text },
      });
      page = await browser.newPage();
      await page.goto(`${site.url}/`);
      await page.evaluate(fetchRuns);
    });

    after(async () => {
      await page?.close();
      await site?.close();
    });

    for (const [at, { name, ok, output }] of runs.entries()) {
      test(name, async () => {
        const given = await page.evaluate(difference, at);
        if (given !== null) assert.deepEqual(given, { ok, output });
      });
    }
  });
}

test("the file without WASM is asked for only where WASM is forbidden", async () => {
  for (const [title, policy] of Object.entries(POLICIES)) {
    const site = await serve(new URL("../../bindings-wasm/dist/", import.meta.url), { headers: { "content-security-policy": policy }, pages: { "/": "<!doctype html>" } });
    const page = await browser.newPage();
    try {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${site.url}/`);
      await page.evaluate(async () => (await (await import("/aimscore.js")).load()).textMax);
      assert.equal(asked.includes("/without-wasm.js"), title === "WASM forbidden", title);
    } finally {
      await page.close();
      await site.close();
    }
  }
});
