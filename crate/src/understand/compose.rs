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
//! | `{licence}` | nothing, or " under a licence from you" |
//! | `{limit}` | to what a clause is limited: "in certain cases" |
//! | `{condition}` | nothing, or ", unless you opt out", or ", in certain cases" |
//!
//! What a rule says on its own holds for every clause of its type; a template says more and is used
//! only where its facts are certain. Some types are told by [`details`] instead.

use std::ops::Range;

use super::definitions::exclusion;
use super::facts::condition::{Limit, limit};
use super::facts::details;
use super::facts::free::Cap;
use super::particulars::{self, Particular, Particulars, RowTexts};
use super::period::{self, Period};
use super::series;
use super::words::Words;
use crate::knowledge::{Certain, Rule};
use crate::pattern::reading::details::LICENCE_PERMITS;
use crate::pattern::reading::facts::MODAL;
use crate::pattern::reading::{Key, compose as read};
use crate::report::{Facts, Modality, Polarity, Precision, Term};

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
    /// Whether the reader can end what it gives.
    pub ends: bool,
    /// Whether what stands behind it takes some people or cases out.
    pub excepted: bool,
    /// Whether what stands before it speaks of a deletion, or of what ends.
    pub ended: bool,
}

/// What a finding is told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Its title.
    pub title: String,
    /// Its explanation.
    pub what: String,
    /// How exact the explanation is.
    pub precision: Precision,
    /// Whether what it tells weighs less than its clause type does.
    pub mild: bool,
    /// What of the clause they name.
    pub particulars: Particulars,
}

/// Title and explanation of a finding.
#[must_use]
pub fn compose(rule: &Rule, slots: &Slots<'_>) -> Composed {
    let agrees = agrees(rule, slots);
    let all = |templates: &[&str]| templates.iter().filter(|_| agrees).find_map(|template| fill(template, slots));
    let fits = |title: &String| title.split_whitespace().count() <= TITLE_WORDS;
    let read = details::texts(rule, slots);
    let mild = read.as_ref().is_some_and(|read| read.mild);
    let mut named = read.as_ref().map_or_else(Vec::new, |read| read.named.clone());
    named.extend(changed(slots.words));
    let (title, what) = read.as_ref().map(|read| (read.title.clone(), read.what.clone())).unzip();
    let open = |title: &String| {
        // A title has no room for a condition: of a limited clause it may only say what may be.
        let hedged = [" may ", " certain ", "Certain ", "Some ", "some "].iter().any(|word| title.contains(word));
        hedged || limit(slots.words).is_none()
    };
    let title = title.or_else(|| all(rule.titles).filter(open)).filter(fits).unwrap_or_else(|| rule.title.to_owned());
    let told = what.filter(|what| !what.is_empty()).or_else(|| all(rule.whats));
    let told = told.unwrap_or_else(|| rule.what.to_owned());
    let of_type = told == rule.what;
    let (mut what, verbs) = details::verbs(rule.verbs, &told, slots.words);
    let of = |text: &str, own: &str| if text == own { Vec::new() } else { particulars::of(text, rule, slots, &named) };
    let row = RowTexts {
        title: read.as_ref().filter(|read| read.title == title).map_or("", |read| read.row.title),
        what: read.as_ref().filter(|read| read.what == told).map_or("", |read| read.row.what),
    };
    let mut particulars = Particulars { title: of(&title, rule.title), what: of(&told, rule.what), row };
    particulars.what.extend((what != told).then_some(Particular::Named(verbs)));
    let precision = match (names(&what, slots), of_type && rule.vague) {
        (true, _) => Precision::Named,
        (false, true) => Precision::Vague,
        (false, false) => Precision::Plain,
    };
    let risk = matches!(rule.polarity, Polarity::Blocker | Polarity::Bad);
    // What the reader may refuse is told with that, whatever the texts have room for.
    if let Some(condition) = slots.facts.condition.filter(|condition| risk && condition.is_the_readers()) {
        let condition = condition.to_string();
        if !what.contains(&condition) {
            what = format!("{}, {condition}.", what.trim_end_matches('.'));
            particulars.what.push(Particular::Condition);
        }
    }
    if risk && slots.excepted && limit(slots.words).is_none() {
        what = format!("{}, {}.", what.trim_end_matches('.'), Limit::Exceptions.text());
        particulars.what.push(Particular::Limit(Limit::Exceptions));
    }
    let mutual = risk && slots.words.has(read::MUTUAL) && !slots.words.has(read::OTHERS_TOO);
    if mutual {
        what.push_str(" It holds for both sides.");
    }
    let about = |term: &&Term| what.contains(&term.term);
    // "Including but not limited to" leaves nothing out.
    let left_out = |term: &Term| exclusion(term).filter(|excluded| !excluded.starts_with("limited")).map(str::to_owned);
    if let Some((term, excluded)) = slots.terms.iter().find(about).and_then(|t| Some((&t.term, left_out(t)?))) {
        what.push_str(&format!(" “{term}” is defined to leave out {excluded}."));
        particulars.what.push(Particular::LeftOut(term.clone(), excluded));
    }
    Composed { title, what, precision, mild: mild || mutual, particulars }
}

/// Whether a text names a length of time, a sum, a place, an age or particular data of the clause.
fn names(text: &str, Slots { facts, words, .. }: &Slots<'_>) -> bool {
    let told = |fact: &Option<String>| fact.as_deref().is_some_and(|fact| text.contains(fact));
    let periods = || period::periods(words).any(|(period, _)| text.contains(&period.to_string()));
    let age = || facts.age.is_some_and(|age| text.contains(&age.to_string()));
    let data = || told(&facts.data) && facts.data.as_deref().is_some_and(|data| !is_any_data(data));
    let cap = || facts.cap.as_ref().is_some_and(|cap| text.contains(&cap.to_string()));
    cap() || told(&facts.place) || periods() || age() || data()
}

/// Whether words for data name none in particular: "your personal information".
#[must_use]
pub fn is_any_data(data: &str) -> bool {
    let words = Words::read(data);
    (0..words.len()).all(|at| words.is(at, read::ANY_DATA))
}

/// Whether the clause is about what the provider does, as templates say, and not about what it or
/// another must not do.
fn agrees(rule: &Rule, Slots { facts, provider, words, .. }: &Slots<'_>) -> bool {
    let provider = provider.unwrap_or("the provider");
    let names_actor = || rule.whats.iter().any(|template| template.contains("{They}"));
    let its_own = |actor: &str| [provider, "you", "the provider"].contains(&actor) || !names_actor();
    // "Shall not exceed the price" caps as well as "is limited to the price": only what they may do is denied so.
    let denied = facts.modality == Some(Modality::MustNot) && names_actor();
    let may = rule.polarity == Polarity::Good || !denied;
    let place = facts.place.as_deref().unwrap_or_default();
    let bears = |certain: &Certain| words.when(&certain.when) && !(certain.named_place && is_no_place(place, words));
    let certain = rule.certain.is_empty() || rule.certain.iter().any(|all| all.iter().all(bears));
    facts.actor.as_deref().is_none_or(its_own) && may && certain
}

/// Whether what reads like a place is a court of arbitration, or only an adjective: "Franklinish law".
fn is_no_place(place: &str, words: &Words<'_>) -> bool {
    let last = place.split(' ').next_back().unwrap_or_default().to_lowercase();
    let adjective = ["ish", "ch", "an", "ese", "ss"].iter().any(|ending| place.ends_with(ending));
    let law = || words.all(read::LAW).any(|law| law.start > 0 && words.folded(law.start - 1) == last);
    Words::read(place).has(read::ARBITRATION) || adjective && law()
}

/// A template with its slots filled; `None` where a fact for one is missing.
#[must_use]
pub fn fill(template: &str, slots: &Slots<'_>) -> Option<String> {
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
        "They say" => Some(provider.map_or_else(|| "They say".to_owned(), |provider| format!("{provider} says"))),
        "data" => phrase(&facts.data),
        "Data" => phrase(&facts.data).map(|text| capitalised(&text)),
        "recipients" => phrase(&facts.recipients),
        // Of several lengths of time no words tell which counts.
        "period" => facts.period.clone().filter(|_| period::only_one(words).is_some()),
        "ahead" => period::notice(words).map(Period::as_owner),
        "place" => phrase(&facts.place)
            .map(|place| if Words::read(&place).is(0, read::TAKES_ARTICLE) { format!("the {place}") } else { place }),
        "age" => facts.age.map(|age| age.to_string()),
        "cap" => facts.cap.as_ref().map(Cap::to_string),
        "limit" => limit(words).map(|limit| limit.text().to_owned()),
        "changed" => changed(words).map(str::to_owned),
        "Changed" => changed(words).map(capitalised),
        "licence" if words.has(LICENCE_PERMITS) => Some(" under a licence from you".to_owned()),
        "licence" => Some(String::new()),
        "manner" if facts.manner.is_empty() => Some(String::new()),
        "manner" => Some(format!(" {}", series(&facts.manner, "and"))),
        "condition" => {
            // "For any reason" leaves no case out.
            let no_case_out = facts.manner.iter().any(|manner| manner.starts_with("for any reason"));
            let limit = || limit(words).filter(|_| !no_case_out).map(|limit| limit.text().to_owned());
            let condition = facts.condition.map(|condition| condition.to_string());
            Some(condition.or_else(limit).map_or_else(String::new, |limit| format!(", {limit}")))
        }
        _ => None,
    }
}

/// Most words between a verb of changing and what changes.
const TO_CHANGED: usize = 7;

/// What a clause on changes says may change: the noun after a verb of changing, or the subject of its
/// passive. Where it is several things, or is not plain, none.
#[must_use]
pub fn changed(words: &Words<'_>) -> Option<&'static str> {
    let object = |at: usize| {
        // A policy is known by the words before it.
        let before = at.saturating_sub(3)..=at;
        let ends =
            |key: &&Key| before.clone().filter_map(|at| words.at(at, key.list)).any(|found| found.words.end == at + 1);
        let changing = read::CHANGING.all.iter().find(ends)?.key;
        let ruled = changing == "what the service offers" && words.near(at, 3, read::RULING_OF);
        (!ruled && !words.is(at + 1, read::OF_AN_OFFER)).then_some(changing)
    };
    let around = |at: usize| {
        if words.is(at, read::CHANGES) && !words.near(at, 2, read::BY_THE_WAY) {
            // "This policy may change" names it before.
            if at >= 2 && words.is(at - 1, MODAL) && object(at - 2).is_some() {
                return Some(at - 2..at - 1);
            }
            let goes_on =
                |next: &usize| words.joined(*next) && (*next == at + 1 || !words.is(*next, read::CHANGE_ENDS));
            return Some(at + 1..at + 1 + (at + 1..at + 1 + TO_CHANGED).take_while(goes_on).count());
        }
        (words.is(at, read::CHANGED) && words.near(at, 4, read::BE)).then(|| at.saturating_sub(TO_CHANGED)..at)
    };
    let changing = |range: Range<usize>| range.filter_map(object).collect::<Vec<_>>();
    let found = (0..words.len()).filter_map(around).map(changing).find(|found| !found.is_empty())?;
    found.iter().all(|other| *other == found[0]).then_some(found[0])
}

/// A text as it begins a sentence.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
