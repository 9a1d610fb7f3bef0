//! A case: what goes in, and what must come out.

use std::path::Path;

use aimscore::{Catalogue, Session, Texts, wire};
use serde_json::{Map, Value};

use crate::matching::mismatches;

/// What one run of an operation gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it is a result; else it is an issue list.
    pub ok: bool,
    /// Canonical JSON.
    pub text: String,
}

impl From<Result<String, String>> for Outcome {
    fn from(result: Result<String, String>) -> Self {
        let ok = result.is_ok();
        Self {
            ok,
            text: result.unwrap_or_else(|issues| issues),
        }
    }
}

/// What every language runs.
#[derive(Clone, Debug)]
pub struct Run {
    /// Name, for messages.
    pub name: String,
    /// A catalogue of its own; none: the built-in one.
    pub catalogue: Option<String>,
    /// A policy of its own.
    pub policy: Option<String>,
    /// The text of the assessment.
    pub input: String,
    /// The figure to explain instead of assessing.
    pub explain: Option<String>,
    /// Patches to a session instead of assessing.
    pub patches: Option<Vec<String>>,
    /// The roadmap instead of the report.
    pub roadmap: bool,
    /// The options of a spread, which is asked for instead of the report.
    pub uncertainty: Option<String>,
    /// A later assessment to compare with, instead of assessing.
    pub after: Option<String>,
    /// A patch whose effect is asked for, instead of assessing.
    pub what_if: Option<String>,
    /// The share code instead of the report.
    pub to_code: bool,
    /// The input is a share code; its assessment instead of a report.
    pub from_code: bool,
    /// A chart of the report instead of the report.
    pub chart: Option<&'static str>,
    /// The format of the report in words instead of the report.
    pub format: Option<&'static str>,
    /// The part of the report that is rendered; none: all of it.
    pub part: Option<&'static str>,
    /// A document of OSCAL, and in which version, instead of the report. Alone where it can stand alone.
    pub oscal: Option<(&'static str, &'static str)>,
    /// A table of the report as CSV instead of the report.
    pub table: Option<&'static str>,
    /// The report as a workbook, its bytes in hexadecimal digits.
    pub workbook: bool,
    /// The input is a workbook in hexadecimal digits; its assessment instead of a report.
    pub from_workbook: bool,
    /// The answers as CSV instead of the report.
    pub answers_csv: bool,
    /// The input is CSV; its answers instead of a report.
    pub answers_from_csv: bool,
    /// The language of a chart, of words or of CSV.
    pub language: &'static str,
}

impl Run {
    /// An assessment of the built-in catalogue.
    pub fn assess(name: String, input: String) -> Self {
        Self {
            name,
            catalogue: None,
            policy: None,
            input,
            explain: None,
            patches: None,
            roadmap: false,
            uncertainty: None,
            after: None,
            what_if: None,
            to_code: false,
            from_code: false,
            chart: None,
            format: None,
            part: None,
            oscal: None,
            table: None,
            workbook: false,
            from_workbook: false,
            language: "en",
            answers_csv: false,
            answers_from_csv: false,
        }
    }

    /// Runs it in Rust.
    pub fn outcome(&self) -> Outcome {
        self.result().into()
    }

    fn result(&self) -> Result<String, String> {
        let own;
        let catalogue = match (&self.catalogue, &self.policy) {
            (None, None) => Catalogue::iso_42001(),
            (catalogue, policy) => {
                own = Catalogue::assembled(catalogue.as_deref(), policy.as_deref(), &[])
                    .map_err(|e| wire::issues_json(&e))?;
                &own
            }
        };
        if let Some(id) = &self.explain {
            return wire::explain_json(catalogue, &self.input, id);
        }
        if self.roadmap {
            return wire::roadmap_json(catalogue, &self.input);
        }
        if let Some(options) = &self.uncertainty {
            return wire::uncertainty_json(catalogue, &self.input, options);
        }
        if let Some(after) = &self.after {
            return wire::compare_json(catalogue, &self.input, after, None);
        }
        if let Some(patch) = &self.what_if {
            return wire::what_if_json(catalogue, &self.input, patch);
        }
        if self.to_code {
            return wire::to_code_json(catalogue, &self.input).map(|code| wire::canonical(&code));
        }
        if self.from_code {
            return wire::from_code_json(catalogue, &self.input);
        }
        let texts = || Texts::in_language(self.language).unwrap_or_else(Texts::english);
        if let Some(chart) = self.chart {
            return wire::chart_json(catalogue, &self.input, chart, texts());
        }
        if let Some(format) = self.format {
            return match self.part {
                None => wire::render_json(catalogue, &self.input, format, texts()),
                Some(part) => wire::render_part_json(catalogue, &self.input, part, format, texts()),
            };
        }
        if let Some((document, version)) = self.oscal {
            let alone = version == "1.1.2";
            let options = (version, alone, alone.then_some("second system"));
            return wire::oscal_json(catalogue, &self.input, document, options, texts());
        }
        if let Some(table) = self.table {
            return wire::table_csv_json(catalogue, &self.input, table, texts());
        }
        if self.workbook {
            return wire::workbook_json(catalogue, &self.input, texts()).map(|bytes| hex(&bytes));
        }
        if self.from_workbook {
            return wire::from_workbook_json(catalogue, &bytes(&self.input)?, texts());
        }
        if self.answers_csv {
            return wire::answers_csv_json(catalogue, &self.input, texts())
                .map(|csv| wire::canonical(&csv));
        }
        if self.answers_from_csv {
            return wire::answers_from_csv_json(catalogue, &self.input, texts());
        }
        let Some(patches) = &self.patches else {
            return wire::assess_json(catalogue, &self.input);
        };
        let mut session =
            Session::from_json(catalogue, &self.input).map_err(|e| wire::issues_json(&e))?;
        let mut last = Ok(String::new());
        for patch in patches {
            last = session
                .set_json(patch)
                .map(|changes| wire::canonical(&changes))
                .map_err(|e| wire::issues_json(&e));
        }
        last
    }
}

/// A case file.
#[derive(Debug)]
pub struct Case {
    /// What runs.
    pub run: Run,
    content: Map<String, Value>,
}

const KEYS: &[&str] = &[
    "description",
    "why",
    "catalogue",
    "policy",
    "input",
    "input_text",
    "explain",
    "patches",
    "roadmap",
    "uncertainty",
    "after",
    "what_if",
    "to_code",
    "from_code",
    "answers_csv",
    "answers_from_csv",
    "expect",
    "expect_issues",
    "order",
];

impl Case {
    /// Reads a case; a case without exactly one expectation, or with unknown keys, is refused.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load(root: &Path, path: &Path) -> Result<Self, String> {
        let name = path
            .strip_prefix(root)
            .unwrap_or(path)
            .with_extension("")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        let Ok(Value::Object(content)) = serde_json::from_str(&text) else {
            return Err(format!("{name}: not a JSON object"));
        };
        if let Some(key) = content.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(format!("{name}: unknown key `{key}`"));
        }
        if content.contains_key("expect") == content.contains_key("expect_issues") {
            return Err(format!(
                "{name}: needs exactly one of `expect` and `expect_issues`"
            ));
        }
        let said = |key| {
            content
                .get(key)
                .and_then(Value::as_str)
                .is_some_and(|text| !text.trim().is_empty())
        };
        if !said("description") || !said("why") {
            return Err(format!("{name}: needs a description and a why"));
        }
        let document = |key| {
            content
                .get(key)
                .filter(|value| !value.is_string())
                .map(Value::to_string)
        };
        let input = match (
            content.get("input_text").and_then(Value::as_str),
            document("input"),
        ) {
            (Some(text), None) => text.to_owned(),
            (None, Some(text)) => text,
            _ => {
                return Err(format!(
                    "{name}: needs exactly one of `input` and `input_text`"
                ));
            }
        };
        let flag = |key| content.get(key) == Some(&Value::Bool(true));
        let run = Run {
            name,
            catalogue: document("catalogue"),
            policy: document("policy"),
            input,
            explain: content
                .get("explain")
                .and_then(Value::as_str)
                .map(str::to_owned),
            patches: content
                .get("patches")
                .and_then(Value::as_array)
                .map(|list| list.iter().map(Value::to_string).collect()),
            roadmap: flag("roadmap"),
            uncertainty: document("uncertainty"),
            after: document("after"),
            what_if: document("what_if"),
            to_code: flag("to_code"),
            from_code: flag("from_code"),
            chart: None,
            format: None,
            part: None,
            oscal: None,
            table: None,
            workbook: false,
            from_workbook: false,
            language: "en",
            answers_csv: flag("answers_csv"),
            answers_from_csv: flag("answers_from_csv"),
        };
        Ok(Self { run, content })
    }

    /// How the outcome differs from what is expected; nothing where it does not.
    pub fn differences(&self, outcome: &Outcome) -> Vec<String> {
        let actual: Value = serde_json::from_str(&outcome.text).unwrap_or_default();
        if let Some(expected) = self.content.get("expect_issues").and_then(Value::as_array) {
            let found = actual
                .get("issues")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            if outcome.ok || found.len() != expected.len() {
                let codes: Vec<_> = found
                    .iter()
                    .map(|issue| format!("{} {}", text(issue, "code"), text(issue, "pointer")))
                    .collect();
                return vec![format!(
                    "expected {} issues, found {}: {}",
                    expected.len(),
                    codes.len(),
                    codes.join("; ")
                )];
            }
            return expected
                .iter()
                .zip(&found)
                .enumerate()
                .flat_map(|(i, (expected, found))| {
                    mismatches(expected, found, &format!("/issues/{i}"))
                })
                .collect();
        }
        if !outcome.ok {
            return vec![format!("refused: {}", outcome.text)];
        }
        let mut found = self
            .content
            .get("expect")
            .map(|expected| mismatches(expected, &actual, ""))
            .unwrap_or_default();
        for (key, order) in self
            .content
            .get("order")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let ids: Vec<_> = actual
                .get(key)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(|entry| entry.get("id").cloned().unwrap_or_default())
                .collect();
            if *order != Value::Array(ids.clone()) {
                found.push(format!(
                    "/{key}: expected the ids {order}, found {}",
                    Value::Array(ids)
                ));
            }
        }
        found
    }

    /// The codes of the issues that it expects.
    pub fn issue_codes(&self) -> impl Iterator<Item = &str> {
        self.content
            .get("expect_issues")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|issue| issue.get("code")?.as_str())
    }
}

/// Bytes as text that every language reads.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn bytes(hex: &str) -> Result<Vec<u8>, String> {
    let digits = |place: usize| hex.get(place..place + 2).unwrap_or_default();
    let places = (0..hex.len()).step_by(2);
    places
        .map(|place| u8::from_str_radix(digits(place), 16).map_err(|error| error.to_string()))
        .collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// All cases of the repository.
///
/// # Errors
/// What is wrong with a file.
pub fn all() -> Result<Vec<Case>, String> {
    let root = crate::folder().join("cases");
    crate::files(&root, ".json")
        .iter()
        .map(|path| Case::load(&root, path))
        .collect()
}
