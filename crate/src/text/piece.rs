//! Cuts sentences of extraordinary length, so that the cost of judging one stays bounded.

use super::cut::Cut;
use super::span::Span;
use super::token::{Token, TokenRange};

/// Most tokens that are judged together. The longest sentences of real terms are enumerations
/// of a few hundred words.
pub(super) const MOST: usize = 400;

/// Fewest tokens of a piece that is cut where there is a choice.
const FEWEST: usize = 100;

/// Most tokens of an introduction inside a sentence: "You agree that we may: (a) ...".
const INTRODUCTION: usize = 60;

/// Part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it lies.
    pub span: Span,
    /// Whether it introduces the pieces after it.
    pub introduces: bool,
    /// Whether it ends where nothing but its length made it end, or begins there.
    pub unbroken: bool,
}

/// The pieces of the sentence at `span`, which has the given tokens: one unless it is too long.
/// Cuts lie at semicolons where there are any, else at commas, else between words.
pub(super) fn pieces(text: &str, tokens: &[Token], span: Span, range: TokenRange) -> Vec<Piece> {
    let words = range.of(tokens);
    if words.len() <= MOST {
        return vec![Piece { span, introduces: false, unbroken: false }];
    }
    // Where to cut before word `at`, if one of `marks` stands there.
    let mark = |at: usize, marks: &[char]| {
        let from = words[at - 1].span.end.index();
        let between = text.between(from, words[at].span.start.index());
        between.rfind(marks).map(|found| from + between.ceil_char_boundary(found + 1))
    };
    let mut pieces = Vec::new();
    let mut start = span.start.index();
    let mut at = 0;
    // Whether the piece before ended in the middle of words.
    let mut open = false;
    let mut cut = |start: &mut usize, end: usize, introduces: bool, marked: bool| {
        let piece = text.between(*start, end);
        let from = end - piece.trim_start().len();
        let span = Span::at(from, from + piece.trim().len());
        pieces.push(Piece { span, introduces, unbroken: open || !marked });
        *start = end;
        open = !marked;
    };
    if let Some((first, end)) = (2..INTRODUCTION).find_map(|at| Some((at, mark(at, &[':'])?))) {
        cut(&mut start, end, true, true);
        at = first;
    }
    while words.len() - at > MOST {
        let last = |marks: &[char]| (at + FEWEST..=at + MOST).rev().find_map(|at| Some((at, mark(at, marks)?)));
        let between = (at + MOST, words[at + MOST].span.start.index());
        let marked = last(&[';', '；']).or_else(|| last(&[',', '，', '、']));
        let (next, end) = marked.unwrap_or(between);
        cut(&mut start, end, false, marked.is_some());
        at = next;
    }
    cut(&mut start, span.end.index(), false, true);
    pieces
}
