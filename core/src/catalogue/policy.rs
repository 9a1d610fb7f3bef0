//! Checking that a policy speaks of the catalogue that it is laid over.

use std::fmt::Display;

use super::prerequisites::Prerequisites;
use super::{Catalogue, Named};
use crate::error::{InputError, IssueCode, Issues};
use crate::grid::Grid;
use crate::id::Id;
use crate::policy::{ApplicabilityRules, Label, Policy, RiskRules, RoadmapRules, check_acceptance};
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
    if let Some(rules) = &policy.risks {
        check.risks(rules, root.key("risks"));
    }
    if let Some(rules) = &policy.roadmap {
        check.roadmap(rules, root.key("roadmap"));
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
        for (key, conflicts) in [
            ("conflicts", &rules.conflicts),
            ("called_for", &rules.called_for),
        ] {
            let place = place.key(key);
            for (i, conflict) in conflicts.iter().enumerate() {
                let place = place.index(i);
                self.unit(&conflict.unit, Some(true), place.key("unit"));
                let clauses = place.key("clauses");
                for (j, clause) in conflict.clauses.iter().enumerate() {
                    self.unit(clause, None, clauses.index(j));
                }
            }
        }
    }

    fn risks(&mut self, rules: &RiskRules, place: Place<'_>) {
        let controls = place.key("harm_limiting");
        for (i, control) in rules.harm_limiting.iter().enumerate() {
            self.unit(control, Some(true), controls.index(i));
        }
        let grids: Vec<&Grid> = self.catalogue.data().risks.grids.iter().collect();
        let place = place.key("acceptance");
        check_acceptance(&rules.acceptance, &grids, place, &mut self.issues);
    }

    fn roadmap(&mut self, rules: &RoadmapRules, place: Place<'_>) {
        let before = self.issues.count();
        let list = place.key("prerequisites");
        for (i, prerequisite) in rules.prerequisites.iter().enumerate() {
            let place = list.index(i);
            self.unit(&prerequisite.unit, None, place.key("unit"));
            let after = place.key("after");
            for (j, unit) in prerequisite.after.iter().enumerate() {
                self.unit(unit, None, after.index(j));
            }
        }
        if self.issues.count() > before {
            return;
        }
        let order = Prerequisites::new(self.catalogue, rules);
        for (i, prerequisite) in rules.prerequisites.iter().enumerate() {
            let waits = |after: &&Id| order.waits(after, &prerequisite.unit);
            if let Some(after) = prerequisite.after.iter().find(waits) {
                let params: &[(_, &dyn Display)] =
                    &[("unit", &prerequisite.unit), ("after", after)];
                let pointer = list.index(i).key("after").to_string();
                self.issues
                    .add(IssueCode::PrerequisiteCycle, pointer, params);
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
