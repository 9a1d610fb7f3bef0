// Every view in light and dark, wide and narrow: no violation that axe finds, no text cut off, nothing wider than the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { LAYOUT, colours, violations } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { Demo, SITE, drawn, layOpen } from "./demo.mjs";
import { serve } from "./server.mjs";

const [STARTED, MATURE] = await Promise.all(
  ["deployer-started", "provider-mature"].map(async (name) => JSON.parse(await readFile(new URL(`../samples/${name}.json`, import.meta.url), "utf8")).organization.name),
);

const NARROW = { width: 375, height: 740 };

/** Closes everything that was laid open, so that it isn't looked at once more. */
const fold = (page) => page.locator(".report details[open]").evaluateAll((all) => all.forEach((details) => (details.open = false)));

/** How to get to each view. */
const VIEWS = {
  "mature report": async (demo, page) => {
    await demo.sample(MATURE);
    await demo.view("Report");
    await layOpen(page, ".report details");
  },
  comparison: async (demo, page) => {
    await page.getByLabel("Earlier file", { exact: true }).setInputFiles(new URL("../samples/deployer-started.json", import.meta.url).pathname);
    await page.getByRole("heading", { name: /^Compared with/ }).waitFor();
    await fold(page);
    await layOpen(page, "[aria-labelledby=comparison] details");
  },
  scope: async (demo, page) => {
    await demo.view("Scope");
    await page.locator(".entries summary").first().click();
  },
  risks: async (demo, page) => {
    await demo.view("Risks");
    await layOpen(page, ".entries details");
  },
  controls: async (demo, page) => {
    await demo.view("Controls");
    await layOpen(page, ".entries details");
  },
  documents: async (demo, page) => {
    await demo.view("Documents");
    await layOpen(page, ".view details");
  },
  start: (demo) => demo.sample(STARTED),
  tasks: async (demo, page) => {
    await demo.view("Questions");
    await layOpen(page, ".steps details");
  },
  "one question": async (demo, page) => {
    await page.getByRole("button", { name: "Answer the next question" }).click();
    await page.locator("fieldset.question").waitFor();
    await page.getByLabel("Flag for later").check();
    await layOpen(page, ".work details");
  },
  "one control": async (demo, page) => {
    await demo.view("Learn");
    await page.getByLabel("Section").selectOption("A.6.2.4");
    await page.getByRole("button", { name: "Answer these questions" }).click();
    await demo.heading(/^A.6.2.4/).waitFor();
  },
  check: async (demo, page) => {
    for (let steps = 0; steps < 20 && (await page.locator(".answers").count()) === 0; steps += 1) await page.getByRole("button", { name: "Continue", exact: true }).click();
    await demo.heading(/^Check your answers/).waitFor();
  },
  left: async (demo, page) => {
    await page.getByRole("button", { name: /questions left$/ }).click();
    await demo.heading(/questions left/).waitFor();
    for (const summary of (await page.locator(".view summary").all()).slice(0, 3)) await summary.click();
  },
  sections: async (demo) => {
    await demo.view("Questions");
    await demo.press("By clause and area");
  },
  clause: (demo) => demo.section("Planning"),
  control: async (demo, page) => {
    await demo.section("Use of AI systems");
    await page.getByLabel("No, leave it out").check();
    await page.getByLabel("Why does it not apply to you?").fill("n/a");
    await layOpen(page, "details");
  },
  report: async (demo, page) => {
    await demo.view("Report");
    await layOpen(page, ".report details");
  },
  learn: async (demo, page) => {
    await demo.view("Learn");
    await page.getByLabel("Section").selectOption("A.5.2");
  },
  refusal: async (demo, page) => {
    await demo.load("{}");
    await page.getByRole("region", { name: "This file could not be opened" }).waitFor();
  },
  question: async (demo) => {
    await demo.load(JSON.stringify(await demo.assessment()));
    await demo.question.waitFor();
  },
};

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([serve(SITE), launch()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function walk(options, check) {
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  try {
    const demo = await Demo.open(page, site.url);
    for (const [name, go] of Object.entries(VIEWS)) {
      await go(demo, page);
      await check(page, name);
    }
  } finally {
    await page.close();
  }
}

/** What sticks out of the page to the side, text that is cut off, targets smaller than 24 px that do not stand in a line of text, and links whose full stop or comma begins a line of its own. */
function misfits() {
  const root = document.querySelector("aims-assessment").shadowRoot;
  const wide = document.documentElement.scrollWidth > innerWidth ? [`page ${document.documentElement.scrollWidth} px wide`] : [];
  const ticks = "input:is([type=radio], [type=checkbox])";
  const small = [...root.querySelectorAll(`button, select, textarea, summary, input:not(${ticks}), label:has(${ticks})`)].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    return target.checkVisibility() && (width < 24 || height < 24) ? [`${target.tagName} ${target.textContent.trim()} ${width} x ${height}`] : [];
  });
  const clipped = [...root.querySelectorAll("*")].flatMap((box) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(box);
    // A field of one line moves along under its cursor.
    if (!box.checkVisibility() || clipPath !== "none" || box.closest("svg") !== null || box.matches("input")) return [];
    const sideways = ["hidden", "clip"].includes(overflowX) && box.scrollWidth > box.clientWidth;
    const down = ["hidden", "clip"].includes(overflowY) && box.scrollHeight > box.clientHeight;
    return sideways || down ? [`cut off: ${box.tagName} ${box.textContent.trim().slice(0, 80)}`] : [];
  });
  const lone = [...root.querySelectorAll(".link")].flatMap((link) => {
    const mark = /^[\p{Po}\p{Pe}\p{Pf}]/u;
    const { bottom } = link.getBoundingClientRect();
    const found = [`alone behind a link: ${link.textContent.trim()}`];
    const around = link.parentElement;
    const isDrawn = mark.test(getComputedStyle(around, "::after").content.replace(/^"/, "")) && around.textContent.trim() === link.textContent.trim();
    if (isDrawn && around.getBoundingClientRect().bottom > bottom + 8) return found;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (text) => (link.contains(text) || text.data === "" ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT));
    texts.currentNode = link;
    const behind = texts.nextNode();
    if (behind === null || !link.checkVisibility() || !mark.test(behind.data)) return [];
    const end = document.createRange();
    end.setStart(behind, 0);
    end.setEnd(behind, 1);
    return end.getBoundingClientRect().top < bottom ? [] : found;
  });
  return [...wide, ...small, ...clipped, ...lone];
}

/** Ways in which a page is drawn. */
const LOOKS = {
  dark: { colorScheme: "dark" },
  "forced colors": { colorScheme: "light", forcedColors: "active" },
  light: { colorScheme: "light", forcedColors: "none" },
};

/** Draws a page in such a way. */
async function draw(page, media) {
  await page.emulateMedia(media);
  await drawn(page);
}

const turn = (page, dir) => page.evaluate((to) => (document.documentElement.dir = to), dir);

describe("axe finds nothing in any view, light or dark, in forced colors and from right to left", { concurrency: true }, () => {
  test("on a wide page", () =>
    walk({ viewport: { width: 1280, height: 900 } }, async (page, name) => {
      assert.deepEqual(await violations(page), [], name);
      for (const [look, media] of Object.entries(LOOKS)) {
        await draw(page, media);
        if (look !== "light") assert.deepEqual(await colours(page), [], `${name}, ${look}`);
      }
      await turn(page, "rtl");
      assert.deepEqual(await violations(page, { only: LAYOUT }), [], `${name}, from right to left`);
      await turn(page, "ltr");
    }));

  test("on a narrow page, and it fits in every width", () =>
    walk({ viewport: NARROW }, async (page, name) => {
      assert.deepEqual(await violations(page), [], name);
      await draw(page, LOOKS.dark);
      assert.deepEqual(await colours(page), [], `${name}, dark`);
      await draw(page, LOOKS.light);
      for (const width of [320, NARROW.width, 800]) {
        await page.setViewportSize({ ...NARROW, width });
        for (const dir of ["rtl", "ltr"]) {
          await turn(page, dir);
          assert.deepEqual(await page.evaluate(misfits), [], `${name}, ${width} px, ${dir}`);
        }
      }
      await page.setViewportSize(NARROW);
    }));
});

test("the focus is never hidden under the figures that stay on top", () =>
  walk({ viewport: NARROW }, async (page, name) => {
    if (name !== "clause") return;
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const root = document.querySelector("aims-assessment").shadowRoot;
        const active = root.activeElement;
        if (active === null || active.closest(".figures, .top") !== null) return null;
        const strip = root.querySelector(".figures").getBoundingClientRect();
        const box = active.getBoundingClientRect();
        return box.bottom <= strip.bottom && strip.top <= 0 ? active.outerHTML.slice(0, 200) : null;
      });
      assert.equal(hidden, null);
    }
  }));

test("the names of the views stay where they are, whichever is shown", async () => {
  const page = await browser.newPage({ viewport: NARROW });
  const demo = await Demo.open(page, site.url);
  const tabs = page.getByRole("navigation", { name: "Parts of the assessment" }).getByRole("button");
  const places = () => tabs.evaluateAll((all) => all.map((tab) => [tab.offsetLeft, tab.offsetTop, tab.offsetWidth]));
  const before = await places();
  for (const name of await tabs.allTextContents()) {
    await demo.view(name);
    assert.deepEqual(await places(), before, name);
  }
  await page.close();
});
