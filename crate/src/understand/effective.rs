//! Since when a document holds, as it says itself.

use super::date::Date;
use crate::page::Page;

/// Words before the date.
const CUES: [&str; 14] = [
    "effective",
    "last updated",
    "last modified",
    "last revised",
    "last changed",
    "updated on",
    "updated:",
    "revised:",
    "revised on",
    "in force",
    "valid from",
    "version of",
    "date of last",
    "last update",
];

/// How much of a document's beginning and end is looked at, in bytes.
const OPENING: usize = 3_000;
const CLOSING: usize = 1_000;

/// Longest line that such a date stands in, in bytes.
const LINE: usize = 200;

/// The first date with such words in a short line at the beginning of the document, or at its end.
#[must_use]
pub fn date(page: &Page) -> Option<Date> {
    let text = page.text();
    let opening = &text[..text.floor_char_boundary(OPENING)];
    let closing = &text[text.ceil_char_boundary(text.len().saturating_sub(CLOSING))..];
    let told = |line: &str| {
        let lower = line.to_lowercase();
        let cue = CUES.iter().filter_map(|cue| lower.find(cue)).min()?;
        let from = line.get(cue..).unwrap_or(line);
        Date::first_in(&from[..from.floor_char_boundary(LINE)])
    };
    opening.lines().chain(closing.lines()).find_map(told)
}
