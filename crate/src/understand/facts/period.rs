//! Lengths of time: "thirty (30) days", "TWENTY-FOUR HOURS", "vierzehn Tage".

use std::fmt;
use std::ops::Range;

use super::words::Words;
use crate::understand::number::{Cardinal, Tongue, Tongues, cardinal};

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

/// Folded names of the units by language.
const UNITS: [(Unit, Tongue, &[&str]); 30] = [
    (Unit::Hour, Tongue::En, &["hour", "hours"]),
    (Unit::Day, Tongue::En, &["day", "days"]),
    (Unit::Week, Tongue::En, &["week", "weeks"]),
    (Unit::Month, Tongue::En, &["month", "months"]),
    (Unit::Year, Tongue::En, &["year", "years"]),
    (Unit::Hour, Tongue::De, &["stunde", "stunden"]),
    (
        Unit::Day,
        Tongue::De,
        &[
            "tag",
            "tage",
            "tagen",
            "kalendertage",
            "kalendertagen",
            "werktage",
            "werktagen",
            "arbeitstage",
            "arbeitstagen",
        ],
    ),
    (Unit::Week, Tongue::De, &["woche", "wochen"]),
    (Unit::Month, Tongue::De, &["monat", "monate", "monaten", "monats"]),
    (Unit::Year, Tongue::De, &["jahr", "jahre", "jahren", "jahres"]),
    (Unit::Hour, Tongue::It, &["ora", "ore"]),
    (Unit::Day, Tongue::It, &["giorno", "giorni"]),
    (Unit::Week, Tongue::It, &["settimana", "settimane"]),
    (Unit::Month, Tongue::It, &["mese", "mesi"]),
    (Unit::Year, Tongue::It, &["anno", "anni"]),
    (Unit::Hour, Tongue::Pl, &["godzina", "godzine", "godziny", "godzin"]),
    (Unit::Day, Tongue::Pl, &["dzien", "dnia", "dni", "dniach"]),
    (Unit::Week, Tongue::Pl, &["tydzien", "tygodnia", "tygodnie", "tygodni"]),
    (Unit::Month, Tongue::Pl, &["miesiac", "miesiaca", "miesiace", "miesiecy"]),
    (Unit::Year, Tongue::Pl, &["rok", "roku", "lata", "lat"]),
    (Unit::Hour, Tongue::Fr, &["heure", "heures"]),
    (Unit::Day, Tongue::Fr, &["jour", "jours"]),
    (Unit::Week, Tongue::Fr, &["semaine", "semaines"]),
    (Unit::Month, Tongue::Fr, &["mois"]),
    (Unit::Year, Tongue::Fr, &["an", "ans", "annee", "annees"]),
    (Unit::Hour, Tongue::Es, &["hora", "horas"]),
    (Unit::Day, Tongue::Es, &["dia", "dias"]),
    (Unit::Week, Tongue::Es, &["semana", "semanas"]),
    (Unit::Month, Tongue::Es, &["mes", "meses"]),
    (Unit::Year, Tongue::Es, &["ano", "anos"]),
];

/// Words that may stand between a number and its unit.
const KINDS: [&str; 11] = [
    "calendar",
    "business",
    "working",
    "full",
    "consecutive",
    "further",
    "additional",
    "kolejnych",
    "volle",
    "vollen",
    "weiteren",
];

impl Unit {
    /// Its English name and its hours; months and years as deadlines are commonly counted.
    fn named(self) -> (&'static str, u64) {
        match self {
            Self::Hour => ("hour", 1),
            Self::Day => ("day", 24),
            Self::Week => ("week", 7 * 24),
            Self::Month => ("month", 30 * 24),
            Self::Year => ("year", 365 * 24),
        }
    }

    /// The unit that a word names, counted by a number in words of these languages, or in digits.
    fn read(word: &str, tongues: Option<Tongues>) -> Option<Self> {
        // "5 an" is no year: in English it is an article.
        let fits = |tongue: Tongue| tongues.map_or(word != "an", |tongues| tongues.has(tongue));
        UNITS.iter().find(|(_, tongue, names)| names.contains(&word) && fits(*tongue)).map(|(unit, ..)| *unit)
    }
}

impl Period {
    /// In days; hours round up to a day.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        self.hours().div_ceil(24).try_into().ok()
    }

    /// In hours, to tell which of two is longer.
    #[must_use]
    pub fn hours(self) -> u64 {
        u64::from(self.count) * self.unit.named().1
    }

    /// As owner: "30 days'", "1 year's".
    #[must_use]
    pub fn possessive(self) -> String {
        format!("{self}{}", if self.count == 1 { "'s" } else { "'" })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}{}", self.count, self.unit.named().0, if self.count == 1 { "" } else { "s" })
    }
}

/// The length of time that begins at word `at`, with its words.
#[must_use]
pub fn period_at(words: &Words<'_>, at: usize) -> Option<(Period, Range<usize>)> {
    let Cardinal { value, end, tongues } = cardinal(words, at)?;
    let beside = |at: usize| {
        matches!(words.gap(at).trim_matches([' ', '\u{A0}', '\u{202F}', '\n', '\r', '\t']), "" | "-" | "‑" | ")" | ")-")
    };
    let kinds = (end..end + 2).take_while(|&word| beside(word) && words.is(word, &KINDS)).count();
    let named = end + kinds;
    let unit = Unit::read(words.folded(named), tongues).filter(|_| beside(named))?;
    Some((Period { count: value, unit }, at..named + 1))
}

/// All lengths of time, in order.
pub fn periods<'w>(words: &'w Words<'_>) -> impl Iterator<Item = (Period, Range<usize>)> + 'w {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            if let Some((period, range)) = period_at(words, at) {
                at = range.end;
                return Some((period, range));
            }
            // A number is read whole or not at all: "twenty-four hours" has no "four hours" in it.
            at = cardinal(words, at).map_or(at + 1, |number| number.end);
        }
        None
    })
}

/// The first length of time in a clause.
#[must_use]
pub fn period(quote: &str) -> Option<Period> {
    periods(&Words::read(quote)).next().map(|(period, _)| period)
}

/// The length of time of a notice, as owner: what stands before "notice", or after "at least".
#[must_use]
pub fn notice(quote: &str) -> Option<String> {
    const KINDS: [&str; 3] = ["prior", "advance", "written"];
    let words = Words::read(quote);
    let is_notice = |range: &Range<usize>| {
        let before = |phrase: &[&str]| {
            let start = range.start.checked_sub(phrase.len());
            start.is_some_and(|start| phrase.iter().zip(start..).all(|(word, at)| words.is(at, &[word])))
        };
        let kinds = (range.end..range.end + 2).take_while(|&at| words.is(at, &KINDS)).count();
        words.is(range.end + kinds, &["notice"])
            || [["at", "least"], ["less", "than"], ["later", "than"]].iter().any(|phrase| before(phrase))
            || words.is(range.end, &["before"])
            || (words.is(range.end, &["prior"]) && words.is(range.end + 1, &["to"]))
            || (words.is(range.end, &["in"]) && words.is(range.end + 1, &["advance"]))
    };
    periods(&words).find(|(_, range)| is_notice(range)).map(|(period, _)| period.possessive())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(quote: &str) -> Option<u32> {
        period(quote)?.days()
    }

    #[test]
    fn days_are_read_from_digits_words_and_both() {
        for (text, wanted) in [
            ("within thirty (30) days of joining", 30),
            ("within 30 (thirty) days of joining", 30),
            ("within sixty days", 60),
            ("within FOURTEEN DAYS", 14),
            ("within forty-five (45) calendar days", 45),
            ("within ten business days", 10),
            ("a 14-day trial", 14),
            ("at least 2 weeks before", 14),
            ("one year after the claim arose", 365),
            ("within 36 hours", 2),
            ("TWENTY-FOUR HOURS", 1),
            ("SEVENTY-TWO (72) HOURS", 3),
            ("one hundred and eighty days", 180),
            ("1,000 days", 1_000),
            ("innerhalb von vierzehn Tagen", 14),
            ("binnen vierundzwanzig Stunden", 1),
            ("mit einer Frist von einem Monat", 30),
            ("innerhalb von 14 Werktagen", 14),
            ("entro quattordici giorni", 14),
            ("entro trenta (30) giorni", 30),
            ("w ciągu czternastu dni", 14),
            ("w terminie 14 (czternastu) dni", 14),
            ("w ciągu 2 lat", 730),
            ("dans un délai de quatorze jours", 14),
            ("pendant un an", 365),
            ("sous vingt-quatre heures", 1),
            ("en un plazo de catorce días", 14),
            ("durante dos años", 730),
            ("within 30\ndays", 30),
        ] {
            assert_eq!(days(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn half_a_number_is_no_length() {
        for text in
            ["any day now", "2.5 years", "1,5 Jahre", "one and a half years", "two, days", "in section 5 an hour"]
        {
            assert_eq!(period(text), None, "{text}");
        }
        assert_eq!(
            period("A POUND AND TWENTY-FOUR HOURS").map(|period| period.to_string()).as_deref(),
            Some("24 hours")
        );
    }

    #[test]
    fn notices_read_on() {
        assert_eq!(notice("We give you thirty (30) days' notice.").as_deref(), Some("30 days'"));
        assert_eq!(notice("We give you sixty days’ prior written notice.").as_deref(), Some("60 days'"));
        assert_eq!(notice("We tell you at least 2 weeks before.").as_deref(), Some("2 weeks'"));
        assert_eq!(notice("We tell you within a day."), None);
    }
}
