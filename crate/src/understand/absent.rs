//! Absence is a finding: a risk that usually has an answer, and none in this document.

use std::cell::LazyCell;

use crate::page::Page;
use crate::report::{Absent, Action, Finding, PageKind};
use crate::text::cut::Cut;
use crate::text::span::{Utf16Index, Utf16Offset};

/// A risk and what is missed where nothing answers it.
struct Answer {
    /// The clause type of the risk.
    risk: &'static str,
    /// Clause types of findings and actions that answer it.
    answers: &'static [&'static str],
    /// The clause type that is missed.
    missed: &'static str,
    /// Its name.
    note: &'static str,
    /// Words about the risk.
    about: &'static [&'static str],
    /// Words of an answer, where they stand near the risk or in one sentence with words about it.
    answering: &'static [&'static str],
}

/// Words by which most things can be refused.
const REFUSALS: &[&str] = &[
    "opt out",
    "opt-out",
    "opting out",
    "opt in",
    "opt-in",
    "object to",
    "right to object",
    "settings",
    "preferences",
    "turn off",
    "turn it off",
    "toggle",
    "disable",
    "withdraw",
    "with your consent",
    "without your consent",
    "unless you consent",
    "if you allow",
    "unless you",
    "your choices",
    "privacy choices",
    "you can choose",
    "you may choose",
    "decline",
    "unsubscribe",
    "refuse",
];

const ANSWERS: [Answer; 9] = [
    Answer {
        risk: "ai-training",
        answers: &["ai-training-opt-out"],
        missed: "ai-training-opt-out",
        note: "No opt-out from AI training",
        about: &["train", "machine learning", "artificial intelligence", " ai ", "models"],
        answering: REFUSALS,
    },
    Answer {
        risk: "arbitration",
        answers: &["arbitration-opt-out"],
        missed: "arbitration-opt-out",
        note: "No opt-out from arbitration",
        about: &["arbitra"],
        answering: &["opt out", "opt-out", "opting out", "reject", "decline", "right to refuse"],
    },
    Answer {
        risk: "data-sale",
        answers: &["data-not-sold", "data-sale"],
        missed: "data-not-sold",
        note: "No way to refuse the sale of your data",
        about: &["sale", "sell", "sold"],
        answering: &[
            "opt out",
            "opt-out",
            "do not sell",
            "privacy choices",
            "your choices",
            "your consent",
            "unless you",
            "direct us not",
        ],
    },
    Answer {
        risk: "targeted-advertising",
        answers: &["advertising-opt-out"],
        missed: "advertising-opt-out",
        note: "No opt-out from advertising",
        about: &["advert", " ads", "marketing"],
        answering: REFUSALS,
    },
    Answer {
        risk: "unilateral-change",
        answers: &["change-with-notice"],
        missed: "change-with-notice",
        note: "No promise to tell you before the terms change",
        about: &["change", "modif", "update", "revis", "amend"],
        answering: &[
            "notify",
            "notice",
            "inform you",
            "let you know",
            "e-mail you",
            "email you",
            "tell you",
            "announce",
            "post the",
            "posting",
        ],
    },
    Answer {
        risk: "retention-indefinite",
        answers: &["retention-limited", "data-rights"],
        missed: "retention-limited",
        note: "No time after which your data is deleted",
        about: &["keep", "retain", "retention", "store"],
        answering: &["days", "months", "years", "delete", "erase"],
    },
    Answer {
        risk: "auto-renewal",
        answers: &["leave-any-time", "refund-right", "auto-renewal"],
        missed: "leave-any-time",
        note: "No way to end the renewal",
        about: &["renew", "subscription", "membership", "trial", "plan"],
        answering: &["cancel", "terminat", "turn off", "end your", "stop"],
    },
    Answer {
        risk: "account-undeletable",
        answers: &["data-rights"],
        missed: "data-rights",
        note: "No way to have your data deleted",
        about: &["account", "data"],
        answering: &["delet", "eras", "remov"],
    },
    Answer {
        risk: "data-sharing",
        answers: &["data-rights"],
        missed: "data-rights",
        note: "No right to see, correct or delete your data",
        about: &["data", "information"],
        answering: &["right to", "your rights", "access", "correct", "delete"],
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

/// Bytes before an answer among which "without" denies it.
const WITHOUT: usize = 24;

/// Bytes before and after a risk that are near it.
const BEFORE: usize = 250;
const AFTER: usize = 400;

/// What is missing, given the listed findings, of which the sure ones make a risk, and what the reader
/// can do. An answer is looked for in the risk's sentence and around it, in all findings and actions, and
/// in every sentence that speaks of the same. Data rights are looked for in policies on data only.
#[must_use]
pub fn absent(
    page: &Page,
    kind: PageKind,
    index: &Utf16Index<'_>,
    findings: &[Finding],
    actions: &[Action],
) -> Vec<Absent> {
    let mut missing: Vec<Absent> = Vec::new();
    let refers_to = referred(page);
    // Looked through for few documents only.
    let lower = LazyCell::new(|| page.text().to_lowercase());
    let of_data = matches!(kind, PageKind::PrivacyPolicy | PageKind::CookiePolicy | PageKind::DataProcessing);
    for answer in ANSWERS {
        let Answer { risk, answers, missed, note, .. } = answer;
        if missing.iter().any(|absent| absent.clause == missed) || (risk == "data-sharing" && !of_data) {
            continue;
        }
        let because: Vec<&Finding> = findings.iter().filter(|found| found.clause == risk && found.is_sure()).collect();
        let found = |clause: &&str| {
            let by_clause = *clause != risk && findings.iter().any(|finding| finding.clause == *clause);
            by_clause || actions.iter().any(|action| action.clause == *clause)
        };
        let near = |finding: &&Finding| {
            let byte = |at| index.byte(Utf16Offset(at)).map_or(0, |at| at.index());
            let from = byte(finding.start).saturating_sub(BEFORE);
            answer.in_text(&page.text().between(from, byte(finding.end) + AFTER).to_lowercase())
        };
        if because.is_empty() || answers.iter().any(found) || because.iter().any(near) || answer.in_sentences(&lower) {
            continue;
        }
        let note = match refers_to.as_slice() {
            [] => format!("{note}: none found in this document."),
            named => format!("{note}: none found in this document. It refers to {}.", list(named)),
        };
        let because = because.into_iter().map(|finding| finding.id.clone()).collect();
        missing.push(Absent { clause: missed, because, note, refers_to: refers_to.clone() });
    }
    missing
}

impl Answer {
    /// Whether a text, in lower case, has words of an answer.
    fn in_text(&self, text: &str) -> bool {
        // "Without any notice" is the opposite of a notice.
        let told = |at: usize| !text.between(at.saturating_sub(WITHOUT), at).contains("without");
        self.answering.iter().any(|words| text.match_indices(words).any(|(at, _)| told(at)))
    }

    /// Whether a sentence of a text, in lower case, speaks of the risk and has words of an answer.
    fn in_sentences(&self, text: &str) -> bool {
        let about = |sentence: &&str| self.about.iter().any(|words| sentence.contains(words));
        text.split(['.', '\n']).filter(about).any(|sentence| self.in_text(sentence))
    }
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
