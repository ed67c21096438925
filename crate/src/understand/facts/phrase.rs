//! Noun phrases of a clause: the data or rights it is about, whom they go to, what for.

use std::ops::Range;

use super::Told;
use super::words::Words;

/// Nouns for what a reader gives.
const DATA: [&str; 34] = [
    "data",
    "information",
    "content",
    "contents",
    "contributions",
    "submissions",
    "materials",
    "posts",
    "messages",
    "photos",
    "photographs",
    "images",
    "videos",
    "files",
    "feedback",
    "inputs",
    "input",
    "outputs",
    "output",
    "prompts",
    "conversations",
    "chats",
    "communications",
    "recordings",
    "transcripts",
    "contacts",
    "identifiers",
    "likeness",
    "documents",
    "interactions",
    "voice",
    "suggestions",
    "ideas",
    "works",
];

/// Words that may stand before such a noun and belong to it.
const OF_DATA: [&str; 46] = [
    "your",
    "customer",
    "user",
    "users",
    "member",
    "personal",
    "personally",
    "identifiable",
    "service",
    "generated",
    "usage",
    "account",
    "contact",
    "registration",
    "profile",
    "browsing",
    "location",
    "geolocation",
    "demographic",
    "device",
    "technical",
    "sensitive",
    "non",
    "aggregate",
    "aggregated",
    "anonymous",
    "anonymized",
    "de",
    "identified",
    "deidentified",
    "biometric",
    "health",
    "financial",
    "payment",
    "transaction",
    "private",
    "public",
    "other",
    "audio",
    "video",
    "chat",
    "voice",
    "tracking",
    "log",
    "cookie",
    "interaction",
];

/// Owners that make a noun the reader's.
const OWNED: [&str; 9] =
    ["your", "customer", "user", "users", "member", "personal", "personally", "account", "profile"];

/// Nouns of these that are told only with their owner: without one they are hardly ever the reader's.
const NEVER_BARE: [&str; 11] = [
    "contributions",
    "submissions",
    "inputs",
    "input",
    "outputs",
    "output",
    "prompts",
    "chats",
    "transcripts",
    "identifiers",
    "works",
];

/// Longest phrase, in words.
const LONGEST: usize = 6;

/// The data or content that the finding is about: a defined term before a plain noun, what lies
/// within the evidence before what follows it. Bare nouns are given their owner: "your information".
#[must_use]
pub fn data(words: &Words<'_>, hull: &Range<usize>, terms: &[&str]) -> Option<Told> {
    let mut defined = terms.iter().filter_map(|term| defined(words, hull, term));
    if let Some(told) = defined.next() {
        return Some(told);
    }
    let Some(at) =
        (hull.start..hull.end).find(|at| words.is(*at, &DATA) && !modifies(words, *at) && !excepted(words, *at))
    else {
        // A defined term of the sentence outside the evidence serves where it is the only one.
        let everywhere = 0..words.len();
        let mut all = terms.iter().filter_map(|term| self::defined(words, &everywhere, term));
        return all.next().filter(|_| all.next().is_none());
    };
    let mut start = first_modifier(words, at);
    // What names nobody is not the reader's: "aggregated data".
    if words.is(start, &OF_NOBODY) || of_others(words, at) {
        return None;
    }
    start = first_of_two(words, start);
    let owned = words.is(start, &OWNED) || start < at;
    let (from, to) = words.bytes(start..at + 1);
    let source = words.source(start..at + 1);
    if !owned && words.is(at, &NEVER_BARE) {
        return None;
    }
    let reader = words.is(start, &["your"]);
    let led = !reader && words.joined(start);
    if led && !words.follows(start, &BEFORE_DATA) {
        return None;
    }
    let text = if reader {
        format!("your {}", words.source(start + 1..at + 1))
    } else if led && words.follows(start, &["some", "certain", "limited"]) {
        format!("some of your {}", lower_first(&source))
    } else if owned && words.is(start, &["customer", "user", "users", "member"]) {
        source
    } else {
        format!("your {}", lower_first(&source))
    };
    Some(Told { text, start: from, end: to })
}

/// Words for data that names nobody.
const OF_NOBODY: [&str; 9] =
    ["other", "non", "de", "aggregate", "aggregated", "anonymous", "anonymized", "deidentified", "public"];

/// Words before which a noun without an owner may be the reader's.
const BEFORE_DATA: [&str; 58] = [
    "the",
    "this",
    "that",
    "all",
    "any",
    "some",
    "certain",
    "limited",
    "of",
    "and",
    "or",
    "to",
    "with",
    "in",
    "on",
    "use",
    "uses",
    "using",
    "share",
    "shares",
    "sharing",
    "shared",
    "collect",
    "collects",
    "collecting",
    "disclose",
    "discloses",
    "disclosing",
    "process",
    "processes",
    "processing",
    "sell",
    "sells",
    "selling",
    "transfer",
    "transfers",
    "provide",
    "provides",
    "providing",
    "retain",
    "keep",
    "store",
    "receive",
    "receives",
    "obtain",
    "combine",
    "disclosed",
    "collected",
    "gather",
    "send",
    "pass",
    "train",
    "analyze",
    "such",
    "these",
    "remove",
    "delete",
    "license",
];

/// Whether the words after a noun give it to somebody else or to nobody: "information about
/// devices", "data that does not identify you".
fn of_others(words: &Words<'_>, at: usize) -> bool {
    let next = at + 1;
    if words.joined(next) && words.is(next, &["about", "of", "on", "regarding", "concerning", "from"]) {
        return !words.is(next + 1, &["you", "your", "yours", "which", "whom"]);
    }
    const NOBODY: [&str; 9] = [
        "aggregate",
        "aggregated",
        "anonymous",
        "anonymized",
        "anonymised",
        "deidentified",
        "pseudonymised",
        "pseudonymized",
        "publicly",
    ];
    (next..(next + 8).min(words.len())).any(|after| {
        words.is(after, &NOBODY)
            || words.is(after, &["not"]) && words.is(after + 1, &["identify", "personally", "reveal"])
    })
}

/// The first of the words before a noun that belong to it: "your", "audio, video or chat".
fn first_modifier(words: &Words<'_>, at: usize) -> usize {
    let mut start = at;
    while at - start < LONGEST {
        let listed = start < at;
        if words.follows(start, &OF_DATA) && (words.joined(start) || listed && words.continues(start)) {
            start -= 1;
        } else if listed
            && words.joined(start)
            && words.follows(start, &["or", "and"])
            && words.follows(start - 1, &OF_DATA)
        {
            start -= 2;
        } else {
            break;
        }
    }
    start
}

/// The beginning of "your notes and messages", where only its end is known as data.
fn first_of_two(words: &Words<'_>, at: usize) -> usize {
    let Some(and) = at.checked_sub(1).filter(|&and| words.joined(at) && words.is(and, &["and", "or"])) else {
        return at;
    };
    let owner = (and.saturating_sub(3)..and).rev().find(|&owner| words.is(owner, &["your"]));
    owner.filter(|&owner| owner + 1 < and && (owner + 1..=and).all(|next| words.joined(next))).unwrap_or(at)
}

/// Whether a noun stands in an exception: "except to the extent it contains your …".
fn excepted(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at).any(|before| words.is(before, &["except", "excluding"]))
}

/// Whether a noun stands before another one and says of which kind that is: "content moderation".
fn modifies(words: &Words<'_>, at: usize) -> bool {
    const HEADS: [&str; 20] = [
        "protection",
        "controller",
        "controllers",
        "processor",
        "processors",
        "practices",
        "moderation",
        "subject",
        "subjects",
        "security",
        "processing",
        "collection",
        "privacy",
        "policy",
        "breach",
        "centers",
        "centres",
        "services",
        "providers",
        "brokers",
    ];
    words.joined(at + 1) && words.is(at + 1, &HEADS)
}

/// A term that the document defines, where it stands within the evidence.
fn defined(words: &Words<'_>, hull: &Range<usize>, term: &str) -> Option<Told> {
    let folded = crate::text::normalize::fold(term);
    let about_data = folded.split(' ').next_back().is_some_and(|noun| DATA.contains(&noun));
    let found = words.find(&folded, hull.start).filter(|found| about_data && found.end <= hull.end)?;
    let capital = words.get(found.start).is_some_and(|word| word.capitalised);
    let range = first_modifier(words, found.start)..found.end;
    if words.follows(range.start, &["our", "their", "its"]) || of_others(words, found.end - 1) {
        return None;
    }
    let before = words.source(range.start..found.start);
    let text = if before.is_empty() { term.to_owned() } else { format!("{before} {term}") };
    let (start, end) = words.bytes(range);
    capital.then_some(Told { text, start, end })
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    // An abbreviation and a name of several words keep their capitals.
    let name = rest.chars().next().is_some_and(char::is_uppercase)
        || text.split(' ').nth(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    if name { text.to_owned() } else { first.to_lowercase().chain(rest.chars()).collect() }
}

/// Heads of those whom data goes to.
const RECIPIENTS: [&str; 24] = [
    "affiliates",
    "subsidiaries",
    "partners",
    "advertisers",
    "sponsors",
    "vendors",
    "suppliers",
    "contractors",
    "agents",
    "brokers",
    "authorities",
    "agencies",
    "enforcement",
    "regulators",
    "governments",
    "parties",
    "companies",
    "networks",
    "providers",
    "platforms",
    "members",
    "organizations",
    "organisations",
    "marketers",
];

/// Words that may stand before the head of a party's name and belong to it.
const OF_RECIPIENTS: [&str; 36] = [
    "third",
    "party",
    "other",
    "selected",
    "trusted",
    "business",
    "advertising",
    "marketing",
    "analytics",
    "service",
    "media",
    "social",
    "ad",
    "data",
    "law",
    "government",
    "governmental",
    "public",
    "regulatory",
    "affiliated",
    "group",
    "corporate",
    "payment",
    "technology",
    "commercial",
    "promotional",
    "research",
    "credit",
    "joint",
    "unaffiliated",
    "parent",
    "related",
    "independent",
    "competent",
    "content",
    "measurement",
];

/// Whom the data goes to or, with `sources`, whom it comes from: up to two parties after
/// "with" or "to", or after "from". Where the list goes on, so does the phrase.
#[must_use]
pub fn recipients(words: &Words<'_>, hull: &Range<usize>, sources: bool) -> Option<Told> {
    let prepositions: &[&str] = if sources { &["from"] } else { &["with", "to"] };
    let from = hull.start;
    let until = (hull.end + LONGEST).min(words.len());
    let at =
        (from..until).find(|at| words.is(*at, &RECIPIENTS) && after_preposition(words, *at, from, prepositions))?;
    let start = first_of(words, at, from);
    let mut end = at + 1;
    if words.joined(end) && words.is(end, &["and", "or"]) {
        let next = (end + 1..(end + 5).min(words.len())).find(|next| words.is(*next, &RECIPIENTS));
        let plain = |next: usize| {
            (end + 1..next).all(|at| words.joined(at) && (words.is(at, &OF_RECIPIENTS) || words.is(at, &["our"])))
        };
        if let Some(next) = next.filter(|&next| plain(next) && words.joined(next)) {
            end = next + 1;
        }
    }
    let (from, to) = words.bytes(start..end);
    let text = words.source(start..end).replace(" our ", " ").replace(" and/or ", " and ");
    let more = |from: usize| {
        (from..(from + 8).min(words.len())).any(|at| words.is(at, &RECIPIENTS) || words.is(at, &MORE_RECIPIENTS))
    };
    let follows = words.continues(end) || words.joined(end) && words.is(end, &["and", "or"]);
    let next = if words.continues(end) && !words.is(end, &["and", "or"]) { end } else { end + 1 };
    let goes_on = follows && !words.is(next, &AFTER_LIST) && more(next);
    let comma = if [" and ", " or "].iter().any(|two| text.contains(two)) { "," } else { "" };
    let mut text = lower_first(&text);
    if goes_on {
        text.push_str(comma);
        text.push_str(" and others");
    }
    Some(Told { text, start: from, end: to })
}

/// More heads of parties, too vague to be named.
const MORE_RECIPIENTS: [&str; 9] =
    ["persons", "people", "individuals", "businesses", "entities", "users", "others", "affiliate", "merchants"];

/// Words that go on with the sentence after a list of parties, not with the list.
const AFTER_LIST: [&str; 33] = [
    "we",
    "you",
    "they",
    "it",
    "which",
    "who",
    "that",
    "whose",
    "for",
    "to",
    "in",
    "if",
    "as",
    "such",
    "including",
    "so",
    "may",
    "will",
    "can",
    "when",
    "where",
    "unless",
    "except",
    "only",
    "like",
    "solely",
    "based",
    "subject",
    "without",
    "e",
    "i",
    "use",
    "process",
];

/// The first of the words before a party's head that belong to it: "third party advertising partners".
#[must_use]
pub fn first_of(words: &Words<'_>, at: usize, from: usize) -> usize {
    let mut start = at;
    while start > from && at - start < LONGEST && words.joined(start) && words.follows(start, &OF_RECIPIENTS) {
        start -= 1;
    }
    start
}

fn after_preposition(words: &Words<'_>, at: usize, from: usize, prepositions: &[&str]) -> bool {
    let mut start = first_of(words, at, from);
    for _ in 0..2 {
        start -= usize::from(words.follows(start, &["our", "the", "its", "any", "certain", "such", "their"]));
    }
    words.follows(start, prepositions)
}

/// Verbs of purposes.
const PURPOSES: [&str; 22] = [
    "train",
    "training",
    "improve",
    "improving",
    "develop",
    "developing",
    "provide",
    "providing",
    "personalize",
    "personalise",
    "advertise",
    "advertising",
    "market",
    "marketing",
    "promote",
    "promoting",
    "analyze",
    "analyse",
    "research",
    "deliver",
    "show",
    "target",
];

/// Longest purpose, in words.
const PURPOSE: usize = 14;

/// What the data is used for, as written: "to" or "for", a verb, and what follows up to the next
/// stop.
#[must_use]
pub fn purpose(words: &Words<'_>, hull: &Range<usize>) -> Option<Told> {
    let begins = |at: &usize| words.is(*at, &["to", "for"]) && words.is(*at + 1, &PURPOSES);
    let start = (hull.start..words.len()).find(begins)?;
    let end = (start + 1..words.len().min(start + PURPOSE)).take_while(|&at| words.joined(at)).last()? + 1;
    let (from, to) = words.bytes(start..end);
    Some(Told { text: words.source(start..end), start: from, end: to })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, terms: &[&str]) -> (Option<String>, Option<String>) {
        let words = Words::read(text);
        let hull = 0..words.len();
        (data(&words, &hull, terms).map(|told| told.text), recipients(&words, &hull, false).map(|told| told.text))
    }

    #[test]
    fn data_is_named_as_the_clause_names_it() {
        let is = |text: &str, wanted: &str| assert_eq!(all(text, &[]).0.as_deref(), Some(wanted), "{text}");
        is("We may share your personal information.", "your personal information");
        is("We may share information with others.", "your information");
        is("We may sell Personal Data.", "your Personal Data");
        is("A licence to use User Content.", "User Content");
        is("WE MAY SELL YOUR DATA.", "your data");
        is("We may sell Yo\u{AD}ur\u{200B} personal da\u{AD}ta.", "your personal data");
        is("We may use your notes and messages.", "your notes and messages");
        assert_eq!(all("We use Meadow Data to train.", &["Meadow Data"]).0.as_deref(), Some("Meadow Data"));
        assert_eq!(all("The data protection officer.", &[]).0, None);
        assert_eq!(all("We may use aggregated data.", &[]).0, None);
        assert_eq!(all("We share information about ponds.", &[]).0, None);
        assert_eq!(all("We show seasonal content.", &[]).0, None);
        is("We share certain information.", "some of your information");
        let listed = all("We use audio, video or chat Guest Content.", &["Guest Content"]).0;
        assert_eq!(listed.as_deref(), Some("audio, video or chat Guest Content"));
    }

    #[test]
    fn recipients_are_those_after_a_preposition() {
        let is = |text: &str, wanted: Option<&str>| assert_eq!(all(text, &[]).1.as_deref(), wanted, "{text}");
        is("We share data with our affiliates and business partners.", Some("affiliates and business partners"));
        is("We may disclose it to law enforcement.", Some("law enforcement"));
        is("Our partners may set cookies.", None);
        is("We give it to our affiliates and trusted persons.", Some("affiliates and others"));
        is("We sell it to third-party advertisers, too.", Some("third-party advertisers"));
    }
}
