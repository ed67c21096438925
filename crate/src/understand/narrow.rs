//! Promises that narrow what another clause allows, and what they leave open.

use crate::knowledge::{Narrowing, rule};
use crate::report::{Facts, Finding, Narrowed};

/// Attaches to each finding the first promise of the document that narrows it.
pub fn narrow(findings: &mut [Finding]) {
    let listed: Vec<usize> = (0..findings.len()).filter(|&at| findings[at].listed).collect();
    for &at in &listed {
        let Some(rule) = rule(findings[at].clause) else { continue };
        for narrowing in rule.narrowed {
            let Some(&by) = listed.iter().find(|&&by| findings[by].clause == narrowing.by) else { continue };
            let note = note(narrowing, &findings[at].facts, &findings[by]);
            let by = findings[by].id.clone();
            findings[at].narrowed.push(Narrowed { by, note });
        }
    }
}

/// What the promise says, and what it leaves open.
fn note(narrowing: &Narrowing, facts: &Facts, promise: &Finding) -> String {
    let said = promise.what.trim_end_matches('.');
    if let Some(open) = narrowing.open {
        return format!("{said}; {open} stays open.");
    }
    // "User Content" and "your User Content" are the same.
    let same = |one: &str, other: &str| bare(one).eq_ignore_ascii_case(bare(other));
    match (narrowing.done, &promise.facts.data, &facts.data) {
        (Some(done), Some(promised), Some(granted)) if !same(promised, granted) => {
            format!("{said}. That does not rule out {granted} being {done} beyond {promised}.")
        }
        _ => format!("{said}; what it does not name stays open."),
    }
}

/// Data without its owner.
fn bare(data: &str) -> &str {
    data.strip_prefix("your ").or_else(|| data.strip_prefix("Your ")).unwrap_or(data)
}
