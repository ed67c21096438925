//! Builds a page block by block, white space collapsed.

use crate::error::Error;
use crate::page::{Block, BlockKind, Link, Page};
use crate::text::span::{ByteOffset, Span};

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
    links: Vec<Link>,
    /// The open link: where it leads, and its first byte once it has text.
    link: Option<(String, Option<u32>)>,
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
                self.blocks.push(Block { kind, start: ByteOffset(offset(&self.text)) });
                self.open = true;
                self.all_bold = true;
            } else if self.space_due {
                self.text.push(' ');
            }
            self.space_due = false;
            self.all_bold &= bold;
            if let Some((_, start @ None)) = &mut self.link {
                *start = Some(offset(&self.text));
            }
            self.text.push_str(word);
        }
    }

    /// What is pushed from now on links to `url`.
    pub(super) fn open_link(&mut self, url: &str) {
        self.close_link();
        self.link = Some((url.to_owned(), None));
    }

    /// Ends the open link, if there is one.
    pub(super) fn close_link(&mut self) {
        if let Some((url, Some(start))) = self.link.take() {
            let span = Span { start: ByteOffset(start), end: ByteOffset(offset(&self.text)) };
            self.links.push(Link { span, url });
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
        self.close_link();
        Ok(Page::new(self.text, self.blocks, title, None)?.with_links(self.links))
    }
}

/// The end of a text. Texts near the limit are refused as a whole by [`Page::new`].
fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

fn is_title(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    text.split(' ').count() <= BOLD_HEADING_WORDS && !words.ends_with(['.', ':', ';', ',', '!', '?'])
}

/// White space that collapses; a non-breaking space does not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
