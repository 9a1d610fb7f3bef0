// The frameworks that the site has as examples: opened, answered and reported with one tag each, readable by everybody, and without a word about ISO/IEC 42001.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { launch, watch } from "./browser.mjs";
import { SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const FOREIGN = /.{0,60}(?:42001|Annex|onconformit|ertification|lause|tatement of Applicability|anagement system).{0,60}/g;

let browser;
let site;

before(async () => {
  [site, browser] = await Promise.all([serve(SITE), launch()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function visit(use, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const seen = watch(page);
  try {
    await page.goto(`${site.url}/frameworks.html`);
    await page.waitForFunction(() => [...document.querySelectorAll("aims-assessment")].every((element) => element.assessment !== undefined));
    await use(page);
    assert.deepEqual(seen.complaints, []);
    assert.deepEqual(seen.requests.filter((url) => !url.startsWith(`${site.url}/`)), []);
  } finally {
    await page.close();
  }
}

/** An example. Only one of them is open at a time. */
async function opened(page, id) {
  const element = page.locator(`#${id}`);
  const example = page.locator("details", { has: element });
  if ((await example.getAttribute("open")) === null) await example.locator("summary").click();
  return element;
}

/** What an element shows, apart from its crosswalks: those name the framework that they lead to. */
const shown = (element) =>
  element.evaluate(({ shadowRoot }) => {
    const view = shadowRoot.querySelector(".view").cloneNode(true);
    view.querySelector('[aria-labelledby="crosswalks"]')?.remove();
    return view.textContent;
  });

const view = (element, name) => element.getByRole("navigation", { name: "Parts of the assessment" }).getByRole("button", { name, exact: true }).click();

for (const { id, item, question, level, group, figure } of [
  { id: "policy-check", item: "1.1-q1", question: "Does your policy say what people may use AI for?", level: "Yes", group: "1", figure: ["policy", 8.3] },
  { id: "rmf", item: "MAP-1.1-q", question: "Is it written down what each AI system is for?", level: "Complete", group: "MAP-1", figure: ["MAP", 5.6] },
]) {
  describe(id, () => {
    test("is opened, answered and reported", () =>
      visit(async (page) => {
        const element = await opened(page, id);
        assert.deepEqual((await shown(element)).match(FOREIGN), null);
        await element.evaluate((element, item) => element.goTo(item), item);
        await element.getByText(question).first().waitFor();
        await element.locator(`[id="${item}"]`).getByRole("radio", { name: new RegExp(`^${level}`) }).click();
        assert.deepEqual((await shown(element)).match(FOREIGN), null);
        assert.deepEqual(await violations(page), []);
        for (const name of ["Scope", "Learn", "Questions"]) {
          await view(element, name);
          assert.deepEqual((await shown(element)).match(FOREIGN), null);
        }
        await element.getByText(group, { exact: true }).first().waitFor();
        await view(element, "Report");
        await element.getByRole("heading", { name: "By area" }).waitFor();
        assert.deepEqual((await shown(element)).match(FOREIGN), null);
        assert.deepEqual(await violations(page), []);
        const [part, low] = figure;
        // One item of its unit in full: 1/3 of one of four units, and one of eighteen.
        assert.equal((await element.evaluate((element) => element.report)).headline[part].low, low);
      }));

    test("is asked in another language of the interface, each text in its own", () =>
      visit(async (page) => {
        const element = await opened(page, id);
        for (const [lang, said] of [["de", "Ein Blick auf Ihre eigene Arbeit, Frage für Frage."], ["ar", "ليس تدقيقًا وليس شهادة."]]) {
          await element.evaluate((element, lang) => (element.lang = lang), lang);
          await element.getByText(said).waitFor();
        }
        assert.deepEqual(await violations(page), []);
      }));
  });
}

describe("the page", () => {
  for (const width of [375, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`can be read at ${width} pixels in ${colorScheme}`, () =>
        visit(
          async (page) => {
            assert.deepEqual(await violations(page), []);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the page");
          },
          { viewport: { width, height: 900 }, colorScheme },
        ));
    }
  }

  test("gives a catalogue and texts that are in order, with schemas that are there", () =>
    visit(async (page) => {
      const { checkFramework } = await import("../../bindings-wasm/dist/aimscore.js");
      const [catalogue, texts] = await Promise.all(["own-catalogue", "own-texts"].map((id) => page.locator(`#${id}`).textContent()));
      assert.deepEqual((await checkFramework({ catalogue, texts: [texts] })).issues, []);
      const links = await page.locator('a[href^="schemas/"]').evaluateAll((all) => all.map(({ href }) => href));
      assert.equal(links.length, 4);
      for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
    }));

  test("gives the same framework as a workbook", () =>
    visit(async (page) => {
      const { frameworkFromWorkbook } = await import("../../bindings-wasm/dist/aimscore.js");
      const link = page.getByRole("link", { name: "house-rules.xlsx" });
      const file = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
      const [catalogue, texts] = await Promise.all(["own-catalogue", "own-texts"].map(async (id) => JSON.parse(await page.locator(`#${id}`).textContent())));
      assert.deepEqual(await frameworkFromWorkbook(await file.body()), { catalogue, texts: [texts] });
    }));
});
