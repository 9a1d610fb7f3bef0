//! One unit: which of its gaps to close so that it does what is asked of it with the least work.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use crate::catalogue::{Catalogue, Document, Item, Unit};
use crate::document::applies;
use crate::evaluation::Evaluation;
use crate::finding::grade;
use crate::fraction::Fraction;
use crate::grade::Grade;
use crate::id::{Id, natural};
use crate::scale::{Class, DocumentStatus, EvidenceLevel};
use crate::table::{Ix, Table};
use crate::vocabulary::{Demand, Effort, GapKind};

use super::demand::{Demands, Least, side};
use super::{Budget, TooLarge, gap_id};

/// What must be so of each gap, by its rank: closed, left open, or free.
pub(super) type Decided<'d> = &'d dyn Fn(u32) -> Option<bool>;

/// A gap that can be closed.
#[derive(Clone, Debug)]
struct Step {
    id: String,
    effort: Effort,
    days: u32,
    rank: u32,
}

impl Step {
    fn new(kind: GapKind, subject: &Id, effort: Effort) -> Self {
        Self {
            id: gap_id(kind, subject),
            effort,
            days: 0,
            rank: 0,
        }
    }
}

/// What closing some gaps takes and gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Solution {
    pub(super) days: u32,
    /// The gaps by rank, in order.
    pub(super) ranks: Vec<u32>,
    /// Sums of the values of the scored items, declared and evidenced, where they matter.
    pub(super) sums: [u32; 2],
}

impl Solution {
    /// Takes another solution, of other gaps, in.
    pub(super) fn join(&mut self, other: Self) {
        self.days += other.days;
        self.ranks.extend(other.ranks);
        self.ranks.sort_unstable();
    }

    /// Whether it takes less work, or fewer gaps, or a smaller list of ids.
    pub(super) fn beats(&self, other: &Self) -> bool {
        let key = |s: &Self| (s.days, s.ranks.len());
        (key(self), &self.ranks) < (key(other), &other.ranks)
    }
}

/// An item and what can be done about it.
struct Entry {
    scored: bool,
    rating: Option<u8>,
    target: u8,
    evidence: EvidenceLevel,
    rate: Option<Step>,
    show: Option<Step>,
    least: Least,
    rated: bool,
    /// Grade of a finding by class: unrated, N, P, L, F.
    grades: [Option<Grade>; 5],
}

/// A document and the items that it holds; or none, with the items that no document holds.
struct Cluster {
    document: Option<Ix<Document>>,
    status: Option<DocumentStatus>,
    approve: Option<Step>,
    must: bool,
    /// Whether leaving it missing leaves a finding that must not be.
    bad_if_missing: bool,
    entries: Vec<Entry>,
}

/// A unit and what is asked of it.
pub(super) struct Problem {
    pub(super) unit: Ix<Unit>,
    /// The ranks of its gaps among those of all units.
    pub(super) ranks: Vec<u32>,
    pub(super) scored: u32,
    clusters: Vec<Cluster>,
    least: Least,
    /// Which sums matter.
    counted: [bool; 2],
    /// How many weak items are too many, and how weak.
    systemic: Option<(u32, Class)>,
    no_finding: Vec<Grade>,
    scale: Scale,
}

/// What is needed of the catalogue to value an item.
struct Scale {
    layer: usize,
    top: u8,
    classes: Vec<Class>,
    /// Highest value that each class of evidence supports.
    highest: [u8; 4],
    /// Highest band of a unit with an item of no class, N, P, L, F.
    caps: [Class; 5],
}

impl Scale {
    fn class(&self, value: u8) -> Class {
        let class = self.classes.get(usize::from(value));
        class.copied().unwrap_or(Class::F)
    }

    fn highest(&self, class: Class) -> u8 {
        let highest = self.highest.get(place(Some(class)).saturating_sub(1));
        highest.copied().unwrap_or(self.top)
    }
}

/// Place of a class in a list that begins with none.
fn place(class: Option<Class>) -> usize {
    match class {
        None => 0,
        Some(Class::N) => 1,
        Some(Class::P) => 2,
        Some(Class::L) => 3,
        Some(Class::F) => 4,
    }
}

/// Sums so far, and weak items so far.
type State = ([u32; 2], u32);

impl Problem {
    pub(super) fn new(
        c: &Catalogue,
        e: &Evaluation,
        demands: &Demands,
        targets: &Table<Item, u8>,
        unit: Ix<Unit>,
    ) -> Self {
        let least = demands.units[unit];
        let bounds = &demands.bounds[c.units[unit].part];
        let counted = [0, 1].map(|i| {
            least.get(i).copied().flatten().is_some() || bounds.iter().any(|b| b.side == i)
        });
        let systemic = c.policy().systemic.as_ref().filter(|rule| {
            rule.part == c.part_of(unit).id && demands.no_finding.contains(&rule.grade)
        });
        let mut clusters: Vec<Cluster> = c.units[unit]
            .documents
            .iter()
            .filter_map(|ix| cluster(c, e, demands, *ix))
            .collect();
        clusters.push(Cluster {
            document: None,
            status: None,
            approve: None,
            must: false,
            bad_if_missing: false,
            entries: Vec::new(),
        });
        for &item in &c.units[unit].items {
            let entry = entry(c, e, demands, targets[item], item);
            let document = c.items[item].document;
            let home = clusters
                .iter_mut()
                .find(|cluster| cluster.document == document);
            if let Some(home) = home {
                home.entries.push(entry);
            } else if let Some(last) = clusters.last_mut() {
                last.entries.push(entry);
            }
        }
        Self {
            unit,
            ranks: Vec::new(),
            scored: c.units[unit].scored,
            clusters,
            least,
            counted,
            systemic: systemic.map(|rule| (u32::from(rule.items), rule.at_most)),
            no_finding: demands.no_finding.clone(),
            scale: scale(c, e),
        }
    }

    /// The ids of all gaps that can be closed here.
    pub(super) fn gap_ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        for cluster in &self.clusters {
            ids.extend(cluster.approve.iter().map(|step| step.id.clone()));
            for entry in &cluster.entries {
                ids.extend(
                    entry
                        .rate
                        .iter()
                        .chain(&entry.show)
                        .map(|step| step.id.clone()),
                );
            }
        }
        ids
    }

    /// Gives each gap its rank among `names`, those of all units in order, and its work.
    pub(super) fn number(&mut self, names: &[String], effort: &dyn Fn(&str, Effort) -> u32) {
        let ranks = &mut self.ranks;
        let mut number = |step: &mut Step| {
            let place = names.binary_search_by(|name| natural(name, &step.id));
            step.rank = u32::try_from(place.unwrap_or_default()).unwrap_or_default();
            step.days = effort(&step.id, step.effort);
            ranks.push(step.rank);
        };
        for cluster in &mut self.clusters {
            cluster.approve.iter_mut().for_each(&mut number);
            for entry in &mut cluster.entries {
                entry
                    .rate
                    .iter_mut()
                    .chain(&mut entry.show)
                    .for_each(&mut number);
            }
        }
    }

    /// The cheapest way to do what is asked here.
    pub(super) fn best(
        &self,
        decided: Decided<'_>,
        budget: &mut Budget,
    ) -> Result<Option<Solution>, TooLarge> {
        let mut best: Option<Solution> = None;
        for solution in self.ways(decided, budget)? {
            if best.as_ref().is_none_or(|best| solution.beats(best)) {
                best = Some(solution);
            }
        }
        Ok(best)
    }

    /// For each pair of sums that does what is asked here, the cheapest way to it.
    pub(super) fn ways(
        &self,
        decided: Decided<'_>,
        budget: &mut Budget,
    ) -> Result<Vec<Solution>, TooLarge> {
        let mut states = BTreeMap::from([(([0, 0], 0), Solution::default())]);
        for cluster in &self.clusters {
            states = self.through(cluster, &states, decided, budget)?;
        }
        let holds = |(sums, weak): &State| {
            let of = |i: usize| sums.get(i).copied().unwrap_or_default();
            let band = |i: usize, least: Class| {
                let most = u128::from(self.scored) * u128::from(self.scale.top);
                Fraction::new(u128::from(of(i)), most).is_none_or(|mean| Class::of(mean) >= least)
            };
            let mut sides = self.least.iter().enumerate();
            sides.all(|(i, least)| least.is_none_or(|least| band(i, least)))
                && self.systemic.is_none_or(|(items, _)| *weak < items)
        };
        let ways = states.into_iter().filter(|(state, _)| holds(state));
        Ok(ways
            .map(|((sums, _), solution)| Solution { sums, ..solution })
            .collect())
    }

    /// The states after a cluster, with its document as it is or approved.
    fn through(
        &self,
        cluster: &Cluster,
        states: &BTreeMap<State, Solution>,
        decided: Decided<'_>,
        budget: &mut Budget,
    ) -> Result<BTreeMap<State, Solution>, TooLarge> {
        let mut after = BTreeMap::new();
        for closed in [false, true] {
            let (standing, step) = match (&cluster.approve, closed) {
                (None, true) => continue,
                (Some(step), true) => (Some(DocumentStatus::Approved), Some(step)),
                (_, false) => (cluster.status, None),
            };
            let left = cluster.approve.as_ref().filter(|_| !closed);
            let bad = standing == Some(DocumentStatus::Missing) && cluster.bad_if_missing;
            let unapproved = cluster.must && standing != Some(DocumentStatus::Approved);
            if bad || unapproved || !allowed(step, left, decided) {
                continue;
            }
            let mut here = states.clone();
            for solution in here.values_mut() {
                solution.join(taken(step.into_iter()));
            }
            for entry in &cluster.entries {
                let options = self.options(entry, standing, decided);
                let mut next = BTreeMap::new();
                budget.spend(here.len() * options.len())?;
                for ((sums, weak), solution) in &here {
                    for (values, is_weak, option) in &options {
                        let sums = [0, 1].map(|i| {
                            let counted = self.counted.get(i) == Some(&true);
                            let value = values.get(i).copied().unwrap_or_default();
                            sums.get(i).copied().unwrap_or_default()
                                + if counted { u32::from(value) } else { 0 }
                        });
                        let most = self.systemic.map_or(0, |(items, _)| items);
                        let weak = (weak + u32::from(*is_weak)).min(most);
                        let mut whole = solution.clone();
                        whole.join(option.clone());
                        keep(&mut next, (sums, weak), whole);
                    }
                }
                here = next;
            }
            for (state, solution) in here {
                keep(&mut after, state, solution);
            }
        }
        Ok(after)
    }

    /// What can be made of an item: its values, whether it is weak, and what that takes.
    fn options(
        &self,
        entry: &Entry,
        status: Option<DocumentStatus>,
        decided: Decided<'_>,
    ) -> Vec<([u8; 2], bool, Solution)> {
        let scale = &self.scale;
        let cap = match status {
            Some(DocumentStatus::Missing) => 0,
            Some(DocumentStatus::Draft) => scale.highest(Class::P),
            Some(DocumentStatus::Approved) | None => scale.top,
        };
        let mut options = Vec::new();
        for (rate, show) in [(false, false), (true, false), (false, true), (true, true)] {
            let rating_step = entry.rate.as_ref().filter(|_| rate);
            let evidence_step = entry.show.as_ref().filter(|_| show);
            if rate != rating_step.is_some() || show != evidence_step.is_some() {
                continue;
            }
            let rating = if rate {
                Some(entry.target)
            } else {
                entry.rating
            };
            // Evidence is asked for once the rating is at its target.
            if show && rating.is_none_or(|rating| rating < entry.target) {
                continue;
            }
            let left_rate = entry.rate.as_ref().filter(|_| !rate);
            let left_show = entry.show.as_ref().filter(|_| !show);
            if !allowed(rating_step, left_rate, decided)
                || !allowed(evidence_step, left_show, decided)
            {
                continue;
            }
            let evidence = if show {
                EvidenceLevel::Record
            } else {
                entry.evidence
            };
            let values = rating.map(|rating| {
                let declared = rating.min(cap);
                [declared, declared.min(scale.highest(evidence.cap()))]
            });
            let class = |i: usize| {
                values
                    .and_then(|values| values.get(i).copied())
                    .map(|value| scale.class(value))
            };
            if !self.item_holds(entry, &class) || self.leaves_finding(entry, status, rating, values)
            {
                continue;
            }
            let weak = self.systemic.is_some_and(|(_, at_most)| {
                entry.scored && class(scale.layer).is_some_and(|class| class <= at_most)
            });
            let values = values.filter(|_| entry.scored).unwrap_or_default();
            let steps = rating_step.into_iter().chain(evidence_step);
            options.push((values, weak, taken(steps)));
        }
        options
    }

    /// Whether an item of these classes does what is asked of it, and leaves the unit the band that is asked for.
    fn item_holds(&self, entry: &Entry, class: &dyn Fn(usize) -> Option<Class>) -> bool {
        if entry.rated && class(0).is_none() {
            return false;
        }
        (0..2).all(|i| {
            let least = entry.least.get(i).copied().flatten();
            let band = self
                .least
                .get(i)
                .copied()
                .flatten()
                .filter(|_| entry.scored);
            let cap = self.scale.caps.get(place(class(i))).copied();
            least.is_none_or(|least| class(i) >= Some(least))
                && band.is_none_or(|band| cap >= Some(band))
        })
    }

    /// Whether an item leaves a finding that must not be.
    fn leaves_finding(
        &self,
        entry: &Entry,
        status: Option<DocumentStatus>,
        rating: Option<u8>,
        values: Option<[u8; 2]>,
    ) -> bool {
        let declared = values.map(|[declared, _]| declared);
        // The finding on the document stands in its place.
        if status == Some(DocumentStatus::Missing) && declared < rating {
            return false;
        }
        let value = values.and_then(|values| values.get(self.scale.layer).copied());
        let class = value.map(|value| self.scale.class(value));
        let grade = entry.grades.get(place(class)).copied().flatten();
        grade.is_some_and(|grade| self.no_finding.contains(&grade))
    }
}

/// Whether the gaps that are closed may be, and those that are left may stay open.
fn allowed(closed: Option<&Step>, left: Option<&Step>, decided: Decided<'_>) -> bool {
    closed.is_none_or(|step| decided(step.rank) != Some(false))
        && left.is_none_or(|step| decided(step.rank) != Some(true))
}

fn taken<'s>(steps: impl Iterator<Item = &'s Step>) -> Solution {
    let mut solution = Solution::default();
    for step in steps {
        solution.days += step.days;
        solution.ranks.push(step.rank);
    }
    solution.ranks.sort_unstable();
    solution
}

/// Keeps the cheaper of two ways to a state.
fn keep(states: &mut BTreeMap<State, Solution>, state: State, solution: Solution) {
    match states.entry(state) {
        Slot::Vacant(vacant) => {
            vacant.insert(solution);
        }
        Slot::Occupied(mut known) => {
            if solution.beats(known.get()) {
                known.insert(solution);
            }
        }
    }
}

fn cluster(c: &Catalogue, e: &Evaluation, demands: &Demands, ix: Ix<Document>) -> Option<Cluster> {
    let document = &c.documents[ix];
    if !applies(c, e, document) {
        return None;
    }
    let status = e.documents[ix];
    let open = match document.demand {
        Demand::Mandatory => status != Some(DocumentStatus::Approved),
        Demand::Conditional => {
            matches!(
                status,
                Some(DocumentStatus::Missing | DocumentStatus::Draft)
            )
        }
        Demand::Recommended => false,
    };
    let grade = match document.demand {
        Demand::Mandatory => document.if_missing,
        Demand::Conditional => Some(Grade::PotentialMinor),
        Demand::Recommended => None,
    };
    Some(Cluster {
        document: Some(ix),
        status,
        approve: open.then(|| Step::new(GapKind::Document, &document.id, document.effort)),
        must: demands.documents[ix],
        bad_if_missing: grade.is_some_and(|grade| demands.no_finding.contains(&grade)),
        entries: Vec::new(),
    })
}

fn entry(c: &Catalogue, e: &Evaluation, demands: &Demands, target: u8, item: Ix<Item>) -> Entry {
    let Item { data, scored, .. } = &c.items[item];
    let rating = e.values[item].map(|value| value.rating);
    let evidence = e.evidence[item];
    let step = |kind| Step::new(kind, &data.id, data.effort);
    let rate = match rating {
        None => scored.then(|| step(GapKind::Unknown)),
        Some(rating) => (rating < target).then(|| step(GapKind::Item)),
    };
    let shown = c.highest(evidence.cap()) >= target;
    Entry {
        scored: *scored,
        rating,
        target,
        evidence,
        rate,
        show: (*scored && !shown).then(|| step(GapKind::Evidence)),
        least: demands.items[item],
        rated: demands.rated[item],
        grades: [
            None,
            Some(Class::N),
            Some(Class::P),
            Some(Class::L),
            Some(Class::F),
        ]
        .map(|class| grade(c, item, class)),
    }
}

fn scale(c: &Catalogue, e: &Evaluation) -> Scale {
    let classes = [
        None,
        Some(Class::N),
        Some(Class::P),
        Some(Class::L),
        Some(Class::F),
    ];
    Scale {
        layer: side(e.layer),
        top: c.top(),
        classes: c.data().scale.iter().map(|level| level.class).collect(),
        highest: [Class::N, Class::P, Class::L, Class::F].map(|class| c.highest(class)),
        caps: classes.map(|class| c.policy().weakest_link.cap(class)),
    }
}
