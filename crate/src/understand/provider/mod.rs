//! The service's own name, so that "Example may share …" reads as "we may share …".
//!
//! Documents name themselves in few ways: `Example Ltd. ("Example", "we")`, the title, the company
//! or the address that they give, and a capitalised word that acts all over the text ("Example may",
//! "Example's"). Each way gives its candidates votes; a name must also occur in running text.

mod evidence;

use std::collections::HashMap;

use super::words::contains_word;
use crate::page::{BlockKind, Page};
use crate::text::cut::Cut;
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::token::{Shape, Token};
use evidence::{clean, companies, defined_names, domains, introduced, title_names};

/// How much of the text is looked at for definitions, in bytes: the parties come first.
const OPENING: usize = 12_000;

/// How much of it names the parties, in bytes.
const PARTIES: usize = 4_000;

/// How much of it counts as standing over the door, in bytes.
const FRONT: usize = 800;

const DEFINED: u32 = 40;
const TITLED: u32 = 12;
const ADDRESSED: u32 = 8;
const LINKED: u32 = 4;
const INCORPORATED: u32 = 6;
const ACTS: u32 = 1;

/// How often a word stands alone as no common word does, where little else tells that it is the name.
const ALONE: u32 = 5;

/// Fewest votes for a name.
const ENOUGH: u32 = 8;

/// Most names of one service that are marked.
const NAMES: usize = 3;

/// A name, as the document writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// The name.
    pub name: String,
    /// What else it calls itself: its company, its service.
    pub others: Vec<String>,
}

/// What speaks for a name.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    weight: u32,
    /// Whether the document says so itself, rather than just using the name.
    told: bool,
    /// Whether it defines the name, or has it as its title.
    named: bool,
}

/// The service's name, if the document tells.
#[must_use]
pub fn find(page: &Page, document: &Document) -> Option<Provider> {
    let text = page.text();
    let standing = evidence::standing(text, document.tokens());
    let mut votes: HashMap<String, Votes> = HashMap::new();
    let mut vote = |name: &str, weight: u32, told: bool, named: bool| {
        if let Some(name) = clean(name) {
            let votes = votes.entry(name).or_default();
            votes.weight += weight;
            votes.told |= told;
            votes.named |= named;
        }
    };
    for (name, at) in defined_names(text) {
        // Who is defined far down is another party, unless it acts throughout.
        let early = at < PARTIES;
        vote(&name, if early { DEFINED } else { TITLED }, early, early);
    }
    let titled = page.title.as_deref().map(title_names).filter(|names| !names.is_empty());
    // A heading has words of its own; one that is a name also does something, or is never written small.
    let proper = |name: &String| {
        let last = name.rsplit(' ').next().unwrap_or(name);
        let standing = standing.get(last).copied().unwrap_or_default();
        standing.acts > 0 || standing.times > 2 && !is_ever_small(last, document, text)
    };
    let heading = page.blocks().first().filter(|first| matches!(first.kind, BlockKind::Heading { .. }));
    let heading = heading.map(|_| page.block_span(0).of(text));
    let headed = || heading.map(|heading| title_names(heading).into_iter().filter(proper).collect());
    let introduced = introduced(text).into_iter().map(str::to_owned);
    for name in titled.or_else(headed).into_iter().flatten().chain(introduced) {
        vote(&name, TITLED, true, true);
    }
    let front = front(page);
    let in_front = |name: &str| contains_word(&front, &name.to_lowercase());
    for name in companies(text, document.tokens(), &standing) {
        vote(name, INCORPORATED, true, false);
        // A company of several words that is spoken of all along is told by that.
        if name.contains(' ') && in_front(name) {
            vote(name, times(name, text), true, false);
        }
    }
    for name in domains(page, document.tokens(), &standing) {
        vote(name, if in_front(name) { ADDRESSED } else { LINKED }, in_front(name), false);
    }
    for (name, standing) in &standing {
        // A partner acts too, but only the service itself stands over the door.
        if standing.is_actor() && in_front(name) {
            let alone = standing.alone >= ALONE && !is_shouted(name) && !is_ever_small(name, document, text);
            let acts = if standing.acts > 1 { ACTS * standing.acts } else { 0 };
            vote(name, acts + if alone { ENOUGH } else { 0 }, false, false);
        }
    }
    let runs = |name: &str| standing.get(name).map_or_else(|| times(name, text), |standing| standing.times) > 1;
    let mut names: Vec<(String, Votes)> = votes.into_iter().collect();
    names.retain(|(name, votes)| {
        // A company that is only spoken of further down, such as a partner whose cookies are set, is another.
        let service = votes.named || in_front(name);
        votes.weight >= ENOUGH && service && runs(name) && !is_common(name, document, text)
    });
    names.sort_by(|(name, votes), (other, others)| others.weight.cmp(&votes.weight).then_with(|| name.cmp(other)));
    let mut names = names.into_iter();
    let name = as_written(&names.next()?.0, document, text);
    let mut others: Vec<String> = Vec::new();
    for (other, votes) in names {
        if votes.told && [&name].into_iter().chain(&others).all(|known| !known.eq_ignore_ascii_case(&other)) {
            others.push(other);
        }
    }
    others.truncate(NAMES - 1);
    Some(Provider { name, others })
}

/// How often a text has a name of several words.
fn times(name: &str, text: &str) -> u32 {
    text.matches(name).fold(0, |times, _| times + 1)
}

fn is_shouted(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// Whether a name, or the singular that it may be the plural of, is also written small anywhere, but in
/// an address.
fn is_ever_small(name: &str, document: &Document, text: &str) -> bool {
    let lower = name.to_lowercase();
    let singular = lower.strip_suffix('s').filter(|singular| singular.len() > 2);
    [&*lower].into_iter().chain(singular).any(|form| times_written(form, document, text) > 0)
}

/// Whether a word is one that the document writes small as often, no name: "your browser".
fn is_common(name: &str, document: &Document, text: &str) -> bool {
    let lower = name.to_lowercase();
    if name.contains([' ', '.']) || lower == name {
        return false;
    }
    times_written(&lower, document, text) * 2 >= times_written(name, document, text)
}

/// How often a word is written so, but in addresses, where each name is written small.
fn times_written(form: &str, document: &Document, text: &str) -> usize {
    let in_address = |span: Span| {
        let (before, after) = (text.before(span.start.index()), text.since(span.end.index()));
        before.ends_with(['.', '/', '@', '-', '_'])
            || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    let is = |token: &&Token| stem(token.span, text) == form && !in_address(token.span);
    document.tokens().iter().filter(is).count()
}

/// The name as running text mostly writes it, where a definition shouts it.
fn as_written(name: &str, document: &Document, text: &str) -> String {
    const ABBREVIATION: usize = 4;
    if name.contains(' ') || !is_shouted(name) {
        return name.to_owned();
    }
    let mut forms: HashMap<&str, u32> = HashMap::new();
    for token in document.tokens() {
        let word = stem(token.span, text);
        if word.eq_ignore_ascii_case(name) && (name.len() > ABBREVIATION || !is_shouted(word)) {
            *forms.entry(word).or_default() += 1;
        }
    }
    // In an address each name is written small.
    let plain =
        forms.iter().filter(|(form, times)| !is_shouted(form) && form.contains(char::is_uppercase) && **times > 1);
    plain.max_by_key(|(form, times)| (**times, **form)).map_or(name, |(form, _)| form).to_owned()
}

/// What stands over the door of a page: title, address and first words, in lower case.
fn front(page: &Page) -> String {
    let text = page.text();
    let opening = text.before(FRONT);
    let parts = [page.title.as_deref(), page.url.as_deref(), Some(opening)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n").to_lowercase()
}

/// Marks the tokens of the names. Of a name of several words the last is marked, since what a
/// pattern asks for next to the name stands next to that.
pub fn mark(provider: &Provider, text: &str, tokens: &mut [Token]) {
    for name in [&provider.name].into_iter().chain(&provider.others) {
        let wanted: Vec<&str> = name.split([' ', '.']).collect();
        for at in wanted.len()..=tokens.len() {
            let mut words = tokens[at - wanted.len()..at].iter().zip(&wanted);
            if words.all(|(token, word)| is_form(stem(token.span, text), word)) {
                tokens[at - 1].shape = tokens[at - 1].shape.with(Shape::PROVIDER);
            }
        }
    }
}

/// What names of services end in where a language declines them: "Ponds", "Pondowi".
const CASE_ENDINGS: [&str; 6] = ["s", "a", "u", "owi", "em", "iem"];

/// Whether a word is a name, or a form of it: "Pondowi", "POND".
fn is_form(word: &str, name: &str) -> bool {
    const SHORT: usize = 4;
    let shouted = word.len() == name.len() && word.starts_with(char::is_uppercase) && word == name.to_uppercase();
    let ends = |ending: &str| ending.is_empty() || name.len() >= SHORT && CASE_ENDINGS.contains(&ending);
    shouted || word.strip_prefix(name).is_some_and(ends)
}

/// A token's source without a possessive ending.
fn stem(span: Span, text: &str) -> &str {
    let word = span.of(text);
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}
