//! The report: everything that follows from an assessment, with what it was made with.

use serde::Serialize;

use crate::applicability::{self, Choice, StatementOfApplicability};
use crate::assessment::{Assessment, Likelihood};
use crate::audit::{self, AuditRow};
use crate::catalogue::{Catalogue, CatalogueRef, Group, Unit};
use crate::closed::closed;
use crate::document::{self, AuditStageRow, DocumentRow};
use crate::evaluation::{Evaluation, Exact, Figure};
use crate::extremes::{Extremes, extremes};
use crate::finding::{self, Finding};
use crate::gap::{self, Gap, Scene};
use crate::headline::{Headline, headline};
use crate::id::Id;
use crate::policy::PolicyRef;
use crate::readiness::{Outcome, Readiness};
use crate::review::{self, ReviewRow};
use crate::risk::{self, RiskRegister, RiskRow, Risks};
use crate::scale::Class;
use crate::step::{self, StepRow};
use crate::support::{self, CrosswalkRow};
use crate::table::Ix;

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/report/1";

closed! {
    /// What the statements rest on.
    ReportBasis {
        /// The organization's own word. Only an accredited body certifies.
        SelfAssessment "self_assessment",
    }
}

/// The report of an assessment: `aimscore/report/1`. Ids, codes and the user's own text; no sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// `aimscore/report/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/report/1")))]
    pub format: &'static str,
    /// Version of the engine.
    pub engine_version: &'static str,
    /// The catalogue used.
    pub catalogue: CatalogueRef,
    /// The policy used.
    pub policy: PolicyRef,
    /// The day for which the statements hold.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub as_of: String,
    /// What the statements rest on.
    pub basis: ReportBasis,
    /// What was stated, normalized. Assessing it again gives the same report.
    pub assessment: Assessment,
    /// Figure of each part, by its id; null where nothing counts. Parts are never merged.
    pub headline: Headline,
    /// The readiness label; null where the policy has none.
    pub readiness: Option<Readiness>,
    /// Figures of the groups, in the order of the catalogue.
    pub groups: Vec<GroupRow>,
    /// Figures of the units, in the order of the catalogue.
    pub units: Vec<UnitRow>,
    /// The strongest and the weakest groups.
    pub extremes: Extremes,
    /// What was found, in the order of the catalogue.
    pub findings: Vec<Finding>,
    /// What is not at the top, in the order in which to look at it.
    pub gaps: Vec<Gap>,
    /// The Statement of Applicability.
    pub statement_of_applicability: StatementOfApplicability,
    /// The register of documents.
    pub documents: Vec<DocumentRow>,
    /// What each stage of a certification audit looks for, and what is missing.
    pub audit_stages: Vec<AuditStageRow>,
    /// The register of risks.
    pub risks: RiskRegister,
    /// What the figures say about other frameworks. Never a claim of conformity with them.
    pub crosswalks: Vec<CrosswalkRow>,
    /// How far each step of an implementation has come.
    pub steps: Vec<StepRow>,
    /// An internal audit programme: the units in the order in which to look at them.
    pub audit_programme: Vec<AuditRow>,
    /// What the assessment knows of the inputs of a management review.
    pub management_review: Vec<ReviewRow>,
    /// What a reader of the figures must know.
    pub notices: Vec<Notice>,
}

/// Figure of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupRow {
    /// The group.
    pub id: Id,
    /// Its part.
    pub part: Id,
    /// Its figure; null where no unit counts.
    pub figure: Option<Figure>,
}

/// Figure and bands of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitRow {
    /// The unit.
    pub id: Id,
    /// Its group.
    pub group: Id,
    /// Its figure; null where it is excluded or has no scored item.
    pub figure: Option<Figure>,
    /// The band that is certain, on the layer in force; null as the figure is.
    pub band: Option<Class>,
    /// The band if every unrated item turned out best; null as the figure is.
    pub band_best: Option<Class>,
    /// Whether it was excluded.
    pub excluded: bool,
}

closed! {
    /// What a reader of the figures must know.
    NoticeCode {
        /// Undecided controls count as included.
        UndecidedControls "undecided_controls",
        /// Excluded units are in no figure.
        ExcludedUnits "excluded_units",
        /// Weights other than 1 act on the figures of groups and parts.
        Weights "weights",
        /// Groups in which nothing counts have no figure.
        GroupsWithoutFigure "groups_without_figure",
        /// Risks without ratings are not assessed.
        RisksNotAssessed "risks_not_assessed",
        /// Nobody can estimate how likely these risks are; the middle rank is used.
        LikelihoodNotEstimable "likelihood_not_estimable",
    }
}

/// Something that a reader of the figures must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Notice {
    /// What.
    pub code: NoticeCode,
    /// What it is about.
    pub ids: Vec<Id>,
}

/// Everything that follows from a checked assessment.
pub(crate) fn report(c: &Catalogue, assessment: Assessment, e: &Evaluation) -> Report {
    let a = &assessment;
    let risks = &Risks::new(c, a);
    let scenarios = risk::suggested(c, a);
    let statement = applicability::statement(a, e, risks, &scenarios);
    let broken = statement.broken();
    let readiness = Outcome {
        catalogue: c,
        evaluation: e,
        broken: &|| broken.clone(),
    }
    .readiness();
    let groups: Vec<_> = c.groups.keys().map(|ix| group(c, e, ix)).collect();
    let findings = finding::findings(c, e, &broken, &|_| true);
    let gaps: Vec<Gap> = gap::gaps(&Scene {
        assessment: a,
        evaluation: e,
        risks,
        statement: &statement,
        readiness: readiness.as_ref(),
        findings: &findings,
    })
    .into_iter()
    .map(|open| open.gap)
    .collect();
    let headline = headline(c, e);
    let register = risk::register(risks, e, &scenarios);
    Report {
        format: FORMAT,
        engine_version: env!("CARGO_PKG_VERSION"),
        catalogue: c.reference(),
        policy: c.policy_reference().clone(),
        as_of: a.as_of.clone(),
        basis: ReportBasis::SelfAssessment,
        readiness,
        units: c.units.keys().map(|ix| unit(c, e, ix)).collect(),
        extremes: extremes(c, e),
        audit_programme: audit::programme(a, e, risks, &findings),
        management_review: review::inputs(c, &headline, &findings, &gaps, &register),
        headline,
        findings,
        gaps,
        documents: document::register(c, a, e),
        audit_stages: document::audit_stages(c, e),
        crosswalks: support::crosswalks(c, e),
        steps: step::steps(c, e),
        notices: notices(a, &statement, &groups, &register),
        risks: register,
        groups,
        statement_of_applicability: statement,
        assessment,
    }
}

fn figure(exact: Option<Exact>) -> Option<Figure> {
    exact.map(|exact| exact.figure())
}

pub(crate) fn group(c: &Catalogue, e: &Evaluation, ix: Ix<Group>) -> GroupRow {
    let group = &c.groups[ix];
    GroupRow {
        id: group.id.clone(),
        part: c.parts[group.part].id.clone(),
        figure: figure(e.group(c, ix)),
    }
}

pub(crate) fn unit(c: &Catalogue, e: &Evaluation, ix: Ix<Unit>) -> UnitRow {
    let unit = &c.units[ix];
    let excluded = e.excluded(ix);
    let bands = e.bands(c, ix, e.layer).filter(|_| !excluded);
    UnitRow {
        id: unit.id.clone(),
        group: c.groups[unit.group].id.clone(),
        figure: figure(e.unit(c, ix)),
        band: bands.map(|bands| bands.certain),
        band_best: bands.map(|bands| bands.best),
        excluded,
    }
}

fn notices(
    assessment: &Assessment,
    statement: &StatementOfApplicability,
    groups: &[GroupRow],
    risks: &RiskRegister,
) -> Vec<Notice> {
    let risks = |which: &dyn Fn(&RiskRow) -> bool| {
        let rows = risks.rows.iter().filter(|row| which(row));
        rows.map(|row| row.id.clone()).collect()
    };
    let decided = |choice| {
        statement
            .rows
            .iter()
            .filter(move |row| row.decision == choice)
            .map(|row| row.control_id.clone())
            .collect()
    };
    let weights = assessment
        .settings
        .weights
        .iter()
        .filter(|weight| weight.weight != 1)
        .map(|weight| weight.unit_id.clone())
        .collect();
    let empty = groups
        .iter()
        .filter(|group| group.figure.is_none())
        .map(|group| group.id.clone())
        .collect();
    [
        (NoticeCode::UndecidedControls, decided(Choice::Undecided)),
        (NoticeCode::ExcludedUnits, decided(Choice::Excluded)),
        (NoticeCode::Weights, weights),
        (NoticeCode::GroupsWithoutFigure, empty),
        (
            NoticeCode::RisksNotAssessed,
            risks(&|row| row.residual.is_none()),
        ),
        (
            NoticeCode::LikelihoodNotEstimable,
            risks(&|row| row.likelihood == Some(Likelihood::NotEstimable)),
        ),
    ]
    .into_iter()
    .filter(|(_, ids): &(_, Vec<Id>)| !ids.is_empty())
    .map(|(code, ids)| Notice { code, ids })
    .collect()
}
