//! Writing SVG.

use super::Chart;
use super::lines::{lines, width};
use crate::language::Texts;
use crate::markup::{Attribute, Markup};

/// Units that are whole pixels of a screen: 1000 units are 400 pixels.
pub(super) const WHOLE: u32 = 5;
const WHOLE_PIXELS: u32 = 2;

/// Sizes of text, in units.
const TEXT: u32 = 35;
pub(super) const SMALL: u32 = 29;

/// How something looks: presentation attributes.
pub(super) type Looks = &'static [Attribute<'static>];

/// Where a text stands at its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A mark of a legend: its class, height where it is a bar, and looks.
pub(super) enum Mark {
    Bar(&'static str, u32, Looks),
    Dot(&'static str, Looks),
}

/// A picture that grows downwards, element by element.
pub(super) struct Svg<'t> {
    pub(super) texts: &'t Texts,
    pub(super) width: u32,
    body: Markup,
    /// What it says in words, sentence by sentence.
    words: Vec<String>,
    mirrored: bool,
}

impl<'t> Svg<'t> {
    pub(super) fn new(texts: &'t Texts, width: u32) -> Self {
        Self {
            texts,
            width,
            body: Markup::default(),
            words: Vec::new(),
            mirrored: texts.is_mirrored(),
        }
    }

    /// Says something of what is drawn in words.
    pub(super) fn say(&mut self, sentence: String) {
        self.words.push(sentence);
    }

    /// A rectangle.
    pub(super) fn rect(&mut self, class: &str, [x, y, w, h]: [u32; 4], looks: &[Attribute<'_>]) {
        let x = if self.mirrored { self.width - x - w } else { x };
        let place: [Attribute<'_>; 5] = [
            ("class", &class),
            ("x", &x),
            ("y", &y),
            ("width", &w),
            ("height", &h),
        ];
        self.body.empty("rect", &[&place, looks].concat());
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, x: u32, y: u32, looks: Looks) {
        let x = self.across(x);
        let place: [Attribute<'_>; 4] = [("class", &class), ("cx", &x), ("cy", &y), ("r", &9)];
        self.body.empty("circle", &[&place, looks].concat());
    }

    /// One line of text; `y` is its base line.
    pub(super) fn text(&mut self, class: &str, (x, y): (u32, u32), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let strong = matches!(class, "heading" | "value");
        let weight = if strong { "600" } else { "400" };
        self.body.element(
            "text",
            &[
                ("class", &class),
                ("x", &self.across(x)),
                ("y", &y),
                ("font-size", &size(class)),
                ("font-weight", &weight),
                ("text-anchor", &anchor),
            ],
            text,
        );
    }

    /// A text of several lines; gives how many.
    pub(super) fn block(
        &mut self,
        class: &str,
        (x, mut y): (u32, u32),
        anchor: Anchor,
        text: &str,
        (space, count): (u32, usize),
    ) -> u32 {
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
        for (mark, words) in entries {
            let space = 50 + width(words) * SMALL / 100;
            if x > 0 && x + space > self.width {
                (x, y) = (0, y + leading("note"));
            }
            match mark {
                Mark::Bar(class, height, looks) => {
                    self.rect(class, [x, y - 10 - height / 2, 36, *height], looks);
                }
                Mark::Dot(class, looks) => self.circle(class, x + 18, y - 10, looks),
            }
            self.text("note", (x + 50, y), Anchor::Start, words);
            x += space + 40;
        }
        y + 20
    }

    /// The whole picture.
    pub(super) fn finish(self, chart: Chart, height: u32) -> String {
        let pixels = |units: u32| units / WHOLE * WHOLE_PIXELS;
        let (w, h) = (self.width, height.next_multiple_of(WHOLE));
        let id = |what| format!("chart-{chart}-{what}");
        let mut out = Markup::default();
        out.open(
            "svg",
            &[
                ("xmlns", &"http://www.w3.org/2000/svg"),
                ("class", &format!("chart chart-{chart}")),
                ("width", &pixels(w)),
                ("height", &pixels(h)),
                ("viewBox", &format!("0 0 {w} {h}")),
                ("lang", &self.texts.language()),
                ("direction", &self.texts.direction()),
                ("color", &"CanvasText"),
                ("fill", &"currentColor"),
                ("font-family", &"system-ui, sans-serif"),
                ("role", &"img"),
                ("aria-labelledby", &id("title")),
                ("aria-describedby", &id("desc")),
            ],
        );
        let title = self.texts.sentence(&format!("chart_{chart}"), &[]);
        out.element("title", &[("id", &id("title"))], &title);
        out.open("desc", &[("id", &id("desc"))]);
        for sentence in &self.words {
            out.text(sentence);
            out.raw("\n");
        }
        out.close("desc");
        out.empty(
            "rect",
            &[
                ("class", &"backdrop"),
                ("width", &w),
                ("height", &h),
                ("fill", &"Canvas"),
            ],
        );
        out.raw(&self.body.finish());
        out.raw("\n");
        out.close("svg");
        out.finish().trim_start().to_owned()
    }

    fn across(&self, x: u32) -> u32 {
        if self.mirrored { self.width - x } else { x }
    }
}

/// From base line to base line.
pub(super) fn leading(class: &str) -> u32 {
    size(class) * 5 / 4
}

fn size(class: &str) -> u32 {
    if class == "note" { SMALL } else { TEXT }
}
