//! aimscore for JavaScript: JSON text in, JSON text out. Types and errors are the TypeScript layer's.
//!
//! How values cross was measured on a report of 179 KB, in Node 20 and Chromium 156 (`cargo xtask bench` repeats it for what was chosen):
//!
//! | crossing | as text | otherwise |
//! |---|---|---|
//! | assessment in | 1.64 and 1.28 ms | as object 2.84 and 2.12 ms; as bytes the same as text |
//! | report out | 1.83 and 1.26 ms, with `JSON.parse` | as object 1.44 and 1.94 ms, and 4 KB more to load |
//! | patch in | 25 and 24 µs | as object 26 and 25 µs; as bytes 26 µs both |
//! | changes out | 30 and 26 µs, with `JSON.parse` | as object 25 and 24 µs |
//!
//! So all is text, but for the changes of a session: an object.
//!
//! This file is what a page needs to ask and to show, and all that the engine has which a page starts with. What is written to be
//! handed over is in `exchange.rs`, and in the whole engine only.

#[cfg(feature = "exchange")]
mod exchange;

use std::ops::Deref;
use std::rc::Rc;

use aimscore::{Catalogue, Chart, InputError, Texts, chart, wire};
use js_sys::{JsString, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// The built-in catalogue, or one that a user gave.
#[derive(Clone)]
enum Held {
    BuiltIn(&'static Catalogue),
    Own(Rc<Catalogue>),
}

impl Deref for Held {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        match self {
            Self::BuiltIn(catalogue) => catalogue,
            Self::Own(catalogue) => catalogue,
        }
    }
}

/// The operations on assessments of one catalogue. A refusal is the text of an issue list, thrown.
#[wasm_bindgen]
pub struct Engine(Held);

#[wasm_bindgen]
impl Engine {
    /// Without a catalogue the built-in one with its policy; a catalogue without a policy has the plain one.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "text that may be absent crosses only as owned text"
    )]
    #[wasm_bindgen(constructor)]
    pub fn new(
        catalogue: Option<String>,
        policy: Option<String>,
        crosswalks: Vec<String>,
    ) -> Result<Self, JsString> {
        if catalogue.is_none() && policy.is_none() && crosswalks.is_empty() {
            return Ok(Self(Held::BuiltIn(Catalogue::iso_42001())));
        }
        let crosswalks: Vec<&str> = crosswalks.iter().map(String::as_str).collect();
        Catalogue::assembled(catalogue.as_deref(), policy.as_deref(), &crosswalks)
            .map(|catalogue| Self(Held::Own(Rc::new(catalogue))))
            .map_err(|error| refused(&error))
    }

    /// The issues of a framework of one's own; none where all is well.
    #[wasm_bindgen(js_name = checkFramework)]
    pub fn check_framework(framework: &str) -> String {
        wire::check_framework_json(framework)
    }

    /// Longest text that is read, in bytes.
    #[wasm_bindgen(getter, js_name = textMax)]
    pub fn text_max(&self) -> usize {
        wire::TEXT_MAX
    }

    /// The report of an assessment.
    pub fn assess(&self, assessment: &str) -> Result<String, String> {
        wire::assess_json(&self.0, assessment)
    }

    /// The issues of an assessment; none where all is well.
    pub fn validate(&self, assessment: &str) -> String {
        wire::validate_json(&self.0, assessment)
    }

    /// Why the figure of a part, group, unit or risk is what it is.
    pub fn explain(&self, assessment: &str, id: &str) -> Result<String, String> {
        wire::explain_json(&self.0, assessment, id)
    }

    /// A chart of the report of an assessment.
    pub fn chart(&self, assessment: &str, chart: &str, texts: &str) -> Result<String, String> {
        let texts =
            Texts::from_json(&self.0, &[texts]).map_err(|error| wire::issues_json(&error))?;
        wire::chart_json(&self.0, assessment, chart, &texts)
    }

    /// The roadmap of an assessment.
    pub fn roadmap(&self, assessment: &str) -> Result<String, String> {
        wire::roadmap_json(&self.0, assessment)
    }

    /// How sure the figures of an assessment are.
    pub fn uncertainty(&self, assessment: &str, options: &str) -> Result<String, String> {
        wire::uncertainty_json(&self.0, assessment, options)
    }

    /// Two assessments compared; `earlier` is the engine of the first one where its catalogue is another version.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an object that may be absent crosses only as owned"
    )]
    pub fn compare(
        &self,
        before: &str,
        after: &str,
        earlier: Option<Engine>,
    ) -> Result<String, String> {
        wire::compare_json(
            &self.0,
            before,
            after,
            earlier.as_ref().map(|engine| &*engine.0),
        )
    }

    /// The same operations, for another hand.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    /// What a patch would do to an assessment.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&self, assessment: &str, patch: &str) -> Result<String, String> {
        wire::what_if_json(&self.0, assessment, patch)
    }

    /// A draft of the scope statement.
    #[wasm_bindgen(js_name = draftScope)]
    pub fn draft_scope(&self, assessment: &str, texts: &str) -> Result<String, String> {
        let texts =
            Texts::from_json(&self.0, &[texts]).map_err(|error| wire::issues_json(&error))?;
        wire::draft_scope_json(&self.0, assessment, &texts)
    }

    /// The share code of an assessment.
    #[wasm_bindgen(js_name = toCode)]
    pub fn to_code(&self, assessment: &str) -> Result<String, String> {
        wire::to_code_json(&self.0, assessment)
    }

    /// The assessment of a share code.
    #[wasm_bindgen(js_name = fromCode)]
    pub fn from_code(&self, code: &str) -> Result<String, String> {
        wire::from_code_json(&self.0, code)
    }

    /// The answers of an assessment as CSV.
    #[wasm_bindgen(js_name = answersCsv)]
    pub fn answers_csv(&self, assessment: &str, texts: &str) -> Result<String, String> {
        let texts =
            Texts::from_json(&self.0, &[texts]).map_err(|error| wire::issues_json(&error))?;
        wire::answers_csv_json(&self.0, assessment, &texts)
    }

    /// The answers of a CSV.
    #[wasm_bindgen(js_name = answersFromCsv)]
    pub fn answers_from_csv(&self, csv: &str, texts: &str) -> Result<String, String> {
        let texts =
            Texts::from_json(&self.0, &[texts]).map_err(|error| wire::issues_json(&error))?;
        wire::answers_from_csv_json(&self.0, csv, &texts)
    }

    /// The crosswalks.
    pub fn crosswalks(&self) -> String {
        wire::crosswalks_json(&self.0)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> String {
        wire::catalogue_json(&self.0)
    }

    /// A session that begins with an assessment.
    pub fn session(&self, assessment: &str) -> Result<Session, JsString> {
        aimscore::Session::from_json(self.0.clone(), assessment)
            .map(Session)
            .map_err(|error| refused(&error))
    }
}

/// One assessment that changes statement by statement, with its figures at once.
#[wasm_bindgen]
pub struct Session(aimscore::Session<Held>);

#[wasm_bindgen]
impl Session {
    /// Applies a patch, all of it or nothing; what it changed.
    pub fn set(&mut self, patch: &str) -> Result<Object, JsValue> {
        let changes = self.0.set_json(patch).map_err(|error| refused(&error))?;
        Ok(changes
            .serialize(&Serializer::json_compatible())?
            .unchecked_into())
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> String {
        wire::canonical(self.0.assessment())
    }

    /// The report of the assessment as it stands.
    pub fn report(&self) -> String {
        wire::canonical(&self.0.report())
    }

    /// A chart of the report of the assessment as it stands.
    pub fn chart(&self, name: &str, texts: &str) -> Result<String, JsString> {
        let texts = Texts::from_json(self.0.catalogue(), &[texts]);
        texts
            .and_then(|texts| Ok(chart(&self.0.report(), Chart::parse(name)?, &texts)))
            .map_err(|error| refused(&error))
    }
}

fn refused(error: &InputError) -> JsString {
    wire::issues_json(error).into()
}
