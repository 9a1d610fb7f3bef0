//! What the statements of an assessment refer to, beside the catalogue.

use super::{Assessment, Settings, grid};
use crate::catalogue::{Catalogue, Named};
use crate::grid::Grid;
use crate::id::Id;
use crate::value::Value;

/// What the statements of an assessment refer to, beside the catalogue.
pub(crate) struct Context<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) systems: Vec<Id>,
    pub(super) own_controls: Vec<Id>,
    pub(super) risks: Vec<Id>,
    /// Red lines of the assessment's own.
    pub(super) red_lines: Vec<Id>,
    /// Ranks of likelihood and of consequence of the grid in force.
    pub(super) ranks: (u8, u8),
}

impl<'a> Context<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            systems: Vec::new(),
            own_controls: Vec::new(),
            risks: Vec::new(),
            red_lines: Vec::new(),
            ranks: ranks(grid(catalogue, &Settings::default())),
        }
    }

    pub(super) fn of(catalogue: &'a Catalogue, a: &Assessment) -> Self {
        Self {
            catalogue,
            systems: a.systems.iter().map(|system| system.id.clone()).collect(),
            own_controls: a.own_controls.iter().map(|own| own.id.clone()).collect(),
            risks: a.risks.iter().map(|risk| risk.id.clone()).collect(),
            red_lines: a
                .settings
                .red_lines
                .iter()
                .map(|line| line.id.clone())
                .collect(),
            ranks: ranks(grid(catalogue, &a.settings)),
        }
    }

    /// Looks ahead into settings that are read, and checked, after the risks.
    pub(super) fn foresee(&mut self, settings: &Value) {
        let lines = settings.get("red_lines").and_then(Value::as_list);
        let lines = lines.unwrap_or_default().iter();
        let ids = lines.filter_map(|line| Id::new(line.get("id")?.as_text()?));
        self.red_lines = ids.collect();
        let named = settings.get("grid").map(Value::as_text);
        let built_in = &self.catalogue.data().risks.grids;
        let own = settings
            .get("grids")
            .and_then(Value::as_list)
            .unwrap_or_default();
        let is_named = |id: Option<&str>| named.is_none_or(|name| name == id);
        if let Some(grid) = built_in
            .iter()
            .find(|grid| is_named(Some(grid.id.as_str())))
        {
            self.ranks = ranks(Some(grid));
        } else {
            let own = own
                .iter()
                .find(|grid| is_named(grid.get("id").and_then(Value::as_text)));
            let count = |key| {
                let ranks = own.and_then(|grid| grid.get(key)?.as_list());
                ranks
                    .and_then(|ranks| u8::try_from(ranks.len()).ok())
                    .filter(|count| *count > 0)
            };
            self.ranks = (
                count("likelihood").unwrap_or(RANKS_MAX),
                count("consequence").unwrap_or(RANKS_MAX),
            );
        }
    }

    /// Whether an id names something of the catalogue about which statements are made.
    pub(super) fn is_taken(&self, id: &Id) -> bool {
        let named = self.catalogue.find(id.as_str());
        named.is_some_and(|named| !matches!(named, Named::Scenario(_)))
    }

    pub(super) fn is_control(&self, id: &Id) -> bool {
        self.catalogue
            .find(id.as_str())
            .is_some_and(|named| self.excludable(named))
    }

    pub(super) fn controls(&self) -> impl Iterator<Item = &str> {
        self.catalogue.ids(|named| self.excludable(named))
    }

    fn excludable(&self, named: Named) -> bool {
        matches!(named, Named::Unit(unit) if self.catalogue.part_of(unit).excludable)
    }
}

/// Ranks of a grid that is not known yet.
const RANKS_MAX: u8 = 10;

fn ranks(grid: Option<&Grid>) -> (u8, u8) {
    grid.map_or((RANKS_MAX, RANKS_MAX), |grid| {
        (grid.likelihoods(), grid.consequences())
    })
}
