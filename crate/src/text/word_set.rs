//! Sets of words that tokens are looked up in: the `[sets]` of `rules/read/`.

use super::token::{Token, WordHash};
use crate::language::Language;

/// Some words, folded as tokens are: those of each language, in the order of the tables.
#[derive(Clone, Copy, Debug)]
pub struct WordSet(pub &'static [&'static [WordHash]]);

impl WordSet {
    /// Those of one language.
    #[must_use]
    pub fn of(self, language: Language) -> Self {
        let at = usize::from(language.index());
        Self(self.0.get(at..=at).unwrap_or_default())
    }

    /// Whether there is a token, and it is one of them.
    #[must_use]
    pub fn has<'t>(self, token: impl Into<Option<&'t Token>>) -> bool {
        token.into().is_some_and(|token| self.0.iter().any(|words| words.contains(&token.word)))
    }
}
