//! Probabilities of a document's sentences.

use std::collections::HashMap;

use super::feature::{Extractor, Feature, Key, Letters};
use super::head::{self, Head};
use super::network::{Network, UNITS};
use super::table::{Row, Table};
use super::weights::Weights;
use crate::detect::Candidate;
use crate::knowledge;
use crate::language::Language;
use crate::page::Page;
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::token::WordHash;

/// Judges the sentences of one document.
#[derive(Debug)]
pub struct Scorer<'d> {
    document: &'d Document,
    extractor: Extractor<'d>,
    /// None where the language has no heads.
    weights: Option<&'static Weights<'static>>,
    heads: &'static [Head],
    /// The index of the head of one clause type, by rule.
    type_heads: Vec<Option<usize>>,
    /// Whether a label covers a clause type, by rule.
    labelled: Vec<bool>,
    /// What the letters of each word met say of the heads, summed.
    letters: HashMap<WordHash, Vec<(u8, f32)>>,
    units: [f32; UNITS],
    sums: Vec<f32>,
}

/// Share of the weightiest word's weight from which another is evidence too.
const WEIGHTY: f32 = 0.5;

impl<'d> Scorer<'d> {
    /// For the sentences of `document`; `candidates` are what the rules found, in order of sentences.
    #[must_use]
    pub fn new(page: &'d Page, document: &'d Document, candidates: &'d [Candidate], language: Language) -> Self {
        let heads = head::of(language);
        let mut type_heads = vec![None; knowledge::ALL.len()];
        let mut labelled = vec![false; knowledge::ALL.len()];
        for (at, head) in heads.iter().enumerate() {
            if head.is_label {
                head.clauses.iter().for_each(|rule| labelled[usize::from(*rule)] = true);
            } else {
                type_heads[usize::from(head.clauses[0])] = Some(at);
            }
        }
        Self {
            document,
            extractor: Extractor::new(page, document, candidates),
            weights: Weights::of(language),
            heads,
            type_heads,
            labelled,
            letters: HashMap::new(),
            units: [0.0; UNITS],
            sums: vec![0.0; heads.len()],
        }
    }

    /// The heads, in the order of their indices.
    #[must_use]
    pub fn heads(&self) -> &'static [Head] {
        self.heads
    }

    /// Index of the head of a rule's clause type.
    #[must_use]
    pub fn type_head(&self, rule: u16) -> Option<usize> {
        self.type_heads[usize::from(rule)]
    }

    /// Whether a label covers the clause type of a rule.
    #[must_use]
    pub fn is_labelled(&self, rule: u16) -> bool {
        self.labelled[usize::from(rule)]
    }

    /// The probability of a head for the sentence that was scored last, of whose clause types a
    /// rule holds or not.
    #[must_use]
    pub fn probability(&self, head: usize, held: bool) -> f32 {
        self.heads[head].probability(self.sums[head], held)
    }

    /// Whether what [`Self::probability`] gives where no rule holds is beyond doubt below that of these log odds.
    #[must_use]
    pub fn is_below(&self, head: usize, log_odds: f32) -> bool {
        self.heads[head].log_odds(self.sums[head], false) < log_odds
    }

    /// Scores a sentence, by its number.
    pub fn score(&mut self, sentence: u32) {
        match self.weights {
            Some(Weights::Network(network)) => self.through(network, sentence),
            Some(Weights::Table(table)) => self.apart(table, sentence),
            None => {}
        }
    }

    /// Scores a sentence by heads that were learnt together.
    fn through(&mut self, network: &Network<'_>, sentence: u32) {
        self.fill_units(network, sentence);
        network.outputs(&self.units, &mut self.sums);
    }

    /// What the units make of a sentence; they never saw letters.
    fn fill_units(&mut self, network: &Network<'_>, sentence: u32) {
        let Self { extractor, units, .. } = self;
        *units = network.start();
        extractor.all_but_letters(sentence as usize, |feature| network.add(feature.key, feature.value, units));
    }

    /// Scores a sentence by heads that stand alone.
    fn apart(&mut self, table: &Table<'_>, sentence: u32) {
        let Self { extractor, heads, letters, sums, .. } = self;
        sums.fill(0.0);
        extractor.all_but_letters(sentence as usize, |feature| {
            for Row { head, weight } in table.rows(feature.key) {
                sums[usize::from(head)] += f32::from(weight) * feature.value;
            }
        });
        extractor.letters(sentence as usize, |Letters { word, keys, value, .. }| {
            let of_word = letters.entry(word).or_insert_with(|| sum_of(table, keys, heads.len()));
            for (head, sum) in of_word {
                sums[usize::from(*head)] += *sum * value;
            }
        });
    }

    /// The words of a sentence that weighed most for one head, ascending and apart; the whole
    /// sentence where none did.
    #[must_use]
    pub fn evidence(&mut self, sentence: u32, head: usize) -> Vec<Span> {
        if let Some(Weights::Network(network)) = self.weights {
            // Which units are above zero depends on the sentence.
            self.fill_units(network, sentence);
        }
        let Self { document, extractor, weights: of_heads, units, .. } = self;
        let at = sentence as usize;
        let sentence_at = &document.sentences()[at];
        let tokens = document.tokens_of(sentence_at);
        let mut weights = vec![0.0; tokens.len()];
        let mut spread = |feature: Feature, weight: f32| {
            let seen = &mut weights[feature.tokens.start as usize..feature.tokens.end as usize];
            #[allow(clippy::cast_precision_loss, reason = "a feature covers few tokens")]
            let each = weight * feature.value / seen.len().max(1) as f32;
            seen.iter_mut().for_each(|sum| *sum += each);
        };
        match of_heads {
            Some(Weights::Network(network)) => {
                extractor.all_but_letters(at, |feature| spread(feature, network.weight(feature.key, head, units)));
            }
            Some(Weights::Table(table)) => extractor.features(at, |feature| {
                let of_head = table.rows(feature.key).filter(|row| usize::from(row.head) == head);
                spread(feature, of_head.map(|row| f32::from(row.weight)).sum());
            }),
            None => {}
        }
        let most = weights.iter().copied().fold(0.0, f32::max);
        if most <= 0.0 {
            return vec![sentence_at.span];
        }
        let mut spans: Vec<Span> = Vec::new();
        let mut last = None;
        for (at, token) in tokens.iter().enumerate().filter(|(at, _)| weights[*at] >= most * WEIGHTY) {
            match spans.last_mut() {
                Some(span) if last == at.checked_sub(1) => span.end = token.span.end,
                _ => spans.push(token.span),
            }
            last = Some(at);
        }
        spans
    }
}

/// The weights of several features that are there to the same degree, summed for each head.
fn sum_of(table: &Table<'_>, keys: &[Key], heads: usize) -> Vec<(u8, f32)> {
    let mut sums = vec![0.0; heads];
    for Row { head, weight } in keys.iter().flat_map(|key| table.rows(*key)) {
        sums[usize::from(head)] += f32::from(weight);
    }
    (0..).zip(sums).filter(|(_, sum)| *sum != 0.0).collect()
}
