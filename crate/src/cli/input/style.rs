//! What a file's own style says of its elements: `style` attributes and the rules of `style` elements,
//! as far as they tell what is shown and how it stands in a line. Style sheets of other files are not
//! there to be read, and rules that hold only under a condition are left aside.

use crate::text::cut::Cut;
use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{Html, Selector};

/// Most rules of a file that are matched; a file with more is read without them.
const MAX_RULES: usize = 1_000;

/// Most matches, rules times elements.
const MAX_MATCHES: usize = 20_000_000;

/// How deep rules nest in conditions.
const MAX_NESTING: usize = 8;

/// An element's box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    None,
    Contents,
    Inline,
    Block,
    /// A block that makes blocks of its inline children: flex, grid, table.
    Row,
    /// The same within a line.
    InlineRow,
}

/// What is said of one element; `None` where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) display: Option<Display>,
    pub(super) visible: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) floats: Option<bool>,
    /// Positioned by itself: absolute or fixed.
    pub(super) placed: Option<bool>,
    /// Clipped away or moved off the page.
    pub(super) clipped: Option<bool>,
    /// Fully transparent.
    pub(super) clear: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) preformatted: Option<bool>,
    /// A font size of nothing.
    pub(super) invisible: Option<bool>,
    /// Raised or lowered, as footnotes' marks are.
    pub(super) shifted: Option<bool>,
}

impl Style {
    /// Takes over what `over` says.
    fn apply(&mut self, over: &Self) {
        fn take<T: Copy>(under: &mut Option<T>, over: Option<T>) {
            *under = over.or(*under);
        }
        take(&mut self.display, over.display);
        take(&mut self.visible, over.visible);
        take(&mut self.struck, over.struck);
        take(&mut self.floats, over.floats);
        take(&mut self.placed, over.placed);
        take(&mut self.clipped, over.clipped);
        take(&mut self.clear, over.clear);
        take(&mut self.bold, over.bold);
        take(&mut self.preformatted, over.preformatted);
        take(&mut self.invisible, over.invisible);
        take(&mut self.shifted, over.shifted);
    }
}

/// What a file's rules say, by element.
#[derive(Default)]
pub(super) struct Sheet {
    by_node: HashMap<NodeId, Style>,
}

/// One selector with what it says: how weighty it is, then what.
struct Rule {
    selector: Selector,
    weight: (bool, usize),
    style: Style,
}

impl Sheet {
    /// Reads a file's `style` elements.
    pub(super) fn of(html: &Html) -> Self {
        let mut rules = Vec::new();
        for node in html.tree.nodes() {
            if node.value().as_element().is_some_and(|element| element.name() == "style") {
                let css: String =
                    node.children().filter_map(|child| child.value().as_text()).map(|text| &**text).collect();
                read_rules(&without_comments(&css), &mut rules, 0);
            }
        }
        let elements = html.tree.nodes().len();
        if rules.len() > MAX_RULES || rules.len().saturating_mul(elements) > MAX_MATCHES {
            return Self::default();
        }
        // Later rules go over earlier ones of the same weight.
        rules.sort_by_key(|rule| rule.weight);
        let mut by_node: HashMap<NodeId, Style> = HashMap::new();
        for rule in &rules {
            for element in html.select(&rule.selector) {
                by_node.entry(element.id()).or_default().apply(&rule.style);
            }
        }
        Self { by_node }
    }

    /// What is said of an element, its `style` attribute over the rules.
    pub(super) fn style(&self, id: NodeId, attribute: Option<&str>) -> Style {
        let mut style = self.by_node.get(&id).copied().unwrap_or_default();
        if let Some(attribute) = attribute {
            style.apply(&declarations(attribute).0);
            style.apply(&declarations(attribute).1);
        }
        style
    }
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text + rest
}

/// Reads the rules of a sheet, or of a block of it that holds in any case.
fn read_rules(css: &str, rules: &mut Vec<Rule>, depth: usize) {
    let mut rest = css;
    while let Some(at) = rest.find(['{', ';', '}']) {
        let prelude = rest.before(at).trim();
        if !rest.since(at).starts_with('{') {
            rest = rest.since(at + 1);
            continue;
        }
        let inside = rest.since(at + 1);
        let end = block_end(inside);
        let body = inside.before(end);
        if prelude.starts_with('@') {
            if depth < MAX_NESTING && always_holds(prelude) {
                read_rules(body, rules, depth + 1);
            }
        } else {
            let (plain, important) = declarations(body);
            for (style, is_important) in [(plain, false), (important, true)] {
                if style != Style::default() && rules.len() <= MAX_RULES {
                    add(prelude, is_important, style, rules);
                }
            }
        }
        rest = inside.get(end + 1..).unwrap_or_default();
    }
}

/// Where the block that has begun ends, in bytes.
fn block_end(inside: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    inside.len()
}

/// Whether the rules of a conditional block hold on any screen.
fn always_holds(prelude: &str) -> bool {
    let prelude = prelude.to_ascii_lowercase();
    prelude.starts_with("@layer")
        || prelude.strip_prefix("@media").is_some_and(|media| matches!(media.trim(), "all" | "screen" | "only screen"))
}

/// Adds a rule for each selector that a file can be matched with; one that rests on what a person
/// does, or on what is not in the tree, holds for nothing.
fn add(prelude: &str, important: bool, style: Style, rules: &mut Vec<Rule>) {
    for selector in prelude.split(',') {
        let weight: usize = selector
            .bytes()
            .map(|byte| match byte {
                b'#' => 10_000,
                b'.' | b'[' | b':' => 100,
                _ => 0,
            })
            .sum::<usize>()
            + selector.split([' ', '>', '+', '~']).filter(|part| part.starts_with(|c: char| c.is_alphabetic())).count();
        if let Ok(selector) = Selector::parse(selector.trim()) {
            rules.push(Rule { selector, weight: (important, weight), style });
        }
    }
}

/// What declarations say: those without `!important`, and those with it.
fn declarations(css: &str) -> (Style, Style) {
    let (mut plain, mut important) = (Style::default(), Style::default());
    let mut box_size = 0;
    for declaration in css.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let property = property.trim().to_ascii_lowercase();
        let value = value.trim().to_ascii_lowercase();
        let (value, style) = match value.strip_suffix("!important") {
            Some(value) => (value.trim_end(), &mut important),
            None => (&*value, &mut plain),
        };
        declare(style, &property, value);
        if matches!(&*property, "width" | "height") && matches!(value, "0" | "0px" | "1px") {
            box_size += 1;
            if box_size == 2 {
                style.clipped = Some(true);
            }
        }
    }
    (plain, important)
}

fn declare(style: &mut Style, property: &str, value: &str) {
    match property {
        "display" => style.display = display(value),
        "visibility" => style.visible = Some(value == "visible"),
        "text-decoration" | "text-decoration-line" => style.struck = Some(value.contains("line-through")),
        "float" => style.floats = Some(matches!(value, "left" | "right" | "inline-start" | "inline-end")),
        "position" => style.placed = Some(matches!(value, "absolute" | "fixed")),
        "clip" if value != "auto" => style.clipped = Some(true),
        "clip-path" if value.starts_with("inset(50%") || value.starts_with("inset(100%") => style.clipped = Some(true),
        "left" | "top" if is_far(value) => style.clipped = Some(true),
        "opacity" => style.clear = Some(value.parse() == Ok(0.0)),
        "font-weight" => style.bold = Some(matches!(value, "bold" | "bolder" | "600" | "700" | "800" | "900")),
        "white-space" => style.preformatted = Some(value.starts_with("pre") || value == "break-spaces"),
        "font-size" => style.invisible = Some(matches!(value, "0" | "0px")),
        "vertical-align" => style.shifted = Some(matches!(value, "super" | "sub")),
        _ => {}
    }
}

fn display(value: &str) -> Option<Display> {
    match value {
        "none" => Some(Display::None),
        "contents" => Some(Display::Contents),
        "flex" | "grid" | "table" | "table-row" | "table-row-group" | "table-cell" => Some(Display::Row),
        "inline-flex" | "inline-grid" | "inline-table" => Some(Display::InlineRow),
        "block" | "flow-root" | "list-item" => Some(Display::Block),
        _ if value.starts_with("table-") => Some(Display::Block),
        _ if value.starts_with("inline") => Some(Display::Inline),
        _ => None,
    }
}

/// Whether a place is off any page: a thousand pixels and more to the left or above.
fn is_far(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    number.parse::<f64>().is_ok_and(|number| number <= -999.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style_of_p(css: &str, attribute: Option<&str>) -> Style {
        let html = Html::parse_document(&format!("<style>{css}</style><div class=a><p id=p class='b c'>x</p></div>"));
        let selector = Selector::parse("p").expect("a selector");
        let id = html.select(&selector).next().expect("a paragraph").id();
        Sheet::of(&html).style(id, attribute)
    }

    #[test]
    fn the_weightier_rule_holds_and_the_attribute_over_it() {
        let hidden = Some(Display::None);
        assert_eq!(style_of_p(".a .b{display:none} p{display:block}", None).display, hidden);
        assert_eq!(style_of_p("#p{display:block} .b{display:none}", None).display, Some(Display::Block));
        assert_eq!(style_of_p("#p{display:block} .b{display:none!important}", None).display, hidden);
        assert_eq!(style_of_p("#p{display:none}", Some("display: block")).display, Some(Display::Block));
    }

    #[test]
    fn conditions_and_broken_rules_are_left_aside() {
        assert_eq!(style_of_p("@media (max-width:1px){p{display:none}}", None), Style::default());
        assert_eq!(style_of_p("@media print{p{display:none}}", None), Style::default());
        assert_eq!(style_of_p("p:hover{display:none}", None), Style::default());
        assert_eq!(style_of_p("@media screen{p{float:left}}", None).floats, Some(true));
        assert_eq!(style_of_p("}{;p{{ /* open", None), Style::default());
        assert_eq!(style_of_p("@import 'x'; .b,.z:focus{text-decoration:line-through red}", None).struck, Some(true));
    }
}
