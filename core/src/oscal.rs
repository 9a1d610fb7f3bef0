//! OSCAL, the Open Security Controls Assessment Language of NIST: an assessment as documents that other tools read.
//!
//! The documents of a package name each other as `catalog.json`, `profile.json` and so on. Results and the plan of action also
//! stand alone. UUIDs are made from names (version 5), so that the same thing has the same one in every document and every run;
//! times are those of `as_of`. Keys stand in the order of OSCAL's reference. Texts are the user's
//! own and those of the language pack, which are our wording, escaped so that Markdown shows them as they are.
//!
//! OSCAL knows only met and not met: a finding is "not-satisfied" where it is a potential nonconformity, and its property `grade`
//! says which. Where it is not answered there is no finding. What OSCAL does not define stands in the namespace
//! `urn:aimscore:ns:oscal`:
//!
//! | where | names |
//! |---|---|
//! | every document | `language`, `catalogue-hash`; the tool: `engine-version`, `policy-hash` |
//! | catalogue | `kind`, `basis`, `effort` of items |
//! | management system | `soa-applicable`, `soa-justification`, `soa-issue`, `no-risk-calls-for-it`, `no-outside-duty-calls-for-it`, `review-on`, `driver`, `evidence`, `low`, `score`, `high`, `coverage`; components: `ai-system`, `own-control`, `stage`, `role`, `trait` |
//! | local objectives of a plan or of results | `item-id` |
//! | results | `readiness`, `low`, `score`, `high`, `rated`, `applicable`, each with the part as its class |
//! | observations | `item-id`, `rating`, `evidence-level`, `confidence`, `flagged`, `document-id`, `document-status` |
//! | findings, actions | `finding-id`, `grade`, `class`, `control`, `risk-id`, `days`, `placeholder` |
//! | risks | `kind` (`register` or `finding`), `risk-id`, `finding-id`, `scenario`, `effectiveness`, `above-acceptance`, `accepted-by`, `primary-control`, `supporting-control`, `ai-system`, `red-line`, `tag`; facets: `likelihood-rank`, `consequence-rank`, `grid`, `risk-at-best`, `likelihood-not-estimable`, `consequence-organization`, `consequence-individuals`, `consequence-society` |
//! | crosswalks | `crosswalk`, `crosswalk-version`, `status-on`, `entry`, `entry-title`, `relation`, `basis` |
//!
//! UUIDs of version 5 need SHA-1: the crate `uuid`.
//!
//! The other way, [`import()`] reads a catalog of anybody as a framework to assess against. Exported again it is as it was, to the last byte: what is asked
//! about its controls stands in the plan, or in results that stand alone, as objectives of ours (`<control>_self-assessment`). A control whose id is no token
//! of OSCAL is named with `_` before it.

mod document;
mod framework;
mod import;
mod names;
mod plan;
mod results;
mod risks;
mod tree;

pub use import::{Imported, import};

use crate::catalogue::Catalogue;
use crate::closed::{closed, quoted};
use crate::error::{InputError, Issue, IssueCode};
use crate::language::Texts;
use crate::read::word_named;
use crate::report::Report;
use crate::vocabulary::OscalDocument;

closed! {
    /// The versions of OSCAL that are written. Their documents differ in nothing but the version they name.
    Version {
        /// What tools of 2026 are built on.
        V1_2_1 "1.2.1",
        /// What some older ones ask for. Has no mapping collection.
        V1_1_2 "1.1.2",
    }
}

impl Version {
    /// The version of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a version of OSCAL that is written")
    }
}

impl OscalDocument {
    /// The document of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a document of OSCAL")
    }
}

/// How a document is written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The version of OSCAL.
    pub version: Version,
    /// Whether results and a plan of action stand on their own. The other documents are parts of a package always.
    pub stand_alone: bool,
    /// What tells this management system from others of the organization; absent: the id of the catalogue. With the name of the
    /// organization it decides the UUIDs.
    pub system: Option<&'a str>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            version: Version::V1_2_1,
            stand_alone: false,
            system: None,
        }
    }
}

/// The documents of a package in this version: a catalogue without crosswalks has no mapping collection.
pub fn documents(catalogue: &Catalogue, version: Version) -> Vec<OscalDocument> {
    let mapped = version != Version::V1_1_2 && framework::linked(catalogue).next().is_some();
    let all = OscalDocument::ALL.iter().copied();
    all.filter(|document| mapped || *document != OscalDocument::MappingCollection)
        .collect()
}

/// Writes a document of OSCAL about a report of this catalogue, as JSON without white space.
///
/// ```
/// use aimscore::{Assessment, Catalogue, OscalDocument, Texts, assess, oscal};
/// let catalogue = Catalogue::iso_42001();
/// let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// let document = OscalDocument::AssessmentResults;
/// let results = oscal::document(catalogue, &report, document, &oscal::Options::default(), Texts::english())?;
/// assert!(results.starts_with(r#"{"assessment-results":{"uuid":""#));
/// # Ok::<(), aimscore::InputError>(())
/// ```
///
/// # Errors
/// One issue: the catalogue has no crosswalk with links, or the version no mapping collection.
pub fn document(
    catalogue: &Catalogue,
    report: &Report,
    document: OscalDocument,
    options: &Options<'_>,
    texts: &Texts,
) -> Result<String, InputError> {
    let alone = matches!(
        document,
        OscalDocument::AssessmentResults | OscalDocument::PlanOfAction
    );
    let options = Options {
        stand_alone: options.stand_alone && alone,
        ..*options
    };
    let known = documents(catalogue, options.version);
    if !known.contains(&document) {
        return Err(unknown(document, &known));
    }
    if let (OscalDocument::Catalog, Some(origin)) = (document, &catalogue.data().oscal) {
        return Ok(origin.catalog.clone());
    }
    let writer = document::Writer::new(catalogue, report, texts, &options);
    let content = match document {
        OscalDocument::Catalog => writer.catalog(),
        OscalDocument::Profile => writer.profile(),
        OscalDocument::SystemSecurityPlan => writer.system_security_plan(),
        OscalDocument::AssessmentPlan => writer.assessment_plan(),
        OscalDocument::AssessmentResults => writer.assessment_results(),
        OscalDocument::PlanOfAction => writer.plan_of_action(),
        OscalDocument::MappingCollection => writer.mapping_collection(),
    };
    let mut out = String::new();
    tree::object([(document.as_str(), content)]).write(&mut out);
    Ok(out)
}

fn unknown(document: OscalDocument, known: &[OscalDocument]) -> InputError {
    let known = quoted(known.iter().map(|document| document.as_str()));
    let expected = format!("a document of this version and catalogue: {known}");
    InputError::one(Issue::new(
        IssueCode::UnknownTarget,
        String::new(),
        &[("id", &document), ("expected", &expected)],
    ))
}
