//! What each test runner says at its end.

use std::ops::AddAssign;

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) left_out: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.left_out += other.left_out;
    }
}

/// Of `cargo test`, a line for each binary: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
pub(crate) fn cargo(printed: &str) -> Tally {
    sum(printed, |line| {
        let counts = line.strip_prefix("test result: ")?;
        Some(counts.split_once(". ")?.1.split("; "))
    })
}

/// Of pytest, one line: `1 failed, 12 passed, 2 skipped in 3.45s`.
pub(crate) fn pytest(printed: &str) -> Tally {
    sum(printed, |line| {
        let (counts, time) = line.trim_matches(['=', ' ']).rsplit_once(" in ")?;
        let seconds = time.split_once('s')?.0;
        (seconds.parse::<f64>().is_ok()).then(|| counts.split(", "))
    })
}

/// Of Node, a line for each count: `ℹ pass 12`, `ℹ fail 1`.
pub(crate) fn node(printed: &str) -> Tally {
    let mut tally = Tally::default();
    for line in printed.lines() {
        if let ["ℹ" | "#", word, number] = line.split(' ').collect::<Vec<_>>()[..] {
            count(&mut tally, number, word);
        }
    }
    tally
}

/// Adds up `3 passed`, `1 failed` of the lines that `counts` takes apart.
fn sum<'a, I: Iterator<Item = &'a str>>(
    printed: &'a str,
    counts: impl Fn(&'a str) -> Option<I>,
) -> Tally {
    let mut tally = Tally::default();
    for entry in printed.lines().filter_map(counts).flatten() {
        if let Some((number, word)) = entry.split_once(' ') {
            count(&mut tally, number, word);
        }
    }
    tally
}

fn count(tally: &mut Tally, number: &str, word: &str) {
    let Ok(number) = number.parse::<u32>() else {
        return;
    };
    match word {
        "passed" | "pass" | "xfailed" => tally.passed += number,
        "failed" | "fail" | "cancelled" | "error" | "errors" | "xpassed" => tally.failed += number,
        "ignored" | "skipped" | "todo" | "deselected" => tally.left_out += number,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u32, failed: u32, left_out: u32) -> Tally {
        Tally {
            passed,
            failed,
            left_out,
        }
    }

    #[test]
    fn cargo_lines_are_added_up() {
        let printed = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.20s\n";
        assert_eq!(cargo(printed), tally(5, 1, 1));
    }

    #[test]
    fn pytest_says_it_once() {
        let printed = "FAILED a.py::b - assert 1 in 2 passed\n1 failed, 12 passed, 2 skipped, 1 error in 63.45s (0:01:03)\n";
        assert_eq!(pytest(printed), tally(12, 2, 2));
        assert_eq!(pytest("==== 7 passed in 0.12s ====\n"), tally(7, 0, 0));
        assert_eq!(pytest("no tests ran in 0.01s\n"), tally(0, 0, 0));
    }

    #[test]
    fn node_says_a_count_a_line() {
        let printed =
            "✔ adds (1.2ms)\nℹ tests 6\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\n";
        assert_eq!(node(printed), tally(3, 2, 1));
        assert_eq!(node("# pass 4\n# fail 0\n"), tally(4, 0, 0));
    }

    #[test]
    fn silence_is_no_test() {
        for read in [cargo, pytest, node] {
            assert_eq!(read(""), tally(0, 0, 0));
        }
    }
}
