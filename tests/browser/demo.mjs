// The demo page as a person uses it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { launch, watch } from "./browser.mjs";
import { serve } from "./server.mjs";

export const SITE = new URL("../../web-demo/dist/", import.meta.url);

export class Demo {
  constructor(page) {
    this.page = page;
    this.element = page.locator("aims-assessment");
  }

  static async open(page, url) {
    await page.goto(`${url}/`);
    const demo = new Demo(page);
    await demo.heading(/Where do you stand/).waitFor();
    return demo;
  }

  heading(name) {
    return this.page.getByRole("heading", { level: 2, name });
  }

  async view(name) {
    await this.page.getByRole("navigation", { name: "Parts of the assessment" }).getByRole("button", { name }).click();
  }

  /** Presses one of several buttons of which one is pressed. */
  async press(name) {
    const button = this.page.getByRole("button", { name, exact: true });
    if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
  }

  /** Opens a section of the list of all of them by its title, its questions in a list. */
  async section(title) {
    await this.view("Questions");
    await this.press("As a list");
    await this.press("By clause and area");
    await this.page.getByRole("button", { name: title }).click();
  }

  async sample(title) {
    await this.view("Start");
    await this.page.getByLabel("Look at an example organization").selectOption({ label: title });
    await this.page.getByRole("button", { name: "Open the example" }).click();
    await this.page.getByText(`Opened: ${title}.`).first().waitFor();
  }

  /** What is asked about an item. */
  item(item) {
    return this.page.locator(`[id="${item}"]`);
  }

  level(item, name) {
    return this.item(item).getByRole("radio", { name });
  }

  /** The range that stands beside the bar of a section or part. */
  range(title) {
    return this.page.locator(".figures .gauge").filter({ has: this.page.getByText(title, { exact: true }) }).locator(".gauge-range");
  }

  assessment() {
    return this.element.evaluate((element) => element.assessment);
  }

  async save() {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.getByRole("button", { name: "Save", exact: true }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** Opens a file of this text, or of these bytes. */
  async load(content) {
    await this.view("Start");
    await this.page.getByLabel("Open a saved file").setInputFiles({ name: "answers.json", mimeType: "application/json", buffer: Buffer.from(content) });
  }

  /** What asks before changes that are not saved are lost. */
  get question() {
    return this.page.getByRole("dialog", { name: "Your changes are not saved" });
  }

  /** Whether what has the focus lies in an element that matches. */
  focusIn(selector) {
    return this.page.evaluate((wanted) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.closest(wanted) != null;
    }, selector);
  }

  /** Presses Tab, or another key that moves the focus, until it is in an element that matches. */
  async tabTo(selector, limit = 80, key = "Tab") {
    for (let presses = 0; presses < limit; presses += 1) {
      await this.page.keyboard.press(key);
      if (await this.focusIn(selector)) return;
    }
    throw new Error(`no ${selector} within ${limit} presses of ${key}`);
  }
}

/** Waits until a page shows what it is to show. */
export const drawn = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

/** Lays open all details that match. */
export async function layOpen(page, selector) {
  await page.locator(selector).evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await drawn(page);
}

/** Serves the page to the tests of a file; what it gives runs `use` on a fresh page, which must ask for nothing beyond the site and complain about nothing. `headers`: sent with every file; `expected`: complaints that are no surprise. */
export function visits() {
  let site;
  let browser;
  before(async () => {
    [site, browser] = await Promise.all([serve(SITE), launch()]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  return async (use, { headers, expected = /^$/, ...options } = {}) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const own = headers === undefined ? site : await serve(SITE, { headers });
    const seen = watch(page);
    try {
      await use(await Demo.open(page, own.url), page, seen);
      assert.deepEqual(seen.complaints.filter((complaint) => !expected.test(complaint)), []);
      assert.deepEqual(
        seen.requests.filter((url) => !url.startsWith(`${own.url}/`) && !url.startsWith("blob:")),
        [],
      );
    } finally {
      await page.close();
      if (own !== site) await own.close();
    }
  };
}
