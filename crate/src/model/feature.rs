//! What the model sees of a sentence.
//!
//! This is the only place where features are made: training reads what [`Extractor`] gives, so
//! that learning and judging can never differ.

use std::collections::HashMap;

use crate::detect::Candidate;
use crate::knowledge;
use crate::page::{BlockKind, Page};
use crate::pattern::SHIPPED;
use crate::text::document::{Document, Sentence};
use crate::text::normalize;
use crate::text::token::{Shape, Token, TokenRange, WordHash};

/// A feature, hashed to [`KEY_BITS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u32);

/// Bits of a [`Key`].
pub const KEY_BITS: u32 = 22;

/// What a feature tells of. Features of one kind share a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Words of the sentence, alone and up to three in a row.
    Words,
    /// Stems of the sentence, two in a row or near each other.
    Stems,
    /// Three to five letters in a row within a word, each distinct word once.
    Letters,
    /// Words that introduce the sentence.
    LeadIn,
    /// Rules that match it.
    Rules,
    /// Where it stands and how it looks.
    Form,
}

/// One feature of one sentence.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// What it tells of.
    pub kind: Kind,
    /// Which it is.
    pub key: Key,
    /// How much of it there is.
    pub value: f32,
    /// The sentence's own tokens that it was seen in first, by index, end exclusive; empty where
    /// it was seen elsewhere.
    pub tokens: TokenRange,
}

/// The letters of one word.
#[derive(Clone, Copy, Debug)]
pub struct Letters<'e> {
    /// The word.
    pub word: WordHash,
    /// Index of the token that it was seen in first.
    pub at: u32,
    /// Its features, all of kind [`Kind::Letters`].
    pub keys: &'e [Key],
    /// How much of each there is.
    pub value: f32,
}

/// Makes the features of a document's sentences.
#[derive(Debug)]
pub struct Extractor<'d> {
    page: &'d Page,
    document: &'d Document,
    /// Candidates of the rules, by sentence.
    candidates: &'d [Candidate],
    /// Letters of each word met, hashed.
    letters: HashMap<WordHash, Vec<Key>>,
    keys: Vec<(Key, TokenRange)>,
    words: Vec<Token>,
    distinct: Vec<(WordHash, u32)>,
}

/// Words that stand for others: what differs between documents alone tells nothing of a clause.
const NUMBER: WordHash = WordHash(1);
const PROVIDER: WordHash = WordHash(2);

/// Widest gap between two stems that make a feature together.
const NEAR: usize = 4;

impl<'d> Extractor<'d> {
    /// For the sentences of `document`; `candidates` are what the rules found, in order of sentences.
    #[must_use]
    pub fn new(page: &'d Page, document: &'d Document, candidates: &'d [Candidate]) -> Self {
        Self {
            page,
            document,
            candidates,
            letters: HashMap::new(),
            keys: Vec::new(),
            words: Vec::new(),
            distinct: Vec::new(),
        }
    }

    /// Calls `add` with each feature of sentence number `at`.
    pub fn features(&mut self, at: usize, mut add: impl FnMut(Feature)) {
        self.all_but_letters(at, &mut add);
        self.letters(at, |letters| {
            let tokens = TokenRange { start: letters.at, end: letters.at + 1 };
            for &key in letters.keys {
                add(Feature { kind: Kind::Letters, key, value: letters.value, tokens });
            }
        });
    }

    /// Calls `add` with the letters of each distinct word of sentence number `at`. They are the
    /// greater part of its features, and the same wherever the word stands.
    pub fn letters(&mut self, at: usize, mut add: impl FnMut(Letters<'_>)) {
        let tokens = self.document.tokens_of(&self.document.sentences()[at]);
        self.distinct.clear();
        self.distinct.extend((0..).zip(tokens).map(|(at, token)| (word(token), at)));
        self.distinct.retain(|(word, _)| *word != NUMBER && *word != PROVIDER);
        self.distinct.sort_unstable();
        self.distinct.dedup_by_key(|(word, _)| *word);
        let mut number = 0;
        for &(word, at) in &self.distinct {
            let written = || tokens[at as usize].span.of(self.page.text());
            number += self.letters.entry(word).or_insert_with(|| letter_keys(written())).len();
        }
        #[allow(clippy::cast_precision_loss, reason = "a sentence has few features")]
        let value = 1.0 / (number as f32).sqrt();
        for &(word, at) in &self.distinct {
            add(Letters { word, at, keys: &self.letters[&word], value });
        }
    }

    /// Calls `add` with each feature of sentence number `at` but its words' letters.
    pub fn all_but_letters(&mut self, at: usize, mut add: impl FnMut(Feature)) {
        let sentence = &self.document.sentences()[at];
        let tokens = self.document.tokens_of(sentence);
        let words: Vec<WordHash> = tokens.iter().map(word).collect();
        let stems: Vec<WordHash> = tokens.iter().map(stem).collect();

        for length in 1..=3 {
            let rows = (0..).zip(words.windows(length as usize));
            self.keys.extend(rows.map(|(at, w)| (key(length, w), TokenRange { start: at, end: at + length })));
        }
        self.emit(Kind::Words, &mut add);

        for (start, first) in (0..).zip(&stems) {
            for (end, second) in (start + 2..).zip(&stems[start as usize + 1..]).take(NEAR) {
                self.keys.push((key(4, &[*first, *second]), TokenRange { start, end }));
            }
        }
        self.emit(Kind::Stems, &mut add);

        let mut words = std::mem::take(&mut self.words);
        words.clear();
        self.document.lead_in_tokens(sentence, &mut words);
        let nowhere = TokenRange::default();
        self.keys.extend(words.iter().map(|token| (key(5, &[word(token)]), nowhere)));
        let pairs = words.windows(2).map(|pair| key(6, &[word(&pair[0]), word(&pair[1])]));
        self.keys.extend(pairs.map(|key| (key, nowhere)));
        self.words = words;
        self.emit(Kind::LeadIn, &mut add);

        for candidate in self.candidates_of(at) {
            let clause = WordHash::of(knowledge::ALL[usize::from(candidate.rule)].clause.as_bytes());
            add(fact(Kind::Rules, rule_key(clause, candidate.holds())));
            for matched in [&candidate.patterns, &candidate.exceptions] {
                for (_, pattern) in matched.iter().enumerate().filter(|(at, pattern)| !matched[..*at].contains(pattern))
                {
                    add(fact(Kind::Rules, pattern_key(clause, SHIPPED.patterns[usize::from(*pattern)].digest)));
                }
            }
        }
        self.form(at, sentence, tokens, &mut add);
    }

    /// Hands on the collected keys, once each, with a norm of 1 together.
    fn emit(&mut self, kind: Kind, add: &mut impl FnMut(Feature)) {
        // As one number, which is compared in one step.
        self.keys.sort_unstable_by_key(|(key, tokens)| u64::from(key.0) << 32 | u64::from(tokens.start));
        self.keys.dedup_by_key(|(key, _)| *key);
        #[allow(clippy::cast_precision_loss, reason = "a sentence has few features")]
        let value = 1.0 / (self.keys.len() as f32).sqrt();
        for (key, tokens) in self.keys.drain(..) {
            add(Feature { kind, key, value, tokens });
        }
    }

    /// The candidates of a sentence.
    fn candidates_of(&self, sentence: usize) -> &'d [Candidate] {
        let from = self.candidates.partition_point(|candidate| (candidate.sentence as usize) < sentence);
        let to = self.candidates.partition_point(|candidate| (candidate.sentence as usize) <= sentence);
        &self.candidates[from..to]
    }

    fn form(&self, at: usize, sentence: &Sentence, tokens: &[Token], add: &mut impl FnMut(Feature)) {
        let mut has = |what: u32, how_much: usize| {
            let how_much = u32::try_from(how_much).unwrap_or(u32::MAX);
            add(fact(Kind::Form, key(50, &[WordHash(what), WordHash(how_much)])));
        };
        has(0, 0);
        has(1, (tokens.len().max(1)).ilog2() as usize);
        let (eighth, item) = form_of(self.page, self.document, at);
        has(2, eighth);
        let capitals = tokens.iter().filter(|token| token.shape.has(Shape::ALL_CAPS)).count();
        has(3, usize::from(capitals * 2 > tokens.len()));
        has(4, usize::from(sentence.lead_in.is_some()));
        has(5, usize::from(item));
        let end = sentence.span.of(self.page.text()).chars().next_back();
        has(6, end.map_or(0, |end| ['.', ';', ':', ','].iter().position(|c| *c == end).map_or(1, |at| at + 2)));
    }
}

/// What of where sentence number `at` stands its features tell, besides what introduces it: in which eighth of the
/// document, and whether it is an item of a list.
pub(crate) fn form_of(page: &Page, document: &Document, at: usize) -> (usize, bool) {
    let sentences = document.sentences();
    let item = matches!(page.blocks()[sentences[at].block as usize].kind, BlockKind::ListItem { .. });
    (at * 8 / sentences.len().max(1), item)
}

/// The feature of a rule that matches, by its clause type, and whether it holds.
pub(super) fn rule_key(clause: WordHash, holds: bool) -> Key {
    key(if holds { 40 } else { 41 }, &[clause])
}

/// The feature of a pattern that matches, by its rule's clause type and the digest of its text.
pub(super) fn pattern_key(clause: WordHash, digest: u32) -> Key {
    key(42, &[clause, WordHash(digest)])
}

/// A feature that is there or not.
fn fact(kind: Kind, key: Key) -> Feature {
    Feature { kind, key, value: 1.0, tokens: TokenRange::default() }
}

fn word(token: &Token) -> WordHash {
    stands_for(token).unwrap_or(token.word)
}

fn stem(token: &Token) -> WordHash {
    stands_for(token).unwrap_or(token.stem)
}

fn stands_for(token: &Token) -> Option<WordHash> {
    if token.shape.has(Shape::PROVIDER) {
        Some(PROVIDER)
    } else if token.shape.has(Shape::NUMBER) {
        Some(NUMBER)
    } else {
        None
    }
}

/// The features of a word's letters, its ends marked.
fn letter_keys(word: &str) -> Vec<Key> {
    let mut marked = vec![b' '];
    normalize::words(word, |word| marked.extend_from_slice(word.folded));
    marked.push(b' ');
    let mut keys = Vec::new();
    for length in 3..=5 {
        for letters in marked.windows(length) {
            keys.push(key(20, &[WordHash::of(letters)]));
        }
    }
    keys
}

/// Hashes parts, told apart from the same parts in another `space`: the finaliser of MurmurHash3
/// (Appleby, public domain) after each part.
fn key(space: u32, parts: &[WordHash]) -> Key {
    let mut hash = space.wrapping_mul(0x9E37_79B9);
    for part in parts {
        hash ^= part.0;
        hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
        hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
        hash ^= hash >> 16;
        hash = hash.wrapping_add(0x9E37_79B9);
    }
    Key(hash >> (32 - KEY_BITS))
}
