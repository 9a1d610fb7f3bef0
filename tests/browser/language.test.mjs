// The element in other languages.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DRAWN, violations } from "./axe.mjs";
import { texts as ENGLISH } from "../../bindings-wasm/dist/en.js";
import { launch, watch } from "./browser.mjs";
import { SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

/** Languages with texts of their own beside English. */
const LANGUAGES = ["de", "fr", "es"];
/** Those of the interface; Arabic asks its questions in English. */
const INTERFACES = [...LANGUAGES, "ar"];
const page = (lang, own) => `<!doctype html><html lang="${lang}"><head><title>aimscore</title><link rel="icon" href="data:," /><script type="module" src="/aimscore/element.js"></script></head><body><main><h1>aimscore</h1><aims-assessment${own}></aims-assessment></main></body></html>`;
const PAGES = Object.fromEntries([...INTERFACES, "de-AT", "tlh"].flatMap((lang) => [[`/own/${lang}/`, page("en", ` lang="${lang}"`)], [`/host/${lang}/`, page(lang, "")]]));

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

/** Statements with no words of a person's own in them. */
const STATED = {
  format: "aimscore/assessment/1",
  catalogue: { id: "iso-42001" },
  as_of: "2026-11-23",
  organization: { roles: ["developer"] },
  answers: [
    { item_id: "5.1-r1", rating: "fully", evidence_level: "said" },
    { item_id: "5.1-r2", rating: "not" },
    { item_id: "6.1.2-r1", rating: "unsure" },
  ],
  documents: [{ document_id: "DOC-5.2", status: "draft" }],
  risks: [{ id: "R1", scenario_id: "AIR-07", likelihood: 3, consequence: { individuals: 4 }, treatment: "modify", control_ids: { primary: ["A.7.2"] } }],
};

/** Opens everything that can be opened. */
const layOpen = () => {
  for (const details of document.querySelector("aims-assessment").shadowRoot.querySelectorAll("details")) details.open = true;
};

/** Texts of an Arabic page that say nothing of the language that they are in. */
const unmarked = () => {
  const found = [];
  const root = document.querySelector("aims-assessment").shadowRoot;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || element.closest("style, code") !== null) continue;
    const ids = /\b(?:[A-Z]{2,}-[\w.-]+|[A-Z]{2,} [\d.]+|ISO[\w/ :-]*|JSON|CSV|HTML|XLSX|Markdown|OSCAL|UTF-8|aimscore[\w-]*|iso-42001)/g;
    const text = node.data.replace(ids, "");
    const lang = element.closest("[lang]").lang;
    if (lang === "ar" ? /[A-Za-z]{3}/.test(text) : /[\u0621-\u064a]/.test(text)) found.push(`${lang}: ${node.data.trim()}`);
  }
  return found;
};

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
  }

  for (const lang of INTERFACES) {
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
          for (let view = 0; view < 7; view += 1) {
            await tab.locator("nav button").nth(view).click();
            assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `view ${view}`);
            assert.deepEqual(await violations(tab, { without: DRAWN }), [], `view ${view}`);
          }
        },
        { viewport: { width: 320, height: 740 } },
      ));
  }

  test("Arabic: from right to left, and what is in English says so", () =>
    visit("/own/ar/", async (tab, seen) => {
      await tab.evaluate((given) => (document.querySelector("aims-assessment").assessment = given), STATED);
      assert.equal(await tab.evaluate(() => document.querySelector("aims-assessment").assessment.risks.length), 1);
      const shell = tab.locator("aims-assessment .shell");
      assert.equal(await shell.getAttribute("dir"), "rtl");
      const mixed = async (where) => assert.deepEqual(await tab.evaluate(unmarked), [], where);
      for (let view = 0; view < 8; view += 1) {
        await tab.locator("nav button").nth(view).click();
        await tab.evaluate(layOpen);
        await mixed(`view ${view}`);
      }
      await tab.locator("article").getByText(ENGLISH.overview[0].text.slice(0, 60)).waitFor();
      await tab.locator("#topic-list").selectOption("A.6.2.4");
      await mixed("a section to read");
      for (const id of ["5.1-r1", "A.5.2"]) {
        await tab.evaluate((target) => document.querySelector("aims-assessment").goTo(target), id);
        await tab.evaluate(layOpen);
        await mixed(id);
      }
      for (const kind of ["html", "csv"]) {
        const text = await tab.evaluate((wanted) => document.querySelector("aims-assessment").export(wanted), kind);
        assert.ok(text.includes(ENGLISH.items["5.1-r1"].question), kind);
        assert.doesNotMatch(text, /[\u2066-\u2069\u{e0000}-\u{e007f}]/u, "marks are for views only");
      }
      assert.deepEqual(packs(seen).sort(), ["crosswalks-en", "interface-ar"]);
    }));

  test("what is wrong with a file is said in the language, or in English that says so", () =>
    visit("/own/de/", async (tab) => {
      const words = await texts(tab, "de");
      const wrong = { ...STATED, as_of: "yesterday", answers: {} };
      const open = async () => {
        await tab.locator("nav button").nth(0).click();
        await tab.locator("#file").setInputFiles({ name: "answers.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(wrong)) });
      };
      await open();
      await tab.getByText(words.issues.invalid_date.message.replace("{value}", "yesterday")).waitFor();
      const { message } = words.issues.wrong_type;
      await tab.getByText(message.replace("{expected}", words.phrases["a list"]).replace("{found}", words.phrases["an object"])).waitFor();
      await tab.evaluate(() => (document.querySelector("aims-assessment").lang = "ar"));
      await speaks(tab, "ar");
      assert.equal(await tab.getByText("`yesterday` is not a date").getAttribute("lang"), "en");
    }));

  test("that of what it stands in, in any form of its tag", () =>
    visit("/host/de-AT/", async (tab) => assert.equal(await spoken(tab), "de")));

  test("English where there is no other", () => visit("/own/tlh/", async (tab) => assert.equal(await spoken(tab), "en")));

  test("a change keeps the answers, the place, the focus and what is open", () =>
    visit("/own/de/", async (tab) => {
      await tab.evaluate(() => document.querySelector("aims-assessment").goTo("5.1"));
      const level = tab.locator('[id="5.1-r1"] input[value="largely"]');
      await level.check();
      await tab.locator('[id="5.1-r1"] details').first().evaluate((details) => (details.open = true));
      const open = () => tab.locator("aims-assessment details[open]").count();
      const before = await open();
      await level.focus();
      for (const [lang, dir] of [["fr", "ltr"], ["ar", "rtl"], ["es", "ltr"], ["en", "ltr"], ["de", "ltr"]]) {
        await tab.evaluate((wanted) => (document.querySelector("aims-assessment").lang = wanted), lang);
        await speaks(tab, lang);
        assert.equal(await tab.locator("aims-assessment .shell").getAttribute("dir"), dir);
        const { items, glossary } = await texts(tab, lang === "ar" ? "en" : lang);
        const terms = await tab.locator("aims-assessment dl.terms dt").allTextContents();
        assert.ok(terms.length > 0 && terms.every((said) => Object.values(glossary).some(({ term }) => term === said)), `${lang}: ${terms}`);
        await tab.getByText(items["5.1-r1"].question, { exact: true }).first().waitFor();
        assert.equal(await level.isChecked(), true, lang);
        assert.equal(await level.evaluate((input) => input.getRootNode().activeElement === input), true, lang);
        assert.equal(await open(), before, lang);
        assert.equal(await tab.evaluate(() => document.querySelector("aims-assessment").assessment.answers.length), 1);
      }
    }));

  test("without a language of its own it goes back to that of what it stands in", () =>
    visit("/own/de/", async (tab) => {
      await tab.evaluate(() => document.querySelector("aims-assessment").removeAttribute("lang"));
      await speaks(tab, "en");
    }));
});
