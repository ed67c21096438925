//! Clauselight finds the risky clauses of terms pages on the reader's own device.
//!
//! The data flow, one module a station:
//!
//! 1. [`page`]: the visible text of a page and its blocks come in.
//! 2. [`text`]: blocks become sentences of folded tokens, under their headings, list items joined
//!    with the words that introduce them.
//! 3. [`pattern`]: the rules of `rules/`, compiled to static tables, run over each sentence.
//! 4. [`detect`]: what matched becomes candidates, exceptions noted.
//! 5. [`judge`]: candidates and the learnt [`model`] become verdicts, these [`finding`]s.
//! 6. [`understand`]: what the document says as a whole: its kind, the service's name, facts,
//!    actions, what is missing, summary and grade.
//! 7. [`report`]: everything in the shape that leaves the core.
//!
//! The core is pure: text in, report out; no document model, no input or output, no clock.
//! `wasm` is its boundary to JavaScript, `cli` its command line.

pub mod detect;
pub mod diff;
pub mod error;
pub mod finding;
pub mod judge;
pub mod knowledge;
pub mod language;
pub mod model;
pub mod page;
pub mod pattern;
pub mod report;
pub mod text;
pub mod understand;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(target_arch = "wasm32")]
mod wasm;

use language::Language;
use page::Page;
use report::{PageKind, Report, SCHEMA};
use text::document::Document;
use text::span::Utf16Index;
use understand::date::read::Order;
use understand::{absent, actions, definitions, effective, grade, kind, narrow, provider, summary};

/// How to analyse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// List every candidate, not only those whose score reaches the threshold.
    pub all: bool,
    /// The document's language; told from its text where this is `None`.
    pub language: Option<Language>,
}

/// Words read in a minute: Brysbaert 2019, silent reading of English non-fiction.
const WORDS_A_MINUTE: u32 = 238;

/// Fewest words for a grade: less is a fragment, and silence in it says nothing.
const FEWEST_WORDS_FOR_A_GRADE: usize = 150;

/// Analyses a page.
#[must_use]
pub fn analyze(page: &Page, options: &Options) -> Report {
    let mut document = Document::read(page);
    let words = document.word_count();
    let code = options.language.map_or_else(|| language::detect(page.text()), Language::code);
    let language = Language::from_code(code).filter(|language| knowledge::reads(*language));
    let (kind, is_terms) = if words == 0 { (PageKind::Other, false) } else { kind::classify(page, words) };
    let provider = provider::find(page, &document);
    if let Some(provider) = &provider {
        provider::mark(provider, page.text(), document.tokens_mut());
    }
    let index = Utf16Index::new(page.text());
    let definitions = if is_terms {
        definitions::definitions(&document, page.text(), &index, provider.as_ref().map(|p| p.name.as_str()))
    } else {
        Vec::new()
    };
    let mut findings = language.map_or_else(Vec::new, |language| {
        finding::findings(page, &document, &index, language, options, provider.as_ref(), &definitions)
    });
    narrow::narrow(&mut findings);
    let listed: Vec<_> = findings.iter().filter(|finding| finding.listed).cloned().collect();
    let order = Order::of(code, page.text());
    let effective = effective::date(page, order);
    let source = actions::Source { page, document: &document, index: &index, findings: &listed, effective, order };
    let actions = if is_terms { actions::actions(source) } else { Vec::new() };
    let absent = absent::absent(page, kind, &listed, &actions);
    let graded = is_terms && language.is_some() && words >= FEWEST_WORDS_FOR_A_GRADE;
    let (grade, grade_reasons) = if graded {
        let (grade, reasons) = grade::grade(&listed, &absent);
        (Some(grade), reasons)
    } else {
        (None, Vec::new())
    };
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    Report {
        schema: SCHEMA,
        language: code.to_owned(),
        language_supported: language.is_some(),
        kind,
        is_terms,
        words,
        reading_minutes: words.div_ceil(WORDS_A_MINUTE),
        grade,
        grade_reasons,
        summary: summary::summary(&listed, &absent, provider.as_ref().map(|p| p.name.as_str())),
        actions,
        effective_date: effective.map(|date| date.to_string()),
        definitions,
        unread: page.unread().to_vec(),
        provider: provider.map(|provider| provider.name),
        absent,
        findings,
    }
}
