//! The workbook: what it holds comes back as it was, whatever the language, and what is no workbook is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;
use std::fs;

use aimscore::{
    Assessment, Catalogue, InputError, IssueCode, Texts, assess, from_workbook, workbook,
};
use conformance::random::{Random, assessment};
use conformance::{files, folder};

fn read(bytes: &[u8]) -> Result<Assessment, InputError> {
    from_workbook(Catalogue::iso_42001(), bytes, Texts::english())
}

fn written(assessment: &Assessment, texts: &Texts) -> Vec<u8> {
    let catalogue = Catalogue::iso_42001();
    workbook(catalogue, &assess(catalogue, assessment).unwrap(), texts)
}

fn languages() -> impl Iterator<Item = &'static Texts> {
    let tags = Texts::LANGUAGES.iter();
    tags.map(|tag| Texts::in_language(tag).unwrap())
}

#[test]
fn samples_come_back_as_they_were_in_every_language() {
    let catalogue = Catalogue::iso_42001();
    for path in files(&folder().join("samples"), ".json") {
        let text = fs::read_to_string(&path).unwrap();
        let assessment = Assessment::from_json(catalogue, &text).unwrap();
        for texts in languages() {
            let bytes = written(&assessment, texts);
            assert_eq!(bytes, written(&assessment, texts));
            let back = from_workbook(catalogue, &bytes, texts).unwrap();
            assert_eq!(back, assessment, "{}", path.display());
        }
    }
}

#[test]
fn random_assessments_come_back_as_they_were() {
    let catalogue = Catalogue::iso_42001();
    for seed in 0..5 {
        let mut stated = assessment(catalogue, seed);
        // What states nothing has no row of its own.
        stated.answers.retain(|answer| {
            let evidence = answer.evidence_level.is_some();
            answer.rating.is_some() || evidence || answer.note.is_some() || answer.flagged
        });
        let stated = assess(catalogue, &stated).unwrap().assessment;
        assert_eq!(
            read(&written(&stated, Texts::english())).unwrap(),
            stated,
            "{seed}"
        );
    }
}

#[test]
fn any_text_comes_back_as_it_was() {
    let texts = [
        "=SUM(A1)",
        "+1",
        "-1",
        "@x",
        "\t=1",
        "\r\n=1",
        " two  spaces ",
        "'",
        "'=1",
        "<b>&amp;</b>",
        "_x0041_",
        "_x000D_",
        "a\u{0}b",
        "\u{202e}abc",
        "\u{fffe}",
        "\u{e0001}",
        "\u{1f600}",
        "x",
        "1",
        "1.0",
        "TRUE",
        "n/a",
        "]]>",
        "\u{a0}",
        "line\nline\r\nline",
        "\u{85}",
    ];
    let catalogue = Catalogue::iso_42001();
    let parts = &catalogue.data().parts;
    let units = || {
        parts
            .iter()
            .flat_map(|part| &part.groups)
            .flat_map(|group| &group.units)
    };
    let items = units()
        .flat_map(|unit| &unit.items)
        .map(|item| item.id.as_str());
    let controls = units()
        .map(|unit| unit.id.as_str())
        .filter(|id| id.starts_with('A'));
    let documents = catalogue
        .data()
        .documents
        .iter()
        .map(|document| document.id.as_str());
    let each = |make: &dyn Fn(usize, &str) -> serde_json::Value| -> Vec<_> {
        texts
            .iter()
            .enumerate()
            .map(|(place, text)| make(place, text))
            .collect()
    };
    let [items, controls, documents]: [Vec<&str>; 3] =
        [items.collect(), controls.collect(), documents.collect()];
    let json = serde_json::json!({
        "format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
        "organization": {"name": texts[0]},
        "scope": {"statement": texts[1], "boundaries": texts[4], "exclusions": texts[12]},
        "systems": each(&|place, text| serde_json::json!({
            "id": format!("s{place}"), "name": text, "purpose": text, "owner": text
        })),
        "answers": each(&|place, text| serde_json::json!({
            "item_id": items[place], "note": text, "owner": text, "assessor": text, "evidence": [text, "", text]
        })),
        "applicability": each(&|place, text| serde_json::json!({
            "control_id": controls[place], "included": true, "justification": text, "owner": text, "evidence": [text],
            "drivers": [{"kind": "law", "ref": text}, {"kind": "policy", "ref": "a: b"}]
        })),
        "own_controls": each(&|place, text| serde_json::json!({
            "id": format!("X.{place}"), "title": text, "rating": "unsure"
        })),
        "documents": each(&|place, text| serde_json::json!({
            "document_id": documents[place], "status": "draft", "reference": text, "owner": text
        })),
        "risks": each(&|place, text| serde_json::json!({
            "id": format!("r{place}"), "title": format!("{text} is a risk"), "likelihood": "not_estimable",
            "owner": text, "accepted_by": text
        })),
    });
    let stated = Assessment::from_json(catalogue, &json.to_string()).unwrap();
    for texts in languages() {
        let back = from_workbook(catalogue, &written(&stated, texts), texts).unwrap();
        assert!(back == stated);
    }
}

#[test]
fn names_fit_and_none_stands_twice() {
    for texts in languages() {
        let name = |key: &str| texts.text(["page", key]).unwrap();
        let names = [
            "sheet_about",
            "sheet_clauses",
            "sheet_answers",
            "gaps",
            "sheet_actions",
            "risks",
            "applicability",
            "documents",
            "crosswalks",
            "systems",
            "own_controls",
        ]
        .map(name);
        let different: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(different.len(), names.len());
        for name in names {
            // What spreadsheet programs allow.
            assert!(
                name.chars().count() <= 31 && !name.contains(['\\', '/', '?', '*', '[', ']', ':']),
                "{name}"
            );
        }
    }
}

#[test]
fn a_workbook_of_another_language_says_which_sheets_are_missing() {
    let assessment = Assessment::new(Catalogue::iso_42001(), "2026-11-23");
    let german = written(&assessment, Texts::in_language("de").unwrap());
    let error = read(&german).unwrap_err();
    assert!(
        error
            .issues
            .iter()
            .all(|issue| issue.code == IssueCode::WorkbookSheet)
    );
    assert_eq!(error.issues[0].params.get("sheet"), Some("About"));
    assert!(error.issues[0].message.contains("`Antworten`"));
}

#[test]
fn damaged_files_are_refused_and_never_half_read() {
    let text = fs::read_to_string(folder().join("samples/developer-midway.json")).unwrap();
    let stated = Assessment::from_json(Catalogue::iso_42001(), &text).unwrap();
    let whole = written(&stated, Texts::english());
    let mut random = Random::new(7);
    for _ in 0..60 {
        let mut bytes = whole.clone();
        match random.below(3) {
            0 => bytes.truncate(random.below(whole.len())),
            1 => {
                let place = random.below(whole.len());
                bytes[place] ^= 1 << random.below(8);
            }
            _ => {
                let (from, count) = (random.below(whole.len()), random.below(64));
                bytes.splice(from..(from + count).min(whole.len()), [0; 7]);
            }
        }
        // A bit of a name, or of what nobody reads, may be another one.
        if let Ok(found) = read(&bytes) {
            assert_eq!(found, stated);
        }
    }
    for bytes in [
        &b""[..],
        b"PK",
        b"item_id,rating\n",
        b"PK\x05\x06",
        &[0; 1 << 12],
    ] {
        assert_eq!(
            read(bytes).unwrap_err().issues[0].code,
            IssueCode::WorkbookSyntax
        );
    }
}
