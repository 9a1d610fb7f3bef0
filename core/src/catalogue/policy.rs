//! Checking that a policy speaks of the catalogue that it is laid over.

use super::{Catalogue, Named};
use crate::error::{InputError, Issues};
use crate::id::Id;
use crate::policy::Policy;
use crate::read::{Place, unknown_id};

/// Every id that the policy names is one of the catalogue's.
pub(super) fn check(policy: &Policy, catalogue: &Catalogue) -> Result<(), InputError> {
    let mut issues = Issues::default();
    let mut check = |id: &Id, kind: &str, which: fn(Named) -> bool, place: Place<'_>| {
        if !catalogue.find(id.as_str()).is_some_and(which) {
            unknown_id(id, kind, catalogue.ids(which), place, &mut issues);
        }
    };
    let part: fn(Named) -> bool = |named| matches!(named, Named::Part(_));
    let group: fn(Named) -> bool = |named| matches!(named, Named::Group(_));
    let unit: fn(Named) -> bool = |named| matches!(named, Named::Unit(_));
    let root = Place::ROOT;
    if let Some(systemic) = &policy.systemic {
        check(
            &systemic.part,
            "a part",
            part,
            root.key("systemic").key("part"),
        );
    }
    if let Some(rules) = &policy.applicability {
        check(
            &rules.unit,
            "a unit",
            unit,
            root.key("applicability").key("unit"),
        );
        for (i, conflict) in rules.conflicts.iter().enumerate() {
            check(
                &conflict.unit,
                "a unit",
                unit,
                root.key("applicability")
                    .key("conflicts")
                    .index(i)
                    .key("unit"),
            );
            for (j, clause) in conflict.clauses.iter().enumerate() {
                check(
                    clause,
                    "a unit",
                    unit,
                    root.key("applicability")
                        .key("conflicts")
                        .index(i)
                        .key("clauses")
                        .index(j),
                );
            }
        }
    }
    for (i, label) in policy.labels.iter().enumerate() {
        for (j, condition) in label.conditions.iter().enumerate() {
            let (labels, conditions) = (root.key("labels"), "conditions");
            let label = labels.index(i);
            let list = label.key(conditions);
            let place = list.index(j);
            condition
                .part
                .iter()
                .for_each(|id| check(id, "a part", part, place.key("part")));
            condition
                .groups
                .iter()
                .enumerate()
                .for_each(|(k, id)| check(id, "a group", group, place.key("groups").index(k)));
            condition
                .units
                .iter()
                .enumerate()
                .for_each(|(k, id)| check(id, "a unit", unit, place.key("units").index(k)));
        }
    }
    issues.finish(Some(()))
}
