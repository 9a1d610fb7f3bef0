//! Charts: SVG made from a report, each with its numbers in words.

mod bars;
mod lines;
mod matrix;
mod svg;

use crate::closed::closed;
use crate::error::InputError;
use crate::language::Texts;
use crate::read::word_named;
use crate::report::Report;

closed! {
    /// The charts of a report.
    Chart {
        /// The parts as ranges, as stated and backed by evidence.
        Headline "headline",
        /// Every group as a range, part by part.
        Groups "groups",
        /// The grid of risk levels with the risks before and after controls.
        Matrix "matrix",
    }
}

impl Chart {
    /// The chart of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a chart of reports")
    }
}

/// Draws a chart as SVG that stands alone or in a page: no style, no script, nothing to load. It is drawn in the colours of the
/// reader's system; its classes let a page give it others. `<desc>` says its numbers in words.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Chart, Texts, assess, chart};
/// let catalogue = Catalogue::iso_42001();
/// let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// assert!(chart(&report, Chart::Groups, Texts::english()).starts_with("<svg"));
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub fn chart(report: &Report, chart: Chart, texts: &Texts) -> String {
    match chart {
        Chart::Headline => bars::headline(report, texts),
        Chart::Groups => bars::groups(report, texts),
        Chart::Matrix => matrix::matrix(report, texts),
    }
}
