// What people and machines do to a page: markup in every field, long notes, no network, files of another version.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const visit = visits();
const MARKUP = `<img src=x onerror="globalThis.hurt=1"><script>globalThis.hurt=1</script>'"&{{7*7}}\${7*7}`;

/** Puts a text into every field of the view that takes one; gives their ids. */
async function fill(page, text) {
  const fields = page.locator("aims-assessment .view").locator('input[type="text"], textarea:not([readonly])');
  const filled = [];
  for (let at = 0; at < (await fields.count()); at += 1) {
    const field = fields.nth(at);
    if (!(await field.isVisible())) continue;
    filled.push(await field.getAttribute("id"));
    await field.fill(text);
    await field.blur();
  }
  return filled;
}

const open = (page) => page.evaluate(() => document.querySelector("aims-assessment").shadowRoot.querySelectorAll(".view details").forEach((details) => (details.open = true)));

describe("markup", () => {
  test("typed into every field is text everywhere, and does nothing", () =>
    visit(async (demo, page) => {
      await demo.sample("Tolvane Logistics");
      for (const view of ["Start", "Scope", "Risks", "Controls", "Documents"]) {
        await demo.view(view);
        await open(page);
        assert.ok((await fill(page, MARKUP)).length > 0, view);
      }
      await demo.section("Leadership");
      await open(page);
      assert.ok((await fill(page, MARKUP)).length > 0);
      const saved = JSON.stringify(await demo.assessment());
      assert.ok(saved.split("globalThis.hurt").length > 20, "it was taken as it is");
      for (const view of ["Start", "Scope", "Questions", "Risks", "Controls", "Documents", "Report", "Learn"]) {
        await demo.view(view);
        await open(page);
        assert.equal(await page.evaluate(() => document.querySelector("aims-assessment").shadowRoot.querySelectorAll("img, script").length), 0, view);
      }
      assert.equal(await page.evaluate(() => globalThis.hurt), undefined);
    }));
});

describe("no network", () => {
  test("everything works but languages that have not come yet, and nothing is lost", () =>
    visit(
      async (demo, page) => {
        await demo.section("Leadership");
        await page.waitForFunction(() => document.querySelector("aims-assessment").report !== undefined);
        await page.context().setOffline(true);
        await demo.level("5.1-r1", "Fully in place").click();
        await demo.view("Report");
        await page.getByRole("heading", { name: "Where you stand" }).waitFor();
        await demo.element.evaluate((element) => (element.lang = "de"));
        await page.waitForTimeout(300);
        assert.equal((await demo.assessment()).answers.length, 1);
        await page.getByRole("heading", { level: 2, name: "Report" }).waitFor();
        const { text } = await demo.save();
        assert.equal(JSON.parse(text).answers.length, 1);
        await page.context().setOffline(false);
      },
      { expected: /failed: |ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically imported/ },
    ));
});

describe("files", () => {
  const file = (change) => JSON.stringify({ format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-25", answers: [], ...change });

  for (const [name, content] of Object.entries({
    "of another format": file({ format: "aimscore/assessment/9" }),
    "for another catalogue": file({ catalogue: { id: "house-rules" } }),
    "for another version of the questions": file({ catalogue: { id: "iso-42001", version: "0.9.0" } }),
    "for questions that there are not": file({ answers: [{ item_id: "5.1-r999", rating: "fully" }] }),
    "that is cut off": file({}).slice(0, 60),
    "that is no text": new Uint8Array([0xff, 0xfe, 0x00]),
  })) {
    test(`${name} is refused with its reason, and nothing is lost`, () =>
      visit(async (demo, page) => {
        await demo.section("Leadership");
        await demo.level("5.1-r1", "Fully in place").click();
        await demo.load(content);
        await page.locator(".refusal").waitFor();
        assert.equal((await demo.assessment()).answers.length, 1);
      }));
  }
});
