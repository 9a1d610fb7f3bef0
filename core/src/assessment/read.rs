//! Reading and checking an assessment, or a patch of one.

use super::{
    AiSystem, Answer, Assessment, CatalogueChoice, Decision, DocumentStatement, Driver, DriverKind,
    ExclusionAnswers, FORMAT, Organization, OrganizationRole, OwnControl, Scope, Settings, Weight,
    is_item,
};
use crate::catalogue::{Catalogue, Named, UNSURE, WEIGHT_MAX};
use crate::closed::{Closed, quoted};
use crate::error::{InputError, IssueCode, Issues};
use crate::id::{Id, in_order};
use crate::read::{Fields, Place, Reader, Seen, excerpt, unknown_id};
use crate::scale::DocumentStatus;
use crate::value::Value;
use crate::vocabulary::Stage;

/// Statements to put in the place of those of the same id.
#[derive(Debug, Default)]
pub(crate) struct Patch {
    pub(crate) answers: Vec<Answer>,
    pub(crate) applicability: Vec<Decision>,
    pub(crate) documents: Vec<DocumentStatement>,
    pub(crate) settings: Option<Settings>,
    /// Ids of items, controls and documents about which nothing is stated any more.
    pub(crate) remove: Vec<Id>,
}

impl Patch {
    /// Reads a patch: `{"answers": […], "applicability": […], "documents": […], "settings": {…}, "remove": ["4.1-r1", …]}`.
    pub(crate) fn from_value(catalogue: &Catalogue, value: &Value) -> Result<Self, InputError> {
        let mut issues = Issues::default();
        let patch = Reader {
            value,
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(|f| {
            Some(Self {
                answers: answers(f, catalogue),
                applicability: applicability(f, catalogue),
                documents: documents(f, catalogue),
                settings: f.optional("settings", |r| settings(r, catalogue)),
                remove: f.list("remove", |r| {
                    let stated = |named| match named {
                        Named::Item(_) | Named::Document(_) => true,
                        Named::Unit(unit) => catalogue.part_of(unit).excludable,
                        _ => false,
                    };
                    known(r, catalogue, "an item, control or document", stated).map(|(id, _)| id)
                }),
            })
        });
        issues.finish(patch)
    }
}

pub(super) fn assessment(catalogue: &Catalogue, value: &Value) -> Result<Assessment, InputError> {
    let mut issues = Issues::default();
    let assessment = Reader {
        value,
        place: Place::ROOT,
        issues: &mut issues,
    }
    .object(|f| {
        f.format(FORMAT);
        let choice = f.required("catalogue", |r| r.object(|f| Some(choice(f, catalogue))));
        let as_of = f.required("as_of", |r| r.date());
        let organization = f
            .optional("organization", |r| r.object(|f| Some(organization(f))))
            .unwrap_or_default();
        let scope = f
            .optional("scope", |r| r.object(|f| Some(scope(f))))
            .unwrap_or_default();
        let systems = systems(f);
        let answers = answers(f, catalogue);
        let applicability = applicability(f, catalogue);
        let own_controls = own_controls(f, catalogue);
        let documents = documents(f, catalogue);
        let settings = f
            .optional("settings", |r| settings(r, catalogue))
            .unwrap_or_default();
        Some(Assessment {
            format: FORMAT.to_owned(),
            catalogue: choice?,
            as_of: as_of?,
            organization,
            scope,
            systems,
            answers,
            applicability,
            own_controls,
            documents,
            settings,
        })
    });
    issues.finish(assessment)
}

fn choice(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> CatalogueChoice {
    let data = catalogue.data();
    f.required("id", |r| same(r, "id", data.id.as_str()));
    f.optional("edition", |r| same(r, "edition", data.edition.as_str()));
    f.optional("version", |r| {
        r.version()?;
        same(r, "version", &data.version)
    });
    CatalogueChoice {
        id: data.id.clone(),
        edition: Some(data.edition.clone()),
        version: Some(data.version.clone()),
    }
}

fn same(r: &mut Reader<'_, '_>, field: &str, expected: &str) -> Option<()> {
    let text = r.text()?;
    if text != expected {
        r.issue(
            IssueCode::WrongCatalogue,
            &[
                ("field", &field),
                ("value", &excerpt(text)),
                ("expected", &expected),
            ],
        );
    }
    Some(())
}

fn organization(f: &mut Fields<'_, '_>) -> Organization {
    Organization {
        name: f.text("name"),
        roles: roles(f),
    }
}

fn roles(f: &mut Fields<'_, '_>) -> Vec<OrganizationRole> {
    let stated: Vec<OrganizationRole> = f.list("roles", |r| r.word());
    OrganizationRole::VALUES
        .iter()
        .filter(|role| stated.contains(role))
        .copied()
        .collect()
}

fn scope(f: &mut Fields<'_, '_>) -> Scope {
    Scope {
        statement: f.text("statement"),
        boundaries: f.text("boundaries"),
        exclusions: f.text("exclusions"),
    }
}

fn systems(f: &mut Fields<'_, '_>) -> Vec<AiSystem> {
    let mut seen = Seen::default();
    let systems = f.list("systems", |r| {
        r.object(|f| {
            let id = f.own_id(&mut seen);
            let name = f.required_text("name");
            let purpose = f.text("purpose");
            let roles = roles(f);
            let life_cycle_stage = f.word::<Stage>("life_cycle_stage");
            let owner = f.text("owner");
            let (Some(id), Some(name)) = (id, name) else {
                return None;
            };
            Some(AiSystem {
                id,
                name,
                purpose,
                roles,
                life_cycle_stage,
                owner,
            })
        })
    });
    in_order(systems, |entry| &entry.id)
}

fn answers(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<Answer> {
    let mut seen = Seen::default();
    let answers = f.list("answers", |r| {
        r.object(|f| {
            let item_id = f.required("item_id", |r| {
                once(r, catalogue, "an item", is_item, &mut seen)
            });
            let rating = f.optional("rating", |r| rating(r, catalogue));
            let evidence_level = f.word("evidence_level");
            let confidence = f.word("confidence");
            let note = f.text("note");
            let evidence = f.texts("evidence");
            let owner = f.text("owner");
            let due_on = f.date("due_on");
            let assessor = f.text("assessor");
            Some(Answer {
                item_id: item_id?,
                rating,
                evidence_level,
                confidence,
                note,
                evidence,
                owner,
                due_on,
                assessor,
            })
        })
    });
    in_order(answers, |entry| &entry.item_id)
}

fn applicability(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<Decision> {
    let mut seen = Seen::default();
    let decisions = f.list("applicability", |r| {
        r.object(|f| {
            let control_id = f.required("control_id", |r| control(r, catalogue, &mut seen));
            let included = f.required("included", |r| r.flag());
            let stated = f.optional("justification", |r| Some(r.text().map(str::to_owned)));
            let drivers = f.list("drivers", |r| r.object(driver));
            let exclusion = f.optional("exclusion", |r| {
                r.object(|f| {
                    Some(ExclusionAnswers {
                        no_risk_calls_for_it: f.optional("no_risk_calls_for_it", |r| r.flag()),
                        no_outside_duty_calls_for_it: f
                            .optional("no_outside_duty_calls_for_it", |r| r.flag()),
                    })
                })
            });
            let owner = f.text("owner");
            let evidence = f.texts("evidence");
            let review_on = f.date("review_on");
            let control_id = control_id?;
            let blank =
                |text: &Option<String>| text.as_ref().is_some_and(|text| text.trim().is_empty());
            if included == Some(false) && stated.as_ref().is_none_or(blank) {
                let pointer = f.place.key("justification").to_string();
                f.issues.add(
                    IssueCode::JustificationMissing,
                    pointer,
                    &[("id", &control_id)],
                );
            }
            let justification = stated.flatten();
            Some(Decision {
                control_id,
                included: included?,
                justification,
                drivers,
                exclusion,
                owner,
                evidence,
                review_on,
            })
        })
    });
    in_order(decisions, |entry| &entry.control_id)
}

/// The id of a unit that can be excluded.
fn control(r: &mut Reader<'_, '_>, catalogue: &Catalogue, seen: &mut Seen) -> Option<Id> {
    let (id, named) = known(r, catalogue, "a control", |named| {
        matches!(named, Named::Unit(_))
    })?;
    if let Named::Unit(unit) = named
        && !catalogue.part_of(unit).excludable
    {
        r.issue(IssueCode::NotExcludable, &[("id", &id)]);
        return None;
    }
    seen.first(id, r.place, r.issues)
}

fn driver(f: &mut Fields<'_, '_>) -> Option<Driver> {
    let kind = f.required_word::<DriverKind>("kind");
    let reference = f.required_text("ref");
    let (Some(kind), Some(reference)) = (kind, reference) else {
        return None;
    };
    Some(Driver { kind, reference })
}

fn own_controls(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<OwnControl> {
    let mut seen = Seen::default();
    let controls = f.list("own_controls", |r| {
        r.object(|f| {
            let id = f.required("id", |r| {
                let id = r.id()?;
                if catalogue
                    .units
                    .values()
                    .any(|unit| unit.id.prefix() == id.prefix())
                {
                    r.issue(
                        IssueCode::OwnIdTaken,
                        &[("id", &id), ("prefix", &id.prefix())],
                    );
                    return None;
                }
                seen.first(id, r.place, r.issues)
            });
            let title = f.required_text("title");
            let rating = f.optional("rating", |r| rating(r, catalogue));
            let (Some(id), Some(title)) = (id, title) else {
                return None;
            };
            Some(OwnControl { id, title, rating })
        })
    });
    in_order(controls, |entry| &entry.id)
}

fn documents(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<DocumentStatement> {
    let mut seen = Seen::default();
    let documents = f.list("documents", |r| {
        r.object(|f| {
            let document_id = f.required("document_id", |r| {
                once(
                    r,
                    catalogue,
                    "a document",
                    |named| matches!(named, Named::Document(_)),
                    &mut seen,
                )
            });
            let status = f.required_word::<DocumentStatus>("status");
            let reference = f.text("reference");
            let owner = f.text("owner");
            let (Some(document_id), Some(status)) = (document_id, status) else {
                return None;
            };
            Some(DocumentStatement {
                document_id,
                status,
                reference,
                owner,
            })
        })
    });
    in_order(documents, |entry| &entry.document_id)
}

fn settings(r: &mut Reader<'_, '_>, catalogue: &Catalogue) -> Option<Settings> {
    let mut seen = Seen::default();
    r.object(|f| {
        let evidence_rule = f
            .optional("evidence_rule", |r| r.word())
            .unwrap_or_default();
        let weights = f.list("weights", |r| {
            r.object(|f| {
                let unit_id = f.required("unit_id", |r| {
                    once(
                        r,
                        catalogue,
                        "a unit",
                        |named| matches!(named, Named::Unit(_)),
                        &mut seen,
                    )
                });
                let weight = f.required("weight", |r| r.integer(0..=WEIGHT_MAX));
                let (Some(unit_id), Some(weight)) = (unit_id, weight) else {
                    return None;
                };
                Some(Weight { unit_id, weight })
            })
        });
        Some(Settings {
            evidence_rule,
            weights: in_order(weights, |entry| &entry.unit_id),
        })
    })
}

fn rating(r: &mut Reader<'_, '_>, catalogue: &Catalogue) -> Option<Id> {
    let text = r.text()?;
    if text == UNSURE || catalogue.level(text).is_some() {
        return Id::new(text);
    }
    let levels = catalogue.data().scale.iter().map(|level| level.id.as_str());
    let allowed = quoted(levels.chain([UNSURE]));
    r.issue(
        IssueCode::UnknownValue,
        &[("value", &excerpt(text)), ("allowed", &allowed)],
    );
    None
}

/// An id of the catalogue, given for the first time.
fn once(
    r: &mut Reader<'_, '_>,
    catalogue: &Catalogue,
    kind: &str,
    which: impl Fn(Named) -> bool,
    seen: &mut Seen,
) -> Option<Id> {
    known(r, catalogue, kind, which).and_then(|(id, _)| seen.first(id, r.place, r.issues))
}

/// An id of the catalogue.
fn known(
    r: &mut Reader<'_, '_>,
    catalogue: &Catalogue,
    kind: &str,
    which: impl Fn(Named) -> bool,
) -> Option<(Id, Named)> {
    let id = r.id()?;
    if let Some(named) = catalogue.find(id.as_str()).filter(|named| which(*named)) {
        Some((id, named))
    } else {
        unknown_id(&id, kind, catalogue.ids(which), r.place, r.issues);
        None
    }
}
