//! Who acts in a clause, and whether they may, will or must not.

use std::ops::Range;

use crate::pattern::reading::facts as read;
use crate::report::Modality;
use crate::understand::words::{Told, Words};

/// How far before the evidence its subject may stand, in words.
const REACH: usize = 8;

/// How far before others the provider may stand that acts with them, in words.
const JOINED: usize = 3;

/// The subject of the words that the finding rests on: the first within, else the nearest one before
/// them. A provider is called by its name where that is known.
#[must_use]
pub fn actor(words: &Words<'_>, hull: &Range<usize>, provider: Option<&str>) -> Option<Told> {
    let name = provider.map(str::to_lowercase).unwrap_or_default();
    let before = (hull.start.saturating_sub(REACH)..hull.start).rev();
    let mut candidates = (hull.start..hull.end.min(hull.start + REACH)).chain(before);
    candidates.find_map(|at| {
        let named = words.phrase_at(at, &name).filter(|named| words.is(named.end, read::PARTY_VERB));
        if let Some(named) = named.or_else(|| words.is(at, read::PROVIDER_ACTS).then_some(at..at + 1)) {
            return Some(words.told(named, provider.unwrap_or("the provider")));
        }
        if words.is(at, read::YOU_ACT) {
            return Some(words.told(at..at + 1, "you"));
        }
        let first = || words.first_of_phrase(at, |word| words.is(word, read::OF_RECIPIENT), |word| words.joined(word));
        let found = words.at(at, read::OTHER_ACTS)?.words;
        // Behind what they are stands their verb: "third party vendors may".
        let other = first()..if words.is(at, read::THIRD_PARTY) { found.end - 1 } else { at + 1 };
        // "We and our partners may" is the provider's doing too.
        let before = other.start.saturating_sub(JOINED)..other.start;
        let named = before.filter_map(|at| words.phrase_at(at, &name)).any(|named| words.is(named.end, read::AND_OR));
        if named || words.near(other.start, JOINED, read::WE_AND) {
            return Some(words.told(other, provider.unwrap_or("the provider")));
        }
        Some(words.told(other.clone(), words.source(other)))
    })
}

/// Who acts in a sentence that names others alone: neither the provider nor the reader.
#[must_use]
pub fn other_actor(words: &Words<'_>, provider: Option<&str>) -> Option<Told> {
    let name = provider.map(str::to_lowercase).unwrap_or_default();
    let named = (0..words.len()).filter_map(|at| words.phrase_at(at, &name));
    if words.has(read::PROVIDER_ACTS)
        || named.into_iter().any(|named| words.is(named.end, read::PARTY_VERB) || words.is(named.end, read::AND_OR))
    {
        return None;
    }
    // Who improves what is "ours" is the service: "They may combine it to improve our products."
    let act = || words.all(read::OTHERS_ACT).next().filter(|_| !words.has(read::IMPROVES_OURS));
    let others = || act().map(|range| words.told(range.start..range.start + 1, "others"));
    let named = (0..words.len()).find(|&at| words.is(at, read::OTHER_ACTS));
    named.and_then(|at| actor(words, &(at..at + 1), None)).or_else(others)
}

/// The modal verb of the words that the finding rests on: the first within, else the nearest
/// before them. "Reserve the right" permits too.
#[must_use]
pub fn modality(words: &Words<'_>, hull: &Range<usize>) -> Option<(Modality, Told)> {
    let from = hull.start.saturating_sub(REACH);
    let modal = hull.clone().chain((from..hull.start).rev()).find(|&at| words.is(at, read::MODAL));
    let at = modal.or_else(|| Some(words.find(read::RESERVES, from)?.words.start))?;
    let modality = match (words.is(at, read::MODAL_DENIED), words.is(at, read::WILL)) {
        (true, _) => Modality::MustNot,
        (false, true) if words.follows(at, read::YOU) || words.is(at, read::MUST) => Modality::Must,
        (false, true) => Modality::Will,
        (false, false) => Modality::May,
    };
    Some((modality, words.told(at..at + 1, words.folded(at))))
}
