//! What can be wrong with input: a closed list of codes, and the issues that carry them.
//!
//! Messages are lower case, without full stop, the user's text in backticks; the mend says what to do about it.

use std::fmt;

use serde::{Serialize, Serializer};

/// Issues listed at most; the rest are counted.
pub const ISSUES_MAX: usize = 1_000;

macro_rules! issue_codes {
    ($($(#[$doc:meta])* $variant:ident $code:literal $message:literal, $mend:literal;)*) => {
        /// Every way in which input can be wrong. Codes are stable and never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum IssueCode { $($(#[$doc])* #[serde(rename = $code)] $variant),* }

        impl IssueCode {
            /// All codes, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as it stands in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// English message and mend, with `{parameters}` to fill in.
            pub const fn templates(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($message, $mend)),* }
            }
        }
    };
}

issue_codes! {
    /// Text of more than 8 MiB.
    JsonTooLarge "json_too_large" "the text has {bytes} bytes, more than {max}", "leave out what is not an answer, such as embedded files";
    /// Text that is not UTF-8.
    JsonEncoding "json_encoding" "the text is not valid UTF-8 at byte {byte}", "save the file with the encoding UTF-8";
    /// Text that is not JSON (RFC 8259), lone surrogates included.
    JsonSyntax "json_syntax" "this is not JSON: {reason} at line {line}, column {column}", "correct the text there, or save the file again from the program that made it";
    /// An object that has a key twice.
    JsonDuplicateKey "json_duplicate_key" "the key `{key}` stands twice in one object at line {line}, column {column}", "remove one of the two";
    /// Arrays and objects nested deeper than 32.
    JsonTooDeep "json_too_deep" "the text is nested deeper than {max} levels at line {line}, column {column}", "flatten the value there";
    /// A value of another JSON type than expected.
    WrongType "wrong_type" "expected {expected}, found {found}", "write {expected} here, or leave the key out if it is optional";
    /// A key that must be there.
    MissingKey "missing_key" "the key `{key}` is missing", "add `{key}`";
    /// A key that the contract does not know.
    UnknownKey "unknown_key" "the key `{key}` is not known here", "remove it, or correct its name; known: {known}";
    /// A word outside a closed list.
    UnknownValue "unknown_value" "`{value}` is not one of the values allowed here", "use one of: {allowed}";
    /// A number outside its range, or with a fraction.
    OutOfRange "out_of_range" "{value} is outside the range {min} to {max}", "use a whole number from {min} to {max}";
    /// Fewer or more entries than allowed.
    WrongCount "wrong_count" "{count} entries, allowed are {min} to {max}", "give {min} to {max} entries";
    /// An id with other characters than `A-Z a-z 0-9 . _ -`, empty, or longer than 64.
    InvalidId "invalid_id" "`{value}` is not an id", "use 1 to 64 of the characters A-Z, a-z, 0-9, `.`, `_` and `-`";
    /// A date that is not a day of the calendar written `YYYY-MM-DD`, 1900 to 2999.
    InvalidDate "invalid_date" "`{value}` is not a date", "write year, month and day as in 2026-11-23, years 1900 to 2999";
    /// A version that is not three numbers.
    InvalidVersion "invalid_version" "`{value}` is not a version", "write three numbers as in 1.0.0";
    /// A document of another kind or version.
    UnsupportedFormat "unsupported_format" "the format `{value}` is not supported", "use `{supported}`";
    /// An id that the catalogue does not have.
    UnknownId "unknown_id" "`{id}` is not the id of {kind}", "use an id of the catalogue; the nearest is `{nearest}`";
    /// An id given twice where it must be unique.
    DuplicateId "duplicate_id" "`{id}` stands here a second time; first at {first}", "keep one of the two";
    /// An assessment made for another catalogue.
    WrongCatalogue "wrong_catalogue" "the assessment is for {field} `{value}`, the catalogue has `{expected}`", "load the catalogue that the assessment names, or correct the name";
    /// An exclusion or decision for a unit that always applies.
    NotExcludable "not_excludable" "`{id}` always applies, so it cannot be decided on", "remove this decision; only units of an excludable part can be excluded";
    /// An exclusion without a reason.
    JustificationMissing "justification_missing" "the exclusion of `{id}` has no justification", "say in your own words why `{id}` does not apply";
    /// An own control whose id looks like one of the catalogue's.
    OwnIdTaken "own_id_taken" "the own control `{id}` uses the prefix `{prefix}` of the catalogue", "give it another prefix, for example `X.1`";
    /// Catalogue: a level of the scale with a name that means something else.
    ReservedId "reserved_id" "`{id}` is the answer of somebody who does not know, so no level can be called so", "give the level another id";
    /// Catalogue: parts, groups, units or items out of natural order.
    WrongOrder "wrong_order" "`{id}` stands after `{previous}`, against natural order", "put `{id}` before `{previous}`";
    /// Catalogue: levels of the scale whose classes fall, or that do not begin at N and end at F.
    ScaleOrder "scale_order" "the classes of the scale must begin with N, never fall, and end with F", "reorder the levels or correct their classes";
    /// Catalogue: a mandatory document that no item names.
    DocumentNotDemanded "document_not_demanded" "no scored item of `{unit}` names the mandatory document `{id}`", "name it in the item that asks for it";
    /// Catalogue: an item that names a document which is not mandatory, or of another unit.
    DocumentMisplaced "document_misplaced" "`{item}` names `{document}`, which is not a mandatory document of `{unit}`", "name a mandatory document of the same unit, or none";
    /// Catalogue or weights: figures that exact arithmetic cannot hold.
    DenominatorTooLarge "denominator_too_large" "the figures of part `{part}` would need fractions larger than exact arithmetic holds", "use fewer different numbers of items per unit, or a shorter scale";
    /// A grid whose level falls where consequence or likelihood rises.
    GridNotMonotone "grid_not_monotone" "the level falls from `{previous}` to `{level}` where a rank rises", "write `{previous}` or a higher level here";
    /// A grid that has no cell of one of its levels.
    GridLevelUnused "grid_level_unused" "no cell of the grid has the level `{level}`", "give a cell this level, or take it out of the levels";
    /// Acceptance: a level that is acceptable above one that is not.
    AcceptanceOrder "acceptance_order" "`{level}` is acceptable, but the lower level `{previous}` is not", "accept the lower levels first";
    /// A risk without a title of its own or a scenario that gives it one.
    RiskWithoutTitle "risk_without_title" "the risk `{id}` has neither a title nor a scenario", "give it a title, or name the scenario that it comes from";
    /// A gap that there cannot be.
    UnknownGap "unknown_gap" "`{id}` is not the id of a gap", "write the kind, a point and what the gap is about, as in `item.4.1-r1`; kinds: {kinds}";
    /// An id of one's own that the catalogue has already.
    IdTaken "id_taken" "`{id}` is an id of the catalogue", "give it an id of its own";
    /// Policy: units that wait for each other.
    PrerequisiteCycle "prerequisite_cycle" "`{unit}` waits for itself, by way of `{after}`", "take out one of the prerequisites";
    /// Policy: labels whose first one has conditions.
    FirstLabelHasConditions "first_label_has_conditions" "the first label `{label}` has conditions, so an assessment could have no label", "put a label without conditions first";
    /// Texts: an id of the catalogue without its text.
    MissingText "missing_text" "`{id}` has no {field}", "write its {field}";
    /// A share code that breaks off, or has a character that does not belong there.
    CodeSyntax "code_syntax" "the code breaks off, or has a character that does not belong there, at character {character}", "copy the whole code, from `AIMS1` to its last character, without spaces or line breaks";
    /// A share code whose checksum does not fit.
    CodeDamaged "code_damaged" "the checksum does not fit: the code has a wrong character or lacks one, or its catalogue is another one of the same id and version", "copy the whole code again, or load the catalogue that it was made with";
    /// A share code with a checksum that fits, and a content that no assessment has.
    CodeContent "code_content" "the code is not one that an assessment of this catalogue gives", "make the code again from the assessment";
    /// CSV: a row that cannot be split into cells.
    CsvSyntax "csv_syntax" "row {row} is not CSV: {reason}", "close the quote where the cell ends, and write a quote inside of it twice";
    /// CSV: a row with more or fewer cells than the first.
    CsvWidth "csv_width" "row {row} has {count} cells, the first row has {expected}", "give each row a cell for each column, and put texts with a separator in quotes";
    /// CSV: a column that there is not.
    CsvColumn "csv_column" "there is no column `{column}`", "take it out, or correct its name in the first row; known: {known}";
    /// A file that is no workbook (XLSX), or one that can't be read.
    WorkbookSyntax "workbook_syntax" "the file can't be read as a workbook: {reason}", "save it again as XLSX from a spreadsheet program, without a password";
    /// A workbook without one of its sheets.
    WorkbookSheet "workbook_sheet" "the workbook has no sheet `{sheet}`; it has {found}", "give the sheet its name back, or load the texts of the language that the workbook is in";
    /// Import of OSCAL, a warning: something that has no place in a catalogue of ours.
    OscalLeftOut "oscal_left_out" "{what} is left out; times in all: {count}", "keep the OSCAL file: only there does it stand";
    /// Import of OSCAL, a warning: something that has another form in a catalogue of ours.
    OscalChanged "oscal_changed" "{what} became {instead}", "correct it in the OSCAL file if it should be otherwise";
    /// Another tool's file, a warning: something that does not come through as it was.
    NotCarried "not_carried" "`{what}` does not come through as it was; times in all: {count}", "keep the file that it came from: only there does it stand as it was";
    /// A figure, format or language asked for that does not exist.
    UnknownTarget "unknown_target" "`{id}` is not {expected}", "ask for {expected}";
}

impl fmt::Display for IssueCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a message speaks of, by name, in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, String)>);

impl Params {
    pub(crate) fn insert(&mut self, name: &'static str, value: String) {
        let place = self.0.partition_point(|(known, _)| *known < name);
        self.0.insert(place, (name, value));
    }

    /// Names with their values, in the order of the names.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &String)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(known, _)| *known == name)?;
        Some(value)
    }
}

/// As an object.
impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// One thing that is wrong: what, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Issue {
    /// Stable code.
    pub code: IssueCode,
    /// JSON pointer (RFC 6901) to the value; empty for the whole document.
    pub pointer: String,
    /// What the message speaks of, by name.
    pub params: Params,
    /// What is wrong, in English.
    pub message: String,
    /// What to do about it, in English.
    pub mend: String,
}

impl Issue {
    pub(crate) fn new(
        code: IssueCode,
        pointer: String,
        params: &[(&'static str, &dyn fmt::Display)],
    ) -> Self {
        let mut named = Params::default();
        for (name, value) in params {
            named.insert(name, value.to_string());
        }
        let params = named;
        let (message, mend) = code.templates();
        Self {
            code,
            pointer,
            message: fill(message, &params),
            mend: fill(mend, &params),
            params,
        }
    }
}

/// Replaces each `{name}` by its parameter. Parameters are not looked into again.
pub(crate) fn fill(template: &str, params: &Params) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        if let Some((name, after)) = after.split_once('}') {
            text.push_str(params.get(name).unwrap_or_default());
            rest = after;
        } else {
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

/// Input that was refused, with every problem found in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.summary())]
pub struct InputError {
    /// The problems, at most [`ISSUES_MAX`]: lists in their order, keys in the order of the contract, unknown keys last.
    pub issues: Vec<Issue>,
    /// How many further problems there are.
    pub more: usize,
}

impl InputError {
    /// An error of one issue.
    pub(crate) fn one(issue: Issue) -> Self {
        Self {
            issues: vec![issue],
            more: 0,
        }
    }

    fn summary(&self) -> String {
        let total = self.issues.len() + self.more;
        let first = self
            .issues
            .first()
            .map(|issue| format!("{}: {}", issue.pointer, issue.message))
            .unwrap_or_default();
        format!(
            "{total} problem{} in the input; first at {first}",
            if total == 1 { "" } else { "s" }
        )
    }
}

/// What is built in was read by a test, so it is right. Not `unwrap`: that would bring the tables of printable characters into
/// the engine of browsers, 6 KB in gzip.
#[expect(
    clippy::panic,
    reason = "built-in data, the same in every run; a test reads it"
)]
pub(crate) fn built_in<T>(read: Result<T, InputError>) -> T {
    match read {
        Ok(value) => value,
        Err(InputError { .. }) => panic!("built-in data is broken"),
    }
}

/// Issues as a document: `aimscore/issues/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssueList<'a> {
    /// `aimscore/issues/1`.
    pub format: IssuesFormat,
    /// The problems, at most 1,000.
    pub issues: &'a [Issue],
    /// How many further problems there are.
    pub more: usize,
}

/// The name of the format of an issue list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IssuesFormat;

impl Serialize for IssuesFormat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("aimscore/issues/1")
    }
}

/// Collects issues up to the limit and counts the rest.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    list: Vec<Issue>,
    more: usize,
}

impl Issues {
    pub(crate) fn add(
        &mut self,
        code: IssueCode,
        pointer: impl Into<String>,
        params: &[(&'static str, &dyn fmt::Display)],
    ) {
        if self.full() {
            self.more += 1;
        } else {
            self.list.push(Issue::new(code, pointer.into(), params));
        }
    }

    /// Takes over what was found in a document that stands at `pointer` in another.
    pub(crate) fn within(&mut self, pointer: &str, found: InputError) {
        self.take_over(found, &|place| place.insert_str(0, pointer));
    }

    /// Takes over what was found in a text that stands in one place as a whole.
    pub(crate) fn all_at(&mut self, place: &str, found: InputError) {
        self.take_over(found, &|pointer| place.clone_into(pointer));
    }

    fn take_over(&mut self, found: InputError, move_to: &dyn Fn(&mut String)) {
        for mut issue in found.issues {
            if self.full() {
                self.more += 1;
            } else {
                move_to(&mut issue.pointer);
                self.list.push(issue);
            }
        }
        self.more += found.more;
    }

    /// Whether further issues are only counted, so that their parameters need not be worked out.
    pub(crate) fn full(&self) -> bool {
        self.list.len() >= ISSUES_MAX
    }

    pub(crate) fn count(&self) -> usize {
        self.list.len() + self.more
    }

    /// What was found, and how many more there are.
    pub(crate) fn into_parts(self) -> (Vec<Issue>, usize) {
        (self.list, self.more)
    }

    /// `value` if nothing was wrong.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, InputError> {
        match value {
            Some(value) if self.count() == 0 => Ok(value),
            _ => Err(InputError {
                issues: self.list,
                more: self.more,
            }),
        }
    }
}
