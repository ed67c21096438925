//! Sentences that tell for whom others are.

use std::borrow::Cow;
use std::iter::successors;

use super::super::limit::places_of;
use super::super::words::Words;
use super::{SPOKEN_FOR, Scopes, beside};
use crate::pattern::reading::only as read;
use crate::pattern::reading::ways::{FOR_WHOM, POINTS_ELSEWHERE, TELLS_FOR_WHOM};
use crate::text::document::Sentence;
use crate::text::span::Span;

/// Those for which one that agrees to something and ends in a colon speaks, where nothing else says that it speaks for
/// its section.
pub(super) const OPENED: usize = 8;

/// Most words of what stands over a paragraph as its title does.
const TITLES: usize = 4;

/// Most words of a sentence that is nothing but a limit.
const BARE_LIMIT: usize = 8;

/// What a sentence that tells for whom something is speaks for, within its section.
#[derive(Clone, Copy, Debug)]
enum Speaks {
    /// For nothing more.
    Beside,
    /// For the sentence behind it, in whatever paragraph.
    Next,
    /// For its paragraph.
    Paragraph,
    /// For the agreement that it opens.
    Agreement,
    /// For its section.
    Section,
    /// For its section up to the next such case: "If you live in the EU:", in a paragraph of its own.
    Case,
}

impl Speaks {
    /// For how many sentences behind it, of an agreement for so many.
    fn reach(self, agreement: usize) -> usize {
        match self {
            Self::Beside | Self::Paragraph => 0,
            Self::Next => 1,
            Self::Agreement => agreement,
            Self::Section | Self::Case => SPOKEN_FOR,
        }
    }
}

/// A sentence that tells for whom something is.
#[derive(Clone, Copy, Debug)]
pub(super) struct ForWhom {
    at: usize,
    /// What it speaks for besides the sentence right behind it in its paragraph.
    speaks: Speaks,
}

impl<'d> Scopes<'d> {
    /// The sentences of a block that tell for whom something is, in order.
    fn for_whom(&self, block: u32) -> &[ForWhom] {
        self.for_whom[block as usize].get_or_init(|| {
            let sentences = self.document.sentences();
            let first = sentences.partition_point(|sentence| sentence.block < block);
            let within = (first..sentences.len()).take_while(|at| sentences[*at].block == block);
            within.filter_map(|at| Some(ForWhom { at, speaks: self.read_for_whom(at)? })).collect()
        })
    }

    /// What a sentence speaks for, where it tells for whom something is.
    fn read_for_whom(&self, at: usize) -> Option<Speaks> {
        let sentences = self.document.sentences();
        let sentence = &sentences[at];
        if sentence.heading {
            return None;
        }
        let words = self.words_at(at);
        let opens = words.text.trim_end().ends_with(':');
        let last = sentences.get(at + 1).is_none_or(|next| next.block != sentence.block);
        let named = (words.has(FOR_WHOM) || words.has(read::OUTSIDE_PLACE)) && !words.has(POINTS_ELSEWHERE);
        let of_people = || named || words.has(read::OTHER_CASES);
        if opens && last && words.has(read::BARE_CASE) && of_people() && self.is_one_of_cases(at) {
            return Some(Speaks::Case);
        }
        if !named {
            return None;
        }
        let begins = at.checked_sub(1).is_none_or(|before| sentences[before].block != sentence.block);
        let titles = begins && last && words.len() <= TITLES && !words.text.trim_end().ends_with('.');
        let first = at.checked_sub(1).is_none_or(|before| !beside(&sentences[before], sentence));
        // What tells of people outside tells it of them, where it does not say of what else.
        let bare = words.len() <= BARE_LIMIT || words.has(read::THIS_CLAUSE);
        let first = first && (bare || words.has(FOR_WHOM));
        // "If you live in Elmland, we may …" says what it says, and is no title of its section.
        let told = words.has(TELLS_FOR_WHOM) || first && (bare || !words.is(0, read::SUPPOSED) || opens);
        Some(match (told, opens) {
            (true, _) => Speaks::Section,
            (false, false) if first => Speaks::Paragraph,
            (false, true) if words.has(read::AGREES) => Speaks::Agreement,
            (false, true) => Speaks::Next,
            // "US residents", in a paragraph of its own.
            (false, false) if titles => Speaks::Next,
            (false, false) => Speaks::Beside,
        })
    }

    /// Whether a case that says nothing but whose it is stands near another of other people.
    fn is_one_of_cases(&self, at: usize) -> bool {
        let case = places_of(&self.words_at(at));
        let near = at.saturating_sub(SPOKEN_FOR)..self.document.sentences().len().min(at + SPOKEN_FOR);
        near.filter(|other| *other != at).any(|other| {
            let words = self.words_at(other);
            let another = || places_of(&words).is_some_and(|places| Some(places) != case);
            words.has(read::BARE_CASE) && (words.has(read::OTHER_CASES) || another())
        })
    }

    /// What a sentence speaks for, where it tells for whom something is; read with all of its block.
    fn speaks(&self, at: usize) -> Option<Speaks> {
        let of_block = self.for_whom(self.document.sentences()[at].block);
        of_block.binary_search_by_key(&at, |told| told.at).ok().map(|found| of_block[found].speaks)
    }

    /// The words that tell for whom a sentence is: those that introduce it, those right before it in its paragraph,
    /// or those that speak for a section around it.
    #[must_use]
    pub fn people(&self, at: usize) -> Option<Cow<'_, Words<'d>>> {
        self.people_of(at, OPENED)
    }

    /// The same, where a sentence that opens an agreement speaks for so many behind it.
    pub(super) fn people_of(&self, at: usize, agreement: usize) -> Option<Cow<'_, Words<'d>>> {
        let (sentences, sections) = (self.document.sentences(), self.document.sections());
        let sentence = &sentences[at];
        let below = |earlier: &Sentence| {
            let mut around = successors(sentence.section, |section| sections.get(*section as usize)?.parent);
            earlier.section == sentence.section || around.any(|section| earlier.section == Some(section))
        };
        // A case goes on from those before it, also behind headings below theirs.
        let goes_on = |case: usize| {
            let mut before = case.saturating_sub(SPOKEN_FOR)..case;
            before.any(|first| matches!(self.speaks(first), Some(Speaks::Case)) && below(&sentences[first]))
        };
        let told = |other: &usize| {
            let Some(speaks) = self.speaks(*other) else { return false };
            let earlier = &sentences[*other];
            let inside = below(earlier) || matches!(speaks, Speaks::Case) && goes_on(*other);
            let beside = earlier.block == sentence.block && (other + 1 == at || matches!(speaks, Speaks::Paragraph));
            let over = || at - other <= agreement && self.is_over_sections(*other, sentence.section);
            inside && (beside || at - other <= speaks.reach(agreement)) || over()
        };
        let spoken = (at.saturating_sub(SPOKEN_FOR - 1)..at).rev().find(told);
        let led = self.leads(sentence).filter(|lead| *lead < at && self.speaks(*lead).is_some());
        let last = spoken.max(led.max())?;
        let first = self.for_whom(sentences[last].block).first().map_or(last, |first| first.at);
        if first == last {
            return Some(self.words_at(last));
        }
        let both = Span { start: sentences[first].span.start, end: sentences[last].span.end };
        Some(Cow::Owned(Words::read(both.of(self.page.text()))))
    }

    /// Whether a line that says for whom what follows is stands right before headings, and a section is one of these or
    /// below one.
    fn is_over_sections(&self, line: usize, section: Option<u32>) -> bool {
        let (sentences, sections) = (self.document.sentences(), self.document.sections());
        let parent = |section: Option<u32>| section.and_then(|section| sections.get(section as usize)?.parent);
        let own = sentences[line].section;
        let last =
            sentences.get(line + 1).is_some_and(|next| next.block != sentences[line].block && next.section != own);
        let mut around = successors(section, |section| sections.get(*section as usize)?.parent);
        last && self.words_at(line).has(read::SAID_NEXT)
            && section != own
            && around.any(|section| parent(Some(section)) == parent(own))
    }
}
