//! A management review pack: what the assessment knows of each input that a review must look at, and which inputs it cannot fill.

use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::finding::Finding;
use crate::gap::Gap;
use crate::grade::Grade;
use crate::headline::Headline;
use crate::id::Id;
use crate::risk::RiskRegister;
use crate::vocabulary::ReviewTopic;

/// An input of a management review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReviewRow {
    /// The item that asks for it.
    pub item_id: Id,
    /// What it is about.
    pub topic: ReviewTopic,
    /// Whether the assessment knows anything of it. If not, somebody must bring it to the review.
    pub known: bool,
    /// Findings that belong to it.
    pub finding_ids: Vec<String>,
    /// Gaps that belong to it, in the order of the gaps.
    pub gap_ids: Vec<String>,
    /// Risks that belong to it.
    pub risk_ids: Vec<Id>,
    /// The parts whose figures belong to it.
    pub part_ids: Vec<Id>,
}

/// The inputs in the order of the catalogue.
pub(crate) fn inputs(
    c: &Catalogue,
    headline: &Headline,
    findings: &[Finding],
    gaps: &[Gap],
    risks: &RiskRegister,
) -> Vec<ReviewRow> {
    let inputs = c.data().review_inputs.iter();
    let rated = findings.iter().any(|finding| finding.class.is_some());
    inputs
        .map(|data| {
            let mut input = ReviewRow {
                item_id: data.item.clone(),
                topic: data.topic,
                known: false,
                finding_ids: Vec::new(),
                gap_ids: Vec::new(),
                risk_ids: Vec::new(),
                part_ids: Vec::new(),
            };
            match data.topic {
                ReviewTopic::EarlierActions
                | ReviewTopic::Context
                | ReviewTopic::Needs
                | ReviewTopic::AuditResults => {}
                ReviewTopic::Nonconformities => {
                    let grave = |f: &&Finding| f.grade <= Grade::PotentialMinor;
                    input.finding_ids = findings
                        .iter()
                        .filter(grave)
                        .map(|f| f.id.clone())
                        .collect();
                    input.known = rated || !input.finding_ids.is_empty();
                }
                ReviewTopic::Monitoring => {
                    let figures = headline.iter().filter(|(_, figure)| figure.is_some());
                    input.part_ids = figures.map(|(part, _)| part.clone()).collect();
                    input.known = headline
                        .iter()
                        .any(|(_, figure)| figure.as_ref().is_some_and(|figure| figure.rated > 0));
                }
                ReviewTopic::Improvement => {
                    let better = |gap: &&Gap| gap.grade == Grade::Improvement;
                    input.gap_ids = gaps
                        .iter()
                        .filter(better)
                        .map(|gap| gap.id.clone())
                        .collect();
                    input.known = rated || !input.gap_ids.is_empty();
                }
                ReviewTopic::Risks => {
                    let above = risks
                        .rows
                        .iter()
                        .filter(|row| row.above_acceptance == Some(true));
                    input.risk_ids = above.map(|row| row.id.clone()).collect();
                    let known = risks.rows.iter().any(|row| row.residual.is_some());
                    input.known = known || !input.risk_ids.is_empty();
                }
            }
            input
        })
        .collect()
}
