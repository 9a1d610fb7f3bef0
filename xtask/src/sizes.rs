//! Sizes of what people download, held against those that were accepted.

use std::collections::BTreeMap;
use std::env::consts;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::step::{succeed, write};
use crate::tools::{node, root};
use crate::{Result, build};

/// The accepted sizes.
const ACCEPTED: &str = "tests/sizes.json";

/// Growth that needs no reason, in percent.
const TOLERANCE: u64 = 5;

/// The file that a page loads by one tag, and the most that it may weigh in gzip, whatever was accepted.
const ONE_TAG: (&str, u64) = ("element.js", 190_000);

/// Sizes in bytes, and why they are as they are.
#[derive(Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    reason: String,
}

type Sizes = BTreeMap<String, Size>;

/// The modules of the npm package are as small as accepted.
pub(crate) fn check_modules() -> Result {
    check(&modules()?)
}

/// The wheel is as small as accepted. Only systems with a record are checked: each has a wheel of its own.
pub(crate) fn check_wheel(path: &Path) -> Result {
    let mut wheel = wheel(path)?;
    let accepted = accepted()?;
    wheel.retain(|name, _| accepted.contains_key(name));
    check(&wheel)
}

/// The sizes of everything that is there now.
pub(crate) fn measure() -> Result<Sizes> {
    let mut sizes = modules()?;
    sizes.append(&mut wheel(&build::wheel()?)?);
    Ok(sizes)
}

/// Accepts the sizes of now, for a reason.
pub(crate) fn accept(reason: &str) -> Result {
    if reason.trim().is_empty() {
        return Err("Sizes are accepted for a reason: say it after --accept-sizes.".to_owned());
    }
    build::npm_package()?;
    let mut accepted = accepted()?;
    for (name, size) in measure()? {
        let known = accepted
            .get(&name)
            .is_some_and(|known| (known.raw, known.gzip) == (size.raw, size.gzip));
        if !known {
            println!("{name}: {} bytes, {} in gzip.", size.raw, size.gzip);
            accepted.insert(
                name,
                Size {
                    reason: reason.to_owned(),
                    ..size
                },
            );
        }
    }
    let text = serde_json::to_string_pretty(&accepted).map_err(|error| error.to_string())?;
    write(&root().join(ACCEPTED), &format!("{text}\n"))
}

fn accepted() -> Result<Sizes> {
    let text = std::fs::read_to_string(root().join(ACCEPTED)).unwrap_or_else(|_| "{}".to_owned());
    serde_json::from_str(&text).map_err(|error| format!("{ACCEPTED} can't be read: {error}."))
}

fn check(sizes: &Sizes) -> Result {
    let accepted = accepted()?;
    let mut grown = Vec::new();
    for (name, now) in sizes {
        let (raw, gzip) = accepted
            .get(name)
            .map_or((0, 0), |size| (size.raw, size.gzip));
        for (kind, now, then) in [("raw", now.raw, raw), ("in gzip", now.gzip, gzip)] {
            if now * 100 > then * (100 + TOLERANCE) {
                grown.push(format!(
                    "{name} has {now} bytes {kind}; accepted are {then}."
                ));
            }
        }
    }
    let (one_tag, most) = ONE_TAG;
    if let Some(now) = sizes.get(one_tag).filter(|now| now.gzip > most) {
        return Err(format!(
            "{one_tag} has {} bytes in gzip; it may have {most}.",
            now.gzip
        ));
    }
    if grown.is_empty() {
        return Ok(());
    }
    grown.push("Where that is worth it: cargo xtask bless --accept-sizes \"reason\"".to_owned());
    Err(grown.join("\n"))
}

/// The modules of the npm package.
fn modules() -> Result<Sizes> {
    let folder = root().join("bindings-wasm/dist");
    let unreadable = |error| format!("{} can't be read: {error}.", folder.display());
    let mut sizes = Sizes::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sizes.insert(name.into_owned(), size(&path)?);
        }
    }
    Ok(sizes)
}

fn wheel(path: &Path) -> Result<Sizes> {
    let name = format!("wheel-{}-{}", consts::OS, consts::ARCH);
    Ok(Sizes::from([(name, size(path)?)]))
}

fn size(path: &Path) -> Result<Size> {
    let script = "const bytes = fs.readFileSync(process.argv[1]); \
                  JSON.stringify({ raw: bytes.length, gzip: zlib.gzipSync(bytes, { level: 9 }).length, reason: '' })";
    let printed = succeed(node().args(["--print", script]).arg(path))?;
    serde_json::from_str(&printed)
        .map_err(|error| format!("{} can't be measured: {error}.", path.display()))
}
