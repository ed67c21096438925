//! What the reader can do, read off the clauses that offer it.

use crate::report::{Action, ActionKind, Channel, Finding};

/// Clauses that offer something, and what.
const OFFERS: [(&str, ActionKind); 4] = [
    ("ai-training-opt-out", ActionKind::OptOut),
    ("arbitration-opt-out", ActionKind::OptOut),
    ("advertising-opt-out", ActionKind::OptOut),
    ("data-rights", ActionKind::Delete),
];

/// Words for a setting of the service.
const SETTINGS: [&str; 6] =
    ["account settings", "privacy settings", "settings", "preferences", "unsubscribe link", "dashboard"];

/// Words for a letter.
const POST: [&str; 4] = ["by mail to", "by post to", "in writing to", "written notice to"];

/// One action for each way that the listed findings offer, in document order; the same way is
/// told once for each clause type.
#[must_use]
pub fn actions(findings: &[Finding]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for finding in findings {
        let Some((clause, kind)) = OFFERS.iter().find(|(clause, _)| *clause == finding.clause) else {
            continue;
        };
        for (channel, target) in ways(finding) {
            let known = |action: &Action| action.clause == *clause && action.target == target;
            if !actions.iter().any(known) {
                let kind = if finding.quote.contains("export") && !finding.quote.contains("delet") {
                    ActionKind::Export
                } else {
                    *kind
                };
                let deadline_days = if kind == ActionKind::OptOut { finding.facts.days } else { None };
                let (start, end) = (finding.start, finding.end);
                actions.push(Action { kind, clause, channel, target, deadline_days, start, end });
            }
        }
    }
    actions
}

/// How the clause says it is done: an address before a link, a link before a setting.
fn ways(finding: &Finding) -> Vec<(Channel, String)> {
    let mut ways = Vec::new();
    ways.extend(finding.facts.emails.iter().map(|email| (Channel::Email, email.clone())));
    ways.extend(finding.facts.links.iter().map(|link| (Channel::Link, link.clone())));
    if ways.is_empty() {
        let lower = finding.quote.to_lowercase();
        if let Some(words) = SETTINGS.iter().find(|words| lower.contains(**words)) {
            ways.push((Channel::Settings, (*words).to_owned()));
        } else if let Some(address) = POST.iter().find_map(|words| after(&finding.quote, words)) {
            ways.push((Channel::Post, address));
        }
    }
    ways
}

/// What follows some words, up to the end of the clause.
fn after(quote: &str, words: &str) -> Option<String> {
    let (_, rest) = quote.split_once(words)?;
    let rest = rest.trim().trim_end_matches('.');
    (rest.chars().any(|c| c.is_ascii_digit())).then(|| rest.to_owned())
}
