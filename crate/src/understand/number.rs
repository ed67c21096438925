//! Cardinal numbers as texts write them: in digits, in words, or in both.
//!
//! A number is read in one language, so that "sei" and "sechs" never make up one number.

use super::words::Words;
use crate::language::Language;
use crate::pattern::reading::Keyed;
use crate::pattern::reading::time::{NUMBER, NUMBER_AND, NUMBER_STEM};
use crate::text::cut::Cut;

/// What a number before it is multiplied by, as texts write it and, where these differ, folded.
pub const SCALES: [(&str, f64); 41] = [
    ("thousand", 1e3),
    ("tausend", 1e3),
    ("mille", 1e3),
    ("mila", 1e3),
    ("mil", 1e3),
    ("tys", 1e3),
    ("tysiąc", 1e3),
    ("tysiące", 1e3),
    ("tysięcy", 1e3),
    ("tysiac", 1e3),
    ("tysiace", 1e3),
    ("tysiecy", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("millionen", 1e6),
    ("millón", 1e6),
    ("millon", 1e6),
    ("millones", 1e6),
    ("milione", 1e6),
    ("milioni", 1e6),
    ("milion", 1e6),
    ("miliony", 1e6),
    ("milionów", 1e6),
    ("milionow", 1e6),
    ("mio", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("milliarde", 1e9),
    ("milliarden", 1e9),
    ("miliardo", 1e9),
    ("miliardi", 1e9),
    ("miliard", 1e9),
    ("miliardy", 1e9),
    ("miliardów", 1e9),
    ("miliardow", 1e9),
    ("mrd", 1e9),
    ("mld", 1e9),
    ("bn", 1e9),
];

/// A cardinal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cardinal {
    /// Its value.
    pub value: u32,
    /// One past its last word, a repetition in brackets included: "thirty (30)".
    pub end: usize,
    /// The languages of its words, one bit each; `None` where it is written in digits alone.
    pub languages: Option<u8>,
}

/// The cardinal number that begins at word `at`: "30", "thirty", "thirty (30)", "30 (thirty)",
/// "one hundred and eighty", "vierundzwanzig". Where both are written, the digits count.
#[must_use]
pub fn cardinal(words: &Words<'_>, at: usize) -> Option<Cardinal> {
    let bracketed = |at: usize| words.gap(at).trim() == "(";
    if let Some(value) = digits(words.folded(at)) {
        let closes = |at: usize| words.gap(at).trim_start().starts_with(')');
        let spelt = bracketed(at + 1).then(|| spelt(words, at + 1)).flatten();
        let repeated = spelt.filter(|spelt| spelt.value == value && closes(spelt.end));
        return Some(repeated.unwrap_or(Cardinal { value, end: at + 1, languages: None }));
    }
    let number = spelt(words, at)?;
    let repeated = Some(number.end).filter(|&next| bracketed(next)).and_then(|next| digits(words.folded(next)));
    Some(repeated.map_or(number, |value| Cardinal { value, end: number.end + 1, ..number }))
}

/// Whether a word may begin a number: a quick look before [`cardinal`].
#[must_use]
pub fn begins(words: &Words<'_>, at: usize) -> bool {
    let word = words.folded(at);
    word.starts_with(|c: char| c.is_ascii_digit())
        || words.may_begin(at, NUMBER.any)
        || words.may_begin(at, NUMBER_STEM.any)
        || word.ends_with("ig") && word.contains("und")
}

/// A whole number in digits, thousands parted or not.
fn digits(word: &str) -> Option<u32> {
    let groups: Vec<&str> = word.split(['.', ',', '\'']).collect();
    let (first, rest) = groups.split_first()?;
    let parted = (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3);
    (rest.is_empty() || parted).then(|| groups.concat().parse().ok()).flatten()
}

/// The longest number that is written in words from `at` on, in whichever languages.
fn spelt(words: &Words<'_>, at: usize) -> Option<Cardinal> {
    if !begins(words, at) {
        return None;
    }
    let read = Language::ALL.map(|language| spelt_in(words, at, language));
    // Of two that are as long the first.
    let (value, end) = read.into_iter().flatten().rev().max_by_key(|(_, end)| *end)?;
    let same = Language::ALL.iter().zip(read).filter(|(_, number)| *number == Some((value, end)));
    let languages = same.fold(0, |all, (language, _)| all | 1 << language.index());
    Some(Cardinal { value, end, languages: Some(languages) })
}

/// The longest number of a language from `at` on: its value, and one past its last word.
fn spelt_in(words: &Words<'_>, at: usize, language: Language) -> Option<(u32, usize)> {
    let mut value = value_of(words.folded(at), language)?;
    let mut end = at + 1;
    loop {
        // "And" joins parts of a number; what follows it may also be another thing.
        let mut ands = NUMBER_AND.all.iter().filter(|and| and.language == language.index());
        let beside = |at: usize| words.joined(at) || matches!(words.gap(at), "‐" | "–");
        let anded = words.joined(end) && value >= 20 && ands.any(|and| words.is(end, and.list));
        let next = end + usize::from(anded);
        let part = Some(next).filter(|&next| beside(next));
        let Some(part) = part.and_then(|next| value_of(words.folded(next), language)) else { break };
        value = match (value, part) {
            // "One hundred", "deux cents".
            (1..=9, 100) if !anded => value * 100,
            // "Quatre-vingts".
            (4, 20) if language == Language::Fr => 80,
            // "Soixante-dix", "quatre-vingt-dix".
            (60 | 80, 10..=19) if language == Language::Fr => value + part,
            (value, 1..=9) if value >= 20 && value % 10 == 0 => value + part,
            (value, 10..=99) if value >= 100 && value % 100 == 0 => value + part,
            _ => break,
        };
        end = next + 1;
    }
    Some((value, end))
}

/// The value of one word, compounds included: "vierundzwanzig", "ventiquattro", "trentuno".
fn value_of(word: &str, language: Language) -> Option<u32> {
    let find =
        |list: Keyed, word: &str| -> Option<u32> { list.meaning(word, |of| of == language.index())?.parse().ok() };
    let known = |word: &str| find(NUMBER, word);
    let unit = |word: &str| known(word).filter(|value| *value < 10);
    let compound = || match language {
        Language::De => word.split_once("und").and_then(|(ones, tens)| Some(unit(ones)? + known(tens)?)),
        _ => {
            let tens = find(NUMBER_STEM, word)?;
            (4..word.len()).find_map(|at| unit(word.since(at))).map(|ones| tens + ones)
        }
    };
    known(word).or_else(compound)
}
