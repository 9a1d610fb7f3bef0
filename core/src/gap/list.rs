//! Finding the gaps.

use super::{Closing, Gap};
use crate::applicability::{Choice, RowRule, StatementOfApplicability};
use crate::assessment::{self, Assessment};
use crate::catalogue::{Catalogue, Document, Item, Named, Part, Prerequisites, Unit};
use crate::document::applies;
use crate::evaluation::{Applicability, Evaluation, Value};
use crate::finding::{Finding, grade};
use crate::fraction::{Change, Difference, Fraction};
use crate::grade::Grade;
use crate::id::{Id, in_order, sorted};
use crate::readiness::Readiness;
use crate::risk::{Risks, Subject, is_treated};
use crate::scale::{Class, DocumentStatus, EvidenceLevel};
use crate::table::{Ix, Table};
use crate::vocabulary::{Demand, Effort, GapKind, Treatment};

/// A gap, and what closing it changes.
#[derive(Clone, Debug)]
pub(crate) struct OpenGap {
    pub(crate) gap: Gap,
    pub(crate) closing: Closing,
    /// The gain, exactly.
    pub(crate) gain: Difference,
}

/// What gaps are found in.
pub(crate) struct Scene<'a> {
    pub(crate) assessment: &'a Assessment,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) risks: &'a Risks<'a>,
    pub(crate) statement: &'a StatementOfApplicability,
    pub(crate) readiness: Option<&'a Readiness>,
    pub(crate) findings: &'a [Finding],
}

/// All gaps, in the order in which to look at them.
pub(crate) fn gaps(scene: &Scene<'_>) -> Vec<OpenGap> {
    let c = scene.risks.catalogue;
    let finder = Finder {
        c,
        e: scene.evaluation,
        targets: targets(c, scene.assessment),
        above: scene.risks.above(scene.evaluation),
        weights: c.parts.map(|(_, part)| {
            let weights = part.units.iter();
            weights
                .filter_map(|unit| scene.evaluation.weight(c, *unit, true))
                .sum()
        }),
    };
    let mut list = finder.items();
    list.extend(finder.documents());
    list.extend(finder.rows(scene.statement));
    list.extend(finder.risks(scene.risks));
    let named = Naming::new(scene);
    let order = c
        .policy()
        .roadmap
        .as_ref()
        .map(|rules| Prerequisites::new(c, rules));
    let mut work = scene.evaluation.clone();
    for open in &mut list {
        let effort = scene
            .assessment
            .settings
            .efforts
            .iter()
            .find(|e| e.gap_id == open.gap.id);
        if let Some(stated) = effort {
            open.gap.effort = stated.effort;
        }
        open.gap.gain = open.gain.points();
        open.gap.blocks_next = named.names(c, open);
        open.gap.relieves = finder.relieved(scene.risks, open.closing, &mut work);
        if let (Some(order), Some(unit)) = (&order, open.closing.unit(c)) {
            let before = order
                .before(unit)
                .iter()
                .map(|unit| c.units[*unit].id.clone());
            open.gap.after = in_order(before.collect(), |id| id);
        }
    }
    sorted(list, |a, b| a.compare(b).0)
}

/// The value that is enough for each item.
pub(crate) fn targets(c: &Catalogue, a: &Assessment) -> Table<Item, u8> {
    let mut targets = c.items.map(|_| c.top());
    for target in &a.settings.targets {
        let value = assessment::value(c, Some(&target.rating));
        if let (Some(Named::Item(item)), Some(value)) = (c.find(target.item_id.as_str()), value) {
            targets[item] = value;
        }
    }
    targets
}

/// The least evidence that backs a class.
pub(crate) fn backing(class: Class) -> EvidenceLevel {
    let levels = EvidenceLevel::ALL.iter().copied();
    let mut enough = levels.filter(|level| level.can_be_shown() && level.cap() >= class);
    enough.next().unwrap_or(EvidenceLevel::Record)
}

struct Finder<'a> {
    c: &'a Catalogue,
    e: &'a Evaluation,
    targets: Table<Item, u8>,
    above: Vec<usize>,
    /// Sum of the weights of each part's units that count.
    weights: Table<Part, u128>,
}

impl Finder<'_> {
    fn open(&self, kind: GapKind, subject: &Id, grade: Grade, closing: Closing) -> OpenGap {
        OpenGap {
            gap: Gap {
                id: format!("{kind}.{subject}"),
                kind,
                grade,
                unit_id: closing
                    .unit(self.c)
                    .map(|unit| self.c.units[unit].id.clone()),
                item_id: None,
                document_id: None,
                risk_id: None,
                current: None,
                target: String::new(),
                evidence: None,
                effort: Effort::Xs,
                blocks_next: false,
                gain: Change(0),
                relieves: Vec::new(),
                after: Vec::new(),
            },
            closing,
            gain: Difference::ZERO,
        }
    }

    fn items(&self) -> Vec<OpenGap> {
        let (c, e) = (self.c, self.e);
        let counted = c
            .items
            .keys()
            .filter(|item| !e.excluded(c.items[*item].unit));
        counted.filter_map(|item| self.item(item)).collect()
    }

    fn item(&self, item: Ix<Item>) -> Option<OpenGap> {
        let (c, e) = (self.c, self.e);
        let Item { data, scored, .. } = &c.items[item];
        let (value, target) = (e.values[item], self.targets[item]);
        let word = |value: u8| {
            c.data()
                .scale
                .get(usize::from(value))
                .map(|level| level.id.to_string())
        };
        let (kind, grade) = match value {
            None => (GapKind::Unknown, grade(c, item, None)?),
            Some(value) if value.rating < target => {
                let class = Some(c.class(value.rating));
                (
                    GapKind::Item,
                    grade(c, item, class).unwrap_or(Grade::Improvement),
                )
            }
            Some(value) if *scored && value.declared >= target && value.evidenced < target => {
                (GapKind::Evidence, Grade::Improvement)
            }
            Some(_) => return None,
        };
        let evidence = e.evidence[item];
        let (current, wanted, closing) = if kind == GapKind::Evidence {
            let rating = value.map_or(target, |value| value.rating);
            let closed = e.hold(c, item, rating, EvidenceLevel::Record);
            (
                Some(evidence.to_string()),
                EvidenceLevel::Record.to_string(),
                Closing::Item(item, closed, EvidenceLevel::Record),
            )
        } else {
            let closed = e.hold(c, item, target, evidence);
            (
                value.and_then(|value| word(value.rating)),
                word(target).unwrap_or_default(),
                Closing::Item(item, closed, evidence),
            )
        };
        let mut open = self.open(kind, &data.id, grade, closing);
        open.gap.item_id = Some(data.id.clone());
        open.gap.current = current;
        open.gap.target = wanted;
        open.gap.evidence = Some(match kind {
            GapKind::Evidence => EvidenceLevel::Record,
            _ => backing(c.class(target)),
        });
        open.gap.effort = data.effort;
        if let Closing::Item(_, value, _) = closing {
            open.gain = self.gain([(item, value)].into_iter());
        }
        Some(open)
    }

    fn documents(&self) -> Vec<OpenGap> {
        let asked = self.c.documents.iter();
        asked
            .filter_map(|(ix, document)| self.document(ix, document))
            .collect()
    }

    fn document(&self, ix: Ix<Document>, document: &Document) -> Option<OpenGap> {
        let (c, e) = (self.c, self.e);
        let unit = c.unit_of(ix).filter(|_| applies(c, e, document))?;
        let status = e.documents[ix];
        let grade = match (document.demand, status) {
            (_, Some(DocumentStatus::Approved))
            | (Demand::Conditional, None)
            | (Demand::Recommended, _) => return None,
            (Demand::Mandatory, None) => Grade::NotAssessed,
            (Demand::Mandatory, Some(DocumentStatus::Missing)) => document.if_missing?,
            (Demand::Mandatory, Some(DocumentStatus::Draft))
            | (Demand::Conditional, Some(DocumentStatus::Missing)) => Grade::PotentialMinor,
            (Demand::Conditional, Some(DocumentStatus::Draft)) => Grade::Improvement,
        };
        let items = c.units[unit].items.iter().copied();
        let held = items.filter(|item| c.items[*item].document == Some(ix));
        let freed = held.filter_map(|item| {
            let rating = e.values[item]?.rating;
            let evidenced = rating.min(c.highest(e.evidence[item].cap()));
            Some((
                item,
                Value {
                    rating,
                    declared: rating,
                    evidenced,
                },
            ))
        });
        let mut open = self.open(
            GapKind::Document,
            &document.id,
            grade,
            Closing::Document(ix),
        );
        open.gap.document_id = Some(document.id.clone());
        open.gap.current = status.map(|status| status.to_string());
        open.gap.target = DocumentStatus::Approved.to_string();
        open.gap.effort = document.effort;
        open.gain = self.gain(freed);
        Some(open)
    }

    fn rows(&self, statement: &StatementOfApplicability) -> Vec<OpenGap> {
        let rows = statement.rows.iter();
        rows.filter_map(|row| {
            let Some(Named::Unit(unit)) = self.c.find(row.control_id.as_str()) else {
                return None;
            };
            let (grade, target) = match (row.decision, row.issues.is_empty()) {
                (Choice::Undecided, _) => (Grade::NotAssessed, "decided"),
                (_, false) => (Grade::PotentialMajor, "in_order"),
                (_, true) => return None,
            };
            // Only by including it does an excluded control stop breaking these rules.
            let include = row.issues.iter().any(|issue| {
                matches!(
                    issue.rule,
                    RowRule::ExclusionConflict
                        | RowRule::ExcludedButTreatsRisk
                        | RowRule::ExcludedButInPlace
                )
            });
            let closed = match row.decision {
                Choice::Excluded if !include => Applicability::Excluded,
                _ => Applicability::Included,
            };
            let kind = GapKind::Applicability;
            let closing = Closing::Row(unit, closed);
            let mut open = self.open(kind, &row.control_id, grade, closing);
            open.gap.current = Some(row.decision.to_string());
            target.clone_into(&mut open.gap.target);
            open.gain = self.gain_of_row(unit, closed);
            Some(open)
        })
        .collect()
    }

    fn risks(&self, risks: &Risks<'_>) -> Vec<OpenGap> {
        let above = self.above.iter().filter_map(|place| risks.list.get(*place));
        above
            .filter(|subject| !is_treated(subject.risk))
            .map(|Subject { risk, .. }| {
                let grade = Grade::PotentialMinor;
                let mut open = self.open(GapKind::Risk, &risk.id, grade, Closing::Risk);
                open.gap.risk_id = Some(risk.id.clone());
                open.gap.current = risk.treatment.map(|treatment| treatment.to_string());
                let target = match risk.treatment {
                    Some(Treatment::Retain) => "accepted",
                    _ => "treated",
                };
                target.clone_into(&mut open.gap.target);
                open.gap.effort = Effort::M;
                open
            })
            .collect()
    }

    /// Gain of the `low` of the items' part if they had these values; all items are of one unit.
    fn gain(&self, closed: impl Iterator<Item = (Ix<Item>, Value)>) -> Difference {
        let (c, e) = (self.c, self.e);
        let mut gained = 0;
        let mut of = None;
        for (item, value) in closed.filter(|(item, _)| c.items[*item].scored) {
            let before = e.values[item].map_or(0, |value| value.on(e.layer));
            gained += u128::from(value.on(e.layer).saturating_sub(before));
            of = Some(c.items[item].unit);
        }
        of.and_then(|unit| {
            let weight = e.weight(c, unit, true)?;
            let weights = self.weights[c.units[unit].part];
            Fraction::new(
                gained * weight,
                u128::from(c.units[unit].scored) * u128::from(c.top()) * weights,
            )
        })
        .map_or(Difference::ZERO, Difference::gain)
    }

    /// Gain of the `low` of a control's part if its row were in order.
    fn gain_of_row(&self, unit: Ix<Unit>, closed: Applicability) -> Difference {
        let (c, e) = (self.c, self.e);
        if !e.excluded(unit) || closed == Applicability::Excluded {
            return Difference::ZERO;
        }
        let mut work = e.clone();
        work.applicability[unit] = closed;
        let low = |e: &Evaluation| {
            e.part(c, c.units[unit].part, true)
                .map_or(Fraction::ZERO, |exact| exact.low_on(e.layer))
        };
        Difference::between(low(e), low(&work))
    }

    /// The risks that come within acceptance by a closing.
    fn relieved(&self, risks: &Risks<'_>, closing: Closing, work: &mut Evaluation) -> Vec<Id> {
        let Some(unit) = closing.unit(self.c).filter(|_| !self.above.is_empty()) else {
            return Vec::new();
        };
        let above = self.above.iter().filter_map(|place| risks.list.get(*place));
        let on: Vec<_> = above
            .filter(|subject| subject.primary.contains(&unit))
            .collect();
        if on.is_empty() {
            return Vec::new();
        }
        closing.apply(self.c, work);
        let within = |subject: &&&Subject<'_>| risks.above_acceptance(work, subject) == Some(false);
        let relieved = on.iter().filter(within);
        let relieved = relieved.map(|subject| subject.risk.id.clone()).collect();
        closing.undo(self.c, work, self.e);
        relieved
    }
}

/// What the blockers of the next label name.
struct Naming<'a> {
    ids: Vec<&'a str>,
}

impl<'a> Naming<'a> {
    fn new(scene: &Scene<'a>) -> Self {
        let blockers = scene
            .readiness
            .map(|readiness| readiness.blockers.as_slice());
        let ids = blockers
            .into_iter()
            .flatten()
            .flat_map(|blocker| &blocker.ids);
        let mut named: Vec<&str> = ids.map(String::as_str).collect();
        let blocking = scene
            .findings
            .iter()
            .filter(|finding| named.contains(&finding.id.as_str()));
        let resting: Vec<&str> = blocking
            .flat_map(|finding| {
                let items = finding.item_ids.iter().chain(&finding.control_ids);
                items.chain(&finding.document_id).map(Id::as_str)
            })
            .collect();
        named.extend(resting);
        Self {
            ids: sorted(named, Ord::cmp),
        }
    }

    fn has(&self, id: &Id) -> bool {
        self.ids.binary_search(&id.as_str()).is_ok()
    }

    fn names(&self, c: &Catalogue, open: &OpenGap) -> bool {
        let gap = &open.gap;
        let own = gap.item_id.iter().chain(&gap.document_id);
        let unit = open.closing.unit(c);
        let scored = !matches!(open.closing, Closing::Item(item, ..) if !c.items[item].scored);
        let above = unit.filter(|_| scored).map(|unit| &c.units[unit]);
        let above = above
            .into_iter()
            .flat_map(|unit| [&unit.id, &c.parts[unit.part].id]);
        own.chain(above).any(|id| self.has(id))
    }
}
