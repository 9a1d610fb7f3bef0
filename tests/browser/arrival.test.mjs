// One tag: the questions are there before the engine, and the engine is the one that the tag means.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const ELEMENT = await readFile(new URL("aimscore/element.js", SITE));
const HASH = `sha384-${createHash("sha384").update(ELEMENT).digest("base64")}`;
const tagged = (address) => `<!doctype html><html lang="en"><head><title>One tag</title><script type="module" src="${address}" integrity="${HASH}" crossorigin></script></head><body><aims-assessment></aims-assessment></body></html>`;
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'; require-trusted-types-for 'script'";
const WITHOUT_WASM = STRICT.replace(" 'wasm-unsafe-eval'", "");

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** The page under a policy; `change` gets each file before it is sent. */
async function embedded(use, { policy = STRICT, address = "/aimscore/element.js", change = (path, body) => body } = {}) {
  const site = await serve(SITE, { pages: { "/": tagged(address) }, headers: { "content-security-policy": policy } });
  const page = await browser.newPage();
  const asked = [];
  await page.route("**/aimscore/*.js", async (route) => {
    const path = new URL(route.request().url()).pathname;
    asked.push(path);
    const response = await route.fetch();
    await route.fulfill({ response, body: await change(path, await response.body()) });
  });
  try {
    await page.goto(`${site.url}/`, { waitUntil: "domcontentloaded" });
    await use(new Demo(page), page, asked);
  } finally {
    await page.close();
    await site.close();
  }
}

/** Holds a file back until it is let go. */
function held(file) {
  let letGo;
  const gone = new Promise((go) => (letGo = go));
  return { letGo, change: async (path, body) => (path.endsWith(file) && (await gone), body) };
}

const tampered = (file) => ({ change: (path, body) => (path.endsWith(file) ? Buffer.concat([body, Buffer.from("\n// changed on the way")]) : body) });

describe("one tag", { concurrency: true }, () => {
  test("what is answered before the engine is there counts once it is", async () => {
    const { letGo, change } = held("/engine.js");
    await embedded(
      async (demo, page) => {
        await demo.section("Leadership");
        await demo.level("5.1-r1", "Fully in place").click();
        await demo.level("5.1-r2", "Partially in place").click();
        await demo.view("Report");
        await page.getByText("One moment: the figures are on their way.").waitFor();
        assert.equal(await demo.assessment(), undefined);
        await demo.section("Policies related to AI");
        await page.getByLabel("Yes, include it").check();
        letGo();
        await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
        await demo.section("Leadership");
        assert.notEqual(await demo.range("5.1").textContent(), "no figure");
        const { answers, applicability } = await demo.assessment();
        assert.deepEqual(answers.map(({ item_id: item, rating }) => [item, rating]), [["5.1-r1", "fully"], ["5.1-r2", "partially"]]);
        assert.deepEqual(applicability, [{ control_id: "A.2.2", included: true }]);
      },
      { change },
    );
  });

  test("an engine that was changed on the way is not run, and the answers can be saved all the same", () =>
    embedded(async (demo, page) => {
      await page.getByRole("alert").getByText("the engine could not be loaded").waitFor();
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      assert.equal(JSON.parse((await demo.save()).text).answers.length, 1);
    }, tampered("/engine.js")));

  test("nor is it where the address of the script says a version", () =>
    embedded((_, tab) => tab.getByRole("alert").getByText("the engine could not be loaded").waitFor(), { address: "/aimscore/element.js?ver=6.4", ...tampered("/engine.js") }));

  test("neither is one without WASM", () =>
    embedded((_, page) => page.getByRole("alert").getByText("the engine could not be loaded").waitFor(), { policy: WITHOUT_WASM, ...tampered("/without-wasm.js") }));

  test("nor is a language", () =>
    embedded(async (demo, page) => {
      await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
      await page.evaluate(() => (document.querySelector("aims-assessment").lang = "de"));
      await page.waitForFunction(() => document.querySelector("link") === null);
      await demo.heading(/Where do you stand/).waitFor();
      assert.equal(await page.locator("aims-assessment .shell").getAttribute("lang"), "en");
    }, tampered("/texts-de.js")));

  test("what is said about other frameworks comes with the report, and printing waits for it", async () => {
    const { letGo, change } = held("/crosswalks-en.js");
    await embedded(
      async (demo, page) => {
        await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
        await page.evaluate(() => {
          globalThis.printed = [];
          globalThis.print = () => globalThis.printed.push(document.querySelector("aims-assessment").shadowRoot.querySelector('[aria-labelledby="crosswalks"]').innerText);
        });
        await demo.view("Report");
        await page.getByText("the words about other frameworks are on their way").waitFor();
        await page.getByRole("button", { name: "Print" }).click();
        assert.deepEqual(await page.evaluate(() => globalThis.printed), []);
        letGo();
        await page.waitForFunction(() => globalThis.printed.length > 0);
        const [text] = await page.evaluate(() => globalThis.printed);
        assert.match(text, /NIST AI RMF 1\.0[\s\S]*voluntary/, "open, with its words");
      },
      { change },
    );
  });

  test("what is said about other frameworks and was changed on the way is not shown, and the figures stand without it", () =>
    embedded(async (demo, page) => {
      await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
      await demo.view("Report");
      await page.getByText("The words about other frameworks could not be loaded.").waitFor();
      await page.getByText("nist-ai-rmf", { exact: true }).waitFor();
    }, tampered("/crosswalks-en.js")));

  test("what writes the report as a file comes once somebody takes it along, and says so", async () => {
    const { letGo, change } = held("/aimscore.js");
    await embedded(
      async (demo, page, asked) => {
        await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
        await demo.view("Report");
        await page.getByText("NIST AI RMF 1.0", { exact: true }).waitFor();
        for (const kind of ["Assessment (JSON)", "Answers (CSV)"]) await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: kind }).click()]);
        assert.ok(!asked.includes("/aimscore/aimscore.js"));
        await page.getByRole("button", { name: "Report (HTML)" }).click();
        await page.getByText("One moment: the file is being written.").waitFor();
        const download = page.waitForEvent("download");
        letGo();
        const text = await readFile(await (await download).path(), "utf8");
        assert.match(text, /^<!doctype html>[\s\S]*NIST AI RMF 1\.0/);
        await page.getByText("One moment: the file is being written.").waitFor({ state: "detached" });
        assert.equal(await demo.element.evaluate((element) => element.export("html")), text);
        assert.equal(asked.filter((path) => path === "/aimscore/aimscore.js").length, 1);
      },
      { change },
    );
  });

  test("where that was changed on the way no report is written, and the other files are", () =>
    embedded(async (demo, page) => {
      await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
      await demo.view("Report");
      await page.getByRole("button", { name: "Report (HTML)" }).click();
      await page.getByRole("alert").getByText("This file could not be written here").waitFor();
      assert.equal(await demo.element.evaluate((element) => element.export("html")), undefined);
      await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Answers (CSV)" }).click()]);
      await demo.view("Start");
      await page.getByLabel("Open a saved file").setInputFiles({ name: "a.xlsx", mimeType: "", buffer: Buffer.from("PK") });
      await page.getByText("What reads workbooks could not be loaded.").waitFor();
    }, tampered("/aimscore.js")));

  for (const [title, policy, files] of [
    ["WASM", STRICT, ["/aimscore/crosswalks-en.js", "/aimscore/element.js", "/aimscore/engine.js"]],
    ["no WASM", WITHOUT_WASM, ["/aimscore/crosswalks-en.js", "/aimscore/element.js", "/aimscore/engine.js", "/aimscore/without-wasm.js"]],
  ]) {
    test(`asks for its own files only, once each: ${title}`, () =>
      embedded(
        async (demo, page, asked) => {
          await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
          await demo.section("Leadership");
          await demo.level("5.1-r1", "Fully in place").click();
          await demo.view("Report");
          await page.getByText("NIST AI RMF 1.0", { exact: true }).waitFor();
          assert.deepEqual(asked.sort(), files);
          assert.equal(await page.locator("link").count(), 0);
        },
        { policy },
      ));
  }
});
