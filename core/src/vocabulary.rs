//! The words in which a catalogue describes its items and documents.

use crate::closed::closed;

closed! {
    /// What an item looks at.
    Kind {
        /// Planned, designed, decided or written: looked at in stage 1.
        Define "define",
        /// Done in daily work.
        Operate "operate",
        /// Checked whether it works.
        Evaluate "evaluate",
    }
}

closed! {
    /// Where an item comes from.
    Basis {
        /// The clause or control asks for it: it is scored.
        Requirement "requirement",
        /// Good practice beyond it: shown, never scored.
        Practice "practice",
    }
}

closed! {
    /// Rough work to bring something from nothing to fully in place: 1, 2, 5, 10, 20 person-days (project convention: steps that people can tell apart).
    Effort { Xs "XS", S "S", M "M", L "L", Xl "XL" }
}

impl Effort {
    /// Person-days.
    pub const fn days(self) -> u8 {
        match self {
            Self::Xs => 1,
            Self::S => 2,
            Self::M => 5,
            Self::L => 10,
            Self::Xl => 20,
        }
    }
}

closed! {
    /// How much an item matters to an organization in a role. Editorial.
    Relevance { High "high", Medium "medium", Low "low" }
}

closed! {
    /// Stage of an AI system's life cycle.
    Stage {
        Governance "governance",
        Inception "inception",
        DesignDevelopment "design_development",
        Data "data",
        VerificationValidation "verification_validation",
        Deployment "deployment",
        Operation "operation",
        Retirement "retirement",
    }
}

closed! {
    /// How far a document is asked for.
    Demand {
        /// A clause asks for it.
        Mandatory "mandatory",
        /// A control asks for it, if the control applies.
        Conditional "conditional",
        /// Nothing asks for it; most organizations have it.
        Recommended "recommended",
    }
}

closed! {
    /// What a document is for.
    DocumentKind {
        /// Kept up to date.
        Document "document",
        /// Kept as evidence of something done.
        Record "record",
    }
}

closed! {
    /// The stage of a certification audit that looks at a document.
    AuditStage { Stage1 "stage_1", Stage2 "stage_2" }
}
