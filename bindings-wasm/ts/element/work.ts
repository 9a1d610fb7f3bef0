/**
 * The assessment under way: what is stated, and the figures that the engine makes of it. No rule of its own. Until the engine is
 * there, it takes statements down unchecked, and there are no figures.
 */
import type {
  AiSystem,
  Answer,
  Assessment,
  Changes,
  Chart,
  Comparison,
  Decision,
  DocumentStatement,
  Explanation,
  GroupRow,
  NormalizedAssessment,
  Patch,
  Report,
  Risk,
  Roadmap,
  Scoring,
  Session,
  Texts,
  Uncertainty,
  UnitRow,
} from "../index.ts";
import { isRefusal } from "./engine.ts";
import { plain } from "./marking.ts";

/** A decision as a form holds it: half made at times. */
export type DecisionDraft = Partial<Decision> & Pick<Decision, "control_id">;

/** What an assessment has where nothing is stated. */
const NOTHING = { organization: {}, scope: {}, systems: [], answers: [], applicability: [], own_controls: [], documents: [], risks: [], settings: {} };

export class Work {
  readonly #engine: Scoring | undefined;
  #session: Session | undefined;
  #assessment: NormalizedAssessment;
  #report: Report | undefined;
  #roadmap: Roadmap | undefined;
  #uncertainty: Uncertainty | undefined;
  readonly #charts = new Map<Chart, { readonly texts: Texts; readonly svg: string }>();
  readonly #explanations = new Map<string, Explanation>();
  #comparison: { readonly before: string; readonly made: Comparison } | undefined;
  readonly #drafts = new Map<string, DecisionDraft>();
  readonly #groups = new Map<string, GroupRow>();
  readonly #units = new Map<string, UnitRow>();
  #headline: Report["headline"] = {};
  #label: string | null = null;
  #answers = new Map<string, Answer>();
  #decisions = new Map<string, Decision>();
  #documents = new Map<string, DocumentStatement>();

  /** @throws {AssessmentError} with every problem of the assessment, where there is an engine. */
  constructor(engine: Scoring, assessment: Assessment | string);
  constructor(engine: undefined, assessment: Assessment);
  constructor(engine: Scoring | undefined, assessment: Assessment | string) {
    this.#engine = engine;
    this.#session = engine?.session(assessment);
    this.#assessment = engine === undefined ? { ...NOTHING, ...(assessment as Assessment) } as NormalizedAssessment : this.#begin();
  }

  /** The same statements with an engine, which may refuse some of them one by one. */
  with(engine: Scoring): Work {
    const { answers, documents, applicability: _, ...rest } = this.#assessment;
    const work = new Work(engine, rest as Assessment);
    work.#set({ answers, documents });
    for (const draft of this.#drafts.values()) work.setDecision(draft.control_id, draft);
    return work;
  }

  /** What was stated before, with the drafts of now. */
  back(assessment: NormalizedAssessment): Work {
    const work = this.#engine === undefined ? new Work(undefined, assessment) : new Work(this.#engine, assessment);
    for (const [control, draft] of this.#drafts) work.#drafts.set(control, draft);
    return work;
  }

  /** Whether there are figures. */
  get ready(): boolean {
    return this.#session !== undefined;
  }

  get assessment(): NormalizedAssessment {
    return this.#assessment;
  }

  /** The whole report as things stand. */
  get report(): Report {
    this.#report ??= this.#scored.session.report();
    return this.#report;
  }

  /** The roadmap as things stand. */
  get roadmap(): Roadmap {
    this.#roadmap ??= this.#scored.engine.roadmap(this.#assessment);
    return this.#roadmap;
  }

  /** How sure the figures are, as things stand. The seed never changes, so the same answers always show the same. */
  get uncertainty(): Uncertainty {
    this.#uncertainty ??= this.#scored.engine.uncertainty(this.#assessment);
    return this.#uncertainty;
  }

  /** A chart of the report as things stand: SVG in which every text is escaped. */
  chart(chart: Chart, texts: Texts): string {
    const drawn = this.#charts.get(chart);
    if (drawn?.texts === texts) return drawn.svg;
    const svg = this.#scored.session.chart(chart, plain(texts));
    this.#charts.set(chart, { texts, svg });
    return svg;
  }

  /** Why the figure of a part, group, unit or risk is what it is, as things stand. */
  explain(id: string): Explanation {
    let made = this.#explanations.get(id);
    if (made === undefined) this.#explanations.set(id, (made = this.#scored.engine.explain(this.#assessment, id)));
    return made;
  }

  /** What moved since an earlier assessment, as things stand. @throws {AssessmentError} with every problem of the earlier one. */
  compare(before: string): Comparison {
    if (this.#comparison?.before !== before) this.#comparison = { before, made: this.#scored.engine.compare(before, this.#assessment) };
    return this.#comparison.made;
  }

  get headline(): Report["headline"] {
    return this.#headline;
  }

  /** Id of the readiness label. */
  get label(): string | null {
    return this.#label;
  }

  group(id: string): GroupRow | undefined {
    return this.#groups.get(id);
  }

  unit(id: string): UnitRow | undefined {
    return this.#units.get(id);
  }

  answer(item: string): Answer {
    return this.#answers.get(item) ?? { item_id: item };
  }

  document(id: string): DocumentStatement | undefined {
    return this.#documents.get(id);
  }

  decision(control: string): DecisionDraft {
    return this.#drafts.get(control) ?? this.#decisions.get(control) ?? { control_id: control };
  }

  /** Whether a decision waits for something before the engine takes it. */
  isDraft(control: string): boolean {
    return this.#drafts.has(control);
  }

  /** Controls whose decision is a draft. */
  get drafts(): string[] {
    return [...this.#drafts.keys()];
  }

  get hasAnswers(): boolean {
    return this.#answers.size > 0;
  }

  setAnswer(item: string, change: Partial<Answer>): void {
    const answer = stated({ ...this.answer(item), ...change });
    this.#set(Object.keys(answer).length > 1 ? { answers: [answer] } : { remove: [item] });
  }

  /** States how a document stands, or where it is and who answers for it; without a status, nothing is stated. */
  setDocument(id: string, change: Partial<DocumentStatement>): void {
    const { status, ...statement } = stated({ ...this.document(id), ...change, document_id: id });
    this.#set(status === undefined ? { remove: [id] } : { documents: [{ ...statement, status }] });
  }

  /** States a decision. One that the engine refuses, such as an exclusion without a reason, is kept as a draft; nothing is changed until it is mended. */
  setDecision(control: string, change: Partial<Decision>): void {
    const decision = stated({ ...this.decision(control), ...change });
    if (decision.included === undefined) {
      this.#drafts.delete(control);
      this.#set({ remove: [control] });
      return;
    }
    if (!this.ready) {
      this.#drafts.set(control, decision);
      return;
    }
    try {
      this.#set({ applicability: [decision as Decision] });
      this.#drafts.delete(control);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#drafts.set(control, decision);
    }
  }

  /** States what concerns the assessment as a whole anew. @throws {AssessmentError} where the engine refuses it; nothing is changed then. */
  restate(change: Pick<Assessment, "organization" | "scope" | "systems" | "risks"> & { as_of?: string }): void {
    const { organization, scope, ...rest } = { ...this.#assessment, ...change };
    const whole = { ...rest, organization: stated(organization ?? {}), scope: stated(scope ?? {}) };
    if (this.#engine === undefined) {
      this.#assessment = whole as NormalizedAssessment;
      return;
    }
    this.#session = this.#engine.session(whole);
    this.#assessment = this.#begin();
  }

  /** The first id of this kind that none of these has. */
  freeId(kind: string, taken: readonly { readonly id: string }[]): string {
    let n = 1;
    while (taken.some(({ id }) => id === `${kind}${n}`)) n += 1;
    return `${kind}${n}`;
  }

  /** States a system; one without this id is new. */
  setSystem(system: AiSystem): void {
    this.restate({ systems: placed(this.#assessment.systems, stated(system)) });
  }

  /** Takes a system back; risks no longer name it. */
  removeSystem(id: string): void {
    const { systems, risks } = this.#assessment;
    this.restate({
      systems: systems.filter((system) => system.id !== id),
      risks: risks.map((risk) => stated({ ...risk, system_ids: risk.system_ids?.filter((other) => other !== id) })),
    });
  }

  /** States a risk; one without this id is new. */
  setRisk(risk: Risk): void {
    this.#set({ risks: [stated(risk)] });
  }

  removeRisk(id: string): void {
    this.#set({ remove: [id] });
  }

  /** States answers anew; the others stay. @throws {AssessmentError} where the engine refuses one; nothing is changed then. */
  setAnswers(answers: Answer[]): void {
    this.#set({ answers });
  }

  /** The answers as a table. */
  csv(texts: Texts): string {
    return this.#scored.engine.answersCsv(this.#assessment, plain(texts));
  }

  /** The share code of the assessment. */
  get code(): string {
    return this.#scored.engine.toCode(this.#assessment);
  }

  /** A statement of the scope, to be changed by a person. */
  draftScope(texts: Texts): string {
    return this.#scored.engine.draftScope(this.#assessment, plain(texts)).trim();
  }

  get #scored(): { readonly engine: Scoring; readonly session: Session } {
    if (this.#engine === undefined || this.#session === undefined) throw new Error("there are no figures yet");
    return { engine: this.#engine, session: this.#session };
  }

  #set(patch: Patch): void {
    if (this.#session === undefined) this.#note(patch);
    else {
      this.#take(this.#session.set(patch));
      this.#assessment = this.#session.assessment();
    }
    this.#index();
  }

  /** Takes down what the engine will read. */
  #note({ answers = [], documents = [], remove = [] }: Patch): void {
    const without = <T>(list: readonly T[], id: (entry: T) => string, fresh: readonly T[]) => [
      ...list.filter((entry) => !remove.includes(id(entry)) && !fresh.some((other) => id(other) === id(entry))),
      ...fresh,
    ];
    const { answers: before, documents: stated } = this.#assessment;
    this.#assessment = {
      ...this.#assessment,
      answers: without(before, (answer) => answer.item_id, answers),
      documents: without(stated, (document) => document.document_id, documents),
    };
  }

  #begin(): NormalizedAssessment {
    const { session } = this.#scored;
    const report = session.report();
    this.#groups.clear();
    this.#units.clear();
    this.#take({ headline: report.headline, groups: report.groups, units: report.units, label: report.readiness?.label ?? null });
    this.#report = report;
    this.#assessment = session.assessment();
    this.#index();
    return this.#assessment;
  }

  #take(changes: Changes): void {
    this.#report = undefined;
    this.#roadmap = undefined;
    this.#uncertainty = undefined;
    this.#comparison = undefined;
    this.#charts.clear();
    this.#explanations.clear();
    this.#headline = changes.headline;
    this.#label = changes.label;
    for (const row of changes.groups) this.#groups.set(row.id, row);
    for (const row of changes.units) this.#units.set(row.id, row);
  }

  #index(): void {
    const assessment = this.#assessment;
    this.#answers = new Map(assessment.answers.map((answer) => [answer.item_id, answer]));
    this.#decisions = new Map(assessment.applicability.map((decision) => [decision.control_id, decision]));
    this.#documents = new Map(assessment.documents.map((document) => [document.document_id, document]));
  }
}

/** A list with this entry in the place of the one of its id, or at the end. */
function placed<T extends { readonly id: string }>(list: readonly T[], entry: T): T[] {
  return list.some(({ id }) => id === entry.id) ? list.map((other) => (other.id === entry.id ? entry : other)) : [...list, entry];
}

/** The entries that state something: neither undefined nor blank. */
function stated<T extends object>(entries: T): T {
  const kept = Object.entries(entries).filter(([, value]) => value !== undefined && !(typeof value === "string" && value.trim() === ""));
  return Object.fromEntries(kept) as T;
}
