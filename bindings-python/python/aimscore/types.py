"""Shapes of the documents, as dicts.

Generated from the JSON Schemas by `cargo xtask bless`; do not edit.
"""

from typing import Literal, TypeAlias, TypedDict

__all__ = [
    "AiSystem",
    "Answer",
    "ApplicabilityRow",
    "ApplicabilityRules",
    "Assessment",
    "AuditStage",
    "Basis",
    "Blocker",
    "Cap",
    "CapRule",
    "CatalogueChoice",
    "CatalogueData",
    "CatalogueRef",
    "Changes",
    "Choice",
    "Class",
    "Condition",
    "ConditionRule",
    "Confidence",
    "Conflict",
    "Decision",
    "Demand",
    "Document",
    "DocumentKind",
    "DocumentRow",
    "DocumentStatement",
    "DocumentStatus",
    "DocumentText",
    "Driver",
    "DriverKind",
    "Effort",
    "EvidenceLevel",
    "ExactFigure",
    "ExclusionAnswers",
    "Explanation",
    "Figure",
    "FigureKind",
    "Finding",
    "FindingRule",
    "Gap",
    "GapKind",
    "Grade",
    "GroupData",
    "GroupRow",
    "ImplementationStatus",
    "Issue",
    "IssueCode",
    "IssueList",
    "ItemData",
    "ItemShare",
    "Kind",
    "Label",
    "Layer",
    "LayerFigure",
    "Level",
    "Notice",
    "NoticeCode",
    "Organization",
    "OrganizationRole",
    "OwnControl",
    "OwnControlRow",
    "PartData",
    "Policy",
    "PolicyRef",
    "Question",
    "Readiness",
    "Relevance",
    "Report",
    "ReportBasis",
    "Roles",
    "RowIssue",
    "RowRule",
    "Scope",
    "Section",
    "Settings",
    "Source",
    "Stage",
    "StatementOfApplicability",
    "StockPhrases",
    "Systemic",
    "Term",
    "Texts",
    "Topic",
    "UnitData",
    "UnitRow",
    "UnitShare",
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


class Scope(TypedDict, total=False):
    """What the management system covers."""

    boundaries: str
    """Where it ends."""
    exclusions: str
    """What it leaves out."""
    statement: str
    """The scope in words."""


Layer: TypeAlias = Literal["declared", "evidenced"]
"""Which layer of values a rule reads.

`declared`: The rating after the document rule.

`evidenced`: That, held by the evidence level.
"""


class Weight(TypedDict):
    """Weight of a unit."""

    unit_id: str
    """The unit."""
    weight: int
    """0 to 100."""


class Settings(TypedDict, total=False):
    """Settings of the scoring."""

    evidence_rule: Layer
    """The layer that bands, findings and readiness read; absent: `declared`."""
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


Effort: TypeAlias = Literal["XS", "S", "M", "L", "XL"]
"""Rough work to bring something from nothing to fully in place: 1, 2, 5, 10, 20 person-days (project convention:
steps that people can tell apart).
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
    roles: Roles
    """How much it matters in each role."""
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
    sources: list[Source]
    """Where the facts come from."""


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


FigureKind: TypeAlias = Literal["part", "group", "unit"]
"""What a figure belongs to."""


class PolicyRef(TypedDict):
    """Id, version and hash of a policy."""

    hash: str
    """`sha256:` and the hash of the policy's canonical JSON."""
    id: str
    """Id."""
    version: str
    """Version."""


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
    """The part, group or unit."""
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


IssueCode: TypeAlias = Literal["json_too_large", "json_encoding", "json_syntax", "json_duplicate_key", "json_too_deep", "wrong_type", "missing_key", "unknown_key", "unknown_value", "out_of_range", "wrong_count", "invalid_id", "invalid_date", "invalid_version", "unsupported_format", "unknown_id", "duplicate_id", "wrong_catalogue", "not_excludable", "justification_missing", "own_id_taken", "reserved_id", "wrong_order", "scale_order", "document_not_demanded", "document_misplaced", "denominator_too_large", "first_label_has_conditions", "missing_text", "unknown_target"]
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

`first_label_has_conditions`: Policy: labels whose first one has conditions.

`missing_text`: Texts: an id of the catalogue without its text.

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
    """An exclusion that contradicts clauses."""

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
    systemic: Systemic
    """When many weak items of a unit are a finding of their own."""


ReportBasis: TypeAlias = Literal["self_assessment"]
"""What the statements rest on.

`self_assessment`: The organization's own word. Only an accredited body certifies.
"""


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
    status: DocumentStatus | None
    """As stated; null where nothing is stated."""
    unit_id: str
    """The unit that asks for it."""


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


GapKind: TypeAlias = Literal["item", "unknown", "evidence", "document", "applicability"]
"""What kind of gap it is, and what closes it.

`item`: An item rated below the top level; closed by the top rating.

`unknown`: An item without a rating; closed by the top rating.

`evidence`: An item at the top that its evidence does not back; closed by a record of it being done.

`document`: A document that is missing, a draft or, if mandatory, not stated; closed by `approved`.

`applicability`: A row of the Statement of Applicability that is undecided or breaks a rule; closed by putting
it in order.
"""


class Gap(TypedDict):
    """A gap between what is stated and the top."""

    current: str | None
    """What is stated: a rating, an evidence level, a status or a decision; null where nothing is."""
    document_id: str | None
    """The document."""
    effort: Effort
    """Rough work to close it."""
    gain: float
    """What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force."""
    grade: Grade
    """How grave: that of the finding it would leave behind. An incomplete row counts as `not_assessed`, lacking
    evidence and a control document in draft as `improvement` (project convention).
    """
    id: str
    """The kind and what it is about: `item.4.1-r1`."""
    item_id: str | None
    """The item."""
    kind: GapKind
    """The kind."""
    target: str
    """What would close it, in the same words."""
    unit_id: str
    """The unit where it lies."""


NoticeCode: TypeAlias = Literal["undecided_controls", "excluded_units", "weights", "groups_without_figure"]
"""What a reader of the figures must know.

`undecided_controls`: Undecided controls count as included.

`excluded_units`: Excluded units are in no figure.

`weights`: Weights other than 1 act on the figures of groups and parts.

`groups_without_figure`: Groups in which nothing counts have no figure.
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


Choice: TypeAlias = Literal["included", "excluded", "undecided"]
"""What was decided on a control."""


RowRule: TypeAlias = Literal["justification_missing", "justification_stock_phrase", "exclusion_answers_missing", "exclusion_conflict", "excluded_but_in_place"]
"""A rule that a row of the Statement breaks.

`justification_missing`: A decision without a justification.

`justification_stock_phrase`: A justification that says nothing, such as "n/a".

`exclusion_answers_missing`: An exclusion that does not say whether a risk or an outside duty calls for the
control.

`exclusion_conflict`: An exclusion that contradicts clauses, which are named.

`excluded_but_in_place`: An excluded control whose ratings say that it is in use.
"""


class RowIssue(TypedDict):
    """A broken rule on a row."""

    clauses: list[str]
    """The clauses that ask for the control, for `exclusion_conflict`."""
    rule: RowRule
    """The rule."""


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


class Report(TypedDict):
    """The report of an assessment: `aimscore/report/1`. Ids, codes and the user's own text; no sentences."""

    as_of: str
    """The day for which the statements hold."""
    assessment: Assessment
    """What was stated, normalized. Assessing it again gives the same report."""
    basis: ReportBasis
    """What the statements rest on."""
    catalogue: CatalogueRef
    """The catalogue used."""
    documents: list[DocumentRow]
    """The register of documents."""
    engine_version: str
    """Version of the engine."""
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
    notices: list[Notice]
    """What a reader of the figures must know."""
    policy: PolicyRef
    """The policy used."""
    readiness: Readiness | None
    """The readiness label; null where the policy has none."""
    statement_of_applicability: StatementOfApplicability
    """The Statement of Applicability."""
    units: list[UnitRow]
    """Figures of the units, in the order of the catalogue."""


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


class _Topic(TypedDict):
    text: str
    """Explanation for a newcomer."""
    title: str
    """Short title."""


class Topic(_Topic, total=False):
    """Title and explanation of a part, group, objective or unit."""

    guidance: str
    """How organizations usually do it."""


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


class _Word(TypedDict):
    label: str
    """Short label."""


class Word(_Word, total=False):
    """A word of the engine in this language."""

    text: str
    """What it means."""


class Texts(TypedDict, total=False):
    """The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files."""

    catalogue: str
    """Id of the catalogue."""
    documents: dict[str, DocumentText]
    """Documents by id."""
    format: str
    """`aimscore/texts/1`; stands in one of the files."""
    glossary: dict[str, Term]
    """Terms that a newcomer may not know, by id."""
    groups: dict[str, Topic]
    """Groups by id."""
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
    parts: dict[str, Topic]
    """Parts by id."""
    sentences: dict[str, str]
    """Sentences of reports, with `{parameters}`."""
    steps: list[Section]
    """The steps of an implementation."""
    title: str
    """Title of the overview."""
    units: dict[str, Topic]
    """Units by id."""
    words: dict[str, dict[str, Word]]
    """Labels of the engine's words, by list, then by word."""
