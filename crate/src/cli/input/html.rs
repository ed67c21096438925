//! HTML files: what a reader sees of them, in the spirit of `extension/content/extract.js`, which
//! knows more (styles, shadow roots, frames) since it reads a live page.

use scraper::node::{Element, Node};
use scraper::{Html, Selector};

use super::builder::Builder;
use crate::error::Error;
use crate::page::{BlockKind, Page};

/// Elements whose text is never part of a document.
const NEVER: [&str; 24] = [
    "script", "style", "noscript", "template", "head", "svg", "canvas", "audio", "video", "object", "embed", "select",
    "datalist", "textarea", "input", "progress", "meter", "dialog", "nav", "menu", "button", "iframe", "math",
    "frameset",
];

/// Roles of page furniture.
const ROLES: [&str; 14] = [
    "navigation",
    "menu",
    "menubar",
    "banner",
    "contentinfo",
    "search",
    "toolbar",
    "tablist",
    "dialog",
    "alertdialog",
    "alert",
    "tooltip",
    "status",
    "listbox",
];

/// Elements that do not end a line.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
];

/// Names that consent tools give their banners, in an id or a class.
const CONSENT: [&str; 12] = [
    "onetrust",
    "cybotcookiebot",
    "cookiebot",
    "didomi",
    "usercentrics",
    "truste",
    "osano",
    "cookie-banner",
    "cookieconsent",
    "cookie-consent",
    "cookie-notice",
    "consent-banner",
];

/// Characters of text from which a region is read whatever its name says.
const MUCH: usize = 2_500;

/// What an element's text inherits.
#[derive(Clone, Copy)]
struct Context {
    kind: BlockKind,
    depth: u8,
    bold: bool,
    main: bool,
}

/// Reads an HTML file.
///
/// # Errors
/// As [`Page::new`].
pub(super) fn read(source: &str) -> Result<Page, Error> {
    let html = Html::parse_document(source);
    let title = Selector::parse("title")
        .ok()
        .and_then(|selector| html.select(&selector).next())
        .map(|title| title.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|title| !title.is_empty());
    let mut builder = Builder::default();
    let start = Context { kind: BlockKind::Paragraph, depth: 0, bold: false, main: false };
    // A stack of our own: markup may be nested deeper than the thread's stack is.
    let mut stack = vec![Step::Visit(html.tree.root(), start)];
    let mut breaks = 0;
    while let Some(step) = stack.pop() {
        let (node, context) = match step {
            Step::Close => {
                builder.close();
                continue;
            }
            Step::CloseLink => {
                builder.close_link();
                continue;
            }
            Step::Visit(node, context) => (node, context),
        };
        let inner = match node.value() {
            Node::Text(text) => {
                if !text.trim().is_empty() {
                    breaks = 0;
                }
                builder.push(text, context.kind, context.bold);
                continue;
            }
            Node::Element(element) if element.name() == "br" => {
                breaks += 1;
                if breaks > 1 {
                    builder.close();
                } else {
                    builder.push(" ", context.kind, true);
                }
                continue;
            }
            Node::Element(element) => {
                if is_furniture(element, context, || text_length(node)) {
                    continue;
                }
                if !INLINE.contains(&element.name()) {
                    builder.close();
                    stack.push(Step::Close);
                }
                if let Some(url) = element.attr("href").filter(|_| element.name() == "a") {
                    builder.open_link(url);
                    stack.push(Step::CloseLink);
                }
                inside(element, context)
            }
            Node::Document | Node::Fragment => context,
            _ => continue,
        };
        let children: Vec<_> = node.children().collect();
        stack.extend(children.into_iter().rev().map(|child| Step::Visit(child, inner)));
    }
    builder.finish(title)
}

type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

enum Step<'a> {
    Visit(NodeRef<'a>, Context),
    Close,
    CloseLink,
}

fn inside(element: &Element, outer: Context) -> Context {
    let mut context = outer;
    let role = element.attr("role").unwrap_or_default();
    match element.name() {
        "h1" => context.kind = BlockKind::Heading { level: 1 },
        "h2" => context.kind = BlockKind::Heading { level: 2 },
        "h3" => context.kind = BlockKind::Heading { level: 3 },
        "h4" => context.kind = BlockKind::Heading { level: 4 },
        "h5" => context.kind = BlockKind::Heading { level: 5 },
        "h6" => context.kind = BlockKind::Heading { level: 6 },
        "ul" | "ol" => context.depth = context.depth.saturating_add(1),
        "li" => context.kind = BlockKind::ListItem { depth: context.depth.max(1) },
        "td" | "th" => context.kind = BlockKind::TableCell,
        "b" | "strong" => context.bold = true,
        "main" | "article" => context.main = true,
        _ if role == "heading" => {
            let level = element.attr("aria-level").and_then(|level| level.parse().ok()).unwrap_or(2);
            context.kind = BlockKind::Heading { level: u8::clamp(level, 1, 6) };
        }
        _ => {}
    }
    context
}

/// Whether an element is left out; `length` counts its text where that decides.
fn is_furniture(element: &Element, context: Context, length: impl Fn() -> usize) -> bool {
    let name = element.name();
    if name == "button" && matches!(context.kind, BlockKind::Heading { .. }) {
        // Accordions put their headings into buttons.
        return false;
    }
    if NEVER.contains(&name) {
        return !matches!(name, "nav" | "dialog") || length() < MUCH;
    }
    if element.attr("role").is_some_and(|role| ROLES.contains(&role)) {
        return length() < MUCH;
    }
    if matches!(name, "header" | "footer" | "aside") && !context.main {
        return length() < MUCH;
    }
    if matches!(name, "body" | "html" | "main") {
        return false;
    }
    let named = [element.id(), element.attr("class")].into_iter().flatten().any(|value| {
        let value = value.to_ascii_lowercase();
        CONSENT.iter().any(|consent| value.contains(consent))
    });
    named && length() < MUCH
}

/// Characters of text below a node that are no white space.
fn text_length(node: NodeRef<'_>) -> usize {
    let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    node.descendants().filter_map(|node| node.value().as_text()).map(|text| ink(text)).sum()
}
