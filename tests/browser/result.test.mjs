// The result: one minute at the top, every section one button away, every figure explained, everything on paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { drawn, visits } from "./demo.mjs";
import { pdf } from "./paper.mjs";

const [STARTED, MIDWAY, MATURE] = await Promise.all(
  ["deployer-started", "developer-midway", "provider-mature"].map(async (name) => JSON.parse(await readFile(new URL(`../samples/${name}.json`, import.meta.url), "utf8"))),
);
/** Width of A4 between margins of 1 cm, in pixels. */
const PAPER = 718;
const SPACE = "\u00a0";
const NOTE = `${"Nobody has looked at this yet; the list of March names <b>three</b> owners & no date. ".repeat(11)}The end of a long note.`;

const visit = visits();

function part(page, name) {
  return page.getByRole("region", { name, exact: true });
}

async function show(demo, sample) {
  await demo.sample(sample.organization.name);
  await demo.view("Report");
}

/** What the engine makes of the assessment that the page shows. */
async function engine(demo, page, act, ...parameters) {
  const stated = await demo.assessment();
  return page.evaluate(
    async ([assessment, name, rest]) => (await (await import("./aimscore/aimscore.js")).load())[name](assessment, ...rest),
    [stated, act, parameters],
  );
}

function texts(page) {
  return page.evaluate(async () => (await import("./aimscore/en.js")).texts);
}

async function open(section, summary) {
  await section.locator("summary", { hasText: summary }).first().click();
}

function cells(table) {
  return table.evaluate((element) => [...element.querySelectorAll("tbody tr:has(td)")].map((row) => [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, " "))));
}

describe("one minute", { concurrency: true }, () => {
  test("figures in words, then the sections of which most and least is certain", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const { headline, extremes } = await engine(demo, page, "assess");
      const { low, high, rated, applicable, evidenced } = headline.management_system;
      const stand = part(page, "Where you stand");
      await stand.getByText(`At least ${low}${SPACE}% is in place, at most ${high}${SPACE}%. ${applicable - rated} of ${applicable} questions have no answer yet.`).waitFor();
      await stand.locator("p", { hasText: `Backed by evidence: ${evidenced.low}${SPACE}% to ${evidenced.high}${SPACE}%.` }).waitFor();
      const listed = await part(page, "Strong and weak").locator("ol").evaluateAll((lists) => lists.map((list) => [...list.querySelectorAll("button")].map((entry) => entry.textContent.trim().split(" ")[0])));
      assert.deepEqual(listed, [extremes.strongest, extremes.weakest]);
    }));

  test("where nothing is answered, nothing is strong or weak", () =>
    visit(async (demo, page) => {
      await demo.view("Report");
      const section = part(page, "Strong and weak");
      await section.getByText("Nothing is in place for certain yet.").waitFor();
      await section.getByText("Nothing is missing for certain.").waitFor();
      assert.equal(await section.getByRole("button").count(), 0);
    }));

  test("the next five actions say effort, gain, owner and date, and lead to what they are about", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const { gaps } = await engine(demo, page, "assess");
      const { steps } = await engine(demo, page, "roadmap");
      const actions = part(page, "What to do next").locator("li");
      assert.equal(await actions.count(), 5);
      const [first] = gaps;
      const { days } = steps.find(({ gap_id: id }) => id === first.id);
      const { owner, due_on: due } = MIDWAY.answers.find(({ item_id: id }) => id === first.item_id);
      assert.equal(due, "2026-12-18");
      const text = (await actions.first().textContent()).replace(/\s+/g, " ");
      for (const part of [`About ${days} person-day`, `Gain: ${first.gain} points.`, `${owner}, by December 18, 2026`]) assert.ok(text.includes(part), text);
      assert.equal(await actions.first().getByRole("button").evaluate((link) => getComputedStyle(link).textAlign), "start", "a link of several lines begins like the text around it");
      await actions.first().getByRole("button").click();
      assert.equal(await demo.focusIn(`[id="${first.item_id}"]`), true);
    }));
});

test("each entry of the contents moves the focus to its heading", () =>
  visit(async (demo, page) => {
    await show(demo, STARTED);
    const entries = await page.getByRole("navigation", { name: "In this report" }).getByRole("button").all();
    const headings = await page.locator(".report > section > h3").allTextContents();
    assert.deepEqual(await Promise.all(entries.map((entry) => entry.textContent())), headings.filter((title) => title !== "Risks in the grid"));
    for (const entry of entries) {
      await entry.focus();
      await page.keyboard.press("Enter");
      const reached = await demo.element.evaluate(({ shadowRoot }) => [shadowRoot.activeElement.localName, shadowRoot.activeElement.textContent, shadowRoot.activeElement.getBoundingClientRect().top]);
      assert.deepEqual(reached.slice(0, 2), ["h3", await entry.textContent()]);
      assert.ok(reached[2] >= 0 && reached[2] < 900, `${reached[1]} is in sight`);
    }
  }));

test("how sure the figures are is worked out when it is asked for", () =>
  visit(async (demo, page) => {
    await show(demo, MIDWAY);
    const { parts, labels, next_questions: questions } = await engine(demo, page, "uncertainty");
    const { words, parts: names, items } = await texts(page);
    const section = part(page, "How sure is this?");
    assert.equal(await section.getByRole("table").count(), 0);
    await open(section, "Show the range of likely results");
    const percent = (number) => `${number} %`;
    assert.deepEqual(await cells(section.getByRole("table", { name: "Range of likely results" })), parts.map(({ id, spread: { p5, p50, p95 } }) => [names[id].title, ...[p5, p50, p95].map(percent)]));
    assert.deepEqual(
      await cells(section.getByRole("table", { name: "How likely is each label?" })),
      labels.map(({ id, exactly, at_least }) => [words.labels[id].label, percent(exactly.probability), percent(at_least.probability)]),
    );
    assert.equal(await section.getByRole("img").count(), parts.length);
    const next = section.getByRole("table", { name: "Which questions to ask next" }).getByRole("button");
    assert.deepEqual((await next.allTextContents()).map((text) => text.trim().split(" ")[0]), questions.slice(0, 5).map(({ item_id }) => item_id));
    await next.first().click();
    await page.getByRole("heading", { level: 2, name: items[questions[0].item_id].question }).waitFor();
  }));

describe("what to find out", { concurrency: true }, () => {
  test("every question without a rating stands there once, with whom to ask", () =>
    visit(async (demo, page) => {
      const { item_id: id } = STARTED.answers.find(({ item_id }) => item_id.startsWith("5."));
      const answers = STARTED.answers.map((answer) => (answer.item_id === id ? { item_id: id, rating: "unsure", owner: "Ada <i>Lind</i>" } : answer));
      await demo.load(JSON.stringify({ ...STARTED, answers }));
      await page.getByText(/^Opened/).first().waitFor();
      await demo.view("Report");
      const { gaps } = await engine(demo, page, "assess");
      const section = part(page, "What to find out");
      for (const summary of await section.locator("summary").all()) await summary.click();
      const rows = (await Promise.all((await section.getByRole("table").all()).map(cells))).flat();
      assert.deepEqual(
        rows.map(([question]) => question.split(" ")[0]).sort(),
        gaps.filter(({ kind }) => kind === "unknown").map(({ item_id: item }) => item).sort(),
      );
      const row = section.getByRole("row").filter({ hasText: id });
      await row.getByText("Not sure", { exact: true }).waitFor();
      await row.getByText("Ada <i>Lind</i>", { exact: true }).waitFor();
      await row.getByRole("button").click();
      assert.equal(await demo.focusIn(`[id="${id}"]`), true);
    }));
});

test("all answers: every question with what was stated about it", () =>
  visit(async (demo, page) => {
    await show(demo, MIDWAY);
    const { words, items } = await texts(page);
    const section = part(page, "All answers");
    for (const summary of await section.locator("summary").all()) await summary.click();
    const rows = new Map((await Promise.all((await section.getByRole("table").all()).map(cells))).flat().map(([question, ...stated]) => [question.split(" ")[0], [question, ...stated]]));
    assert.deepEqual([...rows.keys()].sort(), Object.keys(items).sort());
    const day = (date) => new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
    for (const { item_id: id, rating, evidence_level: level, evidence = [], note = "", owner, due_on: due } of MIDWAY.answers) {
      const [question, answer, shown, who] = rows.get(id);
      assert.ok(answer.startsWith(rating === undefined ? "Not answered" : words.scale[rating].label), id);
      assert.equal(shown.replaceAll(" ", ""), [level && words.evidence_levels[level].label, ...evidence].filter(Boolean).join("").replace(/\s+/g, ""), id);
      assert.equal(question.replaceAll(" ", ""), `${id}${items[id].question}${note}`.replace(/\s+/g, ""), id);
      assert.equal(who, [owner, due && `by ${day(due)}`].filter(Boolean).join(", "), id);
    }
  }));

describe("how a figure is made", { concurrency: true }, () => {
  test("the headline by its sections, with their shares", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const { exact, units } = await engine(demo, page, "explain", "controls");
      const stand = part(page, "Where you stand");
      await stand.locator(".headline").nth(1).locator("summary").click();
      await stand.getByText(`Exactly: low end ${exact.low}, high end ${exact.high}, answered ${exact.coverage}.`).waitFor();
      const rows = await cells(stand.getByRole("table", { name: "How this figure is made: Controls of Annex A" }));
      assert.deepEqual(
        rows.map(([section, share]) => [section.split(" ")[0], share]),
        units.map(({ unit_id: id, share, excluded }) => [id, excluded ? "Left out" : share]),
      );
    }));

  test("a clause by its sections, a section by its answers", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const section = part(page, "By clause and area");
      await open(section, "6 Planning");
      await open(section, "6.1.3 AI risk treatment");
      const { exact, items, units } = await engine(demo, page, "explain", "6.1.3");
      await section.getByText(`Exactly: low end ${exact.low}, high end ${exact.high}, answered ${exact.coverage}.`).waitFor();
      const rows = await cells(section.getByRole("table", { name: "How this figure is made: 6.1.3" }));
      assert.deepEqual(
        rows.map(([question, , , ...shares]) => [question.split(" ")[0], ...shares]),
        items.map(({ item_id: id, share, gained, open: still, lost }) => [id, share, gained, still, lost]),
      );
      const held = section.locator("p", { hasText: "It is held there by:" });
      assert.deepEqual(await held.getByRole("button").allTextContents(), units[0].held_by);
      await section.getByText("Held down by the document", { exact: false }).first().waitFor();
    }));

  test("a click counts, though the page is drawn again before the browser tells of it", () =>
    visit(async (demo, page) => {
      await show(demo, MIDWAY);
      const clause = part(page, "By clause and area").locator("summary", { hasText: "6 Planning" });
      for (const open of [true, false]) {
        await clause.evaluate((summary) => {
          summary.click();
          summary.getRootNode().host.requestUpdate();
        });
        await drawn(page);
        assert.equal(await clause.evaluate((summary) => summary.parentElement.open), open);
      }
    }));

  test("weights of one's own stand beside the shares", () =>
    visit(async (demo, page) => {
      await demo.load(JSON.stringify({ ...MIDWAY, settings: { weights: [{ unit_id: "4.1", weight: 3 }, { unit_id: "4.2", weight: 0 }] } }));
      await page.getByText(/^Opened/).first().waitFor();
      await demo.view("Report");
      const section = part(page, "By clause and area");
      await open(section, "4 Context of the organization");
      await section.getByText("The weights are your own.").waitFor();
      const rows = await cells(section.getByRole("table", { name: "How this figure is made: Context of the organization" }));
      assert.deepEqual(rows.map(([, weight, share]) => [weight, share]), [["3", "3/5"], ["0", "0"], ["1", "1/5"], ["1", "1/5"]]);
    }));
});

test("the Statement of Applicability has what its readers look for", () =>
  visit(async (demo, page) => {
    await show(demo, MIDWAY);
    const table = page.getByRole("table", { name: "Statement of Applicability", exact: true });
    assert.deepEqual(await table.locator("thead th").allTextContents(), ["Control", "Decision", "Reason", "Implementation", "Who, evidence, review", "To put in order"]);
    const excluded = MIDWAY.applicability.find(({ included }) => !included);
    const row = table.getByRole("row").filter({ hasText: `${excluded.control_id} ` });
    for (const text of ["Excluded", excluded.justification, "No risk calls for it."]) await row.getByText(text).first().waitFor();
    const driven = MIDWAY.applicability.find(({ drivers = [] }) => drivers.some(({ kind }) => kind === "contract"));
    const contract = driven.drivers.find(({ kind }) => kind === "contract").ref;
    await table.getByRole("row").filter({ hasText: `${driven.control_id} ` }).getByText(`Contract: ${contract}`).waitFor();
  }));

test("what figures must not be taken for is said where they stand", () =>
  visit(async (demo, page) => {
    await show(demo, MIDWAY);
    await part(page, "Steps of an implementation").getByText("counted over all their questions together").waitFor();
    await part(page, "Roadmap").getByText("No path counts on making risks smaller.").waitFor();
    await part(page, "Other frameworks").getByText("count your answers as stated").waitFor();
  }));

describe("charts of the engine", { concurrency: true }, () => {
  test("stand in the report under a strict policy, with a name, their numbers in words, and a table", () =>
    visit(
      async (demo, page) => {
        await show(demo, MIDWAY);
        const { headline, groups } = await engine(demo, page, "assess");
        for (const [name, figures] of [["headline", Object.values(headline)], ["groups", groups.map(({ figure }) => figure)]]) {
          const svg = page.locator(`svg.chart-${name}`);
          const { title, desc } = await svg.evaluate((element) => Object.fromEntries(["title", "desc"].map((part) => [part, element.querySelector(part).textContent])));
          await page.getByRole("img", { name: title, exact: true }).waitFor();
          for (const { low, high } of figures) for (const number of [low, high]) assert.ok(desc.includes(String(number)), `${name} ${number}`);
        }
        const rows = await cells(page.getByRole("table", { name: "By clause and area" }));
        assert.deepEqual(rows.map(([section]) => section.split(" ")[0]), groups.map(({ id }) => id));
        assert.equal(await page.locator("svg.chart-matrix .cell").count(), 25);
        assert.equal(await page.locator("svg [style], svg style, svg script").count(), 0);
      },
      { headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types lit-html; style-src 'self'" } },
    ));

  test("show what a person typed as text, and follow the answers", () =>
    visit(async (demo, page) => {
      const title = '</desc></svg><img src=x onerror="document.title=1">';
      await demo.load(JSON.stringify({ ...MIDWAY, risks: MIDWAY.risks.map((risk) => ({ ...risk, title })) }));
      await page.getByText(/^Opened/).first().waitFor();
      await demo.view("Report");
      assert.ok((await page.locator("svg.chart-matrix desc").textContent()).includes(title));
      assert.equal(await page.locator(".report img:not(svg)").count(), 0);
      const before = await page.locator("svg.chart-headline desc").textContent();
      await demo.element.evaluate((element, answers) => (element.assessment = { ...element.assessment, answers }), MIDWAY.answers.slice(9));
      await page.waitForFunction((old) => document.querySelector("aims-assessment").shadowRoot.querySelector("svg.chart-headline desc")?.textContent !== old, before);
    }));
});

test("the report offers the assessment, its answers as a table, and itself as one file", () =>
  visit(async (demo, page) => {
    await show(demo, MIDWAY);
    await page.getByRole("navigation", { name: "In this report" }).getByRole("button", { name: "Take it along" }).click();
    const save = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), part(page, "Take it along").getByRole("button", { name }).click()]);
      return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
    };
    const name = "aims-quillmere-software-2026-11-23";
    const [assessment, table, report] = [await save("Assessment (JSON)"), await save("Answers (CSV)"), await save("Report (HTML)")];
    assert.deepEqual([assessment[0], table[0], report[0]], [`${name}.json`, `${name}.csv`, `${name}.html`]);
    assert.deepEqual(JSON.parse(assessment[1]), await demo.assessment());
    const { items, crosswalks } = await texts(page);
    for (const id of Object.keys(items)) assert.ok(table[1].includes(id), id);
    for (const { title } of Object.values(crosswalks)) assert.ok(report[1].includes(title), title);
    assert.doesNotMatch(report[1], /<script|\son[a-z]+=|[\u2066-\u2069]/);
  }));

describe("on paper", { concurrency: true }, () => {
  test("tagged, with language and outline, and a long note is complete", () =>
    visit(async (demo, page) => {
      const answers = MATURE.answers.map((answer, at) => (at === 0 ? { ...answer, note: NOTE } : answer));
      await demo.load(JSON.stringify({ ...MATURE, answers }));
      await page.getByText(/^Opened/).first().waitFor();
      await demo.view("Report");
      const { info, marked, outline, roles, pages, text } = await pdf(page);
      assert.equal(info.Language, "en");
      assert.equal(marked.Marked, true);
      for (const role of ["H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD"]) assert.ok(roles.has(role), role);
      const titles = await page.locator(".report :is(h2, .summary h3, section:not(.no-print) > h3)").allTextContents();
      const entries = (list) => list.flatMap((entry) => [entry, ...entries(entry.items)]);
      const report = entries(outline).find(({ title }) => title === "Report");
      assert.deepEqual([report.title, ...report.items.map(({ title }) => title)], titles);
      const plain = (words) => words.replace(/\s+/g, "");
      assert.ok(plain(text).includes(plain(NOTE)), "the whole note");
      assert.ok(pages.length <= 75, `${pages.length} pages`);
    }));

  test("no word of a column is broken, and a comparison takes few pages", () =>
    visit(
      async (demo, page) => {
        await show(demo, MATURE);
        await page.getByLabel("Earlier file", { exact: true }).setInputFiles(new URL("../samples/deployer-started.json", import.meta.url).pathname);
        await page.getByRole("heading", { name: /^Compared with/ }).waitFor();
        const { pages } = await pdf(page);
        assert.ok(pages.length <= 68, `${pages.length} pages`);
        await page.emulateMedia({ media: "print" });
        await demo.element.evaluate((element) => (element.lang = "de"));
        await page.locator(".shell[lang=de]").waitFor({ state: "attached" });
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        await page.locator("dl.alike").first().waitFor();
        const broken = await page.locator(".report table").evaluateAll((tables) =>
          tables.flatMap((table) => {
            const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
            const found = [];
            while (texts.nextNode() !== null) {
              const text = texts.currentNode;
              for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]{4,}/gu)) {
                const range = document.createRange();
                range.setStart(text, index);
                range.setEnd(text, index + word.length);
                if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(`${table.ariaLabel}: ${word}`);
              }
            }
            return found;
          }),
        );
        assert.deepEqual(broken, [], "the longest words are German");
      },
      { viewport: { width: PAPER, height: 900 } },
    ));

  test("tables repeat their headings, and nothing to click is left", () =>
    visit(async (demo, page) => {
      await show(demo, STARTED);
      const { pages, text } = await pdf(page);
      const answers = pages.slice(pages.findIndex((words) => words.includes("All answers Every question")) + 1, pages.findIndex((words) => words.includes("How this report was made")));
      assert.ok(answers.length > 3);
      for (const words of answers) assert.match(words, /Question Answer What can be shown Who/);
      for (const words of ["Show all", "In this report", "Compare with an earlier file", "How this figure is made", "Take it along", "Save"]) assert.ok(!text.includes(words), words);
      await page.getByRole("navigation", { name: "In this report" }).waitFor();
    }));
});
