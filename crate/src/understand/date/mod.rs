//! Calendar dates: what a day is, and [`read`]: how documents write it.

pub mod months;
pub mod read;

use std::fmt;

use time::{Duration, Month};

/// Years that documents speak of.
const YEARS: std::ops::Range<i32> = 1900..2200;

/// A day of the Gregorian calendar; written as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

impl Date {
    /// A date; `None` where there is no such day, or none that a document speaks of.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        let date = time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
        YEARS.contains(&year).then_some(Self(date))
    }

    /// Some days later; the last day of the calendar where that is further than it reaches.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(Duration::days(days.into())))
    }

    /// Days since the first day of the calendar's count, to tell how far two dates are apart.
    #[must_use]
    pub fn day_number(self) -> i32 {
        self.0.to_julian_day()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(out, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let later = |year, month, day, days| Date::new(year, month, day).map(|date| date.plus_days(days).to_string());
        assert_eq!(later(2023, 12, 15, 30).as_deref(), Some("2024-01-14"));
        assert_eq!(later(2024, 2, 28, 1).as_deref(), Some("2024-02-29"));
        assert_eq!(later(2023, 2, 28, 365).as_deref(), Some("2024-02-28"));
        assert_eq!(later(2023, 2, 28, u32::MAX).as_deref(), Some("9999-12-31"));
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for (year, month, day) in [(2023, 2, 29), (2023, 13, 1), (2023, 0, 1), (2023, 4, 31), (203, 4, 3), (2023, 4, 0)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
    }
}
