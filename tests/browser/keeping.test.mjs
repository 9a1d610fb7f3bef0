// Answers that the browser keeps.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";

const KEY = "aimscore:iso-42001";
const page = (body, head = "") => `<!doctype html><html lang="en"><head><title>Keeping</title>${head}<script type="module" src="/aimscore/element.js"></script></head><body>${body}</body></html>`;
/** The adapter that the readme shows. */
const [, EXAMPLE] = (await readFile(new URL("../../bindings-wasm/README.md", import.meta.url), "utf8")).match(/^```javascript\n(.*?)^```$/ms);
/** A database under other keys, as far away as a server: each call goes as the session says. */
const ADAPTER = `
window.calls = [];
const told = async (name, ...values) => {
  window.calls.push([name, ...values]);
  const way = sessionStorage.getItem("way-" + name) ?? "";
  if (way === "fail") throw new Error("the server is away");
  if (way === "never") await new Promise(() => {});
  if (way === "slow") await new Promise((done) => setTimeout(done, 400));
};
const database = {
  get: async (key) => (await told("get", key), localStorage.getItem("server:" + key) ?? undefined),
  put: async (key, text) => (await told("put", key, text), localStorage.setItem("server:" + key, text)),
  delete: async (key) => (await told("delete", key), localStorage.removeItem("server:" + key)),
};
${EXAMPLE}`;
const PAGES = {
  "/keeping/": page('<aims-assessment storage="local"></aims-assessment>'),
  "/two/": page('<aims-assessment storage="local"></aims-assessment><aims-assessment storage="local" id="second"></aims-assessment>'),
  "/adapter/": page('<aims-assessment storage="local"></aims-assessment>', '<script type="module" src="/adapter.js"></script>'),
  "/adapter.js": ADAPTER,
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
      assert.deepEqual(Object.keys(await stored(first)).sort(), [KEY, `${KEY}:manner`, `${KEY}:place`]);
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
      assert.deepEqual(Object.keys(await stored(first)).sort(), [`${KEY}:manner`, `${KEY}:place`]);
      await first.tab.reload();
      await first.demo.view("Questions");
      await first.tab.getByRole("button", { name: "As a list", pressed: true }).waitFor();
      await first.tab.getByRole("button", { name: "Ask everything" }).waitFor();
      await first.tab.evaluate((key) => localStorage.setItem(key, "nonsense"), `${KEY}:manner`);
      await first.tab.reload();
      await first.demo.view("Questions");
      await first.tab.getByRole("button", { name: "One at a time", pressed: true }).waitFor();
    }));

  test("where the person was is offered, and gone to only on demand", () =>
    profile(async (open) => {
      const first = await open();
      await first.demo.view("Questions");
      await first.tab.getByRole("button", { name: "Leadership" }).click();
      await first.demo.level("5.1-r1", "Fully in place").click();
      await first.tab.getByRole("button", { name: "Continue" }).click();
      await first.demo.item("5.1-r2").waitFor();
      await first.tab.reload();
      await first.tab.getByText("Last time you were here: 5.1 Leadership and commitment.").waitFor();
      await first.demo.heading(/Where do you stand/).waitFor();
      await first.demo.view("Learn");
      await first.demo.view("Start");
      await first.tab.getByRole("button", { name: "Go on there" }).click();
      await first.demo.item("5.1-r2").waitFor();
      await first.demo.view("Start");
      assert.equal(await first.tab.getByRole("button", { name: "Go on there" }).count(), 0);
      for (const [place, offered] of [['{"view":"check","units":["4.1"]}', /Check your answers: 4.1/], ['{"view":"risks"}', /here: Risks/]]) {
        await first.tab.evaluate(([key, text]) => localStorage.setItem(key, text), [`${KEY}:place`, place]);
        await first.tab.reload();
        await first.tab.getByText(offered).waitFor();
      }
      for (const nonsense of ["{", "7", '{"view":"start"}', '{"view":"section","unit":"99"}', '{"view":"section","unit":"5.1","step":"4.1-r1"}', '{"view":"check","units":[]}', '{"view":"constructor"}']) {
        await first.tab.evaluate(([key, text]) => localStorage.setItem(key, text), [`${KEY}:place`, nonsense]);
        await first.tab.reload();
        await first.tab.getByText("Opened. 1 answer.").first().waitFor();
        assert.equal(await first.tab.getByText("Last time you were here").count(), 0, nonsense);
      }
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
      assert.deepEqual(Object.keys(there).sort(), [`${KEY}:second`, `${KEY}:second:place`, "host"]);
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

describe("kept by the page in its own way", () => {
  const SERVER = `server:${KEY}`;
  const way = ({ tab }, call, how) => tab.evaluate(([name, value]) => sessionStorage.setItem(`way-${name}`, value), [call, how]);
  const back = ({ tab }) => tab.evaluate(() => window.dispatchEvent(new Event("focus")));

  test("what is kept goes there and nowhere else, comes back, and is removed there", () =>
    profile(async (open) => {
      const first = await open("/adapter/");
      await answer(first);
      await first.tab.getByText("Kept by this website").waitFor();
      await first.tab.waitForFunction((key) => localStorage.getItem(`${key}:place`) !== null, SERVER);
      assert.deepEqual(Object.keys(await stored(first)).sort(), [SERVER, `${SERVER}:manner`, `${SERVER}:place`]);
      await first.tab.reload();
      await first.tab.getByText("Opened. 1 answer.").first().waitFor();
      await first.tab.getByText("Last time you were here").waitFor();
      assert.deepEqual(await answers(first), ["5.1-r1 fully"]);
      await first.tab.getByText("This website keeps them for you").waitFor();
      await first.tab.getByRole("button", { name: "Remove what this website keeps" }).click();
      await first.tab.waitForFunction(() => localStorage.length === 0);
      await first.tab.getByText("Changes not saved").waitFor();
    }));

  test("while it takes its time, the person is warned before leaving; of several changes the last is kept", () =>
    profile(async (open) => {
      const first = await open("/adapter/");
      await way(first, "put", "slow");
      await first.demo.section("Leadership");
      await first.tab.evaluate(() => (window.calls.length = 0));
      for (const level of ["Not in place", "Partially in place", "Largely in place", "Fully in place"]) await first.demo.level("5.1-r1", level).click();
      await first.tab.getByText("Being kept").waitFor();
      assert.equal(await first.tab.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))), true);
      await first.tab.getByText("Kept by this website").waitFor();
      assert.equal(await first.tab.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))), false);
      assert.match((await stored(first))[SERVER], /fully/);
      const writes = await first.tab.evaluate((key) => window.calls.filter(([name, of]) => name === "put" && of === key).length, KEY);
      assert.ok(writes < 4, `${writes} writes`);
    }));

  test("where it fails, answers stay and are kept once it works again", () =>
    profile(async (open) => {
      const first = await open("/adapter/");
      await way(first, "put", "fail");
      await answer(first);
      const warning = first.tab.getByRole("alert").getByText("This website has not been able to keep your answers");
      await warning.waitFor();
      await first.tab.getByText("Changes not saved").waitFor();
      await back(first);
      await warning.waitFor();
      await way(first, "put", "");
      await back(first);
      await first.tab.getByText("Kept by this website").waitFor();
      assert.equal(await warning.count(), 0);
      assert.match((await stored(first))[SERVER], /5\.1-r1/);
    }));

  test("what does not come in time holds nobody up, and is not written over", () =>
    profile(async (open) => {
      const first = await open("/adapter/");
      await answer(first);
      await first.tab.getByText("Kept by this website").waitFor();
      await way(first, "get", "never");
      await first.tab.clock.install();
      await first.tab.reload();
      await first.tab.getByText("One moment").waitFor();
      await first.tab.clock.fastForward(11_000);
      await first.tab.getByRole("alert").getByText("This website has not been able to keep").waitFor();
      await way(first, "get", "");
      await answer(first, "5.1-r2", "Partially in place");
      await first.tab.getByRole("alert").getByText("changed somewhere else").waitFor();
      assert.match((await stored(first))[SERVER], /"5\.1-r1"/);
      await first.tab.getByRole("button", { name: "Go on with those from there" }).click();
      await first.tab.getByRole("alert").waitFor({ state: "detached" });
      assert.deepEqual(await answers(first), ["5.1-r1 fully"]);
    }));

  test("two windows don't write over each other, and see it when a person comes back to them", () =>
    profile(async (open) => {
      const [first, second] = [await open("/adapter/"), await open("/adapter/")];
      await answer(first);
      await first.tab.getByText("Kept by this website").waitFor();
      await answer(second, "5.1-r2", "Partially in place");
      const warning = second.tab.getByRole("alert").filter({ hasText: "changed somewhere else" });
      await warning.waitFor();
      assert.equal(JSON.parse((await stored(first))[SERVER]).answers[0].item_id, "5.1-r1", "what the first window kept stands");
      await warning.getByRole("button", { name: "Keep those of this window" }).click();
      await warning.waitFor({ state: "detached" });
      await second.tab.getByText("Kept by this website").waitFor();
      await back(first);
      await first.tab.getByRole("button", { name: "Go on with those from there" }).click();
      await first.tab.waitForFunction(() => document.querySelector("aims-assessment").assessment.answers[0].item_id === "5.1-r2");
    }));

  test("what can't be read is put aside there", () =>
    profile(async (open) => {
      const first = await open("/adapter/");
      await first.tab.evaluate((key) => localStorage.setItem(key, "{}"), SERVER);
      await first.tab.reload();
      await first.tab.getByRole("region", { name: "What this website had kept could not be opened and was put aside" }).waitFor();
      await answer(first);
      await first.tab.getByText("Kept by this website").waitFor();
      assert.equal((await stored(first))[`${SERVER}:unreadable`], "{}");
    }));
});
