//! What is known of each clause type, as written in `rules/`.

pub mod names;
pub mod prevalence;

use crate::language::Language;
use crate::pattern::SHIPPED;
use crate::pattern::reading::{List, Row, When};
use crate::report::{ActionKind, Polarity};
use names::{Detail, Fact, More, Told, Until};

/// One clause type.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its id.
    pub clause: &'static str,
    /// Its group.
    pub group: &'static str,
    /// What it means for the reader.
    pub polarity: Polarity,
    /// How often a listed finding is right, 0 to 1, as read on real documents.
    pub confidence: f32,
    /// Whether it tells of something that is done or given, so that a clause which denies that does not
    /// say it; what is refused ("we are not liable") is worded as a denial itself.
    pub affirmed: bool,
    /// Whether a clause that is bound to a condition is another one without it: what an exception reads in the
    /// condition speaks against the clause.
    pub bound: bool,
    /// Whether it tells of what the service may do, so that a clause which gives that to the reader or to
    /// another does not say it.
    pub power: bool,
    /// Whether what it says on its own leaves open if it is about anything of the reader's, or how far it goes.
    pub vague: bool,
    /// Whether services write it whatever they do: it is told first only where there is nothing else.
    pub formula: bool,
    /// The languages in which it has `sure` patterns: bit by index.
    assures: u8,
    /// Title, under nine words.
    pub title: &'static str,
    /// What it means.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What the reader can do.
    pub todo: &'static str,
    /// Templates of its title, the fullest first: [`crate::understand::compose`].
    pub titles: &'static [&'static str],
    /// Templates of what it means, the fullest first.
    pub whats: &'static [&'static str],
    /// Legal references.
    pub references: &'static [&'static str],
    /// How much it tells about a document, against other risks; 0 where nothing is said of that.
    pub weight: u8,
    /// Promises that narrow it.
    pub narrowed: &'static [Narrowing],
    /// What usually answers it, so that its absence says something.
    pub answered: Option<Answered>,
    /// What its clauses offer the reader.
    pub offers: &'static [Offer],
    /// What more of a quantity in its clauses is for the reader.
    pub more: Quantities,
    /// Facts that are read off its clauses, besides those that are read off every clause.
    pub facts: &'static [Fact],
    /// What reads its title and explanation off the clause's words, where these leave no doubt.
    pub detail: Option<Detail>,
    /// Its table of `rules/read/en/details.toml`.
    pub rows: &'static [Row],
    /// What the words of a clause must bear for the templates to be used, a list a language: all of one
    /// must hold.
    pub certain: &'static [&'static [Certain]],
    /// The verbs of its explanation, of which only those are told that the clause has.
    pub verbs: &'static [Verb],
}

/// What the words of a clause must bear.
#[derive(Clone, Copy, Debug)]
pub struct Certain {
    /// What it has and has not.
    pub when: When,
    /// Its place is the name of one, not an adjective or the arbitration.
    pub named_place: bool,
}

/// A verb, and the words for it in a clause.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// As the explanation has it.
    pub verb: &'static str,
    /// The words.
    pub list: List,
}

/// A promise that narrows a clause type: either what is done to the data or content, or what stays open.
#[derive(Clone, Copy, Debug)]
pub struct Narrowing {
    /// The clause type that promises.
    pub by: &'static str,
    /// What the risk is: "sold", as in "that your data is sold".
    pub done: Option<&'static str>,
    /// What always stays open: "sharing without payment".
    pub open: Option<&'static str>,
}

/// What usually answers a clause type.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// Clause types of findings and actions that answer it; its own stands for an action.
    pub by: &'static [&'static str],
    /// The clause type that is missed.
    pub missed: &'static str,
    /// What is missed, in words.
    pub note: &'static str,
    /// What is heavier is told first.
    pub weight: u8,
    /// Whether it is looked for only in policies on data.
    pub data_policies_only: bool,
    /// Whether a way to object to any use of data answers it.
    pub by_objection: bool,
    /// Words about the risk.
    pub about: &'static [&'static str],
    /// Words of an answer, where they stand near the risk or in one sentence with words about it.
    pub answering: &'static [&'static str],
}

/// What a sentence offers the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As what it is told.
    pub told: Told,
    /// What the reader can do.
    pub kind: ActionKind,
    /// The same in words.
    pub label: &'static str,
    /// The clause type that it belongs to.
    pub clause: &'static str,
    /// Clause types that it answers.
    pub answers: &'static [&'static str],
    /// By what its deadline is told; `None` where it has none.
    pub until: Option<Until>,
    /// Whether mails carry a link for it.
    pub mailed: bool,
}

/// What more of each kind of quantity is for the reader; where it is `None`, the words around tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quantities {
    /// A bare number.
    pub number: Option<More>,
    /// A length of time.
    pub period: Option<More>,
    /// A sum of money, or a share.
    pub money: Option<More>,
    /// A date.
    pub date: Option<More>,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

impl Rule {
    /// Whether it has patterns in a language that make sure of a finding.
    #[must_use]
    pub fn assures(&self, language: Language) -> bool {
        self.assures & 1 << language.index() != 0
    }
}

/// The rule of a clause type, if there is one.
#[must_use]
pub fn rule(clause: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.clause == clause)
}

/// The offer that is told as this, where a rule has it.
#[must_use]
pub fn offer(told: Told) -> Option<&'static Offer> {
    ALL.iter().flat_map(|rule| rule.offers).find(|offer| offer.told == told)
}

/// Whether any rule is written in a language.
#[must_use]
pub fn reads(language: Language) -> bool {
    SHIPPED.patterns.iter().any(|pattern| pattern.language == language.index())
}

/// Whether the clause type of a rule, by its index, is looked for in a language.
#[must_use]
pub fn is_looked_for(rule: u16, language: Language) -> bool {
    SHIPPED.patterns.iter().any(|pattern| pattern.rule == rule && pattern.language == language.index())
}

/// How many clause types are looked for in a language.
#[must_use]
pub fn looked_for(language: Language) -> usize {
    // The patterns of a rule stand together.
    let mut last = None;
    let patterns = SHIPPED.patterns.iter().filter(|pattern| pattern.language == language.index());
    patterns.filter(|pattern| last.replace(pattern.rule) != Some(pattern.rule)).count()
}

/// Whether so many clause types are looked for in a language that silence says something: nine in ten.
#[must_use]
pub fn covers(language: Language) -> bool {
    looked_for(language) * 10 >= ALL.len() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_may_be_offered_belongs_to_a_clause_type() {
        for told in Told::ALL {
            assert!(offer(*told).is_some(), "{told:?}");
        }
    }

    #[test]
    fn each_clause_type_that_is_looked_for_counts_once() {
        for language in Language::ALL {
            let one_by_one = (0..).zip(&ALL).filter(|(rule, _)| is_looked_for(*rule, language)).count();
            assert_eq!(looked_for(language), one_by_one, "{}", language.code());
        }
    }
}
