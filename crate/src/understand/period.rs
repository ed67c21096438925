//! Lengths of time: "thirty (30) days", "TWENTY-FOUR HOURS", "vierzehn Tage".

use std::fmt;
use std::ops::Range;

use super::number::{Cardinal, cardinal};
use super::words::Words;
use crate::pattern::reading::time::{ARTICLE, COUNTS_ONE, NOTICE_FOLLOWS, NOTICE_LEADS, UNIT, UNIT_KIND};

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

    /// How many, and of what: "hour", "day", "week", "month" or "year".
    #[must_use]
    pub fn parts(self) -> (u32, &'static str) {
        (self.count, self.unit)
    }

    /// As owner: "30 days'", "1 year's".
    #[must_use]
    pub fn as_owner(self) -> String {
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
    let one = || Cardinal { value: 1, end: at + 1, languages: None };
    let counts_one = || words.is(at, ARTICLE) && words.joined(at) && words.follows(at, COUNTS_ONE);
    let Cardinal { value, end, languages } = cardinal(words, at).or_else(|| counts_one().then(one))?;
    let beside = |at: usize| {
        matches!(words.gap(at).trim_matches([' ', '\u{A0}', '\u{202F}', '\n', '\r', '\t']), "" | "-" | "‑" | ")" | ")-")
    };
    let named = end + (end..end + 2).take_while(|&word| beside(word) && words.is(word, UNIT_KIND)).count();
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

/// The one length of time of a text, notices apart where it has others; none where it has several.
#[must_use]
pub fn only_one(words: &Words<'_>) -> Option<Period> {
    let (notices, others): (Vec<_>, Vec<_>) =
        periods(words).partition(|(_, range)| words.is(range.end, NOTICE_FOLLOWS));
    let mut counted = if others.is_empty() { notices } else { others }.into_iter().map(|(period, _)| period);
    let first = counted.next();
    first.filter(|first| counted.all(|other| other == *first))
}

/// The length of time of a notice: what stands before "notice", or after "at least".
#[must_use]
pub fn notice(words: &Words<'_>) -> Option<Period> {
    let leads = |at: usize| at.checked_sub(2).is_some_and(|at| words.is(at, NOTICE_LEADS));
    let of_notice = |range: &Range<usize>| words.is(range.end, NOTICE_FOLLOWS) || leads(range.start);
    periods(words).find(|(_, range)| of_notice(range)).map(|(period, _)| period)
}
