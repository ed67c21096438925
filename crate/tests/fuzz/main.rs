//! Mutated documents through every way in: nothing panics, every quote is the slice that its offsets
//! name, and the same input gives the same bytes.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p clauselight --test fuzz` runs a million documents
//! through each target; a plain `cargo test` runs a few hundred.

#[path = "../../compiler/mod.rs"]
#[allow(dead_code, reason = "only the examples of the rules are read")]
mod compiler;
mod text;

use clauselight::cli::input::{Form, from_text};
use clauselight::diff::diff;
use clauselight::page::{Block, BlockKind, Page};
use clauselight::report::{Finding, Report};
use clauselight::text::span::{ByteOffset, Utf16Index};
use clauselight::{Options, analyze};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// A page of paragraphs, list items, cells and headings, one a line.
fn page(text: &str, kinds: &[u8]) -> Page {
    let mut start = 0;
    let mut blocks = Vec::new();
    for (line, at) in text.split_inclusive('\n').zip(0..) {
        let kind = match kinds.get(at % kinds.len().max(1)) {
            Some(1) => BlockKind::ListItem { depth: 1 },
            Some(2) => BlockKind::Heading { level: 2 },
            Some(3) => BlockKind::TableCell,
            Some(4) => BlockKind::ListItem { depth: 2 },
            _ => BlockKind::Paragraph,
        };
        blocks.push(Block { kind, start: ByteOffset(start) });
        start += u32::try_from(line.len()).expect("a short text");
    }
    Page::new(text.to_owned(), blocks, Some("Terms of Service".to_owned()), None).expect("a sound page")
}

/// The part of a text that two UTF-16 offsets of a report delimit.
fn slice(text: &str, start: u32, end: u32) -> Result<String, TestCaseError> {
    let index = Utf16Index::new(text);
    let byte =
        |at| index.byte(clauselight::text::span::Utf16Offset(at)).map_err(|e| TestCaseError::fail(e.to_string()));
    let (start, end) = (byte(start)?, byte(end)?);
    let part = text.get(start.index()..end.index());
    part.map(str::to_owned).ok_or_else(|| TestCaseError::fail("an offset inside a character"))
}

fn check_finding(text: &str, finding: &Finding) -> Result<(), TestCaseError> {
    prop_assert_eq!(&slice(text, finding.start, finding.end)?, &finding.quote);
    let ranges = finding.evidence.iter().chain(finding.facts.at.values());
    for range in ranges {
        slice(text, range.start, range.end)?;
        prop_assert!(finding.start <= range.start && range.end <= finding.end, "outside of {:?}", finding.quote);
    }
    Ok(())
}

fn check(text: &str, report: &Report) -> Result<(), TestCaseError> {
    for finding in &report.findings {
        check_finding(text, finding)?;
    }
    for action in &report.actions {
        slice(text, action.start, action.end)?;
    }
    for definition in &report.definitions {
        let sentence = slice(text, definition.start, definition.end)?;
        prop_assert!(sentence.contains(&definition.meaning), "{:?} is not from {sentence:?}", definition.meaning);
    }
    Ok(())
}

/// Whether a document is run a second time to compare the two: one in eight, as that costs as much again.
fn repeats(text: &str) -> bool {
    text.len().is_multiple_of(8)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a report is JSON")
}

proptest! {
    #[test]
    fn analyze_takes_any_text(text in text::documents(), kinds in prop::collection::vec(0u8..8, 0..6), all in any::<bool>()) {
        let options = Options { all, ..Options::default() };
        let report = analyze(&page(&text, &kinds), &options);
        check(&text, &report)?;
        if repeats(&text) {
            prop_assert_eq!(json(&report), json(&analyze(&page(&text, &kinds), &options)));
        }
    }

    #[test]
    fn html_takes_any_text(text in text::documents(), tags in text::tags()) {
        let marked = text::marked(&text, &tags);
        let page = from_text(marked, Form::Html, None).map_err(|e| TestCaseError::fail(e.to_string()))?;
        check(page.text(), &analyze(&page, &Options::default()))?;
    }

    #[test]
    fn markdown_takes_any_text(text in text::documents(), tags in text::tags()) {
        let marked = text::marked(&text, &tags);
        let page = from_text(marked, Form::Markdown, None).map_err(|e| TestCaseError::fail(e.to_string()))?;
        check(page.text(), &analyze(&page, &Options::default()))?;
    }

    #[test]
    fn plain_text_is_read_as_it_stands(text in text::documents()) {
        let page = from_text(text.clone(), Form::Plain, None).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(page.text(), text.as_str());
        check(page.text(), &analyze(&page, &Options::default()))?;
    }

    #[test]
    fn diff_takes_any_two_versions(
        (old, new) in text::versions(),
        kinds in prop::collection::vec(0u8..8, 0..6),
    ) {
        let options = Options::default();
        let found = diff(&page(&old, &kinds), &page(&new, &kinds), &options);
        found.added.iter().try_for_each(|finding| check_finding(&new, finding))?;
        found.removed.iter().try_for_each(|finding| check_finding(&old, finding))?;
        for change in &found.changed {
            check_finding(&old, &change.before)?;
            check_finding(&new, &change.after)?;
        }
        if repeats(&new) {
            prop_assert_eq!(json(&found), json(&diff(&page(&old, &kinds), &page(&new, &kinds), &options)));
            prop_assert!(diff(&page(&new, &kinds), &page(&new, &kinds), &options).is_empty());
        }
    }
}
