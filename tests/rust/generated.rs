//! Files that are made from others are up to date.

use conformance::{files, folder};

/// The JSON Schemas are those of the types. `AIMSCORE_BLESS=1` writes them instead.
#[test]
fn schemas_are_up_to_date() {
    let dir = folder().join("schemas");
    let bless = std::env::var_os("AIMSCORE_BLESS").is_some();
    let mut names = Vec::new();
    for (name, schema) in aimscore::schema::schemas() {
        let path = dir.join(format!("{name}.schema.json"));
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        if bless {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(&path).unwrap_or_default(),
            text,
            "{name}.schema.json is out of date: run `cargo xtask bless`"
        );
        names.push(path);
    }
    names.sort();
    assert_eq!(files(&dir, ".json"), names, "a schema without a type");
}
