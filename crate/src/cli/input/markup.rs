//! What HTML's elements, roles and names mean to extraction: the tables of the page's reader, read
//! from its own file, so that they exist once.

use std::sync::LazyLock;

use serde::Deserialize;

/// The module of the page's reader that holds the tables; their literal is JSON.
const SOURCE: &str = include_str!("../../../../extension/content/markup.js");

/// What stands before the literal in that module, and after it.
const BEFORE: &str = "export const MARKUP = ";
const AFTER: &str = ";\n";

/// The tables; `extension/content/markup.js` says what each means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Markup {
    pub(super) never: Vec<String>,
    pub(super) blocks: Vec<String>,
    pub(super) sections: Vec<String>,
    pub(super) furniture: Furniture,
    pub(super) menus: Vec<String>,
    pub(super) asking: Vec<String>,
    pub(super) consent: Vec<String>,
    pub(super) expanding: Vec<String>,
    pub(super) contract: Vec<String>,
    pub(super) weighty: Vec<String>,
    pub(super) cookie: Vec<String>,
    pub(super) accept: Vec<String>,
}

/// Regions that are often furniture.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Furniture {
    pub(super) tags: Vec<String>,
    pub(super) roles: Vec<String>,
}

pub(super) static MARKUP: LazyLock<Markup> = LazyLock::new(|| parse(SOURCE).expect("the tables are checked by a test"));

fn parse(source: &str) -> Result<Markup, serde_json::Error> {
    let literal = source.split_once(BEFORE).map_or("", |(_, rest)| rest).trim_end();
    serde_json::from_str(literal.strip_suffix(AFTER.trim_end()).unwrap_or(literal))
}

/// Whether a table holds a name.
pub(super) fn holds(table: &[String], name: &str) -> bool {
    table.iter().any(|entry| entry == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_json() {
        assert!(parse(SOURCE).is_ok_and(|markup| holds(&markup.never, "script") && !holds(&markup.blocks, "span")));
        assert!(parse("").is_err());
    }
}
