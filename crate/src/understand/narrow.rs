//! Promises that narrow what another clause allows, and what they leave open.

use std::collections::{BTreeMap, HashSet};

use super::compose::is_any_data;
use crate::judge::Verdict;
use crate::knowledge::{ALL, Narrowing, rule};
use crate::report::{Facts, Finding, Narrowed};

/// The verdicts that may narrow what others find, by sentence and rule: the first listed one of each clause type that
/// narrows any.
pub fn narrowing<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> HashSet<(u32, u16)> {
    let narrows = |clause: &str| ALL.iter().flat_map(|rule| rule.narrowed).any(|narrowing| narrowing.by == clause);
    let mut met = HashSet::new();
    let first = verdicts.filter(|verdict| verdict.listed && met.insert(verdict.rule));
    first.filter(|it| narrows(ALL[usize::from(it.rule)].clause)).map(|it| (it.sentence, it.rule)).collect()
}

/// Attaches to each finding the first promise of the document that narrows it.
pub fn narrow(findings: &mut [Finding]) {
    let listed: Vec<usize> = (0..findings.len()).filter(|&at| findings[at].listed).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for &at in &listed {
        first.entry(findings[at].clause).or_insert(at);
    }
    for &at in &listed {
        let Some(rule) = rule(findings[at].clause) else { continue };
        for narrowing in rule.narrowed {
            let Some(&by) = first.get(narrowing.by) else { continue };
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
    match (narrowing.done, &promise.facts.data, &facts.data) {
        (Some(done), Some(promised), Some(granted)) if !same(promised, granted) => {
            format!("{said}. That does not rule out {granted} being {done} beyond {promised}.")
        }
        _ => format!("{said}; what it does not name stays open."),
    }
}

/// Whether two phrases for data are the same but for their owner: "User Content" and "your User Content"; or name
/// none in particular: "your data" and "your personal information".
fn same(one: &str, other: &str) -> bool {
    bare(one).eq_ignore_ascii_case(bare(other)) || is_any_data(one) && is_any_data(other)
}

/// Data without its owner.
fn bare(data: &str) -> &str {
    data.strip_prefix("your ").or_else(|| data.strip_prefix("Your ")).unwrap_or(data)
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn data_is_the_same_whoever_is_named_as_its_owner() {
        assert!(same("User Content", "your User Content") && same("your data", "Your personal information"));
        assert!(!same("your photos", "your notes") && !same("your data", "your photos"));
    }
}
