// What a screen reader is told of each view. `AIMSCORE_BLESS=1` stores it anew: read what changed as somebody who hears it.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { visits } from "./demo.mjs";

const TREES = new URL("trees/", import.meta.url);
const MIDWAY = JSON.parse(await readFile(new URL("../samples/developer-midway.json", import.meta.url), "utf8"));

const visit = visits();

const lay = async (page, selector, limit = 1) => {
  for (const summary of (await page.locator(selector).all()).slice(0, limit)) await summary.click();
};

/** The lines of a tree; of many rows or entries of a list the first ones, and how many more there are. */
function shortened(lines, depth = 0) {
  const starts = lines.flatMap((line, at) => (line.search(/\S/) === depth ? [at] : []));
  const nodes = starts.map((at, n) => lines.slice(at, starts[n + 1]));
  const repeat = nodes.length > 8 && nodes.every(([line]) => /^ *- '?(row|listitem)\b/.test(line));
  const kept = (repeat ? nodes.slice(0, 3) : nodes).flatMap(([line, ...inside]) => [line, ...shortened(inside, depth + 2)]);
  return repeat ? [...kept, `${" ".repeat(depth)}- and ${nodes.length - 3} more`] : kept;
}

/** Each view, and how to get there once the sample is open. */
const VIEWS = {
  start: (demo) => demo.view("Start"),
  scope: async (demo, page) => {
    await demo.view("Scope");
    await lay(page, ".entries summary");
  },
  "task list": (demo) => demo.view("Questions"),
  question: async (demo, page) => {
    await demo.view("Learn");
    await page.getByLabel("Section").selectOption("5.1");
    await page.getByRole("button", { name: "Answer these questions" }).click();
    await demo.item("5.1-r1").waitFor();
    await lay(page, ".work summary", 2);
  },
  "check answers": async (demo, page) => {
    while ((await page.locator(".answers").count()) === 0) await page.getByRole("button", { name: "Continue", exact: true }).click();
  },
  risks: async (demo, page) => {
    await demo.view("Risks");
    await lay(page, ".entries summary");
  },
  controls: async (demo, page) => {
    await demo.view("Controls");
    await lay(page, ".entries summary");
  },
  documents: async (demo, page) => {
    await demo.view("Documents");
    await lay(page, ".document summary");
  },
  report: (demo) => demo.view("Report"),
  learn: async (demo, page) => {
    await demo.view("Learn");
    await page.getByLabel("Section").selectOption("A.5.2");
  },
};

describe("what a screen reader is told", { concurrency: true }, () => {
  test("of each view", () =>
    visit(async (demo, page) => {
      await demo.sample(MIDWAY.organization.name);
      for (const [name, go] of Object.entries(VIEWS)) {
        await go(demo, page);
        const lines = (await demo.element.ariaSnapshot()).split("\n").filter((line) => !line.startsWith("- status"));
        const told = `${shortened(lines).join("\n")}\n`;
        const file = new URL(`${name.replaceAll(" ", "-")}.yaml`, TREES);
        if (process.env.AIMSCORE_BLESS) {
          await mkdir(TREES, { recursive: true });
          await writeFile(file, told);
        }
        assert.equal(told, await readFile(file, "utf8"), `${name}: run this test with AIMSCORE_BLESS=1, and read what changed`);
      }
    }));

  test("and of what happened, until the person goes elsewhere", () =>
    visit(async (demo, page) => {
      await demo.section("Leadership");
      await demo.level("5.1-r1", "Fully in place").click();
      const status = page.locator("aims-assessment p[role=status]");
      await status.getByText("1 of 8 answered").waitFor();
      await demo.view("Report");
      await demo.heading("Report").waitFor();
      assert.equal(await status.textContent(), "");
    }));
});
