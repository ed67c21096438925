//! Which sentences of two versions are versions of one another.

use std::collections::{HashMap, HashSet};

use super::version::Version;
use crate::text::token::WordHash;

/// Share of common words from which two sentences are versions of one another: Dice's coefficient
/// of the words as multisets.
const SIMILAR: f32 = 0.5;

/// Sentences from which a word says nothing of which of them belong together.
const COMMON: usize = 24;

/// Sentences that are versions of one another, the most similar first, each once. Only those that
/// share a word which few others have are looked at: two long documents without anything in common
/// have as many pairs of sentences as one has times the other.
pub(super) fn pair(
    old: &Version<'_>,
    gone: &HashSet<usize>,
    new: &Version<'_>,
    come: &HashSet<usize>,
) -> Vec<(usize, usize)> {
    let bags = |version: &Version<'_>, sentences: &HashSet<usize>| -> Vec<(usize, Vec<WordHash>)> {
        let mut bags: Vec<_> =
            sentences.iter().map(|&at| (at, version.sentences.get(at).cloned().unwrap_or_default())).collect();
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
            let Some((after, others)) = come.get(at) else { continue };
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
