/**
 * `aimscore`: answers in, exact and explained report out.
 *
 * @module
 */
import type { Engine as WasmEngine, Session as WasmSession } from "../../target/npm/engine.js";
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

export { AssessmentError };
export { complete } from "./pack.ts";
export { message } from "./message.ts";
export type { Message } from "./message.ts";
export type * from "./types.ts";
export type { Engine, Session };

/** The forms of a report in words. */
export type Format = "text" | "html";

/** The charts of a report. */
export type Chart = "headline" | "groups" | "matrix";

/** The documents of OSCAL, under the names that OSCAL has for them. */
export type OscalDocument =
  | "catalog"
  | "profile"
  | "system-security-plan"
  | "assessment-plan"
  | "assessment-results"
  | "plan-of-action-and-milestones"
  | "mapping-collection";

/** How a document of OSCAL is written. */
export interface OscalOptions {
  /** The version of OSCAL; absent: 1.2.1. 1.1.2 has no mapping collection. */
  version?: "1.2.1" | "1.1.2";
  /** Whether results and a plan of action stand on their own; absent: they name the other documents of the package. */
  standAlone?: boolean;
  /** What tells this management system from others of the organization; absent: the id of the catalogue. With the name of the organization it decides the UUIDs. */
  system?: string;
}

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

/** A framework of one's own: what is asked, how it is scored, and the words for it. Objects, or their JSON text. */
export interface Framework extends Pick<Frame, "policy" | "crosswalks"> {
  catalogue: Catalogue | string;
  /** One document for each language. */
  texts?: (Texts | string)[];
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

/**
 * Starts an engine.
 *
 * @throws {AssessmentError} with every problem of the catalogue, policy or crosswalk.
 */
export async function load({ catalogue, policy, crosswalks = [], withoutWasm }: Frame = {}): Promise<Engine> {
  const Native = await wasm(withoutWasm);
  const text = (value: unknown) => (value === undefined ? undefined : jsonText(value));
  return new Engine(attempt(() => new Native(text(catalogue), text(policy), crosswalks.map(jsonText))));
}

/**
 * Checks a framework of one's own, all its documents together: no issues where all is well. A pointer begins with the document:
 * `/catalogue`, `/policy`, `/crosswalks/0`, `/texts/0`.
 */
export async function checkFramework({ catalogue, policy, crosswalks = [], texts = [] }: Framework, withoutWasm?: Frame["withoutWasm"]): Promise<IssueList> {
  const Native = await wasm(withoutWasm);
  const list = (documents: unknown[]) => `[${documents.map(jsonText).join(",")}]`;
  const scored = policy === undefined ? "" : `"policy":${jsonText(policy)},`;
  return JSON.parse(Native.checkFramework(`{"catalogue":${jsonText(catalogue)},${scored}"crosswalks":${list(crosswalks)},"texts":${list(texts)}}`));
}

/** The operations on assessments of one catalogue. Assessments are objects, or their JSON text; they are never changed. */
class Engine {
  readonly #native: WasmEngine;

  /** @internal */
  constructor(native: WasmEngine) {
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
   * The report of an assessment in words.
   *
   * @param format `text`: one screen of plain text; `html`: the whole report as one file for a browser or a printer.
   * @param texts A language, for example `texts` of `aimscore/en`.
   * @throws {AssessmentError} with every problem of the assessment or the texts.
   */
  render(assessment: Assessment | string, format: Format, texts: Texts | string): string {
    return attempt(() => this.#native.render(jsonText(assessment), name(format), jsonText(texts)));
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

  /** The documents of an OSCAL package: a catalogue without crosswalks has no mapping collection, nor has version 1.1.2. */
  oscalDocuments({ version = "1.2.1" }: Pick<OscalOptions, "version"> = {}): OscalDocument[] {
    return JSON.parse(attempt(() => this.#native.oscalDocuments(name(version))));
  }

  /**
   * A document of OSCAL 1.2.1 or 1.1.2 about an assessment, as JSON text. The documents of a package name each other as
   * `catalog.json`, `profile.json` and so on; the same assessment gives the same bytes and UUIDs.
   *
   * @param texts A language, for example `texts` of `aimscore/en`. The texts of the catalogue are our wording.
   * @throws {AssessmentError} with every problem of the assessment or the texts, or because there is no such document.
   */
  oscal(assessment: Assessment | string, document: OscalDocument, texts: Texts | string, options: OscalOptions = {}): string {
    const { version = "1.2.1", standAlone = false, system } = options;
    return attempt(() =>
      this.#native.oscal(jsonText(assessment), name(document), jsonText(texts), name(version), standAlone === true, system),
    );
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
  compare(before: Assessment | string, after: Assessment | string, earlier?: Engine): Comparison {
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
class Session {
  readonly #native: WasmSession;

  /** @internal */
  constructor(native: WasmSession) {
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
   * A chart of the report of the assessment as it stands, as {@link Engine.chart} draws it.
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

/** A name as it was given; what is no text names nothing. */
function name(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What an operation gives. The engine throws an issue list as text where it refuses. */
function attempt<T>(operation: () => T): T {
  try {
    return operation();
  } catch (thrown) {
    throw typeof thrown === "string" ? new AssessmentError(JSON.parse(thrown)) : thrown;
  }
}
