//! The framework: catalogue, selection and crosswalks.

use super::document::Writer;
use super::names::{Scope, oscal_prop, prop, props, sort_id};
use super::tree::{Node, all, line, list, object, prose, said, string, token, word};
use crate::catalogue::{Catalogue, CatalogueData, GroupData, ItemData, PartData, UnitData};
use crate::crosswalk::{Crosswalk, CrosswalkEntry, Link};
use crate::value::Value;
use crate::vocabulary::{Basis, OscalDocument, Relation};

impl Writer<'_> {
    fn data(&self) -> &CatalogueData {
        self.catalogue.data()
    }

    /// The catalogue in the words of the language, which are ours.
    pub(super) fn catalog(&self) -> Node {
        let data = self.data();
        object([
            ("uuid", word(self.common("catalog"))),
            ("metadata", self.head(OscalDocument::Catalog)),
            (
                "groups",
                list(data.parts.iter().map(|part| self.part(part))),
            ),
            ("back-matter", object([("resources", self.sources())])),
        ])
    }

    /// The framework itself, and where the facts come from.
    fn sources(&self) -> Node {
        let name = self.texts.text(["name"]).unwrap_or_default();
        let framework = [("framework", name)].into_iter();
        let sources = self.data().sources.iter();
        let sources = sources.map(|source| (source.id.as_str(), source.title.as_str()));
        let resource = |(id, title): (&str, &str)| {
            object([
                ("uuid", word(self.source(id))),
                ("title", line(title, id)),
                ("citation", object([("text", line(title, id))])),
            ])
        };
        list(framework.chain(sources).map(resource))
    }

    fn source(&self, id: &str) -> String {
        self.common(&format!("source:{id}"))
    }

    fn overview(&self, section: &str, id: &str) -> Node {
        let text = prose(self.texts.text([section, id, "text"]).unwrap_or_default());
        match text {
            Node::Null => Node::Null,
            text => list([object([
                ("id", word(format!("{}_ovw", self.ids.of(id)))),
                ("name", word("overview")),
                ("prose", text),
            ])]),
        }
    }

    fn part(&self, part: &PartData) -> Node {
        let id = part.id.as_str();
        let groups = part.groups.iter();
        object([
            ("id", word(self.ids.of(id))),
            ("class", word("part")),
            ("title", line(self.texts.title("parts", id), id)),
            ("parts", self.overview("parts", id)),
            ("groups", list(groups.map(|group| self.group(group)))),
        ])
    }

    fn group(&self, group: &GroupData) -> Node {
        let id = group.id.as_str();
        object([
            ("id", word(self.ids.of(id))),
            ("class", word("group")),
            ("title", line(self.texts.title("groups", id), id)),
            ("props", labels(id)),
            ("parts", self.overview("groups", id)),
            (
                "controls",
                list(group.units.iter().map(|unit| self.control(unit))),
            ),
        ])
    }

    fn control(&self, unit: &UnitData) -> Node {
        let (id, texts, ids) = (unit.id.as_str(), self.texts, self.ids);
        let text = |key| texts.text(["units", id, key]).unwrap_or_default();
        let statement = object([
            ("id", word(ids.statement(id))),
            ("name", word("statement")),
            ("prose", said(&[text("text"), texts.title("units", id)])),
        ]);
        let guidance = match prose(text("guidance")) {
            Node::Null => None,
            prose => Some(object([
                ("id", word(ids.guidance(id, None))),
                ("name", word("guidance")),
                ("prose", prose),
            ])),
        };
        let items = |basis| unit.items.iter().filter(move |item| item.basis == basis);
        let objectives = items(Basis::Requirement).map(|item| self.objective(unit, item));
        let objective = object([
            ("id", word(ids.objective(id))),
            ("name", word("assessment-objective")),
            ("title", line(texts.title("units", id), id)),
            ("parts", list(objectives)),
        ]);
        let practice = items(Basis::Practice).map(|item| {
            object([
                ("id", word(ids.guidance(id, Some(item.id.as_str())))),
                ("name", word("guidance")),
                ("props", item_props(item)),
                ("prose", self.question(item)),
            ])
        });
        let links = std::iter::once("framework").chain(unit.source.iter().map(|id| id.as_str()));
        let links = links.map(|source| {
            object([
                ("href", word(format!("#{}", self.source(source)))),
                ("rel", word("reference")),
            ])
        });
        let parts = std::iter::once(statement)
            .chain(guidance)
            .chain(practice)
            .chain([objective, self.method(unit)]);
        object([
            ("id", word(ids.of(id))),
            (
                "class",
                word(if self.is_control(id) {
                    "control"
                } else {
                    "clause"
                }),
            ),
            ("title", line(texts.title("units", id), id)),
            ("props", labels(id)),
            ("links", list(links)),
            ("parts", list(parts)),
        ])
    }

    /// What is asked about the controls of a catalog of OSCAL, which stays as it was.
    pub(super) fn objectives(&self) -> Node {
        if self.data().oscal.is_none() {
            return Node::Null;
        }
        let groups = self.data().parts.iter().flat_map(|part| &part.groups);
        let units = groups.flat_map(|group| &group.units);
        list(units.map(|unit| {
            object([
                ("control-id", word(self.ids.of(unit.id.as_str()))),
                (
                    "parts",
                    list([self.local_objective(unit), self.method(unit)]),
                ),
            ])
        }))
    }

    /// What somebody of the organization is asked about a control.
    fn local_objective(&self, unit: &UnitData) -> Node {
        let id = unit.id.as_str();
        let scored = unit.items.iter();
        let scored = scored.filter(|item| item.basis == Basis::Requirement);
        let objectives = scored.map(|item| {
            object([
                ("id", word(self.ids.item(id, item.id.as_str()))),
                ("name", word("assessment-objective")),
                ("props", props([prop("item-id", item.id.as_str())])),
                ("prose", self.question(item)),
            ])
        });
        object([
            ("id", word(self.ids.objective(id))),
            ("name", word("assessment-objective")),
            ("title", line(self.texts.title("units", id), id)),
            (
                "props",
                props([oscal_prop("method-id", &self.ids.method(id))]),
            ),
            ("parts", list(objectives)),
        ])
    }

    /// Whether a unit can be left out.
    fn is_control(&self, unit: &str) -> bool {
        matches!(self.catalogue.find(unit), Some(crate::catalogue::Named::Unit(unit)) if self.catalogue.part_of(unit).excludable)
    }

    pub(super) fn question(&self, item: &ItemData) -> Node {
        let id = item.id.as_str();
        said(&[
            self.texts
                .text(["items", id, "question"])
                .unwrap_or_default(),
            id,
        ])
    }

    fn objective(&self, unit: &UnitData, item: &ItemData) -> Node {
        object([
            (
                "id",
                word(self.ids.item(unit.id.as_str(), item.id.as_str())),
            ),
            ("name", word("assessment-objective")),
            ("props", item_props(item)),
            ("prose", self.question(item)),
        ])
    }

    /// What would show the items of a unit.
    fn method(&self, unit: &UnitData) -> Node {
        let mut shows: Vec<&str> = Vec::new();
        for item in &unit.items {
            for text in self.evidence(item.id.as_str()) {
                if !shows.contains(&text) {
                    shows.push(text);
                }
            }
        }
        let objects = object([
            ("name", word("assessment-objects")),
            (
                "prose",
                said(&[
                    &shows.join("\n"),
                    self.texts.title("units", unit.id.as_str()),
                ]),
            ),
        ]);
        object([
            ("id", word(self.ids.method(unit.id.as_str()))),
            ("name", word("assessment-method")),
            ("props", props([oscal_prop("method", "EXAMINE")])),
            ("parts", list([objects])),
        ])
    }

    /// What would show an item.
    pub(super) fn evidence(&self, item: &str) -> impl Iterator<Item = &str> {
        let list = self.texts.at(&["items", item, "evidence"]);
        let list = list.and_then(Value::as_list).unwrap_or_default();
        list.iter().filter_map(Value::as_text)
    }

    /// The controls that were left out.
    fn excluded(&self) -> Node {
        let units = self.report.units.iter().filter(|unit| unit.excluded);
        let controls = units.flat_map(|unit| self.ids.controls(unit.id.as_str()));
        list(controls.map(word))
    }

    /// The selection: all but what was left out.
    pub(super) fn profile(&self) -> Node {
        let excluded = match self.excluded() {
            Node::List(ids) if ids.is_empty() => Node::Null,
            ids => list([object([("with-ids", ids)])]),
        };
        object([
            ("uuid", self.lasting("document:profile")),
            ("metadata", self.head(OscalDocument::Profile)),
            (
                "imports",
                list([object([
                    ("href", self.href(OscalDocument::Catalog)),
                    ("include-all", all()),
                    ("exclude-controls", excluded),
                ])]),
            ),
            ("merge", object([("as-is", Node::True)])),
        ])
    }

    /// The crosswalks. They say what speaks of the same, and never that another framework or a law is met.
    pub(super) fn mapping_collection(&self) -> Node {
        let lead = self.texts.page("crosswalks_lead", &[]);
        let provenance = object([
            ("method", word("human")),
            ("matching-rationale", word("functional")),
            ("status", word("not-complete")),
            ("mapping-description", said(&[&lead, "?"])),
        ]);
        let resources = linked(self.catalogue).map(|crosswalk| {
            let id = crosswalk.id.as_str();
            let title = self.texts.title("crosswalks", id);
            let text = self.texts.text(["crosswalks", id, "text"]);
            object([
                ("uuid", word(crosswalk_uuid("resource", crosswalk))),
                ("title", line(title, id)),
                ("description", text.map_or(Node::Null, prose)),
                ("citation", object([("text", line(title, id))])),
            ])
        });
        object([
            ("uuid", word(self.common("mapping-collection"))),
            ("metadata", self.head(OscalDocument::MappingCollection)),
            ("provenance", provenance),
            (
                "mappings",
                list(linked(self.catalogue).map(|c| self.mapping(c))),
            ),
            ("back-matter", object([("resources", list(resources))])),
        ])
    }

    fn mapping(&self, crosswalk: &Crosswalk) -> Node {
        let resource = |href: Node| object([("type", word("catalog")), ("href", href)]);
        let maps = crosswalk.entries.iter().flat_map(|entry| {
            let links = entry.links.iter().enumerate();
            links.flat_map(move |(place, link)| {
                let units = link.units.iter();
                units.map(move |unit| self.map(crosswalk, entry, (place, link), unit.as_str()))
            })
        });
        let target = format!("#{}", crosswalk_uuid("resource", crosswalk));
        object([
            ("uuid", word(crosswalk_uuid("mapping", crosswalk))),
            (
                "source-resource",
                resource(self.href(OscalDocument::Catalog)),
            ),
            ("target-resource", resource(word(target))),
            ("maps", list(maps)),
            (
                "props",
                props([
                    prop("crosswalk", crosswalk.id.as_str()),
                    prop("crosswalk-version", &crosswalk.version),
                    prop("status-on", &crosswalk.status_on),
                ]),
            ),
        ])
    }

    fn map(
        &self,
        crosswalk: &Crosswalk,
        entry: &CrosswalkEntry,
        (place, link): (usize, &Link),
        unit: &str,
    ) -> Node {
        let item = |id: String| object([("type", word("control")), ("id-ref", word(id))]);
        let name = format!("{}:{unit}:{place}", entry.id);
        let title = [
            "crosswalks",
            crosswalk.id.as_str(),
            "entries",
            entry.id.as_str(),
            "title",
        ];
        let relationship = match link.relation {
            Relation::Equivalent => "equivalent-to",
            Relation::Overlap | Relation::Partial | Relation::Weak | Relation::Related => {
                "intersects-with"
            }
        };
        object([
            ("uuid", word(crosswalk_uuid(&name, crosswalk))),
            ("relationship", word(relationship)),
            ("sources", list([item(self.ids.of(unit))])),
            ("targets", list([item(token(entry.id.as_str()))])),
            (
                "confidence-score",
                object([("category", string(link.confidence.as_str()))]),
            ),
            (
                "props",
                props([
                    prop("entry", entry.id.as_str()),
                    prop("relation", link.relation.as_str()),
                    prop("basis", link.basis.as_str()),
                    prop("entry-title", self.texts.text(title).unwrap_or_default()),
                ]),
            ),
        ])
    }
}

/// The crosswalks of a catalogue that have a link.
pub(super) fn linked(catalogue: &Catalogue) -> impl Iterator<Item = &Crosswalk> {
    let links = |crosswalk: &&Crosswalk| crosswalk.entries.iter().any(|e| !e.links.is_empty());
    catalogue.crosswalks().filter(links)
}

fn crosswalk_uuid(name: &str, crosswalk: &Crosswalk) -> String {
    Scope::everybody().uuid(&format!(
        "crosswalk:{}:{}/{name}",
        crosswalk.catalogue, crosswalk.id
    ))
}

/// The reference as people know it, and one that sorts as text.
fn labels(id: &str) -> Node {
    props([oscal_prop("label", id), oscal_prop("sort-id", &sort_id(id))])
}

fn item_props(item: &ItemData) -> Node {
    props([
        oscal_prop("label", item.id.as_str()),
        prop("kind", item.kind.as_str()),
        prop("basis", item.basis.as_str()),
        prop("effort", item.effort.as_str()),
    ])
}
