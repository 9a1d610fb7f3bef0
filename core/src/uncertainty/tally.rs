//! How often each band was drawn: lane by lane in eight bits, and added up before these are full.

use super::lanes::{LANES, Lanes};

/// For each of many, how often its band was N, P, L and F.
pub(super) struct Bands {
    /// As far as added up.
    pub(super) times: Vec<[u32; 4]>,
    lanes: Vec<[Lanes<u8>; 4]>,
    /// Blocks that are in the lanes.
    blocks: u8,
}

impl Bands {
    /// None so far, of so many.
    pub(super) fn of(count: usize) -> Self {
        Self {
            times: vec![[0; 4]; count],
            lanes: vec![[[0; LANES]; 4]; count],
            blocks: 0,
        }
    }

    /// Counts the bands of one of them in the draws that bear a 1.
    #[inline(always)]
    pub(super) fn count(&mut self, place: usize, bands: &Lanes<u8>, drawn: &Lanes<u8>) {
        for (rank, counts) in (0_u8..).zip(self.lanes.get_mut(place).into_iter().flatten()) {
            for ((count, band), drawn) in counts.iter_mut().zip(bands).zip(drawn) {
                *count = count.wrapping_add(if *band == rank { *drawn } else { 0 });
            }
        }
    }

    /// Ends a block.
    #[inline(always)]
    pub(super) fn end_block(&mut self) {
        self.blocks = self.blocks.wrapping_add(1);
        if self.blocks == u8::MAX {
            self.add_up();
        }
    }

    /// Adds up what is in the lanes.
    pub(super) fn add_up(&mut self) {
        for (times, lanes) in self.times.iter_mut().zip(&mut self.lanes) {
            for (times, lanes) in times.iter_mut().zip(lanes) {
                *times += lanes.iter().map(|count| u32::from(*count)).sum::<u32>();
                *lanes = [0; LANES];
            }
        }
        self.blocks = 0;
    }
}
