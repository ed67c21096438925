//! What is worth telling first: by how grave, how sure, how rare and how exact a finding is.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::limit::is_part;
use super::scope::OF_DISPUTES;
use super::words::Words;
use crate::knowledge::{prevalence, rule};
use crate::pattern::reading::details::DISPUTE_OVER_TERMS;
use crate::report::{Finding, Only, PageKind, Polarity, Precision, Source};

/// Weight of a clause type whose rule tells none.
const LEAST_WEIGHT: u8 = 8;

/// What a blocker weighs more than a cost of the same weight.
const BLOCKER: f32 = 1.5;

/// What a sum, a length of time, a place or particular data adds to a weight.
const NAMED: f32 = 20.0;

/// What is left of a weight where a clause tells less than its type.
const MILD: f32 = 0.5;

/// What it is worth less to be told that something may be so, of data that may be the reader's.
const VAGUE: f32 = 0.5;

/// What is left of it where it is for some people or for a part of the service alone.
const LIMITED: f32 = 0.4;

/// The same where it is for all people of a country, among whom the reader may well be.
const OF_A_COUNTRY: f32 = 0.7;

/// How far a clause that every document has falls behind one that none has.
const USUAL: f32 = 0.5;

/// How much less what is less likely true is worth: how likely it is counts so many times.
const CAUTION: i32 = 4;

/// Words of a document below which being shorter makes nothing more likely.
const SHORT: usize = 300;

/// Fewest words that state something.
const STATES: usize = 4;

/// Ways in which terms change that make such a clause more than a formula, as [`Facts::manner`] has them.
///
/// [`Facts::manner`]: crate::report::Facts::manner
const UNTOLD: [&str; 3] = ["without telling you first", "with or without notice", "by posting the new version"];

/// Probability by which two findings are as sure as each other.
const NEARLY: f32 = 0.05;

/// Share of the documents from which on a clause may be called usual.
const MANY: f32 = 1.0 / 3.0;

/// A cost that many documents have is usual where its weight among those without it is less.
const LITTLE: f32 = 15.0;

/// Whether many documents of the kind have a clause like this and it weighs little: a cost that names a sum, a length
/// of time or a place is never usual, nor is what gives something away.
#[must_use]
pub fn is_usual(finding: &Finding, kind: PageKind) -> bool {
    let share = prevalence::share(finding.clause, kind);
    let weighs = || finding.precision == Precision::Named || weight(finding) * (1.0 - share) >= LITTLE;
    match finding.polarity {
        Polarity::Blocker => false,
        Polarity::Bad => share >= MANY && !weighs(),
        Polarity::Neutral | Polarity::Good => share >= MANY,
    }
}

/// How much it is worth to be told of each finding of a document.
#[derive(Clone, Debug)]
pub struct Worth<'f> {
    kind: PageKind,
    words: usize,
    /// How often each clause type is surely found.
    times: BTreeMap<&'f str, usize>,
}

impl<'f> Worth<'f> {
    /// Of a document of so many words.
    #[must_use]
    pub fn new(sure: &'f [Finding], kind: PageKind, words: usize) -> Self {
        let mut times = BTreeMap::new();
        for finding in sure {
            *times.entry(finding.clause).or_default() += 1;
        }
        Self { kind, words, times }
    }

    /// How grave, rare and exact what it tells is, and how likely it is so.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> f32 {
        let rarity = 1.0 - USUAL * prevalence::share(finding.clause, self.kind);
        let gravity = weight(finding) * if finding.polarity == Polarity::Blocker { BLOCKER } else { 1.0 };
        let weight = match finding.precision {
            Precision::Vague => gravity * VAGUE,
            Precision::Plain => gravity,
            Precision::Named => gravity + NAMED,
        };
        let times = self.times.get(finding.clause).copied().unwrap_or(1);
        let trust = trust(finding.score, times, self.words).powi(CAUTION);
        weight * rarity * finding.only.as_ref().map_or(1.0, reach) * trust
    }
}

/// How likely it is, 0 to 1, that a reader of a document of so many words finds true what is told first of a clause
/// type with this score that is found so many times. Logistic, fitted on 1,065 lines and titles of 180 first screens
/// that strict readers judged; over documents kept apart the surest fifth was true in 94 of 100, the least sure in 70
/// (`docs/decisions/0087-how-likely-a-first-line-is-true.md`).
fn trust(score: f32, times: usize, words: usize) -> f32 {
    let score = score.clamp(0.5, 0.9995);
    let (times, words) = (times.max(1) as f32, words.max(SHORT) as f32);
    let odds = 1.38 + 0.18 * (score / (1.0 - score)).ln() + 0.6 * times.ln() - 0.66 * (words / 3000.0).ln();
    1.0 / (1.0 + (-odds).exp())
}

/// One finding of each clause type, the most worth telling first: what is a risk and unusual; then unusual facts and
/// protections; then the same of what is usual.
#[must_use]
pub fn ranked<'f>(sure: &'f [Finding], worth: &Worth<'_>) -> Vec<&'f Finding> {
    let mut of_clause: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in sure {
        of_clause.entry(finding.clause).or_default().push(finding);
    }
    let mut ranked: Vec<&Finding> = of_clause.values().filter_map(|of_one| most_telling(of_one)).collect();
    ranked.sort_by(|a, b| {
        let class = |finding: &Finding| {
            let polarity = if finding.is_risk() { Polarity::Bad } else { finding.polarity };
            (finding.usual, polarity)
        };
        class(a).cmp(&class(b)).then_with(|| worth.of(b).total_cmp(&worth.of(a))).then(a.start.cmp(&b.start))
    });
    ranked
}

/// Whether what proves a finding is a few words that state nothing, such as a title.
#[must_use]
pub fn is_fragment(finding: &Finding) -> bool {
    finding.quote.split_whitespace().count() < STATES
}

/// What is left of a weight where a clause has a limit.
fn reach(only: &Only) -> f32 {
    let of_countries = !only.places.is_empty() && !only.places.iter().any(|code| is_part(code));
    if of_countries && only.people.is_none() && only.part.is_none() { OF_A_COUNTRY } else { LIMITED }
}

/// Whether services write such a clause whatever they do.
#[must_use]
pub fn is_formula(finding: &Finding) -> bool {
    let untold = finding.facts.manner.iter().any(|manner| UNTOLD.contains(&manner.as_str()));
    !untold && rule(finding.clause).is_some_and(|rule| rule.formula)
}

fn weight(finding: &Finding) -> f32 {
    let weight = f32::from(rule(finding.clause).map_or(0, |rule| rule.weight).max(LEAST_WEIGHT));
    if finding.mild { weight * MILD } else { weight }
}

/// Which of the findings of one clause type is told: of those that its rule foresaw, where any is, those for all
/// readers, of these those that whole sentences prove, of these those that tell no less than their type, and of these
/// the most exact; of these, nearly as sure as the surest, the first. Where what terms first say on disputes is for
/// people of some places, so is the rest of it, unless that speaks of all disputes.
fn most_telling<'f>(of_one: &[&'f Finding]) -> Option<&'f Finding> {
    let is_placed = |finding: &Finding| finding.only.as_ref().is_some_and(|only| !only.places.is_empty());
    let for_all = |finding: &&Finding| !is_placed(finding) && Words::read(&finding.quote).has(DISPUTE_OVER_TERMS);
    let placed = of_one.first().is_some_and(|first| first.group == OF_DISPUTES && is_placed(first))
        && !of_one.iter().any(for_all);
    let sort = |finding: &Finding| {
        let unforeseen = finding.source == Source::Model;
        let limited = if placed { !is_placed(finding) } else { finding.only.is_some() };
        (unforeseen, limited, is_fragment(finding), finding.mild, Reverse(finding.precision))
    };
    let by_rule = of_one.iter().min_by_key(|finding| sort(finding))?;
    let alike = |finding: &&Finding| sort(finding) == sort(by_rule);
    let told = || of_one.iter().copied().filter(alike);
    let most = told().map(|finding| finding.score).fold(0.0, f32::max);
    told().find(|finding| finding.score >= most - NEARLY)
}
