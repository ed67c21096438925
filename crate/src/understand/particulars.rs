//! What of a clause the title and the explanation of a finding name, so that it can be told in any language.
//!
//! [`super::compose`] puts facts into English sentences; other languages have the sentences of a row of `details.toml`
//! or the clause type's own, followed by the same facts one by one. What the English text leaves out as uncertain is
//! left out there too.

use super::compose::{Slots, capitalised, is_any_data};
use super::facts::condition::{Condition, Limit, limit};
use super::period::{Period, periods};
use super::series;
use crate::knowledge::Rule;
use crate::knowledge::names::Fact;

/// One thing that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Particular {
    /// The data of [`crate::report::Facts`].
    Data,
    /// Its recipients.
    Recipients,
    /// The same where they are sources.
    Sources,
    /// Its cap.
    Cap,
    /// A length of time.
    Period(Period),
    /// How long before something is announced or must be.
    Ahead(Period),
    /// Its place.
    Place,
    /// Its age.
    Age,
    /// What the lists of `rules/read/` call by these names.
    Named(Vec<&'static str>),
    /// Its manners.
    Manner,
    /// Its condition.
    Condition,
    /// To what the clause is limited.
    Limit(Limit),
    /// A defined term, and what it leaves out.
    LeftOut(String, String),
}

impl Particular {
    /// Whether it is a sum, a length of time, a place, an age, particular data or the like, which a headline names too.
    #[must_use]
    pub fn is_of_a_headline(&self) -> bool {
        !matches!(self, Self::Manner | Self::Condition | Self::Limit(_) | Self::LeftOut(..))
    }
}

/// The texts of a row of `details.toml`, with its slots; empty where they were not taken from one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowTexts {
    /// The title.
    pub title: &'static str,
    /// The explanation.
    pub what: &'static str,
}

/// What a title and an explanation name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// The title.
    pub title: Vec<Particular>,
    /// The explanation.
    pub what: Vec<Particular>,
    /// The row that they were taken from.
    pub row: RowTexts,
}

/// What a text names that was composed from the facts of a clause, and from `named`.
#[must_use]
pub fn of(text: &str, rule: &Rule, slots: &Slots<'_>, named: &[&'static str]) -> Vec<Particular> {
    let Slots { facts, words, .. } = slots;
    let has = |part: &str| !part.is_empty() && (text.contains(part) || text.starts_with(&capitalised(part)));
    let fact = |fact: &Option<String>| fact.as_deref().is_some_and(has);
    let mut found = Vec::new();
    let mut add = |particular, is_named: bool| found.extend(is_named.then_some(particular));
    add(Particular::Data, fact(&facts.data) && facts.data.as_deref().is_some_and(|data| !is_any_data(data)));
    let recipients = if rule.facts.contains(&Fact::Sources) { Particular::Sources } else { Particular::Recipients };
    add(recipients, fact(&facts.recipients));
    let cap = facts.cap.as_ref().is_some_and(|cap| has(&cap.to_string()));
    add(Particular::Cap, cap);
    let follows = |part: &str| text.contains(&format!(", {part}"));
    let condition = facts.condition.filter(|condition| follows(&condition.to_string()));
    let told_already = |period| cap || condition == Some(Condition::NoticeOf(period));
    let period = periods(words).map(|(period, _)| period).find(|period| has(&period.to_string()));
    if let Some(period) = period.filter(|period| !told_already(*period)) {
        let ahead = has(&period.as_owner());
        add(if ahead { Particular::Ahead(period) } else { Particular::Period(period) }, true);
    }
    add(Particular::Place, fact(&facts.place));
    add(Particular::Age, facts.age.is_some_and(|age| has(&age.to_string())));
    let named: Vec<&'static str> = named.iter().copied().filter(|name| has(name)).collect();
    add(Particular::Named(named.clone()), !named.is_empty());
    add(Particular::Manner, has(&series(&facts.manner, "and")));
    add(Particular::Condition, condition.is_some());
    if let Some(limit) = limit(words).filter(|limit| condition.is_none() && follows(limit.text())) {
        add(Particular::Limit(limit), true);
    }
    found
}
