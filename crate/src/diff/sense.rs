//! Whether a number or a date that changed is better or worse for the reader.

use super::quantity::Quantity;
use super::wording::{PartKind, Reader};
use crate::knowledge::names::More;
use crate::knowledge::rule;
use crate::pattern::reading::diff as read;
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

/// Above zero where what became of the numbers of a clause is better for the reader, below where it
/// is worse; zero where that can't be told, or where numbers came or went.
pub(super) fn better((before, old): (&Finding, Reader), (after, new): (&Finding, Reader)) -> i32 {
    let (old_words, words) = (Words::read(&before.quote), Words::read(&after.quote));
    let (was, is) = (quantities(&old_words, old), quantities(&words, new));
    if was.len() != is.len() {
        return 0;
    }
    let changes = was.iter().zip(&is).map(|((was, ..), (is, start, end))| {
        let more = match compare(*was, *is) {
            None | Some(std::cmp::Ordering::Equal) => return 0,
            Some(std::cmp::Ordering::Greater) => 1,
            Some(std::cmp::Ordering::Less) => -1,
        };
        match sense(after, *is, &words, *start, *end) {
            Some(Sense::Better) => more,
            Some(Sense::Worse) => -more,
            None => 0,
        }
    });
    changes.sum::<i32>().signum()
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
fn sense(finding: &Finding, quantity: Quantity, words: &Words<'_>, start: usize, end: usize) -> Option<Sense> {
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
    let more = rule(finding.clause).map(|rule| rule.more).unwrap_or_default();
    match quantity {
        Quantity::Year(_) => None,
        Quantity::Number(_) => more.number.and_then(told),
        Quantity::Period(_) => match more.period {
            Some(more) => told(more),
            None => (words.has(read::KEEPING) || words.has(read::ANSWERING)).then_some(Sense::Worse),
        },
        Quantity::Money(..) | Quantity::Percent(_) => match more.money {
            Some(more) => told(more),
            None if words.has(read::GETTING) => Some(Sense::Better),
            None if words.has(read::PAYING) && finding.polarity != Polarity::Good => Some(Sense::Worse),
            None => None,
        },
        Quantity::Date(_) => match more.date {
            Some(more) => told(more),
            None if words.has(read::KEEPING) => Some(Sense::Worse),
            None => holds(finding.polarity, words, start),
        },
    }
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
