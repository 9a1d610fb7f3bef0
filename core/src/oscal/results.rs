//! Results and actions: answers as observations, findings, risks, and what is to be done.

use std::fmt::Write as _;

use super::document::{Writer, calls_for_action};
use super::names::{prop, prop_of, props};
use super::tree::{Node, line, list, moment, object, optional, prose, said, string, word};
use crate::assessment::Answer;
use crate::finding::{Finding, FindingRule};
use crate::gap::Gap;
use crate::id::Id;
use crate::risk::RiskRow;
use crate::scale::DocumentStatus;
use crate::vocabulary::OscalDocument;

impl Writer<'_> {
    pub(super) fn assessment_results(&self) -> Node {
        let objectives = if self.stand_alone {
            self.objectives()
        } else {
            Node::Null
        };
        let defined = match objectives {
            Node::Null => Node::Null,
            objectives => object([("objectives-and-methods", objectives)]),
        };
        object([
            ("uuid", self.passing("document:assessment-results")),
            ("metadata", self.head(OscalDocument::AssessmentResults)),
            (
                "import-ap",
                object([("href", self.href(OscalDocument::AssessmentPlan))]),
            ),
            ("local-definitions", defined),
            ("results", list([self.result()])),
            ("back-matter", self.cited(OscalDocument::AssessmentPlan)),
        ])
    }

    fn result(&self) -> Node {
        let report = self.report;
        let figures = report.headline.iter().flat_map(|(part, figure)| {
            figure.iter().flat_map(|figure| {
                let part = Some(part.as_str());
                let score = figure.score.map(|score| score.to_string());
                [
                    prop_of("low", &figure.low.to_string(), part),
                    prop_of("score", score.as_deref().unwrap_or_default(), part),
                    prop_of("high", &figure.high.to_string(), part),
                    prop_of("rated", &figure.rated.to_string(), part),
                    prop_of("applicable", &figure.applicable.to_string(), part),
                ]
            })
        });
        let label = report.readiness.as_ref();
        let label = label.map(|readiness| prop("readiness", readiness.label.as_str()));
        let included = || report.units.iter().filter(|unit| !unit.excluded);
        let selected = included()
            .flat_map(|unit| self.ids.controls(unit.id.as_str()))
            .map(|control| object([("control-id", word(control))]));
        let objectives = included()
            .map(|unit| object([("objective-id", word(self.ids.objective(unit.id.as_str())))]));
        let lead = self.texts.page("limit_own", &[]);
        object([
            ("uuid", self.passing("result")),
            (
                "title",
                line(&self.document_title(OscalDocument::AssessmentResults), "?"),
            ),
            ("description", said(&[&lead, "?"])),
            ("start", moment(&report.as_of)),
            ("end", moment(&report.as_of)),
            ("props", props(label.into_iter().chain(figures))),
            (
                "local-definitions",
                object([
                    ("components", list([self.system_component()])),
                    ("assessment-assets", self.assets()),
                ]),
            ),
            (
                "reviewed-controls",
                object([
                    (
                        "control-selections",
                        list([object([("include-controls", list(selected))])]),
                    ),
                    (
                        "control-objective-selections",
                        list([object([("include-objectives", list(objectives))])]),
                    ),
                ]),
            ),
            ("observations", self.observations(&|_, _| true)),
            ("risks", self.risks()),
            (
                "findings",
                list(self.findings().map(|finding| self.finding(finding))),
            ),
            ("remarks", self.notice()),
        ])
    }

    /// The plan of action: one item for each finding that calls for action, and for each risk that nothing is decided on.
    pub(super) fn plan_of_action(&self) -> Node {
        let acting = || self.findings().filter(|finding| calls_for_action(finding));
        let items = acting().map(|finding| self.item_of_finding(finding));
        let open = self.report.risks.rows.iter();
        let open = open.filter(|risk| !risk.issues.is_empty());
        let mut items: Vec<_> = items
            .chain(open.map(|risk| self.item_of_risk(risk)))
            .collect();
        if items.is_empty() {
            // OSCAL knows no plan without an item.
            let nothing = self.texts.page("no_findings", &[]);
            items.push(object([
                ("uuid", self.lasting("poam-item:none")),
                ("title", line(&nothing, "?")),
                ("description", said(&[&nothing, "?"])),
                ("props", props([prop("placeholder", "yes")])),
            ]));
        }
        let import = if self.stand_alone {
            Node::Null
        } else {
            object([("href", self.href(OscalDocument::SystemSecurityPlan))])
        };
        let assets = object([
            ("components", list([self.system_component()])),
            ("assessment-assets", self.assets()),
        ]);
        let rests = |item: Option<&Id>, document: Option<&Id>| {
            acting().any(|finding| {
                item.is_some_and(|id| finding.item_ids.contains(id))
                    || document.is_some() && finding.document_id.as_ref() == document
            })
        };
        object([
            ("uuid", self.lasting("document:plan-of-action")),
            ("metadata", self.head(OscalDocument::PlanOfAction)),
            ("import-ssp", import),
            ("system-id", self.system_id()),
            ("local-definitions", assets),
            ("observations", self.observations(&rests)),
            ("risks", self.risks()),
            (
                "findings",
                list(acting().map(|finding| self.finding(finding))),
            ),
            ("poam-items", list(items)),
        ])
    }

    /// The answers and stated documents that are wanted, by item and by document.
    fn observations(&self, wanted: &dyn Fn(Option<&Id>, Option<&Id>) -> bool) -> Node {
        let assessment = &self.report.assessment;
        let answers = assessment.answers.iter();
        let answers = answers
            .filter(|answer| wanted(Some(&answer.item_id), None))
            .map(|answer| self.answer(answer));
        let documents = assessment.documents.iter();
        let documents = documents.filter(|document| wanted(None, Some(&document.document_id)));
        let documents = documents.map(|document| {
            let id = document.document_id.as_str();
            let name = self.texts.text(["documents", id, "name"]).unwrap_or(id);
            let status = document.status.as_str();
            let reference = document.reference.as_deref().into_iter();
            object([
                ("uuid", self.document_observation(id)),
                ("title", line(name, id)),
                (
                    "description",
                    said(&[self.texts.label("document_statuses", status), status]),
                ),
                (
                    "props",
                    props([prop("document-id", id), prop("document-status", status)]),
                ),
                ("methods", list([word("EXAMINE")])),
                ("types", list([word("control-objective")])),
                ("origins", list([self.origin(None)])),
                ("subjects", self.subjects()),
                (
                    "relevant-evidence",
                    evidence(reference.filter(|_| document.status != DocumentStatus::Missing)),
                ),
                ("collected", moment(&self.report.as_of)),
            ])
        });
        list(answers.chain(documents))
    }

    fn document_observation(&self, document: &str) -> Node {
        self.passing(&format!("observation:document:{document}"))
    }

    fn answer_observation(&self, item: &str) -> Node {
        self.passing(&format!("observation:answer:{item}"))
    }

    fn subjects(&self) -> Node {
        list([object([
            ("subject-uuid", self.system()),
            ("type", word("component")),
        ])])
    }

    fn answer(&self, answer: &Answer) -> Node {
        let (id, texts) = (answer.item_id.as_str(), self.texts);
        let rating = answer.rating.as_ref().map(Id::as_str);
        let label = rating.map(|rating| texts.label("scale", rating));
        let not_answered = texts.page("not_answered", &[]);
        let level = answer.evidence_level;
        let shown = level.is_some_and(|level| level.can_be_shown());
        let methods = ["INTERVIEW", "EXAMINE"].into_iter();
        let methods = methods.take(if shown { 2 } else { 1 });
        let question = texts.text(["items", id, "question"]).unwrap_or(id);
        object([
            ("uuid", self.answer_observation(id)),
            ("title", line(question, id)),
            (
                "description",
                said(&[label.unwrap_or(&not_answered), rating.unwrap_or("?")]),
            ),
            (
                "props",
                props([
                    prop("item-id", id),
                    prop("rating", rating.unwrap_or_default()),
                    prop("evidence-level", level.map_or("", |level| level.as_str())),
                    prop("confidence", answer.confidence.map_or("", |c| c.as_str())),
                    prop("flagged", if answer.flagged { "yes" } else { "" }),
                ]),
            ),
            ("methods", list(methods.map(word))),
            ("types", list([word("control-objective")])),
            ("origins", list([self.origin(answer.assessor.as_ref())])),
            ("subjects", self.subjects()),
            (
                "relevant-evidence",
                evidence(answer.evidence.iter().map(String::as_str)),
            ),
            ("collected", moment(&self.report.as_of)),
            ("remarks", optional(answer.note.as_deref(), prose)),
        ])
    }

    /// The risks of the register, and one for each finding that calls for action: it holds what is to be done about it.
    fn risks(&self) -> Node {
        let register = self.report.risks.rows.iter().map(|row| self.risk(row));
        let findings = self.findings().filter(|finding| calls_for_action(finding));
        list(register.chain(findings.map(|finding| self.risk_of_finding(finding))))
    }

    pub(super) fn risk_uuid(&self, risk: &str) -> Node {
        self.lasting(&format!("risk:register:{risk}"))
    }

    fn risk_of_finding_uuid(&self, finding: &Finding) -> Node {
        self.lasting(&format!("risk:finding:{}", finding.id))
    }

    fn finding_uuid(&self, finding: &Finding) -> Node {
        self.passing(&format!("finding:{}", finding.id))
    }

    /// What a finding is about: a question, a document or a unit.
    fn about(&self, finding: &Finding) -> String {
        let texts = self.texts;
        let unit = texts.title("units", finding.unit_id.as_str());
        let document = finding.document_id.as_ref();
        let document = document.and_then(|id| texts.text(["documents", id.as_str(), "name"]));
        let about = item(finding);
        let question = about.and_then(|id| texts.text(["items", id.as_str(), "question"]));
        match question.or(document) {
            Some(text) => text.to_owned(),
            None => format!(
                "{unit}: {}",
                texts.label("finding_rules", finding.rule.as_str())
            ),
        }
    }

    fn finding(&self, finding: &Finding) -> Node {
        let acting = calls_for_action(finding);
        let unit = finding.unit_id.as_str();
        let target = match item(finding) {
            Some(item) => self.ids.item(unit, item.as_str()),
            None => self.ids.objective(unit),
        };
        let (state, reason) = if acting {
            ("not-satisfied", "fail")
        } else {
            ("satisfied", "pass")
        };
        let answered = self.report.assessment.answers.iter();
        let answered = answered.filter(|answer| finding.item_ids.contains(&answer.item_id));
        let stated = self.report.assessment.documents.iter();
        let stated = stated.filter(|d| Some(&d.document_id) == finding.document_id.as_ref());
        let observations = answered
            .map(|answer| self.answer_observation(answer.item_id.as_str()))
            .chain(stated.map(|d| self.document_observation(d.document_id.as_str())))
            .map(|uuid| object([("observation-uuid", uuid)]));
        let own = acting.then(|| self.risk_of_finding_uuid(finding));
        let risks = self.report.risks.rows.iter();
        let risks = risks.filter(|risk| acting && risk.primary.contains(&finding.unit_id));
        let risks = own
            .into_iter()
            .chain(risks.map(|risk| self.risk_uuid(risk.id.as_str())))
            .map(|uuid| object([("risk-uuid", uuid)]));
        let controls = finding.control_ids.iter();
        object([
            ("uuid", self.finding_uuid(finding)),
            ("title", line(&self.about(finding), &finding.id)),
            ("description", self.graded(finding)),
            (
                "props",
                props(
                    [
                        prop("finding-id", &finding.id),
                        prop("grade", finding.grade.as_str()),
                        prop("class", finding.class.map_or("", |class| class.as_str())),
                    ]
                    .into_iter()
                    .chain(controls.map(|id| prop("control", id.as_str()))),
                ),
            ),
            ("origins", list([self.origin(None)])),
            (
                "target",
                object([
                    ("type", word("objective-id")),
                    ("target-id", word(target)),
                    (
                        "status",
                        object([("state", word(state)), ("reason", word(reason))]),
                    ),
                ]),
            ),
            ("related-observations", list(observations)),
            ("related-risks", list(risks)),
        ])
    }

    /// The indicative grade in words.
    fn graded(&self, finding: &Finding) -> Node {
        let grade = finding.grade.as_str();
        let lead = self.texts.page("findings_lead", &[]);
        said(&[
            &format!("{}\n{lead}", self.texts.label("grades", grade)),
            grade,
        ])
    }

    /// The gap that a finding leaves, with its place in the order in which to look at gaps.
    fn gap(&self, finding: &Finding) -> Option<(usize, &Gap)> {
        let about = item(finding);
        self.report.gaps.iter().enumerate().find(|(_, gap)| {
            about.map_or(
                gap.document_id.is_some() && gap.document_id == finding.document_id,
                |item| gap.item_id.as_ref() == Some(item),
            )
        })
    }

    fn risk_of_finding(&self, finding: &Finding) -> Node {
        let texts = self.texts;
        let gap = self.gap(finding);
        let unit = finding.unit_id.as_str();
        let why = item(finding);
        let why = why.and_then(|id| texts.text(["items", id.as_str(), "why"]));
        let why = why.or_else(|| texts.text(["units", unit, "text"]));
        let answers = self.report.assessment.answers.iter();
        let answer = answers
            .into_iter()
            .find(|a| Some(&a.item_id) == item(finding));
        let due = answer.and_then(|answer| answer.due_on.as_deref());
        let task = due.map(|day| {
            object([
                (
                    "uuid",
                    self.lasting(&format!("task:finding:{}", finding.id)),
                ),
                ("type", word("milestone")),
                ("title", line(&self.about(finding), &finding.id)),
                (
                    "timing",
                    object([("on-date", object([("date", moment(day))]))]),
                ),
                (
                    "responsible-roles",
                    self.responsible(answer.and_then(|answer| answer.owner.as_ref())),
                ),
            ])
        });
        let shows = finding
            .item_ids
            .iter()
            .flat_map(|id| self.evidence(id.as_str()));
        let shows = shows.collect::<Vec<_>>().join("\n");
        let days = gap.map(|(_, gap)| gap.effort.days().to_string());
        let remediation = object([
            (
                "uuid",
                self.lasting(&format!("response:finding:{}", finding.id)),
            ),
            (
                "lifecycle",
                word(if due.is_some() {
                    "planned"
                } else {
                    "recommendation"
                }),
            ),
            ("title", line(&self.about(finding), &finding.id)),
            ("description", said(&[&shows, &self.about(finding)])),
            (
                "props",
                props([prop("days", days.as_deref().unwrap_or_default())]),
            ),
            ("tasks", list(task)),
        ]);
        let priority = gap.map(|(place, _)| {
            object([
                ("name", word("priority")),
                ("value", word((place + 1).to_string())),
            ])
        });
        object([
            ("uuid", self.risk_of_finding_uuid(finding)),
            ("title", line(&self.about(finding), &finding.id)),
            ("description", self.graded(finding)),
            ("statement", said(&[why.unwrap_or_default(), &finding.id])),
            (
                "props",
                props(
                    [prop("kind", "finding"), prop("finding-id", &finding.id)]
                        .into_iter()
                        .chain(priority),
                ),
            ),
            (
                "status",
                word(if due.is_some() { "remediating" } else { "open" }),
            ),
            ("origins", list([self.origin(None)])),
            ("deadline", optional(due, moment)),
            ("remediations", list([remediation])),
        ])
    }

    fn item_of_finding(&self, finding: &Finding) -> Node {
        object([
            (
                "uuid",
                self.lasting(&format!("poam-item:finding:{}", finding.id)),
            ),
            ("title", line(&self.about(finding), &finding.id)),
            ("description", self.graded(finding)),
            ("props", props([prop("finding-id", &finding.id)])),
            (
                "related-findings",
                list([object([("finding-uuid", self.finding_uuid(finding))])]),
            ),
            (
                "related-risks",
                list([object([("risk-uuid", self.risk_of_finding_uuid(finding))])]),
            ),
        ])
    }

    fn item_of_risk(&self, risk: &RiskRow) -> Node {
        let rules = risk.issues.iter();
        let rules = rules.map(|rule| self.texts.label("risk_rules", rule.as_str()));
        let rules = rules.collect::<Vec<_>>().join("\n");
        let id = risk.id.as_str();
        object([
            ("uuid", self.lasting(&format!("poam-item:risk:{id}"))),
            ("title", line(self.texts.risk(risk), id)),
            ("description", said(&[&rules, id])),
            ("props", props([prop("risk-id", id)])),
            (
                "related-risks",
                list([object([("risk-uuid", self.risk_uuid(id))])]),
            ),
        ])
    }
}

/// The item of a finding that is about one alone.
fn item(finding: &Finding) -> Option<&Id> {
    finding
        .item_ids
        .first()
        .filter(|_| finding.rule == FindingRule::Item)
}

/// Evidence: a link where it is an address on the web, else its name.
fn evidence<'t>(texts: impl Iterator<Item = &'t str>) -> Node {
    let entry = |text: &str| {
        let description = prose(text);
        (description != Node::Null).then(|| {
            object([
                (
                    "href",
                    address(text).map_or(Node::Null, |href| string(&href)),
                ),
                ("description", description),
            ])
        })
    };
    list(texts.filter_map(entry))
}

/// An address on the web with all percent-encoded that an address cannot hold.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))?;
    if rest.is_empty() || text.contains(|c: char| c.is_control()) {
        return None;
    }
    let mut out = String::new();
    for c in text.chars() {
        let plain = c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
        if plain {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a String does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    Some(out)
}
