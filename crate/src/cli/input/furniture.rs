//! Knows by tag, role and name the parts of a document that may be furniture, as
//! `extension/content/furniture.js` does.

use std::sync::LazyLock;

use regex::Regex;
use scraper::node::Element;

use super::builder::{Builder, Context, Region};
use super::html::name_matches;
use super::markup::{MARKUP, holds};
use super::prose::regex;
use crate::page::BlockKind;

static CONSENT: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)(^|[-_\s])({})([-_\s]|$)", MARKUP.consent.join("|"))));

/// Whether an element is named as consent tools name their banners.
pub(super) fn is_consent(element: &Element) -> bool {
    name_matches(element, &CONSENT)
}

/// The region that an element begins, or the one around it.
pub(super) fn region_of(builder: &mut Builder, element: &Element, role: &str, context: &Context) -> Option<usize> {
    let tag = element.name();
    // A banner asks and is answered in parts of its own.
    let inside_banner = context.region.is_some_and(|region| builder.regions[region].consent);
    if inside_banner || matches!(tag, "body" | "html" | "main") {
        return context.region;
    }
    let consent = is_consent(element);
    let marked = if tag == "aside" || role == "complementary" {
        !context.main
    } else if matches!(tag, "header" | "footer") {
        !context.sectioned
    } else {
        holds(&MARKUP.furniture.tags, tag) || holds(&MARKUP.furniture.roles, role)
    };
    if !consent && !marked {
        return context.region;
    }
    let is_in = |table: &[String]| holds(table, tag) || holds(table, role);
    let asks = consent || is_in(&MARKUP.asking);
    builder.regions.push(Region { consent, asks, menu: is_in(&MARKUP.menus) });
    Some(builder.regions.len() - 1)
}

/// Whether an element's text labels a control. What opens a section is its title, and a control
/// within a heading is a part of it; `opens_panel` tells whether a hidden section comes after it.
pub(super) fn control_of(element: &Element, role: &str, context: &Context, opens_panel: impl Fn() -> bool) -> bool {
    if element.name() != "button" && role != "button" {
        return context.control;
    }
    if matches!(context.kind, BlockKind::Heading { .. }) {
        return false;
    }
    let opens = element.attr("aria-expanded").is_some() && element.attr("aria-haspopup").is_none();
    !opens && (element.attr("type") == Some("submit") || !opens_panel())
}
