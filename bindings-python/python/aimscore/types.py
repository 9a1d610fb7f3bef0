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


class _CatalogueChoice(TypedDict):
    id: str
    """Id, for example `iso-42001`."""


class CatalogueChoice(_CatalogueChoice, total=False):
    """Which catalogue an assessment is for."""

    edition: str
    """Edition; absent: the one at hand."""
    version: str
    """Version of the catalogue; absent: the one at hand."""


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


class Scope(TypedDict, total=False):
    """What the management system covers."""

    statement: str
    """The scope in words."""
    boundaries: str
    """Where it ends."""
    exclusions: str
    """What it leaves out."""


Stage: TypeAlias = Literal["governance", "inception", "design_development", "data", "verification_validation", "deployment", "operation", "retirement"]
"""Stage of an AI system's life cycle."""


class _AiSystem(TypedDict):
    id: str
    """Its id, the user's own."""
    name: str
    """Its name."""


class AiSystem(_AiSystem, total=False):
    """An AI system of the organization."""

    purpose: str
    """What it is for."""
    roles: list[OrganizationRole]
    """What the organization does with it."""
    life_cycle_stage: Stage
    """Where it stands in its life."""
    owner: str
    """Who answers for it."""


EvidenceLevel: TypeAlias = Literal["none", "said", "document", "record", "independent"]
"""How far an answer is backed by evidence (project convention: what an auditor would accept, from nothing to an
independent check).

`none`: Nothing, or not stated: holds an answer at P.

`said`: People say so: holds an answer at P.

`document`: A document describes it: holds an answer at L.

`record`: A record shows that it was done.

`independent`: Somebody independent checked it.
"""


Confidence: TypeAlias = Literal["high", "medium", "low"]
"""How sure the person is of an answer. Used for the spread of figures, never for the figures themselves."""


class _Answer(TypedDict):
    item_id: str
    """The item."""


class Answer(_Answer, total=False):
    """An answer to one item."""

    rating: Literal["not", "partially", "largely", "fully", "unsure"] | str
    """A level of the catalogue's scale (`not`, `partially`, `largely`, `fully` in the built-in one), or `unsure`;
    absent: noted, not answered yet.
    """
    evidence_level: EvidenceLevel
    """How far it is backed; absent counts as `none`."""
    confidence: Confidence
    """How sure the person is; absent counts as `high`."""
    note: str
    """A note."""
    evidence: list[str]
    """Names or links of evidence."""
    owner: str
    """Who answers for the item."""
    due_on: str
    """When it is to be in place, `YYYY-MM-DD`."""
    assessor: str
    """Who gave the answer."""


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

    no_risk_calls_for_it: bool
    """Whether no risk calls for the control."""
    no_outside_duty_calls_for_it: bool
    """Whether no law, contract or other outside duty calls for it."""


class _Decision(TypedDict):
    control_id: str
    """The control."""
    included: bool
    """Whether it is included."""


class Decision(_Decision, total=False):
    """A decision on a unit of an excludable part: a row of the Statement of Applicability."""

    justification: str
    """Why; an exclusion must have one."""
    drivers: list[Driver]
    """What makes it necessary."""
    exclusion: ExclusionAnswers
    """The two answers that an exclusion states."""
    owner: str
    """Who answers for it."""
    evidence: list[str]
    """Names or links of evidence."""
    review_on: str
    """When the decision is looked at again, `YYYY-MM-DD`."""


class _OwnControl(TypedDict):
    id: str
    """Its id, with another prefix than the catalogue's."""
    title: str
    """Its title."""


class OwnControl(_OwnControl, total=False):
    """A control of one's own."""

    rating: Literal["not", "partially", "largely", "fully", "unsure"] | str
    """How far it is in place: a level of the scale, or `unsure`."""


DocumentStatus: TypeAlias = Literal["missing", "draft", "approved"]
"""Status of a document; for a record read `approved` as "in place"."""


class _DocumentStatement(TypedDict):
    document_id: str
    """The document."""
    status: DocumentStatus
    """Its status."""


class DocumentStatement(_DocumentStatement, total=False):
    """The status of a document."""

    reference: str
    """Where it is."""
    owner: str
    """Who answers for it."""


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


class _Assessment(TypedDict):
    format: Literal["aimscore/assessment/1"]
    """`aimscore/assessment/1`."""
    catalogue: CatalogueChoice
    """The catalogue that the answers are for."""
    as_of: str
    """The day for which the statements hold, `YYYY-MM-DD`."""


class Assessment(_Assessment, total=False):
    """What a person states about an organization: `aimscore/assessment/1`."""

    organization: Organization
    """The organization."""
    scope: Scope
    """What the management system covers."""
    systems: list[AiSystem]
    """Its AI systems."""
    answers: list[Answer]
    """The answers; an item without one is unanswered."""
    applicability: list[Decision]
    """The decisions on units that can be excluded; a unit without one is undecided."""
    own_controls: list[OwnControl]
    """Controls of one's own beside those of the catalogue. They stand in the Statement of Applicability and count in
    no figure.
    """
    documents: list[DocumentStatement]
    """The status of documents; a document without one has no effect on scores."""
    settings: Settings
    """Settings of the scoring."""


Class: TypeAlias = Literal["N", "P", "L", "F"]
"""Class of a level or band: N not, P partially, L largely, F fully. Source: the N-P-L-F scale of ISO/IEC 33020."""


_Level = TypedDict(
    "_Level",
    {
        "id": str,
        "class": Class,
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


Kind: TypeAlias = Literal["define", "operate", "evaluate"]
"""What an item looks at.

`define`: Planned, designed, decided or written: looked at in stage 1.

`operate`: Done in daily work.

`evaluate`: Checked whether it works.
"""


Basis: TypeAlias = Literal["requirement", "practice"]
"""Where an item comes from.

`requirement`: The clause or control asks for it: it is scored.

`practice`: Good practice beyond it: shown, never scored.
"""


Grade: TypeAlias = Literal["potential_major", "potential_minor", "not_assessed", "improvement", "no_gap_stated"]
"""Grade of a finding, worst first. Indicative only: just a certification body grades findings. Words from
ISO/IEC 17021-1, made weaker.

`potential_major`: Could stop a certification.

`potential_minor`: Would have to be corrected.

`not_assessed`: Nobody has said yet how it stands.

`improvement`: Works, and could be better.

`no_gap_stated`: Nothing stated that would be a gap.
"""


Relevance: TypeAlias = Literal["high", "medium", "low"]
"""How much an item matters to an organization in a role. Editorial."""


class Roles(TypedDict):
    """Relevance of an item by role. The roles are our own three; ISO/IEC 22989 has finer ones."""

    developer: Relevance
    """To those who build AI systems."""
    provider: Relevance
    """To those who offer them."""
    deployer: Relevance
    """To those who use them."""


Effort: TypeAlias = Literal["XS", "S", "M", "L", "XL"]
"""Rough work to bring something from nothing to fully in place: 1, 2, 5, 10, 20 person-days (project convention:
steps that people can tell apart).
"""


class _ItemData(TypedDict):
    id: str
    """Id: a requirement (`4.1-r1`) or a check (`A.2.2-c1`)."""
    kind: Kind
    """What it looks at."""
    basis: Basis
    """Whether it is scored."""
    hint: Grade
    """Grade of a finding where it is missing altogether: `potential_major` or `potential_minor`. Editorial."""
    effort: Effort
    """Rough work to put it in place."""
    minutes: int
    """Minutes to think and answer, 1 to 60. Editorial."""


class ItemData(_ItemData, total=False):
    """An item of the catalogue: what one question asks."""

    document: str
    """The mandatory document that it asks for."""
    roles: Roles | None
    """How much it matters in each role."""
    stages: list[Stage]
    """The life-cycle stages it concerns."""
    source: list[str]
    """Sources of the fact."""


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

    id: str
    """Id, for example `controls`."""
    excludable: bool
    """Whether its units can be excluded, with a justification."""
    groups: list[GroupData]
    """The groups in natural order."""


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
    id: str
    """Id, for example `DOC-4.3`."""
    unit: str
    """The unit that asks for it, or where it is most used."""
    demand: Demand
    """How far it is asked for."""
    kind: DocumentKind
    """What it is for."""
    effort: Effort
    """Rough work to make it."""


class Document(_Document, total=False):
    """A document that is asked for or customary."""

    also: list[str]
    """Further units where it is used."""
    looked_at: AuditStage | None
    """The audit stage that looks at it; absent for recommended ones."""
    if_missing: Grade | None
    """Grade of a finding where it is missing; absent for recommended ones. Editorial."""
    source: list[str]
    """Sources of the fact."""


class CatalogueData(TypedDict):
    """A catalogue as it stands in a file: `aimscore/catalogue/1`."""

    format: Literal["aimscore/catalogue/1"]
    """`aimscore/catalogue/1`."""
    id: str
    """Id of the framework, for example `iso-42001`."""
    edition: str
    """Edition of the framework, for example `2023`."""
    version: str
    """Version of this catalogue (semantic versioning)."""
    scale: list[Level]
    """The rating scale: 2 to 11 levels, worst first; the value of a level is its place, from 0."""
    sources: list[Source]
    """Where the facts come from."""
    parts: list[PartData]
    """The parts, each with its own headline figure."""
    documents: list[Document]
    """The documents that are asked for or customary."""


class LayerFigure(TypedDict):
    """Low, score and high on one layer, in percent."""

    low: float
    """Unrated items at their worst."""
    score: float | None
    """Rated items only; null where nothing is rated."""
    high: float
    """Unrated items at their best."""


class Figure(TypedDict):
    """A figure with its basis: how much is in place, as a range that is certain, and how much of it is known."""

    low: float
    """Percent in place if every unrated item turned out worst, on the declared layer."""
    score: float | None
    """Percent in place among the rated items; null where nothing is rated."""
    high: float
    """Percent in place if every unrated item turned out best."""
    coverage: float
    """Percent of the items that are rated, weighted as the figure is."""
    rated: int
    """Number of rated items that the figure counts."""
    applicable: int
    """Number of items that the figure counts."""
    evidenced: LayerFigure
    """The same on the evidenced layer."""


class GroupRow(TypedDict):
    """Figure of a group."""

    id: str
    """The group."""
    part: str
    """Its part."""
    figure: Figure | None
    """Its figure; null where no unit counts."""


class UnitRow(TypedDict):
    """Figure and bands of a unit."""

    id: str
    """The unit."""
    group: str
    """Its group."""
    figure: Figure | None
    """Its figure; null where it is excluded or has no scored item."""
    band: Class | None
    """The band that is certain, on the layer in force; null as the figure is."""
    band_best: Class | None
    """The band if every unrated item turned out best; null as the figure is."""
    excluded: bool
    """Whether it was excluded."""


class Changes(TypedDict):
    """What a change did to the figures."""

    headline: dict[str, Figure | None]
    """Figure of each part, changed or not."""
    groups: list[GroupRow]
    """The groups whose row changed."""
    units: list[UnitRow]
    """The units whose row changed."""
    label: str | None
    """The readiness label; null where the policy has none."""


FigureKind: TypeAlias = Literal["part", "group", "unit"]
"""What a figure belongs to."""


class CatalogueRef(TypedDict):
    """Id, version and hash of a data file, so that a report says what it was made with."""

    id: str
    """Id of the framework."""
    edition: str
    """Edition of the framework."""
    version: str
    """Version of the catalogue."""
    hash: str
    """`sha256:` and the hash of the catalogue's canonical JSON."""


class PolicyRef(TypedDict):
    """Id, version and hash of a policy."""

    id: str
    """Id."""
    version: str
    """Version."""
    hash: str
    """`sha256:` and the hash of the policy's canonical JSON."""


class ExactFigure(TypedDict):
    """A figure in exact fractions of 1, on the declared layer."""

    low: str
    """Unrated items at their worst."""
    high: str
    """Unrated items at their best."""
    coverage: str
    """Share that is rated."""


class UnitShare(TypedDict):
    """What a unit is in a figure."""

    unit_id: str
    """The unit."""
    share: str
    """Its exact share of the figure; 0 where it does not count."""
    excluded: bool
    """Whether it was excluded."""
    undecided: bool
    """Whether nobody decided on it, so that it counts as included."""
    band_of_mean: Class | None
    """Band of its mean before the weakest link, on the layer in force; null where it has no figure."""
    band: Class | None
    """Its band after the weakest link."""
    held_by: list[str]
    """The items that hold the band below that of the mean, by the policy's rule `weakest_link`."""


CapRule: TypeAlias = Literal["document", "evidence"]
"""Why a value is lower than its rating.

`document`: The mandatory document that the item asks for is missing or a draft.

`evidence`: The evidence level of the answer.
"""


_Cap = TypedDict(
    "_Cap",
    {
        "rule": CapRule,
        "document_id": str | None,
        "status": DocumentStatus | None,
        "evidence_level": EvidenceLevel | None,
        "from": int,
        "to": int,
    },
)


class Cap(_Cap):
    """A rule that lowered a value."""


class ItemShare(TypedDict):
    """What an item is in a figure."""

    item_id: str
    """The item."""
    unit_id: str
    """Its unit."""
    scored: bool
    """Whether it is scored: practice items are not."""
    rating: int | None
    """Value of the rating, from 0; null where unrated."""
    declared: int | None
    """Value after the document rule."""
    evidenced: int | None
    """Value after the document rule and the evidence level."""
    top: int
    """Value of the top level."""
    caps: list[Cap]
    """What lowered the value."""
    share: str
    """Its exact share of the figure; 0 where it does not count."""
    gained: str
    """What it adds to `low`, on the declared layer."""
    open: str
    """What it keeps open between `low` and `high`."""
    lost: str
    """What it takes from `high`."""


class Explanation(TypedDict):
    """Why a figure is what it is: `aimscore/explanation/1`."""

    format: Literal["aimscore/explanation/1"]
    """`aimscore/explanation/1`."""
    id: str
    """The part, group or unit."""
    kind: FigureKind
    """What it is."""
    catalogue: CatalogueRef
    """The catalogue used."""
    policy: PolicyRef
    """The policy used."""
    layer: Layer
    """The layer that bands and findings read."""
    figure: Figure | None
    """The figure; null where nothing counts."""
    exact: ExactFigure | None
    """The same, exactly."""
    units: list[UnitShare]
    """The units that it is made of."""
    items: list[ItemShare]
    """The items that it is made of. `gained`, `open` and `lost` sum to low, high - low and 1 - high."""


IssueCode: TypeAlias = Literal["json_too_large", "json_encoding", "json_syntax", "json_duplicate_key", "json_too_deep", "wrong_type", "missing_key", "unknown_key", "unknown_value", "out_of_range", "wrong_count", "invalid_id", "invalid_date", "invalid_version", "unsupported_format", "unknown_id", "duplicate_id", "wrong_catalogue", "not_excludable", "justification_missing", "own_id_taken", "wrong_order", "scale_order", "document_not_demanded", "document_misplaced", "denominator_too_large", "first_label_has_conditions", "missing_text", "unknown_target"]
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
    pointer: str
    """JSON pointer (RFC 6901) to the value; empty for the whole document."""
    params: dict[str, str]
    """What the message speaks of, by name."""
    message: str
    """What is wrong, in English."""
    mend: str
    """What to do about it, in English."""


class IssueList(TypedDict):
    """Issues as a document: `aimscore/issues/1`."""

    format: Literal["aimscore/issues/1"]
    """`aimscore/issues/1`."""
    issues: list[Issue]
    """The problems, at most 1,000."""
    more: int
    """How many further problems there are."""


class WeakestLink(TypedDict):
    """Bands that a unit cannot rise above while it has a weak item."""

    why: str
    """Why this rule."""
    not_or_unrated: Class
    """Highest band with an item at N or unrated."""
    partially: Class
    """Highest band with an item at P."""


class Systemic(TypedDict):
    """A finding on a unit that has many weak items."""

    why: str
    """Why this rule."""
    part: str
    """The part whose units are looked at."""
    items: int
    """How many scored items, 1 to 255."""
    at_most: Class
    """How weak: items at this class or below count."""
    grade: Grade
    """Grade of the finding."""


class Conflict(TypedDict):
    """An exclusion that contradicts clauses."""

    unit: str
    """The unit."""
    clauses: list[str]
    """The clauses that ask for the same."""


class StockPhrases(TypedDict):
    """Stock phrases of a language."""

    language: str
    """Language tag."""
    phrases: list[str]
    """The phrases, in lower case."""


class ApplicabilityRules(TypedDict):
    """Rules of the Statement of Applicability."""

    why: str
    """Why these rules."""
    unit: str
    """The unit that asks for the Statement; a broken rule is a `potential_major` there."""
    conflicts: list[Conflict]
    """Units that cannot be excluded without breaking a clause."""
    stock_phrases: list[StockPhrases]
    """Justifications that say nothing, by language; compared trimmed, case-folded, without end punctuation."""


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
        "part": str,
        "groups": list[str],
        "units": list[str],
        "class": Class | None,
        "kind": Kind | None,
        "looked_at": AuditStage | None,
        "grade": Grade | None,
        "percent": int | None,
        "layer": Layer | None,
    },
    total=False,
)


class Condition(_Condition, _ConditionOptional):
    """A condition of a label. Which of its fields a rule needs is said at the rule."""


class Label(TypedDict):
    """A readiness label: it holds where its own conditions and those of all labels before it hold."""

    id: str
    """Id, for example `stage_1_candidate`."""
    conditions: list[Condition]
    """What must hold."""


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

    systemic: Systemic | None
    """When many weak items of a unit are a finding of their own."""
    applicability: ApplicabilityRules | None
    """Rules of the Statement of Applicability."""
    labels: list[Label]
    """Readiness labels, lowest first; none: no label is given."""


ReportBasis: TypeAlias = Literal["self_assessment"]
"""What the statements rest on.

`self_assessment`: The organization's own word. Only an accredited body certifies.
"""


class Blocker(TypedDict):
    """A condition that does not hold."""

    condition: Condition
    """The condition, as the policy states it."""
    ids: list[str]
    """What it fails on: ids of units, items, documents, findings, controls or the part."""


class Readiness(TypedDict):
    """How ready the organization says it is. Self-assessed: only an accredited body certifies."""

    label: str
    """The highest label whose conditions all hold, with those of the labels before it."""
    next: str | None
    """The label after it; null at the last."""
    blockers: list[Blocker]
    """Every condition of the next label that does not hold."""
    applicable: int
    """Number of scored items, excluded units left out."""
    rated: int
    """How many of them are rated."""
    evidenced: int
    """How many of the rated ones are backed by evidence enough for their declared value."""


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
        "id": str,
        "rule": FindingRule,
        "grade": Grade,
        "unit_id": str,
        "item_ids": list[str],
        "document_id": str | None,
        "control_ids": list[str],
        "class": Class | None,
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

    id: str
    """The kind and what it is about: `item.4.1-r1`."""
    kind: GapKind
    """The kind."""
    grade: Grade
    """How grave: that of the finding it would leave behind. An incomplete row counts as `not_assessed`, lacking
    evidence and a control document in draft as `improvement` (project convention).
    """
    unit_id: str
    """The unit where it lies."""
    item_id: str | None
    """The item."""
    document_id: str | None
    """The document."""
    current: str | None
    """What is stated: a rating, an evidence level, a status or a decision; null where nothing is."""
    target: str
    """What would close it, in the same words."""
    effort: Effort
    """Rough work to close it."""
    gain: float
    """What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force."""


Choice: TypeAlias = Literal["included", "excluded", "undecided"]
"""What was decided on a control."""


ImplementationStatus: TypeAlias = Literal["planned", "partial", "implemented"]
"""How far a control is in place. Customary in the Statement; the standard does not ask for it.

`planned`: Band N.

`partial`: Band P or L.

`implemented`: Band F.
"""


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

    rule: RowRule
    """The rule."""
    clauses: list[str]
    """The clauses that ask for the control, for `exclusion_conflict`."""


class ApplicabilityRow(TypedDict):
    """A row of the Statement of Applicability."""

    control_id: str
    """The control."""
    decision: Choice
    """What was decided."""
    justification: str | None
    """Why."""
    drivers: list[Driver]
    """What makes it necessary."""
    exclusion: ExclusionAnswers | None
    """The two answers of an exclusion."""
    implementation_status: ImplementationStatus | None
    """From the band; null where nothing is rated or the control is excluded."""
    owner: str | None
    """Who answers for it."""
    evidence: list[str]
    """Names or links of evidence."""
    review_on: str | None
    """When the decision is looked at again."""
    issues: list[RowIssue]
    """The rules that the row breaks."""


class OwnControlRow(TypedDict):
    """A control of the organization's own."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    implementation_status: ImplementationStatus | None
    """From its rating; null where it has none."""


class StatementOfApplicability(TypedDict):
    """The Statement of Applicability."""

    complete: bool
    """No row is undecided."""
    valid: bool
    """No row breaks a rule."""
    rows: list[ApplicabilityRow]
    """One row for each control of the catalogue, always all of them."""
    own_controls: list[OwnControlRow]
    """The organization's own controls."""


class DocumentRow(TypedDict):
    """A document of the catalogue and how it stands."""

    document_id: str
    """The document."""
    unit_id: str
    """The unit that asks for it."""
    demand: Demand
    """How far it is asked for."""
    kind: DocumentKind
    """What it is for."""
    applies: bool
    """Whether it is asked for here: mandatory, or of a control that is not excluded."""
    looked_at: AuditStage | None
    """The audit stage that looks at it; null for recommended ones."""
    status: DocumentStatus | None
    """As stated; null where nothing is stated."""


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


class Report(TypedDict):
    """The report of an assessment: `aimscore/report/1`. Ids, codes and the user's own text; no sentences."""

    format: Literal["aimscore/report/1"]
    """`aimscore/report/1`."""
    engine_version: str
    """Version of the engine."""
    catalogue: CatalogueRef
    """The catalogue used."""
    policy: PolicyRef
    """The policy used."""
    as_of: str
    """The day for which the statements hold."""
    basis: ReportBasis
    """What the statements rest on."""
    assessment: Assessment
    """What was stated, normalized. Assessing it again gives the same report."""
    headline: dict[str, Figure | None]
    """Figure of each part, by its id; null where nothing counts. Parts are never merged."""
    readiness: Readiness | None
    """The readiness label; null where the policy has none."""
    groups: list[GroupRow]
    """Figures of the groups, in the order of the catalogue."""
    units: list[UnitRow]
    """Figures of the units, in the order of the catalogue."""
    findings: list[Finding]
    """What was found, in the order of the catalogue."""
    gaps: list[Gap]
    """What is not at the top, in the order in which to look at it."""
    statement_of_applicability: StatementOfApplicability
    """The Statement of Applicability."""
    documents: list[DocumentRow]
    """The register of documents."""
    notices: list[Notice]
    """What a reader of the figures must know."""


class Section(TypedDict):
    """A section of running text."""

    id: str
    """Id."""
    title: str
    """Title."""
    text: str
    """Text."""


class _Topic(TypedDict):
    title: str
    """Short title."""
    text: str
    """Explanation for a newcomer."""


class Topic(_Topic, total=False):
    """Title and explanation of a part, group, objective or unit."""

    guidance: str
    """How organizations usually do it."""


class Question(TypedDict):
    """What a person is asked about an item."""

    question: str
    """The question: one idea."""
    why: str
    """Why it matters."""
    evidence: list[str]
    """What would show it."""


class DocumentText(TypedDict):
    """Name and purpose of a document."""

    name: str
    """Name."""
    text: str
    """What it holds and what for."""


class _Word(TypedDict):
    label: str
    """Short label."""


class Word(_Word, total=False):
    """A word of the engine in this language."""

    text: str
    """What it means."""


class _Term(TypedDict):
    term: str
    """The term."""
    text: str
    """What it means."""


class Term(_Term, total=False):
    """A term of the glossary."""

    also: list[str]
    """Other forms of it."""


class Texts(TypedDict, total=False):
    """The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files."""

    format: str
    """`aimscore/texts/1`; stands in one of the files."""
    catalogue: str
    """Id of the catalogue."""
    language: str
    """Language tag (BCP 47), for example `en`."""
    name: str
    """Name of the framework."""
    title: str
    """Title of the overview."""
    notice: str
    """What a self-assessment is not; goes with every report."""
    overview: list[Section]
    """Introduction to the framework, section by section."""
    steps: list[Section]
    """The steps of an implementation."""
    parts: dict[str, Topic]
    """Parts by id."""
    groups: dict[str, Topic]
    """Groups by id."""
    objectives: dict[str, Topic]
    """Control objectives by id."""
    units: dict[str, Topic]
    """Units by id."""
    items: dict[str, Question]
    """Items by id."""
    documents: dict[str, DocumentText]
    """Documents by id."""
    levels: dict[str, dict[str, str]]
    """What each level looks like, by kind of item, then by level."""
    words: dict[str, dict[str, Word]]
    """Labels of the engine's words, by list, then by word."""
    sentences: dict[str, str]
    """Sentences of reports, with `{parameters}`."""
    glossary: dict[str, Term]
    """Terms that a newcomer may not know, by id."""
