//! Sentences of terms with the groups that lawyers' labels were merged into, each judged alone.

use serde::Serialize;

use super::count::{Count, Measures, mean};
use super::lines;
use crate::cli::corpus::{Catalogue, GroupedSentence};
use crate::error::Error;
use crate::language::Language;

/// The groups, each the labels of UNFAIR-ToS that it is merged of.
const GROUPS: [&str; 4] = ["cr", "ltd|a", "ch|ter", "j|law|pinc|use"];

/// Of a sentence in no group.
const NONE: &str = "none";

/// The measures over some of the sentences.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Number of sentences.
    pub sentences: u32,
    /// Each group, and "none".
    pub groups: Vec<Row>,
    /// Mean of their F1, "none" included.
    pub macro_f1: f64,
}

/// One group's measures.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The group.
    pub group: &'static str,
    /// Its measures.
    #[serde(flatten)]
    pub measures: Measures,
}

/// Both halves of the corpus.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grouped {
    /// Sentences of documents that UNFAIR-ToS has too.
    pub known: Table,
    /// Sentences of others.
    pub new: Table,
}

/// Judges the sentences.
pub fn table(sentences: &[GroupedSentence], catalogue: &Catalogue) -> Result<Grouped, Error> {
    let half = |new: bool| of(sentences.iter().filter(move |sentence| sentence.new == new), catalogue);
    Ok(Grouped { known: half(false)?, new: half(true)? })
}

fn of<'a>(sentences: impl Iterator<Item = &'a GroupedSentence>, catalogue: &Catalogue) -> Result<Table, Error> {
    let mut counts = [Count::default(); GROUPS.len()];
    let mut none = Count::default();
    let mut number = 0;
    for sentence in sentences {
        number += 1;
        let found = lines::listed_alone(&detokenised(&sentence.text), Language::En)?;
        let holds = GROUPS
            .map(|group| group.split('|').flat_map(|label| catalogue.clauses_of(label)).any(|c| found.contains(c)));
        for (count, (group, holds)) in counts.iter_mut().zip(GROUPS.iter().zip(holds)) {
            count.add(holds, sentence.groups.iter().any(|of| of == group));
        }
        none.add(!holds.contains(&true), sentence.groups.is_empty());
    }
    let rows = GROUPS.into_iter().chain([NONE]).zip(counts.into_iter().chain([none]));
    let groups: Vec<_> = rows.map(|(group, count)| Row { group, measures: count.measures() }).collect();
    Ok(Table { sentences: number, macro_f1: mean(groups.iter().map(|row| row.measures.f1)), groups })
}

/// A sentence as it was before it was cut into the tokens of the Penn Treebank.
fn detokenised(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut glued = true;
    for token in text.split_whitespace() {
        let (token, before, after) = match token {
            "-lrb-" => ("(", false, true),
            "-rrb-" => (")", true, false),
            "-lsb-" => ("[", false, true),
            "-rsb-" => ("]", true, false),
            "``" => ("\"", false, true),
            "''" => ("\"", true, false),
            "." | "," | ";" | ":" | "!" | "?" | "%" | "n't" => (token, true, false),
            _ => (token, token.starts_with('\''), false),
        };
        if !glued && !before {
            whole.push(' ');
        }
        whole.push_str(token);
        glued = after;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_text() {
        assert_eq!(
            detokenised("we -lrb- the `` harbour '' -rrb- do n't repair the boat 's hull , ever ."),
            "we (the \"harbour\") don't repair the boat's hull, ever."
        );
    }
}
