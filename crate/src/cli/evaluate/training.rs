//! Sentences on training, each judged alone.

use serde::Serialize;

use super::count::{Count, Measures, mean};
use super::lines;
use crate::cli::corpus::TrainingSentence;
use crate::error::Error;
use crate::language::Language;

/// Labels, and the clause type that each means.
const LABELS: [(&str, &str); 3] =
    [("grants_training", "ai-training"), ("no_training", "ai-training-excluded"), ("opt_out", "ai-training-opt-out")];

/// The label of sentences that forbid training to the reader, no risk to them.
const FORBIDDEN: &str = "user_forbidden";

/// The table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Grants, promises and opt-outs.
    pub labels: Vec<Row>,
    /// Mean of their F1.
    pub macro_f1: f64,
    /// Number of sentences that forbid training to the reader.
    pub prohibitions: u32,
    /// Number of these that were taken for training on the reader.
    pub prohibitions_flagged: u32,
}

/// One label's measures.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The label.
    pub label: &'static str,
    /// Its measures.
    #[serde(flatten)]
    pub measures: Measures,
}

/// Judges the sentences.
pub fn table(sentences: &[TrainingSentence]) -> Result<Table, Error> {
    let mut counts = [Count::default(); LABELS.len()];
    let (mut prohibitions, mut prohibitions_flagged) = (0, 0);
    for row in sentences {
        let listed = lines::listed_alone(&row.sentence, Language::En)?;
        let found = |clause: &str| listed.contains(clause);
        for (count, (label, clause)) in counts.iter_mut().zip(LABELS) {
            count.add(found(clause), row.label == label);
        }
        if row.label == FORBIDDEN {
            prohibitions += 1;
            prohibitions_flagged += u32::from(found("ai-training"));
        }
    }
    let labels: Vec<_> =
        LABELS.iter().zip(counts).map(|((label, _), count)| Row { label, measures: count.measures() }).collect();
    Ok(Table { macro_f1: mean(labels.iter().map(|row| row.measures.f1)), labels, prohibitions, prohibitions_flagged })
}
