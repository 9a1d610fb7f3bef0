//! Language packs: every sentence that a person reads, apart from the rules and the numbers.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::applicability::{Choice, ImplementationStatus, RowRule};
use crate::catalogue::{Catalogue, Effort, Kind, Stage};
use crate::closed::Closed;
use crate::error::{InputError, Issue, IssueCode, Issues};
use crate::finding::FindingRule;
use crate::gap::GapKind;
use crate::grade::Grade;
use crate::id::Id;
use crate::policy::ConditionRule;
use crate::read::{Fields, Place, Reader, unknown_id};
use crate::report::NoticeCode;
use crate::scale::{Class, Confidence, DocumentStatus, EvidenceLevel, Layer};
use crate::wire;

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/texts/1";

/// The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
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
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[non_exhaustive]
pub struct Section {
    /// Id.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::id"))]
    pub id: Id,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
}

/// Title and explanation of a part, group, objective or unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[non_exhaustive]
pub struct Topic {
    /// Short title.
    pub title: String,
    /// Explanation for a newcomer.
    pub text: String,
    /// How organizations usually do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub guidance: Option<String>,
}

/// What a person is asked about an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
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
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[non_exhaustive]
pub struct DocumentText {
    /// Name.
    pub name: String,
    /// What it holds and what for.
    pub text: String,
}

/// A word of the engine in this language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[non_exhaustive]
pub struct Word {
    /// Short label.
    pub label: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub text: Option<String>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[non_exhaustive]
pub struct Term {
    /// The term.
    pub term: String,
    /// What it means.
    pub text: String,
    /// Other forms of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub also: Vec<String>,
}

/// Lists of words that a pack must have, with the words of each.
fn required_words() -> Vec<(&'static str, Vec<&'static str>)> {
    fn all<T: Closed>() -> Vec<&'static str> {
        T::ALL.iter().map(|(word, _)| *word).collect()
    }
    vec![
        ("classes", all::<Class>()),
        ("confidences", all::<Confidence>()),
        ("decisions", all::<Choice>()),
        ("document_statuses", all::<DocumentStatus>()),
        ("efforts", all::<Effort>()),
        ("evidence_levels", all::<EvidenceLevel>()),
        ("conditions", all::<ConditionRule>()),
        ("finding_rules", all::<FindingRule>()),
        ("gap_kinds", all::<GapKind>()),
        ("grades", all::<Grade>()),
        ("implementation_statuses", all::<ImplementationStatus>()),
        ("kinds", all::<Kind>()),
        ("layers", all::<Layer>()),
        ("notices", all::<NoticeCode>()),
        ("row_rules", all::<RowRule>()),
        ("stages", all::<Stage>()),
    ]
}

/// Sentences that a pack must have; [`crate::render`] writes them.
const REQUIRED_SENTENCES: &[&str] = &[
    "as_of",
    "organization",
    "scope",
    "range",
    "nothing_rated",
    "evidenced",
    "readiness",
    "answered",
    "next",
    "highest",
    "first_gaps",
    "gap",
    "no_gaps",
    "only_an_accredited_body",
];

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
            let tree = wire::parse(file.as_bytes())?;
            merge(&mut whole, tree, Place::ROOT, &mut issues);
        }
        let texts = Reader {
            value: &Value::Object(whole),
            place: Place::ROOT,
            issues: &mut issues,
        }
        .object(read);
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

    /// Every id of the catalogue has its text, and every text is of an id.
    fn check(&self, c: &Catalogue, issues: &mut Issues) {
        if self.format != FORMAT {
            issues.add(
                IssueCode::UnsupportedFormat,
                "/format",
                &[("value", &self.format), ("supported", &FORMAT)],
            );
        }
        let data = c.data();
        if self.catalogue != data.id.as_str() {
            issues.add(
                IssueCode::WrongCatalogue,
                "/catalogue",
                &[
                    ("field", &"id"),
                    ("value", &self.catalogue),
                    ("expected", &data.id),
                ],
            );
        }
        for (field, text) in [
            ("language", &self.language),
            ("name", &self.name),
            ("title", &self.title),
            ("notice", &self.notice),
        ] {
            if text.trim().is_empty() {
                missing(issues, "", &data.id, field);
            }
        }
        let groups = || data.parts.iter().flat_map(|part| &part.groups);
        same_keys(
            &self.parts,
            data.parts.iter().map(|part| &part.id),
            "parts",
            issues,
        );
        same_keys(
            &self.groups,
            groups().map(|group| &group.id),
            "groups",
            issues,
        );
        same_keys(
            &self.objectives,
            groups().flat_map(|group| &group.objectives),
            "objectives",
            issues,
        );
        same_keys(
            &self.units,
            c.units.values().map(|unit| &unit.id),
            "units",
            issues,
        );
        same_keys(
            &self.items,
            c.items.values().map(|item| &item.data.id),
            "items",
            issues,
        );
        same_keys(
            &self.documents,
            data.documents.iter().map(|document| &document.id),
            "documents",
            issues,
        );
        for (list, words) in required_words() {
            let known = self.words.get(list);
            for word in words
                .iter()
                .filter(|word| known.is_none_or(|known| !known.contains_key(**word)))
            {
                missing(issues, &format!("/words/{list}"), word, "label");
            }
        }
        for level in data
            .scale
            .iter()
            .map(|level| level.id.as_str())
            .chain(["unsure"])
        {
            if self
                .words
                .get("scale")
                .is_none_or(|words| !words.contains_key(level))
            {
                missing(issues, "/words/scale", &level, "label");
            }
        }
        for label in c.policy().labels.iter().filter(|label| {
            self.words
                .get("labels")
                .is_none_or(|words| !words.contains_key(label.id.as_str()))
        }) {
            missing(issues, "/words/labels", &label.id, "label");
        }
        for (kind, _) in Kind::ALL {
            for level in data.scale.iter().filter(|level| {
                self.levels
                    .get(*kind)
                    .is_none_or(|levels| !levels.contains_key(level.id.as_str()))
            }) {
                missing(issues, &format!("/levels/{kind}"), &level.id, "description");
            }
        }
        for sentence in REQUIRED_SENTENCES
            .iter()
            .filter(|name| !self.sentences.contains_key(**name))
        {
            missing(issues, "/sentences", sentence, "sentence");
        }
    }
}

fn missing(issues: &mut Issues, pointer: &str, id: &dyn std::fmt::Display, field: &str) {
    issues.add(
        IssueCode::MissingText,
        pointer,
        &[("id", id), ("field", &field)],
    );
}

fn same_keys<'c, T>(
    texts: &BTreeMap<String, T>,
    ids: impl Iterator<Item = &'c Id> + Clone,
    section: &'static str,
    issues: &mut Issues,
) {
    for id in ids.clone().filter(|id| !texts.contains_key(id.as_str())) {
        missing(issues, &format!("/{section}"), id, "text");
    }
    for key in texts
        .keys()
        .filter(|key| !ids.clone().any(|id| id.as_str() == *key))
    {
        if let Some(id) = Id::new(key) {
            unknown_id(
                &id,
                section,
                ids.clone().map(Id::as_str),
                Place::ROOT.key(section).key(key),
                issues,
            );
        } else {
            issues.add(
                IssueCode::InvalidId,
                Place::ROOT.key(section).key(key).to_string(),
                &[("value", &crate::read::excerpt(key))],
            );
        }
    }
}

/// Merges the objects of several files; other values may stand in one file only.
fn merge(whole: &mut Map<String, Value>, tree: Value, place: Place<'_>, issues: &mut Issues) {
    let Value::Object(tree) = tree else {
        issues.add(
            IssueCode::WrongType,
            place.to_string(),
            &[
                ("expected", &"an object"),
                ("found", &crate::error::type_name(&tree)),
            ],
        );
        return;
    };
    for (key, value) in tree {
        match (whole.get_mut(&key), value) {
            (Some(Value::Object(known)), Value::Object(value)) => {
                merge(known, Value::Object(value), place.key(&key), issues)
            }
            (Some(_), _) if key != "$schema" => {
                let pointer = place.key(&key).to_string();
                issues.add(
                    IssueCode::DuplicateId,
                    pointer,
                    &[("id", &key), ("first", &"another file")],
                );
            }
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

fn read(f: &mut Fields<'_, '_>) -> Option<Texts> {
    f.optional("$schema", |r| r.text());
    let mut text = |key| f.text(key).unwrap_or_default();
    let (format, catalogue, language) = (text("format"), text("catalogue"), text("language"));
    let (name, title, notice) = (text("name"), text("title"), text("notice"));
    let overview = f.list("overview", |r| r.object(section));
    let steps = f.list("steps", |r| r.object(section));
    Some(Texts {
        format,
        catalogue,
        language,
        name,
        title,
        notice,
        overview,
        steps,
        parts: map(f, "parts", |r| r.object(topic)),
        groups: map(f, "groups", |r| r.object(topic)),
        objectives: map(f, "objectives", |r| r.object(topic)),
        units: map(f, "units", |r| r.object(topic)),
        items: map(f, "items", |r| r.object(question)),
        documents: map(f, "documents", |r| r.object(document)),
        levels: map(f, "levels", |r| r.map(filled)),
        words: map(f, "words", |r| r.map(|r| r.object(word))),
        sentences: map(f, "sentences", filled),
        glossary: map(f, "glossary", |r| r.object(term)),
    })
}

fn map<'a, T>(
    f: &mut Fields<'a, '_>,
    key: &'static str,
    read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
) -> BTreeMap<String, T> {
    f.optional(key, |r| r.map(read)).unwrap_or_default()
}

/// A text that is not blank.
fn filled(r: &mut Reader<'_, '_>) -> Option<String> {
    let text = r.text()?;
    if text.trim().is_empty() {
        let place = r.place.to_string();
        r.issue(
            IssueCode::MissingText,
            &[("id", &place), ("field", &"text")],
        );
        return None;
    }
    Some(text.to_owned())
}

fn section(f: &mut Fields<'_, '_>) -> Option<Section> {
    let id = f.required("id", |r| r.id());
    let title = f.required("title", filled);
    let text = f.required("text", filled);
    Some(Section {
        id: id?,
        title: title?,
        text: text?,
    })
}

fn topic(f: &mut Fields<'_, '_>) -> Option<Topic> {
    let title = f.required("title", filled);
    let text = f.required("text", filled);
    let guidance = f.optional("guidance", filled);
    Some(Topic {
        title: title?,
        text: text?,
        guidance,
    })
}

fn question(f: &mut Fields<'_, '_>) -> Option<Question> {
    let question = f.required("question", filled);
    let why = f.required("why", filled);
    let evidence = f.list("evidence", filled);
    Some(Question {
        question: question?,
        why: why?,
        evidence,
    })
}

fn document(f: &mut Fields<'_, '_>) -> Option<DocumentText> {
    let name = f.required("name", filled);
    let text = f.required("text", filled);
    Some(DocumentText {
        name: name?,
        text: text?,
    })
}

fn word(f: &mut Fields<'_, '_>) -> Option<Word> {
    let label = f.required("label", filled);
    let text = f.optional("text", filled);
    Some(Word {
        label: label?,
        text,
    })
}

fn term(f: &mut Fields<'_, '_>) -> Option<Term> {
    let term = f.required("term", filled);
    let text = f.required("text", filled);
    let also = f.list("also", filled);
    Some(Term {
        term: term?,
        text: text?,
        also,
    })
}

/// An issue for a language that is not at hand.
pub(crate) fn no_format(format: &str, expected: &str) -> InputError {
    InputError::one(Issue::new(
        IssueCode::UnknownTarget,
        String::new(),
        &[
            ("id", &crate::read::excerpt(format)),
            ("expected", &expected),
        ],
    ))
}

#[cfg(feature = "english")]
macro_rules! english {
    ($($file:literal)*) => { &[include_str!("../data/en.json"), $(include_str!(concat!("../data/iso-42001/en/", $file, ".json"))),*] };
}

/// The files of the built-in English texts; together they are one pack.
#[cfg(feature = "english")]
const ENGLISH_FILES: &[&str] = english!(
    "overview" "scale" "glossary" "documents" "clause-4" "clause-5" "clause-6a" "clause-6b" "clause-7" "clause-8" "clause-9" "clause-10"
    "area-a2" "area-a3" "area-a4" "area-a5" "area-a6a" "area-a6b" "area-a7" "area-a8" "area-a9" "area-a10"
);
