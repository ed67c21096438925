//! Which lines of a plain text go on with the line above them, because a paragraph was wrapped.
//!
//! Whoever wraps text at a column ends a line where the next word would not have fitted. A file in
//! which that holds for most lines, at one common width, in the middle of their sentences, was
//! wrapped; in a file with a paragraph or a sentence a line the lengths have nothing in common.
//! Lines that end before the common width, such as headings, addresses and verse, and the rows of a
//! table go on nowhere.

use crate::text::cut::Cut;
use std::ops::RangeInclusive;

/// Widths at which text is wrapped, in columns.
const WIDTHS: RangeInclusive<usize> = 40..=132;

/// Fewest lines that must end at the common width.
const FEWEST: usize = 3;

/// How far before the width a line may end though the next word would have fitted, as a part of
/// the width: programs that even out the margin, and people, do not fill every line.
const RAGGED: usize = 12;

/// Columns between two stops of a tab.
const TAB: usize = 8;

/// Spaces within a line that part the columns of a table.
const COLUMN_GAP: &str = "   ";

/// One line, its end and the white space before that left out.
struct Line<'t> {
    /// From its first character that is no white space on; empty for a blank line.
    words: &'t str,
    /// Columns before that.
    indent: usize,
    /// Columns of the whole line.
    width: usize,
    /// Columns of its first word.
    first_word: usize,
    /// How its marker counts, where it begins an item of a list.
    marker: Option<Marker>,
    /// Whether it has no letter or digit, or columns of its own, or ends as a line that is meant to
    /// end does in Markdown: with two spaces.
    apart: bool,
}

/// What a list's item begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Marker {
    style: MarkerStyle,
    /// Whether nothing but the beginning of a list is written so: a bullet, "1.", "(a)", "(i)".
    first: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkerStyle {
    Bullet(char),
    Number,
    Letters,
}

impl<'t> Line<'t> {
    fn read(line: &'t str) -> Self {
        let broken = line.trim_end_matches(['\n', '\r']).ends_with("  ");
        let line = line.trim_end();
        let words = line.trim_start();
        let indent = columns(line.before(line.len() - words.len()), 0);
        let first_word = words.split_whitespace().next().unwrap_or_default();
        let tabulated = words.contains(COLUMN_GAP) || words.contains(['\t', '|']);
        Self {
            words,
            indent,
            width: columns(words, indent),
            first_word: columns(first_word, 0),
            marker: marker(first_word),
            apart: broken || tabulated || !words.contains(char::is_alphanumeric),
        }
    }

    fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether its sentence goes on.
    fn is_open(&self) -> bool {
        !self.words.ends_with(['.', '!', '?', ':', ';', '。'])
    }

    /// Whether it begins as the middle of a sentence may: not with a capital, unless it has nothing else.
    fn is_middle(&self) -> bool {
        !self.words.starts_with(char::is_uppercase) || !self.words.contains(char::is_lowercase)
    }

    /// Whether it is no longer than the width, or can't be shorter: a long address by itself.
    fn keeps(&self, width: usize) -> bool {
        self.width <= width || self.is_one_word()
    }

    fn is_one_word(&self) -> bool {
        self.width == self.indent + self.first_word
    }

    /// Whether the first word of `next` would not have fitted behind this line. Both keep to the width.
    fn is_full(&self, next: &Self, width: usize) -> bool {
        self.keeps(width) && next.keeps(width) && self.width + 1 + next.first_word > width - width / RAGGED
    }
}

/// Columns of some text that begins in column `start`, counted from 0; a character takes one.
fn columns(text: &str, start: usize) -> usize {
    text.chars().fold(start, |at, c| if c == '\t' { (at / TAB + 1) * TAB } else { at + 1 })
}

/// The marker that a word is: "-", "•", "12.", "(3)", "(iv)", "b)".
fn marker(word: &str) -> Option<Marker> {
    let mut characters = word.chars();
    if let (Some(bullet @ ('-' | '*' | '–' | '—' | '•' | '◦' | '▪' | '●' | '○' | '■' | '·')), None) =
        (characters.next(), characters.next())
    {
        // Dashes stand in sentences too.
        let first = !matches!(bullet, '-' | '–' | '—');
        return Some(Marker { style: MarkerStyle::Bullet(bullet), first });
    }
    let label = word.strip_prefix(['(', '[']).unwrap_or(word);
    let closed = label.ends_with([')', ']']);
    let label = label.strip_suffix([')', ']']).or_else(|| label.strip_suffix('.'))?;
    let first = matches!(label, "1" | "a" | "A" | "i" | "I");
    let numbers = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if label.split('.').all(numbers) {
        return Some(Marker { style: MarkerStyle::Number, first });
    }
    // Without a bracket letters are more often an abbreviation, or the end of a sentence.
    let letters = (1..=4).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = label.bytes().all(|b| b"ivxIVX".contains(&b));
    (closed && letters && (roman || label.len() == 1)).then_some(Marker { style: MarkerStyle::Letters, first })
}

/// For each line, whether it goes on with the paragraph of the line before it.
pub(super) fn continued(lines: &[&str]) -> Vec<bool> {
    let lines: Vec<Line<'_>> = lines.iter().map(|line| Line::read(line)).collect();
    let Some(width) = common_width(&lines) else { return vec![false; lines.len()] };
    let mut continued = Vec::with_capacity(lines.len());
    // The first line of the block that the line before is in.
    let mut first = 0;
    for at in 0..lines.len() {
        let goes_on = at > 0 && goes_on(&lines, first, at, width);
        if !goes_on {
            first = at;
        }
        continued.push(goes_on);
    }
    continued
}

/// The width at which most lines end that others follow; `None` where there is none.
fn common_width(lines: &[Line<'_>]) -> Option<usize> {
    let follows = |pair: &&[Line<'_>]| {
        let [line, next] = pair else { return false };
        let prose = |line: &Line<'_>| !line.is_blank() && !line.apart && !line.is_one_word();
        prose(line) && prose(next) && next.marker.is_none()
    };
    let pairs: Vec<&[Line<'_>]> = lines.windows(2).filter(follows).collect();
    let full = |width: usize| pairs.iter().filter(move |pair| pair[0].is_full(&pair[1], width));
    // Of widths at which as many lines end, the smallest is that of the longest line.
    let width = WIDTHS.rev().max_by_key(|&width| full(width).count())?;
    let comparable = pairs.iter().filter(|pair| (width / 2..=width).contains(&pair[0].width)).count();
    let open = full(width).filter(|pair| pair[0].is_open()).count();
    let middle = full(width).filter(|pair| pair[1].is_middle()).count();
    let full = full(width).count();
    let most = full * 5 >= comparable * 3;
    (full >= FEWEST && most && open * 2 >= full && middle * 3 >= full).then_some(width)
}

/// Whether line `at` goes on with the block that began in line `first`.
fn goes_on(lines: &[Line<'_>], first: usize, at: usize, width: usize) -> bool {
    let (opening, line, next) = (&lines[first], &lines[at - 1], &lines[at]);
    if line.is_blank() || next.is_blank() || line.apart || next.apart || !line.is_full(next, width) {
        return false;
    }
    if let Some(marker) = next.marker {
        // "(b)" at the start of a line is the next item where "(a)" was one; else the sentence
        // counts on: "for (a) letters and\n(b) parcels".
        let items = lines[..at].iter().rev().take_while(|line| !line.is_blank());
        let item = marker.first
            || line.words.ends_with(':')
            || items.filter_map(|line| line.marker).any(|known| known.style == marker.style);
        return !item;
    }
    let is_first = at - 1 == first;
    match next.indent.cmp(&line.indent) {
        std::cmp::Ordering::Equal => true,
        // The first line of a paragraph or of an item may stand out to either side.
        std::cmp::Ordering::Less => is_first,
        std::cmp::Ordering::Greater if !is_first => false,
        std::cmp::Ordering::Greater => {
            let after = lines.get(at + 1).filter(|after| !after.is_blank());
            opening.marker.is_some() || after.is_none_or(|after| after.indent >= next.indent)
        }
    }
}

#[cfg(test)]
mod tests;
