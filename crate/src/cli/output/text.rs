//! Text for a terminal.

use std::io::{self, Write};

use super::super::Analysed;
use super::{DISCLAIMER, GROUPS, about, grouped, nothing, unread};
use crate::report::{Certainty, Channel, Finding};

/// Columns of a line.
const WIDTH: usize = 80;

/// Longest quote that is printed whole, in characters.
const LONG: usize = 400;

/// Prints one document.
///
/// # Errors
/// Those of `out`.
pub(in crate::cli) fn print(out: &mut impl Write, analysed: &Analysed) -> io::Result<()> {
    let report = &analysed.report;
    let grade = report.grade.map(|grade| format!("Grade {grade:?}. ")).unwrap_or_default();
    writeln!(out, "{}\n{grade}{}\n", analysed.source, about(report))?;
    if let Some(nothing) = nothing(report) {
        return writeln!(out, "{nothing}\n");
    }
    for sentence in &report.summary {
        wrapped(out, sentence, "- ", "  ")?;
    }
    if !report.absent.is_empty() {
        writeln!(out, "\nWHAT IS MISSING")?;
        for absent in &report.absent {
            wrapped(out, &absent.note, "- ", "  ")?;
        }
    }
    if !report.actions.is_empty() {
        writeln!(out, "\nWHAT YOU CAN DO")?;
        for action in &report.actions {
            let within = match (&action.deadline, action.deadline_days) {
                (Some(last), _) => format!(", until {last}"),
                (None, Some(days)) => format!(", within {days} days"),
                (None, None) => String::new(),
            };
            let way = match action.channel {
                Channel::Email => "by e-mail to",
                Channel::Post => "by letter to",
                Channel::Link => "on the web at",
                Channel::Settings => "in the service, under",
            };
            let only = action.only.as_ref().map(|places| format!(" (only in {places})")).unwrap_or_default();
            let covers = action.covers.as_ref().map(|covers| format!(" (about “{covers}” alone)")).unwrap_or_default();
            let labels: Vec<_> =
                std::iter::once(action.label).chain(action.also.iter().map(|also| also.label)).collect();
            let what = labels.join("; ");
            wrapped(out, &format!("{what}: {way} {}{within}{only}{covers}", action.target), "- ", "  ")?;
        }
    }
    for (polarity, heading, sign) in GROUPS {
        let groups = grouped(report, polarity, Certainty::Sure);
        if !groups.is_empty() {
            writeln!(out, "\n{} ({})", heading.to_uppercase(), groups.len())?;
        }
        clauses(out, sign, &groups)?;
    }
    let possible = GROUPS.map(|(polarity, _, sign)| (sign, grouped(report, polarity, Certainty::Possible)));
    if possible.iter().any(|(_, groups)| !groups.is_empty()) {
        writeln!(out, "\nPOSSIBLY")?;
    }
    for (sign, groups) in &possible {
        clauses(out, sign, groups)?;
    }
    let unread = unread(report);
    if !unread.is_empty() {
        writeln!(out)?;
    }
    for line in unread {
        wrapped(out, &line, "", "")?;
    }
    if report.grade.is_some() {
        writeln!(out, "\nWHY THIS GRADE")?;
        for reason in &report.grade_reasons {
            writeln!(out, "{:>+4}  {}", reason.points, reason.text)?;
        }
        if let Some(standing) = &report.standing {
            wrapped(out, &standing.note, "", "")?;
        }
    }
    writeln!(out, "\n{DISCLAIMER}\n")
}

/// Prints the findings of some clause types.
fn clauses(out: &mut impl Write, sign: &str, groups: &[Vec<&Finding>]) -> io::Result<()> {
    for group in groups {
        writeln!(out, "\n{sign} {}", group[0].title)?;
        wrapped(out, &group[0].what, "  ", "  ")?;
        if let Some(prevalence) = &group[0].prevalence {
            writeln!(out, "  ({})", prevalence.note)?;
        }
        for finding in group {
            wrapped(out, &shortened(&finding.quote), "  | ", "  | ")?;
            if !finding.section.is_empty() {
                wrapped(out, &finding.section, "  in ", "     ")?;
            }
        }
    }
    Ok(())
}

/// Prints text in lines of [`WIDTH`] characters.
pub(super) fn wrapped(out: &mut impl Write, text: &str, first: &str, others: &str) -> io::Result<()> {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            others.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    if empty { Ok(()) } else { writeln!(out, "{line}") }
}

/// Both ends of a long quote.
pub(super) fn shortened(quote: &str) -> String {
    let length = quote.chars().count();
    if length <= LONG {
        return quote.to_owned();
    }
    let head: String = quote.chars().take(LONG * 2 / 3).collect();
    let tail: String = quote.chars().skip(length - LONG / 3).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, tail)| tail);
    format!("{head} … {tail}")
}
