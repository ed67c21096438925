//! The tables of patterns, read from the bytes that `compiler/pack.rs` writes.
//!
//! Packed they take a quarter of what the matcher needs. Reading them takes about as long as a short page does.

use std::ops::Range;

use super::lexicon::{Lexicon, Node};
use super::op;
use super::tables::{Class, OfWord, Pattern, Role, Tables};
use super::ways::Choice;

/// Tables that are read.
#[derive(Debug, Default)]
pub struct Unpacked {
    nodes: Vec<Node>,
    labels: Vec<u8>,
    code: Vec<u16>,
    choices: Vec<Choice>,
    word_classes: Vec<OfWord>,
    word_symbols: Vec<u8>,
    special: [Vec<u16>; 4],
    classes: Vec<Class>,
    patterns: Vec<Pattern>,
    required: Vec<u16>,
    symbol_starts: Vec<u16>,
    trigger_offsets: Vec<u32>,
    triggered: Vec<u16>,
}

impl Unpacked {
    /// Reads tables.
    ///
    /// # Panics
    /// Where the bytes are not what `pack` wrote.
    #[must_use]
    pub fn read(file: &[u8]) -> Self {
        let mut file = Stream(file);
        let mut streams: [Stream<'_>; 13] = std::array::from_fn(|_| file.part());
        let [
            counts,
            shapes,
            labels,
            lengths,
            of_words,
            operations,
            symbols,
            numbers,
            jumps,
            classes,
            patterns,
            required,
            digests,
        ] = &mut streams;
        let mut tables = Self { symbol_starts: vec![0], ..Self::default() };
        let mut symbol_count = 0;
        while !counts.0.is_empty() {
            symbol_count += counts.small();
            tables.symbol_starts.push(symbol_count);
        }
        tables.word_symbols = of_words.0.to_vec();
        let nodes = labels.0.len() + 1;
        tables.nodes.reserve(nodes);
        tables.labels.reserve(nodes);
        tables.read_words(shapes, labels, &mut Lists { lengths, read: 0 });
        let mut symbols = Symbols { told: symbols, next: 0 };
        let starts = tables.read_code(operations, &mut symbols, numbers, jumps);
        let mut at = 0;
        while !classes.0.is_empty() {
            at += classes.number() as usize;
            tables.classes.push(Class { code: starts[at], first: symbols.symbol() });
        }
        let (mut at, mut required_from) = (0, 0);
        while !patterns.0.is_empty() {
            let rule = patterns.small();
            let kind = patterns.number();
            at += patterns.number() as usize;
            let section = patterns.number() as usize;
            let required_len = patterns.number() as u8;
            tables.patterns.push(Pattern {
                rule,
                language: (kind / 4) as u8,
                role: [Role::Finds, Role::Excepts, Role::Assures][(kind % 4) as usize],
                digest: digests.fixed(),
                code: starts[at],
                section: if section == 0 { 0 } else { starts[at - section] + 1 },
                first: symbols.symbol(),
                required: required_from,
                required_len,
            });
            required_from += u32::from(required_len);
        }
        let mut required = Symbols { told: required, next: 0 };
        tables.required = (0..required_from).map(|_| required.symbol()).collect();
        // They are written a language at a time.
        tables.patterns.sort_by_key(|pattern| pattern.rule);
        tables.set_triggers(usize::from(symbol_count));
        tables
    }

    /// The tables, as the matcher reads them.
    #[must_use]
    pub fn tables(&self) -> Tables<'_> {
        let [provider_symbols, number_symbols, small_symbols, mark_symbols] = &self.special;
        Tables {
            lexicon: Lexicon { nodes: &self.nodes, labels: &self.labels },
            code: &self.code,
            choices: &self.choices,
            word_classes: &self.word_classes,
            word_symbols: &self.word_symbols,
            provider_symbols,
            number_symbols,
            small_symbols,
            mark_symbols,
            classes: &self.classes,
            patterns: &self.patterns,
            required: &self.required,
            symbol_starts: &self.symbol_starts,
            trigger_offsets: &self.trigger_offsets,
            triggered: &self.triggered,
        }
    }

    /// Reads the trie, and gives each of its words the symbols that it has and those of the prefixes before it. The symbols are
    /// read when a text has the word.
    fn read_words(&mut self, shapes: &mut Stream<'_>, labels: &mut Stream<'_>, lists: &mut Lists<'_, '_>) {
        self.word_classes.push(OfWord::default());
        self.nodes.push(Node::default());
        self.labels.push(0);
        let mut stack = vec![(0, 0)];
        while let Some((at, inherited)) = stack.pop() {
            let shape = shapes.number();
            let exact = (shape & 1 != 0).then(|| lists.next());
            let longer = (shape & 2 != 0).then(|| lists.next());
            let prefix = longer.map_or(inherited, |longer| self.class(inherited, longer));
            let first = u32::try_from(self.nodes.len()).expect("few words");
            let children = (shape / 4) as u8;
            let class = exact.map_or(prefix, |exact| self.class(prefix, exact));
            let node = &mut self.nodes[at];
            (node.first, node.children, node.exact, node.prefix) = (first, children, class, prefix);
            for _ in 0..children {
                stack.push((self.nodes.len(), prefix));
                self.nodes.push(Node::default());
                self.labels.push(labels.byte());
            }
        }
        self.special = std::array::from_fn(|_| ascending(&self.word_symbols[lists.next()]).collect());
    }

    /// A new class: the symbols of another, and a list of more.
    fn class(&mut self, also: u16, more: Range<usize>) -> u16 {
        let length = u16::try_from(more.len()).expect("a list is short");
        let start = u32::try_from(more.start).expect("few words");
        self.word_classes.push(OfWord { also, length, start });
        u16::try_from(self.word_classes.len() - 1).expect("fewer classes than 2^16")
    }

    /// Reads the programs, and tells where each begins.
    fn read_code(
        &mut self,
        operations: &mut Stream<'_>,
        symbols: &mut Symbols<'_, '_>,
        numbers: &mut Stream<'_>,
        jumps: &mut Stream<'_>,
    ) -> Vec<u32> {
        let Self { code, choices, .. } = self;
        code.reserve(operations.0.len() * 3);
        let (mut starts, mut start) = (vec![0], 0);
        for operation in operations.0.iter().copied().map(u16::from) {
            let at = code.len() - start;
            code.push(operation);
            match operation {
                op::SYM | op::NOT => code.push(symbols.symbol()),
                op::GAPX => code.extend([numbers.small(), symbols.symbol()]),
                op::GAP | op::CLASS | op::OPEN | op::CLOSE => code.push(numbers.small()),
                op::SPLIT | op::JUMP => code.push(u16::try_from(at).expect("a program is short") + jumps.small()),
                op::MANY => {
                    code.push(u16::try_from(choices.len()).expect("fewer choices than 2^16"));
                    choices.push(Choice::new(start, at, at + usize::from(jumps.small())));
                }
                op::MATCH => {
                    start = code.len();
                    starts.push(u32::try_from(start).expect("few programs"));
                }
                _ => {}
            }
        }
        starts
    }

    /// Each pattern is triggered by the first of its required symbols.
    fn set_triggers(&mut self, symbols: usize) {
        let trigger = |pattern: &Pattern| usize::from(self.required[pattern.required as usize]);
        let mut ends = vec![0; symbols + 1];
        self.patterns.iter().for_each(|pattern| ends[trigger(pattern) + 1] += 1);
        for at in 0..symbols {
            ends[at + 1] += ends[at];
        }
        let mut next = ends.clone();
        self.triggered = vec![0; self.patterns.len()];
        for (number, pattern) in (0..).zip(&self.patterns) {
            let next = &mut next[trigger(pattern)];
            self.triggered[*next as usize] = number;
            *next += 1;
        }
        self.trigger_offsets = ends;
    }
}

/// Bytes of which some are read.
struct Stream<'b>(&'b [u8]);

impl<'b> Stream<'b> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().expect("there is one more");
        self.0 = rest;
        *first
    }

    fn number(&mut self) -> u32 {
        let first = self.byte();
        if first < 0x80 {
            return first.into();
        }
        let (mut number, mut shift) = (u32::from(first & 0x7F), 7);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    fn small(&mut self) -> u16 {
        u16::try_from(self.number()).expect("it was a small number")
    }

    fn fixed(&mut self) -> u32 {
        u32::from_le_bytes(std::array::from_fn(|_| self.byte()))
    }

    fn part(&mut self) -> Self {
        let length = self.number() as usize;
        let (part, rest) = self.0.split_at(length);
        self.0 = rest;
        Self(part)
    }
}

/// Lists of symbols, one behind the other.
struct Lists<'s, 'b> {
    lengths: &'s mut Stream<'b>,
    /// Bytes of those that were come past.
    read: usize,
}

impl Lists<'_, '_> {
    /// Where the next one is.
    fn next(&mut self) -> Range<usize> {
        let start = self.read;
        self.read += self.lengths.number() as usize;
        start..self.read
    }
}

/// The symbols of a list.
pub(super) fn ascending(list: &[u8]) -> impl Iterator<Item = u16> {
    let mut list = Stream(list);
    let mut symbol = 0;
    std::iter::from_fn(move || {
        let more = (!list.0.is_empty()).then(|| list.small())?;
        symbol += more;
        Some(symbol)
    })
}

/// Symbols that are told by how far they are from the one past the highest so far.
struct Symbols<'s, 'b> {
    told: &'s mut Stream<'b>,
    next: u32,
}

impl Symbols<'_, '_> {
    fn symbol(&mut self) -> u16 {
        let told = self.told.number();
        let symbol = if told & 1 == 1 { self.next + told.div_ceil(2) } else { self.next - told / 2 };
        self.next = self.next.max(symbol + 1);
        u16::try_from(symbol).expect("symbols have 16 bits")
    }
}
