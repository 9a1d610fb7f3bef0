//! The summary in words says what the figures and conditions are about.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use aimscore::{
    Assessment, Catalogue, Format, ReportPart, Texts, TranslationStatus, assess, render,
    render_part, wire,
};
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

/// A part of a sample's report as Markdown.
fn part_of(sample: &str, part: ReportPart, texts: &Texts) -> String {
    let catalogue = Catalogue::iso_42001();
    let path = conformance::folder().join(format!("samples/{sample}.json"));
    let text = std::fs::read_to_string(path).unwrap();
    let assessment = Assessment::from_json(catalogue, &text).unwrap();
    let report = assess(catalogue, &assessment).unwrap();
    render_part(catalogue, &report, part, Format::Markdown, texts)
}

#[test]
fn a_part_is_a_document_of_its_own_in_every_language() {
    let review = [
        "review_inputs",
        "chart_headline",
        "readiness",
        "findings",
        "risks",
        "actions",
        "roadmap",
        "limits",
    ];
    let audit = ["audit_programme", "audit_questions", "findings", "limits"];
    for tag in Texts::LANGUAGES {
        let texts = Texts::in_language(tag).unwrap();
        let word = |key: &&str| {
            let said = ["page", "sentences"].map(|section| texts.text([section, key]));
            said.into_iter().flatten().next().unwrap()
        };
        for (part, title, keys) in [
            (
                ReportPart::ManagementReview,
                "title_management_review",
                &review[..],
            ),
            (ReportPart::InternalAudit, "title_internal_audit", &audit),
        ] {
            let text = part_of("developer-midway", part, texts);
            let headings = text.lines().filter_map(|line| line.strip_prefix("## "));
            let headings: Vec<_> = headings.collect();
            let words: Vec<_> = keys.iter().map(word).collect();
            assert_eq!(headings, words, "{tag}");
            let title = word(&title).replace("{name}", texts.text(["name"]).unwrap());
            assert!(text.starts_with(&format!("# {title}\n")), "{tag}: {text}");
        }
    }
}

#[test]
fn a_review_says_what_is_known_of_each_input_and_what_somebody_has_to_bring() {
    let (part, texts) = (ReportPart::ManagementReview, Texts::english());
    let text = part_of("developer-midway", part, texts);
    let said = |topic: &str| {
        let label = texts
            .text(["words", "review_topics", topic, "label"])
            .unwrap();
        let mut rows = text.lines();
        rows.find(|row| row.starts_with(&format!("| {label} |")))
            .unwrap()
    };
    let bring = "Somebody has to bring it to the review";
    for topic in ["earlier_actions", "context", "needs", "audit_results"] {
        assert!(said(topic).contains(bring), "{}", said(topic));
    }
    for (topic, wanted) in [
        ("nonconformities", "Potential major"),
        ("monitoring", "Management system"),
        ("improvement", "mprovement: "),
    ] {
        assert!(said(topic).contains(wanted), "{}", said(topic));
    }
    assert!(!said("risks").contains(bring), "{}", said("risks"));
}

#[test]
fn an_audit_begins_where_the_need_is_greatest_and_names_the_evidence() {
    let catalogue = Catalogue::iso_42001();
    let input = json!({
        "format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
        "answers": [{"item_id": "9.1-r1", "rating": "not", "evidence": ["Minutes of May"], "owner": "Ada"}],
    });
    let assessment = Assessment::from_json(catalogue, &input.to_string()).unwrap();
    let report = assess(catalogue, &assessment).unwrap();
    let (part, texts) = (ReportPart::InternalAudit, Texts::english());
    let text = render_part(catalogue, &report, part, Format::Markdown, texts);
    let (programme, questions) = text.split_once("## What to ask").unwrap();
    let rows = programme.lines().filter(|line| line.starts_with("| "));
    // The headings of the columns, and the line below them.
    let rows: Vec<_> = rows.skip(2).collect();
    let row = rows.iter().find(|row| row.starts_with("| 9.1 ")).unwrap();
    assert!(
        row.contains("Ada") && row.contains("Minutes of May"),
        "{row}"
    );
    assert_eq!(rows.len(), report.audit_programme.len());
    for (row, wanted) in rows.iter().zip(&report.audit_programme) {
        assert!(
            row.starts_with(&format!("| {} ", wanted.unit_id)),
            "{row}: {}",
            wanted.unit_id
        );
    }
    assert!(questions.contains("What would show it: "));
    assert!(questions.contains("9.1-r1"));
}

#[test]
fn a_part_that_does_not_exist_is_refused() {
    let catalogue = Catalogue::iso_42001();
    let input = wire::canonical(&Assessment::new(catalogue, "2026-11-23"));
    for (part, format) in [
        ("everything", "html"),
        ("", "markdown"),
        ("internal_audit", "papyrus"),
    ] {
        let refused = wire::render_part_json(catalogue, &input, part, format, Texts::english());
        assert!(refused.unwrap_err().contains("unknown_target"));
    }
}
