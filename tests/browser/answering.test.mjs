// One question at a time: the way through a section, what is left, the tasks, and what a person states beside a level.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const CATALOGUE = JSON.parse(await readFile(new URL("../../core/data/iso-42001/catalogue.json", import.meta.url), "utf8"));
const UNITS = CATALOGUE.parts.flatMap(({ groups }) => groups.flatMap(({ units }) => units));
const ITEMS = UNITS.flatMap(({ items }) => items.map(({ id }) => id));
const QUICK = UNITS.flatMap(({ items }) => items.filter(({ quick }) => quick).map(({ id }) => id));

const visit = visits();

const proceed = (page) => page.getByRole("button", { name: "Continue", exact: true });

/** Opens a section by its title, from the tasks by step. */
async function open(demo, page, title) {
  await demo.view("Questions");
  await page.getByRole("button", { name: title }).click();
}

/** The id of the question that is asked. */
const asked = (page) => page.locator("fieldset.question").getAttribute("id");

const noted = (assessment, item) => assessment.answers.find(({ item_id: id }) => id === item);

describe("one question at a time", { concurrency: true }, () => {
  test("a section is asked question by question, its number stands there, and the focus is on what is asked", () =>
    visit(async (demo, page) => {
      await open(demo, page, "Leadership");
      const { items } = UNITS.find(({ id }) => id === "5.1");
      for (const [at, { id }] of items.entries()) {
        await demo.item(id).waitFor();
        assert.equal(await page.locator("fieldset.question").count(), 1);
        await demo.item(id).getByText(`Question ${at + 1} of ${items.length}`).waitFor();
        assert.equal(await demo.focusIn("legend h2"), true);
        await demo.level(id, "Largely in place").click();
        await proceed(page).click();
      }
      await demo.heading("Check your answers: 5.1 Leadership and commitment").waitFor();
      assert.equal(await demo.focusIn("h2"), true);
      await page.getByText("Every question is answered.").waitFor();
      await proceed(page).click();
      await demo.item("5.2-r1").waitFor();
    }));

  test("Back goes through what was visited, and neither address nor history of the page change", () =>
    visit(async (demo, page) => {
      const before = await page.evaluate(() => [location.href, history.length]);
      await open(demo, page, "Leadership");
      await demo.item("5.1-r1").waitFor();
      await proceed(page).click();
      await demo.item("5.1-r2").waitFor();
      await demo.view("Report");
      const back = page.getByRole("button", { name: "Back", exact: true });
      for (const item of ["5.1-r2", "5.1-r1"]) {
        await back.click();
        await demo.item(item).waitFor();
        assert.equal(await demo.focusIn("h2"), true);
      }
      await back.click();
      await demo.heading("Questions").waitFor();
      await back.click();
      await demo.heading(/Where do you stand/).waitFor();
      assert.equal(await back.count(), 0);
      assert.deepEqual(await page.evaluate(() => [location.href, history.length]), before);
    }));

  test("a control is decided first, and its questions are passed over once it is left out", () =>
    visit(async (demo, page) => {
      await demo.view("Questions");
      await page.locator("summary", { hasText: "Control implementation" }).click();
      await page.getByRole("button", { name: "Policies related to AI" }).click();
      await demo.heading(/^A.2.2/).waitFor();
      await page.getByLabel("No, leave it out").check();
      await page.getByLabel("Why does it not apply to you?").fill("The policy of our group holds for us.");
      await page.getByRole("button", { name: `${ITEMS.length - 3} questions left` }).waitFor();
      await proceed(page).click();
      await demo.heading(/^Check your answers: A.2.2/).waitFor();
      await proceed(page).click();
      await demo.heading(/^A.2.3/).waitFor();
      await proceed(page).click();
      await demo.item("A.2.3-c1").waitFor();
    }));

  test("a list shows the same place, and back", () =>
    visit(async (demo, page) => {
      await open(demo, page, "Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      await demo.press("As a list");
      assert.equal(await page.locator("fieldset.question").count(), 8);
      assert.equal(await demo.level("5.1-r1", "Fully in place").isChecked(), true);
      await demo.press("One at a time");
      assert.equal(await asked(page), "5.1-r1");
    }));
});

describe("beside a level", { concurrency: true }, () => {
  test("note, evidence, owner and date are stated, and taken back", () =>
    visit(async (demo, page) => {
      await open(demo, page, "Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      await page.locator("summary", { hasText: "Note, evidence, owner, date" }).click();
      await page.getByLabel("Evidence by name or link").fill(" Strategy 2026.pdf \n\n https://example.org/minutes?a=1&b=<2> ");
      await page.getByLabel("Who answers for it?").fill("Board");
      await page.getByLabel("To be in place by").fill("2027-01-31");
      await page.locator("summary", { hasText: "(3 stated)" }).waitFor();
      assert.deepEqual(noted(await demo.assessment(), "5.1-r1"), {
        item_id: "5.1-r1",
        rating: "fully",
        evidence: ["Strategy 2026.pdf", "https://example.org/minutes?a=1&b=<2>"],
        owner: "Board",
        due_on: "2027-01-31",
      });
      await page.getByLabel("To be in place by").fill("0001-01-01");
      assert.equal(noted(await demo.assessment(), "5.1-r1").due_on, "2027-01-31", "no day that the engine knows");
      for (const label of ["Evidence by name or link", "Who answers for it?", "To be in place by"]) await page.getByLabel(label).fill("");
      await page.getByLabel("Who answers for it?").blur();
      assert.deepEqual(noted(await demo.assessment(), "5.1-r1"), { item_id: "5.1-r1", rating: "fully" });
    }));

  test("what is flagged is found again, and moves no figure", () =>
    visit(async (demo, page) => {
      await open(demo, page, "Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      const before = await demo.range("5.1").textContent();
      await page.getByLabel("Flag for later").check();
      assert.equal(await demo.range("5.1").textContent(), before);
      await demo.view("Questions");
      await page.getByRole("button", { name: "1 flagged for later" }).click();
      await demo.heading("1 flagged for later").waitFor();
      assert.equal(await page.locator(".questions button").count(), 1);
      await page.locator(".questions button").click();
      await page.getByLabel("Flag for later").uncheck();
      await proceed(page).click();
      await demo.heading("Nothing is flagged for later").waitFor();
      assert.deepEqual(noted(await demo.assessment(), "5.1-r1"), { item_id: "5.1-r1", rating: "fully" });
    }));
});

test("answers are looked over and changed, and a change leads back", () =>
  visit(async (demo, page) => {
    await open(demo, page, "Leadership");
    await demo.level("5.1-r1", "Partially in place").click();
    await page.getByLabel("Flag for later").check();
    await proceed(page).click();
    await demo.level("5.1-r2", "Not sure").click();
    for (let n = 2; n <= 8; n += 1) await proceed(page).click();
    await page.getByText('6 questions are not answered. 1 answer is "Not sure". 1 flagged for later.').waitFor();
    const rows = page.locator(".answers > div");
    assert.equal(await rows.count(), 8);
    await rows.nth(0).getByText("Partially in place").waitFor();
    await rows.nth(0).getByText("Flagged for later").waitFor();
    const question = await rows.nth(0).locator("dt").textContent();
    await rows.nth(0).getByRole("button", { name: `Change ${question.trim()}` }).click();
    await demo.level("5.1-r1", "Fully in place").click();
    await proceed(page).click();
    await rows.nth(0).getByText("Fully in place").waitFor();
    assert.equal(await demo.focusIn("[id='change-5.1-5.1-r1']"), true);
    await rows.nth(7).getByRole("button", { name: /^Answer/ }).click();
    await demo.item("5.1-r8").waitFor();
  }));

describe("what is left", { concurrency: true }, () => {
  test("is listed and linked, and answering the last ones one after the other leads to nothing left", () =>
    visit(async (demo, page) => {
      const open = ["4.4-r2", "8.1-r3", "A.9.2-c1"];
      const answers = ITEMS.filter((id) => !open.includes(id)).map((item_id) => ({ item_id, rating: "largely" }));
      await demo.load(JSON.stringify({ ...(await demo.assessment()), answers }));
      await page.getByText(/^Opened/).first().waitFor();
      await demo.view("Questions");
      await page.getByRole("button", { name: "3 questions left" }).click();
      await demo.heading("3 questions left").waitFor();
      assert.equal(await page.locator(".questions button").count(), open.length);
      await page.getByRole("button", { name: "Answer the next question" }).click();
      for (const item of open) {
        await demo.item(item).waitFor();
        await demo.level(item, item === "8.1-r3" ? "Not sure" : "Fully in place").click();
        await proceed(page).click();
      }
      await demo.heading("All questions are answered").waitFor();
      await demo.press("Not sure (1)");
      await demo.heading('1 answer is "Not sure"').waitFor();
      await page.locator(".questions button").click();
      assert.equal(await asked(page), "8.1-r3");
    }));

  test("the time is that of the person after five answers", () =>
    visit(async (demo, page) => {
      await open(demo, page, "Leadership");
      for (let n = 1; n <= 5; n += 1) {
        assert.equal(await page.getByText("at your pace").count(), 0);
        await demo.level(`5.1-r${n}`, "Largely in place").click();
        if (n < 5) await proceed(page).click();
      }
      await page.getByText(/^about \d+ minutes? at your pace$/).waitFor();
    }));

  // Whatever is answered, flagged, left out or passed over on the way.
  for (const [mode, seed] of [["quick", 1], ["full", 2], ["full", 3]]) {
    test(`answering everything reaches nothing left and 100 % (${mode}, ${seed})`, () =>
      visit(async (demo, page) => {
        if (mode === "quick") await page.getByRole("button", { name: "Begin with a short look" }).click();
        else {
          await demo.view("Questions");
          await page.getByRole("button", { name: "Answer the next question" }).click();
        }
        const walk = await demo.element.evaluate(async (element, start) => {
          const root = element.shadowRoot;
          let state = start;
          const chance = (share) => {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            return state / 2 ** 32 < share;
          };
          const left = () => Number(/\d+/.exec(root.querySelector(".left").textContent)?.[0] ?? 0);
          const lefts = [];
          let leftOut = 0;
          for (let steps = 0; steps < 2000 && root.querySelector(".report") === null; steps += 1) {
            const levels = [...root.querySelectorAll(".question .level input")].slice(0, 4);
            const before = left();
            if (levels.length > 0 && !levels.some((level) => level.checked) && !chance(0.1)) {
              levels[Math.floor(4 * (chance(0.5) ? 0.3 : 0.9))].click();
              await element.updateComplete;
              lefts.push(before - left());
            }
            if (root.querySelector(".decision") !== null && chance(0.2)) {
              root.querySelectorAll(".decision input[type=radio]")[1].click();
              await element.updateComplete;
              const reason = root.querySelector(".decision textarea");
              reason.value = "We have no such thing, nor will we.";
              reason.dispatchEvent(new Event("input"));
              await element.updateComplete;
              leftOut += 1;
            }
            root.querySelector(".proceed button").click();
            await element.updateComplete;
          }
          const { load } = await import("./aimscore/aimscore.js");
          return { lefts, leftOut, answered: element.assessment.answers.length, headline: (await load()).assess(element.assessment).headline };
        }, seed);
        await demo.heading("Report").waitFor();
        assert.ok(walk.lefts.every((one) => one === 1), "each answer is one less");
        await demo.view("Questions");
        await page.getByText("All questions are answered").waitFor();
        if (mode === "quick") assert.equal(walk.answered, QUICK.length);
        else {
          assert.ok(walk.leftOut > 0);
          for (const { coverage } of Object.values(walk.headline)) assert.equal(coverage, 100);
        }
      }));
  }
});

describe("tasks", { concurrency: true }, () => {
  const lay = async (page) => {
    for (const step of await page.locator(".steps > li").all()) if ((await step.locator("details[open]").count()) === 0) await step.locator("summary").click();
  };

  test("each section belongs to one step, and leads to its questions", () =>
    visit(async (demo, page) => {
      await demo.view("Questions");
      await lay(page);
      assert.equal(await page.locator(".steps > li").count(), CATALOGUE.steps.length);
      const rows = await page.locator(".task button").allTextContents();
      const named = (row) => /\((.*)\)$/.exec(row)?.[1].split(", ") ?? CATALOGUE.parts.flatMap(({ groups }) => groups).find(({ id }) => row.startsWith(`${id} `))?.units.map(({ id }) => id) ?? [];
      assert.deepEqual(rows.flatMap(named).sort(), UNITS.map(({ id }) => id).sort());
      for (const row of ["10 Improvement", "A.10 Third-party and customer relationships"]) {
        await demo.view("Questions");
        await lay(page);
        await page.getByRole("button", { name: row }).click();
        await page.locator(".proceed").waitFor();
      }
    }));

  test("say in words how far they are", () =>
    visit(async (demo, page) => {
      const status = async (task) => {
        await demo.view("Questions");
        await lay(page);
        return (await page.locator(".task").filter({ has: page.getByRole("button", { name: task }) }).locator(".row-status").textContent()).trim();
      };
      assert.equal(await status("Leadership"), "Not started");
      await page.getByRole("button", { name: "Leadership" }).click();
      await demo.level("5.1-r1", "Not sure").click();
      assert.equal(await status("Leadership"), "In progress (1 of 21)");
      const answers = UNITS.filter(({ id }) => id.startsWith("5.")).flatMap(({ items }) => items.map(({ id: item_id }) => ({ item_id, rating: "partially" })));
      await demo.element.evaluate((element, fresh) => (element.assessment = { ...element.assessment, answers: fresh }), answers);
      await page.getByRole("button", { name: "Replace my answers" }).click();
      assert.equal(await status("Leadership"), "Done");
      assert.equal(await status("What you do with AI"), "Not started");
      await page.getByRole("button", { name: "What you do with AI" }).click();
      await page.getByLabel("Deployer").check();
      assert.equal(await status("What you do with AI"), "Done");
      assert.equal(await status("Your risks"), "Not started");
      await page.getByRole("button", { name: "Your risks" }).click();
      await page.getByLabel("Another risk in a few words").fill("The model forgets");
      await page.getByRole("button", { name: "Add this risk" }).click();
      assert.equal(await status("Your risks"), "In progress");
      await page.getByRole("button", { name: "Leadership" }).click();
      await demo.heading("Check your answers: 5 Leadership").waitFor();
    }));
});

describe("what a screen reader is told", { concurrency: true }, () => {
  const tree = async (locator) => (await locator.ariaSnapshot()).split("\n");

  test("of a question", () =>
    visit(async (demo, page) => {
      await open(demo, page, "Leadership");
      await demo.level("5.1-r1", "Largely in place").click();
      const words = (await page.evaluate(async () => (await import("./aimscore/en.js")).texts)).items["5.1-r1"];
      const lines = await tree(page.locator(".work"));
      const group = lines.indexOf(`- group "${words.question}":`);
      assert.deepEqual(lines.slice(0, group), [
        "- paragraph: \"Clause 5: 5.1 Leadership and commitment\"",
        '- group "Questions":',
        '  - button "One at a time" [pressed]',
        '  - button "As a list"',
      ]);
      assert.deepEqual(lines.slice(group + 1, group + 5), [
        `  - heading "${words.question}" [level=2]`,
        "  - paragraph: Question 1 of 8 5.1-r1",
        `  - paragraph: "Why it matters: ${words.why}"`,
        "  - group: What would show it",
      ]);
      assert.deepEqual(
        lines.filter((line) => /- '?(radio|combobox|button|checkbox|group: )/.test(line)).map((line) => line.trim().replace(/^(- radio "(?:\w+ in place|Not sure))[^"]*"/, '$1"').replace(/:$/, "")),
        [
          '- button "One at a time" [pressed]',
          '- button "As a list"',
          "- group: What would show it",
          '- radio "Not in place"',
          '- radio "Partially in place"',
          '- radio "Largely in place" [checked]',
          '- radio "Fully in place"',
          '- radio "Not sure"',
          '- combobox "What can you show?"',
          `- 'button "Clear this answer: 5.1-r1"': Clear this answer`,
          "- group: Note, evidence, owner, date",
          '- checkbox "Flag for later"',
          '- button "Continue"',
          `- button "${ITEMS.length - 1} questions left"`,
          "- group: About 5.1",
        ],
      );
    }));

  test("of the tasks", () =>
    visit(async (demo, page) => {
      await demo.view("Questions");
      const lines = await tree(page.locator(".steps"));
      const list = ["- list:", "  - listitem:", "    - group:", "      - text: 1. Gap analysis Not started"];
      assert.deepEqual(lines.slice(0, 4), list);
      assert.deepEqual(lines.slice(6, 9), ["        - listitem:", '          - button "5 Leadership"', "          - text: Not started"]);
      assert.deepEqual(lines.filter((line) => /^ {4}- group: /.test(line)).map((line) => line.trim()), [
        "- group: 2. Scope definition Not started",
        "- group: 3. Risk assessment Not started",
        "- group: 4. Control implementation Not started",
        "- group: 5. Documentation Not started",
        "- group: 6. Internal audit Not started",
        "- group: 7. Management review Not started",
        "- group: 8. Certification audit",
      ]);
    }));
});
