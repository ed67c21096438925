//! UNFAIR-ToS: lines that lawyers marked as potentially or clearly unfair.

use serde::Serialize;

use super::count::{Count, Measures, mean};
use super::lines;
use crate::cli::corpus::{Catalogue, LABELS, Terms};
use crate::error::Error;
use crate::language::Language;

/// The table of one language.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Code of the language.
    pub language: &'static str,
    /// Number of documents.
    pub documents: usize,
    /// Each label's measures.
    pub labels: Vec<Row>,
    /// Mean of the labels' F1.
    pub macro_f1: f64,
    /// All labels' answers together.
    pub micro: Measures,
    /// Whether a line bears any label.
    pub any_unfair: Measures,
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

/// Judges a language's terms.
pub fn table(terms: &[Terms], language: Language, catalogue: &Catalogue) -> Result<Table, Error> {
    let mut counts = [Count::default(); LABELS.len()];
    let mut any = Count::default();
    for terms in terms {
        let texts: Vec<_> = terms.lines.iter().map(|line| &line.text).collect();
        for (line, listed) in terms.lines.iter().zip(lines::listed(&texts, language)?) {
            let found = LABELS.map(|label| catalogue.clauses_of(label).any(|clause| listed.contains(clause)));
            for (count, (found, there)) in counts.iter_mut().zip(found.iter().zip(line.unfair)) {
                count.add(*found, there);
            }
            any.add(found.contains(&true), line.unfair.contains(&true));
        }
    }
    let mut micro = Count::default();
    counts.iter().for_each(|count| micro += *count);
    let labels: Vec<_> =
        LABELS.iter().zip(counts).map(|(label, count)| Row { label, measures: count.measures() }).collect();
    Ok(Table {
        language: language.code(),
        documents: terms.len(),
        macro_f1: mean(labels.iter().map(|row| row.measures.f1)),
        labels,
        micro: micro.measures(),
        any_unfair: any.measures(),
    })
}
