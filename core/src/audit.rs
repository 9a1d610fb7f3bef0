//! An internal audit programme made from the assessment: where to look first, who must not look, and what to ask.

use serde::Serialize;

use crate::assessment::{Answer, Assessment, Decision};
use crate::catalogue::{Catalogue, Item, Unit};
use crate::evaluation::Evaluation;
use crate::finding::Finding;
use crate::grade::Grade;
use crate::id::{Id, sorted};
use crate::risk::{End, Risks, scenario};
use crate::scale::Class;
use crate::table::Ix;

/// Items that a row names to begin with.
const SAMPLE: usize = 3;

/// A unit to audit. Units stand by the level of the risks on them, then by the worst finding, then by band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuditRow {
    /// The unit.
    pub unit_id: Id,
    /// The highest residual level of the risks on it, at the worse end; null where there is none.
    pub risk_level: Option<Id>,
    /// The risks on it: those that it holds as a control, or that a scenario assigns to it as a clause.
    pub risk_ids: Vec<Id>,
    /// Its worst finding that is more than an improvement.
    pub grade: Option<Grade>,
    /// Its band; null where it has no scored item.
    pub band: Option<Class>,
    /// Who must not audit it: the people named as owners or assessors here would check their own work.
    pub not_by: Vec<String>,
    /// Items to begin with: unrated ones, then the weakest. Their texts hold the questions and what would show it.
    pub item_ids: Vec<Id>,
    /// Evidence that the assessment names: ask to see it.
    pub evidence: Vec<String>,
}

/// One row for each unit that is not excluded.
pub(crate) fn programme(
    a: &Assessment,
    e: &Evaluation,
    risks: &Risks<'_>,
    findings: &[Finding],
) -> Vec<AuditRow> {
    let c = risks.catalogue;
    let levels = risks.list.iter().map(|subject| {
        let point = risks.residual(e, subject, End::Worse);
        let place = point
            .zip(risks.grid)
            .map(|(p, grid)| grid.place(p.consequence, p.likelihood));
        (subject, place)
    });
    let levels: Vec<_> = levels.collect();
    let included = c.units.keys().filter(|unit| !e.excluded(*unit));
    let rows = included.map(|unit| {
        let id = &c.units[unit].id;
        let on = levels.iter().filter(|(subject, _)| {
            let clauses = scenario(c, subject.risk).map(|scenario| scenario.clauses.as_slice());
            subject.primary.contains(&unit) || clauses.is_some_and(|list| list.contains(id))
        });
        let on: Vec<_> = on.collect();
        let place = on.iter().filter_map(|(_, place)| *place).max();
        let people = People::of(
            c,
            a,
            unit,
            on.iter().map(|(subject, _)| subject.risk.owner.as_ref()),
        );
        let row = AuditRow {
            unit_id: id.clone(),
            risk_level: risks
                .grid
                .zip(place)
                .and_then(|(grid, place)| grid.levels.get(place).cloned()),
            risk_ids: on
                .iter()
                .map(|(subject, _)| subject.risk.id.clone())
                .collect(),
            grade: worst(findings, id),
            band: e.bands(c, unit, e.layer).map(|bands| bands.certain),
            not_by: people.names,
            item_ids: sample(c, e, unit),
            evidence: people.evidence,
        };
        (place, row)
    });
    let rows = sorted(rows.collect(), |(level, row), (other_level, other)| {
        let grade = |row: &AuditRow| row.grade.unwrap_or(Grade::NoGapStated);
        let band = |row: &AuditRow| row.band.unwrap_or(Class::F);
        other_level
            .cmp(level)
            .then_with(|| grade(row).cmp(&grade(other)))
            .then_with(|| band(row).cmp(&band(other)))
            .then_with(|| row.unit_id.cmp(&other.unit_id))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn worst(findings: &[Finding], unit: &Id) -> Option<Grade> {
    let of_unit = findings.iter().filter(|finding| finding.unit_id == *unit);
    let grades = of_unit.map(|finding| finding.grade);
    grades.min().filter(|grade| *grade < Grade::Improvement)
}

/// The first items to ask about.
fn sample(c: &Catalogue, e: &Evaluation, unit: Ix<Unit>) -> Vec<Id> {
    let value = |item: &Ix<Item>| e.values[*item].map(|value| value.on(e.layer));
    let items = sorted(Evaluation::scored(c, unit).collect(), |a, b| {
        value(a).cmp(&value(b))
    });
    let first = items.iter().take(SAMPLE);
    first.map(|item| c.items[*item].data.id.clone()).collect()
}

/// Who is named around a unit, and what evidence.
#[derive(Default)]
struct People {
    names: Vec<String>,
    evidence: Vec<String>,
}

impl People {
    fn of<'a>(
        c: &Catalogue,
        a: &'a Assessment,
        unit: Ix<Unit>,
        owners: impl Iterator<Item = Option<&'a String>>,
    ) -> Self {
        let mut people = Self::default();
        for item in &c.units[unit].items {
            let by_id = |answer: &Answer| answer.item_id.cmp(&c.items[*item].data.id);
            let place = a.answers.binary_search_by(by_id);
            if let Some(answer) = place.ok().and_then(|place| a.answers.get(place)) {
                people.name(answer.owner.as_ref());
                people.name(answer.assessor.as_ref());
                people.show(&answer.evidence);
            }
        }
        let by_id = |decision: &&Decision| decision.control_id == c.units[unit].id;
        for decision in a.applicability.iter().filter(by_id) {
            people.name(decision.owner.as_ref());
            people.show(&decision.evidence);
        }
        for document in &c.units[unit].documents {
            let id = &c.documents[*document].id;
            for statement in a
                .documents
                .iter()
                .filter(|statement| statement.document_id == *id)
            {
                people.name(statement.owner.as_ref());
                people.show(statement.reference.as_slice());
            }
        }
        owners.for_each(|owner| people.name(owner));
        people
    }

    fn name(&mut self, name: Option<&String>) {
        let name = name.filter(|name| !name.trim().is_empty() && !self.names.contains(name));
        self.names.extend(name.cloned());
    }

    fn show(&mut self, evidence: &[String]) {
        for text in evidence {
            if !text.trim().is_empty() && !self.evidence.contains(text) {
                self.evidence.push(text.clone());
            }
        }
    }
}
