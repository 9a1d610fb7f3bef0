//! What a caller says beside the assessment: seed, draws, and what is believed of questions without a rating.

use serde::{Serialize, Serializer};

use crate::catalogue::Catalogue;
use crate::closed::closed;
use crate::error::{InputError, IssueCode, Issues};
use crate::id::Id;
use crate::json;
use crate::read::{Place, Reader, unknown_id};
use crate::value::Value;

/// Draws where nobody says how many (project convention: a probability of one half is then right within 1 %, 19 times in 20).
const DRAWS: u32 = 10_000;

/// Draws at most (project convention: beyond them no printed tenth of a percent becomes surer than the resolution of the odds).
pub(super) const DRAWS_MAX: u32 = 100_000;

closed! {
    /// By what the next best questions are put in order.
    NextBy {
        /// How much of the variance of the headline figure of its own part a question carries, per second to answer it.
        Variance "variance",
        /// How far its answer is expected to move the probability of reaching at least the next label, per second.
        NextLabel "next_label",
    }
}

/// How the spread is worked out. Arguments of the call, never part of an assessment.
///
/// ```
/// use aimscore::UncertaintyOptions;
/// let options = UncertaintyOptions::default();
/// assert_eq!((options.seed, options.draws), (0, 10_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UncertaintyOptions {
    /// Where the random numbers begin: the same seed gives the same result, everywhere.
    pub seed: u64,
    /// How many possible outcomes are drawn, 1 to 100,000. Fewer at most for a catalogue of one's own with thousands of items.
    pub draws: u32,
    /// What is believed of a question without a rating: a weight for each level that it may turn out to have, those not named
    /// 0. Empty: every level is as likely as any other.
    #[serde(serialize_with = "by_level", skip_serializing_if = "Vec::is_empty")]
    pub prior: Vec<LevelWeight>,
    /// By what the next best questions are put in order.
    pub next_by: NextBy,
}

/// How likely a level is, beside the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelWeight {
    /// The level of the catalogue's scale.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::level"))]
    pub level: Id,
    /// Its weight, 0 to 100.
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub weight: u8,
}

impl LevelWeight {
    /// A level with its weight.
    pub fn new(level: Id, weight: u8) -> Self {
        Self { level, weight }
    }
}

impl Default for UncertaintyOptions {
    fn default() -> Self {
        Self {
            seed: 0,
            draws: DRAWS,
            prior: Vec::new(),
            next_by: NextBy::Variance,
        }
    }
}

impl UncertaintyOptions {
    /// Reads options from JSON text: `{"seed": 42, "draws": 10000, "prior": {"not": 3, "partially": 1}, "next_by": "next_label"}`.
    /// What is absent has its default. A seed may be written as text, for languages whose numbers end at 2^53.
    ///
    /// # Errors
    /// Every problem of the text at once.
    pub fn from_json(catalogue: &Catalogue, text: &str) -> Result<Self, InputError> {
        Self::from_value(catalogue, &json::parse(text.as_bytes())?)
    }

    /// Reads options from a JSON tree, as [`UncertaintyOptions::from_json`] does.
    ///
    /// # Errors
    /// Every problem of the tree at once.
    pub fn from_value(catalogue: &Catalogue, value: &Value) -> Result<Self, InputError> {
        let mut issues = Issues::default();
        let default = Self::default();
        let options = Reader {
            value,
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(|f| Self {
            seed: f.optional("seed", seed).unwrap_or(default.seed),
            draws: f
                .optional("draws", |r| r.whole(1..=u64::from(DRAWS_MAX)))
                .and_then(|draws| u32::try_from(draws).ok())
                .unwrap_or(default.draws),
            prior: f
                .optional("prior", |r| prior(r, catalogue))
                .unwrap_or_default(),
            next_by: f.word("next_by").unwrap_or(default.next_by),
        });
        issues.finish(options)
    }

    /// The same options, checked.
    pub(crate) fn checked(&self, catalogue: &Catalogue) -> Result<Self, InputError> {
        Self::from_json(catalogue, &json::canonical(self))
    }

    /// The weight of every level, lowest first.
    pub(super) fn weights(&self, catalogue: &Catalogue) -> Vec<LevelWeight> {
        let levels = catalogue.data().scale.iter();
        let weight = |level: &Id| {
            let stated = self.prior.iter().find(|entry| entry.level == *level);
            match stated {
                Some(entry) => entry.weight,
                None => u8::from(self.prior.is_empty()),
            }
        };
        levels
            .map(|level| LevelWeight::new(level.id.clone(), weight(&level.id)))
            .collect()
    }
}

/// A number, or its digits as text.
fn seed(r: &mut Reader<'_, '_>) -> Option<u64> {
    let range = 0..=u64::MAX;
    let Value::Text(text) = r.value else {
        return r.whole(range);
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let seed = text.parse().ok().filter(|_| digits);
    if seed.is_none() {
        r.outside(text, range);
    }
    seed
}

/// A weight by level; at least one is above 0.
fn prior(r: &mut Reader<'_, '_>, catalogue: &Catalogue) -> Option<Vec<LevelWeight>> {
    let before = r.issues.count();
    let levels = || catalogue.data().scale.iter().map(|level| level.id.as_str());
    let mut prior = Vec::new();
    r.each_value(&mut |key, r| {
        let weight = r.integer(0..=100);
        match Id::new(key).filter(|_| catalogue.level(key).is_some()) {
            Some(level) => prior.extend(weight.map(|weight| LevelWeight { level, weight })),
            None => unknown_level(key, levels(), r),
        }
    })?;
    if r.issues.count() == before && prior.iter().all(|entry| entry.weight == 0) {
        let (count, max) = (0, levels().count());
        r.issue(
            IssueCode::WrongCount,
            &[("count", &count), ("min", &1), ("max", &max)],
        );
    }
    Some(prior)
}

fn unknown_level<'k>(key: &str, levels: impl Iterator<Item = &'k str>, r: &mut Reader<'_, '_>) {
    match Id::new(key) {
        Some(id) => unknown_id(&id, "a level of the scale", levels, r.place, r.issues),
        None => r.issue(
            IssueCode::InvalidId,
            &[("value", &crate::read::excerpt(key))],
        ),
    }
}

/// As an object: the weight of each level.
fn by_level<S: Serializer>(prior: &[LevelWeight], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(prior.iter().map(|entry| (&entry.level, entry.weight)))
}
