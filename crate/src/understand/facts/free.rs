//! Details of free form: sums, addresses, a place, an age.
//!
//! Sums and addresses are read by the `regex` crate. Each expression is compiled when the first clause
//! comes along that has the letters it needs, never for a page without them.

use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};
use serde::{Serialize, Serializer};

use crate::knowledge::names::Fact;
use crate::pattern::reading::compose::PLACE_KIND;
use crate::pattern::reading::condition::IF_NOTHING_PAID;
use crate::pattern::reading::facts::{
    AGE_OF, BESIDE_SUM, CAP_RAISED, CAPPED, GREATER, LEAST_PAID, LESSER, MULTIPLE, NO_PLACE, PAID, PAID_BACK,
    PAID_BY_THEM, PAID_FOR_A_PART, PAID_IN_THE, PART_OF_PAID, PER_CASE, PLACE_JOINS, PLACE_LEADS,
};
use crate::pattern::reading::part::AGE;
use crate::report::Facts;
use crate::understand::number::{SCALES, cardinal};
use crate::understand::period::{Period, periods};
use crate::understand::words::Words;

// "10 000 euros": thousands may be parted by a space, which may be one that holds a line together; "$5 million", "2 Mio. €"
// and "£1m" are told with what their number is multiplied by.
static AMOUNTS: LazyLock<Regex> = LazyLock::new(|| {
    let space = r"(?:\s|\u{a0}|\u{202f})";
    let scales = SCALES.map(|(word, _)| word).join("|");
    let scale = format!(r"(?:(?:mm?|k)\b|(?:{space}|-)?(?:{scales})\b)");
    expression(&format!(
        r"(?x)
        (?:(?:\b(?:US|CA|AU|NZ|HK|NT|MX|S|A|C|R))?\$|€|£|\bUSD|\bEUR|\bGBP|\bPLN){space}?\d(?:[\d,.]*\d)?{scale}?
        |\b(?:\d{{1,3}}(?:(?:\x20|\u{{a0}}|\u{{202f}})\d{{3}})+(?:[,.]\d+)?|\d(?:[\d,.]*\d)?)
         (?:{scale}(?:\.|{space}d(?:'|’|[ei]{space}))?|{space}[mk])?
         {space}?(?:euros?|(?:US[-\x20])?dollars?|pounds?|USD|EUR|GBP|PLN|zł|€|£|\$)"
    ))
});
// A sentence or a word that is glued to its end is no part of an address: "a@fern.example.Also", "a@fern.exampleBy".
static EMAILS: LazyLock<Regex> = LazyLock::new(|| {
    expression(r"[a-z0-9._%+-]+@(?:(?:[a-z0-9-]+\.)+(?-i:[a-z]{2,}|[A-Z]{2,})|(?:[a-z0-9-]+\.)+[a-z]{2,})")
});
static LINKS: LazyLock<Regex> =
    LazyLock::new(|| expression(r"\b(?:https?://|www\.)[a-z0-9._~:/?#@!$&*+,;=%-]*[a-z0-9/_~#=&%-]"));

/// What a text with a sum has one of.
const AMOUNT_SIGNS: [&str; 12] = ["$", "€", "£", "USD", "EUR", "GBP", "dollar", "euro", "Euro", "pound", "PLN", "zł"];

/// Ages that are minimum ages, in years.
const AGES: std::ops::Range<u32> = 10..100;

/// Longest name of a place, in words.
const PLACE_WORDS: usize = 10;

/// Reads the facts off the words of one clause; of `wanted` those that its type asks for.
#[must_use]
pub fn read(wanted: &[Fact], words: &Words<'_>) -> Facts {
    let quote = words.text;
    let mut facts = Facts::default();
    if wanted.contains(&Fact::Period) {
        let period = periods(words).next().map(|(period, _)| period);
        facts.days = period.and_then(Period::days);
        facts.period = period.map(|period| period.to_string());
    }
    facts.amounts = all(&AMOUNTS, &AMOUNT_SIGNS, quote);
    facts.cap = wanted.contains(&Fact::Cap).then(|| cap(words)).flatten();
    facts.emails = emails(quote);
    facts.links = links(quote);
    facts.place = wanted.contains(&Fact::Place).then(|| place(words)).flatten();
    if wanted.contains(&Fact::Age) {
        let age = words.find(AGE_OF, 0).and_then(|found| cardinal(words, found.part(AGE)?.start));
        facts.age = age.map(|age| age.value).filter(|age| AGES.contains(age));
    }
    facts
}

/// A country, state or city: capitalised words behind "the laws of" and the like, without those with
/// which the sentence goes on: "Franklin and You".
fn place(words: &Words<'_>) -> Option<String> {
    let part = |at: usize| words.capitalised(at) && words.folded(at).len() > 1 && !words.is(at, NO_PLACE);
    words.all(PLACE_LEADS).find_map(|lead| {
        let (start, mut end) = (lead.end, lead.end);
        while end - start < PLACE_WORDS {
            let joins = words.at(end, PLACE_JOINS).map_or(0, |joins| joins.words.len());
            let beside = end == start || matches!(words.gap(end).trim(), "" | ",");
            match (beside && part(end), joins) {
                (true, _) if joins == 0 || end == start => end += 1,
                (_, 1..) if end > start && beside && part(end + joins) => end += joins + 1,
                _ => break,
            }
        }
        let (from, to) = words.bytes(start..end);
        let source = words.text.get(from..to).unwrap_or_default();
        // "The Federal Arbitration Act" and "the courts of the State" name no place.
        let names = (start..end).any(|at| !words.is(at, PLACE_KIND));
        names.then(|| source.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// Electronic mail addresses, once each.
#[must_use]
pub fn emails(quote: &str) -> Vec<String> {
    all(&EMAILS, &["@"], quote)
}

/// Web addresses, once each.
#[must_use]
pub fn links(quote: &str) -> Vec<String> {
    all(&LINKS, &["http", "www.", "HTTP", "WWW."], quote).iter().map(|link| clean(link).to_owned()).collect()
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

/// The most that is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// A sum, as written.
    Sum(String),
    /// What was paid for the service, in a length of time where one is told.
    Paid(Option<Period>),
    /// The greater of both.
    More(String, Option<Period>),
    /// The lesser of both.
    Less(String, Option<Period>),
    /// The greatest of both and something else that the clause names.
    MoreOf(String, Option<Period>),
}

impl fmt::Display for Cap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paid = |period: &Option<Period>| match period {
            Some(period) => format!("what you paid in {period}"),
            None => "what you paid".to_owned(),
        };
        match self {
            Self::Sum(sum) => out.write_str(sum),
            Self::Paid(period) => out.write_str(&paid(period)),
            Self::More(sum, period) => write!(out, "{sum} or {}, whichever is more", paid(period)),
            Self::Less(sum, period) => write!(out, "{sum} or {}, whichever is less", paid(period)),
            Self::MoreOf(sum, period) => {
                write!(out, "{sum}, {} or something else named, whichever is more", paid(period))
            }
        }
    }
}

impl Serialize for Cap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The most that is paid, as a cap states it.
fn cap(words: &Words<'_>) -> Option<Cap> {
    let other =
        [MULTIPLE, PER_CASE, PAID_BY_THEM, PAID_FOR_A_PART, CAP_RAISED, PART_OF_PAID, LEAST_PAID, IF_NOTHING_PAID];
    if other.iter().any(|list| words.has(*list)) || words.text.contains('%') {
        return None;
    }
    let mut amounts = all(&AMOUNTS, &AMOUNT_SIGNS, words.text).into_iter();
    // Of several sums no words tell which is the most.
    let (amount, None) = (amounts.next(), amounts.next()) else { return None };
    let paid = words.find(PAID, 0).map(|paid| {
        let period = periods(words).find(|(_, range)| range.start >= paid.words.start);
        period.map(|(period, _)| period)
    });
    // "The fees of the month before" are fewer than all, though no number tells so.
    if paid == Some(None) && words.has(PAID_IN_THE) {
        return None;
    }
    match (amount, paid, words.has(GREATER)) {
        (Some(amount), Some(paid), true) if has_third(words) => Some(Cap::MoreOf(amount, paid)),
        (Some(amount), Some(paid), true) => Some(Cap::More(amount, paid)),
        (Some(amount), Some(paid), false) => words.has(LESSER).then_some(Cap::Less(amount, paid)),
        (_, _, true) | (None, None, false) => None,
        (Some(amount), None, false) => (!words.has(BESIDE_SUM)).then_some(Cap::Sum(amount)),
        (None, Some(paid), false) => (!words.has(PAID_BACK) || words.has(CAPPED)).then_some(Cap::Paid(paid)),
    }
}

/// Whether behind "the greater of" letters or numerals tell three things apart.
fn has_third(words: &Words<'_>) -> bool {
    let from = words.find(GREATER, 0).map_or(0, |greater| words.bytes(greater.words).1);
    let list = words.text.get(from..).unwrap_or_default().to_lowercase();
    ["(c)", "(iii)", "(3)", " c)", " iii)", " 3)"].iter().any(|third| list.contains(third))
}

/// Every match, once each, in order; none in a text without any of the signs that a match has.
fn all(expression: &LazyLock<Regex>, signs: &[&str], quote: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if signs.iter().any(|sign| quote.contains(sign)) {
        found.extend(expression.find_iter(quote).map(|part| part.as_str().to_owned()));
    }
    let mut known = HashSet::new();
    found.retain(|part| known.insert(part.clone()));
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
