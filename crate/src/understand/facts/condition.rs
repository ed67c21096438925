//! Under which condition something is done, how freely, and whether it is said of some cases only.

use crate::pattern::reading::condition as read;
use crate::pattern::reading::facts::AND_OR;
use crate::understand::period;
use crate::understand::words::{Told, Words};

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
pub fn condition(words: &Words<'_>, promise: bool, change: bool) -> Option<Told> {
    let first = |list| words.all(list).next();
    if let Some(range) = first(read::WITHOUT_CONSENT) {
        let text = match (promise, words.any(0..range.start, read::DENIED)) {
            (true, _) => "unless you consent",
            (false, true) => "with your consent",
            (false, false) => "without asking you",
        };
        return Some(words.told(range, text));
    }
    if let Some(range) = first(read::OPT_OUT) {
        return Some(words.told(range, "unless you opt out"));
    }
    if let Some(range) = first(read::CONSENT) {
        // Where consent is one ground of several, it does not bind.
        let or_later = || range.start > 0 && words.any(range.end..words.len(), read::OR);
        let one_of_some = words.is(range.end, AND_OR) || words.near(range.start, 4, read::CHOICE) || or_later();
        let text = if promise { "unless you consent" } else { "with your consent" };
        return (!one_of_some).then(|| words.told(range, text));
    }
    if !change {
        return None;
    }
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
    let text = match (some, ahead) {
        (true, _) => "with notice in certain cases".to_owned(),
        (false, Some(period)) => format!("with {period} notice"),
        (false, None) if words.has(read::REASONABLE_NOTICE) => "with reasonable notice".to_owned(),
        (false, None) => "with notice".to_owned(),
    };
    Some(words.told(range, text))
}

/// How a clause is limited to some cases, people or places, as it follows a sentence, if it is: "with
/// exceptions", "in certain cases".
#[must_use]
pub fn limit(words: &Words<'_>) -> Option<&'static str> {
    // Wishes are everybody's, and after "including" a case is only an example.
    let wished = |at: usize| words.any(at..at + 3, read::WISH);
    let limits = |at: std::ops::Range<usize>| !words.follows(at.start, read::EXAMPLE) && !wished(at.end);
    let in_cases = || words.is(0, read::CASE_BEGINS) && !wished(1) || words.all(read::CASE).any(limits);
    if words.has(read::EXCEPTION) { Some("with exceptions") } else { in_cases().then_some("in certain cases") }
}
