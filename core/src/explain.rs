//! Why a figure is what it is: each item's value and share, and the caps that acted.

use serde::Serialize;

use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, CatalogueRef, Item, Named, Unit};
use crate::closed::closed;
use crate::error::{InputError, Issue, IssueCode};
use crate::evaluation::{Applicability, Evaluation, Exact, Figure};
use crate::fraction::Fraction;
use crate::id::{Id, nearest};
use crate::policy::PolicyRef;
use crate::risk::Risks;
use crate::scale::{Class, DocumentStatus, EvidenceLevel, Layer};
use crate::table::Ix;

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/explanation/1";

closed! {
    /// What a figure belongs to.
    FigureKind {
        Part "part",
        Group "group",
        Unit "unit",
        /// The mean of the primary controls of a risk, which decides how far they hold it. An excluded control counts as not in place.
        Risk "risk",
    }
}

closed! {
    /// Why a value is lower than its rating.
    CapRule {
        /// The mandatory document that the item asks for is missing or a draft.
        Document "document",
        /// The evidence level of the answer.
        Evidence "evidence",
    }
}

/// Why a figure is what it is: `aimscore/explanation/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Explanation {
    /// `aimscore/explanation/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/explanation/1")))]
    pub format: &'static str,
    /// The part, group, unit or risk.
    pub id: Id,
    /// What it is.
    pub kind: FigureKind,
    /// The catalogue used.
    pub catalogue: CatalogueRef,
    /// The policy used.
    pub policy: PolicyRef,
    /// The layer that bands and findings read.
    pub layer: Layer,
    /// The figure; null where nothing counts.
    pub figure: Option<Figure>,
    /// The same, exactly.
    pub exact: Option<ExactFigure>,
    /// The units that it is made of.
    pub units: Vec<UnitShare>,
    /// The items that it is made of. `gained`, `open` and `lost` sum to low, high - low and 1 - high.
    pub items: Vec<ItemShare>,
}

/// A figure in exact fractions of 1, on the declared layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExactFigure {
    /// Unrated items at their worst.
    pub low: Fraction,
    /// Unrated items at their best.
    pub high: Fraction,
    /// Share that is rated.
    pub coverage: Fraction,
}

/// What a unit is in a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitShare {
    /// The unit.
    pub unit_id: Id,
    /// Its exact share of the figure; 0 where it does not count.
    pub share: Fraction,
    /// Whether it was excluded.
    pub excluded: bool,
    /// Whether nobody decided on it, so that it counts as included.
    pub undecided: bool,
    /// Band of its mean before the weakest link, on the layer in force; null where it has no figure.
    pub band_of_mean: Option<Class>,
    /// Its band after the weakest link.
    pub band: Option<Class>,
    /// The items that hold the band below that of the mean, by the policy's rule `weakest_link`.
    pub held_by: Vec<Id>,
}

/// What an item is in a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemShare {
    /// The item.
    pub item_id: Id,
    /// Its unit.
    pub unit_id: Id,
    /// Whether it is scored: practice items are not.
    pub scored: bool,
    /// Value of the rating, from 0; null where unrated.
    pub rating: Option<u8>,
    /// Value after the document rule.
    pub declared: Option<u8>,
    /// Value after the document rule and the evidence level.
    pub evidenced: Option<u8>,
    /// Value of the top level.
    pub top: u8,
    /// What lowered the value.
    pub caps: Vec<Cap>,
    /// Its exact share of the figure; 0 where it does not count.
    pub share: Fraction,
    /// What it adds to `low`, on the declared layer.
    pub gained: Fraction,
    /// What it keeps open between `low` and `high`.
    pub open: Fraction,
    /// What it takes from `high`.
    pub lost: Fraction,
}

/// A rule that lowered a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cap {
    /// The rule.
    pub rule: CapRule,
    /// The document, for the document rule.
    pub document_id: Option<Id>,
    /// Its status, for the document rule.
    pub status: Option<DocumentStatus>,
    /// The evidence level, for the evidence rule.
    pub evidence_level: Option<EvidenceLevel>,
    /// Value before.
    pub from: u8,
    /// Value after.
    pub to: u8,
}

/// Explains the figure of a part, group or unit of a checked assessment.
pub(crate) fn explanation(
    c: &Catalogue,
    assessment: &Assessment,
    id: &str,
) -> Result<Explanation, InputError> {
    let e = &Evaluation::new(c, assessment);
    let risks = Risks::new(c, assessment);
    if let Some(subject) = risks.find(id) {
        let controls = subject.primary.iter().copied();
        let controls: Vec<_> = controls.filter(|unit| c.units[*unit].scored > 0).collect();
        let share = |_, of: u128, parts: u128| {
            Fraction::new(of, parts * controls.len() as u128).unwrap_or(Fraction::ZERO)
        };
        let exact = e.controls(c, &controls);
        let id = &subject.risk.id;
        return Ok(explained(
            c,
            e,
            id,
            FigureKind::Risk,
            &controls,
            exact,
            &share,
        ));
    }
    let unit_of_itself: Vec<Ix<Unit>>;
    let (kind, units, weighted, exact) = match c.find(id) {
        Some(Named::Part(part)) => (
            FigureKind::Part,
            &c.parts[part].units,
            true,
            e.part(c, part, true),
        ),
        Some(Named::Group(group)) => (
            FigureKind::Group,
            &c.groups[group].units,
            true,
            e.group(c, group),
        ),
        Some(Named::Unit(unit)) => {
            unit_of_itself = vec![unit];
            (FigureKind::Unit, &unit_of_itself, false, e.unit(c, unit))
        }
        _ => {
            let known = nearest(
                id,
                c.ids(|named| matches!(named, Named::Part(_) | Named::Group(_) | Named::Unit(_)))
                    .chain(assessment.risks.iter().map(|risk| risk.id.as_str())),
            );
            let expected = format!(
                "a part, group or unit of the catalogue, or a risk; the nearest is `{known}`"
            );
            return Err(InputError::one(Issue::new(
                IssueCode::UnknownTarget,
                String::new(),
                &[("id", &crate::read::excerpt(id)), ("expected", &expected)],
            )));
        }
    };
    let weights: u128 = units
        .iter()
        .filter_map(|unit| e.weight(c, *unit, weighted))
        .sum();
    let share = |unit: Ix<Unit>, of: u128, parts: u128| {
        e.weight(c, unit, weighted)
            .and_then(|weight| Fraction::new(weight * of, weights * parts))
            .unwrap_or(Fraction::ZERO)
    };
    // It was found, so it has the form of an id.
    let id = Id::new(id).unwrap_or_else(|| c.data().id.clone());
    Ok(explained(c, e, &id, kind, units, exact, &share))
}

/// The shares of the units and items in a figure.
fn explained(
    c: &Catalogue,
    e: &Evaluation,
    id: &Id,
    kind: FigureKind,
    units: &[Ix<Unit>],
    exact: Option<Exact>,
    share: &dyn Fn(Ix<Unit>, u128, u128) -> Fraction,
) -> Explanation {
    Explanation {
        format: FORMAT,
        id: id.clone(),
        kind,
        catalogue: c.reference(),
        policy: c.policy_reference().clone(),
        layer: e.layer,
        figure: exact.map(|exact| exact.figure()),
        exact: exact.map(
            |Exact {
                 low,
                 high,
                 coverage,
                 ..
             }| ExactFigure {
                low,
                high,
                coverage,
            },
        ),
        units: units
            .iter()
            .map(|unit| unit_share(c, e, *unit, share(*unit, 1, 1)))
            .collect(),
        items: units
            .iter()
            .flat_map(|unit| c.units[*unit].items.iter())
            .map(|item| item_share(c, e, *item, share))
            .collect(),
    }
}

fn unit_share(c: &Catalogue, e: &Evaluation, unit: Ix<Unit>, share: Fraction) -> UnitShare {
    let excluded = e.excluded(unit);
    let bands = e.bands(c, unit, e.layer).filter(|_| !excluded);
    let mean = e
        .unit(c, unit)
        .map(|exact| Class::of(exact.low_on(e.layer)));
    let band = bands.map(|bands| bands.certain);
    let cap = |item: &Ix<Item>| {
        c.policy()
            .weakest_link
            .cap(e.values[*item].map(|value| c.class(value.on(e.layer))))
    };
    let held_by = if band < mean {
        Evaluation::scored(c, unit)
            .filter(|item| Some(cap(item)) == band)
            .map(|item| c.items[item].data.id.clone())
            .collect()
    } else {
        Vec::new()
    };
    UnitShare {
        unit_id: c.units[unit].id.clone(),
        share,
        excluded,
        undecided: e.applicability[unit] == Applicability::Undecided,
        band_of_mean: mean,
        band,
        held_by,
    }
}

fn item_share(
    c: &Catalogue,
    e: &Evaluation,
    item: Ix<Item>,
    share: &dyn Fn(Ix<Unit>, u128, u128) -> Fraction,
) -> ItemShare {
    let Item {
        data,
        unit,
        document,
        scored,
    } = &c.items[item];
    let value = e.values[item];
    let excluded = e.excluded(*unit);
    let counted = value.filter(|_| !excluded);
    let top = c.top();
    let part = |points: u8| {
        if *scored {
            share(
                *unit,
                u128::from(points),
                u128::from(c.units[*unit].scored) * u128::from(top),
            )
        } else {
            Fraction::ZERO
        }
    };
    let mut caps = Vec::new();
    if let Some(value) = value {
        if value.declared < value.rating {
            let status = document.and_then(|document| e.documents[document]);
            caps.push(Cap {
                rule: CapRule::Document,
                document_id: data.document.clone(),
                status,
                evidence_level: None,
                from: value.rating,
                to: value.declared,
            });
        }
        if value.evidenced < value.declared {
            caps.push(Cap {
                rule: CapRule::Evidence,
                document_id: None,
                status: None,
                evidence_level: Some(e.evidence[item]),
                from: value.declared,
                to: value.evidenced,
            });
        }
    }
    ItemShare {
        item_id: data.id.clone(),
        unit_id: c.units[*unit].id.clone(),
        scored: *scored,
        rating: value.map(|value| value.rating),
        declared: value.map(|value| value.declared),
        evidenced: value.map(|value| value.evidenced),
        top,
        caps,
        share: part(top),
        gained: part(counted.map_or(0, |value| value.declared)),
        open: part(if value.is_some() || excluded { 0 } else { top }),
        lost: part(match counted {
            Some(value) => top - value.declared,
            None if excluded => top,
            None => 0,
        }),
    }
}
