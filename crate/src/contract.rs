//! The contract with the extension: the TypeScript of everything that crosses the boundary, made of
//! the Rust types themselves. Exists in tests alone; nothing of it is in the module that ships.
//!
//! `extension/core/contract.d.ts` is written by `UPDATE=1 cargo test -p clauselight --lib contract`;
//! without `UPDATE` that test holds the file against the types.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS, TypeVisitor};

use crate::catalogue::ClauseType;
use crate::diff::Diff;
use crate::incoming::{IncomingOptions, IncomingPage};
use crate::judged::Described;
use crate::report::Report;

/// Where the extension has it, from the crate's folder.
const FILE: &str = "../extension/core/contract.d.ts";

const UPDATE: &str = "UPDATE=1 cargo test -p clauselight --lib contract";

const HEAD: &str = "\
/**
 * Everything that crosses the boundary of the core. Offsets are UTF-16 code units, ends exclusive.
 *
 * Generated from the types in crate/src/; what each value of an enum means is said there. Don't
 * edit it, change the types and run: ";

/// The files in which the types of the contract stand.
const SOURCES: [&str; 8] = [
    include_str!("catalogue.rs"),
    include_str!("report.rs"),
    include_str!("incoming.rs"),
    include_str!("judged.rs"),
    include_str!("page.rs"),
    include_str!("diff/mod.rs"),
    include_str!("diff/direction.rs"),
    include_str!("diff/passage.rs"),
];

/// The declarations found so far, by name.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only what is declared by name has a path: no strings, numbers, lists.
        if T::output_path().is_none() || self.found.contains_key(&T::ident(&self.config)) {
            return;
        }
        let docs = T::docs().unwrap_or_default().replace("[`", "`").replace("`]", "`");
        let declaration = laid_out(&format!("{docs}export {}", T::decl(&self.config)));
        self.found.insert(T::ident(&self.config), declaration);
        T::visit_dependencies(self);
    }
}

/// A declaration with a line for each field, and comments of one line on one.
fn laid_out(declaration: &str) -> String {
    let text = declaration.replace(", }", ",\n}");
    let mut lines = text.lines().map(str::trim);
    let (mut laid_out, mut inside) = (String::new(), false);
    while let Some(line) = lines.next() {
        let indent = if inside && !line.starts_with('}') { "  " } else { "" };
        inside |= line.starts_with("export ");
        match line.strip_prefix("/**") {
            Some("") => laid_out.push_str(&format!("{indent}{}\n", comment(&mut lines, indent))),
            _ => laid_out.push_str(&format!("{indent}{line}\n")),
        }
    }
    laid_out
}

/// The rest of a comment, its opening line taken already.
fn comment<'a>(lines: &mut impl Iterator<Item = &'a str>, indent: &str) -> String {
    let words: Vec<_> = lines.take_while(|line| *line != "*/").collect();
    match words.as_slice() {
        [one] => format!("/** {} */", one.trim_start_matches("* ")),
        _ => format!("/**\n{indent} {}\n{indent} */", words.join(&format!("\n{indent} "))),
    }
}

/// The whole file.
fn contract() -> String {
    let mut all = Declarations { config: Config::new(), found: BTreeMap::new() };
    all.visit::<IncomingPage>();
    all.visit::<IncomingOptions>();
    all.visit::<Report>();
    all.visit::<Diff>();
    all.visit::<ClauseType>();
    all.visit::<Described>();
    let declarations: Vec<_> = all.found.into_values().collect();
    format!("{HEAD}{UPDATE}\n */\n\n{}", declarations.join("\n"))
}

#[test]
fn the_contract_of_the_extension_is_that_of_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, contract()).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == contract(), "extension/core/contract.d.ts is not that of the types; run: {UPDATE}");
}

/// Names of the fields that serde may leave out or may miss, as they are called outside.
fn left_out_by_serde() -> Vec<String> {
    let mut names = Vec::new();
    for source in SOURCES {
        let mut left_out = false;
        for line in source.lines().map(str::trim) {
            if line.starts_with("#[serde(") {
                left_out |= line.contains("skip_serializing") || line.contains("default");
            } else if left_out && !line.starts_with('#') && !line.starts_with("//") {
                let field = line.trim_start_matches("pub ");
                let (name, _) = field.split_once(':').expect("a field follows its attributes");
                names.push(camel_case(name));
                left_out = false;
            }
        }
    }
    names.sort();
    names
}

fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (initial, rest) = part.split_at(1);
        name + &initial.to_uppercase() + rest
    })
}

// ts-rs takes names, tags and flattening from serde's attributes, but what may be absent only from
// its own: the two are held together here.
#[test]
fn what_serde_may_leave_out_is_optional_and_nothing_else_is() {
    let contract = contract();
    let mut optional: Vec<_> = contract
        .lines()
        .filter_map(|line| line.split_once("?: "))
        .filter(|(name, _)| !name.contains('*'))
        .map(|(name, _)| name.trim().to_owned())
        .collect();
    optional.sort();
    assert_eq!(optional, left_out_by_serde());
    assert!(!contract.lines().any(|line| line.contains("?: ") && line.contains("null")), "absent, never null");
}
