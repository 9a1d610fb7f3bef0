//! The readiness label: section 6 of the scoring rules.

use serde::Serialize;

use crate::catalogue::{Catalogue, Item, Named, Unit};
use crate::evaluation::{Applicability, Evaluation, Value};
use crate::finding::findings;
use crate::id::Id;
use crate::policy::{Condition, ConditionRule};
use crate::scale::{Class, DocumentStatus};
use crate::table::Ix;
use crate::vocabulary::Demand;

/// How ready the organization says it is. Self-assessed: only an accredited body certifies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Readiness {
    /// The highest label whose conditions all hold, with those of the labels before it.
    pub label: Id,
    /// The label after it; null at the last.
    pub next: Option<Id>,
    /// Every condition of the next label that does not hold.
    pub blockers: Vec<Blocker>,
    /// Number of scored items, excluded units left out.
    pub applicable: u32,
    /// How many of them are rated.
    pub rated: u32,
    /// How many of the rated ones stand on evidence: a document, a record or an independent check, enough for their value.
    pub evidenced: u32,
}

/// A condition that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Blocker {
    /// The condition, as the policy states it.
    pub condition: Condition,
    /// What it fails on: ids of units, items, documents, findings, controls or the part.
    pub ids: Vec<String>,
}

/// What the conditions look at.
pub(crate) struct Outcome<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) evaluation: &'a Evaluation,
    /// Gives the controls whose rows of the Statement break a rule.
    pub(crate) broken: &'a dyn Fn() -> Vec<Id>,
}

impl<'a> Outcome<'a> {
    /// The place of the highest label whose conditions all hold, with those before it, and what blocks the next; none where the policy has no labels.
    fn reached(&self) -> Option<(usize, Vec<Blocker>)> {
        let labels = &self.catalogue.policy().labels;
        for (place, label) in labels.iter().enumerate() {
            let blockers: Vec<_> = label
                .conditions
                .iter()
                .filter_map(|condition| self.blocker(condition))
                .collect();
            if !blockers.is_empty() {
                return Some((place.checked_sub(1)?, blockers));
            }
        }
        Some((labels.len().checked_sub(1)?, Vec::new()))
    }

    /// The label; none where the policy has none.
    pub(crate) fn label(&self) -> Option<Id> {
        let (place, _) = self.reached()?;
        self.catalogue
            .policy()
            .labels
            .get(place)
            .map(|label| label.id.clone())
    }

    /// The readiness; none where the policy has no labels.
    pub(crate) fn readiness(&self) -> Option<Readiness> {
        let (place, blockers) = self.reached()?;
        let id = |place: usize| {
            self.catalogue
                .policy()
                .labels
                .get(place)
                .map(|label| label.id.clone())
        };
        let (c, e) = (self.catalogue, self.evaluation);
        let counted = || c.items.keys().filter(|item| e.counts(c, *item));
        let rated = || counted().filter_map(|item| Some((item, e.values[item]?)));
        let evidenced = |(item, value): &(Ix<Item>, Value)| {
            e.evidence[*item].can_be_shown() && value.evidenced == value.declared
        };
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(Readiness {
            label: id(place)?,
            next: id(place + 1),
            blockers,
            applicable: number(counted().count()),
            rated: number(rated().count()),
            evidenced: number(rated().filter(evidenced).count()),
        })
    }

    /// Every condition of the next label, those of the labels below it among them.
    pub(crate) fn asked_by(&self, readiness: &Readiness) -> Vec<&'a Condition> {
        let labels = &self.catalogue.policy().labels;
        let next = labels
            .iter()
            .position(|label| Some(&label.id) == readiness.next.as_ref());
        let asked = next.and_then(|place| labels.get(..=place));
        let conditions = asked.unwrap_or_default().iter();
        conditions.flat_map(|label| &label.conditions).collect()
    }

    fn blocker(&self, condition: &Condition) -> Option<Blocker> {
        let ids = self.failing(condition);
        (!ids.is_empty()).then(|| Blocker {
            condition: condition.clone(),
            ids,
        })
    }

    /// What a condition fails on; nothing where it holds.
    pub(crate) fn failing(&self, condition: &Condition) -> Vec<String> {
        let Self {
            catalogue: c,
            evaluation: e,
            broken,
        } = *self;
        let layer = condition.layer.unwrap_or(e.layer);
        let item_id = |item: Ix<Item>| c.items[item].data.id.to_string();
        match condition.rule {
            ConditionRule::PartLowAbove => {
                let part = condition
                    .part
                    .as_ref()
                    .and_then(|id| match c.find(id.as_str()) {
                        Some(Named::Part(part)) => Some(part),
                        _ => None,
                    });
                let low = part
                    .and_then(|part| e.part(c, part, false))
                    .map(|exact| exact.low_on(layer));
                let holds = low.is_some_and(|low| low.above(condition.percent.unwrap_or(100)));
                condition
                    .part
                    .iter()
                    .filter(|_| !holds)
                    .map(Id::to_string)
                    .collect()
            }
            ConditionRule::UnitsAtLeast => {
                let least = condition.class.unwrap_or(Class::F);
                let weak = |unit: &Ix<Unit>| {
                    !e.excluded(*unit)
                        && e.bands(c, *unit, layer)
                            .is_some_and(|bands| bands.certain < least)
                };
                self.units(condition)
                    .filter(weak)
                    .map(|unit| c.units[unit].id.to_string())
                    .collect()
            }
            ConditionRule::ItemsRated => self
                .items(condition)
                .filter(|item| e.values[*item].is_none())
                .map(item_id)
                .collect(),
            ConditionRule::ItemsAtLeast => {
                let least = condition.class.unwrap_or(Class::F);
                let weak = |item: &Ix<Item>| {
                    e.values[*item].is_none_or(|value| c.class(value.on(layer)) < least)
                };
                self.items(condition).filter(weak).map(item_id).collect()
            }
            ConditionRule::DocumentsApproved => {
                let asked = c.documents.iter().filter(|(_, d)| {
                    d.demand == Demand::Mandatory
                        && (condition.looked_at.is_none() || d.looked_at == condition.looked_at)
                });
                asked
                    .filter(|(ix, _)| e.documents[*ix] != Some(DocumentStatus::Approved))
                    .map(|(_, d)| d.id.to_string())
                    .collect()
            }
            ConditionRule::NoFinding => {
                let of_grade = |grade| Some(grade) == condition.grade;
                findings(c, e, &broken(), &of_grade)
                    .into_iter()
                    .map(|finding| finding.id)
                    .collect()
            }
            ConditionRule::ApplicabilityComplete => {
                let undecided =
                    |unit: &Ix<Unit>| e.applicability[*unit] == Applicability::Undecided;
                c.units
                    .keys()
                    .filter(undecided)
                    .map(|unit| c.units[unit].id.to_string())
                    .collect()
            }
            ConditionRule::ApplicabilityValid => broken().iter().map(Id::to_string).collect(),
        }
    }

    /// The units that a condition picks.
    fn units<'s>(&'s self, condition: &'s Condition) -> impl Iterator<Item = Ix<Unit>> + 's {
        let named = condition.part.iter();
        let named = named.chain(&condition.groups).chain(&condition.units);
        self.catalogue.units_of(named)
    }

    /// The scored items of the units that a condition picks, of its kind.
    fn items<'s>(&'s self, condition: &'s Condition) -> impl Iterator<Item = Ix<Item>> + 's {
        let (c, e) = (self.catalogue, self.evaluation);
        let of_kind = move |item: &Ix<Item>| {
            condition
                .kind
                .is_none_or(|kind| c.items[*item].data.kind == kind)
        };
        self.units(condition)
            .filter(|unit| !e.excluded(*unit))
            .flat_map(|unit| Evaluation::scored(c, unit))
            .filter(of_kind)
    }
}
