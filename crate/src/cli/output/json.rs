//! JSON Lines: one object for each document.

use std::io::{self, Write};

use serde::Serialize;

use super::super::Analysed;
use crate::report::Report;

#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(flatten)]
    report: &'a Report,
}

/// Prints one line.
///
/// # Errors
/// Those of `out`.
pub(in crate::cli) fn print(out: &mut impl Write, analysed: &Analysed, with_text: bool) -> io::Result<()> {
    let text = with_text.then_some(analysed.text.as_str());
    let line = Line { source: &analysed.source, text, report: &analysed.report };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
