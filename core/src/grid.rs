//! Grids of risk levels: a look-up of consequence and likelihood, never a product of ranks.

use serde::Serialize;

use crate::error::{IssueCode, Issues};
use crate::id::Id;
use crate::read::{Fields, Place, Reader, Seen, excerpt};
use crate::value::Value;

/// Ranks of an axis, and levels, at least and at most (project convention: what people can tell apart).
const RANKS: std::ops::RangeInclusive<usize> = 2..=10;

/// A labelled, versioned grid: the level of a risk by consequence and likelihood. It rises in both directions and uses every level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Grid {
    /// Id, for example `5x5`.
    pub id: Id,
    /// Version (semantic versioning).
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// The ranks of likelihood, lowest first: 2 to 10.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 10)))]
    pub likelihood: Vec<Id>,
    /// The ranks of consequence, lowest first: 2 to 10.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 10)))]
    pub consequence: Vec<Id>,
    /// The levels, lowest first: 2 to 10.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 10)))]
    pub levels: Vec<Id>,
    /// For each rank of consequence, the level at each rank of likelihood.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 10)))]
    pub rows: Vec<Vec<Id>>,
}

impl Grid {
    /// Place of the level of these ranks, from 0. Ranks begin at 1; those beyond the grid count as the last.
    pub(crate) fn place(&self, consequence: u8, likelihood: u8) -> usize {
        let at = |rank: u8, count: usize| usize::from(rank.max(1)).min(count) - 1;
        let row = self.rows.get(at(consequence, self.rows.len()));
        let level = row.and_then(|row| row.get(at(likelihood, row.len())));
        level
            .and_then(|level| self.level(level))
            .unwrap_or_default()
    }

    /// Place of a level, from 0.
    pub(crate) fn level(&self, level: &Id) -> Option<usize> {
        self.levels.iter().position(|known| known == level)
    }

    /// Number of ranks of consequence.
    pub(crate) fn consequences(&self) -> u8 {
        u8::try_from(self.consequence.len()).unwrap_or(u8::MAX)
    }

    /// Number of ranks of likelihood.
    pub(crate) fn likelihoods(&self) -> u8 {
        u8::try_from(self.likelihood.len()).unwrap_or(u8::MAX)
    }

    /// The rank that stands for a likelihood that nobody can estimate: the middle one, the higher of two (project convention).
    pub(crate) fn middle(&self) -> u8 {
        u8::midpoint(self.likelihoods(), 2)
    }
}

/// Reads a grid.
pub(crate) fn grid(f: &mut Fields<'_, '_>, seen: &mut Seen) -> Grid {
    let before = f.issues.count();
    let grid = Grid {
        id: f.own_id(seen),
        version: f.required("version", |r| r.version()),
        likelihood: f.required("likelihood", ranks),
        consequence: f.required("consequence", ranks),
        levels: f.required("levels", ranks),
        rows: f.required("rows", |r| r.list(|r| r.list(|r| r.id()))),
    };
    if f.issues.count() == before {
        let rows = f.place;
        cells(&grid, rows.key("rows"), f.issues);
    }
    grid
}

/// Names of ranks, each once.
fn ranks(r: &mut Reader<'_, '_>) -> Option<Vec<Id>> {
    let mut seen = Seen::default();
    let count = r.entries()?.len();
    let names = r.list(|r| r.id().and_then(|id| seen.first(id, r.place, r.issues)));
    counted(count, *RANKS.start(), *RANKS.end(), r.place, r.issues);
    names
}

fn counted(count: usize, min: usize, max: usize, place: Place<'_>, issues: &mut Issues) {
    if !(min..=max).contains(&count) {
        issues.add(
            IssueCode::WrongCount,
            place.to_string(),
            &[("count", &count), ("min", &min), ("max", &max)],
        );
    }
}

/// Every cell is there and is a level, no level falls along an axis, and every level is used.
fn cells(grid: &Grid, place: Place<'_>, issues: &mut Issues) {
    let before = issues.count();
    let (rows, columns) = (grid.consequence.len(), grid.likelihood.len());
    counted(grid.rows.len(), rows, rows, place, issues);
    for (i, row) in grid.rows.iter().enumerate() {
        let place = place.index(i);
        counted(row.len(), columns, columns, place, issues);
        for (j, level) in row.iter().enumerate() {
            if grid.level(level).is_none() {
                let allowed = crate::closed::quoted(grid.levels.iter().map(Id::as_str));
                issues.add(
                    IssueCode::UnknownValue,
                    place.index(j).to_string(),
                    &[("value", level), ("allowed", &allowed)],
                );
            }
        }
    }
    if issues.count() > before {
        return;
    }
    let at = |i: usize, j: usize| grid.rows.get(i).and_then(|row| row.get(j));
    for i in 0..rows {
        for j in 0..columns {
            let here = at(i, j);
            let falls = |from: &Id| grid.level(from) > here.and_then(|level| grid.level(level));
            let before = [
                i.checked_sub(1).and_then(|i| at(i, j)),
                j.checked_sub(1).and_then(|j| at(i, j)),
            ];
            if let (Some(level), Some(from)) =
                (here, before.into_iter().flatten().find(|from| falls(from)))
            {
                issues.add(
                    IssueCode::GridNotMonotone,
                    place.index(i).index(j).to_string(),
                    &[("level", level), ("previous", from)],
                );
            }
        }
    }
    for level in &grid.levels {
        if !grid.rows.iter().flatten().any(|cell| cell == level) {
            issues.add(
                IssueCode::GridLevelUnused,
                place.to_string(),
                &[("level", level)],
            );
        }
    }
}

/// A rank of an axis with `count` ranks.
pub(crate) fn rank(r: &mut Reader<'_, '_>, count: u8) -> Option<u8> {
    r.integer(1..=count)
}

/// The likelihood that nobody can estimate.
pub(crate) const NOT_ESTIMABLE: &str = "not_estimable";

/// Whether a value says that nobody can estimate the likelihood; another text is reported.
pub(crate) fn not_estimable(r: &mut Reader<'_, '_>) -> Option<bool> {
    let Value::Text(text) = r.value else {
        return Some(false);
    };
    if text == NOT_ESTIMABLE {
        return Some(true);
    }
    let allowed = format!("`{NOT_ESTIMABLE}`, a number");
    r.issue(
        IssueCode::UnknownValue,
        &[("value", &excerpt(text)), ("allowed", &allowed)],
    );
    None
}
