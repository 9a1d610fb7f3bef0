/**
 * Texts in another language than that of the interface, marked as such wherever they are shown. On their way through the views they
 * are set apart by characters that nobody sees: Unicode's isolate for their direction, and its tag characters for their language.
 * The `html` of this file makes elements with `lang` and `dir` of them.
 */
import { html as template, nothing } from "lit";
import type { TemplateResult } from "lit";

const TAGS = 0xe0000;
const MARKED = /([\u2066\u2067])((?:\udb40[\udc20-\udc7e])+)([^\u2066-\u2069]*)\u2069/;
const EVERY = new RegExp(MARKED, "g");
/** What a pack says of itself, and nobody reads. */
const FACTS = ["format", "catalogue", "language", "status"];
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** A pack, or a part of one, with each text marked as being in this language. */
export function foreign<Texts extends object>(texts: Texts, language: string): Texts {
  const opens = (RIGHT_TO_LEFT.includes(language.split("-")[0]!) ? "\u2067" : "\u2066") + String.fromCodePoint(...[...language].map((letter) => TAGS + letter.codePointAt(0)!));
  const facts = Object.fromEntries(Object.entries(texts).filter(([key]) => FACTS.includes(key)));
  return { ...mapped(texts, (text) => `${opens}${text}\u2069`), ...facts };
}

/** Texts as they are without a mark. */
export function plain<Texts>(texts: Texts): Texts {
  return mapped(texts, (text) => text.replace(EVERY, "$3"));
}

/** The language that a text is marked with. */
export function languageOf(text: string): string | typeof nothing {
  const tags = MARKED.exec(text)?.[2];
  return tags === undefined ? nothing : String.fromCodePoint(...[...tags].map((tag) => tag.codePointAt(0)! - TAGS));
}

/** Lit's `html`, which shows what is marked in elements with its language. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  const places = placesOf(strings);
  return template(strings, ...values.map((value, at) => shown(value, places[at]!)));
}

/** The pieces of a text, each marked as the whole is. */
export function parted(text: string, separator: string): string[] {
  const [whole, direction, tags] = MARKED.exec(text) ?? [];
  if (whole !== text) return text.split(separator);
  return plain(text).split(separator).map((piece) => `${direction}${tags}${piece}\u2069`);
}

/** Content in the language that a text is marked with, as one run. */
export function within(text: string, content: readonly unknown[]): unknown[] {
  const [, direction] = MARKED.exec(text) ?? [];
  return direction === undefined ? [...content] : [html`<span lang=${languageOf(text)} dir=${direction === "\u2067" ? "rtl" : "ltr"}>${content}</span>`];
}

/** Where a value stands: among elements, or where there is only text. */
type Place = "content" | "text";

const known = new WeakMap<TemplateStringsArray, Place[]>();

function placesOf(strings: TemplateStringsArray): Place[] {
  let places = known.get(strings);
  if (places === undefined) {
    let before = "";
    places = strings.slice(0, -1).map((text) => {
      before += `${text} `;
      return /<[^>]*$|<option\b[^<]*$/.test(before) ? "text" : "content";
    });
    known.set(strings, places);
  }
  return places;
}

function shown(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((entry) => shown(entry, place));
  if (typeof value !== "string" || !MARKED.test(value)) return value;
  if (place === "text") return value.replace(EVERY, "$1$3\u2069");
  const runs: unknown[] = [];
  let end = 0;
  for (const run of value.matchAll(EVERY)) {
    runs.push(value.slice(end, run.index), within(run[0], [run[3]]));
    end = run.index + run[0].length;
  }
  return [...runs, value.slice(end)].filter((run) => run !== "");
}

function mapped<Texts>(texts: Texts, change: (text: string) => string): Texts {
  const of = (value: unknown): unknown => {
    if (typeof value === "string") return value === "" ? value : change(value);
    if (Array.isArray(value)) return value.map(of);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, key === "id" && typeof entry === "string" ? entry : of(entry)]));
  };
  return of(texts) as Texts;
}
