//! Terms that the document defines: `"X" means …` and `… (the "X")`.

use crate::report::{Definition, Term};
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

/// Every defined term with its meaning, in document order, the first definition of each; the name of
/// the service is none.
#[must_use]
pub fn definitions(document: &Document, text: &str, index: &Utf16Index<'_>, provider: Option<&str>) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    for sentence in document.sentences() {
        let quote = sentence.span.of(text);
        for (term, meaning) in in_sentence(quote) {
            let is_provider = provider.is_some_and(|name| name.eq_ignore_ascii_case(term));
            if is_provider || found.iter().any(|known| known.term == term) {
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

/// Most terms that a clause is shown with.
const TERMS: usize = 3;

/// The defined terms that a clause uses: first the one that its data is, then those of several words,
/// which are less likely to be plain words too.
#[must_use]
pub fn used(quote: &str, data: Option<&str>, definitions: &[Definition]) -> Vec<Term> {
    let mut used: Vec<&Definition> = definitions.iter().filter(|known| contains_word(quote, &known.term)).collect();
    let about = |known: &Definition| data.is_some_and(|data| contains_word(data, &known.term));
    used.sort_by_key(|known| (!about(known), !known.term.contains(' ')));
    let term = |known: &Definition| Term { term: known.term.clone(), meaning: known.meaning.clone() };
    used.into_iter().take(TERMS).map(term).collect()
}

/// Words after which a meaning says what it leaves out.
const EXCLUDES: [&str; 9] = [
    "excluding ",
    "excludes ",
    "does not include ",
    "do not include ",
    "not including ",
    "other than ",
    "except for ",
    "shall not include ",
    "but not ",
];

/// Longest exclusion that is told, in words.
const EXCLUSION_WORDS: usize = 8;

/// What a meaning leaves out, if it says so briefly.
#[must_use]
pub fn exclusion(meaning: &str) -> Option<&str> {
    let words = EXCLUDES.iter().find_map(|words| meaning.find(words).map(|at| at + words.len()))?;
    let rest = &meaning[words..];
    let end = rest.find([',', '.', ';', ')', ':']).unwrap_or(rest.len());
    let excluded = rest[..end].trim();
    (1..=EXCLUSION_WORDS).contains(&excluded.split_whitespace().count()).then_some(excluded)
}

/// Whether a text has some words, apart from other letters.
fn contains_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
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
            found.push((term, meaning.trim_start_matches([':', ',', ' ']).trim()));
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
    let clause = before[..open].trim();
    let phrase = noun_phrase(clause);
    let meaning = if says_enough(phrase) { phrase } else { last_words(clause) };
    (closes && short && !meaning.is_empty()).then_some(meaning)
}

/// Whether a phrase can be what a term means; "this agreement" is what it is about.
fn says_enough(phrase: &str) -> bool {
    const ABOUT: [&str; 6] = ["this ", "these ", "such ", "the services", "our services", "the service"];
    let lower = phrase.to_lowercase();
    phrase.split(' ').count() > 1
        && (!ABOUT.iter().any(|about| lower.starts_with(about)) || lower.starts_with("these terms"))
}

/// Longest meaning where no phrase can be told, in words.
const CLAUSE_WORDS: usize = 30;

/// The last words of a clause, from a stop on where there is one.
fn last_words(clause: &str) -> &str {
    let from = clause.rfind(['.', ';', ':']).map_or(0, |stop| stop + 1);
    let words = words_with_starts(&clause[from..]);
    let first = words.len().saturating_sub(CLAUSE_WORDS);
    words.get(first).map_or("", |(at, _)| clause[from + at..].trim())
}

/// Words that a noun phrase does not reach back over: verbs, and prepositions that begin another.
const STOPS: [&str; 70] = [
    "is",
    "are",
    "was",
    "be",
    "been",
    "will",
    "may",
    "shall",
    "must",
    "can",
    "that",
    "which",
    "who",
    "if",
    "when",
    "where",
    "because",
    "agree",
    "agrees",
    "acknowledge",
    "use",
    "uses",
    "using",
    "access",
    "accessing",
    "order",
    "via",
    "through",
    "under",
    "into",
    "between",
    "as",
    "collect",
    "collects",
    "process",
    "processes",
    "operate",
    "operates",
    "offer",
    "offers",
    "make",
    "makes",
    "share",
    "send",
    "keep",
    "retain",
    "regard",
    "preserve",
    "charge",
    "has",
    "have",
    "had",
    "do",
    "does",
    "enter",
    "includes",
    "include",
    "contains",
    "govern",
    "governs",
    "apply",
    "applies",
    "describe",
    "describes",
    "explain",
    "explains",
    "collectively",
    "grant",
    "provides",
    "provide",
];

/// Words that a noun phrase begins with.
const DETERMINERS: [&str; 18] = [
    "a", "an", "the", "all", "any", "each", "every", "your", "our", "their", "its", "these", "those", "this", "such",
    "certain", "some", "other",
];

/// The noun phrase that ends a text: back to a verb, a preposition or a stop, and from its first
/// determiner on.
fn noun_phrase(text: &str) -> &str {
    let text = text.trim_end_matches(',').trim_end();
    let mut start = 0;
    let mut first = None;
    for (at, word) in words_with_starts(text).into_iter().rev() {
        let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if STOPS.contains(&folded.as_str()) || word.ends_with([';', ':', '.']) {
            start = at + word.len();
            break;
        }
        let after_of = text[..at].trim_end().ends_with(" of");
        if DETERMINERS.contains(&folded.as_str()) && !after_of {
            first = Some(at);
        }
    }
    let mut phrase = text[first.unwrap_or(start)..].trim();
    while let Some((word, rest)) = phrase.split_once(' ') {
        let hangs = LINKS.contains(&word.to_lowercase().as_str()) || (word.ends_with("ed") && rest.starts_with("by "));
        if !hangs {
            break;
        }
        phrase = rest;
    }
    phrase
}

/// Words that tie a noun phrase to what stands before it.
const LINKS: [&str; 10] = ["or", "and", "by", "of", "to", "for", "in", "with", "on", "from"];

fn words_with_starts(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
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
    use super::{exclusion, in_sentence};

    #[test]
    fn a_meaning_says_what_it_leaves_out() {
        assert_eq!(exclusion("records of visits, excluding guest photos, and more"), Some("guest photos"));
        assert_eq!(exclusion("records of visits"), None);
    }

    #[test]
    fn both_forms_are_read() {
        assert_eq!(
            in_sentence("“Usage Data” means the records that we make of your visits."),
            [("Usage Data", "the records that we make of your visits.")]
        );
        assert_eq!(
            in_sentence("We keep records of your visits (the \"Usage Data\") for a year."),
            [("Usage Data", "records of your visits")]
        );
    }

    #[test]
    fn parties_and_plain_quotes_are_no_terms() {
        assert_eq!(in_sentence("Acme Ltd (\"we\", \"us\") runs this site."), []);
        assert_eq!(in_sentence("Press \"Delete\" to leave."), []);
    }
}
