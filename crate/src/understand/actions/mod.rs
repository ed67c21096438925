//! What the reader can do: refuse, delete, export, object, get in touch; how, where, until when.
//!
//! [`offer`] tells from a sentence's words what it offers, [`way`] finds the channel and the
//! target in it or in the next sentences of its section, [`merge`] makes one of what is done in one way.
//! Nothing is told without a target, and rather nothing than something wrong.

pub mod deadline;
pub mod merge;
pub mod offer;
pub mod way;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::knowledge::Offer;
use crate::knowledge::names::Until;
use crate::page::Page;
use crate::pattern::reading::facts::WE;
use crate::pattern::reading::offers::{ABOUT_CANCELLING, ABOUT_NOTICE, MAY_CANCEL, PROVIDER_DOES, REFUND, TO};
use crate::pattern::reading::ways::{FOR_WHOM, PLACE};
use crate::report::{Action, ActionKind, Channel, Finding, People};
use crate::text::document::{Document, Sentence};
use crate::text::span::{Span, Utf16Index};
use crate::understand::date::{Date, Order};
use crate::understand::limit::{most_named, people_named};
use crate::understand::scope::Scopes;
use crate::understand::series;
use crate::understand::words::Words;
use deadline::{Deadline, deadline, readers_date, readers_days};
use way::Way;

/// Sentences after the offering one in which its channel may stand.
const AHEAD: usize = 3;

/// Fewest words of a sentence that says something.
const SAYING: usize = 6;

/// Most contacts that are told.
const CONTACTS: usize = 2;

/// Most ways that are told, and most findings that are named as answered by one: far more than documents have, so
/// that none takes more time or room than its length.
const WAYS: usize = 500;
const ANSWERS: usize = 200;

/// Kinds of people whose ways are not those of readers at large.
const FEW: [People; 5] = [People::Developer, People::Seller, People::Applicant, People::Government, People::Employee];

/// Everything that is read to find actions.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The page.
    pub page: &'s Page,
    /// The same, read.
    pub document: &'s Document,
    /// For whom its sentences are.
    pub scopes: &'s Scopes<'s>,
    /// Its offsets.
    pub index: &'s Utf16Index<'s>,
    /// Who provides the service.
    pub provider: Option<&'s str>,
    /// The listed findings.
    pub findings: &'s [Finding],
    /// Since when the document holds.
    pub effective: Option<Date>,
    /// Which number of its numeric dates is the day.
    pub order: Order,
}

/// What the reader can do, in document order; each way is told once.
#[must_use]
pub fn actions(source: Source<'_>) -> Vec<Action> {
    let sentences = source.document.sentences();
    let mut actions: Vec<Action> = Vec::new();
    // Which of them are done in one place, by the place.
    let mut places: BTreeMap<(Channel, String), Vec<usize>> = BTreeMap::new();
    let mut contacts = 0;
    let provider = Words::read(source.provider.unwrap_or_default());
    for (at, sentence) in sentences.iter().enumerate() {
        if sentence.heading {
            continue;
        }
        if actions.len() >= WAYS {
            break;
        }
        let words = &source.scopes.words_at(at);
        let beside = |other: &&Sentence| other.section == sentence.section && !other.heading;
        let before = sentences[..at].last().filter(beside);
        let beside_block = |before: &&Sentence| before.block == sentence.block;
        let carried = || {
            let before = before.filter(beside_block)?;
            offer::of_what_stands_before(words, &found_in(source, before))
        };
        let Some(offer) = offer::of(words, &found_in(source, sentence)).or_else(carried) else { continue };
        // What sellers or authorities can do is no way for other readers.
        if people_named(words).is_some_and(|people| FEW.contains(&people) && !source.scopes.is_for(people)) {
            continue;
        }
        if offer.kind != ActionKind::OptOut && in_menu(source.page, sentences, at) {
            continue;
        }
        let people = source.scopes.people(at);
        let near: Vec<&Sentence> = sentences[at + 1..].iter().take(AHEAD).take_while(beside).collect();
        let offer = offer::after(offer, &Words::read(before.map_or("", |before| before.span.of(source.page.text()))));
        for way in way::ways(source.page, sentence, &near, offer) {
            let offer = offer::narrowed(offer, &Words::read(&way.words), &way.target, &provider);
            let new = action(source, sentence, before, &near, people.as_deref(), offer, way);
            let same = places.entry(merge::place_of(&new)).or_default();
            let is_known = |at: &&usize| {
                let action = &actions[**at];
                let covers = [&action.covers, &new.covers];
                action.label == new.label && (covers[0] == covers[1] || covers.contains(&&None))
            };
            match same.iter().find(is_known).copied() {
                // What is for everybody, or about all data, in one place is not for some because another says it again.
                Some(known) => {
                    let known = &mut actions[known];
                    known.only = known.only.take().filter(|_| new.only.is_some());
                    known.covers = known.covers.take().filter(|_| new.covers.is_some());
                    merge::join(known, new);
                }
                None if new.kind == ActionKind::Contact && contacts == CONTACTS => {}
                None => {
                    contacts += usize::from(new.kind == ActionKind::Contact);
                    same.push(actions.len());
                    actions.push(new);
                }
            }
        }
    }
    let general: Vec<_> = actions.iter().filter(|it| it.only.is_none()).map(|it| (it.label, it.channel)).collect();
    let again = |it: &Action| it.kind != ActionKind::Contact && general.contains(&(it.label, it.channel));
    actions.retain(|action| action.only.is_none() || !again(action));
    merge::merged(actions)
}

fn action(
    source: Source<'_>,
    sentence: &Sentence,
    before: Option<&Sentence>,
    near: &[&Sentence],
    people: Option<&Words<'_>>,
    offer: &'static Offer,
    Way { channel, target, held, .. }: Way,
) -> Action {
    let text = source.page.text();
    let own = Words::read(sentence.span.of(text));
    let until = if let Some(until) = offer.until {
        let read = |sentence: &Sentence| Words::read(sentence.span.of(text));
        // "To cancel, write to us" says how what the sentence before allows is done.
        let done = until == Until::Cancellation && own.is(0, TO);
        let allows = |before: &Words<'_>| done && before.has(MAY_CANCEL) && !before.has(WE);
        let earlier = || before.map(read).filter(allows);
        let about = if until == Until::Notice { ABOUT_NOTICE } else { ABOUT_CANCELLING };
        // The provider's own deadlines stand beside the reader's.
        let sets = |words: &Words<'_>| words.has(about) && !words.has(PROVIDER_DOES);
        let later = || near.iter().map(|near| read(near)).filter(sets);
        let around = || earlier().into_iter().chain(later()).find_map(|words| deadline(&words, source.order));
        // Days for a refund are none for stopping a renewal.
        // "refunds@fern.example" is an address.
        let of_refund = |at: Range<usize>| !own.gap(at.end).starts_with('@');
        let refund = until == Until::Cancellation && own.all(REFUND).any(of_refund);
        if refund { None } else { deadline(&own, source.order).or_else(around) }
    } else {
        // Days that stand beside other offers are those of the provider's answer.
        let date = if offer.kind == ActionKind::Contact { None } else { readers_date(&own, source.order) };
        date.map(Deadline::On)
            .or_else(|| readers_days(&own, source.order).filter(|_| offer.kind != ActionKind::Contact))
    };
    let (days, from, last) = match until {
        None => (None, None, None),
        Some(Deadline::On(date)) => (None, None, Some(date)),
        Some(Deadline::Within { days, from, from_effective, from_date }) => {
            let date = from_date.or(source.effective.filter(|_| from_effective));
            let from = date.map_or(from, |date| date.to_string());
            (Some(days), Some(from).filter(|from| !from.is_empty()), date.map(|date| date.plus_days(days)))
        }
    };
    let path = source.document.section_path(sentence.section, text);
    // Those who answer for data answer everybody, wherever their address stands.
    let places = only_for(&own, people, &Words::read(&path));
    // What the whole document is for is told once.
    let places = if source.scopes.is_of_all(&places) { Vec::new() } else { places };
    let first = own.find(FOR_WHOM, 0).map(|found| own.bytes(found.words).0);
    let limited = first.is_some_and(|first| own.text.find(&target).is_none_or(|target| first < target));
    let only = offer.kind != ActionKind::Contact || limited;
    let Span { start, end } = sentence.span;
    let answers = source.findings.iter().filter(|finding| offer.answers.contains(&finding.clause));
    Action {
        kind: offer.kind,
        offer: offer.told,
        label: offer.label,
        clause: offer.clause,
        channel,
        target,
        held,
        deadline_days: days,
        deadline_from: from,
        deadline: last.map(|date| date.to_string()),
        only: told(&places).filter(|_| only),
        places,
        covers: offer::covers(offer, &own),
        answers: answers.take(ANSWERS).map(|finding| finding.id.clone()).collect(),
        start: source.index.utf16(start).0,
        end: source.index.utf16(end).0,
        quote: sentence.span.of(text).to_owned(),
        section: path,
        also: Vec::new(),
    }
}

/// Whether a sentence is one link of a row of links, none of which says anything.
fn in_menu(page: &Page, sentences: &[Sentence], at: usize) -> bool {
    let linked = |sentence: &Sentence| {
        let text = sentence.span.of(page.text()).trim_end();
        let end = sentence.span.start.index() + text.len();
        page.links_in(sentence.span).any(|link| link.span.start == sentence.span.start && link.span.end.index() >= end)
    };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| sentences.get(at));
    // Once the document itself has begun, a list of links is part of it.
    let says = |sentence: &Sentence| {
        let text = sentence.span.of(page.text()).trim_end();
        text.ends_with('.') && text.split_whitespace().count() >= SAYING
    };
    linked(&sentences[at]) && beside.into_iter().any(linked) && !sentences[..at].iter().any(says)
}

/// The places whose people alone a sentence offers something: those whose people it names, else those of an earlier
/// sentence that tells for whom it is, else those that the headings
/// above it name. None where it is for everybody.
#[must_use]
pub fn only_for(sentence: &Words<'_>, earlier: Option<&Words<'_>>, section: &Words<'_>) -> Vec<&'static str> {
    let named = |words: &Words<'_>| most_named(words.meanings(PLACE).collect());
    let own = [sentence].into_iter().filter(|own| own.has(FOR_WHOM));
    let all = own.chain(earlier).chain([section]);
    all.map(named).find(|places| !places.is_empty()).unwrap_or_default()
}

/// Places as it is told of them: "California and the EEA".
#[must_use]
pub fn told(places: &[&str]) -> Option<String> {
    (!places.is_empty()).then(|| series(places, "and"))
}

/// Clause types of the listed findings that begin in a sentence.
fn found_in(source: Source<'_>, sentence: &Sentence) -> Vec<&'static str> {
    let (start, end) = (source.index.utf16(sentence.span.start).0, source.index.utf16(sentence.span.end).0);
    // Findings stand in document order.
    let from = source.findings.partition_point(|finding| finding.start < start);
    source.findings[from..].iter().take_while(|finding| finding.start < end).map(|finding| finding.clause).collect()
}
