//! What holds for every input, whatever it is. A check that fails panics.

use clauselight::cli::input::{Form, from_text};
use clauselight::diff::diff;
use clauselight::own::{Pattern, places};
use clauselight::page::{Block, BlockKind, Page};
use clauselight::report::{Finding, Report};
use clauselight::text::document::Document;
use clauselight::text::normalize;
use clauselight::text::span::{ByteOffset, Utf16Index, Utf16Offset};
use clauselight::{Options, analyze};

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
fn slice(text: &str, start: u32, end: u32) -> &str {
    let index = Utf16Index::new(text);
    let byte = |at| index.byte(Utf16Offset(at)).expect("an offset of the text").index();
    text.get(byte(start)..byte(end)).expect("an offset between characters")
}

fn check_finding(text: &str, finding: &Finding) {
    assert_eq!(slice(text, finding.start, finding.end), finding.quote);
    for range in finding.evidence.iter().chain(finding.facts.at.values()) {
        slice(text, range.start, range.end);
        assert!(finding.start <= range.start && range.end <= finding.end, "outside of {:?}", finding.quote);
    }
}

fn check(text: &str, report: &Report) {
    for finding in &report.findings {
        check_finding(text, finding);
    }
    for action in &report.actions {
        slice(text, action.start, action.end);
    }
    for definition in &report.definitions {
        let sentence = slice(text, definition.start, definition.end);
        assert!(sentence.contains(&definition.meaning), "{:?} is not from {sentence:?}", definition.meaning);
    }
}

/// Whether a document is run a second time to compare the two: one in eight, as that costs as much again.
fn repeats(text: &str) -> bool {
    text.len().is_multiple_of(8)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a report is JSON")
}

/// Words lie in the text in order, and what is folded folds to itself.
pub fn normalization(text: &str) {
    let mut last = 0;
    normalize::words(text, |word| {
        assert!(last <= word.start && word.start < word.end, "{}..{} after {last}", word.start, word.end);
        assert!(text.get(word.start..word.end).is_some(), "{}..{} is inside a character", word.start, word.end);
        assert!(!word.folded.is_empty(), "nothing of {:?}", text.get(word.start..word.end));
        last = word.end;
    });
    let folded = normalize::fold(text);
    assert_eq!(normalize::fold(&folded), folded);
}

/// Sentences lie in the text in order, no two overlap, each has its own tokens, and no token is lost.
pub fn sentences(text: &str, kinds: &[u8]) {
    let page = page(text, kinds);
    let document = Document::read(&page);
    let mut last = ByteOffset(0);
    let mut covered = 0;
    for sentence in document.sentences() {
        assert!(last <= sentence.span.start, "{:?} after {last:?}", sentence.span);
        assert!(text.get(sentence.span.start.index()..sentence.span.end.index()).is_some(), "inside a character");
        for token in document.tokens_of(sentence) {
            assert!(sentence.span.contains(token.span), "{:?} in {:?}", token.span, sentence.span);
        }
        last = sentence.span.end;
        covered += document.tokens().iter().filter(|token| sentence.span.contains(token.span)).count();
    }
    assert_eq!(covered, document.tokens().len(), "tokens in no sentence");
}

/// A report's offsets hold, with whatever is only a candidate too, and the same page gives the same report.
pub fn analysis(text: &str, kinds: &[u8], all: bool) {
    let options = Options { all, ..Options::default() };
    let report = analyze(&page(text, kinds), &options);
    check(text, &report);
    if repeats(text) {
        assert_eq!(json(&report), json(&analyze(&page(text, kinds), &options)));
    }
}

/// A file is read, and its report holds.
pub fn file(text: &str, form: Form) {
    let page = from_text(text.to_owned(), form, None).expect("text is read");
    if form == Form::Plain {
        assert_eq!(page.text(), text);
    }
    check(page.text(), &analyze(&page, &Options::default()));
}

/// What changed between two versions lies in them; nothing changed between a version and itself.
pub fn difference(old: &str, new: &str, kinds: &[u8]) {
    let options = Options::default();
    let between = |old, new| diff(&page(old, kinds), &page(new, kinds), &options);
    let found = between(old, new);
    found.added.iter().for_each(|finding| check_finding(new, finding));
    found.removed.iter().for_each(|finding| check_finding(old, finding));
    for change in &found.changed {
        check_finding(old, &change.before);
        check_finding(new, &change.after);
    }
    if repeats(new) {
        assert_eq!(json(&found), json(&between(old, new)));
        assert!(between(new, new).is_empty());
    }
}

/// A person's own pattern is refused, or found where it says.
pub fn own(written: &str, text: &str) {
    let Ok(pattern) = Pattern::parse(written) else { return };
    for place in places(&page(text, &[]), &[pattern]) {
        assert_eq!(slice(text, place.start, place.end), place.quote);
        assert!(!place.quote.is_empty());
    }
}

/// A report as it leaves the core is read back as it was.
pub fn encoded(text: &str, kinds: &[u8]) {
    let report = analyze(&page(text, kinds), &Options { all: true, ..Options::default() });
    let written = json(&report);
    let read: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(json(&read).len(), written.len());
    let quotes = read["findings"].as_array().expect("findings").iter().map(|finding| finding["quote"].as_str());
    assert!(quotes.eq(report.findings.iter().map(|finding| Some(finding.quote.as_str()))));
}
