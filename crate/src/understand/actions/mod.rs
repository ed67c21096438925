//! What the reader can do: refuse, delete, export, object, get in touch; how, where, until when.
//!
//! [`offer`] tells from a sentence's words what it offers, [`way`] finds the channel and the
//! target in it or in the next sentences of its section, [`message`] the link that mails carry.
//! Nothing is told without a target, and rather nothing than something wrong.

pub mod deadline;
mod deadline_words;
pub mod message;
pub mod offer;
mod offer_words;
mod region;
pub mod way;
mod way_words;

use crate::knowledge::names::Until;
use crate::page::Page;
use crate::report::{Action, ActionKind, Finding};
use crate::text::document::{Document, Sentence};
use crate::text::span::{Span, Utf16Index};
use crate::understand::date::Date;
use crate::understand::date::read::Order;
use crate::understand::facts::words::Words;
use deadline::{Deadline, deadline, readers_date};
use region::only_for;
use way::Way;

/// Sentences after the offering one in which its channel may stand.
const AHEAD: usize = 3;

/// Fewest words of a sentence that says something.
const SAYING: usize = 6;

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
    /// Which number of its numeric dates is the day.
    pub order: Order,
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
        if offer.kind != ActionKind::OptOut && in_menu(source.page, sentences, at) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| &sentences[before]);
        let before = before.filter(|before| before.section == sentence.section && !before.heading);
        let offer = match before {
            Some(before) => offer::after(offer, before.span.of(source.page.text())),
            None => offer,
        };
        for way in way::ways(source.page, sentence, &near, offer) {
            let known = |action: &Action| {
                action.kind == way.offer.kind && action.clause == way.offer.clause && action.target == way.target
            };
            if actions.iter().any(known) {
                continue;
            }
            if offer.kind == ActionKind::Contact {
                contacts += 1;
                if contacts > CONTACTS {
                    continue;
                }
            }
            actions.push(action(source, sentence, before, &near, way));
        }
    }
    actions
}

fn action(source: Source<'_>, sentence: &Sentence, before: Option<&Sentence>, near: &[&Sentence], way: Way) -> Action {
    let Way { channel, target, offer } = way;
    let text = source.page.text();
    let own = sentence.span.of(text);
    let until = if let Some(until) = offer.until {
        let later = near.iter().map(|near| near.span.of(text)).filter(|quote| sets_deadline(quote, until));
        let earlier = before.map(|before| before.span.of(text)).filter(|before| is_done_by(before, own, until));
        std::iter::once(own).chain(earlier).chain(later).find_map(|quote| deadline(quote, source.order))
    } else if offer.kind == ActionKind::Contact {
        None
    } else {
        // Days that stand beside these offers are those of the provider's answer.
        readers_date(own, source.order).map(Deadline::On)
    };
    let (days, from, last) = match until {
        None => (None, None, None),
        Some(Deadline::On(date)) => (None, None, Some(date)),
        Some(Deadline::Within(within)) => {
            let effective = source.effective.filter(|_| within.from_effective);
            let date = within.from_date.or(effective);
            let from = date.map(|date| date.to_string()).or(Some(within.from)).filter(|from| !from.is_empty());
            (Some(within.days), from, date.map(|date| date.plus_days(within.days)))
        }
    };
    let Span { start, end } = sentence.span;
    let answers = source.findings.iter().filter(|finding| offer.answers.contains(&finding.clause));
    Action {
        kind: offer.kind,
        label: offer.label,
        clause: offer.clause,
        channel,
        target,
        deadline_days: days,
        deadline_from: from,
        deadline: last.map(|date| date.to_string()),
        only: only_for(&Words::read(own), &Words::read(&source.document.section_path(sentence.section, text))),
        answers: answers.map(|finding| finding.id.clone()).collect(),
        start: source.index.utf16(start).0,
        end: source.index.utf16(end).0,
    }
}

/// Whether a sentence says how what the one before it allows is done: "To cancel, write to us."
fn is_done_by(before: &str, own: &str, until: Until) -> bool {
    let (before, own) = (Words::read(before), Words::read(own));
    let allows = ["may cancel", "can cancel", "right to cancel", "must cancel"];
    until == Until::Cancellation
        && own.is(0, &["to"])
        && allows.iter().any(|phrase| before.find(phrase, 0).is_some())
        && before.find("we", 0).is_none()
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

/// Whether a later sentence is about the reader's deadline; the provider's own stand beside it.
fn sets_deadline(quote: &str, until: Until) -> bool {
    let words = Words::read(quote);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.find(phrase, 0).is_some());
    let about = match until {
        Until::Notice => has(&["opt out", "notice", "you must", "postmarked", "rejection", "your request"]),
        Until::Cancellation => has(&["you must cancel", "must be cancelled", "must cancel", "unless you cancel"]),
    };
    about && !has(&["we will", "refund", "reimburse", "arbitrator", "demand"])
}

/// Clause types of the listed findings that begin in a sentence.
fn found_in(source: Source<'_>, sentence: &Sentence) -> Vec<&'static str> {
    let within = source.index.utf16(sentence.span.start).0..source.index.utf16(sentence.span.end).0;
    source.findings.iter().filter(|finding| within.contains(&finding.start)).map(|finding| finding.clause).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::report::Channel;
    use crate::text::span::ByteOffset;

    /// The actions of one paragraph.
    fn read(text: &str) -> Vec<Action> {
        let blocks = vec![Block { kind: BlockKind::Paragraph, start: ByteOffset(0) }];
        let page = Page::new(text.to_owned(), blocks, None, None).expect("a page of one block");
        let (document, index) = (Document::read(&page), Utf16Index::new(page.text()));
        let effective = Date::new(2025, 1, 1);
        actions(Source {
            page: &page,
            document: &document,
            index: &index,
            findings: &[],
            effective,
            order: Order::Unknown,
        })
    }

    /// The same in short.
    fn told(text: &str) -> Vec<(ActionKind, &'static str, Channel, String, Option<u32>)> {
        let short = |action: Action| (action.kind, action.clause, action.channel, action.target, action.deadline_days);
        read(text).into_iter().map(short).collect()
    }

    #[track_caller]
    fn refuses(text: &str, clause: &'static str, channel: Channel, target: &str, days: Option<u32>) {
        assert_eq!(told(text), [(ActionKind::OptOut, clause, channel, target.to_owned(), days)], "{text}");
    }

    #[test]
    fn each_kind_of_refusal_is_found_with_its_way() {
        refuses(
            "You may opt out of arbitration within thirty (30) days of joining. To do so, e-mail no@fern.example.",
            "arbitration-opt-out",
            Channel::Email,
            "no@fern.example",
            Some(30),
        );
        refuses(
            "You may opt out of this arbitration clause by writing to Fern Ltd, 1 Oak Road, Meadow 12345, within 60 days.",
            "arbitration-opt-out",
            Channel::Post,
            "Fern Ltd, 1 Oak Road, Meadow 12345",
            Some(60),
        );
        refuses(
            "You can unsubscribe by clicking the link at the foot of our promotional e-mails.",
            "advertising-opt-out",
            Channel::Link,
            "the unsubscribe link in each e-mail",
            None,
        );
        refuses(
            "To opt out of the sale of your data, please visit https://fern.example/no-sale.",
            "data-sale",
            Channel::Link,
            "https://fern.example/no-sale",
            None,
        );
        refuses(
            "You can opt out of having your notes used to train our AI models in your privacy settings.",
            "ai-training-opt-out",
            Channel::Settings,
            "your privacy settings",
            None,
        );
        refuses(
            "You can block cookies in your browser settings.",
            "third-party-cookies",
            Channel::Settings,
            "your browser settings",
            None,
        );
        refuses(
            "You may cancel your subscription in your account settings at least 24 hours before the end of the period.",
            "auto-renewal",
            Channel::Settings,
            "your account settings",
            Some(1),
        );
        refuses(
            "You can cancel your free trial by e-mail to trial@fern.example within 7 days of joining.",
            "trial-converts",
            Channel::Email,
            "trial@fern.example",
            Some(7),
        );
    }

    #[test]
    fn nothing_is_invented() {
        for text in [
            "You can read about opting out of targeted ads at https://fern.example/privacy#ads.",
            "For privacy information, go to https://fern.example/about, where ads can be seen.",
            "You may opt out of marketing as described in the Your Choices section.",
            "We may restrict your ability to delete your data in your privacy settings.",
            "You can delete some content. Our shop is at https://fern.example/shop.",
            "If you delete cookies, you may be unable to store your preferences.",
            "You may unsubscribe at any time.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn an_address_for_other_things_is_no_way() {
        refuses(
            "You may opt out of arbitration. You may opt out by writing to no@fern.example within 30 days of joining. \
             Please do not send other questions to no@fern.example; these go to help@fern.example.",
            "arbitration-opt-out",
            Channel::Email,
            "no@fern.example",
            Some(30),
        );
    }

    #[test]
    fn the_sentence_before_sets_the_deadline_of_how_it_is_done() {
        refuses(
            "You may cancel your plan until midnight of the third business day after you bought it. \
             To cancel your plan, write to stop@fern.example.",
            "auto-renewal",
            Channel::Email,
            "stop@fern.example",
            Some(3),
        );
    }

    #[test]
    fn a_date_by_which_something_is_refused_is_its_deadline() {
        for (text, last) in [
            ("You may opt out of arbitration by writing to no@fern.example on or before April 3, 2027.", "2027-04-03"),
            ("You may opt out of arbitration until 30 June 2027. To do so, e-mail no@fern.example.", "2027-06-30"),
            (
                "You may opt out of arbitration. You must opt out no later than 03.04.2027 at no@fern.example.",
                "2027-04-03",
            ),
            (
                "You can opt out of having your notes used to train our AI models by 1 May 2027 at no@fern.example.",
                "2027-05-01",
            ),
            ("You may opt out of arbitration at no@fern.example within 30 days of April 3, 2027.", "2027-05-03"),
        ] {
            let found = read(text);
            assert_eq!(found.first().and_then(|action| action.deadline.as_deref()), Some(last), "{text}");
        }
        for text in [
            "If you joined before 3 April 2027, you may opt out of arbitration at no@fern.example.",
            "You may opt out of arbitration by 03/04/2027 at no@fern.example.",
        ] {
            let found = read(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].deadline, None, "{text}");
        }
    }

    #[test]
    fn of_two_addresses_the_one_where_it_is_done_is_told() {
        refuses(
            "For privacy information, go to https://fern.example/a To opt out of analytics, please visit https://fern.example/b \
             For more information on it, visit https://fern.example/c",
            "third-party-cookies",
            Channel::Link,
            "https://fern.example/b",
            None,
        );
    }
}
