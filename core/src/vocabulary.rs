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

closed! {
    /// What kind of gap it is, and what closes it.
    GapKind {
        /// An item rated below its target; closed by the target rating.
        Item "item",
        /// An item without a rating; closed by the target rating.
        Unknown "unknown",
        /// An item at its target that its evidence does not back; closed by a record of it being done.
        Evidence "evidence",
        /// A document that is missing, a draft or, if mandatory, not stated; closed by `approved`.
        Document "document",
        /// A row of the Statement of Applicability that is undecided or breaks a rule; closed by putting it in order.
        Applicability "applicability",
        /// A risk above acceptance without a treatment in force; closed by one.
        Risk "risk",
    }
}

closed! {
    /// What is done about a risk. Source: the options of ISO 31000, in four words.
    Treatment {
        /// What brings the risk is not begun, or stopped.
        Avoid "avoid",
        /// Controls change its likelihood or consequence.
        Modify "modify",
        /// Others bear a part of it, by contract or insurance.
        Share "share",
        /// It is kept knowingly, by somebody who may decide that.
        Retain "retain",
    }
}

closed! {
    /// Whom a consequence falls on. The worst of the three counts.
    Dimension { Organization "organization", Individuals "individuals", Society "society" }
}

closed! {
    /// How far the controls on a risk hold it: the band N, P, L or F of what is in place (project convention).
    Effectiveness { None "none", Weak "weak", Moderate "moderate", Strong "strong" }
}

closed! {
    /// How a unit and an entry of another framework relate.
    Relation {
        /// The same demand or mechanics: what is there can be used again.
        Equivalent "equivalent",
        /// Much can be used again; something is to be added.
        Overlap "overlap",
        /// One part only.
        Partial "partial",
        /// A neighbouring topic.
        Weak "weak",
        /// They speak of the same thing; the source does not say how near.
        Related "related",
    }
}

closed! {
    /// How much of an entry of another framework a management system gives evidence for.
    Support { Strong "strong", Partial "partial", Weak "weak", None "none" }
}

closed! {
    /// Where a link between two frameworks comes from.
    LinkBasis {
        /// A published source pairs the two.
        Published "published",
        /// Nobody but the makers of the map pairs them.
        Editorial "editorial",
    }
}

closed! {
    /// What an organization does with AI. Our own three words; ISO/IEC 22989 has finer ones, and "deployer" is also a word of EU law.
    OrganizationRole {
        /// Builds AI systems.
        Developer "developer",
        /// Offers AI systems or services to others.
        Provider "provider",
        /// Uses AI systems in its own work.
        Deployer "deployer",
    }
}

closed! {
    /// What an input of a management review is about.
    ReviewTopic {
        /// What became of the actions of earlier reviews.
        EarlierActions "earlier_actions",
        /// Changes around and inside the organization.
        Context "context",
        /// Changes in the needs of interested parties.
        Needs "needs",
        /// Nonconformities and corrective actions.
        Nonconformities "nonconformities",
        /// Results of monitoring and measurement.
        Monitoring "monitoring",
        /// Results of audits.
        AuditResults "audit_results",
        /// Chances for continual improvement.
        Improvement "improvement",
        /// Risks, and how AI turns out in practice.
        Risks "risks",
    }
}

closed! {
    /// The documents of OSCAL that an assessment gives, under the names that OSCAL has for them.
    OscalDocument {
        /// The catalogue.
        Catalog "catalog",
        /// What of it applies.
        Profile "profile",
        /// The management system with its Statement of Applicability.
        SystemSecurityPlan "system-security-plan",
        /// How the self-assessment was to be made.
        AssessmentPlan "assessment-plan",
        /// Answers, findings and risks.
        AssessmentResults "assessment-results",
        /// What is to be done.
        PlanOfAction "plan-of-action-and-milestones",
        /// The crosswalks. From OSCAL 1.2 on.
        MappingCollection "mapping-collection",
    }
}
