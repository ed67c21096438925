//! Verdicts: which clause types a sentence has, and how surely.
//!
//! Fifth station of the data flow: what the rules found meets what the model thinks. For the
//! clause types of a label that lawyers marked in whole documents, the label's head decides; it
//! knows the rules' hits, and what they miss and mistake. For the others the clause type's own head
//! does, told by quotes and by findings that were judged one by one; where there is none, the rule.

use std::cmp::Ordering;

use crate::detect::Candidate;
use crate::knowledge;
use crate::language::Language;
use crate::model::head::Head;
use crate::model::score::Scorer;
use crate::page::Page;
use crate::report::{Polarity, Source};
use crate::text::document::{Document, Sentence};
use crate::text::span::Span;
use crate::text::token::Shape;
use crate::understand::definitions::is_definition;

/// Score from which a candidate is worth keeping.
const LEAST: f32 = 0.05;

/// Highest score of a candidate that an exception speaks against.
const EXCEPTED: f32 = 0.2;

/// Least probability of what no rule foresaw. A label's threshold may be lower, where most answers
/// have a rule on their side.
const ALONE: f32 = 0.5;

/// Least probability of a protection that its rule sees, where the threshold is higher: to miss a way
/// out costs the reader more than to be shown one too many.
const PROTECTION: f32 = 0.35;

/// Fewest words in which the model alone may see something.
const FEWEST_WORDS: usize = 4;

/// Longest title, in words.
const TITLE_WORDS: usize = 8;

/// Beginnings of pointers to other pages.
const POINTERS: [&str; 14] = [
    "learn more",
    "read more",
    "find out more",
    "click here",
    "to learn more",
    "to find out more",
    "you can learn more",
    "you can find more",
    "more information",
    "further information",
    "for more information",
    "for more details",
    "for further information",
    "for additional information",
];

/// Longest pointer, in words.
const POINTER_WORDS: usize = 30;

/// One sentence and one clause type.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Index of the clause type's rule in [`knowledge::ALL`].
    pub rule: u16,
    /// Index of the sentence.
    pub sentence: u32,
    /// The sentence, or the list item without its lead-in.
    pub span: Span,
    /// The words that it rests on, within the span, ascending and apart.
    pub evidence: Vec<Span>,
    /// Calibrated probability that the sentence has the clause type.
    pub score: f32,
    /// Whether the score reaches the clause type's threshold.
    pub listed: bool,
    /// Who found it.
    pub source: Source,
    /// What the rule and the clause type's own head say where the rule holds and another head decides.
    own: Option<f32>,
}

/// What is claimed of one sentence.
#[derive(Clone, Copy)]
struct Claim<'c> {
    rule: u16,
    score: f32,
    listed: bool,
    source: Source,
    candidate: Option<&'c Candidate>,
    /// Index of the head that claims it.
    head: usize,
    own: Option<f32>,
}

/// The listed verdicts of a document, with `all` every one from a score of 0.05 up, in document
/// order, then in the order of the rules. `candidates` are those of the same document, in order of
/// sentences.
#[must_use]
pub fn judge(
    page: &Page,
    document: &Document,
    candidates: &[Candidate],
    language: Language,
    all: bool,
) -> Vec<Verdict> {
    let mut scorer = Scorer::new(page, document, candidates, language);
    let mut rest = candidates;
    let mut verdicts = Vec::new();
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for (number, sentence) in (0..).zip(document.sentences()) {
        let here = rest.partition_point(|candidate| candidate.sentence == number);
        let (these, later) = rest.split_at(here);
        rest = later;
        if sentence.heading || says_nothing(page, document, sentence) {
            continue;
        }
        let points = is_pointer(page, document, sentence);
        scorer.score(number);
        claims.clear();
        claim(&scorer, these, &mut claims);
        let brief = document.tokens_of(sentence).len() < FEWEST_WORDS;
        claims.retain(|claim| {
            claim.score >= LEAST
                && (claim.candidate.is_some() || !brief)
                && (!points || polarity(claim.rule) == Polarity::Good)
        });
        claims.sort_by_key(|claim| claim.rule);
        for claim in &claims {
            let evidence = match claim.candidate {
                Some(candidate) => candidate.evidence.clone(),
                // To weigh words takes longer than to judge: not for what nobody will see.
                None if claim.listed || all => scorer.evidence(number, claim.head),
                None => Vec::new(),
            };
            verdicts.push(Verdict {
                rule: claim.rule,
                sentence: number,
                span: sentence.span,
                evidence,
                score: claim.score,
                listed: claim.listed,
                source: claim.source,
                own: claim.own,
            });
        }
    }
    list_once(&mut verdicts, scorer.heads());
    verdicts.retain(|verdict| verdict.listed || all);
    verdicts
}

/// Lists the best candidate of each clause type that the head which decides rejects though its
/// rule holds: what lawyers find usual, such as a service provided as it is, readers still want to
/// know, though not five times over.
fn list_once(verdicts: &mut [Verdict], heads: &[Head]) {
    for decides in heads.iter().filter(|head| head.decides) {
        for &rule in decides.clauses {
            let own = |verdict: &&mut Verdict| verdict.own.is_some_and(|own| own >= ALONE);
            let of_rule = verdicts.iter_mut().filter(|verdict| verdict.rule == rule).filter(own);
            if let Some(best) = of_rule.max_by(|a, b| a.own.partial_cmp(&b.own).unwrap_or(Ordering::Equal)) {
                best.score = best.own.unwrap_or(best.score);
                best.listed = true;
            }
        }
    }
}

/// Whether a sentence says nothing itself: a title that no markup tells, a question that heads its
/// answer, the definition of a term.
fn says_nothing(page: &Page, document: &Document, sentence: &Sentence) -> bool {
    let text = sentence.span.of(page.text()).trim_end();
    let tokens = document.tokens_of(sentence);
    let capitalised = tokens.iter().filter(|token| token.shape.has(Shape::CAPITALISED)).count();
    let is_title = sentence.lead_in.is_none()
        && tokens.len() <= TITLE_WORDS
        && capitalised * 2 > tokens.len()
        && !text.ends_with(['.', '!', ';', ',']);
    is_title || text.ends_with('?') || is_definition(text)
}

/// Whether a sentence only points to another page. A way out may well be behind it, a risk is not in
/// it.
fn is_pointer(page: &Page, document: &Document, sentence: &Sentence) -> bool {
    let text = sentence.span.of(page.text());
    let begins = |pointer: &str| text.get(..pointer.len()).is_some_and(|start| start.eq_ignore_ascii_case(pointer));
    document.tokens_of(sentence).len() <= POINTER_WORDS && POINTERS.iter().any(|pointer| begins(pointer))
}

fn polarity(rule: u16) -> Polarity {
    knowledge::ALL[usize::from(rule)].polarity
}

/// What rules and heads claim of the sentence that `scorer` scored last; `these` are its candidates.
fn claim<'c>(scorer: &Scorer<'_>, these: &'c [Candidate], claims: &mut Vec<Claim<'c>>) {
    let heads = scorer.heads();
    let decided = |rule: u16| heads.iter().any(|head| head.decides && head.clauses.contains(&rule));
    for candidate in these.iter().filter(|candidate| !decided(candidate.rule)) {
        claims.push(undecided(scorer, candidate));
    }
    for (at, head) in heads.iter().enumerate() {
        if head.decides {
            decide(scorer, at, these, claims);
            continue;
        }
        let probability = scorer.probability(at, false);
        if probability >= LEAST && !decided(head.clauses[0]) && !has(these, head.clauses[0]) {
            claims.push(Claim {
                rule: head.clauses[0],
                score: probability,
                listed: probability >= head.threshold.max(ALONE),
                source: Source::Model,
                candidate: None,
                head: at,
                own: None,
            });
        }
    }
}

fn has(these: &[Candidate], rule: u16) -> bool {
    these.iter().any(|candidate| candidate.rule == rule)
}

/// A claim of a rule whose clause type no label covers.
fn undecided<'c>(scorer: &Scorer<'_>, candidate: &'c Candidate) -> Claim<'c> {
    let holds = candidate.exceptions.is_empty();
    let head = own_head(scorer, candidate.rule);
    let score = match head {
        Some(head) => scorer.probability(head, holds),
        None => knowledge::ALL[usize::from(candidate.rule)].confidence,
    };
    let agrees = head.is_some_and(|head| scorer.probability(head, false) >= ALONE);
    let good = polarity(candidate.rule) == Polarity::Good;
    let threshold = |head: usize| {
        let threshold = scorer.heads()[head].threshold;
        if good { threshold.min(PROTECTION) } else { threshold }
    };
    Claim {
        rule: candidate.rule,
        score: if holds { score.max(LEAST) } else { score.clamp(LEAST, EXCEPTED) },
        listed: holds && head.is_none_or(|head| score >= threshold(head)),
        source: if holds && agrees { Source::Both } else { Source::Rule },
        candidate: Some(candidate),
        head: 0,
        own: None,
    }
}

/// Claims of a head that decides.
fn decide<'c>(scorer: &Scorer<'_>, at: usize, these: &'c [Candidate], claims: &mut Vec<Claim<'c>>) {
    let head = &scorer.heads()[at];
    let probability = scorer.probability(at, false);
    let listed = probability >= head.threshold;
    let score = |own: Option<f32>, listed: bool| match (own, listed) {
        (None, _) => probability,
        (Some(own), true) => probability.max(own),
        // What is rejected stays below what is listed, in its own order.
        (Some(own), false) => own * head.threshold,
    };
    let mut held = false;
    for candidate in these.iter().filter(|candidate| head.clauses.contains(&candidate.rule)) {
        let holds = candidate.exceptions.is_empty();
        let own = own(scorer, candidate.rule, holds);
        let listed = listed && holds;
        held |= listed;
        claims.push(Claim {
            rule: candidate.rule,
            score: if holds { score(own, listed).max(LEAST) } else { score(own, listed).clamp(LEAST, EXCEPTED) },
            listed,
            source: if listed { Source::Both } else { Source::Rule },
            candidate: Some(candidate),
            head: at,
            own: own.filter(|_| holds),
        });
    }
    let likeliest = likeliest(scorer, head);
    for &rule in head.clauses {
        let own = own(scorer, rule, false);
        let listed = listed && probability >= ALONE && !held && rule == likeliest;
        if !listed && (own.is_none() || has(these, rule)) {
            continue;
        }
        claims.retain(|claim| claim.rule != rule);
        let score = if listed { score(own, listed) } else { own.unwrap_or_default() * head.threshold };
        claims.push(Claim { rule, score, listed, source: Source::Model, candidate: None, head: at, own: None });
    }
}

/// Which of a head's clause types the sentence has: what their own heads say, the first in doubt.
fn likeliest(scorer: &Scorer<'_>, head: &Head) -> u16 {
    let scored = head.clauses.iter().filter_map(|&rule| Some((rule, own(scorer, rule, false)?)));
    scored.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(head.clauses[0], |(rule, _)| rule)
}

/// The probability of the head that judges this clause type alone, whose rule holds or not.
fn own(scorer: &Scorer<'_>, rule: u16, holds: bool) -> Option<f32> {
    own_head(scorer, rule).map(|head| scorer.probability(head, holds))
}

fn own_head(scorer: &Scorer<'_>, rule: u16) -> Option<usize> {
    scorer.heads().iter().position(|head| !head.decides && head.clauses == [rule])
}
