//! Language packs: every sentence that a person reads, apart from the rules and the numbers.

mod check;
mod read;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::catalogue::Catalogue;
use crate::error::{InputError, Issues};
use crate::id::Id;
use crate::json;
use crate::read::{Place, Reader};

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/texts/1";

/// The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default))]
#[non_exhaustive]
pub struct Texts {
    /// `aimscore/texts/1`; stands in one of the files.
    pub format: String,
    /// Id of the catalogue.
    pub catalogue: String,
    /// Language tag (BCP 47), for example `en`.
    pub language: String,
    /// Name of the framework.
    pub name: String,
    /// Title of the overview.
    pub title: String,
    /// What a self-assessment is not; goes with every report.
    pub notice: String,
    /// Introduction to the framework, section by section.
    pub overview: Vec<Section>,
    /// The steps of an implementation.
    pub steps: Vec<Section>,
    /// Parts by id.
    pub parts: BTreeMap<String, Topic>,
    /// Groups by id.
    pub groups: BTreeMap<String, Topic>,
    /// Control objectives by id.
    pub objectives: BTreeMap<String, Topic>,
    /// Units by id.
    pub units: BTreeMap<String, Topic>,
    /// Items by id.
    pub items: BTreeMap<String, Question>,
    /// Documents by id.
    pub documents: BTreeMap<String, DocumentText>,
    /// What each level looks like, by kind of item, then by level.
    pub levels: BTreeMap<String, BTreeMap<String, String>>,
    /// Labels of the engine's words, by list, then by word.
    pub words: BTreeMap<String, BTreeMap<String, Word>>,
    /// Sentences of reports, with `{parameters}`.
    pub sentences: BTreeMap<String, String>,
    /// Terms that a newcomer may not know, by id.
    pub glossary: BTreeMap<String, Term>,
}

/// A section of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Section {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
}

/// Title and explanation of a part, group, objective or unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Topic {
    /// Short title.
    pub title: String,
    /// Explanation for a newcomer.
    pub text: String,
    /// How organizations usually do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
}

/// What a person is asked about an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Question {
    /// The question: one idea.
    pub question: String,
    /// Why it matters.
    pub why: String,
    /// What would show it.
    pub evidence: Vec<String>,
}

/// Name and purpose of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DocumentText {
    /// Name.
    pub name: String,
    /// What it holds and what for.
    pub text: String,
}

/// A word of the engine in this language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Word {
    /// Short label.
    pub label: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Term {
    /// The term.
    pub term: String,
    /// What it means.
    pub text: String,
    /// Other forms of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl Texts {
    /// The built-in English texts.
    #[cfg(feature = "english")]
    pub fn english() -> &'static Self {
        static ENGLISH: std::sync::LazyLock<Texts> = std::sync::LazyLock::new(|| {
            #[expect(
                clippy::unwrap_used,
                reason = "built-in data, the same in every run; a test reads it"
            )]
            Texts::from_json(Catalogue::iso_42001(), ENGLISH_FILES).unwrap()
        });
        &ENGLISH
    }

    /// Reads the texts of a catalogue from one or several JSON texts.
    ///
    /// # Errors
    /// Every problem at once: unknown keys, ids that the catalogue does not have, texts that are missing or stand twice.
    pub fn from_json(catalogue: &Catalogue, files: &[&str]) -> Result<Self, InputError> {
        let mut whole = Map::new();
        let mut issues = Issues::default();
        for file in files {
            let tree = json::parse(file.as_bytes())?;
            read::merge(&mut whole, tree, Place::ROOT, &mut issues);
        }
        let texts = Reader {
            value: &Value::Object(whole),
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(|f| Some(read::read(f)));
        if let Some(texts) = &texts {
            texts.check(catalogue, &mut issues);
        }
        issues.finish(texts)
    }

    /// Label of a word of a list; the word itself where the pack has none.
    pub(crate) fn label<'t>(&'t self, list: &str, word: &'t str) -> &'t str {
        self.words
            .get(list)
            .and_then(|words| words.get(word))
            .map_or(word, |word| &word.label)
    }

    pub(crate) fn sentence(&self, name: &str) -> &str {
        self.sentences.get(name).map_or("", String::as_str)
    }
}

#[cfg(feature = "english")]
macro_rules! english {
    ($($file:literal)*) => { &[include_str!("../data/en.json"), $(include_str!(concat!("../data/iso-42001/en/", $file, ".json"))),*] };
}

/// The files of the built-in English texts; together they are one pack.
#[cfg(feature = "english")]
const ENGLISH_FILES: &[&str] = english!(
    "overview" "scale" "glossary" "documents" "clause-4" "clause-5" "clause-6" "clause-7" "clause-8" "clause-9" "clause-10"
    "area-a2" "area-a3" "area-a4" "area-a5" "area-a6" "area-a7" "area-a8" "area-a9" "area-a10"
);
