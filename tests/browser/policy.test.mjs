// What a page may forbid: the element works under each of these policies, and asks for nothing that they would have to allow.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch, watch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const HASH = `sha384-${createHash("sha384").update(await readFile(new URL("aimscore/element.js", SITE))).digest("base64")}`;
const BASE = "default-src 'none'; style-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'";
const TRUSTED = "require-trusted-types-for 'script'";
const WASM = "'wasm-unsafe-eval'";

const POLICIES = {
  "own files": `${BASE}; script-src 'self' ${WASM}`,
  "own files, Trusted Types": `${BASE}; script-src 'self' ${WASM}; ${TRUSTED}`,
  "own files, Trusted Types by name": `${BASE}; script-src 'self' ${WASM}; ${TRUSTED}; trusted-types lit-html`,
  "own files, no WASM": `${BASE}; script-src 'self'`,
  "own files, no WASM, Trusted Types": `${BASE}; script-src 'self'; ${TRUSTED}`,
  "a nonce": `${BASE}; script-src 'nonce-once' 'strict-dynamic' ${WASM}; ${TRUSTED}`,
  "a nonce, no WASM": `${BASE}; script-src 'nonce-once' 'strict-dynamic'; ${TRUSTED}`,
  "no styles at all": `${BASE.replace("style-src 'self'", "style-src 'none'")}; script-src 'self' ${WASM}; ${TRUSTED}`,
  "a sandbox": `${BASE}; script-src http://127.0.0.1:* ${WASM}; sandbox allow-scripts`,
};

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const PAGE = `<!doctype html><html lang="en"><head><title>A page</title><script type="module" nonce="once" src="/aimscore/element.js?ver=6.4" integrity="${HASH}" crossorigin></script></head><body><aims-assessment></aims-assessment></body></html>`;

async function under(policy, use) {
  const site = await serve(SITE, { pages: { "/": PAGE, "/favicon.ico": "" }, headers: { "content-security-policy": policy, "access-control-allow-origin": "*" } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen = watch(page);
  try {
    await use(await Demo.open(page, site.url), page, seen);
  } finally {
    await page.close();
    await site.close();
  }
}

describe("under a policy that allows", () => {
  for (const [name, policy] of Object.entries(POLICIES)) {
    test(name, () =>
      under(policy, async (demo, page, seen) => {
        await demo.section("Leadership");
        await demo.level("5.1-r1", "Fully in place").click();
        await page.waitForFunction(() => document.querySelector("aims-assessment").report?.headline.management_system.rated === 1, undefined, { timeout: 60_000 });
        await demo.view("Report");
        await page.locator(".chart, svg").first().waitFor();
        assert.ok(!seen.requests.some((url) => url.endsWith("/aimscore.js")), "what writes reports waits for somebody who wants one");
        assert.match(await demo.element.evaluate((element) => element.export("html")), /^<!doctype html>/);
        // Where WASM is forbidden, the browser says once that it was tried.
        const complaints = seen.complaints.filter((text) => policy.includes(WASM) || !/WebAssembly|wasm/i.test(text));
        assert.deepEqual(complaints, []);
        assert.equal(await page.locator(".shell").evaluate((shell) => getComputedStyle(shell).containerType), "inline-size", "it has its style");
        const asked = seen.requests.map((url) => new URL(url).pathname).filter((path) => path !== "/");
        assert.deepEqual(asked.filter((path) => !path.startsWith("/aimscore/")), []);
        assert.equal(asked.includes("/aimscore/without-wasm.js"), !policy.includes(WASM));
      }));
  }
});
