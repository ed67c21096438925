//! Mutated documents through every way in: nothing panics, every quote is the slice that its offsets
//! name, and the same input gives the same bytes.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p clauselight --test fuzz` runs a million documents
//! through each; a plain `cargo test` runs a few hundred, and whatever lies in `crate/fuzz/inputs`.
//! `./build.sh fuzz` has libFuzzer look for more: `crate/fuzz/README.md`.

mod checks;
#[path = "../../compiler/mod.rs"]
#[allow(dead_code, reason = "only the examples of the rules are read, and patterns compiled")]
mod compiler;
#[path = "../differential/oracle.rs"]
#[allow(dead_code, reason = "both are only compared")]
mod oracle;
#[path = "../rules/owned.rs"]
mod owned;
mod targets;
mod text;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clauselight::cli::input::Form;
use proptest::prelude::*;
use targets::TARGETS;

proptest! {
    #[test]
    fn words_of_any_text_are_found(text in text::documents()) {
        checks::normalization(&text);
    }

    #[test]
    fn sentences_of_any_text_are_told_apart(text in text::documents(), kinds in text::kinds()) {
        checks::sentences(&text, &kinds);
    }

    #[test]
    fn analyze_takes_any_text(text in text::documents(), kinds in text::kinds(), all in any::<bool>()) {
        checks::analysis(&text, &kinds, all);
    }

    #[test]
    fn html_takes_any_text(text in text::documents(), tags in text::tags()) {
        checks::file(&text::marked(&text, &tags), Form::Html);
    }

    #[test]
    fn markdown_takes_any_text(text in text::documents(), tags in text::tags()) {
        checks::file(&text::marked(&text, &tags), Form::Markdown);
    }

    #[test]
    fn plain_text_is_read_as_it_stands(text in text::documents()) {
        checks::file(&text, Form::Plain);
    }

    #[test]
    fn diff_takes_any_two_versions((old, new) in text::versions(), kinds in text::kinds()) {
        checks::difference(&old, &new, &kinds);
    }

    #[test]
    fn an_own_pattern_is_refused_or_found(written in ".{0,30}", text in text::documents()) {
        checks::own(&written, &text);
        checks::own(&format!("/{written}/"), &text);
    }
}

/// Inputs that failed once, and those that the fuzzer starts from.
#[test]
fn every_kept_input_passes_its_target() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/inputs");
    let folders = fs::read_dir(&inputs).expect("the inputs").map(|entry| entry.expect("an entry").file_name());
    let folders: BTreeSet<String> = folders.map(|name| name.into_string().expect("a name in UTF-8")).collect();
    assert_eq!(folders, TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect());
    for (name, run) in TARGETS {
        let mut kept = 0;
        for entry in fs::read_dir(inputs.join(name)).expect("a folder") {
            let path = entry.expect("an entry").path();
            println!("{}", path.display());
            run(&fs::read(&path).expect("an input"));
            kept += 1;
        }
        assert!(kept > 0, "nothing is kept for {name}");
    }
}
