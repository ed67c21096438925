//! Which symbols a word has, as a row of bits.
//!
//! The matcher asks a word for a symbol far more often than it meets a word, and most words of a text it has met
//! before: the symbols of each are laid out once, those of one language, which stand together.

use std::marker::PhantomData;
use std::ops::Range;

use super::tables::Tables;
use crate::text::token::{Shape, Token};

/// The symbols of a word, to the matcher that gave it, which belongs to one thread.
#[derive(Clone, Copy, Debug)]
pub struct WordRow {
    /// Where its bits begin.
    start: u32,
    of_one_thread: PhantomData<*const ()>,
}

/// The rows of all words that were met.
#[derive(Debug)]
pub(super) struct Rows<'t> {
    tables: &'t Tables<'t>,
    /// The symbols of the language, one bit each.
    symbols: Range<u16>,
    /// Numbers of 64 bits that a row has.
    width: usize,
    /// How many shapes have symbols, and the number of each combination of these by [`Shape::number`].
    shapes: usize,
    of_shape: [u8; Shape::COUNT],
    /// By word class and these shapes where its bits begin, one more; 0 where it was not met.
    starts: Vec<u32>,
    /// The first row is that of words without any symbol.
    bits: Vec<u64>,
}

impl<'t> Rows<'t> {
    pub(super) fn new(tables: &'t Tables<'t>, language: u8) -> Self {
        let symbols = tables.symbols_of(language);
        let width = symbols.len().div_ceil(64);
        let of_shapes = tables.of_shapes().into_iter().filter(|(.., symbols)| !symbols.is_empty());
        let shapes: Vec<_> = of_shapes.map(|(shape, ..)| shape).collect();
        let number = |shape: Shape| (0..).zip(&shapes).map(|(at, one)| u8::from(shape.has(*one)) << at).sum();
        let of_shape = Shape::all().map(number);
        let starts = vec![0; tables.word_classes.len() << shapes.len()];
        Self { tables, symbols, width, shapes: shapes.len(), of_shape, starts, bits: vec![0; width] }
    }

    /// The row of a token.
    #[inline]
    pub(super) fn of(&mut self, token: Token) -> WordRow {
        let of_shape = usize::from(self.of_shape[token.shape.number()]);
        let met = usize::from(token.class.0) << self.shapes | of_shape;
        if self.starts[met] == 0 {
            self.starts[met] = self.add(token) + 1;
        }
        WordRow { start: self.starts[met] - 1, of_one_thread: PhantomData }
    }

    /// Lays out the symbols of a token, and tells where.
    fn add(&mut self, token: Token) -> u32 {
        let start = self.bits.len();
        let of_language = self.tables.symbols_of_token(token).filter(|symbol| self.symbols.contains(symbol));
        for symbol in of_language {
            self.bits.resize(start + self.width, 0);
            let at = usize::from(symbol - self.symbols.start);
            self.bits[start + at / 64] |= 1 << (at % 64);
        }
        let start = if self.bits.len() == start { 0 } else { start };
        u32::try_from(start).expect("all words with all symbols of a language are fewer than 2^32 bits")
    }

    /// Whether a word has a symbol.
    #[inline]
    pub(super) fn has(&self, row: WordRow, symbol: u16) -> bool {
        let at = usize::from(symbol - self.symbols.start);
        self.bits[row.start as usize + at / 64] >> (at % 64) & 1 == 1
    }

    /// The symbols of a word, in which [`Self::is_in`] looks.
    #[inline]
    pub(super) fn bits_of(&self, row: WordRow) -> &[u64] {
        let start = row.start as usize;
        &self.bits[start..start + self.width]
    }

    /// The bits of symbols that are chosen.
    pub(super) fn of_symbols(&self, chosen: impl Fn(u16) -> bool) -> Vec<u64> {
        let mut bits = vec![0; self.width];
        for (at, symbol) in self.symbols.clone().enumerate() {
            bits[at / 64] |= u64::from(chosen(symbol)) << (at % 64);
        }
        bits
    }

    /// Puts the symbols that any of some words has into `all`.
    pub(super) fn join(&self, words: &[WordRow], all: &mut Vec<u64>) {
        all.clear();
        all.resize(self.width, 0);
        // The first row has none.
        for row in words.iter().filter(|row| row.start > 0) {
            all.iter_mut().zip(self.bits_of(*row)).for_each(|(all, bits)| *all |= bits);
        }
    }

    /// Whether the symbols of words have one.
    #[inline]
    pub(super) fn is_in(&self, all: &[u64], symbol: u16) -> bool {
        let at = usize::from(symbol - self.symbols.start);
        all[at / 64] >> (at % 64) & 1 == 1
    }

    /// The symbols whose bits are set, ascending.
    pub(super) fn symbols(&self, bits: impl Iterator<Item = u64>) -> impl Iterator<Item = u16> {
        let firsts = (self.symbols.start..).step_by(64);
        firsts.zip(bits).flat_map(|(first, mut bits)| {
            std::iter::from_fn(move || {
                let at = (bits != 0).then(|| bits.trailing_zeros() as u16)?;
                bits &= bits - 1;
                Some(first + at)
            })
        })
    }
}
