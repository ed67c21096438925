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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::text::span::ByteOffset;

    fn read(line: &str, order: Order) -> Option<String> {
        let text = format!("Harbour Terms\n{line}\nYou keep your notes.");
        let starts = [0, 14, 15 + line.len()].map(|start| u32::try_from(start).expect("short"));
        let blocks = starts.map(|start| Block { kind: BlockKind::Paragraph, start: ByteOffset(start) });
        let page = Page::new(text, blocks.to_vec(), None, None).expect("a page");
        date(&page, order).map(|date| date.to_string())
    }

    #[test]
    fn the_date_is_read_in_every_language() {
        for line in [
            "Effective: 13.04.2026",
            "Effective Date – April 13, 2026",
            "Effective as of 13 April 2026",
            "These terms are effective from Monday, April 13th, 2026.",
            "In force since 2026-04-13",
            "Last updated: 13/04/2026",
            "LAST UPDATED ON APRIL 13, 2026",
            "Stand: 13.04.2026",
            "Gültig ab 13. April 2026",
            "Diese Bedingungen gelten ab dem 13. April 2026.",
            "Zuletzt aktualisiert am 13.4.2026",
            "In vigore dal 13 aprile 2026",
            "Ultimo aggiornamento: 13/04/2026",
            "Obowiązuje od 13 kwietnia 2026 r.",
            "Obowiązuje od dnia 13.04.2026",
            "En vigueur depuis le 13 avril 2026",
            "Dernière mise à jour : 13 avril 2026",
            "En vigor desde el 13 de abril de 2026",
            "Última actualización: 13 de abril de 2026",
            "Last updated: March 1, 2026. Effective: April 13, 2026.",
        ] {
            assert_eq!(read(line, Order::Unknown).as_deref(), Some("2026-04-13"), "{line}");
        }
    }

    #[test]
    fn other_dates_are_not_taken_for_it() {
        for line in [
            "Effective until 13 April 2026",
            "Valid from the day you join until 13.04.2026",
            "Gültig bis 13.04.2026",
            "In vigore fino al 13 aprile 2026",
            "The previous version, effective April 13, 2026, is kept here.",
            "These terms replace those of 13 April 2026.",
            "Effective: 03/04/2026",
            "Effective for accounts opened before 13 April 2026",
            "Not effective on 13 April 2026",
            "Founded on 13 April 2026",
        ] {
            assert_eq!(read(line, Order::Unknown), None, "{line}");
        }
        assert_eq!(read("Effective: 03/04/2026", Order::DayFirst).as_deref(), Some("2026-04-03"));
    }
}
