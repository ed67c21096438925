//! What one clause states: who acts, may or will, with which data, towards whom, under which
//! condition, and details of free form.
//!
//! Each fact is taken from the words of the clause and points at them; what the clause leaves open
//! stays open. The grammar of [`roles`], [`phrase`] and [`condition`] is that of English; of other
//! languages only what needs no grammar is read.

pub mod condition;
pub mod details;
pub mod free;
pub mod limits;
pub mod named;
pub mod period;
pub mod phrase;
pub mod roles;
pub mod words;

use crate::knowledge::names::Fact;
use crate::language::Language;
use crate::report::{Facts, Modality, Polarity};
use crate::text::span::Span;
use words::Words;

/// A fact's words in the clause, with what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As it is put into a sentence.
    pub text: String,
    /// Where it stands, in bytes of the clause.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// What a clause is, for the reading of its facts.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'c> {
    /// Facts that its type asks for.
    pub wanted: &'c [Fact],
    /// What its type means for the reader.
    pub polarity: Polarity,
    /// Its sentence or list item, verbatim.
    pub quote: &'c str,
    /// The words that the finding rests on, in bytes of the quote.
    pub evidence: &'c [(usize, usize)],
}

/// A place without the capitalised words that go on with the sentence: "Franklin and You".
fn place_alone(place: &str) -> Option<String> {
    const NO_PLACES: [&str; 30] = [
        "You",
        "Your",
        "We",
        "Our",
        "Each",
        "Any",
        "The",
        "This",
        "These",
        "All",
        "Both",
        "Client",
        "Customer",
        "User",
        "Users",
        "Company",
        "Licensee",
        "Licensor",
        "Party",
        "Parties",
        "If",
        "In",
        "Such",
        "Venue",
        "Exclusive",
        "As",
        "For",
        "Without",
        "Except",
        "Arbitration",
    ];
    let words: Vec<&str> = place.split(' ').collect();
    let end = words.iter().position(|word| NO_PLACES.contains(&word.trim_matches(','))).unwrap_or(words.len());
    let mut kept = words.get(..end)?;
    while let [first @ .., "and" | "of" | "or" | "the"] = kept {
        kept = first;
    }
    Some(kept.join(" ").trim_end_matches(',').to_owned()).filter(|place| !place.is_empty())
}

/// Reads the facts of a clause. `provider` is the service's name, `terms` are those that the
/// document defines. Offsets of [`Facts::at`] are relative to the clause, in bytes.
#[must_use]
pub fn read(
    clause: Clause<'_>,
    language: Language,
    provider: Option<&str>,
    terms: &[&str],
) -> (Facts, Vec<(&'static str, Span)>) {
    let mut facts = free::read(clause.wanted, clause.quote);
    facts.place = facts.place.and_then(|place| place_alone(&place));
    let mut at = Vec::new();
    if language != Language::En {
        facts.actor = provider.map(str::to_owned);
        return (facts, at);
    }
    let words = Words::read(clause.quote);
    let hull = words.hull(clause.evidence);
    let mut note = |name: &'static str, told: Told| {
        at.push((name, Span::at(told.start, told.end)));
        told.text
    };
    if let Some(actor) = roles::actor(&words, &hull, provider) {
        facts.actor = Some(note("actor", actor));
    }
    if let Some((modality, told)) = roles::modality(&words, &hull) {
        note("modality", told);
        facts.modality = Some(modality);
    }
    facts.data = phrase::data(&words, &hull, terms).map(|told| note("data", told));
    facts.recipients =
        phrase::recipients(&words, &hull, clause.wanted.contains(&Fact::Sources)).map(|told| note("recipients", told));
    facts.purpose = phrase::purpose(&words, &hull).map(|told| note("purpose", told));
    facts.manner = condition::manner(&words).into_iter().map(|told| note("manner", told)).collect();
    let promise = clause.polarity == Polarity::Good || facts.modality == Some(Modality::MustNot);
    facts.condition = condition::condition(&words, promise, clause.wanted.contains(&Fact::Notice))
        .map(|told| note("condition", told));
    (facts, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_ends_where_the_sentence_goes_on() {
        let is = |text: &str, wanted: Option<&str>| assert_eq!(place_alone(text).as_deref(), wanted, "{text}");
        is("Franklin County, Franklin and You", Some("Franklin County, Franklin"));
        is("State of Franklin", Some("State of Franklin"));
        is("Trinidad and Tobago", Some("Trinidad and Tobago"));
        is("You", None);
    }
}
