//! A draft of the scope statement.

use crate::assessment::Assessment;
use crate::language::Texts;
use crate::vocabulary::OrganizationRole;

/// Drafts a statement of the scope from what is stated: organization, roles, systems, boundaries. A person changes and approves it.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Texts, draft_scope};
/// let mut assessment = Assessment::new(Catalogue::iso_42001(), "2026-11-23");
/// assessment.organization.name = Some("Example Ltd".to_owned());
/// assert!(draft_scope(&assessment, Texts::english()).contains("Example Ltd"));
/// ```
pub fn draft_scope(assessment: &Assessment, texts: &Texts) -> String {
    let label = |list: &str, word: &str| texts.label(list, word).to_owned();
    let roles = |roles: &[OrganizationRole]| {
        let words = roles.iter().map(|role| label("roles", role.as_str()));
        words.collect::<Vec<_>>().join(", ")
    };
    let mut lines = Vec::new();
    let mut say = |sentence: &str, values: &[(&'static str, &str)]| {
        lines.push(texts.sentence(sentence, values));
    };
    let organization = &assessment.organization;
    match &organization.name {
        Some(name) => say("scope_of", &[("name", name)]),
        None => say("scope_of_organization", &[]),
    }
    if !organization.roles.is_empty() {
        say("scope_roles", &[("roles", &roles(&organization.roles))]);
    }
    match assessment.systems.len() {
        0 => say("scope_no_systems", &[]),
        count => say("scope_systems", &[("count", &count.to_string())]),
    }
    for system in &assessment.systems {
        let purpose = system.purpose.as_deref().unwrap_or_default();
        let details = [
            roles(&system.roles),
            system
                .life_cycle_stage
                .map(|stage| label("stages", stage.as_str()))
                .unwrap_or_default(),
        ];
        let details: Vec<_> = details
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let sentence = match (purpose.trim().is_empty(), details.is_empty()) {
            (true, true) => "scope_system",
            (true, false) => "scope_system_details",
            (false, true) => "scope_system_purpose",
            (false, false) => "scope_system_purpose_details",
        };
        let values = [
            ("name", system.name.as_str()),
            ("purpose", purpose),
            ("details", &details.join(", ")),
        ];
        say(sentence, &values);
    }
    let scope = &assessment.scope;
    match &scope.boundaries {
        Some(boundaries) => say("scope_boundaries", &[("boundaries", boundaries)]),
        None => say("scope_boundaries_unknown", &[]),
    }
    match &scope.exclusions {
        Some(exclusions) => say("scope_exclusions", &[("exclusions", exclusions)]),
        None => say("scope_exclusions_unknown", &[]),
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}
