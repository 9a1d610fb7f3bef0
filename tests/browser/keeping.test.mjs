// Answers that the browser keeps.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const KEY = "aimscore:iso-42001";
const page = (body, head = "") => `<!doctype html><html lang="en"><head><title>Keeping</title>${head}<script type="module" src="/aimscore/element.js"></script></head><body>${body}</body></html>`;
const PAGES = {
  "/keeping/": page('<aims-assessment storage="local"></aims-assessment>'),
  "/two/": page('<aims-assessment storage="local"></aims-assessment><aims-assessment storage="local" id="second"></aims-assessment>'),
  "/framed/": '<!doctype html><title>Framed</title><iframe sandbox="allow-scripts" src="/keeping/" width="900" height="700"></iframe>',
};

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([serve(SITE, { pages: PAGES, headers: { "access-control-allow-origin": "*" } }), launch()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** A browser profile of its own. */
async function profile(use) {
  const context = await browser.newContext();
  const open = async (path = "/keeping/") => {
    const tab = await context.newPage();
    await tab.goto(`${site.url}${path}`);
    await tab.getByRole("heading", { level: 2, name: /Where do you stand/ }).first().waitFor();
    return { tab, demo: new Demo(tab) };
  };
  try {
    await use(open);
  } finally {
    await context.close();
  }
}

async function answer({ demo }, item = "5.1-r1", level = "Fully in place") {
  await demo.section("Leadership");
  await demo.level(item, level).click();
}

const answers = async ({ demo }) => (await demo.assessment()).answers.map(({ item_id: item, rating }) => `${item} ${rating}`);
const stored = ({ tab }) => tab.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

describe("kept in this browser", () => {
  test("answers are there again after a reload, and nothing warns before it", () =>
    profile(async (open) => {
      const first = await open();
      await answer(first);
      await first.tab.getByText("Kept in this browser").waitFor();
      assert.deepEqual(Object.keys(await stored(first)).sort(), [KEY, `${KEY}:manner`]);
      await first.tab.reload();
      await first.tab.getByText("Opened. 1 answer.").first().waitFor();
      assert.deepEqual(await answers(first), ["5.1-r1 fully"]);
    }));

  test("so is how a person likes to be asked, apart from the answers", () =>
    profile(async (open) => {
      const first = await open();
      await first.demo.view("Questions");
      await first.demo.press("As a list");
      await first.tab.getByRole("button", { name: "Only a short look" }).click();
      assert.deepEqual(Object.keys(await stored(first)), [`${KEY}:manner`]);
      await first.tab.reload();
      await first.demo.view("Questions");
      await first.tab.getByRole("button", { name: "As a list", pressed: true }).waitFor();
      await first.tab.getByRole("button", { name: "Ask everything" }).waitFor();
      await first.tab.evaluate((key) => localStorage.setItem(key, "nonsense"), `${KEY}:manner`);
      await first.tab.reload();
      await first.demo.view("Questions");
      await first.tab.getByRole("button", { name: "One at a time", pressed: true }).waitFor();
    }));

  test("each answer says that it is kept", () =>
    profile(async (open) => {
      const { tab, demo } = await open();
      await demo.view("Questions");
      await tab.getByRole("button", { name: "Leadership" }).click();
      assert.equal(await tab.getByText("Your answer is kept").count(), 0);
      await demo.level("5.1-r1", "Fully in place").click();
      await tab.getByText("Your answer is kept").waitFor();
      await tab.getByRole("button", { name: "Continue" }).click();
      await demo.item("5.1-r2").waitFor();
      assert.equal(await tab.getByText("Your answer is kept").count(), 0);
    }));

  test("two windows don't write over each other", () =>
    profile(async (open) => {
      const [first, second] = [await open(), await open()];
      await answer(first);
      const warning = second.tab.getByRole("alert").filter({ hasText: "changed in another window" });
      await warning.waitFor();
      await answer(second, "5.1-r2", "Partially in place");
      assert.equal(JSON.parse((await stored(first))[KEY]).answers.length, 1, "what the first window kept stands");
      await warning.getByRole("button", { name: "Keep those of this window" }).click();
      await warning.waitFor({ state: "detached" });
      await first.tab.getByRole("button", { name: "Go on with those of the other window" }).click();
      assert.deepEqual(await answers(first), ["5.1-r2 partially"]);
      assert.equal(await first.tab.getByRole("alert").count(), 0);
    }));

  test("what can't be read is put aside and not written over", () =>
    profile(async (open) => {
      const first = await open();
      await first.tab.evaluate((key) => localStorage.setItem(key, '{"format":"aimscore/assessment/99"}'), KEY);
      await first.tab.reload();
      await first.tab.getByRole("region", { name: "What this browser had kept could not be opened and was put aside" }).waitFor();
      await answer(first);
      const there = await stored(first);
      assert.match(there[`${KEY}:unreadable`], /99/);
      assert.equal(JSON.parse(there[KEY]).answers.length, 1);
    }));

  test("where nothing fits any more, the person is told and warned before leaving", () =>
    profile(async (open) => {
      const first = await open();
      await first.tab.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await answer(first);
      await first.tab.getByRole("alert").getByText("This browser keeps nothing here").waitFor();
      await first.tab.getByText("Changes not saved").waitFor();
      assert.deepEqual(await answers(first), ["5.1-r1 fully"]);
    }));

  test("where storage is forbidden, the assessment works all the same", () =>
    profile(async (open) => {
      const tab = await open("/keeping/").then(({ tab: other }) => other);
      await tab.goto(`${site.url}/framed/`);
      const frame = tab.frameLocator("iframe");
      await frame.getByRole("button", { name: "Questions" }).click();
      await frame.getByRole("button", { name: "Leadership" }).click();
      await frame.locator("[id='5.1-r1']").getByRole("radio", { name: "Fully in place" }).click();
      await frame.getByRole("alert").getByText("This browser keeps nothing here").waitFor();
    }));

  test("two elements on a page keep their answers apart, and other keys are left alone", () =>
    profile(async (open) => {
      const first = await open("/two/");
      await first.tab.evaluate(() => localStorage.setItem("host", "mine"));
      const second = first.tab.locator("#second");
      await second.getByRole("button", { name: "Questions" }).click();
      await second.getByRole("button", { name: "Leadership" }).click();
      await second.locator("[id='5.1-r1']").getByRole("radio", { name: "Fully in place" }).click();
      await second.getByText("Kept in this browser").waitFor();
      const there = await stored(first);
      assert.deepEqual(Object.keys(there).sort(), [`${KEY}:second`, "host"]);
      assert.equal(there.host, "mine");
    }));

  test("they are removed on demand, and others don't take their place unasked", () =>
    profile(async (open) => {
      const first = await open();
      await answer(first);
      await first.demo.load(JSON.stringify({ format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-23" }));
      const dialog = first.tab.getByRole("dialog", { name: "Replace the answers that are kept here?" });
      await dialog.getByRole("button", { name: "Keep my answers" }).click();
      assert.deepEqual(await answers(first), ["5.1-r1 fully"]);
      await first.tab.getByRole("button", { name: "Remove them from this browser" }).click();
      assert.deepEqual(await stored(first), {});
      await first.tab.getByText("Changes not saved").waitFor();
    }));
});
