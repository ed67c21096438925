//! What changed between two versions, for a terminal or as Markdown.

use std::io::{self, Write};

use super::DISCLAIMER;
use super::markdown::escape;
use super::text::{shortened, wrapped};
use crate::diff::direction::Direction;
use crate::diff::{Diff, Languages, Stats};
use crate::report::{Finding, Polarity};

/// Prints the difference as text in lines.
///
/// # Errors
/// Those of `out`.
pub(in crate::cli) fn text(out: &mut impl Write, old: &str, new: &str, diff: &Diff) -> io::Result<()> {
    if !diff.comparable {
        writeln!(out, "{old} -> {new}\n")?;
        wrapped(out, &incomparable(&diff.languages), "", "")?;
        return writeln!(out, "\n{DISCLAIMER}");
    }
    writeln!(out, "{old} -> {new}\n{}", sentences(diff.stats))?;
    if diff.is_empty() {
        return writeln!(out, "\nNo clause is new, gone or worded differently.\n\n{DISCLAIMER}");
    }
    for (heading, findings) in [("NEW", &diff.added), ("GONE", &diff.removed)] {
        if !findings.is_empty() {
            writeln!(out, "\n{heading} ({})", findings.len())?;
        }
        for finding in weightiest_first(findings) {
            writeln!(out, "\n{} {}", sign(finding), finding.title)?;
            wrapped(out, &shortened(&finding.quote), "  | ", "  | ")?;
        }
    }
    if !diff.changed.is_empty() {
        writeln!(out, "\nWORDED DIFFERENTLY ({})", diff.changed.len())?;
    }
    for change in &diff.changed {
        writeln!(out, "\n{} {} ({})", sign(&change.after), change.after.title, word(change.direction))?;
        wrapped(out, &shortened(&change.before.quote), "  - ", "    ")?;
        wrapped(out, &shortened(&change.after.quote), "  + ", "    ")?;
    }
    writeln!(out, "\n{DISCLAIMER}")
}

/// Prints the difference as Markdown.
///
/// # Errors
/// Those of `out`.
pub(in crate::cli) fn markdown(out: &mut impl Write, old: &str, new: &str, diff: &Diff) -> io::Result<()> {
    if !diff.comparable {
        let (old, new) = (escape(old), escape(new));
        return writeln!(out, "# {old} → {new}\n\n{}\n\n_{DISCLAIMER}_\n", incomparable(&diff.languages));
    }
    writeln!(out, "# {} → {}\n\n{}\n", escape(old), escape(new), sentences(diff.stats))?;
    if diff.is_empty() {
        writeln!(out, "No clause is new, gone or worded differently.\n")?;
    }
    for (heading, findings) in [("New", &diff.added), ("Gone", &diff.removed)] {
        if !findings.is_empty() {
            writeln!(out, "## {heading}\n")?;
        }
        for finding in weightiest_first(findings) {
            writeln!(out, "### {}\n\n> {}\n", escape(&finding.title), escape(&one_line(&finding.quote)))?;
        }
    }
    if !diff.changed.is_empty() {
        writeln!(out, "## Worded differently\n")?;
    }
    for change in &diff.changed {
        let (before, after) = (one_line(&change.before.quote), one_line(&change.after.quote));
        writeln!(out, "### {} ({})\n", escape(&change.after.title), word(change.direction))?;
        writeln!(out, "Before:\n\n> {}\n\nAfter:\n\n> {}\n", escape(&before), escape(&after))?;
    }
    writeln!(out, "_{DISCLAIMER}_\n")
}

/// What gives something away first, then in the order of the document.
fn weightiest_first(findings: &[Finding]) -> Vec<&Finding> {
    let mut sorted: Vec<_> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.polarity as u8);
    sorted
}

fn sign(finding: &Finding) -> &'static str {
    match finding.polarity {
        Polarity::Blocker => "⬣",
        Polarity::Bad => "▲",
        Polarity::Neutral => "●",
        Polarity::Good => "✓",
    }
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Softened => "better for you",
        Direction::Hardened => "worse for you",
        Direction::Reworded => "changed",
    }
}

fn sentences(stats: Stats) -> String {
    let Stats { sentences_added, sentences_removed, sentences_changed } = stats;
    format!("Sentences: {sentences_added} new, {sentences_removed} gone, {sentences_changed} worded differently.")
}

/// That versions in different languages say nothing of what changed.
fn incomparable(languages: &Languages) -> String {
    let Languages { before, after } = languages;
    format!("Not compared: the earlier version is in another language ({before}) than the later one ({after}).")
}

fn one_line(quote: &str) -> String {
    quote.split_whitespace().collect::<Vec<_>>().join(" ")
}
