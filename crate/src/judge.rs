//! Verdicts: which clause types a sentence has, with what probability, and which are listed.
//!
//! Fifth station of the data flow: what the rules found meets the model. A *label head* predicts a
//! label that lawyers marked in whole documents and that covers several clause types; what it says
//! goes before all else, since it knows the rules' hits and what they miss and mistake. A *type head*
//! predicts one clause type; it learnt from quotes and from findings that were judged one by one.
//! Where a clause type has neither, its rule stands with the confidence that its file gives. What the
//! `sure` patterns of a rule read stands against either head.

use std::cmp::Ordering;

use crate::denial::another::of_another;
use crate::denial::denied;
use crate::detect::Candidate;
use crate::knowledge;
use crate::language::Language;
use crate::model::head::Head;
use crate::model::score::Scorer;
use crate::page::Page;
use crate::pattern::reading::documents::POINTERS;
use crate::report::{Polarity, Source};
use crate::text::cut::Cut;
use crate::text::document::{Document, Sentence};
use crate::text::span::Span;
use crate::text::token::Shape;
use crate::understand::definitions::is_definition;
use crate::understand::words::Words;

/// Score from which a candidate is worth keeping.
pub const LEAST: f32 = 0.05;

/// Candidates of each clause type that are kept even below that: whoever asks for all of them wants to
/// see where the document comes nearest. Their score is the least.
const NEAREST: usize = 3;

/// Least probability of these.
const FAINT: f32 = 0.002;

/// Log odds of half that: below them no probability needs to be computed.
const LESS_THAN_FAINT: f32 = -6.9;

/// Highest score of a candidate that an exception speaks against.
const EXCEPTED: f32 = 0.2;

/// Probability from which a clause type is rather there than not.
const LIKELY: f32 = 0.5;

/// Least probability of a cost whose rule holds: a wrong highlight costs more than a missed one.
const COST: f32 = 0.5;

/// Least probability of what the reader gives away, where its rule holds: to miss it costs most of all, and
/// the head thinks little of what stands in a sentence of a hundred words.
const GIVEN_AWAY: f32 = 0.15;

/// Least probability of a risk that no rule foresaw. Read on pages of services that played no part, what
/// lay below was wrong as often as right.
const UNFORESEEN_RISK: f32 = 0.75;

/// The same for what is no risk.
const UNFORESEEN: f32 = 0.6;

/// The same for what the head of a label sees; its own threshold may be lower, where most answers have a
/// rule on their side.
const UNFORESEEN_LABEL: f32 = 0.3;

/// Least probability of a protection that its rule sees: to miss a way out costs the reader more than to
/// be shown one too many.
const PROTECTION: f32 = 0.35;

/// Fewest words in which the model alone may see something.
const FEWEST_WORDS: usize = 4;

/// The same for words that only introduce a list, whose items are judged each.
const FEWEST_INTRODUCING: usize = 10;

/// Least probability of a finding that its rule is sure of, whatever a head makes of its sentence: who acts, what is done
/// and with what are all read. For what the reader gives away `certainty.rs` asks for more.
const ASSURED: f32 = 0.85;

/// What an exception leaves of a clause type's probability where a label's answer is named.
const DOUBT: f32 = 0.5;

/// Words at the beginning of a clause among which its main verb is denied.
const BEGINNING: usize = 14;

/// Longest title, in words.
const TITLE_WORDS: usize = 8;

/// Longest pointer, in words.
const POINTER_WORDS: usize = 30;

/// How much of it tells that it is one, in bytes.
const POINTING: usize = 40;

/// One sentence and one clause type.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Index of the clause type's rule in [`knowledge::ALL`].
    pub rule: u16,
    /// Index of the sentence.
    pub sentence: u32,
    /// The sentence, or the list item without its lead-in.
    pub span: Span,
    /// The clause of it that the verdict is of, with its conditions; all of it where that is one.
    pub clause: Span,
    /// Which sentence of its [`crate::text::clause::Clauses`] that is, where it is one.
    pub part: Option<u32>,
    /// The words that it rests on, within the clause, ascending and apart.
    pub evidence: Vec<Span>,
    /// Calibrated probability that the sentence has the clause type.
    pub score: f32,
    /// Whether the score reaches the clause type's threshold.
    pub listed: bool,
    /// Who found it.
    pub source: Source,
    /// Whether its rule is sure of it.
    pub assured: bool,
    /// What the type head says where the rule holds and a label head goes before it.
    pub by_type: Option<f32>,
    /// Index of the head that found it.
    pub head: usize,
}

impl Verdict {
    /// Whether it is sure by its wording alone. Of what the reader gives away `certainty.rs` asks for more.
    #[must_use]
    pub fn is_sure_by_wording(&self) -> bool {
        self.assured && polarity(self.rule) != Polarity::Blocker
    }
}

/// What is predicted of one sentence for one clause type.
#[derive(Clone, Copy)]
struct Prediction<'c> {
    rule: u16,
    score: f32,
    listed: bool,
    source: Source,
    candidate: Option<&'c Candidate>,
    /// Index of the head that predictions it.
    head: usize,
    by_type: Option<f32>,
}

/// Judges the sentences of one document, in one language.
pub struct Judge<'d> {
    page: &'d Page,
    document: &'d Document,
    /// What the rules found in the same document, in order of sentences.
    candidates: &'d [Candidate],
    language: Language,
    scorer: Scorer<'d>,
}

impl<'d> Judge<'d> {
    /// For the sentences of `document`; `candidates` are those of the same document, in order of
    /// sentences.
    #[must_use]
    pub fn new(page: &'d Page, document: &'d Document, candidates: &'d [Candidate], language: Language) -> Self {
        Self { page, document, candidates, language, scorer: Scorer::new(page, document, candidates, language) }
    }

    /// The heads of the language.
    #[must_use]
    pub fn heads(&self) -> &'static [Head] {
        self.scorer.heads()
    }

    /// Every verdict on the sentences that are `wanted`, listed or not, from a score of [`LEAST`] up, with
    /// `faint` from far below; in document order, then in the order of the rules.
    pub fn verdicts(&mut self, wanted: impl Fn(u32, &Sentence) -> bool, faint: bool) -> Vec<Verdict> {
        let Self { page, document, scorer, language, .. } = self;
        let mut rest = self.candidates;
        let mut verdicts = Vec::new();
        let mut predictions: Vec<Prediction<'_>> = Vec::new();
        for (number, sentence) in (0..).zip(document.sentences()) {
            let here = rest.partition_point(|candidate| candidate.sentence == number);
            let (these, later) = rest.split_at(here);
            rest = later;
            if sentence.heading || !wanted(number, sentence) || says_nothing(page, document, sentence) {
                continue;
            }
            scorer.score(number);
            predictions.clear();
            predict(scorer, these, &mut predictions);
            let introduces = sentence.span.of(page.text()).trim_end().ends_with(':');
            let fewest = if introduces { FEWEST_INTRODUCING } else { FEWEST_WORDS };
            let tokens = document.tokens_of(sentence);
            let brief = tokens.len() < fewest;
            predictions.retain(|prediction| {
                prediction.score >= if faint { FAINT } else { LEAST } && (prediction.candidate.is_some() || !brief)
            });
            if !predictions.is_empty() && is_pointer(page, document, sentence) {
                predictions.retain(|prediction| polarity(prediction.rule) == Polarity::Good);
            }
            // What another may do is no power of the service, whatever a head makes of it; nor is what a clause
            // denies, where the head has not learnt from many denials, as the English ones have.
            let unlearnt = *language != Language::En;
            for prediction in &mut predictions {
                let otherwise = |candidate: &Candidate| candidate.anothers || unlearnt && candidate.denied;
                prediction.listed &= !prediction.candidate.is_some_and(otherwise);
            }
            let unforeseen = |prediction: &&mut Prediction<'_>| prediction.listed && prediction.candidate.is_none();
            for prediction in predictions.iter_mut().filter(unforeseen) {
                let rule = &knowledge::ALL[usize::from(prediction.rule)];
                let begun = tokens.len().min(BEGINNING);
                let says_otherwise =
                    rule.affirmed && denied(tokens, begun, |_| true) || rule.power && of_another(tokens, 0, begun);
                prediction.listed = !(*language == Language::En && says_otherwise);
            }
            predictions.sort_by_key(|prediction| prediction.rule);
            verdicts.extend(predictions.iter().map(|prediction| Verdict {
                rule: prediction.rule,
                sentence: number,
                span: sentence.span,
                clause: sentence.span,
                part: None,
                evidence: prediction.candidate.map_or_else(Vec::new, |candidate| candidate.evidence.clone()),
                score: prediction.score,
                listed: prediction.listed,
                source: prediction.source,
                assured: prediction.candidate.is_some_and(|candidate| candidate.holds() && candidate.assured),
                by_type: prediction.by_type,
                head: prediction.head,
            }));
        }
        verdicts
    }

    /// The words that weighed most for a verdict on sentence number `sentence` of this document. To weigh
    /// words takes longer than to judge: only for what somebody will see.
    pub fn evidence(&mut self, verdict: &Verdict, sentence: u32) -> Vec<Span> {
        self.scorer.evidence(sentence, verdict.head)
    }
}

/// Drops faint verdicts but the nearest of each clause type, whose score becomes the least.
pub fn keep_nearest(verdicts: &mut Vec<Verdict>) {
    let mut order: Vec<&mut Verdict> = verdicts.iter_mut().collect();
    order.sort_by(|a, b| a.rule.cmp(&b.rule).then(b.score.total_cmp(&a.score)).then(a.sentence.cmp(&b.sentence)));
    for of_rule in order.chunk_by_mut(|a, b| a.rule == b.rule) {
        for verdict in of_rule.iter_mut().take(NEAREST) {
            verdict.score = verdict.score.max(LEAST);
        }
    }
    verdicts.retain(|verdict| verdict.score >= LEAST);
}

/// Lists the best candidate of each clause type that its label head rejects everywhere though
/// its rule holds: what lawyers find usual, such as a service provided as it is, readers still want to
/// know, though not five times over.
pub fn list_once(verdicts: &mut [Verdict], heads: &[Head]) {
    for label in heads.iter().filter(|head| head.is_label) {
        for &rule in label.clauses {
            if verdicts.iter().any(|verdict| verdict.rule == rule && verdict.listed) {
                continue;
            }
            let likely = |verdict: &&mut Verdict| verdict.by_type.is_some_and(|by_type| by_type >= LIKELY);
            let of_rule = verdicts.iter_mut().filter(|verdict| verdict.rule == rule).filter(likely);
            if let Some(best) = of_rule.max_by(|a, b| a.by_type.partial_cmp(&b.by_type).unwrap_or(Ordering::Equal)) {
                best.score = best.by_type.unwrap_or(best.score);
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
        && (!text.ends_with(['.', '!', ';', ',']) || is_numbered_title(text));
    is_title || text.ends_with('?') || is_definition(text)
}

/// Whether a short text with many capitals is a numbered title with a stop: "6. No Appeals."
fn is_numbered_title(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with('.')
}

/// Whether a sentence only points to another page. A way out may well be behind it, a risk is not in
/// it.
fn is_pointer(page: &Page, document: &Document, sentence: &Sentence) -> bool {
    let begins = || Words::read(sentence.span.of(page.text()).before(POINTING)).is(0, POINTERS);
    document.tokens_of(sentence).len() <= POINTER_WORDS && begins()
}

/// Least probability of a clause type that no rule foresaw.
fn unforeseen(rule: u16) -> f32 {
    match polarity(rule) {
        Polarity::Blocker | Polarity::Bad => UNFORESEEN_RISK,
        Polarity::Neutral | Polarity::Good => UNFORESEEN,
    }
}

fn polarity(rule: u16) -> Polarity {
    knowledge::ALL[usize::from(rule)].polarity
}

/// What rules and heads predict of the sentence that `scorer` scored last; `these` are its candidates.
fn predict<'c>(scorer: &Scorer<'_>, these: &'c [Candidate], predictions: &mut Vec<Prediction<'c>>) {
    let heads = scorer.heads();
    for candidate in these.iter().filter(|candidate| !scorer.is_labelled(candidate.rule)) {
        predictions.push(predict_rule(scorer, candidate));
    }
    for (at, head) in heads.iter().enumerate() {
        if head.is_label {
            predict_label(scorer, at, these, predictions);
            continue;
        }
        if scorer.is_below(at, LESS_THAN_FAINT) {
            continue;
        }
        let probability = scorer.probability(at, false);
        if probability >= FAINT && !scorer.is_labelled(head.clauses[0]) && !has(these, head.clauses[0]) {
            predictions.push(Prediction {
                rule: head.clauses[0],
                score: probability,
                listed: probability >= head.threshold.max(unforeseen(head.clauses[0])),
                source: Source::Model,
                candidate: None,
                head: at,
                by_type: None,
            });
        }
    }
}

fn has(these: &[Candidate], rule: u16) -> bool {
    these.iter().any(|candidate| candidate.rule == rule)
}

/// A prediction of a rule whose clause type no label covers.
fn predict_rule<'c>(scorer: &Scorer<'_>, candidate: &'c Candidate) -> Prediction<'c> {
    let holds = candidate.holds();
    let head = scorer.type_head(candidate.rule);
    let score = match head {
        Some(head) => scorer.probability(head, holds),
        None => knowledge::ALL[usize::from(candidate.rule)].confidence,
    };
    let agrees = head.is_some_and(|head| scorer.probability(head, false) >= LIKELY);
    let assured = is_assured(candidate);
    let score = if assured { score.max(ASSURED) } else { score };
    let threshold = match polarity(candidate.rule) {
        Polarity::Good => PROTECTION,
        Polarity::Blocker => GIVEN_AWAY,
        Polarity::Neutral => LIKELY,
        Polarity::Bad => COST,
    };
    Prediction {
        rule: candidate.rule,
        score: if holds { score.max(LEAST) } else { score.clamp(LEAST, EXCEPTED) },
        listed: holds && (head.is_none() || score >= threshold),
        source: if holds && agrees { Source::Both } else { Source::Rule },
        candidate: Some(candidate),
        head: 0,
        by_type: None,
    }
}

/// Whether a candidate is sure by its wording alone.
fn is_assured(candidate: &Candidate) -> bool {
    candidate.assured && candidate.holds() && polarity(candidate.rule) != Polarity::Blocker
}

/// Predictions of a label head.
fn predict_label<'c>(scorer: &Scorer<'_>, at: usize, these: &'c [Candidate], predictions: &mut Vec<Prediction<'c>>) {
    let head = &scorer.heads()[at];
    let probability = scorer.probability(at, false);
    // What is neither listed nor matched is told of by its type head alone, and not where that is less than faint.
    let may_be = |rule: u16| scorer.type_head(rule).is_some_and(|head| !scorer.is_below(head, LESS_THAN_FAINT));
    let told = |rule: &u16| probability >= head.threshold || has(these, *rule) || may_be(*rule);
    let told = head.clauses.iter().copied().filter(told);
    let clauses: Vec<Member<'c>> = told.map(|rule| Member::new(scorer, these, rule)).collect();
    let likeliest = clauses.iter().rev().max_by(|a, b| a.relative().total_cmp(&b.relative())).map(|clause| clause.rule);
    for clause in &clauses {
        let foreseen = clause.holds() || probability >= UNFORESEEN_LABEL;
        let this = Some(clause.rule) == likeliest
            || (clause.holds() && clause.by_type.is_none_or(|by_type| by_type >= LIKELY));
        let assured = clause.candidate.is_some_and(is_assured);
        let listed = assured || probability >= head.threshold && foreseen && this;
        if !listed && clause.candidate.is_none() && clause.by_type.is_none() {
            continue;
        }
        let score = match (clause.by_type, listed) {
            (None, _) => probability,
            (Some(by_type), true) => by_type.max(head.threshold),
            // What is rejected stays below what is listed, in its own order.
            (Some(by_type), false) if by_type >= LEAST => LEAST + (by_type - LEAST) * (head.threshold - LEAST).max(0.0),
            (Some(by_type), false) => by_type,
        };
        predictions.push(Prediction {
            rule: clause.rule,
            score: match clause.candidate {
                None => score,
                Some(_) if assured => score.max(ASSURED),
                Some(_) if clause.excepted() && !listed => score.clamp(LEAST, EXCEPTED),
                Some(_) => score.max(LEAST),
            },
            listed,
            source: match (clause.candidate.is_some(), listed && clause.holds()) {
                (_, true) => Source::Both,
                (true, false) if !listed => Source::Rule,
                _ => Source::Model,
            },
            candidate: clause.candidate,
            head: at,
            by_type: clause.by_type.filter(|_| clause.holds()),
        });
    }
}

/// One of the clause types of a label.
struct Member<'c> {
    rule: u16,
    candidate: Option<&'c Candidate>,
    /// What its type head says.
    by_type: Option<f32>,
}

impl<'c> Member<'c> {
    fn new(scorer: &Scorer<'_>, these: &'c [Candidate], rule: u16) -> Self {
        let candidate = these.iter().find(|candidate| candidate.rule == rule);
        Self { rule, candidate, by_type: by_type(scorer, rule, candidate.is_some_and(Candidate::holds)) }
    }

    /// Whether its rule matches, and nothing speaks against that.
    fn holds(&self) -> bool {
        self.candidate.is_some_and(Candidate::holds)
    }

    /// Whether its rule matches, but an exception does too.
    fn excepted(&self) -> bool {
        self.candidate.is_some() && !self.holds()
    }

    /// How likely it is beside the others of its label; an exception speaks against it, but the head has
    /// weighed that too.
    fn relative(&self) -> f32 {
        let by_type = self.by_type.unwrap_or(if self.holds() { 1.0 } else { 0.0 });
        if self.excepted() { by_type * DOUBT } else { by_type }
    }
}

/// The probability that the type head of a rule gives, which holds or not.
fn by_type(scorer: &Scorer<'_>, rule: u16, holds: bool) -> Option<f32> {
    scorer.type_head(rule).map(|head| scorer.probability(head, holds))
}
