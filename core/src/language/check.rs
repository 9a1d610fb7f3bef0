//! Checking that a pack has every text that the catalogue and the engine need, and no other.

use super::{FORMAT, Texts, TranslationStatus};
use crate::applicability::{Choice, ImplementationStatus, ReasonKind, RowRule};
use crate::catalogue::{Catalogue, Named};
use crate::closed::Closed;
use crate::error::{IssueCode, Issues};
use crate::finding::FindingRule;
use crate::gap::Criterion;
use crate::grade::Grade;
use crate::id::Id;
use crate::policy::ConditionRule;
use crate::read::{Place, excerpt, unknown_id};
use crate::report::NoticeCode;
use crate::risk::RiskRule;
use crate::scale::{Class, Confidence, DocumentStatus, EvidenceLevel, Layer};
use crate::value::{Object, Value};
use crate::vocabulary::{
    Dimension, Effectiveness, Effort, GapKind, Kind, OrganizationRole, Relevance, ReviewTopic,
    Stage, Treatment,
};

/// Lists of words that a pack must have, with the words of each.
const REQUIRED_WORDS: &[(&str, &[&str])] = &[
    ("classes", Class::WORDS),
    ("confidences", Confidence::WORDS),
    ("decisions", Choice::WORDS),
    ("criteria", Criterion::WORDS),
    ("dimensions", Dimension::WORDS),
    ("document_statuses", DocumentStatus::WORDS),
    ("effectiveness", Effectiveness::WORDS),
    ("efforts", Effort::WORDS),
    ("evidence_levels", EvidenceLevel::WORDS),
    ("conditions", ConditionRule::WORDS),
    ("finding_rules", FindingRule::WORDS),
    ("gap_kinds", GapKind::WORDS),
    ("grades", Grade::WORDS),
    ("implementation_statuses", ImplementationStatus::WORDS),
    ("kinds", Kind::WORDS),
    ("layers", Layer::WORDS),
    ("notices", NoticeCode::WORDS),
    ("relevances", Relevance::WORDS),
    ("review_topics", ReviewTopic::WORDS),
    ("reason_kinds", ReasonKind::WORDS),
    ("risk_rules", RiskRule::WORDS),
    ("roles", OrganizationRole::WORDS),
    ("row_rules", RowRule::WORDS),
    ("stages", Stage::WORDS),
    ("translations", TranslationStatus::WORDS),
    ("treatments", Treatment::WORDS),
];

/// Sentences that a pack must have; [`crate::render`] and [`crate::chart`] write them.
const REQUIRED_SENTENCES: &[&str] = &[
    "as_of",
    "organization",
    "scope",
    "range",
    "nothing_rated",
    "nothing_counts",
    "evidenced",
    "readiness",
    "answered",
    "on_evidence",
    "next",
    "highest",
    "first_gaps",
    "gap",
    "no_gaps",
    "only_an_accredited_body",
    "scope_of",
    "scope_of_organization",
    "scope_roles",
    "scope_no_systems",
    "scope_systems",
    "scope_system",
    "scope_system_details",
    "scope_system_purpose",
    "scope_system_purpose_details",
    "scope_boundaries",
    "scope_exclusions",
    "scope_boundaries_unknown",
    "scope_exclusions_unknown",
    "decimal",
    "percent",
    "span",
    "range_unrated",
    "no_figure",
    "chart_headline",
    "chart_groups",
    "chart_matrix",
    "chart_certain",
    "chart_open",
    "chart_evidenced",
    "chart_before",
    "chart_after",
    "chart_consequence",
    "chart_likelihood",
    "chart_point",
    "chart_not_rated",
    "chart_risk",
    "chart_no_grid",
];

impl Texts {
    /// Every id of the catalogue has its text, and every text is of an id.
    pub(super) fn check(&self, c: &Catalogue, issues: &mut Issues) {
        self.check_head(c, issues);
        self.check_ids(c, issues);
        self.check_words(c, issues);
    }

    fn check_head(&self, c: &Catalogue, issues: &mut Issues) {
        let data = c.data();
        let head = |key| self.text([key]).unwrap_or_default();
        if head("format") != FORMAT {
            let params: &[(&'static str, &dyn std::fmt::Display)] =
                &[("value", &head("format")), ("supported", &FORMAT)];
            issues.add(IssueCode::UnsupportedFormat, "/format", params);
        }
        if head("catalogue") != data.id.as_str() {
            let params: &[(&'static str, &dyn std::fmt::Display)] = &[
                ("field", &"id"),
                ("value", &head("catalogue")),
                ("expected", &data.id),
            ];
            issues.add(IssueCode::WrongCatalogue, "/catalogue", params);
        }
        for field in ["language", "name", "title", "notice"] {
            if head(field).trim().is_empty() {
                missing(issues, "", data.id.as_str(), field);
            }
        }
    }

    fn check_ids(&self, c: &Catalogue, issues: &mut Issues) {
        let wanted = |section: &str, named: Named| match named {
            Named::Part(_) => section == "parts",
            Named::Group(_) => section == "groups",
            Named::Objective => section == "objectives",
            Named::Unit(_) => section == "units",
            Named::Item(_) => section == "items",
            Named::Document(_) => section == "documents",
            Named::Scenario(_) => section == "scenarios",
        };
        for section in [
            "parts",
            "groups",
            "objectives",
            "units",
            "items",
            "documents",
            "scenarios",
        ] {
            let texts = self.at(&[section]).and_then(Value::as_object);
            let known = |id: &str| texts.is_some_and(|texts| texts.contains_key(id));
            let ids = || c.ids(|named| wanted(section, named));
            for id in ids().filter(|id| !known(id)) {
                missing(issues, &format!("/{section}"), id, "text");
            }
            let root = Place::ROOT.key(section);
            for key in texts.into_iter().flat_map(Object::keys) {
                let place = root.key(key);
                match Id::new(key) {
                    Some(_) if c.find(key).is_some_and(|named| wanted(section, named)) => {}
                    Some(id) => unknown_id(&id, section, ids(), place, issues),
                    None => {
                        let pointer = place.to_string();
                        issues.add(IssueCode::InvalidId, pointer, &[("value", &excerpt(key))]);
                    }
                }
            }
        }
    }

    fn check_words(&self, c: &Catalogue, issues: &mut Issues) {
        let mut need = |path: &[&str], field: &str| {
            if self.at(path).is_none() {
                let (id, above) = path.split_last().unwrap_or((&"", &[]));
                missing(issues, &format!("/{}", above.join("/")), id, field);
            }
        };
        for (list, words) in REQUIRED_WORDS {
            words
                .iter()
                .for_each(|word| need(&["words", list, word], "label"));
        }
        let levels = || c.data().scale.iter().map(|level| level.id.as_str());
        for level in levels().chain(["unsure"]) {
            need(&["words", "scale", level], "label");
        }
        for label in &c.policy().labels {
            need(&["words", "labels", label.id.as_str()], "label");
        }
        let library = &c.data().risks;
        for grid in &library.grids {
            let mut ranks = |axis, ranks: &[Id]| {
                for rank in ranks {
                    need(&["grids", grid.id.as_str(), axis, rank.as_str()], "label");
                }
            };
            ranks("likelihood", &grid.likelihood);
            ranks("consequence", &grid.consequence);
            for level in &grid.levels {
                need(&["words", "risk_levels", level.as_str()], "label");
            }
        }
        for line in &library.red_lines {
            need(&["red_lines", line.as_str()], "title");
        }
        for characteristic in &library.traits {
            need(&["words", "traits", characteristic.as_str()], "label");
        }
        for list in &library.taxonomies {
            for tag in &list.tags {
                need(
                    &["taxonomies", list.id.as_str(), "tags", tag.as_str()],
                    "title",
                );
            }
        }
        for kind in Kind::WORDS {
            levels().for_each(|level| need(&["levels", kind, level], "description"));
        }
        for name in REQUIRED_SENTENCES {
            need(&["sentences", name], "sentence");
        }
    }
}

fn missing(issues: &mut Issues, pointer: &str, id: &str, field: &str) {
    issues.add(
        IssueCode::MissingText,
        pointer,
        &[("id", &id), ("field", &field)],
    );
}
