//! `cargo run --release -p conformance --bin bench < assessment.json`: how fast the engine is without any binding, in nanoseconds.

use std::hint::black_box;
use std::io::Read;
use std::time::Instant;

use aimscore::{Catalogue, Session, wire};
use serde_json::{Value, json};

/// Rounds of which the best counts: what other programs on the machine add is no property of this one.
const ROUNDS: u32 = 9;

/// Runs in a round.
const RUNS: u32 = 30;

fn main() -> Result<(), String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| error.to_string())?;
    println!("{}", measure(&text)?);
    Ok(())
}

fn measure(text: &str) -> Result<Value, String> {
    let catalogue = Catalogue::iso_42001();
    let report = wire::assess_json(catalogue, text)?;
    let mut session =
        Session::from_json(catalogue, text).map_err(|issues| wire::issues_json(&issues))?;
    let mut changes = [
        r#"{"answers":[{"item_id":"4.1-r1","rating":"fully"}]}"#,
        r#"{"answers":[{"item_id":"4.1-r1","rating":"partially"}]}"#,
    ]
    .into_iter()
    .cycle();
    Ok(json!({
        "assess": best(|| wire::assess_json(catalogue, text)),
        "change": best(|| changes.next().map(|patch| session.set_json(patch).map(|changes| wire::canonical(&changes)))),
        "roadmap": best(|| wire::roadmap_json(catalogue, text)),
        "yardstick": best(|| serde_json::from_str::<Value>(&report).map(|tree| tree.to_string())),
    }))
}

/// Nanoseconds of one run.
fn best<T>(mut run: impl FnMut() -> T) -> u128 {
    let round = |_| {
        let start = Instant::now();
        for _ in 0..RUNS {
            black_box(run());
        }
        start.elapsed().as_nanos() / u128::from(RUNS)
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}
