//! Noun phrases of a clause: the data or rights it is about, whom they go to, what for.

use std::ops::Range;

use crate::pattern::reading::facts::{
    ABOUT_OTHERS, ABOUT_USE, ABOUT_YOU, AFTER_LIST, AND_OR, ANYBODY, BEFORE_DATA, COMES_FROM, CUSTOMER, DATA, EXCEPTED,
    GOES_TO, LIMITED, MORE_RECIPIENTS, NEVER_BARE, OF_DATA, OF_NOBODY, OF_PROVIDER, OF_THE, OTHER, OWNER, PLAIN_DATA,
    POINTS_BACK, PURPOSE, RELATIVE, TELLS_NOBODY, YOUR,
};
use crate::pattern::reading::part::WHO;
use crate::text::normalize::fold;
use crate::understand::words::{Told, Words};

/// Longest phrase, in words.
const LONGEST: usize = 6;

/// Most words of what makes a noun only what is used.
const ABOUT_USE_WORDS: usize = 5;

/// Most words from a preposition to whom it leads.
const TO_RECIPIENT: usize = 3;

/// Longest purpose, in words.
const PURPOSE_WORDS: usize = 14;

/// How far behind what a finding rests on the noun may stand that another points to, in words.
const BEHIND: usize = 24;

/// How many words before a noun it may be excepted, and after it be given to nobody.
const EXCEPTION: usize = 12;
const NOBODY: usize = 8;

/// The data or content that the finding is about: a defined term before a plain noun, what lies
/// within the evidence before what follows it. Bare nouns are given their owner: "your information".
#[must_use]
pub fn data(words: &Words<'_>, hull: &Range<usize>, terms: &[&str]) -> Option<Told> {
    if let Some(told) = terms.iter().find_map(|term| defined(words, hull, term)) {
        return Some(told);
    }
    let noun = |at: &usize| words.is(*at, PLAIN_DATA) && !words.near(*at, EXCEPTION, EXCEPTED);
    // "That information" is what another noun names: "if that information is yours, … of the basic information".
    let points_back = |at: &usize| words.follows(*at, POINTS_BACK) && words.joined(*at);
    let of_the = |at: &usize| words.follows(first_modifier(words, *at), OF_THE) && !of_others(words, *at);
    let behind = |from: usize| (from..words.len().min(hull.end + BEHIND)).find(|at| noun(at) && of_the(at));
    let first = hull.clone().find(noun).map(|at| if points_back(&at) { behind(at).unwrap_or(at) } else { at });
    let Some(at) = first else {
        // A defined term of the sentence outside the evidence serves where it is the only one.
        let everywhere = 0..words.len();
        let mut all = terms.iter().filter_map(|term| defined(words, &everywhere, term));
        return all.next().filter(|_| all.next().is_none());
    };
    let start = first_modifier(words, at);
    // What names nobody is not the reader's: "aggregated data".
    if words.is(start, OF_NOBODY) || of_others(words, at) {
        return None;
    }
    let start = first_of_two(words, start);
    let owned = words.is(start, OWNER) || start < at;
    let source = words.source(start..at + 1);
    let led = !words.is(start, YOUR) && words.joined(start);
    if !owned && words.is(at, NEVER_BARE) || led && !words.follows(start, BEFORE_DATA) {
        return None;
    }
    let text = if words.is(start, YOUR) {
        format!("your {}", words.source(start + 1..at + 1))
    } else if words.is(start, CUSTOMER) && !(led && words.follows(start, LIMITED)) {
        source
    } else {
        let some = if led && words.follows(start, LIMITED) { "some of " } else { "" };
        format!("{some}your {}", lower_first(&source))
    };
    Some(words.told(start..at + 1, text))
}

/// Whether the words after a noun give it to somebody else or to nobody: "information about
/// devices", "data that does not identify you".
fn of_others(words: &Words<'_>, at: usize) -> bool {
    let next = at + 1;
    words.is(next, ABOUT_OTHERS) || !words.is(next, ABOUT_YOU) && words.any(next..next + NOBODY, TELLS_NOBODY)
}

/// The first of the words before a noun that belong to it: "your", "audio, video or chat".
fn first_modifier(words: &Words<'_>, at: usize) -> usize {
    let beside = |word: usize| words.joined(word) || word < at && words.continues(word);
    words.first_of_phrase(at, |word| words.is(word, OF_DATA), beside)
}

/// The beginning of "your notes and messages", where only its end is known as data.
fn first_of_two(words: &Words<'_>, at: usize) -> usize {
    let Some(and) = at.checked_sub(1).filter(|&and| words.joined(at) && words.is(and, AND_OR)) else { return at };
    let owner = (and.saturating_sub(3)..and.saturating_sub(1)).rev().find(|&owner| words.is(owner, YOUR));
    owner.filter(|&owner| (owner + 1..=and).all(|next| words.joined(next))).unwrap_or(at)
}

/// A term that the document defines, where it stands within the evidence.
fn defined(words: &Words<'_>, hull: &Range<usize>, term: &str) -> Option<Told> {
    let folded = fold(term);
    let found = words.phrase(&folded, hull.start).filter(|found| found.end <= hull.end)?;
    // "Other Content" is other than what was named before it.
    let first = first_modifier(words, found.start);
    let range = first + usize::from(words.is(first, OTHER) && first < found.start)..found.end;
    // "Information regarding your use of Content" is no content.
    if words.near(range.start, ABOUT_USE_WORDS, ABOUT_USE) {
        return None;
    }
    if !words.is(found.end - 1, DATA) || words.follows(range.start, OF_PROVIDER) || of_others(words, found.end - 1) {
        return None;
    }
    let before = words.source(range.start..found.start);
    let text = if before.is_empty() { term.to_owned() } else { format!("{before} {term}") };
    words.capitalised(found.start).then(|| words.told(range, text))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    // An abbreviation and a name of several words keep their capitals.
    let mut words = [rest].into_iter().chain(text.split(' ').nth(1));
    let name = words.any(|word| word.starts_with(char::is_uppercase));
    if name { text.to_owned() } else { first.to_lowercase().chain(rest.chars()).collect() }
}

/// Whom the data goes to or, with `sources`, whom it comes from: up to two parties after
/// "with" or "to", or after "from". Where the list goes on, so does the phrase.
#[must_use]
pub fn recipients(words: &Words<'_>, hull: &Range<usize>, sources: bool) -> Option<Told> {
    let led = words.all_found(if sources { COMES_FROM } else { GOES_TO }, hull.start.saturating_sub(TO_RECIPIENT));
    let mut parties = led.filter_map(|found| found.part(WHO)).skip_while(|who| who.end <= hull.start);
    let who = parties.next().filter(|who| who.start < hull.end + LONGEST)?;
    // "Companies" are anybody, whatever companies they are said to be.
    let anybody = words.is(who.end - 1, ANYBODY);
    if anybody && who.len() == 1 {
        return None;
    }
    let mut text = lower_first(&words.source(who.clone()).replace(" our ", " ").replace(" and/or ", " and "));
    if anybody && words.is(who.end, RELATIVE) && words.follows(who.end - 1, AND_OR) {
        let first = text.rsplit_once(" and ").or_else(|| text.rsplit_once(" or ")).map(|(first, _)| first.to_owned());
        return first.map(|first| words.told(who, format!("{} and others", first.trim_end_matches(','))));
    }
    let anded = words.is(who.end, AND_OR);
    let next = who.end + usize::from(anded);
    let follows = words.continues(who.end) || words.joined(who.end) && anded;
    if follows && !words.is(next, AFTER_LIST) && words.any(next..next + NOBODY, MORE_RECIPIENTS) {
        let two = [" and ", " or "].iter().any(|two| text.contains(two));
        text.push_str(if two { ", and others" } else { " and others" });
    }
    Some(words.told(who, text))
}

/// What the data is used for, as written: "to" or "for", a verb, and what follows up to the next
/// stop.
#[must_use]
pub fn purpose(words: &Words<'_>, hull: &Range<usize>) -> Option<Told> {
    let start = words.find(PURPOSE, hull.start)?.words.start;
    let end = (start + 1..words.len().min(start + PURPOSE_WORDS)).take_while(|&at| words.joined(at)).last()? + 1;
    Some(words.told(start..end, words.source(start..end)))
}
