//! The words of a text, folded, and the lists of `rules/read/` looked up in them.

use std::cell::OnceCell;
use std::ops::Range;

use crate::pattern::matcher::Found;
use crate::pattern::reading::facts::AND_OR;
use crate::pattern::reading::{Key, Keyed, List, When, class_of, rows_of};
use crate::pattern::rows::WordRow;
use crate::text::cut::Cut;
use crate::text::normalize;
use crate::text::span::{ByteOffset, Span};
use crate::text::token::{Shape, Token};

/// Fewer letters than most words have with what parts them from the next.
const LETTERS_A_WORD: usize = 5;

/// Folded forms of words, one behind the other, and where each ends.
#[derive(Clone, Debug, Default)]
struct Folded {
    all: String,
    ends: Vec<usize>,
}

/// Words of a text, with what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As it is put into a sentence.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The words of a text.
#[derive(Clone, Debug)]
pub struct Words<'c> {
    /// The text.
    pub text: &'c str,
    tokens: Vec<Token>,
    rows: Vec<WordRow>,
    /// Their folded forms, made when one is asked for: most texts are only looked through.
    folded: OnceCell<Folded>,
}

impl<'c> Words<'c> {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &'c str) -> Self {
        Self::of_parts(text, [(text, 0)], text.len() / LETTERS_A_WORD)
    }

    /// The words of some tokens of a page, in ascending order, within a text that begins at an offset of that page;
    /// offsets are those of the text.
    #[must_use]
    pub fn of_tokens(text: &'c str, offset: ByteOffset, tokens: &[Token]) -> Self {
        let within = |at: ByteOffset| at.index().saturating_sub(offset.index());
        let spans = tokens.iter().map(|token| Span::at(within(token.span.start), within(token.span.end)));
        Self::of_parts(text, spans.map(|span| (span.of(text), span.start.index())), tokens.len())
    }

    /// The words of parts of a text, each with the offset at which it begins; some `likely` number of them.
    fn of_parts<'p>(text: &'c str, parts: impl IntoIterator<Item = (&'p str, usize)>, likely: usize) -> Self {
        let mut tokens = Vec::<Token>::with_capacity(likely);
        for (part, offset) in parts {
            normalize::words(part, |word| {
                let span = Span::at(offset + word.start, offset + word.end);
                let before = tokens.last().map_or(span.start, |before| before.span.end);
                let between = Span { start: before, end: span.start }.of(text);
                // Nearly always it is a space.
                let parted = between != " " && !between.chars().all(joins);
                let shape = if parted { Shape::of(&word).with(Shape::MARKED) } else { Shape::of(&word) };
                tokens.push(Token { span, class: class_of(word.folded), shape, ..Token::default() });
            });
        }
        let rows = rows_of(&tokens);
        Self { text, tokens, rows, folded: OnceCell::new() }
    }

    fn fold(&self) -> Folded {
        let mut folded = Folded::default();
        for token in &self.tokens {
            normalize::words(token.span.of(self.text), |word| {
                folded.all.push_str(std::str::from_utf8(word.folded).unwrap_or_default());
            });
            folded.ends.push(folded.all.len());
        }
        folded
    }

    /// Whether the text is written in capitals throughout.
    #[must_use]
    pub fn is_shouted(&self) -> bool {
        // Of a page only the words that were asked for count.
        let (start, end) = self.bytes(0..self.len());
        let letters = self.text.get(start..end).unwrap_or_default().chars().filter(|c| c.is_alphabetic());
        letters.fold(0_i64, |louder, c| louder + if c.is_lowercase() { -1 } else { 1 }) > 0
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A word folded; empty where there is none.
    #[must_use]
    pub fn folded(&self, at: usize) -> &str {
        let Folded { all, ends } = self.folded.get_or_init(|| self.fold());
        let start = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied());
        start.zip(ends.get(at)).and_then(|(start, &end)| all.get(start..end)).unwrap_or_default()
    }

    /// Where a word begins and ends, in bytes of the text.
    #[must_use]
    pub fn span(&self, at: usize) -> Option<(usize, usize)> {
        self.tokens.get(at).map(|token| (token.span.start.index(), token.span.end.index()))
    }

    /// Whether a word begins with a capital.
    #[must_use]
    pub fn capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape.has(Shape::CAPITALISED))
    }

    /// Whether a word is one of some.
    #[must_use]
    pub fn is_one_of(&self, at: usize, any: &[&str]) -> bool {
        any.contains(&self.folded(at))
    }

    /// A phrase of folded words, parted by spaces, where it stands at a word.
    #[must_use]
    pub fn phrase_at(&self, at: usize, phrase: &str) -> Option<Range<usize>> {
        let fits = !phrase.is_empty() && phrase.split(' ').zip(at..).all(|(word, at)| self.folded(at) == word);
        fits.then(|| at..at + phrase.split(' ').count())
    }

    /// Where a phrase of folded words, parted by spaces, first stands at or after a word.
    #[must_use]
    pub fn phrase(&self, phrase: &str, from: usize) -> Option<Range<usize>> {
        (from..self.len()).find_map(|at| self.phrase_at(at, phrase))
    }

    /// Some words as they are told.
    #[must_use]
    pub fn told(&self, range: Range<usize>, text: impl Into<String>) -> Told {
        let (start, end) = self.bytes(range);
        Told { text: text.into(), span: Span::at(start, end) }
    }

    /// Whether a word is one of a list, or begins one.
    #[must_use]
    pub fn may_begin(&self, at: usize, list: List) -> bool {
        self.tokens.get(at).is_some_and(|token| list.begins(*token))
    }

    /// Whether one of a list stands at a word.
    #[must_use]
    pub fn is(&self, at: usize, list: List) -> bool {
        self.tokens.get(at).is_some_and(|token| list.begins(*token)) && list.find(&self.rows, at..at + 1).is_some()
    }

    /// What of a list stands at a word.
    #[must_use]
    pub fn at(&self, at: usize, list: List) -> Option<Found> {
        list.find(&self.rows, at..at.saturating_add(1))
    }

    /// Whether the word before one is of a list.
    #[must_use]
    pub fn follows(&self, at: usize, list: List) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, list))
    }

    /// Whether a word within a range is of a list.
    #[must_use]
    pub fn any(&self, range: Range<usize>, list: List) -> bool {
        list.find(&self.rows, range.start..range.end.min(self.len())).is_some()
    }

    /// Whether one of the `reach` words before one is of a list.
    #[must_use]
    pub fn near(&self, at: usize, reach: usize, list: List) -> bool {
        self.any(at.saturating_sub(reach)..at, list)
    }

    /// Whether the text has any of a list.
    #[must_use]
    pub fn has(&self, list: List) -> bool {
        self.any(0..self.len(), list)
    }

    /// Whether it has and has not what is asked.
    #[must_use]
    pub fn when(&self, when: &When) -> bool {
        when.has.iter().all(|list| self.has(*list)) && !when.none.iter().any(|list| self.has(*list))
    }

    /// The first of a list at or after a word.
    #[must_use]
    pub fn find(&self, list: List, from: usize) -> Option<Found> {
        list.find(&self.rows, from..self.len())
    }

    /// All of a list at or after a word, in order, with their named parts.
    pub fn all_found(&self, list: List, mut from: usize) -> impl Iterator<Item = Found> + '_ {
        std::iter::from_fn(move || {
            let found = self.find(list, from)?;
            from = found.words.start + 1;
            Some(found)
        })
    }

    /// All of a list, in order.
    pub fn all(&self, list: List) -> impl Iterator<Item = Range<usize>> + '_ {
        self.all_found(list, 0).map(|found| found.words)
    }

    /// What the text has of a list, each meaning once, in the order of the list.
    pub fn meanings(&self, list: Keyed) -> impl Iterator<Item = &'static str> + '_ {
        let all = if self.has(list.any) { list.all } else { &[] };
        let had = |key: &&Key| self.has(key.list);
        let again = move |at: usize, key: &Key| all[..at].iter().any(|other| other.key == key.key && had(&other));
        let each = all.iter().enumerate().filter(move |(_, key)| had(key));
        each.filter(move |(at, key)| !again(*at, key)).map(|(_, key)| key.key)
    }

    /// What stands between a word and the one before it, or the beginning of the text; for the place
    /// behind the last word, what follows that.
    #[must_use]
    pub fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(Some(0), |before| Some(self.span(before)?.1));
        let end = self.span(at).map_or(self.text.len(), |word| word.0);
        start.and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }

    /// Whether nothing but space or a hyphen parts a word from the one before.
    #[must_use]
    pub fn joined(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.shape.has(Shape::MARKED))
    }

    /// Whether a word goes on with a list that the word before is in: "audio, video or chat".
    #[must_use]
    pub fn continues(&self, at: usize) -> bool {
        at > 0 && at < self.len() && self.gap(at).trim() == ","
    }

    /// The first of the words before one that belong to it: those that `part` takes, where `beside` says that a
    /// word goes with the one before it, one behind the other or two joined by "and".
    #[must_use]
    pub fn first_of_phrase(&self, at: usize, part: impl Fn(usize) -> bool, beside: impl Fn(usize) -> bool) -> usize {
        const LONGEST: usize = 6;
        let mut start = at;
        while start > 0 && at - start < LONGEST && beside(start) {
            let two = start > 1 && start < at && self.follows(start, AND_OR) && beside(start - 1);
            match (part(start - 1), two && part(start - 2)) {
                (true, _) => start -= 1,
                (false, true) => start -= 2,
                (false, false) => break,
            }
        }
        start
    }

    /// The words that cover some bytes; all of them where these are none.
    #[must_use]
    pub fn hull(&self, evidence: &[(usize, usize)]) -> Range<usize> {
        let (Some(first), Some(last)) = (evidence.first(), evidence.last()) else { return 0..self.len() };
        let start = self.tokens.partition_point(|word| word.span.end.index() <= first.0);
        let end = self.tokens.partition_point(|word| word.span.start.index() < last.1);
        start..end.max(start)
    }

    /// The source of some words, without the characters that leave no trace, with the white space within
    /// made plain, and in lower case where the whole text is in capitals.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> String {
        if range.is_empty() || range.end > self.len() {
            return String::new();
        }
        let (start, end) = self.bytes(range);
        let source = self.text.get(start..end).unwrap_or_default();
        let plain = source.split_whitespace().collect::<Vec<_>>().join(" ").replace(normalize::is_invisible, "");
        if self.is_shouted() { plain.to_lowercase() } else { plain }
    }

    /// The bytes of some words.
    #[must_use]
    pub fn bytes(&self, range: Range<usize>) -> (usize, usize) {
        let start = self.span(range.start).map_or(0, |word| word.0);
        let end = range.end.checked_sub(1).and_then(|last| self.span(last)).map_or(start, |word| word.1);
        (start, end.max(start))
    }
}

/// Whether a character between two words leaves them side by side.
fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‑' | '’' | '\'')
}

/// Whether a text has some words as they are written, apart from other letters.
#[must_use]
pub fn contains_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.before(at).chars().next_back();
        let after = text.since(at + words.len()).chars().next();
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}
