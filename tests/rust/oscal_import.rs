//! Catalogs of OSCAL as frameworks: read leniently, told what is lost, assessed, and never a panic.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fmt::Write;

use aimscore::oscal::{Imported, import};
use aimscore::{Assessment, Catalogue, OscalDocument, Texts, assess, check_framework, oscal, wire};
use serde_json::{Value, json};

const ALL: [&str; 3] = ["sp-800-53", "csf", "sp-800-171"];

fn file(name: &str) -> String {
    let path = conformance::folder().join(format!("oscal/import/{name}.json"));
    std::fs::read_to_string(path).unwrap()
}

fn imported(name: &str) -> Imported {
    import(&file(name)).unwrap()
}

fn loaded(read: &Imported) -> (Catalogue, Value) {
    let catalogue = Catalogue::from_json(&read.catalogue).unwrap();
    (catalogue, serde_json::from_str(&read.texts).unwrap())
}

/// The check of frameworks of one's own accepts it.
fn accepted(read: &Imported) {
    let whole = format!(
        r#"{{"catalogue":{},"texts":[{}]}}"#,
        read.catalogue, read.texts
    );
    check_framework(&wire::parse(whole.as_bytes()).unwrap()).unwrap();
}

fn warned(read: &Imported, pointer: &str, said: &str) {
    let found = read.warnings.iter();
    let mut found = found.filter(|warning| warning.pointer == pointer);
    assert!(
        found.any(|warning| warning.message.contains(said)),
        "no {said:?} at {pointer}: {:#?}",
        read.warnings
    );
}

/// Groups, units and items by id.
fn tree(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for group in &catalogue.data().parts[0].groups {
        write!(out, "{}[", group.id).unwrap();
        for unit in &group.units {
            let items: Vec<_> = unit.items.iter().map(|item| item.id.as_str()).collect();
            write!(out, "{}({})", unit.id, items.join(" ")).unwrap();
        }
        out.push(']');
    }
    out
}

#[test]
fn each_is_assessed() {
    for name in ALL {
        let read = imported(name);
        accepted(&read);
        let (catalogue, _) = loaded(&read);
        Texts::own(&catalogue, &[&read.texts]).unwrap();
        let empty = Assessment::new(&catalogue, "2026-11-26");
        let report = assess(&catalogue, &empty).unwrap();
        let figure = report.headline.get("controls").unwrap();
        let figures = [figure.low, figure.high].map(|figure| figure.to_string());
        assert_eq!(figures, ["0", "100"], "{name}");
        let items = catalogue.data().parts.iter().flat_map(|part| &part.groups);
        let items = items
            .flat_map(|group| &group.units)
            .flat_map(|unit| &unit.items);
        let answers: Vec<_> = items
            .map(|item| json!({"item_id": item.id.as_str(), "rating": "fully"}))
            .collect();
        let full = json!({
            "format": "aimscore/assessment/1", "as_of": "2026-11-26", "answers": answers,
            "catalogue": {"id": catalogue.data().id.as_str()},
        });
        let full = Assessment::from_json(&catalogue, &full.to_string()).unwrap();
        let report = assess(&catalogue, &full).unwrap();
        let figure = report.headline.get("controls").unwrap();
        let figures = [figure.low, figure.high].map(|figure| figure.to_string());
        assert_eq!(figures, ["100", "100"], "{name}");
    }
}

#[test]
fn a_catalog_is_given_back_to_the_last_byte() {
    for name in ALL {
        let text = file(name);
        let (catalogue, _) = loaded(&imported(name));
        let report = assess(&catalogue, &Assessment::new(&catalogue, "2026-11-27")).unwrap();
        let texts = Texts::own(&catalogue, &[&imported(name).texts]).unwrap();
        let options = oscal::Options::default();
        let document = OscalDocument::Catalog;
        let again = oscal::document(&catalogue, &report, document, &options, &texts).unwrap();
        assert!(again == text.trim_start_matches('\u{feff}'), "{name}");
    }
}

#[test]
fn ids_that_are_no_tokens_do_not_get_out() {
    let read = imported("csf");
    let mut whole: Value = serde_json::from_str(&read.catalogue).unwrap();
    whole["oscal"]["controls"] =
        json!([{"unit": "GV.OC", "ids": ["a b", "<c>", "\u{202e}", "", "é-1"]}]);
    let catalogue = Catalogue::from_json(&whole.to_string()).unwrap();
    let report = assess(&catalogue, &Assessment::new(&catalogue, "2026-11-27")).unwrap();
    let texts = Texts::own(&catalogue, &[&read.texts]).unwrap();
    let document = OscalDocument::AssessmentResults;
    let options = oscal::Options::default();
    let results = oscal::document(&catalogue, &report, document, &options, &texts).unwrap();
    let results: Value = serde_json::from_str(&results).unwrap();
    let reviewed = &results["assessment-results"]["results"][0]["reviewed-controls"];
    let selected = &reviewed["control-selections"][0]["include-controls"];
    let selected = selected.as_array().unwrap().iter();
    let selected: Vec<_> = selected.map(|control| &control["control-id"]).collect();
    assert_eq!(selected[..3], ["GV.OC", "é-1", "GV.RM"]);
}

#[test]
fn an_origin_that_is_none_is_refused() {
    let read = imported("csf");
    let whole: Value = serde_json::from_str(&read.catalogue).unwrap();
    let refused = |origin: Value| {
        let mut changed = whole.clone();
        changed["oscal"] = origin;
        let error = Catalogue::from_json(&changed.to_string()).err().unwrap();
        let issues = error.issues.into_iter();
        issues
            .map(|issue| (issue.code.to_string(), issue.pointer))
            .collect::<Vec<_>>()
    };
    let one = |code: &str, pointer: &str| vec![(code.to_owned(), pointer.to_owned())];
    let catalog = r#"{"catalog": {}}"#;
    for (origin, expected) in [
        (json!(1), one("wrong_type", "/oscal")),
        (json!({}), one("missing_key", "/oscal")),
        (
            json!({"catalog": "{"}),
            one("json_syntax", "/oscal/catalog"),
        ),
        (
            json!({"catalog": "{}"}),
            one("missing_key", "/oscal/catalog"),
        ),
        (
            json!({"catalog": catalog, "controls": [{"unit": "GV.OD", "ids": ["x"]}]}),
            one("unknown_id", "/oscal/controls"),
        ),
        (
            json!({"catalog": catalog, "controls": [{"unit": "GV.OC", "ids": []}]}),
            one("wrong_count", "/oscal/controls/0/ids"),
        ),
        (
            json!({"catalog": catalog, "controls": vec![json!({"unit": "GV.OC", "ids": ["x"]}); 2]}),
            one("duplicate_id", "/oscal/controls/1/unit"),
        ),
    ] {
        assert_eq!(refused(origin.clone()), expected, "{origin}");
    }
}

#[test]
fn a_catalog_that_is_too_long_to_be_kept_is_told() {
    let prose = "x\n".repeat(5 << 19);
    let control = json!({"id": "a", "title": "A", "parts": [{"name": "example", "prose": prose}]});
    let catalog =
        json!({"catalog": {"groups": [{"id": "g", "title": "G", "controls": [control]}]}});
    let read = import(&catalog.to_string()).unwrap();
    warned(&read, "", "the catalog itself");
    accepted(&read);
}

#[test]
fn enhancements_parameters_and_withdrawn_controls() {
    let read = imported("sp-800-53");
    let (catalogue, texts) = loaded(&read);
    assert_eq!(
        tree(&catalogue),
        "ac[ac-1(ac-1-q)ac-2(ac-2-q ac-2.1-q ac-2.2-q)]au[au-2(au-2-q)]"
    );
    assert_eq!(
        texts["units"]["ac-1"],
        json!({
            "title": "AC-1 Policy and Procedures",
            "text": "a. Write rules of access down and tell [roles named by the organization].\n\nb. Look at them again [each year; after [events]].",
            "guidance": "Short rules are read.",
        })
    );
    let version = &catalogue.data().version;
    assert_eq!(
        (catalogue.data().edition.as_str(), version.as_str()),
        ("5.1.1", "5.1.1")
    );
    let group = "/catalog/groups/0/controls";
    warned(
        &read,
        &format!("{group}/1/controls/0"),
        "withdrawn control `ac-2.10`",
    );
    warned(
        &read,
        "/catalog/groups/1/controls/0",
        "withdrawn control `au-15`",
    );
    warned(&read, &format!("{group}/0/parts/0"), "a parameter");
    warned(&read, &format!("{group}/0/parts/2"), "the part `objective`");
    warned(&read, "/catalog/back-matter", "`back-matter` is left out");
}

#[test]
fn functions_categories_and_subcategories() {
    let read = imported("csf");
    let (catalogue, texts) = loaded(&read);
    assert_eq!(
        tree(&catalogue),
        "GV[GV.OC(GV.OC-01-q GV.OC-02-q)GV.RM(GV.RM-01-q)]ID[ID.AM(ID.AM-01-q)]PR[PR.AA(PR.AA-01-q)]"
    );
    assert_eq!(
        texts["items"]["GV.OC-01-q"],
        json!({
            "question": "How far is this in place: GV.OC-01?",
            "why": "People know what we are here for.",
            "evidence": [],
        })
    );
    assert_eq!(
        texts["groups"]["GV"]["text"],
        "Somebody decides, and everybody knows it."
    );
    assert!(
        read.warnings
            .iter()
            .all(|warning| warning.code.as_str() == "oscal_left_out")
    );
}

#[test]
fn what_does_not_fit_is_mended_and_told() {
    let read = imported("sp-800-171");
    let (catalogue, texts) = loaded(&read);
    assert_eq!(
        tree(&catalogue),
        "SP_800_171_03.01[03.01.02----(03.01.02-----q)SP_800_171_03.01.01(SP_800_171_03.01.01-q)]\
         group[SP_800_171_03.17.01(SP_800_171_03.17.01-q)]group-2[control(control-q)]"
    );
    assert_eq!(
        texts["units"]["03.01.02----"]["title"],
        "<b>Access</b> *Enforcement*"
    );
    assert_eq!(
        texts["units"]["SP_800_171_03.01.01"]["text"],
        "Accounts are known / looked at.\n\na. Each has an owner."
    );
    assert_eq!(
        texts["groups"]["group-2"]["title"],
        "Families / Awareness and Training"
    );
    let families = "/catalog/groups/0/groups";
    warned(&read, "/catalog/controls", "controls without a group");
    warned(&read, "/catalog/groups", "the order of groups");
    warned(&read, &format!("{families}/0"), "a group in a group");
    warned(
        &read,
        &format!("{families}/0/controls"),
        "the order of controls",
    );
    warned(
        &read,
        &format!("{families}/0/controls/1"),
        "the id `03.01.02 (é)` became `03.01.02----`",
    );
    warned(&read, &format!("{families}/1"), "no id became `group-2`");
    warned(
        &read,
        &format!("{families}/1/controls/0"),
        "no statement became the title",
    );
}

#[test]
fn what_is_no_catalog_is_refused_with_its_place() {
    let refused = |text: &str| {
        let error = import(text).unwrap_err();
        (
            error.issues[0].code.to_string(),
            error.issues[0].pointer.clone(),
        )
    };
    let control = json!({"id": "a", "props": [{"name": "status", "value": "WITHDRAWN"}]});
    for (document, code, pointer) in [
        (json!([]), "wrong_type", ""),
        (json!({"profile": {}}), "missing_key", ""),
        (json!({"catalog": 1}), "wrong_type", "/catalog"),
        (json!({"catalog": {}}), "wrong_count", "/catalog"),
        (
            json!({"catalog": {"controls": vec![json!({}); 10_001]}}),
            "wrong_count",
            "/catalog",
        ),
        (
            json!({"catalog": {"groups": 7}}),
            "wrong_count",
            "/catalog/groups",
        ),
        (
            json!({"catalog": {"groups": [{"controls": [control]}]}}),
            "wrong_count",
            "/catalog/groups",
        ),
    ] {
        let found = refused(&document.to_string());
        assert_eq!(found, (code.to_owned(), pointer.to_owned()), "{document}");
    }
    assert_eq!(refused("{").0, "json_syntax");
}

#[test]
fn many_different_numbers_of_enhancements_make_a_unit_of_each_control() {
    let control = |id: String, nested: usize| {
        let nested: Vec<_> = (0..nested)
            .map(|n| json!({"id": format!("{id}.{n}"), "title": "x"}))
            .collect();
        json!({"id": id, "title": "x", "controls": nested})
    };
    let controls: Vec<_> = (1..48).map(|n| control(format!("c-{n}"), n)).collect();
    let catalog = json!({"catalog": {"groups": [{"id": "g", "title": "G", "controls": controls}]}});
    let read = import(&catalog.to_string()).unwrap();
    accepted(&read);
    warned(
        &read,
        "/catalog",
        "a control in a control became a unit of its own",
    );
    let (catalogue, _) = loaded(&read);
    assert_eq!(
        catalogue.data().parts[0].groups[0].units.len(),
        47 + 47 * 48 / 2
    );
}

#[test]
fn what_is_made_to_grow_is_bounded() {
    let long = "x".repeat(10_000);
    let params = json!([
        {"id": "p", "select": {"choice": vec!["{{p}}{{p}}{{p}}"; 1_000]}},
        {"id": "q", "label": long}, {"id": "r", "values": vec![0; 10_000]},
    ]);
    let statement = |n: usize| json!({"id": "same", "title": "x".repeat(n % 3), "parts": [{"name": "statement", "prose": "{{q}}{{p}}{{r}}".repeat(20)}]});
    let controls: Vec<_> = (0..1_000).map(statement).collect();
    let catalog = json!({"catalog": {"params": params, "controls": controls}}).to_string();
    let read = import(&catalog).unwrap();
    accepted(&read);
    assert!(read.texts.len() < 3 * catalog.len() + (4 << 20));
    warned(
        &read,
        "/catalog/controls/0/parts/0",
        "the rest of a long text",
    );
}

/// All places of a document, as pointers.
fn places(value: &Value, here: &str, out: &mut Vec<String>) {
    out.push(here.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            places(value, &format!("{here}/{key}"), out);
        }),
        Value::Array(list) => (0..).zip(list).for_each(|(at, value)| {
            let at: usize = at;
            places(value, &format!("{here}/{at}"), out);
        }),
        _ => {}
    }
}

#[test]
fn a_catalog_with_anything_in_any_place_is_read_or_refused_where_it_is_wrong() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1.5e300),
        json!(""),
        json!("\u{202e}\u{0}\n<script>{{ insert: param, ac-1_prm_2 }} {{ }} \\"),
        json!("controls"),
        json!("é".repeat(300)),
        json!([]),
        json!([[], {}, null]),
        json!({}),
        json!({"controls": [{"controls": [{"id": "ac-2"}]}], "groups": [{}], "name": "statement", "prose": "{{"}),
    ];
    let mut runs = 0;
    for name in ALL {
        let whole: Value = serde_json::from_str(&file(name)).unwrap();
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        for pointer in &all {
            for value in &odd {
                let mut changed = whole.clone();
                *changed.pointer_mut(pointer).unwrap() = value.clone();
                let found = match import(&changed.to_string()) {
                    Ok(read) => {
                        accepted(&read);
                        read.warnings
                    }
                    Err(error) => error.issues,
                };
                for issue in found {
                    let place = changed.pointer(&issue.pointer);
                    assert!(place.is_some(), "{pointer} = {value}: {}", issue.pointer);
                }
                runs += 1;
            }
        }
    }
    assert!(runs > 2_000, "{runs}");
}
