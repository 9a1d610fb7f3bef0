// The package as its users take it: each recipe is built by its own tool, served as static files and used.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch, watch } from "./browser.mjs";
import { Demo } from "./demo.mjs";
import { serve } from "./server.mjs";

const RECIPES = new URL("../recipes/", import.meta.url);
const PACKAGE = new URL("node_modules/aimscore/dist/", RECIPES);
/** The policy that the readme names, and the empty icon of the pages here. */
const STRICT = `${/^content-security-policy: (.*)$/m.exec(await readFile(new URL("../../bindings-wasm/README.md", import.meta.url), "utf8"))[1]}; img-src data:`;
const TRUSTED = `${STRICT}; require-trusted-types-for 'script'`;
const withoutWasm = (policy) => policy.replace(" 'wasm-unsafe-eval'", "");

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** The files of the package in a folder of the site, as somebody without a bundler puts them there. */
async function copied(folder) {
  const files = (await readdir(PACKAGE)).filter((file) => file.endsWith(".js"));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [`${folder}${file}`, await readFile(new URL(file, PACKAGE))])));
}

/** Uses a page as a visitor does; it may ask for nothing beyond its site, and complains about nothing. */
async function visit({ folder, policy, pages, expected = [] }, use) {
  const site = await serve(new URL(folder, RECIPES), { pages, headers: { "content-security-policy": policy } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen = watch(page);
  try {
    await page.goto(`${site.url}/`);
    await use(page, seen);
    assert.deepEqual(seen.complaints, expected);
    assert.deepEqual(seen.requests.filter((url) => !url.startsWith(`${site.url}/`) && !url.startsWith("data:")), []);
  } finally {
    await page.close();
    await site.close();
  }
}

/** From the first question to the figure that follows from its answer, then the same in German. */
async function assessed(page) {
  const demo = new Demo(page);
  await demo.heading(/Where do you stand/).waitFor();
  await demo.section("Leadership");
  await demo.level("5.1-r1", "Fully in place").click();
  await page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
  await demo.view("Report");
  await page.getByRole("heading", { name: "Readiness" }).waitFor();
  await demo.element.evaluate((element) => (element.lang = "de"));
  await page.waitForFunction(() => document.querySelector("aims-assessment").shadowRoot.querySelector(".shell").lang === "de");
}

const asked = ({ requests }, name) => requests.some((url) => url.includes(name));

describe("plain HTML", { concurrency: true }, () => {
  const site = (async () => {
    const files = await copied("/aimscore/");
    const hash = `sha384-${createHash("sha384").update(files["/aimscore/element.js"]).digest("base64")}`;
    const page = await readFile(new URL("html/index.html", RECIPES), "utf8");
    return { folder: "html/", pages: { ...files, "/": page.replace("sha384-…", hash) } };
  })();

  test("runs", async () => visit({ ...(await site), policy: TRUSTED }, (page, seen) => assessed(page).then(() => assert.ok(!asked(seen, "without-wasm")))));

  test("runs where WASM is forbidden", async () => visit({ ...(await site), policy: withoutWasm(TRUSTED) }, assessed));

  test("a second version on the page is not used, and says so once", async () => {
    const { folder, pages } = await site;
    const { version } = JSON.parse(await readFile(new URL("../package.json", PACKAGE), "utf8"));
    const [other, again] = ["/aimscore/other.js", "/aimscore/again.js"];
    const element = pages["/aimscore/element.js"].toString();
    const tags = [other, again].map((file) => `<script type="module" src="${file}"></script>`).join("");
    const both = { ...pages, "/": pages["/"].replace("</head>", `${tags}</head>`), [other]: element.replaceAll(`"${version}"`, '"9.9.9"'), [again]: element };
    const expected = [`console: <aims-assessment> is defined in version ${version}; version 9.9.9, which came later, is not used`];
    await visit({ folder, policy: TRUSTED, pages: both, expected }, assessed);
  });
});

describe("WordPress", () => {
  test("two in a post of a loud theme don't meet, and keep to themselves", async () => {
    const [files, theme, post, style] = await Promise.all([copied("/wp-content/uploads/aimscore/"), ...["theme.html", "post.html", "style.css"].map((file) => readFile(new URL(`wordpress/${file}`, RECIPES), "utf8"))]);
    const pages = { ...files, "/": theme.replace("<!-- post -->", post), "/wp-content/themes/loud/style.css": style };
    await visit({ folder: "wordpress/", policy: STRICT, pages }, async (page) => {
      const [first, second] = ["first-look", "leadership"].map((id) => page.locator(`aims-assessment#${id}`));
      const level = (widget, name) => widget.locator('[id="5.1-r1"]').getByRole("radio", { name });
      const answers = () => page.evaluate(() => Array.from(document.querySelectorAll("aims-assessment"), ({ assessment }) => assessment?.answers.map(({ item_id, rating }) => `${item_id} ${rating}`)));
      const ready = () => page.waitForFunction(() => Array.from(document.querySelectorAll("aims-assessment")).every(({ assessment }) => assessment !== undefined));
      await ready();
      for (const widget of [first, second]) await widget.evaluate((element) => element.goTo("5.1-r1"));
      await level(first, "Fully in place").click();
      assert.deepEqual(await answers(), [["5.1-r1 fully"], []]);
      await level(second, "Partially in place").click();
      assert.equal(await level(first, "Fully in place").isChecked(), true);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).sort()), ["first-look", "leadership"].flatMap((id) => [`aimscore:iso-42001:${id}`, `aimscore:iso-42001:${id}:place`]));
      await second.evaluate((element) => (element.lang = "de"));
      await second.locator('.shell[lang="de"]').waitFor();
      assert.equal(await first.locator(".shell").getAttribute("lang"), "en");
      await page.reload();
      await ready();
      assert.deepEqual(await answers(), [["5.1-r1 fully"], ["5.1-r1 partially"]]);
      const looks = () =>
        first.locator("#heading").evaluate((heading) => {
          const { fontFamily, fontSize, lineHeight, color, textTransform } = getComputedStyle(heading);
          return { fontFamily, fontSize, lineHeight, color, textTransform };
        });
      const loud = await looks();
      await page.evaluate(() => document.querySelector('link[rel="stylesheet"]').remove());
      assert.deepEqual(loud, await looks());
      assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll("[id]"), ({ id }) => id)), ["first-look", "leadership"]);
    });
  });
});

for (const [name, folder, policy] of [
  ["Vite", "vite/dist/", TRUSTED],
  ["webpack", "webpack/", STRICT],
  ["React", "react/dist/", TRUSTED],
  ["Vue", "vue/dist/", TRUSTED],
  ["Svelte", "svelte/dist/", TRUSTED],
]) {
  describe(name, { concurrency: true }, () => {
    test("runs", () => visit({ folder, policy }, (page, seen) => assessed(page).then(() => assert.ok(!asked(seen, "without-wasm")))));

    test("runs where WASM is forbidden", () => visit({ folder, policy: withoutWasm(policy) }, assessed));
  });
}
