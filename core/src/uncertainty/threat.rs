//! What is left of the risks in each draw: the band of the controls on a risk decides its residual level.

use super::lanes::{LANES, Lanes};
use super::mean::{Mean, lcm};
use super::plan::{Plan, rank, too_large};
use crate::error::InputError;
use crate::evaluation::Evaluation;
use crate::risk::{Risks, Subject};
use crate::scale::Class;

/// A risk, laid out for draws.
pub(super) struct Threat {
    /// Mean of what is in place of its primary controls; none where none has a figure.
    mean: Option<Mean>,
    /// The least numerators of the bands P, L and F of that mean.
    bands: [u32; 3],
    /// Places of its uncertain primary controls.
    slots: Vec<usize>,
    /// Whether a primary control is at N in every draw.
    not_in_place: bool,
    /// The highest band while a primary control is at N.
    cap: u8,
    /// For the bands N, P, L and F of the controls, the place of the residual level; none where it is not assessed.
    pub(super) levels: [Option<usize>; 4],
    /// For the same, whether it is above acceptance; none where nobody can tell.
    pub(super) above: [Option<bool>; 4],
    /// Whether it makes a row of the Statement break a rule while it is above acceptance.
    breaks: bool,
}

impl Threat {
    /// The band of its controls in each draw.
    #[inline(always)]
    pub(super) fn band(&self, sums: &[Lanes<u8>], bands: &[Lanes<u8>]) -> Lanes<u8> {
        let mut band = [0; LANES];
        let Some(mean) = &self.mean else {
            return band;
        };
        let [p, l, f] = self.bands;
        for (band, mean) in band.iter_mut().zip(&mean.lanes::<u32>(sums)) {
            *band = u8::from(*mean >= p) + u8::from(*mean >= l) + u8::from(*mean >= f);
        }
        let mut least = [if self.not_in_place { 0 } else { u8::MAX }; LANES];
        for control in self.slots.iter().filter_map(|slot| bands.get(*slot)) {
            for (least, control) in least.iter_mut().zip(control) {
                *least = (*least).min(*control);
            }
        }
        let cap_with_not = self.cap;
        for (band, least) in band.iter_mut().zip(&least) {
            let cap = if *least == 0 { cap_with_not } else { u8::MAX };
            *band = (*band).min(cap);
        }
        band
    }

    /// Marks the draws in which it makes a row of the Statement break a rule.
    #[inline(always)]
    pub(super) fn mark(&self, band: &Lanes<u8>, broken: &mut Lanes<u8>) {
        if !self.breaks {
            return;
        }
        for (rank, above) in (0_u8..).zip(self.above) {
            if above == Some(true) {
                for (broken, band) in broken.iter_mut().zip(band) {
                    *broken |= u8::from(*band == rank);
                }
            }
        }
    }

    /// How many values it looks at in a draw.
    pub(super) fn size(&self) -> usize {
        1 + self.slots.len()
    }
}

/// The risks, in their order.
pub(super) fn threats(plan: &Plan<'_>, risks: &Risks<'_>) -> Result<Vec<Threat>, InputError> {
    let subjects = risks.list.iter();
    subjects
        .map(|subject| threat(plan, risks, subject))
        .collect()
}

fn threat(plan: &Plan<'_>, risks: &Risks<'_>, subject: &Subject<'_>) -> Result<Threat, InputError> {
    let (c, e) = (plan.catalogue, &plan.evaluation);
    let controls = subject.primary.iter().copied();
    let controls: Vec<_> = controls.filter(|unit| c.units[*unit].scored > 0).collect();
    let common = controls.iter().fold(1, |common, unit| {
        lcm(common, u128::from(c.units[*unit].scored))
    });
    let in_place = controls.iter().filter(|unit| !e.excluded(**unit));
    let terms = in_place.map(|unit| {
        let factor = common / u128::from(c.units[*unit].scored);
        plan.term(factor, *unit, 0)
    });
    let of = u128::from(c.top()) * common * controls.len() as u128;
    let (mean, bands) = match controls.first() {
        None => (None, [0; 3]),
        Some(first) => {
            let mean = Mean::new(terms.collect(), &plan.summands, of, 1);
            let both = mean.and_then(|mean| Some((mean.bands()?, mean)));
            let (bands, mean) = both.ok_or_else(|| too_large(c.part_of(*first)))?;
            (Some(mean), bands)
        }
    };
    let slots: Vec<usize> = controls
        .iter()
        .filter_map(|unit| plan.slots[*unit])
        .collect();
    let not = |unit: &_| {
        let certain = |e: &Evaluation| e.bands(c, *unit, e.layer).map(|bands| bands.certain);
        e.excluded(*unit) || (plan.slots[*unit].is_none() && certain(e) == Some(Class::N))
    };
    let of_class = |class: Class| risks.residual_under(subject, || class);
    let each = |class: &dyn Fn(Class) -> Option<usize>| {
        [Class::N, Class::P, Class::L, Class::F].map(class)
    };
    let above = [Class::N, Class::P, Class::L, Class::F]
        .map(|class| risks.exceeds(subject, || of_class(class)));
    Ok(Threat {
        bands,
        mean,
        slots,
        not_in_place: controls.iter().any(not),
        cap: c
            .policy()
            .risks
            .as_ref()
            .map_or(u8::MAX, |rules| rank(rules.cap_with_not)),
        levels: each(&|class| {
            let point = of_class(class)?;
            Some(risks.grid?.place(point.consequence, point.likelihood))
        }),
        above,
        breaks: c.policy().applicability.is_some()
            && subject.primary.iter().any(|unit| e.excluded(*unit)),
    })
}
