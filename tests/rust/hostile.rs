//! Broken and hostile input: every problem gets its issue with code, place and mend; nothing panics; nothing is half-accepted.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::time::{Duration, Instant};

use aimscore::wire::{DEPTH_MAX, TEXT_MAX, assess_json, parse, render_json};
use aimscore::{
    Assessment, Catalogue, Crosswalk, Issue, Policy, Session, Texts, from_code, to_code, wire,
};
use conformance::random::{self, Random};
use serde_json::{Value, json};

fn full() -> Value {
    json!({
        "format": "aimscore/assessment/1",
        "catalogue": {"id": "iso-42001", "edition": "2023", "version": "1.0.0"},
        "as_of": "2026-11-23",
        "organization": {"name": "Acme", "roles": ["developer"]},
        "scope": {"statement": "All", "boundaries": "Site A", "exclusions": "None"},
        "systems": [{"id": "s1", "name": "Sorter", "purpose": "Sorts", "roles": ["deployer"], "life_cycle_stage": "operation", "owner": "Ada", "traits": ["personal_data"]}],
        "answers": [{
            "item_id": "4.1-r1", "rating": "largely", "evidence_level": "record", "confidence": "medium", "note": "n", "evidence": ["e"],
            "owner": "o", "due_on": "2027-01-31", "assessor": "a", "flagged": true
        }],
        "applicability": [{
            "control_id": "A.7.3", "included": false, "justification": "We train no model.", "drivers": [{"kind": "law", "ref": "GDPR"}],
            "exclusion": {"no_risk_calls_for_it": true, "no_outside_duty_calls_for_it": true}, "owner": "o", "evidence": ["e"], "review_on": "2027-01-31"
        }],
        "own_controls": [{"id": "X.1", "title": "Own", "rating": "not"}],
        "documents": [{"document_id": "DOC-4.3", "status": "draft", "reference": "r", "owner": "o"}],
        "risks": [{
            "id": "R1", "scenario_id": "AIR-01", "title": "Unfair", "system_ids": [], "control_ids": {"primary": ["A.5.4"], "supporting": ["A.9.3"]},
            "tags": ["C.2.5"], "likelihood": 3, "consequence": {"organization": 2, "individuals": 3, "society": 1}, "red_lines": ["RL-1"],
            "treatment": "retain", "residual": {"likelihood": 1, "consequence": 2}, "owner": "o", "accepted_by": "b"
        }],
        "settings": {
            "evidence_rule": "declared", "weights": [{"unit_id": "4.1", "weight": 2}], "targets": [{"item_id": "4.1-r1", "rating": "largely"}],
            "efforts": [{"gap_id": "item.4.1-r1", "effort": "S"}], "capacity_days": 10, "grid": "5x5",
            "grids": [{
                "id": "own", "version": "1.0.0", "likelihood": ["a", "b"], "consequence": ["a", "b"], "levels": ["low", "high"],
                "rows": [["low", "low"], ["low", "high"]]
            }],
            "acceptance": [{"level": "low", "acceptable": true, "accepted_by": "b", "review_within_weeks": 4}],
            "red_lines": [{"id": "own-1", "title": "No score without consent"}]
        }
    })
}

fn issues(value: &Value) -> Vec<Issue> {
    let text = value.to_string();
    match Assessment::from_json(Catalogue::iso_42001(), &text) {
        Ok(_) => Vec::new(),
        Err(error) => error.issues,
    }
}

/// Every place of a tree, as JSON pointer.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| places(value, &format!("{pointer}/{key}"), found)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(i, value)| places(value, &format!("{pointer}/{i}"), found)),
        _ => {}
    }
}

fn assert_one(found: &[Issue], code: &str, pointer: &str, what: &str) {
    let seen: Vec<_> = found
        .iter()
        .map(|issue| (issue.code.as_str(), issue.pointer.as_str()))
        .collect();
    assert_eq!(seen, [(code, pointer)], "{what}");
    assert!(
        found
            .iter()
            .all(|issue| !issue.message.contains('{') && !issue.mend.is_empty()),
        "{what}: {found:?}"
    );
}

#[test]
fn the_full_document_is_accepted() {
    assert_eq!(issues(&full()), []);
}

/// Each value replaced by each other JSON type: several hundred kinds of broken documents.
#[test]
fn every_value_of_every_wrong_type() {
    let wrong = [
        json!(null),
        json!(true),
        json!(7),
        json!("text"),
        json!([]),
        json!({}),
    ];
    let mut all = Vec::new();
    places(&full(), "", &mut all);
    let mut kinds = 0;
    for pointer in &all {
        for value in &wrong {
            let mut document = full();
            let place = document.pointer_mut(pointer).unwrap();
            // A likelihood is a number, or a word.
            let word = pointer == "/risks/0/likelihood" && value.is_string();
            if std::mem::discriminant(place) == std::mem::discriminant(value) || word {
                continue;
            }
            *place = value.clone();
            let found = issues(&document);
            assert_one(
                &found,
                "wrong_type",
                pointer,
                &format!("{pointer} = {value}"),
            );
            kinds += 1;
        }
    }
    assert!(kinds >= 200, "{kinds} kinds");
}

#[test]
fn every_unknown_key_and_every_missing_one() {
    let mut all = Vec::new();
    places(&full(), "", &mut all);
    for pointer in &all {
        let mut document = full();
        let Some(map) = document.pointer_mut(pointer).unwrap().as_object_mut() else {
            continue;
        };
        map.insert("a/b~c".to_owned(), json!(1));
        assert_one(
            &issues(&document),
            "unknown_key",
            &format!("{pointer}/a~1b~0c"),
            pointer,
        );
    }
    let required = [
        ("", "format"),
        ("", "catalogue"),
        ("", "as_of"),
        ("/catalogue", "id"),
        ("/systems/0", "id"),
        ("/systems/0", "name"),
        ("/answers/0", "item_id"),
        ("/applicability/0", "control_id"),
        ("/applicability/0", "included"),
        ("/applicability/0/drivers/0", "kind"),
        ("/applicability/0/drivers/0", "ref"),
        ("/own_controls/0", "id"),
        ("/own_controls/0", "title"),
        ("/documents/0", "document_id"),
        ("/documents/0", "status"),
        ("/settings/weights/0", "unit_id"),
        ("/settings/weights/0", "weight"),
        ("/risks/0", "id"),
        ("/risks/0/residual", "likelihood"),
        ("/risks/0/residual", "consequence"),
        ("/settings/targets/0", "item_id"),
        ("/settings/targets/0", "rating"),
        ("/settings/efforts/0", "gap_id"),
        ("/settings/efforts/0", "effort"),
        ("/settings/grids/0", "id"),
        ("/settings/grids/0", "version"),
        ("/settings/grids/0", "likelihood"),
        ("/settings/grids/0", "consequence"),
        ("/settings/grids/0", "levels"),
        ("/settings/grids/0", "rows"),
        ("/settings/acceptance/0", "level"),
        ("/settings/acceptance/0", "acceptable"),
        ("/settings/red_lines/0", "id"),
        ("/settings/red_lines/0", "title"),
    ];
    for (pointer, key) in required {
        let mut document = full();
        document
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(key);
        assert_one(&issues(&document), "missing_key", pointer, key);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of values")]
fn values_out_of_their_range() {
    let long = "x".repeat(65);
    let kinds = [
        (
            "/format",
            json!("aimscore/assessment/2"),
            "unsupported_format",
        ),
        ("/catalogue/id", json!("iso-9001"), "wrong_catalogue"),
        ("/catalogue/edition", json!("2024"), "wrong_catalogue"),
        ("/catalogue/version", json!("9.0.0"), "wrong_catalogue"),
        ("/catalogue/version", json!("1.0"), "invalid_version"),
        ("/as_of", json!("2026-11-31"), "invalid_date"),
        ("/as_of", json!("23.11.2026"), "invalid_date"),
        ("/as_of", json!("3000-01-01"), "invalid_date"),
        ("/as_of", json!("１９９９-01-01"), "invalid_date"),
        ("/organization/roles/0", json!("auditor"), "unknown_value"),
        ("/systems/0/id", json!(""), "invalid_id"),
        ("/systems/0/id", json!(long), "invalid_id"),
        ("/systems/0/id", json!("a b"), "invalid_id"),
        ("/systems/0/id", json!("ä"), "invalid_id"),
        (
            "/systems/0/life_cycle_stage",
            json!("Operation"),
            "unknown_value",
        ),
        ("/answers/0/item_id", json!("4.1-r99"), "unknown_id"),
        ("/answers/0/item_id", json!("4.1"), "unknown_id"),
        ("/answers/0/item_id", json!("../4.1"), "invalid_id"),
        ("/answers/0/rating", json!("FULLY"), "unknown_value"),
        ("/answers/0/rating", json!("3"), "unknown_value"),
        ("/answers/0/evidence_level", json!("proof"), "unknown_value"),
        ("/answers/0/confidence", json!("0.9"), "unknown_value"),
        ("/answers/0/due_on", json!("tomorrow"), "invalid_date"),
        ("/answers/0/flagged", json!("yes"), "wrong_type"),
        ("/applicability/0/control_id", json!("A.7.1"), "unknown_id"),
        (
            "/applicability/0/control_id",
            json!("5.2"),
            "not_excludable",
        ),
        (
            "/applicability/0/justification",
            json!(" \u{a0}\t"),
            "justification_missing",
        ),
        (
            "/applicability/0/drivers/0/kind",
            json!("feeling"),
            "unknown_value",
        ),
        ("/own_controls/0/id", json!("A.9.9"), "own_id_taken"),
        ("/own_controls/0/id", json!("4.1"), "own_id_taken"),
        ("/documents/0/document_id", json!("DOC-9"), "unknown_id"),
        ("/documents/0/status", json!("final"), "unknown_value"),
        ("/settings/evidence_rule", json!("strict"), "unknown_value"),
        ("/settings/weights/0/unit_id", json!("4"), "unknown_id"),
        ("/systems/0/traits/0", json!("clever"), "unknown_id"),
        ("/risks/0/id", json!("A.5.2"), "id_taken"),
        ("/risks/0/scenario_id", json!("AIR-99"), "unknown_id"),
        ("/risks/0/control_ids/primary/0", json!("X.1"), "unknown_id"),
        (
            "/risks/0/control_ids/supporting/0",
            json!("5.2"),
            "unknown_id",
        ),
        ("/risks/0/tags/0", json!("C.9.9"), "unknown_id"),
        ("/risks/0/likelihood", json!(6), "out_of_range"),
        ("/risks/0/likelihood", json!("never"), "unknown_value"),
        ("/risks/0/consequence/society", json!(0), "out_of_range"),
        ("/risks/0/red_lines/0", json!("RL-9"), "unknown_id"),
        ("/risks/0/treatment", json!("ignore"), "unknown_value"),
        (
            "/settings/targets/0/rating",
            json!("unsure"),
            "unknown_value",
        ),
        (
            "/settings/efforts/0/gap_id",
            json!("item.4.1"),
            "unknown_gap",
        ),
        ("/settings/efforts/0/gap_id", json!("4.1-r1"), "unknown_gap"),
        ("/settings/capacity_days", json!(0), "out_of_range"),
        ("/settings/grid", json!("6x6"), "unknown_id"),
        ("/settings/grids/0/rows/0", json!(["low"]), "wrong_count"),
        ("/settings/grids/0/rows/0/1", json!("huge"), "unknown_value"),
        ("/settings/acceptance/0/level", json!("huge"), "unknown_id"),
        ("/settings/weights/0/weight", json!(101), "out_of_range"),
        ("/settings/weights/0/weight", json!(-1), "out_of_range"),
        ("/settings/weights/0/weight", json!(1.5), "out_of_range"),
        ("/settings/weights/0/weight", json!(1e300), "out_of_range"),
        (
            "/settings/weights/0/weight",
            json!(u64::MAX),
            "out_of_range",
        ),
    ];
    for (pointer, value, code) in kinds {
        let mut document = full();
        *document.pointer_mut(pointer).unwrap() = value.clone();
        assert_one(&issues(&document), code, pointer, &value.to_string());
    }
}

#[test]
fn broken_texts() {
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let kinds: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "json_syntax"),
        (b"{".to_vec(), "json_syntax"),
        (b"{} {}".to_vec(), "json_syntax"),
        (b"{'a': 1}".to_vec(), "json_syntax"),
        (b"{\"a\": NaN}".to_vec(), "json_syntax"),
        (b"{\"a\": Infinity}".to_vec(), "json_syntax"),
        (b"{\"a\": 1e999}".to_vec(), "json_syntax"),
        (b"{\"a\": 1.8e308}".to_vec(), "json_syntax"),
        (b"{\"a\": 0.1e310}".to_vec(), "json_syntax"),
        (b"{\"a\": 1.}".to_vec(), "json_syntax"),
        (b"{\"a\": .5}".to_vec(), "json_syntax"),
        (b"{\"a\": 1e}".to_vec(), "json_syntax"),
        (b"{\"a\": -}".to_vec(), "json_syntax"),
        (b"{\"a\": tru}".to_vec(), "json_syntax"),
        (b"{\"a\" 1}".to_vec(), "json_syntax"),
        (b"{\"a\": 1 \"b\": 2}".to_vec(), "json_syntax"),
        (b"[1 2]".to_vec(), "json_syntax"),
        (b"\"\\x\"".to_vec(), "json_syntax"),
        (b"\"\\u12\"".to_vec(), "json_syntax"),
        (b"\"\\u+123\"".to_vec(), "json_syntax"),
        (b"\"\\ud800\\u0041\"".to_vec(), "json_syntax"),
        (b"\"\\ud800x\"".to_vec(), "json_syntax"),
        (b"\"a".to_vec(), "json_syntax"),
        (b"{\"a\": 01}".to_vec(), "json_syntax"),
        (b"{\"a\": 0x10}".to_vec(), "json_syntax"),
        (b"{\"a\": 1,}".to_vec(), "json_syntax"),
        (b"// comment\n{}".to_vec(), "json_syntax"),
        (b"\"\\ud800\"".to_vec(), "json_syntax"),
        (b"\"\\udc00\\ud800\"".to_vec(), "json_syntax"),
        (b"\"\x01\"".to_vec(), "json_syntax"),
        (b"{\"a\": 1, \"a\": 2}".to_vec(), "json_duplicate_key"),
        (b"{\"a\": 1, \"\\u0061\": 2}".to_vec(), "json_duplicate_key"),
        (vec![0xff, 0xfe, b'{', 0], "json_encoding"),
        (b"{\"a\": \"\xc3\x28\"}".to_vec(), "json_encoding"),
        (b"\"\xed\xa0\x80\"".to_vec(), "json_encoding"),
        (deep(DEPTH_MAX + 2).into_bytes(), "json_too_deep"),
        (deep(1_000_000).into_bytes(), "json_too_deep"),
        (b"{\"a\":".repeat(100_000), "json_too_deep"),
        (vec![b' '; TEXT_MAX + 1], "json_too_large"),
    ];
    for (text, code) in kinds {
        let error = parse(&text).unwrap_err();
        let shown = String::from_utf8_lossy(&text[..text.len().min(40)]).into_owned();
        assert_eq!(error.issues.len(), 1, "{shown}");
        assert_eq!(error.issues[0].code.as_str(), code, "{shown}");
        assert!(!error.issues[0].mend.is_empty());
    }
    assert!(parse(deep(DEPTH_MAX).as_bytes()).is_ok());
    assert!(
        parse(b"\xef\xbb\xbf{}").is_ok(),
        "a byte order mark is passed over"
    );
    for number in [
        "1.7e307",
        "0e400",
        "0.0e-400",
        "0.00001e310",
        "1e-400",
        "-0.5E+2",
    ] {
        assert!(parse(number.as_bytes()).is_ok(), "{number}");
    }
    let error = parse("{\n  \"é\": x}".as_bytes()).unwrap_err();
    let place = |name: &str| error.issues[0].params.get(name).unwrap();
    assert_eq!((place("line"), place("column")), ("2", "8"));
    let error = parse(b"{\"answers\": [{}, {\"note\": \"x\", \"note\": \"y\"}]}").unwrap_err();
    assert_eq!(error.issues[0].pointer, "/answers/1/note");
}

#[test]
fn many_problems_come_at_once_and_are_counted() {
    let mut document = full();
    document["answers"] = Value::Array(
        (0..1_500)
            .map(|i| json!({"item_id": format!("4.1-r{}", i + 100)}))
            .collect(),
    );
    let error = Assessment::from_json(Catalogue::iso_42001(), &document.to_string()).unwrap_err();
    assert_eq!((error.issues.len(), error.more), (1_000, 500));
    assert_eq!(error.issues[999].pointer, "/answers/999/item_id");
    document["answers"] =
        json!([{"item_id": "4.1-r1"}, {"item_id": "4.1-r1"}, {"item_id": "4.1-r1"}]);
    let found = issues(&document);
    let seen: Vec<_> = found
        .iter()
        .map(|issue| (issue.pointer.as_str(), issue.params.get("first").unwrap()))
        .collect();
    assert_eq!(
        seen,
        [
            ("/answers/1/item_id", "/answers/0/item_id"),
            ("/answers/2/item_id", "/answers/0/item_id")
        ]
    );
}

/// The cost of a document grows with its size, not with its square: 8 MiB of wrong answers take seconds at most even in a debug build.
#[test]
fn a_large_broken_document_is_refused_without_delay() {
    let mut document = full();
    document["answers"] = Value::Array(
        (0..120_000)
            .map(|i| json!({"item_id": format!("x{i}"), "note": "some text"}))
            .collect(),
    );
    let error = Assessment::from_json(Catalogue::iso_42001(), &document.to_string()).unwrap_err();
    assert_eq!(error.issues.len() + error.more, 120_000);
}

#[test]
fn user_text_is_kept_as_given() {
    let odd = "a\u{0}b\u{202e}\u{1f600}e\u{301}\u{fffd}\"\\/<script>";
    let mut document = full();
    document["answers"][0]["note"] = json!(odd);
    let report = assess_json(Catalogue::iso_42001(), &document.to_string()).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["assessment"]["answers"][0]["note"], json!(odd));
}

/// A name with an end of line in it is no line of the report, and none changes the direction of writing.
#[test]
fn user_text_cannot_look_like_the_report() {
    let mut document = full();
    document["organization"]["name"] = json!("Acme\nReadiness: Sustaining\u{202e}\u{2028}\u{85}");
    let catalogue = Catalogue::iso_42001();
    let text = document.to_string();
    let shown = render_json(catalogue, &text, "text", Texts::english()).unwrap();
    let line = "Organization: Acme\u{fffd}Readiness: Sustaining\u{fffd}\u{fffd}\u{fffd}";
    assert!(shown.lines().any(|found| found == line), "{shown}");
    assert_eq!(shown.matches("\nReadiness: ").count(), 1, "{shown}");
}

/// The reader and the writer of JSON agree with those of a library, on what both accept.
#[test]
fn json_is_read_and_written_as_a_library_does() {
    let texts = [
        full().to_string(),
        wire::canonical(Texts::english()),
        wire::catalogue_json(Catalogue::iso_42001()),
        assess_json(Catalogue::iso_42001(), &full().to_string()).unwrap(),
        json!({"a\"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f}é\u{2028}\u{1f600}": [[], {}, "", null, true, false, 0, -1, 1.5, 1e21]}).to_string(),
    ];
    for text in texts {
        let library: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            serde_json::to_value(&library).unwrap(),
            as_library(&parse(text.as_bytes()).unwrap())
        );
        if !text.contains("1e") {
            assert_eq!(wire::canonical(&library), library.to_string());
        }
    }
}

fn as_library(value: &aimscore::Value) -> Value {
    match value {
        aimscore::Value::Null => Value::Null,
        aimscore::Value::Bool(flag) => json!(flag),
        aimscore::Value::Number(number) => serde_json::from_str(number).unwrap(),
        aimscore::Value::Text(text) => json!(text),
        aimscore::Value::List(list) => list.iter().map(as_library).collect(),
        aimscore::Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.clone(), as_library(value)))
            .collect(),
    }
}

#[test]
fn an_invalid_patch_changes_nothing() {
    let catalogue = Catalogue::iso_42001();
    let mut session = Session::from_json(catalogue, &full().to_string()).unwrap();
    let before = session.report();
    for patch in [
        r#"{"answers": [{"item_id": "4.1-r2", "rating": "fully"}, {"item_id": "x"}]}"#,
        r#"{"remove": ["4.1"]}"#,
        "[]",
        "{",
        r#"{"settings": {"weights": [{"unit_id": "4.1", "weight": 300}]}}"#,
    ] {
        assert!(session.set_json(patch).is_err(), "{patch}");
        assert_eq!(session.report(), before, "{patch}");
    }
}

#[test]
fn texts_that_lack_something_are_refused() {
    let catalogue = Catalogue::iso_42001();
    let mut pack: Value = serde_json::to_value(Texts::english()).unwrap();
    pack["items"].as_object_mut().unwrap().remove("4.1-r1");
    pack["units"]["4.9"] = json!({"title": "t", "text": "t"});
    let error = Texts::from_json(catalogue, &[&pack.to_string()]).unwrap_err();
    let found: Vec<_> = error
        .issues
        .iter()
        .map(|issue| (issue.code.as_str(), issue.pointer.as_str()))
        .collect();
    assert_eq!(
        found,
        [("unknown_id", "/units/4.9"), ("missing_text", "/items")]
    );
    pack["units"].as_object_mut().unwrap().remove("4.9");
    pack["items"]["4.1-r1"] = json!({"question": "q", "why": "w", "evidence": ["e"]});
    pack["$schema"] = json!("https://example.org/texts.schema.json");
    assert!(Texts::from_json(catalogue, &[&pack.to_string(), r#"{"$schema": "x"}"#]).is_ok());
    let policy = Policy::from_json("{}").unwrap_err();
    assert!(policy.issues.len() >= 4);
}

/// For how long each fuzz target runs: together a minute on one core, 4 seconds in a quick run.
fn fuzzing() -> Duration {
    let quick = std::env::var_os("AIMSCORE_QUICK").is_some();
    Duration::from_secs(if quick { 2 } else { 30 })
}

/// The fewest mutations of a run, also on a machine that is slow just then.
const FEWEST: u32 = 100;

/// Mutations of the seeds until time is up, but at least a few: some of them must be accepted.
fn fuzz(seeds: &[Vec<u8>], seed: u64, mut accepts: impl FnMut(&[u8]) -> bool) {
    let end = Instant::now() + fuzzing();
    let mut random = Random::new(seed);
    let (mut runs, mut accepted) = (0_u32, 0_u32);
    while runs < FEWEST || Instant::now() < end {
        let mut text = random.pick(seeds).unwrap();
        for _ in 0..=random.below(4) {
            mutate(&mut text, &mut random);
        }
        runs += 1;
        accepted += u32::from(accepts(&text));
    }
    assert!(accepted > 0, "{runs} runs, none accepted");
}

/// Mutated assessments: either a report that re-scores to the same bytes, or issues that point into the document.
#[test]
fn mutated_assessments_never_panic() {
    let catalogue = Catalogue::iso_42001();
    let seeds: Vec<Vec<u8>> = (0..4)
        .map(|seed| wire::canonical(&random::assessment(catalogue, seed)).into_bytes())
        .chain([full().to_string().into_bytes()])
        .collect();
    fuzz(&seeds, 2026, |text| {
        let Ok(text) = std::str::from_utf8(text) else {
            assert_eq!(
                parse(text).unwrap_err().issues[0].code.as_str(),
                "json_encoding"
            );
            return false;
        };
        match assess_json(catalogue, text) {
            Ok(report) => {
                let tree: Value = serde_json::from_str(&report).unwrap();
                let again = tree["assessment"].to_string();
                assert_eq!(
                    assess_json(catalogue, &again).as_deref(),
                    Ok(report.as_str())
                );
                true
            }
            Err(list) => {
                let list: Value = serde_json::from_str(&list).unwrap();
                let tree: Value = serde_json::from_str(text).unwrap_or_default();
                for issue in list["issues"].as_array().unwrap() {
                    let pointer = issue["pointer"].as_str().unwrap();
                    let absent = issue["code"] == "justification_missing"
                        || issue["code"].as_str().unwrap().starts_with("json_");
                    assert!(absent || tree.pointer(pointer).is_some(), "{issue}");
                }
                false
            }
        }
    });
}

/// Mutated patches, catalogues, policies and packs of texts, and explanations of mutated assessments.
#[test]
fn mutated_documents_of_other_kinds_never_panic() {
    let iso = Catalogue::iso_42001();
    let small = include_str!("../cases/findings/order.json");
    let small: Value = serde_json::from_str(small).unwrap();
    let (catalogue, policy) = (small["catalogue"].to_string(), small["policy"].to_string());
    let patch = json!({"answers": full()["answers"], "applicability": full()["applicability"], "documents": full()["documents"],
        "risks": full()["risks"], "settings": full()["settings"], "remove": ["4.1-r2", "DOC-5.2", "A.2.2"]});
    let texts = include_str!("../../core/data/en.json");
    let crosswalk = include_str!("../../core/data/iso-42001/crosswalks/iso-31000.json");
    let whole: Value = serde_json::from_str(&wire::catalogue_json(iso)).unwrap();
    let mut with_risks = small["catalogue"].clone();
    with_risks["risks"] = json!({"grids": whole["risks"]["grids"], "traits": ["fast"], "scenarios": [{"id": "S-1", "traits": ["fast"], "default": {"likelihood": 1, "consequence": 2}}]});
    with_risks["steps"] = json!([{"id": "all", "parts": [with_risks["parts"][0]["id"]]}]);
    let seeds = [
        catalogue.as_str(),
        &with_risks.to_string(),
        include_str!("../../core/data/iso-42001/policy.json"),
        crosswalk,
        &policy,
        &patch.to_string(),
        texts,
        &full().to_string(),
    ];
    let seeds = seeds.map(|text| text.as_bytes().to_vec());
    let mut session = Session::from_json(iso, &full().to_string()).unwrap();
    fuzz(&seeds, 42_001, |text| {
        let Ok(text) = std::str::from_utf8(text) else {
            return false;
        };
        let patched = session.set_json(text).is_ok();
        if patched {
            let same = aimscore::assess(iso, session.assessment());
            assert_eq!(same.as_ref(), Ok(&session.report()));
        }
        let own = Catalogue::from_json(text);
        if let Ok(own) = &own {
            let assessment = Assessment::new(own, "2026-11-23");
            assert!(aimscore::assess(own, &assessment).is_ok());
            assert!(aimscore::roadmap(own, &assessment).is_ok());
        }
        let _ = Catalogue::assembled(None, Some(text), &[]);
        let _ = Catalogue::assembled(Some(&catalogue), None, &[text]);
        let _ = Crosswalk::from_json(text);
        let _ = wire::what_if_json(iso, &full().to_string(), text);
        let _ = wire::roadmap_json(iso, text);
        let _ = wire::compare_json(iso, &full().to_string(), text, None);
        let framed = Policy::from_json(text)
            .and_then(|policy| Catalogue::from_json(&catalogue)?.with_policy(policy));
        if let Ok(framed) = &framed {
            let assessment = Assessment::new(framed, "2026-11-23");
            assert!(aimscore::assess(framed, &assessment).is_ok());
        }
        let _ = Texts::from_json(iso, &[text]);
        let explained = wire::explain_json(iso, text, "A.6").is_ok();
        patched || own.is_ok() || framed.is_ok() || explained
    });
}

/// Share codes that were damaged: each is refused with one issue, or is the code of what it gives.
#[test]
fn damaged_share_codes_are_refused() {
    let catalogue = Catalogue::iso_42001();
    let codes = (0..8).map(|seed| to_code(catalogue, &random::assessment(catalogue, seed)));
    let codes: Vec<Vec<u8>> = codes.map(|code| code.unwrap().into_bytes()).collect();
    let mut random = Random::new(5);
    for _ in 0..5_000 {
        let mut code = random.pick(&codes).unwrap();
        mutate(&mut code, &mut random);
        let code = String::from_utf8_lossy(&code);
        match from_code(catalogue, &code) {
            Ok(read) => assert_eq!(to_code(catalogue, &read).unwrap(), code),
            Err(error) => assert_eq!(error.issues.len(), 1, "{code}"),
        }
    }
}

/// Tables that were damaged: either answers that an assessment may have, or issues with a row.
#[test]
fn damaged_tables_never_panic() {
    let (catalogue, texts) = (Catalogue::iso_42001(), Texts::english());
    let tables = (0..4).map(|seed| {
        let a = random::assessment(catalogue, seed);
        aimscore::answers_csv(catalogue, &a, texts).unwrap()
    });
    // A few rows, so that most damage hits what is read.
    let short = |table: String| {
        table
            .lines()
            .take(12)
            .collect::<Vec<_>>()
            .join("\n")
            .into_bytes()
    };
    let tables: Vec<Vec<u8>> = tables.map(short).collect();
    let mut random = Random::new(9);
    let mut read = 0;
    for _ in 0..5_000 {
        let mut table = random.pick(&tables).unwrap();
        for _ in 0..=random.below(4) {
            mutate(&mut table, &mut random);
        }
        match aimscore::answers_from_csv(catalogue, &String::from_utf8_lossy(&table), texts) {
            Ok(answers) => {
                let mut a = Assessment::new(catalogue, "2026-11-23");
                a.answers = answers;
                assert!(aimscore::validate(catalogue, &a).is_ok());
                read += 1;
            }
            Err(error) => {
                for issue in error.issues {
                    let row = issue.pointer.split('/').nth(1).unwrap();
                    assert!(row.parse::<usize>().is_ok(), "{issue:?}");
                }
            }
        }
    }
    assert!(read > 500, "{read}");
}

fn mutate(text: &mut Vec<u8>, random: &mut Random) {
    let words: [&[u8]; 12] = [
        b"null",
        b"1e400",
        b"\"fully\"",
        b"{",
        b"]",
        b"\\ud800",
        b"\xff",
        b"-0",
        b"\"A.5.2\"",
        b",",
        b"\"\"",
        b"\"4.1-r1\"",
    ];
    let place = random.below(text.len().max(1));
    match random.below(5) {
        0 if !text.is_empty() => text[place] = u8::try_from(random.below(256)).unwrap_or_default(),
        1 => text.truncate(place),
        2 => {
            let end = (place + random.below(20)).min(text.len());
            text.drain(place..end);
        }
        3 => {
            let end = (place + random.below(60)).min(text.len());
            let copy = text[place..end].to_vec();
            text.splice(place..place, copy);
        }
        _ => {
            let word = random.pick(&words).unwrap_or_default().to_vec();
            let end = (place + random.below(word.len() + 1)).min(text.len());
            text.splice(place..end, word);
        }
    }
}
