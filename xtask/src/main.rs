//! The project's commands, the same for people and for the machine that checks every change.

mod bench;
mod bless;
mod build;
mod count;
mod deflate;
mod demo;
mod serve;
mod sizes;
mod step;
mod test;
mod tools;

use std::process::ExitCode;

/// What a step gives, or one sentence that says what went wrong.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask demo  [--port N] [--no-serve]   builds everything, scores a sample organization and serves the demo page
cargo xtask build                           installs what is missing and builds everything
cargo xtask test  [SUITE ...] [--quick]     runs all tests, or some of: rust, python, node, browser
cargo xtask bless [--accept-sizes REASON]   renews the files that are made from others
cargo xtask bless [--translated LANGUAGE …] takes down that translations say again what English says
cargo xtask bench                           measures speed and sizes";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; says whether all is well.
fn command(arguments: &[&str]) -> Result<bool> {
    match arguments {
        ["build"] => build::all()?,
        ["demo", options @ ..] => demo::run(&demo::Options::read(options)?)?,
        ["test", options @ ..] => return Ok(test::run(&test::Options::read(options)?)),
        ["bless"] => bless::run()?,
        ["bless", "--accept-sizes", reason] => sizes::accept(reason)?,
        ["bless", "--translated", languages @ ..] => bless::translated(languages)?,
        ["bench"] => bench::run()?,
        // For the npm package's build.
        ["deflate", file] => deflate::run(file)?,
        [] | ["help" | "--help" | "-h"] => println!("{HELP}"),
        _ => {
            return Err(format!(
                "There is no `cargo xtask {}`. There is:\n{HELP}",
                arguments.join(" ")
            ));
        }
    }
    Ok(true)
}
