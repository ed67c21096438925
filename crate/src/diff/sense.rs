//! Whether a number or a date that changed is better or worse for the reader.

use super::direction::Wording;
use super::quantity::Quantity;
use super::wording::{PartKind, Reader};
use crate::knowledge::names::More;
use crate::knowledge::rule;
use crate::pattern::reading::diff as read;
use crate::pattern::reading::facts::YOU;
use crate::pattern::reading::time::SOMEBODY;
use crate::report::{Finding, Polarity};
use crate::understand::words::Words;

/// What more of something, or a later day, is for the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Better,
    Worse,
}

/// A quantity of a clause, with its first word and one past its last.
type Found = (Quantity, usize, usize);

/// Words before a length of time in which stands what makes it a limit.
const LEAD: usize = 3;

/// Above zero where what became of the numbers of a sentence is better for the reader, below where it
/// is worse; zero where that can't be told, or where numbers came or went.
pub(super) fn better(before: Wording<'_>, after: Wording<'_>) -> i32 {
    let (old_words, words) = (Words::read(before.text), Words::read(after.text));
    let (was, is) = (quantities(&old_words, before.reader), quantities(&words, after.reader));
    if was.len() != is.len() {
        return 0;
    }
    let changes = was.iter().zip(&is).map(|((was, ..), (is, start, end))| {
        let more = match compare(*was, *is) {
            None | Some(std::cmp::Ordering::Equal) => return 0,
            Some(std::cmp::Ordering::Greater) => 1,
            Some(std::cmp::Ordering::Less) => -1,
        };
        match sense(after.finding, *is, &words, *start, *end) {
            Some(Sense::Better) => more,
            Some(Sense::Worse) => -more,
            None => 0,
        }
    });
    changes.sum::<i32>().signum()
}

/// Whether a sentence names a sum of money.
pub(super) fn names_money(words: &Words<'_>, reader: Reader) -> bool {
    quantities(words, reader).iter().any(|(quantity, ..)| matches!(quantity, Quantity::Money(..)))
}

fn quantities(words: &Words<'_>, reader: Reader) -> Vec<Found> {
    let parts = reader.parts(words, words.text);
    let quantity = |part: super::wording::Part| match part.kind {
        PartKind::Quantity(quantity) => Some((quantity, part.words.start, part.words.end)),
        PartKind::Word(_) | PartKind::Numbering => None,
    };
    parts.into_iter().filter_map(quantity).collect()
}

/// How the later of two quantities compares with the earlier; `None` for quantities of different
/// things, and for years.
fn compare(was: Quantity, is: Quantity) -> Option<std::cmp::Ordering> {
    match (was, is) {
        (Quantity::Date(was), Quantity::Date(is)) => Some(is.cmp(&was)),
        (Quantity::Period(was), Quantity::Period(is)) => Some(is.hours().cmp(&was.hours())),
        (Quantity::Money(was, one), Quantity::Money(is, other)) if one == other => is.partial_cmp(&was),
        (Quantity::Percent(was), Quantity::Percent(is)) | (Quantity::Number(was), Quantity::Number(is)) => {
            is.partial_cmp(&was)
        }
        _ => None,
    }
}

/// What more of a quantity is for the reader, by what its clause is about and the words around it.
fn sense(finding: Option<&Finding>, quantity: Quantity, words: &Words<'_>, start: usize, end: usize) -> Option<Sense> {
    let ahead = words.is(end, read::AHEAD_OF);
    let trial = words.any(start.saturating_sub(3)..end + 3, read::TRIAL);
    let told = |more| match more {
        More::Better => Some(Sense::Better),
        More::Worse => Some(Sense::Worse),
        More::OfAge => {
            match (words.has(read::NOT_TAKING), words.has(read::NOT_ADDRESSING), words.has(read::SHUTTING_OUT)) {
                (true, _, false) => Some(Sense::Better),
                (false, false, _) => Some(Sense::Worse),
                _ => None,
            }
        }
        More::OfTrial if (trial && !ahead) || words.has(read::REMINDING) => Some(Sense::Better),
        More::OfTrial => Some(Sense::Worse),
    };
    let more = finding.and_then(|finding| rule(finding.clause)).map(|rule| rule.more).unwrap_or_default();
    let polarity = finding.map_or(Polarity::Neutral, |finding| finding.polarity);
    match quantity {
        Quantity::Year(_) => None,
        Quantity::Number(_) => more.number.and_then(told),
        Quantity::Period(_) => match more.period {
            Some(more) => told(more),
            None if words.has(read::KEEPING) || words.has(read::ANSWERING) => Some(Sense::Worse),
            None => time_of_somebody(words, start, ahead),
        },
        Quantity::Money(..) | Quantity::Percent(_) => match more.money {
            Some(more) => told(more),
            None if words.has(read::GETTING) => Some(Sense::Better),
            None if words.has(read::PAYING) && polarity != Polarity::Good => Some(Sense::Worse),
            None => None,
        },
        Quantity::Date(_) => match more.date {
            Some(more) => told(more),
            None if words.has(read::KEEPING) => Some(Sense::Worse),
            None => holds(polarity, words, start).or_else(|| last_day_of_reader(words, start)),
        },
    }
}

/// What more of a length of time is by who has it: time in which the reader may or must do something, and notice
/// that the reader gets, are the better the longer they are; notice that the reader must give is the worse.
fn time_of_somebody(words: &Words<'_>, start: usize, ahead: bool) -> Option<Sense> {
    let readers = is_readers(words, start)?;
    let limited = words.any(start.saturating_sub(LEAD)..start, read::LIMIT_BEFORE);
    match (readers, ahead) {
        (true, true) => Some(Sense::Worse),
        (false, true) => Some(Sense::Better),
        (true, false) if limited => Some(Sense::Better),
        _ => None,
    }
}

/// Whether what stands at a word is done by the reader, rather than by another: by whoever acts nearest before it.
/// The reader may also be told something.
fn is_readers(words: &Words<'_>, start: usize) -> Option<bool> {
    let acts = |at: &usize| words.is(*at, SOMEBODY) && (!words.is(*at, YOU) || words.is(at + 1, read::READER_ACTS));
    (0..start).rev().find(acts).map(|at| words.is(at, YOU))
}

/// What a later day is where it is the last on which the reader can do something.
fn last_day_of_reader(words: &Words<'_>, start: usize) -> Option<Sense> {
    (is_readers(words, start)? && words.near(start, LEAD, read::HOLDS_UNTIL)).then_some(Sense::Better)
}

/// What a later day is where it is the first or the last on which a clause holds.
fn holds(polarity: Polarity, words: &Words<'_>, start: usize) -> Option<Sense> {
    let (first, last) = (words.near(start, 3, read::HOLDS_FROM), words.near(start, 3, read::HOLDS_UNTIL));
    match (polarity, first, last) {
        (Polarity::Blocker | Polarity::Bad, true, false) | (Polarity::Good, false, true) => Some(Sense::Better),
        (Polarity::Blocker | Polarity::Bad, false, true) | (Polarity::Good, true, false) => Some(Sense::Worse),
        _ => None,
    }
}
