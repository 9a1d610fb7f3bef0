//! Reports in words.

mod html;
mod markdown;
mod page;
mod scope;
mod sections;
mod summary;

pub use scope::draft_scope;

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::closed::closed;
use crate::error::{InputError, fill};
use crate::gap::Gap;
use crate::id::Id;
use crate::language::{Texts, params};
use crate::read::word_named;
use crate::readiness::Blocker;
use crate::report::Report;
use crate::scale::Layer;

closed! {
    /// The forms of a report.
    Format {
        /// One screen of plain text: headline, readiness and what to look at first.
        Text "text",
        /// The whole report as one file for a browser or a printer: no script, nothing to load.
        Html "html",
        /// The whole report as Markdown, with tables and without charts, where no text of a user or of the catalogue marks or links anything.
        Markdown "markdown",
    }
}

closed! {
    /// The parts of a report that are handed over alone.
    ReportPart {
        /// What a management review looks at: what is known of each of its inputs, headline, readiness, findings, risks, actions.
        ManagementReview "management_review",
        /// An internal audit programme: the units in the order of need, what to ask and what evidence to look at, findings.
        InternalAudit "internal_audit",
    }
}

impl ReportPart {
    /// The part of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a part of reports")
    }
}

impl Format {
    /// The format of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a format of reports")
    }
}

/// Writes a report of this catalogue in words. Control characters of the user's text, ends of lines and changes of direction
/// among them, are replaced, so that it shows as what it is and stays on its line.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Format, Texts, assess, render};
/// let catalogue = Catalogue::iso_42001();
/// let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// assert!(render(catalogue, &report, Format::Text, Texts::english()).contains("Readiness: Not started"));
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub fn render(catalogue: &Catalogue, report: &Report, format: Format, texts: &Texts) -> String {
    written(catalogue, report, None, format, texts)
}

/// Writes a part of a report alone, with a title of its own, as [`render`] writes the whole. [`Format::Text`] is one screen whatever
/// the part.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Format, ReportPart, Texts, assess, render_part};
/// let catalogue = Catalogue::iso_42001();
/// let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// let part = ReportPart::ManagementReview;
/// let pack = render_part(catalogue, &report, part, Format::Markdown, Texts::english());
/// assert!(pack.starts_with("# ISO/IEC 42001:2023: management review pack\n"));
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub fn render_part(
    catalogue: &Catalogue,
    report: &Report,
    part: ReportPart,
    format: Format,
    texts: &Texts,
) -> String {
    written(catalogue, report, Some(part), format, texts)
}

fn written(
    catalogue: &Catalogue,
    report: &Report,
    part: Option<ReportPart>,
    format: Format,
    texts: &Texts,
) -> String {
    let document = || sections::document(catalogue, report, part, texts);
    match format {
        Format::Text => summary::summary(report, texts),
        Format::Html => html::html(&document(), catalogue, report, texts),
        Format::Markdown => markdown::markdown(&document()),
    }
}

/// What a gap is about, in words.
pub(crate) fn about<'t>(assessment: &'t Assessment, gap: &Gap, texts: &'t Texts) -> &'t str {
    let text =
        |section, id: &Option<Id>, field| texts.text([section, id.as_ref()?.as_str(), field]);
    let risk = gap.risk_id.as_ref();
    let risk = risk.and_then(|id| assessment.risks.iter().find(|risk| risk.id == *id));
    let risk = risk.and_then(|risk| {
        let own = risk.title.as_deref();
        own.or_else(|| text("scenarios", &risk.scenario_id, "title"))
    });
    text("items", &gap.item_id, "question")
        .or_else(|| text("documents", &gap.document_id, "name"))
        .or(risk)
        .or_else(|| text("units", &gap.unit_id, "title"))
        .unwrap_or_default()
}

/// From where to where the figure of a group goes on the layer in force.
fn range_in_force(report: &Report, group: &Id, texts: &Texts) -> String {
    let row = report.groups.iter().find(|row| row.id == *group);
    let Some(figure) = row.and_then(|row| row.figure) else {
        return String::new();
    };
    match report.assessment.settings.evidence_rule {
        Layer::Declared => texts.span(figure.low, figure.high),
        Layer::Evidenced => texts.span(figure.evidenced.low, figure.evidenced.high),
    }
}

/// A blocker as a sentence that names these ids.
fn blocker_text(blocker: &Blocker, ids: &str, texts: &Texts) -> String {
    let condition = &blocker.condition;
    let part = condition.part.as_ref();
    let part = part.map_or("", |id| texts.title("parts", id.as_str()));
    let class = condition
        .class
        .map(|class| texts.label("classes", class.as_str()))
        .unwrap_or_default();
    let percent = condition
        .percent
        .map(|percent| percent.to_string())
        .unwrap_or_default();
    let grade = condition
        .grade
        .map(|grade| texts.label("grades", grade.as_str()))
        .unwrap_or_default();
    let values = params(&[
        ("part", part),
        ("class", class),
        ("percent", &percent),
        ("grade", grade),
        ("ids", ids),
        ("count", &blocker.ids.len().to_string()),
    ]);
    let text = fill(texts.label("conditions", condition.rule.as_str()), &values);
    match condition.layer {
        Some(Layer::Evidenced) => texts.sentence("on_evidence", &[("condition", &text)]),
        _ => text,
    }
}
