/** The languages in a notebook: the words of the interface are at hand, those of the catalogue come from Python. */
import type { Interface, Language } from "../element/interface.ts";
import { ui as ar } from "../element/interface/ar.ts";
import { ui as de } from "../element/interface/de.ts";
import { ui as en } from "../element/interface/en.ts";
import { ui as es } from "../element/interface/es.ts";
import { ui as fr } from "../element/interface/fr.ts";
import { foreign } from "../element/marking.ts";
import type { Pack } from "../pack.ts";

const INTERFACES: Readonly<Record<string, Interface>> = { ar, de, en, es, fr };

/** The language of a tag such as `de-AT`, English where there is no other; texts in another one are marked. */
export async function language(tag: string, given: Pack): Promise<Language> {
  const [code = ""] = tag.toLowerCase().split("-");
  const ui = Object.hasOwn(INTERFACES, code) ? INTERFACES[code]! : en;
  const { crosswalks, ...texts } = given.language === ui.language ? given : foreign(given, given.language);
  return { ui, texts, words: async () => texts, crosswalks: async () => crosswalks };
}
