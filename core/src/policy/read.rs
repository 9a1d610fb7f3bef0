//! Reading a policy.

use std::fmt::Display;

use super::{
    ApplicabilityRules, Condition, ConditionRule, Conflict, FORMAT, Label, Policy, StockPhrases,
    Systemic, WeakestLink, folded, risk, roadmap, trimmed,
};
use crate::closed::{Closed, quoted};
use crate::error::IssueCode;
use crate::read::{Blank, Fields, Seen};
use crate::scale::Class;

pub(super) fn policy(f: &mut Fields<'_, '_>) -> Policy {
    f.format(FORMAT);
    Policy {
        format: FORMAT,
        id: f.required_id("id"),
        version: f.required("version", |r| r.version()),
        weakest_link: f.required("weakest_link", |r| r.object(weakest_link)),
        systemic: f.optional("systemic", |r| r.object(systemic)),
        applicability: f.optional("applicability", |r| r.object(applicability)),
        risks: f.optional("risks", |r| r.object(risk::rules)),
        roadmap: f.optional("roadmap", |r| r.object(roadmap::rules)),
        labels: labels(f),
    }
}

impl Blank for WeakestLink {
    fn blank() -> Self {
        Self {
            why: String::blank(),
            not_or_unrated: Class::blank(),
            partially: Class::blank(),
        }
    }
}

/// An item at P does not weigh more than one at N.
fn weakest_link(f: &mut Fields<'_, '_>) -> WeakestLink {
    let why = f.required_text("why");
    let before = f.issues.count();
    let not_or_unrated: Class = f.required_word("not_or_unrated");
    let partially: Class = f.required_word("partially");
    if not_or_unrated > partially && f.issues.count() == before {
        let allowed = Class::WORDS.iter().zip(Class::VALUES);
        let allowed = allowed.filter(|(_, class)| **class <= partially);
        let allowed = quoted(allowed.map(|(word, _)| *word));
        let params: &[(_, &dyn Display)] = &[("value", &not_or_unrated), ("allowed", &allowed)];
        let pointer = f.place.key("not_or_unrated").to_string();
        f.issues.add(IssueCode::UnknownValue, pointer, params);
    }
    WeakestLink {
        why,
        not_or_unrated,
        partially,
    }
}

fn systemic(f: &mut Fields<'_, '_>) -> Systemic {
    Systemic {
        why: f.required_text("why"),
        part: f.required_id("part"),
        items: f.required("items", |r| r.integer(1..=u8::MAX)),
        at_most: f.required_word("at_most"),
        grade: f.required_word("grade"),
    }
}

fn applicability(f: &mut Fields<'_, '_>) -> ApplicabilityRules {
    let why = f.required_text("why");
    let unit = f.required_id("unit");
    let (forbidden, called_for) = (conflicts(f, "conflicts"), conflicts(f, "called_for"));
    let stock_phrases = f.list("stock_phrases", |r| {
        r.object(|f| StockPhrases {
            language: f.required_id("language"),
            phrases: f.texts("phrases"),
        })
    });
    let phrases = stock_phrases
        .iter()
        .flat_map(|of_language: &StockPhrases| &of_language.phrases)
        .map(|phrase| trimmed(phrase));
    ApplicabilityRules {
        why,
        unit,
        conflicts: forbidden,
        called_for,
        // No letter takes more than three times the bytes in its other case.
        longest: 3 * phrases.clone().map(str::len).max().unwrap_or_default(),
        bare_phrases: phrases.map(folded).collect(),
        stock_phrases,
    }
}

fn conflicts(f: &mut Fields<'_, '_>, key: &'static str) -> Vec<Conflict> {
    f.list(key, |r| {
        r.object(|f| Conflict {
            unit: f.required_id("unit"),
            clauses: f.ids("clauses"),
        })
    })
}

fn labels(f: &mut Fields<'_, '_>) -> Vec<Label> {
    let mut seen = Seen::default();
    let labels = f.list("labels", |r| {
        r.object(|f| Label {
            id: f.own_id(&mut seen),
            conditions: f.list("conditions", |r| r.object(condition).flatten()),
        })
    });
    if let Some(first) = labels.first().filter(|label| !label.conditions.is_empty()) {
        let pointer = f.place.key("labels").index(0).to_string();
        f.issues.add(
            IssueCode::FirstLabelHasConditions,
            pointer,
            &[("label", &first.id)],
        );
    }
    labels
}

fn condition(f: &mut Fields<'_, '_>) -> Option<Condition> {
    let Some(rule) = f.at("rule", true).and_then(|mut r| r.word()) else {
        f.pass_over_the_rest();
        return None;
    };
    let mut condition = Condition {
        rule,
        part: None,
        groups: Vec::new(),
        units: Vec::new(),
        class: None,
        kind: None,
        looked_at: None,
        grade: None,
        percent: None,
        layer: None,
    };
    match rule {
        ConditionRule::PartLowAbove => {
            condition.part = Some(f.required_id("part"));
            condition.percent = Some(f.required("percent", |r| r.integer(0..=100)));
            condition.layer = f.word("layer");
        }
        ConditionRule::UnitsAtLeast => {
            condition.groups = f.ids("groups");
            condition.units = f.ids("units");
            condition.part = if condition.groups.is_empty() && condition.units.is_empty() {
                Some(f.required_id("part"))
            } else {
                None
            };
            condition.class = Some(f.required_word("class"));
            condition.layer = f.word("layer");
        }
        ConditionRule::ItemsRated => condition.part = Some(f.required_id("part")),
        ConditionRule::ItemsAtLeast => {
            condition.part = Some(f.required_id("part"));
            condition.kind = f.word("kind");
            condition.class = Some(f.required_word("class"));
            condition.layer = f.word("layer");
        }
        ConditionRule::DocumentsApproved => {
            condition.looked_at = f.word("looked_at");
        }
        ConditionRule::NoFinding => condition.grade = Some(f.required_word("grade")),
        ConditionRule::ApplicabilityComplete | ConditionRule::ApplicabilityValid => {}
    }
    Some(condition)
}
