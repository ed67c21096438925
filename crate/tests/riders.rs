//! A harmless clause beside a risk neither hides it nor makes a promise of it.
//!
//! Every risky English example of every rule is joined to harmless clauses; what is found of it alone must
//! be found of it in company.

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "only the examples of the rules are read")]
mod compiler;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clauselight::language::Language;
use clauselight::page::{Block, BlockKind, Page};
use clauselight::text::span::ByteOffset;
use clauselight::{Options, analyze};
use compiler::shape::Polarity;

/// What stands before a risk and after it.
const RIDERS: [(&str, &str); 8] = [
    ("You must not lend your key to others; ", ""),
    ("We take no fee for this, and ", ""),
    ("We never ask for your key, but ", ""),
    ("If you live outside Franklin, ", ""),
    ("Subject to the rules of the house, ", ""),
    ("", ", and you may not use the carts for anything unlawful"),
    ("", "; please ask our porter if anything is unclear"),
    ("", "; nothing here limits rights that the law gives you"),
];

/// Risks and the promises that they must not be turned into.
const OPPOSITES: [(&str, &str); 6] = [
    ("ai-training", "ai-training-excluded"),
    ("data-sale", "data-not-sold"),
    ("data-sharing", "data-sharing-limited"),
    ("retention-indefinite", "retention-limited"),
    ("no-refund", "refund-right"),
    ("cross-site-tracking", "no-tracking"),
];

/// Fewest words of an example that is a clause, not a heading.
const FEWEST_WORDS: usize = 5;

/// Share of the joins that must keep their risk.
const KEPT: f64 = 0.97;

/// The risky examples in English, by clause type; those of one sentence, without their marks.
fn examples() -> Vec<(String, String)> {
    let rules = compiler::files::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("sound rules").rules;
    let mut found = Vec::new();
    for rule in rules {
        let risky = rule.file.en.into_iter().flat_map(|patterns| patterns.risky);
        let texts = risky.map(|text| text.as_ref().replace("[[", "").replace("]]", ""));
        let one = texts
            .filter(|text| !text.contains('\n') && !text.contains(". ") && text.split(" ").count() >= FEWEST_WORDS);
        if matches!(rule.file.polarity, Polarity::Blocker | Polarity::Bad) {
            found.extend(one.map(|text| (rule.id.clone(), text)));
        }
    }
    found.sort();
    found
}

/// The clause types that are listed in each line.
fn listed(lines: &[String]) -> Vec<BTreeSet<&'static str>> {
    let text = lines.join("\n");
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in lines {
        blocks.push(Block { kind: BlockKind::Paragraph, start: ByteOffset(u32::try_from(start).expect("short")) });
        start += line.len() + 1;
    }
    let page = Page::new(text, blocks, Some("Terms of Service".to_owned()), None).expect("a sound page");
    let report = analyze(&page, &Options { language: Some(Language::En), ..Options::default() });
    let mut at = 0;
    let mut found = vec![BTreeSet::new(); lines.len()];
    for (number, line) in lines.iter().enumerate() {
        let end = at + line.encode_utf16().count();
        let here = report.findings.iter().filter(|f| (at..end).contains(&(f.start as usize)));
        found[number].extend(here.map(|finding| finding.clause));
        at = end + 1;
    }
    found
}

fn join((before, after): (&str, &str), risk: &str) -> String {
    let body = risk.trim_end_matches('.');
    let mut letters = body.chars();
    let body = match letters.next() {
        Some(first) if !before.is_empty() && !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => body.to_owned(),
    };
    format!("{before}{body}{after}.")
}

#[test]
fn harmless_clauses_hide_no_risk_and_make_no_promise_of_one() {
    let examples = examples();
    let alone = listed(&examples.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());
    let known: Vec<_> =
        examples.iter().zip(&alone).filter(|((rule, _), found)| found.contains(rule.as_str())).collect();
    assert!(known.len() * 10 > examples.len() * 5, "{} of {} are found alone", known.len(), examples.len());
    let (mut joins, mut hidden, mut turned) = (0, BTreeMap::<&str, Vec<String>>::new(), Vec::new());
    for rider in RIDERS {
        let lines: Vec<String> = known.iter().map(|((_, text), _)| join(rider, text)).collect();
        for (((rule, _), _), (found, line)) in known.iter().zip(listed(&lines).iter().zip(&lines)) {
            joins += 1;
            if found.contains(rule.as_str()) {
                continue;
            }
            hidden.entry(rule).or_default().push(line.clone());
            let opposite = OPPOSITES.iter().find(|(risk, _)| risk == rule).map(|(_, promise)| *promise);
            if opposite.is_some_and(|promise| found.contains(promise)) {
                turned.push(line.clone());
            }
        }
    }
    let lost: usize = hidden.values().map(Vec::len).sum();
    assert!(turned.is_empty(), "turned into a promise: {turned:#?}");
    assert!((joins - lost) as f64 >= KEPT * joins as f64, "{lost} of {joins} hidden: {hidden:#?}");
}
