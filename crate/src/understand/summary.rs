//! The summary: at most three sentences, the weightiest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::words::Words;
use crate::knowledge::rule;
use crate::pattern::reading::facts::MODAL;
use crate::report::{Absent, Finding, Polarity, Source};

/// Most sentences of a summary.
const MOST: usize = 3;

/// Weight of a clause type whose rule tells none.
const LEAST_WEIGHT: u8 = 8;

/// Parts of one in which a weight is counted.
const WEIGHT_UNIT: u32 = 100;

/// Probability by which two findings are as sure as each other.
const NEARLY: f32 = 0.05;

/// Sentences for the listed findings; `provider` is the service's name.
#[must_use]
pub fn summary(findings: &[Finding], missing: &[Absent], provider: Option<&str>) -> Vec<String> {
    let mut of_clause: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| matches!(finding.polarity, Polarity::Blocker | Polarity::Bad)) {
        of_clause.entry(finding.clause).or_default().push(finding);
    }
    let mut order: Vec<Vec<&Finding>> = of_clause.into_values().collect();
    order.sort_by_key(|of_one| (of_one[0].polarity, Reverse(weight(of_one[0])), of_one[0].start));
    let mut sentences = Vec::new();
    for finding in order.iter().filter_map(|of_one| surest(of_one)).take(MOST) {
        let mut sentence = name_the_actor(&finding.what, provider);
        if let Some(absent) = missing.iter().find(|absent| absent.because.contains(&finding.id)) {
            sentence.push(' ');
            sentence.push_str(&absent.note);
        }
        sentences.push(sentence);
    }
    if sentences.is_empty() {
        let protects = |finding: &&Finding| finding.polarity == Polarity::Good;
        sentences.extend(findings.iter().filter(protects).take(1).map(|f| f.what.clone()));
    }
    sentences
}

/// How early a finding is told: the graver and the rarer in documents of its kind, the earlier. What every one of
/// them has weighs a quarter of what none has; what weighs the same comes in document order.
fn weight(finding: &Finding) -> u32 {
    let gravity = rule(finding.clause).map_or(0, |rule| rule.weight).max(LEAST_WEIGHT);
    let (found, documents) = finding.prevalence.as_ref().map_or((0, 1), |of| (of.found, of.documents));
    u32::from(gravity) * (4 * documents - 3 * found) * WEIGHT_UNIT / (4 * documents)
}

/// Which of the findings of one clause type is told: of those nearly as sure as the surest, and foreseen by
/// its rule where any is, the first.
fn surest<'f>(of_one: &[&'f Finding]) -> Option<&'f Finding> {
    let foreseen = |finding: &&&Finding| finding.source != Source::Model;
    let any = of_one.iter().any(|finding| foreseen(&finding));
    let told = || of_one.iter().filter(|finding| !any || foreseen(finding));
    let most = told().map(|finding| finding.score).fold(0.0, f32::max);
    told().find(|finding| finding.score >= most - NEARLY).copied()
}

/// "They may …" becomes "Example may …" where the verb stays the same.
#[must_use]
pub fn name_the_actor(what: &str, provider: Option<&str>) -> String {
    let same = |rest: &&str| Words::read(rest).is(0, MODAL);
    match (provider, what.strip_prefix("They ").filter(same)) {
        (Some(provider), Some(rest)) => format!("{provider} {rest}"),
        _ => what.to_owned(),
    }
}
