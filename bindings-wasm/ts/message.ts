import type { Issue, Texts } from "./types.ts";

/** Parameters that the engine words itself, where others hold what a person wrote. */
const PHRASES = ["expected", "field", "first", "found", "kind", "reason"];

/** What is wrong, and how to mend it, in a language. */
export interface Message {
  message: string;
  mend: string;
  /** Tag of the language: English where the texts have no words for it. */
  language: string;
}

/** An issue in the words of a language, for example `texts` of `aimscore/de`. */
export function message({ code, params, message, mend }: Issue, { language = "en", issues = {}, phrases = {} }: Pick<Texts, "language" | "issues" | "phrases">): Message {
  const words = issues[code];
  if (words === undefined) return { message, mend, language: "en" };
  const said = (name: string) => (PHRASES.includes(name) ? phrases[params[name] ?? ""] : undefined) ?? params[name] ?? "";
  const filled = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => said(name));
  return { message: filled(words.message), mend: filled(words.mend), language };
}
