//! Waves: how much of the work fits together, each gap after those that it waits for.

use serde::Serialize;

use crate::catalogue::{Catalogue, Prerequisites, Unit};
use crate::gap::OpenGap;
use crate::table::Ix;

/// Gaps to close together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Wave {
    /// Its number, from 1.
    pub number: u32,
    /// Its work, in person-days.
    pub days: u32,
    /// Its gaps, in the order in which to look at them.
    pub gap_ids: Vec<String>,
}

/// The waves, and for each gap in its order the number of its wave.
pub(crate) struct Plan {
    pub(crate) waves: Vec<Wave>,
    pub(crate) placed: Vec<u32>,
}

/// Goes down the gaps again and again: each whose prerequisites are placed goes into the first wave after theirs with room for
/// it. A gap larger than the capacity has a wave of its own.
pub(crate) fn waves(c: &Catalogue, gaps: &[OpenGap], capacity: u8) -> Plan {
    let capacity = u32::from(capacity);
    let order = c
        .policy()
        .roadmap
        .as_ref()
        .map(|rules| Prerequisites::new(c, rules));
    let units: Vec<Option<Ix<Unit>>> = gaps.iter().map(|open| open.closing.unit(c)).collect();
    // For each unit: how many of its gaps are not placed, and the last wave that has one.
    let mut open = c.units.map(|_| 0_u32);
    let mut last = c.units.map(|_| 0_u32);
    units.iter().flatten().for_each(|unit| open[*unit] += 1);
    let mut placed: Vec<Option<u32>> = vec![None; gaps.len()];
    let mut days: Vec<u32> = Vec::new();
    loop {
        let mut waiting = false;
        let mut moved = false;
        for ((gap, unit), slot) in gaps.iter().zip(&units).zip(&mut placed) {
            if slot.is_some() {
                continue;
            }
            let before = match (&order, unit) {
                (Some(order), Some(unit)) => order.before(*unit),
                _ => &[],
            };
            if before.iter().any(|unit| open[*unit] > 0) {
                waiting = true;
                continue;
            }
            let after = before
                .iter()
                .map(|unit| last[*unit])
                .max()
                .unwrap_or_default();
            let work = u32::from(gap.gap.effort.days());
            let number = first_with_room(&mut days, after, work, capacity);
            *slot = Some(number);
            moved = true;
            if let Some(unit) = unit {
                open[*unit] -= 1;
                last[*unit] = last[*unit].max(number);
            }
        }
        if !waiting || !moved {
            break;
        }
    }
    let placed: Vec<u32> = placed.into_iter().map(Option::unwrap_or_default).collect();
    let waves = (1..).zip(&days).map(|(number, days)| Wave {
        number,
        days: *days,
        gap_ids: (gaps.iter().zip(&placed))
            .filter(|(_, wave)| **wave == number)
            .map(|(open, _)| open.gap.id.clone())
            .collect(),
    });
    Plan {
        waves: waves.filter(|wave| !wave.gap_ids.is_empty()).collect(),
        placed,
    }
}

/// The number of the first wave after `after` with room for this work.
fn first_with_room(days: &mut Vec<u32>, after: u32, work: u32, capacity: u32) -> u32 {
    let mut number = after + 1;
    loop {
        let place = usize::try_from(number - 1).unwrap_or(usize::MAX);
        while days.len() <= place {
            days.push(0);
        }
        if let Some(taken) = days.get_mut(place)
            && (*taken == 0 || *taken + work <= capacity)
        {
            *taken += work;
            return number;
        }
        number += 1;
    }
}
