// What axe finds on a page.
import axe from "axe-core";

/** WCAG 2.2 AA, and what is good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at how a page is drawn. The others look at what is on it, which neither colours nor the direction change. */
export const DRAWN = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

/** Each rule that is broken and where: of these rules only, or of all without some. */
export async function violations(page, { only, without = [] } = {}) {
  await page.evaluate(axe.source);
  const options = {
    resultTypes: ["violations"],
    runOnly: only === undefined ? { type: "tag", values: TAGS } : { type: "rule", values: only },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`);
}
