//! The catalogue of clause types.

use std::io::{self, Write};

use crate::catalogue::{ClauseType, clause_types};
use crate::language::Language;
use crate::report::Polarity;

/// A line a clause type: its id, what it is for the reader, the languages it is looked for in, its title.
///
/// # Errors
/// What writing to `out` gives.
pub(in crate::cli) fn text(out: &mut impl Write, texts: Language) -> io::Result<()> {
    for ClauseType { id, polarity, title, languages, .. } in clause_types(texts) {
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
pub(in crate::cli) fn json(out: &mut impl Write, texts: Language) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &clause_types(texts))?;
    writeln!(out)
}
