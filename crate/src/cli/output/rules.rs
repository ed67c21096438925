//! The catalogue of clause types.

use std::io::{self, Write};

use serde::Serialize;

use crate::knowledge;
use crate::language::Language;
use crate::report::Polarity;

/// One clause type as JSON has it.
#[derive(Serialize)]
struct Entry {
    id: &'static str,
    group: &'static str,
    polarity: Polarity,
    title: &'static str,
    what: &'static str,
    why: &'static str,
    todo: &'static str,
    references: &'static [&'static str],
    languages: Vec<&'static str>,
}

fn entries() -> impl Iterator<Item = Entry> {
    (0..).zip(&knowledge::ALL).map(|(number, rule)| {
        let languages = Language::ALL.into_iter().filter(|language| knowledge::is_looked_for(number, *language));
        Entry {
            id: rule.clause,
            group: rule.group,
            polarity: rule.polarity,
            title: rule.title,
            what: rule.what,
            why: rule.why,
            todo: rule.todo,
            references: rule.references,
            languages: languages.map(Language::code).collect(),
        }
    })
}

/// A line a clause type: its id, what it is for the reader, the languages it is looked for in, its title.
///
/// # Errors
/// What writing to `out` gives.
pub(in crate::cli) fn text(out: &mut impl Write) -> io::Result<()> {
    for Entry { id, polarity, title, languages, .. } in entries() {
        let meaning = match polarity {
            Polarity::Blocker => "gives away",
            Polarity::Bad => "costs you",
            Polarity::Neutral => "know",
            Polarity::Good => "protects you",
        };
        writeln!(out, "{id:<28} {meaning:<13} {:<12} {title}", languages.join(","))?;
    }
    Ok(())
}

/// A JSON array of clause types.
///
/// # Errors
/// What writing to `out` gives.
pub(in crate::cli) fn json(out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &entries().collect::<Vec<_>>())?;
    writeln!(out)
}
