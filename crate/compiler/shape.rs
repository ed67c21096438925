//! What a rule file may say.
//!
//! `files` reads these, `check` says whether what they refer to is there, and `emit` prints them as
//! Rust source: their `Debug` form is that of the types of the same name in `src/knowledge/mod.rs`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::names::{Detail, Fact, More, Told, Until};
use super::vocabulary::Written;

/// One rule file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub polarity: Polarity,
    pub title: String,
    pub what: String,
    pub why: String,
    pub todo: String,
    #[serde(default)]
    pub references: List<String>,
    #[serde(default)]
    pub titles: List<String>,
    #[serde(default)]
    pub whats: List<String>,
    pub confidence: Option<f32>,
    #[serde(default)]
    pub affirmed: bool,
    #[serde(default)]
    pub bound: bool,
    #[serde(default)]
    pub power: bool,
    #[serde(default)]
    pub vague: bool,
    #[serde(default)]
    pub formula: bool,
    #[serde(default)]
    pub weight: u8,
    #[serde(default)]
    pub narrowed: List<Narrowing>,
    pub answered: Option<Answered>,
    #[serde(default)]
    pub offer: Vec<Offer>,
    #[serde(default)]
    pub more: Quantities,
    #[serde(default)]
    pub facts: List<Fact>,
    pub detail: Option<Detail>,
    pub en: Option<Patterns>,
    pub de: Option<Patterns>,
    pub it: Option<Patterns>,
    pub pl: Option<Patterns>,
    pub fr: Option<Patterns>,
    pub es: Option<Patterns>,
}

impl RuleFile {
    /// The clause types that it names.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        let narrowed = self.narrowed.0.iter().map(|narrowing| &narrowing.by);
        let answered = self.answered.iter().flat_map(|answered| answered.by.0.iter().chain([&answered.missed]));
        let offered = self.offer.iter().flat_map(|offer| offer.answers.values()).flat_map(|answers| &answers.0);
        narrowed.chain(answered).chain(offered)
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    Blocker,
    Bad,
    Neutral,
    Good,
}

/// A promise that narrows the clause type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrowing {
    pub by: Id,
    pub done: Option<String>,
    pub open: Option<String>,
}

/// What usually answers the clause type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    pub by: List<Id>,
    pub missed: Id,
    pub note: String,
    pub weight: u8,
    #[serde(default)]
    pub data_policies_only: bool,
    #[serde(default)]
    pub by_objection: bool,
}

/// What clauses of the type offer the reader.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    pub kind: Spanned<ActionKind>,
    pub label: String,
    pub until: Option<Until>,
    #[serde(default)]
    pub mailed: bool,
    /// What each offer answers, by what it is told as.
    pub answers: BTreeMap<Told, List<Id>>,
}

/// What more of each kind of quantity is for the reader.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantities {
    pub number: Option<More>,
    pub period: Option<More>,
    pub money: Option<More>,
    pub date: Option<More>,
}

/// The variants are those of `report::ActionKind`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    OptOut,
    Delete,
    Export,
    Contact,
}

/// What a rule knows of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patterns {
    /// The classes that are the rule's own.
    #[serde(default)]
    pub words: Written,
    pub patterns: Vec<Spanned<String>>,
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub sure: Vec<Spanned<String>>,
    pub risky: Vec<Spanned<String>>,
    #[serde(default)]
    pub fine: Vec<Spanned<String>>,
    /// Fine here, but a risk of another type, by that type.
    #[serde(default)]
    pub elsewhere: BTreeMap<String, Vec<Spanned<String>>>,
    pub answer: Option<Answer>,
    #[serde(default)]
    pub certain: List<Certain>,
    #[serde(default)]
    pub verbs: Vec<Verb>,
}

impl Patterns {
    /// The examples that give no finding of the rule: those that are fine, and those of other types.
    pub fn not_risky(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.fine.iter().chain(self.elsewhere.values().flatten())
    }
}

/// What the words of a clause must bear for the templates to be used.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certain {
    #[serde(default)]
    pub any: List<String>,
    #[serde(default)]
    pub begins: List<String>,
    #[serde(default)]
    pub phrases: List<String>,
    #[serde(default)]
    pub none: List<String>,
    #[serde(default)]
    pub none_begins: List<String>,
    #[serde(default)]
    pub no_phrases: List<String>,
    #[serde(default)]
    pub named_place: bool,
}

/// A verb of the explanation, and how words for it begin in a clause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    pub verb: Spanned<String>,
    pub begins: List<String>,
}

/// By which words an answer to the clause type is told; `{name}` stands for a list of `words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub about: Vec<Spanned<String>>,
    pub answering: Vec<Spanned<String>>,
}

/// The id of a clause type, and where it is written.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Id(Spanned<String>);

impl Id {
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// Its first byte in the file.
    pub fn start(&self) -> usize {
        self.0.span().start
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// A list that is printed as a borrowed slice.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("&")?;
        f.debug_list().entries(&self.0).finish()
    }
}
