//! `cargo run -p conformance --bin pack -- en | parity`: prints what the other languages build on or are held against.

use aimscore::{Texts, wire};

fn main() -> Result<(), String> {
    let text = match std::env::args().nth(1).as_deref() {
        Some("en") => wire::canonical(Texts::english()),
        Some("parity") => conformance::parity::file()?,
        _ => return Err("say which: en or parity".to_owned()),
    };
    println!("{}", text.trim_end());
    Ok(())
}
