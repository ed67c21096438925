//! The changed passages of two versions, side by side, with the words that differ.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::direction::Direction;
use super::version::Version;
use crate::report::Range;
use crate::text::normalize;
use crate::text::span::{ByteOffset, Span, Utf16Index};
use crate::text::token::WordHash;

/// What happened to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is worded differently.
    Changed,
}

/// One sentence in both versions, or in the one that has it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(optional_fields))]
pub struct Passage {
    /// What happened to it.
    pub kind: PassageKind,
    /// In the old version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Side>,
    /// In the new version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Side>,
    /// What that is for the reader.
    pub direction: Direction,
    /// Clause types of the findings in it that are new, gone or worded differently, each once.
    pub clauses: Vec<&'static str>,
    /// Sentences before it, since the last passage, that stayed as they were.
    pub unchanged: u32,
    /// Where these stand in the new version, headings between them included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<Range>,
}

/// A passage in one version.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Side {
    /// First code unit in that version's text.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// Its text, verbatim.
    pub text: String,
    /// Words that the other version does not have, in code units of `text`.
    pub marks: Vec<Range>,
}

/// What a passage is for the reader, by its sentences in the old and the new version, and the clause types of which
/// findings changed in it.
pub(super) type Judge<'j> = &'j dyn Fn(Option<usize>, Option<usize>) -> (Direction, Vec<&'static str>);

/// Sentences that stayed as they were, since the last passage: how many, the first and the last.
#[derive(Default)]
struct Kept {
    count: u32,
    ends: Option<(usize, usize)>,
}

impl Kept {
    fn add(&mut self, at: usize) {
        self.count += 1;
        self.ends = Some((self.ends.map_or(at, |(first, _)| first), at));
    }
}

/// The passages, in reading order of the new version; what is gone stands after what preceded it.
pub(super) fn passages(
    old: &Version<'_>,
    gone: &HashSet<usize>,
    new: &Version<'_>,
    come: &HashSet<usize>,
    pairs: &[(usize, usize)],
    judge: Judge<'_>,
) -> Vec<Passage> {
    let (old_index, new_index) = (Utf16Index::new(old.text), Utf16Index::new(new.text));
    let before_of: HashMap<usize, usize> = pairs.iter().map(|&(before, after)| (after, before)).collect();
    let after_of: HashMap<usize, usize> = pairs.iter().copied().collect();
    let kept: HashMap<&[WordHash], usize> =
        new.sentences.iter().enumerate().rev().map(|(at, words)| (words.as_slice(), at)).collect();
    // Where something is gone: behind the last sentence before it that the new version has.
    let mut gone_behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut last = None;
    for (at, words) in old.sentences.iter().enumerate() {
        if let Some(&after) = after_of.get(&at) {
            last = Some(after);
        } else if gone.contains(&at) {
            gone_behind.entry(last).or_default().push(at);
        } else if let Some(&after) = kept.get(words.as_slice()).filter(|_| !words.is_empty()) {
            last = Some(after);
        }
    }
    let side = |version: &Version<'_>, index: &Utf16Index<'_>, at: usize, marks: Vec<Range>| {
        let span = version.spans[at];
        let text = span.of(version.text).to_owned();
        Side { start: index.utf16(span.start).0, end: index.utf16(span.end).0, text, marks }
    };
    let mut found = Vec::new();
    let mut kept_since = Kept::default();
    let passage = |kept: &mut Kept, before: Option<(usize, Vec<Range>)>, after: Option<(usize, Vec<Range>)>| {
        let at = |side: &Option<(usize, Vec<Range>)>| side.as_ref().map(|(at, _)| *at);
        let (direction, clauses) = judge(at(&before), at(&after));
        let Kept { count: unchanged, ends } = std::mem::take(kept);
        let between = ends.map(|(first, last)| Range {
            start: new_index.utf16(new.spans[first].start).0,
            end: new_index.utf16(new.spans[last].end).0,
        });
        Passage {
            kind: match (&before, &after) {
                (Some(_), Some(_)) => PassageKind::Changed,
                (Some(_), None) => PassageKind::Removed,
                (None, _) => PassageKind::Added,
            },
            before: before.map(|(at, marks)| side(old, &old_index, at, marks)),
            after: after.map(|(at, marks)| side(new, &new_index, at, marks)),
            direction,
            clauses,
            unchanged,
            between,
        }
    };
    let removed = |found: &mut Vec<Passage>, behind: Option<usize>, kept: &mut Kept| {
        for &at in gone_behind.get(&behind).into_iter().flatten() {
            found.push(passage(kept, Some((at, Vec::new())), None));
        }
    };
    removed(&mut found, None, &mut kept_since);
    for at in 0..new.sentences.len() {
        if let Some(&before) = before_of.get(&at) {
            let (left, right) = marks(old.spans[before].of(old.text), new.spans[at].of(new.text));
            found.push(passage(&mut kept_since, Some((before, left)), Some((at, right))));
        } else if come.contains(&at) {
            found.push(passage(&mut kept_since, None, Some((at, Vec::new()))));
        } else if !new.sentences[at].is_empty() {
            kept_since.add(at);
        }
        removed(&mut found, Some(at), &mut kept_since);
    }
    found
}

/// The words of each text that the other does not have in that place, neighbours as one range.
fn marks(before: &str, after: &str) -> (Vec<Range>, Vec<Range>) {
    let (left, right) = (words(before), words(after));
    let folded = |words: &[(String, Span)]| words.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>();
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    let mark = |ranges: &mut Vec<Range>, text: &str, words: &[(String, Span)]| {
        let (Some((_, first)), Some((_, last))) = (words.first(), words.last()) else { return };
        let index = Utf16Index::new(text);
        ranges.push(Range { start: index.utf16(first.start).0, end: index.utf16(last.end).0 });
    };
    for operation in capture_diff_slices(Algorithm::Myers, &folded(&left), &folded(&right)) {
        if !matches!(operation, DiffOp::Equal { .. }) {
            mark(&mut removed, before, &left[operation.old_range()]);
            mark(&mut added, after, &right[operation.new_range()]);
        }
    }
    (removed, added)
}

fn words(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    normalize::words(text, |word| {
        let offset = |at: usize| ByteOffset(u32::try_from(at).unwrap_or(u32::MAX));
        let span = Span { start: offset(word.start), end: offset(word.end) };
        found.push((String::from_utf8_lossy(word.folded).into_owned(), span));
    });
    found
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn words_that_differ_are_marked_on_both_sides() {
        let (before, after) = ("We keep your “notes” for 😀 a year.", "We keep all your “notes” for 😀 ten years.");
        let text = |text: &str, ranges: Vec<crate::report::Range>| -> Vec<String> {
            let units: Vec<u16> = text.encode_utf16().collect();
            let of = |range: &crate::report::Range| &units[range.start as usize..range.end as usize];
            ranges.iter().map(|range| String::from_utf16_lossy(of(range))).collect()
        };
        let (left, right) = marks(before, after);
        assert_eq!(text(before, left), ["a year"]);
        assert_eq!(text(after, right), ["all", "ten years"]);
    }
}
