//! `cargo run -p conformance --bin pack -- parity | catalogue | en | …`: prints what the other languages build on or are held against.

use aimscore::{Catalogue, Texts, wire};

fn main() -> Result<(), String> {
    let text = match std::env::args().nth(1).as_deref() {
        Some("parity") => conformance::parity::file()?,
        Some("catalogue") => wire::catalogue_json(Catalogue::iso_42001()),
        language => {
            let texts = language.and_then(Texts::in_language);
            let texts = texts.ok_or("say which: parity, catalogue, or the tag of a language")?;
            wire::canonical(texts)
        }
    };
    println!("{}", text.trim_end());
    Ok(())
}
