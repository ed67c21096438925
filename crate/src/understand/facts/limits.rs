//! Whether a clause holds only in some cases or for some people, so that no sentence says it of all.

use super::words::Words;

/// Phrases that limit what a clause says to some cases, some people or some places.
const LIMITS: [&str; 55] = [
    "if you",
    "if your",
    "if we",
    "if a",
    "if an",
    "if any",
    "if the",
    "if it",
    "if there",
    "if this",
    "if required",
    "if necessary",
    "if needed",
    "if applicable",
    "when you",
    "when we",
    "where you",
    "where we",
    "where required",
    "where necessary",
    "where applicable",
    "where permitted",
    "where the",
    "where one",
    "as permitted",
    "as required",
    "in the event",
    "in case of",
    "in certain",
    "in some",
    "in limited",
    "in rare",
    "in the following",
    "on rare",
    "under certain",
    "depending on",
    "depends on",
    "subject to",
    "provided that",
    "only",
    "solely",
    "as necessary",
    "residents",
    "resident",
    "reside",
    "living in",
    "located in",
    "european economic area",
    "children",
    "minors",
    "you choose",
    "limited to",
    "generally",
    "typically",
    "usually",
];

/// Words that begin a sentence about one case.
const BEGINNINGS: [&str; 5] = ["if", "when", "where", "should", "upon"];

/// Words of exceptions.
const EXCEPTIONS: [&str; 5] = ["unless", "except", "other than", "excluding", "exceptions"];

/// Words after which a case is only an example, or is everybody's.
const EXAMPLES: [&str; 5] = ["including", "limitation", "even", "or", "as"];

/// Wishes, on which a clause depends for everybody alike.
const WISHES: [&str; 10] = ["want", "wish", "would", "prefer", "like", "choose", "do", "don't", "disagree", "continue"];

/// How a clause is limited, as it follows a sentence, if it is: "with exceptions", "in certain cases".
#[must_use]
pub fn limit(words: &Words<'_>) -> Option<&'static str> {
    let wished = |at: usize| (at..at + 3).any(|next| words.is(next, &WISHES));
    let limits = |phrase: &str| {
        let mut from = 0;
        while let Some(found) = words.find(phrase, from) {
            let example = words.follows(found.start, &EXAMPLES);
            let change = words.is(found.end, &["change", "our", "these", "this"]) && phrase.starts_with("subject");
            if !example && !change && !wished(found.end) {
                return true;
            }
            from = found.end;
        }
        false
    };
    if EXCEPTIONS.iter().any(|phrase| words.find(phrase, 0).is_some()) {
        Some("with exceptions")
    } else if words.is(0, &BEGINNINGS) && !wished(1) || LIMITS.iter().any(|phrase| limits(phrase)) {
        Some("in certain cases")
    } else {
        None
    }
}

/// Whether the words name a case, a place, people or an exception by which the clause is limited.
#[must_use]
pub fn some_cases(words: &Words<'_>) -> bool {
    limit(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_or_a_place_limits_a_clause() {
        let limited = |text: &str| some_cases(&Words::read(text));
        assert!(limited("If you live by the sea, we share your notes."));
        assert!(limited("Residents of Franklin may write to us."));
        assert!(limited("We share notes where necessary."));
        assert!(!limited("We share your notes."));
        assert!(!limited("If you want to leave, write to us."));
        assert!(!limited("We may end it at any time, including if we dislike it."));
        assert!(!limited("We may end it, including without limitation if we dislike it."));
        assert_eq!(limit(&Words::read("We sell nothing, except eggs.")), Some("with exceptions"));
    }
}
