//! Steps: each says what it does and how long it took, and none is done twice.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Result;
use crate::tools::root;

/// Does one step, in one line.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = begin(title);
    let result = work();
    end(if result.is_ok() { "" } else { "failed, " }, start);
    result
}

/// A step that has begun.
pub(crate) struct Begun {
    title: String,
    start: Instant,
}

/// The step whose line waits for its second half. Of steps side by side the others write theirs when they end.
static OPEN: Mutex<Option<Instant>> = Mutex::new(None);

/// The first half of a step's line.
pub(crate) fn begin(title: &str) -> Begun {
    let start = Instant::now();
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    if open.is_none() {
        print!("  {title} … ");
        // A terminal that is gone is no reason to stop.
        let _ = std::io::stdout().flush();
        *open = Some(start);
    }
    Begun {
        title: title.to_owned(),
        start,
    }
}

/// The second half of a step's line.
pub(crate) fn end(outcome: &str, Begun { title, start }: Begun) {
    let time = seconds(start.elapsed());
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    match open.take() {
        Some(own) if own == start => println!("{outcome}{time}"),
        other => {
            let first = if other.is_some() { "\n" } else { "" };
            println!("{first}  {title} … {outcome}{time}");
        }
    }
}

/// Seconds with one decimal.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{}.{} s", time.as_secs(), time.subsec_millis() / 100)
}

/// A step that makes something from files, and need not do so again before they change.
pub(crate) struct Making<'a> {
    /// What is made, for the step's line.
    pub(crate) title: &'a str,
    /// Files and folders that it is made from.
    pub(crate) from: &'a [&'a str],
    /// What is made; gone, it is made again.
    pub(crate) made: &'a str,
    /// The file that remembers what it was made from.
    pub(crate) stamp: &'a str,
}

impl Making<'_> {
    /// Makes it, unless nothing has changed since it was last made.
    pub(crate) fn with(&self, work: impl FnOnce() -> Result) -> Result {
        let fingerprint = fingerprint(self.from);
        let stamp = root().join(self.stamp);
        let known = std::fs::read_to_string(&stamp).unwrap_or_default();
        if known == fingerprint && root().join(self.made).exists() {
            return Ok(());
        }
        step(self.title, work)?;
        write(&stamp, &fingerprint)
    }
}

/// Writes a file, and its folder where that is missing.
pub(crate) fn write(path: &Path, text: &str) -> Result {
    path.parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| format!("{} can't be written: {error}.", path.display()))
}

/// A short text that changes with the names or contents of these files.
fn fingerprint(paths: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        for file in files(&root().join(path)) {
            file.hash(&mut hasher);
            std::fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}

/// The files below a path that people write, sorted.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut entries: Vec<PathBuf> = folder
        .flatten()
        .filter(|entry| !is_made(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    entries.iter().flat_map(|entry| files(entry)).collect()
}

/// Whether a file or folder of this name is made by tools.
fn is_made(name: &str) -> bool {
    name.starts_with('.')
        || ["node_modules", "dist", "target", "__pycache__"].contains(&name)
        || [".so", ".pyd"].iter().any(|ending| name.ends_with(ending))
}

/// Runs a program quietly and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<Output> {
    output_with(command, Stdio::null())
}

fn output_with(command: &mut Command, input: Stdio) -> Result<Output> {
    command
        .stdin(input)
        .output()
        .map_err(|error| format!("{} can't be started: {error}.", said(command)))
}

/// Runs a program quietly and gives what it printed to its standard output. Where it fails, all it printed is the error.
pub(crate) fn succeed(command: &mut Command) -> Result<String> {
    succeed_with(command, Stdio::null())
}

/// Runs a program as [`succeed`] does, with something to read.
pub(crate) fn succeed_with(command: &mut Command, input: Stdio) -> Result<String> {
    let output = output_with(command, input)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{}\n{} failed.", printed(&output), said(command)))
}

/// All that a program printed.
pub(crate) fn printed(output: &Output) -> String {
    let text = [&*output.stdout, &*output.stderr].concat();
    String::from_utf8_lossy(&text).trim_end().to_owned()
}

/// A command as a person would type it.
fn said(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}
