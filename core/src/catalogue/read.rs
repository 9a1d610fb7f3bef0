//! Reading and checking a catalogue, built-in or a user's own.

use serde_json::Value;

use super::{
    Catalogue, CatalogueData, Document, GroupData, ItemData, Level, PartData, Roles, Source,
    UnitData, index, references,
};
use crate::error::{InputError, IssueCode, Issues};
use crate::grade::Grade;
use crate::id::Id;
use crate::json;
use crate::read::{Fields, Place, Reader, Seen};
use crate::scale::Class;
use crate::vocabulary::{AuditStage, Basis, Demand, DocumentKind, Effort, Kind, Relevance, Stage};

pub(crate) const FORMAT: &str = "aimscore/catalogue/1";

/// Denominators of figures stay below this (project convention: 2 000 times it still fits the 128-bit arithmetic).
const DENOMINATOR_MAX: u128 = 1 << 64;

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
        }
        issues.finish(catalogue)
    }
}

fn catalogue(f: &mut Fields<'_, '_>) -> Option<CatalogueData> {
    let mut seen = Seen::default();
    f.optional("$schema", |r| r.text());
    f.required("format", |r| {
        let _: () = r.format(FORMAT);
        Some(())
    });
    let id = f.required("id", |r| r.id());
    let edition = f.required("edition", |r| r.id());
    let version = f.required("version", |r| r.version());
    let scale = f.required("scale", scale);
    let mut source_ids = Seen::default();
    let sources = f.list("sources", |r| r.object(|f| source(f, &mut source_ids)));
    let parts = f.required("parts", |r| some(r, |r| r.object(|f| part(f, &mut seen))));
    let documents = f.list("documents", |r| r.object(|f| document(f, &mut seen)));
    let data = CatalogueData {
        format: FORMAT,
        id: id?,
        edition: edition?,
        version: version?,
        scale: scale?,
        sources,
        parts: parts?,
        documents,
    };
    references::check(&data, f.place, f.issues);
    Some(data)
}

fn source(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<Source> {
    let id = own_id(f, seen);
    let title = f.required("title", |r| r.text().map(str::to_owned));
    Some(Source {
        id: id?,
        title: title?,
    })
}

fn scale(r: &mut Reader<'_, '_>) -> Option<Vec<Level>> {
    let mut seen = Seen::default();
    let levels = r.list(|r| {
        r.object(|f| {
            let id = own_id(f, &mut seen);
            let class = f.required("class", |r| r.word());
            Some(Level {
                id: id?,
                class: class?,
            })
        })
    })?;
    if !(2..=11).contains(&levels.len()) {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &levels.len()), ("min", &2), ("max", &11)],
        );
        return None;
    }
    let ends = levels.first().map(|l| l.class) == Some(Class::N)
        && levels.last().map(|l| l.class) == Some(Class::F);
    if !ends || !levels.is_sorted_by_key(|level| level.class) {
        r.issue(IssueCode::ScaleOrder, &[]);
        return None;
    }
    Some(levels)
}

fn part(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<PartData> {
    let id = own_id(f, seen);
    let excludable = f.required("excludable", |r| r.flag());
    let groups = f.required("groups", |r| {
        ordered(r, |g: &GroupData| &g.id, |f| group(f, seen))
    });
    Some(PartData {
        id: id?,
        excludable: excludable?,
        groups: groups?,
    })
}

fn group(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<GroupData> {
    let id = own_id(f, seen);
    let objectives = f.list("objectives", |r| {
        r.id().and_then(|id| seen.first(id, r.place, r.issues))
    });
    let units = f.required("units", |r| {
        ordered(r, |u: &UnitData| &u.id, |f| unit(f, seen))
    });
    Some(GroupData {
        id: id?,
        objectives,
        units: units?,
    })
}

fn unit(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<UnitData> {
    let id = own_id(f, seen);
    let objective = f.optional("objective", |r| r.id());
    let source = ids(f, "source");
    let items = f.required("items", |r| {
        ordered(r, |i: &ItemData| &i.id, |f| item(f, seen))
    });
    Some(UnitData {
        id: id?,
        objective,
        source,
        items: items?,
    })
}

fn item(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<ItemData> {
    let id = own_id(f, seen);
    let kind = f.required("kind", |r| r.word::<Kind>());
    let basis = f.required("basis", |r| r.word::<Basis>());
    let hint = f.required("hint", nonconformity);
    let document = f.optional("document", |r| r.id());
    let roles = f.optional("roles", |r| r.object(roles));
    let stages = f.list("stages", |r| r.word::<Stage>());
    let effort = f.required("effort", |r| r.word::<Effort>());
    let minutes = f.required("minutes", |r| r.integer(1..=60));
    let source = ids(f, "source");
    Some(ItemData {
        id: id?,
        kind: kind?,
        basis: basis?,
        hint: hint?,
        document,
        roles,
        stages,
        effort: effort?,
        minutes: minutes?,
        source,
    })
}

fn roles(f: &mut Fields<'_, '_>) -> Option<Roles> {
    let developer = f.required("developer", |r| r.word::<Relevance>());
    let provider = f.required("provider", |r| r.word::<Relevance>());
    let deployer = f.required("deployer", |r| r.word::<Relevance>());
    Some(Roles {
        developer: developer?,
        provider: provider?,
        deployer: deployer?,
    })
}

fn document(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<Document> {
    let id = own_id(f, seen);
    let unit = f.required("unit", |r| r.id());
    let also = ids(f, "also");
    let demand = f.required("demand", |r| r.word::<Demand>());
    let kind = f.required("kind", |r| r.word::<DocumentKind>());
    let (looked_at, if_missing) = if demand == Some(Demand::Recommended) {
        (None, None)
    } else {
        (
            Some(f.required("looked_at", |r| r.word::<AuditStage>())),
            Some(f.required("if_missing", nonconformity)),
        )
    };
    let effort = f.required("effort", |r| r.word::<Effort>());
    let source = ids(f, "source");
    let complete = looked_at != Some(None) && if_missing != Some(None);
    let document = Document {
        id: id?,
        unit: unit?,
        also,
        demand: demand?,
        kind: kind?,
        looked_at: looked_at.flatten(),
        if_missing: if_missing.flatten(),
        effort: effort?,
        source,
    };
    complete.then_some(document)
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

fn own_id(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<Id> {
    f.required("id", |r| {
        r.id().and_then(|id| seen.first(id, r.place, r.issues))
    })
}

fn ids(f: &mut Fields<'_, '_>, key: &'static str) -> Vec<Id> {
    f.list(key, |r| r.id())
}

/// A list of at least one.
fn some<'a, T>(
    r: &mut Reader<'a, '_>,
    read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
) -> Option<Vec<T>> {
    let list = r.list(read)?;
    if r.value.as_array().is_some_and(Vec::is_empty) {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &0), ("min", &1), ("max", &"any number of")],
        );
        return None;
    }
    Some(list)
}

/// A list of at least one, in natural order of ids.
fn ordered<'a, T>(
    r: &mut Reader<'a, '_>,
    id: impl Fn(&T) -> &Id,
    mut read: impl FnMut(&mut Fields<'a, '_>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut last: Option<Id> = None;
    some(r, |r| {
        let value = r.object(&mut read)?;
        if let Some(previous) = last.as_ref().filter(|previous| *previous > id(&value)) {
            r.issue(
                IssueCode::WrongOrder,
                &[("id", id(&value)), ("previous", previous)],
            );
        }
        last = Some(id(&value).clone());
        Some(value)
    })
}

/// The worst common denominator of each part, all weights at their highest, fits exact arithmetic.
fn denominators(catalogue: &Catalogue, issues: &mut Issues) {
    for (p, part) in catalogue.parts.values().enumerate() {
        let weights = u128::from(WEIGHT_MAX) * part.units.len() as u128;
        let worst = part
            .common
            .checked_mul(u128::from(catalogue.top()))
            .and_then(|d| d.checked_mul(weights));
        if worst.is_none_or(|denominator| denominator >= DENOMINATOR_MAX) {
            issues.add(
                IssueCode::DenominatorTooLarge,
                Place::ROOT.key("parts").index(p).to_string(),
                &[("part", &part.id)],
            );
        }
    }
}
