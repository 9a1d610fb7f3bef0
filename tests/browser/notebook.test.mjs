// The widget in JupyterLab: the element in light DOM, in step with Python.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, watch } from "./browser.mjs";
import { notebookOf, python, startJupyter } from "./jupyter.mjs";

const BEGIN = 'import aimscore as ac\na = ac.Assessment(as_of="2026-11-23", organization={"name": "Example Ltd"})\na["4.1-r1"] = "largely"\nw = a.widget()\nw';

let browser;
let jupyter;

before(async () => {
  browser = await launch();
  jupyter = await startJupyter({
    first: notebookOf(BEGIN, "print(a['5.1-r1'], a['5.1-r2'])", "a['5.1-r2'] = 'fully'", "import time\ntime.sleep(4)\na['5.1-r1'] = 'partially'", "a"),
    two: notebookOf(BEGIN, 'b = ac.Assessment(as_of="2026-11-23")\nb.widget(language="de", mode="quick")', "print(a['5.1-r1'], b['5.1-r1'])"),
    foreign: notebookOf({ source: BEGIN, execution_count: 1, outputs: [stored()] }),
  });
});

after(async () => {
  await jupyter?.close();
  await browser?.close();
});

/** The output of the first cell, as a notebook keeps it. */
function stored() {
  const data = JSON.parse(python(`import json\n${BEGIN}\nprint(json.dumps(w._repr_mimebundle_()[0]))`));
  return { output_type: "execute_result", execution_count: 1, metadata: {}, data };
}

/** A notebook in JupyterLab, with a kernel that waits. */
async function open(name, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, ...options });
  const seen = watch(page);
  await page.goto(jupyter.address(name));
  await page.getByText("| Idle").waitFor({ timeout: 60_000 });
  const cell = (at) => page.locator(".jp-Notebook-cell").nth(at);
  const run = async (at, { wait = true } = {}) => {
    await cell(at).locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
    if (wait) await cell(at).locator(".jp-InputPrompt", { hasText: /\[\d+\]/ }).waitFor();
  };
  return { page, seen, cell, run, widget: page.locator("aims-assessment") };
}

/** Goes to the questions of clause 5, with the first one in view. */
async function goToQuestions(widget, name = "Questions") {
  await widget.getByRole("navigation").first().getByRole("button", { name, exact: true }).click();
  await widget.locator(".row-link").first().click();
  await widget.locator("input[type=radio]").first().waitFor();
}

const chosen = (widget) => widget.locator("input[type=radio]:checked").count();

test("what a person answers is in Python, and the other way round", async () => {
  const { page, seen, cell, run, widget } = await open("first");
  const look = () => cell(4).evaluate((element) => JSON.stringify([...element.querySelectorAll("*")].slice(0, 12).map((part) => [getComputedStyle(part).font, getComputedStyle(part).margin, getComputedStyle(part).color])));
  const before = await look();
  await run(0);
  await widget.getByRole("heading", { level: 2 }).waitFor();
  assert.equal(await widget.evaluate((element) => element.shadowRoot), null);
  assert.equal(await look(), before, "nothing of the styles leaks into the notebook");
  await goToQuestions(widget);

  await widget.locator("input[type=radio]").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await widget.getByText("Python has every answer").waitFor();
  await run(1);
  assert.equal(await cell(1).locator(".jp-OutputArea-output").innerText().then((text) => text.trim()), "largely None");

  await widget.getByText("As a list").click();
  await run(2);
  await widget.locator('[id$="-5.1-r2"] input[type=radio]').nth(3).and(page.locator(":checked")).waitFor();

  // While a cell runs, a person answers: both hold, for they are about different things.
  await run(3, { wait: false });
  await widget.locator('[id$="-5.1-r3"] input[type=radio]').nth(1).check();
  await widget.getByText("Being kept").waitFor();
  await widget.locator('[id$="-5.1-r1"] input[type=radio]').nth(1).and(page.locator(":checked")).waitFor();
  await widget.getByText("Python has every answer").waitFor();
  assert.ok(await widget.locator('[id$="-5.1-r3"] input[type=radio]').nth(1).isChecked());
  await page.close();
  const strangers = seen.requests.filter((url) => !url.startsWith(jupyter.url) && !/^(blob|data):/.test(url));
  assert.deepEqual(strangers, []);
  assert.deepEqual(seen.complaints.filter((complaint) => /aims|lit/i.test(complaint)), []);
});

test("keys that are pressed in the widget are no commands of the notebook", async () => {
  const { page, cell, run, widget } = await open("first");
  await run(0);
  await goToQuestions(widget);
  const cells = await page.locator(".jp-Notebook-cell").count();
  for (const place of ["h2", "summary", "input[type=radio]"]) {
    await widget.locator(place).first().focus();
    for (const key of ["a", "b", "m", "x", "d", "d", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
  }
  await widget.getByText("Note, evidence, owner, date").click();
  const note = widget.getByLabel("Your note");
  await note.focus();
  await page.keyboard.type("add b dd x");
  assert.equal(await note.inputValue(), "add b dd x");
  assert.equal(await page.locator(".jp-Notebook-cell").count(), cells);
  assert.equal(await page.locator(".jp-MarkdownCell").count(), 0);
  assert.ok(await cell(0).evaluate((element) => element.matches(".jp-CodeCell")));
  await page.close();
});

test("two widgets in one notebook don't disturb each other, each in its language", async () => {
  const { page, cell, run, widget } = await open("two");
  await run(0);
  await run(1);
  const [first, second] = [widget.first(), widget.last()];
  await second.getByRole("heading", { level: 2 }).waitFor();
  assert.equal(await second.locator(".shell").getAttribute("lang"), "de");
  await goToQuestions(first);
  await goToQuestions(second, "Fragen");
  await first.locator("input[type=radio]").nth(0).check();
  await second.locator("input[type=radio]").nth(1).check();
  assert.deepEqual([await chosen(first), await chosen(second)], [1, 1]);
  const ids = await page.evaluate(() => [...document.querySelectorAll("aims-assessment [id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  await second.getByText("Python hat jede Antwort").waitFor();
  await run(2);
  assert.match(await cell(2).locator(".jp-OutputArea-output").innerText(), /^not (partially|None)/);
  await page.close();
});

test("it is as light or dark as the notebook", async () => {
  const { page, run, widget } = await open("first");
  await run(0);
  await widget.getByRole("heading", { level: 2 }).waitFor();
  const ground = () => widget.locator(".shell").evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.equal(await ground(), "rgb(255, 255, 255)");
  await page.keyboard.press("Control+Shift+C");
  await page.locator(".lm-CommandPalette-input").fill("Use Theme: JupyterLab Dark");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("aims-assessment .shell")).backgroundColor === "rgb(18, 24, 30)");
  await page.close();
});

test("a notebook that nobody trusts yet shows what the assessment says", async () => {
  const { page, cell, widget } = await open("foreign");
  const output = cell(0).locator(".jp-OutputArea-output");
  await output.waitFor();
  assert.match(await output.innerText(), /1 of 182[^]*Only an accredited certification body certifies/);
  assert.ok(await output.locator("progress").first().isVisible());
  assert.equal(await widget.count(), 0);
  await page.close();
});
