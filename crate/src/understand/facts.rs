//! Details read off one clause: days, sums, addresses, a place, an age.
//!
//! These are of free form, so the `regex` crate reads them. Each expression is compiled when the
//! first clause comes along that has the letters it needs, never for a page without them.

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use crate::report::Facts;

static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    expression(
        r"\b(\d{1,4}|one|two|three|five|six|seven|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)(?:\s*\(\s*(\d{1,4})\s*\))?[\s-]+(?:calendar |business |working )?(hour|day|week|month|year)s?\b",
    )
});
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
        facts.days = days(quote);
    }
    if digits && ["$", "€", "£", "USD", "EUR", "GBP", "dollar", "euro", "pound"].iter().any(|sign| quote.contains(sign))
    {
        facts.amounts = all(&AMOUNTS, quote);
    }
    if quote.contains('@') {
        facts.emails = all(&EMAILS, quote);
    }
    if quote.contains("http") || quote.contains("www.") {
        facts.links = all(&LINKS, quote);
    }
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

/// The first period in a clause, in days; hours round up to a day.
fn days(quote: &str) -> Option<u32> {
    let found = DAYS.captures(quote)?;
    let count = number(found.get(2).map_or(&found[1], |digits| digits.as_str()))?;
    match found[3].to_ascii_lowercase().as_str() {
        "hour" => Some(count.div_ceil(24)),
        "day" => Some(count),
        "week" => count.checked_mul(WEEK),
        "month" => count.checked_mul(MONTH),
        _ => count.checked_mul(YEAR),
    }
}

fn number(text: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 17] = [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
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

    #[test]
    fn days_are_read_from_digits_words_and_both() {
        assert_eq!(days("within thirty (30) days of joining"), Some(30));
        assert_eq!(days("at least 2 weeks before"), Some(14));
        assert_eq!(days("one year after the claim arose"), Some(365));
        assert_eq!(days("within 36 hours"), Some(2));
        assert_eq!(days("any day now"), None);
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
