//! The rows of an audit: what an assessment says of each requirement of the library.

use crate::assessment::{Answer, Assessment, value};
use crate::catalogue::{Catalogue, Item, Unit};
use crate::closed::closed;
use crate::language::Texts;
use crate::scale::Class;
use crate::table::Ix;
use crate::workbook::{Cell, Column, Sheet};

/// What the URN of a requirement begins with.
pub(super) const URN: &str = "urn:intuitem:risk:req_node:iso42001-2023:";

/// The clause that is one requirement of the library and several units of the catalogue.
const ROLLED_UP: &str = "6.1";

pub(super) const REF_ID: &str = "ref_id";
pub(super) const RESULT: &str = "compliance_result";
pub(super) const PROGRESS: &str = "requirement_progress";
pub(super) const OBSERVATIONS: &str = "observations";

/// The columns that are written, with their widths. Scores stay blank: some versions take a column that is missing for a score.
const COLUMNS: [(&str, u8); 9] = [
    ("urn", 28),
    ("assessable", 14),
    (REF_ID, 14),
    ("name", 28),
    ("description", 60),
    (RESULT, 28),
    (PROGRESS, 28),
    ("score", 14),
    (OBSERVATIONS, 60),
];

closed! {
    /// The result of a requirement, the worst first.
    Outcome {
        /// Nothing that is rated is in place.
        NonCompliant "non_compliant",
        /// Something is in place, and something is not.
        PartiallyCompliant "partially_compliant",
        /// What is rated is in place, and the rest or all is open.
        NotAssessed "not_assessed",
        /// Everything is rated and in place.
        Compliant "compliant",
        /// The control is excluded.
        NotApplicable "not_applicable",
    }
}

closed! {
    /// How far the work on a requirement is.
    Progress {
        /// Nothing is rated.
        ToDo "to_do",
        /// Some scored questions are rated.
        InProgress "in_progress",
        /// Never written.
        InReview "in_review",
        /// All scored questions are rated, or the control is excluded.
        Done "done",
    }
}

/// A requirement of the library.
pub(super) struct Requirement {
    /// Its number: that of a clause or control.
    pub(super) reference: String,
    pub(super) units: Vec<Ix<Unit>>,
}

impl Requirement {
    /// All of the library, in the order of the catalogue.
    pub(super) fn all(c: &Catalogue) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for unit in c.units.keys() {
            let id = c.units[unit].id.as_str();
            let inner = id
                .strip_prefix(ROLLED_UP)
                .is_some_and(|rest| rest.starts_with('.'));
            match all.last_mut() {
                Some(last) if inner && last.reference == ROLLED_UP => last.units.push(unit),
                _ => all.push(Self {
                    reference: if inner { ROLLED_UP } else { id }.to_owned(),
                    units: vec![unit],
                }),
            }
        }
        all
    }

    pub(super) fn urn(&self) -> String {
        format!("{URN}{}", self.reference.to_ascii_lowercase())
    }

    pub(super) fn items<'c>(&'c self, c: &'c Catalogue) -> impl Iterator<Item = &'c Item> {
        let items = self.units.iter().flat_map(|unit| &c.units[*unit].items);
        items.map(|item| &c.items[*item])
    }
}

/// What an assessment says of a requirement.
pub(super) struct Said {
    pub(super) outcome: Outcome,
    pub(super) progress: Progress,
    pub(super) observations: String,
}

impl Said {
    pub(super) fn of(c: &Catalogue, a: &Assessment, requirement: &Requirement) -> Self {
        let excluded = a.applicability.iter().find(|decision| {
            !decision.included && decision.control_id.as_str() == requirement.reference
        });
        if let Some(decision) = excluded {
            return Self {
                outcome: Outcome::NotApplicable,
                progress: Progress::Done,
                observations: decision.justification.clone().unwrap_or_default(),
            };
        }
        let outcomes = requirement.units.iter().map(|unit| outcome(c, a, *unit));
        let rated = requirement.items(c).filter(|item| item.scored);
        let rated: Vec<bool> = rated.map(|item| class(c, a, item).is_some()).collect();
        let notes = requirement.items(c).zip(0_usize..);
        let notes = notes.filter_map(|(item, place)| {
            let note = answer(a, item)?.note.as_deref()?;
            let id = &item.data.id;
            Some(if place == 0 {
                note.to_owned()
            } else {
                format!("{id}: {note}")
            })
        });
        Self {
            outcome: outcomes.min().unwrap_or(Outcome::NotAssessed),
            progress: match (rated.contains(&true), rated.contains(&false)) {
                (false, _) => Progress::ToDo,
                (true, true) => Progress::InProgress,
                (true, false) => Progress::Done,
            },
            observations: notes.collect::<Vec<_>>().join("\n"),
        }
    }
}

/// The result of a unit: what is rated decides, and nothing is compliant while something is open.
fn outcome(c: &Catalogue, a: &Assessment, unit: Ix<Unit>) -> Outcome {
    let items = c.units[unit].items.iter().map(|item| &c.items[*item]);
    let classes = items
        .filter(|item| item.scored)
        .map(|item| class(c, a, item));
    let classes: Vec<Option<Class>> = classes.collect();
    let mut rated = classes.iter().flatten().peekable();
    if rated.peek().is_none() {
        Outcome::NotAssessed
    } else if rated.clone().all(|class| *class == Class::N) {
        Outcome::NonCompliant
    } else if rated.any(|class| *class != Class::F) {
        Outcome::PartiallyCompliant
    } else if classes.contains(&None) {
        Outcome::NotAssessed
    } else {
        Outcome::Compliant
    }
}

/// The class of what an item is rated; none where it has no level.
fn class(c: &Catalogue, a: &Assessment, item: &Item) -> Option<Class> {
    let rating = answer(a, item)?.rating.as_ref();
    value(c, rating).map(|value| c.class(value))
}

fn answer<'a>(a: &'a Assessment, item: &Item) -> Option<&'a Answer> {
    let id = &item.data.id;
    let place = a
        .answers
        .binary_search_by(|answer| answer.item_id.cmp(id))
        .ok()?;
    a.answers.get(place)
}

/// The audit as a sheet.
pub(super) fn sheet(c: &Catalogue, a: &Assessment, texts: &Texts) -> Sheet {
    let columns = COLUMNS.iter().map(|(heading, width)| {
        let choices = match *heading {
            RESULT => Outcome::ALL.iter().map(ToString::to_string).collect(),
            PROGRESS => Progress::ALL.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        Column {
            heading: (*heading).to_owned(),
            width: *width,
            open: matches!(*heading, RESULT | PROGRESS | OBSERVATIONS),
            choices,
        }
    });
    let rows = Requirement::all(c).into_iter().map(|requirement| {
        let said = Said::of(c, a, &requirement);
        let each = |field: &str, between: &str| {
            let ids = requirement
                .units
                .iter()
                .map(|unit| c.units[*unit].id.as_str());
            let found = ids.filter_map(|id| texts.text(["units", id, field]));
            found.collect::<Vec<_>>().join(between)
        };
        vec![
            requirement.urn().into(),
            "x".into(),
            requirement.reference.as_str().into(),
            each("title", "; ").into(),
            each("text", "\n").into(),
            said.outcome.as_str().into(),
            said.progress.as_str().into(),
            Cell::Empty,
            said.observations.into(),
        ]
    });
    Sheet {
        name: "audit".to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}
