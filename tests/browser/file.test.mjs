// The report as a file, as Chromium shows and prints it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { DRAWN, LAYOUT, colours, violations } from "./axe.mjs";
import { launch, watch } from "./browser.mjs";
import { pdf } from "./paper.mjs";
import { load } from "../../bindings-wasm/dist/aimscore.js";

const SAMPLES = ["deployer-started", "developer-midway", "provider-mature"];
const sample = (name) => JSON.parse(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), "utf8"));

let engine;
let browser;
let folder;

before(async () => {
  [engine, browser, folder] = await Promise.all([load(), launch(), mkdtemp(join(tmpdir(), "aimscore-"))]);
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

const PARTS = ["management_review", "internal_audit"];

/** Opens the report as a person does who got the file. */
async function opened(assessment, language, use, { part, ...options } = {}) {
  const { texts } = await import(`../../bindings-wasm/dist/${language}.js`);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const file = join(folder, `${language}-${Math.random()}.html`);
  await writeFile(file, engine.render(assessment, "html", texts, part));
  const seen = watch(page);
  try {
    await page.goto(pathToFileURL(file).href);
    await use(page, texts);
    assert.deepEqual(seen.complaints, []);
    assert.deepEqual(seen.requests, [pathToFileURL(file).href]);
  } finally {
    await page.close();
  }
}

describe("axe finds nothing, and no text is wider than the page", { concurrency: true }, () => {
  for (const name of SAMPLES) {
    for (const language of ["en", "de"]) {
      test(`${language}, ${name}`, () =>
        opened(sample(name), language, async (page) => {
          // Which language a page is in changes neither its colours nor how it is built.
          if (language === "en") assert.deepEqual(await violations(page), []);
          await page.setViewportSize({ width: 375, height: 900 });
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        }));
    }

    test(`${name}, narrow and dark`, () =>
      opened(
        sample(name),
        "en",
        async (page) => {
          assert.deepEqual(await violations(page, { only: LAYOUT }), []);
          assert.deepEqual(await colours(page), []);
        },
        { viewport: { width: 375, height: 900 }, colorScheme: "dark" },
      ));
  }

  for (const language of ["en", "de"]) {
    for (const part of PARTS) {
      test(`${language}, ${part}`, () =>
        opened(
          sample("developer-midway"),
          language,
          async (page, texts) => {
            assert.deepEqual(await violations(page, { without: language === "en" ? [] : DRAWN }), []);
            assert.equal(await page.locator("h1").textContent(), texts.page[`title_${part}`].replace("{name}", texts.name));
            await page.setViewportSize({ width: 375, height: 900 });
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          },
          { part, colorScheme: "dark" },
        ));
    }
  }
});

describe("on paper", { concurrency: true }, () => {
  const NOTE = Array.from({ length: 150 }, (_, at) => `word${at}`).join(" ");

  for (const language of ["en", "de"]) {
    test(`${language}: tagged, with language and outline, and a long note is complete`, () => {
      const given = sample("developer-midway");
      given.answers[0].note = NOTE;
      return opened(given, language, async (page, texts) => {
        const headings = await page.locator("h2").allTextContents();
        const { info, marked, outline, roles, pages, text } = await pdf(page);
        assert.equal(info.Language, language);
        assert.equal(info.Title, await page.title());
        assert.equal(marked.Marked, true);
        for (const role of ["H1", "H2", "H3", "H4", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure"]) assert.ok(roles.has(role), role);
        assert.deepEqual(outline[0].items.map(({ title }) => title), headings);
        const plain = (words) => words.replace(/\s+/g, "");
        for (const words of [NOTE, texts.notice, texts.sentences.only_an_accredited_body]) assert.ok(plain(text).includes(plain(words)), words);
        assert.ok(pages.length > 10 && pages.length <= 60, `${pages.length} pages`);
      });
    });
  }

  test("what a dark screen shows is dark text on paper", () =>
    opened(
      sample("developer-midway"),
      "en",
      async (page) => {
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        const shade = await page.evaluate(() => getComputedStyle(document.body).color);
        assert.equal(shade, "rgb(0, 0, 0)");
      },
      { colorScheme: "dark" },
    ));
});
