//! Absence is a finding: a risk that usually has an answer, and none in this document.

use std::cell::LazyCell;

use super::facts::condition::Condition;
use super::scope::Scopes;
use super::series;
use super::words::Words;
use crate::knowledge::{ALL, Answered};
use crate::page::Page;
use crate::pattern::reading::documents::{DETERMINERS, NAMED_BY_ONE, TERMS_OF, TITLED, WAYS_TO_OBJECT, WITHOUT};
use crate::report::{Absent, Action, Finding, PageKind};
use crate::text::cut::Cut;
use crate::text::span::{Utf16Index, Utf16Offset};

/// Most documents that are named, and the longest name in words.
const NAMED: usize = 3;
const NAME_WORDS: usize = 6;

/// Bytes before an answer among which "without" denies it.
const DENIED: usize = 24;

/// Bytes before and after a risk that are near it.
const BEFORE: usize = 250;
const AFTER: usize = 400;

/// What is missing, given the listed findings, of which the sure ones make a risk, and what the reader
/// can do; `scopes` are those of the page. An answer is looked for in the risk's sentence and around it, in all
/// findings and actions, and in every sentence that speaks of the same.
#[must_use]
pub fn absent(
    page: &Page,
    kind: PageKind,
    index: &Utf16Index<'_>,
    findings: &[Finding],
    actions: &[Action],
    scopes: &Scopes<'_>,
) -> Vec<Absent> {
    let mut missing: Vec<Absent> = Vec::new();
    let refers_to = referred(page);
    // Looked through for few documents only.
    let lower = LazyCell::new(|| Searched::new(page.text().to_lowercase()));
    let objected = LazyCell::new(|| scopes.sentences().any(|words| words.has(WAYS_TO_OBJECT)));
    let of_data = matches!(kind, PageKind::PrivacyPolicy | PageKind::CookiePolicy | PageKind::DataProcessing);
    let mut answered: Vec<_> = ALL.iter().filter_map(|rule| Some((rule.clause, rule.answered.as_ref()?))).collect();
    answered.sort_by_key(|(_, answered)| std::cmp::Reverse(answered.weight));
    for (risk, answered) in answered {
        let Answered { by, missed, note, data_policies_only, by_objection, .. } = *answered;
        if missing.iter().any(|absent| absent.clause == missed) || (data_policies_only && !of_data) {
            continue;
        }
        // Who is asked first needs no way out.
        let is_asked = |found: &Finding| found.facts.condition.is_some_and(Condition::is_the_readers);
        let because = findings.iter().filter(|found| found.clause == risk && found.is_sure() && !is_asked(found));
        let because: Vec<&Finding> = because.collect();
        let found = |clause: &&str| {
            let by_clause = *clause != risk && findings.iter().any(|finding| finding.clause == *clause);
            by_clause || actions.iter().any(|action| action.is_of(clause))
        };
        let near = |finding: &&Finding| {
            let byte = |at| index.byte(Utf16Offset(at)).map_or(0, |at| at.index());
            let from = byte(finding.start).saturating_sub(BEFORE);
            answered.in_text(&page.text().between(from, byte(finding.end) + AFTER).to_lowercase())
        };
        if because.is_empty() || by.iter().any(found) || because.iter().any(near) || answered.in_sentences(&lower) {
            continue;
        }
        // Who may object to how data is used may object to this use.
        if by_objection && *objected {
            continue;
        }
        let mut note = none_found(note);
        if !refers_to.is_empty() {
            let named: Vec<String> = refers_to.iter().map(|name| format!("the {name}")).collect();
            note += &format!(" It refers to {}.", series(&named, "and"));
        }
        let because = because.into_iter().map(|finding| finding.id.clone()).collect();
        missing.push(Absent { clause: missed, because, note, refers_to: refers_to.clone() });
    }
    missing
}

/// What is said of something that is missing.
#[must_use]
pub fn none_found(note: &str) -> String {
    format!("{note}: none found in this document.")
}

impl Answered {
    /// Whether a text, in lower case, has words of an answer.
    fn in_text(&self, text: &str) -> bool {
        has_answer(text, self.answering)
    }

    /// Whether a sentence of a text, in lower case, speaks of the risk and has words of an answer.
    fn in_sentences(&self, searched: &Searched) -> bool {
        let is_end = |c| matches!(c, '.' | '\n');
        let text = searched.text.as_str();
        let answering: Vec<&str> = searched.may_have(self.answering).collect();
        !answering.is_empty()
            && searched.may_have(self.about).any(|words| {
                // One search through the whole text costs far less than one in each sentence.
                let mut looked_at = 0;
                text.match_indices(words).any(|(at, _)| {
                    if at < looked_at {
                        return false;
                    }
                    let start = text.before(at).rfind(is_end).map_or(0, |end| end + 1);
                    looked_at = text.since(at).find(is_end).map_or(text.len(), |end| at + end);
                    has_answer(text.between(start, looked_at), &answering)
                })
            })
    }
}

/// Whether a text, in lower case, has some words of an answer.
fn has_answer(text: &str, answering: &[&str]) -> bool {
    // "Without any notice" is the opposite of a notice.
    let told = |at: usize| !Words::read(text.between(at.saturating_sub(DENIED), at)).has(WITHOUT);
    answering.iter().any(|words| text.match_indices(words).any(|(at, _)| told(at)))
}

/// A text in which many words are looked for, of which it has few: most are of other languages.
struct Searched {
    text: String,
    /// Which three bytes stand in a row in it, one bit for all of one number.
    rows: Vec<u64>,
}

impl Searched {
    fn new(text: String) -> Self {
        let mut rows = vec![0; (1 << ROW_BITS) / 64];
        for row in text.as_bytes().windows(3).map(number_of_row) {
            rows[row / 64] |= 1 << (row % 64);
        }
        Self { text, rows }
    }

    /// Those of some words that the text may have; the others it has not.
    fn may_have<'w>(&self, words: &'w [&'w str]) -> impl Iterator<Item = &'w str> {
        let has = |row: usize| self.rows[row / 64] >> (row % 64) & 1 == 1;
        words.iter().copied().filter(move |words| words.as_bytes().windows(3).map(number_of_row).all(has))
    }
}

/// Bits of the number of three bytes.
const ROW_BITS: u32 = 18;

/// A number of three bytes, which few others have.
fn number_of_row(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 5 ^ usize::from(*byte))
}

/// Names of other documents that a page links to, the first few.
fn referred(page: &Page) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for link in page.links() {
        let shown = link.span.of(page.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = shown.trim_matches(|c: char| !c.is_alphanumeric());
        let words = Words::read(shown);
        let whole = words.is(0, TERMS_OF);
        let determiner = (0..words.len()).rev().find(|&at| !whole && words.is(at, DETERMINERS));
        // "Read our Cookie Policy" names what follows "our".
        let first = determiner.map_or(0, |at| at + 1);
        let name = words.source(first..words.len());
        let length = words.len() - first;
        let ends = words.follows(words.len(), TITLED) || whole;
        let long_enough = words.is(first, NAMED_BY_ONE) || length > 1;
        let titled = long_enough && length <= NAME_WORDS && words.capitalised(first) && ends;
        let elsewhere = !link.url.starts_with('#') && !link.url.starts_with("mailto:");
        if titled && elsewhere && !named.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            named.push(name);
        }
    }
    named.truncate(NAMED);
    named
}
