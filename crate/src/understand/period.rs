//! Lengths of time: "thirty (30) days", "TWENTY-FOUR HOURS", "vierzehn Tage".

use std::fmt;
use std::ops::Range;

use super::number::{Cardinal, cardinal};
use super::words::Words;
use crate::pattern::reading::time::{NOTICE_FOLLOWS, NOTICE_LEADS, UNIT, UNIT_KIND};

/// A length of time as a clause gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    count: u32,
    unit: &'static str,
}

impl Period {
    /// In days; hours round up to a day.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        self.hours().div_ceil(24).try_into().ok()
    }

    /// In hours, to tell which of two is longer; months and years as deadlines are commonly counted.
    #[must_use]
    pub fn hours(self) -> u64 {
        let days = match self.unit {
            "hour" => return self.count.into(),
            "week" => 7,
            "month" => 30,
            "year" => 365,
            _ => 1,
        };
        u64::from(self.count) * days * 24
    }

    /// As owner: "30 days'", "1 year's".
    #[must_use]
    pub fn possessive(self) -> String {
        format!("{self}{}", if self.count == 1 { "'s" } else { "'" })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}{}", self.count, self.unit, if self.count == 1 { "" } else { "s" })
    }
}

/// The length of time that begins at word `at`, with its words.
#[must_use]
pub fn period_at(words: &Words<'_>, at: usize) -> Option<(Period, Range<usize>)> {
    let Cardinal { value, end, languages } = cardinal(words, at)?;
    let beside = |at: usize| {
        matches!(words.gap(at).trim_matches([' ', '\u{A0}', '\u{202F}', '\n', '\r', '\t']), "" | "-" | "‑" | ")" | ")-")
    };
    let kinds = (end..end + 2).take_while(|&word| beside(word) && words.is(word, UNIT_KIND)).count();
    let named = end + kinds;
    if !words.is(named, UNIT.any) || !beside(named) {
        return None;
    }
    // "5 an" is no year: in English it is an article.
    let fits = |language: u8| languages.map_or(words.folded(named) != "an", |all| all >> language & 1 == 1);
    let unit = UNIT.all.iter().find(|unit| words.is(named, unit.list) && fits(unit.language))?;
    Some((Period { count: value, unit: unit.key }, at..named + 1))
}

/// All lengths of time, in order.
pub fn periods<'w>(words: &'w Words<'_>) -> impl Iterator<Item = (Period, Range<usize>)> + 'w {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            if let Some((period, range)) = period_at(words, at) {
                at = range.end;
                return Some((period, range));
            }
            // A number is read whole or not at all: "twenty-four hours" has no "four hours" in it.
            at = cardinal(words, at).map_or(at + 1, |number| number.end);
        }
        None
    })
}

/// The first length of time in a clause.
#[must_use]
pub fn period(quote: &str) -> Option<Period> {
    periods(&Words::read(quote)).next().map(|(period, _)| period)
}

/// The length of time of a notice, as owner: what stands before "notice", or after "at least".
#[must_use]
pub fn notice(words: &Words<'_>) -> Option<String> {
    let leads = |at: usize| at.checked_sub(2).is_some_and(|at| words.is(at, NOTICE_LEADS));
    let mut all = periods(words);
    let found = all.find(|(_, range)| words.is(range.end, NOTICE_FOLLOWS) || leads(range.start));
    found.map(|(period, _)| period.possessive())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(quote: &str) -> Option<u32> {
        period(quote)?.days()
    }

    #[test]
    fn days_are_read_from_digits_words_and_both() {
        for (text, wanted) in [
            ("within thirty (30) days of joining", 30),
            ("within 30 (thirty) days of joining", 30),
            ("within sixty days", 60),
            ("within FOURTEEN DAYS", 14),
            ("within forty-five (45) calendar days", 45),
            ("within ten business days", 10),
            ("a 14-day trial", 14),
            ("at least 2 weeks before", 14),
            ("one year after the claim arose", 365),
            ("within 36 hours", 2),
            ("TWENTY-FOUR HOURS", 1),
            ("SEVENTY-TWO (72) HOURS", 3),
            ("one hundred and eighty days", 180),
            ("1,000 days", 1_000),
            ("innerhalb von vierzehn Tagen", 14),
            ("binnen vierundzwanzig Stunden", 1),
            ("mit einer Frist von einem Monat", 30),
            ("innerhalb von 14 Werktagen", 14),
            ("entro quattordici giorni", 14),
            ("entro trenta (30) giorni", 30),
            ("w ciągu czternastu dni", 14),
            ("w terminie 14 (czternastu) dni", 14),
            ("w ciągu 2 lat", 730),
            ("dans un délai de quatorze jours", 14),
            ("pendant un an", 365),
            ("sous vingt-quatre heures", 1),
            ("en un plazo de catorce días", 14),
            ("durante dos años", 730),
            ("within 30\ndays", 30),
        ] {
            assert_eq!(days(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn half_a_number_is_no_length() {
        for text in
            ["any day now", "2.5 years", "1,5 Jahre", "one and a half years", "two, days", "in section 5 an hour"]
        {
            assert_eq!(period(text), None, "{text}");
        }
        assert_eq!(
            period("A POUND AND TWENTY-FOUR HOURS").map(|period| period.to_string()).as_deref(),
            Some("24 hours")
        );
    }

    fn noticed(quote: &str) -> Option<String> {
        notice(&Words::read(quote))
    }

    #[test]
    fn notices_read_on() {
        assert_eq!(noticed("We give you thirty (30) days' notice.").as_deref(), Some("30 days'"));
        assert_eq!(noticed("We give you sixty days’ prior written notice.").as_deref(), Some("60 days'"));
        assert_eq!(noticed("We tell you at least 2 weeks before.").as_deref(), Some("2 weeks'"));
        assert_eq!(noticed("We tell you within a day."), None);
    }
}
