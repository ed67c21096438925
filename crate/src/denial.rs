//! Whether a clause denies what it speaks of: "nobody may read your letters"; and whether it gives what it
//! speaks of to another than the service: "your employer may read your letters".
//!
//! Patterns say what a clause is about; here the words that govern it are read. English only: the
//! negation of German stands behind what it denies, that of Italian and Polish within the verb, and
//! the patterns of these languages see to it.

use std::sync::LazyLock;

use crate::text::token::{Shape, Token, WordHash};
use crate::text::word_set::WordSet;

/// Words that deny what comes after them.
static DENYING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "not",
        "never",
        "nobody",
        "none",
        "neither",
        "nor",
        "nothing",
        "cannot",
        "can't",
        "don't",
        "doesn't",
        "didn't",
        "won't",
        "isn't",
        "aren't",
        "wouldn't",
        "shouldn't",
        "couldn't",
        "shan't",
        "mustn't",
        "nowhere",
        "refuse",
        "refuses",
        "refrain",
        "prohibit",
        "prohibits",
        "forbid",
        "forbids",
        "prohibited",
        "forbidden",
    ])
});

/// "No" and the words before it where it denies the whole clause: "no one may", "at no time".
static BEFORE_NO: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["at", "in", "under", "with", "there", "is", "that"]));

/// Words behind a denial that turn it round or give it another object: "not only", "does not limit".
static TURNING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "only",
        "merely",
        "solely",
        "just",
        "limit",
        "limits",
        "limited",
        "prevent",
        "prevents",
        "restrict",
        "restricts",
        "prohibit",
        "preclude",
        "necessarily",
        "guarantee",
        "obligated",
        "obliged",
        "required",
        "need",
        "later",
        "responsible",
        "liable",
        "want",
        "wish",
        "agree",
        "less",
        "least",
    ])
});

/// Words that hand on what follows as said: "you agree that".
static AGREEING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "agree",
        "agrees",
        "acknowledge",
        "acknowledges",
        "understand",
        "understands",
        "accept",
        "accepts",
        "consent",
        "consents",
        "confirm",
        "note",
        "hereby",
        "means",
        "provided",
        "so",
        "such",
    ])
});

/// Verbs that suppose something where they stand first.
static SUPPOSING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["were", "should", "had"]));

/// Nouns and questions that what follows only describes.
static DESCRIBING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "how",
        "whether",
        "why",
        "right",
        "rights",
        "category",
        "categories",
        "type",
        "types",
        "choose",
        "request",
        "requests",
        "opt",
        "opting",
        "object",
        "example",
        "examples",
        "extent",
        "event",
        "prevent",
        "stop",
        "avoid",
        "prohibit",
        "instead",
    ])
});

/// Denials that are the subject of their clause.
static SUBJECT: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["nobody", "none", "nothing", "no"]));

/// Words that open a part of a clause whose denial is its own.
static OPENING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "if", "unless", "when", "where", "that", "which", "who", "whose", "because", "although", "though", "except",
        "while", "until", "as", "since",
    ])
});

/// Whose leave is asked.
static OURS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["our", "us", "company's", "licensor's", "publisher's"]));

/// What is asked for.
static CONSENT: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&["consent", "permission", "approval", "authorization", "authorisation", "agreement", "leave"])
});

/// Words of leave: what stands before them may.
static MAY: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&["may", "can", "might", "could", "will", "shall", "reserves", "reserve", "retains", "retain"])
});

/// Verbs that are words of leave only with one of [`LEFT_TO`] behind them.
static HAVING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["has", "have", "is", "are"]));

/// What is had, or what one is, who may do something.
static LEFT_TO: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["right", "entitled", "free", "power"]));

/// Verbs of what is done to somebody, rather than by him.
static SUFFERING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&["be", "not", "never", "subject", "lose", "risk", "receive", "face", "incur", "have", "result", "no"])
});

/// What stands between a word of leave and its verb without a change of who acts.
static BESIDE_MAY: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["also", "then", "always", "only", "each", "both", "themselves", "alone"]));

/// The service's opposite: those with whom it deals, as the subject of a clause.
static OTHERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "accommodation",
        "accommodations",
        "artist",
        "artists",
        "buyer",
        "buyers",
        "client",
        "clients",
        "creator",
        "creators",
        "customer",
        "customers",
        "driver",
        "drivers",
        "employer",
        "employers",
        "guest",
        "guests",
        "host",
        "hosts",
        "member",
        "members",
        "merchant",
        "merchants",
        "passenger",
        "passengers",
        "publisher",
        "publishers",
        "restaurant",
        "restaurants",
        "school",
        "seller",
        "sellers",
        "student",
        "students",
        "subscriber",
        "subscribers",
        "teacher",
        "teachers",
        "tutor",
        "tutors",
        "user",
        "users",
        "you",
    ])
});

/// Those who are others only where they are the reader's or told apart: "your organisation".
static READERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "administrator",
        "administrators",
        "admin",
        "company",
        "organisation",
        "organization",
        "partner",
        "partners",
        "carrier",
        "bank",
        "operator",
        "operators",
    ])
});

/// Words that make these the reader's, or tell them from the service: "the transport operator".
static READERS_OWN: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["your", "customer's", "user's", "member's", "client's", "transport", "fleet"]));

/// Words before the one on whom something hangs: "at the discretion of the seller".
static AT_CHOICE: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["discretion", "option", "choice", "request"]));

/// Words after which somebody is no subject: "access of users may be blocked".
static BEFORE_OBJECT: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&["of", "to", "for", "with", "from", "by", "on", "against", "which", "that's", "who"])
});

/// How far before what is said its subject may stand, in words.
const SUBJECT_BEFORE: usize = 6;

/// Words after "without" among which both stand.
const LEAVE: usize = 8;

/// Words between a denial and what it denies, at most.
const REACH: usize = 14;

/// Verbs that deny all that is listed behind them.
static PROHIBITING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["prohibit", "prohibits", "forbid", "forbids"]));

/// The same for these.
const REACH_PROHIBITING: usize = 40;

/// Words at the beginning of a clause among which "no" denies all of it.
const BEGINNING: usize = 3;

/// Bytes between two words from which more than a space parts them.
const PARTED: u32 = 2;

/// Words after a denial among which it may be turned round.
const TURNED: usize = 2;

/// The same where the denial is the subject: "nothing in these terms limits".
const TURNED_SUBJECT: usize = 6;

/// Whether the words before `until` deny what begins there. Words for which `counts` is false are part of
/// what is said, not of its denial.
#[must_use]
pub fn denied(tokens: &[Token], until: usize, counts: impl Fn(usize) -> bool) -> bool {
    let mut own = false;
    let mut denied_at: Option<usize> = None;
    for (at, token) in tokens.iter().take(until).enumerate() {
        own &= !at.checked_sub(1).is_some_and(|before| parted(&tokens[before], token));
        own |= OPENING.has(token);
        if own || !counts(at) || !denies(tokens, at) {
            continue;
        }
        let reach = if SUBJECT.has(token) { TURNED_SUBJECT } else { TURNED };
        let turned = tokens[at + 1..].iter().take(reach).any(|next| TURNING.has(next));
        if !turned {
            denied_at = Some(at);
        }
    }
    denied_at.is_some_and(|at| until - at <= if PROHIBITING.has(&tokens[at]) { REACH_PROHIBITING } else { REACH })
}

/// Whether what begins at `start` is only described: it hangs on a condition, a question, a right or a
/// list of kinds ("categories of data that we sell"), not on the clause itself. What the reader agrees to
/// is said.
#[must_use]
pub fn is_described(tokens: &[Token], start: usize) -> bool {
    let mut described = false;
    for (at, token) in tokens.iter().take(start).enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        described &= !before.is_some_and(|before| parted(before, token));
        let agreed = token.word == WordHash::of(b"that") && AGREEING.has(before);
        // "Were we to sell it", "should we sell it".
        let supposed = at == 0 && SUPPOSING.has(token);
        described |= supposed || DESCRIBING.has(token) || OPENING.has(token) && !agreed;
    }
    described
}

/// Whether what is said up to the word before `from` is said of nobody: "we share it with nobody".
#[must_use]
pub fn of_nobody(tokens: &[Token], from: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.word);
    word(from) == Some(WordHash::of(b"nobody"))
        || word(from) == Some(WordHash::of(b"no")) && word(from + 1) == Some(WordHash::of(b"one"))
}

/// Whether the clause is about what somebody may do with the service's leave alone: "without our prior
/// written consent". What it tells of is then nothing that the service does.
#[must_use]
pub fn needs_our_leave(tokens: &[Token]) -> bool {
    let near = |at: usize, reach: usize| tokens.get(at..).unwrap_or_default().iter().take(reach);
    let ours = |token: &Token| OURS.has(token) || token.shape.has(Shape::PROVIDER);
    let without = |at: &usize| tokens[*at].word == WordHash::of(b"without");
    (0..tokens.len())
        .filter(without)
        .any(|at| near(at + 1, LEAVE).any(ours) && near(at + 1, LEAVE).any(|token| CONSENT.has(token)))
}

/// Whether what a clause says by the words `from` to `until` is what the reader or another than the service
/// may do: its subject is one of them, or it is done by them.
#[must_use]
pub fn of_another(tokens: &[Token], from: usize, until: usize) -> bool {
    let word = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.word == WordHash::of(text.as_bytes()));
    let ours = |at: usize| {
        tokens.get(at).is_some_and(|token| token.shape.has(Shape::PROVIDER)) || word(at, "we") || word(at, "us")
    };
    // "The Organization", where that is not the service: the reader's employer or school.
    let defined = |at: usize| {
        tokens.get(at).is_some_and(|token| token.shape.has(Shape::CAPITALISED))
            && ["organization", "organisation"].iter().any(|text| word(at, text))
    };
    let other = |at: usize| {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        !ours(at)
            && (OTHERS.has(tokens.get(at)) || READERS.has(tokens.get(at)) && READERS_OWN.has(before) || defined(at))
            // "We and our users may": then the service may, too.
            && !(at.saturating_sub(SUBJECT_BEFORE)..at).any(ours)
    };
    let named = |at: usize| {
        let named = at + usize::from(["the", "your", "a"].iter().any(|article| word(at, article)));
        other(named) && !["or", "and"].iter().any(|joining| word(named + 1, joining))
    };
    // The first word of leave within, or else the last one before.
    let leaves = |at: &usize| {
        let left = || tokens[at + 1..].iter().take(3).any(|next| LEFT_TO.has(next));
        MAY.has(&tokens[*at]) || HAVING.has(&tokens[*at]) && left()
    };
    let within = (from..until.min(tokens.len())).find(leaves);
    let may = within.or_else(|| (from.saturating_sub(SUBJECT_BEFORE)..from).rev().find(leaves));
    if let Some(may) = may {
        let subject = (0..may).rev().find(|&at| !BESIDE_MAY.has(&tokens[at]));
        let passive =
            tokens[may + 1..].iter().find(|next| !BESIDE_MAY.has(*next)).is_none_or(|verb| SUFFERING.has(verb));
        let (subject_is_other, first) = subject.map_or((false, may), |at| (other(at), at));
        // "If you have ..., we may": another clause, unless what is said begins with it.
        let whole = within.is_none() || !(may + 1..until).any(ours);
        let object = first.checked_sub(1).is_some_and(|before| BEFORE_OBJECT.has(&tokens[before]));
        if subject_is_other && !passive && whole && !object {
            return true;
        }
    }
    // "May be closed by the member": not what is "provided by you".
    let done_by = |at: usize| {
        let done = may.is_some_and(|may| word(may + 1, "be") && (may + 3..may + 3 + SUBJECT_BEFORE).contains(&at));
        word(at, "by") && done || word(at, "of") && at > 0 && AT_CHOICE.has(&tokens[at - 1])
    };
    (from..(until + 2).min(tokens.len())).any(|at| done_by(at) && named(at + 1))
}

fn parted(before: &Token, token: &Token) -> bool {
    token.span.start.0.saturating_sub(before.span.end.0) >= PARTED
}

/// Whether a word denies.
fn denies(tokens: &[Token], at: usize) -> bool {
    if DENYING.has(&tokens[at]) {
        return true;
    }
    let no = tokens[at].word == WordHash::of(b"no");
    no && at < BEGINNING && tokens[..at].iter().all(|before| BEFORE_NO.has(before))
}

#[cfg(test)]
mod tests {
    use super::{denied, is_described, needs_our_leave, of_another};
    use crate::page::Page;
    use crate::text::document::Document;

    fn is_denied(text: &str, word: &str) -> bool {
        let page = Page::paragraph(text);
        let document = Document::read(&page);
        let at = document.tokens().iter().position(|token| token.span.of(text) == word).expect("the word");
        denied(document.tokens(), at, |_| true)
    }

    #[test]
    fn what_governs_the_verb_denies_it() {
        for text in [
            "Nobody here may lend your letters.",
            "No employee of ours will lend your letters.",
            "At no time will the post lend your letters.",
            "We do not, and will never, lend your letters.",
            "Neither the post nor its carriers lend your letters.",
            "We forbid shouting in the hall, running on the stairs, sliding down the rail by the big clock, or to lend letters.",
        ] {
            assert!(is_denied(text, "lend"), "{text}");
        }
    }

    #[test]
    fn a_condition_after_a_consent_is_a_condition() {
        let described = |text: &str, word: &str| {
            let page = Page::paragraph(text);
            let document = Document::read(&page);
            let at = document.tokens().iter().position(|token| token.span.of(text) == word).expect("the word");
            is_described(document.tokens(), at)
        };
        assert!(described("We would ask for your consent if we wanted to lend your letters.", "lend"));
        assert!(!described("You consent that we lend your letters.", "lend"));
    }

    #[test]
    fn what_needs_our_leave_is_done_by_others() {
        for (text, needs) in [
            ("lend letters to others without our prior written consent", true),
            ("lend letters without first getting permission from us", true),
            ("we lend letters without your consent", false),
            ("we lend letters without asking you", false),
        ] {
            let page = Page::paragraph(text);
            assert_eq!(needs_our_leave(Document::read(&page).tokens()), needs, "{text}");
        }
    }

    #[test]
    fn what_another_may_do_is_not_done_by_the_service() {
        for (text, from, until, another) in [
            ("The tutor may close her account at any time.", "may", "time", true),
            ("Your employer can close your account.", "can", "account", true),
            ("You know that your organisation may end or close your account.", "may", "account", true),
            ("Prices can change at any time at the choice of the seller.", "can", "seller", true),
            ("The account may be closed by the member at any time.", "may", "time", true),
            ("The transport operator has the right to end this contract.", "has", "contract", true),
            ("We may close your account.", "may", "account", false),
            ("You agree that we may close your account.", "agree", "account", false),
            ("The accounts of members may be closed.", "may", "closed", false),
            ("Members may be banned at any time.", "may", "time", false),
            ("The organisation may close your account.", "may", "account", false),
            ("You know that the Organisation may close your account.", "may", "account", true),
            ("If data provided by you are false, the clerk may close your account.", "are", "account", false),
            ("The account may be closed by the member or by us.", "may", "us", false),
        ] {
            let page = Page::paragraph(text);
            let document = Document::read(&page);
            let at =
                |word: &str| document.tokens().iter().position(|token| token.span.of(text) == word).expect("the word");
            assert_eq!(of_another(document.tokens(), at(from), at(until) + 1), another, "{text}");
        }
    }

    #[test]
    fn what_stands_apart_denies_nothing() {
        for text in [
            "We may lend your letters, not your parcels.",
            "If you do not object, we may lend your letters.",
            "We not only keep but also lend your letters.",
            "Nothing in these terms limits our right to lend your letters.",
            "Letters that you did not fetch we may lend to others.",
            "We take no fee and may lend your letters.",
        ] {
            assert!(!is_denied(text, "lend"), "{text}");
        }
    }
}
