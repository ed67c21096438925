//! Tokens: the folded words of a page, each with its place in the source.

use super::span::Span;
use crate::pattern::lexicon::WordClass;

/// One word or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the page's text, before folding.
    pub span: Span,
    /// Which words of the patterns it is, as one number.
    pub class: WordClass,
    /// What else is known of it.
    pub shape: Shape,
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
