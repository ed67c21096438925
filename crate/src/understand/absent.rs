//! Absence is a finding: a risk that usually has an answer, and none in this document.

use crate::page::Page;
use crate::report::{Absent, Action, Finding, PageKind};

/// A risk, the answers that are looked for, the clause type that is missed, and its name.
struct Answer {
    risk: &'static str,
    answers: &'static [&'static str],
    missed: &'static str,
    note: &'static str,
}

const ANSWERS: [Answer; 9] = [
    Answer {
        risk: "ai-training",
        answers: &["ai-training-opt-out"],
        missed: "ai-training-opt-out",
        note: "No opt-out from AI training",
    },
    Answer {
        risk: "arbitration",
        answers: &["arbitration-opt-out"],
        missed: "arbitration-opt-out",
        note: "No opt-out from arbitration",
    },
    Answer {
        risk: "data-sale",
        answers: &["data-not-sold", "data-sale"],
        missed: "data-not-sold",
        note: "No way to refuse the sale of your data",
    },
    Answer {
        risk: "targeted-advertising",
        answers: &["advertising-opt-out"],
        missed: "advertising-opt-out",
        note: "No opt-out from advertising",
    },
    Answer {
        risk: "unilateral-change",
        answers: &["change-with-notice"],
        missed: "change-with-notice",
        note: "No promise to tell you before the terms change",
    },
    Answer {
        risk: "retention-indefinite",
        answers: &["retention-limited", "data-rights"],
        missed: "retention-limited",
        note: "No time after which your data is deleted",
    },
    Answer {
        risk: "auto-renewal",
        answers: &["leave-any-time", "refund-right", "auto-renewal"],
        missed: "leave-any-time",
        note: "No way to end the renewal",
    },
    Answer {
        risk: "account-undeletable",
        answers: &["data-rights"],
        missed: "data-rights",
        note: "No way to have your data deleted",
    },
    Answer {
        risk: "data-sharing",
        answers: &["data-rights"],
        missed: "data-rights",
        note: "No right to see, correct or delete your data",
    },
];

/// Ends of names of documents.
const DOCUMENTS: [&str; 14] = [
    "policy",
    "terms",
    "guidelines",
    "agreement",
    "notice",
    "conditions",
    "rules",
    "statement",
    "addendum",
    "standards",
    "code",
    "licence",
    "license",
    "faq",
];

/// Most documents that are named, and the longest name in words.
const NAMED: usize = 3;
const NAME_WORDS: usize = 6;

/// What is missing, given the listed findings and what the reader can do. Data rights are looked for
/// in policies on data only.
#[must_use]
pub fn absent(page: &Page, kind: PageKind, findings: &[Finding], actions: &[Action]) -> Vec<Absent> {
    let mut missing: Vec<Absent> = Vec::new();
    let refers_to = referred(page);
    let of_data = matches!(kind, PageKind::PrivacyPolicy | PageKind::CookiePolicy | PageKind::DataProcessing);
    for Answer { risk, answers, missed, note } in ANSWERS {
        if missing.iter().any(|absent| absent.clause == missed) || (risk == "data-sharing" && !of_data) {
            continue;
        }
        let because: Vec<String> = findings.iter().filter(|f| f.clause == risk).map(|f| f.id.clone()).collect();
        let found = |clause: &&str| {
            let by_clause = *clause != risk && findings.iter().any(|finding| finding.clause == *clause);
            by_clause || actions.iter().any(|action| action.clause == *clause)
        };
        if !because.is_empty() && !answers.iter().any(found) {
            let note = match refers_to.as_slice() {
                [] => format!("{note}: none found in this document."),
                named => format!("{note}: none found in this document. It refers to {}.", list(named)),
            };
            missing.push(Absent { clause: missed, because, note, refers_to: refers_to.clone() });
        }
    }
    missing
}

/// Names of other documents that a page links to, the first few.
fn referred(page: &Page) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for link in page.links() {
        let name = link.span.of(page.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.last().map(|word| word.to_lowercase()).unwrap_or_default();
        let titled = words.len() > 1
            && words.len() <= NAME_WORDS
            && words[0].starts_with(char::is_uppercase)
            && (DOCUMENTS.contains(&last.as_str()) || name.to_lowercase().starts_with("terms of"));
        let elsewhere = !link.url.starts_with('#') && !link.url.starts_with("mailto:");
        if titled && elsewhere && !named.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            named.push(name);
        }
        if named.len() == NAMED {
            break;
        }
    }
    named
}

/// "the A, the B and the C".
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("the {one}"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("the {name}")).collect();
            format!("{} and the {last}", first.join(", "))
        }
    }
}
