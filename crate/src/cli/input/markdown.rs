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
                builder.push(&text, kind, bold > 0);
            }
            Event::SoftBreak | Event::HardBreak => builder.push(" ", BlockKind::Paragraph, true),
            _ => {}
        }
    }
    builder.finish(title)
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
