//! Since when a document holds, as it says itself.

use super::date::{Date, Order, dates};
use super::words::Words;
use crate::page::Page;
use crate::pattern::reading::List;
use crate::pattern::reading::deadline::{EARLIER_VERSION, EFFECTIVE, HOLDS_OTHERWISE, UPDATED};
use crate::text::span::Span;

/// How much of a document's beginning and end is looked at, in bytes.
const OPENING: usize = 3_000;
const CLOSING: usize = 1_000;

/// Most words between such words and the date.
const REACH: usize = 8;

/// Most words before them in which another version is named.
const BACK: usize = 5;

/// The first date from which the document says that it holds, at its beginning or at its end; else
/// the first on which it says that it was last changed.
#[must_use]
pub fn date(page: &Page, order: Order) -> Option<Date> {
    let text = page.text();
    let (opening, closing) =
        (text.floor_char_boundary(OPENING), text.ceil_char_boundary(text.len().saturating_sub(CLOSING)));
    let parts: Vec<Span> = (0..page.blocks().len())
        .map(|block| page.block_span(block))
        .filter_map(|span| {
            let (start, end) = (span.start.index(), span.end.index());
            if start < opening {
                Some(Span::at(start, end.min(opening)))
            } else {
                (end > closing).then(|| Span::at(start.max(closing), end))
            }
        })
        .collect();
    let told = |cues: List| parts.iter().find_map(|part| told(&Words::read(part.of(text)), cues, order));
    told(EFFECTIVE).or_else(|| told(UPDATED))
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
    written.into_iter().find(|written| introduced(written.words.start)).map(|written| written.date)
}
