//! What single clause types say in more detail, where their words leave no doubt.
//!
//! Most of it stands in `rules/read/en/details.toml`; rights, licences and times are put together here.

use super::condition::limit;
use crate::knowledge::Verb;
use crate::knowledge::names::Detail;
use crate::pattern::reading::details as read;
use crate::pattern::reading::{Keyed, Row};
use crate::report::Facts;
use crate::understand::period::periods;
use crate::understand::words::Words;
use crate::understand::{says, series};

/// A title and an explanation.
pub type Texts = (String, String);

/// Most things that a title names.
const IN_TITLE: usize = 3;

/// Longest item of a list that gives no grounds, in words.
const BARE: usize = 7;

/// Title and explanation of a clause whose type is told by the clause's own words and not by slots.
#[must_use]
pub fn texts(detail: Detail, words: &Words<'_>, facts: &Facts, provider: Option<&str>) -> Option<Texts> {
    let row = |rows, named| row(rows, words, named, facts.age);
    match detail {
        Detail::Rights => rights(words),
        Detail::Licence => licence(words, facts, provider.unwrap_or("They")),
        Detail::Kept => kept(words, &says(provider)),
        Detail::KeptAfter => kept_after(words),
        Detail::Age => facts.age.and_then(|_| row(read::AGE, None)),
        Detail::Choices => row(read::CHOICES, None),
        Detail::Leave => row(read::LEAVE, None),
        Detail::Merger => row(read::MERGER, Some(read::EVENT)),
        Detail::Account => row(read::ACCOUNT, None),
        Detail::Tracking => row(read::TRACKING, Some(read::TRACKER)),
        Detail::Untracked => row(read::UNTRACKED, None),
        Detail::Excluded => row(read::EXCLUDED, None).filter(|(title, _)| {
            let other = title.split(' ').next().unwrap_or_default();
            provider.is_none_or(|provider| !provider.contains(other))
        }),
        Detail::Shared => {
            let others = facts.recipients.as_deref().is_some_and(|to| to.contains("others"));
            row(&read::SHARED[usize::from(others)..], None)
        }
        Detail::Disclosed => row(read::DISCLOSED, None).filter(|_| words.len() <= BARE),
        Detail::Suspended => row(read::SUSPENDED, None),
        Detail::Located => row(read::LOCATED, None),
        Detail::Sensed => row(read::SENSED, None),
        Detail::Looked => row(read::LOOKED, None),
    }
}

/// What the first row says whose words a clause has, without an explanation where it has none; nothing where a slot
/// stays empty.
fn row(rows: &[Row], words: &Words<'_>, named: Option<Keyed>, age: Option<u32>) -> Option<Texts> {
    let row = rows.iter().find(|row| words.when(&row.when)).filter(|row| !row.title.is_empty())?;
    let all: Vec<&str> = named.map_or_else(Vec::new, |named| words.meanings(named).collect());
    let named = series(&all[..all.len().min(IN_TITLE)], "or");
    let age = age.unwrap_or_default().to_string();
    let fill = |text: &str| {
        let text = text.replace("{named}", &named).replace("{all}", &series(&all, "or")).replace("{age}", &age);
        Some(if text.contains("{limit}") { text.replace("{limit}", limit(words)?) } else { text })
    };
    Some((fill(row.title)?, fill(row.what)?))
}

/// An explanation with only those of its verbs that the clause has; with all where it has none.
#[must_use]
pub fn verbs(verbs: &[Verb], what: &str, words: &Words<'_>) -> String {
    let all: Vec<&str> = verbs.iter().map(|verb| verb.verb).collect();
    let named: Vec<&str> = verbs.iter().filter(|verb| words.has(verb.list)).map(|verb| verb.verb).collect();
    if named.is_empty() { what.to_owned() } else { what.replacen(&series(&all, "or"), &series(&named, "or"), 1) }
}

/// Which rights over data a clause names.
fn rights(words: &Words<'_>) -> Option<Texts> {
    let verbs: Vec<&str> = words.meanings(read::RIGHT).collect();
    let uses: Vec<&str> = words.meanings(read::RIGHT_OF_USE).collect();
    read::RIGHTS.iter().find(|row| words.when(&row.when))?;
    let over = |verbs: &[&str]| format!("{} data about you", series(verbs, "or"));
    let said = match (verbs.as_slice(), uses.as_slice()) {
        ([], []) => return None,
        (verbs, []) => over(verbs),
        ([], uses) => format!("{} the use of data about you", series(uses, "or")),
        (verbs, uses) => format!("{}, or to {} its use", over(verbs), series(uses, "or")),
    };
    let short = uses.is_empty() && verbs.len() <= IN_TITLE;
    let title = if short { format!("You can {said}") } else { "You have rights over your data".to_owned() };
    let cases = limit(words).map_or_else(String::new, |limit| format!(", {limit}"));
    Some((title, format!("You have a right or a way to {said}{cases}.")))
}

/// What a licence allows besides use; of it a title has the most telling verbs.
fn licence(words: &Words<'_>, facts: &Facts, they: &str) -> Option<Texts> {
    read::LICENCE.iter().find(|row| words.when(&row.when))?;
    let verbs: Vec<&str> = ["use"].into_iter().chain(words.meanings(read::LICENSED)).collect();
    let mut telling = verbs.clone();
    telling.retain(|verb| matches!(*verb, "use" | "change" | "pass on"));
    let data = facts.data.as_deref().filter(|data| data.starts_with("your ")).unwrap_or("content that you give");
    let may = |verbs: &[&str]| format!("{they} may {} {data}", series(verbs, "and"));
    (verbs.len() > 1).then(|| (may(&telling), may(&verbs) + "."))
}

/// How long some data is kept, or within or after which time it is deleted.
fn kept(words: &Words<'_>, says: &str) -> Option<Texts> {
    let (period, range) = periods(words).next()?;
    let before = |list| words.near(range.start, 4, list);
    let second = words.any(range.start + 1..words.len(), read::SECOND_TIME) && !one_unit(words);
    // Of two lengths of time, and of one that begins with an event, only the sentence itself tells.
    if before(read::AT_LEAST) || second {
        return None;
    }
    let most = if before(read::AT_MOST) { "up to " } else { "" };
    let (within, after) = (before(read::WITHIN) || words.has(read::LATEST), before(read::AFTER));
    let (told, counted) = match (words.has(read::DELETES), within, after) {
        (true, true, _) => (format!("deleted within {period}"), "in the case or from the day named"),
        (true, false, true) => (format!("deleted after {period}"), "in the case or from the day named"),
        (false, false, false) if words.has(read::KEEPS) => {
            (format!("kept for {most}{period}"), "counted as the clause says")
        }
        _ => return None,
    };
    Some((format!("Some data is {told}"), format!("{says} that some data is {told}, {counted}.")))
}

/// How long some data is kept after a deletion.
fn kept_after(words: &Words<'_>) -> Option<Texts> {
    let (period, range) = periods(words).next()?;
    let up = words.near(range.start, 3, read::WITHIN_MOST);
    if !(up || words.near(range.start, 2, read::FOR)) || !one_unit(words) || !words.has(read::KEEPS) {
        return None;
    }
    let most = if up { "up to " } else { "" };
    let what = format!("Some data or content may be kept for {most}{period} after a deletion or closing.");
    Some(("Some data may stay after deletion".to_owned(), what))
}

/// Whether a unit of time stands only once.
fn one_unit(words: &Words<'_>) -> bool {
    words.all(read::TIME_UNIT).count() == 1
}
