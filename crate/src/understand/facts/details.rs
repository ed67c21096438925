//! What single clause types say in more detail, where their words leave no doubt.
//!
//! Most of it stands in `rules/read/en/details.toml`; rights and licences are put together here.

use super::condition::limit;
use crate::knowledge::names::Detail;
use crate::knowledge::{Rule, Verb};
use crate::language::Language;
use crate::pattern::reading::details as read;
use crate::pattern::reading::{Row, When};
use crate::understand::compose::{Slots, fill, is_any_data};
use crate::understand::particulars::RowTexts;
use crate::understand::period::periods;
use crate::understand::series;
use crate::understand::words::Words;

/// What the words of a clause tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// A title.
    pub title: String,
    /// An explanation; empty where there is none.
    pub what: String,
    /// Whether it weighs less than its clause type does.
    pub mild: bool,
    /// What they may name, by the keys of lists.
    pub named: Vec<&'static str>,
    /// The row that tells them; empty where no row does.
    pub row: RowTexts,
}

/// Most things that a title names.
const IN_TITLE: usize = 3;

/// How far a licence goes that the reader can end.
const FREE: &str = "without paying you";

/// Longest item of a list that gives no grounds, in words.
const BARE: usize = 7;

/// Title and explanation of a clause whose type is told by the clause's own words: by the table of its detail,
/// unless the detail is put together here.
#[must_use]
pub fn texts(rule: &Rule, slots: &Slots<'_>) -> Option<Texts> {
    let Slots { facts, words, provider, .. } = *slots;
    let others = || facts.recipients.as_deref().is_some_and(|to| to.contains("others"));
    let is_provider =
        |texts: &Texts| provider.zip(texts.title.split(' ').nth(4)).is_some_and(|(own, name)| own.contains(name));
    match rule.detail? {
        Detail::Rights | Detail::Licence => match told_by(rule.rows, words)? {
            told if !told.title.is_empty() => row(rule.rows, slots),
            _ if rule.detail == Some(Detail::Rights) => rights(words),
            _ => licence(slots),
        },
        // Where data is named, templates say it.
        Detail::Advertised if facts.data.as_deref().is_some_and(|data| !is_any_data(data)) => None,
        Detail::AnyPurpose if facts.data.as_deref().is_some_and(|data| !is_any_data(data)) => None,
        Detail::Age if facts.age.is_none() => None,
        Detail::Disclosed if words.len() > BARE => row(&rule.rows[1..], slots),
        Detail::Shared if others() => row(&rule.rows[1..], slots),
        // What stands before says of what is kept that it was deleted, or what ended.
        Detail::KeptAfter if slots.ended && !words.has(read::DATA_ENDS) && !words.has(read::CANNOT_DELETE) => None,
        Detail::Excluded => row(rule.rows, slots).filter(|texts| !is_provider(texts)),
        _ => row(rule.rows, slots),
    }
}

/// Whether the words of a clause leave a doubt that it is of its type, by the table of its detail; what leaves none may
/// stand anywhere in its sentence. A row that only says which words there must not be means English ones.
#[must_use]
pub fn is_doubtful(rule: &Rule, clause: &Words<'_>, sentence: &Words<'_>, language: Language) -> bool {
    let reads = |row: &Row| language == Language::En || !row.when.has.is_empty();
    let leaves = |row: &Row| {
        let When { has, none } = row.when;
        has.iter().all(|list| clause.has(*list)) && !none.iter().any(|list| sentence.has(*list))
    };
    rule.rows.iter().any(|row| row.doubtful && reads(row) && leaves(row))
}

/// The first row whose words a clause has, of those that tell something.
fn told_by<'r>(rows: &'r [Row], words: &Words<'_>) -> Option<&'r Row> {
    rows.iter().find(|row| !row.doubtful && words.when(&row.when))
}

/// What the first row says whose words a clause has, without an explanation where it has none; nothing where a slot
/// stays empty.
fn row(rows: &'static [Row], slots: &Slots<'_>) -> Option<Texts> {
    let row = told_by(rows, slots.words).filter(|row| !row.title.is_empty())?;
    let all: Vec<&str> = row.named.map_or_else(Vec::new, |named| slots.words.meanings(named).collect());
    let named = series(&all[..all.len().min(IN_TITLE)], "or");
    // A length of time may stand in another clause of the sentence than the facts.
    let mut all_periods = periods(slots.words).map(|(period, _)| period);
    let first = all_periods.next();
    // Of several lengths of time no words tell which counts.
    let period = first.filter(|first| all_periods.all(|other| other == *first));
    let period = period.map_or_else(|| "{period}".to_owned(), |period| period.to_string());
    let text = |text: &str| {
        let text = text.replace("{named}", &named).replace("{all}", &series(&all, "or")).replace("{period}", &period);
        fill(&text, slots)
    };
    let texts = RowTexts { title: row.title, what: row.what };
    Some(Texts { title: text(row.title)?, what: text(row.what)?, mild: row.mild, named: all, row: texts })
}

/// An explanation with only those of its verbs that the clause has, and these; with all where it has none.
#[must_use]
pub fn verbs(verbs: &[Verb], what: &str, words: &Words<'_>) -> (String, Vec<&'static str>) {
    let all: Vec<&str> = verbs.iter().map(|verb| verb.verb).collect();
    let named: Vec<&str> = verbs.iter().filter(|verb| words.has(verb.list)).map(|verb| verb.verb).collect();
    if named.is_empty() {
        return (what.to_owned(), named);
    }
    (what.replacen(&series(&all, "or"), &series(&named, "or"), 1), named)
}

/// Which rights over data a clause names.
fn rights(words: &Words<'_>) -> Option<Texts> {
    let verbs: Vec<&str> = words.meanings(read::RIGHT).collect();
    let uses: Vec<&str> = words.meanings(read::RIGHT_OF_USE).collect();
    let over = |verbs: &[&str]| format!("{} data about you", series(verbs, "or"));
    let said = match (verbs.as_slice(), uses.as_slice()) {
        ([], []) => return None,
        (verbs, []) => over(verbs),
        ([], uses) => format!("{} the use of data about you", series(uses, "or")),
        (verbs, uses) => format!("{}, or to {} its use", over(verbs), series(uses, "or")),
    };
    let short = uses.is_empty() && verbs.len() <= IN_TITLE;
    let title = if short { format!("You can {said}") } else { "You have rights over your data".to_owned() };
    let cases = limit(words).map_or_else(String::new, |limit| format!(", {}", limit.text()));
    Some(Texts {
        title,
        what: format!("You have a right or a way to {said}{cases}."),
        mild: false,
        named: [verbs, uses].concat(),
        row: RowTexts::default(),
    })
}

/// What a licence allows besides use; of it a title has the most telling verbs.
fn licence(slots: &Slots<'_>) -> Option<Texts> {
    let Slots { facts, words, provider, ends, .. } = *slots;
    let they = provider.unwrap_or("They");
    let verbs: Vec<&str> = ["use"].into_iter().chain(words.meanings(read::LICENSED)).collect();
    let mut telling = verbs.clone();
    telling.retain(|verb| matches!(*verb, "use" | "change" | "pass on"));
    let data = facts.data.as_deref().filter(|data| data.starts_with("your ")).unwrap_or("content that you give");
    let may = |verbs: &[&str]| format!("{they} may {} {data}", series(verbs, "and"));
    // What the reader can end is not for good.
    let extent = words.meanings(read::LICENCE_EXTENT).filter(|meaning| !ends || *meaning == FREE);
    let far: Vec<&str> = extent.chain(words.meanings(read::LICENCE_PURPOSE)).collect();
    let (title, what) = (may(&telling), may(&verbs));
    let how_far = if far.is_empty() { String::new() } else { format!(", {}", series(&far, "and")) };
    let more = verbs.len() > 1;
    // Use is what every licence allows.
    let named = verbs.into_iter().skip(1).chain(far).collect();
    more.then(|| Texts {
        title,
        what: format!("{what}{how_far}."),
        mild: words.has(read::LICENCE_PURPOSE.any),
        named,
        row: RowTexts::default(),
    })
}
