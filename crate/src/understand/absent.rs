//! Absence is a finding: a risk that usually has a way out, and none in this document.

use crate::report::{Absent, Finding};

/// Risks and the answer that is looked for, with the words for its absence.
const ANSWERS: [(&str, &str, &str); 2] = [
    ("ai-training", "ai-training-opt-out", "No opt-out from AI training: none found in this document."),
    ("arbitration", "arbitration-opt-out", "No opt-out from arbitration: none found in this document."),
];

/// What is missing, given the listed findings.
#[must_use]
pub fn absent(findings: &[Finding]) -> Vec<Absent> {
    let mut missing = Vec::new();
    for (risk, answer, note) in ANSWERS {
        let because: Vec<String> = findings.iter().filter(|f| f.clause == risk).map(|f| f.id.clone()).collect();
        if !because.is_empty() && !findings.iter().any(|f| f.clause == answer) {
            missing.push(Absent { clause: answer, because, note: note.to_owned() });
        }
    }
    missing
}
