//! The registers: findings, risks, Statement of Applicability, documents, roadmap, other frameworks.

use crate::applicability::Choice;
use crate::chart::Chart;
use crate::finding::{Finding, FindingRule};
use crate::grade::Grade;
use crate::id::Id;
use crate::render::page::{Block, Cell, Page, Row};
use crate::risk::{MatrixCell, RiskRow};
use crate::roadmap::roadmap as plan;

/// Grades that say something is amiss; the others are counted.
const LISTED: [Grade; 3] = [
    Grade::PotentialMajor,
    Grade::PotentialMinor,
    Grade::Improvement,
];

fn texts(ids: &[Id]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn or_empty(text: Option<&String>) -> Cell {
    text.cloned().unwrap_or_default().into()
}

pub(super) fn findings(page: &mut Page<'_>) {
    let report = page.report;
    page.paragraph(&page.word("findings_lead"));
    let counts = Grade::ALL.iter().map(|grade| {
        let count = report.findings.iter().filter(|found| found.grade == *grade);
        format!(
            "{}: {}",
            page.texts.label("grades", grade.as_str()),
            count.count()
        )
    });
    let counts: Vec<_> = counts.collect();
    page.paragraph(&counts.join(" · "));
    let listed = |found: &&Finding| LISTED.contains(&found.grade);
    let rows: Vec<Row> = report
        .findings
        .iter()
        .filter(listed)
        .map(|found| finding(page, found))
        .collect();
    if rows.is_empty() {
        return page.paragraph(&page.word("no_findings"));
    }
    page.table(
        &page.word("findings"),
        &["section", "about", "class", "grade"],
        rows,
    );
}

fn finding(page: &Page<'_>, found: &Finding) -> Row {
    let texts = page.texts;
    let item = found
        .item_ids
        .first()
        .filter(|_| found.rule == FindingRule::Item);
    let subject = item
        .or(found.document_id.as_ref())
        .unwrap_or(&found.unit_id);
    let id = subject.as_str();
    let about = match (found.rule, &found.document_id) {
        (FindingRule::Item, _) => texts
            .text(["items", id, "question"])
            .unwrap_or_default()
            .to_owned(),
        (rule, document) => {
            let named = document
                .as_ref()
                .and_then(|_| texts.text(["documents", id, "name"]));
            let name = named.unwrap_or_else(|| texts.title("units", id));
            format!("{}: {name}", texts.label("finding_rules", rule.as_str()))
        }
    };
    let class = found
        .class
        .map(|class| texts.label("classes", class.as_str()));
    let cells = vec![
        Cell::Ids(vec![subject.to_string()]),
        about.into(),
        class.unwrap_or_default().into(),
        texts.label("grades", found.grade.as_str()).into(),
    ];
    (None, cells)
}

pub(super) fn risks(page: &mut Page<'_>) {
    let register = &page.report.risks;
    page.paragraph(&page.word("risks_lead"));
    if register.rows.is_empty() {
        page.paragraph(&page.word("no_risks"));
    } else {
        let rows = register.rows.iter().map(|row| risk(page, row)).collect();
        let columns = [
            "risk",
            "chart_before",
            "effect",
            "chart_after",
            "treatment",
            "owner",
            "issues",
        ];
        page.table(&page.word("risks"), &columns, rows);
    }
    if register.grid.is_some() {
        page.subheading(&page.word("chart_matrix"));
        page.push(Block::Chart(Chart::Matrix));
        matrix(page);
    }
}

fn risk(page: &Page<'_>, row: &RiskRow) -> Row {
    let texts = page.texts;
    let level = |id: &Id| texts.label("risk_levels", id.as_str()).to_owned();
    let before = row.inherent.as_ref().map(|point| level(&point.level));
    let after = row.residual.as_ref().map(|range| {
        let (worse, better) = (level(&range.worse.level), level(&range.better.level));
        if worse == better {
            worse
        } else {
            texts.page("at_best", &[("worse", &worse), ("better", &better)])
        }
    });
    let not_rated = || texts.sentence("chart_not_rated", &[]);
    let treatment = row
        .treatment
        .map(|word| texts.label("treatments", word.as_str()));
    let issues = row
        .issues
        .iter()
        .map(|rule| texts.label("risk_rules", rule.as_str()).to_owned());
    let cells = vec![
        format!("{} {}", row.id, texts.risk(row)).into(),
        before.unwrap_or_else(not_rated).into(),
        texts
            .label("effectiveness", row.effectiveness.effectiveness.as_str())
            .into(),
        after.unwrap_or_else(not_rated).into(),
        treatment.unwrap_or_default().into(),
        or_empty(row.owner.as_ref()),
        Cell::Lines(issues.collect()),
    ];
    (Some(format!("risk-{}", row.id)), cells)
}

/// The cells of the grid with risks in them, the worst first.
fn matrix(page: &mut Page<'_>) {
    let register = &page.report.risks;
    let Some(grid) = &register.grid else { return };
    let rank = |axis, names: &[Id], rank: u8| {
        let name = names.get(usize::from(rank).saturating_sub(1));
        name.map_or("", |name| page.texts.rank(grid, axis, name))
            .to_owned()
    };
    let borne = |cell: &&MatrixCell| !cell.before.is_empty() || !cell.after.is_empty();
    let rows: Vec<Row> = register
        .matrix
        .iter()
        .rev()
        .filter(borne)
        .map(|cell| {
            let cells = vec![
                rank("consequence", &grid.consequence, cell.consequence).into(),
                rank("likelihood", &grid.likelihood, cell.likelihood).into(),
                page.texts.label("risk_levels", cell.level.as_str()).into(),
                Cell::Ids(texts(&cell.before)),
                Cell::Ids(texts(&cell.after)),
            ];
            (None, cells)
        })
        .collect();
    if !rows.is_empty() {
        let columns = [
            "chart_consequence",
            "chart_likelihood",
            "level",
            "chart_before",
            "chart_after",
        ];
        page.table(&page.word("chart_matrix"), &columns, rows);
    }
}

pub(super) fn applicability(page: &mut Page<'_>) {
    let (statement, words) = (&page.report.statement_of_applicability, page.texts);
    let [included, excluded, undecided] = [Choice::Included, Choice::Excluded, Choice::Undecided]
        .map(|choice| {
            statement
                .rows
                .iter()
                .filter(|row| row.decision == choice)
                .count()
                .to_string()
        });
    let values = [
        ("included", included.as_str()),
        ("excluded", &excluded),
        ("undecided", &undecided),
    ];
    page.paragraph(&words.page("applicability_lead", &values));
    let rows = statement.rows.iter().map(|row| {
        let status = row.implementation_status;
        let status = status.map(|word| words.label("implementation_statuses", word.as_str()));
        let issues = row.issues.iter();
        let issues = issues.map(|issue| words.label("row_rules", issue.rule.as_str()).to_owned());
        let id = row.control_id.as_str();
        let cells = vec![
            page.named("units", id).into(),
            words.label("decisions", row.decision.as_str()).into(),
            or_empty(row.justification.as_ref()),
            status.unwrap_or_default().into(),
            or_empty(row.owner.as_ref()),
            Cell::Lines(issues.collect()),
        ];
        (None, cells)
    });
    let rows = rows.collect();
    let columns = [
        "control",
        "decision",
        "justification",
        "status",
        "owner",
        "issues",
    ];
    page.table(&page.word("applicability"), &columns, rows);
    if !statement.own_controls.is_empty() {
        page.subheading(&page.word("own_controls"));
        let rows = statement.own_controls.iter().map(|own| {
            let status = own.implementation_status;
            let status = status.map(|word| words.label("implementation_statuses", word.as_str()));
            let name = format!("{} {}", own.id, own.title);
            (None, vec![name.into(), status.unwrap_or_default().into()])
        });
        let rows = rows.collect();
        page.table(&page.word("own_controls"), &["control", "status"], rows);
    }
}

pub(super) fn documents(page: &mut Page<'_>) {
    let words = page.texts;
    let rows = page.report.documents.iter().map(|row| {
        let id = row.document_id.as_str();
        let status = row
            .status
            .map(|status| words.label("document_statuses", status.as_str()).to_owned());
        let cells = vec![
            words.text(["documents", id, "name"]).unwrap_or(id).into(),
            Cell::Ids(vec![row.unit_id.to_string()]),
            page.word(row.demand.as_str()).into(),
            status.unwrap_or_else(|| page.word("not_stated")).into(),
            or_empty(row.reference.as_ref()),
            or_empty(row.owner.as_ref()),
        ];
        (Some(format!("document-{id}")), cells)
    });
    let rows: Vec<Row> = rows.collect();
    let columns = ["document", "section", "demand", "status", "place", "owner"];
    page.table(&page.word("documents"), &columns, rows);
}

pub(super) fn roadmap(page: &mut Page<'_>) {
    let plan = plan(page.catalogue, page.assessment());
    if plan.paths.is_empty() && plan.waves.is_empty() {
        return page.paragraph(&page.word("no_roadmap"));
    }
    if !plan.paths.is_empty() {
        page.subheading(&page.word("paths"));
        let rows = plan.paths.iter().map(|path| {
            let days = path.days.map(|days| days.to_string());
            let label = page.texts.label("labels", path.label.as_str());
            let cells = vec![
                label.into(),
                days.unwrap_or_else(|| page.word("out_of_reach")).into(),
                Cell::Ids(bare(&path.gap_ids)),
            ];
            (None, cells)
        });
        let rows = rows.collect();
        page.table(&page.word("paths"), &["label", "days", "gaps"], rows);
    }
    if let Some(capacity) = plan.capacity_days.filter(|_| !plan.waves.is_empty()) {
        page.subheading(&page.word("waves"));
        let days = capacity.to_string();
        page.paragraph(&page.texts.page("waves_lead", &[("days", &days)]));
        let rows = plan.waves.iter().map(|wave| {
            let cells = vec![
                wave.number.to_string().into(),
                wave.days.to_string().into(),
                Cell::Ids(bare(&wave.gap_ids)),
            ];
            (None, cells)
        });
        let rows = rows.collect();
        page.table(&page.word("waves"), &["wave", "days", "gaps"], rows);
    }
}

/// What gaps are about, without their kinds.
fn bare(gaps: &[String]) -> Vec<String> {
    let subject = |gap: &String| {
        gap.split_once('.')
            .map_or(gap.clone(), |(_, id)| id.to_owned())
    };
    gaps.iter().map(subject).collect()
}

pub(super) fn crosswalks(page: &mut Page<'_>) {
    page.paragraph(&page.word("crosswalks_lead"));
    let rows = page.report.crosswalks.iter().map(|row| {
        let linked = row.entries.iter().filter(|entry| !entry.links.is_empty());
        let name = page.texts.title("crosswalks", row.id.as_str());
        let cells = vec![
            format!("{name} ({})", row.status_on).into(),
            row.entries.len().to_string().into(),
            linked.count().to_string().into(),
            Cell::Ids(texts(&row.unlinked)),
        ];
        (None, cells)
    });
    let rows: Vec<Row> = rows.collect();
    let columns = ["framework", "entries", "linked", "unlinked"];
    page.table(&page.word("crosswalks"), &columns, rows);
}
