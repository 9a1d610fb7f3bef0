//! The policy: the rules that are data, versioned beside the catalogue.

mod read;
mod risk;
mod roadmap;

pub use risk::{Acceptance, RiskRules, Steps};
pub(crate) use risk::{acceptance, check_acceptance};
pub use roadmap::{Prerequisite, RoadmapRules};

use std::sync::LazyLock;

use serde::Serialize;

use crate::closed::closed;
use crate::error::{InputError, Issues, built_in};
use crate::grade::Grade;
use crate::id::Id;
use crate::json;
use crate::read::{Place, Reader};
use crate::scale::{Class, Layer};
use crate::value::Value;
use crate::vocabulary::{AuditStage, Kind};

pub(crate) const FORMAT: &str = "aimscore/policy/1";

/// A policy: `aimscore/policy/1`. Every rule here is a project convention, with its reason in its `why`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Policy {
    /// `aimscore/policy/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/policy/1")))]
    pub format: &'static str,
    /// Id.
    pub id: Id,
    /// Version (semantic versioning).
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// How the weakest item holds the band of its unit.
    pub weakest_link: WeakestLink,
    /// When many weak items of a unit are a finding of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub systemic: Option<Systemic>,
    /// Rules of the Statement of Applicability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicability: Option<ApplicabilityRules>,
    /// Rules on risks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risks: Option<RiskRules>,
    /// Rules on the roadmap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roadmap: Option<RoadmapRules>,
    /// Readiness labels, lowest first; none: no label is given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
}

/// Bands that a unit cannot rise above while it has a weak item.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WeakestLink {
    /// Why this rule.
    pub why: String,
    /// Highest band with an item at N or unrated.
    pub not_or_unrated: Class,
    /// Highest band with an item at P.
    pub partially: Class,
}

impl WeakestLink {
    /// Highest band of a unit that has an item of this class, or unrated.
    pub(crate) fn cap(&self, class: Option<Class>) -> Class {
        match class {
            None | Some(Class::N) => self.not_or_unrated,
            Some(Class::P) => self.partially,
            Some(Class::L | Class::F) => Class::F,
        }
    }
}

/// A finding on a unit that has many weak items.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Systemic {
    /// Why this rule.
    pub why: String,
    /// The part whose units are looked at.
    pub part: Id,
    /// How many scored items, 1 to 255.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 255)))]
    pub items: u8,
    /// How weak: items at this class or below count.
    pub at_most: Class,
    /// Grade of the finding.
    pub grade: Grade,
}

/// Rules of the Statement of Applicability.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApplicabilityRules {
    /// Why these rules.
    pub why: String,
    /// The unit that asks for the Statement; a broken rule is a `potential_major` there.
    pub unit: Id,
    /// Units that cannot be excluded without breaking a clause.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub conflicts: Vec<Conflict>,
    /// Clauses that speak for a control without making it impossible to leave out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub called_for: Vec<Conflict>,
    /// Justifications that say nothing, by language; compared trimmed, case-folded, without end punctuation.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub stock_phrases: Vec<StockPhrases>,
    /// The phrases of all languages as they are compared.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    bare_phrases: Vec<String>,
    /// How long a text can be that is one of them, in bytes.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    longest: usize,
}

impl ApplicabilityRules {
    /// What a justification says, white space and end punctuation aside.
    pub(crate) fn says(&self, justification: &str) -> Said {
        let text = trimmed(justification);
        if text.is_empty() {
            Said::Nothing
        } else if text.len() <= self.longest && self.bare_phrases.contains(&folded(text)) {
            Said::StockPhrase
        } else {
            Said::Something
        }
    }
}

/// What a justification says.
pub(crate) enum Said {
    Nothing,
    StockPhrase,
    Something,
}

/// Without white space around it and without punctuation at its end, in whatever script.
fn trimmed(text: &str) -> &str {
    text.trim_start()
        .trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Case-folded: lower case, with the two letters that living languages fold further.
pub(crate) fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('ß', "ss")
        .replace('ς', "σ")
}

/// A control and the clauses that ask for the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Conflict {
    /// The unit.
    pub unit: Id,
    /// The clauses that ask for the same.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clauses: Vec<Id>,
}

/// Stock phrases of a language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StockPhrases {
    /// Language tag.
    pub language: Id,
    /// The phrases, in lower case.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub phrases: Vec<String>,
}

/// A readiness label: it holds where its own conditions and those of all labels before it hold.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Label {
    /// Id, for example `stage_1_candidate`.
    pub id: Id,
    /// What must hold.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub conditions: Vec<Condition>,
}

closed! {
    /// What a condition looks at.
    ConditionRule {
        /// `low` of the part (weights ignored) is above `percent`.
        PartLowAbove "part_low_above",
        /// Every unit picked by `part`, `groups` or `units` has at least the band `class`; excluded units and units without scored items are passed over.
        UnitsAtLeast "units_at_least",
        /// Every scored item of the part, excluded units left out, has a rating.
        ItemsRated "items_rated",
        /// Every scored item of the part of the `kind`, excluded units left out, has at least `class`.
        ItemsAtLeast "items_at_least",
        /// Every mandatory document (looked at in `looked_at`) is stated as approved.
        DocumentsApproved "documents_approved",
        /// No finding of this `grade`.
        NoFinding "no_finding",
        /// No row of the Statement of Applicability is undecided.
        ApplicabilityComplete "applicability_complete",
        /// No row of the Statement of Applicability breaks a rule.
        ApplicabilityValid "applicability_valid",
    }
}

/// A condition of a label. Which of its fields a rule needs is said at the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Condition {
    /// What it looks at.
    pub rule: ConditionRule,
    /// The part meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
    /// The groups meant, instead of a part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Id>,
    /// The units meant, instead of a part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Id>,
    /// The least class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// The kind of items meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The documents meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<AuditStage>,
    /// The grade meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The bound, in percent, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub percent: Option<u8>,
    /// The layer read; absent: the layer of the assessment's `evidence_rule`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<Layer>,
}

/// Id, version and hash of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyRef {
    /// Id.
    pub id: Id,
    /// Version.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// `sha256:` and the hash of the policy's canonical JSON.
    pub hash: String,
}

impl Policy {
    /// The policy of a catalogue that brings none: the weakest link, no labels, no further rules.
    pub fn plain() -> Self {
        static PLAIN: LazyLock<Policy> = LazyLock::new(|| {
            built_in(Policy::from_json(include_str!("../data/policy-plain.json")))
        });
        PLAIN.clone()
    }

    /// Reads a policy from JSON text.
    ///
    /// # Errors
    /// Every problem of the text at once.
    pub fn from_json(text: &str) -> Result<Self, InputError> {
        Self::from_value(&json::parse(text.as_bytes())?)
    }

    /// Reads a policy from a JSON tree.
    ///
    /// # Errors
    /// Every problem of the tree at once.
    pub fn from_value(value: &Value) -> Result<Self, InputError> {
        let mut issues = Issues::default();
        let policy = Reader {
            value,
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(read::policy);
        issues.finish(policy)
    }

    /// Id, version and hash.
    pub fn reference(&self) -> PolicyRef {
        PolicyRef {
            id: self.id.clone(),
            version: self.version.clone(),
            hash: json::hash(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::folded;

    /// What the limit on the length of a stock phrase rests on.
    #[test]
    fn no_letter_takes_more_than_three_times_the_bytes_in_its_other_case() {
        let mut lengths: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for letter in '\0'..=char::MAX {
            let (length, folded) = (letter.len_utf8(), folded(letter.encode_utf8(&mut [0; 4])));
            let alone = folded.len();
            let (least, most) = lengths.entry(folded).or_insert((alone, alone));
            (*least, *most) = ((*least).min(length), (*most).max(length));
        }
        assert!(lengths.values().all(|(least, most)| *most <= 3 * *least));
    }
}
