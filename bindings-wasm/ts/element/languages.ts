/** The languages: English is at hand, the others come when they are asked for. */
import type { Core, Pack } from "../pack.ts";
import type { Texts } from "../types.ts";
import { texts } from "../texts/en.ts";
import type { Interface, Language } from "./interface.ts";
import { ui } from "./interface/en.ts";
import { foreign } from "./marking.ts";
import { pin } from "./pin.ts";

type Words = () => Promise<{ readonly words: Texts }>;
type Crosswalks = () => Promise<{ readonly crosswalks: Pack["crosswalks"] }>;

/** The files of a language: one that has only an interface asks its questions in English. */
interface Files {
  readonly interface: () => Promise<{ readonly ui: Interface }>;
  readonly pack?: { readonly texts: () => Promise<{ readonly texts: Core }>; readonly words: Words; readonly crosswalks: Crosswalks };
}

const OTHERS: Readonly<Record<string, Files>> = {
  de: { interface: () => import("./interface/de.ts"), pack: { texts: () => import("../texts/de.ts"), words: () => import("../words/de.ts"), crosswalks: () => import("../crosswalks/de.ts") } },
  fr: { interface: () => import("./interface/fr.ts"), pack: { texts: () => import("../texts/fr.ts"), words: () => import("../words/fr.ts"), crosswalks: () => import("../crosswalks/fr.ts") } },
  es: { interface: () => import("./interface/es.ts"), pack: { texts: () => import("../texts/es.ts"), words: () => import("../words/es.ts"), crosswalks: () => import("../crosswalks/es.ts") } },
  ar: { interface: () => import("./interface/ar.ts") },
};

export const english: Language = { ui, texts, words: wordsOf("en", () => import("../words/en.ts")), crosswalks: crosswalks("en", () => import("../crosswalks/en.ts")) };

/** The language of a tag such as `de-AT`; English where there is no other. */
export async function language(tag: string): Promise<Language> {
  const [code = ""] = tag.toLowerCase().split("-");
  if (!Object.hasOwn(OTHERS, code)) return english;
  const { interface: words, pack } = OTHERS[code]!;
  if (pack === undefined) {
    const { ui } = await pinned(`interface-${code}`, words);
    return { ui, texts: foreign(english.texts, "en"), words: async () => foreign(await english.words(), "en"), crosswalks: async () => foreign(await english.crosswalks(), "en") };
  }
  const [{ ui }, { texts }] = await Promise.all([pinned(`interface-${code}`, words), pinned(`texts-${code}`, pack.texts)]);
  return { ui, texts, words: wordsOf(code, pack.words), crosswalks: crosswalks(code, pack.crosswalks) };
}

function wordsOf(code: string, load: Words): Language["words"] {
  return async () => (await pinned(`words-${code}`, load)).words;
}

function crosswalks(code: string, load: Crosswalks): Language["crosswalks"] {
  return async () => (await pinned(`crosswalks-${code}`, load)).crosswalks;
}

function pinned<Module>(file: string, load: () => Promise<Module>): Promise<Module> {
  pin(`${file}.js`);
  return load();
}
