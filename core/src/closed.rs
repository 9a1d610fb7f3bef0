//! Closed lists of words: one declaration gives the enum, its JSON form and the list of its words.

/// A word of a closed list.
pub(crate) trait Closed: Copy + 'static {
    /// The words, in the order of `VALUES`.
    const WORDS: &'static [&'static str];
    const VALUES: &'static [Self];
    /// The first of them.
    const FIRST: Self;

    fn parse(text: &str) -> Option<Self> {
        Self::VALUES.get(place(text, Self::WORDS)?).copied()
    }
}

/// The place of a word in a list.
pub(crate) fn place(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|word| *word == text)
}

/// The words of a list, for a message.
pub(crate) fn quoted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut text = String::new();
    for word in words {
        text.push_str(if text.is_empty() { "`" } else { ", `" });
        text.push_str(word);
        text.push('`');
    }
    text
}

macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[doc = concat!("`", $word, "`")] #[serde(rename = $word)] $variant),*
        }

        impl $crate::closed::Closed for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];
            const VALUES: &'static [Self] = Self::ALL;
            const FIRST: Self = [$(Self::$variant),*][0];
        }

        impl $name {
            /// All words, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word as it stands in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use closed;
