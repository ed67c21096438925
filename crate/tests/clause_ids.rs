//! What is known of a clause type stands in its rule file: code names none.

#![allow(clippy::string_slice, reason = "a test that cuts wrongly fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clauselight::knowledge::ALL;

/// Quoted ids that stay, with the end of the file's path and why.
const KEPT: [(&str, &str, &str); 4] = [
    ("content/markup.js", "jurisdiction", "a word by which a weighty text is known"),
    ("cli/evaluate/training.rs", "ai-training", "what a label of a corpus means"),
    ("cli/evaluate/training.rs", "ai-training-excluded", "what a label of a corpus means"),
    ("cli/evaluate/training.rs", "ai-training-opt-out", "what a label of a corpus means"),
];

fn files(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, into);
        } else if path.extension().is_some_and(|found| found == ending) {
            into.push(path);
        }
    }
}

/// The code of a file before its tests, which stand last; a file that has only tests has none.
fn code<'t>(path: &Path, text: &'t str) -> &'t str {
    if path.ends_with("tests.rs") {
        return "";
    }
    // What tests of a file share with those of another is seen there too.
    let begun = ["", "pub(super) "].iter().filter_map(|seen| text.find(&format!("#[cfg(test)]\n{seen}mod tests {{")));
    begun.min().map_or(text, |begun| &text[..begun])
}

#[test]
fn no_code_names_a_clause_type() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), "rs", &mut paths);
    files(&root.join("../extension"), "js", &mut paths);
    assert!(paths.iter().any(|path| path.ends_with("popup/language.js")), "the extension is read");
    let mut kept = BTreeSet::new();
    let mut complaints = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).expect("a file of the repository");
        for (number, line) in code(path, &text).lines().enumerate() {
            for rule in &ALL {
                if !["\"", "'", "`"].iter().any(|quote| line.contains(&format!("{quote}{}{quote}", rule.clause))) {
                    continue;
                }
                let known = |(file, clause, _): &&(&str, &str, &str)| path.ends_with(file) && *clause == rule.clause;
                match KEPT.iter().position(|kept| known(&kept)) {
                    Some(at) => {
                        kept.insert(at);
                    }
                    None => complaints.push(format!("{}:{}: {}", path.display(), number + 1, rule.clause)),
                }
            }
        }
    }
    assert!(complaints.is_empty(), "clause types are named outside rules/:\n{}", complaints.join("\n"));
    assert_eq!(kept.len(), KEPT.len(), "an exemption is needed no more");
}
