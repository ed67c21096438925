//! Cardinal numbers as clauses write them: in digits, in words, or in both.
//!
//! The words are folded: lower case, no accents. One table serves all languages; a number is read
//! in one of them, so that "sei" and "sechs" never make up one number.

mod words;

use self::words::{TABLES, Table, WORDS};
use super::facts::words::Words;
use crate::text::cut::Cut;

/// Languages whose numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tongue {
    /// English.
    En,
    /// German.
    De,
    /// Italian.
    It,
    /// Polish.
    Pl,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

/// Some languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tongues(u8);

impl Tongues {
    /// Whether a language is among them.
    #[must_use]
    pub fn has(self, tongue: Tongue) -> bool {
        self.0 & 1 << tongue as u8 != 0
    }

    /// These and another.
    #[must_use]
    fn with(self, tongue: Tongue) -> Self {
        Self(self.0 | 1 << tongue as u8)
    }
}

/// A cardinal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cardinal {
    /// Its value.
    pub value: u32,
    /// One past its last word, a repetition in brackets included: "thirty (30)".
    pub end: usize,
    /// The languages of its words; `None` where it is written in digits alone.
    pub tongues: Option<Tongues>,
}

/// The cardinal number that begins at word `at`: "30", "thirty", "thirty (30)", "30 (thirty)",
/// "one hundred and eighty", "vierundzwanzig". Where both are written, the digits count.
#[must_use]
pub fn cardinal(words: &Words<'_>, at: usize) -> Option<Cardinal> {
    if let Some(value) = digits(words.folded(at)) {
        let spelt = bracketed(words, at + 1).then(|| spelt(words, at + 1)).flatten();
        let repeated = spelt.filter(|spelt| spelt.value == value && closes(words, spelt.end));
        return Some(
            repeated.map_or(Cardinal { value, end: at + 1, tongues: None }, |spelt| Cardinal { value, ..spelt }),
        );
    }
    let number = spelt(words, at)?;
    let repeated = Some(number.end).filter(|&next| bracketed(words, next)).and_then(|next| digits(words.folded(next)));
    Some(repeated.map_or(number, |value| Cardinal { value, end: number.end + 1, ..number }))
}

/// Whether a word may begin a number: a quick look before [`cardinal`].
#[must_use]
pub fn begins(word: &str) -> bool {
    let compound = || TABLES.iter().any(|table| table.compounds(word));
    word.starts_with(|c: char| c.is_ascii_digit()) || WORDS.contains_key(word) || compound()
}

/// A whole number in digits, thousands parted or not.
fn digits(word: &str) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let mut groups = word.split(['.', ',', '\'']);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let sound = groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    let all: String = word.chars().filter(char::is_ascii_digit).collect();
    (sound && first.bytes().all(|byte| byte.is_ascii_digit())).then(|| all.parse().ok()).flatten()
}

/// Whether a word stands right behind an opening bracket.
fn bracketed(words: &Words<'_>, at: usize) -> bool {
    words.gap(at).trim() == "("
}

/// Whether a bracket closes before a word, or after the last.
fn closes(words: &Words<'_>, at: usize) -> bool {
    words.gap(at).trim_start().starts_with(')')
}

/// The longest number that is written in words from `at` on, in whichever languages.
fn spelt(words: &Words<'_>, at: usize) -> Option<Cardinal> {
    if !begins(words.folded(at)) {
        return None;
    }
    let read = TABLES.iter().filter_map(|table| Some((table.tongue, table.read(words, at)?)));
    read.fold(None, |best: Option<Cardinal>, (tongue, (value, end))| match best {
        Some(best) if best.end > end || (best.end == end && best.value != value) => Some(best),
        Some(best) if best.end == end => {
            Some(Cardinal { tongues: best.tongues.map(|tongues| tongues.with(tongue)), ..best })
        }
        _ => Some(Cardinal { value, end, tongues: Some(Tongues::default().with(tongue)) }),
    })
}

impl Table {
    /// Whether a word may be a number made of two: "vierundzwanzig", "ventiquattro".
    fn compounds(&self, word: &str) -> bool {
        match self.tongue {
            Tongue::De => word.ends_with("ig") && word.contains("und"),
            Tongue::It | Tongue::Es => {
                let stem = |name: &&str| name.get(..4).is_some_and(|stem| word.starts_with(stem));
                word.len() > 5 && self.tens.iter().any(|(_, names)| names.iter().any(stem))
            }
            Tongue::En | Tongue::Pl | Tongue::Fr => false,
        }
    }

    /// The longest number of this language from `at` on: its value, and one past its last word.
    fn read(&self, words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
        let mut value = self.word(words.folded(at))?;
        let mut end = at + 1;
        loop {
            // "And" joins parts of a number; what follows it may also be another thing.
            let anded = words.is(end, self.and) && words.joined(end) && value >= 20;
            let next = end + usize::from(anded);
            let Some(part) =
                Some(next).filter(|&next| words.joined(next)).and_then(|next| self.word(words.folded(next)))
            else {
                break;
            };
            value = match (value, part) {
                // "One hundred", "deux cents".
                (1..=9, 100) if !anded => value * 100,
                // "Quatre-vingts".
                (4, 20) if self.tongue == Tongue::Fr => 80,
                // "Soixante-dix", "quatre-vingt-dix".
                (60 | 80, 10..=19) if self.tongue == Tongue::Fr => value + part,
                (value, 1..=9) if value >= 20 && value % 10 == 0 => value + part,
                (value, 10..=99) if value >= 100 && value % 100 == 0 => value + part,
                _ => break,
            };
            end = next + 1;
        }
        Some((value, end))
    }

    /// The value of one word, compounds included: "vierundzwanzig", "ventiquattro".
    fn word(&self, word: &str) -> Option<u32> {
        let known = |word: &str| {
            let found = WORDS.get(word)?.iter().find(|(tongue, _)| *tongue == self.tongue);
            found.map(|(_, value)| *value)
        };
        let unit = |word: &str| known(word).filter(|value| *value < 10);
        let compound = || match self.tongue {
            Tongue::De => word.split_once("und").and_then(|(ones, tens)| Some(unit(ones)? + known(tens)?)),
            Tongue::It | Tongue::Es => self.tens.iter().find_map(|(value, names)| {
                // "Trentuno" drops the last vowel of "trenta", "ventidue" keeps that of "venti".
                names.iter().find_map(|name| {
                    let ones = word.strip_prefix(name).or_else(|| word.strip_prefix(name.before(name.len() - 1)))?;
                    unit(ones).map(|ones| value + ones)
                })
            }),
            Tongue::En | Tongue::Pl | Tongue::Fr => None,
        };
        known(word).or_else(compound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole_in_every_language() {
        for (text, value) in [
            ("30", 30),
            ("thirty", 30),
            ("THIRTY (30)", 30),
            ("30 (thirty)", 30),
            ("fourteen", 14),
            ("TWENTY-FOUR", 24),
            ("twenty four (24)", 24),
            ("one hundred and eighty", 180),
            ("one hundred eighty (180)", 180),
            ("three hundred sixty-five", 365),
            ("1,000", 1_000),
            ("1.000", 1_000),
            ("vierzehn", 14),
            ("vierundzwanzig", 24),
            ("EINUNDDREISSIG", 31),
            ("dreißig", 30),
            ("quattordici", 14),
            ("ventiquattro", 24),
            ("trentuno", 31),
            ("quarantotto", 48),
            ("czternaście", 14),
            ("czternastu", 14),
            ("dwadzieścia cztery", 24),
            ("quatorze", 14),
            ("vingt-quatre", 24),
            ("soixante-dix", 70),
            ("quatre-vingt-dix", 90),
            ("vingt et un", 21),
            ("catorce", 14),
            ("veinticuatro", 24),
            ("treinta y uno", 31),
            ("cuarenta y ocho", 48),
        ] {
            let words = Words::read(text);
            let number = cardinal(&words, 0);
            assert_eq!(number.map(|number| (number.value, number.end)), Some((value, words.len())), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "any", "2.5", "1,50", "und", "hundreds", "tenant", "sixpence"] {
            assert_eq!(cardinal(&Words::read(text), 0), None, "{text}");
        }
        let end = |text| cardinal(&Words::read(text), 0).map(|number| (number.value, number.end));
        assert_eq!(end("twenty, four"), Some((20, 1)));
        assert_eq!(end("one and two"), Some((1, 1)));
        assert_eq!(end("thirty (or more)"), Some((30, 1)));
    }
}
