/**
 * `aimscore/en`: the English texts of the built-in catalogue.
 *
 * @module
 */
import type { Texts } from "./types.ts";

export type { Texts };

/** A whole pack, where a file of texts may hold a part of one. */
export type Pack = Required<Omit<Texts, "status">> & Pick<Texts, "status">;

/** The pack as JSON text: the build puts it here. */
declare const ENGLISH: string;

/** Questions, explanations, glossary and the words of reports. */
export const texts: Pack = JSON.parse(ENGLISH);
