//! Terms that the document defines: `"X" means …` and, in passing, `… (the "X")`.
//!
//! What a term means is not cut out of its sentence by grammar: after a verb that defines it is the rest
//! of the sentence, and in passing the sentence itself, or the part of a long one around the term.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::words::{Words, contains_word};
use crate::pattern::reading::documents::{BESIDE_TERMS, DEFINES, DETERMINERS, INCLUDES, LEAVES_OUT, PARTIES, SUCH_AS};
use crate::report::{Definition, Term};
use crate::text::cut::Cut;
use crate::text::document::Document;
use crate::text::normalize::fold;
use crate::text::span::Utf16Index;

/// Longest term, in words and in bytes.
const TERM_WORDS: usize = 6;
const TERM_BYTES: usize = 80;

/// Longest parenthesis that defines, before and after a term in it, in bytes.
const PARENTHESIS: usize = 160;

/// Bytes behind a term within which the verb that defines it ends.
const VERB: usize = 200;

/// Longest sentence that is shown whole where it defines in passing, and how much of a longer one is shown
/// up to the end of the parenthesis and after it, in bytes: about five lines of the popup.
const SHOWN: usize = 400;
const LEAD: usize = 320;
const REST: usize = 80;

/// Most terms that a clause is shown with, and most that are looked at for that.
const TERMS: usize = 3;
const LOOKED_AT: usize = 64;

/// Every defined term with its meaning, in document order, the first definition of each; the name of
/// the service is none.
#[must_use]
pub fn definitions(document: &Document, text: &str, index: &Utf16Index<'_>, provider: Option<&str>) -> Vec<Definition> {
    let mut known = HashSet::new();
    let mut found = Vec::new();
    for span in document.sentences().iter().map(|sentence| sentence.span) {
        for (term, meaning) in in_sentence(span.of(text)) {
            if !provider.is_some_and(|name| name.eq_ignore_ascii_case(term)) && known.insert(term) {
                let (start, end) = (index.utf16(span.start).0, index.utf16(span.end).0);
                found.push(Definition { term: term.to_owned(), start, end, meaning: meaning.to_owned() });
            }
        }
    }
    found
}

/// The definitions of a document by their terms, to be looked up from clauses: as many steps as a clause
/// has words, however many terms there are.
pub struct Glossary<'d> {
    all: &'d [Definition],
    /// Places in `all` by the folded term.
    places: HashMap<String, Vec<usize>>,
    /// Bytes of the longest folded term.
    longest: usize,
}

impl<'d> Glossary<'d> {
    /// A glossary of definitions in document order.
    #[must_use]
    pub fn new(all: &'d [Definition]) -> Self {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, definition) in all.iter().enumerate() {
            let spellings = places.entry(plain(&definition.term)).or_default();
            if spellings.len() < LOOKED_AT {
                spellings.push(at);
            }
        }
        let longest = places.keys().map(String::len).max().unwrap_or_default();
        Self { all, places, longest }
    }

    /// The definitions whose terms a clause names, however it writes them, in document order.
    #[must_use]
    pub fn named_in(&self, clause: &str) -> Vec<&'d Definition> {
        let words = if self.all.is_empty() { String::new() } else { plain(clause) };
        let mut named = BTreeSet::new();
        for start in [0].into_iter().chain(words.match_indices(' ').map(|(at, _)| at + 1)) {
            let within = words.between(start, start + self.longest + 1);
            let ends = within.match_indices(' ').map(|(at, _)| at).chain([within.len()]);
            named.extend(ends.filter_map(|end| self.places.get(within.before(end))).flatten());
        }
        named.into_iter().take(LOOKED_AT).map(|&at| &self.all[at]).collect()
    }

    /// The defined terms that a clause uses as they are written: first the one that its data is, then those
    /// of several words, which are less likely to be plain words too.
    #[must_use]
    pub fn used_in(&self, clause: &str, data: Option<&str>) -> Vec<Term> {
        let mut used = self.named_in(clause);
        used.retain(|known| contains_word(clause, &known.term));
        let about = |known: &Definition| data.is_some_and(|data| contains_word(data, &known.term));
        used.sort_by_key(|known| (!about(known), !known.term.contains(' ')));
        let term = |known: &Definition| Term { term: known.term.clone(), meaning: known.meaning.clone() };
        used.into_iter().take(TERMS).map(term).collect()
    }
}

/// The words of a text, folded, apart from all marks.
fn plain(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Longest exclusion that is told, in words.
const EXCLUSION_WORDS: usize = 8;

/// What a term is defined to leave out, if its meaning says so briefly. A sentence that defines in passing
/// says other things as well, and is not asked.
#[must_use]
pub fn exclusion(Term { term, meaning }: &Term) -> Option<&str> {
    if quoted(meaning).iter().any(|&(start, end)| meaning.between(start, end).starts_with(term.as_str())) {
        return None;
    }
    let words = Words::read(meaning);
    let rest = meaning.since(words.bytes(words.find(LEAVES_OUT, 0)?.words).1);
    let end = rest.find([',', '.', ';', ')', ':']).unwrap_or(rest.len());
    let excluded = rest.before(end).trim();
    (1..=EXCLUSION_WORDS).contains(&excluded.split_whitespace().count()).then_some(excluded)
}

/// Whether a sentence does nothing but define a term: `"X" means …`.
#[must_use]
pub fn is_definition(sentence: &str) -> bool {
    let Some(&(start, end)) = quoted(sentence).first() else { return false };
    let leads = sentence.before(start).chars().all(|c| !c.is_alphanumeric());
    leads && Words::read(sentence.since(end).trim_start_matches(is_quote)).is(0, DEFINES)
}

/// Terms of one sentence with their meanings, both verbatim.
#[must_use]
pub fn in_sentence(sentence: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    // Where the definition after this one begins.
    let mut next = sentence.len();
    for &(start, end) in quoted(sentence).iter().rev() {
        let term = sentence.between(start, end).trim().trim_end_matches([',', '.', ';']);
        if !is_term(term) {
            continue;
        }
        let after = sentence.between(end, next).trim_start_matches(is_quote).trim_start();
        let words = Words::read(after.before(VERB));
        if let Some(verb) = words.at(0, DEFINES).or_else(|| words.at(0, INCLUDES)) {
            let meaning = after.since(words.bytes(verb.words).1).trim_start_matches([':', ',', ' ']).trim();
            next = sentence.before(start).trim_end_matches(is_quote).len();
            // It may be missing, or lead to a list that is not there.
            let whole = meaning.contains(char::is_alphanumeric) && !meaning.ends_with([':', ',', '(']);
            found.extend(whole.then_some((term, meaning)));
        } else if let Some((open, close)) = parenthesis(sentence, start, end) {
            let repeats = is_repeated(sentence.before(open), term);
            found.extend((!repeats).then(|| (term, around(sentence, open, close))));
        }
    }
    found.reverse();
    found
}

/// Where the parenthesis around a term begins and ends, if it defines and follows what it defines.
fn parenthesis(sentence: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let before = sentence.between(start.saturating_sub(PARENTHESIS), start);
    let after = sentence.between(end, end + PARENTHESIS);
    let open = start - (before.len() - before.rfind('(')?);
    let close = end + after.find(')')?;
    let inside = sentence.between(open + 1, close);
    let defines = inside.split(is_quote).step_by(2).all(|part| {
        let words = Words::read(part);
        !words.has(SUCH_AS) && (0..words.len()).all(|at| words.is(at, BESIDE_TERMS))
    });
    let follows = sentence.before(open).contains(char::is_alphanumeric);
    (defines && follows && !inside.before(start - open - 1).contains(')')).then_some((open, close + 1))
}

/// Whether what stands before a parenthesis only repeats its term: `the Services (the "Services")`.
fn is_repeated(before: &str, term: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    term.split_whitespace().rev().all(|part| words.next().is_some_and(|word| bare(word) == bare(part)))
        && words.next().is_none_or(|word| DETERMINERS.has(&bare(word)))
}

/// The sentence around a parenthesis; of a long one the clauses before it and the rest of its own.
fn around(sentence: &str, open: usize, close: usize) -> &str {
    if sentence.len() <= SHOWN {
        return sentence.trim();
    }
    let first = close.saturating_sub(LEAD);
    let lead = sentence.between(first, open);
    let before = || marks(lead.char_indices().rev(), lead, ')');
    let part = before().filter(|(_, mark)| *mark != ',').last().or_else(|| before().last());
    let start = match part {
        _ if first == 0 => 0,
        Some((at, _)) => at + 1,
        None => lead.find(char::is_whitespace).unwrap_or_default(),
    };
    let rest = sentence.between(close, close + REST);
    let end = marks(rest.char_indices(), rest, '(').next().map_or(0, |(at, _)| at);
    sentence.between(first + start, close + end).trim()
}

/// Marks between clauses outside of parentheses, which `opens` begins in the direction of reading.
fn marks<'t>(
    chars: impl Iterator<Item = (usize, char)> + 't,
    text: &'t str,
    opens: char,
) -> impl Iterator<Item = (usize, char)> + 't {
    let mut depth = 0_usize;
    chars.filter(move |&(at, c)| {
        match c {
            '(' | ')' if c == opens => depth += 1,
            '(' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | ':') && text.since(at + 1).starts_with(char::is_whitespace)
    })
}

/// A term begins with a capital, is short and names no party.
fn is_term(term: &str) -> bool {
    term.len() <= TERM_BYTES
        && (1..=TERM_WORDS).contains(&term.split_whitespace().count())
        && term.chars().next().is_some_and(char::is_uppercase)
        && !PARTIES.has(&fold(term))
}

/// The insides of double quotes, straight or curly, as byte ranges.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| is_quote(*c)) {
        let closed = open.take().filter(|_| mark != '“' && mark != '„');
        if closed.is_none() {
            open = Some(at + mark.len_utf8());
        }
        found.extend(closed.map(|start| (start, at)));
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(term: String) -> Definition {
        Definition { term, start: 0, end: 0, meaning: String::new() }
    }

    #[test]
    fn spellings_of_one_term_cost_no_more_than_a_few() {
        // Each letter large or small: every clause that names the term names all of these.
        let spelt = |number: usize| {
            let letter = |(at, c): (usize, char)| if number >> at & 1 == 1 { c.to_ascii_uppercase() } else { c };
            format!("D{}", "atakept".chars().enumerate().map(letter).collect::<String>())
        };
        let all: Vec<_> = (0..1 << 7).map(|number| definition(spelt(number))).collect();
        let glossary = Glossary::new(&all);
        assert_eq!(glossary.places.values().map(Vec::len).collect::<Vec<_>>(), [LOOKED_AT]);
        assert_eq!(glossary.named_in("We sell datakept.").len(), LOOKED_AT);
    }

    #[test]
    fn a_term_is_defined_by_what_follows_it_however_much_text_that_is() {
        let long = format!("\"Data\" means {}.", "all that you tell us ".repeat(500));
        assert_eq!(in_sentence(&long).first().map(|(term, _)| *term), Some("Data"));
    }
}
