/**
 * `aimscore`: answers in, exact and explained report out.
 *
 * @module
 */
import type { Engine as Native } from "../../target/npm/engine.js";
import { AssessmentError } from "./error.ts";
import { jsonText } from "./json.ts";
import { attempt, name, native, Scoring } from "./scoring.ts";
import type { Frame, Session } from "./scoring.ts";
import type { Assessment, Catalogue, Crosswalk, IssueList, NormalizedAssessment, Policy, Texts } from "./types.ts";
import { wasm } from "./wasm.ts";

export { AssessmentError };
export { complete } from "./pack.ts";
export { message } from "./message.ts";
export type { Message } from "./message.ts";
export type { Chart, Frame, Patch, Scoring, UncertaintyOptions } from "./scoring.ts";
export type * from "./types.ts";
export type { Engine, Session };

/** The forms of a report in words. */
export type Format = "text" | "html" | "markdown";

/** The parts of a report that are handed over alone: what a management review looks at, and an internal audit programme. */
export type ReportPart = "management_review" | "internal_audit";

/** The tables of a report: each is a sheet of its workbook. */
export type Table =
  | "about"
  | "clauses"
  | "answers"
  | "gaps"
  | "actions"
  | "risks"
  | "applicability"
  | "documents"
  | "crosswalks"
  | "systems"
  | "own_controls";

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

/** An audit for CISO Assistant. */
export interface CisoAssistantAudit {
  /** The file. */
  content: Uint8Array<ArrayBuffer>;
  /** What is stated and does not come back with it. */
  warnings: IssueList;
}

/** What stood in an audit of CISO Assistant. */
export interface CisoAssistantImport {
  assessment: NormalizedAssessment;
  /** What was left out or changed. */
  warnings: IssueList;
}

/** A catalog of OSCAL, read as a framework of one's own. */
export interface OscalImport extends Framework {
  catalogue: Catalogue;
  texts: [Texts];
  /** What was left out or changed, each by its place in the catalog. */
  warnings: IssueList;
}

/** A framework of one's own: what is asked, how it is scored, and the words for it. Objects, or their JSON text. */
export interface Framework extends Pick<Frame, "policy" | "crosswalks"> {
  catalogue: Catalogue | string;
  /** One document for each language. */
  texts?: (Texts | string)[];
}

/** A framework of one's own, as it stands in its file. */
export interface ReadFramework extends Framework {
  catalogue: Catalogue;
  policy?: Policy;
  crosswalks?: Crosswalk[];
  texts?: Texts[];
}

/**
 * Starts an engine.
 *
 * @throws {AssessmentError} with every problem of the catalogue, policy or crosswalk.
 */
export async function load(frame: Frame = {}): Promise<Engine> {
  return new Engine(await native(frame));
}

/**
 * Checks a framework of one's own, all its documents together: no issues where all is well. A pointer begins with the document:
 * `/catalogue`, `/policy`, `/crosswalks/0`, `/texts/0`.
 */
export async function checkFramework(framework: Framework, withoutWasm?: Frame["withoutWasm"]): Promise<IssueList> {
  const Native = await wasm(withoutWasm);
  return JSON.parse(Native.checkFramework(frameworkText(framework)));
}

/**
 * A framework of one's own as the bytes of a workbook (XLSX) that people fill in: levels, parts, groups, units, questions and documents
 * on a sheet each, with the texts of its first language beside them. What has no sheet, such as a policy, stands on the sheet `More` as
 * JSON, and the sheet `Guide` explains every column. The same framework gives the same bytes.
 *
 * @throws {AssessmentError} with every problem of the framework.
 */
export async function frameworkWorkbook(framework: Framework, withoutWasm?: Frame["withoutWasm"]): Promise<Uint8Array<ArrayBuffer>> {
  const Native = await wasm(withoutWasm);
  return attempt(() => Native.frameworkWorkbook(frameworkText(framework))) as Uint8Array<ArrayBuffer>;
}

/**
 * Reads a framework from a workbook as `frameworkWorkbook` writes it, filled in and saved by any spreadsheet program: columns in any
 * order. What it gives is in order, as `checkFramework` has it.
 *
 * @throws {AssessmentError} with every problem; a pointer is a sheet and a cell, as in `Questions!F14`.
 */
export async function frameworkFromWorkbook(workbook: Uint8Array | ArrayBuffer, withoutWasm?: Frame["withoutWasm"]): Promise<ReadFramework> {
  const Native = await wasm(withoutWasm);
  return JSON.parse(attempt(() => Native.frameworkFromWorkbook(bytes(workbook))));
}

/**
 * Reads a catalog of OSCAL 1.0 to 1.2, an object or its JSON text, as a framework to assess against: a control with those nested in
 * it is a unit, and each of them is asked. The catalog itself stands in the catalogue as it is, and an export gives it back.
 *
 * @throws {AssessmentError} where it is no catalog, or has no control to ask about.
 */
export async function importOscal(catalog: object | string, withoutWasm?: Frame["withoutWasm"]): Promise<OscalImport> {
  const Native = await wasm(withoutWasm);
  const [catalogue, texts, warnings] = attempt(() => Native.importOscal(jsonText(catalog))).map((text) => JSON.parse(text));
  return { catalogue, texts: [texts], warnings };
}

/** The whole engine: what is asked, and what is written to be handed over. */
class Engine extends Scoring {
  readonly #native: Native;

  /** @internal */
  constructor(native: Native) {
    super(native);
    this.#native = native;
  }

  /**
   * The report of an assessment in words.
   *
   * @param format `text`: one screen of plain text; `html`: the whole report as one file for a browser or a printer;
   * `markdown`: the same for a wiki or a repository, without charts.
   * @param texts A language, for example `texts` of `aimscore/en`.
   * @param part A part of the report alone, with a title of its own; absent: all of it. `text` has no parts.
   * @throws {AssessmentError} with every problem of the assessment or the texts.
   */
  render(assessment: Assessment | string, format: Format, texts: Texts | string): string;
  render(assessment: Assessment | string, format: Exclude<Format, "text">, texts: Texts | string, part?: ReportPart): string;
  render(assessment: Assessment | string, format: Format, texts: Texts | string, part?: ReportPart): string {
    const [stated, words] = [jsonText(assessment), jsonText(texts)];
    if (part === undefined) return attempt(() => this.#native.render(stated, name(format), words));
    return attempt(() => this.#native.renderPart(stated, name(part), name(format), words));
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
   * The report as the bytes of a workbook (XLSX): what is stated on sheets to fill in, with drop-down lists, and what follows from it.
   * The same report gives the same bytes.
   *
   * @param texts A language, for example `texts` of `aimscore/en`.
   * @throws {AssessmentError} with every problem of the assessment or the texts.
   */
  toWorkbook(assessment: Assessment | string, texts: Texts | string): Uint8Array<ArrayBuffer> {
    return attempt(() => this.#native.toWorkbook(jsonText(assessment), jsonText(texts))) as Uint8Array<ArrayBuffer>;
  }

  /**
   * Reads an assessment from a workbook as `toWorkbook` writes it, filled in and saved by any spreadsheet program: columns in any
   * order, words in the language of the texts, ids, or for ratings N, P, L and F. What the engine wrote beside is not read.
   *
   * A cell holds 32,767 characters: what a longer text has after them is lost, and so are empty texts and answers that state nothing.
   *
   * @throws {AssessmentError} with every problem; a pointer is a sheet and a cell, as in `Answers!D14`.
   */
  fromWorkbook(workbook: Uint8Array | ArrayBuffer, texts: Texts | string): NormalizedAssessment {
    return JSON.parse(attempt(() => this.#native.fromWorkbook(bytes(workbook), jsonText(texts))));
  }

  /**
   * A table of the report as CSV: a sheet of the workbook alone. Begins with a byte order mark, so that Excel reads it as UTF-8;
   * what might be a formula is made inert.
   *
   * @throws {AssessmentError} with every problem of the assessment or the texts, or because there is no such table.
   */
  tableCsv(assessment: Assessment | string, table: Table, texts: Texts | string): string {
    return attempt(() => this.#native.tableCsv(jsonText(assessment), name(table), jsonText(texts)));
  }

  /**
   * The answers as an audit for the library `iso42001-2023` of CISO Assistant. The same assessment gives the same bytes.
   *
   * @param form `xlsx` or `csv`: both are what CISO Assistant reads.
   * @param texts A language, for example `texts` of `aimscore/en`.
   * @throws {AssessmentError} with every problem of the assessment or the texts, or because the catalogue is another one.
   */
  toCisoAssistant(assessment: Assessment | string, form: "csv" | "xlsx", texts: Texts | string): CisoAssistantAudit {
    const [content, warnings] = attempt(() => this.#native.toCisoAssistant(jsonText(assessment), name(form), jsonText(texts)));
    return { content, warnings: JSON.parse(warnings) };
  }

  /**
   * Reads an audit of the library `iso42001-2023` of CISO Assistant, a workbook or CSV, columns in any order. Rows that are not
   * assessable are left out, and a blank cell states nothing.
   *
   * @param asOf The day for which it holds, which an audit does not say: `2026-11-23`.
   * @throws {AssessmentError} with every problem; a pointer is a row and a column, of a workbook a sheet and a cell.
   */
  fromCisoAssistant(audit: Uint8Array | ArrayBuffer | string, asOf: string): CisoAssistantImport {
    const file = typeof audit === "string" ? new TextEncoder().encode(audit) : bytes(audit);
    const [assessment, warnings] = attempt(() => this.#native.fromCisoAssistant(file, name(asOf))).map((text) => JSON.parse(text));
    return { assessment, warnings };
  }

  /** The questionnaire as a library for CISO Assistant, in YAML. */
  cisoAssistantLibrary(texts: Texts | string): string {
    return attempt(() => this.#native.cisoAssistantLibrary(jsonText(texts)));
  }
}

/** A framework as one JSON text. */
function frameworkText({ catalogue, policy, crosswalks = [], texts = [] }: Framework): string {
  const list = (key: string, documents: unknown[]) => (documents.length === 0 ? "" : `,"${key}":[${documents.map(jsonText).join(",")}]`);
  const scored = policy === undefined ? "" : `,"policy":${jsonText(policy)}`;
  return `{"catalogue":${jsonText(catalogue)}${scored}${list("crosswalks", crosswalks)}${list("texts", texts)}}`;
}

/** Bytes as they were given; what holds none is an empty file. */
function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array();
}
