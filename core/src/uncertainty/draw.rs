//! Drawing: what every answer may turn out to be, and what would follow, again and again; the same in every language.
//!
//! The random numbers are the key stream of `ChaCha8` (D. J. Bernstein, with a counter and a stream number of 64 bits each): the
//! key is the seed, little-endian, filled up with zeros, and each 64 draws have a stream of their own. In it draw after draw
//! takes one number of 16 bits, little-endian, for each uncertain item, in natural order.
//!
//! The crate `chacha20` makes it: 10,000 draws of 143 items take it 0.3 ms with AVX-512, which the builds of this repository ask
//! it to look for (`.cargo/config.toml`), and 0.5 ms with AVX2. Plain loops of our own took 3.8 ms.

use chacha20::cipher::{KeyIvInit, StreamCipher};
use chacha20::{ChaCha8, Key, Nonce};

use super::label::Drawn;
use super::lanes::{LANES, Lanes, count, count_of};
use super::plan::{Hold, Plan, Uncertain, UnitView, View};
use super::tally::Bands;
use crate::isa::{Isa, Work};
use crate::transpose::{COLUMNS, ROWS, turn};

/// Thousandths from 0 to 1,000.
const TENTHS: usize = 1_001;

/// How often what was drawn.
pub(super) struct Tally {
    /// For each part, how often its figure was so many thousandths; empty where it has none.
    pub(super) figures: Vec<Vec<u32>>,
    /// For each label, in how many draws it or one after it was reached.
    pub(super) labels: Vec<u32>,
    /// For each uncertain unit, how often its band was N, P, L and F.
    pub(super) bands: Bands,
    /// For each risk, how often the band of its controls was.
    pub(super) threats: Bands,
    /// For each uncertain item and level: how often it was drawn, and in how many of these the watched label was reached. Empty
    /// where no label is watched.
    pub(super) levels: Vec<Vec<(u32, u32)>>,
}

/// Draws, and counts what follows. `watched`: the place of the label that items are held against.
pub(super) fn draw(plan: &Plan<'_>, seed: u64, draws: u32, watched: Option<usize>) -> Tally {
    Isa::best().run(Drawing {
        plan,
        seed,
        draws,
        watched,
    })
}

struct Drawing<'p> {
    plan: &'p Plan<'p>,
    seed: u64,
    draws: u32,
    watched: Option<usize>,
}

impl Work for Drawing<'_> {
    type Done = Tally;

    #[inline(always)]
    fn run(self, isa: Isa) -> Tally {
        let mut tally = Tally::new(self.plan, self.watched);
        let mut block = Block::new(self.plan);
        let mut left = usize::try_from(self.draws).unwrap_or(usize::MAX);
        for stream in 0.. {
            if left == 0 {
                break;
            }
            block.draw(self.seed, stream, isa);
            block.count(left.min(LANES), self.watched, &mut tally);
            left = left.saturating_sub(LANES);
        }
        tally.bands.add_up();
        tally.threats.add_up();
        tally
    }
}

impl Tally {
    /// Nothing drawn yet.
    fn new(plan: &Plan<'_>, watched: Option<usize>) -> Self {
        let levels = usize::from(plan.catalogue.top()) + 1;
        let parts = plan.parts.values();
        Self {
            figures: parts
                .map(|mean| vec![0; if mean.is_some() { TENTHS } else { 0 }])
                .collect(),
            labels: vec![0; plan.rungs.len()],
            bands: Bands::of(plan.units.len()),
            threats: Bands::of(plan.threats.len()),
            levels: match watched {
                Some(_) => vec![vec![(0, 0); levels]; plan.items.len()],
                None => Vec::new(),
            },
        }
    }
}

/// Sixty-four draws.
struct Block<'p> {
    plan: &'p Plan<'p>,
    /// A row of numbers for each draw, and as many bytes more as may be read with the last one.
    key_stream: Vec<u8>,
    thresholds: Vec<Thresholds>,
    levels: Vec<Lanes<u8>>,
    seen: Vec<Seen>,
}

/// Where the levels of as many items as there are lanes begin.
struct Thresholds {
    lowest: Lanes<u8>,
    /// The greatest random number below each step; no number is above the greatest of 16 bits.
    below: Vec<Lanes<u16>>,
}

impl Thresholds {
    fn new(items: &[Uncertain]) -> Self {
        let mut thresholds = Self {
            lowest: [0; LANES],
            below: Vec::new(),
        };
        for (place, item) in items.iter().enumerate() {
            let (lowest, steps) = item.odds.thresholds();
            if let Some(own) = thresholds.lowest.get_mut(place) {
                *own = lowest;
            }
            for (number, step) in steps.into_iter().enumerate() {
                if thresholds.below.len() == number {
                    thresholds.below.push([u16::MAX; LANES]);
                }
                let lanes = thresholds.below.get_mut(number);
                if let Some(below) = lanes.and_then(|lanes| lanes.get_mut(place)) {
                    *below = step - 1;
                }
            }
        }
        thresholds
    }

    /// The level of each item under these random numbers.
    #[inline(always)]
    fn levels(&self, random: &[u8; 2 * LANES]) -> Lanes<u8> {
        let mut numbers = [0; LANES];
        for (number, bytes) in numbers.iter_mut().zip(random.as_chunks().0) {
            *number = u16::from_le_bytes(*bytes);
        }
        let mut levels = self.lowest;
        for below in &self.below {
            for ((level, number), below) in levels.iter_mut().zip(&numbers).zip(below) {
                *level = level.wrapping_add(u8::from(*number > *below));
            }
        }
        levels
    }
}

/// Puts a number at the beginning of bytes, little-endian.
fn put(bytes: &mut [u8], number: u64) {
    for (byte, of_number) in bytes.iter_mut().zip(number.to_le_bytes()) {
        *byte = of_number;
    }
}

impl<'p> Block<'p> {
    fn new(plan: &'p Plan<'p>) -> Self {
        let items = plan.items.len();
        let seen = || Seen {
            sums: vec![[0; LANES]; plan.summands.len()],
            bands: vec![[0; LANES]; plan.units.len()],
        };
        Self {
            plan,
            key_stream: vec![0; (items + 1) * LANES * 2],
            thresholds: plan.items.chunks(LANES).map(Thresholds::new).collect(),
            levels: vec![[0; LANES]; items],
            seen: plan.views.iter().map(|_| seen()).collect(),
        }
    }

    /// The level of each uncertain item in the draws of a stream: found draw by draw, then turned over.
    #[inline(always)]
    fn draw(&mut self, seed: u64, stream: u64, isa: Isa) {
        let mut key = Key::default();
        let mut nonce = Nonce::default();
        put(&mut key, seed);
        if let Some(last) = nonce.get_mut(4..) {
            put(last, stream);
        }
        let width = 2 * self.levels.len();
        if let Some(drawn) = self.key_stream.get_mut(..width * LANES) {
            // A stream has 256 GiB, so it doesn't end here.
            ChaCha8::new(&key, &nonce).write_keystream(drawn);
        }
        let items = self.levels.chunks_mut(LANES).zip(&self.thresholds);
        for (block, (levels, thresholds)) in items.enumerate() {
            let mut columns = [[[0; LANES]; COLUMNS]; LANES / COLUMNS];
            let mut rows = [[0; LANES]; ROWS];
            for (draw, row) in rows.iter_mut().enumerate() {
                let first = draw * width + block * LANES * 2;
                let random = self.key_stream.get(first..);
                let random = random.and_then(|random| random.first_chunk());
                *row = thresholds.levels(random.unwrap_or(&[0; LANES * 2]));
            }
            let turned = columns.iter_mut().take(levels.len().div_ceil(COLUMNS));
            for (part, columns) in turned.enumerate() {
                let rows = rows.as_flattened().get(part * COLUMNS..);
                turn(rows.unwrap_or_default(), LANES, 0, columns, isa);
            }
            for (levels, column) in levels.iter_mut().zip(columns.as_flattened()) {
                *levels = *column;
            }
        }
    }

    /// Sums and bands of the uncertain units on the view of this place.
    #[inline(always)]
    fn look(&mut self, place: usize) {
        let plan = self.plan;
        if let (Some(view), Some(seen)) = (plan.views.get(place), self.seen.get_mut(place)) {
            let units = plan.units.iter().zip(&view.units);
            for ((unit, certain), band) in units.zip(&mut seen.bands) {
                let own = unit.summands.clone();
                let sums = seen.sums.get_mut(own.clone()).unwrap_or_default();
                let summands = plan.summands.get(own).unwrap_or_default();
                let mut least = [certain.least; LANES];
                for (summand, sum) in summands.iter().zip(&mut *sums) {
                    *sum = add_up(view, &summand.items, &self.levels, &mut least);
                }
                *band = plan.hold.band(&certain.band(sums), &least);
            }
        }
    }

    /// What follows from the first `live` draws.
    #[inline(always)]
    fn count(&mut self, live: usize, watched: Option<usize>, tally: &mut Tally) {
        let plan = self.plan;
        let mut drawn = [0; LANES];
        drawn.iter_mut().take(live).for_each(|drawn| *drawn = 1);
        self.look(0);
        let Some(Seen { sums, bands }) = self.seen.first() else {
            return;
        };
        for (mean, figures) in plan.parts.values().zip(&mut tally.figures) {
            if let Some(mean) = mean {
                for tenths in mean.tenths(sums).iter().take(live) {
                    if let Some(times) = figures.get_mut(usize::from(*tenths)) {
                        *times += 1;
                    }
                }
            }
        }
        for (place, band) in bands.iter().enumerate() {
            tally.bands.count(place, band, &drawn);
        }
        let mut broken = [0; LANES];
        for (place, threat) in plan.threats.iter().enumerate() {
            let band = threat.band(sums, bands);
            threat.mark(&band, &mut broken);
            tally.threats.count(place, &band, &drawn);
        }
        tally.bands.end_block();
        tally.threats.end_block();
        let goal = self.climb(drawn, watched, &broken, &mut tally.labels);
        for (lanes, times) in self.levels.iter().zip(&mut tally.levels) {
            for (level, (times, reached)) in (0..).zip(times) {
                *times += count_of(lanes, level, &drawn);
                *reached += count_of(lanes, level, &goal);
            }
        }
    }

    /// Counts how far the labels are reached; gives the draws that reach the watched one.
    #[inline(always)]
    fn climb(
        &mut self,
        drawn: Lanes<u8>,
        watched: Option<usize>,
        broken: &Lanes<u8>,
        labels: &mut [u32],
    ) -> Lanes<u8> {
        let plan = self.plan;
        let mut goal = [0; LANES];
        let mut alive = drawn;
        let mut looked = 1;
        for (place, (rung, times)) in plan.rungs.iter().zip(labels).enumerate() {
            let views = rung.views().max().map_or(1, |view| view + 1);
            (looked..views).for_each(|view| self.look(view));
            looked = looked.max(views);
            let drawn = Drawn {
                levels: &self.levels,
                seen: &self.seen,
                broken,
            };
            rung.check(&drawn, &mut alive);
            let reached = count(&alive);
            if reached == 0 {
                break;
            }
            *times += reached;
            if watched == Some(place) {
                goal = alive;
            }
        }
        goal
    }
}

/// What is seen of the uncertain units on a view.
pub(super) struct Seen {
    /// The sum of each summand.
    pub(super) sums: Vec<Lanes<u8>>,
    /// The band of each.
    pub(super) bands: Vec<Lanes<u8>>,
}

/// The sum of some uncertain values in each draw; lowers `least` to the least of them.
#[inline(always)]
fn add_up(view: &View, items: &[usize], levels: &[Lanes<u8>], least: &mut Lanes<u8>) -> Lanes<u8> {
    let mut together = [0_u8; LANES];
    for place in items {
        let (Some(lanes), Some(cap)) = (levels.get(*place), view.caps.get(*place)) else {
            continue;
        };
        let sums = together.iter_mut().zip(&mut *least);
        for ((together, least), level) in sums.zip(lanes) {
            let value = (*level).min(*cap);
            *together = together.wrapping_add(value);
            *least = (*least).min(value);
        }
    }
    together
}

impl UnitView {
    /// The band that goes with what was drawn.
    #[inline(always)]
    fn band(&self, sums: &[Lanes<u8>]) -> Lanes<u8> {
        if let [sum] = sums {
            // No sum is above 254, so 255 stands for all that it doesn't reach.
            return band(
                sum,
                self.bands
                    .map(|least| u8::try_from(least).unwrap_or(u8::MAX)),
            );
        }
        let mut total = [0_u32; LANES];
        for sum in sums {
            for (total, sum) in total.iter_mut().zip(sum) {
                *total = total.wrapping_add(u32::from(*sum));
            }
        }
        band(&total, self.bands)
    }
}

/// How many of the bands above N begin at most here.
#[inline(always)]
fn band<N: Copy + Ord>(sums: &Lanes<N>, [p, l, f]: [N; 3]) -> Lanes<u8> {
    let mut band = [0; LANES];
    for (band, sum) in band.iter_mut().zip(sums) {
        *band = u8::from(*sum >= p) + u8::from(*sum >= l) + u8::from(*sum >= f);
    }
    band
}

impl Hold {
    /// The band of a unit, held by the least of its values.
    #[inline(always)]
    fn band(&self, of_sum: &Lanes<u8>, least: &Lanes<u8>) -> Lanes<u8> {
        let ([from_p, from_l], [cap_n, cap_p]) = (self.from, self.bands);
        let mut band = [0; LANES];
        for ((band, of_sum), least) in band.iter_mut().zip(of_sum).zip(least) {
            let cap_p = if *least < from_l { cap_p } else { u8::MAX };
            let cap = if *least < from_p { cap_n } else { cap_p };
            *band = (*of_sum).min(cap);
        }
        band
    }
}
