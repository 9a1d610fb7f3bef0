//! Reports in words.

use std::fmt::Write;

use crate::assessment::Assessment;
use crate::closed::closed;
use crate::error::{InputError, fill};
use crate::evaluation::Figure;
use crate::gap::Gap;
use crate::id::Id;
use crate::language::{Texts, params, shown};
use crate::read::word_named;
use crate::readiness::Blocker;
use crate::report::Report;
use crate::scale::Layer;
use crate::vocabulary::OrganizationRole;

closed! {
    /// The forms of a report.
    Format {
        /// One screen of plain text: headline, readiness and what to look at first.
        Text "text",
    }
}

/// Gaps that a summary names.
const GAPS_SHOWN: usize = 5;

/// Ids that a line names; the rest are counted.
const IDS_SHOWN: usize = 8;

impl Format {
    /// The format of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a format of reports")
    }
}

/// Writes a report in words. Control characters of the user's text, ends of lines and changes of direction among them, are
/// replaced, so that it shows as what it is and stays on its line.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Format, Texts, assess, render};
/// let catalogue = Catalogue::iso_42001();
/// let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// assert!(render(&report, Format::Text, Texts::english()).contains("Readiness: Not started"));
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub fn render(report: &Report, format: Format, texts: &Texts) -> String {
    match format {
        Format::Text => Summary {
            report,
            texts,
            out: String::new(),
        }
        .write(),
    }
}

struct Summary<'a> {
    report: &'a Report,
    texts: &'a Texts,
    out: String,
}

impl Summary<'_> {
    fn write(mut self) -> String {
        let Self { report, texts, .. } = self;
        self.say(
            "as_of",
            &[
                ("name", texts.text(["name"]).unwrap_or_default()),
                ("as_of", &report.as_of),
            ],
        );
        if let Some(name) = &report.assessment.organization.name {
            self.say("organization", &[("name", name)]);
        }
        if let Some(scope) = &report.assessment.scope.statement {
            self.say("scope", &[("scope", scope)]);
        }
        self.out.push('\n');
        for (part, figure) in &report.headline {
            let title = texts.title("parts", part.as_str());
            match figure {
                Some(figure) => self.figure(title, figure),
                None => self.say("nothing_counts", &[("part", title)]),
            }
        }
        self.readiness();
        self.gaps();
        self.out.push('\n');
        for notice in &report.notices {
            let ids = listed(notice.ids.iter().map(ToString::to_string));
            let line = fill(
                texts.label("notices", notice.code.as_str()),
                &params(&[("ids", &ids)]),
            );
            self.line(&line);
        }
        self.say("only_an_accredited_body", &[]);
        self.line(texts.text(["notice"]).unwrap_or_default());
        if let Some(status) = texts.status() {
            self.line(texts.label("translations", status.as_str()));
        }
        self.out
    }

    fn figure(&mut self, part: &str, figure: &Figure) {
        let (rated, applicable) = (figure.rated.to_string(), figure.applicable.to_string());
        let texts = self.texts;
        let score = figure.score.map(|score| texts.number(score));
        let Some(score) = score else {
            return self.say("nothing_rated", &[("part", part)]);
        };
        self.say(
            "range",
            &[
                ("part", part),
                ("low", &texts.number(figure.low)),
                ("high", &texts.number(figure.high)),
                ("score", &score),
                ("rated", &rated),
                ("applicable", &applicable),
            ],
        );
        self.say(
            "evidenced",
            &[
                ("low", &texts.number(figure.evidenced.low)),
                ("high", &texts.number(figure.evidenced.high)),
            ],
        );
    }

    fn readiness(&mut self) {
        let Self { report, texts, .. } = *self;
        let Some(readiness) = &report.readiness else {
            return;
        };
        self.out.push('\n');
        self.say(
            "readiness",
            &[("label", texts.label("labels", readiness.label.as_str()))],
        );
        let (rated, applicable, evidenced) = (
            readiness.rated.to_string(),
            readiness.applicable.to_string(),
            readiness.evidenced.to_string(),
        );
        self.say(
            "answered",
            &[
                ("rated", &rated),
                ("applicable", &applicable),
                ("evidenced", &evidenced),
            ],
        );
        match &readiness.next {
            Some(next) => self.say("next", &[("label", texts.label("labels", next.as_str()))]),
            None => self.say("highest", &[]),
        }
        for blocker in &readiness.blockers {
            let line = format!("  - {}", blocker_text(blocker, texts));
            self.line(&line);
        }
    }

    fn gaps(&mut self) {
        let Self { report, texts, .. } = *self;
        self.out.push('\n');
        if report.gaps.is_empty() {
            return self.say("no_gaps", &[]);
        }
        self.say("first_gaps", &[("count", &report.gaps.len().to_string())]);
        for (i, gap) in report.gaps.iter().take(GAPS_SHOWN).enumerate() {
            let id = gap.id.split_once('.').map_or(gap.id.as_str(), |(_, id)| id);
            let (number, gain) = ((i + 1).to_string(), texts.number(gap.gain));
            self.say(
                "gap",
                &[
                    ("number", &number),
                    ("id", id),
                    ("about", about(&report.assessment, gap, texts)),
                    ("kind", texts.label("gap_kinds", gap.kind.as_str())),
                    ("grade", texts.label("grades", gap.grade.as_str())),
                    ("gain", &gain),
                    ("days", &gap.effort.days().to_string()),
                ],
            );
        }
    }

    fn say(&mut self, sentence: &str, values: &[(&'static str, &str)]) {
        let line = self.texts.sentence(sentence, values);
        self.line(&line);
    }

    fn line(&mut self, text: &str) {
        self.out
            .extend(text.chars().map(|c| if c == '\n' { c } else { shown(c) }));
        self.out.push('\n');
    }
}

/// Drafts a statement of the scope from what is stated: organization, roles, systems, boundaries. A person changes and approves it.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Texts, draft_scope};
/// let mut assessment = Assessment::new(Catalogue::iso_42001(), "2026-11-23");
/// assessment.organization.name = Some("Example Ltd".to_owned());
/// assert!(draft_scope(&assessment, Texts::english()).contains("Example Ltd"));
/// ```
pub fn draft_scope(assessment: &Assessment, texts: &Texts) -> String {
    let label = |list: &str, word: &str| texts.label(list, word).to_owned();
    let roles = |roles: &[OrganizationRole]| {
        let words = roles.iter().map(|role| label("roles", role.as_str()));
        words.collect::<Vec<_>>().join(", ")
    };
    let mut lines = Vec::new();
    let mut say = |sentence: &str, values: &[(&'static str, &str)]| {
        lines.push(texts.sentence(sentence, values));
    };
    let organization = &assessment.organization;
    match &organization.name {
        Some(name) => say("scope_of", &[("name", name)]),
        None => say("scope_of_organization", &[]),
    }
    if !organization.roles.is_empty() {
        say("scope_roles", &[("roles", &roles(&organization.roles))]);
    }
    match assessment.systems.len() {
        0 => say("scope_no_systems", &[]),
        count => say("scope_systems", &[("count", &count.to_string())]),
    }
    for system in &assessment.systems {
        let purpose = system.purpose.as_deref().unwrap_or_default();
        let details = [
            roles(&system.roles),
            system
                .life_cycle_stage
                .map(|stage| label("stages", stage.as_str()))
                .unwrap_or_default(),
        ];
        let details: Vec<_> = details
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let sentence = match (purpose.trim().is_empty(), details.is_empty()) {
            (true, true) => "scope_system",
            (true, false) => "scope_system_details",
            (false, true) => "scope_system_purpose",
            (false, false) => "scope_system_purpose_details",
        };
        let values = [
            ("name", system.name.as_str()),
            ("purpose", purpose),
            ("details", &details.join(", ")),
        ];
        say(sentence, &values);
    }
    let scope = &assessment.scope;
    match &scope.boundaries {
        Some(boundaries) => say("scope_boundaries", &[("boundaries", boundaries)]),
        None => say("scope_boundaries_unknown", &[]),
    }
    match &scope.exclusions {
        Some(exclusions) => say("scope_exclusions", &[("exclusions", exclusions)]),
        None => say("scope_exclusions_unknown", &[]),
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// What a gap is about, in words.
fn about<'t>(assessment: &'t Assessment, gap: &Gap, texts: &'t Texts) -> &'t str {
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

/// A blocker as a sentence.
fn blocker_text(blocker: &Blocker, texts: &Texts) -> String {
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
    let ids = listed(blocker.ids.iter().cloned());
    let values = params(&[
        ("part", part),
        ("class", class),
        ("percent", &percent),
        ("grade", grade),
        ("ids", &ids),
        ("count", &blocker.ids.len().to_string()),
    ]);
    let text = fill(texts.label("conditions", condition.rule.as_str()), &values);
    match condition.layer {
        Some(Layer::Evidenced) => texts.sentence("on_evidence", &[("condition", &text)]),
        _ => text,
    }
}

fn listed(ids: impl ExactSizeIterator<Item = String>) -> String {
    let more = ids.len().saturating_sub(IDS_SHOWN);
    let mut text = ids.take(IDS_SHOWN).collect::<Vec<_>>().join(", ");
    if more > 0 {
        // Writing to a String does not fail.
        let _ = write!(text, " (+{more})");
    }
    text
}
