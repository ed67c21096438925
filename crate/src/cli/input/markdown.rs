//! Markdown: its text without the markup, and its links.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use crate::error::Error;
use crate::page::{BlockKind, Page};

/// Reads Markdown.
///
/// # Errors
/// As [`Page::new`].
pub(in crate::cli) fn read(source: &str, title: Option<String>) -> Result<Page, Error> {
    let mut builder = Builder::default();
    let mut heading = None;
    let mut cell = false;
    let mut depth: u8 = 0;
    let mut bold = 0u32;
    let mut hidden = 0u32;
    let mut breaks = 0u32;
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                builder.close();
                heading = Some(level_of(level));
            }
            Event::End(TagEnd::Heading(_)) => {
                builder.close();
                heading = None;
            }
            Event::Start(Tag::List(_)) => {
                builder.close();
                depth = depth.saturating_add(1);
            }
            Event::End(TagEnd::List(_)) => {
                builder.close();
                depth = depth.saturating_sub(1);
            }
            Event::Start(Tag::TableCell) => {
                builder.close();
                cell = true;
            }
            Event::End(TagEnd::TableCell) => {
                builder.close();
                cell = false;
            }
            Event::Start(Tag::Link { dest_url, .. }) => builder.open_link(&dest_url),
            Event::End(TagEnd::Link) => builder.close_link(),
            Event::Start(Tag::Strong) => bold += 1,
            Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => hidden += 1,
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_)) => hidden = hidden.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_))
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::CodeBlock)
            | Event::Rule => builder.close(),
            Event::Text(text) | Event::Code(text) if hidden == 0 => {
                let kind = match (heading, cell, depth) {
                    (Some(level), ..) => BlockKind::Heading { level },
                    (None, true, _) => BlockKind::TableCell,
                    (None, false, 0) => BlockKind::Paragraph,
                    (None, false, depth) => BlockKind::ListItem { depth },
                };
                if !text.trim().is_empty() {
                    breaks = 0;
                }
                builder.push(&text, kind, bold > 0);
            }
            Event::InlineHtml(tag) | Event::Html(tag) => match apart(&tag) {
                Apart::Line => {
                    breaks += 1;
                    // Two in a row are how pages part paragraphs, as in HTML files.
                    if breaks > 1 && heading.is_none() {
                        builder.close();
                    } else {
                        builder.push(" ", BlockKind::Paragraph, true);
                    }
                }
                Apart::Block => builder.close(),
                Apart::Nothing => {}
            },
            Event::SoftBreak | Event::HardBreak => builder.push(" ", BlockKind::Paragraph, true),
            _ => {}
        }
    }
    builder.finish(title)
}

/// What raw HTML does to the text around it.
enum Apart {
    Line,
    Block,
    Nothing,
}

/// Markdown that was converted from a page keeps some of its tags. Leaving `<br>` out glues the word
/// after it to an address before it.
fn apart(html: &str) -> Apart {
    let html = html.trim().to_ascii_lowercase();
    let name = html.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match name {
        "br" => Apart::Line,
        "p" | "div" | "li" | "ul" | "ol" | "tr" | "td" | "th" | "table" | "hr" | "section" => Apart::Block,
        _ => Apart::Nothing,
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

    fn text(source: &str) -> String {
        read(source, None).map(|page| page.text().to_owned()).unwrap_or_default()
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
}
