//! Checks to come: what a management review looks at, and where an internal audit looks first.

use crate::audit::AuditRow;
use crate::grade::Grade;
use crate::render::page::{Answered, Block, Cell, Page, Row, Run, around};
use crate::render::sections::answers::told;
use crate::review::ReviewRow;
use crate::value::Value;
use crate::vocabulary::ReviewTopic;

/// What the assessment says of each input of a management review.
pub(super) fn review(page: &mut Page<'_>) {
    let inputs = &page.report.management_review;
    let open = inputs.iter().filter(|input| !input.known).count();
    let (count, open) = (inputs.len().to_string(), open.to_string());
    let values = [("count", count.as_str()), ("open", &open)];
    page.paragraph(&page.texts.page("review_lead", &values));
    let rows = inputs.iter().map(|input| {
        let topic = page.texts.label("review_topics", input.topic.as_str());
        let item = Cell::Ids(vec![input.item_id.to_string()]);
        (None, vec![topic.into(), item, says(page, input)])
    });
    let rows = rows.collect();
    let columns = ["review_input", "section", "review_says"];
    page.table(&page.word("review_inputs"), &columns, rows);
}

fn says(page: &Page<'_>, input: &ReviewRow) -> Cell {
    let (report, texts) = (page.report, page.texts);
    let counted =
        |grade: Grade, count: usize| format!("{}: {count}", texts.label("grades", grade.as_str()));
    match input.topic {
        _ if !input.known => page.word("review_bring").into(),
        ReviewTopic::Nonconformities => {
            let findings = report.findings.iter();
            let of_it: Vec<_> = findings
                .filter(|found| input.finding_ids.contains(&found.id))
                .collect();
            let lines = [Grade::PotentialMajor, Grade::PotentialMinor].map(|grade| {
                let count = of_it.iter().filter(|found| found.grade == grade).count();
                counted(grade, count)
            });
            Cell::Lines(lines.into())
        }
        ReviewTopic::Improvement => counted(Grade::Improvement, input.gap_ids.len()).into(),
        ReviewTopic::Risks if input.risk_ids.is_empty() => page.word("review_no_risks").into(),
        ReviewTopic::Risks => Cell::Ids(input.risk_ids.iter().map(ToString::to_string).collect()),
        _ => {
            let parts = input.part_ids.iter().filter_map(|part| {
                let figure = report.headline.get(part.as_str())?;
                let title = texts.title("parts", part.as_str());
                Some(format!("{title}: {}", texts.span(figure.low, figure.high)))
            });
            Cell::Lines(parts.collect())
        }
    }
}

/// The units to audit, in the order of need.
pub(super) fn programme(page: &mut Page<'_>) {
    page.paragraph(&page.word("audit_lead"));
    let rows = page.report.audit_programme.iter().map(|row| {
        let id = row.unit_id.as_str();
        let cells = vec![
            page.named("units", id).into(),
            Cell::Lines(why(page, row)),
            Cell::Lines(row.not_by.clone()),
            Cell::Lines(row.evidence.clone()),
        ];
        (Some(format!("unit-{id}")), cells)
    });
    let rows: Vec<Row> = rows.collect();
    let columns = ["section", "audit_why", "audit_not_by", "column_evidence"];
    page.table(&page.word("audit_programme"), &columns, rows);
}

/// Why a unit stands where it stands.
fn why(page: &Page<'_>, row: &AuditRow) -> Vec<String> {
    let texts = page.texts;
    let risks = row.risk_ids.iter().map(ToString::to_string);
    let risks: Vec<String> = risks.collect();
    let risk = (!risks.is_empty()).then(|| {
        let level = row.risk_level.as_ref();
        let level = level.map(|level| texts.label("risk_levels", level.as_str()).to_owned());
        let level = level.unwrap_or_else(|| texts.sentence("chart_not_rated", &[]));
        format!("{}: {level} ({})", page.word("risk"), risks.join(", "))
    });
    let grade = row.grade;
    let grade = grade.map(|grade| texts.label("grades", grade.as_str()).to_owned());
    let band = row.band.map(|band| {
        let class = texts.label("classes", band.as_str());
        format!("{}: {class}", page.word("band"))
    });
    [risk, grade, band].into_iter().flatten().collect()
}

/// What to ask about each unit, what was answered, and what would show it.
pub(super) fn questions(page: &mut Page<'_>) {
    page.paragraph(&page.word("audit_questions_lead"));
    page.subheading(&page.word("audit_order"));
    for row in &page.report.audit_programme {
        let asked = row.item_ids.iter().map(|item| asked(page, item.as_str()));
        let asked: Vec<_> = asked.collect();
        if !asked.is_empty() {
            let name = page.named("units", row.unit_id.as_str());
            page.push(Block::Answers(name, asked));
        }
    }
}

fn asked(page: &Page<'_>, item: &str) -> Answered {
    let texts = page.texts;
    let question = texts.text(["items", item, "question"]);
    let mut lines = told(page, page.answer(item));
    let shows = texts.at(&["items", item, "evidence"]);
    let shows = shows.and_then(Value::as_list).unwrap_or_default();
    let shows: Vec<_> = shows.iter().filter_map(Value::as_text).collect();
    if !shows.is_empty() {
        let sentence = texts.text(["page", "audit_shows"]).unwrap_or_default();
        lines.push(around(sentence, "{text}", Run::Text(shows.join("; "))));
    }
    Answered {
        id: item.to_owned(),
        question: question.unwrap_or_default().to_owned(),
        lines,
    }
}
