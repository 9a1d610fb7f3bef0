//! The shared cases: one JSON file each, worked out by hand from the rules.
//!
//! This crate checks what they expect. The other languages run the same cases and must give the same bytes, through the
//! [parity](parity) file that is written here.

pub mod case;
pub mod matching;
pub mod parity;
pub mod random;

use std::path::{Path, PathBuf};

/// The examples of the project's front page run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct FrontPage;

/// The folder of this crate.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// All files of an ending below a folder, sorted by path.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
