/**
 * `aimscore/de`: the German texts of the built-in catalogue, translated by a machine.
 *
 * @module
 */
import { crosswalks } from "./crosswalks/de.ts";
import type { Pack } from "./pack.ts";
import { texts as core } from "./texts/de.ts";

export { words } from "./words/de.ts";
export type { Pack };

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = { ...core, crosswalks };
