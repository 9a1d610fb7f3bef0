//! Writing SVG.

use std::fmt::Write;

use super::Chart;
use super::lines::{lines, width};
use crate::language::{Texts, shown};

/// Units that are whole pixels of a screen: 1000 units are 400 pixels.
pub(super) const WHOLE: u32 = 5;
const WHOLE_PIXELS: u32 = 2;

/// Sizes of text, in units.
pub(super) const TEXT: u32 = 35;
pub(super) const SMALL: u32 = 29;

/// Where a text stands at its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A mark of a legend: its class, height where it is a bar, and presentation attributes.
pub(super) enum Mark {
    Bar(&'static str, u32, &'static str),
    Dot(&'static str, &'static str),
}

/// A picture that grows downwards, element by element.
pub(super) struct Svg<'t> {
    pub(super) texts: &'t Texts,
    pub(super) width: u32,
    body: String,
    /// What it says in words, sentence by sentence.
    words: Vec<String>,
    mirrored: bool,
}

impl<'t> Svg<'t> {
    pub(super) fn new(texts: &'t Texts, width: u32) -> Self {
        Self {
            texts,
            width,
            body: String::new(),
            words: Vec::new(),
            mirrored: texts.is_mirrored(),
        }
    }

    /// Says something of what is drawn in words.
    pub(super) fn say(&mut self, sentence: String) {
        self.words.push(sentence);
    }

    /// A rectangle. `looks`: its presentation attributes.
    pub(super) fn rect(&mut self, class: &str, [x, y, w, h]: [u32; 4], looks: &str) {
        let x = if self.mirrored { self.width - x - w } else { x };
        self.write(&format!(
            r#"<rect class="{class}" x="{x}" y="{y}" width="{w}" height="{h}" {looks}/>"#
        ));
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, x: u32, y: u32, looks: &str) {
        let x = self.across(x);
        self.write(&format!(
            r#"<circle class="{class}" cx="{x}" cy="{y}" r="9" {looks}/>"#
        ));
    }

    /// One line of text; `y` is its base line.
    pub(super) fn text(&mut self, class: &str, (x, y): (u32, u32), anchor: Anchor, text: &str) {
        let x = self.across(x);
        let size = size(class);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if matches!(class, "heading" | "value") {
            r#" font-weight="600""#
        } else {
            ""
        };
        let text = escaped(text);
        self.write(&format!(
            r#"<text class="{class}" x="{x}" y="{y}" font-size="{size}"{anchor}{weight}>{text}</text>"#
        ));
    }

    /// A text of several lines; gives how many.
    pub(super) fn block(
        &mut self,
        class: &str,
        (x, y): (u32, u32),
        anchor: Anchor,
        text: &str,
        (space, count): (u32, usize),
    ) -> u32 {
        let mut y = y;
        let lines = lines(text, size(class), space, count);
        for line in &lines {
            self.text(class, (x, y), anchor, line);
            y += leading(class);
        }
        u32::try_from(lines.len()).unwrap_or_default()
    }

    /// What the marks mean: a mark and its words, one after the other, with a new line where the words do not fit. Gives where it ends.
    pub(super) fn legend(&mut self, mut y: u32, entries: &[(Mark, &str)]) -> u32 {
        let mut x = 0;
        for (mark, sentence) in entries {
            let words = self.texts.sentence(sentence, &[]);
            let space = 50 + width(&words) * SMALL / 100;
            if x > 0 && x + space > self.width {
                (x, y) = (0, y + leading("note"));
            }
            match mark {
                Mark::Bar(class, height, looks) => {
                    self.rect(class, [x, y - 10 - height / 2, 36, *height], looks);
                }
                Mark::Dot(class, looks) => self.circle(class, x + 18, y - 10, looks),
            }
            self.text("note", (x + 50, y), Anchor::Start, &words);
            x += space + 40;
        }
        y + 20
    }

    /// The whole picture.
    pub(super) fn finish(self, chart: Chart, height: u32) -> String {
        let title = escaped(&self.texts.sentence(&format!("chart_{chart}"), &[]));
        let words: Vec<String> = self.words.iter().map(|words| escaped(words)).collect();
        let words = words.join("\n");
        let pixels = |units: u32| units / WHOLE * WHOLE_PIXELS;
        let (w, h, body) = (self.width, height.next_multiple_of(WHOLE), self.body);
        let direction = if self.mirrored {
            r#" direction="rtl""#
        } else {
            ""
        };
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{chart}" width="{}" height="{}" viewBox="0 0 {w} {h}" lang="{}"{direction} color="CanvasText" fill="currentColor" font-family="system-ui, sans-serif" role="img" aria-labelledby="chart-{chart}-title" aria-describedby="chart-{chart}-desc"><title id="chart-{chart}-title">{title}</title><desc id="chart-{chart}-desc">{words}</desc><rect class="backdrop" width="{w}" height="{h}" fill="Canvas"/>{body}</svg>"#,
            pixels(w),
            pixels(h),
            escaped(self.texts.language()),
        )
    }

    fn across(&self, x: u32) -> u32 {
        if self.mirrored { self.width - x } else { x }
    }

    fn write(&mut self, element: &str) {
        // Writing to a String does not fail.
        let _ = write!(self.body, "\n{element}");
    }
}

/// From base line to base line.
pub(super) fn leading(class: &str) -> u32 {
    size(class) * 5 / 4
}

fn size(class: &str) -> u32 {
    if class == "note" { SMALL } else { TEXT }
}

/// Text as it stands in XML and HTML, between tags or in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            c => out.push(shown(c)),
        }
    }
    out
}
