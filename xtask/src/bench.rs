//! Speed in every language, each beside a yardstick of the same run, and sizes.

use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::step::{step, succeed, succeed_with};
use crate::tools::{self, cargo, node, python, root};
use crate::{Result, build, sizes};

/// The organization that is scored.
const SAMPLE: &str = "tests/samples/developer-midway.json";

/// What the table says below itself.
const NOTE: &str = "\
The yardstick reads and writes the same report as JSON, by the means of the language; x counts yardsticks.
Aims: a full report in 1 ms in Rust and 3 ms in WASM, a changed answer in 50 µs in WASM, a roadmap in 20 ms in Rust.";

/// Nanoseconds of the best round.
#[derive(Deserialize)]
struct Figures {
    /// A full report.
    assess: u64,
    /// One changed answer of a session.
    change: u64,
    /// The roadmap: every gap closed alone and scored again, and the cheapest paths.
    roadmap: u64,
    /// The same report, read from and written to JSON by the language's own means.
    yardstick: u64,
    /// The import of the package, in Python only.
    import: Option<u64>,
}

/// Nanoseconds of 10,000 draws in Python.
#[derive(Deserialize)]
struct Draws {
    /// The package: spreads, labels, bands, residual levels.
    uncertainty: u64,
    /// `NumPy`: the figures of the parts alone.
    headlines: u64,
    /// `NumPy`: the figures of units, groups and parts.
    figures: u64,
}

/// Answer sheets that every engine scores, in processes of its own, each after the others, so many times.
const SHEETS: u32 = 1_000_000;
const TURNS: usize = 2;

/// What scores them, the package with each layout of its input first; last what copies them.
const ENGINES: [(&str, &str); 9] = [
    ("rows", "score_table, one column of codes"),
    (
        "rows again",
        "score_table, one column of codes, memory again",
    ),
    ("columns", "score_table, a column per item"),
    ("numba", "numba, in blocks, columns in its order"),
    ("numba, rows", "numba, in blocks, the same rows"),
    ("polars", "Polars"),
    ("numpy", "NumPy, in blocks"),
    ("duckdb", "DuckDB"),
    ("copy", "the sheets copied, and nothing else"),
];

/// What reads them from a Parquet file and writes their scores to another.
const OF_FILES: [(&str, &str); 3] = [
    ("package, files", "score_table, Parquet file to file"),
    ("polars, files", "Polars, Parquet file to file"),
    ("duckdb, files", "DuckDB, Parquet file to file"),
];

/// Numbers of sheets that show whether time grows as they do.
const GROWING: [&str; 3] = ["10000", "100000", "10000000"];

/// Measures everything and prints four tables.
pub(crate) fn run() -> Result {
    let mut browser = node();
    browser.env("CHROMIUM", tools::chromium()?);
    build::npm_package()?;
    tools::npm_packages("tests/browser")?;
    let sizes = sizes::measure()?;
    let mut rust = cargo();
    rust.args(["run", "--release", "--package=conformance", "--bin=bench"]);
    let speeds: [(&str, Figures); 4] = [
        ("Rust", measure("Rust", &mut rust)?),
        ("Node", measure("Node", node().arg("tests/bench/node.mjs"))?),
        (
            "Chromium",
            measure("Chromium", browser.arg("tests/bench/chromium.mjs"))?,
        ),
        (
            "Python",
            measure("Python", released_python()?.arg("tests/bench/bench.py"))?,
        ),
    ];
    println!(
        "\n{:10}{:>24}{:>24}{:>24}{:>16}",
        "", "full report", "one changed answer", "roadmap", "yardstick"
    );
    for (name, figures) in &speeds {
        let yardstick = figures.yardstick;
        let beside = |time| format!("{} {:>8}", micros(time), times(time, yardstick));
        let [full, change, roadmap] = [figures.assess, figures.change, figures.roadmap].map(beside);
        println!(
            "{name:10}{full:>24}{change:>24}{roadmap:>24}{:>16}",
            micros(yardstick)
        );
    }
    println!("{NOTE}");
    for import in speeds.iter().filter_map(|(_, figures)| figures.import) {
        println!(
            "Python imports the package in {}; the aim is 30 ms.",
            micros(import)
        );
    }
    println!();
    let draws: Draws = measure(
        "draws beside NumPy",
        released_python()?.arg("tests/bench/uncertainty.py"),
    )?;
    let ours = draws.uncertainty;
    for (name, time) in [
        ("10,000 draws: spreads, labels, bands, 30 risks", ours),
        ("NumPy: draws and headlines only", draws.headlines),
        ("NumPy: draws and figures only", draws.figures),
    ] {
        println!("{name:50}{:>16}{:>10}", micros(time), times(time, ours));
    }
    println!();
    tables()?;
    println!();
    println!("{:24}{:>12}{:>12}", "bytes", "raw", "gzip");
    for (name, size) in sizes {
        println!("{name:24}{:>12}{:>12}", size.raw, size.gzip);
    }
    Ok(())
}

/// Scores sheets in each engine, one thread each, and prints how long a sheet takes of a processor.
fn tables() -> Result {
    let beside = tools::beside_tables()?;
    let site = installed_wheel()?;
    let run = |arguments: [&str; 2]| {
        let mut python = tools::program(&beside);
        python.env("PYTHONPATH", &site);
        python.arg("tests/bench/tables.py").args(arguments);
        python
    };
    step("engines give the same", || {
        succeed(&mut run(["check", "0"])).map(drop)
    })?;
    let sheets = SHEETS.to_string();
    for engines in [&ENGINES[..], &OF_FILES] {
        let mut best = vec![u64::MAX; engines.len()];
        for _ in 0..TURNS {
            for (best, (engine, _)) in best.iter_mut().zip(engines) {
                let taken: u64 =
                    measure(&format!("tables: {engine}"), &mut run([engine, &sheets]))?;
                *best = taken.min(*best);
            }
        }
        println!(
            "{SHEETS} sheets, figures of parts, bands and labels; time of one processor for a sheet"
        );
        let ours = best.first().copied().unwrap_or_default();
        for (time, (_, name)) in best.into_iter().zip(engines) {
            let one = time / u64::from(SHEETS);
            println!("{name:50}{:>13} ns{:>10}", one, times(time, ours));
        }
    }
    for sheets in GROWING {
        let taken: u64 = measure(
            &format!("tables: {sheets} sheets"),
            &mut run(["rows", sheets]),
        )?;
        let one = taken / sheets.parse().unwrap_or(1);
        println!(
            "{:50}{one:>13} ns",
            format!("one column of codes, {sheets} sheets")
        );
    }
    if cfg!(target_os = "linux") {
        let bytes: i64 = measure("tables: memory", &mut run(["memory", &sheets]))?;
        println!(
            "{:50}{:>12} MiB",
            "memory beside sheets and scores",
            bytes >> 20
        );
    }
    Ok(())
}

/// Python with the wheel that people install, instead of the package that is being worked on.
fn released_python() -> Result<Command> {
    let mut python = python();
    python.env("PYTHONPATH", installed_wheel()?);
    Ok(python)
}

/// The folder with the wheel.
fn installed_wheel() -> Result<PathBuf> {
    let wheel = build::wheel()?;
    let site = root().join("target/xtask/site");
    step("wheel, installed beside", || {
        let quietly = ["--quiet", "--no-deps", "--upgrade", "--target"];
        let mut pip = python();
        pip.args(["-m", "pip", "install"]).args(quietly);
        succeed(pip.arg(&site).arg(wheel))
    })?;
    Ok(site)
}

fn measure<T: DeserializeOwned>(name: &str, command: &mut Command) -> Result<T> {
    step(&format!("speed of {name}"), || {
        let sample = File::open(root().join(SAMPLE))
            .map_err(|error| format!("{SAMPLE} can't be read: {error}."))?;
        let printed = succeed_with(command, sample.into())?;
        serde_json::from_str(&printed).map_err(|error| format!("{name} gave no figures: {error}."))
    })
}

/// Microseconds with one decimal.
fn micros(nanos: u64) -> String {
    format!("{}.{} µs", nanos / 1000, nanos % 1000 / 100)
}

/// How many yardsticks, with two decimals.
fn times(nanos: u64, yardstick: u64) -> String {
    let hundredths = nanos * 100 / yardstick.max(1);
    format!("{}.{:02} x", hundredths / 100, hundredths % 100)
}
