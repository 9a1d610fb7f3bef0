//! Which cell of a workbook stands for what in a framework, said once for writing and reading.

use crate::closed::Closed;
use crate::csv::{lines, of_lines};
use crate::grade::Grade;
use crate::json::parse;
use crate::scale::Class;
use crate::value::Value;
use crate::vocabulary::{AuditStage, Basis, Demand, DocumentKind, Effort, Kind, Relevance, Stage};
use crate::workbook::{CELL_MAX, Cell, Held};

/// What a cell holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// An id, a tag or a version.
    Id,
    Text,
    /// Texts, each in its line.
    Lines,
    /// Ids with commas between them.
    Ids,
    Number,
    /// `yes` or `no`.
    YesNo,
    /// A word of a list.
    Word(&'static [&'static str]),
    /// Words of a list with commas between them.
    Words(&'static [&'static str]),
}

/// Where the value of a cell stands.
#[derive(Clone, Copy)]
pub(super) enum Stands {
    /// In the entry of the catalogue that the row is about.
    Entry(&'static [&'static str]),
    /// In the first texts; `*` is the id of the entry.
    Texts(&'static [&'static str]),
    /// It is the id of the entry around.
    Around,
}

/// A column, or a row of the first sheet.
pub(super) struct Field {
    pub(super) heading: &'static str,
    pub(super) stands: Stands,
    pub(super) holds: Holds,
    /// What it says, for the sheet that explains.
    pub(super) about: &'static str,
}

/// A sheet with an entry of the catalogue in each row.
pub(super) struct Form {
    pub(super) sheet: &'static str,
    /// What a row is, with its article.
    pub(super) row: &'static str,
    /// The sheet of the entries around; none: the catalogue itself.
    pub(super) around: Option<&'static str>,
    /// The list of the entries.
    pub(super) list: &'static str,
    /// Where the first texts keep what the entries say, if they do.
    pub(super) texts: Option<&'static str>,
    /// Whether the list must be there.
    pub(super) required: bool,
    pub(super) columns: &'static [Field],
}

/// The sheet of what the framework is as a whole.
pub(super) const FRAMEWORK: &str = "Framework";
/// The sheet of the questions.
pub(super) const QUESTIONS: &str = "Questions";
/// The sheet that explains the others; not read.
pub(super) const GUIDE: &str = "Guide";
/// The sheet of what no other one has room for.
pub(super) const MORE: &str = "More";
/// Its columns.
pub(super) const MORE_COLUMNS: [&str; 2] = ["place", "json"];

const GRADES: &[&str] = &[
    Grade::PotentialMajor.as_str(),
    Grade::PotentialMinor.as_str(),
];

const fn entry(
    heading: &'static str,
    path: &'static [&'static str],
    holds: Holds,
    about: &'static str,
) -> Field {
    Field {
        heading,
        stands: Stands::Entry(path),
        holds,
        about,
    }
}

const fn text(heading: &'static str, path: &'static [&'static str], about: &'static str) -> Field {
    Field {
        heading,
        stands: Stands::Texts(path),
        holds: Holds::Text,
        about,
    }
}

const fn around(heading: &'static str, about: &'static str) -> Field {
    Field {
        heading,
        stands: Stands::Around,
        holds: Holds::Id,
        about,
    }
}

const ID: Field = entry(
    "id",
    &["id"],
    Holds::Id,
    "Its id: letters, digits, point, hyphen and underscore. No other thing may have the same one.",
);

const SOURCE: Field = entry(
    "source",
    &["source"],
    Holds::Ids,
    "Where it comes from: ids of the sheet Sources, with commas between them.",
);

const EFFORT: Field = entry(
    "effort",
    &["effort"],
    Holds::Word(Effort::WORDS),
    "Rough work to put it in place: 1, 2, 5, 10 or 20 days.",
);

/// The rows of the first sheet.
pub(super) const ABOUT: &[Field] = &[
    entry("id", &["id"], Holds::Id, "Id of the framework."),
    entry(
        "edition",
        &["edition"],
        Holds::Id,
        "Its edition, for example a year.",
    ),
    entry(
        "version",
        &["version"],
        Holds::Id,
        "Version of this file: three numbers, as in 1.0.0.",
    ),
    Field {
        heading: "language",
        stands: Stands::Texts(&["language"]),
        holds: Holds::Id,
        about: "Language of the texts, for example en.",
    },
    text("name", &["name"], "Short name of the framework."),
    text("title", &["title"], "Title of the overview."),
    text(
        "notice",
        &["notice"],
        "What the answers can't show. It goes with every report.",
    ),
];

/// The sheets of entries, those around before those within.
pub(super) const FORMS: &[Form] = &[
    Form {
        sheet: "Levels",
        row: "a level",
        around: None,
        list: "scale",
        texts: None,
        required: true,
        columns: &[
            ID,
            entry(
                "class",
                &["class"],
                Holds::Word(Class::WORDS),
                "What the level means for figures: N not, P partially, L largely, F fully in place. The first level has N, the last F.",
            ),
            text(
                "label",
                &["words", "scale", "*", "label"],
                "What people read.",
            ),
            text(
                "meaning",
                &["words", "scale", "*", "text"],
                "What it means, if the label does not say it.",
            ),
            text(
                "define",
                &["levels", "define", "*"],
                "What this level looks like where something is to be written or decided.",
            ),
            text(
                "operate",
                &["levels", "operate", "*"],
                "What it looks like where something is to be done.",
            ),
            text(
                "evaluate",
                &["levels", "evaluate", "*"],
                "What it looks like where something is to be checked.",
            ),
        ],
    },
    Form {
        sheet: "Sources",
        row: "a source",
        around: None,
        list: "sources",
        texts: None,
        required: false,
        columns: &[ID, entry("title", &["title"], Holds::Text, "What it is.")],
    },
    Form {
        sheet: "Parts",
        row: "a part",
        around: None,
        list: "parts",
        texts: Some("parts"),
        required: true,
        columns: &[
            ID,
            entry(
                "excludable",
                &["excludable"],
                Holds::YesNo,
                "Whether its units can be left out, with a reason.",
            ),
            text(
                "title",
                &["parts", "*", "title"],
                "Short title. Each part has a figure of its own.",
            ),
            text(
                "text",
                &["parts", "*", "text"],
                "Explanation for a newcomer.",
            ),
            text(
                "guidance",
                &["parts", "*", "guidance"],
                "How organizations usually do it.",
            ),
            text(
                "groups",
                &["parts", "*", "groups"],
                "What one of its groups is called, with {id}, for example Clause {id}.",
            ),
        ],
    },
    Form {
        sheet: "Groups",
        row: "a group",
        around: Some("Parts"),
        list: "groups",
        texts: Some("groups"),
        required: true,
        columns: &[
            ID,
            around("part", "The part that it is in."),
            entry(
                "objectives",
                &["objectives"],
                Holds::Ids,
                "Ids of its objectives, with commas between them.",
            ),
            text("title", &["groups", "*", "title"], "Short title."),
            text(
                "text",
                &["groups", "*", "text"],
                "Explanation for a newcomer.",
            ),
            text(
                "guidance",
                &["groups", "*", "guidance"],
                "How organizations usually do it.",
            ),
        ],
    },
    Form {
        sheet: "Units",
        row: "a unit",
        around: Some("Groups"),
        list: "units",
        texts: Some("units"),
        required: true,
        columns: &[
            ID,
            around("group", "The group that it is in."),
            entry(
                "objective",
                &["objective"],
                Holds::Id,
                "The objective of the group that it serves.",
            ),
            SOURCE,
            text(
                "title",
                &["units", "*", "title"],
                "Short title. Each unit has a figure of its own.",
            ),
            text(
                "text",
                &["units", "*", "text"],
                "Explanation for a newcomer.",
            ),
            text(
                "guidance",
                &["units", "*", "guidance"],
                "How organizations usually do it.",
            ),
        ],
    },
    Form {
        sheet: QUESTIONS,
        row: "a question",
        around: Some("Units"),
        list: "items",
        texts: Some("items"),
        required: true,
        columns: &[
            ID,
            around("unit", "The unit that it is in."),
            text(
                "question",
                &["items", "*", "question"],
                "The question: one idea.",
            ),
            text("why", &["items", "*", "why"], "Why it matters."),
            Field {
                heading: "evidence",
                stands: Stands::Texts(&["items", "*", "evidence"]),
                holds: Holds::Lines,
                about: "What would show it, each in a line.",
            },
            entry(
                "kind",
                &["kind"],
                Holds::Word(Kind::WORDS),
                "Whether something is to be written or decided, done, or checked.",
            ),
            entry(
                "basis",
                &["basis"],
                Holds::Word(Basis::WORDS),
                "A requirement is scored; a practice is shown and never scored.",
            ),
            entry(
                "hint",
                &["hint"],
                Holds::Word(GRADES),
                "How grave it is where it is missing altogether.",
            ),
            entry(
                "document",
                &["document"],
                Holds::Id,
                "The mandatory document that it asks for.",
            ),
            entry(
                "developer",
                &["roles", "developer"],
                Holds::Word(Relevance::WORDS),
                "How much it matters to those who build AI systems. Give all three roles, or none.",
            ),
            entry(
                "provider",
                &["roles", "provider"],
                Holds::Word(Relevance::WORDS),
                "How much it matters to those who offer them.",
            ),
            entry(
                "deployer",
                &["roles", "deployer"],
                Holds::Word(Relevance::WORDS),
                "How much it matters to those who use them.",
            ),
            entry(
                "stages",
                &["stages"],
                Holds::Words(Stage::WORDS),
                "Stages of the life cycle, with commas between them.",
            ),
            EFFORT,
            entry(
                "minutes",
                &["minutes"],
                Holds::Number,
                "Minutes to think and answer, 1 to 60.",
            ),
            entry(
                "seconds",
                &["seconds"],
                Holds::Number,
                "Seconds to read the question and choose a level, 1 to 3600.",
            ),
            entry(
                "quick",
                &["quick"],
                Holds::YesNo,
                "Whether a short look asks it.",
            ),
            SOURCE,
        ],
    },
    Form {
        sheet: "Documents",
        row: "a document",
        around: None,
        list: "documents",
        texts: Some("documents"),
        required: false,
        columns: &[
            ID,
            text("name", &["documents", "*", "name"], "Its name."),
            text(
                "text",
                &["documents", "*", "text"],
                "What it holds and what for.",
            ),
            entry(
                "unit",
                &["unit"],
                Holds::Id,
                "The unit that asks for it, or where it is most used.",
            ),
            entry(
                "also",
                &["also"],
                Holds::Ids,
                "Further units where it is used.",
            ),
            entry(
                "demand",
                &["demand"],
                Holds::Word(Demand::WORDS),
                "How far it is asked for.",
            ),
            entry(
                "kind",
                &["kind"],
                Holds::Word(DocumentKind::WORDS),
                "A document is kept up to date, a record is kept as evidence.",
            ),
            entry(
                "looked_at",
                &["looked_at"],
                Holds::Word(AuditStage::WORDS),
                "The stage of an audit that looks at it.",
            ),
            entry(
                "if_missing",
                &["if_missing"],
                Holds::Word(GRADES),
                "How grave it is where a mandatory one is missing.",
            ),
            EFFORT,
            SOURCE,
        ],
    },
];

impl Form {
    /// The form of a sheet.
    pub(super) fn of(sheet: &str) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.sheet == sheet)
    }
}

const YES_NO: [&str; 2] = ["yes", "no"];

impl Holds {
    /// What may stand in the cell; empty: anything.
    pub(super) fn choices(self) -> Vec<String> {
        let words: &[&str] = match self {
            Self::Word(words) => words,
            Self::YesNo => &YES_NO,
            _ => &[],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    /// The words that may stand in the cell, one or several; empty: anything.
    pub(super) fn words(self) -> String {
        match self {
            Self::Words(words) => words.join(", "),
            other => other.choices().join(", "),
        }
    }

    /// The cell of a value; none where it would not come back as it is.
    pub(super) fn cell(self, value: &Value) -> Option<Cell> {
        let (cell, held) = if let (Self::Number, Value::Number(number)) = (self, value) {
            (Cell::Number(number.clone()), Held::Number(number.clone()))
        } else {
            let text = self.written(value)?;
            (Cell::Text(text.clone()), Held::Text(text))
        };
        let (Held::Text(said) | Held::Number(said)) = &held;
        let fits = !said.is_empty() && said.chars().count() <= CELL_MAX;
        (fits && self.value(&held).as_ref() == Some(value)).then_some(cell)
    }

    fn written(self, value: &Value) -> Option<String> {
        let list = |value: &Value| {
            let texts = value.as_list()?.iter().map(Value::as_text);
            texts
                .map(|text| text.map(str::to_owned))
                .collect::<Option<Vec<String>>>()
        };
        match self {
            Self::Id | Self::Text | Self::Word(_) => value.as_text().map(str::to_owned),
            Self::Lines => list(value).map(|texts| lines(&texts)),
            Self::Ids | Self::Words(_) => list(value).map(|texts| texts.join(", ")),
            Self::YesNo => match value {
                Value::Bool(flag) => YES_NO
                    .get(usize::from(!flag))
                    .map(|word| (*word).to_owned()),
                _ => None,
            },
            Self::Number => None,
        }
    }

    /// What a cell says; none where it is blank. What means nothing stays text, to be refused where it stands.
    pub(super) fn value(self, held: &Held) -> Option<Value> {
        let (Held::Text(text) | Held::Number(text)) = held;
        let said = text.trim();
        if said.is_empty() {
            return None;
        }
        let plain = || Value::Text(said.to_owned());
        Some(match self {
            Self::Id | Self::Word(_) => plain(),
            Self::Text => Value::Text(text.clone()),
            Self::Lines => of_lines(text),
            Self::Ids | Self::Words(_) => {
                let ids = said.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
                let ids = ids.filter(|id| !id.is_empty());
                Value::List(ids.map(|id| Value::Text(id.to_owned())).collect())
            }
            Self::Number => match parse(said.as_bytes()) {
                Ok(number @ Value::Number(_)) => number,
                _ => plain(),
            },
            Self::YesNo => match said.to_ascii_lowercase().as_str() {
                "yes" | "true" => Value::Bool(true),
                "no" | "false" => Value::Bool(false),
                _ => plain(),
            },
        })
    }
}
