//! The summary: at most three sentences, the weightiest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::knowledge::rule;
use crate::report::{Absent, Finding, Polarity};

/// Most sentences of a summary.
const MOST: usize = 3;

/// Verbs that are the same for "they" and for a name.
const MODALS: [&str; 7] = ["may", "can", "could", "might", "will", "must", "shall"];

/// Sentences for the listed findings; `provider` is the service's name.
#[must_use]
pub fn summary(findings: &[Finding], missing: &[Absent], provider: Option<&str>) -> Vec<String> {
    let mut first_of: BTreeMap<&str, &Finding> = BTreeMap::new();
    let mut order: Vec<&Finding> = Vec::new();
    for finding in findings {
        let risk = matches!(finding.polarity, Polarity::Blocker | Polarity::Bad);
        if risk && first_of.insert(finding.clause, finding).is_none() {
            order.push(finding);
        }
    }
    order.sort_by_key(|finding| (finding.polarity, Reverse(weight(finding.clause))));
    let mut sentences = Vec::new();
    for finding in order.into_iter().take(MOST) {
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
