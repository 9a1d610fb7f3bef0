//! Values, figures and bands: sections 2 to 4 of the scoring rules.
//!
//! Everything is computed from one [`Evaluation`], which holds each item's value on both layers.

use serde::Serialize;

use crate::assessment::{self, Answer, Assessment, Decision, DocumentStatement, Settings};
use crate::catalogue::{Catalogue, Document, Group, Item, Named, Part, Unit};
use crate::fraction::{Fraction, Percent};
use crate::id::Id;
use crate::scale::{Class, DocumentStatus, EvidenceLevel, Layer};
use crate::table::{Ix, Table};

/// A figure with its basis: how much is in place, as a range that is certain, and how much of it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Figure {
    /// Percent in place if every unrated item turned out worst, on the declared layer.
    pub low: Percent,
    /// Percent in place among the rated items; null where nothing is rated.
    pub score: Option<Percent>,
    /// Percent in place if every unrated item turned out best.
    pub high: Percent,
    /// Percent of the items that are rated, weighted as the figure is.
    pub coverage: Percent,
    /// Number of rated items that the figure counts.
    pub rated: u32,
    /// Number of items that the figure counts.
    pub applicable: u32,
    /// The same on the evidenced layer.
    pub evidenced: LayerFigure,
}

/// Low, score and high on one layer, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LayerFigure {
    /// Unrated items at their worst.
    pub low: Percent,
    /// Rated items only; null where nothing is rated.
    pub score: Option<Percent>,
    /// Unrated items at their best.
    pub high: Percent,
}

/// The value of a rated item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    /// As stated.
    pub(crate) rating: u8,
    /// Held by the document rule.
    pub(crate) declared: u8,
    /// Held by the evidence level as well.
    pub(crate) evidenced: u8,
}

impl Value {
    pub(crate) fn on(self, layer: Layer) -> u8 {
        match layer {
            Layer::Declared => self.declared,
            Layer::Evidenced => self.evidenced,
        }
    }
}

/// Whether a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Applicability {
    /// Of a part that cannot be excluded, or decided as included.
    Included,
    /// Nobody decided; counts as included.
    Undecided,
    Excluded,
}

/// Bands of a unit: what is certain, and what is still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bands {
    pub(crate) certain: Class,
    pub(crate) best: Class,
}

/// The exact parts of a figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exact {
    pub(crate) low: Fraction,
    pub(crate) high: Fraction,
    pub(crate) coverage: Fraction,
    pub(crate) evidenced_low: Fraction,
    pub(crate) evidenced_high: Fraction,
    pub(crate) rated: u32,
    pub(crate) applicable: u32,
}

/// An assessment laid over its catalogue.
#[derive(Clone)]
pub(crate) struct Evaluation {
    pub(crate) layer: Layer,
    pub(crate) values: Table<Item, Option<Value>>,
    pub(crate) evidence: Table<Item, EvidenceLevel>,
    pub(crate) documents: Table<Document, Option<DocumentStatus>>,
    pub(crate) applicability: Table<Unit, Applicability>,
    weights: Table<Unit, u8>,
}

/// Sums of a unit's scored items.
#[derive(Clone, Copy, Default)]
struct Sums {
    declared: u128,
    evidenced: u128,
    rated: u32,
}

impl Evaluation {
    pub(crate) fn new(c: &Catalogue, a: &Assessment) -> Self {
        let mut evaluation = Self {
            layer: Layer::Declared,
            values: c.items.map(|_| None),
            evidence: c.items.map(|_| EvidenceLevel::None),
            documents: c.documents.map(|_| None),
            applicability: c.units.map(|(unit, _)| undecided(c, unit)),
            weights: c.units.map(|_| 1),
        };
        for statement in &a.documents {
            evaluation.document(c, statement);
        }
        for answer in &a.answers {
            evaluation.answer(c, answer);
        }
        for decision in &a.applicability {
            evaluation.decision(c, decision);
        }
        evaluation.settings(c, &a.settings);
        evaluation
    }

    /// Lays an answer over the catalogue; gives the unit that it touches.
    pub(crate) fn answer(&mut self, c: &Catalogue, answer: &Answer) -> Option<Ix<Unit>> {
        let Some(Named::Item(item)) = c.find(answer.item_id.as_str()) else {
            return None;
        };
        let evidence = answer.evidence_level.unwrap_or(EvidenceLevel::None);
        self.evidence[item] = evidence;
        self.values[item] = assessment::value(c, answer.rating.as_ref())
            .map(|rating| self.hold(c, item, rating, evidence));
        Some(c.items[item].unit)
    }

    /// Lays the status of a document over the catalogue; gives the unit that it touches.
    pub(crate) fn document(
        &mut self,
        c: &Catalogue,
        statement: &DocumentStatement,
    ) -> Option<Ix<Unit>> {
        let Some(Named::Document(document)) = c.find(statement.document_id.as_str()) else {
            return None;
        };
        self.set_document(c, document, Some(statement.status))
    }

    /// Lays a decision over the catalogue; gives the unit that it touches.
    pub(crate) fn decision(&mut self, c: &Catalogue, decision: &Decision) -> Option<Ix<Unit>> {
        let Some(Named::Unit(unit)) = c.find(decision.control_id.as_str()) else {
            return None;
        };
        self.applicability[unit] = if decision.included {
            Applicability::Included
        } else {
            Applicability::Excluded
        };
        Some(unit)
    }

    /// Takes the settings over. They touch every figure.
    pub(crate) fn settings(&mut self, c: &Catalogue, settings: &Settings) {
        self.layer = settings.evidence_rule;
        self.weights = c.units.map(|_| 1);
        for weight in &settings.weights {
            if let Some(Named::Unit(unit)) = c.find(weight.unit_id.as_str()) {
                self.weights[unit] = weight.weight;
            }
        }
    }

    /// Forgets what was stated about an item, document or control; gives the unit that it touches.
    pub(crate) fn forget(&mut self, c: &Catalogue, id: &Id) -> Option<Ix<Unit>> {
        match c.find(id.as_str())? {
            Named::Item(item) => {
                self.values[item] = None;
                self.evidence[item] = EvidenceLevel::None;
                Some(c.items[item].unit)
            }
            Named::Document(document) => self.set_document(c, document, None),
            Named::Unit(unit) => {
                self.applicability[unit] = undecided(c, unit);
                Some(unit)
            }
            Named::Part(_) | Named::Group(_) | Named::Objective | Named::Scenario(_) => None,
        }
    }

    /// A document's status acts on the items that name it.
    pub(crate) fn set_document(
        &mut self,
        c: &Catalogue,
        document: Ix<Document>,
        status: Option<DocumentStatus>,
    ) -> Option<Ix<Unit>> {
        self.documents[document] = status;
        let Some(Named::Unit(unit)) = c.find(c.documents[document].unit.as_str()) else {
            return None;
        };
        for &item in c.units[unit]
            .items
            .iter()
            .filter(|item| c.items[**item].document == Some(document))
        {
            self.values[item] = self.values[item]
                .map(|value| self.hold(c, item, value.rating, self.evidence[item]));
        }
        Some(unit)
    }

    /// A rating held by its document and its evidence.
    pub(crate) fn hold(
        &self,
        c: &Catalogue,
        item: Ix<Item>,
        rating: u8,
        evidence: EvidenceLevel,
    ) -> Value {
        let cap = match c.items[item]
            .document
            .and_then(|document| self.documents[document])
        {
            Some(DocumentStatus::Missing) => 0,
            Some(DocumentStatus::Draft) => c.highest(Class::P),
            Some(DocumentStatus::Approved) | None => c.top(),
        };
        let declared = rating.min(cap);
        Value {
            rating,
            declared,
            evidenced: declared.min(c.highest(evidence.cap())),
        }
    }

    pub(crate) fn excluded(&self, unit: Ix<Unit>) -> bool {
        self.applicability[unit] == Applicability::Excluded
    }

    /// The scored items of a unit.
    pub(crate) fn scored(
        c: &Catalogue,
        unit: Ix<Unit>,
    ) -> impl Iterator<Item = Ix<Item>> + use<'_> {
        c.units[unit]
            .items
            .iter()
            .copied()
            .filter(|item| c.items[*item].scored)
    }

    fn sums(&self, c: &Catalogue, unit: Ix<Unit>) -> Sums {
        Self::scored(c, unit)
            .filter_map(|item| self.values[item])
            .fold(Sums::default(), |sums, value| Sums {
                declared: sums.declared + u128::from(value.declared),
                evidenced: sums.evidenced + u128::from(value.evidenced),
                rated: sums.rated + 1,
            })
    }

    /// Band of a unit on a layer; none where it has no scored item. Exclusion is the caller's matter.
    pub(crate) fn bands(&self, c: &Catalogue, unit: Ix<Unit>, layer: Layer) -> Option<Bands> {
        let values =
            || Self::scored(c, unit).map(|item| self.values[item].map(|value| value.on(layer)));
        Some(Bands {
            certain: band(c, values())?,
            best: band(
                c,
                values().map(|value| Some(value.unwrap_or_else(|| c.top()))),
            )?,
        })
    }

    /// Weight of a unit in the figures of its group and part: none where it is excluded, weighs 0 or has no scored item.
    pub(crate) fn weight(&self, c: &Catalogue, unit: Ix<Unit>, weighted: bool) -> Option<u128> {
        let weight = if weighted { self.weights[unit] } else { 1 };
        (weight > 0 && c.units[unit].scored > 0 && !self.excluded(unit))
            .then_some(u128::from(weight))
    }

    /// Mean over the units of a part that count; none where none does.
    pub(crate) fn mean(
        &self,
        c: &Catalogue,
        part: Ix<Part>,
        units: &[Ix<Unit>],
        weighted: bool,
    ) -> Option<Exact> {
        let counted = units
            .iter()
            .filter_map(|unit| Some((*unit, self.weight(c, *unit, weighted)?)));
        self.over(c, c.parts[part].common, counted)
    }

    /// Plain mean over units that can be excluded, where an excluded one counts as not in place; none where none has a scored item.
    pub(crate) fn controls(&self, c: &Catalogue, units: &[Ix<Unit>]) -> Option<Exact> {
        let counted = units.iter().filter(|unit| c.units[**unit].scored > 0);
        self.over(c, c.controls_common, counted.map(|unit| (*unit, 1)))
    }

    /// Mean over units with their weights. `common`, a multiple of their numbers of items, times the top value times the sum of
    /// the weights is the denominator of all its figures.
    fn over(
        &self,
        c: &Catalogue,
        common: u128,
        units: impl Iterator<Item = (Ix<Unit>, u128)>,
    ) -> Option<Exact> {
        let top = u128::from(c.top());
        let (mut weights, mut low, mut open, mut evidenced, mut covered) = (0, 0, 0, 0, 0);
        let (mut rated, mut applicable) = (0, 0);
        for (unit, weight) in units {
            weights += weight;
            if self.excluded(unit) {
                continue;
            }
            let scored = c.units[unit].scored;
            let sums = self.sums(c, unit);
            let share = weight * (common / u128::from(scored));
            low += share * sums.declared;
            evidenced += share * sums.evidenced;
            open += share * top * u128::from(scored - sums.rated);
            covered += share * u128::from(sums.rated);
            rated += sums.rated;
            applicable += scored;
        }
        let of = |numerator| Fraction::new(numerator, top * common * weights);
        Some(Exact {
            low: of(low)?,
            high: of(low + open)?,
            coverage: of(top * covered)?,
            evidenced_low: of(evidenced)?,
            evidenced_high: of(evidenced + open)?,
            rated,
            applicable,
        })
    }

    /// Figure of one unit; none where it is excluded or has no scored item.
    pub(crate) fn unit(&self, c: &Catalogue, unit: Ix<Unit>) -> Option<Exact> {
        self.mean(c, c.units[unit].part, &[unit], false)
    }

    /// Figure of a group; none where no unit counts.
    pub(crate) fn group(&self, c: &Catalogue, group: Ix<Group>) -> Option<Exact> {
        self.mean(c, c.groups[group].part, &c.groups[group].units, true)
    }

    /// Figure of a part; none where no unit counts.
    pub(crate) fn part(&self, c: &Catalogue, part: Ix<Part>, weighted: bool) -> Option<Exact> {
        self.mean(c, part, &c.parts[part].units, weighted)
    }

    /// Whether an item is scored in a unit that is not excluded.
    pub(crate) fn counts(&self, c: &Catalogue, item: Ix<Item>) -> bool {
        c.items[item].scored && !self.excluded(c.items[item].unit)
    }
}

impl Exact {
    pub(crate) fn figure(&self) -> Figure {
        let score = |low: Fraction| low.over(self.coverage).map(Fraction::percent);
        Figure {
            low: self.low.percent(),
            score: score(self.low),
            high: self.high.percent(),
            coverage: self.coverage.percent(),
            rated: self.rated,
            applicable: self.applicable,
            evidenced: LayerFigure {
                low: self.evidenced_low.percent(),
                score: score(self.evidenced_low),
                high: self.evidenced_high.percent(),
            },
        }
    }

    pub(crate) fn low_on(&self, layer: Layer) -> Fraction {
        match layer {
            Layer::Declared => self.low,
            Layer::Evidenced => self.evidenced_low,
        }
    }

    pub(crate) fn high_on(&self, layer: Layer) -> Fraction {
        match layer {
            Layer::Declared => self.high,
            Layer::Evidenced => self.evidenced_high,
        }
    }
}

/// Where a unit stands on which nobody decided.
fn undecided(c: &Catalogue, unit: Ix<Unit>) -> Applicability {
    if c.part_of(unit).excludable {
        Applicability::Undecided
    } else {
        Applicability::Included
    }
}

/// Band of values: that of their mean with unrated as 0, held by the weakest of them.
fn band(c: &Catalogue, values: impl Iterator<Item = Option<u8>>) -> Option<Class> {
    let (mut sum, mut count, mut cap) = (0_u128, 0_u128, Class::F);
    for value in values {
        sum += u128::from(value.unwrap_or(0));
        count += 1;
        cap = cap.min(
            c.policy()
                .weakest_link
                .cap(value.map(|value| c.class(value))),
        );
    }
    Some(Class::of(Fraction::new(sum, count * u128::from(c.top()))?).min(cap))
}
