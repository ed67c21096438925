//! Whether a new wording is better or worse for the reader.

use serde::Serialize;

use super::sense;
use super::wording::Reader;
use crate::pattern::reading::diff::{BINDING, REACHING};
use crate::report::{Finding, Modality, Polarity};
use crate::understand::words::Words;

/// What a new wording is for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Better: a risk is bound to a condition, a promise reaches further.
    Softened,
    /// Worse: a condition is gone, a grant reaches further.
    Hardened,
    /// Neither can be told.
    Reworded,
}

/// Compares two wordings of one clause, each with how its document is read: the facts that a grant
/// or a promise gained and lost, and what became of its numbers and dates; then its words.
#[must_use]
pub(super) fn direction((before, old): (&Finding, Reader), (after, new): (&Finding, Reader)) -> Direction {
    let promise = after.polarity == Polarity::Good;
    let facts = (&before.facts, &after.facts);
    let mut better = 0;
    // A condition binds a risk, and holes a promise.
    let binds = |finding: &Finding| match finding.facts.condition.as_deref() {
        Some("without asking you") => -1,
        Some(_) => 1,
        None => 0,
    };
    let condition = binds(after) - binds(before);
    better += if promise { -condition } else { condition };
    better += difference(facts.0.manner.len(), facts.1.manner.len());
    better += difference(after.narrowed.len(), before.narrowed.len());
    better += match (facts.0.modality, facts.1.modality) {
        (Some(Modality::May), Some(Modality::MustNot)) => 1,
        (Some(Modality::MustNot), Some(Modality::May)) => -1,
        _ => 0,
    };
    better += sense::better((before, old), (after, new));
    if better == 0 {
        let (was, is) = (Words::read(&before.quote), Words::read(&after.quote));
        let change = |list| difference(is.all(list).count(), was.all(list).count());
        better = change(BINDING) - change(REACHING);
        if promise {
            better = -better;
        }
    }
    match better {
        1.. => Direction::Softened,
        0 => Direction::Reworded,
        _ => Direction::Hardened,
    }
}

/// 1 where the first is more, -1 where the second is.
fn difference(first: usize, second: usize) -> i32 {
    i32::from(first > second) - i32::from(first < second)
}
