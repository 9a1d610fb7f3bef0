/** The languages: English is at hand, the others come when they are asked for. */
import { texts } from "../en.ts";
import type { Language } from "./interface.ts";
import { ui } from "./interface/en.ts";

export const english: Language = { ui, texts };

const OTHERS: Readonly<Record<string, () => Promise<Language>>> = {};

/** The language of a tag such as `de-AT`; English where there is no other. */
export async function language(tag: string): Promise<Language> {
  const [code = ""] = tag.toLowerCase().split("-");
  return Object.hasOwn(OTHERS, code) ? await OTHERS[code]!() : english;
}
