//! Which unit waits for which.

use super::{Catalogue, Named, Unit};
use crate::id::Id;
use crate::policy::RoadmapRules;
use crate::table::{Ix, Table};

/// For each unit, those that come before it, at one remove or more.
pub(crate) struct Prerequisites<'c> {
    catalogue: &'c Catalogue,
    before: Table<Unit, Vec<Ix<Unit>>>,
}

impl<'c> Prerequisites<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue, rules: &RoadmapRules) -> Self {
        let mut direct = catalogue.units.map(|_| Vec::new());
        for prerequisite in &rules.prerequisites {
            if let Some(Named::Unit(unit)) = catalogue.find(prerequisite.unit.as_str()) {
                let after = prerequisite.after.iter();
                direct[unit].extend(after.filter_map(|id| match catalogue.find(id.as_str()) {
                    Some(Named::Unit(unit)) => Some(unit),
                    _ => None,
                }));
            }
        }
        let before = catalogue.units.map(|(unit, _)| {
            let mut reached = catalogue.units.map(|_| false);
            let mut list = Vec::new();
            let mut open = vec![unit];
            while let Some(unit) = open.pop() {
                for &other in &direct[unit] {
                    if !reached[other] {
                        reached[other] = true;
                        list.push(other);
                        open.push(other);
                    }
                }
            }
            list
        });
        Self { catalogue, before }
    }

    /// The units that come before one.
    pub(crate) fn before(&self, unit: Ix<Unit>) -> &[Ix<Unit>] {
        &self.before[unit]
    }

    /// Whether `unit` is, or waits for, `other`.
    pub(super) fn waits(&self, unit: &Id, other: &Id) -> bool {
        let find = |id: &Id| match self.catalogue.find(id.as_str()) {
            Some(Named::Unit(unit)) => Some(unit),
            _ => None,
        };
        unit == other
            || matches!((find(unit), find(other)), (Some(unit), Some(other)) if self.before[unit].contains(&other))
    }
}
