//! Reading and checking an assessment, or a patch of one.

use super::context::Context;
use super::risk::risks;
use super::settings::{level, settings};
use super::{
    AiSystem, Answer, Assessment, CatalogueChoice, Decision, DocumentStatement, Driver,
    ExclusionAnswers, FORMAT, Organization, OwnControl, Risk, Scope, Settings, is_item,
};
use crate::catalogue::{Catalogue, Named, UNSURE};
use crate::error::{InputError, IssueCode, Issues};
use crate::id::{Id, in_order};
use crate::read::{Fields, Place, Reader, Seen, excerpt, unknown_id};
use crate::value::Value;
use crate::vocabulary::OrganizationRole;

/// Statements to put in the place of those of the same id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patch {
    pub(crate) answers: Vec<Answer>,
    pub(crate) applicability: Vec<Decision>,
    pub(crate) documents: Vec<DocumentStatement>,
    pub(crate) risks: Vec<Risk>,
    pub(crate) settings: Option<Settings>,
    /// Ids of items, controls, documents and risks about which nothing is stated any more.
    pub(crate) remove: Vec<Id>,
}

impl Patch {
    /// Reads a patch of an assessment: `{"answers": […], "applicability": […], "documents": […], "risks": […], "settings": {…}, "remove": ["4.1-r1", …]}`.
    pub(crate) fn from_value(
        catalogue: &Catalogue,
        assessment: &Assessment,
        value: &Value,
    ) -> Result<Self, InputError> {
        let mut issues = Issues::default();
        let context = &mut Context::of(catalogue, assessment);
        let patch = Reader {
            value,
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(|f| {
            if let Some(settings) = f.peek("settings") {
                context.foresee(settings);
            }
            let (answers, applicability) = (answers(f, context), applicability(f, catalogue));
            let documents = documents(f, catalogue);
            let risks = risks(f, context);
            context
                .risks
                .extend(risks.iter().map(|risk| risk.id.clone()));
            Self {
                answers,
                applicability,
                documents,
                risks,
                settings: f.optional("settings", |r| settings(r, context)),
                remove: f.list("remove", |r| removable(r, context)),
            }
        });
        issues.finish(patch)
    }

    /// Whether it may leave a statement wrong that it does not speak of itself.
    pub(crate) fn reaches_further(&self, assessment: &Assessment) -> bool {
        let is_risk = |id: &Id| assessment.risks.iter().any(|risk| risk.id == *id);
        self.settings.is_some() || self.remove.iter().any(is_risk)
    }
}

/// The id of something about which a statement can be taken back.
fn removable(r: &mut Reader<'_, '_>, context: &Context<'_>) -> Option<Id> {
    let id = r.id()?;
    let c = context.catalogue;
    let stated = |named| match named {
        Named::Item(_) | Named::Document(_) => true,
        Named::Unit(unit) => c.part_of(unit).excludable,
        _ => false,
    };
    if context.risks.contains(&id) || c.find(id.as_str()).is_some_and(stated) {
        return Some(id);
    }
    let known = c.ids(stated).chain(context.risks.iter().map(Id::as_str));
    unknown_id(
        &id,
        "an item, control, document or risk",
        known,
        r.place,
        r.issues,
    );
    None
}

pub(super) fn assessment(catalogue: &Catalogue, value: &Value) -> Result<Assessment, InputError> {
    let mut issues = Issues::default();
    let context = &mut Context::new(catalogue);
    let assessment = Reader {
        value,
        place: Place::ROOT,
        issues: &mut issues,
    }
    .object(|f| {
        f.format(FORMAT);
        if let Some(settings) = f.peek("settings") {
            context.foresee(settings);
        }
        let choice = choice(f, catalogue);
        let as_of = f.required("as_of", |r| r.date());
        let organization = f.optional("organization", |r| r.object(organization));
        let scope = f.optional("scope", |r| r.object(scope));
        let systems = systems(f, catalogue);
        context.systems = systems.iter().map(|system| system.id.clone()).collect();
        let answers = answers(f, context);
        let applicability = applicability(f, catalogue);
        let own_controls = own_controls(f, context);
        context.own_controls = own_controls.iter().map(|own| own.id.clone()).collect();
        let documents = documents(f, catalogue);
        let risks = risks(f, context);
        context.risks = risks.iter().map(|risk| risk.id.clone()).collect();
        Assessment {
            format: FORMAT.to_owned(),
            catalogue: choice,
            as_of,
            organization: organization.unwrap_or_default(),
            scope: scope.unwrap_or_default(),
            systems,
            answers,
            applicability,
            own_controls,
            documents,
            risks,
            settings: f
                .optional("settings", |r| settings(r, context))
                .unwrap_or_default(),
        }
    });
    issues.finish(assessment)
}

/// The catalogue at hand, which must be the one that is named.
fn choice(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> CatalogueChoice {
    let data = catalogue.data();
    if let Some(mut r) = f.at("catalogue", true) {
        r.object(|f| {
            f.at("id", true)
                .map(|mut r| same(&mut r, "id", data.id.as_str()));
            f.optional("edition", |r| same(r, "edition", data.edition.as_str()));
            f.optional("version", |r| {
                r.version()?;
                same(r, "version", &data.version)
            });
        });
    }
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
    OrganizationRole::ALL
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

fn systems(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<AiSystem> {
    let mut seen = Seen::default();
    let traits = &catalogue.data().risks.traits;
    let systems = f.list("systems", |r| {
        r.object(|f| AiSystem {
            id: f.own_id(&mut seen),
            name: f.required_text("name"),
            purpose: f.text("purpose"),
            roles: roles(f),
            life_cycle_stage: f.word("life_cycle_stage"),
            owner: f.text("owner"),
            traits: in_order(
                f.ids_of("traits", "a trait of the catalogue", &traits.iter()),
                |id| id,
            ),
        })
    });
    in_order(systems, |entry| &entry.id)
}

fn answers(f: &mut Fields<'_, '_>, context: &Context<'_>) -> Vec<Answer> {
    let mut seen = Seen::default();
    let answers = f.list("answers", |r| answer(r, context, &mut seen));
    in_order(answers, |entry| &entry.item_id)
}

/// An answer, to an item that none was given to yet.
pub(crate) fn answer(
    r: &mut Reader<'_, '_>,
    context: &Context<'_>,
    seen: &mut Seen,
) -> Option<Answer> {
    r.object(|f| Answer {
        item_id: f.required("item_id", |r| {
            once(r, context.catalogue, "an item", &is_item, seen)
        }),
        rating: f.optional("rating", |r| level(r, context, &[UNSURE])),
        evidence_level: f.word("evidence_level"),
        confidence: f.word("confidence"),
        note: f.text("note"),
        evidence: f.texts("evidence"),
        owner: f.text("owner"),
        due_on: f.date("due_on"),
        assessor: f.text("assessor"),
        flagged: f.optional("flagged", |r| r.flag()).unwrap_or_default(),
    })
}

fn applicability(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<Decision> {
    let mut seen = Seen::default();
    let decisions = f.list("applicability", |r| {
        r.object(|f| {
            let control_id = f.required("control_id", |r| control(r, catalogue, &mut seen));
            let included = f.required("included", |r| r.flag());
            Decision {
                justification: justification(f, &control_id, included),
                control_id,
                included,
                drivers: f.list("drivers", |r| r.object(driver)),
                exclusion: f.optional("exclusion", |r| r.object(exclusion)),
                owner: f.text("owner"),
                evidence: f.texts("evidence"),
                review_on: f.date("review_on"),
            }
        })
    });
    in_order(decisions, |entry| &entry.control_id)
}

/// The id of a unit that can be excluded.
fn control(r: &mut Reader<'_, '_>, catalogue: &Catalogue, seen: &mut Seen) -> Option<Id> {
    let is_unit = |named| matches!(named, Named::Unit(_));
    let (id, named) = known(r, catalogue, "a control", &is_unit)?;
    if let Named::Unit(unit) = named
        && !catalogue.part_of(unit).excludable
    {
        r.issue(IssueCode::NotExcludable, &[("id", &id)]);
        return None;
    }
    seen.first(id, r.place, r.issues)
}

/// Why; an exclusion must say so.
fn justification(f: &mut Fields<'_, '_>, control_id: &Id, included: bool) -> Option<String> {
    let stated = f.optional("justification", |r| Some(r.text().map(str::to_owned)));
    let blank = match &stated {
        None => true,
        Some(text) => text.as_ref().is_some_and(|text| text.trim().is_empty()),
    };
    if !included && blank && !control_id.is_blank() {
        let pointer = f.place.key("justification").to_string();
        f.issues.add(
            IssueCode::JustificationMissing,
            pointer,
            &[("id", control_id)],
        );
    }
    stated.flatten()
}

fn driver(f: &mut Fields<'_, '_>) -> Driver {
    Driver {
        kind: f.required_word("kind"),
        reference: f.required_text("ref"),
    }
}

fn exclusion(f: &mut Fields<'_, '_>) -> ExclusionAnswers {
    ExclusionAnswers {
        no_risk_calls_for_it: f.optional("no_risk_calls_for_it", |r| r.flag()),
        no_outside_duty_calls_for_it: f.optional("no_outside_duty_calls_for_it", |r| r.flag()),
    }
}

fn own_controls(f: &mut Fields<'_, '_>, context: &Context<'_>) -> Vec<OwnControl> {
    let mut seen = Seen::default();
    let controls = f.list("own_controls", |r| {
        r.object(|f| OwnControl {
            id: f.required("id", |r| own_control(r, context.catalogue, &mut seen)),
            title: f.required_text("title"),
            rating: f.optional("rating", |r| level(r, context, &[UNSURE])),
        })
    });
    in_order(controls, |entry| &entry.id)
}

/// An id that looks like none of the catalogue's.
fn own_control(r: &mut Reader<'_, '_>, catalogue: &Catalogue, seen: &mut Seen) -> Option<Id> {
    let id = r.id()?;
    let mut units = catalogue.units.values();
    if units.any(|unit| unit.id.prefix() == id.prefix()) {
        r.issue(
            IssueCode::OwnIdTaken,
            &[("id", &id), ("prefix", &id.prefix())],
        );
        return None;
    }
    seen.first(id, r.place, r.issues)
}

fn documents(f: &mut Fields<'_, '_>, catalogue: &Catalogue) -> Vec<DocumentStatement> {
    let is_document = |named| matches!(named, Named::Document(_));
    let mut seen = Seen::default();
    let documents = f.list("documents", |r| {
        r.object(|f| DocumentStatement {
            document_id: f.required("document_id", |r| {
                once(r, catalogue, "a document", &is_document, &mut seen)
            }),
            status: f.required_word("status"),
            reference: f.text("reference"),
            owner: f.text("owner"),
        })
    });
    in_order(documents, |entry| &entry.document_id)
}

/// An id of the catalogue, given for the first time.
pub(super) fn once(
    r: &mut Reader<'_, '_>,
    catalogue: &Catalogue,
    kind: &str,
    which: &dyn Fn(Named) -> bool,
    seen: &mut Seen,
) -> Option<Id> {
    known(r, catalogue, kind, which).and_then(|(id, _)| seen.first(id, r.place, r.issues))
}

/// An id of the catalogue.
fn known(
    r: &mut Reader<'_, '_>,
    catalogue: &Catalogue,
    kind: &str,
    which: &dyn Fn(Named) -> bool,
) -> Option<(Id, Named)> {
    let id = r.id()?;
    if let Some(named) = catalogue.find(id.as_str()).filter(|named| which(*named)) {
        Some((id, named))
    } else {
        unknown_id(&id, kind, catalogue.ids(which), r.place, r.issues);
        None
    }
}
