// The site: what it gives to copy works as it stands, and each of its pages can be read by everybody and asks for nothing beyond itself.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { colours, violations } from "./axe.mjs";
import { launch, watch } from "./browser.mjs";
import { Demo, SITE, layOpen } from "./demo.mjs";
import { serve } from "./server.mjs";

const { unzipSync } = createRequire(new URL("../../web-demo/package.json", import.meta.url))("fflate");
const PAGES = (await readdir(SITE)).filter((name) => name.endsWith(".html"));
const THEMES = ["As it comes", "Warm", "High contrast", "Always dark"];
const SAMPLE = JSON.parse(await readFile(new URL("../samples/developer-midway.json", import.meta.url), "utf8"));
const NOWHERE = new URL("nowhere/", SITE);

let browser;
let site;

before(async () => {
  [site, browser] = await Promise.all([serve(SITE), launch()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Runs `use` on a page of the site, which must ask for nothing beyond it and complain about nothing. */
async function visit(name, use, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const seen = watch(page);
  try {
    await page.goto(`${site.url}/${name}`);
    if (["index.html", "embed.html"].includes(name)) await arrived(page);
    await use(page);
    assert.deepEqual(seen.complaints, []);
    assert.deepEqual(seen.requests.filter((url) => !url.startsWith(`${site.url}/`)), []);
  } finally {
    await page.close();
  }
}

const configure = (use, options) => visit("embed.html", use, options);
const arrived = (page) => page.waitForFunction(() => document.querySelector("aims-assessment").assessment !== undefined);
const text = (page, id) => page.locator(`#${id}`).textContent();

/** What the page gives to copy, for whoever has chosen nothing. */
async function copied(choose = () => undefined) {
  let texts;
  await configure(async (page) => {
    await choose(page);
    texts = Object.fromEntries(await Promise.all(["tag", "style", "policy", "policy-without-wasm"].map(async (id) => [id, await text(page, id)])));
  });
  return texts;
}

/** The files that are downloaded, by their paths. */
async function downloaded() {
  const [zip] = (await readdir(SITE)).filter((name) => name.endsWith(".zip"));
  const files = unzipSync(await readFile(new URL(zip, SITE)));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`/${path}`, Buffer.from(bytes)]));
}

/** A page of somebody's own: the texts as they were copied, the files as they were downloaded. */
async function embedded({ tag, style = "", policy }, use, files, expected = /^$/) {
  const html = `<!doctype html><html lang="en"><head><title>A page</title><link rel="stylesheet" href="page.css"></head><body>${tag}</body></html>`;
  const [name, value] = policy.split(": ");
  const own = await serve(NOWHERE, { pages: { "/": html, "/page.css": style, "/favicon.ico": "", ...files }, headers: { [name]: value } });
  const page = await browser.newPage();
  const seen = watch(page);
  try {
    await page.goto(`${own.url}/`);
    await use(new Demo(page), page);
    assert.deepEqual(seen.complaints.filter((complaint) => !expected.test(complaint)), []);
  } finally {
    await page.close();
    await own.close();
  }
}

/** Answers a question and looks at the report. */
async function assess(demo, page) {
  await arrived(page);
  await demo.section("Leadership");
  await demo.level("5.1-r1", "Fully in place").click();
  await demo.view("Report");
  await page.getByText("NIST AI RMF 1.0", { exact: true }).waitFor();
  assert.equal((await demo.element.evaluate((element) => element.report)).assessment.answers.length, 1);
}

describe("what is copied", { concurrency: true }, () => {
  test("works as it stands, with the files as they are downloaded", async () => {
    const files = await downloaded();
    const { tag, policy } = await copied();
    await embedded({ tag, policy }, assess, files);
  });

  test("works where WebAssembly is not allowed", async () => {
    const { tag, "policy-without-wasm": policy } = await copied();
    await embedded({ tag, policy }, assess, await downloaded(), /WebAssembly/);
  });

  test("works in another language, with its style", async () => {
    const files = await downloaded();
    const { tag, style, policy } = await copied(async (page) => {
      await page.getByLabel("Language").selectOption("fr");
      await page.getByLabel("Always dark").check();
    });
    await embedded({ tag, style, policy }, async (demo, page) => {
      await demo.heading(/Où en êtes-vous/).waitFor();
      assert.equal(await page.locator("aims-assessment .shell").evaluate((shell) => getComputedStyle(shell).backgroundColor), "rgb(16, 19, 28)");
    }, files);
  });

  test("works with the files on another server", async () => {
    const other = await serve(NOWHERE, { pages: await downloaded(), headers: { "access-control-allow-origin": "*" } });
    try {
      const { tag, policy } = await copied(async (page) => {
        await page.getByLabel("Address of element.js").fill(`${other.url}/aimscore/element.js`);
        await page.getByText("That is another server").waitFor();
      });
      assert.match(policy, new RegExp(`script-src ${other.url}/aimscore/ `));
      await embedded({ tag, policy }, assess, {});
    } finally {
      await other.close();
    }
  });

  test("a file that is not the one of the hash is not run", async () => {
    const files = await downloaded();
    files["/aimscore/element.js"] = Buffer.concat([files["/aimscore/element.js"], Buffer.from("\n")]);
    const { tag, policy } = await copied();
    await embedded({ tag, policy }, async (_, page) => {
      await page.waitForLoadState("networkidle");
      assert.equal(await page.evaluate(() => customElements.get("aims-assessment")), undefined);
    }, files, /integrity/);
  });

  test("names the hash of the file that is downloaded", async () => {
    const hash = createHash("sha384").update((await downloaded())["/aimscore/element.js"]).digest("base64");
    for (const page of ["index.html", "embed.html"]) assert.ok((await readFile(new URL(page, SITE), "utf8")).includes(`sha384-${hash}`), page);
  });
});

describe("choices", { concurrency: true }, () => {
  test("are attributes, in the tag and in the preview", () =>
    configure(async (page) => {
      await page.getByLabel("Language").selectOption({ label: "Deutsch" });
      await page.getByLabel("Begins with").selectOption({ label: "A short look, about ten minutes" });
      await page.getByLabel("Between visits").selectOption({ label: "The visitor's browser keeps them" });
      await page.getByLabel("People can share").check();
      await page.getByLabel("Level of its highest heading").selectOption("3");
      await page.getByText("Only some parts").click();
      await page.getByLabel("5 Leadership").check();
      await page.getByLabel(/A\.5 /).check();
      const written = '<aims-assessment lang="de" mode="quick" storage="local" heading-level="3" share sections="5 A.5"></aims-assessment>';
      assert.equal((await text(page, "tag")).split("\n")[1], written);
      assert.equal(await text(page, "bundled-element"), written);
      const shown = page.locator("#frame aims-assessment");
      assert.deepEqual(await shown.evaluate((element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))), {
        lang: "de", mode: "quick", storage: "local", "heading-level": "3", share: "", sections: "5 A.5",
      });
      await page.getByRole("heading", { name: /Wo stehen Sie/ }).waitFor();
    }));

  test("one that only shows answers shows those of an example", () =>
    configure(async (page) => {
      await page.getByLabel("Answers are shown, not taken").check();
      await page.waitForFunction(() => document.querySelector("#frame aims-assessment").assessment?.answers.length > 0);
      assert.match(await text(page, "tag"), /<aims-assessment readonly>/);
    }));

  test("of a look are a style sheet, and the preview has it", () =>
    configure(async (page) => {
      const ground = () => page.locator("#frame .shell").evaluate((shell) => getComputedStyle(shell).backgroundColor);
      assert.equal(await page.getByRole("heading", { name: "The style" }).count(), 0);
      await page.getByLabel("Warm").check();
      await page.getByRole("heading", { name: "The style" }).waitFor();
      assert.match(await text(page, "style"), /--aims-color-surface: light-dark\(#fffaf2, #1d1813\);/);
      assert.equal(await ground(), "rgb(255, 250, 242)");
      await page.getByLabel("Shown in").selectOption("dark");
      assert.equal(await ground(), "rgb(29, 24, 19)");
      await page.getByText("Colours, corners and type of your own").click();
      await page.getByLabel("Ground in dark").fill("#000010");
      assert.equal(await ground(), "rgb(0, 0, 16)");
      await page.getByLabel("Corners").selectOption("Square");
      assert.match(await text(page, "style"), /--aims-radius: 0;/);
      await page.getByLabel("As it comes").check();
      assert.equal(await text(page, "style"), "");
    }));

  test("an accent that can't be read is named, and text on it stays readable", () =>
    configure(async (page) => {
      await page.getByText("Colours, corners and type of your own").click();
      await page.getByLabel("Accent in light").fill("#ffd500");
      await page.getByText("The accent on the ground has a contrast of 1.4 in light. Text needs 4.5 at least.").waitFor();
      assert.match(await text(page, "style"), /--aims-color-on-accent: light-dark\(#000000, #04242b\);/);
      await page.getByLabel("Accent in light").fill("#7a4b00");
      await page.locator("#contrast:empty").waitFor({ state: "attached" });
    }));

  test("the colours that they begin with are those of the element", async () => {
    for (const colorScheme of ["light", "dark"]) {
      await configure(async (page) => {
        const own = await page.locator("#frame aims-assessment").evaluate((element) => {
          const of = (selector) => getComputedStyle(element.shadowRoot.querySelector(selector));
          return { surface: of(".shell").backgroundColor, accent: of(".primary").backgroundColor };
        });
        for (const [name, color] of Object.entries(own)) {
          const hex = `#${color.match(/\d+/g).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
          assert.equal(await page.locator(`#${name}-${colorScheme}`).inputValue(), hex, `${name} in ${colorScheme}`);
        }
      }, { colorScheme });
    }
  });

  test("an address where the element would not find its files is refused, and what is copied stays as it was", () =>
    configure(async (page) => {
      const before = await text(page, "tag");
      const address = page.getByLabel("Address of element.js");
      for (const wrong of ["", "element.js", "aimscore/other.js", "javascript:alert(1)//element.js", "https://[/element.js"]) {
        await address.fill(wrong);
        await page.getByText("The address has to end with").waitFor();
        assert.equal(await address.getAttribute("aria-invalid"), "true", wrong);
        assert.equal(await text(page, "tag"), before, wrong);
      }
      await address.fill('a"><script>/element.js');
      assert.match(await text(page, "tag"), /src="a&quot;>&lt;script>\/element.js"/);
    }));

  test("each text can be copied, and is selected where the browser does not let the page", () =>
    configure(async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: "Copy the tag" }).click();
      await page.getByRole("status").getByText("Copied.").waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text(page, "tag"));
      await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"))));
      await page.getByRole("button", { name: "Copy the policy" }).click();
      await page.getByRole("status").getByText("Selected.").waitFor();
      assert.equal(await page.evaluate(() => getSelection().toString()), await text(page, "policy"));
    }));
});

describe("axe finds nothing", { concurrency: true }, () => {
  for (const [title, options, look] of [
    ["light", { colorScheme: "light" }, violations],
    ["dark", { colorScheme: "dark" }, colours],
    ["forced colors", { forcedColors: "active" }, colours],
    ["375 px", { viewport: { width: 375, height: 740 } }, violations],
  ]) {
    test(title, async () => {
      for (const name of PAGES) {
        await visit(name, async (page) => {
          await layOpen(page, "main details");
          assert.deepEqual(await look(page), [], name);
        }, options);
      }
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`in what a look changes, ${colorScheme}`, () =>
      configure(async (page) => {
        const shown = page.locator("#frame aims-assessment");
        await shown.evaluate((element, sample) => (element.assessment = sample), SAMPLE);
        for (const theme of THEMES) {
          await page.getByLabel(theme).check();
          for (const view of ["Start", "Questions", "Report"]) {
            await page.getByRole("navigation", { name: "Parts of the assessment" }).getByRole("button", { name: view }).click();
            assert.deepEqual(await colours(page), [], `${theme}, ${view}`);
          }
          await shown.evaluate((element) => element.goTo("A.5.2"));
          assert.deepEqual(await colours(page), [], `${theme}, a question`);
        }
      }, { colorScheme }));
  }
});

describe("every page", { concurrency: true }, () => {
  test("fits in 320 px, from left to right and from right to left", async () => {
    for (const name of PAGES) {
      await visit(name, async (page) => {
        await layOpen(page, "main details");
        for (const dir of ["ltr", "rtl"]) {
          await page.evaluate((to) => (document.documentElement.dir = to), dir);
          assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollLeft]), [320, 0], `${name}, ${dir}`);
        }
      }, { viewport: { width: 320, height: 740 } });
    }
  });

  test("can skip to its content", async () => {
    for (const name of PAGES) {
      await visit(name, async (page) => {
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.closest("header") === null), true, name);
      });
    }
  });

  test("leads only to what is there, relative to itself", async () => {
    for (const name of PAGES) {
      await visit(name, async (page) => {
        const links = await page.evaluate(() => [...document.querySelectorAll("[href], [src]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src")));
        for (const link of new Set(links)) {
          assert.doesNotMatch(link, /^\/|:/, name);
          const [file, anchor] = link.split("#");
          const content = await readFile(new URL(file || name, SITE), "utf8");
          if (anchor) assert.ok(content.includes(`id="${anchor}"`), `${name}: ${link}`);
        }
      });
    }
  });

  test("works in a folder whose name looks like that of a file", async () => {
    const root = await mkdtemp(join(tmpdir(), "aimscore-site-"));
    await cp(SITE, join(root, "v1.0", "tools.html"), { recursive: true });
    const own = await serve(pathToFileURL(`${root}/`));
    const page = await browser.newPage();
    const seen = watch(page);
    const folder = `${own.url}/v1.0/tools.html/`;
    try {
      await page.goto(folder);
      await arrived(page);
      await page.waitForLoadState("networkidle");
      for (const name of ["Your site", "Frameworks", "Developers", "Privacy", "Accessibility", "Assessment"]) {
        await page.getByRole("link", { name, exact: true }).first().click();
        // A page that is left before it has everything breaks off what it asks for.
        await page.waitForLoadState("networkidle");
        await page.getByRole("navigation", { name: "Pages" }).waitFor();
      }
      assert.equal(page.url(), `${folder}index.html`);
      assert.deepEqual(seen.complaints, []);
      assert.deepEqual(seen.requests.filter((url) => !url.startsWith(folder)), []);
    } finally {
      await page.close();
      await own.close();
      await rm(root, { recursive: true });
    }
  });
});
