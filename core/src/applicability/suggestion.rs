//! Whether a control looks necessary, and because of what. A person confirms; nothing is decided here.

use serde::Serialize;

use super::Choice;
use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, Unit};
use crate::closed::closed;
use crate::evaluation::Evaluation;
use crate::id::Id;
use crate::risk::{SuggestedScenario, primary, roles, supporting};
use crate::table::Ix;
use crate::vocabulary::{OrganizationRole, Relevance};

closed! {
    /// What speaks for a control.
    ReasonKind {
        /// A risk of the register stands on it or is helped by it.
        Risk "risk",
        /// A scenario that fits and is not in the register yet stands on it.
        Scenario "scenario",
        /// A clause asks for the same.
        Clause "clause",
        /// An article of law that may apply to one of the roles speaks of it.
        Law "law",
        /// It matters much to one of the roles.
        Role "role",
    }
}

/// Whether a control looks necessary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Suggestion {
    /// `included` where anything speaks for it; `excluded` where nothing does and it matters little to the stated roles; null where too little is known.
    pub decision: Option<Choice>,
    /// How much it matters to the stated roles, at most; null where no role is stated. Editorial.
    pub relevance: Option<Relevance>,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// Something that speaks for a control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reason {
    /// What kind of thing.
    pub kind: ReasonKind,
    /// Its id: of a risk, scenario, clause or role; for law the crosswalk, a point and its entry.
    #[serde(rename = "ref")]
    pub reference: Id,
}

pub(super) fn suggestion(
    c: &Catalogue,
    a: &Assessment,
    scenarios: &[SuggestedScenario],
    unit: Ix<Unit>,
) -> Suggestion {
    let id = &c.units[unit].id;
    let roles = roles(a);
    let mut reasons = Vec::new();
    let mut add = |kind, reference: &Id| {
        reasons.push(Reason {
            kind,
            reference: reference.clone(),
        });
    };
    for risk in &a.risks {
        if primary(c, risk).contains(id) || supporting(c, risk).contains(id) {
            add(ReasonKind::Risk, &risk.id);
        }
    }
    for suggested in scenarios {
        let scenario = c.scenarios.values().find(|s| s.id == suggested.scenario_id);
        if scenario.is_some_and(|scenario| scenario.primary.contains(id)) {
            add(ReasonKind::Scenario, &suggested.scenario_id);
        }
    }
    if let Some(rules) = &c.policy().applicability {
        let asking = rules.conflicts.iter().chain(&rules.called_for);
        for clause in asking
            .filter(|asking| asking.unit == *id)
            .flat_map(|asking| &asking.clauses)
        {
            add(ReasonKind::Clause, clause);
        }
    }
    for crosswalk in c.crosswalks().filter(|crosswalk| crosswalk.law) {
        for entry in &crosswalk.entries {
            let addressed = entry.addressees.iter().any(|role| roles.contains(role));
            let mut links = entry.links.iter();
            if addressed && links.any(|link| link.units.contains(id)) {
                // Both are ids; together they may be too long for one.
                let law = Id::new(&format!("{}.{}", crosswalk.id, entry.id));
                add(ReasonKind::Law, law.as_ref().unwrap_or(&entry.id));
            }
        }
    }
    let of_role = |role: OrganizationRole| Some((role, relevance(c, unit, role)?));
    let relevances: Vec<_> = roles.iter().filter_map(|role| of_role(*role)).collect();
    for (role, relevance) in &relevances {
        if *relevance == Relevance::High
            && let Some(role) = Id::new(role.as_str())
        {
            add(ReasonKind::Role, &role);
        }
    }
    let relevance = relevances.iter().map(|(_, relevance)| *relevance).min();
    let decision = match (reasons.is_empty(), relevance) {
        (false, _) => Some(Choice::Included),
        (true, Some(Relevance::Low)) => Some(Choice::Excluded),
        (true, _) => None,
    };
    Suggestion {
        decision,
        relevance,
        reasons,
    }
}

/// How much a control matters to a role: the most that one of its scored items does.
fn relevance(c: &Catalogue, unit: Ix<Unit>, role: OrganizationRole) -> Option<Relevance> {
    let roles = Evaluation::scored(c, unit).filter_map(|item| c.items[item].data.roles);
    // The first word of the list is the highest.
    roles
        .map(|roles| match role {
            OrganizationRole::Developer => roles.developer,
            OrganizationRole::Provider => roles.provider,
            OrganizationRole::Deployer => roles.deployer,
        })
        .min()
}
