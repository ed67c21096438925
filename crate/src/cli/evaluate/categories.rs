//! Italian clauses with the category that a reader filed each under, each judged alone.
//!
//! A category tells what a clause is of, not whether it is unfair, so not all of one need be found.

use serde::Serialize;

use super::count::{number, share};
use super::lines;
use crate::cli::corpus::{Catalogue, CategorisedClause};
use crate::error::Error;
use crate::language::Language;

/// Categories, and the labels of UNFAIR-ToS that clauses of them may bear.
const CATEGORIES: [(&str, &[&str]); 6] = [
    ("acceptance", &["use"]),
    ("amendment", &["ch"]),
    ("competence", &["j", "law"]),
    ("liability", &["ltd"]),
    ("termination", &["ter"]),
    ("warranty", &["ltd"]),
];

/// One category.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its name.
    pub category: &'static str,
    /// Number of its clauses.
    pub clauses: u32,
    /// Share of them in which one of its labels was found.
    pub found: f64,
    /// Share of the clauses of categories without these labels in which one was found.
    pub found_elsewhere: f64,
}

/// Judges the clauses.
pub fn table(clauses: &[CategorisedClause], catalogue: &Catalogue) -> Result<Vec<Row>, Error> {
    let judged = clauses
        .iter()
        .map(|clause| Ok((clause.category.as_str(), lines::listed_alone(&clause.text, Language::It)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    let row = |(category, labels): (&'static str, &[&str])| {
        let related = |name: &str| CATEGORIES.iter().any(|(of, others)| *of == name && *others == labels);
        let types: Vec<_> = labels.iter().flat_map(|label| catalogue.clauses_of(label)).collect();
        let count = |of: &dyn Fn(&str) -> bool| {
            let found: Vec<_> = judged.iter().filter(|(name, _)| of(name)).map(|(_, found)| found).collect();
            let hits = found.iter().filter(|found| types.iter().any(|clause| found.contains(clause))).count();
            (number(hits), number(found.len()))
        };
        let (found, all) = count(&|name| name == category);
        let (elsewhere, others) = count(&|name| !related(name));
        Row { category, clauses: all, found: share(found, all), found_elsewhere: share(elsewhere, others) }
    };
    Ok(CATEGORIES.into_iter().map(row).collect())
}
