//! Checking that every id of a catalogue resolves, and that mandatory documents are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::{CatalogueData, Document, ItemData, PartData, UnitData};
use crate::error::{IssueCode, Issues};
use crate::id::Id;
use crate::read::{Place, unknown_id};
use crate::vocabulary::{Basis, Demand};

/// What the ids of a catalogue name.
struct Index<'d> {
    data: &'d CatalogueData,
    units: BTreeMap<&'d str, (&'d PartData, &'d UnitData)>,
    documents: BTreeMap<&'d str, &'d Document>,
    sources: BTreeSet<&'d str>,
}

pub(super) fn check(data: &CatalogueData, root: Place<'_>, issues: &mut Issues) {
    let index = Index {
        data,
        units: units(data)
            .map(|(part, unit)| (unit.id.as_str(), (part, unit)))
            .collect(),
        documents: data
            .documents
            .iter()
            .map(|document| (document.id.as_str(), document))
            .collect(),
        sources: data
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect(),
    };
    let parts = root.key("parts");
    for (p, part) in data.parts.iter().enumerate() {
        let place = parts.index(p);
        let groups = place.key("groups");
        for (g, group) in part.groups.iter().enumerate() {
            let place = groups.index(g);
            let units = place.key("units");
            for (u, unit) in group.units.iter().enumerate() {
                let place = units.index(u);
                let known = || group.objectives.iter().map(Id::as_str);
                if let Some(objective) = unit
                    .objective
                    .as_ref()
                    .filter(|id| !group.objectives.contains(id))
                {
                    unknown_id(
                        objective,
                        "an objective of this group",
                        known(),
                        place.key("objective"),
                        issues,
                    );
                }
                index.check_unit(unit, place, issues);
            }
        }
    }
    let documents = root.key("documents");
    for (d, document) in data.documents.iter().enumerate() {
        index.check_document(document, documents.index(d), issues);
    }
}

impl Index<'_> {
    fn check_unit(&self, unit: &UnitData, place: Place<'_>, issues: &mut Issues) {
        self.check_sources(&unit.source, place, issues);
        let items = place.key("items");
        for (i, item) in unit.items.iter().enumerate() {
            let place = items.index(i);
            self.check_sources(&item.source, place, issues);
            let here = |id: &Id| {
                self.documents
                    .get(id.as_str())
                    .is_some_and(|d| d.unit == unit.id && d.demand == Demand::Mandatory)
            };
            if let Some(id) = item.document.as_ref().filter(|id| !here(id)) {
                let params: &[(_, &dyn Display)] =
                    &[("item", &item.id), ("document", id), ("unit", &unit.id)];
                issues.add(
                    IssueCode::DocumentMisplaced,
                    place.key("document").to_string(),
                    params,
                );
            }
        }
    }

    fn check_document(&self, document: &Document, place: Place<'_>, issues: &mut Issues) {
        self.check_sources(&document.source, place, issues);
        let also = place.key("also");
        for (i, id) in document
            .also
            .iter()
            .enumerate()
            .filter(|(_, id)| !self.units.contains_key(id.as_str()))
        {
            unknown_id(
                id,
                "a unit",
                self.units.keys().copied(),
                also.index(i),
                issues,
            );
        }
        let (kind, fits): (_, fn(&PartData) -> bool) = match document.demand {
            Demand::Mandatory => ("a unit that cannot be excluded", |part| !part.excludable),
            Demand::Conditional => ("a unit that can be excluded", |part| part.excludable),
            Demand::Recommended => ("a unit", |_| true),
        };
        let Some((_, unit)) = self
            .units
            .get(document.unit.as_str())
            .filter(|(part, _)| fits(part))
        else {
            let known = units(self.data)
                .filter(|(part, _)| fits(part))
                .map(|(_, unit)| unit.id.as_str());
            return unknown_id(&document.unit, kind, known, place.key("unit"), issues);
        };
        let asks = |item: &ItemData| {
            item.document.as_ref() == Some(&document.id) && item.basis == Basis::Requirement
        };
        if document.demand == Demand::Mandatory && !unit.items.iter().any(asks) {
            let params: &[(_, &dyn Display)] = &[("unit", &unit.id), ("id", &document.id)];
            issues.add(
                IssueCode::DocumentNotDemanded,
                place.key("id").to_string(),
                params,
            );
        }
    }

    fn check_sources(&self, sources: &[Id], place: Place<'_>, issues: &mut Issues) {
        let list = place.key("source");
        for (i, source) in sources
            .iter()
            .enumerate()
            .filter(|(_, source)| !self.sources.contains(source.as_str()))
        {
            unknown_id(
                source,
                "a source",
                self.sources.iter().copied(),
                list.index(i),
                issues,
            );
        }
    }
}

fn units(data: &CatalogueData) -> impl Iterator<Item = (&PartData, &UnitData)> {
    data.parts.iter().flat_map(|part| {
        let groups = part.groups.iter();
        groups.flat_map(move |group| group.units.iter().map(move |unit| (part, unit)))
    })
}
