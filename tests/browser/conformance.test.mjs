// The package in Chromium gives the bytes that Rust gives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const text = readFileSync(process.env.AIMSCORE_PARITY, "utf8").trimEnd();
const runs = text.split("\n").map((line) => JSON.parse(line));

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

let site;
let browser;
let page;

before(async () => {
  site = await serve(new URL("../../bindings-wasm/dist/", import.meta.url), {
    headers: { "content-security-policy": POLICY },
    pages: { "/": "<!doctype html><title>conformance</title>", "/runs.jsonl": text },
  });
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${site.url}/`);
  await page.evaluate(fetchRuns);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** In the page: fetches the runs, so that they need not cross one by one. */
async function fetchRuns() {
  const [package_, response] = await Promise.all([import("/aimscore.js"), fetch("/runs.jsonl")]);
  globalThis.aimscore = package_;
  globalThis.runs = (await response.text()).split("\n").map((line) => JSON.parse(line));
}

/** In the page: what a run gives, or null where that is what it should give. */
async function difference(at) {
  const { AssessmentError, load } = globalThis.aimscore;
  const { ok, output, catalogue, policy, input, explain, patches, roadmap, after, what_if: patch } = globalThis.runs[at];
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
    if (roadmap) return JSON.stringify(started.roadmap(input));
    if (after !== null) return JSON.stringify(started.compare(input, after));
    if (patch !== null) return JSON.stringify(started.whatIf(input, patch));
    if (patches === null) return started.assessJson(input);
    const session = started.session(input);
    const outcomes = patches.map((patch) => refusable(() => JSON.stringify(session.set(patch))));
    const last = outcomes.at(-1);
    if (last.ok) return last.output;
    throw new AssessmentError(JSON.parse(last.output));
  });
  return given.ok === ok && given.output === output ? null : given;
}

for (const [at, { name, ok, output }] of runs.entries()) {
  test(name, async () => {
    const given = await page.evaluate(difference, at);
    if (given !== null) assert.deepEqual(given, { ok, output });
  });
}
