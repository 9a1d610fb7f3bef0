//! What must hold of risks and of the roadmap whatever is stated.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::BTreeMap;

use aimscore::{
    ApplicabilityRow, Assessment, Catalogue, Choice, EvidenceLevel, Grid, Id, RatedPoint, Report,
    RowRule, Session, assess, compare, roadmap, what_if, wire,
};
use conformance::random::{self, Random};
use serde_json::{Value, json};

fn seeds() -> u64 {
    if std::env::var_os("AIMSCORE_QUICK").is_some() {
        20
    } else {
        60
    }
}

/// Place of the level of a point, from the lowest.
fn place(grid: &Grid, point: &RatedPoint) -> usize {
    grid.levels
        .iter()
        .position(|level| *level == point.level)
        .unwrap()
}

fn grid<'c>(c: &'c Catalogue, report: &Report) -> &'c Grid {
    let id = &report.risks.grid.as_ref().unwrap().id;
    c.data()
        .risks
        .grids
        .iter()
        .find(|grid| grid.id == *id)
        .unwrap()
}

/// The assessment with one item better: a higher rating, with a record of it.
fn better(a: &Assessment, random: &mut Random) -> Option<Assessment> {
    let mut better = a.clone();
    let place = random.below(better.answers.len().max(1));
    let answer = better.answers.get_mut(place)?;
    answer.rating = Id::new("fully");
    answer.evidence_level = Some(EvidenceLevel::Independent);
    Some(better)
}

#[test]
fn a_better_control_never_raises_a_residual_level() {
    let c = Catalogue::iso_42001();
    let mut compared = 0;
    for seed in 0..seeds() {
        let random = &mut Random::new(seed);
        let a = random::assessment(c, seed);
        let before = assess(c, &a).unwrap();
        for _ in 0..8 {
            let Some(changed) = better(&a, random) else {
                continue;
            };
            let after = assess(c, &changed).unwrap();
            let grid = grid(c, &before);
            for (old, new) in before.risks.rows.iter().zip(&after.risks.rows) {
                let (Some(old), Some(new)) = (&old.residual, &new.residual) else {
                    continue;
                };
                assert!(
                    place(grid, &new.worse) <= place(grid, &old.worse),
                    "seed {seed}"
                );
                assert!(
                    place(grid, &new.better) <= place(grid, &old.better),
                    "seed {seed}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn the_better_end_of_a_risk_is_never_worse() {
    let c = Catalogue::iso_42001();
    for seed in 0..seeds() {
        let report = assess(c, &random::assessment(c, seed)).unwrap();
        let grid = grid(c, &report);
        for row in &report.risks.rows {
            let Some(range) = &row.residual else { continue };
            assert!(
                place(grid, &range.better) <= place(grid, &range.worse),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn a_path_reaches_its_label() {
    let c = Catalogue::iso_42001();
    for seed in 0..seeds() {
        let a = random::assessment(c, seed);
        for path in roadmap(c, &a).unwrap().paths {
            let changed = closed(c, &a, &path.gap_ids);
            let label = assess(c, &changed).unwrap().readiness.unwrap().label;
            let place = |label: &Id| c.policy().labels.iter().position(|l| l.id == *label);
            assert!(
                place(&label) >= place(&path.label),
                "seed {seed}: {label} after the path to {}",
                path.label
            );
        }
    }
}

/// The assessment with gaps closed in it, by one patch.
fn closed(c: &Catalogue, a: &Assessment, gaps: &[String]) -> Assessment {
    let rows = assess(c, a).unwrap().statement_of_applicability.rows;
    let stated = a.answers.iter().map(|answer| {
        let rating = answer.rating.as_ref().map(ToString::to_string);
        (answer.item_id.as_str(), (rating, answer.evidence_level))
    });
    let mut answers: BTreeMap<_, _> = stated.collect();
    let (mut documents, mut applicability) = (Vec::new(), Vec::new());
    for gap in gaps {
        let (kind, subject) = gap.split_once('.').unwrap();
        match kind {
            "document" => {
                documents.push(json!({ "document_id": subject, "status": "approved" }));
            }
            "applicability" => {
                let mut rows = rows.iter();
                let row = rows.find(|row| row.control_id.as_str() == subject);
                applicability.push(decision(row.unwrap()));
            }
            "evidence" => answers.entry(subject).or_default().1 = Some(EvidenceLevel::Record),
            _ => answers.entry(subject).or_default().0 = Some("fully".to_owned()),
        }
    }
    let answers = answers.into_iter().map(|(item, (rating, level))| {
        let rating = rating.unwrap_or_else(|| "unsure".to_owned());
        json!({ "item_id": item, "rating": rating, "evidence_level": level.unwrap_or(EvidenceLevel::None).as_str() })
    });
    let answers: Vec<_> = answers.collect();
    let patch =
        json!({ "answers": answers, "documents": documents, "applicability": applicability });
    let mut session = Session::new(c, a).unwrap();
    session.set_json(&patch.to_string()).unwrap();
    session.assessment().clone()
}

/// A row in order: still excluded where only the reasons of the exclusion are missing, else included.
fn decision(row: &ApplicabilityRow) -> Value {
    let reasons = |rule| {
        matches!(
            rule,
            RowRule::JustificationMissing
                | RowRule::JustificationStockPhrase
                | RowRule::ExclusionAnswersMissing
        )
    };
    let excluded =
        row.decision == Choice::Excluded && row.issues.iter().all(|issue| reasons(issue.rule));
    json!({
        "control_id": row.control_id.as_str(),
        "included": !excluded,
        "justification": "This is our own reason.",
        "exclusion": { "no_risk_calls_for_it": true, "no_outside_duty_calls_for_it": true },
    })
}

#[test]
fn the_steps_of_a_comparison_sum_to_the_whole() {
    let c = Catalogue::iso_42001();
    for seed in 0..seeds() {
        let (before, after) = (random::assessment(c, seed), random::assessment(c, seed + 1));
        let comparison = compare(c, &before, &after, None).unwrap();
        for row in comparison.parts.iter().chain(&comparison.groups) {
            if let Some(moved) = row.moved {
                let sum: i16 = row.by.iter().filter_map(|by| by.moved).map(|by| by.0).sum();
                assert_eq!(sum, moved.0, "seed {seed} {}", row.id);
            }
        }
        let (old, new) = (assess(c, &before).unwrap(), assess(c, &after).unwrap());
        for part in &comparison.parts {
            assert_eq!(part.before.as_ref(), old.headline.get(part.id.as_str()));
            assert_eq!(part.after.as_ref(), new.headline.get(part.id.as_str()));
        }
    }
}

#[test]
fn each_gain_of_the_roadmap_is_what_scoring_again_gives() {
    let c = Catalogue::iso_42001();
    for seed in 0..seeds() / 10 {
        let a = random::assessment(c, seed);
        let before = assess(c, &a).unwrap();
        let steps = roadmap(c, &a).unwrap().steps;
        let ids: Vec<_> = before.gaps.iter().map(|gap| gap.id.as_str()).collect();
        assert_eq!(
            steps
                .iter()
                .map(|step| step.gap_id.as_str())
                .collect::<Vec<_>>(),
            ids
        );
        for step in steps.iter().step_by(9).filter(|step| {
            !step.gap_id.starts_with("applicability") && !step.gap_id.starts_with("risk")
        }) {
            let gap = std::slice::from_ref(&step.gap_id);
            let after = assess(c, &closed(c, &a, gap)).unwrap();
            let above = |report: &Report| -> Vec<Id> {
                let rows = report.risks.rows.iter();
                rows.filter(|row| row.above_acceptance == Some(true))
                    .map(|row| row.id.clone())
                    .collect()
            };
            let (old, new) = (above(&before), above(&after));
            let relieved: Vec<_> = old.into_iter().filter(|id| !new.contains(id)).collect();
            assert_eq!(step.relieves, relieved, "seed {seed} {}", step.gap_id);
        }
    }
}

#[test]
fn what_if_is_the_comparison_with_the_patched_assessment() {
    let c = Catalogue::iso_42001();
    for seed in 0..seeds() / 10 {
        let a = random::assessment(c, seed);
        let patch = r#"{"answers": [{"item_id": "4.1-r1", "rating": "fully"}], "risks": [{"id": "R9", "title": "Mine", "likelihood": 2, "consequence": {"society": 3}}]}"#;
        let mut session = Session::new(c, &a).unwrap();
        session.set_json(patch).unwrap();
        let found = what_if(c, &a, patch).unwrap();
        assert_eq!(
            wire::canonical(&found),
            wire::canonical(&compare(c, &a, session.assessment(), None).unwrap())
        );
    }
}
