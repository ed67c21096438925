//! Whether a new wording is better or worse for the reader.

use serde::Serialize;

use super::sense;
use super::wording::Reader;
use crate::pattern::reading::diff::{BINDING, COST, COST_OF_OTHERS, FREE, GETTING, REACHING};
use crate::report::{Finding, Modality, Polarity};
use crate::understand::facts::condition::Condition;
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

impl Direction {
    fn of(better: i32) -> Self {
        match better {
            1.. => Self::Softened,
            0 => Self::Reworded,
            _ => Self::Hardened,
        }
    }

    /// What it is for the reader that a finding came or went.
    #[must_use]
    pub fn of_finding(finding: &Finding, came: bool) -> Self {
        match finding.polarity {
            Polarity::Neutral => Self::Reworded,
            polarity if (polarity == Polarity::Good) == came => Self::Softened,
            _ => Self::Hardened,
        }
    }

    /// What several changes of one sentence come to; where some are better and some are worse, neither.
    pub(super) fn together(all: impl IntoIterator<Item = Self>) -> Self {
        let (mut better, mut worse) = (false, false);
        for direction in all {
            better |= direction == Self::Softened;
            worse |= direction == Self::Hardened;
        }
        Self::of(i32::from(better) - i32::from(worse))
    }
}

/// One wording of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Wording<'w> {
    /// The sentence.
    pub(super) text: &'w str,
    /// A finding in it, where it has one.
    pub(super) finding: Option<&'w Finding>,
    /// How its document is read.
    pub(super) reader: Reader,
}

impl<'w> Wording<'w> {
    pub(super) fn of(finding: &'w Finding, reader: Reader) -> Self {
        Self { text: &finding.quote, finding: Some(finding), reader }
    }
}

/// Compares two wordings of one clause: the facts that a grant or a promise gained and lost, and what became of
/// its numbers, dates and costs; then its words.
#[must_use]
pub(super) fn direction((before, old): (&Finding, Reader), (after, new): (&Finding, Reader)) -> Direction {
    let promise = after.polarity == Polarity::Good;
    let facts = (&before.facts, &after.facts);
    let mut better = 0;
    // A condition binds a risk, and holes a promise.
    let binds = |finding: &Finding| match finding.facts.condition {
        Some(Condition::WithoutAsking) => -1,
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
    better += of_terms(Wording::of(before, old), Wording::of(after, new));
    if better == 0 {
        let (was, is) = (Words::read(&before.quote), Words::read(&after.quote));
        let change = |list| difference(is.all(list).count(), was.all(list).count());
        better = change(BINDING) - change(REACHING);
        if promise {
            better = -better;
        }
    }
    Direction::of(better)
}

/// Compares two wordings of a sentence in which no clause type was found, by its numbers, dates and costs alone;
/// a new sentence may bring a cost, and one that is gone may have had one.
#[must_use]
pub(super) fn direction_of_text(before: Option<Wording<'_>>, after: Option<Wording<'_>>) -> Direction {
    match (before, after) {
        (Some(before), Some(after)) => Direction::of(of_terms(before, after)),
        (None, Some(after)) => Direction::of(-i32::from(charges(after))),
        (Some(before), None) => Direction::of(i32::from(charges(before))),
        (None, None) => Direction::Reworded,
    }
}

/// Above zero where numbers, dates and costs became better for the reader, below where they became worse.
fn of_terms(before: Wording<'_>, after: Wording<'_>) -> i32 {
    let costs = |wording: Wording<'_>| cost(&Words::read(wording.text));
    let cost = (costs(before) - costs(after)).signum();
    if cost == 0 { sense::better(before, after) } else { cost }
}

/// 1 where a sentence says that something costs the reader money, -1 where it says that it is free, 0 where it says
/// neither, or who pays can't be told.
fn cost(words: &Words<'_>) -> i32 {
    if words.has(FREE) {
        return -1;
    }
    i32::from(words.has(COST) && !words.has(GETTING) && !words.has(COST_OF_OTHERS))
}

/// Whether a sentence names a sum that the reader is to pay.
fn charges(wording: Wording<'_>) -> bool {
    let words = Words::read(wording.text);
    cost(&words) > 0 && sense::names_money(&words, wording.reader)
}

/// 1 where the first is more, -1 where the second is.
fn difference(first: usize, second: usize) -> i32 {
    i32::from(first > second) - i32::from(first < second)
}
