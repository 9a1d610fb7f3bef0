// The element in other languages.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { launch, watch } from "./browser.mjs";
import { SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const LANGUAGES = ["de", "fr", "es"];
const page = (lang, own) => `<!doctype html><html lang="${lang}"><head><title>aimscore</title><link rel="icon" href="data:," /><script type="module" src="/aimscore/element.js"></script></head><body><main><h1>aimscore</h1><aims-assessment${own}></aims-assessment></main></body></html>`;
const PAGES = Object.fromEntries([...LANGUAGES, "de-AT", "tlh"].flatMap((lang) => [[`/own/${lang}/`, page("en", ` lang="${lang}"`)], [`/host/${lang}/`, page(lang, "")]]));

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([serve(SITE, { pages: PAGES }), launch()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function visit(path, use, options = {}) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const seen = watch(tab);
  try {
    await tab.goto(`${site.url}${path}`);
    await tab.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
    await use(tab, seen);
    assert.deepEqual(seen.complaints, []);
  } finally {
    await tab.close();
  }
}

/** Language of what is shown. */
const spoken = (tab) => tab.locator("aims-assessment .shell").getAttribute("lang");
const speaks = (tab, lang) => tab.waitForFunction((wanted) => document.querySelector("aims-assessment").shadowRoot.querySelector(".shell")?.lang === wanted, lang);
const packs = ({ requests }) => requests.map((url) => /\/([a-z]+-[a-z]{2})\.js$/.exec(url)?.[1]).filter(Boolean);
const texts = (tab, lang) => tab.evaluate(async (code) => (await import(`/aimscore/${code}.js`)).texts, lang);

describe("language", { concurrency: true }, () => {
  for (const lang of LANGUAGES) {
    test(`${lang}: its own, and no other file comes for it`, () =>
      visit(`/own/${lang}/`, async (tab, seen) => {
        assert.equal(await spoken(tab), lang);
        assert.deepEqual(packs(seen).sort(), [`interface-${lang}`, `texts-${lang}`]);
        const words = await texts(tab, lang);
        await tab.locator("nav button").nth(2).click();
        await tab.getByRole("button", { name: words.groups["5"].title }).click();
        await tab.getByText(words.items["5.1-r1"].question, { exact: true }).waitFor();
        assert.equal(words.status, "machine");
        const note = await tab.locator("aims-assessment .shell > .fine").textContent();
        assert.equal(note, words.words.translations.machine.label, "the reader is told who translated it");
      }));

    test(`${lang}: the figures beside the questions are not cut off`, () =>
      visit(`/own/${lang}/`, async (tab) => {
        await tab.locator("nav button").nth(2).click();
        await tab.locator(".row-link").first().click();
        const cut = () => {
          const side = document.querySelector("aims-assessment").shadowRoot.querySelector(".side");
          return side.scrollWidth - side.clientWidth;
        };
        assert.equal(await tab.evaluate(cut), 0);
      }));

    test(`${lang}: every view fits and axe finds nothing`, () =>
      visit(
        `/own/${lang}/`,
        async (tab) => {
          await tab.evaluate(axe.source);
          for (let view = 0; view < 7; view += 1) {
            await tab.locator("nav button").nth(view).click();
            assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `view ${view}`);
            const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }));
            assert.deepEqual(violations.map(({ id }) => id), [], `view ${view}`);
          }
        },
        { viewport: { width: 320, height: 740 } },
      ));
  }

  test("that of what it stands in, in any form of its tag", () =>
    visit("/host/de-AT/", async (tab) => assert.equal(await spoken(tab), "de")));

  test("English where there is no other", () => visit("/own/tlh/", async (tab) => assert.equal(await spoken(tab), "en")));

  test("a change keeps the answers and the place", () =>
    visit("/own/de/", async (tab) => {
      const german = await texts(tab, "de");
      await tab.locator("nav button").nth(2).click();
      await tab.getByRole("button", { name: german.groups["5"].title }).click();
      await tab.locator('[id="5.1-r1"] input[value="largely"]').check();
      await tab.evaluate(() => (document.querySelector("aims-assessment").lang = "fr"));
      await speaks(tab, "fr");
      await tab.getByText((await texts(tab, "fr")).items["5.1-r1"].question, { exact: true }).waitFor();
      assert.equal(await tab.locator('[id="5.1-r1"] input[value="largely"]').isChecked(), true);
      await tab.evaluate(() => document.querySelector("aims-assessment").removeAttribute("lang"));
      await speaks(tab, "en");
      assert.equal(await tab.evaluate(() => document.querySelector("aims-assessment").assessment.answers.length), 1);
    }));
});
