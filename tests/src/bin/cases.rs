//! `cargo run -p conformance --bin cases [part of a name]`: runs the shared cases and says how each that fails differs.

use conformance::case;

fn main() -> std::process::ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let cases = match case::all() {
        Ok(cases) => cases,
        Err(error) => {
            eprintln!("{error}");
            return std::process::ExitCode::FAILURE;
        }
    };
    let (mut passed, mut failed) = (0, 0);
    for case in cases.iter().filter(|case| case.run.name.contains(&wanted)) {
        let differences = case.differences(&case.run.outcome());
        if differences.is_empty() {
            passed += 1;
        } else {
            failed += 1;
            println!("{}\n    {}", case.run.name, differences.join("\n    "));
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        std::process::ExitCode::SUCCESS
    } else {
        std::process::ExitCode::FAILURE
    }
}
