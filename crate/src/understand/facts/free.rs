//! Details of free form: sums, addresses, a place, an age.
//!
//! These are of free form, so the `regex` crate reads them. Each expression is compiled when the
//! first clause comes along that has the letters it needs, never for a page without them.

use crate::text::cut::Cut;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use super::period::{Period, period};
use super::words::Words;
use crate::knowledge::names::Fact;
use crate::report::Facts;
use crate::understand::number::cardinal;

static PAID: LazyLock<Regex> =
    LazyLock::new(|| expression(r"(?:amounts?|fees?|sums?|price|you)\s(?:[a-z,'()]+\s){0,8}?(?:paid|pay|payable)\b"));
static AMOUNTS: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"(?:(?:US|CA|AU)?\$|€|£|\bUSD|\bEUR|\bGBP)\s?\d(?:[\d,.]*\d)?|\b\d(?:[\d,.]*\d)?\s?(?:euros?|dollars?|pounds?|USD|EUR|GBP|€|£)",
    )
});
static EMAILS: LazyLock<Regex> = LazyLock::new(|| expression(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"));
static LINKS: LazyLock<Regex> =
    LazyLock::new(|| expression(r"\b(?:https?://|www\.)[a-z0-9._~:/?#@!$&*+,;=%-]*[a-z0-9/_~#=&%-]"));
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"(?:laws? of|courts? (?:of|in|located in)|located (?:with)?in|governed by)\s+(?:the\s+)?(?-i:((?:(?:State|Commonwealth|Republic|Province|County|City|Kingdom|United|Federal) (?:of )?(?:the )?)?[A-Z][a-zA-Z'-]+(?:[ ,]+(?:and |of )?[A-Z][a-zA-Z'-]+){0,4}))",
    )
});
static AGE: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"\b(?:age of|at least|under|over|aged|younger than|minimum age (?:is|of))\s+(?:the age of\s+)?(\d{2}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty[\s-]one)\b",
    )
});

/// Reads the facts off the words of one clause; of `wanted` those that its type asks for.
#[must_use]
pub fn read(wanted: &[Fact], quote: &str) -> Facts {
    let mut facts = Facts::default();
    let digits = quote.bytes().any(|byte| byte.is_ascii_digit());
    if wanted.contains(&Fact::Period) {
        let period = period(quote);
        facts.days = period.and_then(Period::days);
        facts.period = period.map(|period| period.to_string());
    }
    if wanted.contains(&Fact::Cap) {
        facts.cap = cap(quote);
    }
    if digits && ["$", "€", "£", "USD", "EUR", "GBP", "dollar", "euro", "pound"].iter().any(|sign| quote.contains(sign))
    {
        facts.amounts = all(&AMOUNTS, quote);
    }
    facts.emails = emails(quote);
    facts.links = links(quote);
    if wanted.contains(&Fact::Place) {
        // Wrapped text reads as if it was not.
        let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
        facts.place = PLACE.captures(&line).map(|found| found[1].trim_end_matches(',').to_owned());
    }
    if wanted.contains(&Fact::Age) {
        facts.age = AGE.captures(quote).and_then(|found| cardinal(&Words::read(&found[1]), 0)).map(|age| age.value);
    }
    facts
}

/// Electronic mail addresses, once each.
#[must_use]
pub fn emails(quote: &str) -> Vec<String> {
    if !quote.contains('@') {
        return Vec::new();
    }
    let mut found = all(&EMAILS, quote);
    for email in &mut found {
        // A sentence that follows without a space is no part of the address: "a@fern.example.Also".
        if let Some((address, last)) = email.rsplit_once('.')
            && last.starts_with(|c: char| c.is_ascii_uppercase())
            && address.ends_with(|c: char| c.is_ascii_lowercase())
            && address.rsplit('@').next().is_some_and(|host| host.contains('.'))
        {
            *email = address.to_owned();
        }
        // Nor is a word that is glued to its end: "a@fern.exampleBy".
        let last = email.rfind('.').map_or(0, |dot| dot + 1);
        let glued = email.since(last).find(|c: char| c.is_ascii_uppercase()).filter(|at| *at > 1);
        if let Some(at) = glued {
            email.truncate(last + at);
        }
    }
    found
}

/// Web addresses, once each.
#[must_use]
pub fn links(quote: &str) -> Vec<String> {
    let found = if ["http", "www.", "HTTP", "WWW."].iter().any(|start| quote.contains(start)) {
        all(&LINKS, quote)
    } else {
        Vec::new()
    };
    found.iter().map(|link| clean(link).to_owned()).collect()
}

/// A web address without the encoded white space that pages leave at its end.
#[must_use]
pub fn clean(link: &str) -> &str {
    let mut link = link.trim();
    while let Some(rest) = ["%C2%A0", "%c2%a0", "%20", "%E2%80%8B"].iter().find_map(|space| link.strip_suffix(space)) {
        link = rest;
    }
    link
}

/// The most that is paid, as a cap states it: a sum, what was paid for the service, or the greater
/// or lesser of both.
#[must_use]
pub fn cap(quote: &str) -> Option<String> {
    let lower = quote.to_ascii_lowercase();
    // A multiple of what was paid is neither the sum nor the payment.
    if [" times ", " twice ", " double ", "%", " percent"].iter().any(|words| lower.contains(words)) {
        return None;
    }
    let amount = AMOUNTS.find(quote).map(|found| found.as_str().to_owned());
    let paid = PAID.find(&lower).map(|found| match period(lower.since(found.start())) {
        Some(period) => format!("what you paid in {period}"),
        None => "what you paid".to_owned(),
    });
    let greater = ["greater of", "higher of", "larger of"].iter().any(|words| lower.contains(words));
    let lesser = ["lesser of", "lower of", "smaller of"].iter().any(|words| lower.contains(words));
    match (amount, paid) {
        (Some(amount), Some(paid)) if greater => Some(format!("{amount} or {paid}, whichever is more")),
        (Some(amount), Some(paid)) if lesser => Some(format!("{amount} or {paid}, whichever is less")),
        (Some(_), Some(_)) => None,
        (amount, paid) => amount.or(paid),
    }
}

/// Every match, once each, in order.
fn all(expression: &Regex, quote: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in expression.find_iter(quote) {
        if !found.iter().any(|known| known == part.as_str()) {
            found.push(part.as_str().to_owned());
        }
    }
    found
}

/// Letters are those of ASCII: the tables of Unicode would outweigh everything else in the module.
fn expression(source: &str) -> Regex {
    RegexBuilder::new(source)
        .case_insensitive(true)
        .unicode(false)
        .build()
        .expect("the expressions of this file are constant and tested")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caps_read_on() {
        let is = |quote, wanted| assert_eq!(cap(quote).as_deref(), wanted, "{quote}");
        is("not more than $100", Some("$100"));
        is("not more than three times what you paid", None);
        is(
            "the greater of $50 and the amount you paid us in the six months before",
            Some("$50 or what you paid in 6 months, whichever is more"),
        );
        is("the fees that you have paid", Some("what you paid"));
    }

    #[test]
    fn addresses_end_where_the_next_word_begins() {
        assert_eq!(emails("Ask us at help@fern.example.Also by post."), ["help@fern.example"]);
        assert_eq!(emails("Ask us at help@fern.exampleBy post too."), ["help@fern.example"]);
        assert_eq!(emails("ASK@FERN.EXAMPLE or Ask@Fern.Example"), ["ASK@FERN.EXAMPLE", "Ask@Fern.Example"]);
        assert_eq!(links("See https://fern.example/out/%C2%A0 now."), ["https://fern.example/out/"]);
    }

    #[test]
    fn each_fact_comes_from_its_own_words() {
        let facts = read(&[Fact::Period], "Write to stop@acme.example or https://acme.example/no. within 14 days.");
        assert_eq!(facts.emails, ["stop@acme.example"]);
        assert_eq!(facts.links, ["https://acme.example/no"]);
        assert_eq!(facts.days, Some(14));
        let facts = read(&[Fact::Cap], "Our liability is limited to US$ 1,000.50 or 50 euros.");
        assert_eq!(facts.amounts, ["US$ 1,000.50", "50 euros"]);
        assert_eq!(facts.days, None);
        let facts =
            read(&[Fact::Place], "These terms are governed by the laws of the State of Franklin, without regard.");
        assert_eq!(facts.place.as_deref(), Some("State of Franklin"));
        let wrapped =
            read(&[Fact::Place], "These terms are governed by the laws\nof the State\nof Franklin, as they are.");
        assert_eq!(wrapped.place.as_deref(), Some("State of Franklin"));
        assert_eq!(read(&[Fact::Age], "You must be at least sixteen years old.").age, Some(16));
        assert_eq!(read(&[Fact::Age], "You must be at least twenty-one years old.").age, Some(21));
    }
}
