// The package as its users take it: each recipe is built by its own tool, served as static files and used.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch, watch } from "./browser.mjs";
import { Demo } from "./demo.mjs";
import { serve } from "./server.mjs";

const RECIPES = new URL("../recipes/", import.meta.url);
const PACKAGE = new URL("node_modules/aimscore/dist/", RECIPES);
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'none'";
const TRUSTED = `${STRICT}; require-trusted-types-for 'script'`;
const withoutWasm = (policy) => policy.replace(" 'wasm-unsafe-eval'", "");

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** The files of the package in a folder `aimscore` of the site, as somebody without a bundler puts them there. */
async function copied() {
  const files = (await readdir(PACKAGE)).filter((file) => file.endsWith(".js"));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [`/aimscore/${file}`, await readFile(new URL(file, PACKAGE))])));
}

/** Uses a page as a visitor does; it may ask for nothing beyond its site, and complains about nothing. */
async function visit({ folder, policy, pages }, use) {
  const site = await serve(new URL(folder, RECIPES), { pages, headers: { "content-security-policy": policy } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen = watch(page);
  try {
    await page.goto(`${site.url}/`);
    await use(page, seen);
    assert.deepEqual(seen.complaints, []);
    assert.deepEqual(seen.requests.filter((url) => !url.startsWith(`${site.url}/`) && !url.startsWith("data:")), []);
  } finally {
    await page.close();
    await site.close();
  }
}

/** From the first question to the figure that follows from its answer, then the same in German. */
async function assessed(page) {
  const demo = new Demo(page);
  await demo.heading(/Where do you stand/).waitFor();
  await demo.section("Leadership");
  await demo.level("5.1-r1", "Fully in place").click();
  await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
  await demo.view("Report");
  await page.getByRole("heading", { name: "Readiness" }).waitFor();
  await demo.element.evaluate((element) => (element.lang = "de"));
  await page.waitForFunction(() => document.querySelector("aims-assessment").shadowRoot.querySelector(".shell").lang === "de");
}

const asked = ({ requests }, name) => requests.some((url) => url.includes(name));

describe("plain HTML", { concurrency: true }, () => {
  const site = (async () => {
    const files = await copied();
    const hash = `sha384-${createHash("sha384").update(files["/aimscore/element.js"]).digest("base64")}`;
    const page = await readFile(new URL("html/index.html", RECIPES), "utf8");
    return { folder: "html/", pages: { ...files, "/": page.replace("sha384-…", hash) } };
  })();

  test("runs", async () => visit({ ...(await site), policy: TRUSTED }, (page, seen) => assessed(page).then(() => assert.ok(!asked(seen, "without-wasm")))));

  test("runs where WASM is forbidden", async () => visit({ ...(await site), policy: withoutWasm(TRUSTED) }, assessed));
});

for (const [name, folder, policy] of [
  ["Vite", "vite/dist/", TRUSTED],
  ["webpack", "webpack/", STRICT],
  ["React", "react/dist/", TRUSTED],
  ["Vue", "vue/dist/", TRUSTED],
  ["Svelte", "svelte/dist/", TRUSTED],
]) {
  describe(name, { concurrency: true }, () => {
    test("runs", () => visit({ folder, policy }, (page, seen) => assessed(page).then(() => assert.ok(!asked(seen, "without-wasm")))));

    test("runs where WASM is forbidden", () => visit({ folder, policy: withoutWasm(policy) }, assessed));
  });
}
