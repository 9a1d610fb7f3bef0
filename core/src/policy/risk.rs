//! Rules on risks that are data: what controls do to a risk, and which levels are acceptable.

use std::fmt::Display;

use serde::Serialize;

use crate::error::IssueCode;
use crate::id::Id;
use crate::read::{Fields, Reader, Seen};
use crate::scale::Class;

/// Rules on risks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskRules {
    /// Why these rules.
    pub why: String,
    /// What controls of each effectiveness take off a risk: that of the bands N, P, L and F in this order. Never less than the one before.
    #[cfg_attr(feature = "schema", schemars(length(min = 4, max = 4)))]
    pub steps: Vec<Steps>,
    /// The highest band of the controls on a risk while one of them is at N.
    pub cap_with_not: Class,
    /// Controls that limit harm: only where one of them is a primary control is the consequence lowered.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub harm_limiting: Vec<Id>,
    /// Which residual levels are acceptable where an assessment does not say so.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub acceptance: Vec<Acceptance>,
}

/// Ranks that controls take off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Steps {
    /// Of likelihood, 0 to 9.
    #[cfg_attr(feature = "schema", schemars(range(max = 9)))]
    pub likelihood: u8,
    /// Of consequence, 0 to 9.
    #[cfg_attr(feature = "schema", schemars(range(max = 9)))]
    pub consequence: u8,
}

/// Whether a residual level is acceptable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acceptance {
    /// The level.
    pub level: Id,
    /// Whether a risk of this level may stay as it is.
    pub acceptable: bool,
    /// Who may accept it all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<String>,
    /// How soon it is looked at again, in weeks, 1 to 255.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 255)))]
    pub review_within_weeks: Option<u8>,
}

impl RiskRules {
    /// What controls of this band take off.
    pub(crate) fn steps(&self, band: Class) -> Steps {
        let place = Class::BAND_UP_TO_PERCENT
            .iter()
            .position(|(class, _)| *class == band);
        let steps = match place {
            Some(place) => self.steps.get(place),
            None => self.steps.last(),
        };
        steps.copied().unwrap_or(Steps {
            likelihood: 0,
            consequence: 0,
        })
    }
}

pub(super) fn rules(f: &mut Fields<'_, '_>) -> RiskRules {
    RiskRules {
        why: f.required_text("why"),
        steps: f.required("steps", steps),
        cap_with_not: f.required_word("cap_with_not"),
        harm_limiting: f.own_ids("harm_limiting", &mut Seen::default()),
        acceptance: acceptance(f),
    }
}

/// One for each band, never less than the one before: else a better control could raise a level.
fn steps(r: &mut Reader<'_, '_>) -> Option<Vec<Steps>> {
    const COUNT: usize = Class::BAND_UP_TO_PERCENT.len() + 1;
    let count = r.entries()?.len();
    if count != COUNT {
        r.issue(
            IssueCode::WrongCount,
            &[("count", &count), ("min", &COUNT), ("max", &COUNT)],
        );
    }
    let (mut likelihood, mut consequence) = (0, 0);
    r.list(|r| {
        r.object(|f| {
            let steps = Steps {
                likelihood: f.required("likelihood", |r| r.integer(likelihood..=9)),
                consequence: f.required("consequence", |r| r.integer(consequence..=9)),
            };
            (likelihood, consequence) = (steps.likelihood, steps.consequence);
            steps
        })
    })
}

/// Reads which levels are acceptable, lowest first.
pub(crate) fn acceptance(f: &mut Fields<'_, '_>) -> Vec<Acceptance> {
    let mut seen = Seen::default();
    f.list("acceptance", |r| {
        r.object(|f| Acceptance {
            level: f.required("level", |r| {
                r.id().and_then(|id| seen.first(id, r.place, r.issues))
            }),
            acceptable: f.required("acceptable", |r| r.flag()),
            accepted_by: f.text("accepted_by"),
            review_within_weeks: f.optional("review_within_weeks", |r| r.integer(1..=u8::MAX)),
        })
    })
}

/// Reports each entry whose level none of the grids has, and each acceptable level above one that is not.
pub(crate) fn check_acceptance(
    acceptance: &[Acceptance],
    grids: &[&crate::grid::Grid],
    place: crate::read::Place<'_>,
    issues: &mut crate::error::Issues,
) {
    let read = acceptance
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry.level.is_blank());
    for (i, entry) in read {
        let entry_place = place.index(i);
        let place = entry_place.key("level");
        let levels = || grids.iter().flat_map(|grid| &grid.levels);
        if levels().all(|level| *level != entry.level) {
            let known = levels().map(Id::as_str);
            crate::read::unknown_id(&entry.level, "a level of the grid", known, place, issues);
        }
        for grid in grids.iter().filter(|_| entry.acceptable) {
            let below = grid
                .levels
                .iter()
                .take(grid.level(&entry.level).unwrap_or(0));
            let refused = |level: &&Id| {
                !acceptance
                    .iter()
                    .any(|a| a.level == **level && a.acceptable)
            };
            if let Some(previous) = below.clone().find(refused) {
                let params: &[(_, &dyn Display)] =
                    &[("level", &entry.level), ("previous", previous)];
                issues.add(IssueCode::AcceptanceOrder, place.to_string(), params);
                break;
            }
        }
    }
}
