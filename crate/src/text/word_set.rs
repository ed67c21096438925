//! Sets of words that tokens are looked up in.

use std::collections::HashSet;

use super::token::{Token, WordHash};

/// Some words, folded as tokens are.
#[derive(Debug)]
pub struct WordSet(HashSet<WordHash>);

impl WordSet {
    /// The set of these words, which are written as they fold: lower case, without accents.
    #[must_use]
    pub fn new(words: &[&str]) -> Self {
        Self(words.iter().map(|word| WordHash::of(word.as_bytes())).collect())
    }

    /// Whether there is a token, and it is one of them.
    #[must_use]
    pub fn has<'t>(&self, token: impl Into<Option<&'t Token>>) -> bool {
        token.into().is_some_and(|token| self.0.contains(&token.word))
    }
}
