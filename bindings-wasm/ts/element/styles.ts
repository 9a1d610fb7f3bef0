/** The look: adopted stylesheets, logical properties, colors for light and dark, nothing outside the shadow root. */
import { unsafeCSS } from "lit";
import type { CSSResult } from "lit";
import { asking } from "./styles/asking.ts";
import { reading, tokens, type } from "./styles/base.ts";
import { controls } from "./styles/controls.ts";
import { bars, frame, list } from "./styles/frame.ts";
import { media } from "./styles/media.ts";
import { reporting } from "./styles/reporting.ts";
import { walking } from "./styles/walking.ts";

/** The size that a person has chosen for text, whatever the page makes of its root: the `rem` of these styles. */
const UNIT = "--aims-unit";

try {
  CSS.registerProperty({ name: UNIT, syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // Another copy of the element has been here, or there is no page.
}

/** A stylesheet with sizes in that unit; conditions know no variables, and take the size of their container. */
function sized({ cssText }: CSSResult): CSSResult {
  const text = cssText.replace(/@container[^{]+/g, (condition) => condition.replaceAll("rem", "em"));
  return unsafeCSS(text.replace(/(-?[\d.]+)rem\b/g, `calc($1 * var(${UNIT}))`));
}

export const styles = [tokens, type, controls, frame, bars, list, asking, walking, reporting, reading, media].map(sized);
