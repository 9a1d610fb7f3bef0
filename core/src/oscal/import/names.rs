//! Ids and versions of a catalogue out of those of a catalog in OSCAL.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Level;
use crate::id::{ID_MAX, Id};
use crate::scale::Class;

/// The ids that are taken.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// The number that was given last to an id with this start, so that many of one name take no longer than many of different ones.
    numbers: BTreeMap<String, usize>,
}

impl Names {
    /// An id that nothing else has: the wanted one, mended, and numbered where it is taken.
    pub(super) fn take(&mut self, wanted: &str) -> Id {
        let wanted = mended(wanted, "x");
        let mut id = wanted.clone();
        if self.taken.contains(id.as_str()) {
            let start = wanted.as_str().get(..ID_MAX - NUMBER_MAX);
            let start = start.unwrap_or(wanted.as_str());
            let number = self.numbers.entry(start.to_owned()).or_insert(1);
            while self.taken.contains(id.as_str()) {
                *number += 1;
                id = mended(&format!("{start}-{number}"), "x");
            }
        }
        self.taken.insert(id.to_string());
        id
    }
}

/// Longest number with its hyphen, in characters: a text of 8 MiB has fewer controls than eight digits count.
const NUMBER_MAX: usize = 9;

/// The id that is nearest to a text; `otherwise` for a blank one.
pub(super) fn mended(text: &str, otherwise: &str) -> Id {
    let fits = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
            c
        } else {
            '-'
        }
    };
    let id: String = text.trim().chars().take(ID_MAX).map(fits).collect();
    Id::new(&id)
        .or_else(|| Id::new(otherwise))
        .unwrap_or_else(Id::blank)
}

/// The id of a framework out of its title: small letters, and one hyphen between words.
pub(super) fn slug(title: &str) -> Id {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let slug = words.join("-").to_ascii_lowercase();
    mended(&slug, "oscal-catalog")
}

/// Three numbers as they are, and 1.0.0 for a version of another form.
pub(super) fn version(text: &str) -> String {
    let number =
        |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let fits = text.split('.').count() == 3 && text.split('.').all(number);
    if fits { text } else { "1.0.0" }.to_owned()
}

/// The scale of ISO/IEC 33020, whose words the engine has.
pub(super) fn scale() -> Vec<Level> {
    let levels = [
        ("not", Class::N),
        ("partially", Class::P),
        ("largely", Class::L),
        ("fully", Class::F),
    ];
    let level = |(id, class)| Level {
        id: mended(id, ""),
        class,
    };
    levels.map(level).into()
}
