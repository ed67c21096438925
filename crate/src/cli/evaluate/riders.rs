//! Risks beside harmless clauses: what is found of a risk alone must be found of it in company.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::count::{number, share};
use super::lines;
use crate::error::Error;
use crate::knowledge;
use crate::language::Language;
use crate::report::Polarity;

/// The line that each page begins with.
const OPENING: &str = "Terms of Service of Harbour Ltd (\"Harbour\", \"we\", \"us\"). These terms are an agreement between \
                       you and us. Effective 1 March 2025.";

/// Made-up sentences, and what to join to them.
#[derive(Debug, Deserialize)]
pub struct Cases {
    /// Sentences that are a risk, by clause type.
    risks: BTreeMap<String, Vec<String>>,
    /// Sentences that deny a risk, by its clause type.
    #[serde(default)]
    promises: BTreeMap<String, Vec<String>>,
    /// What stands before a sentence and after it.
    riders: Vec<(String, String)>,
    /// Sentences that look like a risk and are none, with its clause type.
    #[serde(default)]
    twins: Vec<(String, String)>,
}

/// The measures.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Number of risks.
    pub risks: u32,
    /// Share of them that are listed alone.
    pub alone: f64,
    /// Share of those listed alone that are listed in company too, over all riders.
    pub kept: f64,
    /// Risks that a rider hid and put a promise in their place.
    pub turned: u32,
    /// Number of denials, alone and in company.
    pub promises: u32,
    /// Share of them that are told as the risk.
    pub promises_told_as_risk: f64,
    /// Number of twins.
    pub twins: u32,
    /// Twins that are told as the risk.
    pub twins_told_as_risk: u32,
}

/// Judges the cases, in English.
pub fn table(cases: &Cases) -> Result<Table, Error> {
    let each = |of: &BTreeMap<String, Vec<String>>| -> Vec<(String, String)> {
        of.iter().flat_map(|(clause, all)| all.iter().map(move |one| (clause.clone(), one.clone()))).collect()
    };
    let risks = each(&cases.risks);
    let alone = listed(risks.iter().map(|(_, risk)| risk.clone()))?;
    let found: Vec<_> = risks.iter().zip(&alone).filter(|((clause, _), of)| of.contains(clause.as_str())).collect();
    let (mut joined, mut kept, mut turned) = (0, 0, 0);
    for rider in &cases.riders {
        let company = listed(found.iter().map(|((_, risk), _)| join(rider, risk)))?;
        for (((clause, _), before), now) in found.iter().zip(&company) {
            joined += 1;
            kept += u32::from(now.contains(clause.as_str()));
            turned += u32::from(!now.contains(clause.as_str()) && now.difference(before).any(|c| is_promise(c)));
        }
    }
    let promises = each(&cases.promises);
    let (mut denials, mut as_risk) = (0, 0);
    for rider in std::iter::once(&Default::default()).chain(&cases.riders) {
        let of = listed(promises.iter().map(|(_, promise)| join(rider, promise)))?;
        denials += number(of.len());
        as_risk += told(promises.iter().zip(&of));
    }
    let twins = listed(cases.twins.iter().map(|(_, twin)| twin.clone()))?;
    Ok(Table {
        risks: number(risks.len()),
        alone: share(number(found.len()), number(risks.len())),
        kept: share(kept, joined),
        turned,
        promises: denials,
        promises_told_as_risk: share(as_risk, denials),
        twins: number(twins.len()),
        twins_told_as_risk: told(cases.twins.iter().zip(&twins)),
    })
}

/// The clause types listed in each sentence, on one page.
fn listed(sentences: impl Iterator<Item = String>) -> Result<Vec<BTreeSet<&'static str>>, Error> {
    let lines: Vec<_> = std::iter::once(OPENING.to_owned()).chain(sentences).collect();
    Ok(lines::listed(&lines, Language::En)?.split_off(1))
}

/// A sentence between what stands before and after it; its first letter is small where something stands before.
fn join((before, after): &(String, String), sentence: &str) -> String {
    let body = sentence.strip_suffix('.').unwrap_or(sentence);
    let mut letters = body.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    if before.is_empty() || body.starts_with("I ") {
        format!("{before}{body}{after}.")
    } else {
        format!("{before}{first}{}{after}.", letters.as_str())
    }
}

/// How many sentences are told as the risk they are not.
fn told<'a>(of: impl Iterator<Item = (&'a (String, String), &'a BTreeSet<&'static str>)>) -> u32 {
    number(of.filter(|((clause, _), found)| found.contains(clause.as_str())).count())
}

fn is_promise(clause: &str) -> bool {
    knowledge::rule(clause).is_some_and(|rule| rule.polarity == Polarity::Good)
}
