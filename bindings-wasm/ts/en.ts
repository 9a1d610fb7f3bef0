/**
 * `aimscore/en`: the English texts of the built-in catalogue.
 *
 * @module
 */
import { crosswalks } from "./crosswalks/en.ts";
import type { Pack } from "./pack.ts";
import { texts as core } from "./texts/en.ts";
import type { Texts } from "./types.ts";

export { words } from "./words/en.ts";
export type { Pack, Texts };

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = { ...core, crosswalks };
