//! What is told first: a headline, and at most three lines, each with the finding that proves it.

use super::facts::condition::Condition;
use super::rank::{Worth, is_formula, is_fragment};
use super::words::Words;
use super::{absent, compose};
use crate::knowledge::rule;
use crate::pattern::reading::facts::MODAL;
use crate::report::{Absent, Finding, FirstLine, Polarity, Precision};

/// Most lines.
const MOST: usize = 3;

/// Most findings in a headline.
const IN_HEADLINE: usize = 2;

/// What a further line about the same group of clauses is worth, against one about another.
const SAME_AGAIN: f32 = 0.6;

/// The findings that are told first, of those that [`super::rank::ranked`] gives: risks, what is usual only where
/// there is nothing else, and formulas after that; where there is no risk, one protection.
#[must_use]
pub fn told_first<'f>(ranked: &[&'f Finding], worth: &Worth<'_>) -> Vec<&'f Finding> {
    let mut told: Vec<&Finding> = Vec::new();
    // What is usual comes after what is not, and formulas and what a few words prove where there is nothing else.
    let class = |finding: &Finding| {
        if is_formula(finding) || is_fragment(finding) { 2 } else { u8::from(finding.usual) }
    };
    for of in 0..=2 {
        let vague = |finding: &Finding| of == 1 && !told.is_empty() && finding.precision == Precision::Vague;
        let fits = |finding: &&Finding| {
            let proven = told.iter().any(|known| known.start == finding.start);
            finding.is_risk() && class(finding) == of && !proven && !vague(finding)
        };
        if of < 2 || told.is_empty() {
            let left = ranked.iter().copied().filter(fits).collect();
            tell(&mut told, left, worth);
        }
    }
    if told.is_empty() {
        told.extend(ranked.iter().find(|finding| finding.polarity == Polarity::Good));
    }
    told
}

/// Adds to what is told the best of what is left.
fn tell<'f>(told: &mut Vec<&'f Finding>, mut left: Vec<&'f Finding>, of: &Worth<'_>) {
    while told.len() < MOST && !left.is_empty() {
        let worth = |finding: &Finding| {
            let again = told.iter().filter(|known| known.group == finding.group);
            again.fold(of.of(finding), |worth, _| worth * SAME_AGAIN)
        };
        let best_of = |open: &dyn Fn(&Finding) -> bool| {
            let open = left.iter().enumerate().filter(|(_, finding)| open(finding));
            let best = open.max_by(|(a, one), (b, other)| worth(one).total_cmp(&worth(other)).then(b.cmp(a)));
            best.map(|(at, _)| at)
        };
        let Some(best) = best_of(&|_| true) else { break };
        // What is vague never goes before what is named.
        let vague = left[best].precision == Precision::Vague;
        let named = best_of(&|finding| vague && finding.precision == Precision::Named);
        let at = named.unwrap_or(best);
        let best = left.remove(at);
        // One sentence proves one line.
        left.retain(|finding| finding.start != best.start);
        told.push(best);
    }
}

/// Those of them that the headline is made of: what is for all, weighs as much as its clause type and does not hang on
/// the reader; only where there is nothing such, the first.
pub fn in_headline<'t, 'f>(told: &'t [&'f Finding]) -> impl Iterator<Item = &'t &'f Finding> {
    let risks = || told.iter().filter(|finding| finding.is_risk());
    let plain = |finding: &Finding| finding.only.is_none() && !finding.mild && readers_condition(finding).is_none();
    let any = risks().any(|finding| plain(finding));
    let most = if any { IN_HEADLINE } else { 1 };
    risks().filter(move |finding| !any || plain(finding)).take(most)
}

/// The condition of a finding that leaves it to the reader.
#[must_use]
pub fn readers_condition(finding: &Finding) -> Option<Condition> {
    finding.facts.condition.filter(|condition| condition.is_the_readers())
}

/// Their lines; `provider` is the service's name.
#[must_use]
pub fn lines(told: &[&Finding], missing: &[Absent], provider: Option<&str>) -> Vec<FirstLine> {
    let line = |finding: &&Finding| {
        let mut text = name_the_actor(&finding.what, actor_of(finding, provider).as_deref());
        let answered = rule(finding.clause).and_then(|rule| rule.answered.as_ref());
        let is_missed = missing.iter().any(|absent| absent.because.contains(&finding.id));
        if let Some(answered) = answered.filter(|_| is_missed) {
            text.push_str(&format!(" {}", absent::none_found(answered.note)));
        }
        FirstLine { text, finding: finding.id.clone() }
    };
    told.iter().map(line).collect()
}

/// What is at stake, in one sentence: the titles of the first risks, which say what holds in every case. What is for
/// some alone stands there only where nothing is for all, and says so.
#[must_use]
pub fn headline(told: &[&Finding], provider: Option<&str>) -> Option<String> {
    let mut risks = in_headline(told);
    let first = risks.next()?;
    let condition = readers_condition(first).map(|condition| format!(", {condition}")).unwrap_or_default();
    if let Some(only) = &first.only {
        let title = name_the_actor(&first.title, actor_of(first, provider).as_deref());
        let limit = only.told.trim_end_matches('.');
        return Some(format!("{limit}: {}{condition}.", within_a_sentence(&title, first, provider)));
    }
    let mut text = name_the_actor(&first.title, actor_of(first, provider).as_deref()) + &condition;
    for other in risks {
        let title = name_the_actor(&other.title, actor_of(other, provider).as_deref());
        // The name is told once: "Fern may keep your photos, and may end your account."
        let named = provider.and_then(|name| title.strip_prefix(name)).map(str::trim_start);
        let again = named.filter(|_| provider.is_some_and(|name| text.starts_with(name)));
        let goes_on = again.map_or_else(|| within_a_sentence(&title, other, provider), str::to_owned);
        text.push_str(&format!(", and {goes_on}"));
    }
    Some(text + ".")
}

/// Who "they" are in what a finding says: whom the clause names as acting, else the service.
fn actor_of(finding: &Finding, provider: Option<&str>) -> Option<String> {
    another_actor(finding, provider).map(compose::capitalised).or_else(|| provider.map(str::to_owned))
}

/// Whom a clause names as acting, where that is neither the reader nor the service.
#[must_use]
pub fn another_actor<'f>(finding: &'f Finding, provider: Option<&str>) -> Option<&'f str> {
    let actor = finding.facts.actor.as_deref();
    actor.filter(|actor| ![Some("you"), Some("the provider"), provider].contains(&Some(*actor)))
}

/// A title as it stands behind other words: names keep their capitals, other words do not.
fn within_a_sentence(title: &str, finding: &Finding, provider: Option<&str>) -> String {
    let data = finding.facts.data.as_deref().unwrap_or_default();
    let mut letters = title.chars();
    let lowered = letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    // Data that begins a title stands there with a capital: "Your photos" or "Meadow Data".
    if !data.is_empty() && title.to_lowercase().starts_with(&data.to_lowercase()) {
        let rest: String = title.chars().skip(data.chars().count()).collect();
        return format!("{data}{rest}");
    }
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let name = provider.is_some_and(|name| title.starts_with(name)) || title.split(' ').nth(1).is_some_and(is_name);
    let abbreviation = title.chars().nth(1).is_some_and(char::is_uppercase);
    if name || abbreviation { title.to_owned() } else { lowered }
}

/// "They may …" becomes "Example may …" where the verb stays the same.
#[must_use]
pub fn name_the_actor(what: &str, provider: Option<&str>) -> String {
    let same = |rest: &&str| Words::read(rest).is(0, MODAL);
    match (provider, what.strip_prefix("They ").filter(same)) {
        (Some(provider), Some(rest)) => format!("{provider} {rest}"),
        _ => what.to_owned(),
    }
}
