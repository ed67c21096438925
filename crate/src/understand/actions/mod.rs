//! What the reader can do: refuse, delete, export, object, get in touch; how, where, until when.
//!
//! [`offer`] tells from a sentence's words what it offers, [`way`] finds the channel and the
//! target in it or in the next sentences of its section. Nothing is told without a target.

pub mod offer;
pub mod way;

use crate::page::Page;
use crate::report::{Action, ActionKind, Finding};
use crate::text::document::{Document, Sentence};
use crate::text::span::{Span, Utf16Index};
use crate::understand::date::Date;
use crate::understand::facts::free;
use crate::understand::facts::words::Words;
use offer::Offer;

/// Sentences after the offering one in which its channel may stand.
const AHEAD: usize = 3;

/// Most contacts that are told.
const CONTACTS: usize = 2;

/// Everything that is read to find actions.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The page.
    pub page: &'s Page,
    /// The same, read.
    pub document: &'s Document,
    /// Its offsets.
    pub index: &'s Utf16Index<'s>,
    /// The listed findings.
    pub findings: &'s [Finding],
    /// Since when the document holds.
    pub effective: Option<Date>,
}

/// What the reader can do, in document order; the same way is told once for each kind and clause
/// type.
#[must_use]
pub fn actions(source: Source<'_>) -> Vec<Action> {
    let sentences = source.document.sentences();
    let mut actions: Vec<Action> = Vec::new();
    let mut contacts = 0;
    for (at, sentence) in sentences.iter().enumerate() {
        if sentence.heading {
            continue;
        }
        let quote = sentence.span.of(source.page.text());
        let Some(offer) = offer::of(&Words::read(quote), &found_in(source, sentence)) else { continue };
        let near: Vec<&Sentence> = sentences[at + 1..]
            .iter()
            .take(AHEAD)
            .take_while(|next| next.section == sentence.section && !next.heading)
            .collect();
        for (channel, target) in way::ways(source.page, sentence, &near, &offer) {
            let known =
                |action: &Action| action.kind == offer.kind && action.clause == offer.clause && action.target == target;
            if actions.iter().any(known) {
                continue;
            }
            if offer.kind == ActionKind::Contact {
                contacts += 1;
                if contacts > CONTACTS {
                    continue;
                }
            }
            actions.push(action(source, sentence, &near, &offer, channel, target));
        }
    }
    actions
}

fn action(
    source: Source<'_>,
    sentence: &Sentence,
    near: &[&Sentence],
    offer: &Offer,
    channel: crate::report::Channel,
    target: String,
) -> Action {
    let text = source.page.text();
    let until = if offer.timed {
        std::iter::once(sentence)
            .chain(near.iter().copied())
            .find_map(|sentence| free::deadline(sentence.span.of(text)))
    } else {
        None
    };
    let days = until.as_ref().and_then(|until| until.days);
    let effective = source.effective.filter(|_| until.as_ref().is_some_and(|until| until.from_effective));
    let from = until.as_ref().and_then(|until| until.from_date).or(effective);
    let Span { start, end } = sentence.span;
    let answers = source.findings.iter().filter(|finding| offer.answers.contains(&finding.clause));
    Action {
        kind: offer.kind,
        clause: offer.clause,
        channel,
        target,
        deadline_days: days,
        deadline_from: match (from, until) {
            (Some(date), _) => Some(date.to_string()),
            (None, until) => until.map(|until| until.from).filter(|from| !from.is_empty()),
        },
        deadline: from.zip(days).map(|(date, days)| date.plus_days(days).to_string()),
        answers: answers.map(|finding| finding.id.clone()).collect(),
        start: source.index.utf16(start).0,
        end: source.index.utf16(end).0,
    }
}

/// Clause types of the listed findings of a sentence.
fn found_in(source: Source<'_>, sentence: &Sentence) -> Vec<&'static str> {
    let start = source.index.utf16(sentence.span.start).0;
    source.findings.iter().filter(|finding| finding.start == start).map(|finding| finding.clause).collect()
}
