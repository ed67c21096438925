//! A text before a parenthesis, cut into words with what parts them.

use super::words::COMPANY_ENDINGS;
use crate::text::cut::Cut;

/// A text before a parenthesis, in words.
pub(super) struct Phrase<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word<'t>>,
}

/// A word with its place in the text, and what parts it from the next.
pub(super) struct Word<'t> {
    pub(super) at: usize,
    pub(super) text: &'t str,
    pub(super) folded: String,
    pub(super) comma: bool,
    /// Nothing reaches over this: the end of a sentence, a list marker, a dash.
    pub(super) stop: bool,
    /// A term was defined right after this word.
    pub(super) defined: bool,
}

impl<'t> Phrase<'t> {
    /// `None` for a text that does not end in a word, or is not English.
    pub(super) fn new(text: &'t str, quotes: &[(usize, usize)]) -> Option<Self> {
        let mut words: Vec<Word<'t>> = Vec::new();
        let asides = asides(text);
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            if let Some(aside) = asides.iter().find(|aside| aside.open <= at && at <= aside.close) {
                let Some(last) = words.last_mut() else { continue };
                let inside = quotes.iter().any(|&(start, end)| aside.open < start && end <= aside.close);
                last.defined |= inside;
                last.stop |= aside.is_marker;
                last.comma |= at + word.len() > aside.close && word.ends_with([',']);
                continue;
            }
            let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
            if folded.is_empty() && word != "&" {
                if let Some(last) = words.last_mut() {
                    last.comma |= word == ",";
                    last.stop |= word != ",";
                }
                continue;
            }
            let unpaired = |mark: char| word.contains(mark) && !(word.contains('(') && word.contains(')'));
            if let Some(last) = words.last_mut().filter(|_| unpaired('(')) {
                last.stop = true;
            }
            let bare = word.trim_end_matches(['"', '”', '“', '»', '’', '\'', ')']);
            let glued = word.split_once('.').is_some_and(|(left, right)| {
                left.ends_with(char::is_lowercase)
                    && right.starts_with(char::is_uppercase)
                    && right.chars().nth(1).is_none_or(char::is_lowercase)
            });
            let stop = glued || bare.ends_with([';', ':', '?', '!']) || ends_sentence(bare, &folded) || unpaired(')');
            let comma = bare.ends_with(',') || word.ends_with(',');
            words.push(Word { at, text: word, folded, comma, stop, defined: false });
        }
        drop_without_limitation(&mut words);
        let last = words.last()?;
        let shouted = words.len() > 5 && words.iter().all(|word| !word.text.contains(char::is_lowercase));
        let ok = !last.stop && !last.defined && !shouted && is_english(&words);
        ok.then_some(Self { text, words })
    }
}

/// A parenthesis that was closed: it is no part of what is read, only of what is cut.
struct Aside {
    open: usize,
    close: usize,
    /// `(b)`, `(iii)`: the next thing begins here.
    is_marker: bool,
}

fn asides(text: &str) -> Vec<Aside> {
    let mut found = Vec::new();
    let mut opens = Vec::new();
    for (at, c) in text.char_indices() {
        let free = text.before(at).chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        match c {
            '(' if free => opens.push(at),
            ')' => {
                if let (Some(open), true) = (opens.pop(), opens.is_empty()) {
                    let inside = text.between(open + 1, at);
                    let is_marker =
                        inside.len() <= 4 && inside.chars().all(|c| c.is_ascii_lowercase() || c.is_numeric());
                    found.push(Aside { open, close: at, is_marker });
                }
            }
            _ => {}
        }
    }
    found
}

/// Takes out `without limitation` and `but not limited to`, which part `including` from its list.
fn drop_without_limitation(words: &mut Vec<Word<'_>>) {
    const ASIDES: [&[&str]; 4] = [
        &["without", "limitation"],
        &["but", "not", "limited", "to"],
        &["but", "without", "limitation"],
        &["but", "not", "limiting"],
    ];
    let mut at = 1;
    while at < words.len() {
        let here = |aside: &&&[&str]| {
            words.len() > at + aside.len() && aside.iter().zip(&words[at..]).all(|(word, here)| here.folded == *word)
        };
        if let Some(aside) = ASIDES.iter().find(here) {
            words.drain(at..at + aside.len());
            words[at - 1].comma = false;
        } else {
            at += 1;
        }
    }
}

/// Whether a word with a stop ends a sentence: not `U.S.`, `Inc.` or an initial.
fn ends_sentence(word: &str, folded: &str) -> bool {
    const SHORT: [&str; 10] = ["no", "e.g", "i.e", "st", "dr", "mr", "ms", "etc", "art", "sec"];
    let initial = folded.len() == 1 && folded.chars().all(char::is_alphabetic);
    let ending = COMPANY_ENDINGS.contains(&folded.replace('.', "").as_str());
    let abbreviation = folded.contains('.')
        && folded.rsplit('.').next().is_some_and(|part| part.len() < 3 && !part.contains(char::is_numeric));
    word.ends_with('.') && !(SHORT.contains(&folded) || initial || ending || abbreviation)
}

/// Whether enough words are English ones to read the others as English.
fn is_english(words: &[Word<'_>]) -> bool {
    const COMMON: &[&str] = &[
        "have", "if", "when", "may", "will", "not", "the", "of", "and", "to", "our", "your", "you", "we", "this",
        "these", "any", "all", "by", "with", "is", "or", "for", "that", "their", "its", "be", "are", "from", "at",
    ];
    let common = words.iter().filter(|word| COMMON.contains(&word.folded.as_str())).count();
    let names = words.iter().all(|word| word.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    common * 8 >= words.len() || names && words.len() <= 5
}
