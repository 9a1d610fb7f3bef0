//! The management system with its Statement of Applicability, and the plan of the self-assessment.

use super::document::Writer;
use super::names::{oscal_prop, prop, props};
use super::tree::{Node, all, line, list, object, optional, prose, said, string, word};
use crate::applicability::{ApplicabilityRow, Choice, ImplementationStatus, OwnControlRow};
use crate::assessment::AiSystem;
use crate::report::UnitRow;
use crate::scale::Class;
use crate::vocabulary::{OscalDocument, Stage};

impl Writer<'_> {
    /// The management system: what it covers, its AI systems, and how far each clause and control is in place.
    pub(super) fn system_security_plan(&self) -> Node {
        object([
            ("uuid", self.lasting("document:system-security-plan")),
            ("metadata", self.head(OscalDocument::SystemSecurityPlan)),
            (
                "import-profile",
                object([("href", self.href(OscalDocument::Profile))]),
            ),
            ("system-characteristics", self.characteristics()),
            ("system-implementation", self.implementation()),
            ("control-implementation", self.control_implementation()),
        ])
    }

    fn characteristics(&self) -> Node {
        let (texts, assessment) = (self.texts, &self.report.assessment);
        let scope = &assessment.scope;
        let not_stated = texts.page("not_stated", &[]);
        let or_not =
            |text: &Option<String>| said(&[text.as_deref().unwrap_or_default(), &not_stated, "?"]);
        let names = assessment.systems.iter().map(|system| system.name.as_str());
        let names = names.collect::<Vec<_>>().join("\n");
        let information = object([
            ("title", line(&texts.page("systems", &[]), "?")),
            ("description", said(&[&names, &not_stated, "?"])),
        ]);
        object([
            ("system-ids", list([self.system_id()])),
            ("system-name", string(&self.system_name())),
            ("description", or_not(&scope.statement)),
            (
                "system-information",
                object([("information-types", list([information]))]),
            ),
            ("status", self.unknown_state()),
            (
                "authorization-boundary",
                object([
                    ("description", or_not(&scope.boundaries)),
                    ("remarks", optional(scope.exclusions.as_deref(), prose)),
                ]),
            ),
        ])
    }

    pub(super) fn system_id(&self) -> Node {
        object([
            ("identifier-type", word("http://ietf.org/rfc/rfc4122")),
            ("id", word(self.scope.own())),
        ])
    }

    fn implementation(&self) -> Node {
        let assessment = &self.report.assessment;
        let user = object([
            ("uuid", self.lasting("user:organization")),
            ("title", line(&self.texts.page("organization", &[]), "?")),
            ("role-ids", list([word("owner")])),
        ]);
        let systems = assessment
            .systems
            .iter()
            .map(|system| self.ai_system(system));
        let own = self.report.statement_of_applicability.own_controls.iter();
        let components = std::iter::once(self.system_component())
            .chain(systems)
            .chain(own.map(|own| self.own_control(own)));
        object([("users", list([user])), ("components", list(components))])
    }

    fn ai_system(&self, system: &AiSystem) -> Node {
        let id = system.id.as_str();
        let state = match system.life_cycle_stage {
            Some(Stage::Deployment | Stage::Operation) => word("operational"),
            Some(Stage::Retirement) => word("disposition"),
            Some(
                Stage::Inception
                | Stage::DesignDevelopment
                | Stage::Data
                | Stage::VerificationValidation,
            ) => word("under-development"),
            Some(Stage::Governance) | None => Node::Null,
        };
        let status = match state {
            Node::Null => self.unknown_state(),
            state => object([("state", state)]),
        };
        let roles = system.roles.iter().map(|role| prop("role", role.as_str()));
        let traits = system
            .traits
            .iter()
            .map(|word| prop("trait", word.as_str()));
        let at = system
            .life_cycle_stage
            .map(|stage| prop("stage", stage.as_str()));
        let purpose = system.purpose.as_deref().unwrap_or_default();
        object([
            ("uuid", self.lasting(&format!("component:ai-system:{id}"))),
            ("type", word("system")),
            ("title", line(&system.name, id)),
            ("description", said(&[purpose, &system.name, id])),
            (
                "props",
                props(
                    std::iter::once(prop("ai-system", id))
                        .chain(at)
                        .chain(roles)
                        .chain(traits),
                ),
            ),
            ("status", status),
            ("responsible-roles", self.responsible(system.owner.as_ref())),
        ])
    }

    fn own_control(&self, own: &OwnControlRow) -> Node {
        let id = own.id.as_str();
        let status = match own.implementation_status {
            Some(ImplementationStatus::Implemented) => object([("state", word("operational"))]),
            Some(_) => object([("state", word("under-development"))]),
            None => self.unknown_state(),
        };
        object([
            ("uuid", self.lasting(&format!("component:own-control:{id}"))),
            ("type", word("process-procedure")),
            ("title", line(&own.title, id)),
            ("description", said(&[&own.title, id])),
            ("props", props([prop("own-control", id)])),
            ("status", status),
        ])
    }

    fn control_implementation(&self) -> Node {
        let lead = self.texts.page("limit_own", &[]);
        let units = self.report.units.iter();
        object([
            ("description", said(&[&lead, "?"])),
            (
                "implemented-requirements",
                list(units.map(|unit| self.requirement(unit))),
            ),
        ])
    }

    fn requirement(&self, unit: &UnitRow) -> Node {
        let id = unit.id.as_str();
        let rows = self.report.statement_of_applicability.rows.iter();
        let row = rows.into_iter().find(|row| row.control_id == unit.id);
        let figures = unit.figure.iter().flat_map(|figure| {
            let score = figure.score.map(|score| score.to_string());
            [
                prop("low", &figure.low.to_string()),
                prop("score", score.as_deref().unwrap_or_default()),
                prop("high", &figure.high.to_string()),
                prop("coverage", &figure.coverage.to_string()),
            ]
        });
        let decided = row.into_iter().flat_map(decision);
        let state = state(unit, row);
        let texts = self.texts;
        let label = match state {
            "not-applicable" => texts.label("decisions", "excluded"),
            "not-assessed" => texts.label("grades", "not_assessed"),
            "not-implemented" => texts.label("gap_kinds", "item"),
            state => texts.label("implementation_statuses", state),
        };
        let component = object([
            ("component-uuid", self.system()),
            ("uuid", self.lasting(&format!("by-component:{id}"))),
            ("description", said(&[label, state])),
            ("implementation-status", object([("state", word(state))])),
        ]);
        let justification = row.and_then(|row| row.justification.as_deref());
        object([
            ("uuid", self.lasting(&format!("requirement:{id}"))),
            ("control-id", word(self.ids.of(id))),
            ("props", props(decided.chain(figures))),
            (
                "responsible-roles",
                self.responsible(row.and_then(|row| row.owner.as_ref())),
            ),
            ("by-components", list([component])),
            ("remarks", optional(justification, prose)),
        ])
    }

    /// The plan: somebody of the organization answers every question.
    pub(super) fn assessment_plan(&self) -> Node {
        let subject = || {
            let system = object([("subject-uuid", self.system()), ("type", word("component"))]);
            list([object([
                ("type", word("component")),
                ("include-subjects", list([system])),
            ])])
        };
        let (title, lead) = (
            self.texts.page("answers", &[]),
            self.texts.page("answers_lead", &[]),
        );
        let activity = self.lasting("activity:answers");
        let activities = object([
            ("uuid", activity.clone()),
            ("title", line(&title, "?")),
            ("description", said(&[&lead, "?"])),
            ("props", props([oscal_prop("method", "INTERVIEW")])),
        ]);
        let task = object([
            ("uuid", self.lasting("task:answers")),
            ("type", word("action")),
            ("title", line(&title, "?")),
            (
                "associated-activities",
                list([object([
                    ("activity-uuid", activity),
                    ("subjects", subject()),
                ])]),
            ),
        ]);
        object([
            ("uuid", self.lasting("document:assessment-plan")),
            ("metadata", self.head(OscalDocument::AssessmentPlan)),
            (
                "import-ssp",
                object([("href", self.href(OscalDocument::SystemSecurityPlan))]),
            ),
            (
                "local-definitions",
                object([
                    ("objectives-and-methods", self.objectives()),
                    ("activities", list([activities])),
                ]),
            ),
            (
                "reviewed-controls",
                object([
                    (
                        "control-selections",
                        list([object([("include-all", all())])]),
                    ),
                    (
                        "control-objective-selections",
                        list([object([("include-all", all())])]),
                    ),
                ]),
            ),
            ("assessment-subjects", subject()),
            ("assessment-assets", self.assets()),
            ("tasks", list([task])),
        ])
    }
}

/// How far a unit is in place. Words that OSCAL does not list are allowed here.
fn state(unit: &UnitRow, row: Option<&ApplicabilityRow>) -> &'static str {
    let rated = unit.figure.is_some_and(|figure| figure.rated > 0);
    match (unit.band, row) {
        _ if unit.excluded => "not-applicable",
        _ if !rated => "not-assessed",
        (Some(Class::F), _) => "implemented",
        (Some(Class::P | Class::L), _) => "partial",
        (_, Some(_)) => "planned",
        (_, None) => "not-implemented",
    }
}

/// What a row of the Statement of Applicability says, apart from its justification.
fn decision(row: &ApplicabilityRow) -> Vec<Node> {
    let answer = |name, value: Option<bool>| {
        prop(name, value.map_or("", |yes| if yes { "yes" } else { "no" }))
    };
    let exclusion = row.exclusion.clone().unwrap_or_default();
    let mut list = vec![
        prop(
            "soa-applicable",
            match row.decision {
                Choice::Included => "yes",
                Choice::Excluded => "no",
                Choice::Undecided => "undecided",
            },
        ),
        prop(
            "soa-justification",
            row.justification.as_deref().unwrap_or_default(),
        ),
        answer("no-risk-calls-for-it", exclusion.no_risk_calls_for_it),
        answer(
            "no-outside-duty-calls-for-it",
            exclusion.no_outside_duty_calls_for_it,
        ),
        prop("review-on", row.review_on.as_deref().unwrap_or_default()),
    ];
    list.extend(row.drivers.iter().map(|driver| {
        super::names::prop_of("driver", &driver.reference, Some(driver.kind.as_str()))
    }));
    list.extend(row.evidence.iter().map(|text| prop("evidence", text)));
    list.extend(
        row.issues
            .iter()
            .map(|issue| prop("soa-issue", issue.rule.as_str())),
    );
    list
}
