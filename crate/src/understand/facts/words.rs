//! The words of one clause, folded, with what stands between them.

use std::ops::Range;

use crate::text::normalize;
use crate::text::token::Token;

/// One word.
#[derive(Clone, Debug)]
pub struct Word {
    /// Folded: lower case, plain quotes.
    pub folded: String,
    /// First byte in the clause.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether it begins with a capital.
    pub capitalised: bool,
    /// Whether only white space or a hyphen parts it from the word before.
    pub joined: bool,
    /// Whether a comma does.
    pub comma: bool,
}

/// The words of a clause.
#[derive(Clone, Debug)]
pub struct Words<'c> {
    /// The clause.
    pub text: &'c str,
    all: Vec<Word>,
    /// Which shapes of words there are, one bit each: what is not among them need not be looked for, and
    /// hundreds of phrases are.
    shapes: [u64; 4],
    /// Whether the clause is written in capitals throughout.
    shouted: bool,
}

impl<'c> Words<'c> {
    /// Reads a clause.
    #[must_use]
    pub fn read(text: &'c str) -> Self {
        let mut all: Vec<Word> = Vec::new();
        normalize::words(text, |word| push(&mut all, text, word));
        Self::of(text, all)
    }

    /// The words of some tokens of a page, in ascending order; offsets are those of the page.
    #[must_use]
    pub fn of_tokens(text: &'c str, tokens: &[Token]) -> Self {
        let mut all: Vec<Word> = Vec::with_capacity(tokens.len());
        for token in tokens {
            let offset = token.span.start.index();
            normalize::words(token.span.of(text), |word| {
                push(&mut all, text, normalize::Word { start: offset + word.start, end: offset + word.end, ..word });
            });
        }
        Self::of(text, all)
    }

    fn of(text: &'c str, all: Vec<Word>) -> Self {
        let (mut lower, mut upper) = (0, 0);
        // Of a page only the words that were asked for are looked at.
        let range = all.first().zip(all.last()).map_or(0..0, |(first, last)| first.start..last.end);
        for letter in text.get(range).unwrap_or_default().chars().filter(|c| c.is_alphabetic()) {
            *(if letter.is_lowercase() { &mut lower } else { &mut upper }) += 1;
        }
        let mut shapes = [0; 4];
        for word in &all {
            let (at, bit) = shape(&word.folded);
            shapes[at] |= bit;
        }
        Self { text, all, shapes, shouted: upper > lower }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A word, if there is one.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Word> {
        self.all.get(at)
    }

    /// A word folded; empty where there is none.
    #[must_use]
    pub fn folded(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |word| &word.folded)
    }

    /// Whether a word is one of some.
    #[must_use]
    pub fn is(&self, at: usize, any: &[&str]) -> bool {
        any.contains(&self.folded(at))
    }

    /// Whether the word before one is one of some.
    #[must_use]
    pub fn follows(&self, at: usize, any: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, any))
    }

    /// What stands between a word and the one before it, or the beginning of the text; for the place
    /// behind the last word, what follows that.
    #[must_use]
    pub fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(Some(0), |before| Some(self.all.get(before)?.end));
        let end = self.all.get(at).map_or(self.text.len(), |word| word.start);
        start.and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }

    /// Whether nothing but space parts a word from the one before.
    #[must_use]
    pub fn joined(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| word.joined)
    }

    /// Whether a word goes on with a list that the word before is in: "audio, video or chat".
    #[must_use]
    pub fn continues(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| word.comma)
    }

    /// Where a phrase of folded words, parted by spaces, first stands at or after a word.
    #[must_use]
    pub fn find(&self, phrase: &str, from: usize) -> Option<Range<usize>> {
        let (at, bit) = shape(phrase.split(' ').next().unwrap_or_default());
        if self.shapes[at] & bit == 0 {
            return None;
        }
        let fits = |at: &usize| phrase.split(' ').zip(*at..).all(|(word, at)| self.folded(at) == word);
        (from..self.len()).find(fits).map(|at| at..at + phrase.split(' ').count())
    }

    /// The words that cover some bytes; all of them where these are none.
    #[must_use]
    pub fn hull(&self, evidence: &[(usize, usize)]) -> Range<usize> {
        let (Some(first), Some(last)) = (evidence.first(), evidence.last()) else { return 0..self.len() };
        let start = self.all.partition_point(|word| word.end <= first.0);
        let end = self.all.partition_point(|word| word.start < last.1);
        start..end.max(start)
    }

    /// The source of some words, without the characters that leave no trace, with the white space within
    /// made plain, and in lower case where the whole clause is in capitals.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> String {
        let (Some(first), Some(last)) = (self.all.get(range.start), self.all.get(range.end.wrapping_sub(1))) else {
            return String::new();
        };
        let source = self.text.get(first.start..last.end).unwrap_or_default();
        let plain = source.split_whitespace().collect::<Vec<_>>().join(" ").replace(normalize::is_invisible, "");
        if self.shouted { plain.to_lowercase() } else { plain }
    }

    /// The bytes of some words.
    #[must_use]
    pub fn bytes(&self, range: Range<usize>) -> (usize, usize) {
        let start = self.all.get(range.start).map_or(0, |word| word.start);
        let end = range.end.checked_sub(1).and_then(|last| self.all.get(last)).map_or(start, |word| word.end);
        (start, end.max(start))
    }
}

fn push(all: &mut Vec<Word>, text: &str, word: normalize::Word<'_>) {
    let before = all.last().map_or(0, |last| last.end);
    let gap = text.get(before..word.start).unwrap_or_default();
    all.push(Word {
        folded: String::from_utf8_lossy(word.folded).into_owned(),
        start: word.start,
        end: word.end,
        capitalised: !matches!(word.case, normalize::Case::Plain),
        comma: before > 0 && gap.trim() == ",",
        joined: before > 0 && gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '’' | '\'')),
    });
}

/// A number from 0 to 255 of a word's first letters and length, as a place among four sets of bits and the
/// bit there.
fn shape(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let letter = |at: usize| usize::from(bytes.get(at).copied().unwrap_or_default());
    let shape = letter(0) * 7 + letter(1) * 31 + letter(2) * 61 + bytes.len() * 11;
    (shape >> 6 & 3, 1 << (shape & 63))
}
