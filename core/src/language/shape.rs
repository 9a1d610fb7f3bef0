//! What a pack consists of: one table, from which packs are read and their JSON Schema is made.

use super::TranslationStatus;
use crate::closed::Closed;
use crate::error::IssueCode;
use crate::read::Reader;

/// The shape of a value in a pack.
pub(crate) enum Shape {
    /// A text.
    Text,
    /// An id.
    Id,
    /// A text that is not blank.
    Filled,
    /// A word of a closed list.
    Word(&'static [&'static str]),
    /// A list.
    List(&'static Self),
    /// An object whose keys are ids or words.
    Each(&'static Self),
    /// An object with fields.
    Object(&'static ObjectShape),
}

/// The shape of an object.
pub(crate) struct ObjectShape {
    pub(crate) fields: &'static [Field],
    /// Its name in the schema.
    #[cfg(feature = "schema")]
    pub(crate) name: &'static str,
    /// What it is, for the schema.
    #[cfg(feature = "schema")]
    pub(crate) about: &'static str,
}

/// A field of an object.
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
    /// What it holds, for the schema.
    #[cfg(feature = "schema")]
    pub(crate) about: &'static str,
}

const MUST: bool = true;
const MAY: bool = false;

/// An object with fields that must or may be there: `key: MUST shape, "what it holds";`.
macro_rules! object {
    ($name:literal, $what:literal; $($key:ident: $need:ident $shape:expr, $about:literal;)*) => {
        Shape::Object(&ObjectShape {
            fields: &[$(Field {
                key: stringify!($key),
                required: $need,
                shape: $shape,
                #[cfg(feature = "schema")]
                about: $about,
            }),*],
            #[cfg(feature = "schema")]
            name: $name,
            #[cfg(feature = "schema")]
            about: $what,
        })
    };
}

const SECTION: Shape = object! {
    "Section", "A section of running text.";
    id: MUST Shape::Id, "Id.";
    title: MUST Shape::Filled, "Title.";
    text: MUST Shape::Filled, "Text; a blank line parts paragraphs.";
};

const TOPIC: Shape = object! {
    "Topic", "Title and explanation of a group, objective or unit.";
    title: MUST Shape::Filled, "Short title.";
    text: MUST Shape::Filled, "Explanation for a newcomer.";
    guidance: MAY Shape::Filled, "How organizations usually do it.";
};

const PART: Shape = object! {
    "PartText", "Title and explanation of a part.";
    title: MUST Shape::Filled, "Short title.";
    text: MUST Shape::Filled, "Explanation for a newcomer.";
    guidance: MAY Shape::Filled, "How organizations usually do it.";
    groups: MAY Shape::Filled, "What one of its groups is called, with `{id}`, for example `Clause {id}`. Absent: the id alone.";
};

const QUESTION: Shape = object! {
    "Question", "What a person is asked about an item.";
    question: MUST Shape::Filled, "The question: one idea.";
    why: MUST Shape::Filled, "Why it matters.";
    evidence: MUST Shape::List(&Shape::Filled), "What would show it.";
};

const DOCUMENT: Shape = object! {
    "DocumentText", "Name and purpose of a document.";
    name: MUST Shape::Filled, "Name.";
    text: MUST Shape::Filled, "What it holds and what for.";
};

const WORD: Shape = object! {
    "Word", "A word of the engine in this language.";
    label: MUST Shape::Filled, "Short label.";
    text: MAY Shape::Filled, "What it means.";
};

const TERM: Shape = object! {
    "Term", "A term of the glossary.";
    term: MUST Shape::Filled, "The term.";
    text: MUST Shape::Filled, "What it means.";
    also: MAY Shape::List(&Shape::Filled), "Other forms of it.";
};

const SCENARIO: Shape = object! {
    "ScenarioText", "A risk scenario in words.";
    title: MUST Shape::Filled, "Short title.";
    because: MUST Shape::Filled, "What opens the door.";
    event: MUST Shape::Filled, "What happens.";
    leads_to: MUST Shape::Filled, "What follows.";
    ideas: MAY Shape::Filled, "Ideas for controls of one's own.";
    indicator: MAY Shape::Filled, "A number to watch.";
};

const NOTED: Shape = object! {
    "Noted", "A title, and what it means.";
    title: MUST Shape::Filled, "Title.";
    text: MAY Shape::Filled, "What it means.";
};

const TAXONOMY: Shape = object! {
    "TaxonomyText", "A list of tags in words.";
    title: MUST Shape::Filled, "Title.";
    text: MAY Shape::Filled, "What it is, and whose.";
    tags: MUST Shape::Each(&NOTED), "Tags by id.";
};

const RANK: Shape = object! {
    "RankText", "A rank of consequence in words.";
    label: MUST Shape::Filled, "Short label.";
    organization: MUST Shape::Filled, "What it is for the organization.";
    individuals: MUST Shape::Filled, "What it is for people.";
    society: MUST Shape::Filled, "What it is for society.";
};

const GRID: Shape = object! {
    "GridText", "A grid of risk levels in words.";
    title: MUST Shape::Filled, "Title.";
    text: MAY Shape::Filled, "What it is for.";
    likelihood: MUST Shape::Each(&WORD), "Ranks of likelihood.";
    consequence: MUST Shape::Each(&RANK), "Ranks of consequence.";
};

const ENTRY: Shape = object! {
    "EntryText", "An entry of another framework in words.";
    title: MUST Shape::Filled, "Short title.";
    open: MAY Shape::Filled, "What the catalogue leaves open.";
};

const MESSAGE: Shape = object! {
    "Message", "What is wrong with input, and how to mend it, with `{parameters}`.";
    message: MUST Shape::Filled, "What is wrong.";
    mend: MUST Shape::Filled, "What to do about it.";
};

const CROSSWALK: Shape = object! {
    "CrosswalkText", "A crosswalk in words.";
    title: MUST Shape::Filled, "Name of the other framework.";
    text: MUST Shape::Filled, "What the map says and does not say.";
    groups: MAY Shape::Each(&Shape::Filled), "Titles of its groups.";
    entries: MUST Shape::Each(&ENTRY), "Its entries by id.";
    units: MAY Shape::Each(&Shape::Filled), "What the catalogue adds, by unit.";
};

/// A pack, or a file of one.
pub(crate) const PACK: Shape = object! {
    "Texts", "The texts of a catalogue in one language: `aimscore/texts/1`. May be spread over several files. Where they don't say something, the engine's own words do.";
    format: MAY Shape::Text, "`aimscore/texts/1`; stands in one of the files.";
    catalogue: MAY Shape::Text, "Id of the catalogue.";
    language: MAY Shape::Text, "Language tag (BCP 47), for example `en`.";
    status: MAY Shape::Word(TranslationStatus::WORDS), "How far the translation can be relied on: a person checked it, no person has checked what a machine made, or what it was made from has changed since. Absent: the texts are no translation.";
    name: MAY Shape::Text, "Name of the framework.";
    title: MAY Shape::Text, "Title of the overview.";
    notice: MAY Shape::Text, "What a self-assessment is not; goes with every report.";
    overview: MAY Shape::List(&SECTION), "Introduction to the framework, section by section.";
    steps: MAY Shape::List(&SECTION), "The steps of an implementation.";
    parts: MAY Shape::Each(&PART), "Parts by id.";
    groups: MAY Shape::Each(&TOPIC), "Groups by id.";
    objectives: MAY Shape::Each(&TOPIC), "Control objectives by id.";
    units: MAY Shape::Each(&TOPIC), "Units by id.";
    items: MAY Shape::Each(&QUESTION), "Items by id.";
    documents: MAY Shape::Each(&DOCUMENT), "Documents by id.";
    scenarios: MAY Shape::Each(&SCENARIO), "Risk scenarios by id.";
    taxonomies: MAY Shape::Each(&TAXONOMY), "Lists of tags by id.";
    grids: MAY Shape::Each(&GRID), "Grids of risk levels by id.";
    red_lines: MAY Shape::Each(&NOTED), "Red lines by id.";
    crosswalks: MAY Shape::Each(&CROSSWALK), "Crosswalks by id. A pack need not have them.";
    levels: MAY Shape::Each(&Shape::Each(&Shape::Filled)), "What each level looks like, by kind of item, then by level.";
    words: MAY Shape::Each(&Shape::Each(&WORD)), "Labels of the engine's words, by list, then by word.";
    sentences: MAY Shape::Each(&Shape::Filled), "Sentences of reports, with `{parameters}`.";
    issues: MAY Shape::Each(&MESSAGE), "What can be wrong with input, by code. English stands where a code is missing.";
    phrases: MAY Shape::Each(&Shape::Filled), "What a parameter of such a message may say, by its English words.";
    page: MAY Shape::Each(&Shape::Filled), "Headings, columns and sentences of the report as a page, with `{parameters}`.";
    glossary: MAY Shape::Each(&TERM), "Terms that a newcomer may not know, by id.";
};

impl Shape {
    /// Reports where a value is not of this shape.
    pub(super) fn check(&self, r: &mut Reader<'_, '_>) {
        match self {
            Self::Text => {
                r.text();
            }
            Self::Id => {
                r.id();
            }
            Self::Word(words) => {
                r.word_of(words);
            }
            Self::Filled => filled(r),
            Self::List(shape) => {
                r.each_entry(&mut |r| shape.check(r));
            }
            Self::Each(shape) => {
                r.each_value(&mut |_, r| shape.check(r));
            }
            Self::Object(object) => {
                r.object(|f| {
                    for field in object.fields {
                        if let Some(mut reader) = f.at(field.key, field.required) {
                            field.shape.check(&mut reader);
                        }
                    }
                });
            }
        }
    }
}

/// A text that is not blank.
fn filled(r: &mut Reader<'_, '_>) {
    if r.text().is_some_and(|text| text.trim().is_empty()) {
        let place = r.place.to_string();
        r.issue(
            IssueCode::MissingText,
            &[("id", &place), ("field", &"text")],
        );
    }
}
