//! Where the organization stands, and what to do next.

use crate::chart::Chart;
use crate::evaluation::Figure;
use crate::extremes::Extremes;
use crate::render::page::{Block, Cell, Page, Row, Run, around};
use crate::render::{about, blocker_text, range_in_force};

/// Gaps that are named before the roadmap.
const ACTIONS: usize = 10;

/// What the report rests on, and whose it is.
pub(super) fn basis(page: &mut Page<'_>) {
    let assessment = page.assessment();
    let only = page.texts.sentence("only_an_accredited_body", &[]);
    page.push(Block::Lead(vec![
        Run::Strong(page.word("basis")),
        Run::Text(format!(". {only}")),
    ]));
    let organization = &assessment.organization;
    let roles = organization.roles.iter();
    let roles: Vec<_> = roles
        .map(|role| page.texts.label("roles", role.as_str()))
        .collect();
    let systems: Vec<_> = assessment
        .systems
        .iter()
        .map(|system| system.name.as_str())
        .collect();
    let given = |text: &'_ Option<String>| text.clone().unwrap_or_default();
    page.terms(&[
        ("organization", &given(&organization.name)),
        ("roles", &roles.join(", ")),
        ("scope", &given(&assessment.scope.statement)),
        ("boundaries", &given(&assessment.scope.boundaries)),
        ("exclusions", &given(&assessment.scope.exclusions)),
        ("systems", &systems.join(", ")),
        ("as_of", &assessment.as_of),
    ]);
}

/// In place, of what is answered, answered, backed by evidence.
fn figure(page: &Page<'_>, figure: Option<&Figure>) -> Vec<Cell> {
    let texts = page.texts;
    let Some(figure) = figure else {
        let none = texts.sentence("no_figure", &[]);
        return vec![none.into(), "".into(), "".into(), "".into()];
    };
    let score = figure.score.map(|score| texts.span(score, score));
    vec![
        texts.span(figure.low, figure.high).into(),
        score.unwrap_or_default().into(),
        page.of(figure.rated, figure.applicable).into(),
        texts
            .span(figure.evidenced.low, figure.evidenced.high)
            .into(),
    ]
}

const FIGURE: [&str; 4] = ["range", "score", "answered", "evidenced"];

fn columns(first: &'static str) -> Vec<&'static str> {
    [&[first], FIGURE.as_slice()].concat()
}

pub(super) fn headline(page: &mut Page<'_>) {
    page.push(Block::Chart(Chart::Headline));
    let rows = page.report.headline.iter().map(|(part, found)| {
        let title = page.texts.title("parts", part.as_str());
        let mut cells = vec![title.into()];
        cells.extend(figure(page, found.as_ref()));
        (None, cells)
    });
    let rows = rows.collect();
    page.table(&page.word("chart_headline"), &columns("part"), rows);
}

pub(super) fn readiness(page: &mut Page<'_>) {
    let Some(readiness) = &page.report.readiness else {
        return;
    };
    let texts = page.texts;
    let label = readiness.label.as_str();
    page.push(Block::Label(texts.label("labels", label).to_owned()));
    page.paragraph(
        texts
            .text(["words", "labels", label, "text"])
            .unwrap_or_default(),
    );
    let counts = [readiness.rated, readiness.applicable, readiness.evidenced];
    let [rated, applicable, evidenced] = counts.map(|count| count.to_string());
    let values = [
        ("rated", rated.as_str()),
        ("applicable", &applicable),
        ("evidenced", &evidenced),
    ];
    page.paragraph(texts.sentence("answered", &values).trim());
    let Some(next) = &readiness.next else {
        return page.paragraph(texts.sentence("highest", &[]).trim());
    };
    let values = [("label", texts.label("labels", next.as_str()))];
    page.subheading(texts.sentence("next", &values).trim());
    let blockers = readiness.blockers.iter().map(|blocker| {
        let text = blocker_text(blocker, "{ids}", texts);
        around(&text, "{ids}", Run::Ids(blocker.ids.clone()))
    });
    page.push(Block::List(blockers.collect()));
}

pub(super) fn extremes(page: &mut Page<'_>) {
    let (report, texts) = (page.report, page.texts);
    let Extremes { strongest, weakest } = &report.extremes;
    page.paragraph(&page.word("extremes_lead"));
    for (ids, title, none) in [
        (strongest, "strongest", "no_strongest"),
        (weakest, "weakest", "no_weakest"),
    ] {
        page.subheading(&page.word(title));
        if ids.is_empty() {
            page.paragraph(&page.word(none));
            continue;
        }
        let rows = ids.iter().map(|id| {
            let title = texts.title("groups", id.as_str());
            let range = range_in_force(report, id, texts);
            vec![
                Run::Ids(vec![id.to_string()]),
                Run::Text(format!(" {title} ({range})")),
            ]
        });
        page.push(Block::Ranking(rows.collect()));
    }
}

pub(super) fn actions(page: &mut Page<'_>) {
    let (report, texts) = (page.report, page.texts);
    if report.gaps.is_empty() {
        return page.paragraph(&texts.sentence("no_gaps", &[]));
    }
    let count = report.gaps.len().to_string();
    page.paragraph(&texts.page("actions_lead", &[("count", &count)]));
    let rows: Vec<Row> = report
        .gaps
        .iter()
        .take(ACTIONS)
        .map(|gap| {
            let id = gap.id.split_once('.').map_or(gap.id.as_str(), |(_, id)| id);
            let cells = vec![
                Cell::Ids(vec![id.to_owned()]),
                about(&report.assessment, gap, texts).into(),
                texts.label("gap_kinds", gap.kind.as_str()).into(),
                texts.label("grades", gap.grade.as_str()).into(),
                gap.effort.days().to_string().into(),
                texts.number(gap.gain).into(),
            ];
            (None, cells)
        })
        .collect();
    let columns = ["section", "about", "gap", "grade", "days", "gain"];
    page.table(&page.word("actions"), &columns, rows);
}

pub(super) fn groups(page: &mut Page<'_>) {
    page.push(Block::Chart(Chart::Groups));
    let (report, texts) = (page.report, page.texts);
    let rows = report.groups.iter().map(|row| {
        let mut cells = vec![page.named("groups", row.id.as_str()).into()];
        cells.extend(figure(page, row.figure.as_ref()));
        (Some(format!("group-{}", row.id)), cells)
    });
    let rows = rows.collect();
    page.table(&page.word("chart_groups"), &columns("section"), rows);
    page.subheading(&page.word("units"));
    let rows = report.units.iter().map(|row| {
        let class = |class| texts.label("classes", class);
        let band = match (row.band, row.band_best) {
            _ if row.excluded => page.word("left_out"),
            (Some(band), Some(best)) if band != best => texts.page(
                "at_best",
                &[
                    ("worse", class(band.as_str())),
                    ("better", class(best.as_str())),
                ],
            ),
            (Some(band), _) => class(band.as_str()).to_owned(),
            (None, _) => String::new(),
        };
        let mut cells = vec![page.named("units", row.id.as_str()).into(), band.into()];
        if !row.excluded {
            cells.extend(figure(page, row.figure.as_ref()));
        }
        cells.resize_with(FIGURE.len() + 2, || "".into());
        (Some(format!("unit-{}", row.id)), cells)
    });
    let rows = rows.collect();
    let columns = [&["section", "band"], FIGURE.as_slice()].concat();
    page.table(&page.word("units"), &columns, rows);
}
