//! How something offered is done: the channel and its target.

use crate::page::Page;
use crate::report::{ActionKind, Channel};
use crate::text::document::Sentence;
use crate::text::span::Span;
use crate::understand::actions::offer::Offer;
use crate::understand::facts::free;
use crate::understand::facts::words::Words;

/// Heads of names of settings.
const SETTINGS: [&str; 9] =
    ["settings", "setting", "preferences", "dashboard", "controls", "panel", "center", "centre", "portal"];

/// Words that may stand before such a head and belong to it.
const OF_SETTINGS: [&str; 31] = [
    "account",
    "privacy",
    "cookie",
    "cookies",
    "browser",
    "device",
    "notification",
    "notifications",
    "email",
    "profile",
    "your",
    "user",
    "ad",
    "ads",
    "advertising",
    "data",
    "preference",
    "control",
    "subscription",
    "communication",
    "communications",
    "marketing",
    "consent",
    "security",
    "personal",
    "billing",
    "web",
    "mobile",
    "app",
    "phone",
    "store",
];

/// Words of a text that links to where something is done rather than to where it is explained.
const DOES: [&str; 18] = [
    "here",
    "opt",
    "out",
    "unsubscribe",
    "settings",
    "preferences",
    "delete",
    "deletion",
    "form",
    "portal",
    "request",
    "cancel",
    "sell",
    "choices",
    "center",
    "controls",
    "dashboard",
    "page",
];

/// Words before a postal address.
const POST: [&str; 8] = [
    "by mail to",
    "by mail at",
    "mail to",
    "by post to",
    "in writing to",
    "write to us at",
    "written notice to",
    "letter to",
];

/// Longest postal address, in bytes.
const ADDRESS: usize = 200;

/// Channel and target of an offer: in the offering sentence, else in the next ones. An address
/// goes before a link, a link before a setting.
#[must_use]
pub fn ways(page: &Page, sentence: &Sentence, near: &[&Sentence], offer: &Offer) -> Vec<(Channel, String)> {
    let own = ways_in(page, sentence.span, offer, true);
    if !own.is_empty() {
        return own;
    }
    // A later sentence speaks of the same thing only where it says how.
    let next = near.iter().take(if offer.kind == ActionKind::Contact { 0 } else { near.len() });
    next.map(|sentence| ways_in(page, sentence.span, offer, false)).find(|ways| !ways.is_empty()).unwrap_or_default()
}

fn ways_in(page: &Page, span: Span, offer: &Offer, own: bool) -> Vec<(Channel, String)> {
    let quote = span.of(page.text());
    let words = Words::read(quote);
    let mut ways: Vec<(Channel, String)> = Vec::new();
    let mut add = |channel: Channel, target: String| {
        if !ways.iter().any(|(_, known)| *known == target) {
            ways.push((channel, target));
        }
    };
    let says_how = own
        || ["email", "e mail", "mail", "send", "write", "contact", "visit", "click", "notice"]
            .iter()
            .any(|word| words.find(word, 0).is_some());
    if says_how {
        for email in free::emails(quote) {
            add(Channel::Email, email);
        }
        for link in page.links_in(span) {
            let text = Words::read(link.span.of(page.text()));
            let does = (0..text.len()).any(|at| text.is(at, &DOES));
            match link.url.strip_prefix("mailto:") {
                Some(address) => add(Channel::Email, address.split('?').next().unwrap_or(address).to_owned()),
                None if does && own => add(Channel::Link, link.url.clone()),
                None => {}
            }
        }
        if own {
            for link in free::links(quote) {
                add(Channel::Link, link);
            }
        }
    }
    if ways.is_empty() && offer.kind != ActionKind::Contact {
        if let Some(setting) = setting(&words).filter(|_| own) {
            ways.push((Channel::Settings, setting));
        } else if own && words.find("unsubscribe", 0).is_some() {
            ways.push((Channel::Settings, "unsubscribe link".to_owned()));
        } else if let Some(address) = POST.iter().find_map(|words| after(quote, words)) {
            ways.push((Channel::Post, address));
        }
    }
    ways
}

/// The name of a setting, as written: "your account settings".
fn setting(words: &Words<'_>) -> Option<String> {
    let at = (1..words.len()).find(|at| {
        let named = words.joined(*at) && (words.is(*at - 1, &OF_SETTINGS) || words.is(*at - 1, &["the", "our", "in"]));
        let alone = words.is(*at, &["settings", "setting", "preferences", "dashboard"]);
        words.is(*at, &SETTINGS) && named && (alone || words.is(*at - 1, &OF_SETTINGS))
    })?;
    let mut start = at;
    while start > 0 && at - start < 4 && words.joined(start) && words.is(start - 1, &OF_SETTINGS) {
        start -= 1;
    }
    Some(words.source(start..at + 1))
}

/// A postal address after some words: up to the end of the clause, with a number in it.
fn after(quote: &str, words: &str) -> Option<String> {
    let at = quote.to_ascii_lowercase().find(words)? + words.len();
    let rest = quote.get(at..)?.trim_start_matches([':', ' ', '\n']).trim();
    let rest = &rest[..rest.floor_char_boundary(ADDRESS)];
    let end = rest.find(". ").or_else(|| rest.find("; ")).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';']);
    let capital = address.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (capital && address.chars().any(|c| c.is_ascii_digit()) && address.contains(',')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_and_addresses_are_named_as_written() {
        let of = |text: &str| setting(&Words::read(text));
        assert_eq!(of("Go to your account settings to stop it.").as_deref(), Some("your account settings"));
        assert_eq!(of("Use the Privacy Center for it.").as_deref(), Some("Privacy Center"));
        assert_eq!(of("We set a meeting at the center of town."), None);
        assert_eq!(
            after("Send it by mail to: Fern Ltd, 1 Oak Road, Meadow. Thanks.", "by mail to").as_deref(),
            Some("Fern Ltd, 1 Oak Road, Meadow")
        );
        assert_eq!(after("Send it by mail to us.", "by mail to"), None);
    }
}
