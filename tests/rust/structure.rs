//! The structure that the documentation promises: one direction of imports, and an engine without a world around it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeSet;

use conformance::{files, folder};

/// Rooms of the core, each importing only from those before it.
const ORDER: &[&str] = &[
    "isa",
    "transpose",
    "reciprocal",
    "closed",
    "value",
    "error",
    "id",
    "fraction",
    "scale",
    "grade",
    "table",
    "vocabulary",
    "read",
    "json",
    "grid",
    "policy",
    "crosswalk",
    "catalogue",
    "assessment",
    "share",
    "evaluation",
    "headline",
    "extremes",
    "document",
    "risk",
    "applicability",
    "finding",
    "readiness",
    "gap",
    "support",
    "step",
    "audit",
    "review",
    "report",
    "roadmap",
    "uncertainty",
    "compare",
    "explain",
    "session",
    "sheets",
    "cohort",
    "language",
    "markup",
    "chart",
    "csv",
    "render",
    "oscal",
    "workbook",
    "framework",
    "ciso_assistant",
    "schema",
    "lib",
    "wire",
];

/// What an engine that gives the same answer everywhere must not touch.
const FORBIDDEN: &[&str] = &[
    "std::time",
    "std::env::",
    "std::net",
    "std::fs",
    "std::thread",
    "HashMap",
    "HashSet",
    "SystemTime",
    "target_arch",
    "wasm_bindgen",
    "pyo3",
];

fn core_files() -> Vec<(String, String)> {
    let root = folder().join("../core/src");
    files(&root, ".rs")
        .iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            (
                name.trim_end_matches(".rs").to_owned(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn imports_go_one_way() {
    let place = |room: &str| ORDER.iter().position(|known| *known == room);
    for (name, text) in core_files() {
        let room = name.split('/').next().unwrap_or_default();
        let here = place(room).unwrap_or_else(|| panic!("{room} has no place in the order"));
        if room == "lib" {
            continue;
        }
        // Attributes that make a schema name functions of the last room; they are no code of a release.
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//") && !line.contains("schema_with"));
        let imported = code.flat_map(|line| line.split("crate::").skip(1));
        for path in imported {
            let other = path
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default();
            let other = if place(other).is_some() { other } else { "lib" };
            assert!(
                other == room || place(other) < Some(here),
                "{name} imports from {other}"
            );
        }
    }
}

#[test]
fn the_engine_touches_no_world() {
    for (name, text) in core_files() {
        for word in FORBIDDEN {
            // The one place that may ask for the processor: what it chooses between gives the same bits.
            let dispatch = name == "isa" && *word == "target_arch";
            assert!(dispatch || !text.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn every_room_stands_in_the_order() {
    let rooms: BTreeSet<String> = core_files()
        .into_iter()
        .filter_map(|(name, _)| name.split('/').next().map(str::to_owned))
        .collect();
    assert_eq!(
        rooms.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        ORDER.iter().copied().collect()
    );
}
