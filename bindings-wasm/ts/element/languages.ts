/** The languages: English is at hand, the others come when they are asked for. */
import { texts } from "../en.ts";
import type { Language } from "./interface.ts";
import { ui } from "./interface/en.ts";
import { pin } from "./pin.ts";

export const english: Language = { ui, texts };

const OTHERS: Readonly<Record<string, () => Promise<Language>>> = {
  de: () => import("../de.ts"),
  fr: () => import("../fr.ts"),
  es: () => import("../es.ts"),
};

/** The language of a tag such as `de-AT`; English where there is no other. */
export async function language(tag: string): Promise<Language> {
  const [code = ""] = tag.toLowerCase().split("-");
  if (!Object.hasOwn(OTHERS, code)) return english;
  pin(`${code}.js`);
  return await OTHERS[code]!();
}
