//! The rating scale and its classes.

use crate::closed::closed;
use crate::fraction::Fraction;

closed! {
    /// Class of a level or band: N not, P partially, L largely, F fully. Source: the N-P-L-F scale of ISO/IEC 33020.
    Class { N "N", P "P", L "L", F "F" }
}

impl Class {
    /// Upper bounds in percent of the bands N, P and L; F is above the last. Source: ISO/IEC 33020.
    pub const BAND_UP_TO_PERCENT: [(Self, u8); 3] = [(Self::N, 15), (Self::P, 50), (Self::L, 85)];

    /// Band of a share of what is possible.
    pub(crate) fn of(share: Fraction) -> Self {
        Self::BAND_UP_TO_PERCENT
            .iter()
            .find(|(_, percent)| !share.above(*percent))
            .map_or(Self::F, |(class, _)| *class)
    }
}

closed! {
    /// How far an answer is backed by evidence (project convention: what an auditor would accept, from nothing to an independent check).
    EvidenceLevel {
        /// Nothing, or not stated: holds an answer at P.
        None "none",
        /// People say so: holds an answer at P.
        Said "said",
        /// A document describes it: holds an answer at L.
        Document "document",
        /// A record shows that it was done.
        Record "record",
        /// Somebody independent checked it.
        Independent "independent",
    }
}

impl EvidenceLevel {
    /// Whether it is more than somebody's word (project convention: what an auditor can look at).
    pub(crate) fn can_be_shown(self) -> bool {
        self >= Self::Document
    }

    /// The highest class that this evidence supports.
    pub(crate) const fn cap(self) -> Class {
        match self {
            Self::None | Self::Said => Class::P,
            Self::Document => Class::L,
            Self::Record | Self::Independent => Class::F,
        }
    }
}

closed! {
    /// How sure the person is of an answer. Used for the spread of figures, never for the figures themselves.
    Confidence { High "high", Medium "medium", Low "low" }
}

closed! {
    /// Status of a document; for a record read `approved` as "in place".
    DocumentStatus { Missing "missing", Draft "draft", Approved "approved" }
}

closed! {
    /// Which layer of values a rule reads.
    Layer {
        /// The rating after the document rule.
        Declared "declared",
        /// That, held by the evidence level.
        Evidenced "evidenced",
    }
}

/// The layer that the rules read where nobody says otherwise.
impl Default for Layer {
    fn default() -> Self {
        Self::Declared
    }
}
