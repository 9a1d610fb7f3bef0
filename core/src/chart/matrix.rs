//! The grid of risk levels with the risks in it: hollow marks before controls, filled ones after.

use super::Chart;
use super::lines::width;
use super::svg::{Anchor, Looks, Mark, SMALL, Svg, WHOLE, leading};
use crate::id::Id;
use crate::language::Texts;
use crate::markup::Attribute;
use crate::report::Report;
use crate::risk::{GridRef, MatrixCell, RatedPoint, RiskRow};

/// Space for the names of the ranks of consequence.
const NAMES: u32 = 200;

/// A column is as wide as the longest word in it needs, within these bounds.
const COLUMN: (u32, u32) = (150, 250);

/// Risks that a cell shows; the rest are counted.
const SHOWN: usize = 6;

/// From one line of a cell to the next.
const LINE: u32 = 38;

const BEFORE: Looks = &[
    ("fill", &"none"),
    ("stroke", &"currentColor"),
    ("stroke-width", &"3"),
];
const AFTER: Looks = &[("stroke", &"currentColor"), ("stroke-width", &"3")];

pub(super) fn matrix(report: &Report, texts: &Texts) -> String {
    let Some(grid) = &report.risks.grid else {
        let mut svg = Svg::new(texts, 1000);
        let none = texts.sentence("chart_no_grid", &[]);
        svg.text("note", (0, 40), Anchor::Start, &none);
        svg.say(none);
        return svg.finish(Chart::Matrix, 60);
    };
    let columns = u32::try_from(grid.likelihood.len()).unwrap_or_default();
    let column = column(grid, texts);
    let mut svg = Svg::new(texts, NAMES + columns * column);
    let word = |name| texts.sentence(name, &[]);
    svg.text(
        "note",
        (0, 30),
        Anchor::Start,
        &format!("↑ {}", word("chart_consequence")),
    );
    let mut y = 50;
    for (place, name) in grid.consequence.iter().enumerate().rev() {
        let of_row = |cell: &&MatrixCell| usize::from(cell.consequence) == place + 1;
        let cells = || report.risks.matrix.iter().filter(of_row);
        let shown = cells().map(|cell| risks(cell).len().min(SHOWN + 1)).max();
        let lines = u32::try_from(shown.unwrap_or_default())
            .unwrap_or_default()
            .max(2);
        let height = (lines + 1) * LINE + 20;
        let label = texts.rank(grid, "consequence", name);
        svg.block("note", (0, y + LINE), Anchor::Start, label, (NAMES - 16, 4));
        for (there, place) in cells().zip(0..) {
            let space = [NAMES + place * column, y, column, height];
            cell(&mut svg, there, space, grid);
        }
        y += height;
    }
    let mut deepest = 0;
    for (name, place) in grid.likelihood.iter().zip(0..) {
        let label = texts.rank(grid, "likelihood", name);
        let at = (NAMES + place * column + column / 2, y + leading("note"));
        deepest = deepest.max(svg.block("note", at, Anchor::Middle, label, (column - 10, 3)));
    }
    y += (deepest + 1) * leading("note") + 10;
    let arrow = if texts.is_mirrored() { "←" } else { "→" };
    let likelihood = format!("{} {arrow}", word("chart_likelihood"));
    svg.text("note", (svg.width, y), Anchor::End, &likelihood);
    for row in &report.risks.rows {
        svg.say(in_words(texts, grid, row));
    }
    let (before, after) = (word("chart_before"), word("chart_after"));
    let marks = [
        (Mark::Dot("before", BEFORE), before.as_str()),
        (Mark::Dot("after", AFTER), after.as_str()),
    ];
    let end = svg.legend(y + 56, &marks);
    svg.finish(Chart::Matrix, end)
}

/// A cell: its level, and the risks that stand there.
fn cell(svg: &mut Svg<'_>, cell: &MatrixCell, [x, y, w, h]: [u32; 4], grid: &GridRef) {
    let place = grid.levels.iter().position(|level| *level == cell.level);
    let opacity = 4 + 30 * place.unwrap_or_default() / grid.levels.len();
    let class = format!("cell level-{}", cell.level);
    let opacity = format!("0.{opacity:02}");
    let looks: [Attribute<'_>; 4] = [
        ("rx", &6),
        ("fill-opacity", &opacity),
        ("stroke", &"currentColor"),
        ("stroke-opacity", &"0.35"),
    ];
    svg.rect(&class, [x + 3, y + 3, w - 6, h - 6], &looks);
    let level = svg.texts.label("risk_levels", cell.level.as_str());
    svg.block(
        "note",
        (x + 14, y + LINE),
        Anchor::Start,
        level,
        (w - 24, 1),
    );
    let risks = risks(cell);
    let more = risks.len().saturating_sub(SHOWN);
    let mut y = y + LINE;
    for (id, class, looks) in risks.into_iter().take(SHOWN) {
        y += LINE;
        svg.circle(class, x + 24, y - 10, looks);
        let name = (x + 42, y);
        svg.block("note", name, Anchor::Start, id.as_str(), (w - 50, 1));
    }
    if more > 0 {
        let more = format!("+{more}");
        svg.text("note", (x + 14, y + LINE), Anchor::Start, &more);
    }
}

/// The risks of a cell, each with its mark.
fn risks(cell: &MatrixCell) -> Vec<(&Id, &'static str, Looks)> {
    let before = cell.before.iter().map(|id| (id, "before", BEFORE));
    let after = cell.after.iter().map(|id| (id, "after", AFTER));
    before.chain(after).collect()
}

/// Width of a column.
fn column(grid: &GridRef, texts: &Texts) -> u32 {
    let labels = grid.likelihood.iter();
    let labels = labels.map(|name| texts.rank(grid, "likelihood", name));
    let words = labels.flat_map(str::split_whitespace);
    let widest = words.map(width).max().unwrap_or_default();
    let needed = (widest * SMALL / 100 + 14).clamp(COLUMN.0, COLUMN.1);
    needed.next_multiple_of(WHOLE)
}

/// Where a risk stands, in words.
fn in_words(texts: &Texts, grid: &GridRef, row: &RiskRow) -> String {
    let point = |point: Option<&RatedPoint>| {
        let Some(point) = point else {
            return texts.sentence("chart_not_rated", &[]);
        };
        let at = |axis, ranks: &[Id], place: u8| {
            let name = ranks.get(usize::from(place).saturating_sub(1));
            name.map_or_else(String::new, |name| texts.rank(grid, axis, name).to_owned())
        };
        texts.sentence(
            "chart_point",
            &[
                ("level", texts.label("risk_levels", point.level.as_str())),
                (
                    "consequence",
                    &at("consequence", &grid.consequence, point.consequence),
                ),
                (
                    "likelihood",
                    &at("likelihood", &grid.likelihood, point.likelihood),
                ),
            ],
        )
    };
    let after = row.residual.as_ref().map(|range| &range.worse);
    texts.sentence(
        "chart_risk",
        &[
            ("id", row.id.as_str()),
            ("title", texts.risk(row)),
            ("before", &point(row.inherent.as_ref())),
            ("after", &point(after)),
        ],
    )
}
