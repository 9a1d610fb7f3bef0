//! JSON text to tree, and values to canonical text.

mod parse;
mod write;

pub use parse::{DEPTH_MAX, TEXT_MAX, parse};
pub use write::canonical;
pub(crate) use write::{quote, tree};

use serde::Serialize;
use sha2::{Digest, Sha256};

/// `sha256:` and the hash of the canonical JSON.
pub(crate) fn hash(value: &impl Serialize) -> String {
    use std::fmt::Write;
    Sha256::digest(canonical(value))
        .iter()
        .fold(String::from("sha256:"), |mut text, byte| {
            // Writing to a String does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
