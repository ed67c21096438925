//! The targets of the fuzzer: each takes bytes, makes its input of them, and checks what holds.

use clauselight::cli::input::Form;

use crate::{checks, oracle};

/// Bytes before a text that say of which kind its lines are.
const KINDS: usize = 4;

/// What parts the two texts of an input that has two.
const BETWEEN: char = '\u{1E}';

/// Most patterns that are compiled together.
const PATTERNS: usize = 4;

/// Most words of a sentence, and of a heading, for the matcher.
const SENTENCE: usize = 40;
const HEADING: usize = 8;

/// A target by the name of its program and of its folder of inputs.
type Target = (&'static str, fn(&[u8]));

/// Every one.
pub const TARGETS: [Target; 10] = [
    ("normalization", normalization),
    ("sentences", sentences),
    ("matcher", matcher),
    ("html", html),
    ("markdown", markdown),
    ("plain", plain),
    ("facts", facts),
    ("diff", diff),
    ("own", own),
    ("report", report),
];

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

fn lines(data: &[u8]) -> (Vec<u8>, String) {
    let (kinds, rest) = data.split_at(data.len().min(KINDS));
    (kinds.iter().map(|kind| kind % 8).collect(), text(rest))
}

/// Two texts of one input; the same one twice where it is not parted.
fn two(whole: &str) -> (&str, &str) {
    whole.split_once(BETWEEN).unwrap_or((whole, whole))
}

pub fn normalization(data: &[u8]) {
    checks::normalization(&text(data));
}

pub fn sentences(data: &[u8]) {
    let (kinds, text) = lines(data);
    checks::sentences(&text, &kinds);
}

/// Patterns, a line each; the words of a sentence; those of the heading above it.
pub fn matcher(data: &[u8]) {
    let whole = text(data);
    let mut parts = whole.split(BETWEEN);
    let patterns: Vec<String> = parts.next().unwrap_or_default().lines().take(PATTERNS).map(str::to_owned).collect();
    let mut words = |most| parts.next().unwrap_or_default().split_whitespace().take(most).map(str::to_owned).collect();
    let (sentence, heading): (Vec<String>, Vec<String>) = (words(SENTENCE), words(HEADING));
    if patterns.iter().all(|pattern| oracle::is_askable(pattern)) {
        oracle::compare(&patterns, &sentence, &heading);
    }
}

pub fn html(data: &[u8]) {
    checks::file(&text(data), Form::Html);
}

pub fn markdown(data: &[u8]) {
    checks::file(&text(data), Form::Markdown);
}

pub fn plain(data: &[u8]) {
    checks::file(&text(data), Form::Plain);
}

pub fn facts(data: &[u8]) {
    let (kinds, text) = lines(data);
    checks::analysis(&text, &kinds, true);
}

pub fn diff(data: &[u8]) {
    let (kinds, text) = lines(data);
    let (old, new) = two(&text);
    checks::difference(old, new, &kinds);
}

pub fn own(data: &[u8]) {
    let whole = text(data);
    let (written, text) = two(&whole);
    checks::own(written, text);
}

pub fn report(data: &[u8]) {
    let (kinds, text) = lines(data);
    checks::encoded(&text, &kinds);
}
