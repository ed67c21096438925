//! Terms that the document defines: `"X" means …` and `… (the "X")`.

use crate::report::Definition;
use crate::text::document::Document;
use crate::text::span::{Span, Utf16Index};

/// Longest term, in words.
const TERM_WORDS: usize = 6;

/// Words that begin a meaning after a quoted term.
const MEANS: [&str; 7] =
    ["means", "shall mean", "refers to", "shall refer to", "has the meaning", "is defined as", "includes"];

/// Words that make a sentence which begins with a quoted term its definition.
const DEFINES: [&str; 15] = [
    "means",
    "mean ",
    "shall mean",
    "refers to",
    "refer to",
    "shall refer to",
    "has the meaning",
    "have the meaning",
    "is defined as",
    "are defined as",
    "bezeichnet",
    "bedeutet",
    "significa",
    "indica",
    "oznacza",
];

/// Names that every document gives to its parties; they are no news.
const PARTIES: [&str; 8] = ["we", "us", "our", "ours", "you", "your", "yours", "i"];

/// Every defined term with its meaning, in document order, the first definition of each.
#[must_use]
pub fn definitions(document: &Document, text: &str, index: &Utf16Index<'_>) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    for sentence in document.sentences() {
        let quote = sentence.span.of(text);
        for (term, meaning) in in_sentence(quote) {
            if found.iter().any(|known| known.term == term) {
                continue;
            }
            let Span { start, end } = sentence.span;
            found.push(Definition {
                term: term.to_owned(),
                start: index.utf16(start).0,
                end: index.utf16(end).0,
                meaning: meaning.to_owned(),
            });
        }
    }
    found
}

/// Whether a sentence does nothing but define a term: `"X" means …`.
#[must_use]
pub fn is_definition(sentence: &str) -> bool {
    let Some(&(start, end)) = quoted(sentence).first() else { return false };
    let leads = sentence[..start].chars().all(|c| !c.is_alphanumeric());
    let after = sentence[end..].trim_start_matches(is_quote).trim_start();
    leads && DEFINES.iter().any(|word| after.starts_with(word))
}

/// Terms of one sentence with their meanings, both verbatim.
fn in_sentence(sentence: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (start, end) in quoted(sentence) {
        let term = sentence[start..end].trim().trim_end_matches([',', '.', ';']);
        if !is_term(term) {
            continue;
        }
        let before = sentence[..start].trim_end_matches(is_quote).trim_end();
        let after = sentence[end..].trim_start_matches(is_quote).trim_start();
        let explained = MEANS.iter().find_map(|words| after.strip_prefix(words));
        if let Some(meaning) = explained {
            found.push((term, meaning.trim_start_matches([':', ' ']).trim()));
        } else if let Some(meaning) = before_parenthesis(before, after) {
            found.push((term, meaning));
        }
    }
    found
}

/// What stands before `(the "X")`.
fn before_parenthesis<'t>(before: &'t str, after: &str) -> Option<&'t str> {
    let open = before.rfind('(')?;
    let inside = &before[open + 1..];
    let closes = after.find(')').is_some_and(|close| close < 60);
    let short = inside.split_whitespace().count() <= 4 && !inside.contains(')');
    let meaning = before[..open].trim();
    (closes && short && !meaning.is_empty()).then_some(meaning)
}

/// A term begins with a capital, is short and names no party.
fn is_term(term: &str) -> bool {
    let words = term.split_whitespace().count();
    (1..=TERM_WORDS).contains(&words)
        && term.chars().next().is_some_and(char::is_uppercase)
        && !PARTIES.contains(&term.to_lowercase().as_str())
}

/// The insides of double quotes, straight or curly, as byte ranges.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| is_quote(*c)) {
        open = match open {
            Some(start) if mark != '“' && mark != '„' => {
                found.push((start, at));
                None
            }
            _ => Some(at + mark.len_utf8()),
        };
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn both_forms_are_read() {
        assert_eq!(
            in_sentence("“Usage Data” means the records that we make of your visits."),
            [("Usage Data", "the records that we make of your visits.")]
        );
        assert_eq!(
            in_sentence("We keep records of your visits (the \"Usage Data\") for a year."),
            [("Usage Data", "We keep records of your visits")]
        );
    }

    #[test]
    fn parties_and_plain_quotes_are_no_terms() {
        assert_eq!(in_sentence("Acme Ltd (\"we\", \"us\") runs this site."), []);
        assert_eq!(in_sentence("Press \"Delete\" to leave."), []);
    }
}
