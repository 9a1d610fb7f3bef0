//! The answers as a table for a spreadsheet, and back.

mod text;

use std::fmt::Display;

use crate::assessment::{Answer, Assessment, Context, answer};
use crate::catalogue::{Catalogue, Item};
use crate::closed::{Closed, quoted};
use crate::error::{InputError, IssueCode, Issues};
use crate::id::{Id, in_order};
use crate::json::{TEXT_MAX, canonical, parse};
use crate::language::{Heard, Texts};
use crate::policy::folded;
use crate::read::{Place, Reader, Seen, excerpt};
use crate::scale::{Confidence, EvidenceLevel};
use crate::table::Ix;
use crate::value::{Object, Value};

use text::{Row, write_row};
pub(crate) use text::{rows, stated, write_text};

/// The columns, in the order in which they are written.
const COLUMNS: [&str; 12] = [
    ITEM,
    "section",
    "question",
    "rating",
    "evidence_level",
    "evidence",
    "note",
    "owner",
    "due_on",
    "confidence",
    "assessor",
    "flagged",
];

/// The column that must be there.
const ITEM: &str = "item_id";

/// What stands in the cell of a flag that is set: not `true`, which spreadsheets translate.
const FLAGGED: &str = "x";

/// Writes the answers of an assessment as a table: a row for each item of the catalogue, whether answered or not, with its section
/// and question in the language of the texts.
///
/// CSV of RFC 4180 with commas, in UTF-8. It begins with a byte order mark, without which Excel takes UTF-8 for the letters of the
/// machine's own language. A text that a spreadsheet might take for a formula has an apostrophe before it, and so has an empty text,
/// which a blank cell is not. Entries of evidence stand in one cell, each in its line; one that has line breaks, is empty or begins
/// with a quote is written as JSON. [`answers_from_csv`] gives all of it back as it was.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Texts, answers_csv, answers_from_csv};
/// let (catalogue, texts) = (Catalogue::iso_42001(), Texts::english());
/// let assessment = Assessment::from_json(catalogue, r#"{
///     "format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
///     "answers": [{"item_id": "5.2-r1", "rating": "fully", "note": "=SUM(A1)"}]
/// }"#)?;
/// let csv = answers_csv(catalogue, &assessment, texts)?;
/// assert!(csv.contains(",fully,,,'=SUM(A1),"));
/// assert_eq!(answers_from_csv(catalogue, &csv, texts)?, assessment.answers);
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// Every problem of the assessment at once.
pub fn answers_csv(
    catalogue: &Catalogue,
    assessment: &Assessment,
    texts: &Texts,
) -> Result<String, InputError> {
    Ok(table(catalogue, &assessment.checked(catalogue)?, texts))
}

/// Reads answers from a table such as [`answers_csv`] writes: with commas or semicolons, columns in any order, all but `item_id`
/// optional. Ratings are ids, labels of the language, or the letters N, P, L and F where one level alone has that class; other words
/// are ids or labels. `section` and `question` are not read; rows without a statement are left out.
///
/// ```
/// use aimscore::{Catalogue, Texts, answers_from_csv};
/// let csv = "item_id;rating\r\n4.1-r1;F\r\n4.1-r9;perhaps\r\n";
/// let error = answers_from_csv(Catalogue::iso_42001(), csv, Texts::english()).unwrap_err();
/// let places: Vec<_> = error.issues.iter().map(|issue| issue.pointer.as_str()).collect();
/// assert_eq!(places, ["/3/item_id", "/3/rating"]);
/// ```
///
/// # Errors
/// Every problem at once; a pointer is the number of the row, as a spreadsheet counts them, and the column.
pub fn answers_from_csv(
    catalogue: &Catalogue,
    csv: &str,
    texts: &Texts,
) -> Result<Vec<Answer>, InputError> {
    let mut issues = Issues::default();
    if csv.len() > TEXT_MAX {
        let params: &[(_, &dyn Display)] = &[("bytes", &csv.len()), ("max", &TEXT_MAX)];
        issues.add(IssueCode::JsonTooLarge, "", params);
        return issues.finish(None);
    }
    let rows = rows(csv.strip_prefix('\u{feff}').unwrap_or(csv));
    let columns = match rows.first() {
        Some(header) => {
            cells(header, 1, &mut issues).and_then(|header| columns(header, &mut issues))
        }
        None => columns(&[], &mut issues),
    };
    let answers = columns.map(|columns| {
        let words = Words::new(catalogue, texts);
        answers(catalogue, &columns, &rows, &words, &mut issues)
    });
    issues.finish(answers)
}

/// Any table for a spreadsheet, written as [`answers_csv`] writes its own: with a byte order mark, and what might be a formula made
/// inert.
pub fn csv<'t, R: IntoIterator<Item = Option<&'t str>>>(
    rows: impl IntoIterator<Item = R>,
) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        write_row(&mut out, row);
    }
    out
}

/// The table of a checked assessment.
pub(crate) fn table(c: &Catalogue, a: &Assessment, texts: &Texts) -> String {
    let mut out = String::from('\u{feff}');
    write_row(&mut out, COLUMNS.map(Some));
    for item in c.items.keys() {
        write_item(&mut out, c, item, a, texts);
    }
    out
}

fn write_item(out: &mut String, c: &Catalogue, item: Ix<Item>, a: &Assessment, texts: &Texts) {
    let (id, unit) = (&c.items[item].data.id, &c.units[c.items[item].unit].id);
    let title = texts.text(["units", unit.as_str(), "title"]);
    let section = title.map(|title| format!("{unit} {title}"));
    let found = a.answers.binary_search_by(|answer| answer.item_id.cmp(id));
    let answer = found.ok().and_then(|place| a.answers.get(place));
    let evidence = answer.map(|answer| lines(&answer.evidence));
    let cells = [
        Some(id.as_str()),
        section.as_deref(),
        texts.text(["items", id.as_str(), "question"]),
        answer.and_then(|answer| answer.rating.as_ref().map(Id::as_str)),
        answer.and_then(|answer| answer.evidence_level.map(EvidenceLevel::as_str)),
        evidence.as_deref().filter(|lines| !lines.is_empty()),
        answer.and_then(|answer| answer.note.as_deref()),
        answer.and_then(|answer| answer.owner.as_deref()),
        answer.and_then(|answer| answer.due_on.as_deref()),
        answer.and_then(|answer| answer.confidence.map(Confidence::as_str)),
        answer.and_then(|answer| answer.assessor.as_deref()),
        answer.filter(|answer| answer.flagged).map(|_| FLAGGED),
    ];
    write_row(out, cells);
}

/// Texts in one cell, each in its line.
pub(crate) fn lines(texts: &[String]) -> String {
    let line = |text: &String| {
        let plain = !text.is_empty() && !text.starts_with('"') && !text.contains(['\r', '\n']);
        if plain { text.clone() } else { canonical(text) }
    };
    texts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The texts of a cell, as [`lines`] writes them.
pub(crate) fn of_lines(cell: &str) -> Value {
    let lines = cell.lines().filter(|line| !line.is_empty());
    let text = |line: &str| {
        let json = line.starts_with('"').then(|| parse(line.as_bytes()).ok());
        json.flatten()
            .unwrap_or_else(|| Value::Text(line.to_owned()))
    };
    Value::List(lines.map(text).collect())
}

/// The cells of a row; one that is no CSV is reported.
pub(crate) fn cells<'r>(row: &'r Row, number: usize, issues: &mut Issues) -> Option<&'r [String]> {
    let fault = row.as_ref().err();
    if let Some(reason) = fault {
        let params: &[(_, &dyn Display)] = &[("row", &number), ("reason", reason)];
        issues.add(IssueCode::CsvSyntax, format!("/{number}"), params);
    }
    row.as_deref().ok()
}

/// The columns of the first row; none where nothing says which items the rows are about.
fn columns<'r>(header: &'r [String], issues: &mut Issues) -> Option<Vec<&'r str>> {
    let place = Place::ROOT.key("1");
    let names: Vec<_> = header.iter().map(|name| name.trim()).collect();
    let mut seen = Seen::default();
    for name in &names {
        let place = place.key(name);
        if COLUMNS.contains(name) {
            seen.first_text(name, place, issues);
        } else {
            let known = quoted(COLUMNS.into_iter());
            let params: &[(_, &dyn Display)] = &[("column", &excerpt(name)), ("known", &known)];
            issues.add(IssueCode::CsvColumn, place.to_string(), params);
        }
    }
    let found = names.contains(&ITEM);
    if !found {
        issues.add(IssueCode::MissingKey, place.to_string(), &[("key", &ITEM)]);
    }
    found.then_some(names)
}

fn answers(
    c: &Catalogue,
    columns: &[&str],
    rows: &[Row],
    words: &Words<'_>,
    issues: &mut Issues,
) -> Vec<Answer> {
    let context = Context::new(c);
    let mut seen = Seen::default();
    let mut answers = Vec::new();
    let filled = |row: &&[String]| row.iter().any(|cell| !cell.trim().is_empty());
    for (row, number) in rows.iter().zip(1_usize..).skip(1) {
        let Some(row) = cells(row, number, issues).filter(filled) else {
            continue;
        };
        let text = number.to_string();
        let place = Place::ROOT.key(&text);
        if row.len() != columns.len() {
            let params: &[(_, &dyn Display)] = &[
                ("row", &number),
                ("count", &row.len()),
                ("expected", &columns.len()),
            ];
            issues.add(IssueCode::CsvWidth, place.to_string(), params);
            continue;
        }
        let tree = Value::Object(words.tree(columns, row, place, issues));
        let mut reader = Reader {
            value: &tree,
            place,
            issues,
        };
        answers.extend(answer(&mut reader, &context, &mut seen).filter(states_something));
    }
    in_order(answers, |answer| &answer.item_id)
}

fn states_something(answer: &Answer) -> bool {
    answer.rating.is_some()
        || answer.evidence_level.is_some()
        || answer.confidence.is_some()
        || answer.flagged
        || !answer.evidence.is_empty()
        || [
            &answer.note,
            &answer.owner,
            &answer.due_on,
            &answer.assessor,
        ]
        .into_iter()
        .any(Option::is_some)
}

/// What people may write in cells that hold a word.
struct Words<'w> {
    ratings: Heard<'w>,
    evidence_levels: Heard<'w>,
    confidences: Heard<'w>,
}

impl<'w> Words<'w> {
    fn new(c: &'w Catalogue, texts: &Texts) -> Self {
        Self {
            ratings: Heard::ratings(c, texts),
            evidence_levels: Heard::words(texts, "evidence_levels", EvidenceLevel::WORDS),
            confidences: Heard::words(texts, "confidences", Confidence::WORDS),
        }
    }

    /// A row as an answer is written in JSON; cells that mean nothing stay as they are, to be refused where they stand.
    fn tree(
        &self,
        columns: &[&str],
        row: &[String],
        place: Place<'_>,
        issues: &mut Issues,
    ) -> Object {
        let mut tree = Object::new();
        for (column, cell) in columns.iter().zip(row) {
            let Some(text) = stated(cell) else {
                continue;
            };
            let word = text.trim();
            let value = match *column {
                "note" | "owner" | "assessor" => Value::Text(text.to_owned()),
                "evidence" => of_lines(text),
                _ if word.is_empty() => continue,
                "rating" => Value::Text(self.ratings.meaning(word).to_owned()),
                "evidence_level" => Value::Text(self.evidence_levels.meaning(word).to_owned()),
                "confidence" => Value::Text(self.confidences.meaning(word).to_owned()),
                "flagged" if folded(word) == FLAGGED => Value::Bool(true),
                "flagged" => {
                    let allowed = quoted([FLAGGED].into_iter());
                    let params: &[(_, &dyn Display)] =
                        &[("value", &excerpt(word)), ("allowed", &allowed)];
                    issues.add(
                        IssueCode::UnknownValue,
                        place.key(column).to_string(),
                        params,
                    );
                    continue;
                }
                ITEM | "due_on" => Value::Text(word.to_owned()),
                _ => continue,
            };
            tree.insert((*column).to_owned(), value);
        }
        tree
    }
}
