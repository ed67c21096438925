//! Sentences that were judged before: what was made of them, for a document that has them too.
//!
//! Candidates and verdicts rest on a sentence's own words and how they are written, on the words that introduce it and
//! those of the headings above it, on how it stands in the document. Where all of that is the same, they are.

use std::collections::HashMap;

use crate::detect::Candidate;
use crate::judge::Verdict;
use crate::model::feature::form_of;
use crate::page::Page;
use crate::text::document::{Document, Sentence};
use crate::text::span::{ByteOffset, Span};
use crate::text::token::Token;

/// Places of one wording that are remembered: a page may repeat a sentence a hundred thousand times.
const PLACES: usize = 4;

/// A document whose sentences were judged.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub(crate) page: &'k Page,
    pub(crate) document: &'k Document,
    /// In order of sentences.
    pub(crate) candidates: &'k [Candidate],
    /// In order of sentences.
    pub(crate) verdicts: &'k [Verdict],
}

/// Which sentences of a document another one has, and what was made of them there.
pub(crate) struct Recall<'k> {
    known: Known<'k>,
    /// By sentence, which one of the known document is the same.
    same: Vec<Option<u32>>,
}

impl<'k> Recall<'k> {
    /// Looks for the sentences of `document` among those of `known` that were judged there.
    pub(crate) fn of(
        page: &Page,
        document: &Document,
        known: Known<'k>,
        judged: impl Fn(u32, &Sentence) -> bool,
    ) -> Self {
        let mut places: HashMap<&str, Vec<u32>> = HashMap::new();
        for (number, sentence) in (0..).zip(known.document.sentences()) {
            if !sentence.heading && judged(number, sentence) {
                let of_wording = places.entry(sentence.span.of(known.page.text())).or_default();
                if of_wording.len() < PLACES {
                    of_wording.push(number);
                }
            }
        }
        let (mut here, mut there) = (Around::new(page, document), Around::new(known.page, known.document));
        let same = document.sentences().iter().enumerate().map(|(at, sentence)| {
            let of_wording = places.get(sentence.span.of(page.text())).filter(|_| !sentence.heading)?;
            here.enter(at);
            of_wording.iter().copied().find(|&other| {
                there.enter(other as usize);
                here.is_like(&there)
            })
        });
        let same = same.collect();
        Self { known, same }
    }

    /// Whether a sentence was judged.
    pub(crate) fn has(&self, sentence: u32) -> bool {
        self.of_sentence(sentence).is_some()
    }

    fn of_sentence(&self, sentence: u32) -> Option<u32> {
        self.same.get(sentence as usize).copied().flatten()
    }

    /// Adds what was found of the sentences that were judged, which are `wanted`, in order of sentences.
    pub(crate) fn add_candidates(&self, document: &Document, found: &mut Vec<Candidate>, wanted: &[bool]) {
        self.each(document, wanted, |moved, there, here| {
            let all = of(self.known.candidates, there, |candidate| candidate.sentence);
            found.extend(all.iter().map(|candidate| Candidate {
                sentence: here,
                span: moved(candidate.span),
                evidence: candidate.evidence.iter().copied().map(moved).collect(),
                ..candidate.clone()
            }));
        });
        found.sort_by_key(|candidate| candidate.sentence);
    }

    /// Adds the verdicts on the sentences that were judged, which are `wanted`, in order of sentences.
    pub(crate) fn add_verdicts(&self, document: &Document, made: &mut Vec<Verdict>, wanted: &[bool]) {
        self.each(document, wanted, |moved, there, here| {
            let all = of(self.known.verdicts, there, |verdict| verdict.sentence);
            made.extend(all.iter().map(|verdict| Verdict {
                sentence: here,
                span: moved(verdict.span),
                clause: moved(verdict.clause),
                evidence: verdict.evidence.iter().copied().map(moved).collect(),
                ..verdict.clone()
            }));
        });
        made.sort_by_key(|verdict| verdict.sentence);
    }

    /// Calls `add` for each sentence that was judged: with what moves a span to where that sentence stands, with its
    /// number in the known document and with that in this one.
    fn each(&self, document: &Document, wanted: &[bool], mut add: impl FnMut(&dyn Fn(Span) -> Span, u32, u32)) {
        for (here, sentence) in (0..).zip(document.sentences()) {
            let Some(there) = self.of_sentence(here).filter(|_| wanted[here as usize]) else { continue };
            let from = self.known.document.sentences()[there as usize].span.start.0;
            let to = sentence.span.start.0;
            let at = |offset: ByteOffset| ByteOffset(offset.0 - from + to);
            add(&|span: Span| Span { start: at(span.start), end: at(span.end) }, there, here);
        }
    }
}

/// What is of one sentence, of what is in order of sentences.
fn of<T>(all: &[T], sentence: u32, sentence_of: impl Fn(&T) -> u32) -> &[T] {
    let from = all.partition_point(|one| sentence_of(one) < sentence);
    let to = all.partition_point(|one| sentence_of(one) <= sentence);
    &all[from..to]
}

/// A sentence of a document with all that verdicts on it rest on.
struct Around<'d> {
    page: &'d Page,
    document: &'d Document,
    at: usize,
    introducing: Vec<Token>,
    section: Option<u32>,
    headings: Vec<Token>,
}

impl<'d> Around<'d> {
    fn new(page: &'d Page, document: &'d Document) -> Self {
        Self { page, document, at: 0, introducing: Vec::new(), section: None, headings: Vec::new() }
    }

    fn enter(&mut self, at: usize) {
        let sentence = &self.document.sentences()[at];
        self.at = at;
        self.introducing.clear();
        self.document.lead_in_tokens(sentence, &mut self.introducing);
        if self.section != sentence.section {
            self.document.section_tokens(sentence.section, &mut self.headings);
            self.section = sentence.section;
        }
    }

    fn sentence(&self) -> &'d Sentence {
        &self.document.sentences()[self.at]
    }

    /// Whether another sentence, of the same text, is the same in all else too.
    fn is_like(&self, other: &Self) -> bool {
        let words = |around: &Self| around.document.tokens_of(around.sentence());
        let start = |around: &Self| around.sentence().span.start.0;
        let (here, there) = (words(self), words(other));
        let placed = |(a, b): (&Token, &Token)| {
            a.span.start.0 - start(self) == b.span.start.0 - start(other)
                && a.span.end.0 - start(self) == b.span.end.0 - start(other)
        };
        self.sentence().lead_in.is_some() == other.sentence().lead_in.is_some()
            && are_alike(here, there)
            && here.iter().zip(there).all(placed)
            && are_alike(&self.introducing, &other.introducing)
            && are_alike(&self.headings, &other.headings)
            && form_of(self.page, self.document, self.at) == form_of(other.page, other.document, other.at)
    }
}

/// Whether two rows of words are the same, wherever they stand.
fn are_alike(some: &[Token], others: &[Token]) -> bool {
    let alike = |(a, b): (&Token, &Token)| (a.word, a.stem, a.class, a.shape) == (b.word, b.stem, b.class, b.shape);
    some.len() == others.len() && some.iter().zip(others).all(alike)
}
