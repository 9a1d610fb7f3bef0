// The manifest of the element says what the element does: neither more nor less.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const DIST = new URL("../../bindings-wasm/dist/", import.meta.url);
const json = async (file) => JSON.parse(await readFile(new URL(file, DIST), "utf8"));
const names = (list) => list.map(({ name }) => name).sort();

const [element] = (await json("custom-elements.json")).modules[0].declarations;
const PAGE = '<!doctype html><html lang="en"><head><title>aimscore</title><link rel="icon" href="data:," /><script type="module" src="/record.js"></script><script type="module" src="/aimscore/element.js"></script></head><body><aims-assessment sections="5.1"></aims-assessment></body></html>';
/** Notes every event that an element sends. */
const RECORD = "window.sent = new Set(); const { dispatchEvent } = EventTarget.prototype; EventTarget.prototype.dispatchEvent = function (event) { if (this.localName === 'aims-assessment') window.sent.add(event.type); return dispatchEvent.call(this, event); };";

let site;
let browser;
let page;

before(async () => {
  [site, browser] = await Promise.all([serve(SITE, { pages: { "/": PAGE, "/record.js": RECORD } }), launch()]);
  page = await browser.newPage();
  await page.goto(`${site.url}/`);
  await page.waitForFunction(() => window.sent.has("aims-ready"));
});

after(async () => {
  await browser?.close();
  await site?.close();
});

describe("manifest", () => {
  test("attributes", async () => assert.deepEqual(await page.evaluate(() => customElements.get("aims-assessment").observedAttributes.sort()), names(element.attributes)));

  test("properties and methods", async () => {
    // What the element for notebooks, which is made from this one, says in its own way.
    const protectedMembers = ["desk", "find", "wordsIn"];
    const own = await page.evaluate((left) => {
      const { prototype } = customElements.get("aims-assessment");
      return Object.getOwnPropertyNames(prototype).filter((name) => !(name in Object.getPrototypeOf(prototype)) && !left.includes(name)).sort();
    }, protectedMembers);
    assert.deepEqual(own, names(element.members));
  });

  test("events, slots and parts", async () => {
    const demo = new Demo(page);
    const found = { slots: new Set(), parts: new Set() };
    const look = async () => {
      const { slots, parts } = await demo.element.evaluate(async ({ updateComplete, shadowRoot }) => {
        await updateComplete;
        const all = (selector, read) => [...shadowRoot.querySelectorAll(selector)].flatMap(read);
        return { slots: all("slot", ({ name }) => name), parts: all("[part]", ({ part }) => [...part]) };
      });
      for (const slot of slots) found.slots.add(slot);
      for (const part of parts) found.parts.add(part);
    };
    await look();
    await demo.element.evaluate((element) => element.start());
    await look();
    await demo.element.evaluate((element) => element.goTo("5.1"));
    await demo.press("As a list");
    await look();
    const questions = await demo.element.evaluate((element) => [...element.shadowRoot.querySelectorAll(".question")].map(({ id }) => id));
    for (const question of questions) await demo.level(question, "Partially in place").click();
    await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
    await demo.view("Report");
    await page.getByRole("heading", { name: "Readiness" }).waitFor();
    await look();
    await demo.element.evaluate((element) => (element.assessment = { format: "aimscore/assessment/1" }));
    await look();
    assert.deepEqual(await page.evaluate(() => [...window.sent].sort()), names(element.events));
    assert.deepEqual([...found.slots].sort(), names(element.slots));
    assert.deepEqual([...found.parts].sort(), names(element.cssParts));
  });

  test("tokens: what a page may set in place of what the style says", async () => {
    const used = await page.evaluate(() => {
      const { adoptedStyleSheets } = document.querySelector("aims-assessment").shadowRoot;
      const css = adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("");
      return [...new Set(Array.from(css.matchAll(/var\((--aims-[\w-]+),/g), ([, name]) => name))].sort();
    });
    assert.deepEqual(used, names(element.cssProperties));
  });

  test("everything is described", () => {
    for (const part of [element, ...["attributes", "members", "events", "slots", "cssParts", "cssProperties"].flatMap((list) => element[list])]) assert.ok(part.description, part.name);
  });
});

test("what editors read names the same", async () => {
  const [tag] = (await json("vscode.html-custom-data.json")).tags;
  assert.deepEqual([tag.name, names(tag.attributes)], [element.tagName, names(element.attributes)]);
  assert.deepEqual(names(tag.attributes.find(({ name }) => name === "mode").values), ["full", "quick"]);
  const [web] = (await json("web-types.json")).contributions.html.elements;
  assert.deepEqual(names([...web.js.properties, ...element.members.filter(({ kind }) => kind === "method")]), names(element.members));
  assert.deepEqual([names(web.attributes), names(web.js.events), names(web.slots), names(web.css.parts), names(web.css.properties)], [names(element.attributes), names(element.events), names(element.slots), names(element.cssParts), names(element.cssProperties)]);
});
