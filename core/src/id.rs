//! Ids: their form, their natural order, and the nearest known one to a mistyped one.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// An id: 1 to 64 of the characters `A-Z a-z 0-9 . _ -` (project convention: safe in file names, URLs and spreadsheets).
///
/// Compares in natural order: runs of digits as numbers and before letters, letters by code point, so that
/// `4.2 < 4.10 < A.2.2`. Cheap to clone.
///
/// ```
/// use aimscore::Id;
/// let id = |text| Id::new(text).unwrap();
/// assert!(id("4.2") < id("4.10") && id("4.10") < id("A.2.2"));
/// assert!(Id::new("4 2").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Id(Arc<str>);

/// Longest id, in characters.
pub(crate) const ID_MAX: usize = 64;

impl Id {
    /// The id, if `text` has the form of one.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        ((1..=ID_MAX).contains(&text.len()) && text.bytes().all(allowed)).then(|| Self(text.into()))
    }

    /// What stands where no id could be read.
    pub(crate) fn blank() -> Self {
        Self("".into())
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the first point: `A` of `A.2.2`.
    pub(crate) fn prefix(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

/// Natural order of two texts; texts that differ only in leading zeros are ordered by code point.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    loop {
        let (Some(&x), Some(&y)) = (left.first(), right.first()) else {
            return left.len().cmp(&right.len()).then_with(|| a.cmp(b));
        };
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            let (m, n) = (digits(&mut left), digits(&mut right));
            m.len().cmp(&n.len()).then_with(|| m.cmp(n))
        } else {
            (left, right) = (
                left.get(1..).unwrap_or_default(),
                right.get(1..).unwrap_or_default(),
            );
            (!x.is_ascii_digit(), x).cmp(&(!y.is_ascii_digit(), y))
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// A list in natural order of its ids; equal ids stay as they stand.
pub(crate) fn in_order<T>(list: Vec<T>, id: impl Fn(&T) -> &Id) -> Vec<T> {
    sorted(list, |a, b| id(a).cmp(id(b)))
}

/// A list in the order that `compare` gives; equal entries stay as they stand. The order is found on places, so that a browser
/// loads one sorting routine and not one for each kind of entry.
pub(crate) fn sorted<T>(mut list: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut ranks = ranks(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for place in 0..list.len() {
        while let Some(&rank) = ranks.get(place).filter(|rank| **rank != place) {
            list.swap(place, rank);
            ranks.swap(place, rank);
        }
    }
    list
}

/// Where each place stands in the order that `compare` gives.
#[inline(never)]
fn ranks(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    let mut ranks = vec![0; count];
    for (rank, place) in places.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(place) {
            *slot = rank;
        }
    }
    ranks
}

/// Takes the digits at the start and gives them without leading zeros.
fn digits<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let length = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let (run, after) = rest.split_at_checked(length).unwrap_or_default();
    *rest = after;
    let zeros = run.iter().take_while(|b| **b == b'0').count();
    run.get(zeros..).unwrap_or_default()
}

/// The known text that needs the fewest edits (Levenshtein distance) to become `text`; the first of equals.
pub(crate) fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> &'a str {
    let text: Vec<char> = text.chars().take(2 * ID_MAX).collect();
    known
        .min_by_key(|candidate| edits(&text, candidate))
        .unwrap_or_default()
}

fn edits(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (i, wanted) in to.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, found) in row.iter_mut().skip(1).zip(from) {
            left = (left + 1)
                .min(*cell + 1)
                .min(diagonal + usize::from(*found != wanted));
            diagonal = std::mem::replace(cell, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_is_a_stable_sort() {
        let mut seed = 1_u32;
        for count in 0..200 {
            let list: Vec<(u32, usize)> = (0..count)
                .map(|place| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, place)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            assert_eq!(sorted(list, |(a, _), (b, _)| a.cmp(b)), expected);
        }
    }

    #[test]
    fn natural_order_of_pairs() {
        for (a, b) in [
            ("4.2", "4.10"),
            ("4.10", "A.2.2"),
            ("A.2.2", "A.10.2"),
            ("4", "4.1"),
            ("r2", "r10"),
            ("2", "a"),
            ("1.9", "1-a"),
        ] {
            let want = if (a, b) == ("1.9", "1-a") {
                Ordering::Greater
            } else {
                Ordering::Less
            };
            assert_eq!(natural(a, b), want, "{a} {b}");
            assert_eq!(natural(b, a), want.reverse(), "{b} {a}");
        }
        assert_eq!(natural("01", "1"), Ordering::Less);
    }

    #[test]
    fn nearest_counts_edits() {
        assert_eq!(
            nearest("A.5.9", ["A.2.2", "A.5.5", "4.1"].into_iter()),
            "A.5.5"
        );
        assert_eq!(edits(&['k', 'i', 't', 't', 'e', 'n'], "sitting"), 3);
    }
}
