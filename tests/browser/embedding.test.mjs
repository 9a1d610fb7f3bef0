// The element as a page drives it: attributes, properties, methods, events, slots, and what the page does to it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { launch, watch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";
import { edited } from "../node/zip.mjs";

const { version: VERSION } = JSON.parse(await readFile(new URL("../../bindings-wasm/package.json", import.meta.url), "utf8"));
const ANSWERED = { format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-25", answers: [{ item_id: "5.1-r1", rating: "fully" }] };
const HOSTILE = "*, *::before, *::after { all: unset !important; display: block !important; font-size: 40px !important; letter-spacing: 1em !important; color: red !important; visibility: hidden }";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** A page with this body. Events go to `window.events`. */
async function page(body, use, { css, files = {}, expected = /^$/, ready = true } = {}) {
  const html = `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${css === undefined ? "" : '<link rel="stylesheet" href="/page.css">'}<script type="module" src="/listen.js"></script><script type="module" src="/aimscore/element.js"></script></head><body>${body}</body></html>`;
  const listen = `window.events = []; for (const name of ["ready", "start", "change", "step", "report", "complete", "export", "error"]) document.addEventListener("aims-" + name, ({ detail, target, cancelable, composed }) => window.events.push({ name, detail, id: target.id, cancelable, composed }));`;
  const site = await serve(SITE, { pages: { "/": html, "/page.css": css, "/listen.js": listen, ...files } });
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen = watch(tab);
  try {
    await tab.goto(`${site.url}/`);
    if (ready) await tab.waitForFunction(() => window.events.some(({ name }) => name === "ready"));
    await use(new Demo(tab), tab, site);
    assert.deepEqual(seen.complaints.filter((complaint) => !expected.test(complaint)), []);
  } finally {
    await tab.close();
    await site.close();
  }
}

const events = (tab, wanted) => tab.evaluate((only) => window.events.filter(({ name }) => name === only), wanted);
/** Levels of the headings, as assistive technology gets them. */
async function levels(tab) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes.filter(({ role }) => role?.value === "heading").map(({ name, properties }) => ({ name: name.value, level: properties.find((property) => property.name === "level").value.value }));
}

describe("attributes", { concurrency: true }, () => {
  test("headings begin at the level that is asked for, and follow it when it changes", () =>
    page('<h1>Page</h1><h2>Part</h2><aims-assessment heading-level="3"></aims-assessment>', async (demo, tab) => {
      const first = async () => (await levels(tab)).find(({ name }) => /Where do you stand/.test(name)).level;
      assert.equal(await first(), 3);
      const own = (await levels(tab)).filter(({ name }) => !["Page", "Part"].includes(name));
      assert.deepEqual([...new Set(own.map(({ level }) => level))].sort(), [3, 4]);
      await demo.element.evaluate((element) => ((element.headingLevel = 1), element.updateComplete));
      assert.equal(await first(), 1);
      await demo.element.evaluate((element) => (element.removeAttribute("heading-level"), element.updateComplete));
      assert.equal(await first(), 2);
    }));

  test("only the sections that are named are asked, and an unknown one is said to be unknown", () =>
    page(
      '<aims-assessment sections="5 A.5.2 Z.9"></aims-assessment>',
      async (demo, tab) => {
        await demo.element.evaluate((element) => element.start());
        await demo.heading(/./).waitFor();
        const rows = await tab.evaluate(() => document.querySelector("aims-assessment").shadowRoot.textContent.replace(/\s+/g, " "));
        assert.match(rows, /Leadership/);
        assert.doesNotMatch(rows, /Performance evaluation/);
        assert.equal(await demo.element.evaluate((element) => element.goTo("5.1-r1")), true);
        assert.equal(await demo.element.evaluate((element) => element.goTo("9.1-r1")), false);
        const said = [];
        tab.on("console", (message) => said.push(message.text()));
        await demo.element.evaluate((element) => ((element.readonly = true), element.updateComplete));
        assert.deepEqual(said, [], "it is said once");
      },
      { expected: /no sections Z\.9/ },
    ));

  test("what is only to be read takes no answers", () =>
    page("<aims-assessment readonly></aims-assessment>", async (demo, tab) => {
      const answers = [{ ...ANSWERED.answers[0], flagged: true }];
      const documents = [{ document_id: "DOC-5.2", status: "draft", reference: "Shelf 3", owner: "Ana" }];
      await demo.element.evaluate((element, answered) => (element.assessment = answered), { ...ANSWERED, answers, documents });
      await demo.element.evaluate((element) => element.goTo("5.1-r1"));
      await tab.getByText("Fully in place").first().waitFor();
      await demo.item("5.1-r1").getByText("Flagged for later").waitFor();
      assert.equal(await tab.evaluate(() => document.querySelector("aims-assessment").shadowRoot.querySelectorAll(".view :is(input, textarea, select)").length), 0);
      await demo.element.evaluate((element) => element.goTo("DOC-5.2"));
      await demo.item("DOC-5.2").getByText("Shelf 3, Ana").waitFor();
      assert.equal(await tab.getByRole("button", { name: "Risks" }).count(), 0);
    }));
});

describe("events", { concurrency: true }, () => {
  test("each step is told, with the version, and leaves the shadow tree", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element) => element.start());
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      await demo.view("Report");
      const seen = await tab.evaluate(() => window.events);
      assert.deepEqual([...new Set(seen.map(({ name }) => name))], ["ready", "start", "step", "change", "report"]);
      for (const { detail, composed } of seen) assert.deepEqual([detail.version, composed], [VERSION, true]);
      assert.equal((await events(tab, "start"))[0].detail.mode, "full");
      assert.deepEqual((await events(tab, "step")).at(-1).detail, { version: VERSION, view: "report", id: null, question: null });
      await demo.element.evaluate((element) => element.goTo("5.1-r2"));
      await demo.press("One at a time");
      await demo.element.evaluate((element) => element.goTo("5.1-r2"));
      assert.deepEqual((await events(tab, "step")).at(-1).detail, { version: VERSION, view: "section", id: "5.1", question: "5.1-r2" });
    }));

  test("a page can take a change back", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await tab.evaluate(() => document.addEventListener("aims-change", (event) => event.detail.assessment.answers.some(({ rating }) => rating === "fully") && event.preventDefault()));
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Partially in place").click();
      await demo.level("5.1-r1", "Fully in place").click();
      assert.equal(await demo.level("5.1-r1", "Partially in place").isChecked(), true);
      assert.deepEqual((await demo.assessment()).answers, [{ item_id: "5.1-r1", rating: "partially" }]);
    }));

  test("a page can save the file itself", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element, answered) => (element.assessment = answered), ANSWERED);
      await tab.evaluate(() => document.addEventListener("aims-export", (event) => event.preventDefault()));
      let downloads = 0;
      tab.on("download", () => (downloads += 1));
      await tab.getByRole("button", { name: "Save", exact: true }).click();
      const [{ detail }] = await events(tab, "export");
      assert.deepEqual([detail.kind, detail.name], ["json", "aims-2026-11-25.json"]);
      assert.deepEqual(JSON.parse(detail.text), await demo.assessment());
      assert.equal(detail.text, await demo.element.evaluate((element) => element.export("json")));
      await tab.waitForTimeout(200);
      assert.equal(downloads, 0);
    }));

  test("the last answer completes it, once", () =>
    page('<aims-assessment sections="5.1"></aims-assessment>', async (demo, tab) => {
      await demo.element.evaluate((element) => element.goTo("5.1"));
      await demo.press("As a list");
      const items = await demo.element.evaluate((element) => [...element.shadowRoot.querySelectorAll(".question")].map(({ id }) => id));
      for (const item of items) await demo.level(item, "Largely in place").click();
      await demo.level(items[0], "Fully in place").click();
      const [complete, ...more] = await events(tab, "complete");
      assert.equal(more.length, 0);
      assert.equal(complete.detail.report.assessment.answers.length, items.length);
    }));
});

describe("words of the page's own", { concurrency: true }, () => {
  test("stand in the place of those of the interface, whatever the language, and nothing but text comes of them", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element) => {
        element.messages = { save: "Keep a copy", start: { lead: "<b>Ours</b>", title: (name) => `House view of ${name}`, isList: ["One thing"] } };
      });
      await demo.heading("House view of ISO/IEC 42001:2023").waitFor();
      await tab.getByText("<b>Ours</b>").waitFor();
      await tab.getByText("One thing", { exact: true }).waitFor();
      await tab.getByRole("button", { name: "Begin", exact: true }).waitFor();
      await demo.element.evaluate((element) => (element.lang = "de"));
      await tab.getByRole("button", { name: "Beginnen", exact: true }).waitFor();
      await tab.getByRole("button", { name: "Keep a copy" }).waitFor();
      await demo.element.evaluate((element) => (element.messages = undefined));
      await tab.getByRole("button", { name: "Speichern", exact: true }).waitFor();
    }));

  test("that don't fit are said once, and change nothing", () =>
    page(
      "<aims-assessment></aims-assessment>",
      async (demo, tab) => {
        const said = [];
        tab.on("console", (message) => said.push(message.text()));
        await demo.element.evaluate((element) => {
          element.messages = { save: 7, language: "xx", start: { led: "?", title: "no function", isList: "no list", lead: undefined }, views: "?", nothing: { at: "all" }, ["__proto__"]: { unsaved: "?" }, toReport: "On we go" };
        });
        await tab.waitForFunction(() => document.querySelector("aims-assessment").updateComplete);
        await demo.element.evaluate((element) => (element.lang = "de"));
        await demo.heading(/Wo stehen Sie/).waitFor();
        const names = ["save", "language", "start.led", "start.title", "start.isList", "views", "nothing", "__proto__"];
        assert.deepEqual(said, [`<aims-assessment> has no messages ${names.join(", ")}, or they are of another kind`]);
        assert.equal(await tab.getByRole("button", { name: "Speichern", exact: true }).count(), 1);
      },
      { expected: /has no messages/ },
    ));
});

describe("a page around it", { concurrency: true }, () => {
  test("it lives on where it is moved", () =>
    page('<main><aims-assessment></aims-assessment></main><aside></aside>', async (demo, tab) => {
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      await tab.evaluate(() => document.querySelector("aside").append(document.querySelector("aims-assessment")));
      await demo.level("5.1-r2", "Fully in place").click();
      assert.equal((await demo.assessment()).answers.length, 2);
      assert.equal((await events(tab, "ready")).length, 1);
    }));

  test("what the page brings stands where it belongs", () =>
    page(
      '<aims-assessment><p slot="intro">Our introduction</p><p slot="privacy">Our privacy</p><p slot="footer">Our footer</p><p slot="result-before">Before it</p><p slot="result-after">After it</p></aims-assessment>',
      async (demo, tab) => {
        for (const text of ["Our introduction", "Our privacy", "Our footer"]) assert.equal(await tab.getByText(text).isVisible(), true, text);
        assert.equal(await tab.getByText("Before it", { exact: true }).isVisible(), false);
        await demo.view("Report");
        for (const text of ["Before it", "After it", "Our footer"]) assert.equal(await tab.getByText(text, { exact: true }).isVisible(), true, text);
      },
    ));

  test("hostile style of the page does not come in", () =>
    page(
      "<aims-assessment></aims-assessment>",
      async (demo, tab) => {
        const looks = () => tab.evaluate(() => ["h2", ".lead", "input", ".primary"].map((selector) => {
          const { fontSize, letterSpacing, color, display, visibility } = getComputedStyle(document.querySelector("aims-assessment").shadowRoot.querySelector(selector));
          return { selector, fontSize, letterSpacing, color, display, visibility };
        }));
        const hurt = await looks();
        await tab.evaluate(() => document.querySelector("link[rel=stylesheet]").remove());
        assert.deepEqual(hurt, await looks());
      },
      { css: HOSTILE },
    ));

  test("two that would keep their answers under one name are told so", () =>
    page(
      '<aims-assessment storage="local"></aims-assessment><aims-assessment storage="local"></aims-assessment>',
      async (demo, tab) => {
        await tab.waitForFunction(() => window.events.filter(({ name }) => name === "ready").length === 2);
        await demo.element.first().evaluate((element, answered) => (element.assessment = answered), ANSWERED);
        assert.equal((await demo.element.last().evaluate((element) => element.assessment)).answers.length, 0);
        assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage)), ["aimscore:iso-42001"]);
      },
      { expected: /give each an id/ },
    ));
});

describe("a questionnaire of the page's own", { concurrency: true }, () => {
  const item = (id) => ({ id, kind: "define", basis: "requirement", hint: "potential_minor", effort: "S", minutes: 1 });
  const POLICY_CHECK = {
    catalogue: {
      format: "aimscore/catalogue/1",
      id: "house-rules",
      edition: "2026",
      version: "1.0.0",
      scale: [{ id: "not", class: "N" }, { id: "partially", class: "P" }, { id: "largely", class: "L" }, { id: "fully", class: "F" }],
      parts: [{ id: "rules", excludable: false, groups: [{ id: "1", units: [{ id: "1.1", items: [item("1.1-r1"), item("1.1-r2")] }] }] }],
    },
    texts: {
      format: "aimscore/texts/1",
      language: "en",
      catalogue: "house-rules",
      name: "House rules for AI",
      title: "Our house rules",
      notice: "These are our own rules.",
      parts: { rules: { title: "Rules", text: "What we agreed on." } },
      groups: { 1: { title: "Use", text: "How we use AI." } },
      units: { 1.1: { title: "Who may use it", text: "Who may use AI for what." } },
      items: { "1.1-r1": { question: "Do you say who may use AI?", why: "So that nobody guesses.", evidence: ["The rules"] }, "1.1-r2": { question: "Do you say <b>what</b> for?", why: "So that it fits.", evidence: [] } },
    },
  };

  test("is asked and scored in the place of the built-in one", () =>
    page('<aims-assessment catalogue="house-rules.js" storage="local"></aims-assessment>', async (demo, tab) => {
      await demo.heading(/House rules for AI/).waitFor();
      await demo.element.evaluate((element) => element.goTo("1.1-r2"));
      await tab.getByText("Do you say <b>what</b> for?").waitFor();
      await demo.level("1.1-r2", "Fully in place").click();
      await demo.view("Report");
      const report = await demo.element.evaluate((element) => element.report);
      assert.equal(report.catalogue.id, "house-rules");
      assert.equal(report.headline.rules.rated, 1);
      assert.doesNotMatch(await demo.element.evaluate((element) => element.shadowRoot.querySelector(".view").textContent), /42001|Annex A/);
      for (const view of ["Start", "Scope", "Learn", "Questions"]) await demo.view(view);
      await tab.getByRole("button", { name: "1 question left" }).waitFor();
      await tab.getByRole("button", { name: "Use" }).click();
      await demo.item("1.1-r1").waitFor();
      assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage).sort()), ["aimscore:house-rules", "aimscore:house-rules:place"]);
    }, { files: { "/house-rules.js": `export default ${JSON.stringify(POLICY_CHECK)};` } }));

  test("that has problems is refused with all of them", () => {
    const { catalogue, texts } = POLICY_CHECK;
    return page('<aims-assessment catalogue="house-rules.js"></aims-assessment>', async (demo, tab) => {
      await tab.waitForFunction(() => window.events.some(({ name }) => name === "error"));
      const issues = await tab.evaluate(() => window.events.find(({ name }) => name === "error").detail.error.issues);
      assert.deepEqual(issues.map(({ pointer }) => pointer), ["/edition", "/version"]);
      await tab.getByText(/could not/i).waitFor();
    }, { files: { "/house-rules.js": `export default ${JSON.stringify({ catalogue: { ...catalogue, version: "x", edition: 1 }, texts })};` }, expected: /AssessmentError|catalogue|version/, ready: false });
  });
});

describe("sharing", { concurrency: true }, () => {
  const NOTED = { ...ANSWERED, answers: [{ item_id: "5.1-r1", rating: "fully", note: "Only for us.", owner: "Ada" }] };
  const code = (demo) => demo.element.evaluate((element) => element.toCode());

  test("a link made on demand brings ratings, and no word, to another page", () =>
    page("<aims-assessment share></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element, noted) => (element.assessment = noted), NOTED);
      await demo.view("Report");
      await tab.getByRole("button", { name: "Make a code and a link" }).click();
      const link = await tab.getByLabel("Link", { exact: true }).inputValue();
      assert.equal(await tab.getByLabel("Code", { exact: true }).inputValue(), await code(demo));
      assert.equal(await tab.evaluate(() => location.hash), "", "the address of the page is left alone");
      const other = await browser.newPage();
      await other.goto(link);
      await other.getByText("Opened. 1 answer.").first().waitFor();
      assert.deepEqual((await new Demo(other).assessment()).answers, [{ item_id: "5.1-r1", rating: "fully" }]);
      await other.close();
    }));

  test("a link never takes the place of answers without being asked", () =>
    page("<aims-assessment share></aims-assessment>", async (demo, tab) => {
      const shared = await demo.element.evaluate((element, noted) => ((element.assessment = noted), element.toCode()), NOTED);
      await demo.element.evaluate((element) => element.goTo("5.1-r2"));
      await demo.level("5.1-r2", "Partially in place").click();
      await tab.evaluate((text) => (location.hash = `aims=${text}`), shared);
      await demo.question.getByRole("button", { name: "Keep my answers" }).click();
      assert.equal((await demo.assessment()).answers.length, 2);
    }));

  test("a damaged code is refused with its reason, and nothing is changed", () =>
    page("<aims-assessment share></aims-assessment>", async (demo, tab) => {
      const shared = await demo.element.evaluate((element, noted) => ((element.assessment = noted), element.toCode()), NOTED);
      await demo.element.evaluate((element, text) => element.fromCode(text), `${shared.slice(0, -1)}${shared.endsWith("A") ? "B" : "A"}`);
      await tab.getByRole("heading", { name: "This code was not opened" }).waitFor();
      assert.equal((await events(tab, "error")).length, 1);
      assert.equal((await demo.assessment()).answers[0].note, "Only for us.");
    }));

  test("an address is read only where that is wanted, and by the element that it names", () =>
    page('<aims-assessment id="here" share></aims-assessment><aims-assessment></aims-assessment>', async (demo, tab) => {
      await tab.waitForFunction(() => window.events.filter(({ name }) => name === "ready").length === 2);
      const shared = await demo.element.first().evaluate((element, noted) => {
        element.assessment = noted;
        const made = element.toCode();
        element.reset();
        return made;
      }, NOTED);
      await tab.evaluate((text) => (location.hash = `aims=${text}`), shared);
      await tab.evaluate((text) => (location.hash = `aims-here=${text}`), shared);
      await tab.waitForFunction(() => document.querySelector("#here").assessment.answers.length === 1);
      assert.deepEqual(await tab.evaluate(() => [...document.querySelectorAll("aims-assessment")].map((element) => element.assessment.answers.length)), [1, 0]);
    }));
});

describe("files", { concurrency: true }, () => {
  const table = (tab, text) => tab.getByLabel("Open a saved file").setInputFiles({ name: "answers.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

  test("answers go out as a table, are changed elsewhere and come back; the others stay", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element, answered) => (element.assessment = answered), ANSWERED);
      await demo.view("Report");
      const [download] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: "Answers (CSV)" }).click()]);
      assert.equal(download.suggestedFilename(), "aims-2026-11-25.csv");
      const text = await readFile(await download.path(), "utf8");
      assert.match(text, /^\uFEFFitem_id,/);
      const [{ detail }] = await events(tab, "export");
      assert.deepEqual([detail.kind, detail.text], ["csv", text]);
      await demo.view("Start");
      await table(tab, "item_id;rating;note\r\n5.1-r2;L;From the table\r\n");
      await tab.getByText("Taken: 1 answer.").first().waitFor();
      assert.deepEqual((await demo.assessment()).answers, [
        { item_id: "5.1-r1", rating: "fully" },
        { item_id: "5.1-r2", rating: "largely", note: "From the table" },
      ]);
    }));

  test("the report goes out as one file that says the same, in the language of the page, and asks for nothing", () =>
    page('<aims-assessment lang="de"></aims-assessment>', async (demo, tab) => {
      await demo.element.evaluate((element, answered) => (element.assessment = answered), ANSWERED);
      await demo.element.evaluate((element) => element.start());
      await tab.getByRole("button", { name: "Bericht", exact: true }).click();
      const [download] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: "Bericht (HTML)" }).click()]);
      assert.equal(download.suggestedFilename(), "aims-2026-11-25.html");
      const other = await browser.newPage();
      const seen = watch(other);
      await other.goto(`file://${await download.path()}`);
      await other.setContent(await readFile(await download.path(), "utf8"));
      assert.equal(await other.locator("html").getAttribute("lang"), "de");
      const { low } = (await demo.element.evaluate((element) => element.report)).headline.management_system;
      assert.ok((await other.locator("body").textContent()).includes(String(low).replace(".", ",")));
      assert.deepEqual([seen.complaints, seen.requests.filter((url) => !url.startsWith("file:"))], [[], []]);
      await other.close();
    }));

  test("a table with wrong cells is refused with all of them, and nothing is changed", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await table(tab, "item_id,rating\n5.1-r1,fine\n5.9-r1,fully\n");
      await tab.locator(".refusal li").nth(1).waitFor();
      const places = await tab.locator(".refusal code").allTextContents();
      assert.deepEqual(places.filter((place) => place.startsWith("/")), ["/2/rating", "/3/item_id"]);
      assert.equal((await demo.assessment()).answers.length, 0);
    }));

  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const workbook = (tab, buffer, label = "Open a saved file") => tab.getByLabel(label).setInputFiles({ name: "Filled in.XLSX", mimeType: XLSX, buffer: Buffer.from(buffer) });

  /** A file as a person takes it along. */
  async function taken(tab, kind) {
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: kind }).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** Other words in the cells of the answers. */
  const rated = (bytes, words) => {
    const said = (text) => Object.entries(words).reduce((said, [from, to]) => said.replace(`>${from}<`, `>${to}<`), text);
    return edited(bytes, (parts) => parts.map(([name, text]) => [name, name.endsWith("/sheet3.xml") ? said(text) : text]));
  };

  test("a workbook goes out, is filled in elsewhere and comes back, once the person agrees", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element, answered) => (element.assessment = answered), ANSWERED);
      await demo.view("Report");
      const { name, bytes } = await taken(tab, "Workbook (XLSX)");
      assert.equal(name, "aims-2026-11-25.xlsx");
      const [kind, length, same] = await demo.element.evaluate(async (element) => {
        const { kind, bytes, text } = window.events.find(({ name }) => name === "export").detail;
        return [kind, bytes.length, text === undefined && String(await element.export("xlsx")) === String(bytes)];
      });
      assert.deepEqual([kind, length, same], ["xlsx", bytes.length, true]);
      await demo.element.evaluate((element) => element.reset());
      await demo.view("Start");
      await workbook(tab, rated(bytes, { "Fully in place": "Largely in place" }));
      await tab.getByText("1 answer").first().waitFor();
      const { answers, as_of } = await demo.assessment();
      assert.deepEqual([answers, as_of], [[{ item_id: "5.1-r1", rating: "largely" }], "2026-11-25"]);
    }));

  test("a workbook with wrong cells is refused with all of them by sheet and cell, and nothing is changed", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      const answers = [...ANSWERED.answers, { item_id: "5.1-r2", rating: "largely" }];
      await demo.element.evaluate((element, answered) => (element.assessment = answered), { ...ANSWERED, answers });
      await demo.view("Report");
      const { bytes } = await taken(tab, "Workbook (XLSX)");
      await demo.view("Start");
      await workbook(tab, rated(bytes, { "Fully in place": "fine", "Largely in place": "so so" }));
      await tab.locator(".refusal li").nth(1).waitFor();
      const places = await tab.locator(".refusal code").allTextContents();
      const [row] = /\d+/.exec(places[0]);
      assert.deepEqual(places, [`Answers!D${row}`, `Answers!D${Number(row) + 1}`]);
      assert.deepEqual((await demo.assessment()).answers, answers);
      assert.equal(await tab.evaluate(() => document.querySelector("aims-assessment").shadowRoot.activeElement?.id), "refusal");
      await tab.evaluate(axe.source);
      const { violations } = await tab.evaluate(() => globalThis.axe.run("aims-assessment", { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id }) => id), []);
    }));

  test("what is no workbook is refused, in the language of the page", () =>
    page('<aims-assessment lang="de"></aims-assessment>', async (demo, tab) => {
      await workbook(tab, "item_id,rating", "Gespeicherte Datei öffnen");
      await tab.locator(".refusal code").getByText("Die ganze Datei").waitFor();
      assert.match(await tab.locator(".refusal li").textContent(), /XLSX/);
      assert.equal((await demo.assessment()).answers.length, 0);
    }));

  test("the report goes out as Markdown, and the results as OSCAL", () =>
    page("<aims-assessment></aims-assessment>", async (demo, tab) => {
      await demo.element.evaluate((element, answered) => (element.assessment = answered), ANSWERED);
      await demo.view("Report");
      const markdown = await taken(tab, "Report (Markdown)");
      assert.equal(markdown.name, "aims-2026-11-25.md");
      assert.match(markdown.bytes.toString(), /^# /m);
      assert.match(markdown.bytes.toString(), /NIST AI RMF/);
      const oscal = await taken(tab, "Results (OSCAL)");
      assert.equal(oscal.name, "aims-2026-11-25.oscal.json");
      const { "assessment-results": results } = JSON.parse(oscal.bytes);
      assert.equal(results.metadata["oscal-version"], "1.2.1");
      assert.equal(await demo.element.evaluate((element) => element.export("markdown")), markdown.bytes.toString());
    }));
});
