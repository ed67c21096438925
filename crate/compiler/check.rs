//! Whether what rules say of each other holds: the clause types are there, and nothing is said twice.

use std::collections::{BTreeMap, BTreeSet};

use super::files::Rule;
use super::shape::{Answered, Narrowing};

/// A rule's number, the byte of its file that is at fault, and what is wrong there.
pub type Fault = (usize, usize, String);

/// Checks every reference between rules.
///
/// # Errors
/// The first that is wrong.
pub fn check(rules: &[Rule]) -> Result<(), Fault> {
    let known: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    let mut told = BTreeMap::new();
    for (number, rule) in rules.iter().enumerate() {
        let fault = |start: usize, message: String| (number, start, message);
        for id in rule.file.ids() {
            if !known.contains(id.as_str()) {
                return Err(fault(id.start(), format!("no rule has the id `{}`", id.as_str())));
            }
        }
        for Narrowing { by, done, open } in &rule.file.narrowed.0 {
            if by.as_str() == rule.id {
                return Err(fault(by.start(), "a clause type does not narrow itself".to_owned()));
            }
            if done.is_some() == open.is_some() {
                return Err(fault(by.start(), "what is narrowed has either `done` or `open`".to_owned()));
            }
        }
        for offer in &rule.file.offer {
            let start = offer.kind.span().start;
            if offer.label.is_empty() || offer.answers.is_empty() {
                return Err(fault(start, "an offer has a `label` and `answers`".to_owned()));
            }
            for name in offer.answers.keys() {
                if let Some(other) = told.insert(*name, &rule.id) {
                    return Err(fault(start, format!("{name:?} is an offer of `{other}` already")));
                }
            }
        }
        for (other, examples) in rule.languages().flat_map(|(_, patterns)| &patterns.elsewhere) {
            if *other == rule.id || !known.contains(other.as_str()) {
                let start = examples.first().map_or(0, |example| example.span().start);
                return Err(fault(start, format!("`elsewhere` names no other rule: {other}")));
            }
        }
        for (_, patterns) in rule.languages() {
            let Some(first) = patterns.verbs.first() else { continue };
            let verbs: Vec<&str> = patterns.verbs.iter().map(|verb| verb.verb.as_ref().as_str()).collect();
            let verbs = either(&verbs);
            if !rule.file.what.contains(&verbs) {
                return Err(fault(first.verb.span().start, format!("`what` does not say `{verbs}`")));
            }
        }
        let has_words = !rule.answering.is_empty() && !rule.about.is_empty();
        match &rule.file.answered {
            Some(Answered { missed, .. }) if !has_words => {
                return Err(fault(missed.start(), "`answered` needs an `answer` in some language".to_owned()));
            }
            None if has_words => return Err(fault(0, "`answer` needs an `answered`".to_owned())),
            _ => {}
        }
    }
    Ok(())
}

/// "a, b or c", as `facts::details` puts it.
fn either(parts: &[&str]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => parts.concat(),
    }
}
