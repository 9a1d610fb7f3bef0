//! The groups of which most and least is certain.

use std::cmp::Ordering;

use serde::Serialize;

use crate::catalogue::{Catalogue, Group};
use crate::evaluation::Evaluation;
use crate::fraction::Fraction;
use crate::id::Id;
use crate::table::Ix;

/// Groups on each side. Project convention: no more than a reader keeps in mind.
const ENDS: usize = 3;

/// The strongest and the weakest groups, three at most of each, on the layer in force. They are so whatever the open questions turn
/// out to be: what is not answered makes a group neither strong nor weak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Extremes {
    /// Those with the highest low ends, the highest first. One of which nothing is certain is not strong. Equals stand in the order of the catalogue.
    pub strongest: Vec<Id>,
    /// Of the others those with the lowest high ends, the lowest first. One that may be all in place is not weak. Equals stand in the order of the catalogue.
    pub weakest: Vec<Id>,
}

/// A group with the ends of its figure.
struct Ends<'c> {
    id: &'c Id,
    low: Fraction,
    high: Fraction,
}

pub(crate) fn extremes(c: &Catalogue, e: &Evaluation) -> Extremes {
    let ends = |ix: Ix<Group>| {
        let figure = e.group(c, ix)?;
        Some(Ends {
            id: &c.groups[ix].id,
            low: figure.low_on(e.layer),
            high: figure.high_on(e.layer),
        })
    };
    let groups: Vec<_> = c.groups.keys().filter_map(ends).collect();
    let strongest = first(
        &groups,
        |one, other| other.low.compare(one.low),
        |group| group.low.above(0),
    );
    let weakest = first(
        &groups,
        |one, other| one.high.compare(other.high),
        |group| group.high.compare(Fraction::ONE).is_lt() && !strongest.contains(group.id),
    );
    Extremes { strongest, weakest }
}

/// The first groups in an order of those that are meant. Sorting is stable.
fn first(
    groups: &[Ends<'_>],
    order: impl Fn(&Ends<'_>, &Ends<'_>) -> Ordering,
    meant: impl Fn(&Ends<'_>) -> bool,
) -> Vec<Id> {
    let mut rows: Vec<_> = groups.iter().filter(|group| meant(group)).collect();
    rows.sort_by(|one, other| order(one, other));
    rows.iter()
        .take(ENDS)
        .map(|group| group.id.clone())
        .collect()
}
