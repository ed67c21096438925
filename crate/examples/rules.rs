//! Tries rule files as they lie, without a build: says which examples fail, and what the patterns of a
//! language find in documents.
//!
//!     rules FOLDER LANGUAGE [DOCUMENT.md|DOCUMENT.txt ...]
//!
//! What is found is one line: clause type, `!` where an exception or a denial speaks against it, the
//! sentence with its evidence in brackets.

#![allow(clippy::string_slice, reason = "spans are those of the text")]

#[path = "../tests/rules/checks.rs"]
#[allow(dead_code, reason = "reports are made with the shipped tables")]
mod checks;
#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "the files are read and no tables written")]
mod compiler;
#[path = "../tests/rules/owned.rs"]
mod owned;

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use checks::Checks;
use clauselight::cli::corpus;
use clauselight::detect::{Candidate, detect};
use clauselight::language::Language;
use clauselight::page::Page;
use clauselight::pattern::matcher::Matcher;
use clauselight::understand::provider;
use owned::Owned;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, language, documents @ ..] = arguments.as_slice() else {
        eprintln!("usage: rules FOLDER LANGUAGE [DOCUMENT ...]");
        process::exit(2);
    };
    if let Err(error) = run(Path::new(folder), language, documents) {
        eprintln!("rules: {error}");
        process::exit(1);
    }
}

fn run(folder: &Path, language: &str, documents: &[String]) -> Result<(), Box<dyn Error>> {
    let language = Language::from_code(language).ok_or("no such language")?;
    let mut knowledge = compiler::files::load(folder)?;
    let owned = Owned::new(std::mem::take(&mut knowledge.compiled));
    let tables = owned.tables();
    let checks = Checks { knowledge: &knowledge, tables: &tables, language: Some(language) };
    if documents.is_empty() {
        let all = [
            checks.marks(),
            checks.canonical(),
            checks.own(),
            checks.risky(),
            checks.fine(),
            checks.patterns(),
            checks.exceptions(),
        ];
        for complaint in all.concat() {
            println!("{complaint}");
        }
        return Ok(());
    }
    for document in documents {
        let text = fs::read_to_string(document)?;
        let page = if document.ends_with(".md") { corpus::markdown(&text)? } else { corpus::plain(&text)? };
        let mut document = checks.read(&page);
        if let Some(provider) = provider::find(&page, &document) {
            provider::mark(&provider, page.text(), document.tokens_mut());
        }
        for found in detect(&document, &mut Matcher::new(&tables, language.index()), language, |_, _| true) {
            let rule = &knowledge.rules[usize::from(found.rule)].id;
            println!("{rule}{} {}", if found.holds() { "" } else { "!" }, marked(&page, &found));
        }
    }
    Ok(())
}

/// A sentence in one line, its evidence in brackets.
fn marked(page: &Page, found: &Candidate) -> String {
    let mut out = String::new();
    let mut at = found.span.start.index();
    for span in &found.evidence {
        out.push_str(&page.text()[at..span.start.index()]);
        out.push_str("[[");
        out.push_str(&page.text()[span.start.index()..span.end.index()]);
        out.push_str("]]");
        at = span.end.index();
    }
    out.push_str(&page.text()[at..found.span.end.index()]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
