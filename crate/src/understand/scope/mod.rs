//! For whom alone, or for what part of a service alone, a clause is: by its own words, by those that introduce
//! it or speak for its section, and by the headings above it.

mod deed;
mod only;
mod speaks;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::iter::successors;

use speaks::ForWhom;

use super::arbitral::Arbitral;
use super::limit::most_named;
use super::whole;
use super::words::Words;
use crate::page::Page;
use crate::pattern::reading::only as read;
use crate::report::{Only, People};
use crate::text::document::{Document, Sentence};
use crate::text::section::Section;

/// Sentences for which one that tells for whom a section is speaks; where headings are plain text, sections are long.
const SPOKEN_FOR: usize = 40;

/// Most sentences whose words are kept: more than documents have, and a page may be a million lines.
const KEPT: usize = 1 << 14;

/// Percentage of the sentences of a document that is nearly all of it.
const NEARLY_ALL: usize = 80;

/// The group of clause types on disputes.
pub(super) const OF_DISPUTES: &str = "disputes";

/// A document, with the words of its sentences, and with those that tell for whom something is. Both are read when
/// they are first asked for.
#[derive(Clone, Debug)]
pub struct Scopes<'d> {
    page: &'d Page,
    pub(super) document: &'d Document,
    /// Of the first [`KEPT`] sentences.
    words: Vec<OnceCell<Words<'d>>>,
    /// By block, its sentences that tell for whom something is.
    for_whom: Vec<OnceCell<Vec<ForWhom>>>,
    /// The title, the first heading and those over nearly all of it: what the whole is about limits no clause of it.
    whole: Vec<Words<'d>>,
    /// For whom alone the whole is, by its title and the headings over nearly all of it.
    of_all: Option<Only>,
    /// For whom alone the agreement to have disputes decided by an arbitrator, or alone, is.
    arbitral: OnceCell<Arbitral>,
}

impl<'d> Scopes<'d> {
    /// Of a document.
    #[must_use]
    pub fn read(page: &'d Page, document: &'d Document) -> Self {
        let read = |section: &Section| Words::read(section.title.of(page.text()));
        let title = page.title.as_deref().map(Words::read);
        let over: Vec<_> = title.into_iter().chain(headings_of_all(document).map(read)).collect();
        let of_all = whole::of_all(&over, page, document);
        let first = document.sections().first().map(read);
        let whole = over.into_iter().chain(first).collect();
        let words = vec![OnceCell::new(); document.sentences().len().min(KEPT)];
        let for_whom = vec![OnceCell::new(); page.blocks().len()];
        Self { page, document, words, for_whom, whole, of_all, arbitral: OnceCell::new() }
    }

    /// The words of a sentence.
    #[must_use]
    pub fn words_at(&self, at: usize) -> Cow<'_, Words<'d>> {
        let read = || Words::read(self.document.sentences()[at].span.of(self.page.text()));
        self.words.get(at).map_or_else(|| Cow::Owned(read()), |words| Cow::Borrowed(words.get_or_init(read)))
    }

    /// The words of each sentence, in order.
    pub fn sentences(&self) -> impl Iterator<Item = Cow<'_, Words<'d>>> {
        (0..self.document.sentences().len()).map(|at| self.words_at(at))
    }

    /// Whether the whole document is for a kind of people.
    #[must_use]
    pub fn is_for(&self, people: People) -> bool {
        self.whole.iter().any(|words| words.meanings(read::PEOPLE_HEADED).any(|other| other == people.key()))
    }

    /// Whether it is for the people of these places that the whole document is.
    #[must_use]
    pub fn is_of_all(&self, places: &[&'static str]) -> bool {
        self.of_all.as_ref().is_some_and(|all| !places.is_empty() && all.named == most_named(places.to_vec()))
    }

    /// For whom alone the whole document is.
    #[must_use]
    pub fn of_all(&self) -> Option<&Only> {
        self.of_all.as_ref()
    }

    /// The headings above a section and its own, nearest first.
    pub(super) fn headings(&self, section: Option<u32>) -> impl Iterator<Item = Words<'d>> {
        self.document.sections_around(section).map(|section| Words::read(section.title.of(self.page.text())))
    }

    /// The words of the sentence right behind one in its paragraph.
    pub(super) fn behind(&self, at: usize) -> Option<Cow<'_, Words<'d>>> {
        let sentences = self.document.sentences();
        let next = sentences.get(at + 1)?;
        (next.block == sentences[at].block).then(|| self.words_at(at + 1))
    }

    /// The sentences that introduce one, nearest first.
    pub(super) fn leads(&self, sentence: &Sentence) -> impl Iterator<Item = usize> {
        let sentences = self.document.sentences();
        successors(sentence.lead_in, |lead| sentences.get(*lead as usize)?.lead_in).map(|lead| lead as usize)
    }
}

/// The headings of a document below which nearly all of it stands.
fn headings_of_all(document: &Document) -> impl Iterator<Item = &Section> {
    let sections = document.sections();
    let mut below = vec![0; sections.len()];
    for sentence in document.sentences() {
        let around = successors(sentence.section, |section| sections.get(*section as usize)?.parent);
        around.for_each(|section| below[section as usize] += 1);
    }
    let most = document.sentences().len() * NEARLY_ALL / 100;
    sections.iter().zip(below).filter(move |(_, below)| *below > most).map(|(section, _)| section)
}

/// Whether two sentences stand under one heading, and the first is none.
fn beside(before: &Sentence, sentence: &Sentence) -> bool {
    before.section == sentence.section && !before.heading
}

#[cfg(test)]
pub(super) mod tests {
    use std::iter;

    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::text::span::ByteOffset;

    /// What is read of the sentence at an index, of paragraphs under a heading.
    pub fn of<T>(heading: &str, lines: &[&str], read: impl Fn(&Scopes<'_>) -> T) -> T {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for line in iter::once(&heading).chain(lines) {
            let start = ByteOffset(u32::try_from(text.len()).expect("short"));
            let kind = if blocks.is_empty() { BlockKind::Heading { level: 2 } } else { BlockKind::Paragraph };
            blocks.push(Block { kind, start });
            text.push_str(line);
            text.push('\n');
        }
        let page = Page::new(text, blocks, None, None).expect("blocks begin where their lines do");
        let document = Document::read(&page);
        read(&Scopes::read(&page, &document))
    }
}
