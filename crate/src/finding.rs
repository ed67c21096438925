//! From verdicts to findings.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::certainty::{certainty, is_of_collection};
use crate::judge::Verdict;
use crate::knowledge;
use crate::knowledge::names::Detail;
use crate::language::Language;
use crate::page::Page;
use crate::pattern::reading::facts::SERVICE;
use crate::report::{Certainty, Definition, Finding, PageKind, Polarity, Range, Source};
use crate::statement::Statement;
use crate::text::document::Document;
use crate::text::span::{ByteOffset, Span, Utf16Index};
use crate::understand::compose::{Composed, Slots, compose};
use crate::understand::definitions::Glossary;
use crate::understand::facts::condition::Condition;
use crate::understand::facts::details::is_doubtful;
use crate::understand::facts::{self, roles};
use crate::understand::scope::Scopes;
use crate::understand::words::{Told, Words};

/// Groups of clause types that tell what data, cookies and the like are for.
const OF_DATA: [&str; 2] = ["tracking", "data-use"];

/// What is known of a document besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// For whom its sentences are.
    pub scopes: &'k Scopes<'k>,
    /// The service's name.
    pub provider: Option<&'k str>,
    /// Of which kind it is.
    pub kind: PageKind,
    /// Its defined terms.
    pub definitions: &'k [Definition],
    /// Whether every candidate is asked for.
    pub all: bool,
}

/// Findings of a document, in document order: of its statements those that are `wanted`.
#[must_use]
pub(crate) fn findings(
    page: &Page,
    document: &Document,
    index: &Utf16Index<'_>,
    statements: &[Statement],
    Known { scopes, provider, kind, definitions, all }: Known<'_>,
    wanted: impl Fn(&Verdict) -> bool,
) -> Vec<Finding> {
    let glossary = Glossary::new(definitions);
    let range = |span: Span| Range { start: index.utf16(span.start).0, end: index.utf16(span.end).0 };
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut findings = Vec::new();
    let waits = kind == PageKind::CookiePolicy && scopes.waits_for_consent();
    for &Statement { language, ref verdict } in statements {
        let rule = &knowledge::ALL[usize::from(verdict.rule)];
        let number = numbers.entry(rule.clause).and_modify(|number| *number += 1).or_insert(1);
        if !wanted(verdict) {
            continue;
        }
        let Range { start, end } = range(verdict.span);
        let at = verdict.sentence as usize;
        let quote = verdict.span.of(page.text());
        let clause = verdict.clause.of(page.text());
        let words = &*scopes.words_at(at);
        let clause_words = if clause == quote { Cow::Borrowed(words) } else { Cow::Owned(Words::read(clause)) };
        // What the model alone sees, and the rules doubt, is only a candidate.
        let unfounded = verdict.source == Source::Model && is_doubtful(rule, &clause_words, words, language);
        if unfounded && !all {
            continue;
        }
        let inside = |span: &Span| {
            let at = |offset: ByteOffset| offset.index().saturating_sub(verdict.clause.start.index());
            (at(span.start), at(span.end))
        };
        let evidence: Vec<_> = verdict.evidence.iter().map(inside).collect();
        let defined: Vec<&str> = glossary.named_in(clause).into_iter().map(|known| known.term.as_str()).collect();
        let (mut facts, told) = facts::read(rule, &clause_words, &evidence, language, provider, &defined);
        let outside = |span: Span| {
            let start = verdict.clause.start.index();
            range(Span::at(start + span.start.index(), start + span.end.index()))
        };
        facts.at = told.into_iter().map(|(fact, span)| (fact, outside(span))).collect();
        // A clause without a subject is done by whom its sentence names.
        if language == Language::En && facts.actor.is_none() {
            let name = |told: &Told| told.text.starts_with(char::is_uppercase) && facts::is_of_others(rule);
            facts.actor = roles::other_actor(words, provider).filter(|told| !name(told)).map(|told| told.text);
        }
        // What is told of all of them holds for those that are needed too, which wait for nothing.
        let further = scopes.goes_further(at);
        if waits
            && !further
            && rule.polarity == Polarity::Bad
            && OF_DATA.contains(&rule.group)
            && rule.detail != Some(Detail::Tracking)
        {
            facts.condition = facts.condition.or(Some(Condition::WithConsent));
        }
        // Who paid nothing has another cap.
        if facts.cap.is_some() && scopes.has_another_cap(at) {
            facts.cap = None;
            facts.at.remove("cap");
        }
        let risk = matches!(rule.polarity, Polarity::Blocker | Polarity::Bad);
        // What is given away is not taken for asked where only what stands around it says so.
        let of_data = || OF_DATA.contains(&rule.group) && scopes.is_grounded_in_consent(at);
        let around = || rule.polarity == Polarity::Bad && (scopes.is_left_to_consent(at) || of_data());
        if risk && facts.condition.is_none() && !further && (scopes.is_introduced_by_consent(at) || around()) {
            facts.condition = Some(Condition::WithConsent);
        }
        let terms = glossary.used_in(quote, facts.data.as_deref());
        let only = scopes.only(rule, at, &clause_words);
        let ends = matches!(rule.detail, Some(Detail::Outlived | Detail::Licence)) && scopes.is_taken_back(at);
        let excepted = only.is_none() && scopes.is_excepted_behind(at);
        let ended = rule.detail == Some(Detail::KeptAfter) && scopes.is_behind_an_end(at);
        let Composed { title, mut what, precision, mild, particulars } =
            compose(rule, &Slots { facts: &facts, words, provider, terms: &terms, ends, excepted, ended });
        if let Some(only) = &only {
            what.push_str(&format!(" {}", only.told));
        }
        // Guidelines tell what readers do, unless they say that it is the service.
        let by_them = words.has(SERVICE) || provider.is_some() && facts.actor.as_deref() == provider;
        let taken_back =
            risk && (scopes.is_denied_behind(at) || is_of_collection(rule) && scopes.is_not_with_them_behind(at));
        let no_deed = scopes.is_no_deed(at) || kind == PageKind::Guidelines && !by_them;
        findings.push(Finding {
            id: format!("{}.{number}", rule.clause),
            clause: rule.clause,
            group: rule.group,
            polarity: rule.polarity,
            score: verdict.score,
            certainty: if ends && rule.detail == Some(Detail::Outlived) || taken_back {
                Certainty::Possible
            } else {
                certainty(verdict, language, &facts, (&clause_words, words), no_deed)
            },
            listed: verdict.listed && !unfounded,
            start,
            end,
            quote: quote.to_owned(),
            evidence: verdict.evidence.iter().copied().map(range).collect(),
            section: document.section_path(document.sentences()[at].section, page.text()),
            only,
            title,
            what,
            precision,
            mild,
            particulars,
            why: rule.why,
            todo: rule.todo,
            terms,
            narrowed: Vec::new(),
            facts,
            prevalence: None,
            usual: false,
            references: rule.references,
            source: verdict.source,
        });
    }
    findings
}
