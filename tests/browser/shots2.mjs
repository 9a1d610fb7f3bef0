import { launch } from "./browser.mjs";
import { SITE } from "./demo.mjs";
import { serve } from "./server.mjs";
const [site, browser] = await Promise.all([serve(SITE), launch()]);
for (const [width, colorScheme] of [[1280, "light"], [375, "light"]]) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  for (const path of process.argv.slice(2)) { await page.goto(`${site.url}/${path}`); await page.waitForTimeout(1500); await page.screenshot({ path: `/tmp/shots/site-${path.replace(".html", "")}-${width}.png`, fullPage: true }); }
}
await browser.close(); await site.close();
