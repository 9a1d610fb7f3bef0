/** Numbers, dates and plurals as a language has them. */

export interface Speech {
  number(value: number): string;
  percent(value: number): string;
  date(date: string): string;
  /** Several words one after the other. */
  list(words: readonly string[]): string;
  /** Several things one after the other, with what stands between them. */
  listed(things: readonly unknown[]): unknown[];
  /** A label as it stands inside a sentence: without its capital, but for German, where nouns keep theirs. */
  inSentence(label: string): string;
  /** With its sign, but for 0. */
  signed(value: number): string;
  /** A number with the word for it. */
  count(n: number, one: string, other: string, more?: Forms): string;
  /** The word for a number. */
  word(n: number, one: string, other: string, more?: Forms): string;
}

/** The other words of a language that has more than two. In a count, its words for one and two stand without the number. */
export type Forms = Readonly<Partial<Record<Exclude<Intl.LDMLPluralRule, "one" | "other">, string>>>;

export function speech(language: string): Speech {
  const plural = new Intl.PluralRules(language);
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const enumeration = new Intl.ListFormat(language, { type: "unit" });
  const number = (value: number) => decimal.format(value);
  const word = (n: number, one: string, other: string, more: Forms = {}) => {
    const rule = plural.select(n);
    return rule === "one" ? one : rule === "other" ? other : (more[rule] ?? other);
  };
  const saysItself = (n: number, more: Forms | undefined) => more !== undefined && ["one", "two"].includes(plural.select(n));
  return {
    number,
    list: (words) => enumeration.format(words),
    listed: (things) => enumeration.formatToParts(things.map((_, at) => `${at}`)).map(({ type, value }) => (type === "element" ? things[Number(value)] : value)),
    inSentence: (label) => (language === "de" ? label : label.toLowerCase()),
    percent: (value) => `${number(value)}\u00a0%`,
    signed: (value) => change.format(value),
    date: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    count: (n, one, other, more) => (saysItself(n, more) ? word(n, one, other, more) : `${number(n)} ${word(n, one, other, more)}`),
    word,
  };
}
