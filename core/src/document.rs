//! The register of documents.

use serde::Serialize;

use crate::catalogue::{Catalogue, Document, Named};
use crate::evaluation::Evaluation;
use crate::id::Id;
use crate::scale::DocumentStatus;
use crate::table::Ix;
use crate::vocabulary::{AuditStage, Demand, DocumentKind};

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
}

pub(crate) fn register(c: &Catalogue, e: &Evaluation) -> Vec<DocumentRow> {
    let row = |(ix, document): (Ix<Document>, &Document)| DocumentRow {
        document_id: document.id.clone(),
        unit_id: document.unit.clone(),
        demand: document.demand,
        kind: document.kind,
        applies: applies(c, e, document),
        looked_at: document.looked_at,
        status: e.documents[ix],
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
