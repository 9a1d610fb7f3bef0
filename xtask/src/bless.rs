//! Renews the files that are made from others.

use crate::Result;
use crate::step::{step, succeed};
use crate::tools::{self, cargo, node, python};

/// These languages say again what English says. Without any: what changed in English is taken down.
pub(crate) fn translated(languages: &[&str]) -> Result {
    let printed = succeed(node().arg("bindings-wasm/translations.mjs").args(languages));
    printed.map(drop)
}

/// Schemas from the types of Rust, and the types of the other languages from the schemas.
pub(crate) fn run() -> Result {
    step("JSON Schemas", || {
        let test = ["test", "--package", "conformance", "--test", "generated"];
        succeed(cargo().env("AIMSCORE_BLESS", "1").args(test))
    })?;
    tools::need_node()?;
    tools::npm_packages("bindings-wasm")?;
    step("types of the npm package", || {
        succeed(node().arg("bindings-wasm/types.mjs"))
    })?;
    tools::need_python()?;
    step("types of the Python package", || {
        succeed(python().arg("bindings-python/generate_types.py")).map(drop)
    })?;
    step("what is to be translated anew", || translated(&[]))
}
