//! What the entries of a catalogue that were read so far have made known, so that each reference is checked where it stands.

use std::fmt::Display;

use super::Source;
use crate::closed::Closed;
use crate::error::{IssueCode, Issues};
use crate::id::Id;
use crate::read::{Fields, Place, Seen, unknown_id};
use crate::value::{Object, Value};
use crate::vocabulary::{Basis, Demand};

pub(super) struct Known<'a> {
    pub(super) ids: Seen,
    sources: &'a [Source],
    /// Id and unit of each document that is, or may be meant as, mandatory.
    mandatory: Vec<(&'a str, &'a str)>,
    /// Whether the part that is being read can be excluded, if it says so.
    pub(super) excludable: Option<bool>,
    /// The objectives of the group that is being read.
    pub(super) objectives: Vec<Id>,
    /// The unit that is being read; blank where its id could not be read.
    unit: Id,
    /// The units read so far, with what their part says on exclusion, or null.
    units: Object,
    /// The documents that scored items ask for.
    asked: Vec<Id>,
}

impl<'a> Known<'a> {
    pub(super) fn new(sources: &'a [Source], documents: Option<&'a Value>) -> Self {
        let mandatory = |document: &'a Value| {
            let text = |key| document.get(key).and_then(Value::as_text);
            let other = matches!(
                text("demand").and_then(Demand::parse),
                Some(Demand::Conditional | Demand::Recommended)
            );
            (!other).then_some((text("id")?, text("unit")?))
        };
        Self {
            ids: Seen::default(),
            sources,
            mandatory: documents
                .and_then(Value::as_list)
                .into_iter()
                .flatten()
                .filter_map(mandatory)
                .collect(),
            excludable: None,
            objectives: Vec::new(),
            unit: Id::blank(),
            units: Object::new(),
            asked: Vec::new(),
        }
    }

    /// Reads the id of the unit that follows.
    pub(super) fn begin_unit(&mut self, f: &mut Fields<'_, '_>) -> Id {
        self.unit = f.own_id(&mut self.ids);
        if !self.unit.is_blank() {
            let excludable = self.excludable.map_or(Value::Null, Value::Bool);
            self.units.insert(self.unit.to_string(), excludable);
        }
        self.unit.clone()
    }

    /// Reads the objective of a unit: one of its group.
    pub(super) fn objective(&self, f: &mut Fields<'_, '_>) -> Option<Id> {
        f.optional("objective", |r| {
            let id = r.id()?;
            if !self.objectives.contains(&id) {
                unknown_id(
                    &id,
                    "an objective of this group",
                    self.objectives.iter().map(Id::as_str),
                    r.place,
                    r.issues,
                );
            }
            Some(id)
        })
    }

    /// Reads the sources of an entry.
    #[inline(never)]
    pub(super) fn sources(&self, f: &mut Fields<'_, '_>) -> Vec<Id> {
        f.list("source", |r| {
            let id = r.id()?;
            if !self.sources.iter().any(|source| source.id == id) {
                unknown_id(
                    &id,
                    "a source",
                    self.sources.iter().map(|source| source.id.as_str()),
                    r.place,
                    r.issues,
                );
            }
            Some(id)
        })
    }

    /// Reads the document that an item asks for: a mandatory one of its unit.
    pub(super) fn document(
        &mut self,
        f: &mut Fields<'_, '_>,
        item: &Id,
        basis: Option<Basis>,
    ) -> Option<Id> {
        f.optional("document", |r| {
            let id = r.id()?;
            let asked = (id.as_str(), self.unit.as_str());
            if !self.unit.is_blank() && !item.is_blank() && !self.mandatory.contains(&asked) {
                r.issue(
                    IssueCode::DocumentMisplaced,
                    &[("item", item), ("document", &id), ("unit", &self.unit)],
                );
            }
            if basis != Some(Basis::Practice) {
                self.asked.push(id.clone());
            }
            Some(id)
        })
    }

    /// Checks the unit of a document, and that a mandatory one is asked for there.
    pub(super) fn check_document(
        &self,
        id: &Id,
        unit: &Id,
        demand: Demand,
        place: Place<'_>,
        issues: &mut Issues,
    ) {
        let (kind, excludable) = match demand {
            Demand::Mandatory => ("a unit that cannot be excluded", Value::Bool(false)),
            Demand::Conditional => ("a unit that can be excluded", Value::Bool(true)),
            Demand::Recommended => ("a unit", Value::Null),
        };
        let fits =
            |part: &Value| [part, &excludable].contains(&&Value::Null) || *part == excludable;
        if !self.units.get(unit.as_str()).is_some_and(fits) {
            let known = self
                .units
                .iter()
                .filter(|(_, part)| fits(part))
                .map(|(unit, _)| unit.as_str());
            unknown_id(unit, kind, known, place.key("unit"), issues);
        } else if demand == Demand::Mandatory && !self.asked.contains(id) {
            let params: &[(_, &dyn Display)] = &[("unit", unit), ("id", id)];
            issues.add(
                IssueCode::DocumentNotDemanded,
                place.key("id").to_string(),
                params,
            );
        }
    }

    /// Reads a list of units, each once; only those whose part can, or cannot, be excluded where that is said.
    pub(super) fn units_of(
        &self,
        f: &mut Fields<'_, '_>,
        key: &'static str,
        excludable: Option<bool>,
    ) -> Vec<Id> {
        let kind = if excludable == Some(true) {
            "a unit that can be excluded"
        } else {
            "a unit"
        };
        let fits = |part: &Value| {
            excludable.is_none_or(|wanted| [Value::Null, Value::Bool(wanted)].contains(part))
        };
        let mut seen = Seen::default();
        f.list(key, |r| {
            let id = r.id()?;
            if !self.units.get(id.as_str()).is_some_and(fits) {
                let known = self.units.iter().filter(|(_, part)| fits(part));
                let known = known.map(|(unit, _)| unit.as_str());
                unknown_id(&id, kind, known, r.place, r.issues);
            }
            seen.first(id, r.place, r.issues)
        })
    }
}
