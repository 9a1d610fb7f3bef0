//! A share code keeps what it promises and nothing else, and is short.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use aimscore::{
    Assessment, Catalogue, Decision, EvidenceLevel, Id, assess, from_code, to_code, wire,
};
use conformance::random::{self, Random};

/// What a code keeps of an assessment, by its documentation.
fn kept(a: &Assessment) -> Assessment {
    let mut kept = Assessment::new(Catalogue::iso_42001(), &a.as_of);
    for answer in &a.answers {
        if answer.rating.is_some() || answer.evidence_level.is_some() {
            let mut answer = answer.clone();
            (answer.note, answer.confidence, answer.owner) = (None, None, None);
            (answer.due_on, answer.assessor, answer.flagged) = (None, None, false);
            answer.evidence.clear();
            kept.answers.push(answer);
        }
    }
    for document in &a.documents {
        let mut document = document.clone();
        (document.reference, document.owner) = (None, None);
        kept.documents.push(document);
    }
    kept.applicability
        .extend(a.applicability.iter().map(|decision| Decision {
            control_id: decision.control_id.clone(),
            included: decision.included,
            justification: (!decision.included).then(|| "Not in the share code.".to_owned()),
            drivers: Vec::new(),
            exclusion: None,
            owner: None,
            evidence: Vec::new(),
            review_on: None,
        }));
    kept
}

#[test]
fn a_code_keeps_ratings_and_decisions_and_no_text() {
    let catalogue = Catalogue::iso_42001();
    for seed in 0..300 {
        let mut a = random::assessment(catalogue, seed);
        a.organization.name = Some("Acme".to_owned());
        let code = to_code(catalogue, &a).unwrap();
        let shared = from_code(catalogue, &code).unwrap();
        let normal = Assessment::from_json(catalogue, &wire::canonical(&kept(&a))).unwrap();
        assert_eq!(shared, normal, "seed {seed}");
        assert_eq!(to_code(catalogue, &shared).unwrap(), code, "seed {seed}");
    }
}

#[test]
fn every_exclusion_that_came_by_code_is_asked_about() {
    let catalogue = Catalogue::iso_42001();
    let mut a = Assessment::new(catalogue, "2026-11-23");
    a.applicability.push(Decision {
        control_id: Id::new("A.7.3").unwrap(),
        included: false,
        justification: Some("We train no model.".to_owned()),
        drivers: Vec::new(),
        exclusion: None,
        owner: None,
        evidence: Vec::new(),
        review_on: None,
    });
    let shared = from_code(catalogue, &to_code(catalogue, &a).unwrap()).unwrap();
    let rows = assess(catalogue, &shared)
        .unwrap()
        .statement_of_applicability
        .rows;
    let row = rows
        .iter()
        .find(|row| row.control_id.as_str() == "A.7.3")
        .unwrap();
    let rules: Vec<_> = row.issues.iter().map(|issue| issue.rule.as_str()).collect();
    assert!(rules.contains(&"justification_stock_phrase"), "{rules:?}");
}

/// An assessment in which `percent` of the items are rated, and all with evidence levels and decisions where `whole`.
fn filled(percent: usize, whole: bool) -> Assessment {
    let catalogue = Catalogue::iso_42001();
    let mut a = random::assessment(catalogue, 1);
    let mut random = Random::new(7);
    let template = a.answers.first().unwrap().clone();
    a.answers.clear();
    let parts = &catalogue.data().parts;
    let units = parts
        .iter()
        .flat_map(|part| &part.groups)
        .flat_map(|group| &group.units);
    for item in units.flat_map(|unit| &unit.items) {
        if random.chance(percent) {
            let mut answer = template.clone();
            answer.item_id = item.id.clone();
            answer.rating = random
                .pick(&["not", "partially", "largely", "fully", "unsure"])
                .and_then(Id::new);
            answer.evidence_level = whole.then(|| random.pick(EvidenceLevel::ALL)).flatten();
            a.answers.push(answer);
        }
    }
    if !whole {
        a.documents.clear();
        a.applicability.clear();
    }
    a
}

#[test]
fn codes_are_short_enough_to_send() {
    let catalogue = Catalogue::iso_42001();
    let length = |a: &Assessment| to_code(catalogue, a).unwrap().len();
    let empty = length(&Assessment::new(catalogue, "2026-11-23"));
    let quick = length(&filled(14, false));
    let rated = length(&filled(100, false));
    let whole = length(&filled(100, true));
    assert_eq!(empty, 34);
    assert!(quick <= 120, "{quick}");
    assert!(rated <= 170, "{rated}");
    assert!(whole <= 320, "{whole}");
}
