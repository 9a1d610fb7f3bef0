//! Reading and checking a catalogue, built-in or a user's own.

use std::fmt::Display;

use super::known::Known;
use super::{
    Catalogue, CatalogueData, Document, GroupData, ItemData, Level, PartData, Roles, Source,
    UnitData, index,
};
use super::{origin, risks, steps};
use crate::closed::Closed;
use crate::error::{InputError, IssueCode, Issues};
use crate::grade::Grade;
use crate::id::Id;
use crate::json;
use crate::read::{Fields, Place, Reader, Seen};
use crate::scale::Class;
use crate::value::Value;
use crate::vocabulary::{Basis, Demand};

/// The answer without a rating; no level may be called so.
pub(crate) const UNSURE: &str = "unsure";

pub(crate) const FORMAT: &str = "aimscore/catalogue/1";

/// Denominators of figures stay below this (project convention: 2 000 times it still fits the 128-bit arithmetic).
const DENOMINATOR_MAX: u128 = 1 << 64;

/// Sources of a catalogue at most.
const SOURCES_MAX: usize = 1_000;

/// Highest weight of a unit.
pub(crate) const WEIGHT_MAX: u8 = 100;

impl Catalogue {
    /// Reads a catalogue from JSON text.
    ///
    /// # Errors
    /// Every problem of the text at once.
    pub fn from_json(text: &str) -> Result<Self, InputError> {
        Self::from_value(&json::parse(text.as_bytes())?)
    }

    /// Reads a catalogue from a JSON tree.
    ///
    /// # Errors
    /// Every problem of the tree at once.
    pub fn from_value(value: &Value) -> Result<Self, InputError> {
        let mut issues = Issues::default();
        let data = Reader {
            value,
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(catalogue);
        let catalogue = data.map(|data| {
            let hash = json::hash(&data);
            index(data, hash)
        });
        if let Some(catalogue) = catalogue.as_ref().filter(|_| issues.count() == 0) {
            denominators(catalogue, &mut issues);
            steps::check(catalogue, &mut issues);
            origin::check(catalogue, &mut issues);
        }
        issues.finish(catalogue)
    }
}

fn catalogue(f: &mut Fields<'_, '_>) -> CatalogueData {
    f.format(FORMAT);
    let id = f.required_id("id");
    let edition = f.required_id("edition");
    let version = f.required("version", |r| r.version());
    let scale = f.required("scale", scale);
    let sources = sources(f);
    let mut known = Known::new(&sources, f.peek("documents"));
    let parts = f.required("parts", |r| some(r, |r| r.object(|f| part(f, &mut known))));
    let documents = f.list("documents", |r| r.object(|f| document(f, &mut known)));
    let steps = steps::steps(f);
    let risks = f
        .optional("risks", |r| r.object(|f| risks::library(f, &mut known)))
        .unwrap_or_default();
    let review_inputs = steps::review_inputs(f);
    let oscal = f.optional("oscal", |r| r.object(origin::origin));
    CatalogueData {
        format: FORMAT,
        id,
        edition,
        version,
        scale,
        sources,
        parts,
        documents,
        steps,
        risks,
        review_inputs,
        oscal,
    }
}

fn sources(f: &mut Fields<'_, '_>) -> Vec<Source> {
    let mut seen = Seen::default();
    let sources = f.list("sources", |r| {
        r.object(|f| Source {
            id: f.own_id(&mut seen),
            title: f.required_text("title"),
        })
    });
    if sources.len() > SOURCES_MAX {
        let params: &[(_, &dyn Display)] = &[
            ("count", &sources.len()),
            ("min", &0),
            ("max", &SOURCES_MAX),
        ];
        let pointer = f.place.key("sources").to_string();
        f.issues.add(IssueCode::WrongCount, pointer, params);
    }
    sources
}

fn scale(r: &mut Reader<'_, '_>) -> Option<Vec<Level>> {
    let before = r.issues.count();
    let mut seen = Seen::default();
    let levels = r.list(|r| {
        r.object(|f| Level {
            id: level_id(f, &mut seen),
            class: f.required_word("class"),
        })
    })?;
    let count = r.entries()?.len();
    let ends = levels.first().map(|l| l.class) == Some(Class::N)
        && levels.last().map(|l| l.class) == Some(Class::F);
    if !(2..=11).contains(&count) {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &count), ("min", &2), ("max", &11)],
        );
    } else if r.issues.count() == before && !(ends && levels.is_sorted_by_key(|level| level.class))
    {
        r.issue(IssueCode::ScaleOrder, &[]);
    }
    Some(levels)
}

/// The word of a level: any but that of an answer without one.
fn level_id(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Id {
    let id = f.own_id(seen);
    if id.as_str() == UNSURE {
        let pointer = f.place.key("id").to_string();
        f.issues.add(IssueCode::ReservedId, pointer, &[("id", &id)]);
    }
    id
}

fn part(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> PartData {
    let id = f.own_id(&mut known.ids);
    let excludable = f.at("excludable", true).and_then(|mut r| r.flag());
    known.excludable = excludable;
    PartData {
        id,
        excludable: excludable.unwrap_or_default(),
        groups: f.required("groups", |r| {
            ordered(r, |g: &GroupData| &g.id, |f| group(f, known))
        }),
    }
}

fn group(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> GroupData {
    let id = f.own_id(&mut known.ids);
    let objectives = f.list("objectives", |r| {
        r.id().and_then(|id| known.ids.first(id, r.place, r.issues))
    });
    known.objectives.clone_from(&objectives);
    GroupData {
        id,
        objectives,
        units: f.required("units", |r| {
            ordered(r, |u: &UnitData| &u.id, |f| unit(f, known))
        }),
    }
}

fn unit(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> UnitData {
    UnitData {
        id: known.begin_unit(f),
        objective: known.objective(f),
        source: known.sources(f),
        items: f.required("items", |r| {
            ordered(r, |i: &ItemData| &i.id, |f| item(f, known))
        }),
    }
}

fn item(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> ItemData {
    let id = f.own_id(&mut known.ids);
    let kind = f.required_word("kind");
    let basis = f.at("basis", true).and_then(|mut r| r.word::<Basis>());
    ItemData {
        kind,
        basis: basis.unwrap_or(Basis::Requirement),
        hint: f.required("hint", nonconformity),
        document: known.document(f, &id, basis),
        id,
        roles: f.optional("roles", |r| r.object(roles)),
        stages: f.list("stages", |r| r.word()),
        effort: f.required_word("effort"),
        minutes: f.required("minutes", |r| r.integer(1..=60)),
        seconds: f.optional("seconds", |r| u16::try_from(r.whole(1..=3_600)?).ok()),
        quick: f.optional("quick", |r| r.flag()).unwrap_or_default(),
        source: known.sources(f),
    }
}

fn roles(f: &mut Fields<'_, '_>) -> Roles {
    Roles {
        developer: f.required_word("developer"),
        provider: f.required_word("provider"),
        deployer: f.required_word("deployer"),
    }
}

fn document(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> Document {
    let id = f.own_id(&mut known.ids);
    let unit = f.required_id("unit");
    let stated = f.peek("demand").and_then(Value::as_text);
    if let Some(demand) = stated.and_then(Demand::parse)
        && !id.is_blank()
        && !unit.is_blank()
    {
        known.check_document(&id, &unit, demand, f.place, f.issues);
    }
    let also = known.units_of(f, "also", None);
    let demand = f.at("demand", true).and_then(|mut r| r.word::<Demand>());
    let kind = f.required_word("kind");
    let looked_at = match demand {
        Some(Demand::Mandatory | Demand::Conditional) => Some(f.required_word("looked_at")),
        Some(Demand::Recommended) => None,
        None => f.word("looked_at"),
    };
    let if_missing = match demand {
        Some(Demand::Mandatory) => Some(f.required("if_missing", nonconformity)),
        Some(Demand::Conditional | Demand::Recommended) => None,
        None => f.optional("if_missing", nonconformity),
    };
    Document {
        id,
        unit,
        also,
        demand: demand.unwrap_or(Demand::Mandatory),
        kind,
        looked_at,
        if_missing,
        effort: f.required_word("effort"),
        source: known.sources(f),
    }
}

/// A grade that stands for something missing.
fn nonconformity(r: &mut Reader<'_, '_>) -> Option<Grade> {
    let grade = r.word::<Grade>()?;
    if matches!(grade, Grade::PotentialMajor | Grade::PotentialMinor) {
        return Some(grade);
    }
    r.issue(
        IssueCode::UnknownValue,
        &[
            ("value", &grade),
            ("allowed", &"`potential_major`, `potential_minor`"),
        ],
    );
    None
}

/// A list of at least one.
pub(super) fn some<'a, T>(
    r: &mut Reader<'a, '_>,
    read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
) -> Option<Vec<T>> {
    if r.value.as_list().is_some_and(<[Value]>::is_empty) {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &0), ("min", &1), ("max", &"more")],
        );
    }
    r.list(read)
}

/// A list of at least one, in natural order of ids.
fn ordered<'a, T>(
    r: &mut Reader<'a, '_>,
    id: impl Fn(&T) -> &Id,
    mut read: impl FnMut(&mut Fields<'a, '_>) -> T,
) -> Option<Vec<T>> {
    let mut last = Id::blank();
    some(r, |r| {
        let value = r.object(&mut read)?;
        after(r, id(&value), &mut last);
        Some(value)
    })
}

/// Reports an id that stands after one that it should precede.
fn after(r: &mut Reader<'_, '_>, id: &Id, last: &mut Id) {
    if id.is_blank() {
        return;
    }
    if *last > *id {
        r.issue(IssueCode::WrongOrder, &[("id", id), ("previous", last)]);
    }
    *last = id.clone();
}

/// The worst common denominator of each part, all weights at their highest, fits exact arithmetic; so does that of all parts
/// that can be excluded together, whose controls share in the mean that holds a risk.
fn denominators(catalogue: &Catalogue, issues: &mut Issues) {
    let fits = |common: u128, units: usize| {
        let weights = u128::from(WEIGHT_MAX) * units as u128;
        common
            .checked_mul(u128::from(catalogue.top()))
            .and_then(|d| d.checked_mul(weights))
            .is_some_and(|denominator| denominator < DENOMINATOR_MAX)
    };
    let controls = catalogue.parts.values().filter(|part| part.excludable);
    let controls = controls.map(|part| part.units.len()).sum();
    for (p, part) in catalogue.parts.values().enumerate() {
        let alone = fits(part.common, part.units.len());
        if !alone || (part.excludable && !fits(catalogue.controls_common, controls)) {
            issues.add(
                IssueCode::DenominatorTooLarge,
                Place::ROOT.key("parts").index(p).to_string(),
                &[("part", &part.id)],
            );
        }
    }
}
