//! The frameworks that are examples: in order, scored as worked out by hand, and reported without a word about ISO/IEC 42001.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;
use std::fs::read_to_string;

use aimscore::{
    Catalogue, Texts, Value, check_framework, framework_from_workbook, framework_workbook, oscal,
    wire,
};
use conformance::random::Random;
use serde_json::json;

const ALL: [&str; 3] = ["ai-use-policy", "house-rules", "nist-ai-rmf"];

fn file(name: &str, file: &str) -> Option<String> {
    let folder = conformance::folder().join("../web-demo/frameworks");
    read_to_string(folder.join(name).join(file)).ok()
}

fn tree(name: &str, part: &str) -> serde_json::Value {
    serde_json::from_str(&file(name, part).unwrap()).unwrap()
}

fn framework(name: &str) -> (Catalogue, Texts) {
    let crosswalk = file(name, "crosswalk-iso-42001.json");
    let crosswalks: Vec<_> = crosswalk.as_deref().into_iter().collect();
    let policy = file(name, "policy.json");
    let catalogue = file(name, "catalogue.json");
    let catalogue =
        Catalogue::assembled(catalogue.as_deref(), policy.as_deref(), &crosswalks).unwrap();
    let texts = Texts::own(&catalogue, &[&file(name, "texts.json").unwrap()]).unwrap();
    (catalogue, texts)
}

/// An assessment with these ratings.
fn rated(name: &str, ratings: &[(&str, &str)]) -> String {
    let answers = ratings
        .iter()
        .map(|(item, rating)| json!({"item_id": item, "rating": rating}));
    json!({
        "format": "aimscore/assessment/1", "catalogue": {"id": name}, "as_of": "2026-11-23",
        "answers": answers.collect::<Vec<_>>(),
    })
    .to_string()
}

fn check(framework: &serde_json::Value) -> Vec<(String, String)> {
    let framework: Value = wire::parse(framework.to_string().as_bytes()).unwrap();
    let found = check_framework(&framework).err();
    let issues = found.into_iter().flat_map(|error| error.issues);
    issues
        .map(|issue| (issue.pointer, issue.code.to_string()))
        .collect()
}

#[test]
fn the_examples_are_in_order() {
    for name in ALL {
        assert_eq!(check_framework(&whole(name)), Ok(()), "{name}");
        framework(name);
    }
}

/// A framework with everything that belongs to it.
fn whole(name: &str) -> Value {
    let mut whole =
        json!({"catalogue": tree(name, "catalogue.json"), "texts": [tree(name, "texts.json")]});
    if name == "nist-ai-rmf" {
        whole["policy"] = tree(name, "policy.json");
        whole["crosswalks"] = json!([tree(name, "crosswalk-iso-42001.json")]);
    }
    wire::parse(whole.to_string().as_bytes()).unwrap()
}

/// The built-in one, in two languages.
fn built_in() -> Value {
    let catalogue = Catalogue::iso_42001();
    let texts = ["en", "de"].map(|tag| wire::canonical(Texts::in_language(tag).unwrap()));
    let text = format!(
        r#"{{"catalogue":{},"policy":{},"crosswalks":{},"texts":[{}]}}"#,
        wire::catalogue_json(catalogue),
        wire::policy_json(catalogue),
        wire::crosswalks_json(catalogue),
        texts.join(","),
    );
    wire::parse(text.as_bytes()).unwrap()
}

#[test]
fn a_framework_comes_back_from_a_workbook_as_it_was() {
    let imported = conformance::files(&conformance::folder().join("oscal/import"), ".json");
    let imported = imported.iter().filter_map(|path| {
        let read = oscal::import(&read_to_string(path).unwrap()).ok()?;
        let whole = format!(
            r#"{{"catalogue":{},"texts":[{}]}}"#,
            read.catalogue, read.texts
        );
        Some(wire::parse(whole.as_bytes()).unwrap())
    });
    let imported: Vec<_> = imported.collect();
    assert!(!imported.is_empty());
    for framework in ALL
        .map(whole)
        .into_iter()
        .chain([built_in()])
        .chain(imported)
    {
        let bytes = framework_workbook(&framework).unwrap();
        assert_eq!(bytes, framework_workbook(&framework).unwrap());
        let back = framework_from_workbook(&bytes).unwrap();
        let (framework, back) = (without_blanks(framework), without_blanks(back));
        assert!(back == framework, "{}", lost(&framework, &back, ""));
    }
}

#[test]
fn a_damaged_workbook_is_refused_and_never_half_read() {
    let framework = whole("house-rules");
    let whole = framework_workbook(&framework).unwrap();
    let mut random = Random::new(7);
    for _ in 0..200 {
        let mut bytes = whole.clone();
        if random.below(2) == 0 {
            bytes.truncate(random.below(whole.len()));
        } else {
            let place = random.below(whole.len());
            bytes[place] ^= 1 << random.below(8);
        }
        // A bit of a name, or of what nobody reads, may be another one.
        if let Ok(found) = framework_from_workbook(&bytes) {
            assert_eq!(found, framework);
        }
    }
}

/// A tree without lists that are empty.
fn without_blanks(value: Value) -> Value {
    match value {
        Value::List(list) => Value::List(list.into_iter().map(without_blanks).collect()),
        Value::Object(object) => {
            let kept = object
                .into_iter()
                .filter(|(_, value)| *value != Value::List(Vec::new()));
            Value::Object(
                kept.map(|(key, value)| (key, without_blanks(value)))
                    .collect(),
            )
        }
        other => other,
    }
}

/// Where two trees differ first.
fn lost(a: &Value, b: &Value, place: &str) -> String {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<_> = a.keys().chain(b.keys()).collect();
            let key = keys
                .into_iter()
                .find(|key| a.get(*key) != b.get(*key))
                .unwrap();
            let place = format!("{place}/{key}");
            match (a.get(key), b.get(key)) {
                (Some(a), Some(b)) => lost(a, b, &place),
                (a, b) => format!("{place}: {a:?} {b:?}"),
            }
        }
        (Value::List(a), Value::List(b)) if a.len() == b.len() => {
            let at = (0..a.len()).find(|at| a[*at] != b[*at]).unwrap();
            lost(&a[at], &b[at], &format!("{place}/{at}"))
        }
        (a, b) => format!("{place}: {a:?} {b:?}"),
    }
}

#[test]
fn a_third_of_a_second_a_word_and_eight_answer_a_question() {
    let check = |catalogue: &Catalogue, texts: &Texts| {
        let groups = catalogue.data().parts.iter().flat_map(|part| &part.groups);
        for item in groups
            .flat_map(|group| &group.units)
            .flat_map(|unit| &unit.items)
        {
            let id = item.id.as_str();
            let question = texts.text(["items", id, "question"]).unwrap();
            let words = question.split_whitespace().count();
            assert_eq!(
                item.seconds.map(usize::from),
                Some(8 + words.div_ceil(3)),
                "{id}"
            );
        }
    };
    check(Catalogue::iso_42001(), Texts::english());
    for (catalogue, texts) in ALL.map(framework) {
        check(&catalogue, &texts);
    }
}

#[test]
fn every_document_is_checked_at_once() {
    let name = "nist-ai-rmf";
    let mut whole = json!({
        "catalogue": tree(name, "catalogue.json"), "policy": tree(name, "policy.json"),
        "crosswalks": [tree(name, "crosswalk-iso-42001.json")], "texts": [tree(name, "texts.json")],
    });
    whole["policy"]["labels"][1]["conditions"][0]["part"] = json!("GOVERNMENT");
    whole["crosswalks"][0]["entries"][0]["links"][0]["units"][0] = json!("GOVERN-9");
    whole["texts"][0]["words"]["scale"]["begun"] = json!({});
    whole["texts"][0]["items"]["X"] = whole["texts"][0]["items"]["MAP-1.1-q"].take();
    let found: BTreeSet<_> = check(&whole)
        .into_iter()
        .map(|(pointer, _)| pointer)
        .collect();
    for place in [
        "/policy/labels/1/conditions/0/part",
        "/crosswalks/0/entries/0/links/0/units/0",
        "/texts/0/words/scale/begun",
        "/texts/0/items/X",
        "/texts/0/items/MAP-1.1-q",
    ] {
        assert!(found.contains(place), "{place} is not in {found:?}");
    }
    whole["catalogue"]["scale"] = json!([]);
    whole["policy"]["version"] = json!("one");
    let found = check(&whole);
    assert!(
        found.contains(&("/catalogue/scale".into(), "wrong_count".into())),
        "{found:?}"
    );
    assert!(found.contains(&("/policy/version".into(), "invalid_version".into())));
    assert_eq!(check(&json!([])), [(String::new(), "wrong_type".into())]);
    assert_eq!(
        check(&json!({"policies": []})),
        [
            (String::new(), "missing_key".into()),
            ("/policies".into(), "unknown_key".into())
        ]
    );
}

#[test]
fn a_scale_of_three_levels_is_scored_as_by_hand() {
    let (catalogue, _) = framework("ai-use-policy");
    let answers = [
        ("1.1-q1", "yes"),
        ("1.1-q2", "in_part"),
        ("1.1-q3", "no"),
        ("1.2-q1", "yes"),
        ("2.1-q1", "yes"),
        ("2.1-q2", "yes"),
        ("2.1-q3", "yes"),
        ("2.2-q1", "in_part"),
        ("2.2-q2", "unsure"),
    ];
    let report = wire::assess_json(&catalogue, &rated("ai-use-policy", &answers)).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    // Units: 3/6; 2/6 to 6/6; 6/6; 1/6 to 5/6.
    let part = &report["headline"]["policy"];
    assert_eq!(
        [&part["low"], &part["score"], &part["high"]],
        [&json!(50), &json!(75), &json!(83.3)]
    );
    assert_eq!(
        [&part["rated"], &part["applicable"]],
        [&json!(8), &json!(12)]
    );
    let groups: Vec<_> = report["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| [row["figure"]["low"].clone(), row["figure"]["high"].clone()])
        .collect();
    assert_eq!(
        groups,
        [[json!(41.7), json!(75)], [json!(58.3), json!(91.7)]]
    );
    let bands: Vec<_> = report["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            [
                row["band"].as_str().unwrap(),
                row["band_best"].as_str().unwrap(),
            ]
        })
        .collect();
    assert_eq!(bands, [["P", "P"], ["P", "F"], ["F", "F"], ["P", "L"]]);
    assert_eq!(report["readiness"], json!(null));
}

#[test]
fn labels_of_ones_own_are_given_by_the_policy() {
    let (catalogue, texts) = framework("nist-ai-rmf");
    let all = |rating| {
        let items = catalogue.data().parts.iter().flat_map(|part| &part.groups);
        let items = items.flat_map(|group| &group.units);
        let items = items.flat_map(|unit| &unit.items);
        items
            .map(|item| (item.id.as_str(), rating))
            .collect::<Vec<_>>()
    };
    assert_eq!(all("mostly").len(), 72);
    let label = |answers: &[(&str, &str)]| {
        let report = wire::assess_json(&catalogue, &rated("nist-ai-rmf", answers)).unwrap();
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        report["readiness"]["label"].as_str().unwrap().to_owned()
    };
    assert_eq!(label(&[]), "beginning");
    assert_eq!(label(&all("begun")), "under_way"); // 25 % everywhere
    assert_eq!(label(&all("partial")), "under_way"); // 50 % is not more than half
    let mut answers = all("partial");
    for id in ["GOVERN-1.1-q", "MAP-1.1-q", "MEASURE-1.1-q", "MANAGE-1.1-q"] {
        answers.iter_mut().find(|(item, _)| *item == id).unwrap().1 = "complete";
    }
    assert_eq!(label(&answers), "in_use");
    assert_eq!(label(&all("mostly")), "established");
    let text = wire::render_json(&catalogue, &rated("nist-ai-rmf", &answers), "text", &texts);
    assert!(text.unwrap().contains("Readiness: In use"));
}

#[test]
fn the_map_is_the_built_in_one_read_the_other_way_round() {
    let pairs = |own: bool, crosswalk: &aimscore::Crosswalk| {
        let entries = crosswalk.entries.iter();
        let pairs = entries.flat_map(|entry| {
            entry.links.iter().flat_map(move |link| {
                link.units.iter().map(move |unit| {
                    let (ours, theirs) = (unit.to_string(), entry.id.to_string());
                    let pair = if own { (theirs, ours) } else { (ours, theirs) };
                    (
                        pair,
                        link.relation.to_string(),
                        link.confidence.to_string(),
                        link.basis.to_string(),
                    )
                })
            })
        });
        pairs.collect::<BTreeSet<_>>()
    };
    let (catalogue, _) = framework("nist-ai-rmf");
    let own = pairs(true, catalogue.crosswalks().next().unwrap());
    let built_in = Catalogue::iso_42001();
    let built_in = built_in
        .crosswalks()
        .find(|map| map.id.as_str() == "nist-ai-rmf");
    assert_eq!(own, pairs(false, built_in.unwrap()));
    assert_eq!(own.len(), 324);
}

#[test]
fn reports_speak_of_the_framework_alone() {
    for (name, item, rating) in [
        ("ai-use-policy", "1.1-q1", "in_part"),
        ("house-rules", "1.1-q1", "no"),
        ("nist-ai-rmf", "MAP-1.1-q", "partial"),
    ] {
        let (catalogue, texts) = framework(name);
        let input = rated(name, &[(item, rating)]);
        let text = wire::render_json(&catalogue, &input, "text", &texts).unwrap();
        let html = wire::render_json(&catalogue, &input, "html", &texts).unwrap();
        let csv = wire::answers_csv_json(&catalogue, &input, &texts).unwrap();
        let [review, audit] = ["management_review", "internal_audit"].map(|part| {
            wire::render_part_json(&catalogue, &input, part, "markdown", &texts).unwrap()
        });
        // The map to ISO/IEC 42001 names it; nothing else does.
        let before = html.split("id=\"section-crosswalks\"").next().unwrap();
        let about = before.rsplit("<main").next().unwrap();
        for said in [text.as_str(), about, &csv, &review, &audit] {
            for word in [
                "42001",
                "Annex",
                "onconformit",
                "ertification",
                "lause",
                "tatement of App",
            ] {
                assert!(!said.contains(word), "{name}: {word} in {said}");
            }
        }
        let title = texts.text(["name"]).unwrap();
        assert!(text.contains(&format!("{title}: self-assessment, as of")));
        assert!(html.contains(&format!("<h1>{title}: self-assessment</h1>")));
        assert_eq!(html.contains("section-crosswalks"), name == "nist-ai-rmf");
        assert!(!html.contains("section-applicability") && !html.contains("section-risks"));
    }
}
