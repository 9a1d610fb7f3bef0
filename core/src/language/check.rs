//! Checking that a pack has every text that the catalogue and the engine need, and no other.

use std::collections::BTreeMap;

use super::{FORMAT, Texts};
use crate::applicability::{Choice, ImplementationStatus, RowRule};
use crate::catalogue::Catalogue;
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
use crate::vocabulary::{Effort, Kind, Stage};

/// Lists of words that a pack must have, with the words of each.
fn required_words() -> Vec<(&'static str, Vec<&'static str>)> {
    fn all<T: Closed>() -> Vec<&'static str> {
        T::WORDS.to_vec()
    }
    vec![
        ("classes", all::<Class>()),
        ("confidences", all::<Confidence>()),
        ("decisions", all::<Choice>()),
        ("document_statuses", all::<DocumentStatus>()),
        ("efforts", all::<Effort>()),
        ("evidence_levels", all::<EvidenceLevel>()),
        ("conditions", all::<ConditionRule>()),
        ("finding_rules", all::<FindingRule>()),
        ("gap_kinds", all::<GapKind>()),
        ("grades", all::<Grade>()),
        ("implementation_statuses", all::<ImplementationStatus>()),
        ("kinds", all::<Kind>()),
        ("layers", all::<Layer>()),
        ("notices", all::<NoticeCode>()),
        ("row_rules", all::<RowRule>()),
        ("stages", all::<Stage>()),
    ]
}

/// Sentences that a pack must have; [`crate::render`] writes them.
const REQUIRED_SENTENCES: &[&str] = &[
    "as_of",
    "organization",
    "scope",
    "range",
    "nothing_rated",
    "evidenced",
    "readiness",
    "answered",
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
        if self.format != FORMAT {
            let params: &[(&'static str, &dyn std::fmt::Display)] =
                &[("value", &self.format), ("supported", &FORMAT)];
            issues.add(IssueCode::UnsupportedFormat, "/format", params);
        }
        if self.catalogue != data.id.as_str() {
            let params: &[(&'static str, &dyn std::fmt::Display)] = &[
                ("field", &"id"),
                ("value", &self.catalogue),
                ("expected", &data.id),
            ];
            issues.add(IssueCode::WrongCatalogue, "/catalogue", params);
        }
        let head = [
            ("language", &self.language),
            ("name", &self.name),
            ("title", &self.title),
            ("notice", &self.notice),
        ];
        for (field, _) in head.iter().filter(|(_, text)| text.trim().is_empty()) {
            missing(issues, "", &data.id, field);
        }
    }

    fn check_ids(&self, c: &Catalogue, issues: &mut Issues) {
        let parts = || c.data().parts.iter();
        let groups = || parts().flat_map(|part| &part.groups);
        same_keys(
            &self.parts,
            &|| parts().map(|part| &part.id),
            "parts",
            issues,
        );
        same_keys(
            &self.groups,
            &|| groups().map(|group| &group.id),
            "groups",
            issues,
        );
        same_keys(
            &self.objectives,
            &|| groups().flat_map(|group| &group.objectives),
            "objectives",
            issues,
        );
        same_keys(
            &self.units,
            &|| c.units.values().map(|unit| &unit.id),
            "units",
            issues,
        );
        same_keys(
            &self.items,
            &|| c.items.values().map(|item| &item.data.id),
            "items",
            issues,
        );
        same_keys(
            &self.documents,
            &|| c.documents.values().map(|document| &document.id),
            "documents",
            issues,
        );
    }

    fn check_words(&self, c: &Catalogue, issues: &mut Issues) {
        let mut need = |known: bool, pointer: &str, id: &str, field: &str| {
            if !known {
                missing(issues, pointer, &id, field);
            }
        };
        let has = |list: &str, word: &str| {
            self.words
                .get(list)
                .is_some_and(|words| words.contains_key(word))
        };
        for (list, words) in required_words() {
            for word in words {
                need(has(list, word), &format!("/words/{list}"), word, "label");
            }
        }
        let levels = || c.data().scale.iter().map(|level| level.id.as_str());
        levels()
            .chain(["unsure"])
            .for_each(|level| need(has("scale", level), "/words/scale", level, "label"));
        for label in &c.policy().labels {
            need(
                has("labels", label.id.as_str()),
                "/words/labels",
                label.id.as_str(),
                "label",
            );
        }
        for kind in Kind::WORDS {
            let described = |level: &str| {
                self.levels
                    .get(*kind)
                    .is_some_and(|levels| levels.contains_key(level))
            };
            levels().for_each(|level| {
                need(
                    described(level),
                    &format!("/levels/{kind}"),
                    level,
                    "description",
                );
            });
        }
        for name in REQUIRED_SENTENCES {
            need(
                self.sentences.contains_key(*name),
                "/sentences",
                name,
                "sentence",
            );
        }
    }
}

fn missing(issues: &mut Issues, pointer: &str, id: &dyn std::fmt::Display, field: &str) {
    issues.add(
        IssueCode::MissingText,
        pointer,
        &[("id", id), ("field", &field)],
    );
}

fn same_keys<'c, T, I: Iterator<Item = &'c Id>>(
    texts: &BTreeMap<String, T>,
    ids: &dyn Fn() -> I,
    section: &'static str,
    issues: &mut Issues,
) {
    for id in ids().filter(|id| !texts.contains_key(id.as_str())) {
        missing(issues, &format!("/{section}"), id, "text");
    }
    let root = Place::ROOT.key(section);
    for key in texts
        .keys()
        .filter(|key| !ids().any(|id| id.as_str() == *key))
    {
        match Id::new(key) {
            Some(id) => unknown_id(&id, section, ids().map(Id::as_str), root.key(key), issues),
            None => issues.add(
                IssueCode::InvalidId,
                root.key(key).to_string(),
                &[("value", &excerpt(key))],
            ),
        }
    }
}
