//! Under which condition something is done, and how freely.

use super::Told;
use super::period;
use super::words::Words;

/// Words for a freedom that a provider takes, with how it is put.
const MANNERS: [(&str, &str); 14] = [
    ("at any time", "at any time"),
    ("for any or no reason", "for any reason or none"),
    ("for any reason or no reason", "for any reason or none"),
    ("for no reason", "for any reason or none"),
    ("for any reason", "for any reason"),
    ("sole discretion", "as they see fit"),
    ("own discretion", "as they see fit"),
    ("absolute discretion", "as they see fit"),
    ("with or without notice", "with or without notice"),
    ("without notice", "without telling you first"),
    ("without prior notice", "without telling you first"),
    ("without any notice", "without telling you first"),
    ("without further notice", "without telling you first"),
    ("without giving you notice", "without telling you first"),
];

/// How freely the provider acts, each manner once, in a fixed order.
#[must_use]
pub fn manner(words: &Words<'_>) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    for (phrase, text) in MANNERS {
        let Some(range) = words.find(phrase, 0) else { continue };
        let negated = negated(words, range.start);
        let (start, end) = words.bytes(range);
        let known = |told: &Told| told.text == text || told.start < end && start < told.end;
        if negated || found.iter().any(known) {
            continue;
        }
        found.push(Told { text: text.to_owned(), start, end });
    }
    found
}

/// Words that turn a phrase after them around: "you may, at any time" is the reader's freedom.
fn negated(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| words.is(before, &["not", "never", "you"]))
}

/// Phrases of consent and of opting out.
const CONSENT: [&str; 14] = [
    "with your consent",
    "with your prior consent",
    "with your explicit consent",
    "with your express consent",
    "with your permission",
    "with your express permission",
    "if you consent",
    "where you consent",
    "if you have consented",
    "where you have consented",
    "have your consent",
    "obtain your consent",
    "you have given us your consent",
    "you have given us permission",
];
const WITHOUT_CONSENT: [&str; 7] = [
    "without your consent",
    "without your prior consent",
    "without your explicit consent",
    "without your express consent",
    "without your permission",
    "without obtaining your consent",
    "without your prior written consent",
];
const OPT_OUT: [&str; 7] = [
    "unless you opt out",
    "unless you have opted out",
    "unless you object",
    "you may opt out",
    "you can opt out",
    "until you opt out",
    "you may object",
];

/// Verbs of telling.
const TELL: [&str; 13] = [
    "notify you",
    "notice to you",
    "inform you",
    "provide notice",
    "provide you with notice",
    "give you notice",
    "giving you notice",
    "prior notice",
    "advance notice",
    "reasonable notice",
    "let you know",
    "written notice",
    "notify users",
];

/// The condition under which the clause applies, as it follows a sentence: "only with your consent",
/// "unless you opt out", "with 30 days' notice". In a promise "without your consent" is what ends
/// it.
#[must_use]
pub fn condition(words: &Words<'_>, promise: bool, change: bool) -> Option<Told> {
    let first = |phrases: &[&str]| phrases.iter().find_map(|phrase| words.find(phrase, 0));
    let told = |range: std::ops::Range<usize>, text: &str| {
        let (start, end) = words.bytes(range);
        Told { text: text.to_owned(), start, end }
    };
    if let Some(range) = first(&WITHOUT_CONSENT) {
        let denied = (0..range.start).any(|at| words.is(at, &["not", "never", "no", "cannot"]));
        return Some(match (promise, denied) {
            (true, _) => told(range, "unless you consent"),
            (false, true) => told(range, "with your consent"),
            (false, false) => told(range, "without asking you"),
        });
    }
    if let Some(range) = first(&OPT_OUT) {
        return Some(told(range, "unless you opt out"));
    }
    if let Some(range) = first(&CONSENT) {
        // Where consent is one ground of several, it does not bind.
        let one_of_some = words.is(range.end, &["or", "and"])
            || (range.start.saturating_sub(4)..range.start).any(|at| words.is(at, &["or", "either", "unless"]))
            || (range.end..words.len()).any(|at| words.is(at, &["or"]));
        return (!one_of_some).then(|| told(range, if promise { "unless you consent" } else { "with your consent" }));
    }
    if !change {
        return None;
    }
    let range = first(&TELL).filter(|range| gives_notice(words, range.start)).or_else(|| notice_of_days(words))?;
    let some = ["if", "material", "materially", "significant", "where", "may", "try", "when"]
        .iter()
        .any(|word| (0..words.len()).any(|at| words.is(at, &[word]) && !permits(words, at)))
        || (0..words.len())
            .any(|at| words.is(at, &["reasonable"]) && words.is(at + 1, &["efforts", "steps", "attempts"]));
    let ahead = period::notice(words.text);
    let text = match (some, ahead) {
        (true, _) => "with notice in certain cases".to_owned(),
        (false, Some(period)) => format!("with {period} notice"),
        (false, None) if words.find("reasonable notice", 0).is_some() => "with reasonable notice".to_owned(),
        (false, None) => "with notice".to_owned(),
    };
    Some(told(range, &text))
}

/// A notice told by its length only, and not the reader's: "with at least 30 days' notice".
fn notice_of_days(words: &Words<'_>) -> Option<std::ops::Range<usize>> {
    const FAR: usize = 7;
    let range = ["days notice", "months notice", "days prior notice", "days written notice"]
        .iter()
        .find_map(|phrase| words.find(phrase, 0))?;
    let given = (range.start.saturating_sub(FAR)..range.start)
        .any(|at| words.is(at, &["with", "upon", "by", "giving", "on", "subject"]));
    let denied = (0..range.start).any(|at| words.is(at, &["you", "without", "not", "no", "never", "either"]));
    (given && !denied && period::notice(words.text).is_some()).then_some(range)
}

/// Whether "may" is that of the change itself: "we may change".
fn permits(words: &Words<'_>, at: usize) -> bool {
    words.is(at, &["may"]) && !words.is(at + 1, &["notify", "inform", "provide", "give", "let"])
}

/// Whether the words before a notice promise it: "we will notify you", "upon written notice".
fn gives_notice(words: &Words<'_>, at: usize) -> bool {
    let promised = (at.saturating_sub(4)..at).any(|before| {
        words.is(
            before,
            &["will", "shall", "must", "upon", "with", "by", "giving", "providing", "after", "on", "give", "subject"],
        )
    });
    let denied = (at.saturating_sub(5)..at)
        .any(|before| words.is(before, &["without", "not", "no", "never", "may", "obligation", "need", "you"]));
    promised && !denied
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, promise: bool, wanted: Option<&str>) {
        assert_eq!(condition(&Words::read(text), promise, true).map(|told| told.text).as_deref(), wanted, "{text}");
    }

    #[test]
    fn conditions_read_on_after_a_sentence() {
        is("We share it with your consent.", false, Some("with your consent"));
        is("We will not train on it without your consent.", true, Some("unless you consent"));
        is("We share it without your consent.", false, Some("without asking you"));
        is("We will notify you thirty (30) days before.", false, Some("with 30 days' notice"));
        is("We change it without prior notice.", false, None);
        is("We change it.", false, None);
        is("We may end it on at least ten days' notice.", false, Some("with 10 days' notice"));
        is("You may end it on ten days' notice.", false, None);
        is("We will notify you if the change is material.", false, Some("with notice in certain cases"));
        is("We share it with your consent or for our own ends.", false, None);
        is("We do not share it without your consent.", false, Some("with your consent"));
        let told = condition(&Words::read("We share it and will let you know about news."), false, false);
        assert_eq!(told, None);
    }

    #[test]
    fn manners_are_the_providers_own() {
        let texts = |text: &str| manner(&Words::read(text)).into_iter().map(|told| told.text).collect::<Vec<_>>();
        assert_eq!(
            texts("We may, at any time and without notice, end it."),
            ["at any time", "without telling you first"]
        );
        assert!(texts("You may leave at any time.").is_empty());
    }
}
