//! The catalogue: what is asked, in parts, groups, units and items, and which documents are expected.

mod data;
mod known;
mod origin;
mod policy;
mod prerequisites;
mod read;
mod risks;
mod steps;

pub use data::{
    CatalogueData, Document, GroupData, ItemData, Level, PartData, Roles, Source, UnitData,
};
pub(crate) use origin::catalog_in;
pub use origin::{OscalControls, OscalOrigin};
pub(crate) use prerequisites::Prerequisites;
pub(crate) use read::{FORMAT, UNSURE, WEIGHT_MAX};
pub use risks::{DefaultRating, RiskLibrary, Scenario, Taxonomy};
pub use steps::{ReviewInputData, StepData};

use std::sync::LazyLock;

use serde::Serialize;

use crate::crosswalk::{Crosswalk, CrosswalkRef};
use crate::error::{InputError, Issues, built_in};
use crate::fraction::gcd;
use crate::id::{Id, sorted};
use crate::policy::{Policy, PolicyRef};
use crate::scale::Class;
use crate::table::{Ix, Table};
use crate::vocabulary::Basis;

/// Id, version and hash of a data file, so that a report says what it was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CatalogueRef {
    /// Id of the framework.
    pub id: Id,
    /// Edition of the framework.
    pub edition: Id,
    /// Version of the catalogue.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// `sha256:` and the hash of the catalogue's canonical JSON.
    pub hash: String,
}

pub(crate) struct Part {
    pub(crate) id: Id,
    pub(crate) excludable: bool,
    /// Least common multiple of the numbers of scored items of its units.
    pub(crate) common: u128,
    pub(crate) units: Vec<Ix<Unit>>,
}

pub(crate) struct Group {
    pub(crate) id: Id,
    pub(crate) part: Ix<Part>,
    pub(crate) units: Vec<Ix<Unit>>,
}

pub(crate) struct Unit {
    pub(crate) id: Id,
    pub(crate) part: Ix<Part>,
    pub(crate) group: Ix<Group>,
    pub(crate) items: Vec<Ix<Item>>,
    /// Number of items that are scored.
    pub(crate) scored: u32,
    /// The documents that it asks for.
    pub(crate) documents: Vec<Ix<Document>>,
}

pub(crate) struct Item {
    pub(crate) data: ItemData,
    pub(crate) unit: Ix<Unit>,
    pub(crate) document: Option<Ix<Document>>,
    pub(crate) scored: bool,
}

/// What an id of the catalogue names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Named {
    Part(Ix<Part>),
    Group(Ix<Group>),
    Objective,
    Unit(Ix<Unit>),
    Item(Ix<Item>),
    Document(Ix<Document>),
    Scenario(Ix<Scenario>),
}

/// A validated catalogue with its policy: the frame in which assessments are scored.
pub struct Catalogue {
    data: CatalogueData,
    policy: Policy,
    policy_reference: PolicyRef,
    hash: String,
    /// What each id names, in the order of code points.
    names: Vec<(Id, Named)>,
    pub(crate) parts: Table<Part>,
    pub(crate) groups: Table<Group>,
    pub(crate) units: Table<Unit>,
    pub(crate) items: Table<Item>,
    pub(crate) documents: Table<Document>,
    pub(crate) scenarios: Table<Scenario>,
    crosswalks: Vec<(Crosswalk, CrosswalkRef)>,
    /// Least common multiple of the numbers of scored items of all units that can be excluded.
    pub(crate) controls_common: u128,
}

impl Catalogue {
    /// The built-in catalogue of ISO/IEC 42001:2023 with its policy. Own wording; not the text of the standard.
    ///
    /// ```
    /// let catalogue = aimscore::Catalogue::iso_42001();
    /// assert_eq!(catalogue.data().parts[1].groups.iter().map(|area| area.units.len()).sum::<usize>(), 38);
    /// ```
    pub fn iso_42001() -> &'static Self {
        static BUILT_IN: LazyLock<Catalogue> =
            LazyLock::new(|| built_in(Catalogue::assembled(None, None, &[])));
        &BUILT_IN
    }

    /// A catalogue made of JSON texts: without a catalogue the built-in one with its crosswalks, and without a policy its own; a
    /// catalogue of one's own without a policy has the plain one. Crosswalks come on top.
    ///
    /// ```
    /// let own = aimscore::Catalogue::assembled(None, None, &[])?;
    /// assert_eq!(own.crosswalks().count(), 4);
    /// # Ok::<(), aimscore::InputError>(())
    /// ```
    ///
    /// # Errors
    /// Every problem of the first text that has any.
    pub fn assembled(
        catalogue: Option<&str>,
        policy: Option<&str>,
        crosswalks: &[&str],
    ) -> Result<Self, InputError> {
        let (mut whole, policy, built_in): (_, _, &[&str]) = match catalogue {
            Some(text) => (Self::from_json(text)?, policy, &[]),
            None => (
                Self::from_json(include_str!("../data/iso-42001/catalogue.json"))?,
                policy.or(Some(include_str!("../data/iso-42001/policy.json"))),
                &CROSSWALKS,
            ),
        };
        if let Some(policy) = policy {
            whole = whole.with_policy(Policy::from_json(policy)?)?;
        }
        for text in built_in.iter().chain(crosswalks) {
            whole = whole.with_crosswalk(Crosswalk::from_json(text)?)?;
        }
        Ok(whole)
    }

    /// The same catalogue under another policy.
    ///
    /// # Errors
    /// The policy names ids that this catalogue does not have.
    pub fn with_policy(mut self, policy: Policy) -> Result<Self, InputError> {
        self.fits_policy(&policy)?;
        self.policy_reference = policy.reference();
        self.policy = policy;
        Ok(self)
    }

    /// The same catalogue with a crosswalk more, or in the place of the one of the same id.
    ///
    /// # Errors
    /// The crosswalk is for another catalogue, or names units that this one does not have.
    pub fn with_crosswalk(mut self, crosswalk: Crosswalk) -> Result<Self, InputError> {
        self.fits_crosswalk(&crosswalk)?;
        let reference = crosswalk.reference();
        self.crosswalks
            .retain(|(known, _)| known.id != crosswalk.id);
        let place = self
            .crosswalks
            .partition_point(|(known, _)| known.id < crosswalk.id);
        self.crosswalks.insert(place, (crosswalk, reference));
        Ok(self)
    }

    /// Every id that a policy names is one of this catalogue, of the kind that the rule needs.
    pub(crate) fn fits_policy(&self, policy: &Policy) -> Result<(), InputError> {
        policy::check(policy, self)
    }

    /// A crosswalk is for this catalogue, and names units of it.
    pub(crate) fn fits_crosswalk(&self, crosswalk: &Crosswalk) -> Result<(), InputError> {
        let mut issues = Issues::default();
        let is_unit = |named: Named| matches!(named, Named::Unit(_));
        let known = |id: &str| self.find(id).is_some_and(is_unit);
        let units = || self.ids(is_unit).collect();
        crosswalk.check(&self.data.id, &known, &units, &mut issues);
        issues.finish(Some(()))
    }

    /// The crosswalks, in natural order of their ids.
    pub fn crosswalks(&self) -> impl Iterator<Item = &Crosswalk> {
        self.crosswalks.iter().map(|(crosswalk, _)| crosswalk)
    }

    /// The crosswalks with their references.
    pub(crate) fn crosswalk_rows(&self) -> &[(Crosswalk, CrosswalkRef)] {
        &self.crosswalks
    }

    /// The catalogue as it stands in its file.
    pub fn data(&self) -> &CatalogueData {
        &self.data
    }

    /// The policy in force.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Id, edition, version and hash.
    pub fn reference(&self) -> CatalogueRef {
        let CatalogueData {
            id,
            edition,
            version,
            ..
        } = &self.data;
        CatalogueRef {
            id: id.clone(),
            edition: edition.clone(),
            version: version.clone(),
            hash: self.hash.clone(),
        }
    }

    /// Id, version and hash of the policy in force.
    pub fn policy_reference(&self) -> &PolicyRef {
        &self.policy_reference
    }

    pub(crate) fn find(&self, id: &str) -> Option<Named> {
        let place = self
            .names
            .binary_search_by(|(known, _)| known.as_str().cmp(id));
        self.names.get(place.ok()?).map(|(_, named)| *named)
    }

    /// All ids of the catalogue that `which` picks.
    pub(crate) fn ids(&self, which: impl Fn(Named) -> bool) -> impl Iterator<Item = &str> {
        self.names
            .iter()
            .filter(move |(_, named)| which(*named))
            .map(|(id, _)| id.as_str())
    }

    /// Value of the highest level: m.
    pub(crate) fn top(&self) -> u8 {
        u8::try_from(self.data.scale.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// Class of a value.
    pub(crate) fn class(&self, value: u8) -> Class {
        self.data
            .scale
            .get(usize::from(value))
            .map_or(Class::F, |level| level.class)
    }

    /// The highest value whose class is at most `class`.
    pub(crate) fn highest(&self, class: Class) -> u8 {
        let within = self
            .data
            .scale
            .iter()
            .take_while(|level| level.class <= class)
            .count();
        u8::try_from(within.saturating_sub(1)).unwrap_or(u8::MAX)
    }

    pub(crate) fn level(&self, word: &str) -> Option<u8> {
        self.data
            .scale
            .iter()
            .position(|level| level.id.as_str() == word)
            .and_then(|place| u8::try_from(place).ok())
    }

    /// The units that ids of parts, groups and units name, each once.
    pub(crate) fn units_of<'s>(
        &'s self,
        named: impl Iterator<Item = &'s Id>,
    ) -> impl Iterator<Item = Ix<Unit>> {
        let mut picked = self.units.map(|_| false);
        for id in named {
            let units = match self.find(id.as_str()) {
                Some(Named::Part(part)) => self.parts[part].units.as_slice(),
                Some(Named::Group(group)) => self.groups[group].units.as_slice(),
                Some(Named::Unit(unit)) => &[unit],
                _ => &[],
            };
            for unit in units {
                picked[*unit] = true;
            }
        }
        self.units.keys().filter(move |unit| picked[*unit])
    }

    /// The unit of a document.
    pub(crate) fn unit_of(&self, document: Ix<Document>) -> Option<Ix<Unit>> {
        match self.find(self.documents[document].unit.as_str()) {
            Some(Named::Unit(unit)) => Some(unit),
            _ => None,
        }
    }

    pub(crate) fn part_of(&self, unit: Ix<Unit>) -> &Part {
        &self.parts[self.units[unit].part]
    }
}

/// The built-in crosswalks.
const CROSSWALKS: [&str; 4] = [
    include_str!("../data/iso-42001/crosswalks/eu-ai-act.json"),
    include_str!("../data/iso-42001/crosswalks/iso-27001.json"),
    include_str!("../data/iso-42001/crosswalks/iso-31000.json"),
    include_str!("../data/iso-42001/crosswalks/nist-ai-rmf.json"),
];

/// Flattens the data into tables.
fn index(data: CatalogueData, hash: String) -> Catalogue {
    let policy = Policy::plain();
    let mut c = Catalogue {
        data,
        hash,
        policy_reference: policy.reference(),
        policy,
        names: Vec::new(),
        parts: Table::new(),
        groups: Table::new(),
        units: Table::new(),
        items: Table::new(),
        documents: Table::new(),
        scenarios: Table::new(),
        crosswalks: Vec::new(),
        controls_common: 1,
    };
    for document in &c.data.documents {
        let ix = c.documents.push(document.clone());
        c.names.push((document.id.clone(), Named::Document(ix)));
    }
    for scenario in &c.data.risks.scenarios {
        let ix = c.scenarios.push(scenario.clone());
        c.names.push((scenario.id.clone(), Named::Scenario(ix)));
    }
    for part in &c.data.parts {
        let part_ix = c.parts.push(Part {
            id: part.id.clone(),
            excludable: part.excludable,
            common: 1,
            units: Vec::new(),
        });
        c.names.push((part.id.clone(), Named::Part(part_ix)));
        for group in &part.groups {
            let group_ix = c.groups.push(Group {
                id: group.id.clone(),
                part: part_ix,
                units: Vec::new(),
            });
            c.names.push((group.id.clone(), Named::Group(group_ix)));
            c.names.extend(
                group
                    .objectives
                    .iter()
                    .map(|id| (id.clone(), Named::Objective)),
            );
            for unit in &group.units {
                let scored = u32::try_from(
                    unit.items
                        .iter()
                        .filter(|item| item.basis == Basis::Requirement)
                        .count(),
                )
                .unwrap_or(u32::MAX);
                let unit_ix = c.units.push(Unit {
                    id: unit.id.clone(),
                    part: part_ix,
                    group: group_ix,
                    items: Vec::new(),
                    scored,
                    documents: Vec::new(),
                });
                c.names.push((unit.id.clone(), Named::Unit(unit_ix)));
                c.groups[group_ix].units.push(unit_ix);
                let part = &mut c.parts[part_ix];
                part.units.push(unit_ix);
                part.common = lcm(part.common, u128::from(scored.max(1)));
                for item in &unit.items {
                    let item_ix = c.items.push(Item {
                        data: item.clone(),
                        unit: unit_ix,
                        document: None,
                        scored: item.basis == Basis::Requirement,
                    });
                    c.names.push((item.id.clone(), Named::Item(item_ix)));
                    c.units[unit_ix].items.push(item_ix);
                }
            }
        }
    }
    for part in c.parts.values().filter(|part| part.excludable) {
        c.controls_common = lcm(c.controls_common, part.common);
    }
    c.names = sorted(c.names, |(a, _), (b, _)| a.as_str().cmp(b.as_str()));
    for ix in c.items.keys() {
        let asked = c.items[ix].data.document.as_ref();
        if let Some(Named::Document(document)) = asked.and_then(|id| c.find(id.as_str())) {
            c.items[ix].document = Some(document);
        }
    }
    for ix in c.documents.keys() {
        if let Some(Named::Unit(unit)) = c.find(c.documents[ix].unit.as_str()) {
            c.units[unit].documents.push(ix);
        }
    }
    c
}

/// Least common multiple; saturates where it does not fit, which the check on denominators then refuses.
fn lcm(a: u128, b: u128) -> u128 {
    a.saturating_mul(b / gcd(a, b).max(1))
}
