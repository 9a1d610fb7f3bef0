// Charts as Chromium draws them: every text inside the picture and beside no other, readable in light and dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { load } from "../../bindings-wasm/dist/aimscore.js";

const LANGUAGES = ["en", "de", "fr", "es"];
const SAMPLES = ["deployer-started", "developer-midway", "provider-mature"];
const sample = (name) => readFileSync(new URL(`../samples/${name}.json`, import.meta.url), "utf8");

let engine;
let browser;

before(async () => {
  [engine, browser] = await Promise.all([load(), launch()]);
});

after(() => browser?.close());

/** In the page: texts that leave the picture, and pairs of texts that touch. */
function collisions() {
  const svg = document.querySelector("svg");
  const { width, height } = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBBox() }));
  // Chromium measures in whole pixels, of 2.5 units each, and rounds on both sides.
  const out = boxes.filter(({ box }) => box.x < -3 || box.y < -3 || box.x + box.width > width + 3 || box.y + box.height > height + 3);
  const touch = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 6 < b.y + b.height && b.y + 6 < a.y + a.height;
  const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => touch(one.box, other.box)).map((other) => [one.words, other.words]));
  return { out: out.map(({ words }) => words), pairs };
}

for (const language of LANGUAGES) {
  describe(language, () => {
    for (const name of SAMPLES) {
      for (const chart of ["headline", "groups", "matrix"]) {
        test(`${name}, ${chart}`, async () => {
          const { texts } = await import(`../../bindings-wasm/dist/${language}.js`);
          const page = await browser.newPage();
          try {
            await page.setContent(engine.chart(sample(name), chart, texts));
            assert.deepEqual(await page.evaluate(collisions), { out: [], pairs: [] });
          } finally {
            await page.close();
          }
        });
      }
    }
  });
}

test("a picture in a page that is dark has text on a ground of its own", async () => {
  const { texts } = await import("../../bindings-wasm/dist/en.js");
  const picture = Buffer.from(engine.chart(sample(SAMPLES[0]), "groups", texts)).toString("base64");
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme });
    try {
      await page.setContent(`<style>:root { color-scheme: light dark } body { background: Canvas }</style><img src="data:image/svg+xml;base64,${picture}" alt="">`);
      await page.waitForFunction(() => document.images[0].complete);
      const shades = await page.evaluate(() => {
        const [image] = document.images;
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        return [...new Set(Array.from({ length: data.length / 4 }, (_, at) => (data[4 * at + 3] === 255 ? data[4 * at] : -1)))];
      });
      assert.ok(!shades.includes(-1), "the ground is opaque");
      assert.ok(Math.min(...shades) < 20 && Math.max(...shades) > 235, "text and ground are far apart");
    } finally {
      await page.close();
    }
  }
});
