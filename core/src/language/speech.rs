//! What a pack says: its sentences filled, its titles and its numbers.

use std::fmt::Display;

use super::Texts;
use crate::error::{Params, fill};
use crate::id::Id;
use crate::risk::{GridRef, RiskRow};

/// Languages that are written from right to left (Unicode CLDR).
const RIGHT_TO_LEFT: &[&str] = &["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

impl Texts {
    /// A sentence with its parameters.
    pub(crate) fn sentence(&self, name: &str, values: &[(&'static str, &str)]) -> String {
        let template = self.text(["sentences", name]).unwrap_or_default();
        fill(template, &params(values))
    }

    /// A heading, column or sentence of the report as a page.
    pub(crate) fn page(&self, name: &str, values: &[(&'static str, &str)]) -> String {
        let template = self.text(["page", name]).unwrap_or_default();
        fill(template, &params(values))
    }

    /// Title of what has this id; the id itself where the pack has none.
    pub(crate) fn title<'t>(&'t self, section: &str, id: &'t str) -> &'t str {
        self.text([section, id, "title"]).unwrap_or(id)
    }

    /// Title of a risk: its own, else that of its scenario.
    pub(crate) fn risk<'t>(&'t self, row: &'t RiskRow) -> &'t str {
        let scenario = row.scenario_id.as_ref();
        let of_scenario = || Some(self.title("scenarios", scenario?.as_str()));
        let own = row.title.as_deref();
        own.or_else(of_scenario).unwrap_or_default()
    }

    /// A rank of an axis of a grid.
    pub(crate) fn rank<'t>(&'t self, grid: &GridRef, axis: &str, name: &'t Id) -> &'t str {
        let name = name.as_str();
        let label = self.text(["grids", grid.id.as_str(), axis, name, "label"]);
        label.unwrap_or(name)
    }

    /// A number with the decimal sign of the language.
    pub(crate) fn number(&self, number: impl Display) -> String {
        let text = number.to_string();
        match text.split_once('.') {
            Some((whole, tenth)) => self.sentence("decimal", &[("whole", whole), ("tenth", tenth)]),
            None => text,
        }
    }

    /// Two percents as a range; one where they are the same.
    pub(crate) fn span(&self, low: impl Display, high: impl Display) -> String {
        let (low, high) = (self.number(low), self.number(high));
        if low == high {
            self.sentence("percent", &[("percent", &low)])
        } else {
            self.sentence("span", &[("low", &low), ("high", &high)])
        }
    }

    /// The language tag.
    pub(crate) fn language(&self) -> &str {
        self.text(["language"]).unwrap_or_default()
    }

    /// The direction of writing.
    pub(crate) fn direction(&self) -> &'static str {
        if self.is_mirrored() { "rtl" } else { "ltr" }
    }

    /// Whether the language is written from right to left.
    pub(crate) fn is_mirrored(&self) -> bool {
        is_mirrored(self.language())
    }
}

/// Whether the language of a tag is written from right to left.
pub(crate) fn is_mirrored(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.contains(&language)
}

/// Parameters as they can be shown.
pub(crate) fn params(values: &[(&'static str, &str)]) -> Params {
    let mut params = Params::default();
    for (name, value) in values {
        params.insert(name, value.chars().map(shown).collect());
    }
    params
}

/// A character as it can be shown: those that steer a terminal or the direction of writing, or that XML forbids, are replaced.
pub(crate) fn shown(c: char) -> char {
    let steers = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || steers || matches!(c, '\u{fffe}' | '\u{ffff}') {
        '\u{fffd}'
    } else {
        c
    }
}
