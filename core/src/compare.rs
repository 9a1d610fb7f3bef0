//! Two assessments of the same organization: what moved, and because of what. Section 11 of the scoring rules.

mod moves;

pub use moves::{
    DecisionMove, DocumentMove, FigureMove, IdMoves, ItemMove, ItemState, LabelMove, MovedBy,
    RiskMove, RiskState, UnitMove,
};

use std::rc::Rc;

use serde::Serialize;

use crate::assessment::{Assessment, Patch};
use crate::catalogue::{Catalogue, CatalogueRef};
use crate::closed::closed;
use crate::error::InputError;
use crate::evaluation::Evaluation;
use crate::json;
use crate::policy::PolicyRef;
use crate::report::{Report, report};
use crate::value::Value;

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/comparison/1";

closed! {
    /// Because of what figures move. What is new is put in the place of what was, in this order, one after the other.
    Cause {
        /// Other answers, or another status of documents.
        AnswersAndDocuments "answers_and_documents",
        /// Other decisions on controls.
        Applicability "applicability",
        /// Other risks, systems or settings.
        RisksAndSettings "risks_and_settings",
        /// Another version of the catalogue.
        Catalogue "catalogue",
        /// Another policy.
        Policy "policy",
    }
}

closed! {
    /// What a reader of a comparison must know.
    ComparisonNotice {
        /// The earlier assessment is for another version of the catalogue, which was not given: it was scored with the one at hand.
        CatalogueNotGiven "catalogue_not_given",
        /// The earlier policy does not fit the later catalogue: what both did stands under the catalogue.
        PolicyDoesNotFit "policy_does_not_fit",
    }
}

/// Two assessments, before and after: `aimscore/comparison/1`. Lists hold what differs; those of parts hold all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// `aimscore/comparison/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/comparison/1")))]
    pub format: &'static str,
    /// What the earlier one was scored with.
    pub before: ScoredWith,
    /// What the later one was scored with.
    pub after: ScoredWith,
    /// The readiness label; null where neither policy has any.
    pub label: Option<LabelMove>,
    /// The parts.
    pub parts: Vec<FigureMove>,
    /// The groups.
    pub groups: Vec<FigureMove>,
    /// The units.
    pub units: Vec<UnitMove>,
    /// The items.
    pub items: Vec<ItemMove>,
    /// The documents.
    pub documents: Vec<DocumentMove>,
    /// The decisions on controls.
    pub applicability: Vec<DecisionMove>,
    /// The risks.
    pub risks: Vec<RiskMove>,
    /// The findings, by id.
    pub findings: IdMoves,
    /// The gaps, by id.
    pub gaps: IdMoves,
    /// What a reader must know.
    pub notices: Vec<ComparisonNotice>,
}

/// What an assessment was scored with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScoredWith {
    /// The day for which the statements hold.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub as_of: String,
    /// The catalogue.
    pub catalogue: CatalogueRef,
    /// The policy.
    pub policy: PolicyRef,
}

/// Two assessments to compare.
pub(crate) struct Pair<'a> {
    /// The catalogue of the later one.
    pub(crate) catalogue: &'a Catalogue,
    /// That of the earlier one, where it is another.
    pub(crate) earlier: Option<&'a Catalogue>,
    pub(crate) before: Assessment,
    pub(crate) after: Assessment,
    notices: Vec<ComparisonNotice>,
}

impl<'a> Pair<'a> {
    /// Reads two assessments. Without its own catalogue the earlier one may name another version of the one at hand.
    pub(crate) fn read(
        catalogue: &'a Catalogue,
        earlier: Option<&'a Catalogue>,
        before: &Value,
        after: &Value,
    ) -> Result<Self, InputError> {
        let (before, notices) = match earlier {
            Some(earlier) => (Assessment::from_value(earlier, before)?, Vec::new()),
            None => at_hand(catalogue, before)?,
        };
        Ok(Self {
            catalogue,
            earlier,
            before,
            after: Assessment::from_value(catalogue, after)?,
            notices,
        })
    }

    /// An assessment, and the same with a patch applied.
    pub(crate) fn patched(
        catalogue: &'a Catalogue,
        before: Assessment,
        patch: &Value,
    ) -> Result<Self, InputError> {
        let patch = Patch::from_value(catalogue, &before, patch)?;
        let mut after = before.clone();
        after.apply(patch);
        Ok(Self {
            catalogue,
            earlier: None,
            before,
            after: after.checked(catalogue)?,
            notices: Vec::new(),
        })
    }

    /// The comparison.
    pub(crate) fn compare(self) -> Comparison {
        let Self {
            catalogue,
            earlier,
            before,
            after,
            mut notices,
        } = self;
        let first = earlier.unwrap_or(catalogue);
        let scored =
            |c: &Catalogue, a: &Assessment| Rc::new(report(c, a.clone(), &Evaluation::new(c, a)));
        // What is new is put in the place of what was, one after the other.
        let mut mixed = before.clone();
        let mut stages = vec![scored(first, &before)];
        mixed.answers.clone_from(&after.answers);
        mixed.documents.clone_from(&after.documents);
        stages.push(scored(first, &mixed));
        mixed.applicability.clone_from(&after.applicability);
        mixed.own_controls.clone_from(&after.own_controls);
        stages.push(scored(first, &mixed));
        stages.push(scored(first, &after));
        let unknown = notices.contains(&ComparisonNotice::CatalogueNotGiven);
        let mut known = vec![true, true, true, !unknown, true];
        if earlier.is_some() {
            let data = Catalogue::from_json(&json::canonical(catalogue.data()));
            let between = data.and_then(|data| data.with_policy(first.policy().clone()));
            let last = scored(catalogue, &after);
            if let Ok(between) = between {
                stages.push(scored(&between, &after));
            } else {
                notices.push(ComparisonNotice::PolicyDoesNotFit);
                known = vec![true, true, true, true, false];
                stages.push(Rc::clone(&last));
            }
            stages.push(last);
        } else {
            stages.extend(stages.last().cloned());
            stages.extend(stages.last().cloned());
        }
        moves::comparison(&stages, &known, notices)
    }
}

/// The earlier assessment read with the catalogue at hand, whatever version of it is named.
fn at_hand(
    catalogue: &Catalogue,
    before: &Value,
) -> Result<(Assessment, Vec<ComparisonNotice>), InputError> {
    let version = before
        .get("catalogue")
        .and_then(|choice| choice.get("version"));
    let version = version.and_then(Value::as_text);
    let other = version.filter(|version| *version != catalogue.data().version);
    if other.is_none() {
        return Ok((Assessment::from_value(catalogue, before)?, Vec::new()));
    }
    let mut changed = before.clone();
    if let Value::Object(assessment) = &mut changed
        && let Some(Value::Object(choice)) = assessment.get_mut("catalogue")
    {
        choice.remove("version");
    }
    let before = Assessment::from_value(catalogue, &changed)?;
    Ok((before, vec![ComparisonNotice::CatalogueNotGiven]))
}

/// What a report was made with.
fn scored_with(report: &Report) -> ScoredWith {
    ScoredWith {
        as_of: report.as_of.clone(),
        catalogue: report.catalogue.clone(),
        policy: report.policy.clone(),
    }
}
