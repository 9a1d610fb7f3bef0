// A short look, and from there to everything.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const visit = visits();

const quick = (page) =>
  page.evaluate(async () => {
    const engine = await (await import("./aimscore/aimscore.js")).load();
    const units = engine.catalogue().parts.flatMap((part) => part.groups.flatMap((group) => group.units.map((unit) => ({ ...unit, part: part.id }))));
    const scored = (items) => items.filter((item) => item.basis === "requirement").length;
    return units.map(({ id, part, items }) => ({ id, part, asked: items.filter((item) => item.quick).map((item) => item.id), all: items.length, scored: scored(items) })).filter(({ asked }) => asked.length > 0);
  });

describe("a short look", { concurrency: true }, () => {
  test("asks every question of it and no other, one section after the other", () =>
    visit(async (demo, page) => {
      const expected = await quick(page);
      const count = expected.flatMap(({ asked }) => asked).length;
      await page.getByText(`A short look: ${count} questions, about 10 minutes.`).waitFor();
      await page.getByRole("button", { name: "Begin with a short look" }).click();
      await page.getByRole("button", { name: `${count} questions left` }).waitFor();
      await demo.section("Context of the organization");
      for (const [at, { id, asked }] of expected.entries()) {
        await page.getByRole("heading", { level: 2, name: id }).waitFor();
        assert.deepEqual(await page.locator("fieldset.question").evaluateAll((all) => all.map((one) => one.id)), asked);
        for (const item of asked) await demo.level(item, "Fully in place").click();
        await page.getByRole("button", { name: at === expected.length - 1 ? "See the report" : /^Next:/ }).click();
      }
      await demo.heading("Report").waitFor();
      assert.equal((await demo.assessment()).answers.length, count);
      const { headline } = await demo.element.evaluate(async (element) => (await (await import("./aimscore/aimscore.js")).load()).assess(element.assessment));
      const clauses = expected.filter(({ part }) => part === "management_system");
      const certain = (100 * clauses.reduce((sum, { scored }) => sum + 1 / scored, 0)) / clauses.length;
      assert.ok(Math.abs(headline.management_system.low - certain) <= 0.05 + 1e-9, `${headline.management_system.low}, not ${certain}`);
      assert.equal(headline.management_system.high, 100, "what was not asked stays open");
    }));

  test("goes on to everything with its answers, from the list and from a section", () =>
    visit(async (demo, page) => {
      const [{ id, asked, all }] = await quick(page);
      await page.getByRole("button", { name: "Begin with a short look" }).click();
      await demo.section("Context of the organization");
      await demo.level(asked[0], "Largely in place").click();
      await page.getByRole("button", { name: `Ask all ${all} questions of this section, and of the others` }).click();
      assert.equal(await page.locator("fieldset.question").count(), all, id);
      assert.equal(await demo.level(asked[0], "Largely in place").isChecked(), true);
      await demo.view("Questions");
      await page.getByRole("button", { name: "Only a short look" }).click();
      await page.getByRole("button", { name: "Ask everything" }).click();
    }));

  test("a gap that it did not ask about leads to its question all the same", () =>
    visit(async (demo, page) => {
      await page.getByRole("button", { name: "Begin with a short look" }).click();
      await demo.view("Report");
      await page.locator(".actions button").first().click();
      const id = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.closest("fieldset, li, section")?.id ?? "";
      });
      assert.notEqual(id, "");
    }));
});
