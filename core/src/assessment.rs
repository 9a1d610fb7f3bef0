//! The assessment: what a person states, and the reading of it.

mod context;
mod read;
mod risk;
mod settings;

use serde::Serialize;

use crate::catalogue::{Catalogue, Named};
use crate::closed::closed;
use crate::error::InputError;
use crate::grid::Grid;
use crate::id::Id;
use crate::json;
use crate::scale::{Confidence, DocumentStatus, EvidenceLevel};
use crate::value::Value;
use crate::vocabulary::{OrganizationRole, Stage};

pub(crate) use context::Context;
pub(crate) use read::{Patch, answer};
pub use risk::{Consequence, Likelihood, Risk, RiskControls, StatedResidual};
pub use settings::{GapEffort, RedLine, Settings, Target, Weight};

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/assessment/1";

closed! {
    /// What makes a control necessary.
    DriverKind { Risk "risk", Clause "clause", Law "law", Contract "contract", Policy "policy" }
}

/// What a person states about an organization: `aimscore/assessment/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// `aimscore/assessment/1`.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::assessment_format")
    )]
    pub format: String,
    /// The catalogue that the answers are for.
    pub catalogue: CatalogueChoice,
    /// The day for which the statements hold, `YYYY-MM-DD`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub as_of: String,
    /// The organization.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub organization: Organization,
    /// What the management system covers.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scope: Scope,
    /// Its AI systems.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub systems: Vec<AiSystem>,
    /// The answers; an item without one is unanswered.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub answers: Vec<Answer>,
    /// The decisions on units that can be excluded; a unit without one is undecided.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub applicability: Vec<Decision>,
    /// Controls of one's own beside those of the catalogue. They stand in the Statement of Applicability and count in no figure.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub own_controls: Vec<OwnControl>,
    /// The status of documents; a document without one has no effect on scores.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub documents: Vec<DocumentStatement>,
    /// Risks.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub risks: Vec<Risk>,
    /// Settings of the scoring.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub settings: Settings,
}

/// Which catalogue an assessment is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CatalogueChoice {
    /// Id, for example `iso-42001`.
    pub id: Id,
    /// Edition; absent: the one at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Id>,
    /// Version of the catalogue; absent: the one at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: Option<String>,
}

/// The organization that is assessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Organization {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it does with AI.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<OrganizationRole>,
}

/// What the management system covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scope {
    /// The scope in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// Where it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boundaries: Option<String>,
    /// What it leaves out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusions: Option<String>,
}

/// An AI system of the organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AiSystem {
    /// Its id, the user's own.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// What the organization does with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<OrganizationRole>,
    /// Where it stands in its life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life_cycle_stage: Option<Stage>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Facts about it that decide which risk scenarios fit it: traits of the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub traits: Vec<Id>,
}

/// An answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The item.
    pub item_id: Id,
    /// A level of the catalogue's scale (`not`, `partially`, `largely`, `fully` in the built-in one), or `unsure`; absent: noted, not answered yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::rating"))]
    pub rating: Option<Id>,
    /// How far it is backed; absent counts as `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_level: Option<EvidenceLevel>,
    /// How sure the person is; absent counts as `high`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Names or links of evidence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// Who answers for the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// When it is to be in place, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub due_on: Option<String>,
    /// Who gave the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// To be looked at again. Moves no figure.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub flagged: bool,
}

/// A decision on a unit of an excludable part: a row of the Statement of Applicability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// The control.
    pub control_id: Id,
    /// Whether it is included.
    pub included: bool,
    /// Why; an exclusion must have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justification: Option<String>,
    /// What makes it necessary.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drivers: Vec<Driver>,
    /// The two answers that an exclusion states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusion: Option<ExclusionAnswers>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Names or links of evidence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// When the decision is looked at again, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub review_on: Option<String>,
}

/// What makes a control necessary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Driver {
    /// What kind of thing.
    pub kind: DriverKind,
    /// Its name: a risk's id, a clause, a law, a contract, a policy.
    #[serde(rename = "ref")]
    pub reference: String,
}

/// The two answers that an exclusion states. The usual grounds; an exclusion without them is reported, not refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExclusionAnswers {
    /// Whether no risk calls for the control.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_risk_calls_for_it: Option<bool>,
    /// Whether no law, contract or other outside duty calls for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_outside_duty_calls_for_it: Option<bool>,
}

/// A control of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnControl {
    /// Its id, with another prefix than the catalogue's.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// How far it is in place: a level of the scale, or `unsure`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::rating"))]
    pub rating: Option<Id>,
}

/// The status of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentStatement {
    /// The document.
    pub document_id: Id,
    /// Its status.
    pub status: DocumentStatus,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

impl Assessment {
    /// An assessment without statements, for the catalogue at hand.
    ///
    /// ```
    /// use aimscore::{Assessment, Catalogue};
    /// let assessment = Assessment::new(Catalogue::iso_42001(), "2026-11-23");
    /// assert!(assessment.answers.is_empty());
    /// ```
    pub fn new(catalogue: &Catalogue, as_of: &str) -> Self {
        let data = catalogue.data();
        Self {
            format: FORMAT.to_owned(),
            catalogue: CatalogueChoice {
                id: data.id.clone(),
                edition: Some(data.edition.clone()),
                version: Some(data.version.clone()),
            },
            as_of: as_of.to_owned(),
            organization: Organization::default(),
            scope: Scope::default(),
            systems: Vec::new(),
            answers: Vec::new(),
            applicability: Vec::new(),
            own_controls: Vec::new(),
            documents: Vec::new(),
            risks: Vec::new(),
            settings: Settings::default(),
        }
    }

    /// Reads an assessment from JSON text and checks it against the catalogue; normalized: lists in natural order, defaults filled in.
    ///
    /// # Errors
    /// Every problem of the text at once.
    pub fn from_json(catalogue: &Catalogue, text: &str) -> Result<Self, InputError> {
        Self::from_value(catalogue, &json::parse(text.as_bytes())?)
    }

    /// Reads an assessment from a JSON tree and checks it, as [`Assessment::from_json`] does.
    ///
    /// # Errors
    /// Every problem of the tree at once.
    pub fn from_value(catalogue: &Catalogue, value: &Value) -> Result<Self, InputError> {
        read::assessment(catalogue, value)
    }

    /// The same assessment, checked and normalized.
    pub(crate) fn checked(&self, catalogue: &Catalogue) -> Result<Self, InputError> {
        Self::from_json(catalogue, &json::canonical(self))
    }

    /// Applies a checked patch: statements by id replace those of the same id.
    pub(crate) fn apply(&mut self, patch: Patch) {
        let removed = |id: &Id| patch.remove.contains(id);
        self.answers.retain(|answer| !removed(&answer.item_id));
        self.applicability
            .retain(|decision| !removed(&decision.control_id));
        self.documents
            .retain(|document| !removed(&document.document_id));
        self.risks.retain(|risk| !removed(&risk.id));
        replace(&mut self.answers, patch.answers, |answer| &answer.item_id);
        replace(&mut self.applicability, patch.applicability, |decision| {
            &decision.control_id
        });
        replace(&mut self.documents, patch.documents, |document| {
            &document.document_id
        });
        replace(&mut self.risks, patch.risks, |risk| &risk.id);
        if let Some(settings) = patch.settings {
            self.settings = settings;
        }
    }
}

/// Puts each new entry in the place of that of the same id, or where natural order wants it.
fn replace<T>(list: &mut Vec<T>, new: Vec<T>, id: impl Fn(&T) -> &Id) {
    for entry in new {
        match list.binary_search_by(|known| id(known).cmp(id(&entry))) {
            Ok(place) => {
                if let Some(known) = list.get_mut(place) {
                    *known = entry;
                }
            }
            Err(place) => list.insert(place, entry),
        }
    }
}

/// The grid in force; none where neither the catalogue nor the assessment has one.
pub(crate) fn grid<'a>(catalogue: &'a Catalogue, settings: &'a Settings) -> Option<&'a Grid> {
    let all = catalogue.data().risks.grids.iter().chain(&settings.grids);
    let named = |grid: &&Grid| settings.grid.as_ref().is_none_or(|id| grid.id == *id);
    all.into_iter().find(named)
}

/// Whether a rating states a level: `unsure` does not.
pub(crate) fn value(catalogue: &Catalogue, rating: Option<&Id>) -> Option<u8> {
    rating.and_then(|rating| catalogue.level(rating.as_str()))
}

pub(crate) fn is_item(named: Named) -> bool {
    matches!(named, Named::Item(_))
}
