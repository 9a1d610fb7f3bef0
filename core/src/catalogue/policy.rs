//! Checking that a policy speaks of the catalogue that it is laid over.

use super::{Catalogue, Named};
use crate::error::{InputError, Issues};
use crate::id::Id;
use crate::policy::{ApplicabilityRules, Label, Policy};
use crate::read::{Place, unknown_id};

/// Every id that the policy names is one of the catalogue's, of the kind that the rule needs.
pub(super) fn check(policy: &Policy, catalogue: &Catalogue) -> Result<(), InputError> {
    let mut check = Check {
        catalogue,
        issues: Issues::default(),
    };
    let root = Place::ROOT;
    if let Some(systemic) = &policy.systemic {
        check.part(&systemic.part, root.key("systemic").key("part"));
    }
    if let Some(rules) = &policy.applicability {
        check.applicability(rules, root.key("applicability"));
    }
    let labels = root.key("labels");
    for (i, label) in policy.labels.iter().enumerate() {
        check.label(label, labels.index(i));
    }
    check.issues.finish(Some(()))
}

struct Check<'c> {
    catalogue: &'c Catalogue,
    issues: Issues,
}

impl Check<'_> {
    fn applicability(&mut self, rules: &ApplicabilityRules, place: Place<'_>) {
        self.unit(&rules.unit, Some(false), place.key("unit"));
        let conflicts = place.key("conflicts");
        for (i, conflict) in rules.conflicts.iter().enumerate() {
            let place = conflicts.index(i);
            self.unit(&conflict.unit, Some(true), place.key("unit"));
            let clauses = place.key("clauses");
            for (j, clause) in conflict.clauses.iter().enumerate() {
                self.unit(clause, None, clauses.index(j));
            }
        }
    }

    fn label(&mut self, label: &Label, place: Place<'_>) {
        let conditions = place.key("conditions");
        for (i, condition) in label.conditions.iter().enumerate() {
            let place = conditions.index(i);
            let (groups, units) = (place.key("groups"), place.key("units"));
            if let Some(part) = &condition.part {
                self.part(part, place.key("part"));
            }
            for (j, group) in condition.groups.iter().enumerate() {
                let is_group = |named: Named| matches!(named, Named::Group(_));
                self.id(group, "a group", &is_group, groups.index(j));
            }
            for (j, unit) in condition.units.iter().enumerate() {
                self.unit(unit, None, units.index(j));
            }
        }
    }

    fn part(&mut self, id: &Id, place: Place<'_>) {
        self.id(
            id,
            "a part",
            &|named| matches!(named, Named::Part(_)),
            place,
        );
    }

    fn unit(&mut self, id: &Id, excludable: Option<bool>, place: Place<'_>) {
        let kind = match excludable {
            None => "a unit",
            Some(true) => "a unit that can be excluded",
            Some(false) => "a unit that cannot be excluded",
        };
        let catalogue = self.catalogue;
        let fits = |named| match named {
            Named::Unit(unit) => {
                excludable.is_none_or(|excludable| catalogue.part_of(unit).excludable == excludable)
            }
            _ => false,
        };
        self.id(id, kind, &fits, place);
    }

    fn id(&mut self, id: &Id, kind: &str, fits: &dyn Fn(Named) -> bool, place: Place<'_>) {
        if !self.catalogue.find(id.as_str()).is_some_and(fits) {
            unknown_id(id, kind, self.catalogue.ids(fits), place, &mut self.issues);
        }
    }
}
