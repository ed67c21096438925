//! The tables that patterns are compiled to, as the matcher reads them.
//!
//! A *symbol* is a set of words, prefixes and token shapes that some pattern asks for at one
//! place; a *word class* is the list of symbols that a word belongs to. Each language has symbols of its own.
//! `compiler/compile.rs` makes them, at build time for the shipped rules and at run time in the tests.

use std::iter::successors;
use std::ops::Range;

use super::lexicon::Lexicon;
use super::unpack::ascending;
use super::ways::Choice;
use crate::text::token::{Shape, Token};

/// What the words of a class have; they may have a symbol twice.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfWord {
    /// The class all of whose symbols they have too: that of a prefix. 0 for none.
    pub also: u16,
    /// Bytes that their other symbols take in [`Tables::word_symbols`].
    pub length: u16,
    /// Where these begin.
    pub start: u32,
}

/// A class with alternatives of several words.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// Where its program starts.
    pub code: u32,
    /// The symbol of every token that can begin it.
    pub first: u16,
}

/// What a pattern is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It finds the clause type.
    Finds,
    /// It speaks against it (`unless`).
    Excepts,
    /// Where it is found, it makes sure of it (`sure`): who acts, what is done, and with what are all read.
    Assures,
}

/// One pattern of one rule.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// Index of its rule.
    pub rule: u16,
    /// Index of its language in [`crate::language::Language`].
    pub language: u8,
    /// What it is for.
    pub role: Role,
    /// A hash of its text, for the model.
    pub digest: u32,
    /// Where its program starts.
    pub code: u32,
    /// Where the program for its section path starts, one more; 0 where the section does not matter.
    pub section: u32,
    /// The symbol of every token that can begin it.
    pub first: u16,
    /// Where its required symbols start in [`Tables::required`]; the first is its trigger.
    pub required: u32,
    /// How many they are.
    pub required_len: u8,
}

/// Everything the matcher needs, ready to use.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// Finds the class of a word.
    pub lexicon: Lexicon<'a>,
    /// Programs of patterns, sections and classes.
    pub code: &'a [u16],
    /// Choices of many ways, by number.
    pub choices: &'a [Choice],
    /// Word classes, the first that of words that no pattern asks for.
    pub word_classes: &'a [OfWord],
    /// Their symbols, packed.
    pub word_symbols: &'a [u8],
    /// Symbols that the service's own name has.
    pub provider_symbols: &'a [u16],
    /// Symbols that a number has.
    pub number_symbols: &'a [u16],
    /// Symbols that a word without a capital has.
    pub small_symbols: &'a [u16],
    /// Symbols that a word behind a mark has.
    pub mark_symbols: &'a [u16],
    /// Classes with alternatives of several words.
    pub classes: &'a [Class],
    /// Patterns, those of one rule together.
    pub patterns: &'a [Pattern],
    /// Symbols without which a pattern cannot match, rarest first.
    pub required: &'a [u16],
    /// Where the symbols of each language start, with one more at the end.
    pub symbol_starts: &'a [u16],
    /// Symbol to the patterns that it triggers: where they start in `triggered`, with one more at the end.
    pub trigger_offsets: &'a [u32],
    /// The patterns.
    pub triggered: &'a [u16],
}

impl Tables<'_> {
    /// The symbols of a language (an index); none where it has no patterns.
    #[must_use]
    pub fn symbols_of(&self, language: u8) -> Range<u16> {
        let language = usize::from(language);
        match self.symbol_starts.get(language..language + 2) {
            Some(&[start, end]) => start..end,
            _ => 0..0,
        }
    }

    /// Which of the symbols of its language a symbol is.
    pub(super) fn place_of(&self, symbol: u16) -> u16 {
        let later = self.symbol_starts.partition_point(|start| *start <= symbol);
        symbol - self.symbol_starts[later - 1]
    }

    /// The patterns that a symbol triggers.
    #[must_use]
    pub fn triggered_by(&self, symbol: u16) -> &[u16] {
        let symbol = usize::from(symbol);
        &self.triggered[self.trigger_offsets[symbol] as usize..self.trigger_offsets[symbol + 1] as usize]
    }

    /// Shapes of tokens, whether a token is of the shape or not, and the symbols that it then has.
    #[must_use]
    pub fn of_shapes(&self) -> [(Shape, bool, &[u16]); 4] {
        [
            (Shape::PROVIDER, true, self.provider_symbols),
            (Shape::NUMBER, true, self.number_symbols),
            (Shape::CAPITALISED, false, self.small_symbols),
            (Shape::MARKED, true, self.mark_symbols),
        ]
    }

    /// The symbols of a token: of its word, and of its shape.
    pub fn symbols_of_token(&self, token: Token) -> impl Iterator<Item = u16> {
        let classes = successors(Some(token.class.0), |class| Some(self.word_classes[usize::from(*class)].also));
        let of_word = classes.take_while(|class| *class > 0).flat_map(|class| {
            let OfWord { start, length, .. } = self.word_classes[usize::from(class)];
            ascending(&self.word_symbols[start as usize..][..usize::from(length)])
        });
        let of_shape = self.of_shapes().into_iter().filter(move |(shape, is, _)| token.shape.has(*shape) == *is);
        of_word.chain(of_shape.flat_map(|(.., symbols)| symbols).copied())
    }
}
