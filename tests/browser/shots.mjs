import { launch } from "./browser.mjs";
import { Demo, SITE } from "./demo.mjs";
import { serve } from "./server.mjs";
const [site, browser] = await Promise.all([serve(SITE), launch()]);
const only = process.argv.slice(2);
for (const width of [1280, 375]) for (const colorScheme of ["light", "dark"]) {
  const name = `${width}-${colorScheme}`;
  if (only.length && !only.includes(name)) continue;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const demo = await Demo.open(page, site.url);
  const shot = async (what, full = true) => page.screenshot({ path: `/tmp/shots/${what}-${name}.png`, fullPage: full });
  await shot("start");
  await page.getByLabel("Look at an example organization").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.getByText(/^Opened/).first().waitFor();
  await demo.view("Questions"); await shot("questions");
  await demo.element.first().evaluate((element) => element.goTo("6.1.2"));
  await page.waitForTimeout(300); await shot("step", false);
  await demo.view("Report"); await page.waitForTimeout(500); await page.screenshot({ path: `/tmp/shots/report-${name}.png`, clip: { x: 0, y: 0, width, height: 4500 }, fullPage: true });
  await page.close();
}
await browser.close(); await site.close();
