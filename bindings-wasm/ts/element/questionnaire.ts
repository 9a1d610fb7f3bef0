/** A questionnaire of the page's own, in the place of the built-in one. */
import type { Catalogue, Crosswalk, Policy, Texts } from "../index.ts";
import type { Core } from "../pack.ts";
import type { Language } from "./interface.ts";
import { foreign } from "./marking.ts";

/** What is asked, how it is scored, and the words for it. */
export interface Questionnaire {
  readonly catalogue: Catalogue;
  /** Absent: the plain one, without labels. */
  readonly policy?: Policy;
  readonly crosswalks?: readonly Crosswalk[];
  /** The words in one language, or in several. */
  readonly texts: Texts | readonly Texts[];
}

/** Words about what is asked: those of the built-in questionnaire say nothing about another one. */
const NOTHING = { documents: {}, glossary: {}, groups: {}, items: {}, objectives: {}, overview: [] as never[], parts: {}, red_lines: {}, scenarios: {}, steps: [] as never[], taxonomies: {}, units: {} };

/** A questionnaire as it is, or from the module at its address, which has it as its default export. */
export async function questionnaire(given: Questionnaire | string): Promise<Questionnaire> {
  if (typeof given !== "string") return given;
  const module: { readonly default: Questionnaire } = await import(/* webpackIgnore: true */ /* @vite-ignore */ new URL(given, document.baseURI).href);
  return module.default;
}

/** A language in which a questionnaire speaks for itself, in its own language where it has no other; the words of the interface stay. */
export function about({ texts }: Questionnaire, { ui, texts: common }: Language): Language {
  const all = [texts].flat();
  const found = all.find(({ language }) => language === ui.language) ?? all.find(({ language }) => language === common.language) ?? all[0] ?? {};
  const own = found.language === undefined || found.language === ui.language ? found : foreign(found, found.language);
  const { crosswalks = {}, words = {}, sentences = {}, levels, ...rest } = own;
  const spoken: Core = {
    ...common,
    ...NOTHING,
    ...rest,
    words: Object.fromEntries(Object.entries(common.words).map(([list, entries]) => [list, { ...entries, ...words[list] }])),
    sentences: { ...common.sentences, ...sentences },
    levels: levels ?? common.levels,
  };
  return { ui, texts: spoken, crosswalks: async () => crosswalks };
}
