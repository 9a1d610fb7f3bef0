//! Dates.

/// Whether `text` is a day of the Gregorian calendar, 1900-01-01 to 2999-12-31, as `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = text.get(range)?;
        digits
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| digits.parse().ok())
            .flatten()
    };
    let parts = (text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-"))
        .then(|| Some((number(0..4)?, number(5..7)?, number(8..10)?)))
        .flatten();
    parts.is_some_and(|(year, month, day)| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u32::from(leap),
            _ => 0,
        };
        (1900..=2999).contains(&year) && (1..=days).contains(&day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for good in [
            "1900-01-01",
            "2999-12-31",
            "2024-02-29",
            "2000-02-29",
            "2026-11-23",
        ] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "1899-12-31",
            "3000-01-01",
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-01",
            "20261-01-1",
            "2026-11-2é",
            "+026-11-23",
            "",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
