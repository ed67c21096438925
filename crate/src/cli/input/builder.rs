//! Collects a document's text as pieces, one for each block, white space collapsed as it renders;
//! as `extension/content/builder.js` does.

use super::prose::{introduces, runs_on};
use crate::page::BlockKind;

/// Most words of a paragraph that counts as a heading because all of it is bold.
const BOLD_HEADING_WORDS: usize = 12;

/// The same, in UTF-16 code units.
const BOLD_HEADING_LENGTH: usize = 100;

/// Level of such a heading: below every marked one.
const BOLD_HEADING_LEVEL: u8 = 6;

/// Longest alternative text of an image that stands in a line as its words do, in UTF-16 units.
const IMAGE_WORDS: usize = 40;

/// What is already known of a text by its markup and style: whether it is read, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Read,
    Furniture,
    Hidden,
    StruckOut,
}

/// A part of the page that may be furniture; what it says decides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    /// Whether it is named as consent tools name their banners.
    pub(super) consent: bool,
    /// Whether it is of a kind that may ask for consent.
    pub(super) asks: bool,
    /// Whether it is of a kind that holds menus.
    pub(super) menu: bool,
}

/// What an element's text inherits.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the text")]
pub(super) struct Context {
    pub(super) kind: BlockKind,
    pub(super) list_depth: u8,
    pub(super) bold: bool,
    pub(super) preformatted: bool,
    pub(super) state: State,
    /// Inside a collapsed section, where nothing is rendered.
    pub(super) collapsed: bool,
    /// Whether style tells how it is laid out; not inside what is hidden.
    pub(super) rendered: bool,
    /// Drawn where nobody sees it.
    pub(super) clipped: bool,
    /// Its own text is too small to be seen.
    pub(super) invisible: bool,
    /// The label of a control.
    pub(super) control: bool,
    /// Child of a flex, grid or table box, which makes a block of what is inline.
    pub(super) row: bool,
    /// Inside a paragraph, as the markup says.
    pub(super) paragraph: bool,
    /// Inside a section, whose header and footer are its own.
    pub(super) sectioned: bool,
    /// Inside the page's main content.
    pub(super) main: bool,
    /// Index of the region around it, in [`Builder::regions`].
    pub(super) region: Option<usize>,
    /// Index of the link around it, in [`Builder::urls`].
    pub(super) link: Option<usize>,
}

impl Context {
    /// Outside of everything.
    pub(super) const OUTERMOST: Self = Self {
        kind: BlockKind::Paragraph,
        list_depth: 0,
        bold: false,
        preformatted: false,
        state: State::Read,
        collapsed: false,
        rendered: true,
        clipped: false,
        invisible: false,
        control: false,
        row: false,
        paragraph: false,
        sectioned: false,
        main: false,
        region: None,
        link: None,
    };
}

/// One block.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the text")]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// Start and end in `text`, in bytes, and the index of the link.
    pub(super) links: Vec<(usize, usize, usize)>,
    /// UTF-16 code units of links.
    pub(super) linked: usize,
    /// Whether all of it is bold; a control; where nobody sees it; in a collapsed section.
    pub(super) bold: bool,
    pub(super) control: bool,
    pub(super) faint: bool,
    pub(super) collapsed: bool,
    /// Whether its markup says that it is a paragraph.
    pub(super) paragraph: bool,
    pub(super) state: State,
    /// None where any of it is outside.
    pub(super) region: Option<usize>,
}

/// A document under construction.
#[derive(Default)]
pub(super) struct Builder {
    /// Closed ones, in reading order.
    pub(super) pieces: Vec<Piece>,
    pub(super) regions: Vec<Region>,
    pub(super) urls: Vec<String>,
    line: Line,
    /// A block began or ended that may be a part of the line.
    soft: bool,
    /// A letter that comes next belongs to the next word.
    parted: bool,
}

/// The line that is open.
#[derive(Default)]
pub(super) struct Line {
    piece: Option<Piece>,
    space_due: bool,
    /// Line breaks since the last word.
    breaks: u8,
}

impl Builder {
    /// Appends text.
    pub(super) fn push(&mut self, text: &str, context: Context) {
        if !context.preformatted {
            self.words(text, context);
            return;
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_break();
            }
            self.words(line, context);
        }
    }

    fn words(&mut self, text: &str, context: Context) {
        for (number, word) in text.split(is_space).enumerate() {
            if number > 0 {
                self.space();
            }
            if !word.is_empty() {
                self.word(word, context);
            }
        }
    }

    fn word(&mut self, word: &str, context: Context) {
        if self.soft && self.line.piece.as_ref().is_some_and(|piece| !runs_on(&piece.text, word)) {
            self.close();
        }
        if self.soft || (self.parted && word.starts_with(char::is_alphanumeric)) {
            self.space();
        }
        self.soft = false;
        self.parted = false;
        self.line.breaks = 0;
        let piece = self.line.piece.get_or_insert_with(|| Piece {
            kind: context.kind,
            text: String::new(),
            links: Vec::new(),
            linked: 0,
            bold: true,
            control: true,
            faint: true,
            collapsed: true,
            paragraph: context.paragraph,
            state: context.state,
            region: context.region,
        });
        let spaced = self.line.space_due && !piece.text.is_empty();
        self.line.space_due = false;
        if spaced {
            piece.text.push(' ');
        }
        piece.bold &= context.bold;
        piece.control &= context.control;
        piece.faint &= context.clipped || context.invisible;
        piece.collapsed &= context.collapsed;
        if piece.region != context.region {
            piece.region = piece.region.and(context.region);
        }
        if let Some(link) = context.link {
            let end = piece.text.len() + word.len();
            piece.linked += units(word);
            match piece.links.last_mut() {
                Some(last) if last.2 == link => {
                    last.1 = end;
                    piece.linked += usize::from(spaced);
                }
                _ => piece.links.push((piece.text.len(), end, link)),
            }
        }
        piece.text.push_str(word);
    }

    /// The words that an image stands for: within a sentence, or as its first letter.
    pub(super) fn image(&mut self, alt: &str, context: Context) {
        let words = alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = units(&words);
        if length == 0 || length > IMAGE_WORDS {
            return;
        }
        let open = |piece: &Piece| !piece.text.ends_with(['.', '!', '?', ':', ';']);
        if length == 1 || (!self.soft && self.line.piece.as_ref().is_some_and(open)) {
            self.words(&words, context);
        }
    }

    /// Parts what comes next from the word before.
    pub(super) fn space(&mut self) {
        self.line.space_due |= self.line.piece.is_some();
    }

    /// One line break is a space, two in a row end the block.
    pub(super) fn line_break(&mut self) {
        if self.line.piece.is_none() {
            return;
        }
        self.line.breaks = self.line.breaks.saturating_add(1);
        if self.line.breaks > 1 {
            self.close();
        } else {
            self.space();
        }
    }

    /// A block of what is by nature part of a line: it ends a line unless its words run on.
    pub(super) fn soft_break(&mut self) {
        self.soft = true;
    }

    /// Parts letters that come next from the word before.
    pub(super) fn part(&mut self) {
        self.parted = true;
    }

    /// Ends the open block, if there is one.
    pub(super) fn close(&mut self) {
        self.soft = false;
        self.parted = false;
        let Some(mut piece) = std::mem::take(&mut self.line).piece else { return };
        if piece.bold && piece.kind == BlockKind::Paragraph && is_title(&piece.text) {
            piece.kind = BlockKind::Heading { level: BOLD_HEADING_LEVEL };
        }
        self.pieces.push(piece);
    }

    /// Sets the open line aside, for text that stands in its markup and not in its words.
    pub(super) fn suspend(&mut self) -> Line {
        std::mem::take(&mut self.line)
    }

    /// Goes on with a line that was set aside.
    pub(super) fn resume(&mut self, line: Line) {
        self.close();
        self.line = line;
    }

    /// Whether a line is open that holds a word.
    pub(super) fn has_words(&self) -> bool {
        self.line.piece.as_ref().is_some_and(|piece| piece.text.contains(char::is_alphanumeric))
    }

    /// Whether the text before, in the open block or the last one, introduces what follows.
    pub(super) fn introduces(&self) -> bool {
        let last = || self.pieces.iter().rev().find(|piece| piece.state == State::Read);
        self.line.piece.as_ref().or_else(last).is_some_and(|piece| introduces(&piece.text))
    }

    /// A link that text may lie in.
    pub(super) fn link(&mut self, url: &str) -> usize {
        self.urls.push(url.to_owned());
        self.urls.len() - 1
    }
}

/// UTF-16 code units of a text, in which the page's reader counts.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn is_title(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace());
    units(text) < BOLD_HEADING_LENGTH
        && text.split(' ').count() <= BOLD_HEADING_WORDS
        && !words.ends_with(['.', ':', ';', ',', '!', '?'])
}

/// White space that collapses; a non-breaking space does not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
