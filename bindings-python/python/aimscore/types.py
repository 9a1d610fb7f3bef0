"""Shapes of the documents, as dicts.

Generated from the JSON Schemas by `cargo xtask bless`; do not edit.
"""

from typing import Literal, TypeAlias, TypedDict

__all__ = [
    "Acceptance",
    "AiSystem",
    "Answer",
    "ApplicabilityRow",
    "ApplicabilityRules",
    "Assessment",
    "AuditRow",
    "AuditStage",
    "AuditStageRow",
    "BandChance",
    "Basis",
    "Blocker",
    "Cap",
    "CapRule",
    "CatalogueChoice",
    "CatalogueData",
    "CatalogueRef",
    "Cause",
    "Chance",
    "Changes",
    "Choice",
    "Class",
    "Comparison",
    "ComparisonNotice",
    "Condition",
    "ConditionRule",
    "Confidence",
    "Conflict",
    "Consequence",
    "Criterion",
    "Crosswalk",
    "CrosswalkEntry",
    "CrosswalkGroup",
    "CrosswalkRow",
    "CrosswalkText",
    "Decision",
    "DecisionMove",
    "DefaultRating",
    "Demand",
    "Dimension",
    "Document",
    "DocumentKind",
    "DocumentMove",
    "DocumentRow",
    "DocumentStatement",
    "DocumentStatus",
    "DocumentText",
    "Driver",
    "DriverKind",
    "Effectiveness",
    "EffectivenessEnd",
    "Effort",
    "EntryRow",
    "EntryText",
    "EvidenceLevel",
    "ExactFigure",
    "ExactSpread",
    "ExclusionAnswers",
    "Explanation",
    "Extremes",
    "Figure",
    "FigureKind",
    "FigureMove",
    "Finding",
    "FindingRule",
    "Gap",
    "GapEffort",
    "GapKind",
    "Grade",
    "Grid",
    "GridRef",
    "GridText",
    "GroupData",
    "GroupRow",
    "IdMoves",
    "ImplementationStatus",
    "Issue",
    "IssueCode",
    "IssueList",
    "ItemData",
    "ItemMove",
    "ItemShare",
    "ItemState",
    "ItemVariance",
    "Kind",
    "Label",
    "LabelChance",
    "LabelMove",
    "Layer",
    "LayerFigure",
    "LegalDate",
    "Level",
    "LevelWeight",
    "Link",
    "LinkBasis",
    "LinkSource",
    "MatrixCell",
    "Message",
    "MovedBy",
    "NextBy",
    "NextQuestion",
    "Noted",
    "Notice",
    "NoticeCode",
    "Organization",
    "OrganizationRole",
    "OscalControls",
    "OscalOrigin",
    "OwnControl",
    "OwnControlRow",
    "PartData",
    "PartSpread",
    "PartSupport",
    "PartText",
    "Path",
    "PathOutcome",
    "Policy",
    "PolicyRef",
    "Prerequisite",
    "Question",
    "RankText",
    "RatedPoint",
    "Readiness",
    "Reason",
    "ReasonKind",
    "RedLine",
    "Relation",
    "Relevance",
    "Report",
    "ReportBasis",
    "ReviewInputData",
    "ReviewRow",
    "ReviewTopic",
    "Risk",
    "RiskChance",
    "RiskControls",
    "RiskLevelChance",
    "RiskLibrary",
    "RiskMove",
    "RiskRange",
    "RiskRegister",
    "RiskRow",
    "RiskRule",
    "RiskRules",
    "RiskState",
    "Roadmap",
    "RoadmapRules",
    "RoadmapStep",
    "Roles",
    "RowIssue",
    "RowRule",
    "Scenario",
    "ScenarioText",
    "Scope",
    "ScoredWith",
    "Section",
    "Settings",
    "Source",
    "Spread",
    "Stage",
    "StatedResidual",
    "StatementOfApplicability",
    "StepData",
    "StepProgress",
    "StepRow",
    "Steps",
    "StockPhrases",
    "SuggestedScenario",
    "Suggestion",
    "Support",
    "SupportFigure",
    "Systemic",
    "TagRow",
    "Target",
    "Taxonomy",
    "TaxonomyRow",
    "TaxonomyText",
    "Term",
    "Texts",
    "Topic",
    "Treatment",
    "Uncertainty",
    "UnitChance",
    "UnitData",
    "UnitMove",
    "UnitRow",
    "UnitShare",
    "Wave",
    "WeakestLink",
    "Weight",
    "Word",
]


Confidence: TypeAlias = Literal["high", "medium", "low"]
"""How sure the person is of an answer. Used for the spread of figures, never for the figures themselves."""


EvidenceLevel: TypeAlias = Literal["none", "said", "document", "record", "independent"]
"""How far an answer is backed by evidence (project convention: what an auditor would accept, from nothing to an
independent check).

`none`: Nothing, or not stated: holds an answer at P.

`said`: People say so: holds an answer at P.

`document`: A document describes it: holds an answer at L.

`record`: A record shows that it was done.

`independent`: Somebody independent checked it.
"""


class _Answer(TypedDict):
    item_id: str
    """The item."""


class Answer(_Answer, total=False):
    """An answer to one item."""

    assessor: str
    """Who gave the answer."""
    confidence: Confidence
    """How sure the person is; absent counts as `high`."""
    due_on: str
    """When it is to be in place, `YYYY-MM-DD`."""
    evidence: list[str]
    """Names or links of evidence."""
    evidence_level: EvidenceLevel
    """How far it is backed; absent counts as `none`."""
    flagged: bool
    """To be looked at again. Moves no figure."""
    note: str
    """A note."""
    owner: str
    """Who answers for the item."""
    rating: Literal["not", "partially", "largely", "fully", "unsure"] | str
    """A level of the catalogue's scale (`not`, `partially`, `largely`, `fully` in the built-in one), or `unsure`;
    absent: noted, not answered yet.
    """


DriverKind: TypeAlias = Literal["risk", "clause", "law", "contract", "policy"]
"""What makes a control necessary."""


class Driver(TypedDict):
    """What makes a control necessary."""

    kind: DriverKind
    """What kind of thing."""
    ref: str
    """Its name: a risk's id, a clause, a law, a contract, a policy."""


class ExclusionAnswers(TypedDict, total=False):
    """The two answers that an exclusion states. The usual grounds; an exclusion without them is reported, not
    refused.
    """

    no_outside_duty_calls_for_it: bool
    """Whether no law, contract or other outside duty calls for it."""
    no_risk_calls_for_it: bool
    """Whether no risk calls for the control."""


class _Decision(TypedDict):
    control_id: str
    """The control."""
    included: bool
    """Whether it is included."""


class Decision(_Decision, total=False):
    """A decision on a unit of an excludable part: a row of the Statement of Applicability."""

    drivers: list[Driver]
    """What makes it necessary."""
    evidence: list[str]
    """Names or links of evidence."""
    exclusion: ExclusionAnswers
    """The two answers that an exclusion states."""
    justification: str
    """Why; an exclusion must have one."""
    owner: str
    """Who answers for it."""
    review_on: str
    """When the decision is looked at again, `YYYY-MM-DD`."""


class _CatalogueChoice(TypedDict):
    id: str
    """Id, for example `iso-42001`."""


class CatalogueChoice(_CatalogueChoice, total=False):
    """Which catalogue an assessment is for."""

    edition: str
    """Edition; absent: the one at hand."""
    version: str
    """Version of the catalogue; absent: the one at hand."""


DocumentStatus: TypeAlias = Literal["missing", "draft", "approved"]
"""Status of a document; for a record read `approved` as "in place"."""


class _DocumentStatement(TypedDict):
    document_id: str
    """The document."""
    status: DocumentStatus
    """Its status."""


class DocumentStatement(_DocumentStatement, total=False):
    """The status of a document."""

    owner: str
    """Who answers for it."""
    reference: str
    """Where it is."""


OrganizationRole: TypeAlias = Literal["developer", "provider", "deployer"]
"""What an organization does with AI. Our own three words; ISO/IEC 22989 has finer ones, and "deployer" is also a
word of EU law.

`developer`: Builds AI systems.

`provider`: Offers AI systems or services to others.

`deployer`: Uses AI systems in its own work.
"""


class Organization(TypedDict, total=False):
    """The organization that is assessed."""

    name: str
    """Its name."""
    roles: list[OrganizationRole]
    """What it does with AI."""


class _OwnControl(TypedDict):
    id: str
    """Its id, with another prefix than the catalogue's."""
    title: str
    """Its title."""


class OwnControl(_OwnControl, total=False):
    """A control of one's own."""

    rating: Literal["not", "partially", "largely", "fully", "unsure"] | str
    """How far it is in place: a level of the scale, or `unsure`."""


class Consequence(TypedDict, total=False):
    """How bad a risk is, as ranks of the grid, from 1."""

    individuals: int
    """For people."""
    organization: int
    """For the organization."""
    society: int
    """For society."""


class RiskControls(TypedDict, total=False):
    """The controls that treat a risk."""

    primary: list[str]
    """Those whose state holds the risk: controls of the catalogue."""
    supporting: list[str]
    """Those that help; shown, not counted. May be controls of one's own."""


class StatedResidual(TypedDict):
    """What a person holds to be left of a risk, as ranks of the grid, from 1."""

    consequence: int
    """Consequence."""
    likelihood: int
    """Likelihood."""


Treatment: TypeAlias = Literal["avoid", "modify", "share", "retain"]
"""What is done about a risk. Source: the options of ISO 31000, in four words.

`avoid`: What brings the risk is not begun, or stopped.

`modify`: Controls change its likelihood or consequence.

`share`: Others bear a part of it, by contract or insurance.

`retain`: It is kept knowingly, by somebody who may decide that.
"""


class _Risk(TypedDict):
    id: str
    """Its id, the user's own."""


class Risk(_Risk, total=False):
    """A risk."""

    accepted_by: str
    """Who accepted what is left of it."""
    consequence: Consequence
    """How bad it is before controls, for each that it falls on."""
    control_ids: RiskControls
    """The controls that treat it; absent: those of its scenario."""
    likelihood: int | Literal["not_estimable"]
    """How likely it is before controls: a rank of the grid, or `not_estimable`; absent: not assessed."""
    owner: str
    """Who answers for it."""
    red_lines: list[str]
    """The red lines that it crosses."""
    residual: StatedResidual
    """What a person holds to be left after controls. Wins over the computed one."""
    scenario_id: str
    """The scenario that it comes from."""
    system_ids: list[str]
    """The AI systems that it concerns; none: the organization."""
    tags: list[str]
    """Tags beside those of its scenario."""
    title: str
    """Its title; must be there where no scenario gives it one."""
    treatment: Treatment
    """What is done about it."""


class Scope(TypedDict, total=False):
    """What the management system covers."""

    boundaries: str
    """Where it ends."""
    exclusions: str
    """What it leaves out."""
    statement: str
    """The scope in words."""


class _Acceptance(TypedDict):
    acceptable: bool
    """Whether a risk of this level may stay as it is."""
    level: str
    """The level."""


class Acceptance(_Acceptance, total=False):
    """Whether a residual level is acceptable."""

    accepted_by: str
    """Who may accept it all the same."""
    review_within_weeks: int
    """How soon it is looked at again, in weeks, 1 to 255."""


Effort: TypeAlias = Literal["XS", "S", "M", "L", "XL"]
"""Rough work to bring something from nothing to fully in place: 1, 2, 5, 10, 20 person-days (project convention:
steps that people can tell apart).
"""


class GapEffort(TypedDict):
    """Work to close a gap."""

    effort: Effort
    """The work."""
    gap_id: str
    """The gap: its kind, a point, what it is about, as in `item.4.1-r1`. It need not be open."""


Layer: TypeAlias = Literal["declared", "evidenced"]
"""Which layer of values a rule reads.

`declared`: The rating after the document rule.

`evidenced`: That, held by the evidence level.
"""


class Grid(TypedDict):
    """A labelled, versioned grid: the level of a risk by consequence and likelihood. It rises in both directions and
    uses every level.
    """

    consequence: list[str]
    """The ranks of consequence, lowest first: 2 to 10."""
    id: str
    """Id, for example `5x5`."""
    levels: list[str]
    """The levels, lowest first: 2 to 10."""
    likelihood: list[str]
    """The ranks of likelihood, lowest first: 2 to 10."""
    rows: list[list[str]]
    """For each rank of consequence, the level at each rank of likelihood."""
    version: str
    """Version (semantic versioning)."""


class RedLine(TypedDict):
    """A line that no risk may cross."""

    id: str
    """Its id, the user's own."""
    title: str
    """The line in words."""


class Target(TypedDict):
    """The rating that is enough for an item."""

    item_id: str
    """The item."""
    rating: Literal["not", "partially", "largely", "fully"] | str
    """A level of the catalogue's scale."""


class Weight(TypedDict):
    """Weight of a unit."""

    unit_id: str
    """The unit."""
    weight: int
    """0 to 100."""


class Settings(TypedDict, total=False):
    """Settings of the scoring."""

    acceptance: list[Acceptance]
    """Which residual levels are acceptable, and who accepts the others; absent: as the policy says. A level that is
    not named is not acceptable.
    """
    capacity_days: int
    """Work that fits into one wave of the roadmap, in person-days, 1 to 255; absent: that of the policy."""
    efforts: list[GapEffort]
    """Work to close gaps, where it is not that of the catalogue."""
    evidence_rule: Layer
    """The layer that bands, findings and readiness read; absent: `declared`."""
    grid: str
    """The grid of risk levels: one of the catalogue or of `grids`; absent: the first of the catalogue."""
    grids: list[Grid]
    """Grids of one's own."""
    red_lines: list[RedLine]
    """Red lines of one's own."""
    targets: list[Target]
    """Ratings that are enough for items; an item without one is to reach the top level."""
    weights: list[Weight]
    """Weights of units in group and part figures; a unit without one weighs 1."""


Stage: TypeAlias = Literal["governance", "inception", "design_development", "data", "verification_validation", "deployment", "operation", "retirement"]
"""Stage of an AI system's life cycle."""


class _AiSystem(TypedDict):
    id: str
    """Its id, the user's own."""
    name: str
    """Its name."""


class AiSystem(_AiSystem, total=False):
    """An AI system of the organization."""

    life_cycle_stage: Stage
    """Where it stands in its life."""
    owner: str
    """Who answers for it."""
    purpose: str
    """What it is for."""
    roles: list[OrganizationRole]
    """What the organization does with it."""
    traits: list[str]
    """Facts about it that decide which risk scenarios fit it: traits of the catalogue."""


class _Assessment(TypedDict):
    as_of: str
    """The day for which the statements hold, `YYYY-MM-DD`."""
    catalogue: CatalogueChoice
    """The catalogue that the answers are for."""
    format: Literal["aimscore/assessment/1"]
    """`aimscore/assessment/1`."""


class Assessment(_Assessment, total=False):
    """What a person states about an organization: `aimscore/assessment/1`."""

    answers: list[Answer]
    """The answers; an item without one is unanswered."""
    applicability: list[Decision]
    """The decisions on units that can be excluded; a unit without one is undecided."""
    documents: list[DocumentStatement]
    """The status of documents; a document without one has no effect on scores."""
    organization: Organization
    """The organization."""
    own_controls: list[OwnControl]
    """Controls of one's own beside those of the catalogue. They stand in the Statement of Applicability and count in
    no figure.
    """
    risks: list[Risk]
    """Risks."""
    scope: Scope
    """What the management system covers."""
    settings: Settings
    """Settings of the scoring."""
    systems: list[AiSystem]
    """Its AI systems."""


Demand: TypeAlias = Literal["mandatory", "conditional", "recommended"]
"""How far a document is asked for.

`mandatory`: A clause asks for it.

`conditional`: A control asks for it, if the control applies.

`recommended`: Nothing asks for it; most organizations have it.
"""


DocumentKind: TypeAlias = Literal["document", "record"]
"""What a document is for.

`document`: Kept up to date.

`record`: Kept as evidence of something done.
"""


AuditStage: TypeAlias = Literal["stage_1", "stage_2"]
"""The stage of a certification audit that looks at a document."""


class _Document(TypedDict):
    demand: Demand
    """How far it is asked for."""
    effort: Effort
    """Rough work to make it."""
    id: str
    """Id, for example `DOC-4.3`."""
    kind: DocumentKind
    """What it is for."""
    unit: str
    """The unit that asks for it, or where it is most used."""


class Document(_Document, total=False):
    """A document that is asked for or customary."""

    also: list[str]
    """Further units where it is used."""
    if_missing: Literal["potential_major", "potential_minor"]
    """Grade of a finding where it is missing; only mandatory ones have it. Editorial."""
    looked_at: AuditStage
    """The audit stage that looks at it; absent for recommended ones."""
    source: list[str]
    """Sources of the fact."""


class OscalControls(TypedDict):
    """The controls that a unit was made of."""

    ids: list[str]
    """Their ids: its own, then those of the controls that are nested in it."""
    unit: str
    """The unit."""


class _OscalOrigin(TypedDict):
    catalog: str
    """The catalog: its text, to the last byte, without a byte order mark."""


class OscalOrigin(_OscalOrigin, total=False):
    """The catalog of OSCAL that a framework was read from, so that an export gives it back as it was."""

    controls: list[OscalControls]
    """What units are called there, in the natural order of the units; absent: as they are here."""


Basis: TypeAlias = Literal["requirement", "practice"]
"""Where an item comes from.

`requirement`: The clause or control asks for it: it is scored.

`practice`: Good practice beyond it: shown, never scored.
"""


Kind: TypeAlias = Literal["define", "operate", "evaluate"]
"""What an item looks at.

`define`: Planned, designed, decided or written: looked at in stage 1.

`operate`: Done in daily work.

`evaluate`: Checked whether it works.
"""


Relevance: TypeAlias = Literal["high", "medium", "low"]
"""How much an item matters to an organization in a role. Editorial."""


class Roles(TypedDict):
    """Relevance of an item by role. The roles are our own three; ISO/IEC 22989 has finer ones."""

    deployer: Relevance
    """To those who use them."""
    developer: Relevance
    """To those who build AI systems."""
    provider: Relevance
    """To those who offer them."""


class _ItemData(TypedDict):
    basis: Basis
    """Whether it is scored."""
    effort: Effort
    """Rough work to put it in place."""
    hint: Literal["potential_major", "potential_minor"]
    """Grade of a finding where it is missing altogether: `potential_major` or `potential_minor`. Editorial."""
    id: str
    """Id: a requirement (`4.1-r1`) or a check (`A.2.2-c1`)."""
    kind: Kind
    """What it looks at."""
    minutes: int
    """Minutes to think and answer, 1 to 60. Editorial."""


class ItemData(_ItemData, total=False):
    """An item of the catalogue: what one question asks."""

    document: str
    """The mandatory document that it asks for."""
    quick: bool
    """Whether a short look asks for it. Editorial."""
    roles: Roles
    """How much it matters in each role."""
    seconds: int
    """Seconds to read the question and choose a level, without looking anything up, 1 to 3600: 8, and one for three
    of its words, rounded up (project convention). What to ask next is weighed by it; by `minutes` where it is
    absent.
    """
    source: list[str]
    """Sources of the fact."""
    stages: list[Stage]
    """The life-cycle stages it concerns."""


class _UnitData(TypedDict):
    id: str
    """Id: a subclause (`4.1`) or a control (`A.2.2`)."""
    items: list[ItemData]
    """The items in natural order."""


class UnitData(_UnitData, total=False):
    """A unit of the catalogue in its file."""

    objective: str
    """The control objective it serves."""
    source: list[str]
    """Sources of its facts."""


class _GroupData(TypedDict):
    id: str
    """Id: a clause (`4`) or an area (`A.2`)."""
    units: list[UnitData]
    """The units in natural order."""


class GroupData(_GroupData, total=False):
    """A group of the catalogue in its file."""

    objectives: list[str]
    """Ids of its control objectives."""


class PartData(TypedDict):
    """A part of the catalogue in its file."""

    excludable: bool
    """Whether its units can be excluded, with a justification."""
    groups: list[GroupData]
    """The groups in natural order."""
    id: str
    """Id, for example `controls`."""


ReviewTopic: TypeAlias = Literal["earlier_actions", "context", "needs", "nonconformities", "monitoring", "audit_results", "improvement", "risks"]
"""What an input of a management review is about.

`earlier_actions`: What became of the actions of earlier reviews.

`context`: Changes around and inside the organization.

`needs`: Changes in the needs of interested parties.

`nonconformities`: Nonconformities and corrective actions.

`monitoring`: Results of monitoring and measurement.

`audit_results`: Results of audits.

`improvement`: Chances for continual improvement.

`risks`: Risks, and how AI turns out in practice.
"""


class ReviewInputData(TypedDict):
    """An input of a management review."""

    item: str
    """The item that asks for it."""
    topic: ReviewTopic
    """What it is about."""


Dimension: TypeAlias = Literal["organization", "individuals", "society"]
"""Whom a consequence falls on. The worst of the three counts."""


class DefaultRating(TypedDict):
    """A rating to begin with."""

    consequence: int
    """Rank of consequence, from 1."""
    likelihood: int
    """Rank of likelihood, from 1."""


class _Scenario(TypedDict):
    id: str
    """Id, for example `AIR-01`."""


class Scenario(_Scenario, total=False):
    """A risk to start from. Editorial."""

    affects: list[Dimension]
    """Whom it may fall on."""
    clauses: list[str]
    """Clauses that deal with it."""
    default: DefaultRating
    """A rating to begin with, on the first grid. Prefills a form; enters no computation."""
    laws: list[str]
    """Law that speaks of it: id of a crosswalk, a point, id of its entry."""
    primary: list[str]
    """The controls that treat it: their state is what holds the risk."""
    roles: list[OrganizationRole]
    """The roles whose work it concerns; none: every role."""
    supporting: list[str]
    """Controls that help. Shown, not counted."""
    tags: list[str]
    """Tags of the taxonomies."""
    traits: list[str]
    """It fits a system with one of these traits; none: every system."""


class _Taxonomy(TypedDict):
    id: str
    """Id."""


class Taxonomy(_Taxonomy, total=False):
    """A list of tags."""

    tags: list[str]
    """Its tags."""


class RiskLibrary(TypedDict, total=False):
    """What a catalogue brings for the register of risks."""

    grids: list[Grid]
    """Grids of risk levels; the first is used where an assessment names none."""
    red_lines: list[str]
    """Lines that no risk may cross, whatever its level."""
    scenarios: list[Scenario]
    """Scenarios to start from."""
    taxonomies: list[Taxonomy]
    """Lists of tags by which risks are sorted."""
    traits: list[str]
    """Facts about an AI system that decide which scenarios fit it."""


Class: TypeAlias = Literal["N", "P", "L", "F"]
"""Class of a level or band: N not, P partially, L largely, F fully. Source: the N-P-L-F scale of ISO/IEC 33020."""


_Level = TypedDict(
    "_Level",
    {
        "class": Class,
        "id": str,
    },
)


class Level(_Level):
    """A level of the rating scale."""


class Source(TypedDict):
    """A source of facts."""

    id: str
    """Short key."""
    title: str
    """What it is."""


class _StepData(TypedDict):
    id: str
    """Id, for example `internal_audit`."""


class StepData(_StepData, total=False):
    """A step of an implementation: the units that it works on."""

    groups: list[str]
    """Groups whose units it works on."""
    parts: list[str]
    """Parts whose units it works on."""
    units: list[str]
    """Units that it works on. A step with none of the three lies outside the catalogue."""


class _CatalogueData(TypedDict):
    edition: str
    """Edition of the framework, for example `2023`."""
    format: Literal["aimscore/catalogue/1"]
    """`aimscore/catalogue/1`."""
    id: str
    """Id of the framework, for example `iso-42001`."""
    parts: list[PartData]
    """The parts, each with its own headline figure."""
    scale: list[Level]
    """The rating scale: 2 to 11 levels, worst first; the value of a level is its place, from 0."""
    version: str
    """Version of this catalogue (semantic versioning)."""


class CatalogueData(_CatalogueData, total=False):
    """A catalogue as it stands in a file: `aimscore/catalogue/1`."""

    documents: list[Document]
    """The documents that are asked for or customary."""
    oscal: OscalOrigin
    """The catalog of OSCAL that it was read from."""
    review_inputs: list[ReviewInputData]
    """What a management review must look at."""
    risks: RiskLibrary
    """What the register of risks is made with."""
    sources: list[Source]
    """Where the facts come from."""
    steps: list[StepData]
    """The steps of an implementation."""


class LayerFigure(TypedDict):
    """Low, score and high on one layer, in percent."""

    high: float
    """Unrated items at their best."""
    low: float
    """Unrated items at their worst."""
    score: float | None
    """Rated items only; null where nothing is rated."""


class Figure(TypedDict):
    """A figure with its basis: how much is in place, as a range that is certain, and how much of it is known."""

    applicable: int
    """Number of items that the figure counts."""
    coverage: float
    """Percent of the items that are rated, weighted as the figure is."""
    evidenced: LayerFigure
    """The same on the evidenced layer."""
    high: float
    """Percent in place if every unrated item turned out best."""
    low: float
    """Percent in place if every unrated item turned out worst, on the declared layer."""
    rated: int
    """Number of rated items that the figure counts."""
    score: float | None
    """Percent in place among the rated items; null where nothing is rated."""


class GroupRow(TypedDict):
    """Figure of a group."""

    figure: Figure | None
    """Its figure; null where no unit counts."""
    id: str
    """The group."""
    part: str
    """Its part."""


class UnitRow(TypedDict):
    """Figure and bands of a unit."""

    band: Class | None
    """The band that is certain, on the layer in force; null as the figure is."""
    band_best: Class | None
    """The band if every unrated item turned out best; null as the figure is."""
    excluded: bool
    """Whether it was excluded."""
    figure: Figure | None
    """Its figure; null where it is excluded or has no scored item."""
    group: str
    """Its group."""
    id: str
    """The unit."""


class Changes(TypedDict):
    """What a change did to the figures."""

    groups: list[GroupRow]
    """The groups whose row changed."""
    headline: dict[str, Figure | None]
    """Figure of each part, changed or not."""
    label: str | None
    """The readiness label; null where the policy has none."""
    units: list[UnitRow]
    """The units whose row changed."""


class CatalogueRef(TypedDict):
    """Id, version and hash of a data file, so that a report says what it was made with."""

    edition: str
    """Edition of the framework."""
    hash: str
    """`sha256:` and the hash of the catalogue's canonical JSON."""
    id: str
    """Id of the framework."""
    version: str
    """Version of the catalogue."""


class PolicyRef(TypedDict):
    """Id, version and hash of a policy."""

    hash: str
    """`sha256:` and the hash of the policy's canonical JSON."""
    id: str
    """Id."""
    version: str
    """Version."""


class ScoredWith(TypedDict):
    """What an assessment was scored with."""

    as_of: str
    """The day for which the statements hold."""
    catalogue: CatalogueRef
    """The catalogue."""
    policy: PolicyRef
    """The policy."""


Choice: TypeAlias = Literal["included", "excluded", "undecided"]
"""What was decided on a control."""


class DecisionMove(TypedDict):
    """A decision before and after."""

    after: Choice | None
    """What is decided after."""
    before: Choice | None
    """What was decided before; null where there was no such control."""
    control_id: str
    """The control."""


class DocumentMove(TypedDict):
    """A document before and after."""

    after: DocumentStatus | None
    """Its status after."""
    before: DocumentStatus | None
    """Its status before; null where none was stated."""
    document_id: str
    """The document."""


class IdMoves(TypedDict):
    """What is gone and what is new, by id."""

    gone: list[str]
    """Those that are gone."""
    new: list[str]
    """Those that are new."""


Cause: TypeAlias = Literal["answers_and_documents", "applicability", "risks_and_settings", "catalogue", "policy"]
"""Because of what figures move. What is new is put in the place of what was, in this order, one after the other.

`answers_and_documents`: Other answers, or another status of documents.

`applicability`: Other decisions on controls.

`risks_and_settings`: Other risks, systems or settings.

`catalogue`: Another version of the catalogue.

`policy`: Another policy.
"""


class MovedBy(TypedDict):
    """What a cause moved a figure by."""

    cause: Cause
    """The cause."""
    moved: float | None
    """What `low` moved by, in points of percent; null where nobody can tell, or where no figure is left: then the
    next cause that gives one again holds what both did.
    """


class FigureMove(TypedDict):
    """A figure before and after."""

    after: Figure | None
    """The figure after."""
    before: Figure | None
    """The figure before; null where nothing counted, or where there was no such part or group."""
    by: list[MovedBy]
    """What each cause moved it by. They sum to `moved`."""
    id: str
    """The part or group."""
    moved: float | None
    """What `low` moved by, in points of percent; null where one of the two has no figure."""


class ItemState(TypedDict):
    """What is stated about an item."""

    evidence_level: EvidenceLevel | None
    """The evidence level; null where none is stated."""
    rating: str | None
    """The rating; null where there is none."""


class ItemMove(TypedDict):
    """An item before and after."""

    after: ItemState
    """What is stated after."""
    before: ItemState
    """What was stated before."""
    item_id: str
    """The item."""


class LabelMove(TypedDict):
    """The label before and after."""

    after: str | None
    """The label after."""
    before: str | None
    """The label before."""
    by: list[Cause]
    """The causes that changed it, in their order."""


ComparisonNotice: TypeAlias = Literal["catalogue_not_given", "policy_does_not_fit"]
"""What a reader of a comparison must know.

`catalogue_not_given`: The earlier assessment is for another version of the catalogue, which was not given: it
was scored with the one at hand.

`policy_does_not_fit`: The earlier policy does not fit the later catalogue: what both did stands under the
catalogue.
"""


class RiskState(TypedDict):
    """How a risk stands."""

    above_acceptance: bool | None
    """Whether what is left is more than is acceptable; null where nobody can tell."""
    inherent: str | None
    """Its level before controls; null where it is not rated."""
    residual: str | None
    """Its level after controls, at the worse end; null where it is not assessed."""
    treatment: Treatment | None
    """What is done about it."""


class RiskMove(TypedDict):
    """A risk before and after."""

    after: RiskState | None
    """How it stands after."""
    before: RiskState | None
    """How it stood before; null where it was not in the register."""
    by: list[Cause]
    """The causes that changed it, in their order."""
    id: str
    """The risk."""


class UnitMove(TypedDict):
    """A unit before and after."""

    after: Figure | None
    """The figure after."""
    band_after: Class | None
    """The band after."""
    band_before: Class | None
    """The band before."""
    before: Figure | None
    """The figure before; null where it was excluded, had no scored item, or did not exist."""
    by: list[MovedBy]
    """What each cause moved it by. They sum to `moved`."""
    id: str
    """The unit."""
    moved: float | None
    """What `low` moved by, in points of percent; null where one of the two has no figure."""


class Comparison(TypedDict):
    """Two assessments, before and after: `aimscore/comparison/1`. Lists hold what differs; those of parts hold all."""

    after: ScoredWith
    """What the later one was scored with."""
    applicability: list[DecisionMove]
    """The decisions on controls."""
    before: ScoredWith
    """What the earlier one was scored with."""
    documents: list[DocumentMove]
    """The documents."""
    findings: IdMoves
    """The findings, by id."""
    format: Literal["aimscore/comparison/1"]
    """`aimscore/comparison/1`."""
    gaps: IdMoves
    """The gaps, by id."""
    groups: list[FigureMove]
    """The groups."""
    items: list[ItemMove]
    """The items."""
    label: LabelMove | None
    """The readiness label; null where neither policy has any."""
    notices: list[ComparisonNotice]
    """What a reader must know."""
    parts: list[FigureMove]
    """The parts."""
    risks: list[RiskMove]
    """The risks."""
    units: list[UnitMove]
    """The units."""


class LegalDate(TypedDict):
    """A date of law."""

    about: str
    """What it is about, for example `applies`."""
    on: str
    """The day."""


LinkBasis: TypeAlias = Literal["published", "editorial"]
"""Where a link between two frameworks comes from.

`published`: A published source pairs the two.

`editorial`: Nobody but the makers of the map pairs them.
"""


Relation: TypeAlias = Literal["equivalent", "overlap", "partial", "weak", "related"]
"""How a unit and an entry of another framework relate.

`equivalent`: The same demand or mechanics: what is there can be used again.

`overlap`: Much can be used again; something is to be added.

`partial`: One part only.

`weak`: A neighbouring topic.

`related`: They speak of the same thing; the source does not say how near.
"""


class _Link(TypedDict):
    basis: LinkBasis
    """Where it comes from."""
    confidence: Confidence
    """How sure that is."""
    relation: Relation
    """How they relate."""
    units: list[str]
    """The units."""


class Link(_Link, total=False):
    """Units that speak of an entry, and how."""

    source: list[str]
    """Its sources."""


Support: TypeAlias = Literal["strong", "partial", "weak", "none"]
"""How much of an entry of another framework a management system gives evidence for."""


class _CrosswalkEntry(TypedDict):
    id: str
    """Id."""


class CrosswalkEntry(_CrosswalkEntry, total=False):
    """An entry of another framework: an article, a subcategory, a control."""

    addressees: list[OrganizationRole]
    """Whom it addresses, where it says so."""
    dates: list[LegalDate]
    """Dates of law, each with what it is about."""
    group: str
    """Its group."""
    high_risk_only: bool
    """Whether it concerns high-risk systems only, where the framework knows such."""
    links: list[Link]
    """The units that speak of it."""
    support: Support
    """How much of it a management system gives evidence for. Editorial."""


class _CrosswalkGroup(TypedDict):
    id: str
    """Id."""


class CrosswalkGroup(_CrosswalkGroup, total=False):
    """A division of another framework."""

    within: str
    """The group that it is a part of; groups stand after those that hold them."""


class LinkSource(TypedDict):
    """Where links come from."""

    id: str
    """Short key."""
    title: str
    """What it is."""


class _Crosswalk(TypedDict):
    catalogue: str
    """Id of the catalogue whose units it names."""
    format: Literal["aimscore/crosswalk/1"]
    """`aimscore/crosswalk/1`."""
    id: str
    """Id, for example `nist-ai-rmf`."""
    law: bool
    """Whether the other framework is law."""
    status_on: str
    """The day on which the other framework was looked at."""
    version: str
    """Version (semantic versioning)."""


class Crosswalk(_Crosswalk, total=False):
    """A crosswalk: `aimscore/crosswalk/1`."""

    entries: list[CrosswalkEntry]
    """Its entries."""
    groups: list[CrosswalkGroup]
    """How the other framework is divided."""
    sources: list[LinkSource]
    """Where the links come from."""


class ExactFigure(TypedDict):
    """A figure in exact fractions of 1, on the declared layer."""

    coverage: str
    """Share that is rated."""
    high: str
    """Unrated items at their best."""
    low: str
    """Unrated items at their worst."""


CapRule: TypeAlias = Literal["document", "evidence"]
"""Why a value is lower than its rating.

`document`: The mandatory document that the item asks for is missing or a draft.

`evidence`: The evidence level of the answer.
"""


_Cap = TypedDict(
    "_Cap",
    {
        "document_id": str | None,
        "evidence_level": EvidenceLevel | None,
        "from": int,
        "rule": CapRule,
        "status": DocumentStatus | None,
        "to": int,
    },
)


class Cap(_Cap):
    """A rule that lowered a value."""


class ItemShare(TypedDict):
    """What an item is in a figure."""

    caps: list[Cap]
    """What lowered the value."""
    declared: int | None
    """Value after the document rule."""
    evidenced: int | None
    """Value after the document rule and the evidence level."""
    gained: str
    """What it adds to `low`, on the declared layer."""
    item_id: str
    """The item."""
    lost: str
    """What it takes from `high`."""
    open: str
    """What it keeps open between `low` and `high`."""
    rating: int | None
    """Value of the rating, from 0; null where unrated."""
    scored: bool
    """Whether it is scored: practice items are not."""
    share: str
    """Its exact share of the figure; 0 where it does not count."""
    top: int
    """Value of the top level."""
    unit_id: str
    """Its unit."""


FigureKind: TypeAlias = Literal["part", "group", "unit", "risk"]
"""What a figure belongs to.

`risk`: The mean of the primary controls of a risk, which decides how far they hold it. An excluded control
counts as not in place.
"""


class UnitShare(TypedDict):
    """What a unit is in a figure."""

    band: Class | None
    """Its band after the weakest link."""
    band_of_mean: Class | None
    """Band of its mean before the weakest link, on the layer in force; null where it has no figure."""
    excluded: bool
    """Whether it was excluded."""
    held_by: list[str]
    """The items that hold the band below that of the mean, by the policy's rule `weakest_link`."""
    share: str
    """Its exact share of the figure; 0 where it does not count."""
    undecided: bool
    """Whether nobody decided on it, so that it counts as included."""
    unit_id: str
    """The unit."""


class Explanation(TypedDict):
    """Why a figure is what it is: `aimscore/explanation/1`."""

    catalogue: CatalogueRef
    """The catalogue used."""
    exact: ExactFigure | None
    """The same, exactly."""
    figure: Figure | None
    """The figure; null where nothing counts."""
    format: Literal["aimscore/explanation/1"]
    """`aimscore/explanation/1`."""
    id: str
    """The part, group, unit or risk."""
    items: list[ItemShare]
    """The items that it is made of. `gained`, `open` and `lost` sum to low, high - low and 1 - high."""
    kind: FigureKind
    """What it is."""
    layer: Layer
    """The layer that bands and findings read."""
    policy: PolicyRef
    """The policy used."""
    units: list[UnitShare]
    """The units that it is made of."""


IssueCode: TypeAlias = Literal["json_too_large", "json_encoding", "json_syntax", "json_duplicate_key", "json_too_deep", "wrong_type", "missing_key", "unknown_key", "unknown_value", "out_of_range", "wrong_count", "invalid_id", "invalid_date", "invalid_version", "unsupported_format", "unknown_id", "duplicate_id", "wrong_catalogue", "not_excludable", "justification_missing", "own_id_taken", "reserved_id", "wrong_order", "scale_order", "document_not_demanded", "document_misplaced", "denominator_too_large", "grid_not_monotone", "grid_level_unused", "acceptance_order", "risk_without_title", "unknown_gap", "id_taken", "prerequisite_cycle", "first_label_has_conditions", "missing_text", "code_syntax", "code_damaged", "code_content", "csv_syntax", "csv_width", "csv_column", "workbook_syntax", "workbook_sheet", "oscal_left_out", "oscal_changed", "not_carried", "unknown_target"]
"""Every way in which input can be wrong. Codes are stable and never reused.

`json_too_large`: Text of more than 8 MiB.

`json_encoding`: Text that is not UTF-8.

`json_syntax`: Text that is not JSON (RFC 8259), lone surrogates included.

`json_duplicate_key`: An object that has a key twice.

`json_too_deep`: Arrays and objects nested deeper than 32.

`wrong_type`: A value of another JSON type than expected.

`missing_key`: A key that must be there.

`unknown_key`: A key that the contract does not know.

`unknown_value`: A word outside a closed list.

`out_of_range`: A number outside its range, or with a fraction.

`wrong_count`: Fewer or more entries than allowed.

`invalid_id`: An id with other characters than `A-Z a-z 0-9 . _ -`, empty, or longer than 64.

`invalid_date`: A date that is not a day of the calendar written `YYYY-MM-DD`, 1900 to 2999.

`invalid_version`: A version that is not three numbers.

`unsupported_format`: A document of another kind or version.

`unknown_id`: An id that the catalogue does not have.

`duplicate_id`: An id given twice where it must be unique.

`wrong_catalogue`: An assessment made for another catalogue.

`not_excludable`: An exclusion or decision for a unit that always applies.

`justification_missing`: An exclusion without a reason.

`own_id_taken`: An own control whose id looks like one of the catalogue's.

`reserved_id`: Catalogue: a level of the scale with a name that means something else.

`wrong_order`: Catalogue: parts, groups, units or items out of natural order.

`scale_order`: Catalogue: levels of the scale whose classes fall, or that do not begin at N and end at F.

`document_not_demanded`: Catalogue: a mandatory document that no item names.

`document_misplaced`: Catalogue: an item that names a document which is not mandatory, or of another unit.

`denominator_too_large`: Catalogue or weights: figures that exact arithmetic cannot hold.

`grid_not_monotone`: A grid whose level falls where consequence or likelihood rises.

`grid_level_unused`: A grid that has no cell of one of its levels.

`acceptance_order`: Acceptance: a level that is acceptable above one that is not.

`risk_without_title`: A risk without a title of its own or a scenario that gives it one.

`unknown_gap`: A gap that there cannot be.

`id_taken`: An id of one's own that the catalogue has already.

`prerequisite_cycle`: Policy: units that wait for each other.

`first_label_has_conditions`: Policy: labels whose first one has conditions.

`missing_text`: Texts: an id of the catalogue without its text.

`code_syntax`: A share code that breaks off, or has a character that does not belong there.

`code_damaged`: A share code whose checksum does not fit.

`code_content`: A share code with a checksum that fits, and a content that no assessment has.

`csv_syntax`: CSV: a row that cannot be split into cells.

`csv_width`: CSV: a row with more or fewer cells than the first.

`csv_column`: CSV: a column that there is not.

`workbook_syntax`: A file that is no workbook (XLSX), or one that can't be read.

`workbook_sheet`: A workbook without one of its sheets.

`oscal_left_out`: Import of OSCAL, a warning: something that has no place in a catalogue of ours.

`oscal_changed`: Import of OSCAL, a warning: something that has another form in a catalogue of ours.

`not_carried`: Another tool's file, a warning: something that does not come through as it was.

`unknown_target`: A figure, format or language asked for that does not exist.
"""


class Issue(TypedDict):
    """One thing that is wrong: what, where, and how to mend it."""

    code: IssueCode
    """Stable code."""
    mend: str
    """What to do about it, in English."""
    message: str
    """What is wrong, in English."""
    params: dict[str, str]
    """What the message speaks of, by name."""
    pointer: str
    """JSON pointer (RFC 6901) to the value; empty for the whole document."""


class IssueList(TypedDict):
    """Issues as a document: `aimscore/issues/1`."""

    format: Literal["aimscore/issues/1"]
    """`aimscore/issues/1`."""
    issues: list[Issue]
    """The problems, at most 1,000."""
    more: int
    """How many further problems there are."""


class _Conflict(TypedDict):
    unit: str
    """The unit."""


class Conflict(_Conflict, total=False):
    """A control and the clauses that ask for the same."""

    clauses: list[str]
    """The clauses that ask for the same."""


class _StockPhrases(TypedDict):
    language: str
    """Language tag."""


class StockPhrases(_StockPhrases, total=False):
    """Stock phrases of a language."""

    phrases: list[str]
    """The phrases, in lower case."""


class _ApplicabilityRules(TypedDict):
    unit: str
    """The unit that asks for the Statement; a broken rule is a `potential_major` there."""
    why: str
    """Why these rules."""


class ApplicabilityRules(_ApplicabilityRules, total=False):
    """Rules of the Statement of Applicability."""

    called_for: list[Conflict]
    """Clauses that speak for a control without making it impossible to leave out."""
    conflicts: list[Conflict]
    """Units that cannot be excluded without breaking a clause."""
    stock_phrases: list[StockPhrases]
    """Justifications that say nothing, by language; compared trimmed, case-folded, without end punctuation."""


Grade: TypeAlias = Literal["potential_major", "potential_minor", "not_assessed", "improvement", "no_gap_stated"]
"""Grade of a finding, worst first. Indicative only: just a certification body grades findings. Words from
ISO/IEC 17021-1, made weaker.

`potential_major`: Could stop a certification.

`potential_minor`: Would have to be corrected.

`not_assessed`: Nobody has said yet how it stands.

`improvement`: Works, and could be better.

`no_gap_stated`: Nothing stated that would be a gap.
"""


ConditionRule: TypeAlias = Literal["part_low_above", "units_at_least", "items_rated", "items_at_least", "documents_approved", "no_finding", "applicability_complete", "applicability_valid"]
"""What a condition looks at.

`part_low_above`: `low` of the part (weights ignored) is above `percent`.

`units_at_least`: Every unit picked by `part`, `groups` or `units` has at least the band `class`; excluded
units and units without scored items are passed over.

`items_rated`: Every scored item of the part, excluded units left out, has a rating.

`items_at_least`: Every scored item of the part of the `kind`, excluded units left out, has at least `class`.

`documents_approved`: Every mandatory document (looked at in `looked_at`) is stated as approved.

`no_finding`: No finding of this `grade`.

`applicability_complete`: No row of the Statement of Applicability is undecided.

`applicability_valid`: No row of the Statement of Applicability breaks a rule.
"""


_Condition = TypedDict(
    "_Condition",
    {
        "rule": ConditionRule,
    },
)


_ConditionOptional = TypedDict(
    "_ConditionOptional",
    {
        "class": Class,
        "grade": Grade,
        "groups": list[str],
        "kind": Kind,
        "layer": Layer,
        "looked_at": AuditStage,
        "part": str,
        "percent": int,
        "units": list[str],
    },
    total=False,
)


class Condition(_Condition, _ConditionOptional):
    """A condition of a label. Which of its fields a rule needs is said at the rule."""


class _Label(TypedDict):
    id: str
    """Id, for example `stage_1_candidate`."""


class Label(_Label, total=False):
    """A readiness label: it holds where its own conditions and those of all labels before it hold."""

    conditions: list[Condition]
    """What must hold."""


class Steps(TypedDict):
    """Ranks that controls take off."""

    consequence: int
    """Of consequence, 0 to 9."""
    likelihood: int
    """Of likelihood, 0 to 9."""


class _RiskRules(TypedDict):
    cap_with_not: Class
    """The highest band of the controls on a risk while one of them is at N."""
    steps: list[Steps]
    """What controls of each effectiveness take off a risk: that of the bands N, P, L and F in this order. Never less
    than the one before.
    """
    why: str
    """Why these rules."""


class RiskRules(_RiskRules, total=False):
    """Rules on risks."""

    acceptance: list[Acceptance]
    """Which residual levels are acceptable where an assessment does not say so."""
    harm_limiting: list[str]
    """Controls that limit harm: only where one of them is a primary control is the consequence lowered."""


class _Prerequisite(TypedDict):
    unit: str
    """The unit."""


class Prerequisite(_Prerequisite, total=False):
    """A unit that waits for others."""

    after: list[str]
    """The units that come before it."""


class _RoadmapRules(TypedDict):
    capacity_days: int
    """Work that fits into one wave, in person-days, 1 to 255, where an assessment does not say so."""
    why: str
    """Why these rules."""


class RoadmapRules(_RoadmapRules, total=False):
    """Rules on the roadmap."""

    prerequisites: list[Prerequisite]
    """Units that wait for others. No unit waits for itself."""


class Systemic(TypedDict):
    """A finding on a unit that has many weak items."""

    at_most: Class
    """How weak: items at this class or below count."""
    grade: Grade
    """Grade of the finding."""
    items: int
    """How many scored items, 1 to 255."""
    part: str
    """The part whose units are looked at."""
    why: str
    """Why this rule."""


class WeakestLink(TypedDict):
    """Bands that a unit cannot rise above while it has a weak item."""

    not_or_unrated: Class
    """Highest band with an item at N or unrated."""
    partially: Class
    """Highest band with an item at P."""
    why: str
    """Why this rule."""


class _Policy(TypedDict):
    format: Literal["aimscore/policy/1"]
    """`aimscore/policy/1`."""
    id: str
    """Id."""
    version: str
    """Version (semantic versioning)."""
    weakest_link: WeakestLink
    """How the weakest item holds the band of its unit."""


class Policy(_Policy, total=False):
    """A policy: `aimscore/policy/1`. Every rule here is a project convention, with its reason in its `why`."""

    applicability: ApplicabilityRules
    """Rules of the Statement of Applicability."""
    labels: list[Label]
    """Readiness labels, lowest first; none: no label is given."""
    risks: RiskRules
    """Rules on risks."""
    roadmap: RoadmapRules
    """Rules on the roadmap."""
    systemic: Systemic
    """When many weak items of a unit are a finding of their own."""


class AuditRow(TypedDict):
    """A unit to audit. Units stand by the level of the risks on them, then by the worst finding, then by band."""

    band: Class | None
    """Its band; null where it has no scored item."""
    evidence: list[str]
    """Evidence that the assessment names: ask to see it."""
    grade: Grade | None
    """Its worst finding that is more than an improvement."""
    item_ids: list[str]
    """Items to begin with: unrated ones, then the weakest. Their texts hold the questions and what would show it."""
    not_by: list[str]
    """Who must not audit it: the people named as owners or assessors here would check their own work."""
    risk_ids: list[str]
    """The risks on it: those that it holds as a control, or that a scenario assigns to it as a clause."""
    risk_level: str | None
    """The highest residual level of the risks on it, at the worse end; null where there is none."""
    unit_id: str
    """The unit."""


class AuditStageRow(TypedDict):
    """What a stage of a certification audit looks for among the documents."""

    document_ids: list[str]
    """The documents that it looks for here."""
    items: int
    """The scored items that it looks at: what is planned and written in stage 1, what is done and checked in stage
    2.
    """
    missing: list[str]
    """Those that are not stated as approved."""
    stage: AuditStage
    """The stage."""
    weak: list[str]
    """Those that are unrated, or below L."""


ReportBasis: TypeAlias = Literal["self_assessment"]
"""What the statements rest on.

`self_assessment`: The organization's own word. Only an accredited body certifies.
"""


class SupportFigure(TypedDict):
    """Plain means over units, on the declared layer, in percent."""

    applicable: int
    """Number of items that it counts."""
    coverage: float
    """Percent of the items that are rated."""
    high: float
    """Unrated items at their best."""
    low: float
    """Unrated items at their worst."""
    rated: int
    """Number of rated items that it counts."""


class PartSupport(TypedDict):
    """What the units of a part say about an entry."""

    figure: SupportFigure | None
    """Means of low, high and coverage; null where no included unit of the part speaks of the entry."""
    id: str
    """The part."""


class EntryRow(TypedDict):
    """An entry of another framework with what the figures say about the units that speak of it."""

    addressees: list[OrganizationRole]
    """Whom it addresses."""
    dates: list[LegalDate]
    """Dates of law."""
    figures: list[PartSupport]
    """For each part its figure: the plain mean of its units that speak of the entry."""
    group: str | None
    """Its group."""
    high_risk_only: bool | None
    """Whether it concerns high-risk systems only."""
    id: str
    """Its id."""
    links: list[Link]
    """The units that speak of it, and how. Shown, never weighted."""
    support: Support | None
    """How much of it a management system gives evidence for. Editorial."""


class CrosswalkRow(TypedDict):
    """A crosswalk with what the figures say about each of its entries."""

    entries: list[EntryRow]
    """Its entries."""
    hash: str
    """`sha256:` and the hash of its canonical JSON."""
    id: str
    """Its id."""
    law: bool
    """Whether the other framework is law; then somebody who knows the law checks it."""
    status_on: str
    """The day on which the other framework was looked at."""
    unlinked: list[str]
    """The units of the catalogue of which no entry speaks."""
    version: str
    """Its version."""


class DocumentRow(TypedDict):
    """A document of the catalogue and how it stands."""

    applies: bool
    """Whether it is asked for here: mandatory, or of a control that is not excluded."""
    demand: Demand
    """How far it is asked for."""
    document_id: str
    """The document."""
    kind: DocumentKind
    """What it is for."""
    looked_at: AuditStage | None
    """The audit stage that looks at it; null for recommended ones."""
    owner: str | None
    """Who answers for it."""
    reference: str | None
    """Where it is."""
    status: DocumentStatus | None
    """As stated; null where nothing is stated."""
    unit_id: str
    """The unit that asks for it."""


class Extremes(TypedDict):
    """The strongest and the weakest groups, three at most of each, on the layer in force. They are so whatever the
    open questions turn out to be: what is not answered makes a group neither strong nor weak.
    """

    strongest: list[str]
    """Those with the highest low ends, the highest first. One of which nothing is certain is not strong. Equals
    stand in the order of the catalogue.
    """
    weakest: list[str]
    """Of the others those with the lowest high ends, the lowest first. One that may be all in place is not weak.
    Equals stand in the order of the catalogue.
    """


FindingRule: TypeAlias = Literal["item", "systemic", "document", "control_document", "applicability"]
"""The rule that made a finding.

`item`: The value of an item.

`systemic`: Many weak items in one unit.

`document`: A mandatory document stated as missing.

`control_document`: A document of an included control stated as missing.

`applicability`: A Statement of Applicability that breaks a rule.
"""


_Finding = TypedDict(
    "_Finding",
    {
        "class": Class | None,
        "control_ids": list[str],
        "document_id": str | None,
        "grade": Grade,
        "id": str,
        "item_ids": list[str],
        "rule": FindingRule,
        "unit_id": str,
    },
)


class Finding(_Finding):
    """A finding: what was found where, with an indicative grade."""


GapKind: TypeAlias = Literal["item", "unknown", "evidence", "document", "applicability", "risk"]
"""What kind of gap it is, and what closes it.

`item`: An item rated below its target; closed by the target rating.

`unknown`: An item without a rating; closed by the target rating.

`evidence`: An item at its target that its evidence does not back; closed by a record of it being done.

`document`: A document that is missing, a draft or, if mandatory, not stated; closed by `approved`.

`applicability`: A row of the Statement of Applicability that is undecided or breaks a rule; closed by putting
it in order.

`risk`: A risk above acceptance without a treatment in force; closed by one.
"""


class Gap(TypedDict):
    """A gap between what is stated and what should be."""

    after: list[str]
    """The units whose gaps come first."""
    blocks_next: bool
    """Whether it is named in what blocks the next label: itself, its unit, its part or a finding that rests on it."""
    current: str | None
    """What is stated: a rating, an evidence level, a status, a decision or a treatment; null where nothing is."""
    document_id: str | None
    """The document."""
    effort: Effort
    """Rough work to close it."""
    evidence: EvidenceLevel | None
    """The least evidence that would back it once closed; null where no evidence is asked for."""
    gain: float
    """What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force. Below 0
    where a control that was left out comes in.
    """
    grade: Grade
    """How grave: that of the finding it would leave behind. An undecided row counts as `not_assessed`, a risk
    without a treatment as `potential_minor`, lacking evidence and a control document in draft as `improvement`
    (project convention).
    """
    id: str
    """The kind and what it is about: `item.4.1-r1`."""
    item_id: str | None
    """The item."""
    kind: GapKind
    """The kind."""
    relieves: list[str]
    """The risks that come within acceptance if only this gap is closed."""
    risk_id: str | None
    """The risk."""
    target: str
    """What would close it, in the same words."""
    unit_id: str | None
    """The unit where it lies; null for a risk, which stands on several."""


class ReviewRow(TypedDict):
    """An input of a management review."""

    finding_ids: list[str]
    """Findings that belong to it."""
    gap_ids: list[str]
    """Gaps that belong to it, in the order of the gaps."""
    item_id: str
    """The item that asks for it."""
    known: bool
    """Whether the assessment knows anything of it. If not, somebody must bring it to the review."""
    part_ids: list[str]
    """The parts whose figures belong to it."""
    risk_ids: list[str]
    """Risks that belong to it."""
    topic: ReviewTopic
    """What it is about."""


NoticeCode: TypeAlias = Literal["undecided_controls", "excluded_units", "weights", "groups_without_figure", "risks_not_assessed", "likelihood_not_estimable"]
"""What a reader of the figures must know.

`undecided_controls`: Undecided controls count as included.

`excluded_units`: Excluded units are in no figure.

`weights`: Weights other than 1 act on the figures of groups and parts.

`groups_without_figure`: Groups in which nothing counts have no figure.

`risks_not_assessed`: Risks without ratings are not assessed.

`likelihood_not_estimable`: Nobody can estimate how likely these risks are; the middle rank is used.
"""


class Notice(TypedDict):
    """Something that a reader of the figures must know."""

    code: NoticeCode
    """What."""
    ids: list[str]
    """What it is about."""


class Blocker(TypedDict):
    """A condition that does not hold."""

    condition: Condition
    """The condition, as the policy states it."""
    ids: list[str]
    """What it fails on: ids of units, items, documents, findings, controls or the part."""


class Readiness(TypedDict):
    """How ready the organization says it is. Self-assessed: only an accredited body certifies."""

    applicable: int
    """Number of scored items, excluded units left out."""
    blockers: list[Blocker]
    """Every condition of the next label that does not hold."""
    evidenced: int
    """How many of the rated ones stand on evidence: a document, a record or an independent check, enough for their
    value.
    """
    label: str
    """The highest label whose conditions all hold, with those of the labels before it."""
    next: str | None
    """The label after it; null at the last."""
    rated: int
    """How many of them are rated."""


class GridRef(TypedDict):
    """The grid that risks are rated by."""

    consequence: list[str]
    """Its ranks of consequence, lowest first."""
    id: str
    """Its id."""
    levels: list[str]
    """Its levels, lowest first."""
    likelihood: list[str]
    """Its ranks of likelihood, lowest first."""
    version: str
    """Its version."""


class MatrixCell(TypedDict):
    """A cell of the grid with the risks in it."""

    after: list[str]
    """The risks that stand there after controls, at the worse end."""
    before: list[str]
    """The risks that stand there before controls."""
    consequence: int
    """Rank of consequence, from 1."""
    level: str
    """The level there."""
    likelihood: int
    """Rank of likelihood, from 1."""


class RatedPoint(TypedDict):
    """A cell of the grid."""

    consequence: int
    """Rank of consequence, from 1."""
    level: str
    """The level there."""
    likelihood: int
    """Rank of likelihood, from 1."""


class RiskRange(TypedDict):
    """Where a risk stands, as a range."""

    better: RatedPoint
    """If every unrated item turned out best."""
    worse: RatedPoint
    """If every unrated item turned out worst. This end counts."""


Effectiveness: TypeAlias = Literal["none", "weak", "moderate", "strong"]
"""How far the controls on a risk hold it: the band N, P, L or F of what is in place (project convention)."""


class EffectivenessEnd(TypedDict):
    """What the primary controls of a risk do."""

    effectiveness: Effectiveness
    """How far they hold the risk."""
    held_by: list[str]
    """Those that are not in place and so hold it below what the mean says."""
    mean: float | None
    """Mean of what is in place of them, in percent; null where there is none that has a figure."""


RiskRule: TypeAlias = Literal["treatment_missing", "accepter_missing"]
"""A rule that a risk breaks.

`treatment_missing`: It is above acceptance, and nobody said what is done about it.

`accepter_missing`: It is above acceptance and kept, and nobody is named who accepts it.
"""


class RiskRow(TypedDict):
    """A risk and how it stands."""

    above_acceptance: bool | None
    """Whether what is left is more than is acceptable, at its worse end, or a red line is crossed; null where nobody
    can tell.
    """
    accepted_by: str | None
    """Who accepted what is left."""
    computed: RiskRange | None
    """Where it stands after controls, as computed. A heuristic (project convention); null where it is not rated."""
    consequence: Consequence
    """Consequence before controls, as stated. The worst counts."""
    effectiveness: EffectivenessEnd
    """What its primary controls do, as things stand."""
    effectiveness_best: EffectivenessEnd
    """What they do if every unrated item turned out best."""
    id: str
    """Its id."""
    inherent: RatedPoint | None
    """Where it stands before controls ("inherent", which is no word of ISO 31000); null where it is not rated."""
    issues: list[RiskRule]
    """The rules that it breaks."""
    likelihood: int | Literal["not_estimable"] | None
    """Likelihood before controls, as stated. `not_estimable`: the middle rank is used."""
    owner: str | None
    """Who answers for it."""
    primary: list[str]
    """The controls whose state holds it."""
    red_lines: list[str]
    """The red lines that it crosses."""
    residual: RiskRange | None
    """Where it stands after controls: as a person holds, else as computed; null where it is not assessed."""
    scenario_id: str | None
    """The scenario that it comes from."""
    stated: RatedPoint | None
    """Where it stands after controls as a person holds, which wins."""
    supporting: list[str]
    """The controls that help."""
    system_ids: list[str]
    """The AI systems that it concerns; none: the organization."""
    tags: list[str]
    """Its tags and those of its scenario."""
    title: str | None
    """Its title, where it has one of its own."""
    treatment: Treatment | None
    """What is done about it."""


class SuggestedScenario(TypedDict):
    """A scenario that fits and is not in the register yet. A person decides."""

    roles: list[OrganizationRole]
    """The roles for which it fits; none: it fits every role, or no role is stated."""
    scenario_id: str
    """The scenario."""
    system_ids: list[str]
    """The systems that it fits; none: the organization as a whole."""
    traits: list[str]
    """The traits of these systems for which it fits; none: it fits every system."""


class TagRow(TypedDict):
    """A tag with the risks that bear it."""

    id: str
    """Its id."""
    risk_ids: list[str]
    """The risks of the assessment."""


class TaxonomyRow(TypedDict):
    """A taxonomy with the risks in it."""

    id: str
    """Its id."""
    tags: list[TagRow]
    """Its tags."""


class RiskRegister(TypedDict):
    """The register of risks."""

    acceptance: list[Acceptance]
    """Which residual levels are acceptable; empty: nobody said so."""
    grid: GridRef | None
    """The grid in force; null where neither the catalogue nor the assessment has one."""
    matrix: list[MatrixCell]
    """Every cell of the grid with the risks in it: rank by rank of consequence, then of likelihood."""
    rows: list[RiskRow]
    """The risks in natural order."""
    suggested: list[SuggestedScenario]
    """Scenarios that fit the roles and systems and are not in the register yet."""
    taxonomies: list[TaxonomyRow]
    """The tags of each taxonomy with the risks that bear them."""


ImplementationStatus: TypeAlias = Literal["planned", "partial", "implemented"]
"""How far a control is in place. Customary in the Statement; the standard does not ask for it.

`planned`: Band N.

`partial`: Band P or L.

`implemented`: Band F.
"""


class OwnControlRow(TypedDict):
    """A control of the organization's own."""

    id: str
    """Its id."""
    implementation_status: ImplementationStatus | None
    """From its rating; null where it has none."""
    title: str
    """Its title."""


RowRule: TypeAlias = Literal["justification_missing", "justification_stock_phrase", "exclusion_answers_missing", "exclusion_conflict", "excluded_but_treats_risk", "excluded_but_in_place"]
"""A rule that a row of the Statement breaks.

`justification_missing`: A decision without a justification.

`justification_stock_phrase`: A justification that says nothing, such as "n/a".

`exclusion_answers_missing`: An exclusion that does not say whether a risk or an outside duty calls for the
control.

`exclusion_conflict`: An exclusion that contradicts clauses, which are named.

`excluded_but_treats_risk`: An excluded control on which a risk above acceptance stands; the risks are named.

`excluded_but_in_place`: An excluded control whose ratings say that it is in use.
"""


class RowIssue(TypedDict):
    """A broken rule on a row."""

    clauses: list[str]
    """The clauses that ask for the control, for `exclusion_conflict`."""
    risk_ids: list[str]
    """The risks that stand on the control, for `excluded_but_treats_risk`."""
    rule: RowRule
    """The rule."""


ReasonKind: TypeAlias = Literal["risk", "scenario", "clause", "law", "role"]
"""What speaks for a control.

`risk`: A risk of the register stands on it or is helped by it.

`scenario`: A scenario that fits and is not in the register yet stands on it.

`clause`: A clause asks for the same.

`law`: An article of law that may apply to one of the roles speaks of it.

`role`: It matters much to one of the roles.
"""


class Reason(TypedDict):
    """Something that speaks for a control."""

    kind: ReasonKind
    """What kind of thing."""
    ref: str
    """Its id: of a risk, scenario, clause or role; for law the crosswalk, a point and its entry."""


class Suggestion(TypedDict):
    """Whether a control looks necessary."""

    decision: Choice | None
    """`included` where anything speaks for it; `excluded` where nothing does and it matters little to the stated
    roles; null where too little is known.
    """
    reasons: list[Reason]
    """What speaks for it."""
    relevance: Relevance | None
    """How much it matters to the stated roles, at most; null where no role is stated. Editorial."""


class ApplicabilityRow(TypedDict):
    """A row of the Statement of Applicability."""

    control_id: str
    """The control."""
    decision: Choice
    """What was decided."""
    drivers: list[Driver]
    """What makes it necessary."""
    evidence: list[str]
    """Names or links of evidence."""
    exclusion: ExclusionAnswers | None
    """The two answers of an exclusion."""
    implementation_status: ImplementationStatus | None
    """From the band; null where nothing is rated or the control is excluded."""
    issues: list[RowIssue]
    """The rules that the row breaks."""
    justification: str | None
    """Why."""
    owner: str | None
    """Who answers for it."""
    review_on: str | None
    """When the decision is looked at again."""
    suggestion: Suggestion
    """Whether the control looks necessary."""


class StatementOfApplicability(TypedDict):
    """The Statement of Applicability."""

    complete: bool
    """No row is undecided."""
    own_controls: list[OwnControlRow]
    """The organization's own controls."""
    rows: list[ApplicabilityRow]
    """One row for each control of the catalogue, always all of them."""
    valid: bool
    """No row breaks a rule."""


class StepProgress(TypedDict):
    """How far a step has come: two counts, no percent of what is in place."""

    applicable: int
    """Their scored items."""
    coverage: float
    """Percent of the items that are rated."""
    largely: int
    """Its units at band L or F."""
    rated: int
    """The rated items of these units."""
    units: int
    """Its units that count."""


class StepRow(TypedDict):
    """A step of an implementation."""

    id: str
    """Its id, for example `internal_audit`."""
    progress: StepProgress | None
    """How far it has come; null for a step outside the catalogue, such as the certification audit."""


class Report(TypedDict):
    """The report of an assessment: `aimscore/report/1`. Ids, codes and the user's own text; no sentences."""

    as_of: str
    """The day for which the statements hold."""
    assessment: Assessment
    """What was stated, normalized. Assessing it again gives the same report."""
    audit_programme: list[AuditRow]
    """An internal audit programme: the units in the order in which to look at them."""
    audit_stages: list[AuditStageRow]
    """What each stage of a certification audit looks for, and what is missing."""
    basis: ReportBasis
    """What the statements rest on."""
    catalogue: CatalogueRef
    """The catalogue used."""
    crosswalks: list[CrosswalkRow]
    """What the figures say about other frameworks. Never a claim of conformity with them."""
    documents: list[DocumentRow]
    """The register of documents."""
    engine_version: str
    """Version of the engine."""
    extremes: Extremes
    """The strongest and the weakest groups."""
    findings: list[Finding]
    """What was found, in the order of the catalogue."""
    format: Literal["aimscore/report/1"]
    """`aimscore/report/1`."""
    gaps: list[Gap]
    """What is not at the top, in the order in which to look at it."""
    groups: list[GroupRow]
    """Figures of the groups, in the order of the catalogue."""
    headline: dict[str, Figure | None]
    """Figure of each part, by its id; null where nothing counts. Parts are never merged."""
    management_review: list[ReviewRow]
    """What the assessment knows of the inputs of a management review."""
    notices: list[Notice]
    """What a reader of the figures must know."""
    policy: PolicyRef
    """The policy used."""
    readiness: Readiness | None
    """The readiness label; null where the policy has none."""
    risks: RiskRegister
    """The register of risks."""
    statement_of_applicability: StatementOfApplicability
    """The Statement of Applicability."""
    steps: list[StepRow]
    """How far each step of an implementation has come."""
    units: list[UnitRow]
    """Figures of the units, in the order of the catalogue."""


PathOutcome: TypeAlias = Literal["found", "out_of_reach", "too_large"]
"""What a search for a path came to.

`found`: The path was found: no other takes less work.

`out_of_reach`: Closing every gap to its target does not reach the label.

`too_large`: The catalogue or the policy asks for a search that is too large.
"""


class Path(TypedDict):
    """The cheapest path to a label."""

    days: int | None
    """The least work, in person-days; null where no path was found."""
    gap_ids: list[str]
    """The gaps to close, in natural order; empty where no path was found."""
    label: str
    """The label."""
    outcome: PathOutcome
    """What the search came to."""


Criterion: TypeAlias = Literal["blocks_next", "grade", "relieves", "gain_per_day", "id"]
"""What decides which of two gaps comes first, in this order. No sum of points.

`blocks_next`: It is named in what blocks the next label.

`grade`: The graver one.

`relieves`: It brings more risks within acceptance.

`gain_per_day`: It gains more for a day of work.

`id`: Nothing but the order of ids.
"""


class RoadmapStep(TypedDict):
    """A gap, and what closing it and nothing else would change, found by scoring again."""

    before_next_by: Criterion | None
    """Why it stands before the one after it; null at the last."""
    blockers_removed: int
    """How many conditions of the next label hold that did not."""
    days: int
    """Work to close it, in person-days."""
    fewer_blocking: int
    """How many ids fewer the blockers of the next label name. Below 0 where a control that was left out comes in."""
    gain: float
    """What the `low` of its part gains, in points of percent, on the layer in force. Below 0 where a control that
    was left out comes in.
    """
    gap_id: str
    """The gap."""
    relieves: list[str]
    """The risks that come within acceptance."""
    wave: int | None
    """The wave that it falls into, from 1; null where there are none."""


class Wave(TypedDict):
    """Gaps to close together."""

    days: int
    """Its work, in person-days."""
    gap_ids: list[str]
    """Its gaps, in the order in which to look at them."""
    number: int
    """Its number, from 1."""


class Roadmap(TypedDict):
    """The roadmap of an assessment: `aimscore/roadmap/1`."""

    as_of: str
    """The day for which the statements hold."""
    capacity_days: int | None
    """Work that fits into a wave, in person-days; null where nobody says so. Then there are no waves."""
    catalogue: CatalogueRef
    """The catalogue used."""
    format: Literal["aimscore/roadmap/1"]
    """`aimscore/roadmap/1`."""
    next: str | None
    """The next label; null at the last, or where the policy has none."""
    paths: list[Path]
    """The cheapest path to each label that is not reached."""
    policy: PolicyRef
    """The policy used."""
    steps: list[RoadmapStep]
    """The gaps in the order in which to look at them."""
    waves: list[Wave]
    """The gaps in waves: each after those that it waits for."""


class _EntryText(TypedDict):
    title: str
    """Short title."""


class EntryText(_EntryText, total=False):
    """An entry of another framework in words."""

    open: str
    """What the catalogue leaves open."""


class _CrosswalkText(TypedDict):
    entries: dict[str, EntryText]
    """Its entries by id."""
    text: str
    """What the map says and does not say."""
    title: str
    """Name of the other framework."""


class CrosswalkText(_CrosswalkText, total=False):
    """A crosswalk in words."""

    groups: dict[str, str]
    """Titles of its groups."""
    units: dict[str, str]
    """What the catalogue adds, by unit."""


class DocumentText(TypedDict):
    """Name and purpose of a document."""

    name: str
    """Name."""
    text: str
    """What it holds and what for."""


class _Term(TypedDict):
    term: str
    """The term."""
    text: str
    """What it means."""


class Term(_Term, total=False):
    """A term of the glossary."""

    also: list[str]
    """Other forms of it."""


class RankText(TypedDict):
    """A rank of consequence in words."""

    individuals: str
    """What it is for people."""
    label: str
    """Short label."""
    organization: str
    """What it is for the organization."""
    society: str
    """What it is for society."""


class _Word(TypedDict):
    label: str
    """Short label."""


class Word(_Word, total=False):
    """A word of the engine in this language."""

    text: str
    """What it means."""


class _GridText(TypedDict):
    consequence: dict[str, RankText]
    """Ranks of consequence."""
    likelihood: dict[str, Word]
    """Ranks of likelihood."""
    title: str
    """Title."""


class GridText(_GridText, total=False):
    """A grid of risk levels in words."""

    text: str
    """What it is for."""


class _Topic(TypedDict):
    text: str
    """Explanation for a newcomer."""
    title: str
    """Short title."""


class Topic(_Topic, total=False):
    """Title and explanation of a group, objective or unit."""

    guidance: str
    """How organizations usually do it."""


class Message(TypedDict):
    """What is wrong with input, and how to mend it, with `{parameters}`."""

    mend: str
    """What to do about it."""
    message: str
    """What is wrong."""


class Question(TypedDict):
    """What a person is asked about an item."""

    evidence: list[str]
    """What would show it."""
    question: str
    """The question: one idea."""
    why: str
    """Why it matters."""


class Section(TypedDict):
    """A section of running text."""

    id: str
    """Id."""
    text: str
    """Text; a blank line parts paragraphs."""
    title: str
    """Title."""


class _PartText(TypedDict):
    text: str
    """Explanation for a newcomer."""
    title: str
    """Short title."""


class PartText(_PartText, total=False):
    """Title and explanation of a part."""

    groups: str
    """What one of its groups is called, with `{id}`, for example `Clause {id}`. Absent: the id alone."""
    guidance: str
    """How organizations usually do it."""


class _Noted(TypedDict):
    title: str
    """Title."""


class Noted(_Noted, total=False):
    """A title, and what it means."""

    text: str
    """What it means."""


class _ScenarioText(TypedDict):
    because: str
    """What opens the door."""
    event: str
    """What happens."""
    leads_to: str
    """What follows."""
    title: str
    """Short title."""


class ScenarioText(_ScenarioText, total=False):
    """A risk scenario in words."""

    ideas: str
    """Ideas for controls of one's own."""
    indicator: str
    """A number to watch."""


class _TaxonomyText(TypedDict):
    tags: dict[str, Noted]
    """Tags by id."""
    title: str
    """Title."""


class TaxonomyText(_TaxonomyText, total=False):
    """A list of tags in words."""

    text: str
    """What it is, and whose."""


class Texts(TypedDict, total=False):
    """The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files. Where they
    don't say something, the engine's own words do.
    """

    catalogue: str
    """Id of the catalogue."""
    crosswalks: dict[str, CrosswalkText]
    """Crosswalks by id. A pack need not have them."""
    documents: dict[str, DocumentText]
    """Documents by id."""
    format: str
    """`aimscore/texts/1`; stands in one of the files."""
    glossary: dict[str, Term]
    """Terms that a newcomer may not know, by id."""
    grids: dict[str, GridText]
    """Grids of risk levels by id."""
    groups: dict[str, Topic]
    """Groups by id."""
    issues: dict[str, Message]
    """What can be wrong with input, by code. English stands where a code is missing."""
    items: dict[str, Question]
    """Items by id."""
    language: str
    """Language tag (BCP 47), for example `en`."""
    levels: dict[str, dict[str, str]]
    """What each level looks like, by kind of item, then by level."""
    name: str
    """Name of the framework."""
    notice: str
    """What a self-assessment is not; goes with every report."""
    objectives: dict[str, Topic]
    """Control objectives by id."""
    overview: list[Section]
    """Introduction to the framework, section by section."""
    page: dict[str, str]
    """Headings, columns and sentences of the report as a page, with `{parameters}`."""
    parts: dict[str, PartText]
    """Parts by id."""
    phrases: dict[str, str]
    """What a parameter of such a message may say, by its English words."""
    red_lines: dict[str, Noted]
    """Red lines by id."""
    scenarios: dict[str, ScenarioText]
    """Risk scenarios by id."""
    sentences: dict[str, str]
    """Sentences of reports, with `{parameters}`."""
    status: Literal["reviewed", "machine", "outdated"]
    """How far the translation can be relied on: a person checked it, no person has checked what a machine made, or
    what it was made from has changed since. Absent: the texts are no translation.
    """
    steps: list[Section]
    """The steps of an implementation."""
    taxonomies: dict[str, TaxonomyText]
    """Lists of tags by id."""
    title: str
    """Title of the overview."""
    units: dict[str, Topic]
    """Units by id."""
    words: dict[str, dict[str, Word]]
    """Labels of the engine's words, by list, then by word."""


class ItemVariance(TypedDict):
    """What an item has in the variance of the headline of its part."""

    confidence: Confidence | None
    """The confidence stated; null where it is unrated."""
    exact: str
    """The same share, exactly."""
    item_id: str
    """The item."""
    share: float
    """Its share of the variance, in percent; 0 where its unit weighs nothing."""
    unit_id: str
    """Its unit."""


class Chance(TypedDict):
    """How many draws, and their share of all."""

    draws: int
    """Number of draws."""
    probability: float
    """Their share, in percent."""


class LabelChance(TypedDict):
    """How likely a label is."""

    at_least: Chance
    """That it is reached, it or one after it."""
    exactly: Chance
    """That it is the label."""
    id: str
    """The label."""


NextBy: TypeAlias = Literal["variance", "next_label"]
"""By what the next best questions are put in order.

`variance`: How much of the variance of the headline figure of its own part a question carries, per second to
answer it.

`next_label`: How far its answer is expected to move the probability of reaching at least the next label, per
second.
"""


class NextQuestion(TypedDict):
    """A question to ask next."""

    item_id: str
    """The item."""
    movement: str | None
    """How far its answer is expected to move the probability of reaching at least the next label, as a fraction of
    1: the mean over its levels of the absolute change. Estimated from the draws, so never quite 0; null where
    nobody asked for it, or where there is no next label.
    """
    seconds: int
    """Seconds to read and answer it, as the catalogue has them."""
    variance: str
    """What it carries of the variance of the headline of its part, exactly."""


class ExactSpread(TypedDict):
    """Mean and variance in exact fractions of 1."""

    mean: str
    """The mean."""
    variance: str
    """The variance."""


class Spread(TypedDict):
    """Where a figure may lie, in percent."""

    deviation: float
    """Its standard deviation, in points of percent."""
    exact: ExactSpread
    """Mean and variance, exactly."""
    mean: float
    """Its mean."""
    p5: float
    """5 % of the draws are at or below it."""
    p50: float
    """Half of the draws are at or below it."""
    p95: float
    """95 % of the draws are at or below it."""


class PartSpread(TypedDict):
    """How sure the headline figure of a part is."""

    id: str
    """The part."""
    spread: Spread | None
    """Its spread; null where nothing counts."""


class LevelWeight(TypedDict):
    """How likely a level is, beside the others."""

    level: Literal["not", "partially", "largely", "fully"] | str
    """The level of the catalogue's scale."""
    weight: int
    """Its weight, 0 to 100."""


class RiskLevelChance(TypedDict):
    """How likely a residual level is."""

    draws: int
    """Number of draws."""
    level: str
    """The level."""
    probability: float
    """Their share, in percent."""


class RiskChance(TypedDict):
    """How likely each residual level of a risk is."""

    above_acceptance: Chance | None
    """That what is left is above acceptance; null where nobody can tell."""
    id: str
    """The risk."""
    levels: list[RiskLevelChance]
    """The levels of the grid, lowest first; none where the risk is not assessed."""


class BandChance(TypedDict):
    """How likely a band is."""

    band: Class
    """The band."""
    draws: int
    """Number of draws."""
    probability: float
    """Their share, in percent."""


class UnitChance(TypedDict):
    """How likely each band of a unit is."""

    bands: list[BandChance]
    """The bands, lowest first."""
    id: str
    """The unit."""


class Uncertainty(TypedDict):
    """How sure the figures of an assessment are: `aimscore/uncertainty/1`.  Answers are independent of each other
    here, which real ones seldom are. Probabilities are shares of the draws, and the odds of an answer have a
    resolution of 1/65536.
    """

    as_of: str
    """The day for which the statements hold."""
    catalogue: CatalogueRef
    """The catalogue used."""
    doubted: int
    """How many are rated with less than high confidence."""
    draws: int
    """How many possible outcomes were drawn."""
    format: Literal["aimscore/uncertainty/1"]
    """`aimscore/uncertainty/1`."""
    items: list[ItemVariance]
    """The uncertain items in natural order."""
    labels: list[LabelChance]
    """The readiness labels, lowest first; none where the policy has none."""
    layer: Layer
    """The layer of values that is read."""
    next: str | None
    """The label that `next_label` means: the one after that of the report; null at the last, or where there is none."""
    next_by: NextBy
    """By what the questions are put in order."""
    next_questions: list[NextQuestion]
    """The questions without a rating, best to ask next first."""
    parts: list[PartSpread]
    """The headline of each part."""
    policy: PolicyRef
    """The policy used."""
    prior: list[LevelWeight]
    """What was believed of questions without a rating: a weight for each level."""
    risks: list[RiskChance]
    """The risks."""
    seed: str
    """The seed, in digits: it may be larger than numbers of some languages."""
    units: list[UnitChance]
    """The units with an uncertain item."""
    unrated: int
    """How many questions have no rating."""
