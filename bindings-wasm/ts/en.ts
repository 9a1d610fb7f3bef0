/**
 * `aimscore/en`: the English texts of the built-in catalogue.
 *
 * @module
 */
import { crosswalks } from "./crosswalks/en.ts";
import type { Pack } from "./pack.ts";
import { texts as core } from "./texts/en.ts";

export type { Pack };

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = { ...core, crosswalks };
