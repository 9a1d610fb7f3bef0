/**
 * `aimscore/es`: the Spanish texts of the built-in catalogue, translated by a machine.
 *
 * @module
 */
import { crosswalks } from "./crosswalks/es.ts";
import type { Pack } from "./pack.ts";
import { texts as core } from "./texts/es.ts";

export { words } from "./words/es.ts";
export type { Pack };

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = { ...core, crosswalks };
