//! The register of documents.

use serde::Serialize;

use crate::assessment::{Assessment, DocumentStatement};
use crate::catalogue::{Catalogue, Document, Item, Named};
use crate::evaluation::Evaluation;
use crate::id::Id;
use crate::scale::{Class, DocumentStatus};
use crate::table::Ix;
use crate::vocabulary::{AuditStage, Demand, DocumentKind, Kind};

/// A document of the catalogue and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DocumentRow {
    /// The document.
    pub document_id: Id,
    /// The unit that asks for it.
    pub unit_id: Id,
    /// How far it is asked for.
    pub demand: Demand,
    /// What it is for.
    pub kind: DocumentKind,
    /// Whether it is asked for here: mandatory, or of a control that is not excluded.
    pub applies: bool,
    /// The audit stage that looks at it; null for recommended ones.
    pub looked_at: Option<AuditStage>,
    /// As stated; null where nothing is stated.
    pub status: Option<DocumentStatus>,
    /// Where it is.
    pub reference: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
}

pub(crate) fn register(c: &Catalogue, a: &Assessment, e: &Evaluation) -> Vec<DocumentRow> {
    let stated = |document: &Document| {
        let by_id = |statement: &DocumentStatement| statement.document_id.cmp(&document.id);
        a.documents.get(a.documents.binary_search_by(by_id).ok()?)
    };
    let row = |(ix, document): (Ix<Document>, &Document)| DocumentRow {
        document_id: document.id.clone(),
        unit_id: document.unit.clone(),
        demand: document.demand,
        kind: document.kind,
        applies: applies(c, e, document),
        looked_at: document.looked_at,
        status: e.documents[ix],
        reference: stated(document).and_then(|statement| statement.reference.clone()),
        owner: stated(document).and_then(|statement| statement.owner.clone()),
    };
    c.documents.iter().map(row).collect()
}

/// Whether a document is asked for: always if mandatory, with its control if conditional.
pub(crate) fn applies(c: &Catalogue, e: &Evaluation, document: &Document) -> bool {
    match document.demand {
        Demand::Mandatory => true,
        Demand::Conditional => {
            matches!(c.find(document.unit.as_str()), Some(Named::Unit(unit)) if !e.excluded(unit))
        }
        Demand::Recommended => false,
    }
}

/// What a stage of a certification audit looks for among the documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuditStageRow {
    /// The stage.
    pub stage: AuditStage,
    /// The documents that it looks for here.
    pub document_ids: Vec<Id>,
    /// Those that are not stated as approved.
    pub missing: Vec<Id>,
    /// The scored items that it looks at: what is planned and written in stage 1, what is done and checked in stage 2.
    pub items: u32,
    /// Those that are unrated, or below L.
    pub weak: Vec<Id>,
}

/// What each stage looks for, and what is missing.
pub(crate) fn audit_stages(c: &Catalogue, e: &Evaluation) -> Vec<AuditStageRow> {
    let row = |stage: &AuditStage| {
        let asked = || {
            let documents = c.documents.iter();
            documents.filter(|(_, d)| d.looked_at == Some(*stage) && applies(c, e, d))
        };
        let approved = |ix: Ix<Document>| e.documents[ix] == Some(DocumentStatus::Approved);
        let of_stage = |item: &Ix<Item>| {
            e.counts(c, *item)
                && (c.items[*item].data.kind == Kind::Define) == (*stage == AuditStage::Stage1)
        };
        let items: Vec<_> = c.items.keys().filter(of_stage).collect();
        let weak = items.iter().filter(|item| {
            e.values[**item].is_none_or(|value| c.class(value.on(e.layer)) < Class::L)
        });
        AuditStageRow {
            stage: *stage,
            document_ids: asked().map(|(_, d)| d.id.clone()).collect(),
            missing: asked()
                .filter(|(ix, _)| !approved(*ix))
                .map(|(_, d)| d.id.clone())
                .collect(),
            items: u32::try_from(items.len()).unwrap_or(u32::MAX),
            weak: weak.map(|item| c.items[*item].data.id.clone()).collect(),
        }
    };
    AuditStage::ALL.iter().map(row).collect()
}
