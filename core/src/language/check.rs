//! Checking that a pack has every text that the catalogue and the engine need, and no other.

use super::{FORMAT, Texts, required};
use crate::catalogue::{Catalogue, Named, UNSURE};
use crate::closed::Closed;
use crate::error::{IssueCode, Issues};
use crate::id::Id;
use crate::read::{Place, excerpt, unknown_id};
use crate::value::{Object, Value};
use crate::vocabulary::Kind;

impl Texts {
    /// Every id of the catalogue has its text, every text is of an id, and what the engine says is there.
    pub(super) fn check(&self, c: &Catalogue, issues: &mut Issues) {
        self.check_catalogue(c, issues);
        self.check_engine(c, issues);
    }

    /// What speaks of the catalogue.
    pub(super) fn check_catalogue(&self, c: &Catalogue, issues: &mut Issues) {
        self.check_head(c, issues);
        self.check_ids(c, issues);
        self.check_words(c, issues);
    }

    fn need(&self, path: &[&str], field: &str, issues: &mut Issues) {
        if self.at(path).is_none() {
            let (id, above) = path.split_last().unwrap_or((&"", &[]));
            missing(issues, &format!("/{}", above.join("/")), id, field);
        }
    }

    /// What the engine says whatever the catalogue.
    fn check_engine(&self, c: &Catalogue, issues: &mut Issues) {
        let mut need = |path: &[&str], field: &str| self.need(path, field, issues);
        for (list, words) in required::WORDS {
            words
                .iter()
                .for_each(|word| need(&["words", list, word], "label"));
        }
        let levels = c.data().scale.iter().map(|level| level.id.as_str());
        let usual: Vec<_> = levels.filter(|id| required::LEVELS.contains(id)).collect();
        for level in usual.iter().chain(&[UNSURE]) {
            need(&["words", "scale", level], "label");
        }
        for kind in Kind::WORDS {
            for level in &usual {
                need(&["levels", kind, level], "description");
            }
        }
        for name in required::SENTENCES {
            need(&["sentences", name], "sentence");
        }
        for name in required::PAGE {
            need(&["page", name], "sentence");
        }
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
        let mut need = |path: &[&str], field: &str| self.need(path, field, issues);
        let levels = c.data().scale.iter().map(|level| level.id.as_str());
        let own: Vec<_> = levels.filter(|id| !required::LEVELS.contains(id)).collect();
        for level in &own {
            need(&["words", "scale", level], "label");
        }
        for kind in Kind::WORDS {
            for level in &own {
                need(&["levels", kind, level], "description");
            }
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
    }
}

fn missing(issues: &mut Issues, pointer: &str, id: &str, field: &str) {
    issues.add(
        IssueCode::MissingText,
        pointer,
        &[("id", &id), ("field", &field)],
    );
}
