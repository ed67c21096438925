//! How a document writes its words: which short ones also stand where no full stop follows.
//!
//! An abbreviation hardly ever stands without its stop: Kiss and Strunk 2006, "Unsupervised
//! Multilingual Sentence Boundary Detection". A document shows so of the ones that no list has.

use std::collections::HashSet;

use super::normalize::words;
use super::token::{Token, WordHash};

/// Longest word looked at, in bytes.
const SHORT: usize = 8;

/// The words of one document.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    alone: HashSet<WordHash>,
}

impl Usage {
    /// Looks through the tokens of a document's text.
    #[must_use]
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let bytes = text.as_bytes();
        let alone = |token: &&Token| token.span.len() <= SHORT && bytes.get(token.span.end.index()) != Some(&b'.');
        Self { alone: tokens.iter().filter(alone).map(|token| token.word).collect() }
    }

    /// Whether the document writes a word also without a full stop after it.
    #[must_use]
    pub fn stands_alone(&self, word: &str) -> bool {
        let mut found = false;
        words(word, |word| found |= self.alone.contains(&WordHash::of(word.folded)));
        found
    }
}
