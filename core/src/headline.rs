//! The headline: one figure for each part, never merged.

use serde::{Serialize, Serializer};

use crate::catalogue::Catalogue;
use crate::evaluation::{Evaluation, Figure};
use crate::id::Id;

/// Figure of each part, in the order of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline(Vec<(Id, Option<Figure>)>);

impl Headline {
    /// Figure of a part; `None` where nothing counts, or where there is no such part.
    pub fn get(&self, part: &str) -> Option<&Figure> {
        let (_, figure) = self.0.iter().find(|(id, _)| id.as_str() == part)?;
        figure.as_ref()
    }

    /// The parts with their figures.
    pub fn iter(&self) -> std::slice::Iter<'_, (Id, Option<Figure>)> {
        self.0.iter()
    }
}

impl<'h> IntoIterator for &'h Headline {
    type Item = &'h (Id, Option<Figure>);
    type IntoIter = std::slice::Iter<'h, (Id, Option<Figure>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// As an object: the figure or null, by the id of the part.
impl Serialize for Headline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(part, figure)| (part, figure)))
    }
}

pub(crate) fn headline(c: &Catalogue, e: &Evaluation) -> Headline {
    let figures = c.parts.iter().map(|(ix, part)| {
        let exact = e.part(c, ix, true);
        (part.id.clone(), exact.map(|exact| exact.figure()))
    });
    Headline(figures.collect())
}
