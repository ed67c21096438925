//! Markdown, for a message or an issue.

use std::io::{self, Write};

use super::super::Analysed;
use super::{DISCLAIMER, GROUPS, about, grouped, nothing, unread};
use crate::report::{Certainty, Finding};

/// Prints one document.
///
/// # Errors
/// Those of `out`.
pub(in crate::cli) fn print(out: &mut impl Write, analysed: &Analysed) -> io::Result<()> {
    let report = &analysed.report;
    writeln!(out, "# {}\n\n{}\n", escape(&analysed.source), escape(&about(report)))?;
    if let Some(nothing) = nothing(report) {
        return writeln!(out, "{}\n", escape(&nothing));
    }
    if let Some(grade) = report.grade {
        writeln!(out, "**Grade {grade:?}**\n")?;
    }
    if let Some(standing) = &report.standing {
        writeln!(out, "{}\n", escape(&standing.note))?;
    }
    list(out, report.summary.iter().map(String::as_str))?;
    if !report.absent.is_empty() {
        writeln!(out, "## What is missing\n")?;
        list(out, report.absent.iter().map(|absent| absent.note.as_str()))?;
    }
    for (polarity, heading, _) in GROUPS {
        let groups = grouped(report, polarity, Certainty::Sure);
        if !groups.is_empty() {
            writeln!(out, "## {heading}\n")?;
        }
        clauses(out, &groups)?;
    }
    let possible = GROUPS.map(|(polarity, ..)| grouped(report, polarity, Certainty::Possible));
    if possible.iter().any(|groups| !groups.is_empty()) {
        writeln!(out, "## Possibly\n")?;
    }
    for groups in &possible {
        clauses(out, groups)?;
    }
    let unread = unread(report);
    list(out, unread.iter().map(String::as_str))?;
    writeln!(out, "_{DISCLAIMER}_\n")
}

fn clauses(out: &mut impl Write, groups: &[Vec<&Finding>]) -> io::Result<()> {
    for group in groups {
        writeln!(out, "### {}\n\n{}\n", escape(&group[0].title), escape(&group[0].what))?;
        if let Some(prevalence) = &group[0].prevalence {
            writeln!(out, "{}.\n", prevalence.note)?;
        }
        for finding in group {
            let quote = finding.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "> {}", escape(&quote))?;
            if !finding.section.is_empty() {
                writeln!(out, ">\n> — {}", escape(&finding.section))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn list<'a>(out: &mut impl Write, items: impl ExactSizeIterator<Item = &'a str>) -> io::Result<()> {
    let some = items.len() > 0;
    for item in items {
        writeln!(out, "- {}", escape(item))?;
    }
    if some { writeln!(out) } else { Ok(()) }
}

/// Takes their meaning from characters that Markdown gives one.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>#|~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
