//! Since when a document holds, as it says itself.

use super::date::{Date, Order, dates};
use super::words::Words;
use crate::page::Page;
use crate::pattern::reading::List;
use crate::pattern::reading::time::{DATED, EARLIER_VERSION, EFFECTIVE, HOLDS_OTHERWISE, UPDATED};
use crate::text::cut::Cut;
use crate::text::span::Span;

/// How much of a document's beginning and end is looked at, in bytes.
const OPENING: usize = 3_000;
const CLOSING: usize = 1_000;

/// How many of its first blocks may be a date alone.
const FIRST: usize = 6;

/// Most words between such words and the date.
const REACH: usize = 8;

/// Most words before them in which another version is named.
const BACK: usize = 5;

/// The first date from which the document says that it holds, at its beginning or at its end; else
/// the first on which it says that it was last changed; else the first that has a line of its own at its beginning.
#[must_use]
pub fn date(page: &Page, order: Order) -> Option<Date> {
    let text = page.text();
    let (opening, closing) =
        (text.floor_char_boundary(OPENING), text.ceil_char_boundary(text.len().saturating_sub(CLOSING)));
    let part = |block: usize| {
        let Span { start, end } = page.block_span(block);
        let (start, end) = (start.index(), end.index());
        if start < opening { text.between(start, end.min(opening)) } else { text.between(start.max(closing), end) }
    };
    let told = |cues: List| (0..page.blocks().len()).find_map(|block| told(&Words::read(part(block)), cues, order));
    let first = || (0..page.blocks().len()).take(FIRST);
    let alone = || first().find_map(|block| alone(&Words::read(part(block)), order));
    told(EFFECTIVE).or_else(|| told(UPDATED)).or_else(alone)
}

/// The date that a block has and nothing beside it but what calls it one.
fn alone(words: &Words<'_>, order: Order) -> Option<Date> {
    let (date, at) = dates(words, order).into_iter().next()?;
    let called = at.start == 0 || at.start == 1 && words.any(0..1, DATED);
    (called && at.end == words.len()).then_some(date)
}

/// The first date of a block that one of these phrases introduces.
fn told(words: &Words<'_>, cues: List, order: Order) -> Option<Date> {
    let introduced = |start: usize| {
        let from = start.saturating_sub(REACH);
        words.all(cues).skip_while(|cue| cue.start < from).take_while(|cue| cue.start < start).any(|cue| {
            cue.end <= start
                && !words.any(cue.end..start, HOLDS_OTHERWISE)
                && !words.near(cue.start, BACK, EARLIER_VERSION)
        })
    };
    let written = if words.has(cues) { dates(words, order) } else { Vec::new() };
    written.into_iter().find(|(_, range)| introduced(range.start)).map(|(date, _)| date)
}
