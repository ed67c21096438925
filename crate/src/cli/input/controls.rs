//! Tells the hidden sections that something in the document opens from those that nothing opens; as
//! `extension/content/controls.js` does.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ego_tree::NodeId;
use regex::Regex;
use scraper::node::Element;

use super::builder::{Context, Region, State};
use super::html::{NodeRef, is_hidden, name_matches, text_of};
use super::markup::{MARKUP, holds};
use super::prose::regex;
use super::style::Sheet;

/// Attributes by which a control names what it opens.
const NAMING: [&str; 6] = ["aria-controls", "data-target", "data-bs-target", "popovertarget", "commandfor", "href"];

/// Siblings looked at on either side of a hidden section.
const NEAR: usize = 24;

static EXPANDING: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)(^|[-_\s])({})", MARKUP.expanding.join("|"))));

/// A document's controls and what they open.
pub(super) struct Controls<'a> {
    sheet: &'a Sheet,
    by_target: HashMap<&'a str, Vec<NodeRef<'a>>>,
    by_id: HashMap<&'a str, NodeRef<'a>>,
    language: Option<&'a str>,
    closed: HashSet<NodeId>,
}

impl<'a> Controls<'a> {
    pub(super) fn of(root: NodeRef<'a>, sheet: &'a Sheet) -> Self {
        let mut found =
            Self { sheet, by_target: HashMap::new(), by_id: HashMap::new(), language: None, closed: HashSet::new() };
        for node in root.descendants() {
            let Some(element) = node.value().as_element() else { continue };
            if let Some(id) = element.attr("id") {
                found.by_id.entry(id).or_insert(node);
            }
            if element.name() == "html" {
                found.language = element.attr("lang");
            }
            if is_hidden(node, sheet) || node.parent().is_some_and(|parent| found.closed.contains(&parent.id())) {
                found.closed.insert(node.id());
            }
            for attribute in NAMING {
                let Some(value) = element.attr(attribute) else { continue };
                for target in value.split_ascii_whitespace() {
                    if attribute == "href" && !target.starts_with('#') {
                        continue;
                    }
                    found.by_target.entry(target.trim_start_matches('#')).or_default().push(node);
                }
            }
        }
        found
    }

    /// Whether a hidden element is a section that the reader can open.
    pub(super) fn opens(
        &self,
        node: NodeRef<'a>,
        element: &'a Element,
        outer: &Context,
        region: Option<&Region>,
    ) -> bool {
        let role = element.attr("role").unwrap_or_default();
        if outer.state != State::Read
            || self.is_foreign(element)
            || holds(&MARKUP.menus, element.name())
            || holds(&MARKUP.menus, role)
            || super::furniture::is_consent(element)
            || region.is_some_and(|region| region.menu || region.consent)
        {
            return false;
        }
        if role == "tabpanel" {
            return true;
        }
        let live = |control: NodeRef<'a>| {
            (outer.collapsed || !self.closed.contains(&control.id()))
                && control.id() != node.id()
                && !control.ancestors().any(|above| above.id() == node.id())
        };
        let named = element.attr("id").and_then(|id| self.by_target.get(id));
        if named.is_some_and(|controls| controls.iter().any(|&control| live(control))) {
            return true;
        }
        let labels = element.attr("aria-labelledby").unwrap_or_default().split_ascii_whitespace();
        if labels.filter_map(|id| self.by_id.get(id)).any(|&control| live(control) && is_control(control, &live)) {
            return true;
        }
        self.follows_control(node, &live) || self.is_named_expanding(node, element)
    }

    /// Whether an element is in another language than its page.
    fn is_foreign(&self, element: &Element) -> bool {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let own = primary(element.attr("lang").unwrap_or_default());
        let page = primary(self.language.unwrap_or_default());
        !own.is_empty() && !page.is_empty() && own != page
    }

    /// Whether a control comes right before a hidden section, or the box of a switch before that; or a
    /// heading of which the section is all that there is.
    fn follows_control(&self, node: NodeRef<'a>, live: &impl Fn(NodeRef<'a>) -> bool) -> bool {
        let before: Vec<NodeRef<'a>> =
            node.prev_siblings().filter(|node| node.value().is_element()).skip_while(is_nothing).take(NEAR).collect();
        let Some(&first) = before.first() else { return false };
        if is_control(first, live) && live(first) {
            return true;
        }
        let name = name(first);
        if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt") && live(first) {
            return self.is_all_of(node, name, live);
        }
        before.iter().any(|&node| is_switch(node))
    }

    /// Whether hidden sections are all that follows a heading, up to the next.
    fn is_all_of(&self, node: NodeRef<'a>, heading: &str, live: &impl Fn(NodeRef<'a>) -> bool) -> bool {
        for after in node.next_siblings().filter(|node| node.value().is_element()).take(NEAR) {
            if name(after) == heading || is_control(after, live) {
                return true;
            }
            if !self.closed.contains(&after.id()) && !text_of(after).trim().is_empty() {
                return false;
            }
        }
        true
    }

    /// Whether an element or the one around it is named as what opens and closes.
    fn is_named_expanding(&self, node: NodeRef<'a>, element: &Element) -> bool {
        if name_matches(element, &EXPANDING) {
            return true;
        }
        let titled = || {
            let before = node.prev_siblings().find(|node| node.value().is_element());
            before.is_some_and(|before| !self.closed.contains(&before.id()) && !text_of(before).trim().is_empty())
        };
        node.parent().is_some_and(|parent| {
            parent.value().as_element().is_some_and(|element| name_matches(element, &EXPANDING))
                && !is_hidden(parent, self.sheet)
                && titled()
        })
    }
}

fn name<'a>(node: NodeRef<'a>) -> &'a str {
    node.value().as_element().map_or("", |element| element.name())
}

fn is_nothing(node: &NodeRef<'_>) -> bool {
    let name = name(*node);
    (holds(&MARKUP.never, name) && name != "input") || matches!(name, "br" | "hr")
}

fn is_switch(node: NodeRef<'_>) -> bool {
    name(node) == "input"
        && node
            .value()
            .as_element()
            .and_then(|element| element.attr("type"))
            .is_some_and(|kind| matches!(kind, "checkbox" | "radio"))
}

/// Whether an element is pressed to open something by what it is.
fn is_pressed(node: NodeRef<'_>) -> bool {
    let Some(element) = node.value().as_element() else { return false };
    matches!(element.name(), "button" | "label" | "summary")
        || matches!(element.attr("role"), Some("button" | "tab"))
        || element.attr("aria-expanded").is_some()
}

/// Whether an element is pressed to open something: a control, or what holds one and says no more.
fn is_control<'a>(node: NodeRef<'a>, live: &impl Fn(NodeRef<'a>) -> bool) -> bool {
    let Some(element) = node.value().as_element() else { return false };
    if is_pressed(node) || is_switch(node) {
        return true;
    }
    if element.name() == "a" {
        return element
            .attr("href")
            .is_none_or(|href| href.is_empty() || href.starts_with(['#']) || href.starts_with("javascript:"));
    }
    if element.attr("onclick").is_some() || name_matches(element, &EXPANDING) {
        return true;
    }
    let is_bare_link = |node: NodeRef<'a>| {
        node.value().as_element().is_some_and(|element| element.name() == "a" && element.attr("href") == Some("#"))
    };
    let inner = node.descendants().skip(1).find(|&node| is_pressed(node) || is_bare_link(node));
    inner.is_some_and(|inner| live(inner) && text_of(inner).trim() == text_of(node).trim())
}
