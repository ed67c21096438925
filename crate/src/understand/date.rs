//! Calendar dates, and how texts write them.
//!
//! "3 April 2027", "April 3rd, 2027", "3. April 2027", "3 de abril de 2027", "3 kwietnia 2027 r.",
//! "2027-04-03", "03.04.2027", "03/04/2027". Which number of the last form is the day depends on
//! who writes; where that can't be told, it is no date.

use std::fmt;
use std::ops::Range;

use time::{Duration, Month};

use super::words::Words;
use crate::pattern::reading::part;
use crate::pattern::reading::time::{MONTH, WITH_MONTH};
use crate::text::cut::Cut;

/// Years that documents speak of.
const YEARS: Range<i32> = 1900..2200;

/// A day of the Gregorian calendar; written as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

impl Date {
    /// A date; `None` where there is no such day, or none that a document speaks of.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let year = i32::try_from(year).ok()?;
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        let date = time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
        YEARS.contains(&year).then_some(Self(date))
    }

    /// Some days later; the last day of the calendar where that is further than it reaches.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(Duration::days(days.into())))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(out, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

/// Which number of "03/04/2027" is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// The first.
    DayFirst,
    /// The second.
    MonthFirst,
    /// It can't be told.
    Unknown,
}

/// Languages in which the day is always written first.
const DAY_FIRST: [&str; 14] = ["de", "it", "pl", "fr", "es", "pt", "nl", "cs", "da", "nb", "fi", "ro", "ru", "uk"];

impl Order {
    /// The order in a document: that of its language, ISO 639-1, else that of its dates of which a
    /// number is beyond 12.
    #[must_use]
    pub fn of(language: &str, text: &str) -> Self {
        if DAY_FIRST.contains(&language) {
            return Self::DayFirst;
        }
        let (mut day_first, mut month_first) = (false, false);
        let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let between = text.match_indices(['/', '-']).filter(|&(at, _)| at > 0 && digit(at - 1) && digit(at + 1));
        for (at, _) in between {
            // What of a date may stand before its first separator, and after it; only one order gives a date.
            let words = Words::read(text.between(at.saturating_sub(4), at + 10));
            if let Some(at) = (0..words.len()).find(|&at| numeric(&words, at, Order::Unknown).is_some()) {
                day_first |= (13..=31).contains(&number(words.folded(at)).unwrap_or_default());
                month_first |= (13..=31).contains(&number(words.folded(at + 1)).unwrap_or_default());
            }
        }
        match (day_first, month_first) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }
}

/// All dates, in order, with their words.
#[must_use]
pub fn dates(words: &Words<'_>, order: Order) -> Vec<(Date, Range<usize>)> {
    let mut found: Vec<(Date, Range<usize>)> = Vec::new();
    for at in 0..words.len() {
        if found.last().is_none_or(|(_, last)| last.end <= at) {
            found.extend(date_at(words, at, order));
        }
    }
    found
}

/// The date that begins at word `at`, with its words.
#[must_use]
pub fn date_at(words: &Words<'_>, at: usize, order: Order) -> Option<(Date, Range<usize>)> {
    with_month(words, at).or_else(|| numeric(words, at, order))
}

/// The month, 1 to 12, that a folded word names.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    MONTH.meaning(word, |_| true)?.parse().ok()
}

/// "April 3, 2027", "April the 3rd 2027", "3rd day of April, 2027", "1er avril 2027", "3 de abril de 2027": its words
/// are parted by no more than a comma, a stop or the sign of an ordinal number.
fn with_month(words: &Words<'_>, at: usize) -> Option<(Date, Range<usize>)> {
    let found = words.at(at, WITH_MONTH)?;
    let part = |name| found.part(name).map(|part| words.folded(part.start));
    let year = part(part::YEAR).filter(|year| year.len() == 4).and_then(number)?;
    let date = Date::new(year, month(part(part::MONTH)?)?, day(part(part::DAY)?)?)?;
    let near = |at: usize| matches!(words.gap(at).trim(), "" | "," | "." | ".," | "-" | "º" | "°" | "'" | "’");
    (at + 1..found.words.end).all(near).then_some((date, found.words))
}

/// "2027-04-03", "03.04.2027", "3. 4. 2027", "03/04/2027", "13.04.26".
fn numeric(words: &Words<'_>, at: usize, order: Order) -> Option<(Date, Range<usize>)> {
    const PARTS: [&str; 4] = ["/", "-", "‑", "–"];
    let word = words.folded(at);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let stopped: Vec<&str> = word.split('.').collect();
    let part = words.gap(at + 1);
    let (numbers, end) = match stopped[..] {
        [first, second, third] => ([first, second, third], at + 1),
        _ if words.gap(at + 2) == part && (PARTS.contains(&part) || part == ". ") => {
            ([word, words.folded(at + 1), words.folded(at + 2)], at + 3)
        }
        _ => return None,
    };
    // "03/04/27" is a date, "26-04-13" may be anything, and a longer number or code is none.
    let sound = match numbers.map(str::len) {
        [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4] => true,
        [2, 2, 2] => !PARTS[1..].contains(&part),
        _ => false,
    };
    let glued = |at: usize| PARTS.contains(&words.gap(at)) || matches!(words.gap(at), "." | "#" | "_");
    if !sound || glued(at) || end < words.len() && glued(end) {
        return None;
    }
    let [first, second, third] = numbers.map(number);
    let (first, second, third) = (first?, second?, third?);
    let (year, month, day) = match order {
        _ if first > 31 => (first, second, third),
        _ if second > 12 => (third, first, second),
        _ if first > 12 || first == second || !PARTS.contains(&part) => (third, second, first),
        Order::DayFirst => (third, second, first),
        Order::MonthFirst => (third, first, second),
        Order::Unknown => return None,
    };
    Some((Date::new(if year < 100 { 2_000 + year } else { year }, month, day)?, at..end))
}

fn number(word: &str) -> Option<u32> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// A day of a month: "3", "03", "3rd", "1er", "3ten".
fn day(word: &str) -> Option<u32> {
    const ENDINGS: [&str; 11] = ["", "st", "nd", "rd", "th", "er", "o", "º", "ten", "ter", "te"];
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (day, ending) = word.split_at(digits);
    (digits <= 2 && ENDINGS.contains(&ending)).then(|| number(day)).flatten().filter(|day| (1..=31).contains(day))
}
