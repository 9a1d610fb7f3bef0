/** The events of `<aims-assessment>`; they bubble and leave the shadow tree, and each says the version of the element. */
import type { AssessmentError, NormalizedAssessment, Report } from "../index.ts";
import type { Mode, Place } from "./desk.ts";
import type { Export } from "./files.ts";

/** The build puts it here. */
declare const VERSION: string;

/** Version of this package. */
export const version = VERSION;

interface Details {
  /** The engine is there, and with it the answers that were kept or set. */
  "aims-ready": {};
  /** A person begins to answer. */
  "aims-start": { mode: Mode };
  /** The answers changed: one was given, or another assessment was opened. Cancelable: a change that a person makes is taken back. */
  "aims-change": { assessment: NormalizedAssessment };
  /** Something else is shown: a view, in it a section or topic, and in a section the question where one is asked at a time. */
  "aims-step": { view: Place["view"]; id: string | null; question: string | null };
  /** The report is shown. */
  "aims-report": { report: Report };
  /** The last question that is asked has its answer. */
  "aims-complete": { report: Report };
  /** A file is about to be saved. Cancelable: the page does it. */
  "aims-export": Export;
  /** The engine refused a file, an assessment or a change; the answers are as they were. */
  "aims-error": { error: AssessmentError };
}

export type Detail<Name extends keyof Details> = Details[Name];

export type AimsEvents = { [Name in keyof Details]: CustomEvent<Details[Name] & { version: string }> };

const CANCELABLE: ReadonlySet<keyof Details> = new Set(["aims-change", "aims-export"]);

export function aimsEvent<Name extends keyof Details>(name: Name, detail: Details[Name]): AimsEvents[Name] {
  return new CustomEvent(name, { detail: { version, ...detail }, bubbles: true, composed: true, cancelable: CANCELABLE.has(name) }) as AimsEvents[Name];
}
