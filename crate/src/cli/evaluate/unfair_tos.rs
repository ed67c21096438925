//! UNFAIR-ToS: lines that lawyers marked as potentially or clearly unfair.

use serde::Serialize;

use super::count::{Count, Measures, mean};
use crate::cli::corpus::{Catalogue, LABELS, Terms};
use crate::error::Error;
use crate::language::Language;
use crate::report::Finding;
use crate::text::span::Utf16Index;
use crate::{Options, analyze};

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
    let options = Options { all: false, language: Some(language) };
    let labels_of = |finding: &Finding| LABELS.map(|label| catalogue.clauses_of(label).any(|c| c == finding.clause));
    let mut counts = [Count::default(); LABELS.len()];
    let mut any = Count::default();
    for terms in terms {
        let page = terms.page()?;
        let report = analyze(&page, &options);
        let starts = line_starts(page.text());
        let mut found = vec![[false; LABELS.len()]; terms.lines.len()];
        for finding in &report.findings {
            let line = starts.partition_point(|start| *start <= finding.start) - 1;
            for (found, label) in found[line].iter_mut().zip(labels_of(finding)) {
                *found |= label;
            }
        }
        for (line, found) in terms.lines.iter().zip(&found) {
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

/// Where each line begins, in UTF-16 code units.
fn line_starts(text: &str) -> Vec<u32> {
    let index = Utf16Index::new(text);
    let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(after).map(|at| index.utf16(crate::text::span::ByteOffset::at(at)).0).collect()
}
