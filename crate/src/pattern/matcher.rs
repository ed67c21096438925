//! Runs compiled patterns over the tokens of one sentence.
//!
//! A pattern is tried only where all its required symbols occur in the sentence. Its program is
//! then run by backtracking with a memory of the (choice, position) pairs that failed, so
//! that the cost is at most program length times sentence length (times a gap's width), whatever
//! the text. The leftmost match wins, then the first alternative and the shortest gap: what the
//! `regex` crate finds for the same pattern, as a differential test shows.

use std::ops::Range;

use super::op::{self, width};
use super::tables::Tables;
use crate::text::document::LONGEST;
use crate::text::token::{Shape, Token};

/// A pattern that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of the pattern in the tables.
    pub pattern: u16,
    /// Tokens that it took, as ranges of indices into the sentence, ascending; gaps are left out.
    pub taken: Vec<(u32, u32)>,
}

/// Some words in which a program matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// All of them, by index.
    pub words: Range<usize>,
    /// Named parts: numbers of the names, and the words.
    pub parts: Vec<(u16, Range<usize>)>,
}

impl Found {
    /// The words of a named part.
    #[must_use]
    pub fn part(&self, name: u16) -> Option<Range<usize>> {
        self.parts.iter().find(|(part, _)| *part == name).map(|(_, words)| words.clone())
    }
}

/// A matcher over some tables, with the memory that it uses again for each sentence.
#[derive(Debug)]
pub struct Matcher<'t> {
    tables: &'t Tables<'t>,
    /// Number of the present sentence; whatever bears another number is stale.
    stamp: u32,
    /// By symbol the number of the last sentence that has it; for sentences whose places are not kept.
    present: Vec<u32>,
    places: Places,
    candidates: Vec<u16>,
    /// Lengths of class `c` at token `t`, one bit each, at `t * classes + c`, with their stamp.
    class_lengths: Vec<(u32, u32)>,
    failed: Failed,
    taken: Vec<(u32, u32)>,
    /// Ends of named parts that were passed: where the part begins, or where it ends.
    parts: Vec<(u16, Bound, usize)>,
    /// One past the last token of the match.
    end: usize,
    /// Number of the text whose places are kept; 0 for none.
    held: u32,
    /// The same for texts that were asked before, which are often asked in turn.
    aside: [(u32, Places); ASIDE],
    /// Which of these goes next.
    oldest: usize,
}

/// Texts whose places are kept besides those of the last one.
const ASIDE: usize = 7;

/// An end of a named part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Start,
    End,
}

/// Where each symbol stands in the present sentence, one bit a token: looking a symbol up in the list of a
/// token is most of a matcher's work.
#[derive(Debug, Default)]
struct Places {
    /// As many words of 64 tokens for each symbol as the present sentence has: most have one, and the less memory
    /// is walked through, the faster.
    bits: Vec<u64>,
    stride: usize,
    /// Symbols with bits.
    set: Vec<u16>,
    /// Whether the tokens that are matched are those of the sentence.
    valid: bool,
}

impl Places {
    /// Forgets the sentence before; one of `tokens` tokens comes, of `symbols` symbols.
    fn reset(&mut self, tokens: usize, symbols: usize) {
        if self.stride == 1 {
            self.set.drain(..).for_each(|symbol| self.bits[usize::from(symbol)] = 0);
        }
        for symbol in self.set.drain(..) {
            let from = usize::from(symbol) * self.stride;
            self.bits[from..from + self.stride].fill(0);
        }
        self.valid = tokens <= LONGEST;
        if self.valid {
            self.stride = tokens.div_ceil(64).max(1);
            if self.bits.len() < symbols * self.stride {
                self.bits.resize(symbols * self.stride, 0);
            }
        }
    }

    /// Notes a symbol at a position, and tells whether it is the first of its kind.
    fn put(&mut self, symbol: u16, position: usize) -> bool {
        let from = usize::from(symbol) * self.stride;
        let bits = &mut self.bits[from..from + self.stride];
        let first = bits[0] == 0 && bits.iter().all(|word| *word == 0);
        if first {
            self.set.push(symbol);
        }
        bits[position / 64] |= 1 << (position % 64);
        first
    }

    /// Whether a symbol stands anywhere.
    fn any(&self, symbol: u16) -> bool {
        let from = usize::from(symbol) * self.stride;
        self.bits[from..from + self.stride].iter().any(|word| *word != 0)
    }

    /// The first place within a range where a symbol stands.
    fn next(&self, symbol: u16, range: Range<usize>) -> Option<usize> {
        let from = usize::from(symbol) * self.stride;
        let bits = &self.bits[from..from + self.stride];
        let mut at = range.start;
        while at < range.end {
            let rest = bits[at / 64] >> (at % 64);
            if rest != 0 {
                return Some(at + rest.trailing_zeros() as usize).filter(|at| *at < range.end);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }

    #[inline]
    fn has(&self, symbol: u16, position: usize) -> bool {
        let (word, bit) = (position / 64, position % 64);
        word < self.stride && self.bits[usize::from(symbol) * self.stride + word] >> bit & 1 == 1
    }
}

/// Which (instruction, position) pairs have failed in the present run: those that bear its number.
#[derive(Debug, Default)]
struct Failed {
    runs: Vec<u32>,
    run: u32,
    width: usize,
}

impl Failed {
    /// Begins a new run; nothing is cleared.
    fn reset(&mut self, positions: usize) {
        self.width = positions;
        self.run += 1;
    }

    /// Marks a pair and tells whether it was marked before.
    #[inline]
    fn mark(&mut self, pc: usize, position: usize) -> bool {
        let at = pc * self.width + position;
        if self.runs.len() <= at {
            self.runs.resize(at + 1, 0);
        }
        let seen = self.runs[at] == self.run;
        self.runs[at] = self.run;
        seen
    }
}

impl<'t> Matcher<'t> {
    /// A matcher over `tables`.
    #[must_use]
    pub fn new(tables: &'t Tables<'t>) -> Self {
        Self {
            tables,
            stamp: 0,
            present: Vec::new(),
            places: Places::default(),
            candidates: Vec::new(),
            class_lengths: Vec::new(),
            failed: Failed::default(),
            taken: Vec::new(),
            parts: Vec::new(),
            end: 0,
            held: 0,
            aside: Default::default(),
            oldest: 0,
        }
    }

    /// Every pattern of `language` (an index) that matches `sentence`, once each, in the order of
    /// the tables; `section` holds the tokens of the headings above.
    pub fn scan(&mut self, sentence: &[Token], section: &[Token], language: u8, mut found: impl FnMut(Match)) {
        self.gather(sentence, language);
        let candidates = std::mem::take(&mut self.candidates);
        for &candidate in &candidates {
            let pattern = self.tables.patterns[usize::from(candidate)];
            if pattern.section > 0 {
                self.begin();
                let indexed = std::mem::replace(&mut self.places.valid, false);
                let holds = (0..section.len()).any(|start| self.run_at(pattern.section - 1, section, start));
                self.places.valid = indexed;
                self.begin();
                if !holds {
                    continue;
                }
            }
            if self.search(pattern.code, pattern.first, sentence) {
                found(Match { pattern: candidate, taken: merge(&self.taken) });
            }
        }
        self.candidates = candidates;
    }

    /// Makes all remembered lengths stale.
    fn begin(&mut self) {
        self.stamp += 1;
    }

    /// Collects the patterns whose required symbols are all present.
    fn gather(&mut self, sentence: &[Token], language: u8) {
        self.begin();
        self.candidates.clear();
        let tables = self.tables;
        self.places.reset(sentence.len(), tables.symbol_count());
        let Self { candidates, places, present, stamp, .. } = self;
        if !places.valid && present.is_empty() {
            present.resize(tables.symbol_count(), 0);
        }
        for (position, token) in sentence.iter().enumerate() {
            for symbol in symbol_lists(tables, *token).into_iter().flatten() {
                let number = usize::from(*symbol);
                let first = match places.valid {
                    true => places.put(*symbol, position),
                    false => std::mem::replace(&mut present[number], *stamp) != *stamp,
                };
                if first {
                    let from = tables.trigger_offsets[number] as usize;
                    let to = tables.trigger_offsets[number + 1] as usize;
                    candidates.extend_from_slice(&tables.triggered[from..to]);
                }
            }
        }
        candidates.retain(|candidate| {
            let pattern = &tables.patterns[usize::from(*candidate)];
            let from = pattern.required as usize;
            let required = &tables.required[from..from + usize::from(pattern.required_len)];
            let is_present = |symbol: &u16| match places.valid {
                true => places.any(*symbol),
                false => present[usize::from(*symbol)] == *stamp,
            };
            pattern.language == language && required.iter().all(is_present)
        });
        candidates.sort_unstable();
    }

    /// Finds the leftmost match; its tokens are then in `self.taken`.
    fn search(&mut self, code: u32, first: u16, tokens: &[Token]) -> bool {
        self.failed.reset(tokens.len() + 1);
        let mut from = 0;
        while let Some(start) = self.next(tokens, first, from..tokens.len()) {
            self.restore((0, 0));
            if self.run(code as usize, 0, tokens, start) {
                return true;
            }
            from = start + 1;
        }
        false
    }

    /// The first place within a range where a token has a symbol.
    fn next(&self, tokens: &[Token], symbol: u16, mut starts: Range<usize>) -> Option<usize> {
        match self.places.valid {
            true => self.places.next(symbol, starts),
            false => starts.find(|&start| self.has(tokens, start, symbol)),
        }
    }

    /// Whether a program matches from one position on.
    fn run_at(&mut self, code: u32, tokens: &[Token], start: usize) -> bool {
        self.failed.reset(tokens.len() + 1);
        self.restore((0, 0));
        self.run(code as usize, 0, tokens, start)
    }

    /// Runs a program from `pc` at `position`. Recursion is as deep as the program has choices,
    /// since jumps only lead ahead.
    fn run(&mut self, base: usize, mut pc: usize, tokens: &[Token], mut position: usize) -> bool {
        loop {
            let code = &self.tables.code[base + pc..];
            // Between two choices there is one way only: to remember the choices is enough.
            let chooses = matches!(code[0], op::CLASS | op::GAP | op::GAPX | op::SPLIT);
            if chooses && self.failed.mark(pc, position) {
                return false;
            }
            match code[0] {
                op::SYM => {
                    if !self.has(tokens, position, code[1]) {
                        return false;
                    }
                    self.take(position, 1);
                    position += 1;
                }
                op::CLASS => {
                    let mut lengths = self.class(code[1], tokens, position);
                    let kept = self.kept();
                    while lengths != 0 {
                        let length = 31 - lengths.leading_zeros();
                        lengths ^= 1 << length;
                        self.take(position, length);
                        if self.run(base, pc + 2, tokens, position + length as usize) {
                            return true;
                        }
                        self.restore(kept);
                    }
                    return false;
                }
                op::GAP | op::GAPX => {
                    let (most, without) = (usize::from(code[1]), (code[0] == op::GAPX).then(|| code[2]));
                    let next = pc + width(code[0]);
                    let wanted = self.wanted(base + next);
                    let kept = self.kept();
                    for skipped in 0..=most {
                        let at = position + skipped;
                        if at > tokens.len() {
                            return false;
                        }
                        let may = wanted.is_none_or(|symbol| self.has(tokens, at, symbol));
                        if may && self.run(base, next, tokens, at) {
                            return true;
                        }
                        self.restore(kept);
                        if without.is_some_and(|symbol| self.has(tokens, at, symbol)) {
                            return false;
                        }
                    }
                    return false;
                }
                op::NOT => {
                    if self.has(tokens, position, code[1]) {
                        return false;
                    }
                }
                op::SPLIT => {
                    let target = usize::from(code[1]);
                    if self.may_go_on(base + pc + 2, tokens, position) {
                        let kept = self.kept();
                        if self.run(base, pc + 2, tokens, position) {
                            return true;
                        }
                        self.restore(kept);
                    }
                    pc = target;
                    continue;
                }
                op::JUMP => {
                    pc = usize::from(code[1]);
                    continue;
                }
                op::START if position > 0 => return false,
                op::END if position < tokens.len() => return false,
                op::START | op::END => {}
                op::OPEN => self.parts.push((code[1], Bound::Start, position)),
                op::CLOSE => self.parts.push((code[1], Bound::End, position)),
                _ => {
                    self.end = position;
                    return true;
                }
            }
            pc += width(code[0]);
        }
    }

    /// Whether an operation may go on at a position, as far as one token tells.
    #[inline]
    fn may_go_on(&self, at: usize, tokens: &[Token], position: usize) -> bool {
        self.wanted(at).is_none_or(|symbol| self.has(tokens, position, symbol))
    }

    /// The symbol without which an operation cannot go on, where one token decides.
    #[inline]
    fn wanted(&self, at: usize) -> Option<u16> {
        match self.tables.code[at] {
            op::SYM => Some(self.tables.code[at + 1]),
            op::CLASS => Some(self.tables.classes[usize::from(self.tables.code[at + 1])].first),
            _ => None,
        }
    }

    /// Lengths that class `class` can have at `position`, one bit each.
    fn class(&mut self, class: u16, tokens: &[Token], position: usize) -> u32 {
        let entry = self.tables.classes[usize::from(class)];
        if !self.has(tokens, position, entry.first) {
            return 0;
        }
        let at = position * self.tables.classes.len() + usize::from(class);
        if self.class_lengths.len() <= at {
            self.class_lengths.resize(at + 1, (0, 0));
        }
        let (stamp, known) = self.class_lengths[at];
        if stamp == self.stamp {
            return known;
        }
        let mut lengths = 0;
        self.ends(entry.code as usize, 0, tokens, position, position, &mut lengths);
        self.class_lengths[at] = (self.stamp, lengths);
        lengths
    }

    /// Collects every length at which a class's program can match.
    fn ends(
        &mut self,
        base: usize,
        mut pc: usize,
        tokens: &[Token],
        start: usize,
        mut position: usize,
        lengths: &mut u32,
    ) {
        loop {
            let code = &self.tables.code[base + pc..];
            match code[0] {
                op::SYM if self.has(tokens, position, code[1]) => position += 1,
                op::SYM => return,
                op::CLASS => {
                    let mut inner = self.class(code[1], tokens, position);
                    while inner != 0 {
                        let length = inner.trailing_zeros();
                        inner ^= 1 << length;
                        self.ends(base, pc + 2, tokens, start, position + length as usize, lengths);
                    }
                    return;
                }
                op::GAP | op::GAPX => {
                    let (most, without) = (usize::from(code[1]), (code[0] == op::GAPX).then(|| code[2]));
                    for at in position..=(position + most).min(tokens.len()) {
                        self.ends(base, pc + width(code[0]), tokens, start, at, lengths);
                        if without.is_some_and(|symbol| self.has(tokens, at, symbol)) {
                            return;
                        }
                    }
                    return;
                }
                op::NOT if self.has(tokens, position, code[1]) => return,
                op::NOT => {}
                op::SPLIT => {
                    if self.may_go_on(base + pc + 2, tokens, position) {
                        self.ends(base, pc + 2, tokens, start, position, lengths);
                    }
                    pc = usize::from(code[1]);
                    continue;
                }
                op::JUMP => {
                    pc = usize::from(code[1]);
                    continue;
                }
                _ => {
                    *lengths |= 1 << (position - start);
                    return;
                }
            }
            pc += width(code[0]);
        }
    }

    /// How much was taken and named so far, to go back to.
    fn kept(&self) -> (usize, usize) {
        (self.taken.len(), self.parts.len())
    }

    fn restore(&mut self, (taken, parts): (usize, usize)) {
        self.taken.truncate(taken);
        self.parts.truncate(parts);
    }

    /// The leftmost match in the text of number `text`, whose first token lies in a range: of a program, or
    /// where there is none of the symbol `first` alone.
    pub fn first(
        &mut self,
        (code, first): (Option<u32>, u16),
        (text, tokens): (u32, &[Token]),
        starts: Range<usize>,
    ) -> Option<Found> {
        self.hold(text, tokens);
        let mut starts = starts.start..starts.end.min(tokens.len());
        starts.start = self.next(tokens, first, starts.clone())?;
        self.begin();
        self.failed.reset(tokens.len() + 1);
        loop {
            let start = self.next(tokens, first, starts.clone())?;
            let Some(code) = code else { return Some(Found { words: start..start + 1, parts: Vec::new() }) };
            self.restore((0, 0));
            if self.run(code as usize, 0, tokens, start) {
                return Some(Found { words: start..self.end, parts: self.named() });
            }
            starts.start = start + 1;
        }
    }

    /// Makes the places those of a text.
    fn hold(&mut self, text: u32, tokens: &[Token]) {
        if self.held == text {
            return;
        }
        let known = self.aside.iter().position(|(other, _)| *other == text);
        let (other, places) = &mut self.aside[known.unwrap_or(self.oldest)];
        std::mem::swap(places, &mut self.places);
        *other = std::mem::replace(&mut self.held, text);
        if known.is_some() {
            return;
        }
        self.oldest = (self.oldest + 1) % ASIDE;
        self.places.reset(tokens.len(), self.tables.symbol_count());
        if self.places.valid {
            for (position, token) in tokens.iter().enumerate() {
                for symbol in symbol_lists(self.tables, *token).into_iter().flatten() {
                    self.places.put(*symbol, position);
                }
            }
        }
    }

    /// The named parts of the match.
    fn named(&self) -> Vec<(u16, Range<usize>)> {
        let parts = self.parts.iter().enumerate().filter(|(_, (_, bound, _))| *bound == Bound::Start);
        let end = |at: usize, part: u16| {
            self.parts.iter().skip(at).find(|(name, bound, _)| *name == part && *bound == Bound::End).map(|end| end.2)
        };
        parts.filter_map(|(at, &(part, _, start))| Some((part, start..end(at, part)?))).collect()
    }

    fn take(&mut self, position: usize, length: u32) {
        let start = u32::try_from(position).expect("a page has fewer tokens than 2^32");
        self.taken.push((start, start + length));
    }

    /// Whether there is a token at a position, and it has a symbol.
    #[inline]
    fn has(&self, tokens: &[Token], position: usize, symbol: u16) -> bool {
        match self.places.valid {
            true => self.places.has(symbol, position),
            false => self.lists(tokens, position, symbol),
        }
    }

    /// The same, by the lists of the token.
    #[cold]
    fn lists(&self, tokens: &[Token], position: usize, symbol: u16) -> bool {
        tokens.get(position).is_some_and(|token| {
            symbol_lists(self.tables, *token)
                .into_iter()
                .any(|list| !list.is_empty() && list.binary_search(&symbol).is_ok())
        })
    }
}

/// The symbols of a token: of its word, of the service's name, of numbers, of small letters, of marks.
pub(super) fn symbol_lists<'t>(tables: &Tables<'t>, token: Token) -> [&'t [u16]; 5] {
    let class = usize::from(token.class.0);
    let from = tables.word_offsets[class] as usize;
    let to = tables.word_offsets[class + 1] as usize;
    let provider = if token.shape.has(Shape::PROVIDER) { tables.provider_symbols } else { &[] };
    let number = if token.shape.has(Shape::NUMBER) { tables.number_symbols } else { &[] };
    let small = if token.shape.has(Shape::CAPITALISED) { &[] } else { tables.small_symbols };
    let mark = if token.shape.has(Shape::MARKED) { tables.mark_symbols } else { &[] };
    [&tables.word_symbols[from..to], provider, number, small, mark]
}

/// Joins neighbouring ranges.
fn merge(taken: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for &(start, end) in taken {
        match merged.last_mut() {
            Some(last) if last.1 == start => last.1 = end,
            _ => merged.push((start, end)),
        }
    }
    merged
}
