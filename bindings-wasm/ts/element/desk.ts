/** What the views see and what they can do: the assessment under way, and where the person is. */
import { AssessmentError } from "../index.ts";
import type { Assessment, Engine, Issue } from "../index.ts";
import type { Pack } from "../en.ts";
import { Glossary } from "./glossary.ts";
import { Outline } from "./outline.ts";
import { Work } from "./work.ts";

/** Where the person is. */
export type Place =
  | { readonly view: "start" | "sections" | "report" }
  | { readonly view: "section"; readonly unit: string }
  | { readonly view: "learn"; readonly topic: string };

/** A file that was refused. */
export interface Refusal {
  readonly issues: readonly Issue[];
  readonly more: number;
}

/** What the element does for its desk. */
export interface Surroundings {
  /** The answers changed. */
  changed(): void;
  /** A file or an assessment was refused. */
  refused(error: AssessmentError): void;
  /** The person went to another place; `target` is the id of what to show there. */
  moved(target?: string): void;
  /** Something else to show. */
  update(): void;
}

export class Desk {
  readonly texts: Pack;
  readonly outline: Outline;
  readonly glossary: Glossary;
  readonly #engine: Engine;
  readonly #around: Surroundings;
  readonly #expanded = new Set<string>();
  work: Work;
  place: Place = { view: "start" };
  refusal: Refusal | undefined;
  opened: string | undefined;
  unsaved = false;
  /** Everything is laid open, for paper. */
  printing = false;

  constructor(engine: Engine, texts: Pack, around: Surroundings) {
    this.#engine = engine;
    this.#around = around;
    this.texts = texts;
    this.outline = new Outline(engine.catalogue());
    this.glossary = new Glossary(texts);
    this.work = this.#blank();
  }

  /** Goes to another place. */
  go(place: Place, target?: string): void {
    this.place = place;
    this.opened = undefined;
    this.#around.moved(target);
  }

  /** Goes to where an id of the catalogue is dealt with. */
  goTo(id: string): void {
    const unit = this.outline.unitOf(id);
    if (unit !== undefined) this.go({ view: "section", unit }, id);
  }

  change(act: (work: Work) => void): void {
    try {
      act(this.work);
    } catch (error) {
      this.#refuse(error);
      return;
    }
    this.unsaved = true;
    this.#around.changed();
  }

  /** Takes another assessment; one that is refused leaves everything as it was. */
  open(assessment: Assessment | string): boolean {
    try {
      this.work = new Work(this.#engine, assessment);
    } catch (error) {
      this.#refuse(error);
      return false;
    }
    this.refusal = undefined;
    this.unsaved = false;
    this.#around.changed();
    return true;
  }

  dismiss(): void {
    this.refusal = undefined;
    this.#around.moved();
  }

  saved(): void {
    this.unsaved = false;
    this.#around.update();
  }

  isExpanded(key: string): boolean {
    return this.printing || this.#expanded.has(key);
  }

  expand(key: string): void {
    this.#expanded.add(key);
    this.#around.update();
  }

  #blank(): Work {
    const { id } = this.outline.catalogue;
    return new Work(this.#engine, { format: "aimscore/assessment/1", catalogue: { id }, as_of: today() });
  }

  #refuse(error: unknown): void {
    if (!(error instanceof AssessmentError)) throw error;
    this.refusal = { issues: error.issues, more: error.more };
    this.#around.refused(error);
  }
}

/** Today by the clock of the person. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
