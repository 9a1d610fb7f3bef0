//! Gaps: what is not where it should be yet, in the order in which to look at it. Section 9 of the scoring rules.

mod closing;
mod list;

pub(crate) use closing::Closing;
pub(crate) use list::{OpenGap, Scene, gaps, targets};

use std::cmp::Ordering;

use serde::Serialize;

use crate::closed::closed;
use crate::fraction::Change;
use crate::grade::Grade;
use crate::id::{Id, natural};
use crate::scale::EvidenceLevel;
use crate::vocabulary::{Effort, GapKind};

/// A gap between what is stated and what should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Gap {
    /// The kind and what it is about: `item.4.1-r1`.
    pub id: String,
    /// The kind.
    pub kind: GapKind,
    /// How grave: that of the finding it would leave behind. An undecided row counts as `not_assessed`, a risk without a treatment as `potential_minor`, lacking evidence and a control document in draft as `improvement` (project convention).
    pub grade: Grade,
    /// The unit where it lies; null for a risk, which stands on several.
    pub unit_id: Option<Id>,
    /// The item.
    pub item_id: Option<Id>,
    /// The document.
    pub document_id: Option<Id>,
    /// The risk.
    pub risk_id: Option<Id>,
    /// What is stated: a rating, an evidence level, a status, a decision or a treatment; null where nothing is.
    pub current: Option<String>,
    /// What would close it, in the same words.
    pub target: String,
    /// The least evidence that would back it once closed; null where no evidence is asked for.
    pub evidence: Option<EvidenceLevel>,
    /// Rough work to close it.
    pub effort: Effort,
    /// Whether it is named in what blocks the next label: itself, its unit, its part or a finding that rests on it.
    pub blocks_next: bool,
    /// What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force. Below 0 where a control that was left out comes in.
    pub gain: Change,
    /// The risks that come within acceptance if only this gap is closed.
    pub relieves: Vec<Id>,
    /// The units whose gaps come first.
    pub after: Vec<Id>,
}

closed! {
    /// What decides which of two gaps comes first, in this order. No sum of points.
    Criterion {
        /// It is named in what blocks the next label.
        BlocksNext "blocks_next",
        /// The graver one.
        Grade "grade",
        /// It brings more risks within acceptance.
        Relieves "relieves",
        /// It gains more for a day of work.
        GainPerDay "gain_per_day",
        /// Nothing but the order of ids.
        Id "id",
    }
}

impl OpenGap {
    /// Order of two gaps, and the first criterion in which they differ.
    pub(crate) fn compare(&self, other: &Self) -> (Ordering, Criterion) {
        let (a, b) = (&self.gap, &other.gap);
        let keys = [
            (b.blocks_next.cmp(&a.blocks_next), Criterion::BlocksNext),
            (a.grade.cmp(&b.grade), Criterion::Grade),
            (b.relieves.len().cmp(&a.relieves.len()), Criterion::Relieves),
            (
                other
                    .gain
                    .per(b.effort.days())
                    .compare(self.gain.per(a.effort.days())),
                Criterion::GainPerDay,
            ),
        ];
        let decided = keys.into_iter().find(|(order, _)| order.is_ne());
        decided.unwrap_or((natural(&a.id, &b.id), Criterion::Id))
    }
}
