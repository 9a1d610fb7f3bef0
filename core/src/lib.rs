#![doc = include_str!("../README.md")]

mod applicability;
mod assessment;
mod audit;
mod catalogue;
mod chart;
pub mod ciso_assistant;
mod closed;
pub mod cohort;
mod compare;
mod crosswalk;
mod csv;
mod document;
pub mod error;
mod evaluation;
mod explain;
mod extremes;
mod finding;
mod fraction;
mod framework;
mod gap;
mod grade;
mod grid;
mod headline;
mod id;
mod isa;
mod json;
mod language;
mod markup;
pub mod oscal;
mod policy;
mod read;
mod readiness;
mod reciprocal;
mod render;
mod report;
mod review;
mod risk;
mod roadmap;
mod scale;
#[cfg(feature = "schema")]
pub mod schema;
mod session;
mod share;
pub mod sheets;
mod step;
mod support;
mod table;
mod transpose;
mod uncertainty;
mod value;
mod vocabulary;
pub mod wire;
mod workbook;

pub use applicability::{
    ApplicabilityRow, Choice, ImplementationStatus, OwnControlRow, Reason, ReasonKind, RowIssue,
    RowRule, StatementOfApplicability, Suggestion,
};
pub use assessment::{
    AiSystem, Answer, Assessment, CatalogueChoice, Consequence, Decision, DocumentStatement,
    Driver, DriverKind, ExclusionAnswers, GapEffort, Likelihood, Organization, OwnControl, RedLine,
    Risk, RiskControls, Scope, Settings, StatedResidual, Target, Weight,
};
pub use audit::AuditRow;
pub use catalogue::{
    Catalogue, CatalogueData, CatalogueRef, DefaultRating, Document, GroupData, ItemData, Level,
    OscalControls, OscalOrigin, PartData, ReviewInputData, RiskLibrary, Roles, Scenario, Source,
    StepData, Taxonomy, UnitData,
};
pub use chart::{Chart, chart};
pub use compare::{
    Cause, Comparison, ComparisonNotice, DecisionMove, DocumentMove, FigureMove, IdMoves, ItemMove,
    ItemState, LabelMove, MovedBy, RiskMove, RiskState, ScoredWith, UnitMove,
};
pub use crosswalk::{
    Crosswalk, CrosswalkEntry, CrosswalkGroup, CrosswalkRef, LegalDate, Link, LinkSource,
};
pub use csv::{answers_csv, answers_from_csv};
pub use document::{AuditStageRow, DocumentRow};
pub use error::{InputError, Issue, IssueCode, Params};
pub use evaluation::{Figure, LayerFigure};
pub use explain::{Cap, CapRule, ExactFigure, Explanation, FigureKind, ItemShare, UnitShare};
pub use extremes::Extremes;
pub use finding::{Finding, FindingRule};
pub use fraction::{Change, Fraction, Percent};
pub use framework::{
    check_framework, framework_from_workbook, framework_workbook, is_framework_workbook,
};
pub use gap::{Criterion, Gap};
pub use grade::Grade;
pub use grid::Grid;
pub use headline::Headline;
pub use id::Id;
pub use language::{Texts, TranslationStatus};
pub use policy::{
    Acceptance, ApplicabilityRules, Condition, ConditionRule, Conflict, Label, Policy, PolicyRef,
    Prerequisite, RiskRules, RoadmapRules, Steps, StockPhrases, Systemic, WeakestLink,
};
pub use readiness::{Blocker, Readiness};
pub use render::{Format, ReportPart, draft_scope, render, render_part};
pub use report::{GroupRow, Notice, NoticeCode, Report, ReportBasis, UnitRow};
pub use review::ReviewRow;
pub use risk::{
    EffectivenessEnd, GridRef, MatrixCell, RatedPoint, RiskRange, RiskRegister, RiskRow, RiskRule,
    SuggestedScenario, TagRow, TaxonomyRow,
};
pub use roadmap::{Path, PathOutcome, Roadmap, RoadmapStep, Wave};
pub use scale::{Class, Confidence, DocumentStatus, EvidenceLevel, Layer};
pub use session::{Changes, Session};
pub use share::{from_code, to_code};
pub use step::{StepProgress, StepRow};
pub use support::{CrosswalkRow, EntryRow, PartSupport, SupportFigure};
pub use uncertainty::{
    BandChance, Chance, ExactSpread, ItemVariance, LabelChance, LevelWeight, NextBy, NextQuestion,
    PartSpread, RiskChance, RiskLevelChance, Spread, Uncertainty, UncertaintyOptions, UnitChance,
};
pub use value::{Object, Value};
pub use vocabulary::{
    AuditStage, Basis, Demand, Dimension, DocumentKind, Effectiveness, Effort, GapKind, Kind,
    LinkBasis, OrganizationRole, OscalDocument, Relation, Relevance, ReviewTopic, Stage, Support,
    Treatment,
};
pub use workbook::{Table, from_workbook, table_csv, workbook};

use evaluation::Evaluation;

/// Scores an assessment: everything that follows from what was stated.
///
/// ```
/// use aimscore::{Assessment, Catalogue, assess};
/// let catalogue = Catalogue::iso_42001();
/// let mut assessment = Assessment::new(catalogue, "2026-11-23");
/// let report = assess(catalogue, &assessment)?;
/// assert_eq!(report.readiness.unwrap().label.as_str(), "not_started");
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the assessment at once.
pub fn assess(catalogue: &Catalogue, assessment: &Assessment) -> Result<Report, InputError> {
    Ok(report_of(catalogue, assessment.checked(catalogue)?))
}

/// The report of a checked assessment.
fn report_of(catalogue: &Catalogue, assessment: Assessment) -> Report {
    let evaluation = Evaluation::new(catalogue, &assessment);
    report::report(catalogue, assessment, &evaluation)
}

/// Checks an assessment without scoring it.
///
/// # Errors
/// Every problem of the assessment at once.
pub fn validate(catalogue: &Catalogue, assessment: &Assessment) -> Result<(), InputError> {
    assessment.checked(catalogue).map(drop)
}

/// Says why the figure of a part, group or unit is what it is.
///
/// ```
/// use aimscore::{Assessment, Catalogue, explain};
/// let catalogue = Catalogue::iso_42001();
/// let explanation = explain(catalogue, &Assessment::new(catalogue, "2026-11-23"), "5.2")?;
/// assert_eq!(explanation.exact.unwrap().high.to_string(), "1");
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the assessment at once, or an id that has no figure.
pub fn explain(
    catalogue: &Catalogue,
    assessment: &Assessment,
    id: &str,
) -> Result<Explanation, InputError> {
    explain::explanation(catalogue, &assessment.checked(catalogue)?, id)
}

/// The roadmap: gaps in waves, what closing each alone would change, and the cheapest path to each label.
///
/// ```
/// use aimscore::{Assessment, Catalogue, roadmap};
/// let catalogue = Catalogue::iso_42001();
/// let roadmap = roadmap(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// assert_eq!(roadmap.paths[0].label.as_str(), "foundations");
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the assessment at once.
pub fn roadmap(catalogue: &Catalogue, assessment: &Assessment) -> Result<Roadmap, InputError> {
    Ok(roadmap::roadmap(catalogue, &assessment.checked(catalogue)?))
}

/// How sure the figures are: the spread of each headline, and how likely each label, band and residual level is.
///
/// ```
/// use aimscore::{Assessment, Catalogue, UncertaintyOptions, uncertainty};
/// let catalogue = Catalogue::iso_42001();
/// let mut options = UncertaintyOptions::default();
/// options.draws = 1_000;
/// let spread = uncertainty(catalogue, &Assessment::new(catalogue, "2026-11-23"), &options)?;
/// assert_eq!(spread.parts[0].spread.as_ref().unwrap().mean.to_string(), "50");
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the assessment at once, or of the options.
pub fn uncertainty(
    catalogue: &Catalogue,
    assessment: &Assessment,
    options: &UncertaintyOptions,
) -> Result<Uncertainty, InputError> {
    let assessment = assessment.checked(catalogue)?;
    uncertainty::uncertainty(catalogue, &assessment, &options.checked(catalogue)?)
}

/// Compares two assessments of the same organization: what moved, and because of what. `earlier` is the catalogue of the first
/// one where it is another version.
///
/// ```
/// use aimscore::{Answer, Assessment, Catalogue, compare};
/// let catalogue = Catalogue::iso_42001();
/// let before = Assessment::new(catalogue, "2026-11-23");
/// let after = Assessment::new(catalogue, "2027-02-01");
/// let comparison = compare(catalogue, &before, &after, None)?;
/// assert!(comparison.units.is_empty());
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the first of them that has any.
pub fn compare(
    catalogue: &Catalogue,
    before: &Assessment,
    after: &Assessment,
    earlier: Option<&Catalogue>,
) -> Result<Comparison, InputError> {
    let (before, after) = (wire::tree(before)?, wire::tree(after)?);
    Ok(compare::Pair::read(catalogue, earlier, &before, &after)?.compare())
}

/// What a change would do: the assessment compared with the same after a patch in JSON text, as [`Session::set_json`] takes it.
///
/// ```
/// use aimscore::{Assessment, Catalogue, what_if};
/// let catalogue = Catalogue::iso_42001();
/// let assessment = Assessment::new(catalogue, "2026-11-23");
/// let patch = r#"{"answers": [{"item_id": "9.3.1-r1", "rating": "fully"}]}"#;
/// let comparison = what_if(catalogue, &assessment, patch)?;
/// assert_eq!(comparison.parts[1].moved.unwrap().to_string(), "3.1");
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the assessment at once, or of the patch.
pub fn what_if(
    catalogue: &Catalogue,
    assessment: &Assessment,
    patch: &str,
) -> Result<Comparison, InputError> {
    let before = assessment.checked(catalogue)?;
    let patch = wire::parse(patch.as_bytes())?;
    Ok(compare::Pair::patched(catalogue, before, &patch)?.compare())
}
