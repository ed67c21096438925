//! The tables that patterns are compiled to, as the matcher reads them.
//!
//! A *symbol* is a set of words, prefixes and token shapes that some pattern asks for at one
//! place; a *word class* is the list of symbols that a word belongs to. `compiler/compile.rs`
//! makes them, at build time for the shipped rules and at run time in the tests.

use super::lexicon::Lexicon;

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
    /// Word class to its symbols: where they start in `word_symbols`, with one more at the end.
    pub word_offsets: &'a [u32],
    /// The symbols, ascending within a word class.
    pub word_symbols: &'a [u16],
    /// Symbols that the service's own name has, ascending.
    pub provider_symbols: &'a [u16],
    /// Symbols that a number has, ascending.
    pub number_symbols: &'a [u16],
    /// Symbols that a word without a capital has, ascending.
    pub small_symbols: &'a [u16],
    /// Symbols that a word behind a mark has, ascending.
    pub mark_symbols: &'a [u16],
    /// Classes with alternatives of several words.
    pub classes: &'a [Class],
    /// Patterns, those of one rule together.
    pub patterns: &'a [Pattern],
    /// Symbols without which a pattern cannot match, rarest first.
    pub required: &'a [u16],
    /// Symbol to the patterns that it triggers: where they start in `triggered`, with one more at the end.
    pub trigger_offsets: &'a [u32],
    /// The patterns.
    pub triggered: &'a [u16],
}

impl Tables<'_> {
    /// Number of symbols.
    #[must_use]
    pub fn symbol_count(&self) -> usize {
        self.trigger_offsets.len().saturating_sub(1)
    }
}
