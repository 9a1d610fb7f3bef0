//! Many answer sheets at once: the rules of the engine over columns of codes, with the same figures to the last digit.
//!
//! 64 sheets are scored side by side in plain loops that the compiler turns into vector instructions, compiled once for each set of instructions and
//! chosen by the processor at run time. All arithmetic is in integers and every sheet has a lane of its own, so neither the instructions nor the
//! layout, chunk size or number of threads can change a bit. Rows are worked on by the caller's threads: a scorer is shared, and a call works on a range of rows.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

mod counts;
mod figures;
mod lanes;
mod plan;
mod scene;
mod tile;

pub use crate::isa::Isa;
pub use tile::Bits;

use std::ops::Range;

use crate::catalogue::Catalogue;
use crate::isa;
use figures::{NO_BAND, Reached, Sums};
use lanes::{Bytes, LANES, Lanes, NONE, Number, both, join};
use plan::{Plan, PlannedUnit};
use scene::Scene;
use tile::{Stretch, Tile};

/// The code of an answer that states no rating, of a document without a status and of a control without a decision.
pub const UNSTATED: u8 = u8::MAX;

/// A column of the input: one code for each sheet.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// The codes.
    pub codes: &'a [u8],
    /// Whether [`UNSTATED`] is one of them; else it is as wrong as any other number.
    pub gaps: bool,
    /// Which of them count; the others are unstated. `None`: all.
    pub valid: Option<Bits<'a>>,
}

/// Ratings: for each item of the catalogue, in its order, the value of the level from 0 on, or [`UNSTATED`].
#[derive(Clone, Debug)]
pub enum Answers<'a> {
    /// A column for each item; `None`: no sheet rates it.
    Columns(Vec<Option<Column<'a>>>),
    /// The codes of all items of the first sheet, then those of the second.
    Rows(&'a [u8]),
}

/// Answer sheets. An empty list is one of nothing stated.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The ratings.
    pub answers: Answers<'a>,
    /// For each document of the catalogue, in its order: 0 missing, 1 draft, 2 approved.
    pub documents: Vec<Option<Column<'a>>>,
    /// For each unit that can be excluded, in the order of the catalogue: 1 excluded with a justification, 0 not.
    pub excluded: Vec<Option<Column<'a>>>,
    /// The Statement of Applicability: 1 says that every control is decided and every decision justified, and that each exclusion states its two answers;
    /// 0 says that every control is decided and nothing is backed; unstated: only the exclusions are decided, without their two answers.
    pub statement: Option<Column<'a>>,
}

/// Figures of one part, group or unit, in tenths of a percent; [`u16::MAX`] where there is none. One number for each sheet of the range.
#[derive(Debug)]
pub struct FigureColumns<'a> {
    /// Unrated items at their worst.
    pub low: &'a mut [u16],
    /// Rated items only.
    pub score: &'a mut [u16],
    /// Unrated items at their best.
    pub high: &'a mut [u16],
    /// How much is rated.
    pub coverage: &'a mut [u16],
}

/// Where results go. An empty list asks for nothing; a list has a column for each of its kind, in the order of the catalogue.
#[derive(Debug, Default)]
pub struct Scores<'a> {
    /// Figures of the parts.
    pub parts: Vec<FigureColumns<'a>>,
    /// Figures of the groups.
    pub groups: Vec<FigureColumns<'a>>,
    /// Figures of the units.
    pub units: Vec<FigureColumns<'a>>,
    /// Bands of the units that are certain: the place in `N`, `P`, `L`, `F`; [`u8::MAX`] where there is none.
    pub bands: Vec<&'a mut [u8]>,
    /// Bands of the units if every unrated item turned out best.
    pub bands_best: Vec<&'a mut [u8]>,
    /// The readiness label: its place in the policy.
    pub label: Option<&'a mut [u8]>,
    /// Numbers of findings, by grade from the gravest on.
    pub findings: Vec<&'a mut [u16]>,
    /// Numbers of gaps by kind: `item`, `unknown`, `evidence`, `document`, `applicability`. A sheet has no risks.
    pub gaps: Vec<&'a mut [u16]>,
}

/// A code that is none, in the rows that were scored. Which it is, the caller finds in his own data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code is neither a value of its column nor 255")]
pub struct WrongCode;

/// A catalogue, made ready to score many sheets.
///
/// ```
/// use aimscore::sheets::{Answers, Input, Isa, Scores, Sheets};
/// let sheets = Sheets::new(aimscore::Catalogue::iso_42001());
/// let codes = vec![3; 2 * sheets.items()];
/// let input = Input { answers: Answers::Rows(&codes), documents: vec![], excluded: vec![], statement: None };
/// let mut labels = [0; 2];
/// sheets.score(&input, 0..2, Scores { label: Some(&mut labels), ..Scores::default() }, Isa::best())?;
/// assert_eq!(labels, [1, 1]); // `foundations`: nothing was stated about documents
/// # Ok::<(), aimscore::sheets::WrongCode>(())
/// ```
pub struct Sheets {
    plan: Plan,
}

impl Sheets {
    /// Lays out a catalogue and its policy.
    pub fn new(catalogue: &Catalogue) -> Self {
        Self {
            plan: Plan::new(catalogue),
        }
    }

    /// How many items a sheet answers.
    pub fn items(&self) -> usize {
        self.plan.items.len()
    }

    /// Scores a range of the rows. Columns that are too short give sheets without statements; results that don't fit their columns are left out.
    ///
    /// # Errors
    /// A code is none; what the columns hold then is no result.
    pub fn score(
        &self,
        input: &Input<'_>,
        rows: Range<usize>,
        mut scores: Scores<'_>,
        isa: Isa,
    ) -> Result<(), WrongCode> {
        scores.keep(rows.len());
        isa.run(Scoring {
            plan: &self.plan,
            input,
            rows,
            scores: &mut scores,
        })
    }
}

struct Scoring<'s, 'c> {
    plan: &'s Plan,
    input: &'s Input<'s>,
    rows: Range<usize>,
    scores: &'s mut Scores<'c>,
}

impl isa::Work for Scoring<'_, '_> {
    type Done = Result<(), WrongCode>;

    #[inline(always)]
    fn run(self, isa: Isa) -> Self::Done {
        if self.plan.small {
            stretches::<u8, u32>(self.plan, self.input, self.rows, self.scores, isa)
        } else {
            stretches::<u32, u128>(self.plan, self.input, self.rows, self.scores, isa)
        }
    }
}

/// Fills and scores a few tiles at a time. `S` holds the sums of a unit, `T` those of a part a hundred times over.
#[inline(always)]
fn stretches<S: Number, T: Number + From<S>>(
    plan: &Plan,
    input: &Input<'_>,
    rows: Range<usize>,
    scores: &mut Scores<'_>,
    isa: Isa,
) -> Result<(), WrongCode> {
    let mut stretch = Stretch::new(plan, input);
    let mut work = Work::<T>::new(plan);
    for start in rows.clone().step_by(stretch.rows()) {
        let end = rows.end.min(start + stretch.rows());
        if !tile::fill(plan, input, &(start..end), &mut stretch, isa) {
            return Err(WrongCode);
        }
        let next = end..rows.end.min(end + stretch.rows());
        let tiles = (start..end).step_by(LANES).zip(stretch.tiles());
        for (place, (first, tile)) in tiles.enumerate() {
            tile::bring_near(input, &next, place);
            score_tile::<S, T>(plan, input, tile, &mut work, scores, first - rows.start);
        }
    }
    Ok(())
}

/// What a tile leaves behind on its way, kept from one to the next.
struct Work<T> {
    bands: Vec<Bytes>,
    parts: Vec<Reached<T>>,
}

impl<T: Number> Work<T> {
    fn new(plan: &Plan) -> Self {
        Self {
            bands: vec![NONE; plan.units.len()],
            parts: vec![Reached::nothing(); plan.parts.len()],
        }
    }
}

#[inline(always)]
fn score_tile<S: Number, T: Number + From<S>>(
    plan: &Plan,
    input: &Input<'_>,
    tile: Tile<'_>,
    work: &mut Work<T>,
    scores: &mut Scores<'_>,
    first: usize,
) {
    let Work { bands, parts } = work;
    let scene = |bands| Scene {
        plan,
        tile,
        bands,
        documents: !input.documents.is_empty(),
        decisions: !input.excluded.is_empty(),
    };
    parts.iter_mut().for_each(Reached::clear);
    for bundle in &plan.bundles {
        let Some(part) = parts.get_mut(bundle.part) else {
            continue;
        };
        let (mut values, mut rated) = ([S::default(); LANES], [S::default(); LANES]);
        for place in &bundle.units {
            let (Some(unit), Some(kept)) = (plan.units.get(*place), bands.get_mut(*place)) else {
                continue;
            };
            let sums = Sums::<S>::of(tile, unit, u8::MAX);
            let included = scene(&[]).included_if_said(unit);
            *kept = sums.band(plan, unit);
            let counted = included.map(|included| sums.only(&included));
            let counted = counted.as_ref().unwrap_or(&sums);
            join(&mut values, &counted.values, |sum, value| {
                *sum = sum.plus(value);
            });
            join(&mut rated, &counted.rated, |sum, value| {
                *sum = sum.plus(value);
            });
            part.widen(T::cut(unit.whole), included.as_ref());
        }
        part.add(&values, &rated, T::cut(bundle.share), T::of(plan.top));
    }
    for ((column, unit), band) in scores.bands.iter_mut().zip(&plan.units).zip(&*bands) {
        put_band(column, first, scene(&[]), unit, band);
    }
    for (column, unit) in scores.bands_best.iter_mut().zip(&plan.units) {
        let sums = Sums::<S>::of(tile, unit, u8::MAX);
        put_band(
            column,
            first,
            scene(&[]),
            unit,
            &sums.best(plan, unit, tile),
        );
    }
    for (columns, unit) in scores.units.iter_mut().zip(&plan.units) {
        let unit = std::slice::from_ref(unit);
        columns.put(first, &reached::<S, T>(scene(&[]), unit, u8::MAX).figures());
    }
    for (columns, reached) in scores.parts.iter_mut().zip(&*parts) {
        columns.put(first, &reached.figures());
    }
    for (columns, group) in scores.groups.iter_mut().zip(&plan.groups) {
        let units = plan.units.get(group.units.clone()).unwrap_or_default();
        columns.put(
            first,
            &reached::<S, T>(scene(&[]), units, u8::MAX).figures(),
        );
    }
    let scene = scene(bands);
    if let Some(column) = &mut scores.label {
        put(column, first, &scene.label::<S, T>(parts));
    }
    if !scores.findings.is_empty() {
        put_all(&mut scores.findings, first, &counts::findings(&scene, None));
    }
    if !scores.gaps.is_empty() {
        put_all(&mut scores.gaps, first, &counts::gaps(&scene));
    }
}

/// Writes the band of a unit, where it is included and has one.
#[inline(always)]
fn put_band(column: &mut [u8], first: usize, scene: Scene<'_>, unit: &PlannedUnit, band: &Bytes) {
    match scene.included_if_said(unit) {
        _ if unit.scored.is_empty() => put(column, first, &[NO_BAND; LANES]),
        None => put(column, first, band),
        Some(included) => {
            let shown = both(band, &included, |band, included| band | !included);
            put(column, first, &shown);
        }
    }
}

/// What units of one part reach together, no item above `cap`.
#[inline(always)]
fn reached<S: Number, T: Number + From<S>>(
    scene: Scene<'_>,
    units: &[PlannedUnit],
    cap: u8,
) -> Reached<T> {
    let mut reached = Reached::nothing();
    for unit in units {
        let sums = Sums::<S>::of(scene.tile, unit, cap);
        let included = scene.included_if_said(unit);
        let counted = included.map(|included| sums.only(&included));
        let counted = counted.as_ref().unwrap_or(&sums);
        reached.add(
            &counted.values,
            &counted.rated,
            T::cut(unit.share),
            T::of(scene.plan.top),
        );
        reached.widen(T::cut(unit.whole), included.as_ref());
    }
    reached
}

/// Writes what belongs to the rows of a tile. The columns end with the last row.
#[inline(always)]
fn put<V: Copy>(column: &mut [V], first: usize, values: &Lanes<V>) {
    let column = column.get_mut(first..).unwrap_or_default();
    match column.first_chunk_mut() {
        Some(column) => *column = *values,
        None => put_some(column, values),
    }
}

/// Writes what belongs to the rows of the last tile. Apart, for else each tile would be written in a length of its own.
#[cold]
#[inline(never)]
fn put_some<V: Copy>(column: &mut [V], values: &Lanes<V>) {
    for (to, value) in column.iter_mut().zip(values) {
        *to = *value;
    }
}

#[inline(always)]
fn put_all<V: Copy>(columns: &mut [&mut [V]], first: usize, values: &[Lanes<V>]) {
    for (column, values) in columns.iter_mut().zip(values) {
        put(column, first, values);
    }
}

impl Scores<'_> {
    /// No more than so many rows of each column.
    fn keep(&mut self, rows: usize) {
        let figures = [&mut self.parts, &mut self.groups, &mut self.units];
        for columns in figures.into_iter().flatten() {
            for column in [
                &mut columns.low,
                &mut columns.score,
                &mut columns.high,
                &mut columns.coverage,
            ] {
                *column = shorten(std::mem::take(column), rows);
            }
        }
        let bands = self.bands.iter_mut().chain(&mut self.bands_best);
        bands
            .chain(&mut self.label)
            .for_each(|column| *column = shorten(std::mem::take(column), rows));
        let counts = self.findings.iter_mut().chain(&mut self.gaps);
        counts.for_each(|column| *column = shorten(std::mem::take(column), rows));
    }
}

fn shorten<V>(column: &mut [V], rows: usize) -> &mut [V] {
    let end = rows.min(column.len());
    column.get_mut(..end).unwrap_or_default()
}

impl FigureColumns<'_> {
    #[inline(always)]
    fn put(&mut self, first: usize, [low, score, high, coverage]: &[Lanes<u16>; 4]) {
        put(self.low, first, low);
        put(self.score, first, score);
        put(self.high, first, high);
        put(self.coverage, first, coverage);
    }
}
