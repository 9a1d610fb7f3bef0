// The demo page from the first question to the report, as a person goes through it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { SITE, visits } from "./demo.mjs";

const [STARTED, MATURE] = await Promise.all(
  ["deployer-started", "provider-mature"].map(async (name) => JSON.parse(await readFile(new URL(`../samples/${name}.json`, import.meta.url), "utf8"))),
);
const BYTES_MAX = 8 << 20;

const visit = visits();

describe("answering", { concurrency: true }, () => {
  test("a click moves the range, and is told once things are quiet", () =>
    visit(async (demo, page) => {
      await demo.section("Context of the organization");
      assert.equal(await demo.range("4.1").textContent(), "0\u00a0% to 100\u00a0%");
      await demo.level("4.1-r1", "Largely in place").click();
      assert.notEqual(await demo.range("4.1").textContent(), "0\u00a0% to 100\u00a0%");
      assert.deepEqual((await demo.assessment()).answers, [{ item_id: "4.1-r1", rating: "largely" }]);
      await page.getByRole("status").getByText("1 of 5 answered").waitFor();
    }));

  test("not sure keeps the range open", () =>
    visit(async (demo, page) => {
      await demo.section("Context of the organization");
      await demo.level("4.1-r1", "Not sure").click();
      assert.equal(await demo.range("4.1").textContent(), "0\u00a0% to 100\u00a0%");
      await page.getByRole("button", { name: "All sections" }).click();
      await page.getByText("0 of 17 answered, 1 not sure").waitFor();
    }));

  test("an answer can be cleared", () =>
    visit(async (demo, page) => {
      await demo.section("Context of the organization");
      await demo.level("4.1-r1", "Fully in place").click();
      await page.getByRole("button", { name: "Clear this answer: 4.1-r1" }).click();
      assert.deepEqual((await demo.assessment()).answers, []);
      assert.equal(await demo.level("4.1-r1", "Fully in place").isChecked(), false);
      assert.equal(await demo.focusIn("[id='4.1-r1']"), true);
    }));

  test("note and evidence are kept", () =>
    visit(async (demo, page) => {
      await demo.section("Context of the organization");
      const question = demo.item("4.1-r1");
      await demo.level("4.1-r1", "Fully in place").click();
      await question.getByLabel("What can you show?").selectOption("document");
      await question.locator("summary", { hasText: "Note" }).click();
      await question.getByLabel("Your note").fill("See the list of March.\n<script>alert(1)</script>");
      await page.getByRole("button", { name: /^Next: 4.2/ }).click();
      await page.getByRole("button", { name: /^Previous: 4.1/ }).click();
      assert.equal(await question.getByLabel("Your note").inputValue(), "See the list of March.\n<script>alert(1)</script>");
      assert.equal(await question.getByLabel("What can you show?").inputValue(), "document");
      await question.getByLabel("Your note").fill("");
      assert.equal(await question.getByLabel("Your note").isVisible(), true);
      assert.deepEqual((await demo.assessment()).answers, [{ item_id: "4.1-r1", rating: "fully", evidence_level: "document" }]);
    }));

  test("a list by keyboard alone, from the first view to the report", () =>
    visit(async (demo, page) => {
      const press = (key) => page.keyboard.press(key);
      await demo.tabTo("#name");
      await page.keyboard.type("Harbor Clinic");
      await press("Enter");
      await demo.heading("Questions").waitFor();
      assert.equal(await demo.focusIn("h2"), true);
      await demo.tabTo('[aria-label="Questions"] [aria-pressed=false]');
      await press("Enter");
      await demo.tabTo(".row-link");
      await press("Enter");
      await demo.heading(/^5.1/).waitFor();
      assert.equal(await demo.focusIn("h2"), true);
      await demo.tabTo("[id='5.1-r1'] .levels");
      await press("Space");
      assert.equal((await demo.assessment()).answers[0].rating, "not");
      await press("ArrowDown");
      await press("ArrowDown");
      assert.equal((await demo.assessment()).answers[0].rating, "largely");
      await demo.tabTo("[id='5.1-r1'] .backing select");
      await page.keyboard.type("A rec");
      assert.equal((await demo.assessment()).answers[0].evidence_level, "record");
      await demo.tabTo("[id='5.1-r1'] .backing summary");
      await press("Enter");
      await demo.tabTo("[id='5.1-r1'] textarea");
      await page.keyboard.type("a b c");
      assert.equal((await demo.assessment()).answers[0].note, "a b c");
      await demo.tabTo(".onward button");
      await press("Enter");
      await demo.heading(/^5.2/).waitFor();
      for (let presses = 0; presses < 8; presses += 1) await press("Shift+Tab");
      assert.equal(await demo.focusIn("nav, .save, .back, .caption"), true, "the navigation lies before the heading");
      await demo.view("Report");
      await page.getByText("of Harbor Clinic").waitFor();
      assert.equal(await demo.focusIn("h2"), true);
    }));
});

describe("controls and documents", { concurrency: true }, () => {
  test("an exclusion counts once it has a reason", () =>
    visit(async (demo, page) => {
      await demo.section("Policies related to AI");
      await page.getByLabel("No, leave it out").check();
      await page.getByText("Nothing is changed until you say why.").waitFor();
      assert.deepEqual((await demo.assessment()).applicability, []);
      await page.getByLabel("Why does it not apply to you?").fill("n/a");
      assert.equal((await demo.assessment()).applicability[0].included, false);
      await page.getByText("Give a reason of your own, not a stock phrase.").waitFor();
      await page.getByText("See 5.2.").waitFor();
      await page.getByRole("group", { name: "Does any of your risks call for it?" }).getByLabel("No").check();
      assert.deepEqual((await demo.assessment()).applicability[0].exclusion, { no_risk_calls_for_it: true });
      assert.equal(await demo.range("A.2.2").textContent(), "no figure");
      await page.getByRole("button", { name: "Undo this decision" }).click();
      assert.deepEqual((await demo.assessment()).applicability, []);
      assert.equal(await demo.range("A.2.2").textContent(), "0\u00a0% to 100\u00a0%");
    }));

  test("a missing mandatory document holds its questions down", () =>
    visit(async (demo, page) => {
      await demo.section("Leadership");
      await page.getByRole("button", { name: /^5.2 AI policy/ }).click();
      const status = page.getByLabel("Status of AI policy");
      await status.waitFor();
      for (const level of await page.getByRole("radio", { name: "Fully in place" }).all()) await level.click();
      const before = await demo.range("5.2").textContent();
      await status.selectOption("missing");
      assert.notEqual(await demo.range("5.2").textContent(), before);
      await status.selectOption("");
      assert.equal(await demo.range("5.2").textContent(), before);
    }));
});

test("a section without a figure says why", () =>
  visit(async (demo, page) => {
    const weights = ["10.1", "10.2"].map((unit_id) => ({ unit_id, weight: 0 }));
    const applicability = ["A.10.2", "A.10.3", "A.10.4"].map((control_id) => ({ control_id, included: false, justification: "We buy nothing and sell nothing." }));
    await demo.load(JSON.stringify({ ...STARTED, settings: { weights }, applicability }));
    await page.getByText(/^Opened/).first().waitFor();
    await demo.view("Questions");
    await demo.press("By clause and area");
    const status = (group) => page.locator(`[id="status-${group}"]`).textContent();
    assert.equal(await status("10"), "Does not count in the figures (weight 0)");
    assert.equal(await status("A.10"), "Left out");
    await demo.section("Improvement");
    assert.match(await page.locator(".within .row-status").first().textContent(), /answered|Not started/);
  }));

describe("nothing is lost", { concurrency: true }, () => {
  test("leaving the page is asked about while changes are not saved", () =>
    visit(async (demo, page) => {
      const held = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
      assert.equal(await held(), false);
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      const asked = page.waitForEvent("dialog").then(async (dialog) => {
        await dialog.dismiss();
        return dialog.type();
      });
      await assert.rejects(page.goto("about:blank"));
      assert.equal(await asked, "beforeunload");
      await demo.save();
      assert.equal(await held(), false);
      await demo.level("5.1-r1", "Largely in place").click();
      assert.equal(await held(), true);
      const element = await demo.element.elementHandle();
      await element.evaluate((node) => node.remove());
      assert.equal(await held(), false);
      await element.evaluate((node) => document.querySelector("main").append(node));
      assert.equal(await held(), true);
    }));

  test("another assessment takes the place of unsaved answers only with consent", () =>
    visit(async (demo, page) => {
      const example = page.getByRole("button", { name: "Open the example" });
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      const before = await demo.assessment();
      await demo.view("Start");
      await example.click();
      await demo.question.waitFor();
      assert.equal(await demo.question.getByRole("button", { name: "Keep my answers" }).evaluate((button) => button.matches(":focus")), true);
      await page.keyboard.press("Escape");
      await demo.question.waitFor({ state: "hidden" });
      assert.equal(await example.evaluate((button) => button.matches(":focus")), true);
      await page.getByRole("button", { name: "Start again without answers" }).click();
      await demo.question.getByRole("button", { name: "Keep my answers" }).click();
      await demo.load("{}");
      await page.getByRole("region", { name: "This file could not be opened" }).waitFor();
      assert.equal(await demo.question.isVisible(), false);
      assert.deepEqual(await demo.assessment(), before);
      await demo.load(JSON.stringify(STARTED));
      assert.deepEqual(await demo.assessment(), before);
      await demo.question.getByRole("button", { name: "Replace my answers" }).click();
      await page.getByText(`Opened: ${STARTED.organization.name}.`).first().waitFor();
      assert.equal((await demo.assessment()).answers.length, STARTED.answers.length);
      assert.equal(await page.getByText("Changes not saved").count(), 0);
      await page.getByRole("button", { name: "Start again without answers" }).click();
      await page.getByText("Opened: an assessment without answers.").first().waitFor();
      assert.deepEqual((await demo.assessment()).answers, []);
    }));

  test("saving says which half-made decision is not in the file", () =>
    visit(async (demo, page) => {
      const notice = page.locator("p.warning", { hasText: "The draft of control A.2.2 is not complete and was not saved." });
      await demo.section("Policies related to AI");
      await page.getByLabel("No, leave it out").check();
      assert.equal(await notice.count(), 0);
      assert.deepEqual(JSON.parse((await demo.save()).text).applicability, []);
      await notice.waitFor();
      await page.getByRole("status").getByText("The draft of control A.2.2").waitFor();
      await page.getByText("Changes not saved").waitFor();
      await demo.view("Report");
      await notice.getByRole("button", { name: "A.2.2" }).click();
      await page.getByLabel("Why does it not apply to you?").fill("We write no policy of our own; the group's policy holds for us.");
      await notice.waitFor({ state: "detached" });
      assert.equal(JSON.parse((await demo.save()).text).applicability.length, 1);
      assert.equal(await page.getByText("Changes not saved").count(), 0);
    }));

  test("a long assessment is saved so that it can be opened again", () =>
    visit(async (demo, page) => {
      const noted = (note) => ({ ...MATURE, answers: MATURE.answers.map((answer) => ({ ...answer, note })) });
      const spare = BYTES_MAX - 10_000 - Buffer.byteLength(JSON.stringify(noted("")));
      await demo.load(JSON.stringify(noted("x".repeat(Math.floor(spare / MATURE.answers.length)))));
      await page.getByText(/^Opened/).first().waitFor();
      const { text } = await demo.save();
      assert.ok(Buffer.byteLength(JSON.stringify(JSON.parse(text), null, 2)) > BYTES_MAX, "too long where it is indented");
      assert.ok(Buffer.byteLength(text) <= BYTES_MAX);
      await demo.load(text);
      await page.getByText(/^Opened/).first().waitFor();
      assert.equal(await page.locator(".refusal").count(), 0);
    }));
});

describe("files", { concurrency: true }, () => {
  test("what is saved can be opened again", async () => {
    let saved;
    let assessment;
    await visit(async (demo, page) => {
      await page.getByLabel("Name").fill("Kestrel & Söhne");
      await page.getByLabel("Date for which the answers hold").fill("2026-11-23");
      await demo.section("Context of the organization");
      await demo.level("4.1-r1", "Partially in place").click();
      await page.getByText("Changes not saved").waitFor();
      saved = await demo.save();
      assert.equal(saved.name, "aims-kestrel-söhne-2026-11-23.json");
      assert.equal(await page.getByText("Changes not saved").count(), 0);
      assessment = await demo.assessment();
      assert.deepEqual(JSON.parse(saved.text), assessment);
    });
    await visit(async (demo, page) => {
      await demo.load(saved.text);
      await page.getByText("Opened: Kestrel & Söhne. 1 answer.").first().waitFor();
      assert.deepEqual(await demo.assessment(), assessment);
      await demo.section("Context of the organization");
      assert.equal(await demo.level("4.1-r1", "Partially in place").isChecked(), true);
    });
  });

  test("a file that is wrong lists its issues and leaves the answers alone", () =>
    visit(async (demo, page) => {
      await demo.section("Context of the organization");
      await demo.level("4.1-r1", "Fully in place").click();
      const before = await demo.assessment();
      await demo.load(JSON.stringify({ ...before, as_of: "2026-13-01", answers: [{ item_id: "4.1-r1", rating: "sometimes" }, { item_id: "4.1-r999" }] }));
      const refusal = page.getByRole("region", { name: "This file could not be opened" });
      await refusal.getByText("3 things need mending in it.").waitFor();
      assert.deepEqual(await refusal.locator("li code").allTextContents(), ["/as_of", "/answers/0/rating", "/answers/1/item_id"]);
      assert.equal(await demo.focusIn(".refusal"), true);
      assert.deepEqual(await demo.assessment(), before);
      await demo.load("{ not json");
      await refusal.getByText("this is not JSON").waitFor();
      await refusal.getByRole("button", { name: "Close this message" }).click();
      assert.equal(await refusal.count(), 0);
      assert.deepEqual(await demo.assessment(), before);
    }));

  for (const [what, content, sentence] of [
    ["larger than the engine reads", Buffer.alloc(BYTES_MAX + 1, " "), "It is larger than 8 MiB."],
    ["not UTF-8", Buffer.from(JSON.stringify({ ...STARTED, organization: { name: "Söhne" } }), "latin1"), "It is not text in UTF-8."],
  ]) {
    test(`a file that is ${what} is refused in one sentence`, () =>
      visit(async (demo, page) => {
        await demo.load(content);
        await page.getByRole("region", { name: "This file could not be opened" }).getByText(sentence).waitFor();
        assert.equal(await demo.focusIn(".refusal"), true);
        assert.deepEqual((await demo.assessment()).answers, []);
      }));
  }

  test("a file that can't be read is refused in one sentence", () =>
    visit(async (demo, page) => {
      await page.evaluate(() => {
        for (const way of ["arrayBuffer", "text"]) Blob.prototype[way] = () => Promise.reject(new DOMException("gone", "NotReadableError"));
      });
      await demo.load("{}");
      await page.getByRole("region", { name: "This file could not be opened" }).getByText("Your browser could not read it.").waitFor();
    }));

  test("a change that is refused is not called a file", () =>
    visit(async (demo, page) => {
      await page.getByLabel("Name").evaluate((input) => {
        input.value = "half a pair: \ud800";
        input.dispatchEvent(new Event("change"));
      });
      const refusal = page.getByRole("region", { name: "This change was not accepted" });
      await refusal.getByText("Your answers here are unchanged.").waitFor();
      assert.equal(await page.getByText("This file could not be opened").count(), 0);
    }));

  test("a sample is opened", () =>
    visit(async (demo) => {
      await demo.sample(STARTED.organization.name);
      assert.equal((await demo.assessment()).answers.length, STARTED.answers.length);
    }));
});

describe("the report", { concurrency: true }, () => {
  test("shows the label, and what blocks the next one leads to its question", () =>
    visit(async (demo, page) => {
      await demo.sample(STARTED.organization.name);
      const report = await demo.element.evaluate((element) => {
        const made = new Promise((resolve) => element.addEventListener("aims-report", (event) => resolve(event.detail.report), { once: true }));
        [...element.shadowRoot.querySelectorAll("nav button")].find(({ textContent: text }) => text === "Report").click();
        return made;
      });
      const { label, blockers } = report.readiness;
      const words = await page.evaluate(async () => (await import("./aimscore/en.js")).texts.words);
      await demo.element.getByText(words.labels[label].label, { exact: true }).waitFor();
      assert.equal(await page.locator(".blockers li").count(), blockers.length);
      for (const { low, high } of Object.values(report.headline)) await page.locator(".headline", { hasText: `At least ${low}\u00a0% is in place, at most ${high}\u00a0%.` }).waitFor();
      const gaps = page.getByRole("table", { name: "All gaps in order" });
      assert.equal(await gaps.locator("tbody tr").count(), 10);
      await page.getByRole("button", { name: /^Show all/ }).click();
      assert.equal(await gaps.locator("tbody tr").count(), report.gaps.length);
      assert.equal(await page.getByRole("table", { name: "Statement of Applicability" }).locator("tr:has(td)").count(), 38);
      const { id, item_id } = report.gaps.find((gap) => gap.kind === "item");
      await gaps.getByRole("button", { name: item_id }).first().click();
      await demo.item(item_id).waitFor();
      assert.equal(await demo.focusIn(`[id="${item_id}"]`), true, id);
    }));

  test("says which blockers look at evidence", () =>
    visit(async (demo, page) => {
      await demo.sample(MATURE.organization.name);
      await demo.view("Report");
      const { blockers } = (await demo.element.evaluate(async (element) => (await (await import("./aimscore/aimscore.js")).load()).assess(element.assessment))).readiness;
      const onEvidence = blockers.map(({ condition }) => condition.layer === "evidenced");
      assert.ok(onEvidence.includes(true), "the sample has such a blocker");
      const sentence = await page.evaluate(async () => (await import("./aimscore/en.js")).texts.sentences.on_evidence);
      const lines = await page.locator(".blockers li").allTextContents();
      assert.deepEqual(lines.map((line) => line.endsWith(sentence.replace("{condition}", ""))), onEvidence);
    }));

  test("prints with everything laid open", () =>
    visit(async (demo, page) => {
      await demo.sample(STARTED.organization.name);
      await demo.view("Report");
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await demo.element.evaluate((element) => element.updateComplete);
      assert.equal(await page.locator(".report details:not([open])").count(), 0);
      assert.equal(await page.getByRole("button", { name: /^Show all/ }).count(), 0);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.getByRole("button", { name: /^Show all/ }).waitFor();
    }));
});

test("any section of the standard can be read without answering", () =>
  visit(async (demo, page) => {
    await demo.view("Learn");
    const list = page.getByLabel("Section");
    const shelves = await list.locator("optgroup").count();
    assert.equal(shelves, 2 + 7 + 9 + 1);
    assert.equal(await list.locator("option").count(), 10 + 8 + 7 + 32 + 9 + 38 + 1);
    await list.selectOption("A.6.2.4");
    await page.getByRole("heading", { level: 3, name: /^A.6.2.4/ }).waitFor();
    await page.getByRole("button", { name: /^Next: A.6.2.5/ }).click();
    await page.getByRole("heading", { level: 3, name: /^A.6.2.5/ }).waitFor();
    await page.getByRole("button", { name: "Answer these questions" }).click();
    await demo.heading(/^A.6.2.5/).waitFor();
    assert.deepEqual((await demo.assessment()).answers, []);
  }));

test("after the page has come, nothing is asked for but what the report says about other frameworks, a file beside the script", () =>
  visit(async (demo, page, seen) => {
    const before = seen.requests.length;
    await demo.section("Leadership");
    await demo.level("5.1-r1", "Fully in place").click();
    await demo.view("Report");
    await demo.view("Learn");
    assert.deepEqual(seen.requests.slice(before).map((url) => new URL(url).pathname), ["/aimscore/crosswalks-en.js"]);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
  }));

test("works where Trusted Types are required", () =>
  visit(
    async (demo) => {
      for (const view of ["Scope", "Questions", "Risks", "Controls", "Report", "Learn", "Start"]) await demo.view(view);
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
    },
    { headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types lit-html; style-src 'self'" } },
  ));

test("works where WASM is forbidden", () =>
  visit(
    async (demo, page) => {
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      assert.notEqual(await demo.range("5.1").textContent(), "0\u00a0% to 100\u00a0%");
      await demo.view("Report");
      await page.getByRole("heading", { name: "Readiness" }).waitFor();
    },
    { headers: { "content-security-policy": "script-src 'self'" }, expected: /WebAssembly/ },
  ));

test("the page offers the languages", () =>
  visit(async (demo, page) => {
    await page.getByLabel("Language").selectOption("de");
    await page.getByRole("heading", { level: 2, name: /Wo stehen Sie/ }).waitFor();
    await page.getByLabel("Language").selectOption("en");
    await demo.heading(/Where do you stand/).waitFor();
  }));

test("two elements on a page don't meet, and a second definition does no harm", () =>
  visit(async (demo, page) => {
    await page.evaluate(async () => {
      await import("./aimscore/element.js?again");
      const second = document.createElement("aims-assessment");
      second.id = "second";
      document.querySelector("main").append(second);
    });
    const second = page.locator("#second");
    await second.getByRole("button", { name: "Questions" }).click();
    await second.getByRole("button", { name: "Leadership" }).click();
    await second.locator("[id='5.1-r1']").getByRole("radio", { name: "Fully in place" }).click();
    const [first, other] = await page.evaluate(() => [...document.querySelectorAll("aims-assessment")].map((element) => element.assessment.answers.length));
    assert.deepEqual([first, other], [0, 1]);
  }));

test("the element carries the licences of what it is made of", async () => {
  assert.match(await readFile(new URL("aimscore/element.js", SITE), "utf8"), /BSD-3-Clause/);
});
