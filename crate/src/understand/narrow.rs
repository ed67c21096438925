//! Promises that narrow what another clause allows, and what they leave open.

use crate::report::{Facts, Finding, Narrowed};

/// Risks, the promises that narrow them, and what is done.
const PAIRS: [(&str, &str, &str); 9] = [
    ("ai-training", "ai-training-excluded", "used to train artificial intelligence"),
    ("data-sale", "data-not-sold", "sold"),
    ("data-sharing", "data-not-sold", "sold"),
    ("data-sharing", "data-sharing-limited", "shared"),
    ("retention-indefinite", "retention-limited", "kept"),
    ("retention-after-deletion", "retention-limited", "kept"),
    ("unilateral-change", "change-with-notice", "changed"),
    ("rights-assignment", "content-ownership-kept", "assigned"),
    ("broad-licence", "content-ownership-kept", "used"),
];

/// Attaches to each finding the first promise of the document that narrows it.
pub fn narrow(findings: &mut [Finding]) {
    let listed: Vec<usize> = (0..findings.len()).filter(|&at| findings[at].listed).collect();
    for (risk, promise, done) in PAIRS {
        let Some(&by) = listed.iter().find(|&&at| findings[at].clause == promise) else { continue };
        for &at in &listed {
            if findings[at].clause != risk {
                continue;
            }
            let note = note(risk, &findings[at].facts, &findings[by], done);
            let by = findings[by].id.clone();
            findings[at].narrowed.push(Narrowed { by, note });
        }
    }
}

/// What the promise says, and what it leaves open.
fn note(risk: &str, facts: &Facts, promise: &Finding, done: &str) -> String {
    let said = promise.what.trim_end_matches('.');
    let promised = promise.facts.data.as_deref();
    match (risk, promised, &facts.data) {
        (_, _, _) if promise.clause == "data-not-sold" && risk == "data-sharing" => {
            format!("{said}; sharing without payment stays open.")
        }
        (_, Some(promised), Some(granted)) if !promised.eq_ignore_ascii_case(granted) => {
            format!("{said}; that {granted} is {done} stays open where it goes beyond {promised}.")
        }
        _ => format!("{said}; what it does not name stays open."),
    }
}
