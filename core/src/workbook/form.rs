//! What a person fills in: which cell stands for what in an assessment, said once for writing and reading.

use super::sheet::Table;
use crate::assessment::DriverKind;
use crate::closed::Closed;
use crate::scale::{Confidence, DocumentStatus, EvidenceLevel};
use crate::vocabulary::{OrganizationRole, Stage, Treatment};

/// What a cell holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// An id.
    Plain,
    /// A day.
    Day,
    Text,
    /// Texts, each in its line.
    Lines,
    /// Ids with commas between them.
    Ids,
    /// A rank of a grid.
    Rank,
    /// A rank, or that nobody can say.
    Likelihood,
    /// A level of the catalogue's scale.
    Rating,
    /// A word of a list.
    Word(&'static str, &'static [&'static str]),
    /// Words of a list, each in its line.
    Words(&'static str, &'static [&'static str]),
    /// Whether a control is included.
    Included,
    /// Yes or no.
    YesNo,
    /// A mark, or nothing.
    Mark,
    /// What makes a control necessary: kind and name, each in its line.
    Drivers,
    /// Settings, as JSON.
    Json,
    /// Which catalogue: id, edition and version.
    Catalogue,
    /// Made by the engine; not read.
    Shown,
}

/// A column of a form, or a row of the first sheet.
pub(super) struct Field {
    /// The word of the page that names it.
    pub(super) heading: &'static str,
    /// Where it stands in the statement.
    pub(super) path: &'static [&'static str],
    pub(super) kind: Kind,
}

/// A sheet with a statement in each row. The first column says what it is about.
pub(super) struct Form {
    pub(super) table: Table,
    /// Where the statements stand in an assessment.
    pub(super) list: &'static str,
    pub(super) columns: &'static [Field],
}

const fn field(heading: &'static str, path: &'static [&'static str], kind: Kind) -> Field {
    Field {
        heading,
        path,
        kind,
    }
}

const fn shown(heading: &'static str) -> Field {
    field(heading, &[], Kind::Shown)
}

/// What is included and what is left out, as `decisions` has it.
pub(super) const INCLUDED: [&str; 2] = ["included", "excluded"];

/// The kinds of what makes a control necessary.
pub(super) const DRIVERS: &[&str] = DriverKind::WORDS;

/// The rows of the first sheet.
pub(super) const ABOUT: &[Field] = &[
    field("catalogue", &["catalogue"], Kind::Catalogue),
    field("as_of", &["as_of"], Kind::Day),
    field("organization", &["organization", "name"], Kind::Text),
    field(
        "roles",
        &["organization", "roles"],
        Kind::Words("roles", OrganizationRole::WORDS),
    ),
    field("scope", &["scope", "statement"], Kind::Text),
    field("boundaries", &["scope", "boundaries"], Kind::Text),
    field("exclusions", &["scope", "exclusions"], Kind::Text),
    field("column_settings", &["settings"], Kind::Json),
];

/// The sheets with statements.
pub(super) const FORMS: &[Form] = &[
    Form {
        table: Table::Answers,
        list: "answers",
        columns: &[
            field("column_id", &["item_id"], Kind::Plain),
            shown("section"),
            shown("column_question"),
            field("column_rating", &["rating"], Kind::Rating),
            field(
                "column_evidence_level",
                &["evidence_level"],
                Kind::Word("evidence_levels", EvidenceLevel::WORDS),
            ),
            field("column_evidence", &["evidence"], Kind::Lines),
            field("column_note", &["note"], Kind::Text),
            field("owner", &["owner"], Kind::Text),
            field("column_due", &["due_on"], Kind::Day),
            field(
                "column_confidence",
                &["confidence"],
                Kind::Word("confidences", Confidence::WORDS),
            ),
            field("column_assessor", &["assessor"], Kind::Text),
            field("flagged", &["flagged"], Kind::Mark),
        ],
    },
    Form {
        table: Table::Risks,
        list: "risks",
        columns: &[
            field("column_id", &["id"], Kind::Plain),
            field("risk", &["title"], Kind::Text),
            field("column_scenario", &["scenario_id"], Kind::Plain),
            field("systems", &["system_ids"], Kind::Ids),
            field("column_primary", &["control_ids", "primary"], Kind::Ids),
            field(
                "column_supporting",
                &["control_ids", "supporting"],
                Kind::Ids,
            ),
            field("chart_likelihood", &["likelihood"], Kind::Likelihood),
            field(
                "column_organization",
                &["consequence", "organization"],
                Kind::Rank,
            ),
            field(
                "column_individuals",
                &["consequence", "individuals"],
                Kind::Rank,
            ),
            field("column_society", &["consequence", "society"], Kind::Rank),
            shown("chart_before"),
            shown("effect"),
            shown("chart_after"),
            field("column_red_lines", &["red_lines"], Kind::Ids),
            field("column_tags", &["tags"], Kind::Ids),
            field(
                "treatment",
                &["treatment"],
                Kind::Word("treatments", Treatment::WORDS),
            ),
            field(
                "column_residual_likelihood",
                &["residual", "likelihood"],
                Kind::Rank,
            ),
            field(
                "column_residual_consequence",
                &["residual", "consequence"],
                Kind::Rank,
            ),
            field("owner", &["owner"], Kind::Text),
            field("column_accepted_by", &["accepted_by"], Kind::Text),
            shown("issues"),
        ],
    },
    Form {
        table: Table::Applicability,
        list: "applicability",
        columns: &[
            field("column_id", &["control_id"], Kind::Plain),
            shown("control"),
            field("decision", &["included"], Kind::Included),
            field("justification", &["justification"], Kind::Text),
            field("column_drivers", &["drivers"], Kind::Drivers),
            field(
                "column_no_risk",
                &["exclusion", "no_risk_calls_for_it"],
                Kind::YesNo,
            ),
            field(
                "column_no_duty",
                &["exclusion", "no_outside_duty_calls_for_it"],
                Kind::YesNo,
            ),
            shown("status"),
            field("owner", &["owner"], Kind::Text),
            field("column_evidence", &["evidence"], Kind::Lines),
            field("column_review", &["review_on"], Kind::Day),
            shown("issues"),
        ],
    },
    Form {
        table: Table::Documents,
        list: "documents",
        columns: &[
            field("column_id", &["document_id"], Kind::Plain),
            shown("document"),
            shown("section"),
            shown("demand"),
            field(
                "status",
                &["status"],
                Kind::Word("document_statuses", DocumentStatus::WORDS),
            ),
            field("place", &["reference"], Kind::Text),
            field("owner", &["owner"], Kind::Text),
        ],
    },
    Form {
        table: Table::Systems,
        list: "systems",
        columns: &[
            field("column_id", &["id"], Kind::Plain),
            field("column_name", &["name"], Kind::Text),
            field("column_purpose", &["purpose"], Kind::Text),
            field(
                "roles",
                &["roles"],
                Kind::Words("roles", OrganizationRole::WORDS),
            ),
            field(
                "column_stage",
                &["life_cycle_stage"],
                Kind::Word("stages", Stage::WORDS),
            ),
            field("owner", &["owner"], Kind::Text),
            field("column_traits", &["traits"], Kind::Ids),
        ],
    },
    Form {
        table: Table::OwnControls,
        list: "own_controls",
        columns: &[
            field("column_id", &["id"], Kind::Plain),
            field("control", &["title"], Kind::Text),
            field("column_rating", &["rating"], Kind::Rating),
        ],
    },
];
