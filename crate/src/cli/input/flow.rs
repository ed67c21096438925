//! How an element stands in the text, as far as a file tells: within the line, as a block, or apart
//! from the line in whose markup it stands; shown, hidden or struck out. As `extension/content/flow.js`
//! does.

use scraper::node::Element;

use super::builder::{Context, State, units};
use super::html::{NodeRef, text_of};
use super::markup::{MARKUP, holds};
use super::prose::is_mark;
use super::style::{Display, Style};

/// Longest word that stands out of the flow at the beginning of a line as a part of it.
const INITIAL_LENGTH: usize = 12;

/// Longest footnote mark, in UTF-16 code units, white space included.
const MARK_LENGTH: usize = 12;

/// How an element stands in the line around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its words are words of the line.
    Inline,
    /// The same, and white space parts them from the words around.
    Spaced,
    /// The same, where letters would touch.
    Parted,
    /// A footnote's mark.
    Mark,
    /// By nature inline, a block by style: it ends the line unless its words run on.
    Soft,
    /// Ends the line.
    Block,
    /// The line around it goes on as if it were not there.
    Apart,
}

/// How an element stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    pub(super) standing: Standing,
    pub(super) state: State,
    pub(super) collapsed: bool,
    pub(super) rendered: bool,
    pub(super) clipped: bool,
    pub(super) row: bool,
}

/// How an element stands in the text. `open` tells whether a line is open, `opens` whether something
/// opens the element.
pub(super) fn flow_of(
    node: NodeRef<'_>,
    element: &Element,
    style: &Style,
    outer: &Context,
    open: bool,
    opens: impl Fn() -> bool,
) -> Flow {
    let tag = element.name();
    let is_block = holds(&MARKUP.blocks, tag);
    let natural = if is_block { Standing::Block } else { Standing::Inline };
    let mut flow = Flow {
        standing: natural,
        state: outer.state,
        collapsed: outer.collapsed,
        rendered: outer.rendered,
        clipped: outer.clipped,
        row: false,
    };
    if !outer.rendered {
        return flow;
    }
    if display_of(element, style) == Some(Display::None) {
        if opens() {
            flow.collapsed = true;
        } else {
            flow.standing = Standing::Apart;
            flow.state = State::Hidden;
            flow.rendered = false;
        }
        return flow;
    }
    let is_table = matches!(tag, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption");
    flow.row = match style.display {
        Some(Display::Contents) => outer.row,
        Some(Display::Row | Display::InlineRow) => !is_table,
        _ => false,
    };
    flow.standing = standing_of(tag, is_block, style, outer);
    match style.visible {
        Some(true) if outer.state == State::Hidden => flow.state = State::Read,
        Some(false) if !outer.collapsed && outer.state == State::Read => {
            if opens() {
                flow.collapsed = true;
            } else {
                flow.state = State::Hidden;
            }
        }
        _ => {}
    }
    if style.struck.unwrap_or(matches!(tag, "del" | "s" | "strike")) {
        flow.state = State::StruckOut;
    }
    if flow.state != outer.state {
        if !matches!(flow.standing, Standing::Block | Standing::Soft) {
            flow.standing = Standing::Apart;
        }
        return flow;
    }
    let placed = style.placed == Some(true);
    let floats = style.floats == Some(true) && !outer.row;
    if placed || (floats && (open || !is_block)) {
        take_out_of_flow(&mut flow, node, is_block, style, open, opens);
    } else if flow.standing == Standing::Inline {
        if open && element.attr("role") == Some("tooltip") {
            flow.standing = Standing::Apart;
        } else if tag == "button" {
            flow.standing = Standing::Parted;
        } else if (matches!(tag, "sup" | "sub") || (style.shifted == Some(true) && node.children().count() == 1))
            && is_footnote_mark(node)
        {
            flow.standing = Standing::Mark;
        }
    }
    flow
}

/// An element's box, where its style or its attributes tell.
pub(super) fn display_of(element: &Element, style: &Style) -> Option<Display> {
    let attribute = |name: &str| element.attr(name);
    let until_found = attribute("hidden").is_some_and(|value| value.eq_ignore_ascii_case("until-found"));
    let by_attribute = (attribute("hidden").is_some() && !until_found)
        || attribute("popover").is_some()
        || (element.name() == "dialog" && attribute("open").is_none());
    style.display.or(by_attribute.then_some(Display::None))
}

fn standing_of(tag: &str, is_block: bool, style: &Style, outer: &Context) -> Standing {
    let block = match style.display {
        Some(Display::Block | Display::Row) => true,
        Some(Display::Inline | Display::InlineRow) => false,
        // Boxes make blocks of their inline children.
        Some(Display::None | Display::Contents) | None => is_block || outer.row,
    };
    if tag == "textarea" {
        Standing::Block
    } else if tag == "div" && block && outer.row {
        Standing::Soft
    } else if is_block {
        match style.display {
            Some(Display::Contents) => Standing::Inline,
            _ if block => Standing::Block,
            _ => Standing::Spaced,
        }
    } else if !block {
        if outer.row { Standing::Spaced } else { Standing::Inline }
    } else if outer.row && !tag.contains('-') {
        Standing::Spaced
    } else {
        Standing::Soft
    }
}

/// What floats or is placed by itself is no part of the line, save for the letter or word that the
/// line begins with, and for words that are there to be heard.
fn take_out_of_flow(
    flow: &mut Flow,
    node: NodeRef<'_>,
    is_block: bool,
    style: &Style,
    open: bool,
    opens: impl Fn() -> bool,
) {
    let placed = style.placed == Some(true);
    if placed && style.clipped == Some(true) {
        flow.clipped = !opens();
        flow.standing = if is_block { Standing::Block } else { Standing::Inline };
    } else if open {
        flow.standing = Standing::Apart;
    } else if placed && style.clear == Some(true) && !opens() {
        flow.standing = Standing::Block;
        flow.clipped = true;
    } else if !is_block && begins_line(node) {
        flow.standing = Standing::Inline;
    } else {
        flow.standing = Standing::Block;
    }
}

/// Whether an element out of the flow begins the line that follows it, as a drop cap does: one word,
/// or words that the text after carries on.
fn begins_line(node: NodeRef<'_>) -> bool {
    let text = text_of(node);
    let text = text.trim();
    let after = text_after(node);
    let after = after.trim();
    let is_word = !text.is_empty() && !text.contains(char::is_whitespace) && units(text) <= INITIAL_LENGTH;
    !after.is_empty() && (is_word || after.starts_with(char::is_lowercase))
}

/// The text of the next sibling that has any, where it stands in the same line.
fn text_after(node: NodeRef<'_>) -> String {
    for sibling in node.next_siblings() {
        if sibling.value().as_element().is_some_and(|element| holds(&MARKUP.blocks, element.name())) {
            break;
        }
        let text = text_of(sibling);
        if !text.trim().is_empty() {
            return text;
        }
    }
    String::new()
}

fn is_footnote_mark(node: NodeRef<'_>) -> bool {
    let text = text_of(node);
    units(&text) <= MARK_LENGTH && is_mark(&text)
}
