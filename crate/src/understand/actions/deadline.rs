//! Until when something can be done: by a date, or within days that count from something.

use crate::text::cut::Cut;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use super::deadline_words::{BOUNDS, CONDITIONS, COUNTS, FILLERS, FROM, LEADS, OTHERS_END, OWED};
use crate::understand::date::Date;
use crate::understand::date::read::{Order, Written, dates};
use crate::understand::facts::period::{Period, periods};
use crate::understand::facts::words::Words;

/// Until when something must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// By a date, as the clause gives it.
    On(Date),
    /// Within days.
    Within(Days),
}

/// Days that count from something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// How many.
    pub days: u32,
    /// What they count from, as written; empty where that is not said.
    pub from: String,
    /// Whether that is the date on which the document took effect.
    pub from_effective: bool,
    /// That date itself, where it is written out.
    pub from_date: Option<Date>,
}

/// The first deadline of a clause, in which numeric dates are of the given order.
#[must_use]
pub fn deadline(quote: &str, order: Order) -> Option<Deadline> {
    let text = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = Words::read(&text);
    let written = dates(&words, order);
    let on = written.iter().find(|written| bounds(&words, written)).map(|on| (on.words.start, Deadline::On(on.date)));
    let within = within(&words, order).or_else(|| last_day(&words, order));
    let within = within.map(|(at, days)| (at, Deadline::Within(days)));
    [on, within].into_iter().flatten().min_by_key(|(at, _)| *at).map(|(_, deadline)| deadline)
}

/// The date by which the reader must have done what a sentence offers; dates by which somebody else
/// does something are none.
#[must_use]
pub fn readers_date(quote: &str, order: Order) -> Option<Date> {
    let words = Words::read(quote);
    let theirs = |written: &Written| {
        let subject = (0..written.words.start).rev().find(|&at| words.is(at, &["you", "we", "they", "it"]));
        subject.is_some_and(|at| !words.is(at, &["you"]))
    };
    let mut written = dates(&words, order).into_iter();
    written.find(|written| bounds(&words, written) && !theirs(written)).map(|written| written.date)
}

/// Most words between what makes a date a deadline and the date.
const TO_DATE: usize = 7;

/// Whether a date is the end of the time that somebody has: "until 3 April 2027".
fn bounds(words: &Words<'_>, written: &Written) -> bool {
    let start = written.words.start;
    let reach = start.saturating_sub(TO_DATE)..start;
    // The longest phrase that ends nearest to the date.
    let phrases = BOUNDS.iter().flat_map(|phrase| ends_of(words, phrase, reach.clone()));
    let Some(cue) = phrases.max_by_key(|cue| (cue.end, cue.len())) else { return false };
    let filled =
        (cue.end..start).all(|at| words.is(at, FILLERS) || words.folded(at).starts_with(|c: char| c.is_ascii_digit()));
    filled && !of_condition(words, cue.start)
}

/// Every place within a range where a phrase stands.
fn ends_of<'w>(words: &'w Words<'_>, phrase: &'w str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'w {
    let len = phrase.split(' ').count();
    let stands = move |at: &usize| phrase.split(' ').zip(*at..).all(|(word, at)| words.is(at, &[word]));
    range.clone().filter(stands).map(move |at| at..at + len).filter(move |found| found.end <= range.end)
}

/// Whether what a date ends is no deadline but a condition or another time: "if you joined before",
/// "accounts opened before", "effective until".
fn of_condition(words: &Words<'_>, cue: usize) -> bool {
    let clause = (0..cue).rev().take_while(|&at| !words.continues(at + 1)).collect::<Vec<_>>();
    let owed = clause.iter().any(|&at| words.is(at, OWED));
    let conditional = !owed && clause.iter().any(|&at| words.is(at, CONDITIONS));
    let other = cue.checked_sub(1).is_some_and(|before| words.is(before, OTHERS_END));
    conditional || other
}

/// The first number of days that is a deadline, with its first word.
fn within(words: &Words<'_>, order: Order) -> Option<(usize, Days)> {
    periods(words).find_map(|(period, range)| {
        let lead = (0..range.start).rev().find(|&at| !words.is(at, COUNTS))?;
        let leads = |phrase: &&&str| {
            let len = phrase.split(' ').count();
            (lead + 1)
                .checked_sub(len)
                .is_some_and(|at| phrase.split(' ').zip(at..).all(|(word, at)| words.is(at, &[word])))
        };
        LEADS.iter().find(leads)?;
        Some((range.start, days(words, period, range.end, order)?))
    })
}

/// A period with what it counts from, which may stand from word `next` on.
fn days(words: &Words<'_>, period: Period, next: usize, order: Order) -> Option<Days> {
    let next = next + usize::from(words.is(next, &["period"]));
    let after = FROM.iter().filter(|phrase| phrase.split(' ').zip(next..).all(|(word, at)| words.is(at, &[word])));
    let after = after.map(|phrase| phrase.split(' ').count()).max();
    let rest = after.map_or("", |len| rest(words, next + len));
    Some(counted(period.days()?, rest, order))
}

/// Longest text that says what days count from, in characters.
const FROM_LONGEST: usize = 90;

/// The text from a word on, up to where the sentence or its part ends.
fn rest<'w>(words: &'w Words<'_>, at: usize) -> &'w str {
    let Some(word) = words.get(at) else { return "" };
    let text = words.text.get(word.start..).unwrap_or_default();
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '\'' | '’' | '/' | '-');
    let end = text.char_indices().take(FROM_LONGEST).find(|(_, c)| !goes_on(*c)).map(|(at, _)| at);
    let longest = || text.char_indices().nth(FROM_LONGEST).map_or(text.len(), |(at, _)| at);
    text.before(end.unwrap_or_else(longest))
}

/// How many words into what a deadline counts from its date begins.
const TO_FROM_DATE: usize = 3;

fn counted(days: u32, rest: &str, order: Order) -> Days {
    let words = Words::read(rest);
    let from_date = dates(&words, order).into_iter().find(|written| written.words.start < TO_FROM_DATE);
    let from = counted_from(rest);
    let lower = from.to_lowercase();
    let from_effective = lower.contains("effective date")
        || (lower.contains("last updated") && !lower.contains("you "))
        || lower.contains("date of these");
    Days { days, from, from_effective, from_date: from_date.map(|written| written.date) }
}

/// A last day by its number: "until midnight of the third business day after you joined".
static LAST_DAY: LazyLock<Regex> = LazyLock::new(|| {
    RegexBuilder::new(
        r"\b(?:until|before|by|prior to|no later than)\s+(?:midnight\s+(?:of|on)\s+)?the\s+([a-z]+|\d{1,2}(?:st|nd|rd|th))\s+(?:\([0-9a-z]+\)\s+)?(?:calendar |business |working )?day\s+(?:after|following|from)\s+([a-z0-9 ,'/-]{3,90})",
    )
    .case_insensitive(true)
    .unicode(false)
    .build()
    .expect("the expression is constant and tested")
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

/// The deadline that a last day sets, with its first word.
fn last_day(words: &Words<'_>, order: Order) -> Option<(usize, Days)> {
    let found = LAST_DAY.captures(words.text)?;
    let ordinal = found[1].to_ascii_lowercase();
    let digits = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok();
    let named = || ORDINALS.iter().zip(1..).find(|(word, _)| **word == ordinal).map(|(_, days)| days);
    let days = digits.or_else(named)?;
    let start = found.get(0)?.start();
    let at = (0..words.len()).find(|&at| words.get(at).is_some_and(|word| word.end > start))?;
    Some((at, Days { from_date: None, from_effective: false, ..counted(days, &found[2], order) }))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn within(quote: &str) -> Option<Days> {
        match deadline(quote, Order::Unknown) {
            Some(Deadline::Within(days)) => Some(days),
            _ => None,
        }
    }

    fn on(quote: &str) -> Option<String> {
        match deadline(quote, Order::Unknown) {
            Some(Deadline::On(date)) => Some(date.to_string()),
            _ => None,
        }
    }

    #[test]
    fn days_say_what_they_count_from() {
        let of = |quote| within(quote).map(|found| (found.days, found.from, found.from_effective));
        assert_eq!(
            of("within thirty (30) days of first accepting these Terms, by post."),
            Some((30, "first accepting these Terms".to_owned(), false))
        );
        assert_eq!(
            of("at least 24 hours before the end of the period"),
            Some((1, "the end of the period".to_owned(), false))
        );
        let from = |quote| within(quote).map(|found| found.from);
        assert_eq!(from("within 30 days of joining Fern to: no@fern.example").as_deref(), Some("joining Fern"));
        assert_eq!(
            from("within 30 days of the date on which you first\nsaw the site by post").as_deref(),
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
        let bought = Some((3, "the day on which you bought a plan".to_owned(), false));
        assert_eq!(of("until midnight of the third business day after the day on which you bought a plan."), bought);
        assert_eq!(of("within three business days of purchase."), Some((3, "purchase".to_owned(), false)));
        assert_eq!(of("by the last day after joining"), None);
        let dated = within("within 30 days of 3 April 2027").and_then(|found| found.from_date);
        assert_eq!(dated.map(|date| date.to_string()).as_deref(), Some("2027-04-03"));
    }

    #[test]
    fn numbers_are_read_whole() {
        for (text, days) in [
            ("WITHIN TWENTY-FOUR HOURS OF JOINING", 1),
            ("within forty-five (45) days", 45),
            ("within one hundred and eighty (180) days", 180),
            ("within the first sixty days", 60),
            ("within a period of fourteen days", 14),
            ("innerhalb von vierzehn Tagen nach Vertragsschluss", 14),
            ("entro quattordici giorni dalla conclusione", 14),
            ("w ciągu czternastu dni od zawarcia umowy", 14),
            ("w terminie 14 dni", 14),
            ("dans un délai de quatorze jours", 14),
            ("en un plazo de catorce días", 14),
        ] {
            assert_eq!(within(text).map(|found| found.days), Some(days), "{text}");
        }
    }

    #[test]
    fn a_date_is_a_deadline_in_every_language() {
        for text in [
            "You may opt out by 3 April 2027.",
            "You may opt out by writing to us on or before April 3, 2027.",
            "Tell us no later than 03.04.2027.",
            "You can refuse until 3 April 2027 at 11:59 p.m.",
            "You may opt out until midnight on Saturday, April 3, 2027.",
            "Your letter must be postmarked by the end of the day on 3 April 2027.",
            "YOU MUST OPT OUT BY APRIL 3, 2027 OR WITHIN 30 DAYS OF JOINING.",
            "If you do not agree, opt out before April 3, 2027.",
            "You may opt out by a letter, which must be postmarked by April 3rd, 2027.",
            "Sie können bis zum 3. April 2027 widersprechen.",
            "Der Widerspruch muss spätestens am 03.04.2027 eingehen.",
            "Può recedere entro il 3 aprile 2027.",
            "Sprzeciw można zgłosić do 3 kwietnia 2027 r.",
            "Sprzeciw należy zgłosić najpóźniej do dnia 3 kwietnia 2027 r.",
            "Vous pouvez vous opposer avant le 3 avril 2027.",
            "Vous avez jusqu'au 3 avril 2027.",
            "Puede oponerse antes del 3 de abril de 2027.",
            "Puede oponerse hasta el 3 de abril de 2027.",
        ] {
            assert_eq!(on(text).as_deref(), Some("2027-04-03"), "{text}");
        }
    }

    #[test]
    fn other_dates_are_no_deadline() {
        for text in [
            "If you joined before 3 April 2027, you may opt out.",
            "Members who joined before 3 April 2027 may opt out.",
            "You may opt out if your account was opened by 3 April 2027.",
            "Accounts opened before 3 April 2027 may opt out.",
            "These terms are effective until 3 April 2027; you may opt out of them.",
            "You may opt out of the terms of 3 April 2027.",
            "You may opt out from 3 April 2027.",
            "You may opt out by 03/04/2027.",
            "You may opt out by writing to us; we moved on 3 April 2027.",
        ] {
            assert_eq!(deadline(text, Order::Unknown), None, "{text}");
        }
    }

    #[test]
    fn a_date_of_the_provider_is_not_the_readers() {
        let of = |quote| readers_date(quote, Order::Unknown).map(|date| date.to_string());
        assert_eq!(of("You may object to training until 3 April 2027.").as_deref(), Some("2027-04-03"));
        assert_eq!(of("To opt out, write to us by 3 April 2027.").as_deref(), Some("2027-04-03"));
        assert_eq!(of("You can delete your account, and we will erase it by 3 April 2027."), None);
    }
}
