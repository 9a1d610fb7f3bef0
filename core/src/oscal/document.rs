//! What every document is written with, and the head that all have.

use super::names::{Ids, Scope, prop, props};
use super::tree::{Node, line, list, moment, object, prose, string, word};
use super::{Options, Version};
use crate::catalogue::Catalogue;
use crate::finding::Finding;
use crate::grade::Grade;
use crate::language::Texts;
use crate::report::Report;
use crate::vocabulary::OscalDocument;

/// What the documents of an assessment are written with.
pub(super) struct Writer<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) report: &'a Report,
    pub(super) texts: &'a Texts,
    pub(super) version: Version,
    pub(super) stand_alone: bool,
    pub(super) scope: Scope,
    pub(super) ids: Ids<'a>,
    /// Everybody who is named, each once, in the order of their names.
    people: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        report: &'a Report,
        texts: &'a Texts,
        options: &Options<'_>,
    ) -> Self {
        let assessment = &report.assessment;
        let organization = assessment.organization.name.as_deref().unwrap_or_default();
        let system = options.system.unwrap_or(report.catalogue.id.as_str());
        let answers = assessment.answers.iter();
        let named = answers
            .flat_map(|answer| answer.assessor.iter().chain(&answer.owner))
            .chain(assessment.risks.iter().flat_map(|risk| &risk.owner))
            .chain(assessment.applicability.iter().flat_map(|row| &row.owner));
        let mut people: Vec<&str> = named
            .map(|name| name.as_str())
            .filter(|name| string(name) != Node::Null)
            .collect();
        people.sort_unstable();
        people.dedup();
        Self {
            catalogue,
            report,
            texts,
            version: options.version,
            stand_alone: options.stand_alone,
            scope: Scope::of(organization, system),
            ids: Ids::new(catalogue),
            people,
        }
    }

    /// UUID of what stays the same from one assessment to the next.
    pub(super) fn lasting(&self, name: &str) -> Node {
        word(self.scope.uuid(name))
    }

    /// UUID of what is of this assessment alone.
    pub(super) fn passing(&self, name: &str) -> Node {
        word(self.scope.uuid(&format!("{}/{name}", self.report.as_of)))
    }

    /// UUID of what is the same for everybody.
    pub(super) fn common(&self, name: &str) -> String {
        let catalogue = &self.report.catalogue;
        Scope::everybody().uuid(&format!("{}/{}/{name}", catalogue.id, catalogue.edition))
    }

    /// The management system as a component.
    pub(super) fn system(&self) -> Node {
        self.lasting("component:system")
    }

    /// Its name.
    pub(super) fn system_name(&self) -> String {
        let name = self.texts.text(["name"]).unwrap_or_default();
        self.texts.sentence("oscal_system", &[("framework", name)])
    }

    pub(super) fn document_title(&self, document: OscalDocument) -> String {
        let title = self.texts.label("oscal_documents", document.as_str());
        let name = self.texts.text(["name"]).unwrap_or_default();
        format!("{name}: {title}")
    }

    pub(super) fn head(&self, document: OscalDocument) -> Node {
        let texts = self.texts;
        let common = matches!(
            document,
            OscalDocument::Catalog | OscalDocument::MappingCollection
        );
        let version = if common {
            &self.report.catalogue.version
        } else {
            &self.report.as_of
        };
        let organization = || list([self.organization()]);
        let (roles, parties, responsible) = if common {
            (Node::Null, Node::Null, Node::Null)
        } else {
            let role = |id: &str| {
                let title = texts.label("oscal_roles", id);
                object([("id", word(id)), ("title", line(title, id))])
            };
            let responsible =
                |role: &str| object([("role-id", word(role)), ("party-uuids", organization())]);
            (
                list(["creator", "assessor", "owner"].map(role)),
                self.parties(),
                list(["creator", "assessor"].map(responsible)),
            )
        };
        let notice = texts.text(["notice"]).unwrap_or_default();
        let status = texts.status();
        let status = status.map(|word| texts.label("translations", word.as_str()));
        let remarks = format!("{notice}\n{}", status.unwrap_or_default());
        object([
            (
                "title",
                line(&self.document_title(document), document.as_str()),
            ),
            ("last-modified", moment(&self.report.as_of)),
            ("version", word(version.as_str())),
            ("oscal-version", word(self.version.as_str())),
            (
                "props",
                props([
                    prop("language", texts.language()),
                    prop("catalogue-hash", &self.report.catalogue.hash),
                ]),
            ),
            ("roles", roles),
            ("parties", parties),
            ("responsible-parties", responsible),
            ("remarks", prose(&remarks)),
        ])
    }

    fn parties(&self) -> Node {
        let name = &self.report.assessment.organization.name;
        let named = name.as_deref().map_or(Node::Null, string);
        let unnamed = |value| match value {
            Node::Null => string(&self.texts.page("organization", &[])),
            value => value,
        };
        let organization = object([
            ("uuid", self.organization()),
            ("type", word("organization")),
            ("name", unnamed(named)),
        ]);
        let people = self.people.iter().map(|name| {
            object([
                ("uuid", self.person(name)),
                ("type", word("person")),
                ("name", string(name)),
            ])
        });
        list(std::iter::once(organization).chain(people))
    }

    pub(super) fn organization(&self) -> Node {
        self.lasting("party:organization")
    }

    fn person(&self, name: &str) -> Node {
        self.lasting(&format!("party:person:{name}"))
    }

    /// Who answers for something; nobody where no name is stated.
    pub(super) fn responsible(&self, owner: Option<&String>) -> Node {
        let known = owner.filter(|name| self.people.contains(&name.as_str()));
        list(known.map(|name| {
            object([
                ("role-id", word("owner")),
                ("party-uuids", list([self.person(name)])),
            ])
        }))
    }

    /// Where something comes from: the engine, and who answered, which is the organization where nobody is named.
    pub(super) fn origin(&self, assessor: Option<&String>) -> Node {
        let known = assessor.filter(|name| self.people.contains(&name.as_str()));
        let party = known.map_or_else(|| self.organization(), |name| self.person(name));
        object([(
            "actors",
            list([
                object([("type", word("tool")), ("actor-uuid", word(tool()))]),
                object([
                    ("type", word("party")),
                    ("actor-uuid", party),
                    ("role-id", word("assessor")),
                ]),
            ]),
        )])
    }

    /// The engine as what assessments are made with.
    pub(super) fn assets(&self) -> Node {
        object([
            (
                "components",
                list([object([
                    ("uuid", word(tool())),
                    ("type", word("software")),
                    ("title", word("aimscore")),
                    ("description", self.notice()),
                    (
                        "props",
                        props([
                            prop("engine-version", self.report.engine_version),
                            prop("policy-hash", &self.report.policy.hash),
                        ]),
                    ),
                    ("status", object([("state", word("operational"))])),
                ])]),
            ),
            (
                "assessment-platforms",
                list([object([
                    ("uuid", word(Scope::everybody().uuid("platform:engine"))),
                    ("title", word("aimscore")),
                    (
                        "uses-components",
                        list([object([("component-uuid", word(tool()))])]),
                    ),
                ])]),
            ),
        ])
    }

    /// What a self-assessment is not.
    pub(super) fn notice(&self) -> Node {
        let last = self.texts.sentence("only_an_accredited_body", &[]);
        super::tree::said(&[&last, "aimscore"])
    }

    /// The management system as a component of a document.
    pub(super) fn system_component(&self) -> Node {
        let scope = &self.report.assessment.scope;
        object([
            ("uuid", self.system()),
            ("type", word("this-system")),
            ("title", line(&self.system_name(), "?")),
            (
                "description",
                super::tree::said(&[
                    scope.statement.as_deref().unwrap_or_default(),
                    &self.system_name(),
                ]),
            ),
            ("status", self.unknown_state()),
        ])
    }

    /// A self-assessment does not say how far a management system is in operation.
    pub(super) fn unknown_state(&self) -> Node {
        object([("state", word("other")), ("remarks", self.notice())])
    }

    /// Where the documents of the package stand. On its own, a document cites what it rests on.
    pub(super) fn href(&self, document: OscalDocument) -> Node {
        if self.stand_alone {
            let resource = self.resource(document);
            return word(format!("#{resource}"));
        }
        word(format!("{document}.json"))
    }

    fn resource(&self, document: OscalDocument) -> String {
        self.scope.uuid(&format!("resource:{document}"))
    }

    /// What stands for a document of the package where it is not at hand.
    pub(super) fn cited(&self, document: OscalDocument) -> Node {
        if !self.stand_alone {
            return Node::Null;
        }
        let title = self.document_title(document);
        let resource = object([
            ("uuid", word(self.resource(document))),
            ("title", line(&title, document.as_str())),
            (
                "citation",
                object([("text", line(&title, document.as_str()))]),
            ),
        ]);
        object([("resources", list([resource]))])
    }

    /// The findings that say something about a requirement.
    pub(super) fn findings(&self) -> impl Iterator<Item = &'a Finding> + '_ {
        let c = self.catalogue;
        self.report.findings.iter().filter(move |finding| {
            let practice = finding.item_ids.iter().any(|id| {
                matches!(c.find(id.as_str()), Some(crate::catalogue::Named::Item(item)) if !c.items[item].scored)
            });
            finding.grade != Grade::NotAssessed && !practice
        })
    }
}

/// Whether a finding says that a requirement is not met.
pub(super) fn calls_for_action(finding: &Finding) -> bool {
    finding.grade <= Grade::PotentialMinor
}

fn tool() -> String {
    Scope::everybody().uuid("component:engine")
}
