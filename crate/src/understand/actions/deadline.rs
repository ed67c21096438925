//! Until when something can be done: by a date, or within days that count from something.

use super::super::date::{Date, Order, date_at, dates};
use super::super::period::periods;
use super::super::words::Words;
use crate::pattern::reading::facts::YOU;
use crate::pattern::reading::part::NTH;
use crate::pattern::reading::time::{
    BOUNDS, COUNTED_FROM, COUNTS, ENDS_OTHERWISE, FROM_AIMS, FROM_DAY, FROM_EFFECTIVE, FROM_JOINS, FROM_LOOSE,
    FROM_STOPS, FROM_UPDATED, LAST_DAY, LEADS_DAYS, NOTICE_FOLLOWS, OF_CONDITION, ORDINAL, OWED, READERS_DAYS,
    SOMEBODY, TO_DATE,
};

/// Until when something must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// By a date, as the clause gives it.
    On(Date),
    /// Within days that count from something.
    Within {
        /// How many.
        days: u32,
        /// What they count from, as written; empty where that is not said.
        from: String,
        /// Whether that is the date on which the document took effect.
        from_effective: bool,
        /// That date itself, where it is written out.
        from_date: Option<Date>,
    },
}

/// Most words between what makes a date a deadline and the date, and between it and a number of days.
const REACH: usize = 7;

/// How many words into what a deadline counts from its date begins.
const TO_FROM_DATE: usize = 3;

/// Longest text that says what days count from, in bytes.
const FROM_LONGEST: usize = 90;

/// The first deadline of a clause, in which numeric dates are of the given order.
#[must_use]
pub fn deadline(words: &Words<'_>, order: Order) -> Option<Deadline> {
    let written = dates(words, order);
    let on = written
        .iter()
        .find(|(_, range)| bounds(words, range.start))
        .map(|(on, range)| (range.start, Deadline::On(*on)));
    let within = within(words, order).or_else(|| last_day(words, order));
    [on, within].into_iter().flatten().min_by_key(|(at, _)| *at).map(|(_, deadline)| deadline)
}

/// The date by which the reader must have done what a sentence offers; dates by which somebody else
/// does something are none.
#[must_use]
pub fn readers_date(words: &Words<'_>, order: Order) -> Option<Date> {
    let theirs = |start: usize| {
        let subject = (0..start).rev().find(|&at| words.is(at, SOMEBODY));
        subject.is_some_and(|at| !words.is(at, YOU))
    };
    let readers = |start: usize| bounds(words, start) && !theirs(start);
    dates(words, order).into_iter().find(|(_, range)| readers(range.start)).map(|(date, _)| date)
}

/// The days within which the reader must do what a sentence offers, where it says who counts them from what: "write to
/// us within 30 days after you leave".
#[must_use]
pub fn readers_days(words: &Words<'_>, order: Order) -> Option<Deadline> {
    if !words.has(READERS_DAYS) { None } else { within(words, order).map(|(_, deadline)| deadline) }
}

/// Whether a date that begins at a word is the end of the time that somebody has: "until 3 April 2027".
fn bounds(words: &Words<'_>, start: usize) -> bool {
    // The longest phrase that ends nearest to the date.
    let phrases = (start.saturating_sub(REACH)..start).filter_map(|at| Some(words.at(at, BOUNDS)?.words));
    let cue = phrases.filter(|cue| cue.end <= start).max_by_key(|cue| (cue.end, cue.len()));
    let filler = |at| words.is(at, TO_DATE) || words.folded(at).starts_with(|c: char| c.is_ascii_digit());
    // What it ends may be a condition or another time: "if you joined before", "accounts opened before".
    let of_condition = |cue: usize| {
        let clause = (1..=cue).rev().find(|&at| words.continues(at)).unwrap_or(0)..cue;
        words.any(clause.clone(), OF_CONDITION) && !words.any(clause, OWED) || words.follows(cue, ENDS_OTHERWISE)
    };
    cue.is_some_and(|cue| (cue.end..start).all(filler) && !of_condition(cue.start))
}

/// The first number of days that is a deadline, with its first word.
fn within(words: &Words<'_>, order: Order) -> Option<(usize, Deadline)> {
    periods(words).find_map(|(period, range)| {
        let end = (0..=range.start).rev().find(|&at| !words.follows(at, COUNTS))?;
        let mut leads = (end.saturating_sub(REACH)..end).filter_map(|at| words.at(at, LEADS_DAYS));
        leads.find(|lead| (end..=range.start).contains(&lead.words.end))?;
        let from = words.at(range.end, COUNTED_FROM).map_or(words.len(), |from| from.words.end);
        // Who keeps the longest of several notices keeps the one that counts: "5 days before; yearly plans 30 days before".
        let ahead = |at: usize| words.is(at, NOTICE_FOLLOWS);
        let notices = || periods(words).filter(|(_, range)| ahead(range.end)).filter_map(|(period, _)| period.days());
        let days = if ahead(range.end) { notices().max() } else { period.days() };
        Some((range.start, counted(days?, words, from, order)))
    })
}

/// The deadline that a last day sets, with its first word.
fn last_day(words: &Words<'_>, order: Order) -> Option<(usize, Deadline)> {
    let found = words.find(LAST_DAY, 0)?;
    let nth = found.part(NTH)?.start;
    let named = || ORDINAL.all.iter().find(|ordinal| words.is(nth, ordinal.list))?.key.parse().ok();
    let digits = words.folded(nth).trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok();
    let days = digits.or_else(named)?;
    Some((found.words.start, counted(days, words, found.words.end, order)))
}

/// Days that count from what begins at a word, up to where the sentence goes on with something else.
fn counted(days: u32, words: &Words<'_>, start: usize, order: Order) -> Deadline {
    let goes_on = |at: usize| {
        let beside = words.gap(at).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '/' | '-'));
        // "Access to or use of the service" is one thing, "the date on which you joined" goes on, and "to" may
        // say what for.
        let stops = words.is(at, FROM_STOPS) && !words.is(at - 1, FROM_JOINS);
        let turns = words.is(at, YOU) && !words.follows(at, FROM_DAY);
        let (first, last) = words.bytes(start..at);
        beside && !stops && !turns && !words.is(at, FROM_AIMS) && last - first < FROM_LONGEST
    };
    let end = (start + 1..words.len()).find(|&at| !goes_on(at)).unwrap_or(words.len());
    let end = (start..end).rev().find(|&at| !words.is(at, FROM_LOOSE)).map_or(start, |last| last + 1);
    let from = words.source(start..end);
    let from = if from.contains(|c: char| c.is_ascii_lowercase()) { from } else { from.to_lowercase() };
    let read = Words::read(&from);
    let from_effective = read.has(FROM_EFFECTIVE) || read.has(FROM_UPDATED) && !read.has(YOU);
    let from_date = (start..start + TO_FROM_DATE).find_map(|at| date_at(words, at, order)).map(|(date, _)| date);
    Deadline::Within { days, from, from_effective, from_date }
}
