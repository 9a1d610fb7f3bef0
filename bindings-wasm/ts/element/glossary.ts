/** Terms of the glossary, and where a text uses them. */
import type { Core } from "../pack.ts";
import { plain } from "./marking.ts";

type Term = Core["glossary"][string];

export class Glossary {
  readonly terms: readonly Term[];
  readonly #byForm = new Map<string, Term>();
  readonly #pattern: RegExp;

  constructor(texts: Core) {
    const { compare } = new Intl.Collator(texts.language);
    this.terms = Object.values(texts.glossary).sort((a, b) => compare(a.term, b.term));
    for (const term of this.terms) {
      for (const form of plain([term.term, ...(term.also ?? [])])) this.#byForm.set(form.toLowerCase(), term);
    }
    const forms = [...this.#byForm.keys()].sort((a, b) => b.length - a.length).map(escaped);
    this.#pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  }

  /** The terms that the texts use, in alphabetical order. */
  usedIn(texts: Iterable<string>): Term[] {
    const used = new Set<Term>();
    for (const text of texts) {
      for (const [form] of text.matchAll(this.#pattern)) {
        const term = this.#byForm.get(form.toLowerCase());
        if (term !== undefined) used.add(term);
      }
    }
    return this.terms.filter((term) => used.has(term));
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
