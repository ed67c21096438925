//! Details of free form: days, sums, addresses, a place, an age.
//!
//! These are of free form, so the `regex` crate reads them. Each expression is compiled when the
//! first clause comes along that has the letters it needs, never for a page without them.

use crate::text::cut::Cut;
use std::fmt;
use std::sync::LazyLock;

use regex::{Captures, Regex, RegexBuilder};

use crate::report::Facts;
use crate::understand::date::Date;

static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"\b(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)(?:\s*\(\s*(\d{1,4})\s*\))?[\s-]+(?:calendar |business |working )?(hour|day|week|month|year)s?\b",
    )
});
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    const LENGTH: &str = r"(?:[a-z0-9()]+[\s-]+){1,3}(?:calendar |business |working )?(?:hour|day|week|month|year)s?";
    expression(&format!(
        r"{LENGTH}(?:'|’)?\s+(?:prior |advance |written ){{0,2}}notice|(?:at least|less than|later than)\s+{LENGTH}|{LENGTH}\s+(?:before|prior to|in advance)"
    ))
});
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
        r"\b(?:age of|at least|under|over|aged|younger than|minimum age (?:is|of))\s+(?:the age of\s+)?(\d{2}|thirteen|fourteen|sixteen|eighteen)\b",
    )
});

/// Days in a week, a month and a year, as deadlines are commonly counted.
const WEEK: u32 = 7;
const MONTH: u32 = 30;
const YEAR: u32 = 365;

/// Reads the facts off the words of one clause of type `clause`.
#[must_use]
pub fn read(clause: &str, quote: &str) -> Facts {
    let mut facts = Facts::default();
    let digits = quote.bytes().any(|byte| byte.is_ascii_digit());
    if wants_days(clause) {
        let period = period(quote);
        facts.days = period.and_then(Period::days);
        facts.period = period.map(|period| period.to_string());
    }
    if clause == "liability-cap" {
        facts.cap = cap(quote);
    }
    if digits && ["$", "€", "£", "USD", "EUR", "GBP", "dollar", "euro", "pound"].iter().any(|sign| quote.contains(sign))
    {
        facts.amounts = all(&AMOUNTS, quote);
    }
    facts.emails = emails(quote);
    facts.links = links(quote);
    if matches!(clause, "governing-law" | "jurisdiction" | "arbitration") {
        facts.place = PLACE.captures(quote).map(|found| found[1].trim_end_matches(',').to_owned());
    }
    if clause == "age-limit" {
        facts.age = AGE.captures(quote).and_then(|found| number(&found[1]));
    }
    facts
}

/// Clause types whose number of days means something to the reader.
fn wants_days(clause: &str) -> bool {
    clause.contains("opt-out")
        || clause.starts_with("retention")
        || matches!(clause, "change-with-notice" | "unilateral-change" | "auto-renewal" | "trial-converts")
        || matches!(clause, "claim-time-limit" | "refund-right" | "price-change" | "data-rights")
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

/// Until when something must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// In days.
    pub days: Option<u32>,
    /// What they count from, as written; empty where that is not said.
    pub from: String,
    /// Whether that is the date on which the document took effect.
    pub from_effective: bool,
    /// That date itself, where it is written out.
    pub from_date: Option<Date>,
}

static DEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"(?:within|no later than|not later than|at least|before the end of|during the)\s+(?:the )?(?:first )?(?:[a-z0-9()]+[\s-]+){1,3}(?:calendar |business |working )?(?:hour|day|week|month|year)s?(?:\s+(?:after|of|from|following|before|prior to|in advance of)\s+([a-z0-9 ,'/-]{3,90}))?",
    )
});

/// A last day by its number: "until midnight of the third business day after you joined".
static LAST_DAY: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"\b(?:until|before|by|prior to|no later than)\s+(?:midnight\s+(?:of|on)\s+)?the\s+([a-z]+|\d{1,2}(?:st|nd|rd|th))\s+(?:\([0-9a-z]+\)\s+)?(?:calendar |business |working )?day\s+(?:after|following|from)\s+([a-z0-9 ,'/-]{3,90})",
    )
});

/// Ordinals that number days, from the first.
const ORDINALS: [&str; 15] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
];

/// The deadline that a last day sets.
fn last_day(quote: &str) -> Option<Deadline> {
    let found = LAST_DAY.captures(quote)?;
    let ordinal = found[1].to_ascii_lowercase();
    let digits = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok();
    let named = || ORDINALS.iter().zip(1..).find(|(word, _)| **word == ordinal).map(|(_, days)| days);
    let days = digits.or_else(named)?;
    Some(Deadline { days: Some(days), from: counted_from(&found[2]), from_effective: false, from_date: None })
}

/// How far into what a deadline counts from a date is looked for, in bytes.
const DATE_BYTES: usize = 24;

/// The first deadline of a clause.
#[must_use]
pub fn deadline(quote: &str) -> Option<Deadline> {
    let Some(found) = DEADLINE.captures(quote) else { return last_day(quote) };
    let days = period(&found[0]).and_then(Period::days);
    let from = found.get(1).map_or("", |from| from.as_str());
    let from_date = Date::first_in(from.before(DATE_BYTES));
    let from = counted_from(from);
    let lower = from.to_lowercase();
    let from_effective = lower.contains("effective date")
        || (lower.contains("last updated") && !lower.contains("you "))
        || lower.contains("date of these");
    days.map(|_| Deadline { days, from, from_effective, from_date })
}

/// What days count from, up to where the sentence goes on with something else.
fn counted_from(rest: &str) -> String {
    /// Words with which it goes on.
    const STOPS: [&str; 12] =
        ["by", "and", "and/or", "or", "unless", "in", "via", "with", "at", "through", "using", "stating"];
    /// Verbs before which "to" says what for, not whereto: "of joining to opt out".
    const AIMS: [&str; 12] =
        ["opt", "avoid", "stop", "cancel", "notify", "send", "be", "prevent", "receive", "us", "reject", "our"];
    /// Words that can't end it.
    const LOOSE: [&str; 13] =
        ["to", "of", "on", "the", "a", "in", "at", "for", "your", "which", "that", "this", "from"];
    let words: Vec<&str> = rest.split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is = |word: &str, any: &[&str]| any.iter().any(|one| word.eq_ignore_ascii_case(one));
        let aims = is(word, &["to"]) && words.get(at + 1).is_none_or(|next| is(next, &AIMS));
        // "the date on which you joined" goes on, "joining you may" does not.
        let turns = is(word, &["you"])
            && !kept.last().is_some_and(|before| is(before, &["which", "that", "when", "date", "day", "time"]));
        // "Access to or use of the service" is one thing.
        let joins = is(word, &["or", "and"]) && kept.last().is_some_and(|before| is(before, &["to", "of"]));
        if !kept.is_empty() && ((is(word, &STOPS) && !joins) || aims || turns) {
            break;
        }
        kept.push(word.trim_end_matches(','));
        if word.ends_with(',') {
            break;
        }
    }
    while kept.last().is_some_and(|last| LOOSE.iter().any(|loose| last.eq_ignore_ascii_case(loose))) {
        kept.pop();
    }
    let from = kept.join(" ");
    if from.chars().any(|c| c.is_ascii_lowercase()) { from } else { from.to_ascii_lowercase() }
}

/// A length of time as a clause gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    count: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Period {
    /// In days; hours round up to a day.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self.unit {
            Unit::Hour => Some(self.count.div_ceil(24)),
            Unit::Day => Some(self.count),
            Unit::Week => self.count.checked_mul(WEEK),
            Unit::Month => self.count.checked_mul(MONTH),
            Unit::Year => self.count.checked_mul(YEAR),
        }
    }

    fn unit(self) -> &'static str {
        match self.unit {
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    /// As owner: "30 days'", "1 year's".
    #[must_use]
    pub fn possessive(self) -> String {
        format!("{self}{}", if self.count == 1 { "'s" } else { "'" })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}{}", self.count, self.unit(), if self.count == 1 { "" } else { "s" })
    }
}

/// The first length of time in a clause.
#[must_use]
pub fn period(quote: &str) -> Option<Period> {
    read_period(&DAYS.captures(quote)?)
}

/// The first length of time in a clause, with the byte at which it begins.
#[must_use]
pub fn period_at(quote: &str) -> Option<(usize, Period)> {
    let found = DAYS.captures(quote)?;
    Some((found.get(0)?.start(), read_period(&found)?))
}

/// The length of time of a notice, as owner: what stands before "notice", or after "at least".
#[must_use]
pub fn notice(quote: &str) -> Option<String> {
    let found = NOTICE
        .captures_iter(quote)
        .find_map(|found| DAYS.captures(found.get(0)?.as_str()).and_then(|days| read_period(&days)))?;
    Some(found.possessive())
}

fn read_period(found: &Captures<'_>) -> Option<Period> {
    let count = number(found.get(2).map_or(&found[1], |digits| digits.as_str()))?;
    let unit = match found[3].to_ascii_lowercase().as_str() {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => Unit::Year,
    };
    Some(Period { count, unit })
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

fn number(text: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 20] = [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("eighteen", 18),
        ("twenty", 20),
        ("thirty", 30),
        ("sixty", 60),
        ("ninety", 90),
    ];
    let word = |(word, _): &&(&str, u32)| text.eq_ignore_ascii_case(word);
    text.parse().ok().or_else(|| WORDS.iter().find(word).map(|(_, value)| *value))
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

    fn days(quote: &str) -> Option<u32> {
        period(quote)?.days()
    }

    #[test]
    fn deadlines_say_what_they_count_from() {
        let of = |quote| deadline(quote).map(|found| (found.days, found.from, found.from_effective));
        assert_eq!(
            of("within thirty (30) days of first accepting these Terms, by post."),
            Some((Some(30), "first accepting these Terms".to_owned(), false))
        );
        assert_eq!(
            of("at least 24 hours before the end of the period"),
            Some((Some(1), "the end of the period".to_owned(), false))
        );
        let from = |quote| deadline(quote).map(|found| found.from);
        assert_eq!(from("within 30 days of joining Fern to: no@fern.example").as_deref(), Some("joining Fern"));
        assert_eq!(
            from("within 30 days of the date on which you first saw the site by post").as_deref(),
            Some("the date on which you first saw the site")
        );
        let theirs = "within 30 days of the date on which you saw the site after these terms were last updated.";
        assert_eq!(of(theirs).map(|found| found.2), Some(false));
        assert_eq!(
            from("WITHIN 30 DAYS OF YOUR ACCESS TO OR USE OF FERN (A) BY POST").as_deref(),
            Some("your access to or use of fern")
        );
        assert_eq!(from("within 14 days of agreeing to these Terms.").as_deref(), Some("agreeing to these Terms"));
        assert_eq!(of("within 30 days after the effective date").map(|found| found.2), Some(true));
        assert_eq!(of("We answer in good time."), None);
        let bought = Some((Some(3), "the day on which you bought a plan".to_owned(), false));
        assert_eq!(of("until midnight of the third business day after the day on which you bought a plan."), bought);
        assert_eq!(of("within three business days of purchase."), Some((Some(3), "purchase".to_owned(), false)));
        assert_eq!(of("by the last day after joining"), None);
    }

    #[test]
    fn notices_and_caps_read_on() {
        assert_eq!(notice("We give you thirty (30) days' notice.").as_deref(), Some("30 days'"));
        assert_eq!(notice("We tell you at least 2 weeks before.").as_deref(), Some("2 weeks'"));
        assert_eq!(notice("We tell you within a day."), None);
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
    fn days_are_read_from_digits_words_and_both() {
        assert_eq!(days("within thirty (30) days of joining"), Some(30));
        assert_eq!(days("at least 2 weeks before"), Some(14));
        assert_eq!(days("one year after the claim arose"), Some(365));
        assert_eq!(days("within 36 hours"), Some(2));
        assert_eq!(days("any day now"), None);
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
        let facts =
            read("arbitration-opt-out", "Write to stop@acme.example or https://acme.example/no. within 14 days.");
        assert_eq!(facts.emails, ["stop@acme.example"]);
        assert_eq!(facts.links, ["https://acme.example/no"]);
        assert_eq!(facts.days, Some(14));
        let facts = read("liability-cap", "Our liability is limited to US$ 1,000.50 or 50 euros.");
        assert_eq!(facts.amounts, ["US$ 1,000.50", "50 euros"]);
        assert_eq!(facts.days, None);
        let facts =
            read("governing-law", "These terms are governed by the laws of the State of Franklin, without regard.");
        assert_eq!(facts.place.as_deref(), Some("State of Franklin"));
        assert_eq!(read("age-limit", "You must be at least sixteen years old.").age, Some(16));
    }
}
