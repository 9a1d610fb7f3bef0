//! Checking that a pack has every text that the catalogue and the engine need, and no other.

use super::{FORMAT, Texts};
use crate::applicability::{Choice, ImplementationStatus, RowRule};
use crate::catalogue::{Catalogue, Named};
use crate::closed::Closed;
use crate::error::{IssueCode, Issues};
use crate::finding::FindingRule;
use crate::gap::GapKind;
use crate::grade::Grade;
use crate::id::Id;
use crate::policy::ConditionRule;
use crate::read::{Place, excerpt, unknown_id};
use crate::report::NoticeCode;
use crate::scale::{Class, Confidence, DocumentStatus, EvidenceLevel, Layer};
use crate::value::{Object, Value};
use crate::vocabulary::{Effort, Kind, Stage};

/// Lists of words that a pack must have, with the words of each.
const REQUIRED_WORDS: &[(&str, &[&str])] = &[
    ("classes", Class::WORDS),
    ("confidences", Confidence::WORDS),
    ("decisions", Choice::WORDS),
    ("document_statuses", DocumentStatus::WORDS),
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
    ("row_rules", RowRule::WORDS),
    ("stages", Stage::WORDS),
];

/// Sentences that a pack must have; [`crate::render`] writes them.
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
        };
        for section in [
            "parts",
            "groups",
            "objectives",
            "units",
            "items",
            "documents",
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
