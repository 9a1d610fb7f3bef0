//! Crosswalks: which units of a catalogue speak of which entries of another framework. Data, not a claim of conformity.

use std::fmt::Display;

use serde::Serialize;

use crate::error::{InputError, IssueCode, Issues};
use crate::id::Id;
use crate::json;
use crate::read::{Fields, Place, Reader, Seen, unknown_id};
use crate::scale::Confidence;
use crate::value::Value;
use crate::vocabulary::{LinkBasis, OrganizationRole, Relation, Support};

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/crosswalk/1";

/// A crosswalk: `aimscore/crosswalk/1`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Crosswalk {
    /// `aimscore/crosswalk/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/crosswalk/1")))]
    pub format: &'static str,
    /// Id, for example `nist-ai-rmf`.
    pub id: Id,
    /// Version (semantic versioning).
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// Id of the catalogue whose units it names.
    pub catalogue: Id,
    /// The day on which the other framework was looked at.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub status_on: String,
    /// Whether the other framework is law.
    pub law: bool,
    /// Where the links come from.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sources: Vec<LinkSource>,
    /// How the other framework is divided.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub groups: Vec<CrosswalkGroup>,
    /// Its entries.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub entries: Vec<CrosswalkEntry>,
}

/// Where links come from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LinkSource {
    /// Short key.
    pub id: Id,
    /// What it is.
    pub title: String,
}

/// A division of another framework.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CrosswalkGroup {
    /// Id.
    pub id: Id,
    /// The group that it is a part of; groups stand after those that hold them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Id>,
}

/// An entry of another framework: an article, a subcategory, a control.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CrosswalkEntry {
    /// Id.
    pub id: Id,
    /// Its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// Whom it addresses, where it says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<OrganizationRole>,
    /// Whether it concerns high-risk systems only, where the framework knows such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_risk_only: Option<bool>,
    /// How much of it a management system gives evidence for. Editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// Dates of law, each with what it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<LegalDate>,
    /// The units that speak of it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub links: Vec<Link>,
}

/// A date of law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LegalDate {
    /// The day.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub on: String,
    /// What it is about, for example `applies`.
    pub about: Id,
}

/// Units that speak of an entry, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// The units.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub units: Vec<Id>,
    /// How they relate.
    pub relation: Relation,
    /// How sure that is.
    pub confidence: Confidence,
    /// Where it comes from.
    pub basis: LinkBasis,
    /// Its sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Id>,
}

/// Id, version and hash of a crosswalk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CrosswalkRef {
    /// Id.
    pub id: Id,
    /// Version.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// `sha256:` and the hash of the crosswalk's canonical JSON.
    pub hash: String,
}

impl Crosswalk {
    /// Reads a crosswalk from JSON text. Whether its units exist is checked when a catalogue takes it up.
    ///
    /// # Errors
    /// Every problem of the text at once.
    pub fn from_json(text: &str) -> Result<Self, InputError> {
        Self::from_value(&json::parse(text.as_bytes())?)
    }

    /// Reads a crosswalk from a JSON tree.
    ///
    /// # Errors
    /// Every problem of the tree at once.
    pub fn from_value(value: &Value) -> Result<Self, InputError> {
        let mut issues = Issues::default();
        let crosswalk = Reader {
            value,
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(crosswalk);
        issues.finish(crosswalk)
    }

    /// Id, version and hash.
    pub fn reference(&self) -> CrosswalkRef {
        CrosswalkRef {
            id: self.id.clone(),
            version: self.version.clone(),
            hash: json::hash(self),
        }
    }

    /// Reports each unit that `known` does not know.
    pub(crate) fn check<'k>(
        &self,
        catalogue: &Id,
        known: &dyn Fn(&str) -> bool,
        units: &dyn Fn() -> Vec<&'k str>,
        issues: &mut Issues,
    ) {
        if self.catalogue != *catalogue {
            let params: &[(_, &dyn Display)] = &[
                ("field", &"id"),
                ("value", &self.catalogue),
                ("expected", catalogue),
            ];
            issues.add(IssueCode::WrongCatalogue, "/catalogue", params);
        }
        let entries = Place::ROOT.key("entries");
        for (i, entry) in self.entries.iter().enumerate() {
            let place = entries.index(i);
            let links = place.key("links");
            for (j, link) in entry.links.iter().enumerate() {
                let place = links.index(j);
                let place = place.key("units");
                for (k, unit) in link.units.iter().enumerate() {
                    if !known(unit.as_str()) {
                        unknown_id(unit, "a unit", units().into_iter(), place.index(k), issues);
                    }
                }
            }
        }
    }
}

fn crosswalk(f: &mut Fields<'_, '_>) -> Crosswalk {
    f.format(FORMAT);
    let id = f.required_id("id");
    let version = f.required("version", |r| r.version());
    let catalogue = f.required_id("catalogue");
    let status_on = f.required("status_on", |r| r.date());
    let law = f.required("law", |r| r.flag());
    let mut seen = Seen::default();
    let sources: Vec<LinkSource> = f.list("sources", |r| {
        r.object(|f| LinkSource {
            id: f.own_id(&mut seen),
            title: f.required_text("title"),
        })
    });
    let mut groups: Vec<CrosswalkGroup> = Vec::new();
    let mut seen = Seen::default();
    f.optional("groups", |r| {
        r.each_entry(&mut |r| {
            let group = r.object(|f| CrosswalkGroup {
                id: f.own_id(&mut seen),
                within: f.optional("within", |r| {
                    r.id_of("a group before this one", groups.iter().map(|g| &g.id))
                }),
            });
            groups.extend(group);
        })
    });
    let mut seen = Seen::default();
    let entries = f.list("entries", |r| {
        r.object(|f| CrosswalkEntry {
            id: f.own_id(&mut seen),
            group: f.optional("group", |r| {
                r.id_of("a group", groups.iter().map(|g| &g.id))
            }),
            addressees: f.list("addressees", |r| r.word()),
            high_risk_only: f.optional("high_risk_only", |r| r.flag()),
            support: f.word("support"),
            dates: f.list("dates", |r| {
                r.object(|f| LegalDate {
                    on: f.required("on", |r| r.date()),
                    about: f.required_id("about"),
                })
            }),
            links: links(f, &sources),
        })
    });
    Crosswalk {
        format: FORMAT,
        id,
        version,
        catalogue,
        status_on,
        law,
        sources,
        groups,
        entries,
    }
}

/// Links of an entry. A unit stands in one of them only, so that it counts once.
fn links(f: &mut Fields<'_, '_>, sources: &[LinkSource]) -> Vec<Link> {
    let mut seen = Seen::default();
    f.list("links", |r| {
        r.object(|f| Link {
            units: units(f, &mut seen),
            relation: f.required_word("relation"),
            confidence: f.required_word("confidence"),
            basis: f.required_word("basis"),
            source: f.ids_of("source", "a source", &sources.iter().map(|s| &s.id)),
        })
    })
}

fn units(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Vec<Id> {
    if f.peek("units")
        .is_some_and(|units| units.as_list().is_some_and(<[Value]>::is_empty))
    {
        let pointer = f.place.key("units").to_string();
        let params: &[(_, &dyn Display)] = &[("count", &0), ("min", &1), ("max", &"more")];
        f.issues.add(IssueCode::WrongCount, pointer, params);
    }
    f.required("units", |r| {
        r.list(|r| r.id().and_then(|id| seen.first(id, r.place, r.issues)))
    })
}
