// What the report says beyond figures: other frameworks, audits, the management review, and what moved since an earlier file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const [STARTED, MIDWAY] = await Promise.all(
  ["deployer-started", "developer-midway"].map(async (name) => JSON.parse(await readFile(new URL(`../samples/${name}.json`, import.meta.url), "utf8"))),
);
const BYTES_MAX = 8 << 20;
const SPACE = "\u00a0";

const visit = visits();

/** A section of the report. */
function part(page, name) {
  return page.getByRole("region", { name, exact: true });
}

async function show(demo, sample) {
  await demo.sample(sample.organization.name);
  await demo.view("Report");
}

/** What the engine makes of the assessment that the page shows. */
function made(demo, page) {
  return demo.assessment().then((assessment) =>
    page.evaluate(async (stated) => {
      const engine = await (await import("./aimscore/aimscore.js")).load();
      return engine.assess(stated);
    }, assessment),
  );
}

function range({ low, high }) {
  return low === high ? `${low}${SPACE}%` : `${low}${SPACE}% to ${high}${SPACE}%`;
}

async function open(section, summary) {
  await section.locator("summary", { hasText: summary }).click();
}

const earlier = (page) => page.getByLabel("Earlier file", { exact: true });
const file = (content, name = "before.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(content) });
const result = (page) => page.getByRole("heading", { name: /^Compared with/ });

async function compare(page, content, name) {
  await earlier(page).setInputFiles(file(content, name));
  await result(page).waitFor();
}

describe("other frameworks", { concurrency: true }, () => {
  test("each entry stands there with its links and its figures", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const { crosswalks } = await made(demo, page);
      const boxes = part(page, "Other frameworks").locator(":scope > details");
      assert.equal(await boxes.count(), crosswalks.length);
      for (const summary of await boxes.locator(":scope > summary").all()) await summary.click();
      for (const [at, { entries }] of crosswalks.entries()) {
        const rows = await boxes.nth(at).locator("tr:has(> td:nth-child(4))").evaluateAll((list) =>
          list.map((row) => ({
            id: row.querySelector("th").textContent.trim().split(" ")[0],
            units: [...row.querySelectorAll("td:nth-child(2) button")].map((button) => button.textContent.trim()),
            figures: [3, 4].map((column) => row.querySelector(`td:nth-child(${column})`).textContent.replace(/[ \n]+/g, " ").trim()),
          })),
        );
        const order = (list) => Object.fromEntries(list.map((row) => [row.id, row]));
        const shown = (figures, name) => {
          const figure = figures.find(({ id }) => id === name).figure;
          return figure === null ? "no figure" : `${range(figure)} ${figure.rated} of ${figure.applicable} answered`;
        };
        assert.deepEqual(
          order(rows),
          order(
            entries.map(({ id, links, figures }) => ({
              id,
              units: links.flatMap(({ units }) => units),
              figures: ["management_system", "controls"].map((name) => shown(figures, name)),
            })),
          ),
        );
      }
    }));

  test("a law comes with its dates and with the advice to ask a lawyer", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const section = part(page, "Other frameworks");
      await open(section, "EU AI Act");
      const law = section.locator(":scope > details[open]");
      await law.getByText("No figure here says that a law is met. Have a lawyer check").waitFor();
      await law.locator("summary", { hasText: "as of November 23, 2026" }).waitFor();
      const row = law.getByRole("row").filter({ hasText: "4 AI literacy" });
      for (const text of ["Addressed to: provider, deployer", "Applies: February 2, 2025", "Strong", "Keep a list of the steps you took"]) await row.getByText(text).waitFor();
      assert.equal(await section.getByText("This is law.").count(), 1);
      await row.getByRole("button", { name: /^A\.4\.6/ }).click();
      await demo.heading(/^A\.4\.6/).waitFor();
    }));

  test("a standard says how near each pair is, where that comes from, and what is added", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const section = part(page, "Other frameworks");
      await open(section, "ISO/IEC 27001");
      const row = section.getByRole("row").filter({ hasText: "4.4 Information security management system" });
      await row.getByText("(equivalent, high confidence, published source)").waitFor();
      await open(section, /^What ISO\/IEC 42001.* adds/);
      await section.getByText("Adds people who feel the effects of your AI, and society as a whole.").waitFor();
      await section.getByText("No entry speaks of these sections: 6.1.4, 8.4, A.5.5, A.7.4, A.9.3").waitFor();
    }));
});

describe("audits and review", { concurrency: true }, () => {
  test("the programme begins where the engine begins, and names who must not audit and what to ask", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const { audit_programme: programme } = await made(demo, page);
      const section = part(page, "Internal audit programme");
      await open(section, /more sections to look at later$/);
      await section.locator("tbody th").nth(programme.length - 1).waitFor();
      const units = await section.locator("tbody th").allTextContents();
      assert.deepEqual(units.map((text) => text.trim().split(" ")[0]), programme.map(({ unit_id: id }) => id));
      const row = section.getByRole("row").filter({ hasText: "6.1.3 AI risk treatment" });
      await row.getByText("AI manager, Managing directors, Quality manager").waitFor();
      await row.getByText("Potential major nonconformity").waitFor();
      await row.locator("summary").click();
      await row.getByText("AI risk treatment plan 2026").waitFor();
      await row.getByRole("button", { name: "Have the managers in charge accepted the residual AI risks?" }).click();
      assert.equal(await demo.focusIn("[id='6.1.3-r15']"), true);
    }));

  test("each stage says which documents are missing", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const section = part(page, "What each audit stage looks for");
      await section.getByText("16 of 18 documents stated as approved.").waitFor();
      await open(section, "2 documents not stated as approved");
      await section.getByRole("button", { name: "Plan for telling users about incidents" }).waitFor();
      await section.getByText("24 of 30 documents stated as approved.").waitFor();
    }));

  test("the review tells what is known from what somebody must bring", () =>
    visit(async (demo, page) => {
      const states = () => part(page, "Management review").locator("tbody tr td:nth-child(2)").allTextContents();
      await demo.view("Report");
      assert.deepEqual(await states(), Array(8).fill("Not known here"));
      await show(demo, MIDWAY);
      const { management_review: inputs } = await made(demo, page);
      assert.deepEqual(await states(), inputs.map(({ known }) => (known ? "Known in part" : "Not known here")));
      assert.equal(inputs.filter(({ known }) => known).length, 4);
      const row = part(page, "Management review").getByRole("row").filter({ hasText: "Risks and how AI turns out in practice" });
      await row.getByText("1 risk above what you accept: R2").waitFor();
    }));
});

describe("comparing", { concurrency: true }, () => {
  /** The steps from before to now, by part. */
  function steps(page) {
    return page.getByRole("table", { name: "From before to now" }).evaluate((table) => {
      const parts = [...table.querySelectorAll("thead th")].slice(1).map((head) => head.textContent);
      const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim()));
      return parts.map((name, at) => ({ name, rows: rows.map(([title, ...cells]) => [title, cells[at]]) }));
    });
  }

  test("the steps of both parts add up to the whole move", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const before = await demo.assessment();
      await compare(page, JSON.stringify(STARTED));
      assert.equal(await demo.focusIn("#comparison-made"), true);
      const parts = await steps(page);
      assert.deepEqual(parts.map(({ name }) => name), ["Management system", "Controls of Annex A"]);
      const tenths = (text) => Math.round(Number.parseFloat(text) * 10);
      for (const { rows } of parts) {
        const at = rows.findIndex(([title]) => title === "Low end in all");
        const moved = rows.slice(1, at).map(([, points]) => tenths(points));
        assert.equal(moved.reduce((sum, points) => sum + points, 0), tenths(rows[at][1]));
        assert.equal(tenths(rows[0][1]) + tenths(rows[at][1]), tenths(rows.at(-1)[1]));
      }
      await page.getByText("Readiness before: Not started. Now: Foundations.").waitFor();
      const section = part(page, "Compare with an earlier file");
      for (const title of ["Sections that moved", "Answers that changed", "Decisions that changed", "Documents that changed", "Risks that changed", "Gaps that are gone", "Gaps that are new"]) {
        await open(section, title);
      }
      await section.getByRole("row").filter({ hasText: "R1 Worse results" }).getByText("Within what you accept").waitFor();
      assert.deepEqual(await demo.assessment(), before);
      assert.equal(await page.getByText("Changes not saved").count(), 0);
    }));

  test("the comparison follows the answers, and ends", () =>
    visit(async (demo, page) => {
      await show(demo, STARTED);
      await compare(page, JSON.stringify(await demo.assessment()));
      assert.equal(await page.getByText("Answers that changed").count(), 0);
      await demo.section("Context of the organization");
      await page.getByRole("button", { name: /^4.1 / }).click();
      await demo.level("4.1-r1", "Fully in place").click();
      await demo.view("Report");
      await open(part(page, "Compare with an earlier file"), "Answers that changed");
      const moved = page.locator(".alike > div").filter({ hasText: "4.1-r1" });
      await moved.getByText(/, now "Fully in place.*" \(1\)$/).waitFor();
      await page.getByRole("button", { name: "End the comparison" }).click();
      assert.equal(await result(page).count(), 0);
      assert.equal(await demo.focusIn("section[aria-labelledby=comparison]"), true);
    }));

  test("another assessment ends it, and a file's name is only text", () =>
    visit(async (demo, page) => {
      await show(demo, STARTED);
      await compare(page, JSON.stringify(MIDWAY), "<img src=x onerror=alert(1)>.json");
      await page.getByText("Compared with <img src=x onerror=alert(1)>.json").waitFor();
      await show(demo, MIDWAY);
      assert.equal(await result(page).count(), 0);
    }));

  for (const [what, content, sentence] of [
    ["wrong", JSON.stringify({ ...STARTED, as_of: "2026-13-01" }), "1 thing needs mending in it. Your answers here are unchanged."],
    ["not JSON", "{ not json", "this is not JSON"],
    ["too large", Buffer.alloc(BYTES_MAX + 1, " "), "It is larger than 8 MiB."],
  ]) {
    test(`a file that is ${what} is refused, and changes nothing`, () =>
      visit(async (demo, page) => {
        await show(demo, MIDWAY);
        await compare(page, JSON.stringify(STARTED));
        const before = [await demo.assessment(), await steps(page)];
        await earlier(page).setInputFiles(file(content, "wrong.json"));
        const refusal = part(page, "This file could not be opened");
        await refusal.getByText(sentence).waitFor();
        assert.equal(await demo.focusIn(".refusal"), true);
        await page.getByText("Compared with before.json").waitFor();
        assert.deepEqual([await demo.assessment(), await steps(page)], before);
        await refusal.getByRole("button", { name: "Close this message" }).click();
        assert.equal(await refusal.count(), 0);
      }));
  }
});

// The dialog for files is the browser's own: what counts is that the keyboard comes to its field and on from there.
test("comparing by keyboard alone", () =>
  visit(async (demo, page) => {
    await show(demo, MIDWAY);
    await demo.tabTo(".contents li:nth-child(15)");
    await page.keyboard.press("Enter");
    await demo.tabTo("#earlier", 2);
    await page.locator("#earlier").setInputFiles(file(JSON.stringify(STARTED)));
    await result(page).waitFor();
    await demo.tabTo("section[aria-labelledby=comparison] summary");
    await page.keyboard.press("Enter");
    await page.getByRole("table", { name: "Sections that moved" }).waitFor();
  }));
