//! Days as spreadsheets count them.

/// Days between the first days of the two calendars of spreadsheets.
const OF_1904: i64 = 1462;

/// The day that a spreadsheet counts, as `YYYY-MM-DD`: 1 is 1900-01-01, and a 1900-02-29 that never was is counted too. What is no such
/// day stays as it is.
pub(super) fn of_serial(number: &str, since_1904: bool) -> String {
    let whole = number.split('.').next().unwrap_or_default();
    let serial = whole
        .parse::<i64>()
        .ok()
        .filter(|serial| (1..=500_000).contains(serial));
    let Some(serial) = serial else {
        return number.to_owned();
    };
    let serial = if since_1904 { serial + OF_1904 } else { serial };
    let days = if serial > 59 { serial - 2 } else { serial - 1 };
    let (mut year, mut left) = (1900, days);
    loop {
        let length = if leap(year) { 366 } else { 365 };
        if left < length {
            break;
        }
        left -= length;
        year += 1;
    }
    let mut month = 1;
    for length in [
        31,
        if leap(year) { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::of_serial;

    #[test]
    fn days_of_both_calendars() {
        for (serial, since_1904, day) in [
            ("1", false, "1900-01-01"),
            ("59", false, "1900-02-28"),
            ("61", false, "1900-03-01"),
            ("46351", false, "2026-11-25"),
            ("46351.75", false, "2026-11-25"),
            ("44889", true, "2026-11-25"),
            ("45351", false, "2024-02-29"),
        ] {
            assert_eq!(of_serial(serial, since_1904), day);
        }
        assert_eq!(of_serial("0", false), "0");
        assert_eq!(of_serial("1e9", false), "1e9");
    }
}
