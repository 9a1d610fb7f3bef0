//! Checking that every id of a catalogue resolves, and that mandatory documents are asked for.

use super::{Basis, CatalogueData, Demand, Document, ItemData, PartData, UnitData};
use crate::error::{IssueCode, Issues};
use crate::id::Id;
use crate::read::{Place, unknown_id};

pub(super) fn check(data: &CatalogueData, root: Place<'_>, issues: &mut Issues) {
    let parts = root.key("parts");
    for (p, part) in data.parts.iter().enumerate() {
        let (place, groups) = (parts.index(p), "groups");
        for (g, group) in part.groups.iter().enumerate() {
            let list = place.key(groups);
            let place = list.index(g);
            let units = place.key("units");
            for (u, unit) in group.units.iter().enumerate() {
                let place = units.index(u);
                if let Some(objective) = unit
                    .objective
                    .as_ref()
                    .filter(|id| !group.objectives.contains(id))
                {
                    unknown_id(
                        objective,
                        "an objective of this group",
                        group.objectives.iter().map(Id::as_str),
                        place.key("objective"),
                        issues,
                    );
                }
                check_unit(data, unit, place, issues);
            }
        }
    }
    let documents = root.key("documents");
    for (d, document) in data.documents.iter().enumerate() {
        check_document(data, document, documents.index(d), issues);
    }
}

fn check_unit(data: &CatalogueData, unit: &UnitData, place: Place<'_>, issues: &mut Issues) {
    check_sources(data, &unit.source, place, issues);
    let items = place.key("items");
    for (i, item) in unit.items.iter().enumerate() {
        let place = items.index(i);
        check_sources(data, &item.source, place, issues);
        let mandatory_here = |id: &Id| {
            data.documents
                .iter()
                .any(|d| d.id == *id && d.unit == unit.id && d.demand == Demand::Mandatory)
        };
        if let Some(id) = item.document.as_ref().filter(|id| !mandatory_here(id)) {
            issues.add(
                IssueCode::DocumentMisplaced,
                place.key("document").to_string(),
                &[("item", &item.id), ("document", id), ("unit", &unit.id)],
            );
        }
    }
}

fn check_document(
    data: &CatalogueData,
    document: &Document,
    place: Place<'_>,
    issues: &mut Issues,
) {
    check_sources(data, &document.source, place, issues);
    let also = place.key("also");
    for (i, id) in document
        .also
        .iter()
        .enumerate()
        .filter(|(_, id)| !units(data).any(|(_, unit)| unit.id == **id))
    {
        unknown_id(
            id,
            "a unit",
            units(data).map(|(_, unit)| unit.id.as_str()),
            also.index(i),
            issues,
        );
    }
    let (kind, fits): (_, fn(&PartData) -> bool) = match document.demand {
        Demand::Mandatory => ("a unit that cannot be excluded", |part| !part.excludable),
        Demand::Conditional => ("a unit that can be excluded", |part| part.excludable),
        Demand::Recommended => ("a unit", |_| true),
    };
    let Some((_, unit)) = units(data).find(|(part, unit)| unit.id == document.unit && fits(part))
    else {
        let known = units(data)
            .filter(|(part, _)| fits(part))
            .map(|(_, unit)| unit.id.as_str());
        return unknown_id(&document.unit, kind, known, place.key("unit"), issues);
    };
    let asks = |item: &ItemData| {
        item.document.as_ref() == Some(&document.id) && item.basis == Basis::Requirement
    };
    if document.demand == Demand::Mandatory && !unit.items.iter().any(asks) {
        issues.add(
            IssueCode::DocumentNotDemanded,
            place.key("id").to_string(),
            &[("unit", &unit.id), ("id", &document.id)],
        );
    }
}

fn check_sources(data: &CatalogueData, sources: &[Id], place: Place<'_>, issues: &mut Issues) {
    let known = || data.sources.iter().map(|source| source.id.as_str());
    let list = place.key("source");
    for (i, source) in sources
        .iter()
        .enumerate()
        .filter(|(_, source)| !known().any(|id| id == source.as_str()))
    {
        unknown_id(source, "a source", known(), list.index(i), issues);
    }
}

fn units(data: &CatalogueData) -> impl Iterator<Item = (&PartData, &UnitData)> {
    data.parts.iter().flat_map(|part| {
        part.groups
            .iter()
            .flat_map(move |group| group.units.iter().map(move |unit| (part, unit)))
    })
}
