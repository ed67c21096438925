//! How something offered is done: the channel and its target.

use super::way_words::{
    ASIDE, CHANGES, DENIES, DOES, DONE, EXPLAINS, GOES, GOES_ON, HOW, INSTEAD, INTO, OF_SETTINGS, OWNERS, POST, READS,
    SETTINGS,
};
use crate::knowledge::Offer;
use crate::knowledge::names::Until;
use crate::page::Page;
use crate::report::{ActionKind, Channel};
use crate::text::cut::Cut;
use crate::text::document::Sentence;
use crate::text::span::Span;
use crate::understand::actions::message;
use crate::understand::actions::offer;
use crate::understand::facts::free;
use crate::understand::facts::words::Words;

/// Longest postal address, in bytes.
const ADDRESS: usize = 200;

/// One way to do what is offered.
#[derive(Clone, Debug)]
pub struct Way {
    /// By what means.
    pub channel: Channel,
    /// Where.
    pub target: String,
    /// What of the offer is done there.
    pub offer: &'static Offer,
}

/// The ways of an offer: in the offering sentence, else in the next ones where these
/// say how. An address goes before a link, a link before a setting.
#[must_use]
pub fn ways(page: &Page, sentence: &Sentence, near: &[&Sentence], offer: &'static Offer) -> Vec<Way> {
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
    let begins = HOW.iter().any(|how| words.find(how, 0).is_some_and(|how| how.start == 0));
    let other =
        |told: &Offer| told.kind != ActionKind::Contact && (told.kind, told.clause) != (offer.kind, offer.clause);
    begins && !offer::of(&words, &[]).is_some_and(other)
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

fn ways_in(page: &Page, span: Span, offer: &'static Offer, own: bool) -> Vec<Way> {
    // Wrapped text reads as if it was not; offsets stay.
    let quote = &span.of(page.text()).replace(['\n', '\r'], " ");
    let words = Words::read(quote);
    let mut ways: Vec<Way> = Vec::new();
    let way = |(channel, target)| Way { channel, target, offer };
    let (mut before, mut kept, mut denied) = (0, false, false);
    let (mut aside, mut here) = (None, offer);
    for place in places(page, span, quote) {
        let intro = quote.get(before..place.start).unwrap_or_default();
        // In a list of addresses what is said before the first holds for all.
        let listed = before > 0 && intro.split_whitespace().count() < 4 && !intro.contains("if ");
        kept = if listed { kept } else { !reads(intro) };
        denied = denies(intro, denied);
        let beside = stands_aside(intro);
        if !listed {
            here = offer::narrowed(offer, quote.get(before..place.end).unwrap_or_default(), &place.target);
        }
        before = place.end.max(before);
        let wanted = offer.kind != ActionKind::Contact || place.channel == Channel::Email;
        let business = quote.get(place.end..).unwrap_or_default().trim_start().starts_with("(if you are a business");
        let known = ways.iter().any(|known| known.target == place.target);
        if kept && place.does && wanted && !business && !known && !denied {
            let way = Way { channel: place.channel, target: place.target, offer: here };
            if beside {
                aside = aside.or(Some(way));
            } else {
                ways.push(way);
            }
        }
    }
    if ways.is_empty() {
        ways.extend(aside);
    }
    // An address to write to is the way; what else the sentence links to stands beside it.
    if !ways.is_empty() || offer.kind == ActionKind::Contact {
        return ways;
    }
    if own && offer.mailed {
        ways.extend(message::held(&words).map(|target| way((Channel::Link, target))));
    }
    if ways.is_empty()
        && let Some(address) = POST.iter().find_map(|words| after(quote, words))
    {
        ways.push(way((Channel::Post, address)));
    }
    if ways.is_empty() && own {
        let account = || account(&words).filter(|_| matches!(offer.kind, ActionKind::Delete | ActionKind::Export));
        ways.extend(setting(&words).or_else(account).map(|target| way((Channel::Settings, target))));
    }
    ways
}

/// The addresses of a sentence, in order.
fn places(page: &Page, span: Span, quote: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let base = span.start.index();
    for link in page.links_in(span) {
        let (start, end) = (link.span.start.index() - base, (link.span.end.index() - base).min(quote.len()));
        let Some(text) = quote.get(start..end) else { continue };
        let words = Words::read(text);
        let any = |list: &[&str]| (0..words.len()).any(|at| words.is(at, list));
        let address = text.contains("www.") || text.contains("://");
        let place = if let Some(email) = link.url.strip_prefix("mailto:") {
            // Some pages write the scheme twice.
            let email = email.trim_start_matches("mailto:").trim_start();
            let email = free::clean(email.split('?').next().unwrap_or(email)).to_owned();
            Place { start, end, channel: Channel::Email, does: email.contains('@'), target: email }
        } else {
            let does = leads_out(&link.url) && (address || (any(&DOES) && !any(&EXPLAINS)) || chooses(&link.url));
            Place { start, end, channel: Channel::Link, target: free::clean(&link.url).to_owned(), does }
        };
        places.push(place);
    }
    let written = free::emails(quote).into_iter().map(|email| (Channel::Email, email));
    let written = written.chain(free::links(quote).into_iter().map(|link| (Channel::Link, link)));
    let mut more = Vec::new();
    for (channel, target) in written {
        let Some(start) = quote.find(&target) else { continue };
        let end = start + target.len();
        let linked = |place: &Place| place.start < end && start < place.end;
        if !places.iter().any(linked) {
            let does = channel == Channel::Email || leads_out(&target);
            more.push(Place { start, end, channel, target, does });
        }
    }
    places.append(&mut more);
    places.sort_by_key(|place| place.start);
    places
}

/// Whether what stands before an address says that more is to be read there.
fn reads(intro: &str) -> bool {
    let intro = intro.to_lowercase();
    let last = READS.iter().filter_map(|reads| intro.rfind(reads).map(|at| at + reads.len())).max();
    last.is_some_and(|last| !DONE.iter().any(|done| intro.since(last).contains(done)))
}

/// Whether an address is not to be used, by what stands before it and what was said before that.
fn denies(intro: &str, before: bool) -> bool {
    let intro = intro.to_lowercase();
    let last = DENIES.iter().filter_map(|denies| intro.rfind(denies).map(|at| at + denies.len())).max();
    let after = last.map_or(intro.as_str(), |last| intro.since(last));
    let instead = INSTEAD.iter().any(|instead| after.contains(instead));
    last.is_some_and(|_| !after.contains("instead")) || (before && last.is_none() && !instead)
}

/// Whether a link only names something in passing: "any way that your store has (noted here)".
fn stands_aside(intro: &str) -> bool {
    let intro = intro.trim_end();
    let in_brackets = intro.rfind('(').is_some_and(|open| !intro.since(open).contains(')'));
    in_brackets && ASIDE.iter().any(|aside| intro.ends_with(aside))
}

/// Whether an address leads to a page, and not to another part of a document such as this one.
fn leads_out(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    let web = url.starts_with("http") || url.starts_with("www.") || (url.starts_with('/') && url.len() > 1);
    let document = ["privacy", "terms", "legal", "polic", "cookie"];
    let (page, part) = url.split_once('#').unwrap_or((&url, ""));
    let opens = ["settings", "preferences", "opt", "/"].iter().any(|word| part.contains(word));
    // These tell about cookies in general and refuse none.
    let general = ["aboutcookies.org", "allaboutcookies.org", "whatarecookies"].iter().any(|site| page.contains(site));
    web && !general && (!url.contains('#') || opens || !document.iter().any(|word| page.contains(word)))
}

/// Whether an address says of itself that something is refused there.
fn chooses(url: &str) -> bool {
    [
        "optout",
        "opt-out",
        "opt_out",
        "adssettings",
        "aboutads",
        "youronlinechoices",
        "networkadvertising",
        "youradchoices",
    ]
    .iter()
    .any(|word| url.contains(word))
}

/// The name of a setting, as written: "your account settings", "the settings of your browser". One
/// that something is done in goes before one that is changed.
fn setting(words: &Words<'_>) -> Option<String> {
    let mut best: Option<(u8, String)> = None;
    for at in 0..words.len() {
        if !words.is(at, &SETTINGS) || words.is(at + 1, &["section", "sections"]) {
            continue;
        }
        let start = name_start(words, at);
        let (end, owned) = name_end(words, at);
        let mut lead = start;
        while lead > 0 && words.is(lead - 1, &["your", "the", "our", "my", "a", "its"]) {
            lead -= 1;
        }
        let own = lead < start && words.is(start - 1, &["your"]) && words.joined(start);
        let plain = words.is(at, &["settings", "setting", "preferences"]);
        let named = start < at
            || owned
            || words.is(at, &["dashboard"])
            || (own && words.is(start.saturating_sub(2), &["in", "within"]));
        let elsewhere = ["help", "support", "safety", "trust", "transparency", "resource", "call", "data"];
        if !named || (!plain && (start == at || words.is(at - 1, &elsewhere))) {
            continue;
        }
        if lead > 1 && words.is(lead - 1, &["on"]) && words.is(lead - 2, &["add"]) {
            continue;
        }
        let to = lead > 1 && words.is(lead - 1, &["to"]) && words.is(lead - 2, &GOES);
        let into = lead > 0 && words.is(lead - 1, &INTO) || to;
        let changed = lead > 0 && words.is(lead - 1, &CHANGES);
        let by = changed && words.folded(lead - 1).ends_with("ing");
        let rank = if into {
            2
        } else if by || (changed && !words.is(at, &["preferences"])) {
            1
        } else {
            continue;
        };
        if best.as_ref().is_none_or(|(known, _)| *known < rank) {
            best = Some((rank, words.source(if own { start - 1 } else { start }..end)));
        }
    }
    best.map(|(_, name)| name)
}

/// First word of a setting's name: capitalised words and those of [`OF_SETTINGS`] before its head.
fn name_start(words: &Words<'_>, at: usize) -> usize {
    let part = |word: usize| {
        let capital = word > 0 && words.get(word).is_some_and(|word| word.capitalised);
        let verb =
            words.is(word, &INTO) || words.is(word, &CHANGES) || words.is(word, &["the", "your", "you", "i", "our"]);
        !verb && (capital || words.is(word, &OF_SETTINGS))
    };
    let gap = |word: usize| {
        let (Some(left), Some(right)) = (words.get(word - 1), words.get(word)) else { return false };
        words.joined(word) || words.text.get(left.end..right.start).is_some_and(|gap| gap.trim() == "&")
    };
    let mut start = at;
    while start > 0 && at - start < 6 && gap(start) {
        if part(start - 1) {
            start -= 1;
        } else if start > 1 && start < at && words.is(start - 1, &["and", "or"]) && gap(start - 1) && part(start - 2) {
            start -= 2;
        } else {
            break;
        }
    }
    // "The in-app settings": no place before the name, but its first word.
    let in_app = start > 1 && words.is(start, &["app"]) && words.is(start - 1, &["in"]);
    if in_app && words.is(start - 2, &["the", "our", "your"]) { start - 1 } else { start }
}

/// One past the last word of a setting's name, and whether it is told whose it is: "settings on your
/// mobile device".
fn name_end(words: &Words<'_>, at: usize) -> (usize, bool) {
    let mut end = at + 1;
    if words.joined(end) && words.is(end, &["page", "tab", "menu", "screen", "panel"]) {
        end += 1;
    }
    if words.joined(end) && words.is(end, &["on", "of", "in", "for", "within"]) && words.is(end + 1, &["your", "the"]) {
        let owner = (end + 2..end + 6).take_while(|word| words.joined(*word)).find(|word| words.is(*word, &OWNERS));
        if let Some(owner) = owner {
            return (owner + 1, true);
        }
    }
    (end, false)
}

/// The reader's account, where something is done by going there.
fn account(words: &Words<'_>) -> Option<String> {
    const TO_IT: [&str; 12] = [
        "through your account",
        "via your account",
        "into your account",
        "in to your account",
        "accessing your account",
        "access your account",
        "from your account page",
        "on your account page",
        "of your account page",
        "via your profile",
        "through your profile",
        "within your account",
    ];
    let found = TO_IT.iter().find_map(|phrase| words.find(phrase, 0))?;
    let start = (found.start..found.end).find(|word| words.is(*word, &["your"]))?;
    let page = usize::from(words.joined(found.end) && words.is(found.end, &["page", "settings"]));
    Some(words.source(start..found.end + page))
}

/// Where the sentence of an address ends; a dot after a letter or a short form is part of it.
fn full_stop(lower: &str) -> Option<usize> {
    const SHORT: [&str; 13] =
        ["blvd", "st", "ave", "rd", "no", "inc", "ltd", "co", "attn", "dept", "ste", "corp", "str"];
    let inside = |at: &usize| {
        let last = lower.before(*at).rsplit([' ', ',', '.']).next().unwrap_or_default();
        last.len() > 1 && !SHORT.contains(&last)
    };
    lower.match_indices(". ").map(|(at, _)| at).find(inside)
}

/// A postal address after some words: up to the end of the clause, with a number in it.
fn after(quote: &str, words: &str) -> Option<String> {
    let at = quote.to_ascii_lowercase().find(words)? + words.len();
    let rest = quote.get(at..)?.trim_start_matches([':', ' ', '\n']).trim();
    let rest = rest.strip_prefix("us at ").or_else(|| rest.strip_prefix("us at: ")).unwrap_or(rest);
    let rest = rest.before(ADDRESS);
    let stops = ["; ", " (", "\n"];
    let lower = rest.to_ascii_lowercase();
    let end = stops.iter().chain(&GOES_ON).filter_map(|stop| lower.find(stop)).chain(full_stop(&lower)).min();
    // What is longer than any address has run on into the sentence.
    let end = end.or_else(|| (rest.len() + 3 < ADDRESS).then_some(rest.len()))?;
    let address = rest.before(end).trim_end_matches(['.', ',', ';', ' ']);
    let capital = address.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (capital && address.chars().any(|c| c.is_ascii_digit()) && address.contains(',')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_and_addresses_are_named_as_written() {
        let is = |text: &str, wanted| assert_eq!(setting(&Words::read(text)).as_deref(), wanted, "{text}");
        is("Go to your account settings to stop it.", Some("your account settings"));
        is("You can do so in the Privacy Center.", Some("Privacy Center"));
        is("Stop it by changing the settings on your mobile device.", Some("settings on your mobile device"));
        is(
            "Stop it in the privacy and security settings of your web browser.",
            Some("privacy and security settings of your web browser"),
        );
        is("Delete it through your Meadow Account settings.", Some("your Meadow Account settings"));
        is(
            "Manage your mail preferences in your account and profile settings.",
            Some("your account and profile settings"),
        );
        is("You may manage your preferences.", None);
        is("You may be unable to store your preferences.", None);
        is("As said in the Your Controls section.", None);
        is("Delete it in your settings.", Some("your settings"));
        is("Change the settings.", None);
        is("We set a meeting at the center of town.", None);
        is("Change the add-on settings in your browser.", None);
        is("Visit our Help Center.", None);
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let of = |text: &str, words| after(text, words);
        assert_eq!(
            of("Send it by mail to: Fern Ltd, 1 Oak Road, Meadow. Thanks.", "by mail to").as_deref(),
            Some("Fern Ltd, 1 Oak Road, Meadow")
        );
        assert_eq!(
            of("Notice in writing to Fern, 1 Oak Road, Meadow confirming it, or by leaving.", "in writing to")
                .as_deref(),
            Some("Fern, 1 Oak Road, Meadow")
        );
        assert_eq!(of("Send it by mail to us.", "by mail to"), None);
        assert_eq!(
            of("BY MAIL TO FERN, 1 JOHN F. OAK BLVD., MEADOW.", "by mail to").as_deref(),
            Some("FERN, 1 JOHN F. OAK BLVD., MEADOW")
        );
    }

    #[test]
    fn addresses_for_other_things_are_not_used() {
        assert!(denies("Please do not send other questions to ", false));
        assert!(denies("; these go to ", true));
        assert!(!denies("; send them instead to ", true));
        assert!(!denies("If you do not want it, write to ", false));
        assert!(stands_aside("or in any way of your shop (noted "));
        assert!(!stands_aside("as explained "));
    }

    #[test]
    fn links_that_explain_lead_nowhere() {
        assert!(reads("For privacy information, go to "));
        assert!(!reads("For privacy information and to opt out, go to "));
        assert!(!reads("To opt out, visit "));
        for url in ["#", "#choices", "javascript:void(0)", "https://fern.example/privacy#choices"] {
            assert!(!leads_out(url), "{url}");
        }
        assert!(leads_out("https://fern.example/cookies#settings"));
        assert!(leads_out("/account/delete"));
    }
}
