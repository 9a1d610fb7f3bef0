/**
 * `aimscore/fr`: the French texts of the built-in catalogue, translated by a machine.
 *
 * @module
 */
import { crosswalks } from "./crosswalks/fr.ts";
import type { Pack } from "./pack.ts";
import { texts as core } from "./texts/fr.ts";

export { words } from "./words/fr.ts";
export type { Pack };

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = { ...core, crosswalks };
