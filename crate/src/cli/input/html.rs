//! HTML files: what a reader sees of them, as `extension/content/extract.js` reads it of a live page,
//! which knows more: its style sheets, shadow roots and frames.

use ego_tree::NodeId;
use regex::Regex;
use scraper::node::{Element, Node};
use scraper::{Html, Selector};

use super::builder::{Builder, Context, Line, State};
use super::controls::Controls;
use super::flow::{Flow, Standing, display_of, flow_of};
use super::furniture::{control_of, region_of};
use super::markup::{MARKUP, holds};
use super::nesting::bounded;
use super::prose::may_hold_prose;
use super::select::{self, Menus};
use super::style::{Display, Sheet, Style};
use crate::error::Error;
use crate::page::{BlockKind, Page};

pub(super) type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

/// Reads an HTML file.
///
/// # Errors
/// As [`Page::new`].
pub(super) fn read(source: &str) -> Result<Page, Error> {
    let html = Html::parse_document(&bounded(source));
    let title = Selector::parse("title")
        .ok()
        .and_then(|selector| html.select(&selector).next())
        .map(|title| title.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|title| !title.is_empty());
    let mut builder = Builder::default();
    walk(&html, &mut builder, Context::OUTERMOST);
    select::page(builder, title, Menus::LeftOut)
}

/// Reads a part of a document that is written in HTML.
pub(super) fn read_fragment(source: &str, builder: &mut Builder, context: Context) {
    walk(&Html::parse_fragment(&bounded(source)), builder, context);
}

enum Step<'a> {
    Visit(NodeRef<'a>, Context),
    Space,
    Part,
    Soft,
    Close,
    Resume(Line),
}

/// Visits a tree without recursion: markup may be nested deeper than the thread's stack is.
fn walk(html: &Html, builder: &mut Builder, context: Context) {
    let sheet = Sheet::of(html);
    let controls = Controls::of(html.tree.root(), &sheet);
    let mut stack = vec![Step::Visit(html.tree.root(), context)];
    while let Some(step) = stack.pop() {
        let (node, context) = match step {
            Step::Visit(node, context) => (node, context),
            Step::Space => {
                builder.space();
                continue;
            }
            Step::Part => {
                builder.part();
                continue;
            }
            Step::Soft => {
                builder.soft_break();
                continue;
            }
            Step::Close => {
                builder.close();
                continue;
            }
            Step::Resume(line) => {
                builder.resume(line);
                continue;
            }
        };
        let inner = match node.value() {
            Node::Text(text) => {
                builder.push(text, context);
                continue;
            }
            Node::Element(element) => {
                let Some(inner) = enter(node, element, context, builder, &sheet, &controls, &mut stack) else {
                    continue;
                };
                inner
            }
            Node::Document | Node::Fragment => context,
            _ => continue,
        };
        let at = stack.len();
        stack.extend(node.children().map(|child| Step::Visit(child, inner)));
        stack[at..].reverse();
    }
}

/// Begins an element and notes how it ends; what its text inherits, or `None` where it has none.
fn enter<'a>(
    node: NodeRef<'a>,
    element: &'a Element,
    outer: Context,
    builder: &mut Builder,
    sheet: &Sheet,
    controls: &Controls<'a>,
    stack: &mut Vec<Step<'a>>,
) -> Option<Context> {
    let tag = element.name();
    if holds(&MARKUP.never, tag) || matches!(tag, "wbr" | "iframe" | "frame") {
        return None;
    }
    if tag == "br" {
        builder.line_break();
        return None;
    }
    let style = sheet.style(node.id(), element.attr("style"));
    let region = outer.region.map(|region| builder.regions[region]);
    let opens = || controls.opens(node, element, &outer, region.as_ref());
    let flow = flow_of(node, element, &style, &outer, builder.has_words(), opens);
    if tag == "img" {
        if flow.state == State::Read {
            builder.image(element.attr("alt").unwrap_or_default(), outer);
        }
        return None;
    }
    let context = inside(node, element, &style, flow, outer, builder, sheet);
    match flow.standing {
        Standing::Inline => {}
        Standing::Spaced => {
            builder.space();
            stack.push(Step::Space);
        }
        Standing::Parted => {
            builder.part();
            stack.push(Step::Part);
        }
        Standing::Mark => {
            builder.space();
            stack.push(Step::Part);
        }
        Standing::Soft => {
            builder.soft_break();
            stack.push(Step::Soft);
        }
        Standing::Block => {
            builder.close();
            stack.push(Step::Close);
        }
        Standing::Apart => stack.push(Step::Resume(builder.suspend())),
    }
    Some(context)
}

/// What an element's text inherits.
fn inside(
    node: NodeRef<'_>,
    element: &Element,
    style: &Style,
    flow: Flow,
    outer: Context,
    builder: &mut Builder,
    sheet: &Sheet,
) -> Context {
    let tag = element.name();
    let role = element.attr("role").unwrap_or_default();
    let is_main = matches!(tag, "main" | "article") || matches!(role, "main" | "article");
    let is_block = matches!(flow.standing, Standing::Block | Standing::Soft);
    let mut context = Context {
        bold: style.bold.unwrap_or(outer.bold) || matches!(tag, "b" | "strong" | "th"),
        preformatted: style.preformatted.unwrap_or(outer.preformatted)
            || matches!(tag, "pre" | "textarea" | "listing" | "xmp" | "plaintext"),
        state: flow.state,
        collapsed: flow.collapsed,
        rendered: flow.rendered,
        clipped: flow.clipped,
        invisible: style.invisible.unwrap_or(outer.invisible),
        row: flow.row,
        paragraph: (tag == "p" && outer.link.is_none()) || (outer.paragraph && flow.standing != Standing::Block),
        sectioned: outer.sectioned || is_main || holds(&MARKUP.sections, tag),
        main: outer.main || is_main,
        region: if is_main { None } else { outer.region },
        ..outer
    };
    context.region = region_of(builder, element, role, &context);
    let is_menu = |region: Option<usize>| region.is_some_and(|region| builder.regions[region].menu);
    if is_menu(context.region)
        && !is_menu(outer.region)
        && flow.rendered
        && flow.state == State::Read
        && !may_hold_prose(&text_of(node))
    {
        context.state = State::Furniture;
        context.rendered = false;
    }
    if is_block {
        enter_block(&mut context, element, role, builder);
    } else if matches!(tag, "ul" | "ol") || role == "list" {
        context.list_depth = context.list_depth.saturating_add(1);
    }
    context.control = control_of(element, role, &context, || opens_panel(node, sheet));
    if let Some(url) = element.attr("href").filter(|_| tag == "a") {
        context.link = Some(builder.link(url));
    }
    context
}

/// What kind of block an element begins.
fn enter_block(context: &mut Context, element: &Element, role: &str, builder: &Builder) {
    let tag = element.name();
    if let Some(level) = heading_level(element, role) {
        context.kind = BlockKind::Heading { level };
    } else if matches!(tag, "ul" | "ol" | "menu" | "dir") || role == "list" {
        context.list_depth = context.list_depth.saturating_add(1);
    } else if tag == "li" || role == "listitem" {
        context.kind = BlockKind::ListItem { depth: context.list_depth.max(1) };
    } else if tag == "dt" {
        context.kind = match context.list_depth {
            0 => BlockKind::Paragraph,
            depth => BlockKind::ListItem { depth },
        };
    } else if tag == "dd" || (tag == "blockquote" && builder.introduces()) {
        context.list_depth = context.list_depth.saturating_add(1);
        context.kind = BlockKind::ListItem { depth: context.list_depth };
    } else if matches!(tag, "td" | "th") {
        context.kind = BlockKind::TableCell;
    }
}

fn heading_level(element: &Element, role: &str) -> Option<u8> {
    match element.name().as_bytes() {
        &[b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ if role == "heading" => {
            let level = element.attr("aria-level").map_or(Some(2), |level| level.trim().parse().ok());
            Some(level.filter(|level| (1..=6).contains(level)).unwrap_or(6))
        }
        _ => None,
    }
}

/// Whether a hidden section comes right after a control.
fn opens_panel(node: NodeRef<'_>, sheet: &Sheet) -> bool {
    node.next_siblings().find(|node| node.value().is_element()).is_some_and(|next| is_hidden(next, sheet))
}

/// Whether an element is itself not displayed.
pub(super) fn is_hidden(node: NodeRef<'_>, sheet: &Sheet) -> bool {
    let id: NodeId = node.id();
    node.value()
        .as_element()
        .is_some_and(|element| display_of(element, &sheet.style(id, element.attr("style"))) == Some(Display::None))
}

/// Whether an element's id or class has a part that a pattern names.
pub(super) fn name_matches(element: &Element, pattern: &Regex) -> bool {
    [element.attr("id"), element.attr("class")].into_iter().flatten().any(|name| pattern.is_match(name))
}

/// All text below a node.
pub(super) fn text_of(node: NodeRef<'_>) -> String {
    node.descendants().filter_map(|node| node.value().as_text()).map(|text| &**text).collect()
}
