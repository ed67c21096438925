//! Decides which pieces of a document are read, by what they say, and counts the others; as
//! `extension/content/select.js` does.

use std::collections::{BTreeMap, HashSet};

use super::builder::{Builder, Piece, Region, State, units};
use super::prose::{Standing, answers_consent, asks_consent, is_prose, is_weighty, speaks_of_cookies, words_of};
use crate::error::Error;
use crate::page::{Block, BlockKind, Link, Page};
use crate::report::{Unread, UnreadReason};
use crate::text::span::{ByteOffset, Span};

/// Fewest links, one after the other with hardly anything else, that are a menu.
const MENU_LINKS: usize = 5;

/// Most UTF-16 code units of a menu's link, on average.
const MENU_LINK_LENGTH: usize = 60;

/// Most UTF-16 code units of a word or two that stand among a menu's links.
const MENU_TITLE_LENGTH: usize = 20;

/// Most words of a request for consent.
const BANNER_WORDS: usize = 480;

/// Most words of an answer to it.
const ANSWER_WORDS: usize = 12;

/// Fewest words of prose by which a region is a document, of which no block is left out.
const DOCUMENT_WORDS: usize = 120;

/// Fewest words of a collapsed block that is taken for a copy of a visible one.
const COPY_WORDS: usize = 6;

/// How links that follow each other are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Menus {
    /// As a menu, which is left out.
    LeftOut,
    /// As text, as in documents that were written as such.
    Read,
}

/// What a region holds in all.
#[derive(Clone, Copy, Default)]
struct Totals {
    words: usize,
    /// Words of prose among them.
    prose: usize,
    /// Whether it may be a request for consent, by its name or its words.
    asks: bool,
    /// Whether a control of it answers one.
    answers: bool,
}

/// The page of what was built.
///
/// # Errors
/// As [`Page::new`].
pub(super) fn page(mut builder: Builder, title: Option<String>, menus: Menus) -> Result<Page, Error> {
    builder.close();
    let Builder { pieces, regions, urls, .. } = builder;
    let mut why: Vec<Option<UnreadReason>> = pieces.iter().map(known).collect();
    mark_regions(&pieces, &regions, &mut why);
    mark_controls(&pieces, &mut why);
    if menus == Menus::LeftOut {
        mark_menus(&pieces, &mut why);
    }
    mark_copies(&pieces, &mut why);
    let mut unread: BTreeMap<UnreadReason, usize> = BTreeMap::new();
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut links = Vec::new();
    for (piece, why) in pieces.iter().zip(&why) {
        if let Some(why) = why {
            *unread.entry(*why).or_default() += words_of(&piece.text);
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        blocks.push(Block { kind: piece.kind, start: offset(start) });
        for &(from, to, link) in &piece.links {
            let span = Span { start: offset(start + from), end: offset(start + to) };
            links.push(Link { span, url: urls[link].clone() });
        }
        text.push_str(&piece.text);
    }
    let unread = unread.into_iter().filter(|&(_, words)| words > 0).map(|(why, words)| Unread {
        words: u32::try_from(words).unwrap_or(u32::MAX),
        why,
        language: None,
    });
    Ok(Page::new(text, blocks, title, None)?.with_links(links).with_unread(unread.collect()))
}

/// Texts near the limit are refused as a whole by [`Page::new`].
fn offset(at: usize) -> ByteOffset {
    ByteOffset(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Why a piece is left out by its markup and style alone.
fn known(piece: &Piece) -> Option<UnreadReason> {
    match piece.state {
        State::Read => piece.faint.then_some(UnreadReason::Hidden),
        State::Furniture => Some(UnreadReason::Furniture),
        State::Hidden => Some(UnreadReason::Hidden),
        State::StruckOut => Some(UnreadReason::StruckOut),
    }
}

/// Leaves out what of the regions is no prose. A heading, with what follows it up to the next, stays
/// or goes as one, so that no list loses the words that introduce it.
fn mark_regions(pieces: &[Piece], regions: &[Region], why: &mut [Option<UnreadReason>]) {
    let totals = totals(pieces, regions, why);
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        if let (Some(region), None) = (pieces[start].region, why[start]) {
            while end < pieces.len()
                && pieces[end].region == Some(region)
                && (why[end].is_some() || !is_heading(&pieces[end]))
            {
                end += 1;
            }
            mark_run(&pieces[start..end], regions, &totals[region], &mut why[start..end]);
        }
        start = end;
    }
}

fn mark_run(run: &[Piece], regions: &[Region], region: &Totals, why: &mut [Option<UnreadReason>]) {
    let is_document = region.prose >= DOCUMENT_WORDS && region.prose * 2 > region.words;
    let is_banner = region.asks && region.answers && region.words < BANNER_WORDS;
    let speaks = |piece: &Piece| {
        !asks_consent(&piece.text)
            && (!is_banner || is_weighty(&piece.text))
            && is_prose(&piece.text, standing_of(piece, regions))
    };
    let stays =
        (is_document && !is_banner) || run.iter().zip(why.iter()).any(|(piece, why)| why.is_none() && speaks(piece));
    for (piece, why) in run.iter().zip(why) {
        let plain = !is_label(piece) && !asks_consent(&piece.text);
        if why.is_none() && !(stays && (plain || speaks(piece))) {
            *why = Some(UnreadReason::Furniture);
        }
    }
}

fn totals(pieces: &[Piece], regions: &[Region], why: &[Option<UnreadReason>]) -> Vec<Totals> {
    let mut totals: Vec<Totals> =
        regions.iter().map(|region| Totals { asks: region.consent, ..Totals::default() }).collect();
    for (piece, why) in pieces.iter().zip(why) {
        let (Some(index), None) = (piece.region, why) else { continue };
        let region = regions[index];
        let found = &mut totals[index];
        let words = words_of(&piece.text);
        found.words += words;
        if is_prose(&piece.text, standing_of(piece, regions)) {
            found.prose += words;
        }
        found.asks |= region.asks && speaks_of_cookies(&piece.text);
        found.answers |= (is_label(piece) || region.consent) && words <= ANSWER_WORDS && answers_consent(&piece.text);
    }
    totals
}

/// Leaves out the labels of controls that stand by themselves, and links that open as a menu does.
fn mark_controls(pieces: &[Piece], why: &mut [Option<UnreadReason>]) {
    for (piece, why) in pieces.iter().zip(why) {
        let opens = piece.collapsed && is_linked(piece);
        if why.is_none() && (piece.control || opens) && !is_heading(piece) && !is_prose(&piece.text, Standing::Label) {
            *why = Some(UnreadReason::Furniture);
        }
    }
}

/// Leaves out links that follow each other with hardly anything else: a menu, a table of contents.
fn mark_menus(pieces: &[Piece], why: &mut [Option<UnreadReason>]) {
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start;
        let (mut links, mut linked, mut length) = (0, 0, 0);
        while end < pieces.len() && (why[end].is_some() || is_menu_entry(&pieces[end])) {
            if why[end].is_none() {
                links += pieces[end].links.len();
                linked += pieces[end].linked;
                length += units(&pieces[end].text);
            }
            end += 1;
        }
        if links >= MENU_LINKS && length <= MENU_LINK_LENGTH * links && is_menu_share(linked, length) {
            for at in start..end {
                if why[at].is_none() && !is_prose(&pieces[at].text, Standing::Label) {
                    why[at] = Some(UnreadReason::Furniture);
                }
            }
        }
        start = end.max(start + 1);
    }
}

/// Whether a piece may be an entry of a menu: a link, or a word or two among links.
fn is_menu_entry(piece: &Piece) -> bool {
    !piece.paragraph
        && !matches!(piece.kind, BlockKind::Heading { .. } | BlockKind::TableCell)
        && (is_linked(piece) || units(&piece.text) <= MENU_TITLE_LENGTH)
}

/// Whether a piece is links and hardly anything else.
fn is_linked(piece: &Piece) -> bool {
    is_menu_share(piece.linked, units(&piece.text))
}

/// Above 85 %.
fn is_menu_share(linked: usize, length: usize) -> bool {
    linked * 20 > length * 17
}

/// Leaves out what of the collapsed sections repeats what is shown.
fn mark_copies(pieces: &[Piece], why: &mut [Option<UnreadReason>]) {
    let shown: HashSet<&str> = pieces
        .iter()
        .zip(&*why)
        .filter(|(piece, why)| why.is_none() && !piece.collapsed)
        .map(|(piece, _)| piece.text.as_str())
        .collect();
    for (piece, why) in pieces.iter().zip(why) {
        if why.is_none()
            && piece.collapsed
            && words_of(&piece.text) >= COPY_WORDS
            && shown.contains(piece.text.as_str())
        {
            *why = Some(UnreadReason::Hidden);
        }
    }
}

fn standing_of(piece: &Piece, regions: &[Region]) -> Standing {
    if is_label(piece) {
        Standing::Label
    } else if piece.region.is_some_and(|region| regions[region].menu) {
        Standing::Menu
    } else {
        Standing::Text
    }
}

/// Whether a piece is a control or links, and hardly anything else.
fn is_label(piece: &Piece) -> bool {
    piece.control || piece.linked * 2 > units(&piece.text)
}

fn is_heading(piece: &Piece) -> bool {
    matches!(piece.kind, BlockKind::Heading { .. })
}
