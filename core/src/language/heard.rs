//! What people write for a word of the engine: the word itself, or its label in their language.

use super::Texts;
use crate::catalogue::{Catalogue, UNSURE};
use crate::policy::folded;
use crate::scale::Class;

/// What is written, in lower case, with the word that is meant.
pub(crate) struct Heard<'w>(Vec<(String, &'w str)>);

impl<'w> Heard<'w> {
    /// The words of a list.
    pub(crate) fn words(texts: &Texts, list: &str, words: &[&'w str]) -> Self {
        let themselves = words.iter().map(|word| (folded(word), *word));
        let labels = words
            .iter()
            .map(|word| (folded(texts.label(list, word)), *word));
        Self(themselves.chain(labels).collect())
    }

    /// The ratings of a catalogue; also the letters N, P, L and F where one level alone has that class.
    pub(crate) fn ratings(c: &'w Catalogue, texts: &Texts) -> Self {
        let scale = &c.data().scale;
        let levels = scale.iter().map(|level| level.id.as_str());
        let mut ratings = Self::words(texts, "scale", &levels.chain([UNSURE]).collect::<Vec<_>>());
        for class in Class::ALL {
            let mut of_class = scale.iter().filter(|level| level.class == *class);
            if let (Some(level), None) = (of_class.next(), of_class.next()) {
                ratings.0.push((folded(class.as_str()), level.id.as_str()));
            }
        }
        ratings
    }

    /// The word that a text means, or the text.
    pub(crate) fn meaning<'t>(&self, text: &'t str) -> &'t str
    where
        'w: 't,
    {
        let is_itself = self.0.iter().any(|(_, word)| *word == text);
        let found = self
            .0
            .iter()
            .find(|(written, _)| !is_itself && *written == folded(text));
        found.map_or(text, |(_, word)| word)
    }
}
