//! How something offered is done: the channel and its target.

use crate::knowledge::Offer;
use crate::knowledge::names::Until;
use crate::page::Page;
use crate::pattern::reading::facts::AND_OR;
use crate::pattern::reading::part;
use crate::pattern::reading::ways as read;
use crate::report::{ActionKind, Channel};
use crate::text::document::Sentence;
use crate::text::span::Span;
use crate::understand::actions::offer;
use crate::understand::facts::free;
use crate::understand::words::Words;
use std::fmt;

/// Longest postal address, in bytes.
const ADDRESS: usize = 200;

/// Most words between two addresses of one list, one less.
const LISTED: usize = 4;

/// Most words between the name of a setting and a verb behind it, one less.
const BEHIND: usize = 10;

/// One way to do what is offered.
#[derive(Clone, Debug)]
pub struct Way {
    /// By what means.
    pub channel: Channel,
    /// Where.
    pub target: String,
    /// What leads to it in its sentence.
    pub words: String,
    /// What a message holds, where that is the target.
    pub held: Option<Held>,
}

/// What a message itself holds for whoever wants no more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whether that is what to do, rather than a link.
    pub instructions: bool,
    /// The message: "e-mail".
    pub message: &'static str,
}

/// As a target: "the unsubscribe link in each e-mail". It is neither an address of the page nor a setting of the
/// service.
impl fmt::Display for Held {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.instructions { "opt-out instructions" } else { "unsubscribe link" };
        write!(out, "the {what} in each {}", self.message)
    }
}

/// The ways of an offer: in the offering sentence, else in the next ones where these
/// say how. An address goes before a link, a link before a setting.
#[must_use]
pub fn ways(page: &Page, sentence: &Sentence, near: &[&Sentence], offer: &Offer) -> Vec<Way> {
    let own = ways_in(page, sentence.span, offer, true);
    if !own.is_empty() || offer.kind == ActionKind::Contact {
        return own;
    }
    // The notice that a clause on disputes asks for is often described at some length.
    let reach = if offer.until == Some(Until::Notice) { near.len() } else { 1 };
    let next = near.iter().take(reach).filter(|next| says_how(page, next.span, offer));
    next.map(|sentence| ways_in(page, sentence.span, offer, false)).find(|ways| !ways.is_empty()).unwrap_or_default()
}

/// Whether a later sentence says how an offer is taken, and makes none of its own.
fn says_how(page: &Page, span: Span, offer: &Offer) -> bool {
    let words = Words::read(span.of(page.text()));
    let other =
        |told: &Offer| told.kind != ActionKind::Contact && (told.kind, told.clause) != (offer.kind, offer.clause);
    words.is(0, read::HOW) && !offer::of(&words, &[]).is_some_and(other)
}

/// An address in a sentence.
struct Place {
    start: usize,
    end: usize,
    channel: Channel,
    target: String,
    /// Whether its own words tell that something is done there.
    does: bool,
}

fn ways_in(page: &Page, span: Span, offer: &Offer, own: bool) -> Vec<Way> {
    // Wrapped text reads as if it was not; offsets stay.
    let quote = &span.of(page.text()).replace(['\n', '\r'], " ");
    let words = Words::read(quote);
    let mut ways: Vec<Way> = Vec::new();
    let (mut before, mut kept, mut denied) = (0, false, false);
    let (mut aside, mut first) = (None, 0);
    for place in places(page, span, quote) {
        let intro = Words::read(quote.get(before..place.start).unwrap_or_default());
        // In a list of addresses what is said before the first holds for all.
        let listed = before > 0 && intro.text.split_whitespace().count() < LISTED && !intro.has(read::IF);
        kept = if listed { kept } else { !reads(&intro) };
        denied = denies(&intro, denied);
        first = if listed { first } else { before };
        let words = quote.get(first..place.end).unwrap_or_default().to_owned();
        before = place.end.max(before);
        let wanted = offer.kind != ActionKind::Contact || place.channel == Channel::Email;
        let known = ways.iter().any(|known| known.target == place.target);
        if kept && place.does && wanted && !known && !denied {
            let way = Way { channel: place.channel, target: place.target, words, held: None };
            if stands_aside(&intro) { aside = aside.or(Some(way)) } else { ways.push(way) }
        }
    }
    if ways.is_empty() {
        ways.extend(aside);
    }
    // An address to write to is the way; what else the sentence links to stands beside it.
    if !ways.is_empty() || offer.kind == ActionKind::Contact {
        return ways;
    }
    let mailed = || held(&words).filter(|_| own && offer.mailed);
    let post = || postal(&words).map(|address| (Channel::Post, address));
    let at_account = matches!(offer.kind, ActionKind::Delete | ActionKind::Export);
    let account = || words.find(read::ACCOUNT, 0).and_then(|found| Some(words.source(found.part(part::NAME)?)));
    let setting =
        || menu(&words).or_else(|| setting(&words)).or_else(|| account().filter(|_| at_account)).filter(|_| own);
    let way = |channel, target, held| Way { channel, target, words: quote.clone(), held };
    if let Some(held) = mailed() {
        return vec![way(Channel::Link, held.to_string(), Some(held))];
    }
    let told = post().or_else(|| Some((Channel::Settings, setting()?)));
    told.map(|(channel, target)| way(channel, target, None)).into_iter().collect()
}

/// The addresses of a sentence, in order.
fn places(page: &Page, span: Span, quote: &str) -> Vec<Place> {
    let base = span.start.index();
    let linked = page.links_in(span).filter_map(|link| {
        let (start, end) = (link.span.start.index() - base, (link.span.end.index() - base).min(quote.len()));
        let text = quote.get(start..end)?;
        let words = Words::read(text);
        if let Some(email) = link.url.strip_prefix("mailto:") {
            // Some pages write the scheme twice.
            let email = email.trim_start_matches("mailto:").trim_start();
            let email = free::clean(email.split('?').next().unwrap_or(email)).to_owned();
            return Some(Place { start, end, channel: Channel::Email, does: email.contains('@'), target: email });
        }
        let told = text.contains("www.") || text.contains("://") || words.has(read::DOES) && !words.has(read::EXPLAINS);
        let does = leads_out(&link.url) && (told || Words::read(&link.url).has(read::CHOICE_SITE));
        Some(Place { start, end, channel: Channel::Link, target: free::clean(&link.url).to_owned(), does })
    });
    let mut places: Vec<Place> = linked.collect();
    let links = places.len();
    let written = free::emails(quote).into_iter().map(|email| (Channel::Email, email));
    for (channel, target) in written.chain(free::links(quote).into_iter().map(|link| (Channel::Link, link))) {
        let Some(start) = quote.find(&target) else { continue };
        // "@name@example.org" is a name in a network, and no address of mail.
        if channel == Channel::Email && quote.get(..start).is_some_and(|before| before.ends_with('@')) {
            continue;
        }
        let end = start + target.len();
        if places[..links].iter().all(|link| link.end <= start || end <= link.start) {
            let does = channel == Channel::Email || leads_out(&target);
            places.push(Place { start, end, channel, target, does });
        }
    }
    places.retain(|place| !Words::read(&place.target).has(read::AUTHORITY_SITE));
    places.sort_by_key(|place| place.start);
    places
}

/// Whether what stands before an address says that more is to be read there.
fn reads(intro: &Words<'_>) -> bool {
    intro.all(read::READS).last().is_some_and(|last| !intro.any(last.end..intro.len(), read::DONE))
}

/// Whether an address is not to be used, by what stands before it and what was said before that.
fn denies(intro: &Words<'_>, before: bool) -> bool {
    match intro.all(read::DENIES).last() {
        Some(last) => !intro.any(last.end..intro.len(), read::INSTEAD_ALONE),
        None => before && !intro.has(read::INSTEAD),
    }
}

/// Whether a link only names something in passing: "any way that your store has (noted here)".
fn stands_aside(intro: &Words<'_>) -> bool {
    intro.text.rfind('(') > intro.text.rfind(')') && intro.has(read::ASIDE)
}

/// Whether an address leads to a page, and not to another part of a document such as this one.
fn leads_out(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    // Some sites hide addresses of mail behind one of this name.
    if url.contains("/cdn-cgi/l/email-protection") {
        return false;
    }
    let web = url.starts_with("http") || url.starts_with("www.") || (url.starts_with('/') && url.len() > 1);
    let (page, part) = url.split_once('#').map_or((&*url, None), |(page, part)| (page, Some(part)));
    let page = Words::read(page);
    let opens = |part: &str| part.contains('/') || Words::read(part).has(read::PAGE_PART);
    web && !page.has(read::TELLING_SITE) && (!page.has(read::DOCUMENT_SITE) || part.is_none_or(opens))
}

/// What a message itself holds, as a sentence says.
#[must_use]
pub fn held(words: &Words<'_>) -> Option<Held> {
    let found = words.find(read::UNSUBSCRIBES, 0)?;
    let mail = found.part(part::MAIL)?.start;
    let message = read::MAIL.all.iter().find(|message| words.is(mail, message.list))?.key;
    let instructions = words.any(found.words.start..found.words.start + LISTED, read::INSTRUCTIONS);
    Some(Held { instructions, message })
}

/// Where a menu leads, as written: "Settings > Privacy". Each step is a name of up to three words.
#[must_use]
pub fn menu(words: &Words<'_>) -> Option<String> {
    const LONGEST: usize = 3;
    // What closes a quotation is no step.
    let quotes = words.text.contains('«');
    let steps = |at: usize| match words.gap(at).trim() {
        "»" => !quotes,
        gap => matches!(gap, ">" | "→" | "›" | "->" | ">>"),
    };
    let names = |at: usize| words.joined(at) && words.capitalised(at);
    // "Configuración > Eliminar mi cuenta": a name may have a capital at its beginning alone.
    let goes_on =
        |at: usize| words.at(at, read::MENU_GOES_ON).filter(|_| words.joined(at)).map(|found| found.words.end);
    // "Mon compte > Abonnement": the first step too, where it does not begin the sentence.
    let opens = |first: usize| {
        let begins = |&at: &usize| words.capitalised(at) && (at + 1..first).all(|word| words.joined(word));
        (first.saturating_sub(LONGEST).max(1)..first - 1).rev().find(begins)
    };
    let step = |at: &usize| steps(*at) && (words.capitalised(at - 1) || opens(*at).is_some());
    let first = (1..words.len()).find(step)?;
    let start = (0..first).rev().take(LONGEST).take_while(|&at| at + 1 == first || names(at + 1)).last();
    let start = start.map(|at| if words.capitalised(at) { at } else { at + 1 }).filter(|start| *start < first);
    let start = start.or_else(|| opens(first))?;
    let ends = |from: usize| (from..words.len()).find(|&at| !steps(at) && !names(at)).unwrap_or(words.len());
    let mut end = ends(first + 1);
    while let Some(on) = goes_on(end) {
        end = ends(on);
    }
    // "Close account", "Improve the model": up to a mark, or to a word with which the sentence goes on.
    let stops = |at: &usize| !words.joined(*at) || words.is(*at, read::MENU_ENDS);
    let rest = (end..words.len()).find(stops).unwrap_or(words.len());
    if rest - end <= LONGEST + 1 {
        end = rest;
    }
    (end - start <= 4 * LONGEST).then(|| words.source(start..end))
}

/// The name of a setting, as written: "your account settings", "the settings of your browser". One
/// that something is done in goes before one that is changed.
#[must_use]
pub fn setting(words: &Words<'_>) -> Option<String> {
    let mut best: Option<(u8, String)> = None;
    for setting in words.all_found(read::NAMED_SETTING, 0) {
        let at = setting.words.start;
        let start = name_start(words, at);
        let mut lead = start;
        while words.follows(lead, read::OWNER_BEFORE) {
            lead -= 1;
        }
        let own = lead < start && words.is(start - 1, read::READER_OWNS) && words.joined(start);
        let plain = words.is(at, read::PLAIN_SETTING);
        let within = lead < start && words.joined(start) && words.is(start.saturating_sub(2), read::WITHIN_YOUR);
        let owned = setting.part(part::OWNER).is_some();
        let named =
            start < at || owned || words.is(at, read::NAMED_ALONE) || within || words.follows(at, read::NAMES_NEXT);
        let elsewhere = !plain && (start == at || words.follows(at, read::HELP_BEFORE));
        let add_on = lead > 1 && words.is(lead - 2, read::ADD_ON);
        if !named || elsewhere || add_on || words.is(at + 1, read::SECTION) {
            continue;
        }
        let end = setting.words.end;
        let behind = words.any(end..end + BEHIND, read::CHANGED_BEHIND);
        let changed = behind || words.follows(lead, read::CHANGES_SETTING);
        let by = words.follows(lead, read::BY_CHANGE);
        let into = words.follows(lead, read::INTO) || lead > 1 && words.is(lead - 2, read::GOES_INTO);
        let rank = if into { 2 } else { u8::from(by || changed && !words.is(at, read::PREFERENCES)) };
        if rank > best.as_ref().map_or(0, |(rank, _)| *rank) {
            best = Some((rank, words.source(start - usize::from(own)..end)));
        }
    }
    best.map(|(_, name)| name)
}

/// First word of a setting's name: capitalised words and those that settings are named by before its head.
fn name_start(words: &Words<'_>, at: usize) -> usize {
    let part = |word: usize| {
        !words.is(word, read::NO_NAME) && (word > 0 && words.capitalised(word) || words.is(word, read::OF_SETTING))
    };
    let beside = |word: usize| words.joined(word) || words.gap(word).trim() == "&";
    let start = words.first_of_phrase(at, part, beside);
    // "Konto- und Profileinstellungen": two share the head.
    let shares = start > 1 && words.follows(start, AND_OR) && words.gap(start - 1).starts_with('-');
    let start = if shares { start - 2 } else { start };
    // "The in-app settings": no place before the name, but its first word.
    if start > 1 && words.is(start - 2, read::IN_APP) { start - 1 } else { start }
}

/// A postal address after words of writing to it: up to the end of the clause, with a number in it. What
/// is longer than any address has run on into the sentence.
#[must_use]
pub fn postal(words: &Words<'_>) -> Option<String> {
    words.all(read::POST).find_map(|post| {
        let start = post.end;
        let stops = |at: usize| {
            let gap = words.gap(at);
            // "Eichenstr. 1" too.
            let before = words.folded(at - 1);
            let abbreviated = before.len() < 2 || before.ends_with("str") || words.follows(at, read::SHORT_FORM);
            gap.contains([';', '(', '\n']) || gap.starts_with(". ") && !abbreviated || words.is(at, read::POST_ENDS)
        };
        let end = (start + 1..words.len()).find(|&at| stops(at)).unwrap_or(words.len());
        let (from, to) = words.bytes(start..end);
        let address = words.text.get(from..to).filter(|address| address.len() < ADDRESS)?;
        let begins = address.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let numbered = address.contains(|c: char| c.is_ascii_digit());
        (begins && numbered && address.contains(',')).then(|| address.to_owned())
    })
}
