//! The summary: at most three sentences, the weightiest first.

use std::collections::BTreeMap;

use crate::report::{Absent, Finding, Polarity};

/// Most sentences of a summary.
const MOST: usize = 3;

/// Verbs that are the same for "they" and for a name.
const MODALS: [&str; 7] = ["may", "can", "could", "might", "will", "must", "shall"];

/// Clauses that tell most about a document, weightiest first; a clause that is not here comes
/// after these, in document order.
const WEIGHTIEST: [&str; 20] = [
    "ai-training",
    "rights-assignment",
    "data-sale",
    "account-undeletable",
    "non-disparagement",
    "name-and-likeness",
    "any-purpose",
    "moral-rights-waiver",
    "arbitration",
    "class-action-waiver",
    "duty-for-others",
    "termination-at-will",
    "unilateral-change",
    "data-sharing",
    "broad-licence",
    "cross-site-tracking",
    "auto-renewal",
    "liability-exclusion",
    "targeted-advertising",
    "consent-by-use",
];

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
    order.sort_by_key(|finding| (finding.polarity, rank(finding.clause)));
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

fn rank(clause: &str) -> usize {
    WEIGHTIEST.iter().position(|known| *known == clause).unwrap_or(WEIGHTIEST.len())
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
