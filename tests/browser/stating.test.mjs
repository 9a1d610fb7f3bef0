// Scope, risks and decisions, stated on the page as a person does it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const MIDWAY = JSON.parse(await readFile(new URL("../samples/developer-midway.json", import.meta.url), "utf8"));

const visit = visits();

/** Adds a system that a supplier made and that decides about people. */
async function addSystem(demo, page) {
  await demo.view("Scope");
  await page.getByLabel("Deployer").check();
  await page.getByLabel("Name of another AI system").fill("Screening");
  await page.getByRole("button", { name: "Add this system" }).click();
  await page.getByLabel("What is it for?").fill("Ranks applications");
  await page.getByLabel("What is it for?").blur();
  await page.getByLabel("Decides about people").check();
}

describe("the scope", { concurrency: true }, () => {
  test("roles, systems and boundaries are stated, and a draft is made of them", () =>
    visit(async (demo, page) => {
      await addSystem(demo, page);
      await page.getByLabel("Where does it end?").fill("The office in Graz");
      await page.getByRole("button", { name: "Draft the words from what is stated here" }).click();
      const { organization, systems, scope } = await demo.assessment();
      assert.deepEqual(organization, { roles: ["deployer"] });
      assert.deepEqual(systems, [{ id: "S1", name: "Screening", purpose: "Ranks applications", traits: ["decides_about_people"] }]);
      assert.equal(scope.boundaries, "The office in Graz");
      for (const part of ["Deployer", "Screening: Ranks applications", "The office in Graz"]) assert.ok(scope.statement.includes(part), scope.statement);
      await demo.view("Report");
      await page.getByText("Screening: Ranks applications").waitFor();
    }));

  test("what is being typed stays, whatever is drawn meanwhile", () =>
    visit(async (demo, page) => {
      await demo.view("Scope");
      const draw = () => demo.element.evaluate((element) => (element.requestUpdate(), element.updateComplete));
      for (const field of ["Where does it end?", "What is left out, and why?"]) {
        await page.getByLabel(field).focus();
        for (const word of ["The ", "office ", "in Graz"]) {
          await page.keyboard.type(word);
          await draw();
        }
        await page.keyboard.press("Tab");
        await draw();
        assert.equal(await page.getByLabel(field).inputValue(), "The office in Graz");
      }
      const { scope } = await demo.assessment();
      assert.deepEqual([scope.boundaries, scope.exclusions], ["The office in Graz", "The office in Graz"]);
    }));

  test("what is being typed about one question doesn't go to another", () =>
    visit(async (demo, page) => {
      const show = (id) => demo.element.evaluate((element, id) => (element.goTo(id), element.updateComplete), id);
      for (const id of ["4.1-r1", "4.1-r2"]) {
        await show(id);
        await page.locator("fieldset.question details summary").last().click();
        if (id === "4.1-r1") {
          await page.locator(`[id="owner-${id}"]`).focus();
          await page.keyboard.type("Ann");
        }
      }
      assert.equal(await page.locator('[id="owner-4.1-r2"]').inputValue(), "");
      await page.keyboard.press("Tab");
      const { answers = [] } = await demo.assessment();
      assert.ok(answers.every(({ item_id: id, owner }) => id === "4.1-r1" || owner === undefined), JSON.stringify(answers));
    }));

  test("a new system takes the focus, and its name can't be taken away", () =>
    visit(async (demo, page) => {
      await demo.view("Scope");
      await page.getByLabel("Name of another AI system").fill("Chat");
      await page.keyboard.press("Enter");
      assert.equal(await demo.focusIn("#S1-name"), true);
      await page.getByLabel("Name", { exact: true }).fill("");
      await page.getByLabel("Name", { exact: true }).blur();
      await page.getByRole("region", { name: "This change was not accepted" }).waitFor();
      assert.deepEqual((await demo.assessment()).systems, [{ id: "S1", name: "Chat" }]);
    }));

  test("a system that is removed leaves no trace in the risks", () =>
    visit(async (demo, page) => {
      await demo.sample(MIDWAY.organization.name);
      const gone = MIDWAY.systems.find(({ id }) => MIDWAY.risks.some((risk) => risk.system_ids?.includes(id)));
      await demo.view("Scope");
      await page.locator(`[id="${gone.id}"] summary`).first().click();
      await page.getByRole("button", { name: `Remove ${gone.name}` }).click();
      const { systems, risks } = await demo.assessment();
      assert.equal(systems.length, MIDWAY.systems.length - 1);
      assert.deepEqual(
        risks.map(({ id, system_ids: ids = [] }) => [id, ids]),
        MIDWAY.risks.map(({ id, system_ids: ids = [] }) => [id, ids.filter((other) => other !== gone.id)]),
      );
    }));
});

describe("risks", { concurrency: true }, () => {
  test("a suggestion is taken over, rated, treated and seen in the grid", () =>
    visit(async (demo, page) => {
      await addSystem(demo, page);
      await demo.view("Risks");
      await page.locator("summary", { hasText: "AIR-01" }).click();
      await page.getByText("Fits: Screening.").first().waitFor();
      await page.getByRole("button", { name: "Add to my risks: AIR-01" }).click();
      assert.deepEqual((await demo.assessment()).risks, [{ id: "R1", scenario_id: "AIR-01", system_ids: ["S1"], consequence: {} }], "nothing of the scenario counts unasked");
      await page.getByText("Not rated yet").waitFor();
      await page.getByRole("button", { name: "Take these ratings" }).click();
      await page.getByText("This risk is above the level you accept").waitFor();
      await page.getByLabel("What is done about it?").selectOption({ label: "Retain" });
      await page.getByText("nobody is named who accepts it").waitFor();
      await page.getByLabel("Who accepts it?").fill("Board");
      await page.getByLabel("Who accepts it?").blur();
      await page.locator(".warning").waitFor({ state: "detached" });
      const [risk] = (await demo.assessment()).risks;
      assert.equal(risk.likelihood, 3);
      assert.deepEqual(risk.consequence, { organization: 4, individuals: 4, society: 4 });
      assert.equal(risk.accepted_by, "Board");
      await page.getByRole("table", { name: "Risks in the grid" }).getByText("before controls: R1").waitFor();
      assert.equal(await page.getByRole("button", { name: "Add to my risks: AIR-01" }).count(), 0, "it is no suggestion any more");
    }));

  test("an own risk is held by the controls that a person picks, and an own rating of what is left wins", () =>
    visit(async (demo, page) => {
      await demo.view("Risks");
      await page.getByLabel("Another risk in a few words").fill("The model forgets");
      await page.getByRole("button", { name: "Add this risk" }).click();
      await page.getByText("No control holds it yet.").waitFor();
      await page.locator("summary", { hasText: "Choose the controls that hold it" }).click();
      await page.getByLabel("A.6.2.6", { exact: false }).check();
      await page.getByLabel("Likelihood").first().selectOption("4");
      await page.getByLabel("Consequence: organization").selectOption("4");
      await page.locator("summary", { hasText: "Rate what is left yourself" }).click();
      await page.locator('[id="R1-residual-likelihood"]').selectOption("1");
      await page.getByText("(your own rating)").waitFor();
      assert.deepEqual((await demo.assessment()).risks, [
        {
          id: "R1",
          title: "The model forgets",
          control_ids: { primary: ["A.6.2.6"] },
          likelihood: 4,
          consequence: { organization: 4 },
          residual: { likelihood: 1, consequence: 4 },
        },
      ]);
      await page.getByRole("button", { name: "Remove R1" }).click();
      assert.deepEqual((await demo.assessment()).risks, []);
      assert.equal(await demo.focusIn("#risk-new"), true);
    }));

  test("the kinds of risk say which ones no risk bears yet", () =>
    visit(async (demo, page) => {
      await demo.sample(MIDWAY.organization.name);
      await demo.view("Risks");
      const { taxonomies } = (await demo.element.evaluate(async (element) => (await (await import("./aimscore/aimscore.js")).load()).assess(element.assessment))).risks;
      const section = page.getByRole("region", { name: "Kinds of risk" });
      for (const summary of await section.locator("summary").all()) await summary.click();
      const rows = await section.getByRole("table").evaluateAll((tables) => tables.map((one) => [...one.querySelectorAll("tbody tr")].map((row) => row.lastElementChild.textContent.trim().replace(/\s+/g, " "))));
      assert.deepEqual(rows, taxonomies.map(({ tags }) => tags.map(({ risk_ids: ids }) => (ids.length === 0 ? "No risk yet" : ids.join(", ")))));
    }));

  test("a risk in the report leads to where it is treated", () =>
    visit(async (demo, page) => {
      await demo.sample(MIDWAY.organization.name);
      await demo.view("Report");
      const [{ id }] = MIDWAY.risks;
      await page.getByRole("table", { name: "Risks", exact: true }).getByRole("button", { name: id }).click();
      await demo.heading("Risks").waitFor();
      assert.equal(await demo.focusIn(`[id="${id}"]`), true);
    }));
});

describe("the Statement of Applicability", { concurrency: true }, () => {
  test("a suggestion says what speaks for it, and is taken over with its reasons", () =>
    visit(async (demo, page) => {
      await demo.view("Controls");
      await page.getByText("0 of 38 controls decided.").waitFor();
      assert.equal(await page.locator('[id^="row-A."]').count(), 38);
      const row = page.locator('[id="row-A.2.4"]');
      await row.locator("summary").first().click();
      await row.getByText("Suggestion: include it.").waitFor();
      await row.getByRole("button", { name: "Include it for these reasons" }).click();
      const [decision] = (await demo.assessment()).applicability;
      assert.equal(decision.included, true);
      assert.ok(decision.drivers.some(({ kind }) => kind === "clause"), JSON.stringify(decision));
      await row.getByText("To put in order:").waitFor();
      await row.getByLabel("Why do you need it?").fill("Our policy on AI has to be looked at again each year.");
      await row.getByText("To put in order:").waitFor({ state: "detached" });
      await page.getByText("1 of 38 controls decided.").waitFor();
    }));

  test("two rows are decided apart", () =>
    visit(async (demo, page) => {
      await demo.view("Controls");
      for (const id of ["A.9.2", "A.9.3"]) await page.locator(`[id="row-${id}"] summary`).first().click();
      await page.locator('[id="row-A.9.2"]').getByLabel("No, leave it out").check();
      await page.locator('[id="row-A.9.3"]').getByLabel("Yes, include it").check();
      assert.equal(await page.locator('[id="row-A.9.2"]').getByLabel("No, leave it out").isChecked(), true);
      assert.deepEqual((await demo.assessment()).applicability, [{ control_id: "A.9.3", included: true }]);
      await page.locator('[id="row-A.9.2"] summary', { hasText: "draft" }).waitFor();
    }));
});

describe("documents", { concurrency: true }, () => {
  test("a task of their own says how each stands, where it is and who answers for it", () =>
    visit(async (demo, page) => {
      await demo.view("Questions");
      const step = page.locator(".steps details").filter({ hasText: "Documentation" });
      await step.locator("summary").click();
      await step.getByText("Not started").first().waitFor();
      await step.getByRole("button", { name: "Your documents" }).click();
      await demo.heading("Documents").waitFor();
      const { documents } = await demo.element.evaluate((element) => element.report);
      assert.equal(await page.locator("li.document").count(), documents.length);
      assert.equal(await page.getByRole("region", { name: "Asked for by a clause" }).locator("li.document").count(), 22);
      await page.getByText("The status of 0 of 49 documents is stated.").waitFor();
      const policy = page.locator("[id='DOC-5.2']");
      assert.equal(await policy.locator("summary").count(), 0);
      await policy.getByRole("combobox").selectOption("draft");
      await policy.locator("summary").click();
      await policy.getByLabel("Where is it?").fill("Shelf 3");
      await policy.getByLabel("Who answers for it?").fill("Ana");
      await policy.getByLabel("Who answers for it?").blur();
      await policy.getByText("(2 of 2 stated)").waitFor();
      await page.getByText("The status of 1 of 49 documents is stated.").waitFor();
      assert.deepEqual((await demo.assessment()).documents, [{ document_id: "DOC-5.2", status: "draft", reference: "Shelf 3", owner: "Ana" }]);
      await policy.getByRole("combobox").selectOption("");
      assert.deepEqual((await demo.assessment()).documents, []);
      assert.equal(await policy.locator("summary").count(), 0);
    }));

  test("those of a control that is left out are not asked for", () =>
    visit(async (demo, page) => {
      await demo.sample(MIDWAY.organization.name);
      await demo.view("Documents");
      const { documents } = await demo.element.evaluate((element) => element.report);
      const gone = documents.filter(({ demand, applies }) => demand === "conditional" && !applies);
      assert.notEqual(gone.length, 0);
      for (const { document_id: id } of gone) assert.equal(await page.locator(`[id="${id}"]`).count(), 0, id);
    }));
});
