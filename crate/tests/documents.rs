//! Whole documents: some, in every language that is read, as snapshots whose every line is read when they
//! change; one that is fair and must stay without a risk.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn clauselight(folder: &Path, args: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_clauselight")).current_dir(folder).args(args).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn made_up_terms_read_as_they_should() {
    let pages = here().join("../tests/pages");
    insta::assert_snapshot!(clauselight(&pages, &["analyze", "plain.html"]));
}

/// Each file of `documents/read` is one; its snapshot bears the file's name.
#[test]
fn documents_of_every_language_read_as_they_should() {
    let folder = here().join("tests/documents/read");
    let entries = std::fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().expect("a name in UTF-8")).collect();
    names.sort_unstable();
    for language in ["en", "de", "es", "fr", "it", "pl"] {
        let of_language = names.iter().any(|name| name.ends_with(&format!(".{language}.txt")));
        assert!(of_language, "no document in {language}");
    }
    for name in names {
        let stem = name.strip_suffix(".txt").expect("a text file");
        insta::assert_snapshot!(stem, clauselight(&folder, &["analyze", &name]));
    }
}

#[test]
fn a_fair_document_has_no_risk() {
    let documents = here().join("tests/documents");
    let printed = clauselight(&documents, &["analyze", "--format", "json", "fair-terms.txt"]);
    let report: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(report["isTerms"], true);
    assert_eq!(report["grade"], "A");
    let findings = report["findings"].as_array().expect("a list");
    let risks: Vec<&Value> =
        findings.iter().filter(|f| f["polarity"] == "blocker" || f["polarity"] == "bad").map(|f| &f["quote"]).collect();
    assert_eq!(risks, Vec::<&Value>::new());
    let protects = findings.iter().filter(|finding| finding["polarity"] == "good").count();
    assert!(protects >= 5, "{protects}");
}

#[test]
fn what_is_rare_in_such_documents_is_told_before_what_all_have() {
    let documents = here().join("tests/documents");
    let printed = clauselight(&documents, &["analyze", "--format", "json", "watchful-policy.txt"]);
    let report: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(report["kind"], "privacy-policy");
    let found = |clause: &str| {
        let of = report["findings"].as_array().expect("a list").iter().find(|finding| finding["clause"] == clause);
        let prevalence = &of.expect(clause)["prevalence"];
        let share = |part: &str| prevalence[part].as_f64().expect("a number");
        assert!(prevalence["note"].as_str().expect("a note").ends_with("of 100 privacy policies"), "{prevalence}");
        share("found") / share("documents")
    };
    assert!(found("cross-site-tracking") < found("data-sharing"));
    let told: Vec<_> = report["summary"].as_array().expect("a list").iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|line| line.contains("other sites")), "{told:?}");
    let at = |words: &str| told.iter().position(|line| line.contains(words));
    assert!(at("share your").is_none_or(|usual| at("other sites") < Some(usual)), "what all have comes last: {told:?}");
    let ranked: Vec<_> = report["ranked"].as_array().expect("a list").iter().map(ToString::to_string).collect();
    let at = |word: &str| ranked.iter().position(|id| id.contains(word)).expect(word);
    assert!(at("cross-site-tracking") < at("data-sharing"), "{ranked:?}");
    let standing = &report["standing"];
    assert!(standing["fewer"].as_u64() <= standing["documents"].as_u64());
    assert!(standing["note"].as_str().expect("a note").contains("of 100 privacy policies"), "{standing}");
}
