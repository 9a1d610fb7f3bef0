// What axe finds on a page.
import axe from "axe-core";

/** WCAG 2.2 AA, and what is good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules about colours. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** The rules about sizes and places. */
export const LAYOUT = ["target-size", "scrollable-region-focusable"];

/** The rules that look at how a page is drawn. The others look at what is on it, which neither colours nor the direction change. */
export const DRAWN = [...COLOURS, ...LAYOUT];

/** Each rule that is broken and where: of these rules only, or of all without some. */
export function violations(page, { only, without = [] } = {}) {
  const rules = only === undefined ? { type: "tag", values: TAGS } : { type: "rule", values: only };
  return run(page, { runOnly: rules, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) });
}

/** Which rules about colours are broken and where: looked at once for each way to draw text, and not for each text that is drawn so. */
export function colours(page) {
  return run(page, { runOnly: { type: "rule", values: COLOURS } }, ways);
}

async function run(page, options, within = whole) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(`globalThis.axe.run((${within})(), ${JSON.stringify({ resultTypes: ["violations"], ...options })})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`);
}

const whole = () => document;

/** One element for each way in which text is drawn: its colour, size and weight, that of the text around it, and all that lies behind. */
function ways() {
  const nothing = "rgba(0, 0, 0, 0),none,1,none,normal,static";
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const found = new Map();
  const look = (element, around, behind) => {
    const style = getComputedStyle(element);
    const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode, style.position].join();
    const all = own === nothing ? behind : `${behind}|${own}`;
    const font = [style.color, style.fontSize, style.fontWeight, style.textDecorationLine, style.textShadow].join();
    const way = [element.localName, element.disabled, font, around, all].join();
    const hasText = element.matches("input, select, textarea") || [...element.childNodes].some(isText);
    if (hasText && !found.has(way) && element.checkVisibility()) found.set(way, element);
    for (const child of (element.shadowRoot ?? element).children) look(child, font, all);
  };
  look(document.documentElement, "", "");
  return { include: [...found.values()] };
}
