/** Words that a page says in its own way. */
import type { Interface } from "./interface.ts";
import type { Speech } from "./interface/speech.ts";

/** What is no word of the page: how a language writes, and how far a translation can be relied on. */
const GIVEN = ["language", "direction", "translation", "number", "percent", "date", "list", "listed", "inSentence"] as const satisfies readonly (keyof Interface)[];

type Words = Omit<Interface, (typeof GIVEN)[number] | keyof Speech>;

type Some<Words> = {
  readonly [Key in keyof Words]?: Words[Key] extends string | readonly unknown[] | ((...values: never[]) => unknown) ? Words[Key] : Some<Words[Key]>;
};

/**
 * Words of the interface in a page's own way: only those that are to be other ones, each of the kind that it is there, a text or a
 * function of the same values. They stand whatever the language, so a page that changes `lang` changes them too.
 */
export type Messages = Some<Words>;

/** An interface with the messages of a page in it, and the names of those that don't fit: there is no such word, or it is of another kind. */
export function inOwnWords(ui: Interface, messages: Messages): { readonly ui: Interface; readonly misfits: readonly string[] } {
  const misfits: string[] = [];
  const put = (words: object, own: object, name: string): object => {
    const entries = Object.entries(own).flatMap(([key, value]) => {
      const at = `${name}${key}`;
      const word: unknown = Object.hasOwn(words, key) && !(GIVEN as readonly string[]).includes(at) ? words[key as keyof typeof words] : undefined;
      if (value === undefined) return [];
      if (kindOf(word) !== kindOf(value) || word === undefined) return misfits.push(at), [];
      return [[key, kindOf(word) === "group" ? put(word as object, value as object, `${at}.`) : value]];
    });
    return { ...words, ...Object.fromEntries(entries) };
  };
  return { ui: put(ui, messages, "") as Interface, misfits };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "group" : typeof value;
}
