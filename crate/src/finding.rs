//! From verdicts to findings.

use std::collections::HashMap;

use crate::Options;
use crate::detect::detect;
use crate::judge::judge;
use crate::knowledge;
use crate::language::Language;
use crate::page::Page;
use crate::pattern::SHIPPED;
use crate::report::{Finding, Range};
use crate::text::document::Document;
use crate::text::span::{Span, Utf16Index};
use crate::understand::facts;
use crate::understand::provider::Provider;

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
    let candidates = detect(document, &SHIPPED, language);
    for verdict in judge(page, document, &candidates, language) {
        if !verdict.listed && !options.all {
            continue;
        }
        let rule = &knowledge::ALL[usize::from(verdict.rule)];
        let number = numbers.entry(rule.clause).and_modify(|number| *number += 1).or_insert(1);
        let Range { start, end } = range(verdict.span);
        let quote = verdict.span.of(page.text());
        let mut facts = facts::read(rule.clause, quote);
        facts.actor = provider.map(|provider| provider.name.clone());
        findings.push(Finding {
            id: format!("{}.{number}", rule.clause),
            clause: rule.clause,
            group: rule.group,
            polarity: rule.polarity,
            score: verdict.score,
            listed: verdict.listed,
            start,
            end,
            quote: quote.to_owned(),
            evidence: verdict.evidence.into_iter().map(range).collect(),
            section: document.section_path(document.sentences()[verdict.sentence as usize].section, page.text()),
            title: rule.title,
            what: rule.what,
            why: rule.why,
            todo: rule.todo,
            facts,
            references: rule.references,
            source: verdict.source,
        });
    }
    findings
}
