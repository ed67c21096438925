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
//! | `{condition}` | nothing, or ", unless you opt out" |

use super::definitions::exclusion;
use super::facts::free;
use super::facts::words::Words;
use crate::knowledge::Rule;
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
    pub quote: &'f str,
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
    let title = all(rule.titles).filter(fits).unwrap_or_else(|| rule.title.to_owned());
    let mut what = all(rule.whats).unwrap_or_else(|| rule.what.to_owned());
    let about = |term: &&Term| what.contains(&term.term);
    if let Some((term, excluded)) = slots.terms.iter().find(about).and_then(|t| Some((&t.term, exclusion(&t.meaning)?)))
    {
        what.push_str(&format!(" “{term}” is defined to leave out {excluded}."));
    }
    (title, what)
}

/// Whether the clause is about what the provider does, as templates say, and not about what it or
/// another must not do.
fn agrees(rule: &Rule, Slots { facts, provider, .. }: &Slots<'_>) -> bool {
    let provider = provider.unwrap_or("the provider");
    let its_own =
        facts.actor.as_deref().is_none_or(|actor| actor == provider || actor == "you" || actor == "the provider");
    its_own && (rule.polarity == Polarity::Good || facts.modality != Some(Modality::MustNot))
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
fn value(name: &str, Slots { facts, quote, provider, .. }: &Slots<'_>) -> Option<String> {
    let phrase = |text: &Option<String>| text.clone().filter(|text| text.split_whitespace().count() <= SLOT_WORDS);
    match name {
        "They" => Some(provider.unwrap_or("They").to_owned()),
        "They say" => Some(provider.map_or_else(|| "They say".to_owned(), |name| format!("{name} says"))),
        "data" => phrase(&facts.data),
        "Data" => phrase(&facts.data).map(|text| capitalised(&text)),
        "recipients" => phrase(&facts.recipients),
        "period" => facts.period.clone(),
        "ahead" => free::notice(quote),
        "place" => phrase(&facts.place).map(with_article),
        "age" => facts.age.map(|age| age.to_string()),
        "cap" => facts.cap.clone(),
        "changed" => changed(quote).map(str::to_owned),
        "Changed" => changed(quote).map(capitalised),
        "manner" => Some(listed(&facts.manner)),
        "condition" => Some(facts.condition.as_ref().map_or_else(String::new, |condition| format!(", {condition}"))),
        _ => None,
    }
}

/// Beginnings of the names of places that take an article.
const WITH_ARTICLE: [&str; 9] =
    ["state", "commonwealth", "republic", "province", "kingdom", "united", "netherlands", "district", "federal"];

fn with_article(place: String) -> String {
    let first = place.split(' ').next().unwrap_or_default().to_lowercase();
    if WITH_ARTICLE.contains(&first.as_str()) { format!("the {place}") } else { place }
}

/// What a clause on changes is about, as its words name it.
fn changed(quote: &str) -> Option<&'static str> {
    let words = Words::read(quote);
    let names = |any: &[&str]| (0..words.len()).any(|at| words.is(at, any));
    let policy = names(&["policy", "notice", "statement", "policies"]);
    let terms = names(&["terms", "agreement", "agreements", "conditions", "contract", "tos", "eula", "rules"]);
    let service = names(&["service", "services", "site", "website", "app", "platform", "features", "feature"])
        || names(&["functionality", "product", "products", "software"]);
    match (terms, policy, service) {
        (true, _, _) => Some("these terms"),
        (false, true, _) => Some("this policy"),
        (false, false, true) => Some("what the service offers"),
        (false, false, false) => None,
    }
}

/// " a, b and c"; nothing for nothing.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => format!(" {one}"),
        [first @ .., last] => format!(" {} and {last}", first.join(", ")),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, facts: &Facts, provider: Option<&str>) -> Option<String> {
        fill(template, &Slots { facts, quote: "", provider, terms: &[] })
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
    fn what_changes_is_named_as_the_clause_names_it() {
        assert_eq!(changed("We may revise this Privacy Policy."), Some("this policy"));
        assert_eq!(changed("The agreement may change, and the service with it."), Some("these terms"));
        assert_eq!(changed("Features come and go at any time."), Some("what the service offers"));
        assert_eq!(changed("It may change."), None);
        assert_eq!(with_article("State of Franklin".to_owned()), "the State of Franklin");
        assert_eq!(with_article("Franklin".to_owned()), "Franklin");
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
