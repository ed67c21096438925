//! Builds a page block by block, white space collapsed.

use crate::error::Error;
use crate::page::{Block, BlockKind, Page};
use crate::text::span::ByteOffset;

/// Most words of a paragraph that counts as a heading because all of it is bold.
const BOLD_HEADING_WORDS: usize = 12;

/// Level of such a heading: below every marked one.
const BOLD_HEADING_LEVEL: u8 = 6;

/// A page under construction.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    open: bool,
    space_due: bool,
    all_bold: bool,
}

impl Builder {
    /// Adds text to the open block, or to a new one of this kind.
    pub(super) fn push(&mut self, text: &str, kind: BlockKind, bold: bool) {
        for (at, word) in text.split(is_space).enumerate() {
            if at > 0 {
                self.space_due = self.open;
            }
            if word.is_empty() {
                continue;
            }
            if !self.open {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                // Texts near the limit are refused as a whole by `Page::new`.
                let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
                self.blocks.push(Block { kind, start: ByteOffset(start) });
                self.open = true;
                self.all_bold = true;
            } else if self.space_due {
                self.text.push(' ');
            }
            self.space_due = false;
            self.all_bold &= bold;
            self.text.push_str(word);
        }
    }

    /// Ends the open block, if there is one.
    pub(super) fn close(&mut self) {
        if self.open
            && self.all_bold
            && let Some(block) = self.blocks.last_mut()
            && block.kind == BlockKind::Paragraph
            && is_title(&self.text[block.start.index()..])
        {
            block.kind = BlockKind::Heading { level: BOLD_HEADING_LEVEL };
        }
        self.open = false;
        self.space_due = false;
    }

    /// The page.
    pub(super) fn finish(mut self, title: Option<String>) -> Result<Page, Error> {
        self.close();
        Page::new(self.text, self.blocks, title, None)
    }
}

fn is_title(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    text.split(' ').count() <= BOLD_HEADING_WORDS && !words.ends_with(['.', ':', ';', ',', '!', '?'])
}

/// White space that collapses; a non-breaking space does not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
