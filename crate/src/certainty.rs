//! How sure a finding is: what is told first rests on the sure ones alone.
//!
//! What the reader gives away is sure only where a `sure` pattern of its rule reads in one clause who
//! acts, what is done and with what, and no condition leaves it to the reader. Everything else is as sure
//! as its probability, which is calibrated; such a pattern is enough for a high one.

use crate::judge::Verdict;
use crate::knowledge::names::Detail;
use crate::knowledge::{self, Rule};
use crate::language::Language;
use crate::pattern::reading::condition::{
    AGREED, AT_LARGE, BESIDE_OUTSIDERS, FORBIDDEN, LICENCE_FROM_YOU, LICENCE_TO_YOU, MEANT, NOT_SO_HERE, NOT_WITH_THEM,
    ONLY_POINTS, OUTSIDERS, SET_ELSEWHERE, TELLS_OF_OUTSIDERS, TOLD_NOT_TO,
};
use crate::pattern::reading::facts::PROVIDER_ACTS;
use crate::report::{Certainty, Facts, Modality, Polarity, Source};
use crate::understand::facts::condition::Condition;
use crate::understand::facts::details::is_doubtful;
use crate::understand::words::Words;

/// Least probability of a sure cost or fact that its rule sees.
const SURE: f32 = 0.8;

/// The same of what the model alone sees.
const SURE_UNFORESEEN: f32 = 0.95;

/// Fewest words of which it may be sure: fewer are an item that another sentence gives its sense.
const FEWEST_UNFORESEEN: usize = 5;

/// Least probability of what the reader gives away, where it is sure by its wording.
const ASSURED: f32 = 0.3;

/// The same where the rules of the language read no more than that.
const UNASSURED: f32 = 0.85;

/// Words at the beginning of a sentence in which what it tells the reader not to do governs all of it.
const OPENING: usize = 6;

/// Groups of clause types that tell what the service does with what is the reader's.
const OF_THEIRS: [&str; 2] = ["data-use", "tracking"];

/// The group of clause types that tell of licences to what is the reader's.
const OF_LICENCES: &str = "content";

/// How sure a verdict is; `facts` are those of its clause, the words those of the clause and of its sentence, which is
/// `no_deed` where what stands around it says that it tells of nothing that the service does.
#[must_use]
pub fn certainty(
    verdict: &Verdict,
    language: Language,
    facts: &Facts,
    (clause, words): (&Words<'_>, &Words<'_>),
    no_deed: bool,
) -> Certainty {
    let rule = &knowledge::ALL[usize::from(verdict.rule)];
    let risk = matches!(rule.polarity, Polarity::Blocker | Polarity::Bad);
    // A licence of theirs to the reader takes nothing.
    let to_you = || words.has(LICENCE_TO_YOU) && !words.has(LICENCE_FROM_YOU);
    let of_theirs = || OF_THEIRS.contains(&rule.group) && (no_deed || is_no_deed(facts, words));
    let of_licences = || rule.group == OF_LICENCES && to_you();
    let not_with_them = || is_of_collection(rule) && words.has(NOT_WITH_THEM);
    let no_risk =
        || of_theirs() || of_licences() || not_with_them() || is_of_outsiders(rule, clause) || clause.has(ONLY_POINTS);
    if is_doubtful(rule, clause, words, language) || risk && language == Language::En && no_risk() {
        return Certainty::Possible;
    }
    // Plain words are sure whatever else a sentence says, unless it says that they are not so here.
    if verdict.is_sure_by_wording() && words.has(NOT_SO_HERE) {
        return Certainty::Possible;
    }
    let foreseen = verdict.source != Source::Model;
    let least = match rule.polarity {
        Polarity::Blocker if rule.assures(language) => {
            // A condition that leaves it to the reader, or to what is written elsewhere.
            let asked = |condition: Condition| Words::read(&condition.to_string()).has(AGREED);
            if !verdict.assured || facts.condition.is_some_and(asked) || words.has(SET_ELSEWHERE) {
                return Certainty::Possible;
            }
            ASSURED
        }
        Polarity::Blocker => UNASSURED,
        _ if foreseen => SURE,
        _ if words.len() < FEWEST_UNFORESEEN => return Certainty::Possible,
        _ => SURE_UNFORESEEN,
    };
    if verdict.listed && verdict.score >= least { Certainty::Sure } else { Certainty::Possible }
}

/// Whether a clause type tells what of the reader the service itself gets to know: none where it never comes to them.
#[must_use]
pub fn is_of_collection(rule: &Rule) -> bool {
    matches!(rule.detail, Some(Detail::Sensed | Detail::Located | Detail::Sensitive | Detail::Looked))
}

/// Whether a clause only tells what companies at large do or write; of a clause type that is about others it tells all.
fn is_of_outsiders(rule: &Rule, clause: &Words<'_>) -> bool {
    clause.has(OUTSIDERS) && !clause.has(BESIDE_OUTSIDERS) && !Words::read(rule.what).has(TELLS_OF_OUTSIDERS)
}

/// Whether a sentence says what the reader must not do, what is forbidden, what others at large do, or what a word means.
fn is_no_deed(facts: &Facts, words: &Words<'_>) -> bool {
    let must_not = facts.actor.as_deref() == Some("you") && facts.modality == Some(Modality::MustNot);
    let begins = |list| words.any(0..OPENING, list);
    let of_others = begins(TOLD_NOT_TO) || begins(AT_LARGE) || words.has(FORBIDDEN) || words.has(MEANT);
    must_not || of_others && !words.has(PROVIDER_ACTS)
}
