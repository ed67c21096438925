//! From a report to what is printed.

pub(super) mod diff;
pub(super) mod json;
pub(super) mod markdown;
pub(super) mod rules;
pub(super) mod text;

use crate::report::{Certainty, Finding, PageKind, Polarity, Report, UnreadReason};

/// The groups in the order in which they are printed, with heading and sign.
const GROUPS: [(Polarity, &str, &str); 4] = [
    (Polarity::Blocker, "Gives away", "⬣"),
    (Polarity::Bad, "Costs you", "▲"),
    (Polarity::Neutral, "Good to know", "●"),
    (Polarity::Good, "Protects you", "✓"),
];

const DISCLAIMER: &str = "Clauselight describes what a document says. It gives no legal advice.";

/// Findings of one polarity and certainty, those of one clause type together, in document order.
fn grouped(report: &Report, polarity: Polarity, certainty: Certainty) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in report.findings.iter().filter(|f| f.polarity == polarity && f.certainty == certainty) {
        match groups.iter_mut().find(|group| group[0].clause == finding.clause) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// One line on what kind of document this is.
fn about(report: &Report) -> String {
    let kind = match report.kind {
        PageKind::TermsOfService => "Terms of service",
        PageKind::PrivacyPolicy => "Privacy policy",
        PageKind::CookiePolicy => "Cookie policy",
        PageKind::Licence => "Licence",
        PageKind::DataProcessing => "Data processing agreement",
        PageKind::Guidelines => "Guidelines",
        PageKind::Other => "Other document",
    };
    let provider = report.provider.as_deref().map(|name| format!("{name}: ")).unwrap_or_default();
    let (words, minutes) = (report.words, report.reading_minutes);
    let only = report.only.as_ref().map(|only| format!(". {}", only.told)).unwrap_or_default();
    format!("{provider}{kind}, language {}, {words} words, {minutes} min to read{only}", report.language)
}

/// What was not judged, and for what was not looked: a line each.
fn unread(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for unread in &report.unread {
        let why = match unread.why {
            UnreadReason::Furniture => "menus, banners and controls".to_owned(),
            UnreadReason::Hidden => "text that the page does not show".to_owned(),
            UnreadReason::StruckOut => "text that is struck out".to_owned(),
            UnreadReason::Generated => "text that the page's styles write".to_owned(),
            UnreadReason::OutOfReach => "parts of the page that are out of reach".to_owned(),
            UnreadReason::Unbroken => "text that no punctuation parts into sentences".to_owned(),
            UnreadReason::Language => {
                format!("text in a language that is not read ({})", unread.language.as_deref().unwrap_or_default())
            }
        };
        lines.push(match unread.words {
            0 => format!("Not judged: {why}."),
            1 => format!("Not judged: {why}, 1 word."),
            words => format!("Not judged: {why}, {words} words."),
        });
    }
    if report.language_supported && report.grade.is_none() && report.looked_for < report.clause_types {
        let (looked_for, all) = (report.looked_for, report.clause_types);
        lines.push(format!(
            "In this language {looked_for} of {all} kinds of clauses are looked for, so there is no grade."
        ));
    }
    lines
}

/// What to say where there is nothing to list, if there is something.
fn nothing(report: &Report) -> Option<String> {
    if report.words == 0 {
        return Some("There is no text in this document.".to_owned());
    }
    if !report.is_terms {
        return Some("This does not read like terms, a privacy policy or the like.".to_owned());
    }
    if !report.language_supported {
        return Some(format!("Documents in this language ({}) are not read yet.", report.language));
    }
    None
}
