//! The summary in words says what the figures and conditions are about.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use aimscore::{Assessment, Catalogue, Format, Texts, TranslationStatus, assess, render, wire};
use serde_json::{Value, json};

fn summary(sample: &str, settings: Value) -> String {
    let path = conformance::folder().join(format!("samples/{sample}.json"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut assessment: Value = serde_json::from_str(&text).unwrap();
    if let Some(assessment) = assessment.as_object_mut() {
        assessment.insert("settings".to_owned(), settings);
    }
    let catalogue = Catalogue::iso_42001();
    wire::render_json(catalogue, &assessment.to_string(), "text", Texts::english()).unwrap()
}

#[test]
fn a_condition_on_evidence_says_so() {
    let text = summary("provider-mature", json!({}));
    assert!(text.contains("For the next label, Sustaining:"), "{text}");
    assert!(
        text.contains("Counted only as far as evidence backs it."),
        "{text}"
    );
    let text = summary("developer-midway", json!({}));
    assert!(!text.contains("Counted only as far"), "{text}");
}

#[test]
fn a_figure_that_does_not_exist_is_not_called_unanswered() {
    let controls = Catalogue::iso_42001().data().parts.last().unwrap();
    let units = controls.groups.iter().flat_map(|area| &area.units);
    let weights: Vec<_> = units
        .map(|unit| json!({"unit_id": unit.id, "weight": 0}))
        .collect();
    let text = summary("deployer-started", json!({"weights": weights}));
    let line = "Controls of Annex A: nothing here counts, so there is no figure.";
    assert!(text.lines().any(|found| found == line), "{text}");
}

#[test]
fn a_translation_says_how_far_it_can_be_relied_on() {
    let catalogue = Catalogue::iso_42001();
    let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23")).unwrap();
    let last = |texts: &Texts| {
        let text = render(catalogue, &report, Format::Text, texts);
        text.lines().last().map(str::to_owned)
    };
    for tag in Texts::LANGUAGES {
        let texts = Texts::in_language(tag).unwrap();
        let said = texts
            .status()
            .map(|status| texts.text(["words", "translations", status.as_str(), "label"]));
        assert_eq!(said.is_none(), *tag == "en", "{tag}");
        let wanted = said
            .unwrap_or_else(|| texts.text(["notice"]))
            .map(str::to_owned);
        assert_eq!(last(texts), wanted, "{tag}");
    }
    for status in TranslationStatus::ALL {
        let mut pack = serde_json::to_value(Texts::english()).unwrap();
        if let Some(pack) = pack.as_object_mut() {
            pack.insert("status".to_owned(), json!(status));
        }
        let texts = Texts::from_json(catalogue, &[&pack.to_string()]).unwrap();
        let label = texts.text(["words", "translations", status.as_str(), "label"]);
        assert_eq!(last(&texts).as_deref(), label);
    }
}

#[test]
fn markdown_holds_a_text_of_a_user_as_text() {
    let catalogue = Catalogue::iso_42001();
    let mut assessment = Assessment::new(catalogue, "2026-11-23");
    let name = "1. [A](https://www.example.com) | <b>*B*</b>\n# c@example.com";
    assessment.organization.name = Some(name.to_owned());
    let report = assess(catalogue, &assessment).unwrap();
    let text = render(catalogue, &report, Format::Markdown, Texts::english());
    let shown = "* **Organization**: 1\\. \\[A\\](https\\:\\//www\\.example\\.com) \\| \\<b\\>\\*B\\*\\</b\\> \\# c\\@\u{2060}example\\.com";
    assert!(text.lines().any(|line| line == shown), "{text}");
    assert!(text.starts_with("# ISO/IEC 42001:2023: readiness self-assessment\n\n**"));
}
