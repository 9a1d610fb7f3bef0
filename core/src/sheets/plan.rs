//! The catalogue and its policy, laid out for the kernel.

use std::ops::Range;

use super::lanes::Number;
use crate::catalogue::{Catalogue, Document, Item, Named, Unit};
use crate::finding::grade;
use crate::grade::Grade;
use crate::id::Id;
use crate::policy::{Condition, ConditionRule};
use crate::scale::{Class, Layer};
use crate::table::Ix;
use crate::vocabulary::Demand;

/// Where a value stands in a tile: the place of a column.
pub(super) type Slot = usize;

/// What a code of a tile means: 0 nothing stated, else the stated value and one.
pub(super) const STATED: u8 = 1;

/// A unit. Its scored items stand side by side, so do all of its items.
pub(super) struct PlannedUnit {
    pub(super) scored: Range<Slot>,
    /// Those with the items of practice.
    pub(super) items: Range<Slot>,
    /// The highest sums of the bands N, P and L.
    pub(super) bounds: [u32; 3],
    /// What one point weighs in the figures of its part.
    pub(super) share: u128,
    /// What it can reach in them: 0 without scored items.
    pub(super) whole: u128,
    /// The decision on it, for a unit that can be excluded.
    pub(super) decision: Option<Slot>,
    /// Its documents that are mandatory or of a control, with the grade where one is missing.
    pub(super) documents: Vec<PlannedDocument>,
    /// How many weak items make a finding, and how weak: at most this code.
    pub(super) systemic: Option<(u8, u8, Grade)>,
    /// Whether excluding it contradicts a clause.
    pub(super) conflicts: bool,
    /// Whether a broken Statement of Applicability is a finding here.
    pub(super) asks_for_statement: bool,
}

/// A document that somebody asks for.
pub(super) struct PlannedDocument {
    pub(super) status: Slot,
    pub(super) mandatory: bool,
    /// Grade of the finding where it is missing.
    pub(super) grade: Option<Grade>,
}

/// An item that its document holds.
pub(super) struct Held {
    pub(super) item: Slot,
    pub(super) document: Slot,
    /// Where the rating before the document rule is kept.
    pub(super) stated: Slot,
}

/// Units of a part with the same number of items, so few that their sums together fit where that of one unit does.
pub(super) struct Bundle {
    pub(super) part: usize,
    pub(super) share: u128,
    pub(super) units: Vec<usize>,
    /// What their values can sum up to.
    reach: u32,
}

/// A group: its units.
pub(super) struct PlannedGroup {
    pub(super) units: Range<usize>,
}

/// A condition of a label.
pub(super) enum Check {
    /// `low` of a part is above a percent.
    PartLow {
        part: usize,
        percent: u8,
        layer: Layer,
    },
    /// Units have at least a band.
    Units {
        units: Vec<usize>,
        least: u8,
        layer: Layer,
    },
    /// Items, with their units, have at least a code.
    Items {
        items: Vec<(Slot, usize)>,
        least: u8,
        layer: Layer,
    },
    /// Documents are approved.
    Documents(Vec<Slot>),
    /// No finding of a grade.
    NoFinding(Grade),
    /// No control is undecided.
    Complete,
    /// The Statement breaks no rule.
    Valid,
    /// What never holds.
    Never,
}

/// The whole plan.
pub(super) struct Plan {
    /// The units of each part.
    pub(super) parts: Vec<Range<usize>>,
    pub(super) groups: Vec<PlannedGroup>,
    pub(super) units: Vec<PlannedUnit>,
    pub(super) bundles: Vec<Bundle>,
    pub(super) held: Vec<Held>,
    /// Where each item of the catalogue stands, in its order.
    pub(super) items: Vec<Slot>,
    /// Places to swap, one pair after the other, where items stand in the order of the catalogue.
    pub(super) swaps: Vec<[Slot; 2]>,
    /// Where each document stands.
    pub(super) documents: Vec<Slot>,
    /// Where each decision stands.
    pub(super) decisions: Vec<Slot>,
    pub(super) statement: Slot,
    /// Places of a tile.
    pub(super) slots: usize,
    /// Value of the highest level.
    pub(super) top: u8,
    /// The highest codes of classes N, P and L.
    pub(super) classes: [u8; 3],
    /// Bands of a unit with an item at N or unrated, and with one at P.
    pub(super) caps: [u8; 2],
    /// Grades of an item by its class, unrated first: for each slot of an item.
    pub(super) grades: Vec<[Option<Grade>; 5]>,
    /// Conditions of each label.
    pub(super) labels: Vec<Vec<Check>>,
    /// Whether the policy has rules on the Statement.
    pub(super) statement_has_rules: bool,
    /// Whether sums of every unit fit 8 bits and all figures 32.
    pub(super) small: bool,
}

/// Where everything stands in a tile.
struct Layout {
    items: Vec<Slot>,
    grades: Vec<[Option<Grade>; 5]>,
    /// Scored and all items of each unit.
    units: Vec<(Range<Slot>, Range<Slot>)>,
    documents: Vec<Slot>,
    excludable: Vec<Ix<Unit>>,
    decisions: Vec<Slot>,
    statement: Slot,
    held: Vec<Held>,
}

impl Layout {
    fn new(c: &Catalogue) -> Self {
        let mut next = 0;
        let mut take = |count: usize| {
            let start = next;
            next += count;
            start..next
        };
        let mut items = vec![0; c.items.keys().len()];
        let mut grades = Vec::new();
        let mut units = Vec::new();
        for unit in c.units.keys() {
            let mut order: Vec<_> = c.units[unit].items.clone();
            order.sort_by_key(|item| !c.items[*item].scored);
            let all = take(order.len());
            let scored = order.iter().filter(|item| c.items[**item].scored).count();
            for (slot, item) in all.clone().zip(order) {
                if let Some(place) = items.get_mut(item.position()) {
                    *place = slot;
                }
                grades.push(item_grades(c, item));
            }
            units.push((all.start..all.start + scored, all));
        }
        let documents: Vec<_> = take(c.documents.keys().len()).collect();
        let excludable: Vec<_> = c
            .units
            .keys()
            .filter(|unit| c.part_of(*unit).excludable)
            .collect();
        let decisions: Vec<_> = take(excludable.len()).collect();
        let statement = take(1).start;
        let held = c.items.keys().filter_map(|item| {
            let document = c.items[item].document?;
            Some(Held {
                item: items.get(item.position()).copied()?,
                document: *documents.get(document.position())?,
                stated: take(1).start,
            })
        });
        Self {
            held: held.collect(),
            items,
            grades,
            units,
            documents,
            excludable,
            decisions,
            statement,
        }
    }

    fn of_document(&self, document: Ix<Document>) -> Option<Slot> {
        self.documents.get(document.position()).copied()
    }

    fn of_item(&self, item: Ix<Item>) -> Slot {
        self.items.get(item.position()).copied().unwrap_or_default()
    }

    fn of_decision(&self, unit: Ix<Unit>) -> Option<Slot> {
        let place = self.excludable.iter().position(|other| *other == unit);
        self.decisions.get(place?).copied()
    }

    fn asked_for(&self, c: &Catalogue, unit: Ix<Unit>) -> Vec<PlannedDocument> {
        let documents = c.units[unit].documents.iter();
        let asked = documents.filter_map(|ix| {
            let document = &c.documents[*ix];
            Some(PlannedDocument {
                status: self.of_document(*ix)?,
                mandatory: document.demand == Demand::Mandatory,
                grade: match document.demand {
                    Demand::Mandatory => document.if_missing,
                    Demand::Conditional => Some(Grade::PotentialMinor),
                    Demand::Recommended => return None,
                },
            })
        });
        asked.collect()
    }
}

impl Plan {
    pub(super) fn new(c: &Catalogue) -> Self {
        let layout = Layout::new(c);
        let top = c.top();
        let rules = c.policy().applicability.as_ref();
        let systemic = |unit: Ix<Unit>| {
            let rule = c.policy().systemic.as_ref()?;
            let at_most = c.highest(rule.at_most) + STATED;
            (c.part_of(unit).id == rule.part).then_some((rule.items, at_most, rule.grade))
        };
        let mut bundles = Vec::new();
        let units = c
            .units
            .keys()
            .zip(&layout.units)
            .map(|(unit, (scored, items))| {
                let data = &c.units[unit];
                let share = c.parts[data.part].common / u128::from(data.scored.max(1));
                let part = data.part.position();
                let reach = data.scored * u32::from(top);
                bundle(&mut bundles, unit.position(), part, share, reach);
                PlannedUnit {
                    scored: scored.clone(),
                    items: items.clone(),
                    bounds: bounds(data.scored * u32::from(top)),
                    share,
                    whole: if data.scored == 0 {
                        0
                    } else {
                        c.parts[data.part].common * u128::from(top)
                    },
                    decision: layout.of_decision(unit),
                    documents: layout.asked_for(c, unit),
                    systemic: systemic(unit),
                    conflicts: rules.is_some_and(|rules| {
                        rules
                            .conflicts
                            .iter()
                            .any(|conflict| conflict.unit == data.id)
                    }),
                    asks_for_statement: rules.is_some_and(|rules| rules.unit == data.id),
                }
            });
        let units: Vec<_> = units.collect();
        let groups = c.groups.values().map(|group| PlannedGroup {
            units: stretch(&group.units),
        });
        let groups: Vec<_> = groups.collect();
        let parts: Vec<_> = c.parts.values().map(|part| stretch(&part.units)).collect();
        let reach = |part: &Range<usize>| {
            units
                .iter()
                .skip(part.start)
                .take(part.len())
                .map(|unit| unit.whole)
                .sum()
        };
        let class = |class| c.highest(class) + STATED;
        let widest = c.units.values().map(|unit| unit.scored).max().unwrap_or(0);
        let largest: u128 = parts.iter().map(reach).max().unwrap_or(0);
        let link = &c.policy().weakest_link;
        Self {
            labels: labels(c, &layout),
            statement_has_rules: rules.is_some(),
            small: u8::try_from(widest * u32::from(top + STATED)).is_ok()
                && largest <= u128::from(u32::MAX) / 100,
            slots: layout.statement + 1 + layout.held.len(),
            classes: [class(Class::N), class(Class::P), class(Class::L)],
            caps: [link.not_or_unrated as u8, link.partially as u8],
            parts,
            groups,
            units,
            bundles,
            held: layout.held,
            swaps: swaps(&layout.items),
            items: layout.items,
            documents: layout.documents,
            decisions: layout.decisions,
            statement: layout.statement,
            top,
            grades: layout.grades,
        }
    }
}

/// Swaps that bring everything to its place, given the place of each.
fn swaps(places: &[Slot]) -> Vec<[Slot; 2]> {
    let mut there = places.to_vec();
    let mut swaps = Vec::new();
    for place in 0..there.len() {
        while let Some(to) = there.get(place).copied().filter(|to| *to != place) {
            swaps.push([place, to]);
            there.swap(place, to);
        }
    }
    swaps
}

/// Places of units that stand side by side.
fn stretch(units: &[Ix<Unit>]) -> Range<usize> {
    let first = units.first().map_or(0, |unit| unit.position());
    first..first + units.len()
}

/// Puts a unit into the first bundle that it fits.
fn bundle(bundles: &mut Vec<Bundle>, unit: usize, part: usize, share: u128, reach: u32) {
    let fits = |bundle: &&mut Bundle| {
        bundle.part == part && bundle.share == share && u8::try_from(bundle.reach + reach).is_ok()
    };
    match bundles.iter_mut().find(fits) {
        Some(bundle) => {
            bundle.units.push(unit);
            bundle.reach += reach;
        }
        None => bundles.push(Bundle {
            part,
            share,
            units: vec![unit],
            reach,
        }),
    }
}

/// The highest sums that lie in the bands N, P and L of a unit that can reach `whole`.
fn bounds(whole: u32) -> [u32; 3] {
    Class::BAND_UP_TO_PERCENT.map(|(_, percent)| {
        u32::try_from(u64::from(whole) * u64::from(percent) / 100).unwrap_or(u32::MAX)
    })
}

fn item_grades(c: &Catalogue, item: Ix<Item>) -> [Option<Grade>; 5] {
    [
        None,
        Some(Class::N),
        Some(Class::P),
        Some(Class::L),
        Some(Class::F),
    ]
    .map(|class| grade(c, item, class))
}

fn labels(c: &Catalogue, layout: &Layout) -> Vec<Vec<Check>> {
    let labels = c.policy().labels.iter();
    let checks = labels.map(|label| {
        let conditions = label.conditions.iter();
        conditions
            .map(|condition| check(c, condition, layout))
            .collect()
    });
    checks.collect()
}

fn check(c: &Catalogue, condition: &Condition, layout: &Layout) -> Check {
    let layer = condition.layer.unwrap_or_default();
    let named = || {
        let named: Vec<&Id> = condition
            .part
            .iter()
            .chain(&condition.groups)
            .chain(&condition.units)
            .collect();
        c.units_of(named.into_iter()).collect::<Vec<_>>()
    };
    let items = || {
        let scored = named().into_iter().flat_map(|unit| {
            let items = c.units[unit].items.iter().copied();
            items
                .filter(|item| c.items[*item].scored)
                .map(move |item| (item, unit))
        });
        let of_kind = scored.filter(|(item, _)| {
            condition
                .kind
                .is_none_or(|kind| c.items[*item].data.kind == kind)
        });
        of_kind
            .map(|(item, unit)| (layout.of_item(item), unit.position()))
            .collect()
    };
    let class = condition.class.unwrap_or(Class::F);
    match condition.rule {
        ConditionRule::PartLowAbove => {
            let part = condition.part.as_ref().and_then(|id| c.find(id.as_str()));
            let Some(Named::Part(part)) = part else {
                return Check::Never;
            };
            Check::PartLow {
                part: part.position(),
                percent: condition.percent.unwrap_or(100),
                layer,
            }
        }
        ConditionRule::UnitsAtLeast => Check::Units {
            units: named().into_iter().map(Ix::position).collect(),
            least: class as u8,
            layer,
        },
        ConditionRule::ItemsRated => Check::Items {
            items: items(),
            least: STATED,
            layer: Layer::Declared,
        },
        ConditionRule::ItemsAtLeast => Check::Items {
            items: items(),
            least: u8::cut(
                c.data()
                    .scale
                    .iter()
                    .take_while(|level| level.class < class)
                    .count() as u128,
            ) + STATED,
            layer,
        },
        ConditionRule::DocumentsApproved => {
            let asked = c
                .documents
                .values()
                .zip(&layout.documents)
                .filter(|(d, _)| {
                    d.demand == Demand::Mandatory
                        && (condition.looked_at.is_none() || d.looked_at == condition.looked_at)
                });
            Check::Documents(asked.map(|(_, slot)| *slot).collect())
        }
        ConditionRule::NoFinding => condition.grade.map_or(Check::Never, Check::NoFinding),
        ConditionRule::ApplicabilityComplete => Check::Complete,
        ConditionRule::ApplicabilityValid => Check::Valid,
    }
}
