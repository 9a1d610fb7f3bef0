//! Random assessments of the built-in catalogue, the same in every run.

use aimscore::{
    AiSystem, Answer, Assessment, Catalogue, Consequence, Decision, DocumentStatement,
    DocumentStatus, EvidenceLevel, ExclusionAnswers, Id, Layer, Likelihood, OrganizationRole, Risk,
    StatedResidual, Treatment, Weight,
};

/// `SplitMix64` (Steele, Lea and Flood 2014): enough to vary inputs, and reproducible anywhere.
pub struct Random(u64);

impl Random {
    /// A sequence of its own for each seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound.max(1) as u64).unwrap_or_default()
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the list.
    pub fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).cloned()
    }
}

/// A random assessment: some nearly empty, some nearly complete, most between.
pub fn assessment(catalogue: &Catalogue, seed: u64) -> Assessment {
    let mut random = Random::new(seed);
    let mut a = Assessment::new(catalogue, "2026-11-23");
    let (answered, top) = (random.below(101), random.below(101));
    let texts = [
        "Checked with the team.",
        "Sélection vérifiée \u{1f600}",
        "<b>&\"quoted\"</b>\n\ttab",
        "n/a",
        "ﬁle ＃１ \u{202e}abc",
    ];
    for part in &catalogue.data().parts {
        for unit in part.groups.iter().flat_map(|group| &group.units) {
            for item in &unit.items {
                if !random.chance(answered) {
                    continue;
                }
                let rating = if random.chance(top) {
                    Some("fully")
                } else {
                    random.pick(&["not", "partially", "largely", "fully", "unsure"])
                };
                a.answers.push(Answer {
                    item_id: item.id.clone(),
                    rating: rating.filter(|_| !random.chance(2)).and_then(Id::new),
                    evidence_level: random
                        .pick(&[
                            None,
                            Some(EvidenceLevel::None),
                            Some(EvidenceLevel::Said),
                            Some(EvidenceLevel::Document),
                            Some(EvidenceLevel::Record),
                            Some(EvidenceLevel::Independent),
                        ])
                        .flatten(),
                    confidence: None,
                    note: random
                        .chance(20)
                        .then(|| random.pick(&texts).unwrap_or_default().to_owned()),
                    evidence: Vec::new(),
                    owner: None,
                    due_on: None,
                    assessor: None,
                    flagged: random.chance(10),
                });
            }
            if part.excludable && random.chance(70) {
                let included = !random.chance(15);
                a.applicability.push(Decision {
                    control_id: unit.id.clone(),
                    included,
                    justification: random
                        .pick(&[
                            "We build models in house.",
                            "Not applicable.",
                            "No system of ours takes data from others.",
                            " N/A ",
                        ])
                        .map(str::to_owned),
                    drivers: Vec::new(),
                    exclusion: (!included && random.chance(80)).then_some(ExclusionAnswers {
                        no_risk_calls_for_it: Some(true),
                        no_outside_duty_calls_for_it: Some(random.chance(90)),
                    }),
                    owner: None,
                    evidence: Vec::new(),
                    review_on: None,
                });
            }
            if random.chance(3) {
                a.settings.weights.push(Weight {
                    unit_id: unit.id.clone(),
                    weight: random.pick(&[0, 2, 7, 100]).unwrap_or(1),
                });
            }
        }
    }
    for document in &catalogue.data().documents {
        if random.chance(60) {
            let status = if random.chance(top) {
                Some(DocumentStatus::Approved)
            } else {
                random.pick(&[
                    DocumentStatus::Missing,
                    DocumentStatus::Draft,
                    DocumentStatus::Approved,
                ])
            };
            a.documents.extend(status.map(|status| DocumentStatement {
                document_id: document.id.clone(),
                status,
                reference: None,
                owner: None,
            }));
        }
    }
    risks(catalogue, &mut random, &mut a);
    if random.chance(25) {
        a.settings.evidence_rule = Layer::Evidenced;
    }
    a
}

/// Systems, risks and settings of risks.
fn risks(catalogue: &Catalogue, random: &mut Random, a: &mut Assessment) {
    let library = &catalogue.data().risks;
    for role in OrganizationRole::ALL {
        if random.chance(50) {
            a.organization.roles.push(*role);
        }
    }
    for name in ["s1", "s2"].into_iter().take(random.below(3)) {
        let traits = library.traits.iter().filter(|_| random.chance(30));
        a.systems.extend(Id::new(name).map(|id| AiSystem {
            id,
            name: name.to_owned(),
            purpose: None,
            roles: Vec::new(),
            life_cycle_stage: None,
            owner: None,
            traits: traits.cloned().collect(),
        }));
    }
    a.settings.grid = random
        .pick(&[None, Some("4x4"), Some("3x3")])
        .flatten()
        .and_then(Id::new);
    let ranks = match a.settings.grid.as_ref().map(Id::as_str) {
        Some("4x4") => 4,
        Some(_) => 3,
        None => 5,
    };
    let count = random.below(8);
    for scenario in &library.scenarios {
        if a.risks.len() >= count || !random.chance(25) {
            continue;
        }
        let mut rank = || u8::try_from(1 + random.below(ranks)).unwrap_or(1);
        let (likelihood, organization, individuals) = (rank(), rank(), rank());
        let residual = StatedResidual {
            likelihood: rank(),
            consequence: rank(),
        };
        a.risks
            .extend(Id::new(&format!("R-{}", scenario.id)).map(|id| {
                Risk {
                    id,
                    scenario_id: Some(scenario.id.clone()),
                    title: None,
                    system_ids: a
                        .systems
                        .iter()
                        .take(1)
                        .map(|system| system.id.clone())
                        .collect(),
                    control_ids: None,
                    tags: Vec::new(),
                    likelihood: random
                        .pick(&[
                            None,
                            Some(Likelihood::NotEstimable),
                            Some(Likelihood::Rank(likelihood)),
                        ])
                        .flatten(),
                    consequence: Consequence {
                        organization: Some(organization),
                        individuals: Some(individuals),
                        society: None,
                    },
                    red_lines: library
                        .red_lines
                        .iter()
                        .filter(|_| random.chance(3))
                        .cloned()
                        .collect(),
                    treatment: random
                        .pick(&[None, Some(Treatment::Modify), Some(Treatment::Retain)])
                        .flatten(),
                    residual: random.chance(15).then_some(residual),
                    owner: None,
                    accepted_by: random.chance(30).then(|| "The board".to_owned()),
                }
            }));
    }
}
