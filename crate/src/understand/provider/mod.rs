//! The service's own name, so that "Example may share …" reads as "we may share …".
//!
//! Documents name themselves in few ways: `Example Ltd. ("Example", "we")`, the title, the company
//! or the address that they give, and a capitalised word that acts all over the text ("Example may",
//! "Example's"). Each way gives its candidates votes; a name must also occur in running text.

mod evidence;

use std::collections::HashMap;

use super::words::contains_word;
use crate::page::{BlockKind, Page};
use crate::pattern::reading::provider::{COMMON, USUAL_PARTNER};
use crate::text::cut::Cut;
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::token::{Shape, Token};
use evidence::{Standing, clean, defined_names, introduced, labels, title_names};

/// How much of the text is looked at for definitions, in bytes: the parties come first.
const OPENING: usize = 12_000;

/// How much of it names the parties, in bytes.
const PARTIES: usize = 4_000;

/// How much of it counts as standing over the door, in bytes.
const FRONT: usize = 800;

/// How much of that a name needs to stand in that many documents only speak of.
const DOOR: usize = 300;

const DEFINED: u32 = 40;
const TITLED: u32 = 12;
const ADDRESSED: u32 = 12;
const LINKED: u32 = 4;
const INCORPORATED: u32 = 6;

/// How often a word stands alone as no common word does, where little else tells that it is the name.
const ALONE: u32 = 5;

/// Fewest votes for a name.
const ENOUGH: u32 = 8;

/// Longest end of an address, in bytes: "example".
const TOP: usize = 7;

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
    let written = written(document, text);
    let standing = evidence::standing(text, document.tokens(), &written);
    let mut votes: HashMap<String, Votes> = HashMap::new();
    let mut vote = |name: &str, weight: u32, told: bool, named: bool| {
        if let Some(name) = clean(name) {
            // The end of an address goes where the name mostly stands without it.
            let times = |name: &str| standing.get(name).map_or(0, |standing| standing.times);
            let short = name
                .split_once('.')
                .map(|(short, _)| short)
                .filter(|short| times(short) > times(&name) && !is_common(short, &written));
            let name = short.map_or(&*name, |short| short).to_owned();
            let votes = votes.entry(name).or_default();
            votes.weight += weight;
            votes.told |= told;
            votes.named |= named;
        }
    };
    let front = front(page);
    let is_partner = |name: &str| USUAL_PARTNER.has(&name.to_lowercase());
    let in_front =
        |name: &str| contains_word(if is_partner(name) { front.before(DOOR) } else { &front }, &name.to_lowercase());
    let defined = defined_names(text, &standing);
    let begins_in_front = |name: &str| in_front(name.split(' ').next().unwrap_or(name));
    let opens = defined.iter().any(|(name, at)| *at < PARTIES && begins_in_front(name));
    for (name, at) in defined {
        if is_partner(&name) && !in_front(&name) {
            continue;
        }
        // Who is defined far down is another party, unless it acts throughout; so is who is defined behind the one
        // that the document opens with.
        let early = at < PARTIES && (!opens || begins_in_front(&name));
        vote(&name, if early { DEFINED } else { TITLED }, early, early);
    }
    let titled = page.title.as_deref().map(title_names).filter(|names| !names.is_empty());
    // A heading has words of its own; one that is a name also does something, or is never written small.
    let proper = |name: &String| {
        let acts = standing.get(&**name).is_some_and(|standing| standing.acts > 0);
        acts || times(name, text) > 2 && !is_ever_small(name, &written)
    };
    // The first of all headings, and the first of the first level: "Platform Terms", then "Pond Platform Terms".
    let starts = |at: &usize| page.block_span(*at).start.index() < PARTIES;
    let heads =
        |at: &usize, level: u8| matches!(page.blocks()[*at].kind, BlockKind::Heading { level: of } if of <= level);
    let top = (1..page.blocks().len()).take_while(starts).find(|at| heads(at, 1));
    let headings = (0..page.blocks().len().min(1)).filter(|at| heads(at, u8::MAX)).chain(top);
    let headed = || headings.flat_map(|at| title_names(page.block_span(at).of(text))).filter(proper).collect();
    let introduced = introduced(text, &standing).into_iter().filter(|name| !is_ever_small(name, &written));
    for name in titled.unwrap_or_else(headed).into_iter().chain(introduced.map(str::to_owned)) {
        vote(&name, TITLED, true, true);
    }
    let labels = labels(page);
    let linked = |name: &str| {
        let host = name.split('.').next().unwrap_or(name).replace(' ', "").to_lowercase();
        let part = |label: &str| host.len() > 5 && (label.starts_with(&host) || label.ends_with(&host));
        labels.iter().any(|label| *label == host || part(label))
    };
    // What only an address tells stands over the door, or is written small all over.
    let own = |label: &&String| {
        let small = written.get(&***label).is_some_and(|times| *times > 1);
        label.len() > 3 && !COMMON.has(label) && !is_partner(label) && (small || in_front(label))
    };
    let sites: Vec<&String> = labels.iter().filter(own).collect();
    let written_so = |name: &&str| linked(name) && in_front(name) && !is_common(name, &written);
    for site in sites.iter().filter(|_| !standing.keys().any(written_so)) {
        vote(site, ADDRESSED, true, true);
    }
    // A partner acts too, but only the service itself stands over the door, has the address, or is spoken of
    // twice as often as any other.
    let terms = evidence::terms(text);
    let spoken = |standing: &Standing| 2 * standing.acts + standing.alone + standing.joined / 2;
    let recurs = |(name, standing): &(&&str, &Standing)| {
        // Abbreviations, plurals and terms of several words are told from names by what they do.
        let known = standing.acts + standing.alone > standing.joined / 16;
        let term = is_shouted(name) || name.contains(' ') || name.ends_with('s');
        let sure = !term || !terms.contains(**name) && (standing.acts > 1 || standing.alone > 4 * ALONE);
        let own = spoken(standing) >= ALONE && known && sure && standing.is_free();
        own && !is_ever_small(name, &written)
    };
    let most = standing.iter().filter(recurs).max_by_key(|(name, standing)| (spoken(standing), **name));
    let most = most.filter(|(name, most)| {
        let another = |(other, standing): (&&str, &Standing)| other != *name && spoken(standing) * 2 > spoken(most);
        most.acts > 0
            && spoken(most) >= 2 * ALONE
            && sites.is_empty()
            && !is_partner(name)
            && !standing.iter().filter(recurs).any(another)
    });
    for (name, standing) in &standing {
        let (linked, in_front) = (linked(name), in_front(name));
        let own = most.is_some_and(|(most, _)| most == name) || linked && !is_partner(name);
        if standing.company && (standing.joined == 0 || standing.times > standing.joined + 2) {
            vote(name, INCORPORATED, true, false);
        }
        if linked {
            vote(name, if in_front { ADDRESSED } else { LINKED }, in_front, false);
        }
        if standing.is_free() && (own || in_front) {
            let recurs = if recurs(&(name, standing)) { ENOUGH + (standing.alone / 4).min(ENOUGH) } else { 0 };
            vote(name, standing.acts + recurs, false, own && recurs > 0);
        }
    }
    let mut names = Vec::from_iter(votes);
    names.retain(|(name, votes)| {
        // A company that is only spoken of further down, such as a partner whose cookies are set, is another.
        let service = || votes.named || in_front(name);
        let recurs = || linked(name) || times(name, text) > 1;
        votes.weight >= ENOUGH && service() && !is_common(name, &written) && recurs()
    });
    names.sort_by(|(name, votes), (other, others)| others.weight.cmp(&votes.weight).then_with(|| name.cmp(other)));
    let mut names = names.into_iter();
    let name = hyphenated(as_written(&names.next()?.0, &written), text);
    let mut others: Vec<String> = Vec::new();
    for (other, votes) in names {
        if votes.told && [&name].into_iter().chain(&others).all(|known| !known.eq_ignore_ascii_case(&other)) {
            others.push(other);
        }
    }
    others.truncate(NAMES - 1);
    Some(Provider { name, others })
}

/// A name with what is mostly joined to it: "Pond-Link", "Pond-and-friends.example".
fn hyphenated(mut name: String, text: &str) -> String {
    while let Some(joined) = mostly_joined(&name, text) {
        name.push_str(&joined);
    }
    name
}

/// What a hyphen joins to more than half of the occurrences of a name; behind a hyphen, the end of an address too.
fn mostly_joined(name: &str, text: &str) -> Option<String> {
    let joined = |(at, _): (usize, &str)| {
        let rest = text.since(at + name.len());
        let word = rest.get(1..)?.split(|c: char| !c.is_alphanumeric()).next().filter(|word| !word.is_empty())?;
        let address = || name.contains('-') && word.len() <= TOP && word.chars().all(|c| c.is_ascii_lowercase());
        (rest.starts_with('-') || rest.starts_with('.') && address()).then(|| rest.before(1 + word.len()))
    };
    let all: Vec<Option<&str>> = text.match_indices(name).map(joined).collect();
    let joined = all.iter().copied().flatten().next()?;
    let same = all.iter().filter(|found| **found == Some(joined)).count();
    (same * 2 > all.len()).then(|| joined.to_owned())
}

/// How often a text has a name of several words.
fn times(name: &str, text: &str) -> u32 {
    text.matches(name).fold(0, |times, _| times + 1)
}

fn is_shouted(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// How often each word is written so, but in addresses, where each name is written small.
fn written<'t>(document: &Document, text: &'t str) -> HashMap<&'t str, u32> {
    let in_address = |span: Span| {
        let (before, after) = (text.before(span.start.index()), text.since(span.end.index()));
        before.ends_with(['.', '/', '@', '-', '_'])
            || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    let mut all = HashMap::new();
    for token in document.tokens().iter().filter(|token| !in_address(token.span)) {
        *all.entry(stem(token.span, text)).or_default() += 1;
    }
    all
}

/// Whether a name, or the singular that it may be the plural of, is also written small, more than by mistake.
fn is_ever_small(name: &str, written: &HashMap<&str, u32>) -> bool {
    const MISTAKE: u32 = 8;
    let times = |form: &str| written.get(form).copied().unwrap_or_default();
    name.split(' ').all(|word| {
        let lower = word.to_lowercase();
        let singular = lower.strip_suffix('s').filter(|singular| singular.len() > 2);
        !word.contains('.') && [&*lower].into_iter().chain(singular).any(|form| times(form) * MISTAKE > times(word))
    })
}

/// Whether a word is one that the document writes small as often, no name: "your browser".
fn is_common(name: &str, written: &HashMap<&str, u32>) -> bool {
    let lower = name.to_lowercase();
    let times = |form: &str| written.get(form).copied().unwrap_or_default();
    !name.contains([' ', '.']) && lower != name && times(&lower) * 2 >= times(name)
}

/// The name as running text mostly writes it, where a definition shouts it.
fn as_written(name: &str, written: &HashMap<&str, u32>) -> String {
    if name.contains(' ') || !is_shouted(name) {
        return name.to_owned();
    }
    let form = |(word, times): &(&&str, &u32)| {
        **times > 1 && word.eq_ignore_ascii_case(name) && !is_shouted(word) && word.contains(char::is_uppercase)
    };
    let plain = written.iter().filter(form).max_by_key(|(form, times)| (**times, **form));
    plain.map_or(name, |(form, _)| form).to_owned()
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
        let wanted: Vec<&str> = name.split([' ', '.', '-']).collect();
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
