//! How many findings of each grade and gaps of each kind: sections 5 and 9 of the scoring rules.

use super::lanes::{ALL, Bytes, LANES, Lanes, NONE, and, both, each, join, mask, not, or};
use super::plan::{Plan, PlannedUnit, STATED, Slot};
use super::scene::Scene;
use super::tile::{APPROVED, DRAFT, MISSING, Tile};
use crate::grade::Grade;

/// Items that are counted in bytes before they are counted in more.
const BATCH: usize = 250;

/// Numbers of findings, in the order of the grades.
pub(super) type Findings = [Lanes<u16>; Grade::ALL.len()];

/// Numbers of gaps: items below target, unknown, without evidence, documents, rows of the Statement.
pub(super) type Gaps = [Lanes<u16>; 5];

#[inline(always)]
fn add(counts: &mut Lanes<u16>, rows: &Bytes) {
    join(counts, rows, |count, row| {
        *count = count.wrapping_add(u16::from(row & 1));
    });
}

#[inline(always)]
fn add_bytes(counts: &mut Lanes<u16>, numbers: &Bytes) {
    join(counts, numbers, |count, number| {
        *count = count.wrapping_add(number.into());
    });
}

/// The findings of all grades, or of one only.
#[inline(always)]
pub(super) fn findings(scene: &Scene<'_>, only: Option<Grade>) -> Findings {
    let Scene { plan, tile, .. } = *scene;
    let mut findings = [[0; LANES]; Grade::ALL.len()];
    let wanted = |grade: Grade| only.is_none_or(|only| only == grade);
    for unit in &plan.units {
        let included = scene.included(unit);
        for (count, grade) in findings
            .iter_mut()
            .zip(Grade::ALL)
            .filter(|(_, grade)| wanted(**grade))
        {
            let mut found = [0; LANES];
            for (place, slot) in unit.items.clone().enumerate() {
                of_item(plan, tile, slot, *grade, &mut found);
                if place % BATCH == BATCH - 1 {
                    add_bytes(count, &and(&found, &included));
                    found = [0; LANES];
                }
            }
            add_bytes(count, &and(&found, &included));
            if let Some((items, at_most, _)) = unit.systemic.filter(|(_, _, of)| of == grade) {
                let weak = weak(unit, tile, at_most);
                add(
                    count,
                    &and(&included, &each(&weak, |weak| mask(weak >= items))),
                );
            }
            for document in unit
                .documents
                .iter()
                .filter(|document| document.grade == Some(*grade))
            {
                let missing = each(tile.codes(document.status), |status| {
                    mask(status == MISSING)
                });
                add(count, &and(&included, &missing));
            }
            if unit.asks_for_statement && *grade == Grade::PotentialMajor {
                add(count, &and(&included, &scene.broken()));
            }
        }
    }
    findings
}

/// Counts an item where its finding has a grade.
#[inline(always)]
fn of_item(plan: &Plan, tile: Tile<'_>, slot: Slot, grade: Grade, found: &mut Bytes) {
    let Some(grades) = plan.grades.get(slot) else {
        return;
    };
    let [n, p, l] = plan.classes;
    let of = grades.map(|of| u8::from(of == Some(grade)));
    if of == [0; 5] {
        return;
    }
    let [unrated, nothing, partially, largely, fully] = of;
    let lowered = plan.held.iter().find(|held| held.item == slot);
    let lowered = lowered.map(|held| {
        let fell = both(tile.codes(held.stated), tile.codes(slot), |stated, code| {
            mask(code < stated)
        });
        and(
            &fell,
            &each(tile.codes(held.document), |status| mask(status == MISSING)),
        )
    });
    let kept = lowered.map_or(ALL, |lowered| not(&lowered));
    let of = each(tile.codes(slot), |code| {
        let high = if code <= l { largely } else { fully };
        let middle = if code <= p { partially } else { high };
        let low = if code <= n { nothing } else { middle };
        if code == 0 { unrated } else { low }
    });
    join(found, &and(&of, &kept), |found, of| {
        *found = found.wrapping_add(of);
    });
}

/// How many scored items are rated and weak, at most 255.
#[inline(always)]
fn weak(unit: &PlannedUnit, tile: Tile<'_>, at_most: u8) -> Bytes {
    let mut weak = NONE;
    for item in unit.scored.clone() {
        join(&mut weak, tile.codes(item), |weak, code| {
            *weak = weak.saturating_add(u8::from(code >= STATED && code <= at_most));
        });
    }
    weak
}

/// The gaps of all kinds but risks, which no sheet states.
#[inline(always)]
pub(super) fn gaps(scene: &Scene<'_>) -> Gaps {
    let Scene { plan, tile, .. } = *scene;
    let [
        mut below,
        mut unknown,
        mut evidence,
        mut documents,
        mut rows,
    ] = [[0; LANES]; 5];
    let top = plan.top + STATED;
    let [_, partially, _] = plan.classes;
    for unit in &plan.units {
        let included = scene.included(unit);
        for slot in unit.items.clone() {
            let scored = unit.scored.contains(&slot);
            let declared = tile.codes(slot);
            let held = plan
                .held
                .iter()
                .find(|held| held.item == slot && scene.documents);
            let stated = held.map_or(declared, |held| tile.codes(held.stated));
            add(
                &mut below,
                &both(stated, &included, |code, included| {
                    mask(code >= STATED && code < top) & included
                }),
            );
            if scored {
                add(
                    &mut unknown,
                    &both(stated, &included, |code, included| {
                        mask(code < STATED) & included
                    }),
                );
                if partially < top {
                    add(
                        &mut evidence,
                        &both(declared, &included, |code, included| {
                            mask(code == top) & included
                        }),
                    );
                }
            }
        }
        for document in &unit.documents {
            let open = each(tile.codes(document.status), |status| match status {
                APPROVED => 0,
                DRAFT => u8::MAX,
                MISSING => mask(document.grade.is_some()),
                _ => mask(document.mandatory),
            });
            add(&mut documents, &and(&open, &included));
        }
        if unit.decision.is_some() {
            let wrong = or(&scene.undecided(unit), &scene.breaks(unit));
            add(&mut rows, &wrong);
        }
    }
    [below, unknown, evidence, documents, rows]
}
