//! A page as the core receives it: one string and a table of blocks.
//!
//! First station of the data flow. Whoever extracts a page (the content script from the live
//! document, the command line from a file) joins the visible text of its blocks in reading order
//! and says where each block begins and what links there are; nothing else of the markup travels
//! further.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::report::{Unread, UnreadReason};
use crate::text::cut::Cut;
use crate::text::span::{ByteOffset, Span, Utf16Index, Utf16Offset};

/// Longest text that a page may have, in bytes: far beyond any terms, far below what 32-bit
/// offsets can count, and still small enough for a browser's memory.
pub const MAX_TEXT: usize = 64 << 20;

/// Share of a document, one part in this many, from which its unread part is substantial.
pub const SUBSTANTIAL: usize = 10;

/// What a block of text is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum BlockKind {
    /// A heading; `level` is 1 for the page's title to 6 for the innermost.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// One item of a list; `depth` is 1 for an outermost list.
    ListItem {
        /// 1 upwards.
        depth: u8,
    },
    /// One cell of a table.
    TableCell,
}

/// One block: it reaches from `start` to the start of the next block, or to the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Offset of its first byte in the page's text.
    pub start: ByteOffset,
}

/// A link in the page's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its words.
    pub span: Span,
    /// Where it leads, as the page says.
    pub url: String,
}

/// A page to analyse.
///
/// Invariants, checked by [`Page::new`]: blocks are in ascending order of `start`, the first
/// starts at 0 where there is text, and every start is a character boundary of `text`.
#[derive(Clone, Debug)]
pub struct Page {
    text: String,
    blocks: Vec<Block>,
    links: Vec<Link>,
    /// What extraction left out.
    unread: Vec<Unread>,
    /// The document's title, where it has one; helps to tell what kind of page this is.
    pub title: Option<String>,
    /// The page's address, where it has one; used for the same and for nothing else.
    pub url: Option<String>,
}

impl Page {
    /// A page of `text`, cut into `blocks`. Two blocks may start at the same place: the first is
    /// then empty.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadPage`] where an invariant of [`Page`] is broken, a heading's level is not
    /// 1 to 6, a list item's depth is 0, or the text is longer than [`MAX_TEXT`].
    pub fn new(text: String, blocks: Vec<Block>, title: Option<String>, url: Option<String>) -> Result<Self, Error> {
        let bad = |message: String| Err(Error::new(ErrorKind::BadPage, message));
        check_length(&text)?;
        match blocks.first() {
            None if !text.is_empty() => return bad("text without a block".to_owned()),
            Some(first) if first.start.0 > 0 => {
                return bad(format!("the first block starts at byte {}", first.start.0));
            }
            _ => {}
        }
        let mut before = ByteOffset(0);
        for (number, block) in blocks.iter().enumerate() {
            if block.start < before {
                return bad(format!("block {number} starts before the one above it"));
            }
            if !text.is_char_boundary(block.start.index()) {
                return bad(format!("block {number} starts inside a character or past the text"));
            }
            match block.kind {
                BlockKind::Heading { level } if !(1..=6).contains(&level) => {
                    return bad(format!("block {number} is a heading of level {level}"));
                }
                BlockKind::ListItem { depth: 0 } => {
                    return bad(format!("block {number} is a list item of depth 0"));
                }
                _ => {}
            }
            before = block.start;
        }
        Ok(Self { text, blocks, links: Vec::new(), unread: Vec::new(), title, url })
    }

    /// The same from JavaScript's offsets, in UTF-16 code units.
    ///
    /// # Errors
    ///
    /// As for [`Page::new`]; also where a block or a link starts or ends inside a surrogate pair.
    pub fn from_utf16(
        text: String,
        blocks: Vec<(BlockKind, Utf16Offset)>,
        links: Vec<(Utf16Offset, Utf16Offset, String)>,
        title: Option<String>,
        url: Option<String>,
    ) -> Result<Self, Error> {
        check_length(&text)?;
        let index = Utf16Index::new(&text);
        let block = |(kind, start)| Ok(Block { kind, start: index.byte(start)? });
        let blocks = blocks.into_iter().map(block).collect::<Result<_, Error>>()?;
        let link =
            |(start, end, url)| Ok(Link { span: Span { start: index.byte(start)?, end: index.byte(end)? }, url });
        let links = links.into_iter().map(link).collect::<Result<_, Error>>()?;
        Ok(Self::new(text, blocks, title, url)?.with_links(links))
    }

    /// The page with its links; those that do not lie in its text are left out.
    #[must_use]
    pub fn with_links(mut self, mut links: Vec<Link>) -> Self {
        let inside = |at: ByteOffset| self.text.is_char_boundary(at.index());
        links.retain(|link| link.span.start < link.span.end && inside(link.span.start) && inside(link.span.end));
        links.sort_by_key(|link| link.span.start);
        self.links = links;
        self
    }

    /// The page with what extraction left out of it.
    #[must_use]
    pub fn with_unread(mut self, unread: Vec<Unread>) -> Self {
        self.unread = unread;
        self
    }

    /// What extraction left out.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// Whether so much is written by the page's styles, beside `words` that are read, that nothing can be said of the
    /// whole.
    #[must_use]
    pub fn is_much_generated(&self, words: usize) -> bool {
        let generated = self.unread.iter().filter(|part| part.why == UnreadReason::Generated);
        let generated: usize = generated.map(|part| part.words as usize).sum();
        generated * SUBSTANTIAL > words + generated
    }

    /// Whether another page is judged as this one is: links, and what was left out, are for the report alone.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        (&self.text, &self.blocks, &self.title, &self.url) == (&other.text, &other.blocks, &other.title, &other.url)
    }

    /// The links, in order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links that begin within a part of the text.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = &Link> {
        let from = self.links.partition_point(|link| link.span.start < span.start);
        self.links[from..].iter().take_while(move |link| link.span.start < span.end)
    }

    /// The text, blocks separated by line feeds.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in ascending order of start.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Where block `index` lies, without the white space that ends it; empty at the end of the
    /// text where there is no such block.
    #[must_use]
    pub fn block_span(&self, index: usize) -> Span {
        let start_of = |index: usize| self.blocks.get(index).map_or(self.text.len(), |b| b.start.index());
        let (start, end) = (start_of(index), start_of(index.saturating_add(1)));
        Span::at(start, start + self.text.between(start, end).trim_end().len())
    }
}

#[cfg(test)]
impl Page {
    /// A page of one paragraph.
    pub(crate) fn paragraph(text: &str) -> Self {
        let block = Block { kind: BlockKind::Paragraph, start: ByteOffset(0) };
        Self::new(text.to_owned(), vec![block], None, None).expect("a sound page")
    }
}

fn check_length(text: &str) -> Result<(), Error> {
    if text.len() > MAX_TEXT {
        let message = format!("text of {} bytes is longer than {MAX_TEXT}", text.len());
        return Err(Error::new(ErrorKind::BadPage, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str, starts: &[u32]) -> Result<Page, Error> {
        let block = |&start| Block { kind: BlockKind::Paragraph, start: ByteOffset(start) };
        Page::new(text.to_owned(), starts.iter().map(block).collect(), None, None)
    }

    #[test]
    fn a_page_that_breaks_an_invariant_is_refused() {
        for (text, starts) in [("a", &[][..]), ("ab", &[1]), ("a\nb", &[0, 2, 1]), ("é\nb", &[0, 1]), ("a", &[0, 2])] {
            let error = paragraphs(text, starts).expect_err("no such page");
            assert_eq!(error.kind(), ErrorKind::BadPage, "{text:?} {starts:?}");
        }
        for kind in [BlockKind::Heading { level: 0 }, BlockKind::Heading { level: 7 }, BlockKind::ListItem { depth: 0 }]
        {
            let block = Block { kind, start: ByteOffset(0) };
            assert!(Page::new("a".to_owned(), vec![block], None, None).is_err(), "{kind:?}");
        }
        assert!(Page::new(" ".repeat(MAX_TEXT + 1), Vec::new(), None, None).is_err());
    }

    #[test]
    fn much_is_generated_from_a_tenth_of_the_whole() {
        let unread = |words, why| Unread { words, why, language: None };
        let page = Page::paragraph("A letter.");
        let is_much = |unread| page.clone().with_unread(unread).is_much_generated(90);
        assert!(is_much(vec![unread(11, UnreadReason::Generated)]));
        assert!(!is_much(vec![unread(10, UnreadReason::Generated), unread(900, UnreadReason::Furniture)]));
        assert!(!is_much(Vec::new()));
    }

    #[test]
    fn a_block_ends_before_the_white_space_that_parts_it_from_the_next() {
        let page = paragraphs("One. \n\nÄ\n", &[0, 7, 7]).expect("sound page");
        let slice = |index| page.block_span(index).of(page.text());
        assert_eq!([slice(0), slice(1), slice(2), slice(9)], ["One.", "", "Ä", ""]);
        assert!(paragraphs("", &[]).is_ok());
        assert!(paragraphs("", &[0]).is_ok());
    }

    #[test]
    fn starts_in_code_units_are_converted_and_checked() {
        let page = |starts: &[u32]| {
            let block = |&start| (BlockKind::Paragraph, Utf16Offset(start));
            Page::from_utf16("é😀\nb".to_owned(), starts.iter().map(block).collect(), Vec::new(), None, None)
        };
        assert_eq!(page(&[0, 4]).expect("sound page").block_span(1), Span::at(7, 8));
        assert!(page(&[0, 2]).is_err(), "inside a surrogate pair");
        assert!(page(&[0, 6]).is_err(), "past the text");
    }
}
