//! What is written to be handed over: a page asks for it rarely, so the engine that it starts with goes without.

use aimscore::{Texts, ciso_assistant, wire};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::Engine;

#[wasm_bindgen]
impl Engine {
    /// The report of an assessment in words.
    pub fn render(&self, assessment: &str, format: &str, texts: &str) -> Result<String, String> {
        let texts = self.words(texts)?;
        wire::render_json(&self.0, assessment, format, &texts)
    }

    /// A part of the report of an assessment in words.
    #[wasm_bindgen(js_name = renderPart)]
    pub fn render_part(
        &self,
        assessment: &str,
        part: &str,
        format: &str,
        texts: &str,
    ) -> Result<String, String> {
        let texts = self.words(texts)?;
        wire::render_part_json(&self.0, assessment, part, format, &texts)
    }

    /// The documents of an OSCAL package in a version.
    #[wasm_bindgen(js_name = oscalDocuments)]
    pub fn oscal_documents(&self, version: &str) -> Result<String, String> {
        wire::oscal_documents_json(&self.0, version)
    }

    /// A document of OSCAL about an assessment.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "text that may be absent crosses only as owned text"
    )]
    pub fn oscal(
        &self,
        assessment: &str,
        document: &str,
        texts: &str,
        version: &str,
        stand_alone: bool,
        system: Option<String>,
    ) -> Result<String, String> {
        let texts = self.words(texts)?;
        let options = (version, stand_alone, system.as_deref());
        wire::oscal_json(&self.0, assessment, document, options, &texts)
    }

    /// The report of an assessment as a workbook.
    #[wasm_bindgen(js_name = toWorkbook)]
    pub fn to_workbook(&self, assessment: &str, texts: &str) -> Result<Vec<u8>, String> {
        let texts = self.words(texts)?;
        wire::workbook_json(&self.0, assessment, &texts)
    }

    /// The assessment of a workbook.
    #[wasm_bindgen(js_name = fromWorkbook)]
    pub fn from_workbook(&self, workbook: &[u8], texts: &str) -> Result<String, String> {
        let texts = self.words(texts)?;
        wire::from_workbook_json(&self.0, workbook, &texts)
    }

    /// A table of the report of an assessment as CSV.
    #[wasm_bindgen(js_name = tableCsv)]
    pub fn table_csv(&self, assessment: &str, table: &str, texts: &str) -> Result<String, String> {
        let texts = self.words(texts)?;
        wire::table_csv_json(&self.0, assessment, table, &texts)
    }

    /// An assessment as an audit of CISO Assistant: the file, and the issues of what it does not carry.
    #[wasm_bindgen(js_name = toCisoAssistant)]
    pub fn to_ciso_assistant(
        &self,
        assessment: &str,
        form: &str,
        texts: &str,
    ) -> Result<Array, String> {
        let texts = self.words(texts)?;
        let (content, warnings) = wire::ciso_assistant_json(&self.0, assessment, form, &texts)?;
        let content = Uint8Array::from(content.as_slice());
        Ok(Array::of2(&content, &warnings.into()))
    }

    /// The assessment of an audit of CISO Assistant, and the issues of what was left out.
    #[wasm_bindgen(js_name = fromCisoAssistant)]
    pub fn from_ciso_assistant(&self, audit: &[u8], as_of: &str) -> Result<Vec<String>, String> {
        let (assessment, warnings) = wire::from_ciso_assistant_json(&self.0, audit, as_of)?;
        Ok(vec![assessment, warnings])
    }

    /// The questionnaire as a library for CISO Assistant.
    #[wasm_bindgen(js_name = cisoAssistantLibrary)]
    pub fn ciso_assistant_library(&self, texts: &str) -> Result<String, String> {
        Ok(ciso_assistant::library(&self.0, &self.words(texts)?))
    }

    /// A framework of one's own as a workbook.
    #[wasm_bindgen(js_name = frameworkWorkbook)]
    pub fn framework_workbook(framework: &str) -> Result<Vec<u8>, String> {
        wire::framework_workbook_json(framework)
    }

    /// The framework of a workbook.
    #[wasm_bindgen(js_name = frameworkFromWorkbook)]
    pub fn framework_from_workbook(workbook: &[u8]) -> Result<String, String> {
        wire::framework_from_workbook_json(workbook)
    }

    /// A catalog of OSCAL as catalogue and texts, and the issues of what was left out or changed.
    #[wasm_bindgen(js_name = importOscal)]
    pub fn import_oscal(catalog: &str) -> Result<Vec<String>, String> {
        wire::import_oscal_json(catalog).map(Vec::from)
    }
}

impl Engine {
    fn words(&self, texts: &str) -> Result<Texts, String> {
        Texts::from_json(&self.0, &[texts]).map_err(|error| wire::issues_json(&error))
    }
}
