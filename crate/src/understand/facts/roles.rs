//! Who acts in a clause, and whether they may, will or must not.

use std::ops::Range;

use crate::language::Language;
use crate::pattern::reading::facts as read;
use crate::report::Modality;
use crate::understand::words::{Told, Words};

/// How far before the evidence its subject may stand, in words.
const REACH: usize = 8;

/// How far before others the provider may stand that acts with them, in words.
const JOINED: usize = 3;

/// Longest list of parties of which the provider may be the first, in words: "Example Inc. and its partners and".
const LIST: usize = 12;

/// How far into a sentence a company may stand that it is about, in words: "In addition, Example may".
const OPENING: usize = 5;

/// Most words between a company and its verb that tell with whom it acts.
const GROUP: usize = 8;

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
        if named || words.near(other.start, JOINED, read::WE_AND) || leads_a_list(words, other.start, &name) {
            return Some(words.told(other, provider.unwrap_or("the provider")));
        }
        Some(words.told(other.clone(), words.source(other)))
    })
}

/// Whether the provider, of this name, is the first of a list of parties that goes on at a word: "Example and its
/// partners and licensors".
fn leads_a_list(words: &Words<'_>, at: usize, name: &str) -> bool {
    let beside = |word: usize| words.joined(word) || words.continues(word);
    let goes_on = |word: &usize| words.is(*word, read::IN_PARTIES) && beside(word + 1);
    let start = (at.saturating_sub(LIST)..at).rev().take_while(goes_on).last().unwrap_or(at);
    let named = |end: usize| {
        let from = end.saturating_sub(name.split(' ').count());
        words.phrase_at(from, name).is_some_and(|named| named.end == end)
    };
    start < at
        && words.any(start..at, read::AND_OR)
        && beside(start)
        && (words.follows(start, read::WE_FIRST) || named(start))
}

/// A company that a sentence names as acting, where that is not the service: "Example collects", "In addition, Example
/// may". What begins a sentence is a name where its verb is that of one party, or where it is written as names alone are.
fn company(words: &Words<'_>, language: Language, provider: &str) -> Option<Told> {
    if words.is_shouted() {
        return None;
    }
    let own = Words::read(provider);
    let is_own = |at: usize| {
        words.is(at, read::NAMED_SERVICE) || (0..own.len()).any(|word| own.folded(word) == words.folded(at))
    };
    let is_generic = |at: usize| words.is(at, read::NO_COMPANY) || words.folded(at).ends_with("ing");
    let names_alone = |at: usize| words.is(at, read::OTHER_COMPANY) || has_inner_capital(&words.source(at..at + 1));
    // Every noun of German has a capital, and Polish has no articles.
    let told_by_capitals = !matches!(language, Language::De | Language::Pl);
    let opening = (0..words.len().min(OPENING)).take_while(|&at| !words.is(at, read::PARTY_LEADS_AWAY));
    // A name stands first, or behind a mark, a number or words that only begin a sentence: "Additionally Example".
    let begins = |&start: &usize| {
        let opens = |before: usize| {
            let number = words.folded(before).starts_with(|c: char| c.is_ascii_digit());
            !words.joined(start) || number || before == 0 && words.capitalised(before) && is_generic(before)
        };
        words.capitalised(start)
            && start.checked_sub(1).is_none_or(opens)
            && !words.follows(start, read::NO_NAME_FOLLOWS)
    };
    opening.filter(begins).find_map(|start| {
        let end = (start + 1..words.len()).find(|&at| !(words.joined(at) && words.capitalised(at)))?;
        let named = start..end;
        let does = words.is(end, read::COMPANY_DOES);
        let by_its_place = told_by_capitals && (start > 0 || does || language != Language::En);
        let is_name = by_its_place || named.clone().any(names_alone);
        let acts = is_name && !named.clone().any(|at| is_own(at) || is_generic(at)) && acts_behind(words, end);
        acts.then(|| words.told(named.clone(), words.source(named)))
    })
}

/// Whether a name that ends before a word acts, alone or with its group: "Example may", "Example and its affiliates may".
fn acts_behind(words: &Words<'_>, end: usize) -> bool {
    let may = |at: usize| words.is(at, read::COMPANY_MAY) && !words.is(at + 1, read::IS_DONE_TO);
    let acts = |at: usize| words.is(at, read::COMPANY_DOES) || may(at);
    let of_it = |at: &usize| words.joined(*at) && !words.is(*at, read::PARTY_LEADS_AWAY);
    let group = || (end + 1..end + GROUP).take_while(of_it);
    words.joined(end) && (acts(end) || words.is(end, read::AND_ITS_GROUP) && group().any(acts))
}

/// Whether a word is written as names alone are: "LiveRamp".
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && word.contains(char::is_lowercase)
}

/// Who acts in a clause of another language than English that names others alone.
#[must_use]
pub fn other_actor_abroad(words: &Words<'_>, language: Language, provider: &str) -> Option<Told> {
    let others = || words.all(read::OTHERS_DO).next().map(|others| words.told(others.start..others.end - 1, "others"));
    company(words, language, provider).or_else(|| others().filter(|_| !words.has(read::OWN_DEED)))
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
    if let Some(company) = provider.and_then(|provider| company(words, Language::En, provider)) {
        return Some(company);
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
