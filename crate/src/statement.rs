//! What a sentence states: the verdicts of its clauses and of the whole, put together.
//!
//! Sixth station of the data flow. A clause is judged by its own words, so that what stands beside it
//! neither hides a risk nor makes a promise of it; the whole sentence is judged for what its clauses say
//! only together. A condition silences nothing: a risk is one with and without it, a promise is read
//! with it alone.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::detect::{Candidate, detect};
use crate::judge::{Judge, Verdict, keep_nearest, list_once};
use crate::knowledge;
use crate::language::{Language, Languages};
use crate::page::Page;
use crate::pattern::SHIPPED;
use crate::pattern::matcher::Matcher;
use crate::pattern::reading::clause::{RESERVING, RESIDING};
use crate::recall::{Known, Recall};
use crate::report::Polarity;
use crate::text::clause::Clauses;
use crate::text::document::{Document, Sentence};
use crate::text::span::Span;

/// A verdict on a sentence in one language.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) language: Language,
    pub(crate) verdict: Verdict,
}

/// How the sentences of a document in one language were judged: whole, and apart in clauses.
#[derive(Clone, Debug)]
pub(crate) struct Passes {
    of_sentences: Vec<Candidate>,
    on_sentences: Vec<Verdict>,
    parts: Clauses,
    of_clauses: Vec<Candidate>,
    on_clauses: Vec<Verdict>,
    /// Sentences that are in the language.
    wanted: Vec<bool>,
}

/// A page that was judged before, read, and how its sentences in the same language were judged.
pub(crate) type Before<'b> = (&'b Page, &'b Document, &'b Passes);

impl Passes {
    /// Judges the sentences of a document in one language; those that were judged `before` are taken from there.
    pub(crate) fn make(
        page: &Page,
        document: &Document,
        languages: &Languages,
        language: Language,
        all: bool,
        before: Option<Before<'_>>,
    ) -> Self {
        let wanted: Vec<bool> =
            document.sentences().iter().map(|sentence| languages.is_in(sentence.block, language)).collect();
        let known = before.map(|(page, document, passes)| {
            let Passes { of_sentences, on_sentences, .. } = passes;
            (Known { page, document, candidates: of_sentences, verdicts: on_sentences }, passes.wanted.as_slice())
        });
        let mut matcher = Matcher::new(&SHIPPED, language.index());
        let (of_sentences, on_sentences) = judge(page, document, (language, &mut matcher), &wanted, all, known);
        // What nothing at all is seen in is not taken apart.
        let seen: HashSet<u32> = on_sentences.iter().map(|verdict| verdict.sentence).collect();
        let parts = Clauses::of(document, page.text(), |number, _| seen.contains(&number));
        let clauses = parts.places();
        let places = before.map(|(_, _, passes)| passes.parts.places());
        let known = before.zip(places.as_deref()).map(|((page, _, passes), places)| {
            let Passes { parts, of_clauses, on_clauses, .. } = passes;
            (Known { page, document: &parts.document, candidates: of_clauses, verdicts: on_clauses }, places)
        });
        let (of_clauses, on_clauses) = judge(page, &parts.document, (language, &mut matcher), &clauses, false, known);
        Self { of_sentences, on_sentences, parts, of_clauses, on_clauses, wanted }
    }

    /// The verdicts on the sentences: the listed ones, with `all` every one, in document order, then in the order
    /// of the rules.
    pub(crate) fn verdicts(&self, page: &Page, document: &Document, language: Language, all: bool) -> Vec<Verdict> {
        let Self { of_sentences, on_sentences, parts, of_clauses, on_clauses, .. } = self;
        let mut whole = Judge::new(page, document, of_sentences, language);
        let mut apart = Judge::new(page, &parts.document, of_clauses, language);
        let excepted = excepted(of_sentences, of_clauses, parts);
        let statements = Statements::of(parts, of_clauses, &excepted, on_clauses);
        let mut joined = statements.join(document, on_sentences);
        list_once(&mut joined, whole.heads());
        if all {
            keep_nearest(&mut joined);
        } else {
            joined.retain(|verdict| verdict.listed);
        }
        for verdict in joined.iter_mut().filter(|verdict| verdict.evidence.is_empty()) {
            verdict.evidence = match verdict.part {
                Some(part) => apart.evidence(verdict, part),
                None => whole.evidence(verdict, verdict.sentence),
            };
        }
        joined
    }
}

/// Candidates and verdicts of the sentences that are `wanted`; with `faint`, from far below what counts. Those of a
/// known document that were wanted there are not judged once more.
fn judge(
    page: &Page,
    document: &Document,
    (language, matcher): (Language, &mut Matcher<'_>),
    wanted: &[bool],
    faint: bool,
    known: Option<(Known<'_>, &[bool])>,
) -> (Vec<Candidate>, Vec<Verdict>) {
    let recall = known.map(|(known, judged)| Recall::of(page, document, known, |number, _| judged[number as usize]));
    let is_new = |number: u32, _: &Sentence| {
        wanted[number as usize] && !recall.as_ref().is_some_and(|recall| recall.has(number))
    };
    let mut found = detect(document, matcher, language, is_new);
    if let Some(recall) = &recall {
        recall.add_candidates(document, &mut found, wanted);
    }
    let mut made = Judge::new(page, document, &found, language).verdicts(is_new, faint);
    if let Some(recall) = &recall {
        recall.add_verdicts(document, &mut made, wanted);
    }
    (found, made)
}

/// A sentence by its number, and a rule by its index.
type Place = (u32, u16);

/// Rules that match a clause, where an exception does so too once its conditions are read with it; by where
/// the clause lies.
fn excepted(of_sentences: &[Candidate], of_clauses: &[Candidate], parts: &Clauses) -> HashSet<(Span, u16)> {
    let whole = of_sentences.iter();
    let clauses = of_clauses.iter().filter(|found| parts.clauses[found.sentence as usize].is_some_and(|c| !c.core));
    whole.chain(clauses).filter(|found| !found.exceptions.is_empty()).map(|found| (found.span, found.rule)).collect()
}

/// What the clauses of a document state.
struct Statements {
    /// The verdict that tells most of each sentence's clauses.
    best: HashMap<Place, Verdict>,
    /// Rules that match a clause of a sentence, whatever speaks against that.
    matched: HashSet<Place>,
    /// Sentences of more than one clause.
    several: HashSet<u32>,
}

impl Statements {
    fn of(parts: &Clauses, candidates: &[Candidate], excepted: &HashSet<(Span, u16)>, judged: &[Verdict]) -> Self {
        let clause_of = |sentence: u32| parts.clauses[sentence as usize];
        let beside = parts.clauses.iter().flatten().filter(|clause| clause.beside);
        let matched = candidates
            .iter()
            .filter_map(|candidate| clause_of(candidate.sentence).map(|clause| (clause.sentence, candidate.rule)));
        let mut best: HashMap<Place, Verdict> = HashMap::new();
        for verdict in judged {
            let Some(clause) = clause_of(verdict.sentence) else { continue };
            // Without its condition a promise says more than it does, and a power that is bound to a cause
            // is another one without it.
            let bound = knowledge::ALL[usize::from(verdict.rule)].bound
                && excepted.contains(&(clause.span, verdict.rule))
                && !names_no_cause(&parts.document, clause.span);
            if clause.core && (promises(verdict.rule) || bound) {
                continue;
            }
            let part = Some(verdict.sentence);
            let verdict = Verdict { sentence: clause.sentence, clause: clause.span, part, ..verdict.clone() };
            match best.entry((clause.sentence, verdict.rule)) {
                Entry::Vacant(entry) => {
                    entry.insert(verdict);
                }
                Entry::Occupied(mut entry) => {
                    let assured = verdict.assured || entry.get().assured;
                    if (verdict.listed, verdict.score) > (entry.get().listed, entry.get().score) {
                        entry.insert(verdict);
                    }
                    entry.get_mut().assured = assured;
                }
            }
        }
        Self { best, matched: matched.collect(), several: beside.map(|clause| clause.sentence).collect() }
    }

    /// Whether a verdict on a whole sentence stands beside what its clauses state: several clauses make no
    /// promise that none of them makes, nor a risk that the one denies whose words it rests on, unless the
    /// wording of the whole makes sure of it.
    fn stands(&self, verdict: &Verdict) -> bool {
        let place = (verdict.sentence, verdict.rule);
        let undenied = verdict.is_sure_by_wording() || !self.matched.contains(&place);
        !self.several.contains(&verdict.sentence) || !promises(verdict.rule) && undenied
    }

    /// The verdicts on whole sentences, `whole`, with those of their clauses, as verdicts on sentences.
    fn join(mut self, document: &Document, whole: &[Verdict]) -> Vec<Verdict> {
        let mut joined = Vec::with_capacity(whole.len() + self.best.len());
        for mut verdict in whole.iter().cloned() {
            let stands = self.stands(&verdict);
            let part = self.best.remove(&(verdict.sentence, verdict.rule));
            verdict.listed &= stands;
            verdict.by_type = verdict.by_type.filter(|_| stands);
            let assured = stands && verdict.assured || part.as_ref().is_some_and(|part| part.assured);
            let likelier = match part {
                Some(part) if (part.listed, part.score) > (verdict.listed, verdict.score) => part,
                _ => verdict,
            };
            joined.push(Verdict { assured, ..likelier });
        }
        joined.extend(self.best.into_values());
        joined.sort_by_key(|verdict| (verdict.sentence, verdict.rule));
        for verdict in &mut joined {
            verdict.span = document.sentences()[verdict.sentence as usize].span;
        }
        joined
    }
}

/// Whether the condition of a clause names no cause: it says where people live, or only that something else holds
/// too ("without limiting section 3").
fn names_no_cause(document: &Document, clause: Span) -> bool {
    let tokens = document.tokens();
    let from = tokens.partition_point(|token| token.span.start < clause.start);
    RESERVING.has(tokens.get(from + 1))
        || tokens[from..].iter().take_while(|token| token.span.end <= clause.end).any(|token| RESIDING.has(token))
}

fn promises(rule: u16) -> bool {
    knowledge::ALL[usize::from(rule)].polarity == Polarity::Good
}
