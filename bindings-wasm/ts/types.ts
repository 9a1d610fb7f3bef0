// Made from the JSON Schemas by `cargo xtask bless`; not to be edited.

/**
 * Whether a residual level is acceptable.
 */
export interface Acceptance {
  /**
   * Whether a risk of this level may stay as it is.
   */
  acceptable: boolean;
  /**
   * Who may accept it all the same.
   */
  accepted_by?: string;
  /**
   * The level.
   */
  level: string;
  /**
   * How soon it is looked at again, in weeks, 1 to 255.
   */
  review_within_weeks?: number;
}

/**
 * An AI system of the organization.
 */
export interface AiSystem {
  /**
   * Its id, the user's own.
   */
  id: string;
  /**
   * Where it stands in its life.
   */
  life_cycle_stage?: Stage;
  /**
   * Its name.
   */
  name: string;
  /**
   * Who answers for it.
   */
  owner?: string;
  /**
   * What it is for.
   */
  purpose?: string;
  /**
   * What the organization does with it.
   */
  roles?: OrganizationRole[];
  /**
   * Facts about it that decide which risk scenarios fit it: traits of the catalogue.
   */
  traits?: string[];
}

/**
 * An answer to one item.
 */
export interface Answer {
  /**
   * Who gave the answer.
   */
  assessor?: string;
  /**
   * How sure the person is; absent counts as `high`.
   */
  confidence?: Confidence;
  /**
   * When it is to be in place, `YYYY-MM-DD`.
   */
  due_on?: string;
  /**
   * Names or links of evidence.
   */
  evidence?: string[];
  /**
   * How far it is backed; absent counts as `none`.
   */
  evidence_level?: EvidenceLevel;
  /**
   * To be looked at again. Moves no figure.
   */
  flagged?: boolean;
  /**
   * The item.
   */
  item_id: string;
  /**
   * A note.
   */
  note?: string;
  /**
   * Who answers for the item.
   */
  owner?: string;
  /**
   * A level of the catalogue's scale (`not`, `partially`, `largely`, `fully` in the built-in one), or `unsure`; absent: noted, not answered yet.
   */
  rating?: "not" | "partially" | "largely" | "fully" | "unsure" | (string & {});
}

/**
 * A row of the Statement of Applicability.
 */
export interface ApplicabilityRow {
  /**
   * The control.
   */
  control_id: string;
  /**
   * What was decided.
   */
  decision: Choice;
  /**
   * What makes it necessary.
   */
  drivers: Driver[];
  /**
   * Names or links of evidence.
   */
  evidence: string[];
  /**
   * The two answers of an exclusion.
   */
  exclusion: ExclusionAnswers | null;
  /**
   * From the band; null where nothing is rated or the control is excluded.
   */
  implementation_status: ImplementationStatus | null;
  /**
   * The rules that the row breaks.
   */
  issues: RowIssue[];
  /**
   * Why.
   */
  justification: string | null;
  /**
   * Who answers for it.
   */
  owner: string | null;
  /**
   * When the decision is looked at again.
   */
  review_on: string | null;
  /**
   * Whether the control looks necessary.
   */
  suggestion: Suggestion;
}

/**
 * Rules of the Statement of Applicability.
 */
export interface ApplicabilityRules {
  /**
   * Clauses that speak for a control without making it impossible to leave out.
   */
  called_for?: Conflict[];
  /**
   * Units that cannot be excluded without breaking a clause.
   */
  conflicts?: Conflict[];
  /**
   * Justifications that say nothing, by language; compared trimmed, case-folded, without end punctuation.
   */
  stock_phrases?: StockPhrases[];
  /**
   * The unit that asks for the Statement; a broken rule is a `potential_major` there.
   */
  unit: string;
  /**
   * Why these rules.
   */
  why: string;
}

/**
 * What a person states about an organization: `aimscore/assessment/1`.
 */
export interface Assessment {
  /**
   * The answers; an item without one is unanswered.
   */
  answers?: Answer[];
  /**
   * The decisions on units that can be excluded; a unit without one is undecided.
   */
  applicability?: Decision[];
  /**
   * The day for which the statements hold, `YYYY-MM-DD`.
   */
  as_of: string;
  /**
   * The catalogue that the answers are for.
   */
  catalogue: CatalogueChoice;
  /**
   * The status of documents; a document without one has no effect on scores.
   */
  documents?: DocumentStatement[];
  /**
   * `aimscore/assessment/1`.
   */
  format: "aimscore/assessment/1";
  /**
   * The organization.
   */
  organization?: Organization;
  /**
   * Controls of one's own beside those of the catalogue. They stand in the Statement of Applicability and count in no figure.
   */
  own_controls?: OwnControl[];
  /**
   * Risks.
   */
  risks?: Risk[];
  /**
   * What the management system covers.
   */
  scope?: Scope;
  /**
   * Settings of the scoring.
   */
  settings?: Settings;
  /**
   * Its AI systems.
   */
  systems?: AiSystem[];
}

/**
 * A unit to audit. Units stand by the level of the risks on them, then by the worst finding, then by band.
 */
export interface AuditRow {
  /**
   * Its band; null where it has no scored item.
   */
  band: Class | null;
  /**
   * Evidence that the assessment names: ask to see it.
   */
  evidence: string[];
  /**
   * Its worst finding that is more than an improvement.
   */
  grade: Grade | null;
  /**
   * Items to begin with: unrated ones, then the weakest. Their texts hold the questions and what would show it.
   */
  item_ids: string[];
  /**
   * Who must not audit it: the people named as owners or assessors here would check their own work.
   */
  not_by: string[];
  /**
   * The risks on it: those that it holds as a control, or that a scenario assigns to it as a clause.
   */
  risk_ids: string[];
  /**
   * The highest residual level of the risks on it, at the worse end; null where there is none.
   */
  risk_level: string | null;
  /**
   * The unit.
   */
  unit_id: string;
}

/**
 * The stage of a certification audit that looks at a document.
 */
export type AuditStage = "stage_1" | "stage_2";

/**
 * What a stage of a certification audit looks for among the documents.
 */
export interface AuditStageRow {
  /**
   * The documents that it looks for here.
   */
  document_ids: string[];
  /**
   * The scored items that it looks at: what is planned and written in stage 1, what is done and checked in stage 2.
   */
  items: number;
  /**
   * Those that are not stated as approved.
   */
  missing: string[];
  /**
   * The stage.
   */
  stage: AuditStage;
  /**
   * Those that are unrated, or below L.
   */
  weak: string[];
}

/**
 * How likely a band is.
 */
export interface BandChance {
  /**
   * The band.
   */
  band: Class;
  /**
   * Number of draws.
   */
  draws: number;
  /**
   * Their share, in percent.
   */
  probability: number;
}

/**
 * Where an item comes from.
 */
export type Basis = "requirement" | "practice";

/**
 * A condition that does not hold.
 */
export interface Blocker {
  /**
   * The condition, as the policy states it.
   */
  condition: Condition;
  /**
   * What it fails on: ids of units, items, documents, findings, controls or the part.
   */
  ids: string[];
}

/**
 * A rule that lowered a value.
 */
export interface Cap {
  /**
   * The document, for the document rule.
   */
  document_id: string | null;
  /**
   * The evidence level, for the evidence rule.
   */
  evidence_level: EvidenceLevel | null;
  /**
   * Value before.
   */
  from: number;
  /**
   * The rule.
   */
  rule: CapRule;
  /**
   * Its status, for the document rule.
   */
  status: DocumentStatus | null;
  /**
   * Value after.
   */
  to: number;
}

/**
 * Why a value is lower than its rating.
 */
export type CapRule = "document" | "evidence";

/**
 * A catalogue as it stands in a file: `aimscore/catalogue/1`.
 */
export interface Catalogue {
  /**
   * The documents that are asked for or customary.
   */
  documents?: Document[];
  /**
   * Edition of the framework, for example `2023`.
   */
  edition: string;
  /**
   * `aimscore/catalogue/1`.
   */
  format: "aimscore/catalogue/1";
  /**
   * Id of the framework, for example `iso-42001`.
   */
  id: string;
  /**
   * The catalog of OSCAL that it was read from.
   */
  oscal?: OscalOrigin;
  /**
   * The parts, each with its own headline figure.
   *
   * @minItems 1
   */
  parts: [Part, ...Part[]];
  /**
   * What a management review must look at.
   */
  review_inputs?: ReviewInput[];
  /**
   * What the register of risks is made with.
   */
  risks?: RiskLibrary;
  /**
   * The rating scale: 2 to 11 levels, worst first; the value of a level is its place, from 0.
   *
   * @minItems 2
   * @maxItems 11
   */
  scale:
    | [Level, Level]
    | [Level, Level, Level]
    | [Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level, Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level, Level, Level, Level, Level, Level]
    | [Level, Level, Level, Level, Level, Level, Level, Level, Level, Level, Level];
  /**
   * Where the facts come from.
   */
  sources?: Source[];
  /**
   * The steps of an implementation.
   */
  steps?: Step[];
  /**
   * Version of this catalogue (semantic versioning).
   */
  version: string;
}

/**
 * Which catalogue an assessment is for.
 */
export interface CatalogueChoice {
  /**
   * Edition; absent: the one at hand.
   */
  edition?: string;
  /**
   * Id, for example `iso-42001`.
   */
  id: string;
  /**
   * Version of the catalogue; absent: the one at hand.
   */
  version?: string;
}

/**
 * Id, version and hash of a data file, so that a report says what it was made with.
 */
export interface CatalogueRef {
  /**
   * Edition of the framework.
   */
  edition: string;
  /**
   * `sha256:` and the hash of the catalogue's canonical JSON.
   */
  hash: string;
  /**
   * Id of the framework.
   */
  id: string;
  /**
   * Version of the catalogue.
   */
  version: string;
}

/**
 * Because of what figures move. What is new is put in the place of what was, in this order, one after the other.
 */
export type Cause = "answers_and_documents" | "applicability" | "risks_and_settings" | "catalogue" | "policy";

/**
 * How many draws, and their share of all.
 */
export interface Chance {
  /**
   * Number of draws.
   */
  draws: number;
  /**
   * Their share, in percent.
   */
  probability: number;
}

/**
 * What a change did to the figures.
 */
export interface Changes {
  /**
   * The groups whose row changed.
   */
  groups: GroupRow[];
  /**
   * Figure of each part, changed or not.
   */
  headline: {
    [k: string]: Figure | null;
  };
  /**
   * The readiness label; null where the policy has none.
   */
  label: string | null;
  /**
   * The units whose row changed.
   */
  units: UnitRow[];
}

/**
 * What was decided on a control.
 */
export type Choice = "included" | "excluded" | "undecided";

/**
 * Class of a level or band: N not, P partially, L largely, F fully. Source: the N-P-L-F scale of ISO/IEC 33020.
 */
export type Class = "N" | "P" | "L" | "F";

/**
 * Two assessments, before and after: `aimscore/comparison/1`. Lists hold what differs; those of parts hold all.
 */
export interface Comparison {
  /**
   * What the later one was scored with.
   */
  after: ScoredWith;
  /**
   * The decisions on controls.
   */
  applicability: DecisionMove[];
  /**
   * What the earlier one was scored with.
   */
  before: ScoredWith;
  /**
   * The documents.
   */
  documents: DocumentMove[];
  /**
   * The findings, by id.
   */
  findings: IdMoves;
  /**
   * `aimscore/comparison/1`.
   */
  format: "aimscore/comparison/1";
  /**
   * The gaps, by id.
   */
  gaps: IdMoves;
  /**
   * The groups.
   */
  groups: FigureMove[];
  /**
   * The items.
   */
  items: ItemMove[];
  /**
   * The readiness label; null where neither policy has any.
   */
  label: LabelMove | null;
  /**
   * What a reader must know.
   */
  notices: ComparisonNotice[];
  /**
   * The parts.
   */
  parts: FigureMove[];
  /**
   * The risks.
   */
  risks: RiskMove[];
  /**
   * The units.
   */
  units: UnitMove[];
}

/**
 * What a reader of a comparison must know.
 */
export type ComparisonNotice = "catalogue_not_given" | "policy_does_not_fit";

/**
 * A condition of a label. Which of its fields a rule needs is said at the rule.
 */
export interface Condition {
  /**
   * The least class.
   */
  class?: Class;
  /**
   * The grade meant.
   */
  grade?: Grade;
  /**
   * The groups meant, instead of a part.
   */
  groups?: string[];
  /**
   * The kind of items meant.
   */
  kind?: Kind;
  /**
   * The layer read; absent: the layer of the assessment's `evidence_rule`.
   */
  layer?: Layer;
  /**
   * The documents meant.
   */
  looked_at?: AuditStage;
  /**
   * The part meant.
   */
  part?: string;
  /**
   * The bound, in percent, 0 to 100.
   */
  percent?: number;
  /**
   * What it looks at.
   */
  rule: ConditionRule;
  /**
   * The units meant, instead of a part.
   */
  units?: string[];
}

/**
 * What a condition looks at.
 */
export type ConditionRule =
  | "part_low_above"
  | "units_at_least"
  | "items_rated"
  | "items_at_least"
  | "documents_approved"
  | "no_finding"
  | "applicability_complete"
  | "applicability_valid";

/**
 * How sure the person is of an answer. Used for the spread of figures, never for the figures themselves.
 */
export type Confidence = "high" | "medium" | "low";

/**
 * A control and the clauses that ask for the same.
 */
export interface Conflict {
  /**
   * The clauses that ask for the same.
   */
  clauses?: string[];
  /**
   * The unit.
   */
  unit: string;
}

/**
 * How bad a risk is, as ranks of the grid, from 1.
 */
export interface Consequence {
  /**
   * For people.
   */
  individuals?: number;
  /**
   * For the organization.
   */
  organization?: number;
  /**
   * For society.
   */
  society?: number;
}

/**
 * What decides which of two gaps comes first, in this order. No sum of points.
 */
export type Criterion = "blocks_next" | "grade" | "relieves" | "gain_per_day" | "id";

/**
 * A crosswalk: `aimscore/crosswalk/1`.
 */
export interface Crosswalk {
  /**
   * Id of the catalogue whose units it names.
   */
  catalogue: string;
  /**
   * Its entries.
   */
  entries?: CrosswalkEntry[];
  /**
   * `aimscore/crosswalk/1`.
   */
  format: "aimscore/crosswalk/1";
  /**
   * How the other framework is divided.
   */
  groups?: CrosswalkGroup[];
  /**
   * Id, for example `nist-ai-rmf`.
   */
  id: string;
  /**
   * Whether the other framework is law.
   */
  law: boolean;
  /**
   * Where the links come from.
   */
  sources?: LinkSource[];
  /**
   * The day on which the other framework was looked at.
   */
  status_on: string;
  /**
   * Version (semantic versioning).
   */
  version: string;
}

/**
 * An entry of another framework: an article, a subcategory, a control.
 */
export interface CrosswalkEntry {
  /**
   * Whom it addresses, where it says so.
   */
  addressees?: OrganizationRole[];
  /**
   * Dates of law, each with what it is about.
   */
  dates?: LegalDate[];
  /**
   * Its group.
   */
  group?: string;
  /**
   * Whether it concerns high-risk systems only, where the framework knows such.
   */
  high_risk_only?: boolean;
  /**
   * Id.
   */
  id: string;
  /**
   * The units that speak of it.
   */
  links?: Link[];
  /**
   * How much of it a management system gives evidence for. Editorial.
   */
  support?: Support;
}

/**
 * A division of another framework.
 */
export interface CrosswalkGroup {
  /**
   * Id.
   */
  id: string;
  /**
   * The group that it is a part of; groups stand after those that hold them.
   */
  within?: string;
}

/**
 * A crosswalk with what the figures say about each of its entries.
 */
export interface CrosswalkRow {
  /**
   * Its entries.
   */
  entries: EntryRow[];
  /**
   * `sha256:` and the hash of its canonical JSON.
   */
  hash: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether the other framework is law; then somebody who knows the law checks it.
   */
  law: boolean;
  /**
   * The day on which the other framework was looked at.
   */
  status_on: string;
  /**
   * The units of the catalogue of which no entry speaks.
   */
  unlinked: string[];
  /**
   * Its version.
   */
  version: string;
}

/**
 * A crosswalk in words.
 */
export interface CrosswalkText {
  /**
   * Its entries by id.
   */
  entries: {
    [k: string]: EntryText;
  };
  /**
   * Titles of its groups.
   */
  groups?: {
    [k: string]: string;
  };
  /**
   * What the map says and does not say.
   */
  text: string;
  /**
   * Name of the other framework.
   */
  title: string;
  /**
   * What the catalogue adds, by unit.
   */
  units?: {
    [k: string]: string;
  };
}

/**
 * A decision on a unit of an excludable part: a row of the Statement of Applicability.
 */
export interface Decision {
  /**
   * The control.
   */
  control_id: string;
  /**
   * What makes it necessary.
   */
  drivers?: Driver[];
  /**
   * Names or links of evidence.
   */
  evidence?: string[];
  /**
   * The two answers that an exclusion states.
   */
  exclusion?: ExclusionAnswers;
  /**
   * Whether it is included.
   */
  included: boolean;
  /**
   * Why; an exclusion must have one.
   */
  justification?: string;
  /**
   * Who answers for it.
   */
  owner?: string;
  /**
   * When the decision is looked at again, `YYYY-MM-DD`.
   */
  review_on?: string;
}

/**
 * A decision before and after.
 */
export interface DecisionMove {
  /**
   * What is decided after.
   */
  after: Choice | null;
  /**
   * What was decided before; null where there was no such control.
   */
  before: Choice | null;
  /**
   * The control.
   */
  control_id: string;
}

/**
 * A rating to begin with.
 */
export interface DefaultRating {
  /**
   * Rank of consequence, from 1.
   */
  consequence: number;
  /**
   * Rank of likelihood, from 1.
   */
  likelihood: number;
}

/**
 * How far a document is asked for.
 */
export type Demand = "mandatory" | "conditional" | "recommended";

/**
 * Whom a consequence falls on. The worst of the three counts.
 */
export type Dimension = "organization" | "individuals" | "society";

/**
 * A document that is asked for or customary.
 */
export interface Document {
  /**
   * Further units where it is used.
   */
  also?: string[];
  /**
   * How far it is asked for.
   */
  demand: Demand;
  /**
   * Rough work to make it.
   */
  effort: Effort;
  /**
   * Id, for example `DOC-4.3`.
   */
  id: string;
  /**
   * Grade of a finding where it is missing; only mandatory ones have it. Editorial.
   */
  if_missing?: "potential_major" | "potential_minor";
  /**
   * What it is for.
   */
  kind: DocumentKind;
  /**
   * The audit stage that looks at it; absent for recommended ones.
   */
  looked_at?: AuditStage;
  /**
   * Sources of the fact.
   */
  source?: string[];
  /**
   * The unit that asks for it, or where it is most used.
   */
  unit: string;
}

/**
 * What a document is for.
 */
export type DocumentKind = "document" | "record";

/**
 * A document before and after.
 */
export interface DocumentMove {
  /**
   * Its status after.
   */
  after: DocumentStatus | null;
  /**
   * Its status before; null where none was stated.
   */
  before: DocumentStatus | null;
  /**
   * The document.
   */
  document_id: string;
}

/**
 * A document of the catalogue and how it stands.
 */
export interface DocumentRow {
  /**
   * Whether it is asked for here: mandatory, or of a control that is not excluded.
   */
  applies: boolean;
  /**
   * How far it is asked for.
   */
  demand: Demand;
  /**
   * The document.
   */
  document_id: string;
  /**
   * What it is for.
   */
  kind: DocumentKind;
  /**
   * The audit stage that looks at it; null for recommended ones.
   */
  looked_at: AuditStage | null;
  /**
   * Who answers for it.
   */
  owner: string | null;
  /**
   * Where it is.
   */
  reference: string | null;
  /**
   * As stated; null where nothing is stated.
   */
  status: DocumentStatus | null;
  /**
   * The unit that asks for it.
   */
  unit_id: string;
}

/**
 * The status of a document.
 */
export interface DocumentStatement {
  /**
   * The document.
   */
  document_id: string;
  /**
   * Who answers for it.
   */
  owner?: string;
  /**
   * Where it is.
   */
  reference?: string;
  /**
   * Its status.
   */
  status: DocumentStatus;
}

/**
 * Status of a document; for a record read `approved` as "in place".
 */
export type DocumentStatus = "missing" | "draft" | "approved";

/**
 * Name and purpose of a document.
 */
export interface DocumentText {
  /**
   * Name.
   */
  name: string;
  /**
   * What it holds and what for.
   */
  text: string;
}

/**
 * What makes a control necessary.
 */
export interface Driver {
  /**
   * What kind of thing.
   */
  kind: DriverKind;
  /**
   * Its name: a risk's id, a clause, a law, a contract, a policy.
   */
  ref: string;
}

/**
 * What makes a control necessary.
 */
export type DriverKind = "risk" | "clause" | "law" | "contract" | "policy";

/**
 * How far the controls on a risk hold it: the band N, P, L or F of what is in place (project convention).
 */
export type Effectiveness = "none" | "weak" | "moderate" | "strong";

/**
 * What the primary controls of a risk do.
 */
export interface EffectivenessEnd {
  /**
   * How far they hold the risk.
   */
  effectiveness: Effectiveness;
  /**
   * Those that are not in place and so hold it below what the mean says.
   */
  held_by: string[];
  /**
   * Mean of what is in place of them, in percent; null where there is none that has a figure.
   */
  mean: number | null;
}

/**
 * Rough work to bring something from nothing to fully in place: 1, 2, 5, 10, 20 person-days (project convention: steps that people can tell apart).
 */
export type Effort = "XS" | "S" | "M" | "L" | "XL";

/**
 * An entry of another framework with what the figures say about the units that speak of it.
 */
export interface EntryRow {
  /**
   * Whom it addresses.
   */
  addressees: OrganizationRole[];
  /**
   * Dates of law.
   */
  dates: LegalDate[];
  /**
   * For each part its figure: the plain mean of its units that speak of the entry.
   */
  figures: PartSupport[];
  /**
   * Its group.
   */
  group: string | null;
  /**
   * Whether it concerns high-risk systems only.
   */
  high_risk_only: boolean | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * The units that speak of it, and how. Shown, never weighted.
   */
  links: Link[];
  /**
   * How much of it a management system gives evidence for. Editorial.
   */
  support: Support | null;
}

/**
 * An entry of another framework in words.
 */
export interface EntryText {
  /**
   * What the catalogue leaves open.
   */
  open?: string;
  /**
   * Short title.
   */
  title: string;
}

/**
 * How far an answer is backed by evidence (project convention: what an auditor would accept, from nothing to an independent check).
 */
export type EvidenceLevel = "none" | "said" | "document" | "record" | "independent";

/**
 * A figure in exact fractions of 1, on the declared layer.
 */
export interface ExactFigure {
  /**
   * Share that is rated.
   */
  coverage: string;
  /**
   * Unrated items at their best.
   */
  high: string;
  /**
   * Unrated items at their worst.
   */
  low: string;
}

/**
 * Mean and variance in exact fractions of 1.
 */
export interface ExactSpread {
  /**
   * The mean.
   */
  mean: string;
  /**
   * The variance.
   */
  variance: string;
}

/**
 * The two answers that an exclusion states. The usual grounds; an exclusion without them is reported, not refused.
 */
export interface ExclusionAnswers {
  /**
   * Whether no law, contract or other outside duty calls for it.
   */
  no_outside_duty_calls_for_it?: boolean;
  /**
   * Whether no risk calls for the control.
   */
  no_risk_calls_for_it?: boolean;
}

/**
 * Why a figure is what it is: `aimscore/explanation/1`.
 */
export interface Explanation {
  /**
   * The catalogue used.
   */
  catalogue: CatalogueRef;
  /**
   * The same, exactly.
   */
  exact: ExactFigure | null;
  /**
   * The figure; null where nothing counts.
   */
  figure: Figure | null;
  /**
   * `aimscore/explanation/1`.
   */
  format: "aimscore/explanation/1";
  /**
   * The part, group, unit or risk.
   */
  id: string;
  /**
   * The items that it is made of. `gained`, `open` and `lost` sum to low, high - low and 1 - high.
   */
  items: ItemShare[];
  /**
   * What it is.
   */
  kind: FigureKind;
  /**
   * The layer that bands and findings read.
   */
  layer: Layer;
  /**
   * The policy used.
   */
  policy: PolicyRef;
  /**
   * The units that it is made of.
   */
  units: UnitShare[];
}

/**
 * The strongest and the weakest groups, three at most of each, on the layer in force. They are so whatever the open questions turn
 * out to be: what is not answered makes a group neither strong nor weak.
 */
export interface Extremes {
  /**
   * Those with the highest low ends, the highest first. One of which nothing is certain is not strong. Equals stand in the order of the catalogue.
   */
  strongest: string[];
  /**
   * Of the others those with the lowest high ends, the lowest first. One that may be all in place is not weak. Equals stand in the order of the catalogue.
   */
  weakest: string[];
}

/**
 * A figure with its basis: how much is in place, as a range that is certain, and how much of it is known.
 */
export interface Figure {
  /**
   * Number of items that the figure counts.
   */
  applicable: number;
  /**
   * Percent of the items that are rated, weighted as the figure is.
   */
  coverage: number;
  /**
   * The same on the evidenced layer.
   */
  evidenced: LayerFigure;
  /**
   * Percent in place if every unrated item turned out best.
   */
  high: number;
  /**
   * Percent in place if every unrated item turned out worst, on the declared layer.
   */
  low: number;
  /**
   * Number of rated items that the figure counts.
   */
  rated: number;
  /**
   * Percent in place among the rated items; null where nothing is rated.
   */
  score: number | null;
}

/**
 * What a figure belongs to.
 */
export type FigureKind = "part" | "group" | "unit" | "risk";

/**
 * A figure before and after.
 */
export interface FigureMove {
  /**
   * The figure after.
   */
  after: Figure | null;
  /**
   * The figure before; null where nothing counted, or where there was no such part or group.
   */
  before: Figure | null;
  /**
   * What each cause moved it by. They sum to `moved`.
   */
  by: MovedBy[];
  /**
   * The part or group.
   */
  id: string;
  /**
   * What `low` moved by, in points of percent; null where one of the two has no figure.
   */
  moved: number | null;
}

/**
 * A finding: what was found where, with an indicative grade.
 */
export interface Finding {
  /**
   * Class of the item's value; null for unrated items and other rules.
   */
  class: Class | null;
  /**
   * The controls whose rows break a rule.
   */
  control_ids: string[];
  /**
   * The document that it rests on.
   */
  document_id: string | null;
  /**
   * Indicative grade.
   */
  grade: Grade;
  /**
   * The rule and what it found: `item.4.1-r1`.
   */
  id: string;
  /**
   * The items that it rests on.
   */
  item_ids: string[];
  /**
   * The rule.
   */
  rule: FindingRule;
  /**
   * The unit that it falls on.
   */
  unit_id: string;
}

/**
 * The rule that made a finding.
 */
export type FindingRule = "item" | "systemic" | "document" | "control_document" | "applicability";

/**
 * A gap between what is stated and what should be.
 */
export interface Gap {
  /**
   * The units whose gaps come first.
   */
  after: string[];
  /**
   * Whether it is named in what blocks the next label: itself, its unit, its part or a finding that rests on it.
   */
  blocks_next: boolean;
  /**
   * What is stated: a rating, an evidence level, a status, a decision or a treatment; null where nothing is.
   */
  current: string | null;
  /**
   * The document.
   */
  document_id: string | null;
  /**
   * Rough work to close it.
   */
  effort: Effort;
  /**
   * The least evidence that would back it once closed; null where no evidence is asked for.
   */
  evidence: EvidenceLevel | null;
  /**
   * What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force. Below 0 where a control that was left out comes in.
   */
  gain: number;
  /**
   * How grave: that of the finding it would leave behind. An undecided row counts as `not_assessed`, a risk without a treatment as `potential_minor`, lacking evidence and a control document in draft as `improvement` (project convention).
   */
  grade: Grade;
  /**
   * The kind and what it is about: `item.4.1-r1`.
   */
  id: string;
  /**
   * The item.
   */
  item_id: string | null;
  /**
   * The kind.
   */
  kind: GapKind;
  /**
   * The risks that come within acceptance if only this gap is closed.
   */
  relieves: string[];
  /**
   * The risk.
   */
  risk_id: string | null;
  /**
   * What would close it, in the same words.
   */
  target: string;
  /**
   * The unit where it lies; null for a risk, which stands on several.
   */
  unit_id: string | null;
}

/**
 * Work to close a gap.
 */
export interface GapEffort {
  /**
   * The work.
   */
  effort: Effort;
  /**
   * The gap: its kind, a point, what it is about, as in `item.4.1-r1`. It need not be open.
   */
  gap_id: string;
}

/**
 * What kind of gap it is, and what closes it.
 */
export type GapKind = "item" | "unknown" | "evidence" | "document" | "applicability" | "risk";

/**
 * Grade of a finding, worst first. Indicative only: just a certification body grades findings. Words from ISO/IEC 17021-1, made weaker.
 */
export type Grade = "potential_major" | "potential_minor" | "not_assessed" | "improvement" | "no_gap_stated";

/**
 * A labelled, versioned grid: the level of a risk by consequence and likelihood. It rises in both directions and uses every level.
 */
export interface Grid {
  /**
   * The ranks of consequence, lowest first: 2 to 10.
   *
   * @minItems 2
   * @maxItems 10
   */
  consequence:
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string];
  /**
   * Id, for example `5x5`.
   */
  id: string;
  /**
   * The levels, lowest first: 2 to 10.
   *
   * @minItems 2
   * @maxItems 10
   */
  levels:
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string];
  /**
   * The ranks of likelihood, lowest first: 2 to 10.
   *
   * @minItems 2
   * @maxItems 10
   */
  likelihood:
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string];
  /**
   * For each rank of consequence, the level at each rank of likelihood.
   *
   * @minItems 2
   * @maxItems 10
   */
  rows:
    | [string[], string[]]
    | [string[], string[], string[]]
    | [string[], string[], string[], string[]]
    | [string[], string[], string[], string[], string[]]
    | [string[], string[], string[], string[], string[], string[]]
    | [string[], string[], string[], string[], string[], string[], string[]]
    | [string[], string[], string[], string[], string[], string[], string[], string[]]
    | [string[], string[], string[], string[], string[], string[], string[], string[], string[]]
    | [string[], string[], string[], string[], string[], string[], string[], string[], string[], string[]];
  /**
   * Version (semantic versioning).
   */
  version: string;
}

/**
 * The grid that risks are rated by.
 */
export interface GridRef {
  /**
   * Its ranks of consequence, lowest first.
   */
  consequence: string[];
  /**
   * Its id.
   */
  id: string;
  /**
   * Its levels, lowest first.
   */
  levels: string[];
  /**
   * Its ranks of likelihood, lowest first.
   */
  likelihood: string[];
  /**
   * Its version.
   */
  version: string;
}

/**
 * A grid of risk levels in words.
 */
export interface GridText {
  /**
   * Ranks of consequence.
   */
  consequence: {
    [k: string]: RankText;
  };
  /**
   * Ranks of likelihood.
   */
  likelihood: {
    [k: string]: Word;
  };
  /**
   * What it is for.
   */
  text?: string;
  /**
   * Title.
   */
  title: string;
}

/**
 * A group of the catalogue in its file.
 */
export interface Group {
  /**
   * Id: a clause (`4`) or an area (`A.2`).
   */
  id: string;
  /**
   * Ids of its control objectives.
   */
  objectives?: string[];
  /**
   * The units in natural order.
   *
   * @minItems 1
   */
  units: [Unit, ...Unit[]];
}

/**
 * Figure of a group.
 */
export interface GroupRow {
  /**
   * Its figure; null where no unit counts.
   */
  figure: Figure | null;
  /**
   * The group.
   */
  id: string;
  /**
   * Its part.
   */
  part: string;
}

/**
 * What is gone and what is new, by id.
 */
export interface IdMoves {
  /**
   * Those that are gone.
   */
  gone: string[];
  /**
   * Those that are new.
   */
  new: string[];
}

/**
 * How far a control is in place. Customary in the Statement; the standard does not ask for it.
 */
export type ImplementationStatus = "planned" | "partial" | "implemented";

/**
 * One thing that is wrong: what, where, and how to mend it.
 */
export interface Issue {
  /**
   * Stable code.
   */
  code: IssueCode;
  /**
   * What to do about it, in English.
   */
  mend: string;
  /**
   * What is wrong, in English.
   */
  message: string;
  /**
   * What the message speaks of, by name.
   */
  params: {
    [k: string]: string;
  };
  /**
   * JSON pointer (RFC 6901) to the value; empty for the whole document.
   */
  pointer: string;
}

/**
 * Every way in which input can be wrong. Codes are stable and never reused.
 */
export type IssueCode =
  | "json_too_large"
  | "json_encoding"
  | "json_syntax"
  | "json_duplicate_key"
  | "json_too_deep"
  | "wrong_type"
  | "missing_key"
  | "unknown_key"
  | "unknown_value"
  | "out_of_range"
  | "wrong_count"
  | "invalid_id"
  | "invalid_date"
  | "invalid_version"
  | "unsupported_format"
  | "unknown_id"
  | "duplicate_id"
  | "wrong_catalogue"
  | "not_excludable"
  | "justification_missing"
  | "own_id_taken"
  | "reserved_id"
  | "wrong_order"
  | "scale_order"
  | "document_not_demanded"
  | "document_misplaced"
  | "denominator_too_large"
  | "grid_not_monotone"
  | "grid_level_unused"
  | "acceptance_order"
  | "risk_without_title"
  | "unknown_gap"
  | "id_taken"
  | "prerequisite_cycle"
  | "first_label_has_conditions"
  | "missing_text"
  | "code_syntax"
  | "code_damaged"
  | "code_content"
  | "csv_syntax"
  | "csv_width"
  | "csv_column"
  | "workbook_syntax"
  | "workbook_sheet"
  | "oscal_left_out"
  | "oscal_changed"
  | "not_carried"
  | "unknown_target";

/**
 * Issues as a document: `aimscore/issues/1`.
 */
export interface IssueList {
  /**
   * `aimscore/issues/1`.
   */
  format: "aimscore/issues/1";
  /**
   * The problems, at most 1,000.
   */
  issues: Issue[];
  /**
   * How many further problems there are.
   */
  more: number;
}

/**
 * An item of the catalogue: what one question asks.
 */
export interface Item {
  /**
   * Whether it is scored.
   */
  basis: Basis;
  /**
   * The mandatory document that it asks for.
   */
  document?: string;
  /**
   * Rough work to put it in place.
   */
  effort: Effort;
  /**
   * Grade of a finding where it is missing altogether: `potential_major` or `potential_minor`. Editorial.
   */
  hint: "potential_major" | "potential_minor";
  /**
   * Id: a requirement (`4.1-r1`) or a check (`A.2.2-c1`).
   */
  id: string;
  /**
   * What it looks at.
   */
  kind: Kind;
  /**
   * Minutes to think and answer, 1 to 60. Editorial.
   */
  minutes: number;
  /**
   * Whether a short look asks for it. Editorial.
   */
  quick?: boolean;
  /**
   * How much it matters in each role.
   */
  roles?: Roles;
  /**
   * Seconds to read the question and choose a level, without looking anything up, 1 to 3600: 8, and one for three of its words, rounded
   * up (project convention). What to ask next is weighed by it; by `minutes` where it is absent.
   */
  seconds?: number;
  /**
   * Sources of the fact.
   */
  source?: string[];
  /**
   * The life-cycle stages it concerns.
   */
  stages?: Stage[];
}

/**
 * An item before and after.
 */
export interface ItemMove {
  /**
   * What is stated after.
   */
  after: ItemState;
  /**
   * What was stated before.
   */
  before: ItemState;
  /**
   * The item.
   */
  item_id: string;
}

/**
 * What an item is in a figure.
 */
export interface ItemShare {
  /**
   * What lowered the value.
   */
  caps: Cap[];
  /**
   * Value after the document rule.
   */
  declared: number | null;
  /**
   * Value after the document rule and the evidence level.
   */
  evidenced: number | null;
  /**
   * What it adds to `low`, on the declared layer.
   */
  gained: string;
  /**
   * The item.
   */
  item_id: string;
  /**
   * What it takes from `high`.
   */
  lost: string;
  /**
   * What it keeps open between `low` and `high`.
   */
  open: string;
  /**
   * Value of the rating, from 0; null where unrated.
   */
  rating: number | null;
  /**
   * Whether it is scored: practice items are not.
   */
  scored: boolean;
  /**
   * Its exact share of the figure; 0 where it does not count.
   */
  share: string;
  /**
   * Value of the top level.
   */
  top: number;
  /**
   * Its unit.
   */
  unit_id: string;
}

/**
 * What is stated about an item.
 */
export interface ItemState {
  /**
   * The evidence level; null where none is stated.
   */
  evidence_level: EvidenceLevel | null;
  /**
   * The rating; null where there is none.
   */
  rating: string | null;
}

/**
 * What an item has in the variance of the headline of its part.
 */
export interface ItemVariance {
  /**
   * The confidence stated; null where it is unrated.
   */
  confidence: Confidence | null;
  /**
   * The same share, exactly.
   */
  exact: string;
  /**
   * The item.
   */
  item_id: string;
  /**
   * Its share of the variance, in percent; 0 where its unit weighs nothing.
   */
  share: number;
  /**
   * Its unit.
   */
  unit_id: string;
}

/**
 * What an item looks at.
 */
export type Kind = "define" | "operate" | "evaluate";

/**
 * A readiness label: it holds where its own conditions and those of all labels before it hold.
 */
export interface Label {
  /**
   * What must hold.
   */
  conditions?: Condition[];
  /**
   * Id, for example `stage_1_candidate`.
   */
  id: string;
}

/**
 * How likely a label is.
 */
export interface LabelChance {
  /**
   * That it is reached, it or one after it.
   */
  at_least: Chance;
  /**
   * That it is the label.
   */
  exactly: Chance;
  /**
   * The label.
   */
  id: string;
}

/**
 * The label before and after.
 */
export interface LabelMove {
  /**
   * The label after.
   */
  after: string | null;
  /**
   * The label before.
   */
  before: string | null;
  /**
   * The causes that changed it, in their order.
   */
  by: Cause[];
}

/**
 * Which layer of values a rule reads.
 */
export type Layer = "declared" | "evidenced";

/**
 * Low, score and high on one layer, in percent.
 */
export interface LayerFigure {
  /**
   * Unrated items at their best.
   */
  high: number;
  /**
   * Unrated items at their worst.
   */
  low: number;
  /**
   * Rated items only; null where nothing is rated.
   */
  score: number | null;
}

/**
 * A date of law.
 */
export interface LegalDate {
  /**
   * What it is about, for example `applies`.
   */
  about: string;
  /**
   * The day.
   */
  on: string;
}

/**
 * A level of the rating scale.
 */
export interface Level {
  /**
   * Its class.
   */
  class: Class;
  /**
   * The word in an answer, for example `largely`.
   */
  id: string;
}

/**
 * How likely a level is, beside the others.
 */
export interface LevelWeight {
  /**
   * The level of the catalogue's scale.
   */
  level: "not" | "partially" | "largely" | "fully" | (string & {});
  /**
   * Its weight, 0 to 100.
   */
  weight: number;
}

/**
 * Units that speak of an entry, and how.
 */
export interface Link {
  /**
   * Where it comes from.
   */
  basis: LinkBasis;
  /**
   * How sure that is.
   */
  confidence: Confidence;
  /**
   * How they relate.
   */
  relation: Relation;
  /**
   * Its sources.
   */
  source?: string[];
  /**
   * The units.
   *
   * @minItems 1
   */
  units: [string, ...string[]];
}

/**
 * Where a link between two frameworks comes from.
 */
export type LinkBasis = "published" | "editorial";

/**
 * Where links come from.
 */
export interface LinkSource {
  /**
   * Short key.
   */
  id: string;
  /**
   * What it is.
   */
  title: string;
}

/**
 * A cell of the grid with the risks in it.
 */
export interface MatrixCell {
  /**
   * The risks that stand there after controls, at the worse end.
   */
  after: string[];
  /**
   * The risks that stand there before controls.
   */
  before: string[];
  /**
   * Rank of consequence, from 1.
   */
  consequence: number;
  /**
   * The level there.
   */
  level: string;
  /**
   * Rank of likelihood, from 1.
   */
  likelihood: number;
}

/**
 * What is wrong with input, and how to mend it, with `{parameters}`.
 */
export interface Message {
  /**
   * What to do about it.
   */
  mend: string;
  /**
   * What is wrong.
   */
  message: string;
}

/**
 * What a cause moved a figure by.
 */
export interface MovedBy {
  /**
   * The cause.
   */
  cause: Cause;
  /**
   * What `low` moved by, in points of percent; null where nobody can tell, or where no figure is left: then the next cause that gives one again holds what both did.
   */
  moved: number | null;
}

/**
 * By what the next best questions are put in order.
 */
export type NextBy = "variance" | "next_label";

/**
 * A question to ask next.
 */
export interface NextQuestion {
  /**
   * The item.
   */
  item_id: string;
  /**
   * How far its answer is expected to move the probability of reaching at least the next label, as a fraction of 1: the mean
   * over its levels of the absolute change. Estimated from the draws, so never quite 0; null where nobody asked for it, or
   * where there is no next label.
   */
  movement: string | null;
  /**
   * Seconds to read and answer it, as the catalogue has them.
   */
  seconds: number;
  /**
   * What it carries of the variance of the headline of its part, exactly.
   */
  variance: string;
}

/**
 * A title, and what it means.
 */
export interface Noted {
  /**
   * What it means.
   */
  text?: string;
  /**
   * Title.
   */
  title: string;
}

/**
 * Something that a reader of the figures must know.
 */
export interface Notice {
  /**
   * What.
   */
  code: NoticeCode;
  /**
   * What it is about.
   */
  ids: string[];
}

/**
 * What a reader of the figures must know.
 */
export type NoticeCode =
  | "undecided_controls"
  | "excluded_units"
  | "weights"
  | "groups_without_figure"
  | "risks_not_assessed"
  | "likelihood_not_estimable";

/**
 * The organization that is assessed.
 */
export interface Organization {
  /**
   * Its name.
   */
  name?: string;
  /**
   * What it does with AI.
   */
  roles?: OrganizationRole[];
}

/**
 * What an organization does with AI. Our own three words; ISO/IEC 22989 has finer ones, and "deployer" is also a word of EU law.
 */
export type OrganizationRole = "developer" | "provider" | "deployer";

/**
 * The controls that a unit was made of.
 */
export interface OscalControls {
  /**
   * Their ids: its own, then those of the controls that are nested in it.
   *
   * @minItems 1
   */
  ids: [string, ...string[]];
  /**
   * The unit.
   */
  unit: string;
}

/**
 * The catalog of OSCAL that a framework was read from, so that an export gives it back as it was.
 */
export interface OscalOrigin {
  /**
   * The catalog: its text, to the last byte, without a byte order mark.
   */
  catalog: string;
  /**
   * What units are called there, in the natural order of the units; absent: as they are here.
   */
  controls?: OscalControls[];
}

/**
 * A control of one's own.
 */
export interface OwnControl {
  /**
   * Its id, with another prefix than the catalogue's.
   */
  id: string;
  /**
   * How far it is in place: a level of the scale, or `unsure`.
   */
  rating?: "not" | "partially" | "largely" | "fully" | "unsure" | (string & {});
  /**
   * Its title.
   */
  title: string;
}

/**
 * A control of the organization's own.
 */
export interface OwnControlRow {
  /**
   * Its id.
   */
  id: string;
  /**
   * From its rating; null where it has none.
   */
  implementation_status: ImplementationStatus | null;
  /**
   * Its title.
   */
  title: string;
}

/**
 * A part of the catalogue in its file.
 */
export interface Part {
  /**
   * Whether its units can be excluded, with a justification.
   */
  excludable: boolean;
  /**
   * The groups in natural order.
   *
   * @minItems 1
   */
  groups: [Group, ...Group[]];
  /**
   * Id, for example `controls`.
   */
  id: string;
}

/**
 * How sure the headline figure of a part is.
 */
export interface PartSpread {
  /**
   * The part.
   */
  id: string;
  /**
   * Its spread; null where nothing counts.
   */
  spread: Spread | null;
}

/**
 * What the units of a part say about an entry.
 */
export interface PartSupport {
  /**
   * Means of low, high and coverage; null where no included unit of the part speaks of the entry.
   */
  figure: SupportFigure | null;
  /**
   * The part.
   */
  id: string;
}

/**
 * Title and explanation of a part.
 */
export interface PartText {
  /**
   * What one of its groups is called, with `{id}`, for example `Clause {id}`. Absent: the id alone.
   */
  groups?: string;
  /**
   * How organizations usually do it.
   */
  guidance?: string;
  /**
   * Explanation for a newcomer.
   */
  text: string;
  /**
   * Short title.
   */
  title: string;
}

/**
 * The cheapest path to a label.
 */
export interface Path {
  /**
   * The least work, in person-days; null where no path was found.
   */
  days: number | null;
  /**
   * The gaps to close, in natural order; empty where no path was found.
   */
  gap_ids: string[];
  /**
   * The label.
   */
  label: string;
  /**
   * What the search came to.
   */
  outcome: PathOutcome;
}

/**
 * What a search for a path came to.
 */
export type PathOutcome = "found" | "out_of_reach" | "too_large";

/**
 * A policy: `aimscore/policy/1`. Every rule here is a project convention, with its reason in its `why`.
 */
export interface Policy {
  /**
   * Rules of the Statement of Applicability.
   */
  applicability?: ApplicabilityRules;
  /**
   * `aimscore/policy/1`.
   */
  format: "aimscore/policy/1";
  /**
   * Id.
   */
  id: string;
  /**
   * Readiness labels, lowest first; none: no label is given.
   */
  labels?: Label[];
  /**
   * Rules on risks.
   */
  risks?: RiskRules;
  /**
   * Rules on the roadmap.
   */
  roadmap?: RoadmapRules;
  /**
   * When many weak items of a unit are a finding of their own.
   */
  systemic?: Systemic;
  /**
   * Version (semantic versioning).
   */
  version: string;
  /**
   * How the weakest item holds the band of its unit.
   */
  weakest_link: WeakestLink;
}

/**
 * Id, version and hash of a policy.
 */
export interface PolicyRef {
  /**
   * `sha256:` and the hash of the policy's canonical JSON.
   */
  hash: string;
  /**
   * Id.
   */
  id: string;
  /**
   * Version.
   */
  version: string;
}

/**
 * A unit that waits for others.
 */
export interface Prerequisite {
  /**
   * The units that come before it.
   */
  after?: string[];
  /**
   * The unit.
   */
  unit: string;
}

/**
 * What a person is asked about an item.
 */
export interface Question {
  /**
   * What would show it.
   */
  evidence: string[];
  /**
   * The question: one idea.
   */
  question: string;
  /**
   * Why it matters.
   */
  why: string;
}

/**
 * A rank of consequence in words.
 */
export interface RankText {
  /**
   * What it is for people.
   */
  individuals: string;
  /**
   * Short label.
   */
  label: string;
  /**
   * What it is for the organization.
   */
  organization: string;
  /**
   * What it is for society.
   */
  society: string;
}

/**
 * A cell of the grid.
 */
export interface RatedPoint {
  /**
   * Rank of consequence, from 1.
   */
  consequence: number;
  /**
   * The level there.
   */
  level: string;
  /**
   * Rank of likelihood, from 1.
   */
  likelihood: number;
}

/**
 * How ready the organization says it is. Self-assessed: only an accredited body certifies.
 */
export interface Readiness {
  /**
   * Number of scored items, excluded units left out.
   */
  applicable: number;
  /**
   * Every condition of the next label that does not hold.
   */
  blockers: Blocker[];
  /**
   * How many of the rated ones stand on evidence: a document, a record or an independent check, enough for their value.
   */
  evidenced: number;
  /**
   * The highest label whose conditions all hold, with those of the labels before it.
   */
  label: string;
  /**
   * The label after it; null at the last.
   */
  next: string | null;
  /**
   * How many of them are rated.
   */
  rated: number;
}

/**
 * Something that speaks for a control.
 */
export interface Reason {
  /**
   * What kind of thing.
   */
  kind: ReasonKind;
  /**
   * Its id: of a risk, scenario, clause or role; for law the crosswalk, a point and its entry.
   */
  ref: string;
}

/**
 * What speaks for a control.
 */
export type ReasonKind = "risk" | "scenario" | "clause" | "law" | "role";

/**
 * A line that no risk may cross.
 */
export interface RedLine {
  /**
   * Its id, the user's own.
   */
  id: string;
  /**
   * The line in words.
   */
  title: string;
}

/**
 * How a unit and an entry of another framework relate.
 */
export type Relation = "equivalent" | "overlap" | "partial" | "weak" | "related";

/**
 * How much an item matters to an organization in a role. Editorial.
 */
export type Relevance = "high" | "medium" | "low";

/**
 * The report of an assessment: `aimscore/report/1`. Ids, codes and the user's own text; no sentences.
 */
export interface Report {
  /**
   * The day for which the statements hold.
   */
  as_of: string;
  /**
   * What was stated, normalized. Assessing it again gives the same report.
   */
  assessment: NormalizedAssessment;
  /**
   * An internal audit programme: the units in the order in which to look at them.
   */
  audit_programme: AuditRow[];
  /**
   * What each stage of a certification audit looks for, and what is missing.
   */
  audit_stages: AuditStageRow[];
  /**
   * What the statements rest on.
   */
  basis: ReportBasis;
  /**
   * The catalogue used.
   */
  catalogue: CatalogueRef;
  /**
   * What the figures say about other frameworks. Never a claim of conformity with them.
   */
  crosswalks: CrosswalkRow[];
  /**
   * The register of documents.
   */
  documents: DocumentRow[];
  /**
   * Version of the engine.
   */
  engine_version: string;
  /**
   * The strongest and the weakest groups.
   */
  extremes: Extremes;
  /**
   * What was found, in the order of the catalogue.
   */
  findings: Finding[];
  /**
   * `aimscore/report/1`.
   */
  format: "aimscore/report/1";
  /**
   * What is not at the top, in the order in which to look at it.
   */
  gaps: Gap[];
  /**
   * Figures of the groups, in the order of the catalogue.
   */
  groups: GroupRow[];
  /**
   * Figure of each part, by its id; null where nothing counts. Parts are never merged.
   */
  headline: {
    [k: string]: Figure | null;
  };
  /**
   * What the assessment knows of the inputs of a management review.
   */
  management_review: ReviewRow[];
  /**
   * What a reader of the figures must know.
   */
  notices: Notice[];
  /**
   * The policy used.
   */
  policy: PolicyRef;
  /**
   * The readiness label; null where the policy has none.
   */
  readiness: Readiness | null;
  /**
   * The register of risks.
   */
  risks: RiskRegister;
  /**
   * The Statement of Applicability.
   */
  statement_of_applicability: StatementOfApplicability;
  /**
   * How far each step of an implementation has come.
   */
  steps: StepRow[];
  /**
   * Figures of the units, in the order of the catalogue.
   */
  units: UnitRow[];
}

/**
 * What the statements rest on.
 */
export type ReportBasis = "self_assessment";

/**
 * An input of a management review.
 */
export interface ReviewInput {
  /**
   * The item that asks for it.
   */
  item: string;
  /**
   * What it is about.
   */
  topic: ReviewTopic;
}

/**
 * An input of a management review.
 */
export interface ReviewRow {
  /**
   * Findings that belong to it.
   */
  finding_ids: string[];
  /**
   * Gaps that belong to it, in the order of the gaps.
   */
  gap_ids: string[];
  /**
   * The item that asks for it.
   */
  item_id: string;
  /**
   * Whether the assessment knows anything of it. If not, somebody must bring it to the review.
   */
  known: boolean;
  /**
   * The parts whose figures belong to it.
   */
  part_ids: string[];
  /**
   * Risks that belong to it.
   */
  risk_ids: string[];
  /**
   * What it is about.
   */
  topic: ReviewTopic;
}

/**
 * What an input of a management review is about.
 */
export type ReviewTopic =
  | "earlier_actions"
  | "context"
  | "needs"
  | "nonconformities"
  | "monitoring"
  | "audit_results"
  | "improvement"
  | "risks";

/**
 * A risk.
 */
export interface Risk {
  /**
   * Who accepted what is left of it.
   */
  accepted_by?: string;
  /**
   * How bad it is before controls, for each that it falls on.
   */
  consequence?: Consequence;
  /**
   * The controls that treat it; absent: those of its scenario.
   */
  control_ids?: RiskControls;
  /**
   * Its id, the user's own.
   */
  id: string;
  /**
   * How likely it is before controls: a rank of the grid, or `not_estimable`; absent: not assessed.
   */
  likelihood?: number | "not_estimable";
  /**
   * Who answers for it.
   */
  owner?: string;
  /**
   * The red lines that it crosses.
   */
  red_lines?: string[];
  /**
   * What a person holds to be left after controls. Wins over the computed one.
   */
  residual?: StatedResidual;
  /**
   * The scenario that it comes from.
   */
  scenario_id?: string;
  /**
   * The AI systems that it concerns; none: the organization.
   */
  system_ids?: string[];
  /**
   * Tags beside those of its scenario.
   */
  tags?: string[];
  /**
   * Its title; must be there where no scenario gives it one.
   */
  title?: string;
  /**
   * What is done about it.
   */
  treatment?: Treatment;
}

/**
 * How likely each residual level of a risk is.
 */
export interface RiskChance {
  /**
   * That what is left is above acceptance; null where nobody can tell.
   */
  above_acceptance: Chance | null;
  /**
   * The risk.
   */
  id: string;
  /**
   * The levels of the grid, lowest first; none where the risk is not assessed.
   */
  levels: RiskLevelChance[];
}

/**
 * The controls that treat a risk.
 */
export interface RiskControls {
  /**
   * Those whose state holds the risk: controls of the catalogue.
   */
  primary?: string[];
  /**
   * Those that help; shown, not counted. May be controls of one's own.
   */
  supporting?: string[];
}

/**
 * How likely a residual level is.
 */
export interface RiskLevelChance {
  /**
   * Number of draws.
   */
  draws: number;
  /**
   * The level.
   */
  level: string;
  /**
   * Their share, in percent.
   */
  probability: number;
}

/**
 * What a catalogue brings for the register of risks.
 */
export interface RiskLibrary {
  /**
   * Grids of risk levels; the first is used where an assessment names none.
   */
  grids?: Grid[];
  /**
   * Lines that no risk may cross, whatever its level.
   */
  red_lines?: string[];
  /**
   * Scenarios to start from.
   */
  scenarios?: Scenario[];
  /**
   * Lists of tags by which risks are sorted.
   */
  taxonomies?: Taxonomy[];
  /**
   * Facts about an AI system that decide which scenarios fit it.
   */
  traits?: string[];
}

/**
 * A risk before and after.
 */
export interface RiskMove {
  /**
   * How it stands after.
   */
  after: RiskState | null;
  /**
   * How it stood before; null where it was not in the register.
   */
  before: RiskState | null;
  /**
   * The causes that changed it, in their order.
   */
  by: Cause[];
  /**
   * The risk.
   */
  id: string;
}

/**
 * Where a risk stands, as a range.
 */
export interface RiskRange {
  /**
   * If every unrated item turned out best.
   */
  better: RatedPoint;
  /**
   * If every unrated item turned out worst. This end counts.
   */
  worse: RatedPoint;
}

/**
 * The register of risks.
 */
export interface RiskRegister {
  /**
   * Which residual levels are acceptable; empty: nobody said so.
   */
  acceptance: Acceptance[];
  /**
   * The grid in force; null where neither the catalogue nor the assessment has one.
   */
  grid: GridRef | null;
  /**
   * Every cell of the grid with the risks in it: rank by rank of consequence, then of likelihood.
   */
  matrix: MatrixCell[];
  /**
   * The risks in natural order.
   */
  rows: RiskRow[];
  /**
   * Scenarios that fit the roles and systems and are not in the register yet.
   */
  suggested: SuggestedScenario[];
  /**
   * The tags of each taxonomy with the risks that bear them.
   */
  taxonomies: TaxonomyRow[];
}

/**
 * A risk and how it stands.
 */
export interface RiskRow {
  /**
   * Whether what is left is more than is acceptable, at its worse end, or a red line is crossed; null where nobody can tell.
   */
  above_acceptance: boolean | null;
  /**
   * Who accepted what is left.
   */
  accepted_by: string | null;
  /**
   * Where it stands after controls, as computed. A heuristic (project convention); null where it is not rated.
   */
  computed: RiskRange | null;
  /**
   * Consequence before controls, as stated. The worst counts.
   */
  consequence: Consequence;
  /**
   * What its primary controls do, as things stand.
   */
  effectiveness: EffectivenessEnd;
  /**
   * What they do if every unrated item turned out best.
   */
  effectiveness_best: EffectivenessEnd;
  /**
   * Its id.
   */
  id: string;
  /**
   * Where it stands before controls ("inherent", which is no word of ISO 31000); null where it is not rated.
   */
  inherent: RatedPoint | null;
  /**
   * The rules that it breaks.
   */
  issues: RiskRule[];
  /**
   * Likelihood before controls, as stated. `not_estimable`: the middle rank is used.
   */
  likelihood: (number | "not_estimable") | null;
  /**
   * Who answers for it.
   */
  owner: string | null;
  /**
   * The controls whose state holds it.
   */
  primary: string[];
  /**
   * The red lines that it crosses.
   */
  red_lines: string[];
  /**
   * Where it stands after controls: as a person holds, else as computed; null where it is not assessed.
   */
  residual: RiskRange | null;
  /**
   * The scenario that it comes from.
   */
  scenario_id: string | null;
  /**
   * Where it stands after controls as a person holds, which wins.
   */
  stated: RatedPoint | null;
  /**
   * The controls that help.
   */
  supporting: string[];
  /**
   * The AI systems that it concerns; none: the organization.
   */
  system_ids: string[];
  /**
   * Its tags and those of its scenario.
   */
  tags: string[];
  /**
   * Its title, where it has one of its own.
   */
  title: string | null;
  /**
   * What is done about it.
   */
  treatment: Treatment | null;
}

/**
 * A rule that a risk breaks.
 */
export type RiskRule = "treatment_missing" | "accepter_missing";

/**
 * Rules on risks.
 */
export interface RiskRules {
  /**
   * Which residual levels are acceptable where an assessment does not say so.
   */
  acceptance?: Acceptance[];
  /**
   * The highest band of the controls on a risk while one of them is at N.
   */
  cap_with_not: Class;
  /**
   * Controls that limit harm: only where one of them is a primary control is the consequence lowered.
   */
  harm_limiting?: string[];
  /**
   * What controls of each effectiveness take off a risk: that of the bands N, P, L and F in this order. Never less than the one before.
   *
   * @minItems 4
   * @maxItems 4
   */
  steps: [Steps, Steps, Steps, Steps];
  /**
   * Why these rules.
   */
  why: string;
}

/**
 * How a risk stands.
 */
export interface RiskState {
  /**
   * Whether what is left is more than is acceptable; null where nobody can tell.
   */
  above_acceptance: boolean | null;
  /**
   * Its level before controls; null where it is not rated.
   */
  inherent: string | null;
  /**
   * Its level after controls, at the worse end; null where it is not assessed.
   */
  residual: string | null;
  /**
   * What is done about it.
   */
  treatment: Treatment | null;
}

/**
 * The roadmap of an assessment: `aimscore/roadmap/1`.
 */
export interface Roadmap {
  /**
   * The day for which the statements hold.
   */
  as_of: string;
  /**
   * Work that fits into a wave, in person-days; null where nobody says so. Then there are no waves.
   */
  capacity_days: number | null;
  /**
   * The catalogue used.
   */
  catalogue: CatalogueRef;
  /**
   * `aimscore/roadmap/1`.
   */
  format: "aimscore/roadmap/1";
  /**
   * The next label; null at the last, or where the policy has none.
   */
  next: string | null;
  /**
   * The cheapest path to each label that is not reached.
   */
  paths: Path[];
  /**
   * The policy used.
   */
  policy: PolicyRef;
  /**
   * The gaps in the order in which to look at them.
   */
  steps: RoadmapStep[];
  /**
   * The gaps in waves: each after those that it waits for.
   */
  waves: Wave[];
}

/**
 * Rules on the roadmap.
 */
export interface RoadmapRules {
  /**
   * Work that fits into one wave, in person-days, 1 to 255, where an assessment does not say so.
   */
  capacity_days: number;
  /**
   * Units that wait for others. No unit waits for itself.
   */
  prerequisites?: Prerequisite[];
  /**
   * Why these rules.
   */
  why: string;
}

/**
 * A gap, and what closing it and nothing else would change, found by scoring again.
 */
export interface RoadmapStep {
  /**
   * Why it stands before the one after it; null at the last.
   */
  before_next_by: Criterion | null;
  /**
   * How many conditions of the next label hold that did not.
   */
  blockers_removed: number;
  /**
   * Work to close it, in person-days.
   */
  days: number;
  /**
   * How many ids fewer the blockers of the next label name. Below 0 where a control that was left out comes in.
   */
  fewer_blocking: number;
  /**
   * What the `low` of its part gains, in points of percent, on the layer in force. Below 0 where a control that was left out comes in.
   */
  gain: number;
  /**
   * The gap.
   */
  gap_id: string;
  /**
   * The risks that come within acceptance.
   */
  relieves: string[];
  /**
   * The wave that it falls into, from 1; null where there are none.
   */
  wave: number | null;
}

/**
 * Relevance of an item by role. The roles are our own three; ISO/IEC 22989 has finer ones.
 */
export interface Roles {
  /**
   * To those who use them.
   */
  deployer: Relevance;
  /**
   * To those who build AI systems.
   */
  developer: Relevance;
  /**
   * To those who offer them.
   */
  provider: Relevance;
}

/**
 * A broken rule on a row.
 */
export interface RowIssue {
  /**
   * The clauses that ask for the control, for `exclusion_conflict`.
   */
  clauses: string[];
  /**
   * The risks that stand on the control, for `excluded_but_treats_risk`.
   */
  risk_ids: string[];
  /**
   * The rule.
   */
  rule: RowRule;
}

/**
 * A rule that a row of the Statement breaks.
 */
export type RowRule =
  | "justification_missing"
  | "justification_stock_phrase"
  | "exclusion_answers_missing"
  | "exclusion_conflict"
  | "excluded_but_treats_risk"
  | "excluded_but_in_place";

/**
 * A risk to start from. Editorial.
 */
export interface Scenario {
  /**
   * Whom it may fall on.
   */
  affects?: Dimension[];
  /**
   * Clauses that deal with it.
   */
  clauses?: string[];
  /**
   * A rating to begin with, on the first grid. Prefills a form; enters no computation.
   */
  default?: DefaultRating;
  /**
   * Id, for example `AIR-01`.
   */
  id: string;
  /**
   * Law that speaks of it: id of a crosswalk, a point, id of its entry.
   */
  laws?: string[];
  /**
   * The controls that treat it: their state is what holds the risk.
   */
  primary?: string[];
  /**
   * The roles whose work it concerns; none: every role.
   */
  roles?: OrganizationRole[];
  /**
   * Controls that help. Shown, not counted.
   */
  supporting?: string[];
  /**
   * Tags of the taxonomies.
   */
  tags?: string[];
  /**
   * It fits a system with one of these traits; none: every system.
   */
  traits?: string[];
}

/**
 * A risk scenario in words.
 */
export interface ScenarioText {
  /**
   * What opens the door.
   */
  because: string;
  /**
   * What happens.
   */
  event: string;
  /**
   * Ideas for controls of one's own.
   */
  ideas?: string;
  /**
   * A number to watch.
   */
  indicator?: string;
  /**
   * What follows.
   */
  leads_to: string;
  /**
   * Short title.
   */
  title: string;
}

/**
 * What the management system covers.
 */
export interface Scope {
  /**
   * Where it ends.
   */
  boundaries?: string;
  /**
   * What it leaves out.
   */
  exclusions?: string;
  /**
   * The scope in words.
   */
  statement?: string;
}

/**
 * What an assessment was scored with.
 */
export interface ScoredWith {
  /**
   * The day for which the statements hold.
   */
  as_of: string;
  /**
   * The catalogue.
   */
  catalogue: CatalogueRef;
  /**
   * The policy.
   */
  policy: PolicyRef;
}

/**
 * A section of running text.
 */
export interface Section {
  /**
   * Id.
   */
  id: string;
  /**
   * Text; a blank line parts paragraphs.
   */
  text: string;
  /**
   * Title.
   */
  title: string;
}

/**
 * Settings of the scoring.
 */
export interface Settings {
  /**
   * Which residual levels are acceptable, and who accepts the others; absent: as the policy says. A level that is not named is not acceptable.
   */
  acceptance?: Acceptance[];
  /**
   * Work that fits into one wave of the roadmap, in person-days, 1 to 255; absent: that of the policy.
   */
  capacity_days?: number;
  /**
   * Work to close gaps, where it is not that of the catalogue.
   */
  efforts?: GapEffort[];
  /**
   * The layer that bands, findings and readiness read; absent: `declared`.
   */
  evidence_rule?: Layer;
  /**
   * The grid of risk levels: one of the catalogue or of `grids`; absent: the first of the catalogue.
   */
  grid?: string;
  /**
   * Grids of one's own.
   */
  grids?: Grid[];
  /**
   * Red lines of one's own.
   */
  red_lines?: RedLine[];
  /**
   * Ratings that are enough for items; an item without one is to reach the top level.
   */
  targets?: Target[];
  /**
   * Weights of units in group and part figures; a unit without one weighs 1.
   */
  weights?: Weight[];
}

/**
 * A source of facts.
 */
export interface Source {
  /**
   * Short key.
   */
  id: string;
  /**
   * What it is.
   */
  title: string;
}

/**
 * Where a figure may lie, in percent.
 */
export interface Spread {
  /**
   * Its standard deviation, in points of percent.
   */
  deviation: number;
  /**
   * Mean and variance, exactly.
   */
  exact: ExactSpread;
  /**
   * Its mean.
   */
  mean: number;
  /**
   * 5 % of the draws are at or below it.
   */
  p5: number;
  /**
   * Half of the draws are at or below it.
   */
  p50: number;
  /**
   * 95 % of the draws are at or below it.
   */
  p95: number;
}

/**
 * Stage of an AI system's life cycle.
 */
export type Stage =
  | "governance"
  | "inception"
  | "design_development"
  | "data"
  | "verification_validation"
  | "deployment"
  | "operation"
  | "retirement";

/**
 * What a person holds to be left of a risk, as ranks of the grid, from 1.
 */
export interface StatedResidual {
  /**
   * Consequence.
   */
  consequence: number;
  /**
   * Likelihood.
   */
  likelihood: number;
}

/**
 * The Statement of Applicability.
 */
export interface StatementOfApplicability {
  /**
   * No row is undecided.
   */
  complete: boolean;
  /**
   * The organization's own controls.
   */
  own_controls: OwnControlRow[];
  /**
   * One row for each control of the catalogue, always all of them.
   */
  rows: ApplicabilityRow[];
  /**
   * No row breaks a rule.
   */
  valid: boolean;
}

/**
 * A step of an implementation: the units that it works on.
 */
export interface Step {
  /**
   * Groups whose units it works on.
   */
  groups?: string[];
  /**
   * Id, for example `internal_audit`.
   */
  id: string;
  /**
   * Parts whose units it works on.
   */
  parts?: string[];
  /**
   * Units that it works on. A step with none of the three lies outside the catalogue.
   */
  units?: string[];
}

/**
 * How far a step has come: two counts, no percent of what is in place.
 */
export interface StepProgress {
  /**
   * Their scored items.
   */
  applicable: number;
  /**
   * Percent of the items that are rated.
   */
  coverage: number;
  /**
   * Its units at band L or F.
   */
  largely: number;
  /**
   * The rated items of these units.
   */
  rated: number;
  /**
   * Its units that count.
   */
  units: number;
}

/**
 * A step of an implementation.
 */
export interface StepRow {
  /**
   * Its id, for example `internal_audit`.
   */
  id: string;
  /**
   * How far it has come; null for a step outside the catalogue, such as the certification audit.
   */
  progress: StepProgress | null;
}

/**
 * Ranks that controls take off.
 */
export interface Steps {
  /**
   * Of consequence, 0 to 9.
   */
  consequence: number;
  /**
   * Of likelihood, 0 to 9.
   */
  likelihood: number;
}

/**
 * Stock phrases of a language.
 */
export interface StockPhrases {
  /**
   * Language tag.
   */
  language: string;
  /**
   * The phrases, in lower case.
   */
  phrases?: string[];
}

/**
 * A scenario that fits and is not in the register yet. A person decides.
 */
export interface SuggestedScenario {
  /**
   * The roles for which it fits; none: it fits every role, or no role is stated.
   */
  roles: OrganizationRole[];
  /**
   * The scenario.
   */
  scenario_id: string;
  /**
   * The systems that it fits; none: the organization as a whole.
   */
  system_ids: string[];
  /**
   * The traits of these systems for which it fits; none: it fits every system.
   */
  traits: string[];
}

/**
 * Whether a control looks necessary.
 */
export interface Suggestion {
  /**
   * `included` where anything speaks for it; `excluded` where nothing does and it matters little to the stated roles; null where too little is known.
   */
  decision: Choice | null;
  /**
   * What speaks for it.
   */
  reasons: Reason[];
  /**
   * How much it matters to the stated roles, at most; null where no role is stated. Editorial.
   */
  relevance: Relevance | null;
}

/**
 * How much of an entry of another framework a management system gives evidence for.
 */
export type Support = "strong" | "partial" | "weak" | "none";

/**
 * Plain means over units, on the declared layer, in percent.
 */
export interface SupportFigure {
  /**
   * Number of items that it counts.
   */
  applicable: number;
  /**
   * Percent of the items that are rated.
   */
  coverage: number;
  /**
   * Unrated items at their best.
   */
  high: number;
  /**
   * Unrated items at their worst.
   */
  low: number;
  /**
   * Number of rated items that it counts.
   */
  rated: number;
}

/**
 * A finding on a unit that has many weak items.
 */
export interface Systemic {
  /**
   * How weak: items at this class or below count.
   */
  at_most: Class;
  /**
   * Grade of the finding.
   */
  grade: Grade;
  /**
   * How many scored items, 1 to 255.
   */
  items: number;
  /**
   * The part whose units are looked at.
   */
  part: string;
  /**
   * Why this rule.
   */
  why: string;
}

/**
 * A tag with the risks that bear it.
 */
export interface TagRow {
  /**
   * Its id.
   */
  id: string;
  /**
   * The risks of the assessment.
   */
  risk_ids: string[];
}

/**
 * The rating that is enough for an item.
 */
export interface Target {
  /**
   * The item.
   */
  item_id: string;
  /**
   * A level of the catalogue's scale.
   */
  rating: "not" | "partially" | "largely" | "fully" | (string & {});
}

/**
 * A list of tags.
 */
export interface Taxonomy {
  /**
   * Id.
   */
  id: string;
  /**
   * Its tags.
   */
  tags?: string[];
}

/**
 * A taxonomy with the risks in it.
 */
export interface TaxonomyRow {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its tags.
   */
  tags: TagRow[];
}

/**
 * A list of tags in words.
 */
export interface TaxonomyText {
  /**
   * Tags by id.
   */
  tags: {
    [k: string]: Noted;
  };
  /**
   * What it is, and whose.
   */
  text?: string;
  /**
   * Title.
   */
  title: string;
}

/**
 * A term of the glossary.
 */
export interface Term {
  /**
   * Other forms of it.
   */
  also?: string[];
  /**
   * The term.
   */
  term: string;
  /**
   * What it means.
   */
  text: string;
}

/**
 * The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files. Where they don't say something, the engine's own words do.
 */
export interface Texts {
  /**
   * Id of the catalogue.
   */
  catalogue?: string;
  /**
   * Crosswalks by id. A pack need not have them.
   */
  crosswalks?: {
    [k: string]: CrosswalkText;
  };
  /**
   * Documents by id.
   */
  documents?: {
    [k: string]: DocumentText;
  };
  /**
   * `aimscore/texts/1`; stands in one of the files.
   */
  format?: string;
  /**
   * Terms that a newcomer may not know, by id.
   */
  glossary?: {
    [k: string]: Term;
  };
  /**
   * Grids of risk levels by id.
   */
  grids?: {
    [k: string]: GridText;
  };
  /**
   * Groups by id.
   */
  groups?: {
    [k: string]: Topic;
  };
  /**
   * What can be wrong with input, by code. English stands where a code is missing.
   */
  issues?: {
    [k: string]: Message;
  };
  /**
   * Items by id.
   */
  items?: {
    [k: string]: Question;
  };
  /**
   * Language tag (BCP 47), for example `en`.
   */
  language?: string;
  /**
   * What each level looks like, by kind of item, then by level.
   */
  levels?: {
    [k: string]: {
      [k: string]: string;
    };
  };
  /**
   * Name of the framework.
   */
  name?: string;
  /**
   * What a self-assessment is not; goes with every report.
   */
  notice?: string;
  /**
   * Control objectives by id.
   */
  objectives?: {
    [k: string]: Topic;
  };
  /**
   * Introduction to the framework, section by section.
   */
  overview?: Section[];
  /**
   * Headings, columns and sentences of the report as a page, with `{parameters}`.
   */
  page?: {
    [k: string]: string;
  };
  /**
   * Parts by id.
   */
  parts?: {
    [k: string]: PartText;
  };
  /**
   * What a parameter of such a message may say, by its English words.
   */
  phrases?: {
    [k: string]: string;
  };
  /**
   * Red lines by id.
   */
  red_lines?: {
    [k: string]: Noted;
  };
  /**
   * Risk scenarios by id.
   */
  scenarios?: {
    [k: string]: ScenarioText;
  };
  /**
   * Sentences of reports, with `{parameters}`.
   */
  sentences?: {
    [k: string]: string;
  };
  /**
   * How far the translation can be relied on: a person checked it, no person has checked what a machine made, or what it was made from has changed since. Absent: the texts are no translation.
   */
  status?: "reviewed" | "machine" | "outdated";
  /**
   * The steps of an implementation.
   */
  steps?: Section[];
  /**
   * Lists of tags by id.
   */
  taxonomies?: {
    [k: string]: TaxonomyText;
  };
  /**
   * Title of the overview.
   */
  title?: string;
  /**
   * Units by id.
   */
  units?: {
    [k: string]: Topic;
  };
  /**
   * Labels of the engine's words, by list, then by word.
   */
  words?: {
    [k: string]: {
      [k: string]: Word;
    };
  };
}

/**
 * Title and explanation of a group, objective or unit.
 */
export interface Topic {
  /**
   * How organizations usually do it.
   */
  guidance?: string;
  /**
   * Explanation for a newcomer.
   */
  text: string;
  /**
   * Short title.
   */
  title: string;
}

/**
 * What is done about a risk. Source: the options of ISO 31000, in four words.
 */
export type Treatment = "avoid" | "modify" | "share" | "retain";

/**
 * How sure the figures of an assessment are: `aimscore/uncertainty/1`.
 *
 * Answers are independent of each other here, which real ones seldom are. Probabilities are shares of the draws, and the odds
 * of an answer have a resolution of 1/65536.
 */
export interface Uncertainty {
  /**
   * The day for which the statements hold.
   */
  as_of: string;
  /**
   * The catalogue used.
   */
  catalogue: CatalogueRef;
  /**
   * How many are rated with less than high confidence.
   */
  doubted: number;
  /**
   * How many possible outcomes were drawn.
   */
  draws: number;
  /**
   * `aimscore/uncertainty/1`.
   */
  format: "aimscore/uncertainty/1";
  /**
   * The uncertain items in natural order.
   */
  items: ItemVariance[];
  /**
   * The readiness labels, lowest first; none where the policy has none.
   */
  labels: LabelChance[];
  /**
   * The layer of values that is read.
   */
  layer: Layer;
  /**
   * The label that `next_label` means: the one after that of the report; null at the last, or where there is none.
   */
  next: string | null;
  /**
   * By what the questions are put in order.
   */
  next_by: NextBy;
  /**
   * The questions without a rating, best to ask next first.
   */
  next_questions: NextQuestion[];
  /**
   * The headline of each part.
   */
  parts: PartSpread[];
  /**
   * The policy used.
   */
  policy: PolicyRef;
  /**
   * What was believed of questions without a rating: a weight for each level.
   */
  prior: LevelWeight[];
  /**
   * The risks.
   */
  risks: RiskChance[];
  /**
   * The seed, in digits: it may be larger than numbers of some languages.
   */
  seed: string;
  /**
   * The units with an uncertain item.
   */
  units: UnitChance[];
  /**
   * How many questions have no rating.
   */
  unrated: number;
}

/**
 * A unit of the catalogue in its file.
 */
export interface Unit {
  /**
   * Id: a subclause (`4.1`) or a control (`A.2.2`).
   */
  id: string;
  /**
   * The items in natural order.
   *
   * @minItems 1
   */
  items: [Item, ...Item[]];
  /**
   * The control objective it serves.
   */
  objective?: string;
  /**
   * Sources of its facts.
   */
  source?: string[];
}

/**
 * How likely each band of a unit is.
 */
export interface UnitChance {
  /**
   * The bands, lowest first.
   */
  bands: BandChance[];
  /**
   * The unit.
   */
  id: string;
}

/**
 * A unit before and after.
 */
export interface UnitMove {
  /**
   * The figure after.
   */
  after: Figure | null;
  /**
   * The band after.
   */
  band_after: Class | null;
  /**
   * The band before.
   */
  band_before: Class | null;
  /**
   * The figure before; null where it was excluded, had no scored item, or did not exist.
   */
  before: Figure | null;
  /**
   * What each cause moved it by. They sum to `moved`.
   */
  by: MovedBy[];
  /**
   * The unit.
   */
  id: string;
  /**
   * What `low` moved by, in points of percent; null where one of the two has no figure.
   */
  moved: number | null;
}

/**
 * Figure and bands of a unit.
 */
export interface UnitRow {
  /**
   * The band that is certain, on the layer in force; null as the figure is.
   */
  band: Class | null;
  /**
   * The band if every unrated item turned out best; null as the figure is.
   */
  band_best: Class | null;
  /**
   * Whether it was excluded.
   */
  excluded: boolean;
  /**
   * Its figure; null where it is excluded or has no scored item.
   */
  figure: Figure | null;
  /**
   * Its group.
   */
  group: string;
  /**
   * The unit.
   */
  id: string;
}

/**
 * What a unit is in a figure.
 */
export interface UnitShare {
  /**
   * Its band after the weakest link.
   */
  band: Class | null;
  /**
   * Band of its mean before the weakest link, on the layer in force; null where it has no figure.
   */
  band_of_mean: Class | null;
  /**
   * Whether it was excluded.
   */
  excluded: boolean;
  /**
   * The items that hold the band below that of the mean, by the policy's rule `weakest_link`.
   */
  held_by: string[];
  /**
   * Its exact share of the figure; 0 where it does not count.
   */
  share: string;
  /**
   * Whether nobody decided on it, so that it counts as included.
   */
  undecided: boolean;
  /**
   * The unit.
   */
  unit_id: string;
}

/**
 * Gaps to close together.
 */
export interface Wave {
  /**
   * Its work, in person-days.
   */
  days: number;
  /**
   * Its gaps, in the order in which to look at them.
   */
  gap_ids: string[];
  /**
   * Its number, from 1.
   */
  number: number;
}

/**
 * Bands that a unit cannot rise above while it has a weak item.
 */
export interface WeakestLink {
  /**
   * Highest band with an item at N or unrated.
   */
  not_or_unrated: Class;
  /**
   * Highest band with an item at P.
   */
  partially: Class;
  /**
   * Why this rule.
   */
  why: string;
}

/**
 * Weight of a unit.
 */
export interface Weight {
  /**
   * The unit.
   */
  unit_id: string;
  /**
   * 0 to 100.
   */
  weight: number;
}

/**
 * A word of the engine in this language.
 */
export interface Word {
  /**
   * Short label.
   */
  label: string;
  /**
   * What it means.
   */
  text?: string;
}

/**
 * An assessment as the engine writes it: in natural order, with every list, empty or not.
 */
export type NormalizedAssessment = Required<Assessment> & { settings: Required<Settings> };
