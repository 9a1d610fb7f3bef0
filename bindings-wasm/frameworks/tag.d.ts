/** What may stand on the tag `<aims-assessment>` in a template: all of it follows from the class and its events. */
import type { Assessment } from "aimscore";
import type { AimsAssessment, AimsEvents } from "aimscore/element";

type Own = Omit<AimsAssessment, keyof HTMLElement | "report">;

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}` ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}` : "";

type Pascal<Name extends string> = Name extends `${infer Word}-${infer Rest}` ? `${Capitalize<Word>}${Pascal<Rest>}` : Capitalize<Name>;

/** Its properties. An assessment that is set need not be complete, as one that is read is. */
export type Properties = { [Name in keyof Own as Own[Name] extends (...parameters: never[]) => unknown ? never : Name]?: Name extends "assessment" ? Assessment : Own[Name] };

/** Its attributes. */
export type Attributes = { [Name in Exclude<keyof Properties, "assessment"> as Kebab<Name>]?: Properties[Name] };

/** Listeners to its events, named `onaims-change`. */
export type Listeners = { [Name in keyof AimsEvents as `on${Name}`]?: (event: AimsEvents[Name]) => void };

/** The same, named `on:aims-change`. */
export type NamespacedListeners = { [Name in keyof AimsEvents as `on:${Name}`]?: (event: AimsEvents[Name]) => void };

/** The same, named `onAimsChange`. */
export type PascalListeners = { [Name in keyof AimsEvents as `on${Pascal<Name>}`]?: (event: AimsEvents[Name]) => void };
