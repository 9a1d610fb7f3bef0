//! aimscore for Python: JSON text in, JSON text out, while other threads run. Types and errors are the Python layer's.

mod arrow;
mod cells;
mod codes;
mod cohorts;
mod memory;
mod pickle;
mod scorer;
mod table;

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use aimscore::{Catalogue, Texts, ciso_assistant, wire};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyBytes;

#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{
        Engine, Session, check_framework, csv, framework_from_workbook, framework_workbook,
        import_oscal, is_ciso_assistant, is_framework_workbook, languages, parse,
    };
    #[pymodule_export]
    use crate::cells::Numbers;
    #[pymodule_export]
    use crate::cohorts::{Spread, common_gaps, percentile, share};
    #[pymodule_export]
    use crate::scorer::Scorer;
    #[pymodule_export]
    use crate::table::Table;

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "its name in Python")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

/// A value of the core's own, or one that a user gave.
enum Held<T: 'static> {
    BuiltIn(&'static T),
    Own(Arc<T>),
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::BuiltIn(value) => value,
            Self::Own(value) => value,
        }
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        match self {
            Self::BuiltIn(value) => Self::BuiltIn(value),
            Self::Own(value) => Self::Own(Arc::clone(value)),
        }
    }
}

/// Refuses what is not JSON text; the core says where a text is none.
#[pyfunction]
fn parse(py: Python<'_>, json: &[u8]) -> PyResult<()> {
    py.detach(|| wire::parse(json))
        .map(drop)
        .map_err(|error| refused(wire::issues_json(&error)))
}

/// The issues of a framework of one's own; none where all is well.
#[pyfunction]
fn check_framework(py: Python<'_>, framework: &[u8]) -> String {
    py.detach(|| text(framework).map_or_else(|issues| issues, wire::check_framework_json))
}

/// Whether a file is a workbook with a framework in it.
#[pyfunction]
fn is_framework_workbook(py: Python<'_>, file: &[u8]) -> bool {
    py.detach(|| aimscore::is_framework_workbook(file))
}

/// A framework of one's own as a workbook.
#[pyfunction]
fn framework_workbook(py: Python<'_>, framework: &[u8]) -> PyResult<Py<PyBytes>> {
    let workbook = py
        .detach(|| wire::framework_workbook_json(text(framework)?))
        .map_err(refused)?;
    Ok(PyBytes::new(py, &workbook).unbind())
}

/// The framework of a workbook.
#[pyfunction]
fn framework_from_workbook(py: Python<'_>, workbook: &[u8]) -> PyResult<String> {
    py.detach(|| wire::framework_from_workbook_json(workbook))
        .map_err(refused)
}

/// A catalog of OSCAL as catalogue and texts, and the issue list of what was left out or changed.
#[pyfunction]
fn import_oscal(py: Python<'_>, catalog: &[u8]) -> PyResult<[String; 3]> {
    py.detach(|| wire::import_oscal_json(text(catalog)?))
        .map_err(refused)
}

/// Whether a file looks like an audit of CISO Assistant.
#[pyfunction]
fn is_ciso_assistant(py: Python<'_>, file: &[u8]) -> bool {
    py.detach(|| ciso_assistant::is_audit(file))
}

/// A table as CSV for a spreadsheet; none is a blank cell.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "as Python gives it")]
fn csv(py: Python<'_>, rows: Vec<Vec<Option<PyBackedStr>>>) -> String {
    py.detach(|| {
        let cells = rows.iter().map(|row| row.iter().map(Option::as_deref));
        wire::csv(cells)
    })
}

/// The operations on assessments of one catalogue. Texts are JSON in UTF-8; a refusal is a `ValueError` with the text of an issue list.
#[pyclass(frozen, module = "aimscore._native")]
struct Engine {
    catalogue: Held<Catalogue>,
    texts: Result<Held<Texts>, String>,
}

#[pymethods]
impl Engine {
    /// Without a catalogue the built-in one with its policy; a catalogue without a policy has the plain one.
    #[new]
    #[pyo3(signature = (catalogue=None, policy=None, texts=None, crosswalks=None, language="en"))]
    fn new(
        py: Python<'_>,
        catalogue: Option<&[u8]>,
        policy: Option<&[u8]>,
        texts: Option<Vec<PyBackedBytes>>,
        crosswalks: Option<Vec<PyBackedBytes>>,
        language: &str,
    ) -> PyResult<Self> {
        let spoken = Texts::in_language(language).unwrap_or_else(Texts::english);
        py.detach(|| {
            let built_in = catalogue.is_none();
            let catalogue = held_catalogue(catalogue, policy, &crosswalks.unwrap_or_default())?;
            let texts = match texts {
                None if built_in => Ok(Held::BuiltIn(spoken)),
                None => own_texts(&catalogue, &[]),
                Some(texts) => Ok(own_texts(&catalogue, &texts)?),
            };
            Ok(Self { catalogue, texts })
        })
        .map_err(refused)
    }

    /// The report of an assessment.
    fn assess(&self, py: Python<'_>, assessment: &[u8]) -> PyResult<String> {
        py.detach(|| wire::assess_json(&self.catalogue, text(assessment)?))
            .map_err(refused)
    }

    /// The issues of an assessment; none where all is well.
    fn validate(&self, py: Python<'_>, assessment: &[u8]) -> String {
        py.detach(|| {
            text(assessment).map_or_else(
                |issues| issues,
                |text| wire::validate_json(&self.catalogue, text),
            )
        })
    }

    /// Why the figure of a part, group, unit or risk is what it is.
    fn explain(&self, py: Python<'_>, assessment: &[u8], id: &str) -> PyResult<String> {
        py.detach(|| wire::explain_json(&self.catalogue, text(assessment)?, id))
            .map_err(refused)
    }

    /// The report of an assessment in words.
    fn render(&self, py: Python<'_>, assessment: &[u8], format: &str) -> PyResult<String> {
        py.detach(|| wire::render_json(&self.catalogue, text(assessment)?, format, self.words()?))
            .map_err(refused)
    }

    /// A chart of the report of an assessment.
    fn chart(&self, py: Python<'_>, assessment: &[u8], chart: &str) -> PyResult<String> {
        py.detach(|| wire::chart_json(&self.catalogue, text(assessment)?, chart, self.words()?))
            .map_err(refused)
    }

    /// The documents of an OSCAL package in a version.
    fn oscal_documents(&self, version: &str) -> PyResult<String> {
        wire::oscal_documents_json(&self.catalogue, version).map_err(refused)
    }

    /// A document of OSCAL about an assessment.
    #[pyo3(signature = (assessment, document, version, stand_alone, system=None))]
    fn oscal(
        &self,
        py: Python<'_>,
        assessment: &[u8],
        document: &str,
        version: &str,
        stand_alone: bool,
        system: Option<&str>,
    ) -> PyResult<String> {
        let options = (version, stand_alone, system);
        py.detach(|| {
            wire::oscal_json(
                &self.catalogue,
                text(assessment)?,
                document,
                options,
                self.words()?,
            )
        })
        .map_err(refused)
    }

    /// The roadmap of an assessment.
    fn roadmap(&self, py: Python<'_>, assessment: &[u8]) -> PyResult<String> {
        py.detach(|| wire::roadmap_json(&self.catalogue, text(assessment)?))
            .map_err(refused)
    }

    /// How sure the figures of an assessment are.
    fn uncertainty(&self, py: Python<'_>, assessment: &[u8], options: &[u8]) -> PyResult<String> {
        py.detach(|| wire::uncertainty_json(&self.catalogue, text(assessment)?, text(options)?))
            .map_err(refused)
    }

    /// Two assessments compared; `earlier` is the engine of the first one where its catalogue is another version.
    #[pyo3(signature = (before, after, earlier=None))]
    fn compare(
        &self,
        py: Python<'_>,
        before: &[u8],
        after: &[u8],
        earlier: Option<PyRef<'_, Engine>>,
    ) -> PyResult<String> {
        let earlier = earlier.map(|engine| engine.catalogue.clone());
        py.detach(|| {
            wire::compare_json(
                &self.catalogue,
                text(before)?,
                text(after)?,
                earlier.as_deref(),
            )
        })
        .map_err(refused)
    }

    /// What a patch would do to an assessment.
    fn what_if(&self, py: Python<'_>, assessment: &[u8], patch: &[u8]) -> PyResult<String> {
        py.detach(|| wire::what_if_json(&self.catalogue, text(assessment)?, text(patch)?))
            .map_err(refused)
    }

    /// A draft of the scope statement.
    fn draft_scope(&self, py: Python<'_>, assessment: &[u8]) -> PyResult<String> {
        py.detach(|| wire::draft_scope_json(&self.catalogue, text(assessment)?, self.words()?))
            .map_err(refused)
    }

    /// A part of the report of an assessment in words.
    fn render_part(
        &self,
        py: Python<'_>,
        assessment: &[u8],
        part: &str,
        format: &str,
    ) -> PyResult<String> {
        py.detach(|| {
            let words = self.words()?;
            wire::render_part_json(&self.catalogue, text(assessment)?, part, format, words)
        })
        .map_err(refused)
    }

    /// The share code of an assessment.
    fn to_code(&self, py: Python<'_>, assessment: &[u8]) -> PyResult<String> {
        py.detach(|| wire::to_code_json(&self.catalogue, text(assessment)?))
            .map_err(refused)
    }

    /// The assessment of a share code.
    #[expect(clippy::wrong_self_convention, reason = "its name in Python")]
    fn from_code(&self, py: Python<'_>, code: &str) -> PyResult<String> {
        py.detach(|| wire::from_code_json(&self.catalogue, code))
            .map_err(refused)
    }

    /// The answers of an assessment as CSV.
    fn answers_csv(&self, py: Python<'_>, assessment: &[u8]) -> PyResult<String> {
        py.detach(|| wire::answers_csv_json(&self.catalogue, text(assessment)?, self.words()?))
            .map_err(refused)
    }

    /// The answers of a CSV.
    fn answers_from_csv(&self, py: Python<'_>, csv: &[u8]) -> PyResult<String> {
        py.detach(|| wire::answers_from_csv_json(&self.catalogue, text(csv)?, self.words()?))
            .map_err(refused)
    }

    /// A table of the report of an assessment as CSV.
    fn table_csv(&self, py: Python<'_>, assessment: &[u8], table: &str) -> PyResult<String> {
        py.detach(|| wire::table_csv_json(&self.catalogue, text(assessment)?, table, self.words()?))
            .map_err(refused)
    }

    /// The report of an assessment as a workbook.
    fn workbook(&self, py: Python<'_>, assessment: &[u8]) -> PyResult<Py<PyBytes>> {
        let bytes = py
            .detach(|| wire::workbook_json(&self.catalogue, text(assessment)?, self.words()?))
            .map_err(refused)?;
        Ok(PyBytes::new(py, &bytes).unbind())
    }

    /// The assessment of a workbook.
    #[expect(clippy::wrong_self_convention, reason = "its name in Python")]
    fn from_workbook(&self, py: Python<'_>, workbook: &[u8]) -> PyResult<String> {
        py.detach(|| wire::from_workbook_json(&self.catalogue, workbook, self.words()?))
            .map_err(refused)
    }

    /// An assessment as an audit of CISO Assistant, and the issue list of what it does not hold.
    fn ciso_assistant(
        &self,
        py: Python<'_>,
        assessment: &[u8],
        form: &str,
    ) -> PyResult<(Py<PyBytes>, String)> {
        let write = || {
            let (catalogue, texts) = (&self.catalogue, self.words()?);
            wire::ciso_assistant_json(catalogue, text(assessment)?, form, texts)
        };
        let (audit, warnings) = py.detach(write).map_err(refused)?;
        Ok((PyBytes::new(py, &audit).unbind(), warnings))
    }

    /// The assessment of an audit of CISO Assistant, and the issue list of what it does not hold.
    #[expect(clippy::wrong_self_convention, reason = "its name in Python")]
    fn from_ciso_assistant(
        &self,
        py: Python<'_>,
        audit: &[u8],
        as_of: &str,
    ) -> PyResult<(String, String)> {
        py.detach(|| wire::from_ciso_assistant_json(&self.catalogue, audit, as_of))
            .map_err(refused)
    }

    /// The catalogue with its questions as a library of CISO Assistant.
    fn ciso_assistant_library(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| Ok(ciso_assistant::library(&self.catalogue, self.words()?)))
            .map_err(refused)
    }

    /// The crosswalks.
    fn crosswalks(&self) -> String {
        wire::crosswalks_json(&self.catalogue)
    }

    /// The catalogue.
    fn catalogue(&self) -> String {
        wire::catalogue_json(&self.catalogue)
    }

    /// The policy.
    fn policy(&self) -> String {
        wire::policy_json(&self.catalogue)
    }

    /// The texts of the catalogue.
    fn texts(&self) -> PyResult<String> {
        self.words().map(wire::canonical).map_err(refused)
    }
}

impl Engine {
    /// The texts, or the issues of a catalogue that came without.
    fn words(&self) -> Result<&Texts, String> {
        self.texts.as_deref().map_err(Clone::clone)
    }
}

/// One assessment that changes statement by statement, with its figures at once.
#[pyclass(frozen, module = "aimscore._native")]
struct Session(Mutex<aimscore::Session<Held<Catalogue>>>);

#[pymethods]
impl Session {
    /// Begins with an assessment.
    #[new]
    fn new(py: Python<'_>, engine: &Engine, assessment: &[u8]) -> PyResult<Self> {
        py.detach(|| {
            aimscore::Session::from_json(engine.catalogue.clone(), text(assessment)?)
                .map_err(|error| wire::issues_json(&error))
        })
        .map(|session| Self(Mutex::new(session)))
        .map_err(refused)
    }

    /// Applies a patch, all of it or nothing; what it changed.
    fn set(&self, py: Python<'_>, patch: &[u8]) -> PyResult<String> {
        self.with(py, |session| {
            session
                .set_json(text(patch)?)
                .map(|changes| wire::canonical(&changes))
                .map_err(|error| wire::issues_json(&error))
        })
        .map_err(refused)
    }

    /// The assessment as it stands.
    fn assessment(&self, py: Python<'_>) -> String {
        self.with(py, |session| wire::canonical(session.assessment()))
    }

    /// The report of the assessment as it stands.
    fn report(&self, py: Python<'_>) -> String {
        self.with(py, |session| wire::canonical(&session.report()))
    }
}

impl Session {
    /// Locks only while detached: waiting for the lock never holds up the interpreter.
    fn with<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut aimscore::Session<Held<Catalogue>>) -> T + Send,
    ) -> T {
        py.detach(|| work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// Tags of the languages that the built-in texts come in.
#[pyfunction]
fn languages() -> Vec<&'static str> {
    Texts::LANGUAGES.to_vec()
}

fn held_catalogue(
    catalogue: Option<&[u8]>,
    policy: Option<&[u8]>,
    crosswalks: &[PyBackedBytes],
) -> Result<Held<Catalogue>, String> {
    if catalogue.is_none() && policy.is_none() && crosswalks.is_empty() {
        return Ok(Held::BuiltIn(Catalogue::iso_42001()));
    }
    let catalogue = catalogue.map(text).transpose()?;
    let policy = policy.map(text).transpose()?;
    let crosswalks = texts_of(crosswalks)?;
    Catalogue::assembled(catalogue, policy, &crosswalks)
        .map(|catalogue| Held::Own(Arc::new(catalogue)))
        .map_err(|error| wire::issues_json(&error))
}

fn texts_of(files: &[PyBackedBytes]) -> Result<Vec<&str>, String> {
    files.iter().map(|file| text(file)).collect()
}

fn own_texts(catalogue: &Catalogue, files: &[PyBackedBytes]) -> Result<Held<Texts>, String> {
    Texts::own(catalogue, &texts_of(files)?)
        .map(|texts| Held::Own(Arc::new(texts)))
        .map_err(|error| wire::issues_json(&error))
}

/// Bytes as text; where they are none, the core's issue about it.
fn text(json: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(json).or_else(|_| {
        wire::parse(json)
            .map(|_| "")
            .map_err(|error| wire::issues_json(&error))
    })
}

fn refused(issues: String) -> PyErr {
    PyValueError::new_err(issues)
}
