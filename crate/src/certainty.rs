//! How sure a finding is: what is told first rests on the sure ones alone.
//!
//! What the reader gives away is sure only where a `sure` pattern of its rule reads in one clause who
//! acts, what is done and with what, and no condition leaves it to the reader. Everything else is as sure
//! as its probability, which is calibrated.

use crate::judge::Verdict;
use crate::knowledge;
use crate::language::Language;
use crate::pattern::reading::condition::{AGREED, SET_ELSEWHERE};
use crate::report::{Certainty, Facts, Polarity, Source};
use crate::understand::facts::condition::Condition;
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

/// How sure a verdict is; `facts` are those of its clause, `words` those of its sentence.
#[must_use]
pub fn certainty(verdict: &Verdict, language: Language, facts: &Facts, words: &Words<'_>) -> Certainty {
    let rule = &knowledge::ALL[usize::from(verdict.rule)];
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
