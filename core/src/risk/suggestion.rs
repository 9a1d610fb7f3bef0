//! Which scenarios fit the organization and its systems, and are not in the register yet.

use serde::Serialize;

use crate::assessment::{AiSystem, Assessment, Risk};
use crate::catalogue::{Catalogue, Scenario};
use crate::id::Id;
use crate::vocabulary::OrganizationRole;

/// A scenario that fits and is not in the register yet. A person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SuggestedScenario {
    /// The scenario.
    pub scenario_id: Id,
    /// The systems that it fits; none: the organization as a whole.
    pub system_ids: Vec<Id>,
    /// The roles for which it fits; none: it fits every role, or no role is stated.
    pub roles: Vec<OrganizationRole>,
    /// The traits of these systems for which it fits; none: it fits every system.
    pub traits: Vec<Id>,
}

/// The scenarios to look at next. Nothing is suggested while neither a role nor a system is stated.
pub(crate) fn suggested(c: &Catalogue, a: &Assessment) -> Vec<SuggestedScenario> {
    let known = !roles(a).is_empty() || !a.systems.is_empty();
    let scenarios = c.scenarios.values().filter(|_| known);
    scenarios.filter_map(|scenario| fits(a, scenario)).collect()
}

fn fits(a: &Assessment, scenario: &Scenario) -> Option<SuggestedScenario> {
    let of_it = |risk: &&Risk| risk.scenario_id.as_ref() == Some(&scenario.id);
    let whole = |risk: &Risk| risk.system_ids.is_empty();
    if a.risks.iter().filter(of_it).any(whole) {
        return None;
    }
    let in_register = |system: &AiSystem| {
        a.risks
            .iter()
            .filter(of_it)
            .any(|risk| risk.system_ids.contains(&system.id))
    };
    let has_trait = |system: &&AiSystem| {
        scenario.traits.is_empty() || system.traits.iter().any(|t| scenario.traits.contains(t))
    };
    let fits_role = |roles: &[OrganizationRole]| {
        roles.is_empty()
            || scenario.roles.is_empty()
            || roles.iter().any(|role| scenario.roles.contains(role))
    };
    let in_role = |system: &&AiSystem| fits_role(of_system(a, system));
    let systems: Vec<_> = a.systems.iter().filter(has_trait).filter(in_role).collect();
    let open: Vec<_> = systems
        .iter()
        .filter(|system| !in_register(system))
        .collect();
    let organization =
        scenario.traits.is_empty() && a.systems.is_empty() && fits_role(&a.organization.roles);
    if open.is_empty() && !organization {
        return None;
    }
    let traits = scenario.traits.iter();
    let borne = |t: &&Id| open.iter().any(|system| system.traits.contains(t));
    let stated = roles(a);
    let fitting = scenario.roles.iter().filter(|role| stated.contains(role));
    Some(SuggestedScenario {
        scenario_id: scenario.id.clone(),
        system_ids: open.iter().map(|system| system.id.clone()).collect(),
        roles: fitting.copied().collect(),
        traits: traits.filter(borne).cloned().collect(),
    })
}

/// The roles in a system: its own, else those of the organization.
fn of_system<'a>(a: &'a Assessment, system: &'a AiSystem) -> &'a [OrganizationRole] {
    match system.roles.as_slice() {
        [] => &a.organization.roles,
        own => own,
    }
}

/// All roles that an assessment states.
pub(crate) fn roles(a: &Assessment) -> Vec<OrganizationRole> {
    let of_systems = a.systems.iter().flat_map(|system| &system.roles);
    let stated: Vec<_> = a.organization.roles.iter().chain(of_systems).collect();
    let all = OrganizationRole::ALL.iter();
    all.filter(|role| stated.contains(role)).copied().collect()
}
