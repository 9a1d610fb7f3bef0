//! What the figures of an assessment say about other frameworks: section 13 of the scoring rules. Never a claim of conformity.

use serde::Serialize;

use crate::catalogue::{Catalogue, Named, Unit};
use crate::crosswalk::{CrosswalkEntry, LegalDate, Link};
use crate::evaluation::Evaluation;
use crate::fraction::Percent;
use crate::id::Id;
use crate::table::Ix;
use crate::vocabulary::{OrganizationRole, Support};

/// A crosswalk with what the figures say about each of its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CrosswalkRow {
    /// Its id.
    pub id: Id,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// `sha256:` and the hash of its canonical JSON.
    pub hash: String,
    /// The day on which the other framework was looked at.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub status_on: String,
    /// Whether the other framework is law; then somebody who knows the law checks it.
    pub law: bool,
    /// Its entries.
    pub entries: Vec<EntryRow>,
    /// The units of the catalogue of which no entry speaks.
    pub unlinked: Vec<Id>,
}

/// An entry of another framework with what the figures say about the units that speak of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntryRow {
    /// Its id.
    pub id: Id,
    /// Its group.
    pub group: Option<Id>,
    /// Whom it addresses.
    pub addressees: Vec<OrganizationRole>,
    /// Whether it concerns high-risk systems only.
    pub high_risk_only: Option<bool>,
    /// How much of it a management system gives evidence for. Editorial.
    pub support: Option<Support>,
    /// Dates of law.
    pub dates: Vec<LegalDate>,
    /// The units that speak of it, and how. Shown, never weighted.
    pub links: Vec<Link>,
    /// For each part its figure: the plain mean of its units that speak of the entry.
    pub figures: Vec<PartSupport>,
}

/// What the units of a part say about an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartSupport {
    /// The part.
    pub id: Id,
    /// Means of low, high and coverage; null where no included unit of the part speaks of the entry.
    pub figure: Option<SupportFigure>,
}

/// Plain means over units, on the declared layer, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SupportFigure {
    /// Unrated items at their worst.
    pub low: Percent,
    /// Unrated items at their best.
    pub high: Percent,
    /// Percent of the items that are rated.
    pub coverage: Percent,
    /// Number of rated items that it counts.
    pub rated: u32,
    /// Number of items that it counts.
    pub applicable: u32,
}

pub(crate) fn crosswalks(c: &Catalogue, e: &Evaluation) -> Vec<CrosswalkRow> {
    let rows = c.crosswalk_rows().iter();
    rows.map(|(crosswalk, reference)| {
        let mut linked = c.units.map(|_| false);
        let entries = crosswalk.entries.iter().map(|entry| {
            let units = units(c, entry);
            for unit in &units {
                linked[*unit] = true;
            }
            row(c, e, entry, &units)
        });
        let entries = entries.collect();
        let unlinked = c.units.keys().filter(|unit| !linked[*unit]);
        CrosswalkRow {
            id: crosswalk.id.clone(),
            version: crosswalk.version.clone(),
            hash: reference.hash.clone(),
            status_on: crosswalk.status_on.clone(),
            law: crosswalk.law,
            entries,
            unlinked: unlinked.map(|unit| c.units[unit].id.clone()).collect(),
        }
    })
    .collect()
}

/// The units that speak of an entry.
fn units(c: &Catalogue, entry: &CrosswalkEntry) -> Vec<Ix<Unit>> {
    let ids = entry.links.iter().flat_map(|link| &link.units);
    ids.filter_map(|id| match c.find(id.as_str()) {
        Some(Named::Unit(unit)) => Some(unit),
        _ => None,
    })
    .collect()
}

fn row(c: &Catalogue, e: &Evaluation, entry: &CrosswalkEntry, units: &[Ix<Unit>]) -> EntryRow {
    let figures = c.parts.iter().map(|(part, data)| {
        let own = units
            .iter()
            .copied()
            .filter(|unit| c.units[*unit].part == part);
        let exact = e.mean(c, part, &own.collect::<Vec<_>>(), false);
        PartSupport {
            id: data.id.clone(),
            figure: exact.map(|exact| SupportFigure {
                low: exact.low.percent(),
                high: exact.high.percent(),
                coverage: exact.coverage.percent(),
                rated: exact.rated,
                applicable: exact.applicable,
            }),
        }
    });
    EntryRow {
        id: entry.id.clone(),
        group: entry.group.clone(),
        addressees: entry.addressees.clone(),
        high_risk_only: entry.high_risk_only,
        support: entry.support,
        dates: entry.dates.clone(),
        links: entry.links.clone(),
        figures: figures.collect(),
    }
}
