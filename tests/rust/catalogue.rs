//! The built-in catalogue is what the standard's facts say, and its texts are complete.

#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeSet;

use aimscore::{
    AuditStage, Basis, Catalogue, Demand, Effort, Id, IssueCode, Kind, Texts, UnitData, Value,
};

fn units(part: usize) -> Vec<&'static UnitData> {
    Catalogue::iso_42001().data().parts[part]
        .groups
        .iter()
        .flat_map(|group| &group.units)
        .collect()
}

#[test]
fn counts_of_the_standard() {
    let data = Catalogue::iso_42001().data();
    let parts: Vec<_> = data
        .parts
        .iter()
        .map(|part| (part.id.as_str(), part.excludable, part.groups.len()))
        .collect();
    assert_eq!(
        parts,
        [("management_system", false, 7), ("controls", true, 9)]
    );
    assert_eq!((units(0).len(), units(1).len()), (32, 38));
    let by_area: Vec<_> = data.parts[1]
        .groups
        .iter()
        .map(|area| area.units.len())
        .collect();
    assert_eq!(by_area, [3, 2, 5, 4, 9, 5, 4, 3, 3]);
    let objectives: Vec<_> = data.parts[1]
        .groups
        .iter()
        .map(|area| area.objectives.len())
        .collect();
    assert_eq!(objectives, [1, 1, 1, 1, 2, 1, 1, 1, 1]);
    let demanded = |demand| {
        data.documents
            .iter()
            .filter(|document| document.demand == demand)
            .count()
    };
    assert_eq!(
        [
            demanded(Demand::Mandatory),
            demanded(Demand::Conditional),
            demanded(Demand::Recommended)
        ],
        [22, 27, 17]
    );
}

/// Numbers of the leaf subclauses and of the controls, as in the tables of contents of ISO/IEC 42001:2023.
#[test]
fn numbers_of_the_standard() {
    let clauses = "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.1.4 6.2 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3 8.1 8.2 8.3 8.4 \
                   9.1 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2";
    let controls = "A.2.2 A.2.3 A.2.4 A.3.2 A.3.3 A.4.2 A.4.3 A.4.4 A.4.5 A.4.6 A.5.2 A.5.3 A.5.4 A.5.5 A.6.1.2 A.6.1.3 A.6.2.2 \
                    A.6.2.3 A.6.2.4 A.6.2.5 A.6.2.6 A.6.2.7 A.6.2.8 A.7.2 A.7.3 A.7.4 A.7.5 A.7.6 A.8.2 A.8.3 A.8.4 A.8.5 A.9.2 \
                    A.9.3 A.9.4 A.10.2 A.10.3 A.10.4";
    for (part, numbers) in [(0, clauses), (1, controls)] {
        let ids: Vec<_> = units(part).iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids, numbers.split_whitespace().collect::<Vec<_>>());
    }
}

#[test]
fn items_by_basis() {
    let count = |part, basis| {
        units(part)
            .iter()
            .flat_map(|unit| &unit.items)
            .filter(|item| item.basis == basis)
            .count()
    };
    assert_eq!(
        [count(0, Basis::Requirement), count(0, Basis::Practice)],
        [182, 13]
    );
    assert_eq!(
        [count(1, Basis::Requirement), count(1, Basis::Practice)],
        [111, 7]
    );
    assert!(
        units(0).iter().chain(&units(1)).all(|unit| unit
            .items
            .iter()
            .any(|item| item.basis == Basis::Requirement)),
        "every unit has scored items"
    );
}

#[test]
fn fifteen_gates_of_stage_1() {
    let policy = Catalogue::iso_42001().policy();
    let label = policy
        .labels
        .iter()
        .find(|label| label.id.as_str() == "stage_1_candidate")
        .unwrap();
    assert_eq!(label.conditions[0].units.len(), 15);
    assert_eq!(policy.labels.len(), 5);
}

#[test]
fn natural_order_throughout() {
    for part in &Catalogue::iso_42001().data().parts {
        let ids: Vec<&Id> = part
            .groups
            .iter()
            .flat_map(|group| &group.units)
            .flat_map(|unit| unit.items.iter().map(|item| &item.id))
            .collect();
        assert!(ids.is_sorted());
    }
}

#[test]
fn machine_fields_are_filled() {
    for unit in units(0) {
        for item in &unit.items {
            assert!(
                item.roles.is_none() && item.stages.is_empty() && !item.source.is_empty(),
                "{}",
                item.id
            );
            assert_eq!(
                item.id.as_str().rsplit_once("-r").map(|(unit, _)| unit),
                Some(unit.id.as_str())
            );
        }
    }
    for unit in units(1) {
        assert!(unit.objective.is_some());
        for item in &unit.items {
            assert!(
                item.roles.is_some() && !item.stages.is_empty() && !item.source.is_empty(),
                "{}",
                item.id
            );
            assert_eq!(
                item.id.as_str().rsplit_once("-c").map(|(unit, _)| unit),
                Some(unit.id.as_str())
            );
        }
    }
    let items = || {
        units(0)
            .into_iter()
            .chain(units(1))
            .flat_map(|unit| &unit.items)
    };
    assert_eq!(
        items().map(|item| item.kind).collect::<BTreeSet<_>>(),
        BTreeSet::from([Kind::Define, Kind::Operate, Kind::Evaluate])
    );
    let efforts: BTreeSet<_> = items().map(|item| item.effort).collect();
    assert!(efforts.contains(&Effort::Xs) && efforts.contains(&Effort::L));
}

#[test]
fn mandatory_documents_are_demanded_once_and_split_by_stage() {
    let data = Catalogue::iso_42001().data();
    for document in data
        .documents
        .iter()
        .filter(|document| document.demand == Demand::Mandatory)
    {
        let asking: Vec<_> = units(0)
            .into_iter()
            .flat_map(|unit| &unit.items)
            .filter(|item| item.document.as_ref() == Some(&document.id))
            .collect();
        assert_eq!(asking.len(), 1, "{}", document.id);
    }
    let stage_1 = data.documents.iter().filter(|document| {
        document.demand == Demand::Mandatory && document.looked_at == Some(AuditStage::Stage1)
    });
    assert_eq!(stage_1.count(), 14);
}

#[test]
fn every_fact_has_a_source() {
    let data = Catalogue::iso_42001().data();
    let units = [units(0), units(1)].concat();
    let sourced = units.iter().all(|unit| !unit.source.is_empty());
    assert!(
        sourced
            && data
                .documents
                .iter()
                .all(|document| !document.source.is_empty())
    );
}

#[test]
fn a_short_look_asks_for_something_everywhere_and_for_little() {
    let quick = |unit: &UnitData| unit.items.iter().filter(|item| item.quick).count();
    let all = [units(0), units(1)].concat();
    assert!(all.iter().copied().map(quick).sum::<usize>() <= 45);
    assert!(
        units(0).into_iter().all(|unit| quick(unit) == 1),
        "one for each subclause"
    );
    for group in &Catalogue::iso_42001().data().parts[1].groups {
        let asked: usize = group.units.iter().map(quick).sum();
        assert!((1..=2).contains(&asked), "{}", group.id);
    }
    let mut asked = all
        .iter()
        .flat_map(|unit| &unit.items)
        .filter(|item| item.quick);
    assert!(
        asked.all(|item| item.basis == Basis::Requirement),
        "what is not scored is not asked"
    );
}

#[test]
fn texts_are_complete() {
    let texts = Texts::english();
    let keys = |list: &str| texts.at(&[list]).and_then(Value::as_object).unwrap().keys();
    for id in keys("items") {
        let evidence = texts.at(&["items", id, "evidence"]).unwrap();
        assert!((2..=4).contains(&evidence.as_list().unwrap().len()), "{id}");
    }
    for unit in units(1) {
        let guidance = texts.text(["units", unit.id.as_str(), "guidance"]);
        assert!(guidance.is_some(), "{}", unit.id);
    }
    let ends = |pair: &[char]| matches!(pair, ['.' | '?' | '!', ' ']);
    let sentences = |text: &str| {
        let chars: Vec<char> = text.chars().chain([' ']).collect();
        chars.windows(2).filter(|pair| ends(pair)).count()
    };
    for list in ["groups", "units"] {
        for id in keys(list) {
            let text = texts.text([list, id, "text"]).unwrap();
            assert!((2..=5).contains(&sentences(text)), "{id}: {text}");
        }
    }
    let ids = |list: &str| -> Vec<_> {
        let sections = texts.at(&[list]).and_then(Value::as_list).unwrap();
        let id = |section: &'static Value| section.get("id")?.as_text();
        sections.iter().filter_map(id).collect()
    };
    let steps = ids("steps");
    assert_eq!(
        steps,
        [
            "gap_analysis",
            "scope_definition",
            "risk_assessment",
            "control_implementation",
            "documentation",
            "internal_audit",
            "management_review",
            "certification_audit"
        ]
    );
    let sections = ids("overview");
    for id in [
        "purpose",
        "character",
        "structure",
        "annexes",
        "audience",
        "certification",
        "iso-27001",
        "iso-31000",
        "nist-ai-rmf",
        "eu-ai-act",
    ] {
        assert!(sections.contains(&id), "{id}");
    }
    assert!(texts.text(["notice"]).unwrap().contains("not affiliated"));
}

/// The parameters of a text, such as `{id}`.
fn parameters(text: &str) -> BTreeSet<&str> {
    let pieces = text.split('{').skip(1);
    pieces
        .filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
        .collect()
}

/// What a pack has at the end of each path, where that differs from another pack.
fn differences(path: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
                match (one.get(key), other.get(key)) {
                    (Some(one), Some(other)) => {
                        differences(&format!("{path}/{key}"), one, other, found);
                    }
                    _ if path.is_empty()
                        && ["status", "issues", "phrases"].contains(&key.as_str()) => {}
                    _ => found.push(format!("{path}/{key}: in one only")),
                }
            }
        }
        (Value::List(one), Value::List(other)) => {
            if one.len() != other.len() {
                found.push(format!("{path}: {} and {} entries", one.len(), other.len()));
            }
            for (at, (one, other)) in one.iter().zip(other).enumerate() {
                differences(&format!("{path}/{at}"), one, other, found);
            }
        }
        (one, other) => {
            let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
            let (one, other) = (text(one), text(other));
            if parameters(&one) != parameters(&other) {
                found.push(format!("{path}: {one} | {other}"));
            }
        }
    }
}

#[test]
fn every_language_says_what_english_says() {
    let english = Texts::english().at(&[]).unwrap();
    for tag in Texts::LANGUAGES {
        let texts = Texts::in_language(tag).unwrap();
        assert_eq!(texts.text(["language"]), Some(*tag));
        let mut found = Vec::new();
        differences("", english, texts.at(&[]).unwrap(), &mut found);
        assert_eq!(found, Vec::<String>::new(), "{tag}");
    }
}

/// But for one that no form of the page can bring about: what it expects is put together in English.
#[test]
fn every_language_says_what_is_wrong_with_input() {
    let codes = IssueCode::ALL
        .iter()
        .filter(|code| **code != IssueCode::UnknownTarget);
    let wanted: BTreeSet<_> = codes.clone().map(|code| code.as_str()).collect();
    let others = Texts::LANGUAGES.iter().filter(|tag| **tag != "en");
    for texts in others.filter_map(|tag| Texts::in_language(tag)) {
        let there = texts.at(&["issues"]).and_then(Value::as_object).unwrap();
        let there: BTreeSet<_> = there.keys().map(String::as_str).collect();
        assert_eq!(there, wanted);
        for code in codes.clone() {
            let (message, mend) = code.templates();
            for (field, english) in [("message", message), ("mend", mend)] {
                let text = texts.text(["issues", code.as_str(), field]).unwrap();
                assert_eq!(parameters(text), parameters(english), "{text}");
            }
        }
    }
}
