//! Calendar dates as documents write them.

use std::fmt;
use std::sync::LazyLock;

use regex::{Captures, Regex, RegexBuilder};

/// A day of the Gregorian calendar; written as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u32,
    day: u32,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// "March 7, 2023", "7 March 2023", "2023-03-07".
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{1,6})?\.?";
    RegexBuilder::new(&format!(
        r"\b{MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+(\d{{4}})\b|\b(\d{{4}})-(\d{{2}})-(\d{{2}})\b"
    ))
    .case_insensitive(true)
    .unicode(false)
    .build()
    .expect("the expression is constant and tested")
});

impl Date {
    /// A date; `None` where there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = Self { year, month, day };
        let real = (1..=12).contains(&month) && (1900..2200).contains(&year) && Self::from_days(date.to_days()) == date;
        real.then_some(date)
    }

    /// The first date that a text writes.
    #[must_use]
    pub fn first_in(text: &str) -> Option<Self> {
        DATE.captures_iter(text).find_map(|found| read(&found))
    }

    /// Some days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self::from_days(self.to_days() + i64::from(days))
    }

    /// Days since 1970-01-01: Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// days_from_civil.
    fn to_days(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The inverse: civil_from_days of the same source.
    fn from_days(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days - era * 146_097;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let narrow = |value: i64| u32::try_from(value).unwrap_or(0);
        Self { year: i32::try_from(year).unwrap_or(0), month: narrow(month), day: narrow(day) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn read(found: &Captures<'_>) -> Option<Date> {
    let number = |group: usize| found.get(group).and_then(|text| text.as_str().parse::<u32>().ok());
    let month = |group: usize| {
        let name = found.get(group)?.as_str().to_ascii_lowercase();
        MONTHS.iter().position(|month| *month == name).and_then(|at| u32::try_from(at + 1).ok())
    };
    let (year, month, day) = match (month(1), month(5)) {
        (Some(month), _) => (number(3)?, month, number(2)?),
        (_, Some(month)) => (number(6)?, month, number(4)?),
        _ => (number(7)?, number(8)?, number(9)?),
    };
    Date::new(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_read_in_their_usual_forms() {
        for text in ["Last updated: March 7, 2023", "Effective 7th March 2023.", "as of 2023-03-07", "7 Mar. 2023"] {
            assert_eq!(Date::first_in(text).map(|date| date.to_string()).as_deref(), Some("2023-03-07"), "{text}");
        }
        for text in ["February 30, 2023", "section 2023-99-01", "may 2023", "no date"] {
            assert_eq!(Date::first_in(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let later = |text: &str, days| Date::first_in(text).map(|date| date.plus_days(days).to_string());
        assert_eq!(later("2023-12-15", 30).as_deref(), Some("2024-01-14"));
        assert_eq!(later("2024-02-28", 1).as_deref(), Some("2024-02-29"));
        assert_eq!(later("2023-02-28", 365).as_deref(), Some("2024-02-28"));
    }
}
