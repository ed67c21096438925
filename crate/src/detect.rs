//! Candidates: which sentences match which rules.
//!
//! Fourth station of the data flow. A sentence is judged together with the words that introduce
//! it; what rests on these words alone belongs to them, not to each item of the list.

use crate::denial::another::{needs_our_leave, of_another};
use crate::denial::described::is_described;
use crate::denial::negated::Negation;
use crate::denial::{denied, of_nobody};
use crate::knowledge;
use crate::language::Language;
use crate::pattern::matcher::{Match, Matcher};
use crate::pattern::tables::Role;
use crate::text::document::{Document, Sentence};
use crate::text::span::Span;
use crate::text::token::Token;

/// One sentence that matches one rule.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of the rule.
    pub rule: u16,
    /// Index of the sentence.
    pub sentence: u32,
    /// The sentence, or the list item without its lead-in.
    pub span: Span,
    /// The words that it rests on, within the span, ascending and apart.
    pub evidence: Vec<Span>,
    /// Indices of the patterns that matched.
    pub patterns: Vec<u16>,
    /// Indices of the exceptions that matched; where there are any, the rule does not hold.
    pub exceptions: Vec<u16>,
    /// Whether the clause denies what the rule tells of.
    pub denied: bool,
    /// Whether the clause gives what the rule tells of to another than the service.
    pub anothers: bool,
    /// Whether the rule is sure of it: who acts, what is done, and with what are all read.
    pub assured: bool,
}

impl Candidate {
    /// Whether the rule holds: no exception speaks against it, and the clause neither denies it nor gives it
    /// to another.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.exceptions.is_empty() && !self.denied && !self.anothers
    }
}

/// Every candidate of the sentences that are `wanted`, all in the language of the matcher, in document order, then in
/// the order of the rules.
#[must_use]
pub fn detect(
    document: &Document,
    matcher: &mut Matcher<'_>,
    language: Language,
    wanted: impl Fn(u32, &Sentence) -> bool,
) -> Vec<Candidate> {
    let tables = matcher.tables();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let mut section: Vec<Token> = Vec::new();
    let mut section_of = None;
    for (number, sentence) in (0..).zip(document.sentences()) {
        if sentence.heading || !wanted(number, sentence) {
            continue;
        }
        if section_of != Some(sentence.section) {
            document.section_tokens(sentence.section, &mut section);
            section_of = Some(sentence.section);
        }
        tokens.clear();
        document.lead_in_tokens(sentence, &mut tokens);
        let own = tokens.len();
        tokens.extend_from_slice(document.tokens_of(sentence));
        let first = candidates.len();
        matcher.scan(&tokens, &section, |found| {
            let pattern = tables.patterns[usize::from(found.pattern)];
            let at = candidates[first..].iter().position(|candidate| candidate.rule == pattern.rule);
            let candidate = match at {
                Some(at) => &mut candidates[first + at],
                None => {
                    candidates.push(Candidate {
                        rule: pattern.rule,
                        sentence: number,
                        span: sentence.span,
                        evidence: Vec::new(),
                        patterns: Vec::new(),
                        exceptions: Vec::new(),
                        denied: false,
                        anothers: false,
                        assured: false,
                    });
                    candidates.last_mut().expect("one was just pushed")
                }
            };
            match pattern.role {
                Role::Excepts => candidate.exceptions.push(found.pattern),
                Role::Assures => {
                    let start = found.taken.first().map_or(0, |&(start, _)| start as usize);
                    candidate.assured |= !is_described(&tokens, start);
                }
                Role::Finds => {
                    let evidence = own_words(&found, &tokens, own);
                    if !evidence.is_empty() {
                        candidate.patterns.push(found.pattern);
                        candidate.evidence.extend(evidence);
                    }
                }
            }
        });
        for candidate in &mut candidates[first..] {
            candidate.evidence = union(std::mem::take(&mut candidate.evidence));
            if knowledge::ALL[usize::from(candidate.rule)].affirmed {
                candidate.denied =
                    is_denied(&tokens, own, language, &candidate.evidence) || needs_our_leave(&tokens, language);
            }
            if language == Language::En && knowledge::ALL[usize::from(candidate.rule)].power {
                candidate.anothers = is_anothers(&tokens, &candidate.evidence);
            }
        }
        let mut at = first;
        while at < candidates.len() {
            if candidates[at].patterns.is_empty() {
                candidates.remove(at);
            } else {
                at += 1;
            }
        }
    }
    candidates
}

/// Whether what a sentence says by these words is denied by the others; the first `introducing` words of it
/// introduce it.
fn is_denied(tokens: &[Token], introducing: usize, language: Language, evidence: &[Span]) -> bool {
    let Some(last) = evidence.last() else { return false };
    let said = |at: usize| evidence.iter().any(|span| span.contains(tokens[at].span));
    if language != Language::En {
        return Negation { tokens, introducing, language, said }.denied();
    }
    let until = tokens.partition_point(|token| token.span.start < last.start);
    let after = tokens.partition_point(|token| token.span.start < last.end);
    denied(tokens, until, |at| !said(at)) || of_nobody(tokens, after)
}

/// Whether what a sentence says by these words is what another than the service may do.
fn is_anothers(tokens: &[Token], evidence: &[Span]) -> bool {
    let (Some(first), Some(last)) = (evidence.first(), evidence.last()) else { return false };
    let from = tokens.partition_point(|token| token.span.start < first.start);
    let until = tokens.partition_point(|token| token.span.start < last.end);
    of_another(tokens, from, until)
}

/// The words that a match took from the sentence itself, not from its lead-in.
fn own_words(found: &Match, tokens: &[Token], own: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    for &(start, end) in &found.taken {
        let words = &tokens[(start as usize).max(own).min(end as usize)..end as usize];
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            spans.push(Span { start: first.span.start, end: last.span.end });
        }
    }
    spans
}

/// Sorts spans and joins those that overlap.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}
