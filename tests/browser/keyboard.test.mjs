// Whole assessments by keyboard alone, from the first view to the report.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const CATALOGUE = JSON.parse(await readFile(new URL("../../core/data/iso-42001/catalogue.json", import.meta.url), "utf8"));
const ITEMS = CATALOGUE.parts.flatMap(({ groups }) => groups.flatMap(({ units }) => units.flatMap(({ items }) => items)));
/** How many questions the complete run leaves to the keyboard. */
const LEFT = process.env.AIMSCORE_QUICK ? 20 : ITEMS.length;

const visit = visits();

const KEYS = { not: ["Space"], partially: ["Space", "ArrowDown"], unsure: ["Space", "ArrowUp"] };

/** What is on the screen, and whether the focus is on its heading, as it must be when a view appears. */
const shown = (demo) =>
  demo.element.evaluate((element) => {
    const root = element.shadowRoot;
    const kind = ["report", "question", "decision", "document"].find((name) => root.querySelector(`.${name}`) !== null);
    return { kind, id: root.querySelector("fieldset.question")?.id, changes: root.querySelectorAll(".change").length, heading: root.querySelector("h2").textContent, focused: root.activeElement?.matches("h2") === true };
  });

/** Gives what is asked these ratings in turn, until the report is there; returns the answers. */
async function answerAll(demo, page, ratings) {
  const given = [];
  for (;;) {
    const { kind, id, changes, heading, focused } = await shown(demo);
    assert.ok(focused, `the focus is on ${heading}`);
    if (kind === "report") return given;
    if (kind === "question") {
      const rating = ratings[given.length % ratings.length];
      await demo.tabTo(".levels", 5);
      for (const key of KEYS[rating]) await page.keyboard.press(key);
      given.push({ item_id: id, rating });
    } else if (kind === "decision") {
      await demo.tabTo(".decision input", 10);
      await page.keyboard.press("Space");
    } else {
      if (kind === "document") {
        await demo.tabTo(".document select");
        await page.keyboard.type("A");
      }
      for (let passed = 0; passed < changes; passed += 1) await page.keyboard.press("Tab");
      await demo.tabTo(".proceed");
    }
    await page.keyboard.press("Enter");
  }
}

describe("by keyboard alone", { concurrency: true }, () => {
  test("a short look", () =>
    visit(async (demo, page) => {
      await demo.tabTo("#name");
      await page.keyboard.type("Harbor Clinic");
      await demo.tabTo("form .secondary");
      await page.keyboard.press("Enter");
      const given = await answerAll(demo, page, ["not", "partially", "unsure"]);
      await page.getByText("of Harbor Clinic").waitFor();
      assert.deepEqual(given.map(({ item_id: id }) => id).sort(), ITEMS.filter(({ quick }) => quick).map(({ id }) => id).sort());
      assert.deepEqual((await demo.assessment()).answers, given);
    }));

  test("a complete assessment, with its scope and its controls", () =>
    visit(async (demo, page) => {
      const press = (key) => page.keyboard.press(key);
      if (LEFT < ITEMS.length) {
        const answers = ITEMS.slice(LEFT).map(({ id }) => ({ item_id: id, rating: "fully" }));
        await demo.element.evaluate((element, fresh) => (element.assessment = { ...element.assessment, answers: fresh }), answers);
      }
      await demo.tabTo("form .link");
      await press("Enter");
      await demo.heading("Scope").waitFor();
      await demo.tabTo("#roles input");
      await press("Space");
      await demo.tabTo("#system-new");
      await page.keyboard.type("Screening");
      await press("Enter");
      await demo.tabTo("#boundaries");
      await page.keyboard.type("The office in Graz");
      await demo.tabTo("[aria-describedby=draft-hint]");
      await press("Enter");
      await demo.tabTo(".onward");
      await press("Enter");
      await demo.heading("Questions").waitFor();

      await demo.tabTo(".primary");
      await press("Enter");
      const given = await answerAll(demo, page, ["not", "partially"]);
      assert.equal(given.length, LEFT);

      await demo.tabTo("nav li:nth-child(5)", 20, "Shift+Tab");
      await press("Enter");
      await demo.heading("Controls").waitFor();
      await demo.tabTo("[id='row-A.2.2'] summary");
      await press("Enter");
      await demo.tabTo("[id='row-A.2.2'] input");
      await press("Space");
      await demo.tabTo("[id='row-A.2.2'] textarea");
      await page.keyboard.type("Our policy is ours to write.");

      const { answers, applicability, documents, scope, systems, organization } = await demo.assessment();
      assert.equal(answers.length, ITEMS.length);
      if (LEFT === ITEMS.length) assert.ok(documents.length > 10 && applicability.every(({ included }) => included), JSON.stringify({ documents, applicability }));
      assert.equal(applicability.find(({ control_id: id }) => id === "A.2.2").justification, "Our policy is ours to write.");
      for (const { item_id: id, rating } of given) assert.equal(answers.find((answer) => answer.item_id === id).rating, rating, id);
      assert.deepEqual(systems.map(({ name }) => name), ["Screening"]);
      assert.equal(organization.roles.length, 1);
      assert.match(scope.statement, /The office in Graz/);
      const { headline } = await demo.element.evaluate((element) => element.report);
      for (const { coverage } of Object.values(headline)) assert.equal(coverage, 100);
    }));
});
