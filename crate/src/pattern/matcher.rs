//! Runs compiled patterns over the tokens of one sentence.
//!
//! A pattern is tried only where all its required symbols occur in the sentence. Its program is
//! then run by backtracking with a memory of the (choice, position) pairs that failed, so
//! that the cost is at most program length times sentence length (times a gap's width), whatever
//! the text. The leftmost match wins, then the first alternative and the shortest gap: what the
//! `regex` crate finds for the same pattern, as a differential test shows.

use std::ops::Range;

use super::op::{self, width};
use super::rows::{Rows, WordRow};
use super::tables::Tables;
use crate::text::token::Token;

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

/// What is looked for in a text.
#[derive(Clone, Copy, Debug)]
pub struct Sought {
    /// The program; where there is none, the symbol decides.
    pub code: Option<u32>,
    /// The symbol of every word that can begin it.
    pub first: u16,
    /// A symbol that some word of each match has.
    pub needed: u16,
}

/// A matcher over the patterns of one language, with the memory that it uses again for each sentence.
#[derive(Debug)]
pub struct Matcher<'t> {
    tables: &'t Tables<'t>,
    rows: Rows<'t>,
    /// Symbols that trigger patterns, as the bits of a row.
    triggers: Vec<u64>,
    /// Symbols that the present sentence has, likewise.
    present: Vec<u64>,
    /// Rows of the present sentence, and of the headings above it.
    sentence: Vec<WordRow>,
    section: Vec<WordRow>,
    /// Number of the present run over some words; lengths that bear another number are stale.
    stamp: u32,
    candidates: Vec<u16>,
    /// What is remembered is so of positions from this one on, of [`WINDOW`] at most.
    base: usize,
    /// Lengths of class `c` at token `t` from there on, one bit each, at `t * classes + c`, with their stamp.
    class_lengths: Vec<(u32, u32)>,
    failed: Failed,
    /// Ways that choices have left, those of the innermost last.
    fitting: Vec<u16>,
    taken: Vec<(u32, u32)>,
    /// Ends of named parts that were passed: where the part begins, or where it ends.
    parts: Vec<(u16, Bound, usize)>,
    /// One past the last token of the match.
    end: usize,
}

/// Most positions that anything is remembered of: more than any match takes, and a page has a million words.
const WINDOW: usize = 1024;

/// Words among which to look for one that is needed takes as long as to try them.
const FEW: usize = 4;

/// An end of a named part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Start,
    End,
}

/// A way on from a choice of two.
#[derive(Clone, Copy, Debug)]
struct Choice {
    way: usize,
    /// Where the others begin; `None` where this is the last one.
    others: Option<usize>,
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
        self.width = positions.min(WINDOW);
        self.run += 1;
    }

    /// Marks a pair and tells whether it was marked before.
    #[inline]
    fn mark(&mut self, pc: usize, position: usize) -> bool {
        if position >= self.width {
            return false;
        }
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
    /// A matcher over the patterns of `language` (an index) in `tables`.
    #[must_use]
    pub fn new(tables: &'t Tables<'t>, language: u8) -> Self {
        let rows = Rows::new(tables, language);
        let triggers = rows.of_symbols(|symbol| !tables.triggered_by(symbol).is_empty());
        Self {
            tables,
            rows,
            triggers,
            present: Vec::new(),
            sentence: Vec::new(),
            section: Vec::new(),
            stamp: 0,
            candidates: Vec::new(),
            base: 0,
            class_lengths: Vec::new(),
            failed: Failed::default(),
            fitting: Vec::new(),
            taken: Vec::new(),
            parts: Vec::new(),
            end: 0,
        }
    }

    /// The tables of its patterns.
    #[must_use]
    pub fn tables(&self) -> &'t Tables<'t> {
        self.tables
    }

    /// The rows of some tokens, by which [`Self::first`] knows them.
    pub fn rows_of(&mut self, tokens: &[Token]) -> Vec<WordRow> {
        tokens.iter().map(|token| self.rows.of(*token)).collect()
    }

    /// Whether a token has a symbol.
    pub fn has(&mut self, token: Token, symbol: u16) -> bool {
        let row = self.rows.of(token);
        self.rows.has(row, symbol)
    }

    /// Every pattern that matches `sentence`, once each, in the order of the tables; `section` holds the tokens of
    /// the headings above.
    pub fn scan(&mut self, sentence: &[Token], section: &[Token], mut found: impl FnMut(Match)) {
        let (mut words, mut headings) = (std::mem::take(&mut self.sentence), std::mem::take(&mut self.section));
        let mut candidates = std::mem::take(&mut self.candidates);
        for (rows, tokens) in [(&mut words, sentence), (&mut headings, section)] {
            rows.clear();
            rows.extend(tokens.iter().map(|token| self.rows.of(*token)));
        }
        self.begin();
        self.gather(&words, &mut candidates);
        for &candidate in &candidates {
            let pattern = self.tables.patterns[usize::from(candidate)];
            if pattern.section > 0 {
                self.begin();
                let holds = (0..headings.len()).any(|start| self.run_at(pattern.section - 1, &headings, start));
                self.begin();
                if !holds {
                    continue;
                }
            }
            if self.search(pattern.code, pattern.first, &words) {
                found(Match { pattern: candidate, taken: merge(&self.taken) });
            }
        }
        (self.sentence, self.section, self.candidates) = (words, headings, candidates);
    }

    /// Begins a run over some words, of which it remembers what it does from `base` on.
    fn remember(&mut self, base: usize, words: &[WordRow]) {
        if base != self.base {
            self.base = base;
            self.begin();
        }
        self.failed.reset(words.len() + 1 - base);
    }

    /// Goes on at `start`: far behind the base, what was remembered is of no more use.
    fn advance(&mut self, start: usize, words: &[WordRow]) {
        if start - self.base > WINDOW / 2 {
            self.remember(start, words);
        }
    }

    /// Makes all remembered lengths stale.
    fn begin(&mut self) {
        self.stamp += 1;
    }

    /// Collects the patterns whose required symbols are all present.
    fn gather(&mut self, words: &[WordRow], candidates: &mut Vec<u16>) {
        let Self { tables, rows, triggers, present, .. } = self;
        rows.join(words, present);
        candidates.clear();
        let triggering = present.iter().zip(triggers).map(|(present, triggers)| present & *triggers);
        for symbol in rows.symbols(triggering) {
            candidates.extend_from_slice(tables.triggered_by(symbol));
        }
        candidates.retain(|candidate| {
            let pattern = &tables.patterns[usize::from(*candidate)];
            let from = pattern.required as usize;
            let required = &tables.required[from..from + usize::from(pattern.required_len)];
            required.iter().all(|symbol| rows.is_in(present, *symbol))
        });
        candidates.sort_unstable();
    }

    /// Finds the leftmost match; its tokens are then in `self.taken`.
    fn search(&mut self, code: u32, first: u16, words: &[WordRow]) -> bool {
        self.remember(0, words);
        let mut from = 0;
        while let Some(start) = self.next(words, first, from..words.len()) {
            self.advance(start, words);
            self.restore((0, 0));
            if self.run(code as usize, 0, words, start) {
                return true;
            }
            from = start + 1;
        }
        false
    }

    /// The first place within a range where a word has a symbol.
    fn next(&self, words: &[WordRow], symbol: u16, range: Range<usize>) -> Option<usize> {
        let start = range.start;
        words[range].iter().position(|row| self.rows.has(*row, symbol)).map(|at| start + at)
    }

    /// Whether a program matches from one position on.
    fn run_at(&mut self, code: u32, words: &[WordRow], start: usize) -> bool {
        self.remember(0, words);
        self.restore((0, 0));
        self.run(code as usize, 0, words, start)
    }

    /// Runs a program from `pc` at `position`. Recursion is as deep as the program has choices,
    /// since jumps only lead ahead.
    fn run(&mut self, base: usize, mut pc: usize, words: &[WordRow], mut position: usize) -> bool {
        let program = &self.tables.code[base..];
        loop {
            let code = &program[pc..];
            // Between two choices there is one way only: to remember the choices is enough.
            let chooses = matches!(code[0], op::CLASS | op::GAP | op::GAPX | op::SPLIT | op::MANY);
            if chooses && self.failed.mark(pc, position - self.base) {
                return false;
            }
            match code[0] {
                op::SYM => {
                    if !self.is(words, position, code[1]) {
                        return false;
                    }
                    self.take(position, 1);
                    position += 1;
                }
                op::CLASS => {
                    let mut lengths = self.class(code[1], words, position);
                    let kept = self.kept();
                    while lengths != 0 {
                        let length = 31 - lengths.leading_zeros();
                        lengths ^= 1 << length;
                        self.take(position, length);
                        if self.run(base, pc + 2, words, position + length as usize) {
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
                    for at in position..=(position + most).min(words.len()) {
                        if wanted.is_none_or(|symbol| self.is(words, at, symbol)) {
                            if self.run(base, next, words, at) {
                                return true;
                            }
                            self.restore(kept);
                        }
                        if without.is_some_and(|symbol| self.is(words, at, symbol)) {
                            return false;
                        }
                    }
                    return false;
                }
                op::NOT => {
                    if self.is(words, position, code[1]) {
                        return false;
                    }
                }
                op::SPLIT => {
                    let choice = self.choice(base, pc, words, position);
                    if let Some(others) = choice.others {
                        let kept = self.kept();
                        if self.run(base, choice.way, words, position) {
                            return true;
                        }
                        self.restore(kept);
                        pc = others;
                    } else {
                        pc = choice.way;
                    }
                    continue;
                }
                op::MANY => {
                    let ways = self.fit(code[1], words, position);
                    let Some(last) = ways.clone().last() else { return false };
                    let kept = self.kept();
                    for at in ways.start..last {
                        if self.run(base, usize::from(self.fitting[at]), words, position) {
                            self.fitting.truncate(ways.start);
                            return true;
                        }
                        self.restore(kept);
                    }
                    pc = usize::from(self.fitting[last]);
                    self.fitting.truncate(ways.start);
                    continue;
                }
                op::JUMP => {
                    pc = usize::from(code[1]);
                    continue;
                }
                op::START if position > 0 => return false,
                op::END if position < words.len() => return false,
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

    /// The ways on from a choice of many that the words at a position leave, as a range of `fitting`.
    fn fit(&mut self, choice: u16, words: &[WordRow], position: usize) -> Range<usize> {
        let Self { tables, rows, fitting, .. } = self;
        let before = fitting.len();
        let bits = words.get(position).map(|row| rows.bits_of(*row));
        let behind = |symbol| words.get(position + 1).is_some_and(|row| rows.has(*row, symbol));
        tables.choices[usize::from(choice)].ways(tables).fitting(bits, behind, fitting);
        before..fitting.len()
    }

    /// The first way on from a choice of few that the word at a position does not rule out.
    fn choice(&self, base: usize, mut pc: usize, words: &[WordRow], position: usize) -> Choice {
        let word = words.get(position).map(|row| self.rows.bits_of(*row));
        while self.tables.code[base + pc] == op::SPLIT {
            let (way, others) = (pc + width(op::SPLIT), usize::from(self.tables.code[base + pc + 1]));
            let wanted = self.wanted(base + way);
            if wanted.is_none_or(|symbol| word.is_some_and(|bits| self.rows.is_in(bits, symbol))) {
                return Choice { way, others: Some(others) };
            }
            pc = others;
        }
        Choice { way: pc, others: None }
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
    fn class(&mut self, class: u16, words: &[WordRow], position: usize) -> u32 {
        let entry = self.tables.classes[usize::from(class)];
        if !self.is(words, position, entry.first) {
            return 0;
        }
        let at = (position - self.base) * self.tables.classes.len() + usize::from(class);
        let remembers = position - self.base < WINDOW;
        if remembers && self.class_lengths.len() <= at {
            self.class_lengths.resize(at + 1, (0, 0));
        }
        if remembers && self.class_lengths[at].0 == self.stamp {
            return self.class_lengths[at].1;
        }
        let mut lengths = 0;
        self.ends(entry.code as usize, 0, words, position, position, &mut lengths);
        if remembers {
            self.class_lengths[at] = (self.stamp, lengths);
        }
        lengths
    }

    /// Collects every length at which a class's program can match.
    fn ends(
        &mut self,
        base: usize,
        mut pc: usize,
        words: &[WordRow],
        start: usize,
        mut position: usize,
        lengths: &mut u32,
    ) {
        let program = &self.tables.code[base..];
        loop {
            let code = &program[pc..];
            match code[0] {
                op::SYM if self.is(words, position, code[1]) => position += 1,
                op::SYM => return,
                op::CLASS => {
                    let mut inner = self.class(code[1], words, position);
                    while inner != 0 {
                        let length = inner.trailing_zeros();
                        inner ^= 1 << length;
                        self.ends(base, pc + 2, words, start, position + length as usize, lengths);
                    }
                    return;
                }
                op::GAP | op::GAPX => {
                    let (most, without) = (usize::from(code[1]), (code[0] == op::GAPX).then(|| code[2]));
                    for at in position..=(position + most).min(words.len()) {
                        self.ends(base, pc + width(code[0]), words, start, at, lengths);
                        if without.is_some_and(|symbol| self.is(words, at, symbol)) {
                            return;
                        }
                    }
                    return;
                }
                op::NOT if self.is(words, position, code[1]) => return,
                op::NOT => {}
                op::SPLIT => {
                    let choice = self.choice(base, pc, words, position);
                    if let Some(others) = choice.others {
                        self.ends(base, choice.way, words, start, position, lengths);
                        pc = others;
                    } else {
                        pc = choice.way;
                    }
                    continue;
                }
                op::MANY => {
                    let ways = self.fit(code[1], words, position);
                    for at in ways.clone() {
                        self.ends(base, usize::from(self.fitting[at]), words, start, position, lengths);
                    }
                    self.fitting.truncate(ways.start);
                    return;
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

    /// The leftmost match whose first word lies in a range.
    pub fn first(&mut self, sought: Sought, words: &[WordRow], starts: Range<usize>) -> Option<Found> {
        let Sought { code, first, needed } = sought;
        let until = starts.end.min(words.len());
        let mut start = self.next(words, first, starts.start.min(until)..until)?;
        let Some(code) = code else { return Some(Found { words: start..start + 1, parts: Vec::new() }) };
        // No match is longer than what is remembered.
        let last = words.len().min(until + WINDOW);
        let mut next_needed = if until - start > FEW { None } else { Some(until) };
        self.begin();
        self.remember(start, words);
        loop {
            if next_needed.is_none_or(|next| next < start) {
                next_needed = Some(self.next(words, needed, start..last)?);
            }
            self.advance(start, words);
            self.restore((0, 0));
            if self.run(code as usize, 0, words, start) {
                return Some(Found { words: start..self.end, parts: self.named() });
            }
            start = self.next(words, first, start + 1..until)?;
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

    /// Whether there is a word at a position, and it has a symbol.
    #[inline]
    fn is(&self, words: &[WordRow], position: usize, symbol: u16) -> bool {
        words.get(position).is_some_and(|row| self.rows.has(*row, symbol))
    }
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
