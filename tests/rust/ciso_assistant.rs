//! Audits for CISO Assistant come back as far as they hold an assessment, and what is wrong in one is named where it stands.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;

use aimscore::ciso_assistant::{AuditForm, Imported, audit, import, is_audit, library};
use aimscore::{Assessment, Catalogue, InputError, IssueCode, Texts};
use conformance::random::{Random, assessment};
use conformance::{files, folder};

const DAY: &str = "2026-11-23";

fn read(audit: &str) -> Result<Imported, InputError> {
    import(Catalogue::iso_42001(), audit.as_bytes(), DAY)
}

fn written(assessment: &Assessment, form: AuditForm) -> Vec<u8> {
    let texts = Texts::english();
    audit(Catalogue::iso_42001(), assessment, form, texts)
        .unwrap()
        .content
}

/// Code and place of each issue.
fn found(error: &InputError) -> Vec<(&str, &str)> {
    let issues = error.issues.iter();
    issues
        .map(|issue| (issue.code.as_str(), issue.pointer.as_str()))
        .collect()
}

#[test]
fn an_assessment_comes_back_as_far_as_an_audit_holds_it() {
    let catalogue = Catalogue::iso_42001();
    let samples = files(&folder().join("samples"), ".json");
    let samples = samples
        .iter()
        .map(|path| Assessment::from_json(catalogue, &fs::read_to_string(path).unwrap()).unwrap());
    let drawn = (0..20).map(|seed| assessment(catalogue, seed));
    for stated in samples.chain(drawn) {
        for form in AuditForm::ALL {
            let first = written(&stated, *form);
            assert!(is_audit(&first));
            let back = import(catalogue, &first, &stated.as_of).unwrap();
            // The progress of a row may grow: its result becomes the rating of each question.
            assert!(back.warnings.len() <= 1, "{:?}", back.warnings);
            let again = audit(catalogue, &back.assessment, *form, Texts::english()).unwrap();
            assert_eq!(again.warnings, []);
            let twice = import(catalogue, &again.content, &stated.as_of).unwrap();
            assert_eq!(twice.assessment, back.assessment);
            assert_eq!(twice.warnings, []);
        }
    }
}

#[test]
fn every_result_of_a_row_comes_back() {
    let results = [
        ("4.1", "compliant", "done", "Looked at"),
        (
            "5.2",
            "partially_compliant",
            "done",
            "=SUM(A1)\nsecond line",
        ),
        ("6.1", "non_compliant", "done", ""),
        ("7.5.1", "not_assessed", "to_do", "'"),
        ("A.2.2", "not_applicable", "done", "We make no use of it"),
    ];
    let mut audit = String::from("ref_id,compliance_result,requirement_progress,observations\r\n");
    for (reference, result, progress, observations) in results {
        let held = observations.starts_with(['=', '\'']);
        let inert = if held { "'" } else { "" };
        let cells = [
            reference,
            ",",
            result,
            ",",
            progress,
            ",\"",
            inert,
            observations,
        ];
        audit.extend(cells.iter().chain(&["\"\r\n"]).copied());
    }
    let read = read(&audit).unwrap();
    assert_eq!(read.warnings, []);
    let ratings = |unit: &str| {
        let answers = read.assessment.answers.iter();
        let mut ratings: Vec<_> = answers
            .filter(|answer| answer.item_id.as_str().starts_with(unit))
            .filter_map(|answer| answer.rating.as_ref().map(|rating| rating.as_str()))
            .collect();
        ratings.dedup();
        ratings
    };
    assert_eq!(ratings("4.1-"), ["fully"]);
    assert_eq!(ratings("5.2-"), ["partially"]);
    for unit in ["6.1.1-", "6.1.2-", "6.1.3-", "6.1.4-"] {
        assert_eq!(ratings(unit), ["not"]);
    }
    let table = String::from_utf8(written(&read.assessment, AuditForm::Csv)).unwrap();
    assert_eq!(table.matches("urn:intuitem:risk:req_node:").count(), 67);
    for (reference, result, progress, _) in results {
        let urn = format!("iso42001-2023:{},", reference.to_ascii_lowercase());
        let rest = table.split_once(&urn).unwrap().1;
        assert!(
            rest.contains(&format!(",{result},{progress},,")),
            "{reference}"
        );
    }
}

#[test]
fn the_worst_of_four_subclauses_is_the_result_of_6_1() {
    let mut whole = read("ref_id,compliance_result\r\n6.1,compliant\r\n")
        .unwrap()
        .assessment;
    let mut result = |item: &str, rating: Option<&str>| {
        let id = aimscore::Id::new(item).unwrap();
        let answer = whole.answers.iter_mut().find(|answer| answer.item_id == id);
        answer.unwrap().rating = rating.map(|rating| aimscore::Id::new(rating).unwrap());
        let table = String::from_utf8(written(&whole, AuditForm::Csv)).unwrap();
        let row = table.split_once("iso42001-2023:6.1,").unwrap().1;
        let row = row.split_once("urn:").unwrap().0;
        let results = [
            "partially_compliant",
            "non_compliant",
            "not_assessed",
            "compliant",
        ];
        let found = results
            .iter()
            .find(|result| row.contains(&format!(",{result},")));
        found.copied().unwrap()
    };
    assert_eq!(result("6.1.1-r1", Some("fully")), "compliant");
    assert_eq!(result("6.1.4-r1", Some("unsure")), "not_assessed");
    assert_eq!(result("6.1.2-r1", Some("largely")), "partially_compliant");
}

#[test]
fn notes_keep_their_questions() {
    let catalogue = Catalogue::iso_42001();
    let stated = r#"{"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
        "answers": [{"item_id": "4.1-r1", "note": "first: x\n4.1: no id"}, {"item_id": "4.1-r3", "note": "third\n\n"},
            {"item_id": "6.1.4-r2", "note": "only"}]}"#;
    let stated = Assessment::from_json(catalogue, stated).unwrap();
    for form in AuditForm::ALL {
        let audit = audit(catalogue, &stated, *form, Texts::english()).unwrap();
        assert_eq!(audit.warnings, []);
        let back = import(catalogue, &audit.content, DAY).unwrap();
        assert_eq!(back.assessment.answers, stated.answers);
    }
}

#[test]
fn what_an_audit_does_not_hold_is_told() {
    let catalogue = Catalogue::iso_42001();
    let stated = r#"{"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
        "organization": {"name": "Lumen"}, "systems": [{"id": "s1", "name": "Chat"}],
        "answers": [{"item_id": "4.1-r1", "rating": "fully", "owner": "Ann"}, {"item_id": "4.1-r2", "note": "", "flagged": true}],
        "applicability": [{"control_id": "A.2.2", "included": true}]}"#;
    let stated = Assessment::from_json(catalogue, stated).unwrap();
    let audit = audit(catalogue, &stated, AuditForm::Csv, Texts::english()).unwrap();
    let told: Vec<_> = audit
        .warnings
        .iter()
        .map(|issue| (issue.params.get("what").unwrap(), issue.pointer.as_str()))
        .collect();
    let expected = [
        ("answers/flagged", "/answers/1/flagged"),
        ("answers/note", "/answers/1/note"),
        ("answers/owner", "/answers/0/owner"),
        ("answers/rating", "/answers/0/rating"),
        ("applicability/included", "/applicability/0/included"),
        ("organization/name", "/organization/name"),
        ("systems", "/systems"),
    ];
    assert_eq!(told, expected);
    assert!(
        audit
            .warnings
            .iter()
            .all(|issue| issue.code == IssueCode::NotCarried)
    );
}

#[test]
fn what_an_assessment_does_not_hold_is_told() {
    let read = read(
        "ref_id;compliance_result;requirement_progress;score;extended_result;answers\n\
         4;;;;;\n4.1;compliant;in_review;4;good_practice;\n4.2;;;3;;\n",
    )
    .unwrap();
    let told: Vec<_> = read
        .warnings
        .iter()
        .map(|issue| (issue.pointer.as_str(), issue.params.get("count").unwrap()))
        .collect();
    let expected = [
        ("/3/extended_result", "1"),
        ("/3/requirement_progress", "1"),
        ("/3/score", "2"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn every_problem_is_named_where_it_stands() {
    let error = read(
        "urn,assessable,ref_id,compliance_result,requirement_progress,observations\n\
         ,x,4.1,perfect,soon,\n\
         ,x,4.1,compliant,,\n\
         ,x,9.9.9,compliant,,\n\
         ,x,5.1,not_applicable,,why\n\
         ,x,A.2.2,not_applicable,,\n\
         ,,A.99,compliant,,\n\
         x,x,x\n\
         urn:intuitem:risk:req_node:iso42001-2023:a.2.3,True,,Compliant,DONE,\n\
         ,x,7.1,compliant,,\"open\n",
    )
    .unwrap_err();
    let mut places = found(&error);
    places.sort_unstable();
    let expected = [
        ("csv_syntax", "/10"),
        ("csv_width", "/8"),
        ("duplicate_id", "/3/ref_id"),
        ("justification_missing", "/6/observations"),
        ("not_excludable", "/5/compliance_result"),
        ("unknown_id", "/4/ref_id"),
        ("unknown_value", "/2/compliance_result"),
        ("unknown_value", "/2/requirement_progress"),
    ];
    assert_eq!(places, expected);
    assert!(error.issues.iter().all(|issue| !issue.mend.is_empty()));
}

#[test]
fn what_is_no_audit_is_refused() {
    let catalogue = Catalogue::iso_42001();
    assert_eq!(
        found(&read("").unwrap_err()),
        [("missing_key", "/1"), ("missing_key", "/1")]
    );
    let latin = b"ref_id,compliance_result,observations\n4.1,compliant,caf\xe9\n";
    let error = import(catalogue, latin, DAY).unwrap_err();
    assert_eq!(found(&error), [("csv_syntax", "/2")]);
    let day = import(catalogue, b"ref_id,compliance_result\n", "soon").unwrap_err();
    assert_eq!(found(&day), [("invalid_date", "/as_of")]);
    let packed = import(catalogue, b"PK\x03\x04 no workbook", DAY).unwrap_err();
    assert_eq!(found(&packed), [("workbook_syntax", "")]);
    let text = "item_id,rating\n4.1-r1,fully\n";
    assert!(!is_audit(text.as_bytes()) && !is_audit(b"") && !is_audit(b"PK\x03\x04"));
}

#[test]
fn only_the_catalogue_of_the_library_has_audits() {
    let path = folder().join("../core/data/iso-42001/catalogue.json");
    let text = fs::read_to_string(path).unwrap();
    let text = text.replacen("\"iso-42001\"", "\"house\"", 1);
    let own = Catalogue::assembled(Some(&text), None, &[]).unwrap();
    let error = import(&own, b"", DAY).unwrap_err();
    assert_eq!(found(&error), [("unknown_target", "")]);
    assert!(library(&own, Texts::english()).contains("urn:aimscore:risk:framework:house"));
}

#[test]
fn damaged_audits_are_refused_or_read_and_never_panic() {
    let catalogue = Catalogue::iso_42001();
    let path = folder().join("samples/developer-midway.json");
    let text = fs::read_to_string(path).unwrap();
    let stated = Assessment::from_json(catalogue, &text).unwrap();
    let mut random = Random::new(11);
    for form in AuditForm::ALL {
        let whole = written(&stated, *form);
        let mut refused = 0;
        for _ in 0..40 {
            let mut bytes = whole.clone();
            let place = random.below(whole.len());
            match random.below(3) {
                0 => bytes.truncate(place),
                1 => bytes[place] ^= 1 << random.below(8),
                _ => {
                    let end = (place + random.below(64)).min(whole.len());
                    bytes.splice(place..end, *b"\",\n\xff");
                }
            }
            refused += usize::from(import(catalogue, &bytes, DAY).is_err());
        }
        assert!(refused > 10, "{refused} of {form}");
    }
}
