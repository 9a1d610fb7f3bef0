//! Runs the tests, suite by suite, and adds up what each runner says.

use std::process::Command;
use std::thread::{self, Scope};
use std::time::Instant;

use crate::count::{self, Tally};
use crate::step::{Making, begin, end, output, printed, seconds, succeed, write};
use crate::tools::{self, WASI, WASM, cargo, node, python, root};
use crate::{Result, build, sizes};

/// Every result of Rust, for the other languages to hold theirs against.
const PARITY: &str = "target/parity.jsonl";

/// What to run.
pub(crate) struct Options {
    suites: Vec<Suite>,
    quick: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suite {
    Rust,
    Python,
    Node,
    Browser,
}

impl Suite {
    const ALL: [Self; 4] = [Self::Rust, Self::Python, Self::Node, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Python => "python",
            Self::Node => "node",
            Self::Browser => "browser",
        }
    }
}

impl Options {
    pub(crate) fn read(options: &[&str]) -> Result<Self> {
        let mut read = Self {
            suites: Vec::new(),
            quick: false,
        };
        for option in options {
            let suite = Suite::ALL.into_iter().find(|suite| suite.name() == *option);
            match (*option, suite) {
                (_, Some(suite)) => read.suites.push(suite),
                ("--quick", None) => read.quick = true,
                _ => {
                    return Err(format!(
                        "`{option}` is no suite: there are rust, python, node and browser, and --quick."
                    ));
                }
            }
        }
        if read.suites.is_empty() {
            read.suites = Suite::ALL.to_vec();
            read.suites
                .retain(|suite| !read.quick || *suite != Suite::Browser);
        }
        Ok(read)
    }
}

/// Runs the suites; says whether all tests passed.
pub(crate) fn run(options: &Options) -> bool {
    if options.quick {
        println!(
            "Quick: leaves out the browser, wheels in fresh environments, LibreOffice, bundlers, fuzzing and most random assessments."
        );
    }
    let mut results = Vec::new();
    for suite in &options.suites {
        println!("{}", suite.name());
        let mut run = Run::new(options.quick);
        let ended = thread::scope(|scope| {
            if *suite == Suite::Rust && options.suites == Suite::ALL && !options.quick {
                prepare(scope)?;
            }
            run.suite(*suite)
        });
        if let Err(error) = ended {
            run.fail("preparation", &error);
        }
        if run.tally.passed + run.tally.failed == 0 {
            run.fail("tests", "No tests ran.");
        }
        results.push((
            suite.name(),
            run.tally,
            seconds(run.start.elapsed()),
            run.failures,
        ));
    }
    summary(&results)
}

/// Makes what the other suites need, beside the tests of Rust: most of it keeps one processor busy, or waits for a server. What fails here fails once
/// more where it is needed, and is reported there.
fn prepare<'scope>(scope: &'scope Scope<'scope, '_>) -> Result {
    // Two at a time are more than rustup takes.
    tools::components()?;
    tools::target(WASM)?;
    tools::target(WASI)?;
    scope.spawn(|| {
        build::page()?;
        build::recipes()
    });
    scope.spawn(|| build::native_module(true));
    scope.spawn(|| {
        tools::chromium()?;
        tools::npm_packages("tests/browser")?;
        tools::spark()?;
        tools::jupyter()?;
        tools::oscal()?;
        tools::libreoffice()
    });
    Ok(())
}

/// Prints what came out of each suite, and the sum on the last line.
fn summary(results: &[(&str, Tally, String, Vec<String>)]) -> bool {
    println!(
        "\n{:10}{:>8}{:>8}{:>10}{:>10}",
        "suite", "passed", "failed", "left out", "time"
    );
    let mut sum = Tally::default();
    for (suite, tally, time, _) in results {
        let Tally {
            passed,
            failed,
            left_out,
        } = tally;
        println!("{suite:10}{passed:8}{failed:8}{left_out:10}{time:>10}");
        sum += *tally;
    }
    println!();
    for (suite, _, _, failures) in results {
        for failure in failures {
            println!("failed: {suite}, {failure}");
        }
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    sum.failed == 0
}

/// A suite that is running.
struct Run {
    quick: bool,
    start: Instant,
    tally: Tally,
    failures: Vec<String>,
}

impl Run {
    fn new(quick: bool) -> Self {
        Self {
            quick,
            start: Instant::now(),
            tally: Tally::default(),
            failures: Vec::new(),
        }
    }

    fn suite(&mut self, suite: Suite) -> Result {
        match suite {
            Suite::Rust => self.rust(),
            Suite::Python => self.python(),
            Suite::Node => self.node(),
            Suite::Browser => self.browser(),
        }
    }

    fn rust(&mut self) -> Result {
        tools::components()?;
        self.check("formatting", cargo().args(["fmt", "--all", "--check"]));
        let everything = ["--workspace", "--exclude=wbg", "--all-targets"];
        let strictly = ["--", "--deny=warnings"];
        let mut clippy = cargo();
        clippy
            .args(["clippy", "--quiet"])
            .args(everything)
            .args(strictly);
        self.check("lints", &mut clippy);
        let mut doc = cargo();
        doc.args([
            "doc",
            "--quiet",
            "--package=aimscore",
            "--all-features",
            "--no-deps",
        ]);
        self.check("documentation", doc.env("RUSTDOCFLAGS", "--deny=warnings"));
        for (title, features) in [
            ("core without features", "--features="),
            ("core with schemas only", "--features=schema"),
        ] {
            let core = ["--package=aimscore", "--no-default-features", features];
            self.check(title, cargo().args(["check", "--quiet"]).args(core));
        }
        let packages = ["aimscore", "conformance", "xtask"].map(|name| format!("--package={name}"));
        let mut test = cargo();
        test.args(["test", "--quiet", "--no-fail-fast"])
            .args(packages);
        self.tests("tests", &mut test, count::cargo);
        if !self.quick {
            tools::need_node()?;
            tools::target(WASI)?;
            self.tests(
                "tests of score tables in WASM",
                &mut in_wasm(),
                count::cargo,
            );
        }
        Ok(())
    }

    fn python(&mut self) -> Result {
        build::python_package(!self.quick)?;
        for (title, tool) in [
            ("formatting", ["format", "--check"]),
            ("lints", ["check", "--quiet"]),
        ] {
            let ours = ["--no-cache", "bindings-python", "tests/python"];
            self.check(title, python().args(["-m", "ruff"]).args(tool).args(ours));
        }
        parity()?;
        let quietly = ["-q", "--color=no", "-p", "no:cacheprovider"];
        let side_by_side = ["--numprocesses=auto", "--dist=worksteal"];
        let spark = tools::spark();
        let mut pytest = python();
        pytest
            .args(["-m", "pytest", "tests/python"])
            .args(quietly)
            .args(side_by_side);
        if self.quick {
            pytest.env_remove("AIMSCORE_WHEEL");
        } else {
            pytest.env("JUPYTER", tools::jupyter()?);
            let wheel = build::wheel()?;
            self.one("size of the wheel", || sizes::check_wheel(&wheel));
            pytest.env("AIMSCORE_WHEEL", wheel);
            pytest.env("AIMSCORE_OSCAL", tools::oscal()?);
            pytest.env("SOFFICE", tools::libreoffice()?);
            if let Ok(spark) = &spark {
                pytest.env("SPARK", spark);
            }
        }
        self.tests("tests", &mut pytest, count::pytest);
        let mut pytest = Command::new(spark?);
        pytest
            .current_dir(root())
            .args(["-m", "pytest", "tests/python/spark"])
            .args(quietly)
            .env("PYTHONPATH", root().join("bindings-python/python"))
            .env("PYTHONDONTWRITEBYTECODE", "1");
        self.tests("tests on Spark, Dask and Ray", &mut pytest, count::pytest);
        Ok(())
    }

    fn node(&mut self) -> Result {
        build::page()?;
        parity()?;
        self.tests("tests", &mut node_tests("tests/node")?, count::node);
        self.one("sizes of the modules", sizes::check_modules);
        Ok(())
    }

    fn browser(&mut self) -> Result {
        let chromium = tools::chromium()?;
        build::page()?;
        build::recipes()?;
        parity()?;
        build::python_package(true)?;
        tools::npm_packages("tests/browser")?;
        let mut tests = node_tests("tests/browser")?;
        tests
            .env("CHROMIUM", chromium)
            .env("JUPYTER", tools::jupyter()?);
        self.tests("tests", &mut tests, count::node);
        Ok(())
    }

    /// A program that passes or fails as one.
    fn check(&mut self, title: &str, command: &mut Command) {
        self.one(title, || succeed(command).map(drop));
    }

    /// Something that passes or fails as one.
    fn one(&mut self, title: &str, work: impl FnOnce() -> Result) {
        let start = begin(title);
        let result = work();
        end(if result.is_ok() { "" } else { "failed, " }, start);
        match result {
            Ok(()) => self.tally.passed += 1,
            Err(error) => self.fail(title, &error),
        }
    }

    /// A program that runs tests and says how many.
    fn tests(&mut self, title: &str, command: &mut Command, read: fn(&str) -> Tally) {
        command
            .env("AIMSCORE_PARITY", root().join(PARITY))
            .env_remove("AIMSCORE_QUICK")
            .env_remove("AIMSCORE_BLESS");
        if self.quick {
            command.env("AIMSCORE_QUICK", "1");
        }
        let start = begin(title);
        let run = output(command);
        let text = run.as_ref().map_or_else(Clone::clone, printed);
        let tally = read(&text);
        end(
            &format!("{} passed, {} failed, ", tally.passed, tally.failed),
            start,
        );
        self.tally += tally;
        let ended_well = run.is_ok_and(|output| output.status.success());
        if tally.failed > 0 {
            println!("{text}");
            self.failures.push(title.to_owned());
        } else if !ended_well || tally.passed == 0 {
            self.fail(
                title,
                &format!("{text}\nNo tests ran, or the runner broke off."),
            );
        }
    }

    /// Counts one failure and shows its reason.
    fn fail(&mut self, title: &str, reason: &str) {
        println!("{reason}");
        self.tally.failed += 1;
        self.failures.push(title.to_owned());
    }
}

/// Writes the parity file.
fn parity() -> Result {
    Making {
        title: "results of Rust, for parity",
        from: &[
            "core/src",
            "core/data",
            "tests/src",
            "tests/cases",
            "tests/samples",
        ],
        made: PARITY,
        stamp: "target/xtask/parity",
    }
    .with(|| {
        let pack = [
            "run",
            "--package",
            "conformance",
            "--bin",
            "pack",
            "--",
            "parity",
        ];
        write(&root().join(PARITY), &succeed(cargo().args(pack))?)
    })
}

/// The tests of score tables with the instructions that a browser has.
fn in_wasm() -> Command {
    let runner = root().join("tests/wasi.mjs");
    let mut test = cargo();
    test.args(["test", "--quiet", "--package=conformance", "--test=sheets"])
        .args(["--target", WASI, "--config"])
        .arg(format!(
            "target.{WASI}.runner=['node', '--no-warnings', '{}']",
            runner.display()
        ));
    test
}

/// The test files of a folder, in Node.
fn node_tests(folder: &str) -> Result<Command> {
    let entries = std::fs::read_dir(root().join(folder))
        .map_err(|error| format!("{folder} can't be read: {error}."))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut command = node();
    // Node leaves one processor to itself; of two that would be one file at a time, most of which wait for a page.
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    command
        .args(["--test", "--test-reporter=spec"])
        .arg(format!("--test-concurrency={at_once}"))
        .args(files);
    Ok(command)
}
