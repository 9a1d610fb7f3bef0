//! The catalogue as it stands in its file.

use serde::Serialize;

use super::origin::OscalOrigin;
use super::risks::RiskLibrary;
use super::steps::{ReviewInputData, StepData};
use crate::grade::Grade;
use crate::id::Id;
use crate::scale::Class;
use crate::vocabulary::{AuditStage, Basis, Demand, DocumentKind, Effort, Kind, Relevance, Stage};

/// A catalogue as it stands in a file: `aimscore/catalogue/1`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CatalogueData {
    /// `aimscore/catalogue/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/catalogue/1")))]
    pub format: &'static str,
    /// Id of the framework, for example `iso-42001`.
    pub id: Id,
    /// Edition of the framework, for example `2023`.
    pub edition: Id,
    /// Version of this catalogue (semantic versioning).
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// The rating scale: 2 to 11 levels, worst first; the value of a level is its place, from 0.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 11)))]
    pub scale: Vec<Level>,
    /// Where the facts come from.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sources: Vec<Source>,
    /// The parts, each with its own headline figure.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub parts: Vec<PartData>,
    /// The documents that are asked for or customary.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub documents: Vec<Document>,
    /// The steps of an implementation.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub steps: Vec<StepData>,
    /// What the register of risks is made with.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub risks: RiskLibrary,
    /// What a management review must look at.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub review_inputs: Vec<ReviewInputData>,
    /// The catalog of OSCAL that it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oscal: Option<OscalOrigin>,
}

/// A level of the rating scale.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Level {
    /// The word in an answer, for example `largely`.
    pub id: Id,
    /// Its class.
    pub class: Class,
}

/// A source of facts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// Short key.
    pub id: Id,
    /// What it is.
    pub title: String,
}

/// A part of the catalogue in its file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartData {
    /// Id, for example `controls`.
    pub id: Id,
    /// Whether its units can be excluded, with a justification.
    pub excludable: bool,
    /// The groups in natural order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub groups: Vec<GroupData>,
}

/// A group of the catalogue in its file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupData {
    /// Id: a clause (`4`) or an area (`A.2`).
    pub id: Id,
    /// Ids of its control objectives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Id>,
    /// The units in natural order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub units: Vec<UnitData>,
}

/// A unit of the catalogue in its file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitData {
    /// Id: a subclause (`4.1`) or a control (`A.2.2`).
    pub id: Id,
    /// The control objective it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<Id>,
    /// Sources of its facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Id>,
    /// The items in natural order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub items: Vec<ItemData>,
}

/// An item of the catalogue: what one question asks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemData {
    /// Id: a requirement (`4.1-r1`) or a check (`A.2.2-c1`).
    pub id: Id,
    /// What it looks at.
    pub kind: Kind,
    /// Whether it is scored.
    pub basis: Basis,
    /// Grade of a finding where it is missing altogether: `potential_major` or `potential_minor`. Editorial.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::nonconformity")
    )]
    pub hint: Grade,
    /// The mandatory document that it asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// How much it matters in each role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Roles>,
    /// The life-cycle stages it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// Rough work to put it in place.
    pub effort: Effort,
    /// Minutes to think and answer, 1 to 60. Editorial.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 60)))]
    pub minutes: u8,
    /// Seconds to read the question and choose a level, without looking anything up, 1 to 3600: 8, and one for three of its words, rounded
    /// up (project convention). What to ask next is weighed by it; by `minutes` where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 3600)))]
    pub seconds: Option<u16>,
    /// Whether a short look asks for it. Editorial.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub quick: bool,
    /// Sources of the fact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Id>,
}

impl ItemData {
    /// How long it takes to answer, in seconds.
    pub(crate) fn seconds_to_answer(&self) -> u16 {
        self.seconds.unwrap_or(u16::from(self.minutes) * 60)
    }
}

/// Relevance of an item by role. The roles are our own three; ISO/IEC 22989 has finer ones.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Roles {
    /// To those who build AI systems.
    pub developer: Relevance,
    /// To those who offer them.
    pub provider: Relevance,
    /// To those who use them.
    pub deployer: Relevance,
}

/// A document that is asked for or customary.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Document {
    /// Id, for example `DOC-4.3`.
    pub id: Id,
    /// The unit that asks for it, or where it is most used.
    pub unit: Id,
    /// Further units where it is used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Id>,
    /// How far it is asked for.
    pub demand: Demand,
    /// What it is for.
    pub kind: DocumentKind,
    /// The audit stage that looks at it; absent for recommended ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<AuditStage>,
    /// Grade of a finding where it is missing; only mandatory ones have it. Editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::nonconformity")
    )]
    pub if_missing: Option<Grade>,
    /// Rough work to make it.
    pub effort: Effort,
    /// Sources of the fact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Id>,
}
