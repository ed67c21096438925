//! Tokens: the folded words of a page, each with its place in the source.

use super::normalize::{self, Case, Word};
use super::span::Span;
use crate::pattern::lexicon::{self, WordClass};

/// One word or number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the page's text, before folding.
    pub span: Span,
    /// Which words of the patterns it is, as one number.
    pub class: WordClass,
    /// What else is known of it.
    pub shape: Shape,
    /// Its folded form, hashed.
    pub word: WordHash,
    /// The first letters of its folded form, hashed: much the same for all forms of a word.
    pub stem: WordHash,
}

/// A hash of (part of) a folded word, for whoever needs no more than to tell words apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordHash(pub u32);

/// Bytes of a folded word that make its stem. Longer stems part the forms of German and Polish
/// words, shorter ones join unrelated words.
const STEM: usize = 6;

impl WordHash {
    /// FNV-1a in 32 bits: Fowler, Noll, Vo, Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
    #[must_use]
    pub const fn of(folded: &[u8]) -> Self {
        let mut hash = 0x811C_9DC5_u32;
        let mut rest = folded;
        while let [byte, more @ ..] = rest {
            hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
            rest = more;
        }
        Self(hash)
    }
}

/// Facts about a token that its folded form no longer shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u8);

impl Shape {
    /// Begins with a digit.
    pub const NUMBER: Self = Self(1);
    /// Begins with an upper-case letter.
    pub const CAPITALISED: Self = Self(2);
    /// Has two letters or more, none of them lower case.
    pub const ALL_CAPS: Self = Self(4);
    /// Is (part of) the service's name.
    pub const PROVIDER: Self = Self(8);
    /// More than space or a hyphen parts it from the word before; told in reading alone.
    pub const MARKED: Self = Self(16);

    /// How many there are, with all combinations.
    pub const COUNT: usize = 32;

    /// All of them, in the order of their numbers.
    #[must_use]
    pub fn all() -> [Self; Self::COUNT] {
        std::array::from_fn(|number| Self(number as u8))
    }

    /// Its number, below [`Self::COUNT`].
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// What the word itself shows.
    #[must_use]
    pub fn of(word: &Word<'_>) -> Self {
        let case = match word.case {
            Case::Plain => Self::default(),
            Case::Capitalised => Self::CAPITALISED,
            Case::Upper => Self::CAPITALISED.with(Self::ALL_CAPS),
        };
        if word.folded.first().is_some_and(u8::is_ascii_digit) { case.with(Self::NUMBER) } else { case }
    }

    /// Whether all of `other` holds.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Some of a document's tokens, by index, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenRange {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl TokenRange {
    /// Number of tokens.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The tokens; none where the range does not fit.
    #[must_use]
    pub fn of(self, tokens: &[Token]) -> &[Token] {
        tokens.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Adds the tokens of the part of `text` that `span` covers.
pub(super) fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let offset = span.start.index();
    normalize::words(span.of(text), |word| {
        tokens.push(Token {
            span: Span::at(offset + word.start, offset + word.end),
            class: lexicon::lookup(word.folded),
            shape: Shape::of(&word),
            word: WordHash::of(word.folded),
            stem: WordHash::of(&word.folded[..word.folded.len().min(STEM)]),
        });
    });
}
