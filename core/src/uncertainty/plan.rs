//! What is drawn, and what follows from it: an assessment laid out so that a draw costs little.

use std::ops::Range;

use super::label::{Rung, rungs};
use super::mean::{Mean, Moments, Summand, Term, lcm};
use super::odds::Odds;
use super::threat::{Threat, threats};
use crate::applicability::broken_given;
use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, Item, Named, Part, Unit};
use crate::error::{InputError, Issue, IssueCode};
use crate::evaluation::Evaluation;
use crate::id::sorted;
use crate::risk::Risks;
use crate::scale::{Class, Confidence, Layer};
use crate::table::{Ix, Table};

/// An item whose level is drawn: scored, in a unit that is not excluded, and unrated or stated with less than high confidence.
pub(super) struct Uncertain {
    pub(super) item: Ix<Item>,
    /// None: unrated.
    pub(super) confidence: Option<Confidence>,
    pub(super) odds: Odds,
}

/// A unit with at least one of them.
pub(super) struct UncertainUnit {
    pub(super) unit: Ix<Unit>,
    /// Places of the summands that its uncertain items are.
    pub(super) summands: Range<usize>,
}

/// A layer of values.
pub(super) struct View {
    pub(super) layer: Layer,
    /// For each uncertain item, the highest value that its document and evidence let it have.
    pub(super) caps: Vec<u8>,
    pub(super) units: Vec<UnitView>,
}

/// What is certain of an uncertain unit on a layer.
pub(super) struct UnitView {
    /// Sum of its certain values.
    pub(super) sum: u32,
    /// The least of them; the top where there is none.
    pub(super) least: u8,
    /// The least sums of uncertain values with which it has the bands P, L and F.
    pub(super) bands: [u32; 3],
}

/// How the weakest item holds the band of a unit.
pub(super) struct Hold {
    /// The lowest values of the classes P and L.
    pub(super) from: [u8; 2],
    /// The highest bands of a unit whose least value is below the first and below the second.
    pub(super) bands: [u8; 2],
}

/// An assessment with what is uncertain in it.
pub(super) struct Plan<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// With what is certain; the uncertain items are at the top.
    pub(super) evaluation: Evaluation,
    /// In natural order.
    pub(super) items: Vec<Uncertain>,
    pub(super) units: Vec<UncertainUnit>,
    pub(super) summands: Vec<Summand>,
    pub(super) hold: Hold,
    /// The layer in force, and the other where a label reads it.
    pub(super) views: Vec<View>,
    /// The headline of each part, none where nothing counts, on the layer in force.
    pub(super) parts: Table<Part, Option<Mean>>,
    pub(super) threats: Vec<Threat>,
    pub(super) rungs: Vec<Rung>,
    /// The place of each unit among the uncertain ones.
    pub(super) slots: Table<Unit, Option<usize>>,
    /// A common denominator of the odds.
    odds: u128,
}

impl<'a> Plan<'a> {
    /// Refuses figures that exact arithmetic cannot hold.
    pub(super) fn new(
        c: &'a Catalogue,
        a: &Assessment,
        mut evaluation: Evaluation,
        risks: &Risks<'_>,
        prior: &[u8],
    ) -> Result<Self, InputError> {
        let items = uncertain(c, a, &evaluation, prior);
        let odds = items
            .iter()
            .fold(1, |common, item| lcm(common, item.odds.whole()));
        let (slots, units, summands) = units(c, &items);
        let mut plan = Self {
            catalogue: c,
            views: Vec::new(),
            evaluation: evaluation.clone(),
            items,
            units,
            summands,
            hold: hold(c),
            parts: c.parts.map(|_| None),
            threats: Vec::new(),
            rungs: Vec::new(),
            slots,
            odds,
        };
        plan.view(evaluation.layer);
        // What is asked of the Statement and of findings is asked with everything rated.
        for drawn in &plan.items {
            let stated = evaluation.hold(c, drawn.item, c.top(), evaluation.evidence[drawn.item]);
            evaluation.values[drawn.item].get_or_insert(stated);
        }
        plan.evaluation = evaluation;
        let broken = broken_given(a, &plan.evaluation, risks, &[]);
        for part in c.parts.keys() {
            plan.parts[part] = plan.mean(part, 0, true)?;
        }
        plan.threats = threats(&plan, risks)?;
        plan.rungs = rungs(&mut plan, !broken.is_empty())?;
        Ok(plan)
    }

    /// The place of the view of a layer, which is made where it is missing.
    pub(super) fn view(&mut self, layer: Layer) -> usize {
        let known = self.views.iter().position(|view| view.layer == layer);
        known.unwrap_or_else(|| {
            self.views.push(self.seen_on(layer));
            self.views.len() - 1
        })
    }

    /// What there is on a layer.
    fn seen_on(&self, layer: Layer) -> View {
        let (c, e) = (self.catalogue, &self.evaluation);
        // Documents and evidence act on rated items only.
        let cap = |drawn: &Uncertain| match drawn.confidence {
            None => c.top(),
            Some(_) => e
                .hold(c, drawn.item, c.top(), e.evidence[drawn.item])
                .on(layer),
        };
        let certain = |unit: &UncertainUnit| {
            let drawn = |item: Ix<Item>| {
                let mut places = self.drawn(unit);
                places.any(|place| {
                    self.items
                        .get(place)
                        .is_some_and(|drawn| drawn.item == item)
                })
            };
            let own = Evaluation::scored(c, unit.unit).filter(|item| !drawn(*item));
            let values = own.filter_map(|item| e.values[item]);
            values.map(|value| value.on(layer)).collect::<Vec<u8>>()
        };
        let unit_view = |unit: &UncertainUnit| {
            let values = certain(unit);
            let whole = u64::from(c.top()) * u64::from(c.units[unit.unit].scored);
            let sum: u32 = values.iter().map(|value| u32::from(*value)).sum();
            UnitView {
                sum,
                least: values.iter().copied().min().unwrap_or(c.top()),
                bands: Class::BAND_UP_TO_PERCENT.map(|(_, percent)| {
                    let least = u64::from(percent) * whole / 100 + 1;
                    u32::try_from(least).unwrap_or(u32::MAX).saturating_sub(sum)
                }),
            }
        };
        View {
            layer,
            caps: self.items.iter().map(cap).collect(),
            units: self.units.iter().map(unit_view).collect(),
        }
    }

    /// The mean of a part; none where no unit counts.
    pub(super) fn mean(
        &self,
        part: Ix<Part>,
        view: usize,
        weighted: bool,
    ) -> Result<Option<Mean>, InputError> {
        let (c, e) = (self.catalogue, &self.evaluation);
        let common = c.parts[part].common;
        let mut weights = 0;
        let mut terms = Vec::new();
        for unit in &c.parts[part].units {
            if let Some(weight) = e.weight(c, *unit, weighted) {
                weights += weight;
                let factor = weight * (common / u128::from(c.units[*unit].scored));
                terms.push(self.term(factor, *unit, view));
            }
        }
        if weights == 0 {
            return Ok(None);
        }
        let of = u128::from(c.top()) * common * weights;
        Mean::new(terms, &self.summands, of, self.odds)
            .map(Some)
            .ok_or_else(|| too_large(&c.parts[part]))
    }

    /// What a unit brings to a mean.
    pub(super) fn term(&self, factor: u128, unit: Ix<Unit>, view: usize) -> Term {
        let view = self.views.get(view);
        let drawn =
            self.slots[unit].and_then(|slot| self.units.get(slot).zip(view?.units.get(slot)));
        if let Some((unit, certain)) = drawn {
            return Term {
                factor,
                sum: certain.sum,
                drawn: unit.summands.clone(),
            };
        }
        let layer = view.map_or(self.evaluation.layer, |view| view.layer);
        let items = Evaluation::scored(self.catalogue, unit);
        let values = items.filter_map(|item| self.evaluation.values[item]);
        Term {
            factor,
            sum: values.map(|value| u32::from(value.on(layer))).sum(),
            drawn: 0..0,
        }
    }

    /// The uncertain items of a unit, by their places.
    pub(super) fn drawn(&self, unit: &UncertainUnit) -> impl Iterator<Item = usize> {
        let summands = self.summands.get(unit.summands.clone());
        let summands = summands.unwrap_or_default().iter();
        summands.flat_map(|summand| summand.items.iter().copied())
    }

    /// Mean and variance of the headline of each part.
    pub(super) fn variances(&self) -> Vec<Option<Moments>> {
        let view = self.views.first();
        let items = |summand: usize| {
            let places = self.summands.get(summand);
            let places = places.map(|summand| summand.items.iter());
            let caps = view.map(|view| &view.caps);
            let item = |place: &usize| {
                let odds = &self.items.get(*place)?.odds;
                Some((*place, odds, *caps?.get(*place)?))
            };
            places.into_iter().flatten().filter_map(item).collect()
        };
        let moments = |mean: &Mean| mean.moments(items);
        self.parts
            .values()
            .map(|mean| mean.as_ref().map(moments))
            .collect()
    }

    /// How much a draw takes, in values looked at.
    pub(super) fn size(&self) -> usize {
        let labels = self.rungs.iter().map(Rung::size);
        let threats = self.threats.iter().map(Threat::size);
        let units = self.views.len() * (self.units.len() + self.items.len());
        self.items.len() + units + labels.chain(threats).sum::<usize>()
    }
}

/// The part whose figures exact arithmetic cannot hold.
pub(super) fn too_large(part: &Part) -> InputError {
    let params: &[(_, &dyn std::fmt::Display)] = &[("part", &part.id)];
    InputError::one(Issue::new(
        IssueCode::DenominatorTooLarge,
        String::new(),
        params,
    ))
}

/// Rank of a class, from 0.
pub(super) fn rank(class: Class) -> u8 {
    let below = Class::ALL.iter().filter(|other| **other < class);
    u8::try_from(below.count()).unwrap_or(u8::MAX)
}

fn uncertain(c: &Catalogue, a: &Assessment, e: &Evaluation, prior: &[u8]) -> Vec<Uncertain> {
    let mut confidence = c.items.map(|_| Confidence::High);
    for answer in &a.answers {
        if let Some(stated) = answer.confidence
            && let Some(Named::Item(item)) = c.find(answer.item_id.as_str())
        {
            confidence[item] = stated;
        }
    }
    let counted = c.items.keys().filter(|item| e.counts(c, *item));
    let drawn = counted.filter_map(|item| {
        let (confidence, odds) = match e.values[item] {
            None => (None, Odds::unrated(prior.to_vec())),
            Some(value) => {
                let stated = confidence[item];
                (Some(stated), Odds::stated(value.rating, c.top(), stated)?)
            }
        };
        Some(Uncertain {
            item,
            confidence,
            odds,
        })
    });
    let id = |drawn: &Uncertain| &c.items[drawn.item].data.id;
    sorted(drawn.collect(), |a, b| id(a).cmp(id(b)))
}

/// The place of each unit that has uncertain items, these units, and what is added up in them.
fn units(
    c: &Catalogue,
    items: &[Uncertain],
) -> (Table<Unit, Option<usize>>, Vec<UncertainUnit>, Vec<Summand>) {
    let mut own: Table<Unit, Vec<usize>> = c.units.map(|_| Vec::new());
    for (place, drawn) in items.iter().enumerate() {
        own[c.items[drawn.item].unit].push(place);
    }
    let top = c.top().max(1);
    let together = usize::from((u8::MAX - 1) / top);
    let mut units = Vec::new();
    let mut summands = Vec::new();
    let slots = c.units.map(|(unit, _)| {
        let first = summands.len();
        summands.extend(own[unit].chunks(together).map(|items| Summand {
            items: items.to_vec(),
            reach: u32::from(top) * u32::try_from(items.len()).unwrap_or(u32::MAX),
        }));
        let summands = first..summands.len();
        (!summands.is_empty()).then(|| {
            units.push(UncertainUnit { unit, summands });
            units.len() - 1
        })
    });
    (slots, units, summands)
}

fn hold(c: &Catalogue) -> Hold {
    let rule = &c.policy().weakest_link;
    let above = |class: Class| c.highest(class).saturating_add(1);
    Hold {
        from: [above(Class::N), above(Class::P)],
        bands: [
            rank(rule.cap(Some(Class::N))),
            rank(rule.cap(Some(Class::P))),
        ],
    }
}
