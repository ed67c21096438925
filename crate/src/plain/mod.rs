//! Plain text: the analysed text is the input itself, and its lines make the blocks.
//!
//! Stands before [`crate::page`] for text that comes without blocks: a file of the command line, a text
//! that was handed to the extension. A line is a block, unless the lengths of the lines show that
//! paragraphs were wrapped at a column: see [`wrap`].

mod wrap;

use crate::error::Error;
use crate::page::{Block, BlockKind, Page};
use crate::text::span::ByteOffset;

/// Reads plain text; the lines of a wrapped paragraph are one block.
///
/// # Errors
/// As [`Page::new`].
pub fn read(text: String, title: Option<String>) -> Result<Page, Error> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let continued = wrap::continued(&lines);
    let blocks = blocks(&lines, |line| !continued[line]);
    Page::new(text, blocks, title, None)
}

/// Reads plain text in which each line is a block, however long the lines are.
///
/// # Errors
/// As [`Page::new`].
pub fn read_lines(text: String) -> Result<Page, Error> {
    let blocks = blocks(&text.split_inclusive('\n').collect::<Vec<_>>(), |_| true);
    Page::new(text, blocks, None, None)
}

/// The blocks that those lines begin of which `begins` holds.
fn blocks(lines: &[&str], begins: impl Fn(usize) -> bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, line) in lines.iter().enumerate() {
        if begins(number) {
            // Texts too long for this are refused as a whole by `Page::new`.
            let offset = ByteOffset(u32::try_from(start).unwrap_or(u32::MAX));
            blocks.push(Block { kind: BlockKind::Paragraph, start: offset });
        }
        start += line.len();
    }
    blocks
}
