import { readFile } from "node:fs/promises";
import { launch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";
const src = await readFile(new URL("./access.test.mjs", import.meta.url), "utf8");
const body = src.slice(src.indexOf("const VIEWS = {"), src.indexOf("\n};", src.indexOf("const VIEWS = {")) + 3);
const names = await Promise.all(["deployer-started","provider-mature"].map(async (n)=>JSON.parse(await readFile(new URL(`../samples/${n}.json`, import.meta.url),"utf8")).organization.name));
const VIEWS = new Function("STARTED","MATURE","URL", body.replaceAll("import.meta.url", JSON.stringify(import.meta.url)) + "; return VIEWS;")(names[0],names[1],URL);
const site = await serve(SITE); const b = await launch();
const only = process.argv[4]?.split(",");
for (const [w, scheme] of [[Number(process.argv[2]), process.argv[3]]]) {
  const context = await b.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  const page = await context.newPage(); page.on("pageerror", e=>console.log("ERR", e.message));
  await page.goto(site.url); const demo = new Demo(page);
  await page.waitForTimeout(500);
  for (const [name, get] of Object.entries(VIEWS)) {
    try { await get(demo, page); } catch (e) { console.log(name, e.message.split("\n")[0]); }
    await page.waitForTimeout(300);
    if (only && !only.includes(name)) continue;
    await page.screenshot({ path: `/tmp/s4/${name.replaceAll(" ","-")}-${w}-${scheme}.png`, fullPage: true });
    console.log(name, await page.evaluate(()=>document.documentElement.scrollHeight));
  }
}
await b.close(); site.close();
