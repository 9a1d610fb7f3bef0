/** The look in light DOM: the same styles, for what is in the element alone, whatever the notebook says of its headings and buttons. */
import { styles } from "../element/styles.ts";

export const TAG = "aims-assessment";

/** What stands before each selector. An id that nothing has makes it stronger than any class of the notebook. */
const WITHIN = `${TAG}:is(#_, *)`;

/** Takes back what the notebook says; not inside pictures, whose attributes are styles. */
const RESET = `
  &,
  & :where(:not(svg, svg *)),
  & :where(:not(svg, svg *))::before,
  & :where(:not(svg, svg *))::after {
    all: revert;
  }`;

/** Has a document, or a shadow root that the notebook has put the element into, wear the styles. */
export function dress(root: Node): void {
  if (!(root instanceof Document || root instanceof ShadowRoot) || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets.push(sheet);
}

function nested(text: string): string {
  return text.replace(/:host(?:\(([^)]*)\))?/g, (_, of = "") => `&${of}`);
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`${WITHIN} {${RESET}${styles.map(({ cssText }) => nested(cssText)).join("\n")}}`);
