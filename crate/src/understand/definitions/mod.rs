//! Terms that the document defines: `"X" means …` (here) and `… (the "X")` (`inline`).

mod bounds;
mod classes;
mod inline;
mod list;
mod phrase;
mod read;
mod words;

use crate::report::{Definition, Term};
use crate::text::cut::Cut;
use crate::text::document::Document;
use crate::text::span::{Span, Utf16Index};

/// Longest term, in words.
const TERM_WORDS: usize = 6;

/// Words that begin a meaning after a quoted term.
const MEANS: [&str; 7] =
    ["means", "shall mean", "refers to", "shall refer to", "has the meaning", "is defined as", "includes"];

/// Words that make a sentence which begins with a quoted term its definition.
const DEFINES: [&str; 15] = [
    "means",
    "mean ",
    "shall mean",
    "refers to",
    "refer to",
    "shall refer to",
    "has the meaning",
    "have the meaning",
    "is defined as",
    "are defined as",
    "bezeichnet",
    "bedeutet",
    "significa",
    "indica",
    "oznacza",
];

/// Names that every document gives to its parties; they are no news.
const PARTIES: [&str; 8] = ["we", "us", "our", "ours", "you", "your", "yours", "i"];

/// Every defined term with its meaning, in document order, the first definition of each; the name of
/// the service is none.
#[must_use]
pub fn definitions(document: &Document, text: &str, index: &Utf16Index<'_>, provider: Option<&str>) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    for sentence in document.sentences() {
        let quote = sentence.span.of(text);
        for (term, meaning) in in_sentence(quote) {
            let is_provider = provider.is_some_and(|name| name.eq_ignore_ascii_case(term));
            if is_provider || leans(meaning) || found.iter().any(|known| known.term == term) {
                continue;
            }
            let Span { start, end } = sentence.span;
            found.push(Definition {
                term: term.to_owned(),
                start: index.utf16(start).0,
                end: index.utf16(end).0,
                meaning: meaning.to_owned(),
            });
        }
    }
    found
}

/// Most terms that a clause is shown with.
const TERMS: usize = 3;

/// The defined terms that a clause uses: first the one that its data is, then those of several words,
/// which are less likely to be plain words too.
#[must_use]
pub fn used(quote: &str, data: Option<&str>, definitions: &[Definition]) -> Vec<Term> {
    let mut used: Vec<&Definition> = definitions.iter().filter(|known| contains_word(quote, &known.term)).collect();
    let about = |known: &Definition| data.is_some_and(|data| contains_word(data, &known.term));
    used.sort_by_key(|known| (!about(known), !known.term.contains(' ')));
    let term = |known: &Definition| Term { term: known.term.clone(), meaning: known.meaning.clone() };
    used.into_iter().take(TERMS).map(term).collect()
}

/// Words after which a meaning says what it leaves out.
const EXCLUDES: [&str; 9] = [
    "excluding ",
    "excludes ",
    "does not include ",
    "do not include ",
    "not including ",
    "other than ",
    "except for ",
    "shall not include ",
    "but not ",
];

/// Longest exclusion that is told, in words.
const EXCLUSION_WORDS: usize = 8;

/// What a meaning leaves out, if it says so briefly.
#[must_use]
pub fn exclusion(meaning: &str) -> Option<&str> {
    let words = EXCLUDES.iter().find_map(|words| meaning.find(words).map(|at| at + words.len()))?;
    let rest = meaning.since(words);
    let end = rest.find([',', '.', ';', ')', ':']).unwrap_or(rest.len());
    let excluded = rest.before(end).trim();
    (1..=EXCLUSION_WORDS).contains(&excluded.split_whitespace().count()).then_some(excluded)
}

/// Whether a text has some words, apart from other letters.
fn contains_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.before(at).chars().next_back();
        let after = text.since(at + words.len()).chars().next();
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}

/// Whether a sentence does nothing but define a term: `"X" means …`.
#[must_use]
pub fn is_definition(sentence: &str) -> bool {
    let Some(&(start, end)) = quoted(sentence).first() else { return false };
    let leads = sentence.before(start).chars().all(|c| !c.is_alphanumeric());
    let after = sentence.since(end).trim_start_matches(is_quote).trim_start();
    leads && DEFINES.iter().any(|word| after.starts_with(word))
}

/// Terms of one sentence with their meanings, both verbatim.
fn in_sentence(sentence: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let quotes = quoted(sentence);
    for &(start, end) in &quotes {
        let term = sentence.between(start, end).trim().trim_end_matches([',', '.', ';']);
        if !is_term(term) {
            continue;
        }
        let after = sentence.since(end).trim_start_matches(is_quote).trim_start();
        let explained = MEANS.iter().find_map(|words| after.strip_prefix(words));
        if let Some(meaning) = explained {
            let meaning = meaning.trim_start_matches([':', ',', ' ']).trim();
            if !breaks_off(meaning) {
                found.push((term, meaning));
            }
        } else if let Some(meaning) = inline::meaning(sentence, (start, end), &quotes) {
            found.push((term, meaning));
        }
    }
    found
}

/// Whether a meaning leans on words that it leaves behind, or says no more than that there is somebody.
fn leans(meaning: &str) -> bool {
    const BACK: [&str; 7] = ["their", "its", "his", "her", "these", "those", "such"];
    const SOMEBODY: [&str; 4] = ["a party", "one party", "the party", "a person"];
    let lower = meaning.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    BACK.contains(&first) && !lower.starts_with("these terms") || SOMEBODY.contains(&lower.as_str())
}

/// Whether a meaning is cut before its end: it leads to a list that is not there, leaves a parenthesis
/// open, or ends with an abbreviation that its sentence was cut at.
fn breaks_off(meaning: &str) -> bool {
    const LEADS_ON: [&str; 14] =
        ["the", "a", "an", "of", "and", "or", "in", "by", "to", "for", "with", "that", "which", "following"];
    const SHORT: [&str; 8] = ["no", "nos", "art", "sec", "reg", "cf", "vs", "e.g"];
    let last = meaning.split_whitespace().next_back().unwrap_or_default();
    let bare = last.trim_end_matches(['.', ',']);
    let names = |part: &str| part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
    let code = bare.contains('.') && bare.split('.').all(names) && bare.split('.').any(|part| part.len() > 2);
    let short = last.ends_with('.') && SHORT.contains(&bare.to_lowercase().as_str());
    let dangles = meaning.ends_with([':', ',']) || LEADS_ON.contains(&bare);
    let open = meaning.matches('(').count() > meaning.matches(')').count();
    meaning.is_empty() || dangles || open && !meaning.contains("1)") || last.ends_with('.') && code || short
}

/// A term begins with a capital, is short and names no party.
fn is_term(term: &str) -> bool {
    let words = term.split_whitespace().count();
    (1..=TERM_WORDS).contains(&words)
        && term.chars().next().is_some_and(char::is_uppercase)
        && !PARTIES.contains(&term.to_lowercase().as_str())
}

/// The insides of double quotes, straight or curly, as byte ranges.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| is_quote(*c)) {
        open = match open {
            Some(start) if mark != '“' && mark != '„' => {
                found.push((start, at));
                None
            }
            _ => Some(at + mark.len_utf8()),
        };
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::{exclusion, in_sentence, leans};

    #[test]
    fn a_meaning_stands_on_its_own() {
        assert!(leans("their respective guests"));
        assert!(leans("A party"));
        assert!(!leans("the guests of a harbour"));
        assert!(!leans("these terms and the house rules"));
    }

    #[test]
    fn a_meaning_says_what_it_leaves_out() {
        assert_eq!(exclusion("records of visits, excluding guest photos, and more"), Some("guest photos"));
        assert_eq!(exclusion("records of visits"), None);
    }

    #[test]
    fn both_forms_are_read() {
        assert_eq!(
            in_sentence("“Usage Data” means the records that we make of your visits."),
            [("Usage Data", "the records that we make of your visits.")]
        );
        assert_eq!(
            in_sentence("We keep records of your visits (the \"Usage Data\") for a year."),
            [("Usage Data", "records of your visits")]
        );
    }

    #[test]
    fn parties_and_plain_quotes_are_no_terms() {
        assert_eq!(in_sentence("Acme Ltd (\"we\", \"us\") runs this site."), []);
        assert_eq!(in_sentence("Press \"Delete\" to leave."), []);
    }

    /// The meaning of the one inline term of a sentence.
    fn meaning<'t>(sentence: &'t str, term: &str) -> Option<&'t str> {
        in_sentence(sentence).into_iter().find(|(known, _)| *known == term).map(|(_, meaning)| meaning)
    }

    #[test]
    fn a_meaning_is_the_whole_phrase_and_no_more() {
        let told = [
            (
                "Tools let clubs run their own pages on our hosting platform (the “Club Platform”).",
                "Club Platform",
                "our hosting platform",
            ),
            (
                "You may place an order for the rental of a boat (\"Order\") at any time.",
                "Order",
                "an order for the rental of a boat",
            ),
            ("The pages at boats.example and linked pages are used by you (the “Member”).", "Member", "you"),
            ("We do not rent to persons under the age of 21 (“Minors”).", "Minors", "persons under the age of 21"),
            (
                "(b) all boats and oars used to run the trips (the “Gear”);",
                "Gear",
                "all boats and oars used to run the trips",
            ),
            ("It was filed with the Boat Safety Board (“BSB”) last year.", "BSB", "the Boat Safety Board"),
            (
                "We keep any details we collect in relation to your trips (“Trip Details”).",
                "Trip Details",
                "any details we collect in relation to your trips",
            ),
            ("These Boating Rules (the “Rules”) apply to you.", "Rules", "These Boating Rules"),
            ("You sail with Harbour Lines, Inc. (“Harbour”) only.", "Harbour", "Harbour Lines, Inc."),
        ];
        for (sentence, term, expected) in told {
            assert_eq!(meaning(sentence, term), Some(expected), "{sentence}");
        }
    }

    #[test]
    fn a_list_that_belongs_together_is_told_whole() {
        let told = [
            (
                "You keep all sketches, maps, logs and other notes you leave on board (collectively, “Your Notes”).",
                "Your Notes",
                "all sketches, maps, logs and other notes you leave on board",
            ),
            (
                "The Notes do not include any wind data, tide data, and similar logs or data that we make (“Trip Data”).",
                "Trip Data",
                "any wind data, tide data, and similar logs or data that we make",
            ),
            (
                "We follow the E.U. Boat Code, the U.K. Boat Code, and the U.S. Boat Code (together, the “Codes”).",
                "Codes",
                "the E.U. Boat Code, the U.K. Boat Code, and the U.S. Boat Code",
            ),
            (
                "You represent a company, club, partnership or other organization (“Organization”).",
                "Organization",
                "a company, club, partnership or other organization",
            ),
            (
                "Unless stated otherwise, the Boats and all oars, sails and ropes (collectively, the “Gear”) are ours.",
                "Gear",
                "the Boats and all oars, sails and ropes",
            ),
        ];
        for (sentence, term, expected) in told {
            assert_eq!(meaning(sentence, term), Some(expected), "{sentence}");
        }
    }

    #[test]
    fn a_meaning_begins_and_ends_with_its_own_words() {
        let told = [
            (
                "You may pay at another pier such as the North Pier and South Pier (“Other Pier”).",
                "Other Pier",
                "another pier such as the North Pier and South Pier",
            ),
            (
                "Some harbours require us to attach plates on the hull that name its owner (“Hull Plates”).",
                "Hull Plates",
                "plates on the hull that name its owner",
            ),
            (
                "This notice covers the processing activities of the Harbour boats, piers, and sheds (together: “Fleet”).",
                "Fleet",
                "the Harbour boats, piers, and sheds",
            ),
            (
                "It is due to the provision of Harbour boats and services to the Sailor (the “Services”).",
                "Services",
                "Harbour boats and services",
            ),
            (
                "We follow the Port Transfer Addendum, Version 2.1, in force 3 May 2020 (the “Port Addendum”).",
                "Port Addendum",
                "the Port Transfer Addendum, Version 2.1, in force 3 May 2020",
            ),
        ];
        for (sentence, term, expected) in told {
            assert_eq!(meaning(sentence, term), Some(expected), "{sentence}");
        }
    }

    #[test]
    fn a_meaning_that_breaks_off_or_says_too_little_is_none() {
        let untold = [
            "“Log Data” means the data which for this trip is set out in:",
            "“Port Law” means all port laws, including the Harbour Act at Port.Civ.",
            "You may hail certain boats using some flags, including through our radio service (the “Radio Services”).",
            "We will sell your boat if you have not sailed for a period of 24 months (“Idle Period”).",
            "Write to us with: your name, the boat's number, and a statement that you leave (“Leave Notice”).",
            "You use the boat payment platform (“Payment Platform”) we choose.",
            "The buoy may send certain data to Harbour (“Data”).",
            "We will notify the owner of such damage (“Damage Notice”).",
            "We set the amount of the fee (“Fee Amount”).",
            "You may object to the keeping of your log entries (each a “Log Request”).",
            "Charts are shown to you as a Harbour Guest (“Charts and Maps”).",
        ];
        for sentence in untold {
            assert_eq!(in_sentence(sentence), [], "{sentence}");
        }
    }

    #[test]
    fn what_is_only_mentioned_or_cannot_be_told_is_no_definition() {
        let untold = [
            "Your visit to other pages may show our buttons (such as “Sail with Us”).",
            "Fees are listed elsewhere (see “Fees”).",
            "You may sail for nothing (excluding “Free Days”).",
            "We rent to sailors who own a boat (the “Owners”).",
            "This part tells you the terms (the “Trip Terms”) that apply when you:",
            "We share your logs with our crews, harbours, and insurers (collectively, “Helpers”).",
            "You will sail the Boats (the “Boats”).",
            "Sie mieten bei uns alle Boote und Ruder im Hafen (die “Ausrüstung”).",
        ];
        for sentence in untold {
            assert_eq!(in_sentence(sentence), [], "{sentence}");
        }
    }
}
