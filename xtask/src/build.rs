//! Builds: the npm package, the page that uses it, the Python package.

use std::path::PathBuf;

use crate::Result;
use crate::step::{Making, step, succeed};
use crate::tools::{self, WASM, cargo, for_others, node, python, root};

/// The whole engine of the npm package.
const WHOLE_ENGINE: &str = "target/wasm32-unknown-unknown/wasm/aimscore_wasm.wasm";

/// The engine that a page starts with.
const ENGINE: &str = "target/wasm32-unknown-unknown/wasm/aimscore_engine.wasm";

/// The whole engine, to become JavaScript.
const PLAIN_ENGINE: &str = "target/wasm32-unknown-unknown/plain/aimscore_wasm.wasm";

/// What binaryen can turn into JavaScript.
const PLAIN: [&str; 2] = ["-Ctarget-cpu=mvp", "-Ctarget-feature=+mutable-globals"];

/// The Python package, for maturin.
const MANIFEST: &str = "--manifest-path=bindings-python/Cargo.toml";

/// What the native module of the Python package is made from.
const NATIVE_MODULE: [&str; 8] = [
    "bindings-python/src",
    "bindings-python/Cargo.toml",
    "bindings-python/pyproject.toml",
    "core/src",
    "core/data",
    "core/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
];

/// Everything, in the order in which one thing needs another.
pub(crate) fn all() -> Result {
    tools::need_node()?;
    tools::need_python()?;
    page()?;
    python_package(false)
}

/// The npm package in `bindings-wasm/dist`.
pub(crate) fn npm_package() -> Result {
    tools::need_node()?;
    tools::target(WASM)?;
    tools::npm_packages("bindings-wasm")?;
    for (title, profile, engines, flags) in [
        (
            "engines for the browser",
            "wasm",
            &["--package=aimscore-wasm", "--package=aimscore-engine"][..],
            &[][..],
        ),
        (
            "engine for pages without WASM",
            "plain",
            &["--package=aimscore-wasm"],
            &PLAIN,
        ),
    ] {
        step(title, || {
            let mut build = cargo();
            build.args(["build", "--target", WASM, "--profile", profile]);
            succeed(for_others(build.args(engines), flags))
        })?;
    }
    step("wasm-bindgen", || {
        succeed(cargo().args(["build", "--package=wbg"]))
    })?;
    Making {
        title: "npm package",
        from: &[
            "bindings-wasm",
            "core/data",
            "tests/schemas",
            "xtask/src/deflate.rs",
            WHOLE_ENGINE,
            ENGINE,
            PLAIN_ENGINE,
        ],
        made: "bindings-wasm/dist/aimscore.js",
        stamp: "target/xtask/npm-package",
    }
    .with(|| succeed(node().arg("bindings-wasm/build.mjs")).map(drop))
}

/// The demo page in `web-demo/dist`.
pub(crate) fn page() -> Result {
    npm_package()?;
    tools::npm_packages("web-demo")?;
    Making {
        title: "demo page",
        from: &["web-demo", "bindings-wasm/dist", "tests/samples"],
        made: "web-demo/dist/index.html",
        stamp: "target/xtask/page",
    }
    .with(|| succeed(node().arg("web-demo/build.mjs")).map(drop))
}

/// The recipes in `tests/recipes`, each with the npm package as its users install it.
pub(crate) fn recipes() -> Result {
    npm_package()?;
    Making {
        title: "recipes",
        from: &[
            "tests/recipes",
            "bindings-wasm/package.json",
            "bindings-wasm/dist",
        ],
        made: "tests/recipes/node_modules",
        stamp: "tests/recipes/node_modules/.made",
    }
    .with(|| succeed(node().arg("tests/recipes/build.mjs")).map(drop))
}

/// The Python package, in the virtual environment of the project.
pub(crate) fn python_package(released: bool) -> Result {
    notebook_module()?;
    native_module(released)
}

/// The Python package without what the notebook shows, in the virtual environment of the project. Released, it is the code of the wheel, and many times
/// as fast as the one that is made quickly.
pub(crate) fn native_module(released: bool) -> Result {
    tools::need_python()?;
    let mut stamps = [".venv/.aimscore", ".venv/.aimscore-released"];
    if released {
        stamps.reverse();
    }
    let [stamp, other] = stamps;
    Making {
        title: "Python package",
        from: &NATIVE_MODULE,
        made: ".venv",
        stamp,
    }
    .with(|| {
        // There is only one, and now it is this.
        let _ = std::fs::remove_file(root().join(other));
        let mut maturin = python();
        maturin.args(["-m", "maturin", "develop", MANIFEST]);
        if released {
            for_others(maturin.arg("--release"), &[]);
        }
        succeed(&mut maturin).map(drop)
    })
}

/// The page's side of the widget, in the Python package.
fn notebook_module() -> Result {
    npm_package()?;
    let folder = "bindings-python/python/aimscore";
    let [from, to] = [
        "bindings-wasm/dist/notebook.js".to_owned(),
        format!("{folder}/_notebook.js"),
    ];
    std::fs::copy(root().join(&from), root().join(&to))
        .map(drop)
        .map_err(|error| format!("{from} can't be copied to {folder}: {error}."))
}

/// The wheel as people install it.
pub(crate) fn wheel() -> Result<PathBuf> {
    notebook_module()?;
    tools::need_python()?;
    let folder = "target/xtask/wheel";
    Making {
        title: "wheel",
        from: &[&["bindings-python"], &NATIVE_MODULE[..]].concat(),
        made: folder,
        stamp: "target/xtask/wheel-made",
    }
    .with(|| {
        // One wheel only, whatever the version was.
        let _ = std::fs::remove_dir_all(root().join(folder));
        let mut maturin = python();
        maturin.args([
            "-m",
            "maturin",
            "build",
            "--release",
            MANIFEST,
            "--out",
            folder,
        ]);
        succeed(for_others(&mut maturin, &[])).map(drop)
    })?;
    std::fs::read_dir(root().join(folder))
        .ok()
        .and_then(|mut entries| Some(entries.next()?.ok()?.path()))
        .ok_or_else(|| "maturin made no wheel.".to_owned())
}
