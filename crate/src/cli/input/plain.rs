//! Plain text: each line is a block, and the analysed text is the input itself.

use crate::error::Error;
use crate::page::{Block, BlockKind, Page};
use crate::text::span::ByteOffset;

/// Reads plain text.
///
/// # Errors
/// As [`Page::new`].
pub(in crate::cli) fn read(text: String, title: Option<String>) -> Result<Page, Error> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // Texts too long for this are refused as a whole by `Page::new`.
        let offset = ByteOffset(u32::try_from(start).unwrap_or(u32::MAX));
        blocks.push(Block { kind: BlockKind::Paragraph, start: offset });
        start += line.len();
    }
    Page::new(text, blocks, title, None)
}
