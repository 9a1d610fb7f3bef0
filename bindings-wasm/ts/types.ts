// Made from the JSON Schemas by `cargo xtask bless`; not to be edited.

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
}

/**
 * Rules of the Statement of Applicability.
 */
export interface ApplicabilityRules {
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
 * The stage of a certification audit that looks at a document.
 */
export type AuditStage = "stage_1" | "stage_2";

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
   * The parts, each with its own headline figure.
   *
   * @minItems 1
   */
  parts: [Part, ...Part[]];
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
 * An exclusion that contradicts clauses.
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
 * How far a document is asked for.
 */
export type Demand = "mandatory" | "conditional" | "recommended";

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
 * Rough work to bring something from nothing to fully in place: 1, 2, 5, 10, 20 person-days (project convention: steps that people can tell apart).
 */
export type Effort = "XS" | "S" | "M" | "L" | "XL";

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
   * The part, group or unit.
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
export type FigureKind = "part" | "group" | "unit";

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
 * A gap between what is stated and the top.
 */
export interface Gap {
  /**
   * What is stated: a rating, an evidence level, a status or a decision; null where nothing is.
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
   * What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force.
   */
  gain: number;
  /**
   * How grave: that of the finding it would leave behind. An incomplete row counts as `not_assessed`, lacking evidence and a control document in draft as `improvement` (project convention).
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
   * What would close it, in the same words.
   */
  target: string;
  /**
   * The unit where it lies.
   */
  unit_id: string;
}

/**
 * What kind of gap it is, and what closes it.
 */
export type GapKind = "item" | "unknown" | "evidence" | "document" | "applicability";

/**
 * Grade of a finding, worst first. Indicative only: just a certification body grades findings. Words from ISO/IEC 17021-1, made weaker.
 */
export type Grade = "potential_major" | "potential_minor" | "not_assessed" | "improvement" | "no_gap_stated";

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
  | "first_label_has_conditions"
  | "missing_text"
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
   * How much it matters in each role.
   */
  roles?: Roles;
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
export type NoticeCode = "undecided_controls" | "excluded_units" | "weights" | "groups_without_figure";

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
   * What the statements rest on.
   */
  basis: ReportBasis;
  /**
   * The catalogue used.
   */
  catalogue: CatalogueRef;
  /**
   * The register of documents.
   */
  documents: DocumentRow[];
  /**
   * Version of the engine.
   */
  engine_version: string;
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
   * The Statement of Applicability.
   */
  statement_of_applicability: StatementOfApplicability;
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
  | "excluded_but_in_place";

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
   * The layer that bands, findings and readiness read; absent: `declared`.
   */
  evidence_rule?: Layer;
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
 * The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files.
 */
export interface Texts {
  /**
   * Id of the catalogue.
   */
  catalogue?: string;
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
   * Groups by id.
   */
  groups?: {
    [k: string]: Topic;
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
   * Parts by id.
   */
  parts?: {
    [k: string]: Topic;
  };
  /**
   * Sentences of reports, with `{parameters}`.
   */
  sentences?: {
    [k: string]: string;
  };
  /**
   * The steps of an implementation.
   */
  steps?: Section[];
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
 * Title and explanation of a part, group, objective or unit.
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
