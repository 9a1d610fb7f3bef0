/** What is said in a language: the words of the interface, and those of the catalogue and the report. */
import type { Core, Pack } from "../pack.ts";
import type { Texts } from "../types.ts";
import type { ui } from "./interface/en.ts";

/** The words of the interface. English has them first; another language has the same ones, or it does not compile. */
export type Interface = Widened<typeof ui>;

export interface Language {
  readonly ui: Interface;
  readonly texts: Core;
  /** What the engine says whatever the framework, in a file of its own. */
  readonly words: () => Promise<Texts>;
  /** Words about other frameworks, in a file of their own. */
  readonly crosswalks: () => Promise<Pack["crosswalks"]>;
}

type Status = Texts["status"];
type Direction = "ltr" | "rtl";

type Widened<T> = T extends Status
  ? Status
  : T extends Direction
    ? Direction
    : T extends string
      ? string
      : T extends (...values: infer Values) => string
        ? (...values: Values) => string
        : T extends (...values: never[]) => unknown
          ? T
          : T extends readonly (infer Entry)[]
            ? readonly Widened<Entry>[]
            : { readonly [Key in keyof T]: Widened<T[Key]> };
