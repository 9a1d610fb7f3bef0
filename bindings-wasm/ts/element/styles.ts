/** The look: adopted stylesheets, logical properties, colors for light and dark, nothing outside the shadow root. */
import { asking } from "./styles/asking.ts";
import { reading, tokens, type } from "./styles/base.ts";
import { controls } from "./styles/controls.ts";
import { bars, frame, list } from "./styles/frame.ts";
import { media } from "./styles/media.ts";
import { reporting } from "./styles/reporting.ts";

export const styles = [tokens, type, controls, frame, bars, list, asking, reporting, reading, media];
