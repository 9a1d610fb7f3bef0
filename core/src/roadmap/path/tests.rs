//! The path held against every set of gaps of small random catalogues.

use serde_json::json;

use super::{Path, PathOutcome, Search, gap_id, path};
use crate::applicability::{self, broken_controls};
use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, Item, Unit};
use crate::evaluation::{Applicability, Evaluation};
use crate::finding::findings;
use crate::gap::{Closing, Scene, gaps};
use crate::id::natural;
use crate::policy::Policy;
use crate::readiness::Outcome;
use crate::risk::Risks;
use crate::scale::{DocumentStatus, EvidenceLevel};
use crate::table::Ix;
use crate::vocabulary::{Demand, GapKind};

/// `SplitMix64`, as in the conformance tests.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()].clone()
    }
}

const EFFORTS: [&str; 4] = ["XS", "S", "M", "L"];

fn item(random: &mut Random, id: &str, document: Option<&str>) -> serde_json::Value {
    let mut item = json!({
        "id": id,
        "kind": random.pick(&["define", "operate", "evaluate"]),
        "basis": if document.is_none() && random.below(6) == 0 { "practice" } else { "requirement" },
        "hint": random.pick(&["potential_major", "potential_minor"]),
        "effort": random.pick(&EFFORTS),
        "minutes": 1,
    });
    if let Some(document) = document {
        item["document"] = document.into();
    }
    item
}

fn catalogue(random: &mut Random) -> Catalogue {
    let first: Vec<_> = (1..=1 + random.below(3))
        .map(|i| item(random, &format!("1.1-r{i}"), (i == 1).then_some("DOC-1")))
        .collect();
    let second: Vec<_> = (1..=1 + random.below(2))
        .map(|i| item(random, &format!("1.2-r{i}"), None))
        .collect();
    let control: Vec<_> = (1..=1 + random.below(2))
        .map(|i| item(random, &format!("A.1.1-c{i}"), None))
        .collect();
    let class = |word: &str, class: &str| json!({ "id": word, "class": class });
    let data = json!({
        "format": "aimscore/catalogue/1", "id": "small", "edition": "1", "version": "1.0.0",
        "scale": [class("not", "N"), class("partially", "P"), class("largely", "L"), class("fully", "F")],
        "parts": [
            { "id": "m", "excludable": false, "groups": [{ "id": "1", "units": [{ "id": "1.1", "items": first }, { "id": "1.2", "items": second }] }] },
            { "id": "c", "excludable": true, "groups": [{ "id": "A.1", "units": [{ "id": "A.1.1", "items": control }] }] },
        ],
        "documents": [
            { "id": "DOC-1", "unit": "1.1", "demand": "mandatory", "kind": "document", "looked_at": "stage_1", "if_missing": random.pick(&["potential_major", "potential_minor"]), "effort": random.pick(&EFFORTS) },
            { "id": "DOC-2", "unit": "A.1.1", "demand": "conditional", "kind": "record", "looked_at": "stage_2", "effort": random.pick(&EFFORTS) },
        ],
    });
    let layer = |random: &mut Random| random.pick(&["declared", "evidenced"]);
    let class = |random: &mut Random| random.pick(&["P", "L", "F"]);
    let condition = |random: &mut Random| match random.below(9) {
        0 | 1 => {
            json!({ "rule": "part_low_above", "part": random.pick(&["m", "c"]), "percent": random.pick(&[10, 30, 55, 70]), "layer": layer(random) })
        }
        2 | 3 => {
            json!({ "rule": "units_at_least", "part": random.pick(&["m", "c"]), "class": class(random), "layer": layer(random) })
        }
        4 => json!({ "rule": "items_rated", "part": random.pick(&["m", "c"]) }),
        5 => {
            json!({ "rule": "items_at_least", "part": random.pick(&["m", "c"]), "kind": random.pick(&["define", "operate", "evaluate"]), "class": class(random), "layer": layer(random) })
        }
        6 => json!({ "rule": "documents_approved" }),
        7 => {
            json!({ "rule": "no_finding", "grade": random.pick(&["potential_major", "potential_minor", "improvement"]) })
        }
        _ => json!({ "rule": random.pick(&["applicability_complete", "applicability_valid"]) }),
    };
    let conditions: Vec<_> = (0..=random.below(3)).map(|_| condition(random)).collect();
    let policy = json!({
        "format": "aimscore/policy/1", "id": "small", "version": "1.0.0",
        "weakest_link": { "why": "-", "not_or_unrated": "P", "partially": "L" },
        "systemic": { "why": "-", "part": "m", "items": 2, "at_most": "P", "grade": "potential_major" },
        "applicability": { "why": "-", "unit": "1.2", "conflicts": [{ "unit": "A.1.1", "clauses": ["1.1"] }] },
        "labels": [{ "id": "first" }, { "id": "second", "conditions": conditions }],
    });
    let catalogue = Catalogue::from_json(&data.to_string()).unwrap();
    catalogue
        .with_policy(Policy::from_json(&policy.to_string()).unwrap())
        .unwrap()
}

fn assessment(random: &mut Random, c: &Catalogue) -> Assessment {
    let mut answers = Vec::new();
    for item in c.items.values() {
        let rating = random.pick(&[
            None,
            Some("not"),
            Some("partially"),
            Some("largely"),
            Some("fully"),
        ]);
        if let Some(rating) = rating {
            let evidence = random.pick(&["none", "document", "record"]);
            answers.push(json!({ "item_id": item.data.id.as_str(), "rating": rating, "evidence_level": evidence }));
        }
    }
    let mut documents = Vec::new();
    for id in ["DOC-1", "DOC-2"] {
        if let Some(status) = random.pick(&[None, Some("missing"), Some("draft"), Some("approved")])
        {
            documents.push(json!({ "document_id": id, "status": status }));
        }
    }
    let decision = match random.below(4) {
        0 => json!([]),
        1 => json!([{ "control_id": "A.1.1", "included": true }]),
        2 => json!([{ "control_id": "A.1.1", "included": true, "justification": "We need it." }]),
        _ => {
            json!([{ "control_id": "A.1.1", "included": false, "justification": "We have none." }])
        }
    };
    let value = json!({
        "format": "aimscore/assessment/1", "catalogue": { "id": "small" }, "as_of": "2026-11-23",
        "answers": answers, "documents": documents, "applicability": decision,
        "settings": { "evidence_rule": random.pick(&["declared", "evidenced"]) },
    });
    Assessment::from_json(c, &value.to_string()).unwrap()
}

/// A gap that can be closed, as the rules name it.
#[derive(Clone)]
struct Closable {
    id: String,
    days: u32,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Rating(Ix<Item>),
    Evidence(Ix<Item>),
    Document(Ix<crate::catalogue::Document>),
    Row(Ix<Unit>, Applicability),
}

/// Everything that can be closed, those gaps included that only appear once others are closed.
fn closable(
    c: &Catalogue,
    e: &Evaluation,
    rows: &[(String, Ix<Unit>, Applicability)],
) -> Vec<Closable> {
    let mut all = Vec::new();
    let mut included = c.units.map(|(unit, _)| !e.excluded(unit));
    for (id, unit, closed) in rows {
        included[*unit] |= *closed == Applicability::Included;
        all.push(Closable {
            id: id.clone(),
            days: 1,
            what: What::Row(*unit, *closed),
        });
    }
    for (ix, item) in c.items.iter().filter(|(_, item)| included[item.unit]) {
        let days = u32::from(item.data.effort.days());
        let mut add = |kind, what| {
            all.push(Closable {
                id: gap_id(kind, &item.data.id),
                days,
                what,
            });
        };
        match e.values[ix] {
            None if item.scored => add(GapKind::Unknown, What::Rating(ix)),
            Some(value) if value.rating < c.top() => add(GapKind::Item, What::Rating(ix)),
            _ => {}
        }
        if item.scored && c.highest(e.evidence[ix].cap()) < c.top() {
            add(GapKind::Evidence, What::Evidence(ix));
        }
    }
    for (ix, document) in c.documents.iter() {
        let unit = c.unit_of(ix).unwrap();
        let status = e.documents[ix];
        let open = match document.demand {
            Demand::Mandatory => status != Some(DocumentStatus::Approved),
            _ => matches!(
                status,
                Some(DocumentStatus::Missing | DocumentStatus::Draft)
            ),
        };
        if open && included[unit] {
            let days = u32::from(document.effort.days());
            all.push(Closable {
                id: gap_id(GapKind::Document, &document.id),
                days,
                what: What::Document(ix),
            });
        }
    }
    all.sort_by(|a, b| natural(&a.id, &b.id));
    all
}

/// Whether closing these gaps reaches the second label.
fn reaches(c: &Catalogue, a: &Assessment, e: &Evaluation, closed: &[&Closable]) -> bool {
    let mut work = e.clone();
    let mut in_order = Vec::new();
    for gap in closed {
        match gap.what {
            What::Document(ix) => Closing::Document(ix).apply(c, &mut work),
            What::Row(unit, applicability) => {
                work.applicability[unit] = applicability;
                in_order.push(c.units[unit].id.clone());
            }
            What::Rating(_) | What::Evidence(_) => {}
        }
    }
    for ix in c.items.keys() {
        let rated = closed
            .iter()
            .any(|gap| matches!(gap.what, What::Rating(item) if item == ix));
        let shown = closed
            .iter()
            .any(|gap| matches!(gap.what, What::Evidence(item) if item == ix));
        let rating = if rated {
            Some(c.top())
        } else {
            work.values[ix].map(|value| value.rating)
        };
        if shown {
            // Evidence is asked for only once the rating is at its target.
            if rating != Some(c.top()) {
                return false;
            }
            work.evidence[ix] = EvidenceLevel::Record;
        }
        work.values[ix] = rating.map(|rating| work.hold(c, ix, rating, work.evidence[ix]));
    }
    let risks = Risks::new(c, a);
    let outcome = Outcome {
        catalogue: c,
        evaluation: &work,
        broken: &|| {
            let mut broken = broken_controls(a, &work, &risks);
            broken.retain(|control| !in_order.contains(control));
            broken
        },
    };
    outcome.label().unwrap().as_str() == "second"
}

/// The cheapest set by looking at all of them.
fn exhaustive(
    c: &Catalogue,
    a: &Assessment,
    e: &Evaluation,
    all: &[Closable],
) -> Option<(u32, Vec<String>)> {
    let rank = |set: u32| {
        (0..all.len())
            .filter(|i| set >> i & 1 == 1)
            .collect::<Vec<_>>()
    };
    let mut sets: Vec<_> = (0..1_u32 << all.len())
        .map(|set| {
            let ranks = rank(set);
            (
                ranks.iter().map(|i| all[*i].days).sum::<u32>(),
                ranks.len(),
                ranks,
            )
        })
        .collect();
    sets.sort();
    let found = sets.into_iter().find(|(_, _, ranks)| {
        let closed: Vec<_> = ranks.iter().map(|i| &all[*i]).collect();
        reaches(c, a, e, &closed)
    })?;
    Some((
        found.0,
        found.2.iter().map(|i| all[*i].id.clone()).collect(),
    ))
}

#[test]
fn no_set_of_gaps_is_cheaper_than_the_path() {
    let (mut found, mut none) = (0, 0);
    for seed in 0..400 {
        let random = &mut Random(seed);
        let c = &catalogue(random);
        let a = &assessment(random, c);
        let e = &Evaluation::new(c, a);
        let risks = &Risks::new(c, a);
        let statement = &applicability::statement(a, e, risks, &[]);
        let broken = statement.broken();
        let outcome = Outcome {
            catalogue: c,
            evaluation: e,
            broken: &|| broken.clone(),
        };
        let readiness = outcome.readiness();
        let findings = findings(c, e, &broken, &|_| true);
        let gaps = gaps(&Scene {
            assessment: a,
            evaluation: e,
            risks,
            statement,
            readiness: readiness.as_ref(),
            findings: &findings,
        });
        let search = Search {
            catalogue: c,
            assessment: a,
            evaluation: e,
            statement,
            gaps: &gaps,
        };
        let label = &c.policy().labels[1].id;
        let path = path(&search, 1, label);
        let asked = super::demand::Demands::rows(c, 1);
        let rows: Vec<_> = gaps
            .iter()
            .filter_map(|open| match open.closing {
                Closing::Row(unit, closed) => {
                    let undecided = open.gap.target == "decided";
                    let meant = if undecided {
                        asked.complete
                    } else {
                        asked.valid
                    };
                    meant.then(|| (open.gap.id.clone(), unit, closed))
                }
                _ => None,
            })
            .collect();
        let all = closable(c, e, &rows);
        if all.len() > 12 {
            continue;
        }
        let expected = exhaustive(c, a, e, &all);
        let Path {
            outcome,
            days,
            gap_ids,
            ..
        } = path;
        if let Some((least, ids)) = expected {
            let wanted = (PathOutcome::Found, Some(least), ids);
            assert_eq!((outcome, days, gap_ids), wanted, "seed {seed}");
            found += 1;
        } else {
            assert_eq!(outcome, PathOutcome::OutOfReach, "seed {seed}");
            none += 1;
        }
    }
    assert!(
        found > 100 && none > 0,
        "{found} found, {none} out of reach"
    );
}
