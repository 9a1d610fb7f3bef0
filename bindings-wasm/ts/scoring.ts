/** What an engine is asked while a person answers and looks at the report: all that the element starts with. */
import type { Engine as WholeNative } from "../../target/npm/engine.js";
import type { Engine as Native, Session as NativeSession } from "../../target/npm/lean/engine.js";
import { AssessmentError } from "./error.ts";
import { jsonText } from "./json.ts";
import type {
  Answer,
  Assessment,
  Catalogue,
  Changes,
  Comparison,
  Crosswalk,
  Decision,
  DocumentStatement,
  Explanation,
  IssueList,
  NextBy,
  NormalizedAssessment,
  Policy,
  Report,
  Risk,
  Roadmap,
  Settings,
  Texts,
  Uncertainty,
} from "./types.ts";
import { wasm } from "./wasm.ts";

/** The charts of a report. */
export type Chart = "headline" | "groups" | "matrix";

/** What an engine scores with. Objects, or their JSON text. */
export interface Frame {
  /** A catalogue of one's own; absent: the built-in one of ISO/IEC 42001. */
  catalogue?: Catalogue | string;
  /** A policy of one's own; absent: that of the built-in catalogue, or for a catalogue of one's own the plain one without labels. */
  policy?: Policy | string;
  /** Crosswalks to other frameworks, on top of those that the built-in catalogue has. */
  crosswalks?: (Crosswalk | string)[];
  /**
   * Brings the engine as JavaScript where the page forbids WASM: `() => import("aimscore/without-wasm")`. Absent: it is looked for
   * beside the script, where the files of this package are served as they are. The first call decides.
   */
  withoutWasm?: () => Promise<{ Engine: unknown }>;
}

/** A change of an assessment. A statement replaces the one about the same id. */
export interface Patch {
  answers?: Answer[];
  applicability?: Decision[];
  documents?: DocumentStatement[];
  risks?: Risk[];
  settings?: Settings;
  /** Ids whose statements are taken back. */
  remove?: string[];
}

/** How the spread is worked out. What is absent has the default of the engine. */
export interface UncertaintyOptions {
  /** Where the random numbers begin, below 2^64: the same seed gives the same result, in every language. Absent: 0. */
  seed?: number | bigint | string;
  /** How many possible outcomes are drawn, 1 to 100,000. Absent: 10,000. */
  draws?: number;
  /** What is believed of a question without a rating: a weight of 0 to 100 for each level that it may turn out to have. Absent: all the same. */
  prior?: Readonly<Record<string, number>>;
  /** By what the next best questions are put in order: the variance of the headline figures, or the way to the next label. */
  next_by?: NextBy;
}

/** @internal Starts the engine that is in the bundle. @throws {AssessmentError} with every problem of the catalogue, policy or crosswalk. */
export async function native({ catalogue, policy, crosswalks = [], withoutWasm }: Frame): Promise<WholeNative> {
  const Native = await wasm(withoutWasm);
  const text = (value: unknown) => (value === undefined ? undefined : jsonText(value));
  return attempt(() => new Native(text(catalogue), text(policy), crosswalks.map(jsonText)));
}

/** What is asked about assessments of one catalogue. Assessments are objects, or their JSON text; they are never changed. */
export class Scoring {
  readonly #native: Native;

  /** @internal */
  constructor(native: Native) {
    this.#native = native;
  }

  /** Longest JSON text that is read, in bytes of UTF-8. */
  get textMax(): number {
    return this.#native.textMax;
  }

  /**
   * Scores an assessment: everything that follows from what was stated.
   *
   * @throws {AssessmentError} with every problem of the assessment.
   */
  assess(assessment: Assessment | string): Report {
    return JSON.parse(this.assessJson(assessment));
  }

  /**
   * The report as canonical JSON text: the same bytes in every language.
   *
   * @throws {AssessmentError} with every problem of the assessment.
   */
  assessJson(assessment: Assessment | string): string {
    return attempt(() => this.#native.assess(jsonText(assessment)));
  }

  /** Checks an assessment without scoring it: no issues where all is well. */
  validate(assessment: Assessment | string): IssueList {
    return JSON.parse(this.#native.validate(jsonText(assessment)));
  }

  /**
   * Says why the figure of a part, group, unit or risk is what it is.
   *
   * @throws {AssessmentError} with every problem of the assessment, or because there is no figure of this id.
   */
  explain(assessment: Assessment | string, id: string): Explanation {
    return JSON.parse(attempt(() => this.#native.explain(jsonText(assessment), name(id))));
  }

  /**
   * A chart of the report, as SVG text. It says its numbers in words in `<desc>`; its classes let a page give it colours.
   *
   * @param chart `headline`: the parts as ranges; `groups`: clauses and areas; `matrix`: the grid with the risks.
   * @param texts A language, for example `texts` of `aimscore/en`.
   * @throws {AssessmentError} with every problem of the assessment or the texts.
   */
  chart(assessment: Assessment | string, chart: Chart, texts: Texts | string): string {
    return attempt(() => this.#native.chart(jsonText(assessment), name(chart), jsonText(texts)));
  }

  /**
   * The roadmap: the gaps in waves, what closing each alone would change, and the cheapest path to each label.
   *
   * @throws {AssessmentError} with every problem of the assessment.
   */
  roadmap(assessment: Assessment | string): Roadmap {
    return JSON.parse(attempt(() => this.#native.roadmap(jsonText(assessment))));
  }

  /**
   * How sure the figures are: the spread of each headline, and how likely each label, band and residual level of a risk is. It follows
   * from the confidence stated and from what is believed of questions without a rating; it measures nothing.
   *
   * @throws {AssessmentError} with every problem of the assessment, or else of the options.
   */
  uncertainty(assessment: Assessment | string, options: UncertaintyOptions | string = {}): Uncertainty {
    return JSON.parse(attempt(() => this.#native.uncertainty(jsonText(assessment), jsonText(withSeed(options)))));
  }

  /**
   * Compares two assessments of the same organization: what moved, and because of what.
   *
   * @param earlier The engine of the first one, where it is for another version of the catalogue.
   * @throws {AssessmentError} with every problem of the first of them that has any.
   */
  compare(before: Assessment | string, after: Assessment | string, earlier?: Scoring): Comparison {
    // The native engine that is handed over is used up, so a copy of it goes.
    const copy = earlier === undefined ? undefined : earlier.#native.copy();
    return JSON.parse(attempt(() => this.#native.compare(jsonText(before), jsonText(after), copy)));
  }

  /**
   * What a change would do: the assessment compared with the same after the patch. Nothing is changed.
   *
   * @throws {AssessmentError} with every problem of the assessment, or else of the patch.
   */
  whatIf(assessment: Assessment | string, patch: Patch | string): Comparison {
    return JSON.parse(attempt(() => this.#native.whatIf(jsonText(assessment), jsonText(patch))));
  }

  /**
   * Drafts a statement of the scope from organization, roles, systems and boundaries. A person changes and approves it.
   *
   * @throws {AssessmentError} with every problem of the assessment or the texts.
   */
  draftScope(assessment: Assessment | string, texts: Texts | string): string {
    return attempt(() => this.#native.draftScope(jsonText(assessment), jsonText(texts)));
  }

  /**
   * Writes an assessment as a share code, a short text for a link: date, ratings, evidence levels, statuses of documents, and which
   * controls are included. Nothing that somebody typed goes into it: no note, name, owner, justification, risk, system or scope.
   *
   * @throws {AssessmentError} with every problem of the assessment.
   */
  toCode(assessment: Assessment | string): string {
    return attempt(() => this.#native.toCode(jsonText(assessment)));
  }

  /**
   * Reads a share code. Exclusions in it have lost their justification, and the Statement of Applicability says so.
   *
   * @throws {AssessmentError} because the code is not whole, damaged, or for another catalogue or version.
   */
  fromCode(code: string): NormalizedAssessment {
    return JSON.parse(attempt(() => this.#native.fromCode(name(code))));
  }

  /**
   * Writes the answers as CSV for a spreadsheet: a row for each item, answered or not, with its question in the language of the
   * texts. Begins with a byte order mark, so that Excel reads it as UTF-8; what might be a formula is made inert.
   *
   * @throws {AssessmentError} with every problem of the assessment or the texts.
   */
  answersCsv(assessment: Assessment | string, texts: Texts | string): string {
    return attempt(() => this.#native.answersCsv(jsonText(assessment), jsonText(texts)));
  }

  /**
   * Reads answers from CSV as `answersCsv` writes it, commas or semicolons, columns in any order. Only `item_id` must be there;
   * ratings may be ids, N, P, L and F, or labels of the language.
   *
   * @throws {AssessmentError} with every problem; a pointer is row and column, as in `/3/rating`.
   */
  answersFromCsv(csv: string, texts: Texts | string): Answer[] {
    return JSON.parse(attempt(() => this.#native.answersFromCsv(name(csv), jsonText(texts))));
  }

  /** The crosswalks to other frameworks, without prose. */
  crosswalks(): Crosswalk[] {
    return JSON.parse(this.#native.crosswalks());
  }

  /** The catalogue: what is asked and scored, without prose. */
  catalogue(): Required<Catalogue> {
    return JSON.parse(this.#native.catalogue());
  }

  /**
   * Begins a session with an assessment.
   *
   * @throws {AssessmentError} with every problem of the assessment.
   */
  session(assessment: Assessment | string): Session {
    return new Session(attempt(() => this.#native.session(jsonText(assessment))));
  }
}

/** One assessment that changes statement by statement, with its figures at once. */
export class Session {
  readonly #native: NativeSession;

  /** @internal */
  constructor(native: NativeSession) {
    this.#native = native;
  }

  /**
   * Applies a patch, all of it or nothing. Gives the headline, the groups and units whose row changed, and the label.
   *
   * @throws {AssessmentError} with every problem of the patch.
   */
  set(patch: Patch | string): Changes {
    return attempt(() => this.#native.set(jsonText(patch))) as Changes;
  }

  /** The assessment as it stands. */
  assessment(): NormalizedAssessment {
    return JSON.parse(this.#native.assessment());
  }

  /** The report of the assessment as it stands. */
  report(): Report {
    return JSON.parse(this.reportJson());
  }

  /** The report as canonical JSON text: the bytes that `assessJson` gives for the assessment. */
  reportJson(): string {
    return this.#native.report();
  }

  /**
   * A chart of the report of the assessment as it stands, as {@link Scoring.chart} draws it.
   *
   * @throws {AssessmentError} with every problem of the texts.
   */
  chart(chart: Chart, texts: Texts | string): string {
    return attempt(() => this.#native.chart(name(chart), jsonText(texts)));
  }
}

/** A seed beyond 2^53 goes as text. */
function withSeed(options: UncertaintyOptions | string): unknown {
  return typeof options === "object" && options !== null && typeof options.seed === "bigint" ? { ...options, seed: String(options.seed) } : options;
}

/** @internal A name as it was given; what is no text names nothing. */
export function name(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** @internal What an operation gives. The engine throws an issue list as text where it refuses. */
export function attempt<T>(operation: () => T): T {
  try {
    return operation();
  } catch (thrown) {
    throw typeof thrown === "string" ? new AssessmentError(JSON.parse(thrown)) : thrown;
  }
}
