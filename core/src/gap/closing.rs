//! What closing a gap changes, so that it can be tried out.

use crate::catalogue::{Catalogue, Document, Item, Unit};
use crate::evaluation::{Applicability, Evaluation, Value};
use crate::scale::{DocumentStatus, EvidenceLevel};
use crate::table::Ix;

/// What closing a gap changes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Closing {
    /// The value of an item, and the evidence of it.
    Item(Ix<Item>, Value, EvidenceLevel),
    /// A document is approved.
    Document(Ix<Document>),
    /// A row of the Statement is in order: included, if that is what the rules ask for.
    Row(Ix<Unit>, Applicability),
    /// A risk is treated.
    Risk,
}

impl Closing {
    /// Changes an evaluation.
    pub(crate) fn apply(self, c: &Catalogue, e: &mut Evaluation) {
        match self {
            Self::Item(item, value, evidence) => {
                e.values[item] = Some(value);
                e.evidence[item] = evidence;
            }
            Self::Document(document) => {
                e.set_document(c, document, Some(DocumentStatus::Approved));
            }
            Self::Row(unit, applicability) => e.applicability[unit] = applicability,
            Self::Risk => {}
        }
    }

    /// Changes it back to what it was.
    pub(crate) fn undo(self, c: &Catalogue, e: &mut Evaluation, before: &Evaluation) {
        match self {
            Self::Item(item, ..) => {
                e.values[item] = before.values[item];
                e.evidence[item] = before.evidence[item];
            }
            Self::Document(document) => {
                e.set_document(c, document, before.documents[document]);
            }
            Self::Row(unit, _) => e.applicability[unit] = before.applicability[unit],
            Self::Risk => {}
        }
    }

    /// The unit whose figure it changes.
    pub(crate) fn unit(self, c: &Catalogue) -> Option<Ix<Unit>> {
        match self {
            Self::Item(item, ..) => Some(c.items[item].unit),
            Self::Document(document) => c.unit_of(document),
            Self::Row(unit, _) => Some(unit),
            Self::Risk => None,
        }
    }
}
