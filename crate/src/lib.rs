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
//! 6. [`statement`]: the verdicts on a sentence and on its clauses are put together; so far a page is [`judged`].
//!    They become [`finding`]s, each with its [`certainty`].
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
pub mod judged;
pub mod knowledge;
pub mod language;
pub mod model;
pub mod own;
pub mod page;
pub mod pattern;
pub mod plain;
mod recall;
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

use judge::Verdict;
use judged::Judged;
use knowledge::prevalence;
use language::Language;
use page::Page;
use report::{Finding, Report, SCHEMA, Unread, UnreadReason};
use text::span::Utf16Index;
use understand::date::Order;
use understand::{absent, actions, effective, grade, narrow, rank, scope, summary};

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

impl Options {
    /// Whether pages are judged by these options as by others, whatever they are told in.
    #[must_use]
    pub fn judges_as(&self, other: &Self) -> bool {
        (self.all, self.language) == (other.all, other.language)
    }
}

/// Words read in a minute: Brysbaert 2019, silent reading of English non-fiction.
const WORDS_A_MINUTE: u32 = 238;

/// Fewest words for a grade: less is a fragment, and silence in it says nothing.
const FEWEST_WORDS_FOR_A_GRADE: usize = 150;

/// Languages in which rules have the words of an answer.
const ANSWERED: [Language; 4] = [Language::En, Language::Fr, Language::De, Language::Es];

/// What a person watches for, added to the report on the same page.
#[must_use]
pub fn watching(report: Report, page: &Page, patterns: &[own::Pattern]) -> Report {
    Report { own: own::places(page, patterns), ..report }
}

/// What is said of words that nothing parts into sentences.
fn unread_as_sentences(unbroken: usize) -> Option<Unread> {
    let words = u32::try_from(unbroken).unwrap_or(u32::MAX);
    (words > 0).then_some(Unread { words, why: UnreadReason::Unbroken, language: None })
}

/// Analyses a page.
#[must_use]
pub fn analyze(page: &Page, options: &Options) -> Report {
    report(page, &Judged::read(page, options), options)
}

/// What is told of a page that was judged with the same options; in which texts, makes no difference to that.
#[must_use]
pub fn report(page: &Page, judged: &Judged, options: &Options) -> Report {
    let Judged { document, languages, kind, is_terms, .. } = judged;
    let (kind, is_terms) = (*kind, *is_terms);
    let words = document.word_count();
    let main = judged.main();
    let name = judged.name();
    let index = &Utf16Index::new(page.text());
    let scopes = &scope::Scopes::read(page, document);
    let findings = findings(page, judged, index, scopes, |_| true);
    let is_english = main == Some(Language::En);
    let listed: Vec<_> = findings.iter().filter(|finding| finding.listed).cloned().collect();
    let order = Order::of(languages.main(), page.text());
    let effective = effective::date(page, order);
    let source = actions::Source { page, document, scopes, index, provider: name, findings: &listed, effective, order };
    let actions = if is_terms { actions::actions(source) } else { Vec::new() };
    let sure: Vec<_> = listed.iter().filter(|finding| finding.is_sure()).cloned().collect();
    let answered = main.is_some_and(|language| ANSWERED.contains(&language));
    let unbroken = document.unbroken();
    let much_unread = languages.leaves_much_unread(unbroken) || page.is_much_generated(words);
    let answers_are_known = answered && !much_unread;
    let absent =
        if answers_are_known { absent::absent(page, kind, index, &listed, &actions, scopes) } else { Vec::new() };
    let graded = is_terms && main.is_some_and(knowledge::covers) && words >= FEWEST_WORDS_FOR_A_GRADE && !much_unread;
    let (grade, grade_reasons) = if graded {
        let (grade, reasons) = grade::grade(&sure, &absent);
        (Some(grade), reasons)
    } else {
        (None, Vec::new())
    };
    let worth = rank::Worth::new(&sure, kind, words);
    let ranked = rank::ranked(&sure, &worth);
    let told_first = summary::told_first(&ranked, &worth);
    let first = summary::lines(&told_first, &absent, name);
    let others = ranked.iter().filter(|finding| told_first.iter().all(|told| told.id != finding.id));
    let mut report = Report {
        grade,
        standing: grade.filter(|_| is_english).and_then(|_| prevalence::standing(grade::points(&grade_reasons), kind)),
        grade_reasons,
        headline: summary::headline(&told_first, name),
        summary: first.iter().map(|line| line.text.clone()).collect(),
        ranked: told_first.iter().chain(others).map(|finding| finding.id.clone()).collect(),
        first,
        actions,
        effective_date: effective.map(|date| date.to_string()),
        only: scopes.of_all().filter(|_| is_terms).cloned(),
        definitions: judged.definitions.clone(),
        unread: page.unread().iter().cloned().chain(languages.unread()).chain(unread_as_sentences(unbroken)).collect(),
        absent,
        ..bare(judged, findings)
    };
    wording::put(&mut report, options.texts);
    report
}

/// Findings of a page that was judged: those of `wanted` statements, and with them the promises that may narrow them.
/// They are told in English.
fn findings<'j>(
    page: &Page,
    judged: &'j Judged,
    index: &Utf16Index<'_>,
    scopes: &'j scope::Scopes<'j>,
    wanted: impl Fn(&Verdict) -> bool,
) -> Vec<Finding> {
    let Judged { document, kind, definitions, statements, all, .. } = judged;
    let known = finding::Known { scopes, provider: judged.name(), kind: *kind, definitions, all: *all };
    let narrowing = narrow::narrowing(statements.iter().map(|statement| &statement.verdict));
    let wanted = |verdict: &Verdict| wanted(verdict) || narrowing.contains(&(verdict.sentence, verdict.rule));
    let mut findings = finding::findings(page, document, index, statements, known, wanted);
    narrow::narrow(&mut findings);
    let is_english = judged.main() == Some(Language::En);
    for finding in &mut findings {
        finding.usual = rank::is_usual(finding, *kind);
        finding.prevalence = prevalence::of_clause(finding.clause, *kind).filter(|_| is_english);
    }
    findings
}

/// A report that tells some findings, and else no more than reading shows.
fn bare(judged: &Judged, findings: Vec<Finding>) -> Report {
    let main = judged.main();
    let words = u32::try_from(judged.document.word_count()).unwrap_or(u32::MAX);
    Report {
        schema: SCHEMA,
        language: judged.languages.main().to_owned(),
        language_supported: judged.languages.judged().next().is_some(),
        kind: judged.kind,
        is_terms: judged.is_terms,
        provider: judged.provider.as_ref().map(|provider| provider.name.clone()),
        words,
        reading_minutes: words.div_ceil(WORDS_A_MINUTE),
        looked_for: main.map_or(0, |language| u32::try_from(knowledge::looked_for(language)).unwrap_or(u32::MAX)),
        clause_types: u32::try_from(knowledge::ALL.len()).unwrap_or(u32::MAX),
        grade: None,
        grade_reasons: Vec::new(),
        standing: None,
        effective_date: None,
        only: None,
        headline: None,
        first: Vec::new(),
        summary: Vec::new(),
        ranked: Vec::new(),
        findings,
        absent: Vec::new(),
        actions: Vec::new(),
        definitions: Vec::new(),
        unread: Vec::new(),
        own: Vec::new(),
    }
}
