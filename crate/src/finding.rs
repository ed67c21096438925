//! From candidates to findings.

use std::collections::HashMap;

use crate::Options;
use crate::detect::detect;
use crate::knowledge;
use crate::language::Language;
use crate::page::Page;
use crate::pattern::SHIPPED;
use crate::report::{Finding, Range, Source};
use crate::text::document::Document;
use crate::text::span::{Span, Utf16Index};
use crate::understand::facts;
use crate::understand::provider::Provider;

/// Score from which a finding is listed by default.
const THRESHOLD: f32 = 0.5;

/// Score of a candidate that an exception speaks against.
const EXCEPTED: f32 = 0.2;

/// Whether a finding of this score is listed by default.
#[must_use]
pub fn is_listed(score: f32) -> bool {
    score >= THRESHOLD
}

/// The findings of a document, in document order.
#[must_use]
pub fn findings(
    page: &Page,
    document: &Document,
    index: &Utf16Index<'_>,
    language: Language,
    options: &Options,
    provider: Option<&Provider>,
) -> Vec<Finding> {
    let range = |span: Span| Range { start: index.utf16(span.start).0, end: index.utf16(span.end).0 };
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut findings = Vec::new();
    for candidate in detect(document, &SHIPPED, language) {
        let rule = &knowledge::ALL[usize::from(candidate.rule)];
        let score = if candidate.exceptions.is_empty() { rule.confidence } else { EXCEPTED };
        if !is_listed(score) && !options.all {
            continue;
        }
        let number = numbers.entry(rule.clause).and_modify(|number| *number += 1).or_insert(1);
        let Range { start, end } = range(candidate.span);
        let quote = candidate.span.of(page.text());
        let mut facts = facts::read(rule.clause, quote);
        facts.actor = provider.map(|provider| provider.name.clone());
        findings.push(Finding {
            id: format!("{}.{number}", rule.clause),
            clause: rule.clause,
            group: rule.group,
            polarity: rule.polarity,
            score,
            start,
            end,
            quote: quote.to_owned(),
            evidence: candidate.evidence.into_iter().map(range).collect(),
            section: document.section_path(document.sentences()[candidate.sentence as usize].section, page.text()),
            title: rule.title,
            what: rule.what,
            why: rule.why,
            todo: rule.todo,
            facts,
            references: rule.references,
            source: Source::Rule,
        });
    }
    findings
}
