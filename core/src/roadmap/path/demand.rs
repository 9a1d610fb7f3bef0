//! What a label asks of each unit, item, document and part: its conditions and those of the labels before it, taken apart.

use crate::catalogue::{Catalogue, Document, Item, Part, Unit};
use crate::evaluation::Evaluation;
use crate::grade::Grade;
use crate::policy::{Condition, ConditionRule};
use crate::scale::{Class, Layer};
use crate::table::Table;
use crate::vocabulary::Demand;

use super::{part, picked};

/// One least class for each layer: declared, evidenced.
pub(super) type Least = [Option<Class>; 2];

/// The place of a layer in a pair.
pub(super) const fn side(layer: Layer) -> usize {
    match layer {
        Layer::Declared => 0,
        Layer::Evidenced => 1,
    }
}

/// A bound on the figure of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    /// The layer, as its place in a pair.
    pub(super) side: usize,
    /// The figure must be above it.
    pub(super) percent: u8,
}

/// What a label asks for.
pub(super) struct Demands {
    pub(super) units: Table<Unit, Least>,
    pub(super) items: Table<Item, Least>,
    pub(super) rated: Table<Item, bool>,
    pub(super) documents: Table<Document, bool>,
    /// Grades of which there must be no finding.
    pub(super) no_finding: Vec<Grade>,
    pub(super) bounds: Table<Part, Vec<Bound>>,
}

/// What a label asks of the Statement of Applicability.
pub(super) struct Rows {
    pub(super) complete: bool,
    pub(super) valid: bool,
}

impl Demands {
    pub(super) fn rows(c: &Catalogue, place: usize) -> Rows {
        let asks = |rule| conditions(c, place).any(|condition| condition.rule == rule);
        let no_major = |condition: &Condition| {
            condition.rule == ConditionRule::NoFinding
                && condition.grade == Some(Grade::PotentialMajor)
        };
        let finding = c.policy().applicability.is_some() && conditions(c, place).any(no_major);
        Rows {
            complete: asks(ConditionRule::ApplicabilityComplete),
            valid: asks(ConditionRule::ApplicabilityValid) || finding,
        }
    }

    pub(super) fn new(c: &Catalogue, e: &Evaluation, place: usize) -> Self {
        let mut demands = Self {
            units: c.units.map(|_| [None; 2]),
            items: c.items.map(|_| [None; 2]),
            rated: c.items.map(|_| false),
            documents: c.documents.map(|_| false),
            no_finding: Vec::new(),
            bounds: c.parts.map(|_| Vec::new()),
        };
        for condition in conditions(c, place) {
            demands.take(c, e, condition);
        }
        demands
    }

    fn take(&mut self, c: &Catalogue, e: &Evaluation, condition: &Condition) {
        let side = side(condition.layer.unwrap_or(e.layer));
        let class = condition.class;
        let raise = |least: &mut Least| {
            if let Some(least) = least.get_mut(side) {
                *least = (*least).max(class);
            }
        };
        match condition.rule {
            ConditionRule::PartLowAbove => {
                let part = condition.part.as_ref().and_then(|id| part(c, id));
                let percent = condition.percent.unwrap_or(100);
                if let Some(part) = part {
                    self.bounds[part].push(Bound { side, percent });
                }
            }
            ConditionRule::UnitsAtLeast => {
                let picked = picked(c, condition);
                let units = c.units.keys().filter(|unit| picked[*unit]);
                units.for_each(|unit| raise(&mut self.units[unit]));
            }
            ConditionRule::ItemsRated | ConditionRule::ItemsAtLeast => {
                let picked = picked(c, condition);
                let of_kind =
                    |item: &Item| condition.kind.is_none_or(|kind| item.data.kind == kind);
                for (ix, item) in c.items.iter() {
                    if item.scored && picked[item.unit] && of_kind(item) {
                        self.rated[ix] = true;
                        if condition.rule == ConditionRule::ItemsAtLeast {
                            raise(&mut self.items[ix]);
                        }
                    }
                }
            }
            ConditionRule::DocumentsApproved => {
                for (ix, document) in c.documents.iter() {
                    let meant =
                        condition.looked_at.is_none() || document.looked_at == condition.looked_at;
                    self.documents[ix] |= document.demand == Demand::Mandatory && meant;
                }
            }
            ConditionRule::NoFinding => self.no_finding.extend(condition.grade),
            ConditionRule::ApplicabilityComplete | ConditionRule::ApplicabilityValid => {}
        }
    }
}

/// The conditions of a label and of those before it.
fn conditions(c: &Catalogue, place: usize) -> impl Iterator<Item = &Condition> {
    let labels = c.policy().labels.iter().take(place + 1);
    labels.flat_map(|label| &label.conditions)
}
