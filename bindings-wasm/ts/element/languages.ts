/** The languages: English is at hand, the others come when they are asked for. */
import type { Core, Pack } from "../pack.ts";
import { texts } from "../texts/en.ts";
import type { Interface, Language } from "./interface.ts";
import { ui } from "./interface/en.ts";
import { pin } from "./pin.ts";

/** The files of a language. */
interface Files {
  readonly interface: () => Promise<{ readonly ui: Interface }>;
  readonly texts: () => Promise<{ readonly texts: Core }>;
  readonly crosswalks: () => Promise<{ readonly crosswalks: Pack["crosswalks"] }>;
}

const OTHERS: Readonly<Record<string, Files>> = {
  de: { interface: () => import("./interface/de.ts"), texts: () => import("../texts/de.ts"), crosswalks: () => import("../crosswalks/de.ts") },
  fr: { interface: () => import("./interface/fr.ts"), texts: () => import("../texts/fr.ts"), crosswalks: () => import("../crosswalks/fr.ts") },
  es: { interface: () => import("./interface/es.ts"), texts: () => import("../texts/es.ts"), crosswalks: () => import("../crosswalks/es.ts") },
};

export const english: Language = { ui, texts, crosswalks: crosswalks("en", () => import("../crosswalks/en.ts")) };

/** The language of a tag such as `de-AT`; English where there is no other. */
export async function language(tag: string): Promise<Language> {
  const [code = ""] = tag.toLowerCase().split("-");
  if (!Object.hasOwn(OTHERS, code)) return english;
  const files = OTHERS[code]!;
  const [{ ui }, { texts }] = await Promise.all([pinned(`interface-${code}`, files.interface), pinned(`texts-${code}`, files.texts)]);
  return { ui, texts, crosswalks: crosswalks(code, files.crosswalks) };
}

function crosswalks(code: string, load: Files["crosswalks"]): Language["crosswalks"] {
  return async () => (await pinned(`crosswalks-${code}`, load)).crosswalks;
}

function pinned<Module>(file: string, load: () => Promise<Module>): Promise<Module> {
  pin(`${file}.js`);
  return load();
}
