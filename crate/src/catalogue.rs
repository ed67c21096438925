//! The clause types that are looked for, for whoever lists them: the command line and the extension's options.
//!
//! Stands beside the data flow: it reads what is [known][`knowledge`] and never a document.

use serde::Serialize;

use crate::knowledge;
use crate::language::Language;
use crate::report::Polarity;

/// A clause type.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClauseType {
    /// As findings name it.
    pub id: &'static str,
    /// Its group.
    pub group: &'static str,
    /// What it means for the reader.
    pub polarity: Polarity,
    /// Its title, under nine words.
    pub title: &'static str,
    /// What it means.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What the reader can do.
    pub todo: &'static str,
    /// Legal references.
    pub references: &'static [&'static str],
    /// ISO 639-1 codes of the languages in which it is looked for.
    pub languages: Vec<&'static str>,
}

/// Every clause type, group by group.
#[must_use]
pub fn clause_types() -> Vec<ClauseType> {
    (0..)
        .zip(&knowledge::ALL)
        .map(|(number, rule)| ClauseType {
            id: rule.clause,
            group: rule.group,
            polarity: rule.polarity,
            title: rule.title,
            what: rule.what,
            why: rule.why,
            todo: rule.todo,
            references: rule.references,
            languages: Language::ALL
                .into_iter()
                .filter(|language| knowledge::is_looked_for(number, *language))
                .map(Language::code)
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_stands_together_and_no_clause_type_twice() {
        let all = clause_types();
        let mut groups: Vec<_> = all.iter().map(|known| known.group).collect();
        groups.dedup();
        let (runs, mut once) = (groups.len(), groups);
        once.sort_unstable();
        once.dedup();
        assert_eq!(runs, once.len(), "a group in two places");
        let mut ids: Vec<_> = all.iter().map(|known| known.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all.len());
        assert!(all.iter().all(|known| !known.title.is_empty() && known.languages.contains(&"en")));
    }
}
