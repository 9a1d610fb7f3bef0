//! The shared cases hold, and between them they raise every issue code.

use std::collections::BTreeSet;

use aimscore::IssueCode;
use conformance::case;

/// Codes that no case file can raise: their texts would be too large, or not text at all. `hostile.rs` and `workbook.rs` raise them.
const BEYOND_FILES: &[IssueCode] = &[
    IssueCode::JsonTooLarge,
    IssueCode::JsonEncoding,
    IssueCode::MissingText,
    IssueCode::WorkbookSyntax,
    IssueCode::WorkbookSheet,
    // Of what is no document of ours: the tests of the import of OSCAL raise them.
    IssueCode::OscalLeftOut,
    IssueCode::OscalChanged,
    // Of files of another tool: the tests of CISO Assistant raise it.
    IssueCode::NotCarried,
];

#[test]
fn every_case_holds() {
    let cases = case::all().unwrap();
    let failures: Vec<_> = cases
        .iter()
        .map(|case| (&case.run.name, case.differences(&case.run.outcome())))
        .filter(|(_, differences)| !differences.is_empty())
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(cases.len() >= 60, "{} cases", cases.len());
}

#[test]
fn every_issue_code_is_raised() {
    let cases = case::all().unwrap();
    let raised: BTreeSet<_> = cases.iter().flat_map(case::Case::issue_codes).collect();
    let missing: Vec<_> = IssueCode::ALL
        .iter()
        .filter(|code| !raised.contains(code.as_str()) && !BEYOND_FILES.contains(code))
        .collect();
    assert!(missing.is_empty(), "no case raises {missing:?}");
}
