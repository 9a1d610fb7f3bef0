/**
 * `aimscore/es`: the Spanish texts of the built-in catalogue, translated by a machine.
 *
 * @module
 */
import type { Pack } from "./en.ts";

export type { Pack };

/** The pack as JSON text: the build puts it here. */
declare const PACK: string;

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = JSON.parse(PACK);

/** @internal */
export { ui } from "./element/interface/es.ts";
