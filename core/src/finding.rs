//! Findings: section 5 of the scoring rules. Indicative; only a certification body grades findings.

use serde::Serialize;

use crate::catalogue::{Catalogue, Item, Unit};
use crate::closed::closed;
use crate::document::applies;
use crate::evaluation::{Evaluation, Value};
use crate::grade::Grade;
use crate::id::Id;
use crate::scale::{Class, DocumentStatus};
use crate::table::Ix;
use crate::vocabulary::{Basis, Demand};

closed! {
    /// The rule that made a finding.
    FindingRule {
        /// The value of an item.
        Item "item",
        /// Many weak items in one unit.
        Systemic "systemic",
        /// A mandatory document stated as missing.
        Document "document",
        /// A document of an included control stated as missing.
        ControlDocument "control_document",
        /// A Statement of Applicability that breaks a rule.
        Applicability "applicability",
    }
}

/// A finding: what was found where, with an indicative grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// The rule and what it found: `item.4.1-r1`.
    pub id: String,
    /// The rule.
    pub rule: FindingRule,
    /// Indicative grade.
    pub grade: Grade,
    /// The unit that it falls on.
    pub unit_id: Id,
    /// The items that it rests on.
    pub item_ids: Vec<Id>,
    /// The document that it rests on.
    pub document_id: Option<Id>,
    /// The controls whose rows break a rule.
    pub control_ids: Vec<Id>,
    /// Class of the item's value; null for unrated items and other rules.
    pub class: Option<Class>,
}

/// The findings of the grades that `wanted` picks, unit by unit in the order of the catalogue. `broken`: the controls whose
/// rows of the Statement break a rule.
pub(crate) fn findings(
    c: &Catalogue,
    e: &Evaluation,
    broken: &[Id],
    wanted: &dyn Fn(Grade) -> bool,
) -> Vec<Finding> {
    let mut list = Vec::new();
    for unit in c.units.keys().filter(|unit| !e.excluded(*unit)) {
        list.extend(
            c.units[unit]
                .items
                .iter()
                .filter_map(|item| of_item(c, e, *item, wanted)),
        );
        list.extend(systemic(c, e, unit).filter(|finding| wanted(finding.grade)));
        list.extend(documents(c, e, unit).filter(|finding| wanted(finding.grade)));
        list.extend(statement_broken(c, broken, unit).filter(|finding| wanted(finding.grade)));
    }
    list
}

fn finding(
    rule: FindingRule,
    grade: Grade,
    c: &Catalogue,
    unit: Ix<Unit>,
    subject: &Id,
) -> Finding {
    Finding {
        id: format!("{rule}.{subject}"),
        rule,
        grade,
        unit_id: c.units[unit].id.clone(),
        item_ids: Vec::new(),
        document_id: None,
        control_ids: Vec::new(),
        class: None,
    }
}

fn of_item(
    c: &Catalogue,
    e: &Evaluation,
    item: Ix<Item>,
    wanted: &dyn Fn(Grade) -> bool,
) -> Option<Finding> {
    let value = e.values[item];
    if value.is_some_and(|value| lowered_by_missing_document(c, e, item, value)) {
        return None;
    }
    let class = value.map(|value| c.class(value.on(e.layer)));
    let grade = grade(c, item, class).filter(|grade| wanted(*grade))?;
    let Item { data, unit, .. } = &c.items[item];
    Some(Finding {
        item_ids: vec![data.id.clone()],
        class,
        ..finding(FindingRule::Item, grade, c, *unit, &data.id)
    })
}

/// Then the finding on the document stands in its place. Also where weak evidence would have lowered the item as well: else a
/// better rating could add a finding.
fn lowered_by_missing_document(
    c: &Catalogue,
    e: &Evaluation,
    item: Ix<Item>,
    value: Value,
) -> bool {
    let document = c.items[item].document;
    let status = document.and_then(|document| e.documents[document]);
    status == Some(DocumentStatus::Missing) && value.declared < value.rating
}

/// Grade of an item of a class; none for a practice item that is unrated or fully in place.
pub(crate) fn grade(c: &Catalogue, item: Ix<Item>, class: Option<Class>) -> Option<Grade> {
    let Item { data, unit, .. } = &c.items[item];
    let excludable = c.part_of(*unit).excludable;
    Some(match (data.basis, class) {
        (Basis::Practice, None | Some(Class::F)) => return None,
        (Basis::Practice, Some(_)) | (Basis::Requirement, Some(Class::L)) => Grade::Improvement,
        (Basis::Requirement, None) => Grade::NotAssessed,
        (Basis::Requirement, Some(Class::F)) => Grade::NoGapStated,
        (Basis::Requirement, Some(Class::N)) if !excludable => data.hint,
        (Basis::Requirement, Some(Class::N | Class::P)) => Grade::PotentialMinor,
    })
}

fn systemic(c: &Catalogue, e: &Evaluation, unit: Ix<Unit>) -> Option<Finding> {
    let rule = c.policy().systemic.as_ref()?;
    if c.part_of(unit).id != rule.part {
        return None;
    }
    let weak = |item: &Ix<Item>| {
        e.values[*item].is_some_and(|value| c.class(value.on(e.layer)) <= rule.at_most)
    };
    let items: Vec<_> = Evaluation::scored(c, unit)
        .filter(weak)
        .map(|item| c.items[item].data.id.clone())
        .collect();
    (items.len() >= usize::from(rule.items)).then(|| Finding {
        item_ids: items,
        ..finding(
            FindingRule::Systemic,
            rule.grade,
            c,
            unit,
            &c.units[unit].id,
        )
    })
}

fn documents<'a>(
    c: &'a Catalogue,
    e: &'a Evaluation,
    unit: Ix<Unit>,
) -> impl Iterator<Item = Finding> + 'a {
    let asked_for = c.units[unit].documents.iter().copied();
    let missing = asked_for.filter(move |ix| e.documents[*ix] == Some(DocumentStatus::Missing));
    missing.filter_map(move |ix| {
        let document = &c.documents[ix];
        if !applies(c, e, document) {
            return None;
        }
        let (rule, grade) = match document.demand {
            Demand::Mandatory => (FindingRule::Document, document.if_missing?),
            Demand::Conditional => (FindingRule::ControlDocument, Grade::PotentialMinor),
            Demand::Recommended => return None,
        };
        let items = c.units[unit]
            .items
            .iter()
            .filter(|item| c.items[**item].document == Some(ix));
        let item_ids = items.map(|item| c.items[*item].data.id.clone()).collect();
        Some(Finding {
            item_ids,
            document_id: Some(document.id.clone()),
            ..finding(rule, grade, c, unit, &document.id)
        })
    })
}

fn statement_broken(c: &Catalogue, broken: &[Id], unit: Ix<Unit>) -> Option<Finding> {
    let rules = c.policy().applicability.as_ref()?;
    if broken.is_empty() || c.units[unit].id != rules.unit {
        return None;
    }
    Some(Finding {
        control_ids: broken.to_vec(),
        ..finding(
            FindingRule::Applicability,
            Grade::PotentialMajor,
            c,
            unit,
            &rules.unit,
        )
    })
}
