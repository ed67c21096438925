//! One version of a document, read for comparison.

use std::collections::{HashMap, HashSet};

use super::noise::is_about_the_page;
use super::wording::{Reader, hashes};
use crate::judged::Judged;
use crate::language::Language;
use crate::page::{BlockKind, Page};
use crate::report::Finding;
use crate::text::cut::Cut;
use crate::text::span::{ByteOffset, Span, Utf16Index};
use crate::text::token::{Token, WordHash};
use crate::understand::date::Order;
use crate::understand::scope::Scopes;
use crate::understand::words::Words;
use crate::wording;

/// One version, read.
pub(super) struct Version<'v> {
    page: &'v Page,
    judged: &'v Judged,
    pub(super) text: &'v str,
    /// How its numbers and dates are read.
    pub(super) reader: Reader,
    /// Where each sentence lies.
    pub(super) spans: Vec<Span>,
    /// What of each sentence is compared; nothing of a heading and of a line about the page itself.
    pub(super) sentences: Vec<Vec<WordHash>>,
    /// Where each sentence begins, in UTF-16 code units, ascending.
    starts: Vec<u32>,
}

/// A sentence as it is written, with all else that decides what of it is compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Wording<'v> {
    text: &'v str,
    /// Whether it is a cell of a table.
    cell: bool,
    reader: Reader,
}

/// What of sentences is compared, `None` where they speak of the page itself: most are in both versions.
#[derive(Default)]
pub(super) struct Compared<'v>(HashMap<Wording<'v>, Option<Vec<WordHash>>>);

impl<'v> Compared<'v> {
    /// What of a sentence is compared, by its tokens and where they stand.
    fn of(&mut self, wording: Wording<'v>, tokens: &[Token], Span { start, .. }: Span) -> Option<&[WordHash]> {
        let read = || {
            // What stands before the sentence and behind it is no part of it.
            let words = Words::of_tokens(wording.text, start, tokens);
            let parts = wording.reader.parts(&words, wording.text);
            (!is_about_the_page(&words, &parts, wording.cell)).then(|| hashes(&parts))
        };
        self.0.entry(wording).or_insert_with(read).as_deref()
    }
}

impl<'v> Version<'v> {
    /// Reads a version; what was compared of sentences before is in `known`.
    pub(super) fn read(page: &'v Page, judged: &'v Judged, known: &mut Compared<'v>) -> Self {
        let text = page.text();
        let reader = Reader { order: Order::of(judged.languages.main(), text) };
        let document = &judged.document;
        let index = Utf16Index::new(text);
        let mut sentences = Vec::with_capacity(document.sentences().len());
        // An introduction is that of each item of its list.
        let (mut introduced_by, mut introducing) = (None, Vec::new());
        for sentence in document.sentences() {
            let cell =
                page.blocks().get(sentence.block as usize).is_some_and(|block| block.kind == BlockKind::TableCell);
            let wording = Wording { text: sentence.span.of(text), cell, reader };
            let own =
                if sentence.heading { None } else { known.of(wording, document.tokens_of(sentence), sentence.span) };
            let Some(own) = own else {
                sentences.push(Vec::new());
                continue;
            };
            if introduced_by != sentence.lead_in {
                introduced_by = sentence.lead_in;
                let mut lead_in = Vec::new();
                document.lead_in_tokens(sentence, &mut lead_in);
                let end = lead_in.last().map_or(0, |token| token.span.end.index());
                let words = Words::of_tokens(text.before(end), ByteOffset(0), &lead_in);
                introducing = hashes(&reader.parts(&words, ""));
            }
            sentences.push([&introducing, own].concat());
        }
        let spans: Vec<Span> = document.sentences().iter().map(|sentence| sentence.span).collect();
        let starts = spans.iter().map(|span| index.utf16(span.start).0).collect();
        Self { page, judged, text, reader, spans, sentences, starts }
    }

    /// The language that most of it is in.
    pub(super) fn language(&self) -> &str {
        self.judged.languages.main()
    }

    /// The sentences whose words the other version has nowhere.
    pub(super) fn without(&self, other: &Self) -> HashSet<usize> {
        let known: HashSet<&[WordHash]> = other.sentences.iter().map(Vec::as_slice).collect();
        let unknown = |(at, words): (usize, &Vec<WordHash>)| {
            (!words.is_empty() && !known.contains(words.as_slice())).then_some(at)
        };
        self.sentences.iter().enumerate().filter_map(unknown).collect()
    }

    /// How many sentences are compared.
    pub(super) fn compared(&self) -> usize {
        self.sentences.iter().filter(|words| !words.is_empty()).count()
    }

    /// The sentence in which a finding begins: it may begin in the middle of one.
    pub(super) fn sentence_of(&self, finding: &Finding) -> Option<usize> {
        self.starts.partition_point(|&start| start <= finding.start).checked_sub(1)
    }

    /// The findings in some sentences, told in a language.
    pub(super) fn findings_in(&self, sentences: &HashSet<usize>, texts: Language) -> Vec<Finding> {
        let index = Utf16Index::new(self.text);
        let scopes = Scopes::read(self.page, &self.judged.document);
        let within = |sentence: u32| sentences.contains(&(sentence as usize));
        let found = crate::findings(self.page, self.judged, &index, &scopes, |verdict| within(verdict.sentence));
        let mut report = crate::bare(self.judged, found);
        wording::put(&mut report, texts);
        let mut found = report.findings;
        found.retain(|finding| self.sentence_of(finding).is_some_and(|at| sentences.contains(&at)));
        found
    }
}
