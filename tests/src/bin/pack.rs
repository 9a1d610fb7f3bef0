//! `cargo run -p conformance --bin pack -- parity | en | …`: prints what the other languages build on or are held against.

use aimscore::{Texts, wire};

fn main() -> Result<(), String> {
    let text = match std::env::args().nth(1).as_deref() {
        Some("parity") => conformance::parity::file()?,
        language => {
            let texts = language.and_then(Texts::in_language);
            let texts = texts.ok_or("say which: parity, or the tag of a language")?;
            wire::canonical(texts)
        }
    };
    println!("{}", text.trim_end());
    Ok(())
}
