//! Reading and checking a catalogue, built-in or a user's own.

use std::fmt::Display;

use super::known::Known;
use super::{
    Catalogue, CatalogueData, Document, GroupData, ItemData, Level, PartData, Roles, Source,
    UnitData, index,
};
use crate::closed::Closed;
use crate::error::{InputError, IssueCode, Issues};
use crate::grade::Grade;
use crate::id::Id;
use crate::json;
use crate::read::{Fields, Place, Reader, Seen};
use crate::scale::Class;
use crate::value::Value;
use crate::vocabulary::{Basis, Demand, DocumentKind, Effort, Kind, Relevance, Stage};

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
        }
        issues.finish(catalogue)
    }
}

fn catalogue(f: &mut Fields<'_, '_>) -> Option<CatalogueData> {
    f.format(FORMAT);
    let id = f.required_id("id");
    let edition = f.required_id("edition");
    let version = f.required("version", |r| r.version());
    let scale = f.required("scale", scale);
    let mut source_ids = Seen::default();
    let sources = f.list("sources", |r| r.object(|f| source(f, &mut source_ids)));
    if sources.len() > SOURCES_MAX {
        let params: &[(_, &dyn Display)] = &[
            ("count", &sources.len()),
            ("min", &0),
            ("max", &SOURCES_MAX),
        ];
        f.issues.add(
            IssueCode::WrongCount,
            f.place.key("sources").to_string(),
            params,
        );
    }
    let mut known = Known::new(&sources, f.peek("documents"));
    let parts = f.required("parts", |r| some(r, |r| r.object(|f| part(f, &mut known))));
    let documents = f.list("documents", |r| r.object(|f| document(f, &mut known)));
    let (Some(id), Some(edition), Some(version), Some(scale), Some(parts)) =
        (id, edition, version, scale, parts)
    else {
        return None;
    };
    Some(CatalogueData {
        format: FORMAT,
        id,
        edition,
        version,
        scale,
        sources,
        parts,
        documents,
    })
}

fn source(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Option<Source> {
    let id = f.own_id(seen);
    let title = f.required_text("title");
    let (Some(id), Some(title)) = (id, title) else {
        return None;
    };
    Some(Source { id, title })
}

fn scale(r: &mut Reader<'_, '_>) -> Option<Vec<Level>> {
    let mut seen = Seen::default();
    let levels = r.list(|r| {
        r.object(|f| {
            let id = f.own_id(&mut seen).filter(|id| {
                let free = id.as_str() != UNSURE;
                if !free {
                    f.issues.add(
                        IssueCode::ReservedId,
                        f.place.key("id").to_string(),
                        &[("id", id)],
                    );
                }
                free
            });
            let class = f.required_word("class");
            let (Some(id), Some(class)) = (id, class) else {
                return None;
            };
            Some(Level { id, class })
        })
    })?;
    let count = r.entries()?.len();
    if !(2..=11).contains(&count) {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &count), ("min", &2), ("max", &11)],
        );
        return None;
    }
    let ends = levels.first().map(|l| l.class) == Some(Class::N)
        && levels.last().map(|l| l.class) == Some(Class::F);
    if levels.len() == count && !(ends && levels.is_sorted_by_key(|level| level.class)) {
        r.issue(IssueCode::ScaleOrder, &[]);
        return None;
    }
    Some(levels)
}

fn part(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> Option<PartData> {
    let id = f.own_id(&mut known.ids);
    let excludable = f.required("excludable", |r| r.flag());
    known.excludable = excludable;
    let groups = f.required("groups", |r| {
        ordered(r, |g: &GroupData| &g.id, |f| group(f, known))
    });
    let (Some(id), Some(excludable), Some(groups)) = (id, excludable, groups) else {
        return None;
    };
    Some(PartData {
        id,
        excludable,
        groups,
    })
}

fn group(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> Option<GroupData> {
    let id = f.own_id(&mut known.ids);
    let objectives = f.list("objectives", |r| {
        r.id().and_then(|id| known.ids.first(id, r.place, r.issues))
    });
    known.objectives.clone_from(&objectives);
    let units = f.required("units", |r| {
        ordered(r, |u: &UnitData| &u.id, |f| unit(f, known))
    });
    let (Some(id), Some(units)) = (id, units) else {
        return None;
    };
    Some(GroupData {
        id,
        objectives,
        units,
    })
}

fn unit(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> Option<UnitData> {
    let id = known.begin_unit(f);
    let objective = known.objective(f);
    let source = known.sources(f);
    let items = f.required("items", |r| {
        ordered(r, |i: &ItemData| &i.id, |f| item(f, known))
    });
    let (Some(id), Some(items)) = (id, items) else {
        return None;
    };
    Some(UnitData {
        id,
        objective,
        source,
        items,
    })
}

fn item(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> Option<ItemData> {
    let id = f.own_id(&mut known.ids);
    let kind = f.required_word::<Kind>("kind");
    let basis = f.required_word::<Basis>("basis");
    let hint = f.required("hint", nonconformity);
    let document = known.document(f, id.as_ref(), basis);
    let roles = f.optional("roles", |r| r.object(roles));
    let stages = f.list("stages", |r| r.word::<Stage>());
    let effort = f.required_word::<Effort>("effort");
    let minutes = f.required("minutes", |r| r.integer(1..=60));
    let source = known.sources(f);
    let (Some(id), Some(kind), Some(basis), Some(hint), Some(effort), Some(minutes)) =
        (id, kind, basis, hint, effort, minutes)
    else {
        return None;
    };
    Some(ItemData {
        id,
        kind,
        basis,
        hint,
        document,
        roles,
        stages,
        effort,
        minutes,
        source,
    })
}

fn roles(f: &mut Fields<'_, '_>) -> Option<Roles> {
    let developer = f.required_word::<Relevance>("developer");
    let provider = f.required_word::<Relevance>("provider");
    let deployer = f.required_word::<Relevance>("deployer");
    let (Some(developer), Some(provider), Some(deployer)) = (developer, provider, deployer) else {
        return None;
    };
    Some(Roles {
        developer,
        provider,
        deployer,
    })
}

fn document(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> Option<Document> {
    let id = f.own_id(&mut known.ids);
    let unit = f.required_id("unit");
    let stated = f
        .peek("demand")
        .and_then(Value::as_text)
        .and_then(Demand::parse);
    if let (Some(id), Some(unit), Some(demand)) = (&id, &unit, stated) {
        known.check_document(id, unit, demand, f.place, f.issues);
    }
    let also = known.units(f);
    let demand = f.required_word::<Demand>("demand");
    let kind = f.required_word::<DocumentKind>("kind");
    let (looked_at, if_missing) = match demand {
        Some(Demand::Mandatory | Demand::Conditional) => (
            f.required_word("looked_at"),
            f.required("if_missing", nonconformity),
        ),
        Some(Demand::Recommended) => (None, None),
        None => (f.word("looked_at"), f.optional("if_missing", nonconformity)),
    };
    let effort = f.required_word::<Effort>("effort");
    let source = known.sources(f);
    let (Some(id), Some(unit), Some(demand), Some(kind), Some(effort)) =
        (id, unit, demand, kind, effort)
    else {
        return None;
    };
    Some(Document {
        id,
        unit,
        also,
        demand,
        kind,
        looked_at,
        if_missing,
        effort,
        source,
    })
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
fn some<'a, T>(
    r: &mut Reader<'a, '_>,
    read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
) -> Option<Vec<T>> {
    let list = r.list(read)?;
    if r.value.as_list().is_some_and(<[Value]>::is_empty) {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &0), ("min", &1), ("max", &"more")],
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
