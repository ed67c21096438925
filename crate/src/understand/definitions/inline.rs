//! Definitions in passing: `… (the "X")`, read from the sentence to the term and its meaning.

use super::read::Phrase;
use crate::text::cut::Cut;

/// Words that a parenthesis may hold beside its terms and still define them. Anything else, as in
/// `(such as "X")` or `(see "X")`, mentions a term and does not say what it means.
const BESIDE_TERMS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "these",
    "our",
    "each",
    "individually",
    "collectively",
    "together",
    "hereinafter",
    "hereafter",
    "herein",
    "referred",
    "to",
    "as",
    "known",
    "also",
    "or",
    "and",
    "hereby",
    "called",
    "any",
    "such",
    "all",
    "of",
    "foregoing",
    "jointly",
    "severally",
    "simply",
    "generally",
    "us",
    "we",
    "you",
    "your",
    "our",
];

/// Words that say a term stands for everything listed before it.
const WHOLE_LIST: [&str; 3] = ["collectively", "together", "jointly"];

/// The meaning of a term in quotes, if it is defined in a parenthesis after a phrase that can be told
/// for sure. A cut that is wrong misinforms, so that every doubt ends in `None`.
///
/// `start` and `end` delimit the term's inside, `quotes` every quoted part of the sentence.
pub(super) fn meaning<'t>(
    sentence: &'t str,
    (start, end): (usize, usize),
    quotes: &[(usize, usize)],
) -> Option<&'t str> {
    let open = sentence.before(start).rfind('(')?;
    let close = end + sentence.since(end).find(')')?;
    if sentence.between(open, start).contains(')') || close - open > 160 {
        return None;
    }
    let right = ["Right to ", "Right of "].iter().any(|word| sentence.between(start, end).trim().starts_with(word));
    if right || sentence.between(start, end).trim_end_matches(['.', ' ', '”']).ends_with(" etc") {
        return None;
    }
    let beside = beside_terms(sentence, open + 1, close, quotes)?;
    let whole = beside.iter().any(|word| WHOLE_LIST.contains(&word.as_str()));
    let term = sentence.between(start, end).trim().trim_end_matches([',', '.', ';']);
    let phrase = Phrase::new(sentence.before(open), quotes)?;
    let meaning = phrase.meaning(term, whole).filter(|meaning| !says_nothing(meaning, term))?;
    let next = sentence.since(close + 1).split_whitespace().next().unwrap_or_default();
    let about = matches!(next, "that" | "which" | "who" | "whose" | "of" | "we" | "you");
    let vague = meaning.to_lowercase().starts_with("the ")
        && meaning.split_whitespace().skip(1).all(|word| word.starts_with(char::is_lowercase));
    let goes_on =
        about || vague && matches!(next, "for" | "after" | "set" | "made" | "as" | "paid" | "to" | "described");
    let own = meaning.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    let pointed = ["this ", "these ", "our "].iter().any(|word| meaning.to_lowercase().starts_with(word));
    let clause = matches!(next, "that" | "which" | "who" | "whose" | "we" | "you" | "they");
    if clause && !own && !pointed && meaning.split_whitespace().count() < 8 {
        return None;
    }
    // "the terms (“Terms”) that apply when you order" says nothing without its second half.
    (!goes_on || meaning.split_whitespace().count() > 2 + usize::from(vague)).then_some(meaning)
}

/// The words of a parenthesis outside its quotes; none if one of them says that it does not define.
fn beside_terms(sentence: &str, from: usize, to: usize, quotes: &[(usize, usize)]) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut at = from;
    let inside = quotes.iter().filter(|(start, end)| *start > from && *end < to);
    for &(start, end) in inside.chain([&(to, to)]) {
        for word in sentence.get(at..start)?.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            if word == "such" && words.is_empty() && sentence.between(at, start).contains("such as") {
                return None;
            }
            if !BESIDE_TERMS.contains(&word.as_str()) {
                return None;
            }
            words.push(word);
        }
        at = end;
    }
    Some(words)
}

/// Whether a meaning only repeats its term: `the Services (the "Services")`.
fn says_nothing(meaning: &str, term: &str) -> bool {
    let fold = |text: &str| {
        let words = text.to_lowercase();
        let mut words: Vec<String> = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !["", "the", "our", "a", "an", "any", "this", "these", "your", "such"].contains(word))
            .map(|word| word.trim_end_matches('s').to_owned())
            .collect();
        words.dedup();
        words
    };
    let said = fold(meaning);
    // "the amount of a fee" for "Fee Amount" says nothing either.
    let set = |mut words: Vec<String>| {
        words.retain(|word| !["of", "for"].contains(&word.as_str()));
        words.sort();
        words
    };
    said.is_empty() && !meaning.eq_ignore_ascii_case("you") || set(said) == set(fold(term))
}
