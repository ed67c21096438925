//! Clauselight finds the risky clauses of terms pages on the reader's own device.
//!
//! The data flow, one module a station:
//!
//! 1. [`page`]: the visible text of a page and its blocks come in; of text without blocks, [`plain`] makes
//!    them.
//! 2. [`text`]: blocks become sentences of folded tokens, under their headings, list items joined
//!    with the words that introduce them.
//! 3. [`pattern`]: the rules of `rules/`, compiled to static tables, run over each sentence.
//!    [`language`] tells the language of each block; each part is judged in its own.
//! 4. [`detect`]: what matched becomes candidates, exceptions and [`denial`]s noted.
//! 5. [`judge`]: candidates and the learnt [`model`] become verdicts.
//! 6. [`statement`]: the verdicts on a sentence and on its clauses are put together, these become
//!    [`finding`]s, each with its [`certainty`].
//! 7. [`understand`]: what the document says as a whole: its kind, the service's name, facts,
//!    actions, what is missing, summary and grade.
//! 8. [`report`]: everything in the shape that leaves the core.
//! 9. [`wording`]: what it says to the reader, in the language that the reader chose.
//!
//! The core is pure: text in, report out; no document model, no input or output, no clock.
//! `wasm` is its boundary to JavaScript, `cli` its command line.

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that cuts wrongly fails"))]

pub mod catalogue;
pub mod certainty;
pub mod denial;
pub mod detect;
pub mod diff;
pub mod error;
pub mod finding;
pub mod judge;
pub mod knowledge;
pub mod language;
pub mod model;
pub mod own;
pub mod page;
pub mod pattern;
pub mod plain;
pub mod report;
pub mod statement;
pub mod text;
pub mod understand;
pub mod wording;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(test)]
mod contract;
#[cfg(any(target_arch = "wasm32", test))]
mod incoming;
#[cfg(target_arch = "wasm32")]
mod wasm;

use knowledge::prevalence;
use language::{Language, Languages};
use page::Page;
use report::{PageKind, Report, SCHEMA, Unread, UnreadReason};
use text::document::Document;
use text::span::Utf16Index;
use understand::date::Order;
use understand::{absent, actions, definitions, effective, grade, kind, narrow, provider, rank, scope, summary};

/// How to analyse.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// List every candidate, not only those whose score reaches the threshold.
    pub all: bool,
    /// The document's language; told from its text where this is `None`.
    pub language: Option<Language>,
    /// The language in which it is told what was found, whatever the document's.
    pub texts: Language,
}

/// Words read in a minute: Brysbaert 2019, silent reading of English non-fiction.
const WORDS_A_MINUTE: u32 = 238;

/// Fewest words for a grade: less is a fragment, and silence in it says nothing.
const FEWEST_WORDS_FOR_A_GRADE: usize = 150;

/// Languages in which rules have the words of an answer.
const ANSWERED: [Language; 4] = [Language::En, Language::Fr, Language::De, Language::Es];

/// Analyses a page, and looks for what a person watches for.
#[must_use]
pub fn analyze_watching(page: &Page, options: &Options, patterns: &[own::Pattern]) -> Report {
    Report { own: own::places(page, patterns), ..analyze(page, options) }
}

/// What is said of words that nothing parts into sentences.
fn unread_as_sentences(unbroken: usize) -> Option<Unread> {
    let words = u32::try_from(unbroken).unwrap_or(u32::MAX);
    (words > 0).then_some(Unread { words, why: UnreadReason::Unbroken, language: None })
}

/// Analyses a page.
#[must_use]
pub fn analyze(page: &Page, options: &Options) -> Report {
    let mut document = Document::read(page);
    let words = document.word_count();
    let languages = match options.language {
        Some(language) => Languages::all_in(language, page, &document),
        None => Languages::read(page, &document),
    };
    let supported = languages.judged().next().is_some();
    let main = Language::from_code(languages.main()).filter(|language| knowledge::reads(*language));
    let (kind, is_terms) = if words == 0 { (PageKind::Other, false) } else { kind::classify(page, words) };
    let provider = provider::find(page, &document);
    if let Some(provider) = &provider {
        provider::mark(provider, page.text(), document.tokens_mut());
    }
    let name = provider.as_ref().map(|provider| provider.name.as_str());
    let index = Utf16Index::new(page.text());
    let definitions =
        if is_terms { definitions::definitions(&document, page.text(), &index, name) } else { Vec::new() };
    let scopes = scope::Scopes::read(page, &document);
    let known = finding::Known { scopes: &scopes, provider: name, kind, definitions: &definitions };
    let mut findings = finding::findings(page, &document, &index, &languages, options, known);
    narrow::narrow(&mut findings);
    let is_english = main == Some(Language::En);
    for finding in &mut findings {
        finding.usual = rank::is_usual(finding, kind);
        finding.prevalence = prevalence::of_clause(finding.clause, kind).filter(|_| is_english);
    }
    let listed: Vec<_> = findings.iter().filter(|finding| finding.listed).cloned().collect();
    let order = Order::of(languages.main(), page.text());
    let effective = effective::date(page, order);
    let (document, index) = (&document, &index);
    let scopes = &scopes;
    let source = actions::Source { page, document, scopes, index, provider: name, findings: &listed, effective, order };
    let actions = if is_terms { actions::actions(source) } else { Vec::new() };
    let sure: Vec<_> = listed.iter().filter(|finding| finding.is_sure()).cloned().collect();
    let answered = main.is_some_and(|language| ANSWERED.contains(&language));
    let unbroken = document.unbroken();
    let much_unread = languages.leaves_much_unread(unbroken) || page.is_much_generated(words);
    let answers_are_known = answered && !much_unread;
    let absent = if answers_are_known { absent::absent(page, kind, index, &listed, &actions) } else { Vec::new() };
    let graded = is_terms && main.is_some_and(knowledge::covers) && words >= FEWEST_WORDS_FOR_A_GRADE && !much_unread;
    let (grade, grade_reasons) = if graded {
        let (grade, reasons) = grade::grade(&sure, &absent);
        (Some(grade), reasons)
    } else {
        (None, Vec::new())
    };
    let ranked = rank::ranked(&sure, kind);
    let told_first = summary::told_first(&ranked, kind);
    let first = summary::lines(&told_first, &absent, name);
    let others = ranked.iter().filter(|finding| told_first.iter().all(|told| told.id != finding.id));
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    let mut report = Report {
        schema: SCHEMA,
        language: languages.main().to_owned(),
        language_supported: supported,
        kind,
        is_terms,
        words,
        reading_minutes: words.div_ceil(WORDS_A_MINUTE),
        looked_for: main.map_or(0, |language| u32::try_from(knowledge::looked_for(language)).unwrap_or(u32::MAX)),
        clause_types: u32::try_from(knowledge::ALL.len()).unwrap_or(u32::MAX),
        grade,
        standing: grade.filter(|_| is_english).and_then(|_| prevalence::standing(grade::points(&grade_reasons), kind)),
        grade_reasons,
        headline: summary::headline(&told_first, name),
        summary: first.iter().map(|line| line.text.clone()).collect(),
        ranked: told_first.iter().chain(others).map(|finding| finding.id.clone()).collect(),
        first,
        actions,
        effective_date: effective.map(|date| date.to_string()),
        definitions,
        unread: page.unread().iter().cloned().chain(languages.unread()).chain(unread_as_sentences(unbroken)).collect(),
        provider: provider.map(|provider| provider.name),
        absent,
        findings,
        own: Vec::new(),
    };
    wording::put(&mut report, options.texts);
    report
}
