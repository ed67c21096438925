//! The matcher finds what the `regex` crate finds.

#[path = "../../compiler/mod.rs"]
#[allow(dead_code, reason = "the tests compile patterns and read no files")]
mod compiler;
mod made;
mod oracle;
#[path = "../rules/owned.rs"]
mod owned;

use clauselight::pattern::matcher::{Matcher, Sought};
use compiler::compile::{ListEntry, Role, Source, compile, compile_lists};
use compiler::syntax::{self, Element};
use made::{WORDS, questions};
use oracle::{Oracle, Sentence, compare, vocabulary};
use owned::Owned;
use proptest::prelude::*;
use regex::Regex;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn generated_patterns_agree_with_regex((patterns, words, section) in questions()) {
        compare(&patterns, &words, &section);
    }
}

proptest! {
    #[test]
    fn named_parts_agree_with_regex(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..24)) {
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let vocabulary = vocabulary();
        for written in ["{we} ..2 [what: {may}] ..4 [whom: {data} with?]", "[what: {we} ..3 {data}] ..6 [whom: {you}]"] {
            let list = syntax::parse_list(written).expect("a good list");
            let [alternative] = list.as_slice() else { unreachable!("one alternative") };
            let parts = ["what".to_owned(), "whom".to_owned()];
            let (compiled, entries) = compile_lists(std::slice::from_ref(&list), &parts, &vocabulary).expect("it compiles");
            let owned = Owned::new(compiled);
            let (tables, sentence) = (owned.tables(), Sentence::new(words.clone()));
            let tokens = sentence.tokens(&words, &tables);
            let ListEntry { first, code, needed } = entries[0];
            let list = Sought { code: code.checked_sub(1), first, needed };
            let mut matcher = Matcher::new(&tables, 0);
            let rows = matcher.rows_of(&tokens);
            let found = matcher.first(list, &rows, 0..words.len());
            let oracle = Oracle { sentence: &sentence, vocabulary: &vocabulary };
            let coded = sentence.coded(&words);
            let theirs = Regex::new(&oracle.sequence(alternative)).expect("an expression").find(&coded).map(|m| m.start() / 3);
            prop_assert_eq!(found.as_ref().map(|found| found.words.start), theirs, "{} in {:?}", written, words);
            for (part, element) in (0..).zip(alternative.iter().filter(|e| matches!(e, Element::Named { .. }))) {
                let Some(range) = found.as_ref().and_then(|found| found.part(part)) else { continue };
                let whole = Regex::new(&format!("^(?:{})$", oracle.sequence(std::slice::from_ref(element)))).expect("an expression");
                prop_assert!(whole.is_match(&sentence.coded(&words[range])), "{} in {:?}", written, words);
            }
            prop_assert_eq!(found.map(|found| found.parts.len()), theirs.map(|_| 2));
        }
    }
}

#[test]
fn sentences_shaped_like_clauses_agree_with_regex() {
    let patterns = [
        "{we} ..2 {may} ..3!(not | never) share ..6 {data}",
        "{we} <>4 shar*",
        "^ {we} {may}",
        "{data} ..8 with ..4 (third parties | partners) $",
        "@(sharing) share ..3 with",
        "# days ..2 notice?  after",
    ]
    .map(|pattern| pattern.replace("  ", " "));
    let sentences = [
        "we may share personal information about users with third parties",
        "acme reserves nothing but we reserve the right to share data",
        "the company can not share personal data with partners",
        "within 30 days of notice after sharing",
        "we never may share",
    ];
    for sentence in sentences {
        let words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        compare(&patterns, &words, &["sharing".to_owned()]);
        compare(&patterns, &words, &[]);
    }
}

#[test]
fn look_ahead_refuses_the_next_token() {
    let parsed = syntax::parse("share !(data | users) ..1 with").expect("a good pattern");
    let source = Source { rule: 0, language: 0, role: Role::Finds, pattern: parsed };
    let owned = Owned::new(compile(&[source], &vocabulary()).expect("it compiles"));
    let tables = owned.tables();
    let finds = |sentence: &str| {
        let sentence = Sentence::new(sentence.split(' ').map(str::to_owned).collect());
        let mut found = 0;
        Matcher::new(&tables, 0).scan(&sentence.tokens(&sentence.words, &tables), &[], |_| found += 1);
        found
    };
    assert_eq!(finds("share with"), 1);
    assert_eq!(finds("share it with"), 1);
    assert_eq!(finds("share data with"), 0);
    assert_eq!(finds("share userdata with"), 1);
}
