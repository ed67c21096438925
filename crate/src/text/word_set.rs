//! Sets of words that tokens are looked up in: the `[sets]` of `rules/read/`.

use super::token::{Token, WordHash};

/// Some words, folded as tokens are.
#[derive(Clone, Copy, Debug)]
pub struct WordSet(pub &'static [WordHash]);

impl WordSet {
    /// Whether there is a token, and it is one of them.
    #[must_use]
    pub fn has<'t>(self, token: impl Into<Option<&'t Token>>) -> bool {
        token.into().is_some_and(|token| self.0.contains(&token.word))
    }
}
