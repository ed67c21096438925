//! A page as the core receives it: one string and a table of blocks.
//!
//! First station of the data flow. Whoever extracts a page (the content script from the live
//! document, the command line from a file) joins the visible text of its blocks in reading order
//! and says where each block begins; nothing of the document's markup travels further.

use serde::{Deserialize, Serialize};

use crate::text::span::ByteOffset;

/// What a block of text is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A page to analyse.
///
/// Invariants, checked by [`Page::new`]: blocks are in ascending order of `start`, the first
/// starts at 0 where there is text, and every start is a character boundary of `text`.
#[derive(Clone, Debug)]
pub struct Page {
    text: String,
    blocks: Vec<Block>,
    /// The document's title, where it has one; helps to tell what kind of page this is.
    pub title: Option<String>,
    /// The page's address, where it has one; used for the same and for nothing else.
    pub url: Option<String>,
}
