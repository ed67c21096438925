//! What changed between two versions of a document.
//!
//! Sentences are compared by their words, numbers and dates, their list's introduction included,
//! wherever they stand: new formatting, new numbering, moved paragraphs and lines that speak of the
//! page itself ("Last updated …", "12 comments") are no change; another date or number within a
//! clause is. A finding is new or gone only with its sentence, so that what the model thinks of a
//! sentence's surroundings never makes a change on its own. Both versions are read with today's
//! rules: a new release of the program is no change of the terms. Versions in different languages
//! are not compared.

pub mod direction;
mod noise;
mod noise_words;
mod pairs;
pub mod passage;
mod quantity;
mod sense;
mod version;
mod wording;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::Options;
use crate::judged::{Judged, Unjudged};
use crate::language::UNDETERMINED;
use crate::page::Page;
use crate::report::Finding;
use direction::{Direction, Wording, direction, direction_of_text};
use pairs::pair;
use passage::{Passage, passages};
use version::{Compared, Version};

/// Version of the shape of [`Diff`].
const SCHEMA: u32 = 1;

/// The difference between two versions.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Diff {
    /// Version of this shape.
    pub schema: u32,
    /// Whether the versions were compared: not where they are in different languages. All lists are
    /// empty then, which says nothing of what changed.
    pub comparable: bool,
    /// The languages of both.
    pub languages: Languages,
    /// Findings whose sentence is new, in the order of the new version.
    pub added: Vec<Finding>,
    /// Findings whose sentence is gone, in the order of the old version.
    pub removed: Vec<Finding>,
    /// Findings that both versions have, worded differently.
    pub changed: Vec<Change>,
    /// How much of the text changed.
    pub stats: Stats,
    /// What changed in the text, in reading order.
    pub passages: Vec<Passage>,
}

/// The languages of two versions, ISO 639-1; "und" where one can't be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Languages {
    /// Of the old version.
    pub before: String,
    /// Of the new version.
    pub after: String,
}

/// A finding before and after.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Change {
    /// As in the old version.
    pub before: Finding,
    /// As in the new version.
    pub after: Finding,
    /// What that is for the reader.
    pub direction: Direction,
}

/// How many sentences changed; headings are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// Sentences without an earlier version.
    pub sentences_added: u32,
    /// Sentences without a later version.
    pub sentences_removed: u32,
    /// Sentences with another wording.
    pub sentences_changed: u32,
}

impl Diff {
    /// Whether no finding changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Compares two versions.
#[must_use]
pub fn diff(old: &Page, new: &Page, options: &Options) -> Diff {
    diff_with((old, Unjudged::read(old, options.language)), (new, &Judged::read(new, options)), options)
}

/// The same, where the old version was read and the new one judged with the same options. Of the old one only what the
/// new one has not, or has elsewhere, is judged.
#[must_use]
pub fn diff_with((old, read): (&Page, Unjudged), new: (&Page, &Judged), options: &Options) -> Diff {
    let before = Judged::of(read, old, options, Some(new));
    let mut known = Compared::default();
    let (old, new) = (Version::read(old, &before, &mut known), Version::read(new.0, new.1, &mut known));
    let gone = old.without(&new);
    let come = new.without(&old);
    let languages = Languages { before: old.language().to_owned(), after: new.language().to_owned() };
    if translated(&languages, &old, &new, &come) {
        return Diff {
            schema: SCHEMA,
            comparable: false,
            languages,
            added: Vec::new(),
            removed: Vec::new(),
            changed: Vec::new(),
            stats: Stats::default(),
            passages: Vec::new(),
        };
    }
    let pairs = pair(&old, &gone, &new, &come);
    let (lost, found) = (old.findings_in(&gone, options.texts), new.findings_in(&come, options.texts));
    let changed = changes((&old, &lost), (&new, &found), &pairs);
    let known = |is: fn(&Change) -> &Finding| -> HashSet<&str> { changed.iter().map(|c| is(c).id.as_str()).collect() };
    let (taken, kept) = (known(|change| &change.before), known(|change| &change.after));
    let count = |sentences: usize| u32::try_from(sentences).unwrap_or(u32::MAX);
    let added: Vec<_> = found.iter().filter(|finding| !kept.contains(finding.id.as_str())).cloned().collect();
    let removed: Vec<_> = lost.iter().filter(|it| !taken.contains(it.id.as_str())).cloned().collect();
    let came = by_sentence(&added, |finding| new.sentence_of(finding));
    let went = by_sentence(&removed, |finding| old.sentence_of(finding));
    let stayed = by_sentence(&changed, |change| new.sentence_of(&change.after));
    let judge = |before: Option<usize>, after: Option<usize>| {
        let came = within(&came, after).map(|finding| (finding.clause, Direction::of_finding(finding, true)));
        let went = within(&went, before).map(|finding| (finding.clause, Direction::of_finding(finding, false)));
        let stayed = within(&stayed, after).map(|change| (change.after.clause, change.direction));
        let all: Vec<_> = came.chain(went).chain(stayed).collect();
        if all.is_empty() {
            let (was, is) = (before.map(|at| wording(&old, at)), after.map(|at| wording(&new, at)));
            return (direction_of_text(was, is), Vec::new());
        }
        let mut clauses: Vec<_> = all.iter().map(|(clause, _)| *clause).collect();
        clauses.sort_unstable();
        clauses.dedup();
        (Direction::together(all.into_iter().map(|(_, direction)| direction)), clauses)
    };
    Diff {
        schema: SCHEMA,
        comparable: true,
        languages,
        stats: Stats {
            sentences_added: count(come.len().saturating_sub(pairs.len())),
            sentences_removed: count(gone.len().saturating_sub(pairs.len())),
            sentences_changed: count(pairs.len()),
        },
        passages: passages(&old, &gone, &new, &come, &pairs, &judge),
        added,
        removed,
        changed,
    }
}

/// What there is in each sentence.
fn by_sentence<T>(all: &[T], sentence_of: impl Fn(&T) -> Option<usize>) -> HashMap<usize, Vec<&T>> {
    let mut found: HashMap<usize, Vec<&T>> = HashMap::new();
    for one in all {
        if let Some(at) = sentence_of(one) {
            found.entry(at).or_default().push(one);
        }
    }
    found
}

/// What there is in one of them.
fn within<'a, T>(all: &HashMap<usize, Vec<&'a T>>, at: Option<usize>) -> impl Iterator<Item = &'a T> {
    at.and_then(|at| all.get(&at)).into_iter().flatten().copied()
}

/// A sentence of a version, without its findings.
fn wording<'v>(version: &Version<'v>, at: usize) -> Wording<'v> {
    Wording { text: version.spans[at].of(version.text), finding: None, reader: version.reader }
}

/// Whether the versions are in different languages. What is told of a short text's language may be
/// wrong: versions that have most of their sentences in common are in one.
fn translated(languages: &Languages, old: &Version<'_>, new: &Version<'_>, come: &HashSet<usize>) -> bool {
    let known = |code: &str| code != UNDETERMINED;
    let differ = languages.before != languages.after && known(&languages.before) && known(&languages.after);
    let common = new.compared().saturating_sub(come.len());
    differ && common * 2 < new.compared().min(old.compared())
}

/// The findings that both versions have in sentences which are versions of one another.
fn changes(
    (old, lost): (&Version<'_>, &[Finding]),
    (new, found): (&Version<'_>, &[Finding]),
    pairs: &[(usize, usize)],
) -> Vec<Change> {
    let before_of: HashMap<usize, usize> = pairs.iter().map(|&(before, after)| (after, before)).collect();
    let known = by_sentence(lost, |finding| old.sentence_of(finding));
    let mut taken: HashSet<&str> = HashSet::new();
    let mut changed = Vec::new();
    for after in found {
        let Some(sentence) = new.sentence_of(after).and_then(|at| before_of.get(&at).copied()) else { continue };
        let same = |before: &&Finding| before.clause == after.clause && !taken.contains(before.id.as_str());
        if let Some(before) = within(&known, Some(sentence)).find(same) {
            taken.insert(&before.id);
            let direction = direction((before, old.reader), (after, new.reader));
            changed.push(Change { before: before.clone(), after: after.clone(), direction });
        }
    }
    changed
}
