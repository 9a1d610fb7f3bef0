//! The risks of the register, before and after controls.

use super::document::Writer;
use super::names::{NS, oscal_prop, prop, props};
use super::tree::{Node, line, list, object, said, token, word};
use crate::assessment::Likelihood;
use crate::id::Id;
use crate::risk::{RatedPoint, RiskRow};
use crate::vocabulary::{Dimension, Treatment};

/// The namespace of the facets that OSCAL defines.
const OSCAL: &str = "http://csrc.nist.gov/ns/oscal";

impl Writer<'_> {
    pub(super) fn risk(&self, row: &RiskRow) -> Node {
        let (id, texts) = (row.id.as_str(), self.texts);
        let scenario = row.scenario_id.as_ref().map_or("", Id::as_str);
        let text = |key| texts.text(["scenarios", scenario, key]).unwrap_or_default();
        let statement = [text("because"), text("event"), text("leads_to")].join("\n");
        let title = texts.risk(row);
        let ids = |name, ids: &[Id]| -> Vec<Node> {
            ids.iter().map(|id| prop(name, id.as_str())).collect()
        };
        let accepted = row.accepted_by.as_ref();
        let accepted = accepted.filter(|_| row.treatment == Some(Treatment::Retain));
        let about = [
            prop("kind", "register"),
            prop("risk-id", id),
            prop("scenario", scenario),
            prop("effectiveness", row.effectiveness.effectiveness.as_str()),
            prop(
                "above-acceptance",
                row.above_acceptance.map_or("", yes_or_no),
            ),
            prop("accepted-by", accepted.map_or("", String::as_str)),
        ];
        let about = about
            .into_iter()
            .chain(ids("primary-control", &row.primary))
            .chain(ids("supporting-control", &row.supporting))
            .chain(ids("ai-system", &row.system_ids))
            .chain(ids("red-line", &row.red_lines))
            .chain(ids("tag", &row.tags))
            .chain(accepted.map(|_| oscal_prop("accepted", "yes")));
        object([
            ("uuid", self.risk_uuid(id)),
            ("title", line(title, id)),
            ("description", said(&[text("event"), title, id])),
            ("statement", said(&[&statement, title, id])),
            ("props", props(about)),
            ("status", word(status(row))),
            ("origins", list([self.origin(None)])),
            ("characterizations", self.characterizations(row)),
            (
                "remediations",
                list(row.treatment.map(|t| self.treatment(row, t))),
            ),
        ])
    }

    /// Before controls ("inherent") as the initial state, after them ("residual") as the adjusted one, at the worse end.
    fn characterizations(&self, row: &RiskRow) -> Node {
        let mut list = Vec::new();
        if let Some(point) = &row.inherent {
            let mut facets = self.facets(point, "initial");
            let stated = Dimension::ALL.iter().filter_map(|on| {
                let rank = row.consequence.on(*on)?.to_string();
                Some(facet(NS, &format!("consequence-{on}"), &rank, "initial"))
            });
            facets.extend(stated);
            if row.likelihood == Some(Likelihood::NotEstimable) {
                facets.push(facet(NS, "likelihood-not-estimable", "yes", "initial"));
            }
            list.push(self.characterization(facets));
        }
        if let Some(range) = &row.residual {
            let mut facets = self.facets(&range.worse, "adjusted");
            facets.push(facet(
                NS,
                "risk-at-best",
                range.better.level.as_str(),
                "adjusted",
            ));
            list.push(self.characterization(facets));
        }
        Node::List(list)
    }

    fn characterization(&self, facets: Vec<Node>) -> Node {
        object([
            ("origin", self.origin(None)),
            ("facets", Node::List(facets)),
        ])
    }

    fn facets(&self, point: &RatedPoint, state: &str) -> Vec<Node> {
        let grid = self.report.risks.grid.as_ref();
        let rank = |ranks: Option<&Vec<Id>>, rank: u8| {
            let name = ranks.and_then(|ranks| ranks.get(usize::from(rank).saturating_sub(1)));
            name.map_or_else(|| rank.to_string(), ToString::to_string)
        };
        let likelihood = rank(grid.map(|grid| &grid.likelihood), point.likelihood);
        let consequence = rank(grid.map(|grid| &grid.consequence), point.consequence);
        let grid = grid.map_or("", |grid| grid.id.as_str());
        let mut facets = vec![
            facet(OSCAL, "likelihood", &likelihood, state),
            facet(OSCAL, "impact", &consequence, state),
            facet(OSCAL, "risk", point.level.as_str(), state),
        ];
        facets.push(facet(
            NS,
            "likelihood-rank",
            &point.likelihood.to_string(),
            state,
        ));
        facets.push(facet(
            NS,
            "consequence-rank",
            &point.consequence.to_string(),
            state,
        ));
        if !grid.is_empty() {
            facets.push(facet(NS, "grid", grid, state));
        }
        facets
    }

    fn treatment(&self, row: &RiskRow, treatment: Treatment) -> Node {
        let id = row.id.as_str();
        let kind = match treatment {
            Treatment::Avoid => "avoid",
            Treatment::Modify => "mitigate",
            Treatment::Share => "share",
            Treatment::Retain => "accept",
        };
        let label = self.texts.label("treatments", treatment.as_str());
        let owner = row.owner.as_ref().map(|_| {
            object([
                ("uuid", self.lasting(&format!("task:risk:{id}"))),
                ("type", word("action")),
                ("title", line(label, kind)),
                ("responsible-roles", self.responsible(row.owner.as_ref())),
            ])
        });
        object([
            ("uuid", self.lasting(&format!("response:risk:{id}"))),
            ("lifecycle", word("planned")),
            ("title", line(label, kind)),
            ("description", said(&[label, kind])),
            ("props", props([oscal_prop("type", kind)])),
            ("tasks", list(owner)),
        ])
    }
}

fn facet(system: &str, name: &str, value: &str, state: &str) -> Node {
    object([
        ("name", word(token(name))),
        ("system", word(system)),
        ("value", word(value)),
        ("props", props([oscal_prop("state", state)])),
    ])
}

/// Where a risk stands in the words of OSCAL.
fn status(row: &RiskRow) -> &'static str {
    match row.treatment {
        None => "open",
        Some(Treatment::Retain) if !row.issues.is_empty() => "deviation-requested",
        Some(Treatment::Retain) => "deviation-approved",
        Some(Treatment::Avoid | Treatment::Modify | Treatment::Share) => "remediating",
    }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
