//! What changed between two versions of a document.
//!
//! Sentences are compared by their words, their list's introduction included, wherever they stand:
//! new formatting, new numbering, another date or moved paragraphs are no change. A finding is new
//! or gone only with its sentence, so that what the model thinks of a sentence's surroundings never
//! makes a change on its own. Both versions are read with today's rules: a new release of the
//! program is no change of the terms.

pub mod direction;
pub mod passage;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::page::Page;
use crate::report::{Finding, Report};
use crate::text::document::Document;
use crate::text::span::{Span, Utf16Index};
use crate::text::token::{Shape, Token, WordHash};
use crate::{Options, analyze};
use direction::{Direction, direction};
use passage::{Passage, passages};

/// Version of the shape of [`Diff`].
const SCHEMA: u32 = 1;

/// Share of common words from which two sentences are versions of one another: Dice's coefficient
/// of the words as multisets.
const SIMILAR: f32 = 0.5;

/// The difference between two versions.
#[derive(Clone, Debug, Serialize)]
pub struct Diff {
    /// Version of this shape.
    pub schema: u32,
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

/// A finding before and after.
#[derive(Clone, Debug, Serialize)]
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
    let (old, new) = (Version::read(old, options), Version::read(new, options));
    let gone = old.without(&new);
    let come = new.without(&old);
    let pairs = pair(&old, &gone, &new, &come);
    let mut changed = Vec::new();
    let mut kept: HashSet<&str> = HashSet::new();
    let mut taken: HashSet<&str> = HashSet::new();
    let before_of: HashMap<usize, usize> = pairs.iter().map(|&(before, after)| (after, before)).collect();
    for after in new.findings_in(&come) {
        let Some(&sentence) = before_of.get(&new.sentence_of[&after.start]) else { continue };
        let same = |before: &&Finding| {
            before.clause == after.clause
                && old.sentence_of[&before.start] == sentence
                && !taken.contains(before.id.as_str())
        };
        if let Some(before) = old.report.findings.iter().find(same) {
            taken.insert(&before.id);
            kept.insert(&after.id);
            let direction = direction(before, after);
            changed.push(Change { before: before.clone(), after: after.clone(), direction });
        }
    }
    let paired = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    let count = |sentences: &HashSet<usize>| u32::try_from(sentences.len()).unwrap_or(u32::MAX) - paired;
    Diff {
        schema: SCHEMA,
        added: new.findings_in(&come).filter(|finding| !kept.contains(finding.id.as_str())).cloned().collect(),
        removed: old.findings_in(&gone).filter(|finding| !taken.contains(finding.id.as_str())).cloned().collect(),
        changed,
        passages: passages(&old, &gone, &new, &come, &pairs),
        stats: Stats { sentences_added: count(&come), sentences_removed: count(&gone), sentences_changed: paired },
    }
}

/// One version, read.
struct Version {
    text: String,
    report: Report,
    /// Where each sentence lies.
    spans: Vec<Span>,
    /// The words of each sentence that are compared; none of a heading.
    sentences: Vec<Vec<WordHash>>,
    /// The sentence that begins at an offset of the report.
    sentence_of: HashMap<u32, usize>,
}

impl Version {
    fn read(page: &Page, options: &Options) -> Self {
        let document = Document::read(page);
        let index = Utf16Index::new(page.text());
        let mut sentences = Vec::new();
        let mut sentence_of = HashMap::new();
        let mut tokens = Vec::new();
        for (at, sentence) in document.sentences().iter().enumerate() {
            sentence_of.insert(index.utf16(sentence.span.start).0, at);
            tokens.clear();
            if !sentence.heading {
                document.lead_in_tokens(sentence, &mut tokens);
                tokens.extend_from_slice(document.tokens_of(sentence));
            }
            sentences.push(compared(&tokens, page.text()));
        }
        let spans = document.sentences().iter().map(|sentence| sentence.span).collect();
        Self { text: page.text().to_owned(), report: analyze(page, options), spans, sentences, sentence_of }
    }

    /// The sentences whose words the other version has nowhere.
    fn without(&self, other: &Self) -> HashSet<usize> {
        let known: HashSet<&[WordHash]> = other.sentences.iter().map(Vec::as_slice).collect();
        let unknown = |at: &usize| !self.sentences[*at].is_empty() && !known.contains(self.sentences[*at].as_slice());
        (0..self.sentences.len()).filter(unknown).collect()
    }

    fn findings_in(&self, sentences: &HashSet<usize>) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|finding| sentences.contains(&self.sentence_of[&finding.start]))
    }
}

/// Words before a number that refers to a place in the document.
const PLACES: [&str; 14] = [
    "section",
    "sections",
    "article",
    "articles",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "ziffer",
    "abschnitt",
    "artikel",
    "articolo",
    "sezione",
    "ust",
];

/// Beginnings of the names of months, in the languages that are read.
const MONTHS: [&str; 26] = [
    "januar", "februar", "march", "märz", "april", "may", "mai", "june", "juni", "july", "juli", "august", "septem",
    "octo", "okto", "novem", "decem", "dezem", "genn", "febb", "marz", "maggi", "giugn", "lugli", "stycz", "grud",
];

/// The words of a sentence that make it what it is: no numbers of sections, no dates.
fn compared(tokens: &[Token], text: &str) -> Vec<WordHash> {
    let written = |token: &Token| token.span.of(text).to_lowercase();
    let number = |token: &Token| token.shape.has(Shape::NUMBER);
    let month = |token: &Token| {
        let word = written(token);
        MONTHS.iter().any(|month| word.starts_with(month)) && (word != "may" || token.shape.has(Shape::CAPITALISED))
    };
    let beside = |at: usize, is: &dyn Fn(&Token) -> bool| {
        at.checked_sub(1).is_some_and(|before| is(&tokens[before])) || tokens.get(at + 1).is_some_and(is)
    };
    let year = |token: &Token| written(token).len() == 4 && matches!(written(token).get(..2), Some("19" | "20"));
    let counts = |at: usize| {
        let token = &tokens[at];
        if number(token) {
            let place = at.checked_sub(1).is_some_and(|before| PLACES.contains(&written(&tokens[before]).as_str()));
            !place && !year(token) && !beside(at, &month)
        } else {
            !(month(token) && beside(at, &number))
        }
    };
    (0..tokens.len()).filter(|&at| counts(at)).map(|at| tokens[at].word).collect()
}

/// Sentences from which a word says nothing of which of them belong together.
const COMMON: usize = 24;

/// Sentences that are versions of one another, the most similar first, each once. Only those that
/// share a word which few others have are looked at: two long documents without anything in common
/// have as many pairs of sentences as one has times the other.
fn pair(old: &Version, gone: &HashSet<usize>, new: &Version, come: &HashSet<usize>) -> Vec<(usize, usize)> {
    let bags = |version: &Version, sentences: &HashSet<usize>| -> Vec<(usize, Vec<WordHash>)> {
        let mut bags: Vec<_> = sentences.iter().map(|&at| (at, version.sentences[at].clone())).collect();
        bags.iter_mut().for_each(|(_, words)| words.sort_unstable());
        bags.sort_unstable();
        bags
    };
    let (gone, come) = (bags(old, gone), bags(new, come));
    let mut having: HashMap<WordHash, Vec<usize>> = HashMap::new();
    for (at, (_, words)) in come.iter().enumerate() {
        let mut words = words.clone();
        words.dedup();
        words.into_iter().for_each(|word| having.entry(word).or_default().push(at));
    }
    let few = gone.len() * come.len() <= COMMON * COMMON * COMMON;
    let mut similar = Vec::new();
    for (before, words) in &gone {
        let telling = words.iter().filter_map(|word| having.get(word)).filter(|found| few || found.len() <= COMMON);
        let candidates: HashSet<usize> = telling.flatten().copied().collect();
        for at in candidates {
            let (after, others) = &come[at];
            let (fewer, more) = (words.len().min(others.len()), words.len().max(others.len()));
            let likeness = if fewer * 3 < more { 0.0 } else { dice(words, others) };
            if likeness >= SIMILAR {
                similar.push((likeness, *before, *after));
            }
        }
    }
    let order = |a: &(f32, usize, usize), b: &(f32, usize, usize)| {
        b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2))
    };
    similar.sort_by(order);
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, before, after) in similar {
        if !left.contains(&before) && !right.contains(&after) {
            left.insert(before);
            right.insert(after);
            pairs.push((before, after));
        }
    }
    pairs
}

/// Twice the number of common words by the number of all: Dice 1945. Both are sorted.
fn dice(first: &[WordHash], second: &[WordHash]) -> f32 {
    let (mut a, mut b, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (first.get(a), second.get(b)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, common) = (a + 1, b + 1, common + 1),
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a sentence has few words")]
    let share = (2 * common) as f32 / (first.len() + second.len()).max(1) as f32;
    share
}
