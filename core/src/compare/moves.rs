//! What differs between two reports, and at which of the stages between them it moved.

use std::rc::Rc;

use serde::Serialize;

use super::{Cause, Comparison, ComparisonNotice, FORMAT, scored_with};
use crate::applicability::Choice;
use crate::assessment::Answer;
use crate::evaluation::Figure;
use crate::fraction::Change;
use crate::id::{Id, in_order, sorted};
use crate::report::{Report, UnitRow};
use crate::risk::RiskRow;
use crate::scale::{Class, DocumentStatus, EvidenceLevel};
use crate::vocabulary::Treatment;

/// The label before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LabelMove {
    /// The label before.
    pub before: Option<Id>,
    /// The label after.
    pub after: Option<Id>,
    /// The causes that changed it, in their order.
    pub by: Vec<Cause>,
}

/// A figure before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FigureMove {
    /// The part or group.
    pub id: Id,
    /// The figure before; null where nothing counted, or where there was no such part or group.
    pub before: Option<Figure>,
    /// The figure after.
    pub after: Option<Figure>,
    /// What `low` moved by, in points of percent; null where one of the two has no figure.
    pub moved: Option<Change>,
    /// What each cause moved it by. They sum to `moved`.
    pub by: Vec<MovedBy>,
}

/// What a cause moved a figure by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MovedBy {
    /// The cause.
    pub cause: Cause,
    /// What `low` moved by, in points of percent; null where nobody can tell, or where no figure is left: then the next cause that gives one again holds what both did.
    pub moved: Option<Change>,
}

/// A unit before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitMove {
    /// The unit.
    pub id: Id,
    /// The figure before; null where it was excluded, had no scored item, or did not exist.
    pub before: Option<Figure>,
    /// The figure after.
    pub after: Option<Figure>,
    /// The band before.
    pub band_before: Option<Class>,
    /// The band after.
    pub band_after: Option<Class>,
    /// What `low` moved by, in points of percent; null where one of the two has no figure.
    pub moved: Option<Change>,
    /// What each cause moved it by. They sum to `moved`.
    pub by: Vec<MovedBy>,
}

/// An item before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemMove {
    /// The item.
    pub item_id: Id,
    /// What was stated before.
    pub before: ItemState,
    /// What is stated after.
    pub after: ItemState,
}

/// What is stated about an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemState {
    /// The rating; null where there is none.
    pub rating: Option<Id>,
    /// The evidence level; null where none is stated.
    pub evidence_level: Option<EvidenceLevel>,
}

/// A document before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DocumentMove {
    /// The document.
    pub document_id: Id,
    /// Its status before; null where none was stated.
    pub before: Option<DocumentStatus>,
    /// Its status after.
    pub after: Option<DocumentStatus>,
}

/// A decision before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DecisionMove {
    /// The control.
    pub control_id: Id,
    /// What was decided before; null where there was no such control.
    pub before: Option<Choice>,
    /// What is decided after.
    pub after: Option<Choice>,
}

/// A risk before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskMove {
    /// The risk.
    pub id: Id,
    /// How it stood before; null where it was not in the register.
    pub before: Option<RiskState>,
    /// How it stands after.
    pub after: Option<RiskState>,
    /// The causes that changed it, in their order.
    pub by: Vec<Cause>,
}

/// How a risk stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskState {
    /// Its level before controls; null where it is not rated.
    pub inherent: Option<Id>,
    /// Its level after controls, at the worse end; null where it is not assessed.
    pub residual: Option<Id>,
    /// Whether what is left is more than is acceptable; null where nobody can tell.
    pub above_acceptance: Option<bool>,
    /// What is done about it.
    pub treatment: Option<Treatment>,
}

/// What is gone and what is new, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IdMoves {
    /// Those that are gone.
    pub gone: Vec<String>,
    /// Those that are new.
    pub new: Vec<String>,
}

/// Compares the first and the last of the stages. `known`: whether the effect of each cause is known.
pub(super) fn comparison(
    stages: &[Rc<Report>],
    known: &[bool],
    notices: Vec<ComparisonNotice>,
) -> Comparison {
    let moves = Moves { stages, known };
    let (before, after) = moves.ends();
    let ids = |id: &dyn Fn(&Report) -> Vec<String>| {
        let (old, new) = (id(before), id(after));
        let without = |list: &[String], other: &[String]| {
            let other: Vec<&String> = sorted(other.iter().collect(), Ord::cmp);
            list.iter()
                .filter(|id| other.binary_search(id).is_err())
                .cloned()
                .collect()
        };
        IdMoves {
            gone: without(&old, &new),
            new: without(&new, &old),
        }
    };
    Comparison {
        format: FORMAT,
        before: scored_with(before),
        after: scored_with(after),
        label: moves.label(),
        parts: moves.figures(&|report| {
            let parts = report.headline.iter();
            parts.map(|(id, figure)| (id.clone(), *figure)).collect()
        }),
        groups: moves
            .figures(&|report| {
                let groups = report.groups.iter();
                groups
                    .map(|group| (group.id.clone(), group.figure))
                    .collect()
            })
            .into_iter()
            .filter(|group| group.before != group.after)
            .collect(),
        units: moves.units(),
        items: items(before, after),
        documents: documents(before, after),
        applicability: decisions(before, after),
        risks: moves.risks(),
        findings: ids(&|report| report.findings.iter().map(|f| f.id.clone()).collect()),
        gaps: ids(&|report| report.gaps.iter().map(|gap| gap.id.clone()).collect()),
        notices,
    }
}

/// Figures by id.
type Figures = Vec<(Id, Option<Figure>)>;

struct Moves<'a> {
    stages: &'a [Rc<Report>],
    known: &'a [bool],
}

impl<'a> Moves<'a> {
    #[expect(
        clippy::indexing_slicing,
        reason = "there is one stage more than there are causes"
    )]
    fn ends(&self) -> (&'a Report, &'a Report) {
        (&self.stages[0], &self.stages[self.stages.len() - 1])
    }

    /// Each cause with the stages before and after it.
    fn causes(&self) -> impl Iterator<Item = (Cause, &'a Report, &'a Report)> {
        let pairs = self.stages.iter().zip(self.stages.iter().skip(1));
        Cause::ALL
            .iter()
            .zip(pairs)
            .map(|(cause, (from, to))| (*cause, &**from, &**to))
    }

    fn changed<T: PartialEq>(&self, of: &dyn Fn(&Report) -> T) -> Vec<Cause> {
        let changed = self.causes().filter(|(_, from, to)| of(from) != of(to));
        changed.map(|(cause, _, _)| cause).collect()
    }

    fn label(&self) -> Option<LabelMove> {
        let label = |report: &Report| report.readiness.as_ref().map(|r| r.label.clone());
        let (before, after) = self.ends();
        let (before, after) = (label(before), label(after));
        if before.is_none() && after.is_none() {
            return None;
        }
        Some(LabelMove {
            before,
            after,
            by: self.changed(&label),
        })
    }

    /// What each cause moved a figure by, from its value at each stage. Where a cause leaves no figure, the next one that gives
    /// one again holds what both did.
    fn by(&self, figures: &[Option<Figure>]) -> Vec<MovedBy> {
        let (Some(first), rest) = (figures.first(), figures.iter().skip(1)) else {
            return Vec::new();
        };
        let mut last = *first;
        let mut moves = Vec::new();
        for ((cause, to), known) in Cause::ALL.iter().zip(rest).zip(self.known) {
            moves.push(MovedBy {
                cause: *cause,
                moved: moved(last, *to).filter(|_| *known),
            });
            last = to.or(last);
        }
        moves
    }

    fn figures(&self, list: &dyn Fn(&Report) -> Figures) -> Vec<FigureMove> {
        let lists: Vec<_> = self
            .stages
            .iter()
            .map(|report| in_order(list(report), |(id, _)| id))
            .collect();
        let figure = |list: &Figures, wanted: &Id| {
            find(list, wanted, |(id, _)| id).and_then(|(_, figure)| *figure)
        };
        let (Some(before), Some(after)) = (lists.first(), lists.last()) else {
            return Vec::new();
        };
        let rows = both(before.clone(), after.clone(), |(id, _)| id);
        rows.into_iter()
            .map(|(id, _)| {
                let figures: Vec<_> = lists.iter().map(|list| figure(list, &id)).collect();
                FigureMove {
                    before: figure(before, &id),
                    after: figure(after, &id),
                    moved: moved(figure(before, &id), figure(after, &id)),
                    by: self.by(&figures),
                    id,
                }
            })
            .collect()
    }

    fn units(&self) -> Vec<UnitMove> {
        let (before, after) = self.ends();
        let rows = |report: &Report| in_order(report.units.clone(), |row: &UnitRow| &row.id);
        let (before, after) = (rows(before), rows(after));
        let figures = self.figures(&|report| {
            let units = report.units.iter();
            units.map(|row| (row.id.clone(), row.figure)).collect()
        });
        let row = |rows: &[UnitRow], id: &Id| find(rows, id, |row| &row.id).cloned();
        let band = |row: Option<UnitRow>| row.and_then(|row| row.band);
        let changed = figures
            .into_iter()
            .filter(|unit| row(&before, &unit.id) != row(&after, &unit.id));
        changed
            .map(|unit| UnitMove {
                band_before: band(row(&before, &unit.id)),
                band_after: band(row(&after, &unit.id)),
                id: unit.id,
                before: unit.before,
                after: unit.after,
                moved: unit.moved,
                by: unit.by,
            })
            .collect()
    }

    fn risks(&self) -> Vec<RiskMove> {
        let (before, after) = self.ends();
        let state = |report: &Report, id: &Id| {
            let row = find(&report.risks.rows, id, |row| &row.id)?;
            Some(RiskState {
                inherent: row.inherent.as_ref().map(|point| point.level.clone()),
                residual: row.residual.as_ref().map(|range| range.worse.level.clone()),
                above_acceptance: row.above_acceptance,
                treatment: row.treatment,
            })
        };
        let rows = both(
            before.risks.rows.clone(),
            after.risks.rows.clone(),
            |row: &RiskRow| &row.id,
        );
        let moves = rows.into_iter().map(|row| RiskMove {
            before: state(before, &row.id),
            after: state(after, &row.id),
            by: self.changed(&|report| state(report, &row.id)),
            id: row.id,
        });
        moves.filter(|risk| risk.before != risk.after).collect()
    }
}

/// The entries of the later list, and those of the earlier one that it has not, in natural order.
fn both<T>(before: Vec<T>, mut after: Vec<T>, id: impl Fn(&T) -> &Id) -> Vec<T> {
    after.extend(before);
    let mut all = in_order(after, &id);
    all.dedup_by(|later, kept| id(later) == id(kept));
    all
}

/// What stands under an id in a list in natural order.
fn find<'l, T>(list: &'l [T], wanted: &Id, id: impl Fn(&T) -> &Id) -> Option<&'l T> {
    let place = list.binary_search_by(|entry| id(entry).cmp(wanted));
    list.get(place.ok()?)
}

/// What `low` moved by.
fn moved(before: Option<Figure>, after: Option<Figure>) -> Option<Change> {
    Some(Change::between(before?.low, after?.low))
}

fn items(before: &Report, after: &Report) -> Vec<ItemMove> {
    let state = |report: &Report, id: &Id| {
        let answer = find(&report.assessment.answers, id, |answer| &answer.item_id);
        answer.map_or_else(ItemState::default, |answer| ItemState {
            rating: answer.rating.clone(),
            evidence_level: answer.evidence_level,
        })
    };
    let answers = |report: &Report| report.assessment.answers.clone();
    let all = both(answers(before), answers(after), |answer: &Answer| {
        &answer.item_id
    });
    let moves = all.into_iter().map(|answer| ItemMove {
        before: state(before, &answer.item_id),
        after: state(after, &answer.item_id),
        item_id: answer.item_id,
    });
    moves.filter(|item| item.before != item.after).collect()
}

fn documents(before: &Report, after: &Report) -> Vec<DocumentMove> {
    let rows = |report: &Report| {
        let rows = report.documents.iter();
        in_order(
            rows.map(|row| (row.document_id.clone(), row.status))
                .collect(),
            |(id, _)| id,
        )
    };
    let (old, new) = (rows(before), rows(after));
    let status = |list: &[(Id, Option<DocumentStatus>)], document: &Id| {
        find(list, document, |(id, _)| id).and_then(|(_, status)| *status)
    };
    let all = both(old.clone(), new.clone(), |(id, _)| id);
    let moves = all.into_iter().map(|(document_id, _)| DocumentMove {
        before: status(&old, &document_id),
        after: status(&new, &document_id),
        document_id,
    });
    moves
        .filter(|document| document.before != document.after)
        .collect()
}

fn decisions(before: &Report, after: &Report) -> Vec<DecisionMove> {
    let rows = |report: &Report| {
        let rows = report.statement_of_applicability.rows.iter();
        in_order(
            rows.map(|row| (row.control_id.clone(), row.decision))
                .collect(),
            |(id, _)| id,
        )
    };
    let (old, new) = (rows(before), rows(after));
    let decision = |list: &[(Id, Choice)], control: &Id| {
        find(list, control, |(id, _)| id).map(|(_, choice)| *choice)
    };
    let all = both(old.clone(), new.clone(), |(id, _)| id);
    let moves = all.into_iter().map(|(control_id, _)| DecisionMove {
        before: decision(&old, &control_id),
        after: decision(&new, &control_id),
        control_id,
    });
    moves
        .filter(|control| control.before != control.after)
        .collect()
}
