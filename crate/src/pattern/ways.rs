//! The ways on from a choice, told by the word at hand.
//!
//! A list is a choice of many alternatives, of which a word leaves few. To ask for the first word of each takes longer than
//! all else that is done with the few; here they are looked up by the symbols that the word has.

use std::sync::OnceLock;

use super::op::{self, width};
use super::tables::Tables;

/// A choice of many ways, in a program.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Where the program starts.
    program: u32,
    /// The first way, and where the choice between the others begins.
    first: u32,
    others: u32,
    /// Read when a text first comes to the choice: most are never come to.
    ways: OnceLock<Box<Ways>>,
}

/// Its ways, by the symbol of the word with which they go on.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    blocks: Vec<Block>,
    ways: Vec<Way>,
    /// Those for which no word decides.
    always: Vec<u16>,
}

/// Symbols that stand in one number of a row's bits.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Which number.
    at: u16,
    /// Ways with these symbols: where they start in [`Ways::ways`], and how many they are.
    first: u16,
    ways: u16,
    symbols: u64,
}

/// A way that a word decides on.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// The bit of the word's symbol in its block.
    bit: u8,
    /// The symbol of the word behind, where that decides too.
    second: Option<u16>,
    /// Where it begins in the program.
    start: u16,
}

impl Choice {
    /// The choice at `at` of a program, `others` being the target of it.
    pub(super) fn new(program: usize, at: usize, others: usize) -> Self {
        let number = |at: usize| u32::try_from(at).expect("tables are small");
        let first = at + width(op::MANY);
        Self { program: number(program), first: number(first), others: number(others), ways: OnceLock::new() }
    }

    /// Its ways.
    pub(super) fn ways(&self, tables: &Tables<'_>) -> &Ways {
        self.ways.get_or_init(|| Box::new(self.read(tables)))
    }

    fn read(&self, tables: &Tables<'_>) -> Ways {
        let program = self.program as usize;
        let (mut of_words, mut always) = (Vec::new(), Vec::new());
        let mut add = |start: usize| {
            let number = u16::try_from(start).expect("a program is short");
            match wanted(tables, program, start) {
                Some((symbol, second)) => of_words.push((tables.place_of(symbol), second, number)),
                None => always.push(number),
            }
        };
        add(self.first as usize);
        let mut at = self.others as usize;
        while tables.code[program + at] == op::SPLIT {
            add(at + width(op::SPLIT));
            at = usize::from(tables.code[program + at + 1]);
        }
        add(at);
        of_words.sort_unstable();
        let mut ways = Ways { always, ..Ways::default() };
        for of_block in of_words.chunk_by(|(one, ..), (other, ..)| one / 64 == other / 64) {
            let first = u16::try_from(ways.ways.len()).expect("a program is short");
            let way = |&(symbol, second, start): &(u16, _, _)| Way { bit: (symbol % 64) as u8, second, start };
            ways.ways.extend(of_block.iter().map(way));
            ways.blocks.push(Block {
                at: of_block[0].0 / 64,
                first,
                ways: of_block.len() as u16,
                symbols: of_block.iter().fold(0, |symbols, (symbol, ..)| symbols | 1 << (symbol % 64)),
            });
        }
        ways
    }
}

impl Ways {
    /// Adds the ways that a word leaves, in order: its row's bits, none where there is no word, and whether the word behind it has
    /// a symbol.
    #[inline]
    pub(super) fn fitting(&self, bits: Option<&[u64]>, behind: impl Fn(u16) -> bool, fitting: &mut Vec<u16>) {
        let before = fitting.len();
        fitting.extend_from_slice(&self.always);
        for block in bits.iter().flat_map(|_| &self.blocks) {
            let had = bits.map_or(0, |bits| bits[usize::from(block.at)]) & block.symbols;
            if had == 0 {
                continue;
            }
            let first = usize::from(block.first);
            for way in &self.ways[first..first + usize::from(block.ways)] {
                if had >> way.bit & 1 == 1 && way.second.is_none_or(&behind) {
                    fitting.push(way.start);
                }
            }
        }
        if fitting.len() > before + 1 {
            fitting[before..].sort_unstable();
        }
    }
}

/// The symbol of the word without which a program can't go on, where one decides; and that of the word behind it, likewise.
fn wanted(tables: &Tables<'_>, program: usize, at: usize) -> Option<(u16, Option<u16>)> {
    let at = next_word(tables, program, at)?;
    let code = &tables.code[program + at..];
    let symbol = |at: usize| match tables.code[program + at] {
        op::SYM => tables.code[program + at + 1],
        _ => tables.classes[usize::from(tables.code[program + at + 1])].first,
    };
    // What stands behind one of several words is told by none.
    let behind = (code[0] == op::SYM).then(|| next_word(tables, program, at + width(op::SYM))).flatten();
    Some((symbol(at), behind.map(symbol)))
}

/// The operation that asks for the next word, where no other one may.
fn next_word(tables: &Tables<'_>, program: usize, mut at: usize) -> Option<usize> {
    loop {
        match tables.code[program + at] {
            op::SYM | op::CLASS => return Some(at),
            op::JUMP => at = usize::from(tables.code[program + at + 1]),
            operation @ (op::OPEN | op::CLOSE | op::START | op::NOT) => at += width(operation),
            _ => return None,
        }
    }
}
