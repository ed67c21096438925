//! Sentences around which it is said that they tell of nothing that the service does.

use super::super::words::Words;
use super::{Scopes, beside};
use crate::pattern::reading::facts::SERVICE;
use crate::pattern::reading::only as read;

/// Most words of what says nothing of itself.
const BARE: usize = 16;

impl Scopes<'_> {
    /// Whether what stands around a sentence says that it tells of nothing that the service does.
    #[must_use]
    pub fn is_no_deed(&self, at: usize) -> bool {
        self.is_banned(at) || self.is_bare(at)
    }

    /// Whether a sentence is a few words, such as a cell of a table, that name neither the service nor the reader and
    /// say nothing of anything, and no words that do introduce it: a category of a law, an example.
    fn is_bare(&self, at: usize) -> bool {
        let sentence = &self.document.sentences()[at];
        let named = |words: &Words<'_>| words.has(SERVICE) || words.has(read::YOURS);
        let words = self.words_at(at);
        let alone = words.len() <= BARE && !named(&words) && !words.has(read::STATES);
        alone && !self.leads(sentence).any(|lead| named(&self.words_at(lead)))
    }

    /// Whether a sentence stands under what readers must not do and tells of nothing that the service does.
    fn is_banned(&self, at: usize) -> bool {
        let sentences = self.document.sentences();
        let sentence = &sentences[at];
        let before = at.checked_sub(1).filter(|before| {
            let before = &sentences[*before];
            before.block == sentence.block && beside(before, sentence)
        });
        let bans = |words: &Words<'_>| words.has(read::BANNED) && !words.has(SERVICE);
        let over = || self.headings(sentence.section).take(1).any(|words| bans(&words));
        let around = || before.into_iter().chain(self.leads(sentence)).any(|other| bans(&self.words_at(other)));
        !self.words_at(at).has(SERVICE) && (over() || around())
    }
}
