//! Under which condition something is done, how freely, and whether it is said of some cases only.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::pattern::reading::condition as read;
use crate::pattern::reading::facts::AND_OR;
use crate::text::span::Span;
use crate::understand::period::{self, Period};
use crate::understand::words::{Told, Words};

/// How many words before or behind a consent may say that it is asked for where the law wants it alone.
const BY_LAW: usize = 8;

/// Under which condition something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Unless the reader consents, which ends a promise.
    UnlessConsent,
    /// With the reader's consent.
    WithConsent,
    /// Without asking the reader: no condition, where one would be expected.
    WithoutAsking,
    /// Unless the reader opts out.
    UnlessOptOut,
    /// With notice in certain cases.
    NoticeInCases,
    /// With so much notice.
    NoticeOf(Period),
    /// With reasonable notice.
    ReasonableNotice,
    /// With notice.
    Notice,
}

impl Condition {
    /// Whether it leaves to the reader whether something is done at all.
    #[must_use]
    pub fn is_the_readers(self) -> bool {
        matches!(self, Self::WithConsent | Self::UnlessOptOut)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::UnlessConsent => "unless you consent",
            Self::WithConsent => "with your consent",
            Self::WithoutAsking => "without asking you",
            Self::UnlessOptOut => "unless you opt out",
            Self::NoticeInCases => "with notice in certain cases",
            Self::NoticeOf(period) => return write!(out, "with {} notice", period.as_owner()),
            Self::ReasonableNotice => "with reasonable notice",
            Self::Notice => "with notice",
        })
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// To what a clause is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// To some cases, people or places.
    Cases,
    /// To all but some.
    Exceptions,
}

impl Limit {
    /// As it follows a sentence.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Cases => "in certain cases",
            Self::Exceptions => "with exceptions",
        }
    }
}

/// How freely the provider acts, each manner once, in a fixed order.
#[must_use]
pub fn manner(words: &Words<'_>) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let caused = words.find(read::ANY_REASON_IF, 0);
    for manner in read::MANNER.all {
        // "You may, at any time" is the reader's freedom.
        let range = words.all(manner.list).next().filter(|range| !words.near(range.start, 4, read::READERS));
        let of_cause =
            |range: &std::ops::Range<usize>| caused.as_ref().is_some_and(|cause| cause.words.start < range.end);
        let told = range.filter(|range| !of_cause(range)).map(|range| words.told(range, manner.key));
        let apart = |told: &Told| {
            found.iter().all(|known| known.span.end <= told.span.start || told.span.end <= known.span.start)
        };
        // "For any reason or none" says "for any reason" too.
        let new = |told: &Told| apart(told) && found.iter().all(|known| !known.text.starts_with(&told.text));
        let told = told.filter(new);
        found.extend(told);
    }
    found
}

/// The condition under which the clause applies, as it follows a sentence: "only with your consent",
/// "unless you opt out", "with 30 days' notice". In a promise "without your consent" is what ends
/// it.
#[must_use]
pub fn condition(words: &Words<'_>, promise: bool, change: bool) -> Option<(Condition, Span)> {
    let asked = asked(words, promise);
    // Notice that some get and others don't is told as how freely the provider acts.
    if asked.is_some() || !change || words.has(read::CONSENT) || words.has(read::NOTICE_OR_NONE) {
        return asked;
    }
    let first = |list| words.all(list).next();
    let at = |range| words.told(range, "").span;
    let ahead = period::notice(words);
    let given = |at: usize| words.near(at, 4, read::NOTICE_GIVEN) && !words.near(at, 5, read::NOTICE_DENIED);
    let of_days = || {
        let range = first(read::DAYS_NOTICE)?;
        let given = words.near(range.start, 7, read::NOTICE_GIVEN) && !words.any(0..range.start, read::NOT_BOUND);
        (given && ahead.is_some()).then_some(range)
    };
    let range = first(read::TELL).filter(|range| given(range.start)).or_else(of_days)?;
    // "May" is that of the change itself.
    let some = (0..words.len()).any(|at| words.is(at, read::NOTICE_IN_PART) && !words.is(at, read::PERMITS));
    let condition = match (some, ahead) {
        (true, _) => Condition::NoticeInCases,
        (false, Some(period)) => Condition::NoticeOf(period),
        (false, None) if words.has(read::REASONABLE_NOTICE) => Condition::ReasonableNotice,
        (false, None) => Condition::Notice,
    };
    Some((condition, at(range)))
}

/// What the clause asks of the reader first: a consent, or no objection.
fn asked(words: &Words<'_>, promise: bool) -> Option<(Condition, Span)> {
    let first = |list| words.all(list).next();
    let at = |range| words.told(range, "").span;
    if let Some(range) = first(read::WITHOUT_CONSENT) {
        let condition = match (promise, words.any(0..range.start, read::DENIED)) {
            (true, _) => Condition::UnlessConsent,
            (false, true) => Condition::WithConsent,
            (false, false) => Condition::WithoutAsking,
        };
        return Some((condition, at(range)));
    }
    if let Some(range) = first(read::OPT_OUT) {
        return Some((Condition::UnlessOptOut, at(range)));
    }
    if let Some(range) = first(read::CONSENT) {
        // Where consent is one ground of several, it does not bind.
        let or_later = || range.start > 0 && words.any(range.end..words.len(), read::OR);
        let beside = words.is(range.end, AND_OR) || words.follows(range.start, AND_OR);
        let near = range.start.saturating_sub(BY_LAW)..range.end + BY_LAW;
        let by_law = || words.any(near, read::WHERE_LAW_ASKS);
        let one_of_some = beside || words.near(range.start, 4, read::CHOICE) || or_later() || by_law();
        let condition = if promise { Condition::UnlessConsent } else { Condition::WithConsent };
        return (!one_of_some).then(|| (condition, at(range)));
    }
    None
}

/// The condition that a clause leaves to the reader, where nothing more of it is read.
#[must_use]
pub fn readers(words: &Words<'_>) -> Option<Condition> {
    asked(words, false).map(|(condition, _)| condition).filter(|condition| condition.is_the_readers())
}

/// How a clause is limited to some cases, people or places, if it is.
#[must_use]
pub fn limit(words: &Words<'_>) -> Option<Limit> {
    // Wishes are everybody's, and after "including" a case is only an example.
    let wished = |at: usize| words.any(at..at + 3, read::WISH);
    let limits = |at: std::ops::Range<usize>| !words.follows(at.start, read::EXAMPLE) && !wished(at.end);
    let in_cases = || words.is(0, read::CASE_BEGINS) && !wished(1) || words.all(read::CASE).any(limits);
    if words.has(read::EXCEPTION) { Some(Limit::Exceptions) } else { in_cases().then_some(Limit::Cases) }
}
