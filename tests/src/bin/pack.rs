//! `cargo run -p conformance --bin pack -- en | parity | catalogue | policy`: prints what the other languages build on or are held against.

use aimscore::{Catalogue, Texts, wire};

fn main() -> Result<(), String> {
    let catalogue = Catalogue::iso_42001();
    let text = match std::env::args().nth(1).as_deref() {
        Some("en") => wire::canonical(Texts::english()),
        Some("catalogue") => wire::catalogue_json(catalogue),
        Some("policy") => wire::canonical(catalogue.policy()),
        Some("parity") => conformance::parity::file()?,
        _ => return Err("say which: en, catalogue, policy or parity".to_owned()),
    };
    println!("{}", text.trim_end());
    Ok(())
}
