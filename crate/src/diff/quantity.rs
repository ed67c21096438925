//! Numbers with what they count: a date, a length of time, a sum, a share, a plain number.

use crate::text::cut::Cut;
use std::ops::Range;

use crate::pattern::reading::time::MONTH;
use crate::understand::date::Date;
use crate::understand::date::month;
use crate::understand::date::{Order, date_at};
use crate::understand::number::{SCALES, begins, cardinal};
use crate::understand::period::{Period, period_at};
use crate::understand::words::Words;

/// A quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Quantity {
    /// A day.
    Date(Date),
    /// A length of time.
    Period(Period),
    /// A sum of money.
    Money(f64, Currency),
    /// A share in percent.
    Percent(f64),
    /// Any other number.
    Number(f64),
    /// A number that is most likely a year: four digits without separators.
    Year(u32),
}

/// A currency. All dollars are one, as the sign does not part them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Currency {
    Dollar,
    Euro,
    Pound,
    Zloty,
    Franc,
    Yen,
}

impl Currency {
    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "usd" | "dollar" | "dollars" | "dollari" | "dolarow" | "dolares" => Self::Dollar,
            "eur" | "euro" | "euros" => Self::Euro,
            "gbp" | "pound" | "pounds" | "pfund" | "sterline" | "funtow" => Self::Pound,
            "pln" | "zl" | "zloty" | "zlotych" | "zlote" => Self::Zloty,
            "chf" | "franken" | "francs" | "franchi" => Self::Franc,
            "jpy" | "yen" => Self::Yen,
            _ => return None,
        })
    }

    fn of_sign(sign: char) -> Option<Self> {
        Some(match sign {
            '$' => Self::Dollar,
            '€' => Self::Euro,
            '£' => Self::Pound,
            '¥' => Self::Yen,
            _ => return None,
        })
    }
}

/// Words for percent; the sign itself is none.
const PERCENT: &[&str] = &["percent", "prozent", "procent", "procenta", "percento", "pourcent", "pct"];

impl Quantity {
    /// What it counts, with a space behind it so that no word is the same.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Date(_) => "date ",
            Self::Period(_) => "period ",
            Self::Money(..) => "money ",
            Self::Percent(_) => "percent ",
            Self::Number(_) | Self::Year(_) => "number ",
        }
    }

    /// The same text for the same value, however it is written.
    pub(super) fn canonical(self) -> String {
        let kind = self.kind();
        match self {
            Self::Date(date) => format!("{kind}{date}"),
            Self::Period(period) => format!("{kind}{period}"),
            Self::Money(value, currency) => format!("{kind}{value} {currency:?}"),
            Self::Percent(value) | Self::Number(value) => format!("{kind}{value}"),
            Self::Year(year) => format!("{kind}{year}"),
        }
    }
}

/// The quantity that begins at word `at`, with its words: the longest reading counts.
pub(super) fn quantity_at(words: &Words<'_>, at: usize, order: Order) -> Option<(Quantity, Range<usize>)> {
    let word = words.folded(at);
    let named = || words.may_begin(at, MONTH.any) && month(word).is_some();
    if !begins(words, at) && !named() && Currency::of_word(word).is_none() {
        return None;
    }
    if let Some((date, range)) = date_at(words, at, order) {
        return Some((Quantity::Date(date), range));
    }
    if let Some((period, range)) = period_at(words, at) {
        return Some((Quantity::Period(period), range));
    }
    // "EUR 2,000", "US$ 2,000".
    if let Some(currency) = Currency::of_word(words.folded(at)) {
        let (value, end) = sum_at(words, at + 1).filter(|_| words.gap(at + 1).trim().is_empty())?;
        return Some((Quantity::Money(value, currency), at..end));
    }
    let (value, end) = sum_at(words, at)?;
    let (before, after) = (words.gap(at), words.gap(end));
    // "2 Mio. €", "2 millions d'euros": the mark belongs to the word before it.
    let short = |word: &str| word == "d" || SCALES.iter().any(|(scale, _)| word == *scale);
    let scaled = end > at + 1 && short(words.folded(end - 1));
    let after = if scaled { after.trim_start_matches(['.', '\'', '’']) } else { after };
    let joined = after.trim().is_empty();
    if let Some(currency) = before.trim_end().chars().next_back().and_then(Currency::of_sign) {
        return Some((Quantity::Money(value, currency), at..end));
    }
    // Where a number follows the sign at once, it is that number's.
    let theirs = words.folded(end).starts_with(|c: char| c.is_ascii_digit()) && !after.ends_with(char::is_whitespace);
    if let Some(currency) = after.trim_start().chars().next().and_then(Currency::of_sign).filter(|_| !theirs) {
        return Some((Quantity::Money(value, currency), at..end));
    }
    if let Some(currency) = Currency::of_word(words.folded(end)).filter(|_| joined) {
        return Some((Quantity::Money(value, currency), at..end + 1));
    }
    if after.trim_start().starts_with('%') {
        return Some((Quantity::Percent(value), at..end));
    }
    if joined && words.is_one_of(end, PERCENT) {
        return Some((Quantity::Percent(value), at..end + 1));
    }
    let cent = |word: &str| matches!(word, "cent" | "cento" | "ciento");
    if joined && words.is_one_of(end, &["per", "por"]) && cent(words.folded(end + 1)) {
        return Some((Quantity::Percent(value), at..end + 2));
    }
    let year = (word.len() == 4 && end == at + 1).then(|| word.parse().ok()).flatten();
    let year = year.filter(|year| (1900..2200).contains(year));
    Some((year.map_or(Quantity::Number(value), Quantity::Year), at..end))
}

/// The number that begins at a word, multiplied by what stands behind it, and one past its last word: "5 million",
/// "2 Mio.", "1m" behind a sign.
fn sum_at(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let word = words.folded(at);
    let signed = || words.gap(at).trim_end().chars().next_back().and_then(Currency::of_sign).is_some();
    let named = || at.checked_sub(1).is_some_and(|before| Currency::of_word(words.folded(before)).is_some());
    let attached = [("mm", 1e6), ("mn", 1e6), ("bn", 1e9), ("m", 1e6), ("k", 1e3)];
    let attached = attached.iter().find_map(|(scale, by)| Some((word.strip_suffix(scale)?, by)));
    if let Some((digits, by)) =
        attached.filter(|_| word.starts_with(|c: char| c.is_ascii_digit()) && (signed() || named()))
    {
        return Some((amount(digits)? * by, at + 1));
    }
    let (value, end) = number_at(words, at)?;
    let scale = SCALES.iter().find(|(scale, _)| words.joined(end) && words.folded(end) == *scale);
    let Some((_, by)) = scale else { return Some((value, end)) };
    // "5 millions d'euros", "2 milioni di euro".
    let of = words.is_one_of(end + 1, &["d", "de", "di"]) && Currency::of_word(words.folded(end + 2)).is_some();
    Some((value * by, end + 1 + usize::from(of)))
}

/// The number that begins at a word, and one past its last word.
fn number_at(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let word = words.folded(at);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        // "2 000" is one number where thousands are parted by a space.
        let groups = (at + 1..).take_while(|&next| {
            let group = words.folded(next);
            matches!(words.gap(next), " " | "\u{A0}" | "\u{202F}" | "\u{2009}") && is_group(group)
        });
        let groups = if word.len() <= 3 && is_digits(word) { groups.count() } else { 0 };
        if groups > 0 {
            let all: String = (at..=at + groups).map(|at| words.folded(at)).collect();
            return Some((amount(&all)?, at + groups + 1));
        }
        let end = cardinal(words, at).map_or(at + 1, |number| number.end);
        return Some((amount(word)?, end));
    }
    cardinal(words, at).map(|number| (f64::from(number.value), number.end))
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Three digits, a decimal fraction behind them or not.
fn is_group(word: &str) -> bool {
    let (whole, fraction) = word.split_once([',', '.']).unwrap_or((word, "0"));
    whole.len() == 3 && is_digits(whole) && is_digits(fraction)
}

/// The value of a number in digits. A separator with three digits behind it parts thousands, the
/// last one with fewer or more is that of the decimals.
fn amount(word: &str) -> Option<f64> {
    let decimals = word.rfind([',', '.', '\'']).filter(|&at| {
        let separator = word.between(at, at + 1);
        let once = word.matches(separator).count() == 1;
        let mixed = word.before(at).contains([',', '.', '\'']);
        once && (word.len() - at - 1 != 3 || mixed || word.starts_with('0'))
    });
    let (whole, fraction) = decimals.map_or((word, "0"), |at| (word.before(at), word.since(at + 1)));
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.' | '\'')).collect();
    (is_digits(&whole) && is_digits(fraction)).then(|| format!("{whole}.{fraction}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<String> {
        let words = Words::read(text);
        (0..words.len()).find_map(|at| quantity_at(&words, at, Order::Unknown)).map(|(found, _)| found.canonical())
    }

    #[test]
    fn the_same_value_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("EUR 2,000", "EUR 2.000,00"),
            ("€2,000", "2000 euros"),
            ("2 000 zł", "2000 PLN"),
            ("thirty (30) days", "30 days"),
            ("3 April 2027", "April 3rd, 2027"),
            ("5%", "five percent"),
            ("5 per cent", "5.0 %"),
            ("two", "2"),
            ("$5 million", "USD 5,000,000"),
            ("£1m", "1,000,000 pounds"),
            ("2 Mio. €", "EUR 2.000.000"),
            ("2 millions d'euros", "2 millones de euros"),
            ("10 tys. zł", "10 000 PLN"),
            ("$10k", "$10,000"),
        ] {
            assert_eq!(first(one), first(other), "{one} / {other}");
            assert!(first(one).is_some(), "{one}");
        }
    }

    #[test]
    fn other_values_and_other_things_differ() {
        for (one, other) in [
            ("EUR 2,000", "EUR 2,00"),
            ("EUR 50", "USD 50"),
            ("$50", "€50"),
            ("5", "5%"),
            ("30 days", "30 weeks"),
            ("2000", "2,001"),
            ("$1.5", "$15"),
            ("$5 million", "$5"),
            ("5m", "$5m"),
        ] {
            assert_ne!(first(one), first(other), "{one} / {other}");
        }
        assert_eq!(first("what you paid in 2026").as_deref(), Some("number 2026"));
        assert_eq!(first("no number at all"), None);
    }
}
