import type { Texts } from "./types.ts";

/** A whole pack, where a file of texts may hold a part of one. */
export type Pack = Required<Omit<Texts, Absent>> & Pick<Texts, Absent>;

/** What the English pack does not have: it is no translation, and the engine's own messages are in English. */
type Absent = "status" | "issues" | "phrases";

/** Texts without which a pack is none: a framework of one's own need not have them. */
const NONE = { documents: {}, glossary: {}, groups: {}, items: {}, objectives: {}, overview: [], parts: {}, red_lines: {}, scenarios: {}, steps: [], taxonomies: {}, grids: {}, units: {}, crosswalks: {} };

/**
 * Texts of a framework of one's own, with the engine's own words where they say nothing themselves.
 *
 * @param own One language.
 * @param words The engine's words in a language, for example `words` of `aimscore/en`.
 */
export function complete(own: Texts, words: Texts): Pack {
  return laid({ ...NONE, ...words }, own) as Pack;
}

function laid(below: object, above: object): object {
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
  const known: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) known[key] = isObject(value) && isObject(known[key]) ? laid(known[key], value) : value;
  return known;
}

/** A pack without what it says about other frameworks: that is in a file of its own. */
export type Core = Omit<Pack, "crosswalks">;
