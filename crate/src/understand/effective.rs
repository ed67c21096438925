//! Since when a document holds, as it says itself.

use super::date::Date;
use super::date::read::{Order, dates};
use super::facts::words::Words;
use crate::page::Page;
use crate::text::span::Span;

/// Words before the date from which a document holds, folded.
const EFFECTIVE: &[&str] = &[
    "effective",
    "in force",
    "valid from",
    "valid as of",
    "applies from",
    "apply from",
    "applicable from",
    "gultig ab",
    "gultig seit",
    "gilt ab",
    "gelten ab",
    "in kraft",
    "inkrafttreten",
    "wirksam ab",
    "in vigore",
    "valido dal",
    "validi dal",
    "efficace dal",
    "entrata in vigore",
    "obowiazuje od",
    "obowiazuja od",
    "wchodzi w zycie",
    "wazny od",
    "wazne od",
    "en vigueur",
    "applicable depuis",
    "applicables a compter",
    "en vigor",
    "vigente desde",
    "vigentes desde",
    "valido desde",
    "fecha de vigencia",
    "data obowiazywania",
    "date d effet",
    "data di efficacia",
];

/// Words before the date on which it was last changed, folded.
const UPDATED: &[&str] = &[
    "last updated",
    "last modified",
    "last revised",
    "last changed",
    "last update",
    "last revision",
    "updated",
    "revised",
    "version of",
    "version dated",
    "version from",
    "date of last",
    "stand",
    "fassung vom",
    "version vom",
    "letzte aktualisierung",
    "zuletzt aktualisiert",
    "zuletzt geandert",
    "letzte anderung",
    "aktualisiert am",
    "ultimo aggiornamento",
    "ultima modifica",
    "ultima revisione",
    "aggiornato",
    "aggiornata",
    "versione del",
    "ostatnia aktualizacja",
    "ostatnio zaktualizowano",
    "data aktualizacji",
    "aktualizacja",
    "wersja z dnia",
    "wersja z",
    "derniere mise a jour",
    "mis a jour",
    "mise a jour",
    "version du",
    "ultima actualizacion",
    "actualizado",
    "actualizada",
    "version del",
];

/// Words between the two by which the date says something else: an end, another document.
const OTHERWISE: &[&str] = &[
    "until",
    "till",
    "through",
    "before",
    "after",
    "prior",
    "expires",
    "replaces",
    "supersedes",
    "bis",
    "vor",
    "nach",
    "ersetzt",
    "fino",
    "prima",
    "dopo",
    "sostituisce",
    "przed",
    "zastepuje",
    "jusqu'au",
    "avant",
    "remplace",
    "hasta",
    "antes",
];

/// Words before them that make it another version.
const EARLIER: &[&str] = &[
    "not",
    "previous",
    "prior",
    "earlier",
    "old",
    "older",
    "former",
    "superseded",
    "archived",
    "fruhere",
    "vorherige",
    "alte",
    "nicht",
    "precedente",
    "precedenti",
    "poprzednia",
    "poprzednie",
    "precedentes",
    "anterior",
    "anteriores",
];

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
    let told = |cues: &[&str]| parts.iter().find_map(|part| told(&Words::read(part.of(text)), cues, order));
    told(EFFECTIVE).or_else(|| told(UPDATED))
}

/// The first date of a block that one of these phrases introduces.
fn told(words: &Words<'_>, cues: &[&str], order: Order) -> Option<Date> {
    let introduced = |start: usize| {
        let from = start.saturating_sub(REACH);
        let cue = cues.iter().filter_map(|cue| (from..start).rev().find_map(|at| words.find(cue, at))).find(|cue| {
            let other = (cue.end..start).any(|at| words.is(at, OTHERWISE));
            let earlier = (cue.start.saturating_sub(BACK)..cue.start).any(|at| words.is(at, EARLIER));
            cue.end <= start && !other && !earlier
        });
        cue.is_some()
    };
    dates(words, order).into_iter().find(|written| introduced(written.words.start)).map(|written| written.date)
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
