//! Values by index: an index is made only by the catalogue that owns the table, so a look-up always finds.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Index of a `K` of a catalogue.
pub(crate) struct Ix<K>(u32, PhantomData<fn() -> K>);

impl<K> Ix<K> {
    fn new(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX), PhantomData)
    }

    pub(crate) const fn position(self) -> usize {
        self.0 as usize
    }
}

impl<K> Clone for Ix<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Ix<K> {}

impl<K> PartialEq for Ix<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> fmt::Debug for Ix<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One `V` for each `K` of a catalogue.
pub(crate) struct Table<K, V = K> {
    values: Vec<V>,
    key: PhantomData<fn() -> K>,
}

impl<K, V> Table<K, V> {
    pub(crate) const fn new() -> Self {
        Self {
            values: Vec::new(),
            key: PhantomData,
        }
    }

    pub(crate) fn push(&mut self, value: V) -> Ix<K> {
        self.values.push(value);
        Ix::new(self.values.len() - 1)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix<K>, &V)> + ExactSizeIterator {
        self.values
            .iter()
            .enumerate()
            .map(|(position, value)| (Ix::new(position), value))
    }

    pub(crate) fn values(&self) -> std::slice::Iter<'_, V> {
        self.values.iter()
    }

    pub(crate) fn keys(
        &self,
    ) -> impl DoubleEndedIterator<Item = Ix<K>> + ExactSizeIterator + use<K, V> {
        (0..self.values.len()).map(Ix::new)
    }

    /// A table of the same keys.
    pub(crate) fn map<W>(&self, make: impl FnMut((Ix<K>, &V)) -> W) -> Table<K, W> {
        Table {
            values: self.iter().map(make).collect(),
            key: PhantomData,
        }
    }
}

impl<K, V: Clone> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Self {
            values: self.values.clone(),
            key: PhantomData,
        }
    }
}

impl<K, V> Index<Ix<K>> for Table<K, V> {
    type Output = V;

    #[expect(
        clippy::indexing_slicing,
        reason = "an index is made only by the owner of the table"
    )]
    fn index(&self, index: Ix<K>) -> &V {
        &self.values[index.position()]
    }
}

impl<K, V> IndexMut<Ix<K>> for Table<K, V> {
    #[expect(
        clippy::indexing_slicing,
        reason = "an index is made only by the owner of the table"
    )]
    fn index_mut(&mut self, index: Ix<K>) -> &mut V {
        &mut self.values[index.position()]
    }
}
