//! How far each step of an implementation has come: section 13 of the scoring rules.

use serde::Serialize;

use crate::catalogue::{Catalogue, StepData};
use crate::evaluation::Evaluation;
use crate::fraction::{Fraction, Percent};
use crate::id::Id;
use crate::scale::Class;

/// A step of an implementation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StepRow {
    /// Its id, for example `internal_audit`.
    pub id: Id,
    /// How far it has come; null for a step outside the catalogue, such as the certification audit.
    pub progress: Option<StepProgress>,
}

/// How far a step has come: two counts, no percent of what is in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StepProgress {
    /// Its units at band L or F.
    pub largely: u32,
    /// Its units that count.
    pub units: u32,
    /// The rated items of these units.
    pub rated: u32,
    /// Their scored items.
    pub applicable: u32,
    /// Percent of the items that are rated.
    pub coverage: Percent,
}

pub(crate) fn steps(c: &Catalogue, e: &Evaluation) -> Vec<StepRow> {
    let steps = c.data().steps.iter();
    steps
        .map(|step| StepRow {
            id: step.id.clone(),
            progress: progress(c, e, step),
        })
        .collect()
}

fn progress(c: &Catalogue, e: &Evaluation, step: &StepData) -> Option<StepProgress> {
    let (mut largely, mut units, mut rated, mut applicable) = (0, 0, 0, 0);
    let named = step.parts.iter().chain(&step.groups).chain(&step.units);
    for unit in c.units_of(named) {
        if e.excluded(unit) {
            continue;
        }
        let Some(bands) = e.bands(c, unit, e.layer) else {
            continue;
        };
        units += 1;
        largely += u32::from(bands.certain >= Class::L);
        for item in Evaluation::scored(c, unit) {
            applicable += 1;
            rated += u32::from(e.values[item].is_some());
        }
    }
    Some(StepProgress {
        largely,
        units,
        rated,
        applicable,
        coverage: Fraction::new(u128::from(rated), u128::from(applicable))?.percent(),
    })
}
