#![doc = include_str!("../README.md")]

mod applicability;
mod assessment;
mod catalogue;
mod closed;
mod document;
pub mod error;
mod evaluation;
mod explain;
mod finding;
mod fraction;
mod gap;
mod grade;
mod id;
mod json;
mod language;
mod policy;
mod read;
mod readiness;
mod render;
mod report;
mod scale;
#[cfg(feature = "schema")]
pub mod schema;
mod session;
mod table;
mod value;
mod vocabulary;
pub mod wire;

pub use applicability::{
    ApplicabilityRow, Choice, ImplementationStatus, OwnControlRow, RowIssue, RowRule,
    StatementOfApplicability,
};
pub use assessment::{
    AiSystem, Answer, Assessment, CatalogueChoice, Decision, DocumentStatement, Driver, DriverKind,
    ExclusionAnswers, Organization, OrganizationRole, OwnControl, Scope, Settings, Weight,
};
pub use catalogue::{
    Catalogue, CatalogueData, CatalogueRef, Document, GroupData, ItemData, Level, PartData, Roles,
    Source, UnitData,
};
pub use document::DocumentRow;
pub use error::{InputError, Issue, IssueCode, Params};
pub use evaluation::{Figure, LayerFigure};
pub use explain::{Cap, CapRule, ExactFigure, Explanation, FigureKind, ItemShare, UnitShare};
pub use finding::{Finding, FindingRule};
pub use fraction::{Fraction, Percent};
pub use gap::{Gap, GapKind};
pub use grade::Grade;
pub use id::Id;
pub use language::Texts;
pub use policy::{
    ApplicabilityRules, Condition, ConditionRule, Conflict, Label, Policy, PolicyRef, StockPhrases,
    Systemic, WeakestLink,
};
pub use readiness::{Blocker, Readiness};
pub use render::{Format, render};
pub use report::{GroupRow, Headline, Notice, NoticeCode, Report, ReportBasis, UnitRow};
pub use scale::{Class, Confidence, DocumentStatus, EvidenceLevel, Layer};
pub use session::{Changes, Session};
pub use value::{Object, Value};
pub use vocabulary::{AuditStage, Basis, Demand, DocumentKind, Effort, Kind, Relevance, Stage};

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
