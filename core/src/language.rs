//! Language packs: every sentence that a person reads, apart from the rules and the numbers.

mod check;
mod heard;
mod merge;
mod required;
mod shape;
mod speech;

#[cfg(feature = "texts")]
use std::sync::LazyLock;

pub(crate) use heard::Heard;
#[cfg(feature = "schema")]
pub(crate) use shape::{ObjectShape, PACK, Shape};
pub(crate) use speech::{is_mirrored, params, shown};

use serde::{Serialize, Serializer};

use crate::catalogue::Catalogue;
use crate::closed::{Closed, closed};
use crate::error::{InputError, Issues};
use crate::json;
use crate::read::{Place, Reader};
use crate::value::{Object, Value};

/// The files of a language; together they are one pack.
#[cfg(feature = "texts")]
macro_rules! files {
    ($language:literal) => {
        files!($language "overview" "words" "glossary" "documents" "risks" "crosswalks" "clause-4" "clause-5" "clause-6" "clause-7" "clause-8"
            "clause-9" "clause-10" "area-a2" "area-a3" "area-a4" "area-a5" "area-a6" "area-a7" "area-a8" "area-a9" "area-a10")
    };
    ($language:literal $($file:literal)*) => {
        &[$(include_str!(concat!("../data/iso-42001/", $language, "/", $file, ".json"))),*]
    };
}

closed! {
    /// How far a translation can be relied on.
    TranslationStatus {
        /// A person checked it.
        Reviewed "reviewed",
        /// A machine made it, and no person has checked it.
        Machine "machine",
        /// The texts that it was made from have changed since.
        Outdated "outdated",
    }
}

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/texts/1";

/// The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files. Checked when it is read:
/// it has every text that the catalogue and the engine need, and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts(Value);

impl Texts {
    /// The built-in English texts.
    ///
    /// ```
    /// let english = aimscore::Texts::english();
    /// assert_eq!(english.text(["parts", "controls", "title"]), Some("Controls of Annex A"));
    /// ```
    #[cfg(feature = "texts")]
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Texts> = LazyLock::new(|| built_in("en", files!("en")));
        &ENGLISH
    }

    /// The built-in texts in the language of a tag such as `en`; `None` where there are none.
    ///
    /// ```
    /// use aimscore::Texts;
    /// assert!(Texts::LANGUAGES.iter().all(|tag| Texts::in_language(tag).is_some()));
    /// assert!(Texts::in_language("tlh").is_none());
    /// ```
    #[cfg(feature = "texts")]
    pub fn in_language(tag: &str) -> Option<&'static Self> {
        match tag {
            "en" => Some(Self::english()),
            "de" => {
                static GERMAN: LazyLock<Texts> = LazyLock::new(|| built_in("de", files!("de")));
                Some(&GERMAN)
            }
            "fr" => {
                static FRENCH: LazyLock<Texts> = LazyLock::new(|| built_in("fr", files!("fr")));
                Some(&FRENCH)
            }
            "es" => {
                static SPANISH: LazyLock<Texts> = LazyLock::new(|| built_in("es", files!("es")));
                Some(&SPANISH)
            }
            _ => None,
        }
    }

    /// Tags of the languages that are built in.
    #[cfg(feature = "texts")]
    pub const LANGUAGES: &'static [&'static str] = &["en", "de", "fr", "es"];

    /// The engine's own words in the language of a tag, as JSON text: what it says whatever the framework. `None` where there are
    /// none.
    #[cfg(feature = "texts")]
    pub fn words(tag: &str) -> Option<&'static str> {
        match tag {
            "en" => Some(include_str!("../data/en.json")),
            "de" => Some(include_str!("../data/de.json")),
            "fr" => Some(include_str!("../data/fr.json")),
            "es" => Some(include_str!("../data/es.json")),
            _ => None,
        }
    }

    /// Reads the whole texts of a catalogue, the engine's own words among them, from one or several JSON texts.
    ///
    /// # Errors
    /// Every problem at once: unknown keys, ids that the catalogue does not have, texts that are missing or stand twice.
    pub fn from_json(catalogue: &Catalogue, files: &[&str]) -> Result<Self, InputError> {
        Self::over("{}", catalogue, files)
    }

    /// Reads the texts of a catalogue from one or several JSON texts. Where they don't say something themselves, the engine's own
    /// `words` do.
    ///
    /// # Errors
    /// As [`Texts::from_json`].
    pub fn over(words: &str, catalogue: &Catalogue, files: &[&str]) -> Result<Self, InputError> {
        let mut own = Object::new();
        let mut issues = Issues::default();
        for file in files {
            let tree = json::parse(file.as_bytes())?;
            merge::merge(&mut own, tree, Place::ROOT, &mut issues);
        }
        let mut whole = Object::new();
        merge::merge(
            &mut whole,
            json::parse(words.as_bytes())?,
            Place::ROOT,
            &mut issues,
        );
        merge::lay(&mut whole, own);
        let texts = Self(Value::Object(whole));
        let mut reader = Reader {
            value: &texts.0,
            place: Place::ROOT,
            issues: &mut issues,
        };
        shape::PACK.check(&mut reader);
        texts.check(catalogue, &mut issues);
        issues.finish(Some(texts))
    }

    /// Reads the texts of a catalogue of one's own from one or several JSON texts, over the engine's words in the language that they
    /// name; over the English words where there are no others.
    ///
    /// # Errors
    /// As [`Texts::from_json`].
    #[cfg(feature = "texts")]
    pub fn own(catalogue: &Catalogue, files: &[&str]) -> Result<Self, InputError> {
        let mut words = None;
        for file in files {
            let tree = json::parse(file.as_bytes())?;
            words = words.or(tree
                .get("language")
                .and_then(Value::as_text)
                .and_then(Self::words));
        }
        let words = words.or_else(|| Self::words("en")).unwrap_or_default();
        Self::over(words, catalogue, files)
    }

    /// Reports what texts of one's own lack, or have too much, beside what the engine's own words say.
    pub(crate) fn check_own(value: &Value, catalogue: &Catalogue) -> Result<(), InputError> {
        let mut issues = Issues::default();
        let mut own = Object::new();
        merge::merge(&mut own, value.clone(), Place::ROOT, &mut issues);
        let texts = Self(Value::Object(own));
        let mut reader = Reader {
            value: &texts.0,
            place: Place::ROOT,
            issues: &mut issues,
        };
        shape::PACK.check(&mut reader);
        texts.check_catalogue(catalogue, &mut issues);
        issues.finish(Some(()))
    }

    /// The text at the end of a path of keys, such as `["items", "4.1-r1", "question"]`; `None` where there is none.
    pub fn text<const N: usize>(&self, path: [&str; N]) -> Option<&str> {
        self.at(&path)?.as_text()
    }

    /// How far the translation can be relied on; `None` where the texts are no translation.
    pub fn status(&self) -> Option<TranslationStatus> {
        TranslationStatus::parse(self.text(["status"])?)
    }

    /// What stands at the end of a path of keys; `None` where there is nothing.
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(&self.0, |value, key| value.get(key))
    }

    /// Label of a word of a list; the word itself where the pack has none.
    pub(crate) fn label<'t>(&'t self, list: &str, word: &'t str) -> &'t str {
        self.text(["words", list, word, "label"]).unwrap_or(word)
    }
}

/// As one pack.
impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written(&self.0).serialize(serializer)
    }
}

/// A tree of texts, as its shape makes sure.
struct Written<'t>(&'t Value);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::List(list) => serializer.collect_seq(list.iter().map(Written)),
            Value::Object(object) => {
                serializer.collect_map(object.iter().map(|(key, value)| (key, Written(value))))
            }
            other => serializer.serialize_str(other.as_text().unwrap_or_default()),
        }
    }
}

/// The built-in texts of these files.
#[cfg(feature = "texts")]
fn built_in(tag: &str, files: &[&str]) -> Texts {
    let words = Texts::words(tag).unwrap_or_default();
    crate::error::built_in(Texts::over(words, Catalogue::iso_42001(), files))
}
