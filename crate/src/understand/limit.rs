//! For whom alone, or for what part of a service alone, one sentence or heading says that something is.

use std::ops::Range;

use super::words::Words;
use super::{compose, series};
use crate::pattern::reading::facts::AND_OR;
use crate::pattern::reading::only as read;
use crate::pattern::reading::provider::COMMON;
use crate::pattern::reading::ways::{FOR_WHOM, PLACE};
use crate::pattern::reading::{Keyed, List};
use crate::report::{Only, People};

/// Most places that are named.
const PLACES: usize = 4;

/// Words between places that are named together.
const LISTED: usize = 4;

/// Words before a limit among which it may be turned round.
const TURNED: usize = 5;

/// The first meaning of a list that a clause is limited to by one of its places that count.
fn limits(words: &Words<'_>, list: Keyed, counts: impl Fn(&Range<usize>) -> bool) -> Option<&'static str> {
    let stands = |list: List| words.all(list).any(|found| counts(&found) && !turned(words, found.start));
    words.has(list.any).then(|| list.all.iter().find(|key| stands(key.list)))?.map(|key| key.key)
}

/// The part of the service that a clause names within its words; one of several things that it names is no part.
#[must_use]
pub fn part_named(words: &Words<'_>, within: Range<usize>) -> Option<&'static str> {
    let listed = |at: usize| words.gap(at).trim_start().starts_with(',') || words.is(at, AND_OR);
    let of_several = |found: &Range<usize>| {
        // "The fees and rewards are ...": of both.
        let after = found.start > 1 && words.follows(found.start, AND_OR);
        after || found.start > 0 && listed(found.start) && listed(found.end)
    };
    limits(words, read::PART, |found| within.contains(&found.start) && !of_several(found))
}

/// Whether the words before one say that nobody is left out, or that it is others.
fn turned(words: &Words<'_>, at: usize) -> bool {
    words.near(at, TURNED, read::NOT_ONLY)
}

/// The places whose people a sentence is for.
#[must_use]
pub fn places_of(words: &Words<'_>) -> Option<Vec<&'static str>> {
    // Who leaves out whoever is outside is for those inside.
    let out = words.has(read::OUTSIDE_PLACE);
    let inside = out && words.has(read::OUTSIDE_OUT);
    let named = || words.all(FOR_WHOM).any(|found| !turned(words, found.start));
    let stands = inside || !out && !words.has(read::OTHER_CASES) && named();
    let places = match stands {
        true if inside => words.meanings(PLACE).collect(),
        true => places_near(words),
        false => Vec::new(),
    };
    (!places.is_empty()).then_some(places)
}

/// The places that a sentence names with those whose people it is for: others, far from these, are where data goes or
/// what else it tells of.
fn places_near(words: &Words<'_>) -> Vec<&'static str> {
    let mut near: Vec<Range<usize>> = words.all(FOR_WHOM).filter(|found| !turned(words, found.start)).collect();
    let mut far: Vec<(&'static str, Range<usize>)> =
        PLACE.all.iter().flat_map(|key| words.all(key.list).map(|found| (key.key, found))).collect();
    let mut named = Vec::new();
    loop {
        let beside = |place: &Range<usize>| {
            near.iter().any(|other| place.start <= other.end + LISTED && other.start <= place.end + LISTED)
        };
        let (beside, rest): (Vec<_>, Vec<_>) = far.into_iter().partition(|(_, place)| beside(place));
        if beside.is_empty() {
            break;
        }
        near.extend(beside.iter().map(|(_, place)| place.clone()));
        named.extend(beside.into_iter().map(|(key, _)| key));
        far = rest;
    }
    words.meanings(PLACE).filter(|place| named.contains(place)).collect()
}

/// The places whose people a sentence leaves out.
#[must_use]
pub fn places_out(words: &Words<'_>) -> Option<Vec<&'static str>> {
    // Who may do something besides is not left out.
    let alone = words.all(read::OUTSIDE_PLACE).any(|found| !words.near(found.start, TURNED, read::OUTSIDE_TOO));
    let out = alone && !words.has(read::OUTSIDE_OUT) && !words.has(read::BESIDES);
    let places: Vec<&str> = if out { words.meanings(PLACE).collect() } else { Vec::new() };
    (!places.is_empty()).then_some(places)
}

/// The places for whose people what stands under a heading is.
#[must_use]
pub fn places_headed(words: &Words<'_>) -> Option<Vec<&'static str>> {
    let places: Vec<&str> = words.meanings(PLACE).collect();
    let of_people = words.has(read::HEADED_PLACE) && !words.has(read::ELSEWHERE_HEADED);
    let others = words.all(PLACE.any).any(|place| words.follows(place.start, read::NON));
    let stands = (of_people || words.has(read::HEADED_FOR)) && !others;
    (!places.is_empty() && stands && !words.all(PLACE.any).any(|place| is_in_name(words, &place))).then_some(places)
}

/// Whether a place is part of a name: "Air Canada", "Texas Roadhouse", "ABC Canada".
fn is_in_name(words: &Words<'_>, place: &Range<usize>) -> bool {
    // In a heading that is all in capitals a word in capitals is none.
    let shouted = !words.source(place.clone()).contains(char::is_lowercase);
    let is_name = |at: usize| {
        let word = words.source(at..at + 1);
        let plain = COMMON.has(words.folded(at)) || words.is(at, read::NEAR_PLACE);
        let small = word.contains(char::is_lowercase);
        word.starts_with(char::is_uppercase) && (small || !shouted && word.len() > 1 && at < place.start) && !plain
    };
    let before = place.start.checked_sub(1).filter(|_| words.gap(place.start) == " ");
    let behind = Some(place.end).filter(|at| *at < words.len() && words.gap(*at) == " ");
    before.into_iter().chain(behind).any(is_name)
}

/// The kind of people for whom what stands under a heading is.
#[must_use]
pub fn people_headed(words: &Words<'_>) -> Option<People> {
    words.meanings(read::PEOPLE_HEADED).next().and_then(people_of)
}

/// What is told of more places than are named.
pub const SOME_PLACES: &str = "some places";

/// A place, and one that lies within it.
const WITHIN: (&str, &str) = ("the EEA", "the EU");

/// Places, without one that lies within another, or that there are some where they are too many to be named.
#[must_use]
pub fn most_named(mut places: Vec<&'static str>) -> Vec<&'static str> {
    if places.contains(&WITHIN.0) {
        places.retain(|place| *place != WITHIN.1);
    }
    if places.len() > PLACES { vec![SOME_PLACES] } else { places }
}

/// Code of a place.
#[must_use]
pub fn code(place: &str) -> Option<String> {
    Words::read(place).meanings(read::CODE).next().map(str::to_owned)
}

/// Whether a code is that of a part of a country.
#[must_use]
pub fn is_part(code: &str) -> bool {
    code.contains('-')
}

/// The kind of people for whom alone a sentence says that it is.
#[must_use]
pub fn people_named(words: &Words<'_>) -> Option<People> {
    let alone = !words.has(read::READERS_TOO);
    limits(words, read::PEOPLE, |_| true).filter(|_| alone).and_then(people_of)
}

/// The kind of people of a key.
#[must_use]
pub fn people_of(key: &str) -> Option<People> {
    People::ALL.iter().copied().find(|people| people.key() == key)
}

/// Who is outside these places.
#[must_use]
pub fn outside(places: Vec<&'static str>) -> String {
    format!("for people outside {}", series(&most_named(places), "and"))
}

/// A limit in words; `None` where there is none. They say for whom or about what a clause is, not that nothing like it
/// holds for others, which the rest of a document may say.
#[must_use]
pub fn only(places: &[&'static str], people: Option<People>, part: Option<String>) -> Option<Only> {
    let named = most_named(places.to_vec());
    let place = || format!("in {}", series(&named, "and"));
    let who = match (people, places.is_empty()) {
        (None, true) => None,
        (None, false) => Some(format!("for people {}", place())),
        (Some(people), true) => Some(format!("for {}", people.told())),
        (Some(people), false) => Some(format!("for {} {}", people.told(), place())),
    };
    let told: Vec<String> = who.into_iter().chain(part.clone()).collect();
    (!told.is_empty()).then(|| Only {
        places: places.iter().copied().filter_map(code).collect(),
        people,
        part,
        named: named.clone(),
        told: format!("{}.", compose::capitalised(&told.join(", "))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_one_code() {
        for place in PLACE.all {
            assert_eq!(Words::read(place.key).meanings(read::CODE).count(), 1, "{}", place.key);
        }
    }

    #[test]
    fn a_place_within_another_is_not_named_beside_it() {
        assert_eq!(most_named(vec!["the EU", "the EEA", "the UK"]), ["the EEA", "the UK"]);
        assert_eq!(most_named(vec!["the EU", "the UK"]), ["the EU", "the UK"]);
    }

    #[test]
    fn every_kind_of_people_is_read() {
        for key in read::PEOPLE.all.iter().chain(read::PEOPLE_HEADED.all) {
            assert!(people_of(key.key).is_some(), "{}", key.key);
        }
    }
}
