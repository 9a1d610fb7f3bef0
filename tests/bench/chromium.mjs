// `CHROMIUM=… node tests/bench/chromium.mjs < assessment.json`

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { chromium } = createRequire(new URL("../browser/package.json", import.meta.url))("playwright-core");
const project = fileURLToPath(new URL("../../", import.meta.url));
const site = "http://project.test/";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.route(`${site}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    return path ? route.fulfill({ path: project + path }) : route.fulfill({ contentType: "text/html", body: "" });
  });
  await page.goto(site);
  const figures = await page.evaluate(async (assessment) => {
    const { measure } = await import("/tests/bench/measure.mjs");
    return measure(await import("/bindings-wasm/dist/aimscore.js"), assessment);
  }, JSON.parse(readFileSync(0, "utf8")));
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
}
