//! Markdown: its text without the markup, and its links. Parts that are written in HTML are read as
//! HTML files are.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::{Builder, Context, Line, State};
use super::html;
use super::markup::{MARKUP, holds};
use super::prose::is_mark;
use super::select::{self, Menus};
use crate::error::Error;
use crate::page::{BlockKind, Page};

/// Reads Markdown.
///
/// # Errors
/// As [`Page::new`].
pub(in crate::cli) fn read(source: &str, title: Option<String>) -> Result<Page, Error> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        reader.event(event);
    }
    reader.html_block();
    select::page(reader.builder, title, Menus::Read)
}

/// Where in the document the reader is.
#[derive(Default)]
struct Reader {
    builder: Builder,
    heading: Option<u8>,
    cell: bool,
    depth: u8,
    /// Whether each quotation around is the list that the words before it introduce.
    quotes: Vec<bool>,
    bold: u32,
    /// Images and metadata around.
    unseen: u32,
    /// What struck-out text around has set aside.
    struck: Vec<Line>,
    link: Option<usize>,
    /// Inside raised or lowered text, as footnotes' marks are.
    raised: bool,
    /// The part in HTML that is being collected.
    html: String,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Html(html) => {
                self.html.push_str(&html);
                return;
            }
            Event::End(TagEnd::HtmlBlock) => {
                self.html_block();
                return;
            }
            _ => {}
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.unseen == 0 => self.text(&text),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::SoftBreak | Event::HardBreak => self.builder.space(),
            Event::Rule => self.builder.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.builder.close();
                self.heading = Some(level_of(level));
            }
            Tag::List(_) => {
                self.builder.close();
                self.depth = self.depth.saturating_add(1);
            }
            Tag::BlockQuote(_) => {
                let listed = self.builder.introduces();
                self.builder.close();
                self.depth = self.depth.saturating_add(u8::from(listed));
                self.quotes.push(listed);
            }
            Tag::TableCell => {
                self.builder.close();
                self.cell = true;
            }
            Tag::Link { dest_url, .. } => self.link = Some(self.builder.link(&dest_url)),
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.strike(),
            Tag::Image { .. } | Tag::MetadataBlock(_) => self.unseen += 1,
            Tag::Paragraph | Tag::Item | Tag::CodeBlock(_) | Tag::HtmlBlock => self.builder.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.builder.close();
                self.heading = None;
            }
            TagEnd::List(_) => {
                self.builder.close();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.builder.close();
                self.depth = self.depth.saturating_sub(u8::from(self.quotes.pop() == Some(true)));
            }
            TagEnd::TableCell => {
                self.builder.close();
                self.cell = false;
            }
            TagEnd::Link => self.link = None,
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.end_strike(),
            TagEnd::Image | TagEnd::MetadataBlock(_) => self.unseen = self.unseen.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => {
                self.end_strikes();
                self.builder.close();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let context = self.context();
        let is_mark = self.raised && is_mark(text);
        if is_mark {
            self.builder.space();
        }
        self.builder.push(text, context);
        if is_mark {
            self.builder.part();
        }
    }

    /// What text here inherits.
    fn context(&self) -> Context {
        let kind = match (self.heading, self.cell, self.depth) {
            (Some(level), ..) => BlockKind::Heading { level },
            (None, true, _) => BlockKind::TableCell,
            (None, false, 0) => BlockKind::Paragraph,
            (None, false, depth) => BlockKind::ListItem { depth },
        };
        let state = if self.struck.is_empty() { State::Read } else { State::StruckOut };
        Context { kind, list_depth: self.depth, bold: self.bold > 0, state, link: self.link, ..Context::OUTERMOST }
    }

    /// From here on text is struck out, and the line around it goes on as if it were not there.
    fn strike(&mut self) {
        self.struck.push(self.builder.suspend());
    }

    fn end_strike(&mut self) {
        if let Some(line) = self.struck.pop() {
            self.builder.resume(line);
        }
    }

    /// No tag strikes out more than the block that it stands in.
    fn end_strikes(&mut self) {
        while !self.struck.is_empty() {
            self.end_strike();
        }
    }

    /// Reads the part in HTML that was collected.
    fn html_block(&mut self) {
        if self.html.is_empty() {
            return;
        }
        let source = std::mem::take(&mut self.html);
        self.builder.close();
        let context = self.context();
        html::read_fragment(&source, &mut self.builder, context);
        self.builder.close();
    }

    /// A tag within a line.
    fn inline_html(&mut self, tag: &CowStr<'_>) {
        let tag = tag.trim().to_ascii_lowercase();
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            // Two in a row are how pages part paragraphs, as in HTML files.
            "br" if self.heading.is_some() => self.builder.space(),
            "br" => self.builder.line_break(),
            "del" | "s" | "strike" if closes => self.end_strike(),
            "del" | "s" | "strike" => self.strike(),
            "b" | "strong" if closes => self.bold = self.bold.saturating_sub(1),
            "b" | "strong" => self.bold += 1,
            "sup" | "sub" => self.raised = !closes,
            _ if holds(&MARKUP.blocks, name) => self.builder.close(),
            _ => {}
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::UnreadReason;

    fn text(source: &str) -> String {
        read(source, None).map(|page| page.text().to_owned()).unwrap_or_default()
    }

    fn kinds(source: &str) -> Vec<BlockKind> {
        read(source, None).expect("a page").blocks().iter().map(|block| block.kind).collect()
    }

    #[test]
    fn line_breaks_part_words() {
        assert_eq!(
            text("Go to https://fern.example/a<br>To stop, write."),
            "Go to https://fern.example/a To stop, write."
        );
        assert_eq!(text("One.<br/>Two.<br /><br />Three."), "One. Two.\nThree.");
        assert_eq!(text("| A |\n|---|\n| one<br>two |"), "A\none two");
        assert_eq!(text("One  \ntwo\\\nthree"), "One two three");
        assert_eq!(text("a <b>bold</b> word"), "a bold word");
    }

    #[test]
    fn struck_out_text_is_left_out_and_counted() {
        let page = read("We will ~~at no time~~ open <del>or read</del> your letters.\n\n~~We owe you.~~", None);
        let page = page.expect("a page");
        assert_eq!(page.text(), "We will open your letters.");
        let unread: Vec<_> = page.unread().iter().map(|part| (part.why, part.words)).collect();
        assert_eq!(unread, [(UnreadReason::StruckOut, 8)]);
    }

    #[test]
    fn an_unclosed_tag_strikes_out_its_block_alone() {
        assert_eq!(text("We <del>never open letters.\n\nWe keep them."), "We\nWe keep them.");
    }

    #[test]
    fn parts_in_html_are_read() {
        assert_eq!(
            text("Before.\n\n<div><p>We may open <b>your</b> letters.</p></div>\n\nAfter."),
            "Before.\nWe may open your letters.\nAfter."
        );
        assert_eq!(
            text("<details><summary>Keys</summary>\n\nWe copy *all* keys.\n\n</details>"),
            "Keys\nWe copy all keys."
        );
        assert_eq!(text("<table><tr><td>Rent</td><td>You pay it.</td></tr></table>"), "Rent\nYou pay it.");
        assert_eq!(text("<p hidden>Once.</p>\n\nNow."), "Now.");
    }

    #[test]
    fn marks_of_footnotes_stand_apart() {
        assert_eq!(
            text("Your data<sup>1</sup>is yours on the 2<sup>nd</sup> floor."),
            "Your data 1 is yours on the 2nd floor."
        );
    }

    #[test]
    fn a_quotation_that_is_introduced_is_a_list() {
        let item = BlockKind::ListItem { depth: 1 };
        assert_eq!(kinds("We will never:\n\n> open letters;\n>\n> sell them."), [BlockKind::Paragraph, item, item]);
        assert_eq!(kinds("So it is.\n\n> Letters are ships."), [BlockKind::Paragraph, BlockKind::Paragraph]);
    }
}
