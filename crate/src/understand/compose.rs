//! Sentences for the reader, composed from the facts of a clause.
//!
//! A rule may have templates for its title and its explanation; the first whose slots the facts
//! fill is used, and where none is filled the rule's own words stand. A slot is one of:
//!
//! | slot | filled with |
//! |---|---|
//! | `{They}` | the provider's name, else "They"; a modal verb follows, which is the same for both |
//! | `{They say}` | "Example says", else "They say" |
//! | `{data}`, `{Data}` | the data or content; capitalised where it begins the sentence |
//! | `{recipients}` | whom it goes to or comes from |
//! | `{period}` | a length of time: "30 days" |
//! | `{ahead}` | a notice as owner: "30 days'" |
//! | `{place}`, `{age}`, `{cap}` | a place, an age in years, the most that is paid |
//! | `{changed}`, `{Changed}` | what the provider may change: "this policy" |
//! | `{manner}` | nothing, or " at any time and without telling you first" |
//! | `{condition}` | nothing, or ", unless you opt out", or ", in certain cases" |
//!
//! What a rule says on its own holds for every clause of its type; a template says more and is used
//! only where its facts are certain. Some types are told by [`details`] instead.

use std::ops::Range;

use super::definitions::exclusion;
use super::facts::condition::limit;
use super::facts::details;
use super::period;
use super::series;
use super::words::Words;
use crate::knowledge::{Certain, Rule};
use crate::pattern::reading::compose as read;
use crate::report::{Facts, Modality, Polarity, Term};

/// Most words of a composed title; longer ones give way to the rule's own.
const TITLE_WORDS: usize = 11;

/// Most words of what is put into a slot; more is no phrase.
const SLOT_WORDS: usize = 9;

/// What is put into slots.
#[derive(Clone, Copy, Debug)]
pub struct Slots<'f> {
    /// The clause's facts.
    pub facts: &'f Facts,
    /// Its words.
    pub words: &'f Words<'f>,
    /// The service's name.
    pub provider: Option<&'f str>,
    /// The defined terms that it uses.
    pub terms: &'f [Term],
}

/// Title and explanation of a finding.
#[must_use]
pub fn compose(rule: &Rule, slots: &Slots<'_>) -> (String, String) {
    let all = |templates: &[&str]| -> Option<String> {
        if !agrees(rule, slots) {
            return None;
        }
        templates.iter().find_map(|template| fill(template, slots))
    };
    let fits = |title: &String| title.split_whitespace().count() <= TITLE_WORDS;
    let texts = rule.detail.and_then(|detail| details::texts(detail, slots.words, slots.facts, slots.provider));
    let (title, what) = texts.map_or((None, None), |(title, what)| (Some(title), Some(what)));
    let open = |title: &String| {
        // A title has no room for a condition: of a limited clause it may only say what may be.
        let hedged = [" may ", " certain ", "Some ", "some "].iter().any(|word| title.contains(word));
        hedged || limit(slots.words).is_none()
    };
    let title = title.or_else(|| all(rule.titles).filter(open)).filter(fits).unwrap_or_else(|| rule.title.to_owned());
    let mut what = what.or_else(|| all(rule.whats)).unwrap_or_else(|| rule.what.to_owned());
    what = details::verbs(rule.verbs, &what, slots.words);
    let about = |term: &&Term| what.contains(&term.term);
    // "Including but not limited to" leaves nothing out.
    let left_out = |term: &Term| exclusion(term).filter(|excluded| !excluded.starts_with("limited")).map(str::to_owned);
    if let Some((term, excluded)) = slots.terms.iter().find(about).and_then(|t| Some((&t.term, left_out(t)?))) {
        what.push_str(&format!(" “{term}” is defined to leave out {excluded}."));
    }
    (title, what)
}

/// Whether the clause is about what the provider does, as templates say, and not about what it or
/// another must not do.
fn agrees(rule: &Rule, Slots { facts, provider, words, .. }: &Slots<'_>) -> bool {
    let provider = provider.unwrap_or("the provider");
    let its_own = facts
        .actor
        .as_deref()
        .is_none_or(|actor| actor == provider || actor == "you" || actor == "the provider" || !names_actor(rule));
    let may = rule.polarity == Polarity::Good || facts.modality != Some(Modality::MustNot);
    its_own && may && certain(rule, words, facts)
}

/// Whether a rule's templates say who acts.
fn names_actor(rule: &Rule) -> bool {
    rule.whats.iter().any(|template| template.contains("{They}"))
}

/// Whether the words of a clause bear what the templates of its type say.
fn certain(rule: &Rule, words: &Words<'_>, facts: &Facts) -> bool {
    let place = facts.place.as_deref();
    let holds = |certain: &&[Certain]| certain.iter().all(|certain| holds(certain, words, place));
    rule.certain.is_empty() || rule.certain.iter().any(holds)
}

fn holds(certain: &Certain, words: &Words<'_>, place: Option<&str>) -> bool {
    words.when(&certain.when) && !(certain.named_place && (adjective(words, place) || arbitration(place)))
}

/// Whether what reads like a place is the name of a court of arbitration.
fn arbitration(place: Option<&str>) -> bool {
    place.is_some_and(|place| Words::read(place).has(read::ARBITRATION))
}

/// Whether a place is told by an adjective: "Franklinish law".
fn adjective(words: &Words<'_>, place: Option<&str>) -> bool {
    let Some(place) = place else { return false };
    let law = (1..words.len()).any(|at| {
        let last = place.split(' ').next_back().unwrap_or_default().to_lowercase();
        words.folded(at - 1) == last && words.is(at, read::LAW)
    });
    law && ["ish", "ch", "an", "ese", "ss"].iter().any(|ending| place.ends_with(ending))
}

/// A template with its slots filled; `None` where a fact for one is missing.
fn fill(template: &str, slots: &Slots<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((text, slot)) = rest.split_once('{') {
        let (name, after) = slot.split_once('}')?;
        out.push_str(text);
        out.push_str(&value(name, slots)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// The names of slots; the build refuses others.
fn value(name: &str, Slots { facts, words, provider, .. }: &Slots<'_>) -> Option<String> {
    let phrase = |text: &Option<String>| text.clone().filter(|text| text.split_whitespace().count() <= SLOT_WORDS);
    match name {
        "They" => Some(provider.unwrap_or("They").to_owned()),
        "They say" => Some(provider.map_or_else(|| "They say".to_owned(), |name| format!("{name} says"))),
        "data" => phrase(&facts.data),
        "Data" => phrase(&facts.data).map(|text| capitalised(&text)),
        "recipients" => phrase(&facts.recipients),
        "period" => facts.period.clone(),
        "ahead" => period::notice(words),
        "place" => phrase(&facts.place).map(with_article),
        "age" => facts.age.map(|age| age.to_string()),
        "cap" => facts.cap.clone(),
        "changed" => changed(words).map(str::to_owned),
        "Changed" => changed(words).map(capitalised),
        "manner" if facts.manner.is_empty() => Some(String::new()),
        "manner" => Some(format!(" {}", series(&facts.manner, "and"))),
        "condition" => Some(match (&facts.condition, limit(words)) {
            (Some(condition), _) => format!(", {condition}"),
            // "For any reason" leaves no case out.
            (None, Some(limit)) if !facts.manner.iter().any(|manner| manner.starts_with("for any reason")) => {
                format!(", {limit}")
            }
            (None, _) => String::new(),
        }),
        _ => None,
    }
}

fn with_article(place: String) -> String {
    if Words::read(&place).is(0, read::TAKES_ARTICLE) { format!("the {place}") } else { place }
}

/// Most words between a verb of changing and what changes.
const TO_CHANGED: usize = 7;

/// What a clause on changes says may change: the noun after a verb of changing, or the subject of its
/// passive. Where it is several things, or is not plain, none.
#[must_use]
pub fn changed(words: &Words<'_>) -> Option<&'static str> {
    let object = |at: usize| {
        // A policy is known by the words before it.
        let policy =
            |list| (at.saturating_sub(3)..at).any(|from| words.at(from, list).is_some_and(|p| p.words.end == at + 1));
        if words.is(at, read::TERMS) {
            Some("the terms")
        } else if policy(read::THIS_POLICY) {
            Some("this policy")
        } else if policy(read::THEIR_POLICY) {
            Some("their policy")
        } else if words.is(at, read::POLICIES) {
            Some("their policies")
        } else {
            (words.is(at, read::OFFERING) && !words.near(at, 3, read::RULING_OF) && !words.is(at + 1, read::RULING))
                .then_some("what the service offers")
        }
    };
    for at in 0..words.len() {
        let by_the_way = || (at.saturating_sub(2)..at).any(|from| words.at(from, read::BY_THE_WAY).is_some());
        let range: Range<usize> = if words.is(at, read::CHANGES) && !by_the_way() {
            let goes_on =
                |next: &usize| words.joined(*next) && (*next == at + 1 || !words.is(*next, read::CHANGE_ENDS));
            at + 1..at + 1 + (at + 1..at + 1 + TO_CHANGED).take_while(goes_on).count()
        } else if words.is(at, read::CHANGED) && words.near(at, 4, read::BE) {
            at.saturating_sub(TO_CHANGED)..at
        } else {
            continue;
        };
        let mut found: Vec<&str> = range.filter_map(object).collect();
        found.dedup();
        match found.as_slice() {
            [one] => return Some(one),
            [] => {}
            _ => return None,
        }
    }
    None
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, facts: &Facts, provider: Option<&str>) -> Option<String> {
        fill(template, &Slots { facts, words: &Words::read(""), provider, terms: &[] })
    }

    #[test]
    fn slots_are_filled_or_the_template_is_not_used() {
        let facts = Facts { data: Some("your photos".to_owned()), ..Facts::default() };
        assert_eq!(
            filled("{They} may sell {data}{condition}.", &facts, Some("Acme")).as_deref(),
            Some("Acme may sell your photos.")
        );
        assert_eq!(filled("{They} may sell {data} to {recipients}.", &facts, None), None);
        assert_eq!(filled("{Data} may go.", &facts, None).as_deref(), Some("Your photos may go."));
    }

    #[test]
    fn manners_and_conditions_are_joined_to_the_sentence() {
        let facts = Facts {
            manner: vec!["at any time".to_owned(), "for any reason".to_owned(), "without telling you first".to_owned()],
            condition: Some("with notice".to_owned()),
            ..Facts::default()
        };
        assert_eq!(
            filled("They may end it{manner}{condition}.", &facts, None).as_deref(),
            Some("They may end it at any time, for any reason and without telling you first, with notice.")
        );
    }
}
