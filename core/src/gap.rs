//! Gaps: what is not at the top yet, in the order in which to look at it. Sections 9 (kinds) of the scoring rules; the order is
//! the first, simple one: grade, then gain in the headline, then id.

use serde::Serialize;

use crate::applicability::{Choice, StatementOfApplicability};
use crate::catalogue::{Catalogue, Document, Item, Named, Unit};
use crate::closed::closed;
use crate::document::applies;
use crate::evaluation::{Evaluation, Value};
use crate::finding::grade;
use crate::fraction::{Fraction, Percent};
use crate::grade::Grade;
use crate::id::{Id, natural, sorted};
use crate::scale::{DocumentStatus, EvidenceLevel};
use crate::table::Ix;
use crate::vocabulary::{Demand, Effort};

closed! {
    /// What kind of gap it is, and what closes it.
    GapKind {
        /// An item rated below the top level; closed by the top rating.
        Item "item",
        /// An item without a rating; closed by the top rating.
        Unknown "unknown",
        /// An item at the top that its evidence does not back; closed by a record of it being done.
        Evidence "evidence",
        /// A document that is missing, a draft or, if mandatory, not stated; closed by `approved`.
        Document "document",
        /// A row of the Statement of Applicability that is undecided or breaks a rule; closed by putting it in order.
        Applicability "applicability",
    }
}

/// A gap between what is stated and the top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Gap {
    /// The kind and what it is about: `item.4.1-r1`.
    pub id: String,
    /// The kind.
    pub kind: GapKind,
    /// How grave: that of the finding it would leave behind. An incomplete row counts as `not_assessed`, lacking evidence and a control document in draft as `improvement` (project convention).
    pub grade: Grade,
    /// The unit where it lies.
    pub unit_id: Id,
    /// The item.
    pub item_id: Option<Id>,
    /// The document.
    pub document_id: Option<Id>,
    /// What is stated: a rating, an evidence level, a status or a decision; null where nothing is.
    pub current: Option<String>,
    /// What would close it, in the same words.
    pub target: String,
    /// Rough work to close it.
    pub effort: Effort,
    /// What its part's `low` gains if only this gap is closed, in points of percent, on the layer in force.
    pub gain: Percent,
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    exact_gain: Fraction,
}

/// All gaps: by grade, then gain, then natural order of ids.
pub(crate) fn gaps(
    c: &Catalogue,
    e: &Evaluation,
    statement: &StatementOfApplicability,
) -> Vec<Gap> {
    let scope = Gains::new(c, e);
    let mut list: Vec<Gap> = Vec::new();
    for unit in c.units.keys().filter(|unit| !e.excluded(*unit)) {
        list.extend(
            c.units[unit]
                .items
                .iter()
                .filter_map(|item| of_item(&scope, *item)),
        );
    }
    list.extend(
        c.documents
            .iter()
            .filter_map(|(ix, document)| of_document(&scope, ix, document)),
    );
    list.extend(statement.rows.iter().filter_map(|row| {
        let Some(Named::Unit(unit)) = c.find(row.control_id.as_str()) else {
            return None;
        };
        let (grade, target) = match (row.decision, row.issues.is_empty()) {
            (Choice::Undecided, _) => (Grade::NotAssessed, "decided"),
            (_, false) => (Grade::PotentialMajor, "in_order"),
            (_, true) => return None,
        };
        let current = Some(row.decision.to_string());
        Some(Gap {
            current,
            target: target.to_owned(),
            effort: Effort::Xs,
            ..gap(&scope, GapKind::Applicability, grade, unit, &row.control_id)
        })
    }));
    sorted(list, |a, b| {
        a.grade
            .cmp(&b.grade)
            .then_with(|| b.exact_gain.compare(a.exact_gain))
            .then_with(|| natural(&a.id, &b.id))
    })
}

fn gap(scope: &Gains<'_>, kind: GapKind, grade: Grade, unit: Ix<Unit>, subject: &Id) -> Gap {
    Gap {
        id: format!("{kind}.{subject}"),
        kind,
        grade,
        unit_id: scope.c.units[unit].id.clone(),
        item_id: None,
        document_id: None,
        current: None,
        target: String::new(),
        effort: Effort::Xs,
        gain: Percent(0),
        exact_gain: Fraction::ZERO,
    }
}

fn of_item(scope: &Gains<'_>, item: Ix<Item>) -> Option<Gap> {
    let (c, e) = (scope.c, scope.e);
    let Item {
        data, unit, scored, ..
    } = &c.items[item];
    let value = e.values[item];
    let rating = value.map(|value| value.rating);
    let (kind, grade) = match value {
        None => (GapKind::Unknown, grade(c, item, None)?),
        Some(value) if value.rating < c.top() => {
            let class = c.class(value.rating);
            (
                GapKind::Item,
                grade(c, item, Some(class)).unwrap_or(Grade::Improvement),
            )
        }
        Some(value) if *scored && value.declared == c.top() && value.evidenced < c.top() => {
            (GapKind::Evidence, Grade::Improvement)
        }
        Some(_) => return None,
    };
    let top = c
        .data()
        .scale
        .last()
        .map(|level| level.id.to_string())
        .unwrap_or_default();
    let evidence = e.evidence[item];
    let (current, target, closed) = if kind == GapKind::Evidence {
        (
            Some(evidence.to_string()),
            EvidenceLevel::Record.to_string(),
            e.hold(c, item, c.top(), EvidenceLevel::Record),
        )
    } else {
        let current = rating
            .and_then(|rating| c.data().scale.get(usize::from(rating)))
            .map(|level| level.id.to_string());
        (current, top, e.hold(c, item, c.top(), evidence))
    };
    let exact_gain = scope.gain([(item, closed)].into_iter());
    Some(Gap {
        item_id: Some(data.id.clone()),
        current,
        target,
        effort: data.effort,
        gain: exact_gain.percent(),
        exact_gain,
        ..gap(scope, kind, grade, *unit, &data.id)
    })
}

fn of_document(scope: &Gains<'_>, ix: Ix<Document>, document: &Document) -> Option<Gap> {
    let (c, e) = (scope.c, scope.e);
    let Some(Named::Unit(unit)) = c
        .find(document.unit.as_str())
        .filter(|_| applies(c, e, document))
    else {
        return None;
    };
    let status = e.documents[ix];
    let grade = match (document.demand, status) {
        (_, Some(DocumentStatus::Approved))
        | (Demand::Conditional, None)
        | (Demand::Recommended, _) => return None,
        (Demand::Mandatory, None) => Grade::NotAssessed,
        (Demand::Mandatory, Some(DocumentStatus::Missing)) => document.if_missing?,
        (Demand::Mandatory, Some(DocumentStatus::Draft))
        | (Demand::Conditional, Some(DocumentStatus::Missing)) => Grade::PotentialMinor,
        (Demand::Conditional, Some(DocumentStatus::Draft)) => Grade::Improvement,
    };
    let held = c.units[unit]
        .items
        .iter()
        .filter(|item| c.items[**item].document == Some(ix));
    let freed = held.filter_map(|item| {
        let rating = e.values[*item]?.rating;
        let evidenced = rating.min(c.highest(e.evidence[*item].cap()));
        Some((
            *item,
            Value {
                rating,
                declared: rating,
                evidenced,
            },
        ))
    });
    let exact_gain = scope.gain(freed);
    Some(Gap {
        document_id: Some(document.id.clone()),
        current: status.map(|status| status.to_string()),
        target: DocumentStatus::Approved.to_string(),
        effort: document.effort,
        gain: exact_gain.percent(),
        exact_gain,
        ..gap(scope, GapKind::Document, grade, unit, &document.id)
    })
}

/// What raising values does to the `low` of a part, exactly.
struct Gains<'a> {
    c: &'a Catalogue,
    e: &'a Evaluation,
    /// Sum of the weights of each part's units that count.
    weights: Vec<(Id, u128)>,
}

impl<'a> Gains<'a> {
    fn new(c: &'a Catalogue, e: &'a Evaluation) -> Self {
        let sum = |units: &[Ix<Unit>]| {
            units
                .iter()
                .filter_map(|unit| e.weight(c, *unit, true))
                .sum()
        };
        Self {
            c,
            e,
            weights: c
                .parts
                .values()
                .map(|part| (part.id.clone(), sum(&part.units)))
                .collect(),
        }
    }

    /// Gain of the `low` of the items' part if they had these values; all items are of one unit.
    fn gain(&self, closed: impl Iterator<Item = (Ix<Item>, Value)>) -> Fraction {
        let (c, e) = (self.c, self.e);
        let mut gained = 0;
        let mut of = None;
        for (item, value) in closed.filter(|(item, _)| c.items[*item].scored) {
            let before = e.values[item].map_or(0, |value| value.on(e.layer));
            gained += u128::from(value.on(e.layer).saturating_sub(before));
            of = Some(c.items[item].unit);
        }
        of.and_then(|unit| {
            let weight = e.weight(c, unit, true)?;
            let part = c.part_of(unit);
            let (_, weights) = self.weights.iter().find(|(id, _)| *id == part.id)?;
            Fraction::new(
                gained * weight,
                u128::from(c.units[unit].scored) * u128::from(c.top()) * weights,
            )
        })
        .unwrap_or(Fraction::ZERO)
    }
}
