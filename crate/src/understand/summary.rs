//! The summary: at most three sentences, the weightiest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::knowledge::rule;
use crate::report::{Absent, Finding, Polarity, Source};

/// Most sentences of a summary.
const MOST: usize = 3;

/// Probability by which two findings are as sure as each other.
const NEARLY: f32 = 0.05;

/// Verbs that are the same for "they" and for a name.
const MODALS: [&str; 7] = ["may", "can", "could", "might", "will", "must", "shall"];

/// Sentences for the listed findings; `provider` is the service's name.
#[must_use]
pub fn summary(findings: &[Finding], missing: &[Absent], provider: Option<&str>) -> Vec<String> {
    let mut of_clause: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| matches!(finding.polarity, Polarity::Blocker | Polarity::Bad)) {
        of_clause.entry(finding.clause).or_default().push(finding);
    }
    let mut order: Vec<&Vec<&Finding>> = of_clause.values().collect();
    let first = |of_one: &[&Finding]| (of_one[0].polarity, Reverse(weight(of_one[0].clause)), of_one[0].start);
    order.sort_by_key(|of_one| first(of_one));
    let mut sentences = Vec::new();
    for finding in order.into_iter().filter_map(|of_one| surest(of_one)).take(MOST) {
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

/// Which of the findings of one clause type is told: of those nearly as sure as the surest, and foreseen by
/// its rule where any is, the first.
fn surest<'f>(of_one: &[&'f Finding]) -> Option<&'f Finding> {
    let foreseen = |finding: &&&Finding| finding.source != Source::Model;
    let any = of_one.iter().any(|finding| foreseen(&finding));
    let told = || of_one.iter().filter(|finding| !any || foreseen(finding));
    let most = told().map(|finding| finding.score).fold(0.0, f32::max);
    told().find(|finding| finding.score >= most - NEARLY).copied()
}

/// How much a clause type tells about a document; those of one weight come in document order.
fn weight(clause: &str) -> u8 {
    rule(clause).map_or(0, |rule| rule.weight)
}

/// "They may …" becomes "Example may …" where the verb stays the same.
fn name_the_actor(what: &str, provider: Option<&str>) -> String {
    let Some(provider) = provider else { return what.to_owned() };
    match what.strip_prefix("They ") {
        Some(rest) if MODALS.iter().any(|modal| starts_with_word(rest, modal)) => {
            format!("{provider} {rest}")
        }
        _ => what.to_owned(),
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::name_the_actor;

    #[test]
    fn a_name_stands_for_they_only_where_the_verb_stays() {
        assert_eq!(name_the_actor("They may sell it.", Some("Acme")), "Acme may sell it.");
        assert_eq!(name_the_actor("They keep it.", Some("Acme")), "They keep it.");
        assert_eq!(name_the_actor("They may sell it.", None), "They may sell it.");
        assert_eq!(name_the_actor("They canter.", Some("Acme")), "They canter.");
    }
}
