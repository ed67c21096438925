//! What one clause states: who acts, may or will, with which data, towards whom, under which
//! condition, and details of free form.
//!
//! Each fact is taken from the words of the clause and points at them; what the clause leaves open
//! stays open. The grammar of [`roles`], [`phrase`] and [`condition`] is that of English; of other
//! languages only what needs no grammar is read, and whether the reader is asked.

pub mod condition;
pub mod details;
pub mod free;
pub mod phrase;
pub mod roles;

use crate::knowledge::Rule;
use crate::knowledge::names::{Detail, Fact};
use crate::language::Language;
use crate::pattern::reading::facts::ONLY_NAMING;
use crate::report::{Facts, Modality, Polarity};
use crate::text::span::Span;
use crate::understand::words::{Told, Words};

/// Reads the facts of a clause of a type by its words. `evidence` are the words that the finding rests on, in bytes of the clause,
/// `provider` is the service's name, `terms` are those that the document defines. Offsets of [`Facts::at`] are
/// relative to the clause, in bytes.
#[must_use]
pub fn read(
    rule: &Rule,
    words: &Words<'_>,
    evidence: &[(usize, usize)],
    language: Language,
    provider: Option<&str>,
    terms: &[&str],
) -> (Facts, Vec<(&'static str, Span)>) {
    let wants = |fact| rule.facts.contains(&fact);
    let mut facts = free::read(rule.facts, words);
    let mut at = Vec::new();
    if language != Language::En {
        let other = provider.filter(|_| !is_of_others(rule));
        let other = other.and_then(|provider| roles::other_actor_abroad(words, language, provider));
        at.extend(other.as_ref().map(|other| ("actor", other.span)));
        facts.actor = other.map(|other| other.text).or_else(|| provider.map(str::to_owned));
        facts.condition = condition::readers(words).filter(|_| rule.polarity != Polarity::Good);
        return (facts, at);
    }
    let hull = words.hull(evidence);
    let mut note = |name: &'static str, told: Told| {
        at.push((name, told.span));
        told.text
    };
    facts.actor = roles::actor(words, &hull, provider).map(|told| note("actor", told));
    facts.modality = roles::modality(words, &hull).map(|(modality, told)| {
        note("modality", told);
        modality
    });
    let promised = rule.polarity == Polarity::Good;
    let naming_alone = promised && words.has(ONLY_NAMING);
    facts.data = phrase::data(words, &hull, terms).filter(|_| !naming_alone).map(|told| note("data", told));
    facts.recipients = phrase::recipients(words, &hull, wants(Fact::Sources)).map(|told| note("recipients", told));
    facts.purpose = phrase::purpose(words, &hull).map(|told| note("purpose", told));
    facts.manner = condition::manner(words).into_iter().map(|told| note("manner", told)).collect();
    let promise = promised || facts.modality == Some(Modality::MustNot);
    facts.condition = condition::condition(words, promise, wants(Fact::Notice)).map(|(condition, span)| {
        at.push(("condition", span));
        condition
    });
    (facts, at)
}

/// Whether a clause type tells what others get or give: who is named in such a clause is one of them, and need not be
/// the one that the sentence for the type begins with.
#[must_use]
pub fn is_of_others(rule: &Rule) -> bool {
    rule.detail == Some(Detail::Shared) || rule.facts.contains(&Fact::Sources)
}
