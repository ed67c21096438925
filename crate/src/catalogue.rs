//! The clause types that are looked for, for whoever lists them: the command line and the extension's options.
//!
//! Stands beside the data flow: it reads what is [known][`knowledge`] and never a document.

use serde::Serialize;

use crate::knowledge;
use crate::language::Language;
use crate::report::Polarity;
use crate::wording;

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

/// Every clause type, group by group, told in a language.
#[must_use]
pub fn clause_types(texts: Language) -> Vec<ClauseType> {
    (0..)
        .zip(&knowledge::ALL)
        .map(|(number, rule)| (number, rule, wording::said(rule, texts)))
        .map(|(number, rule, said)| ClauseType {
            id: rule.clause,
            group: rule.group,
            polarity: rule.polarity,
            title: said.title,
            what: said.what,
            why: said.why,
            todo: said.todo,
            references: said.references,
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
        let all = clause_types(Language::En);
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
