//! Of whom a paragraph says what stands in it, where one sentence of it tells that for those behind it.

use std::borrow::Cow;

use super::limit::{people_headed, people_named};
use super::scope::Scopes;
use super::words::Words;
use crate::pattern::reading::only as read;
use crate::report::People;
use crate::text::cut::Cut;

/// Most words of a label with which a paragraph begins: "Job applicants: …".
const LABEL: usize = 5;

/// Sentences behind one that says of whom what follows is.
const SAID: usize = 3;

impl Scopes<'_> {
    /// The kind of people of whom a sentence is since an earlier one says so: by a label with which the paragraph begins,
    /// by telling that something follows, or as the first of several on one arbitration.
    pub(super) fn people_of_paragraph(&self, at: usize, clause: &Words<'_>) -> Option<People> {
        let sentences = self.document.sentences();
        let (block, section) = (sentences[at].block, sentences[at].section);
        let inside = |other: &usize| sentences[*other].block == block && sentences[*other].section == section;
        let first = (0..=at).rev().take_while(inside).last()?;
        let words = self.words_at(first);
        if is_of_applicants(&words) {
            return Some(People::Applicant);
        }
        let arbitral = first < at && clause.has(read::OF_ARBITERS) && words.has(read::OF_ARBITERS);
        let of_first = || supposed(&words).filter(|_| arbitral);
        let near = (first.max(at.saturating_sub(SAID))..at).rev().map(|other| self.words_at(other));
        // "For firms, this is replaced with the following:", over the paragraph.
        let over = first.checked_sub(1).filter(|over| sentences[*over].section == section);
        let over = over.map(|over| self.words_at(over)).filter(|words| words.text.trim_end().ends_with(':'));
        let said = |words: Cow<'_, Words<'_>>| supposed(&words).filter(|_| words.has(read::SAID_NEXT));
        near.chain(over).find_map(said).or_else(of_first)
    }
}

/// The kind of people for whom a sentence says that something is, in its first words.
fn supposed(words: &Words<'_>) -> Option<People> {
    let opens = words.is(0, read::SUPPOSED) || words.is(0, read::MEANT_FOR);
    people_named(words).filter(|_| opens)
}

/// Whether a paragraph begins with a label that names those who apply for a job. Other people's are who gets data, too.
fn is_of_applicants(words: &Words<'_>) -> bool {
    let Some(end) = words.text.find(':') else { return false };
    let label = Words::read(words.text.before(end));
    let short = label.len() <= LABEL && label.len() < words.len();
    short && people_headed(&label).or_else(|| people_named(&label)) == Some(People::Applicant)
}
