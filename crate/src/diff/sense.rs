//! Whether a number or a date that changed is better or worse for the reader.

use super::quantity::Quantity;
use super::wording::{PartKind, Reader};
use crate::report::{Finding, Polarity};
use crate::understand::facts::words::Words;

/// What more of something, or a later day, is for the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum More {
    Better,
    Worse,
}

/// A quantity of a clause, with its first word and one past its last.
type Found = (Quantity, usize, usize);

/// Above zero where what became of the numbers of a clause is better for the reader, below where it
/// is worse; zero where that can't be told, or where numbers came or went.
pub(super) fn better((before, old): (&Finding, Reader), (after, new): (&Finding, Reader)) -> i32 {
    let (old_words, words) = (Words::read(&before.quote), Words::read(&after.quote));
    let (was, is) = (quantities(&old_words, old), quantities(&words, new));
    if was.len() != is.len() {
        return 0;
    }
    let changes = was.iter().zip(&is).map(|((was, ..), (is, start, end))| {
        let more = match compare(*was, *is) {
            None | Some(std::cmp::Ordering::Equal) => return 0,
            Some(std::cmp::Ordering::Greater) => 1,
            Some(std::cmp::Ordering::Less) => -1,
        };
        match sense(after, *is, &words, *start, *end) {
            Some(More::Better) => more,
            Some(More::Worse) => -more,
            None => 0,
        }
    });
    changes.sum::<i32>().signum()
}

fn quantities(words: &Words<'_>, reader: Reader) -> Vec<Found> {
    let parts = reader.parts(words, words.text);
    let quantity = |part: super::wording::Part| match part.kind {
        PartKind::Quantity(quantity) => Some((quantity, part.words.start, part.words.end)),
        PartKind::Word(_) | PartKind::Numbering => None,
    };
    parts.into_iter().filter_map(quantity).collect()
}

/// How the later of two quantities compares with the earlier; `None` for quantities of different
/// things, and for years.
fn compare(was: Quantity, is: Quantity) -> Option<std::cmp::Ordering> {
    match (was, is) {
        (Quantity::Date(was), Quantity::Date(is)) => Some(is.cmp(&was)),
        (Quantity::Period(was), Quantity::Period(is)) => Some(is.hours().cmp(&was.hours())),
        (Quantity::Money(was, one), Quantity::Money(is, other)) if one == other => is.partial_cmp(&was),
        (Quantity::Percent(was), Quantity::Percent(is)) | (Quantity::Number(was), Quantity::Number(is)) => {
            is.partial_cmp(&was)
        }
        _ => None,
    }
}

/// Words of keeping and deleting: the longer, the worse.
const KEEPING: &[&str] = &[
    "keep",
    "kept",
    "retain",
    "retention",
    "store",
    "stored",
    "hold",
    "held",
    "archiv",
    "delet",
    "eras",
    "aufbewahr",
    "speicher",
    "gespeichert",
    "losch",
    "geloscht",
    "conserv",
    "elimin",
    "cancell",
    "przechow",
    "usun",
];

/// Words of answering and telling: the later, the worse.
const ANSWERING: &[&str] = &["respond", "repl", "answer", "acknowledge"];

/// Words of what the reader pays.
const PAYING: &[&str] = &["fee", "charg", "pay", "price", "cost", "penalt", "interest", "deposit", "gebuhr", "preis"];

/// Words of what the reader gets.
const GETTING: &[&str] = &["refund", "credit", "compensat", "reimburs", "discount", "erstatt", "rimbors", "zwrot"];

/// Words of an age below which no data is taken, of one below which nobody is addressed, and of one
/// below which nobody may take part.
const NOT_TAKING: &[&str] = &["collect", "knowingly", "solicit"];
const NOT_ADDRESSING: &[&str] = &["directed", "intended", "designed", "aimed", "target"];
const SHUTTING_OUT: &[&str] = &["must", "least", "minimum"];

/// What more of a quantity is for the reader, by what its clause is about and the words around it.
fn sense(finding: &Finding, quantity: Quantity, words: &Words<'_>, start: usize, end: usize) -> Option<More> {
    let has = |stems: &[&str]| (0..words.len()).any(|at| stems.iter().any(|stem| words.folded(at).starts_with(stem)));
    let ahead = words.is(end, &["before", "prior", "notice", "advance"])
        || words.is(end, &["in"]) && words.is(end + 1, &["advance"]);
    let trial = (start.saturating_sub(3)..end + 3).any(|at| words.is(at, &["trial"]));
    let clause = finding.clause;
    match quantity {
        Quantity::Year(_) => None,
        Quantity::Period(_) | Quantity::Number(_) if clause == "age-limit" => {
            match (has(NOT_TAKING), has(NOT_ADDRESSING), has(SHUTTING_OUT)) {
                (true, _, false) => Some(More::Better),
                (false, false, _) => Some(More::Worse),
                _ => None,
            }
        }
        Quantity::Number(_) => (clause == "liability-cap").then_some(More::Better),
        Quantity::Period(_) => match clause {
            "liability-cap"
            | "claim-time-limit"
            | "refund-right"
            | "change-with-notice"
            | "unilateral-change"
            | "price-change"
            | "service-discontinuation"
            | "suspension-for-cause"
            | "termination-at-will" => Some(More::Better),
            _ if clause.ends_with("opt-out") => Some(More::Better),
            "trial-converts" | "auto-renewal" if trial && !ahead => Some(More::Better),
            "trial-converts" | "auto-renewal" if has(&["remind"]) => Some(More::Better),
            "trial-converts" | "auto-renewal" | "leave-any-time" => Some(More::Worse),
            "broad-licence" | "licence-survives" | "name-and-likeness" | "rights-assignment" => Some(More::Worse),
            _ if clause.starts_with("retention") || has(KEEPING) || has(ANSWERING) => Some(More::Worse),
            _ => None,
        },
        Quantity::Money(..) | Quantity::Percent(_) => match clause {
            "liability-cap" | "refund-right" => Some(More::Better),
            "penalty-fees" | "price-change" | "auto-renewal" | "trial-converts" | "indemnity" => Some(More::Worse),
            _ if has(GETTING) => Some(More::Better),
            _ if has(PAYING) && finding.polarity != Polarity::Good => Some(More::Worse),
            _ => None,
        },
        Quantity::Date(_) => match clause {
            _ if clause.ends_with("opt-out") => Some(More::Better),
            "refund-right"
            | "claim-time-limit"
            | "leave-any-time"
            | "change-with-notice"
            | "unilateral-change"
            | "price-change"
            | "service-discontinuation" => Some(More::Better),
            _ if clause.starts_with("retention") || has(KEEPING) => Some(More::Worse),
            _ => holds(finding.polarity, words, start),
        },
    }
}

/// What a later day is where it is the first or the last on which a clause holds.
fn holds(polarity: Polarity, words: &Words<'_>, start: usize) -> Option<More> {
    const FIRST: &[&str] = &["from", "after", "since", "starting", "effective", "ab", "nach", "dal", "od"];
    const LAST: &[&str] = &["until", "till", "by", "before", "through", "bis", "fino", "entro", "do"];
    let near = |any: &[&str]| (start.saturating_sub(3)..start).any(|at| words.is(at, any));
    let (first, last) = (near(FIRST), near(LAST));
    match (polarity, first, last) {
        (Polarity::Blocker | Polarity::Bad, true, false) | (Polarity::Good, false, true) => Some(More::Better),
        (Polarity::Blocker | Polarity::Bad, false, true) | (Polarity::Good, true, false) => Some(More::Worse),
        _ => None,
    }
}
