//! Ranges as bars: what is certain, what is open, and below it what evidence backs.

use super::Chart;
use super::svg::{Anchor, Looks, Mark, Svg, leading};
use crate::evaluation::Figure;
use crate::language::Texts;
use crate::report::Report;
use crate::scale::Layer;

/// 0 to 100 percent: a unit is a tenth.
const WIDTH: u32 = 1000;

/// Space for the label beside the widest range, and the lines it may take.
const LABEL: (u32, usize) = (640, 3);

const CERTAIN: Looks = &[("rx", &"4")];
const TRACK: Looks = &[("rx", &"4"), ("fill-opacity", &"0.05")];
const OPEN: Looks = &[
    ("rx", &"4"),
    ("fill-opacity", &"0.18"),
    ("stroke", &"currentColor"),
    ("stroke-opacity", &"0.55"),
    ("stroke-width", &"2"),
];

pub(super) fn headline(report: &Report, texts: &Texts) -> String {
    let mut svg = Svg::new(texts, WIDTH);
    let mut y = 0;
    for (part, figure) in &report.headline {
        let title = texts.title("parts", part.as_str());
        y = bar(&mut svg, y, title, figure.as_ref(), 52);
    }
    finish(svg, Chart::Headline, y)
}

pub(super) fn groups(report: &Report, texts: &Texts) -> String {
    let mut svg = Svg::new(texts, WIDTH);
    let mut y = 0;
    for (part, _) in &report.headline {
        let title = texts.title("parts", part.as_str());
        let lines = svg.block("heading", (0, y + 40), Anchor::Start, title, (WIDTH, 2));
        y += lines * leading("heading") + 30;
        for row in report.groups.iter().filter(|row| row.part == *part) {
            let id = row.id.as_str();
            let title = format!("{id} {}", texts.title("groups", id));
            y = bar(&mut svg, y, &title, row.figure.as_ref(), 26);
        }
        y += 24;
    }
    finish(svg, Chart::Groups, y)
}

/// A row: label, range in words, bar, and the thin bar of the evidenced layer. Gives where it ends.
fn bar(svg: &mut Svg<'_>, y: u32, title: &str, figure: Option<&Figure>, height: u32) -> u32 {
    let base = y + 36;
    let lines = svg.block("label", (0, base), Anchor::Start, title, LABEL);
    let y = base + (lines - 1) * leading("label") + 16;
    let Some(figure) = figure else {
        let none = svg.texts.sentence("no_figure", &[]);
        svg.text("value", (WIDTH, base), Anchor::End, &none);
        svg.say(svg.texts.sentence("nothing_counts", &[("part", title)]));
        return y + 24;
    };
    let range = svg.texts.span(figure.low, figure.high);
    svg.text("value", (WIDTH, base), Anchor::End, &range);
    let (low, high) = (u32::from(figure.low.0), u32::from(figure.high.0));
    svg.rect("track", [0, y, WIDTH, height], TRACK);
    if high > low {
        svg.rect("open", [low, y, high - low, height], OPEN);
    }
    if low > 0 {
        svg.rect("certain", [0, y, low, height], CERTAIN);
    }
    let evidenced = u32::from(figure.evidenced.low.0);
    if evidenced > 0 {
        svg.rect("evidenced", [0, y + height + 6, evidenced, 8], CERTAIN);
    }
    svg.say(in_words(svg.texts, title, figure));
    y + height + 34
}

/// Every number of a figure in words.
fn in_words(texts: &Texts, title: &str, figure: &Figure) -> String {
    let (low, high) = (texts.number(figure.low), texts.number(figure.high));
    let (rated, applicable) = (figure.rated.to_string(), figure.applicable.to_string());
    let score = figure.score.map(|score| texts.number(score));
    let sentence = if score.is_some() {
        "range"
    } else {
        "range_unrated"
    };
    let stated = texts.sentence(
        sentence,
        &[
            ("part", title),
            ("low", &low),
            ("high", &high),
            ("score", &score.unwrap_or_default()),
            ("rated", &rated),
            ("applicable", &applicable),
        ],
    );
    let (low, high) = (
        texts.number(figure.evidenced.low),
        texts.number(figure.evidenced.high),
    );
    let evidenced = texts.sentence("evidenced", &[("low", &low), ("high", &high)]);
    format!("{stated} {}", evidenced.trim())
}

fn finish(mut svg: Svg<'_>, chart: Chart, y: u32) -> String {
    let certain = svg.texts.sentence("chart_certain", &[]);
    let open = svg.texts.sentence("chart_open", &[]);
    let evidenced = svg.texts.label("layers", Layer::Evidenced.as_str());
    let end = svg.legend(
        y + 36,
        &[
            (Mark::Bar("certain", 20, CERTAIN), &certain),
            (Mark::Bar("open", 20, OPEN), &open),
            (Mark::Bar("evidenced", 8, CERTAIN), evidenced),
        ],
    );
    svg.finish(chart, end)
}
