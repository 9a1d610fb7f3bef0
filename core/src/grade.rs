//! Grades of findings.

use crate::closed::closed;

closed! {
    /// Grade of a finding, worst first. Indicative only: just a certification body grades findings. Words from ISO/IEC 17021-1, made weaker.
    Grade {
        /// Could stop a certification.
        PotentialMajor "potential_major",
        /// Would have to be corrected.
        PotentialMinor "potential_minor",
        /// Nobody has said yet how it stands.
        NotAssessed "not_assessed",
        /// Works, and could be better.
        Improvement "improvement",
        /// Nothing stated that would be a gap.
        NoGapStated "no_gap_stated",
    }
}
