//! ToS;DR: quotes that volunteers filed under cases, found again in their documents or alone.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::Serialize;

use super::count::{Count, mean, number, share};
use crate::cli::corpus::{self, Catalogue, Quote};
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use crate::page::Page;
use crate::report::Finding;
use crate::{Options, analyze};

/// How many candidates of a clause type a reader would look at.
const BEST: usize = 3;

const ALL: Options = Options { all: true, language: Some(Language::En), texts: Language::En };

/// Quotes found in their documents.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Located {
    /// Number of documents.
    pub documents: u32,
    /// Number of quotes whose case is a clause type.
    pub quotes: u32,
    /// Share of them that a listed finding of their clause type overlaps.
    pub listed: f64,
    /// Share of them that one of the three best candidates of their clause type overlaps.
    pub among_three_best: f64,
    /// Listed findings a document.
    pub findings_a_document: f64,
}

/// Quotes alone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alone {
    /// Number of quotes whose case is a clause type.
    pub quotes: u32,
    /// Share of them whose best candidate is of their clause type.
    pub top1: f64,
    /// Mean over the clause types of the F1 of the best candidate.
    pub macro_f1: f64,
}

/// Judges quotes where they stand.
pub fn located(
    quotes: &[Quote],
    documents: &BTreeMap<String, String>,
    catalogue: &Catalogue,
) -> Result<Located, Error> {
    let mut by_document: BTreeMap<&str, Vec<(&Quote, &str)>> = BTreeMap::new();
    for quote in quotes {
        if let Some(clause) = catalogue.clause_of(&quote.case) {
            by_document.entry(&quote.document).or_default().push((quote, clause));
        }
    }
    let (mut known, mut listed, mut best, mut findings) = (0, 0, 0, 0);
    for (name, quotes) in &by_document {
        let text = documents.get(*name).ok_or_else(|| Error::new(ErrorKind::Io, format!("no document {name}")))?;
        let read = Read::new(&corpus::markdown(text)?);
        findings += number(read.findings.iter().filter(|finding| finding.listed).count());
        for (quote, clause) in quotes {
            let quote = letters(corpus::markdown(&quote.quote)?.text());
            let places = read.places(&quote);
            let mut candidates: Vec<_> = read.findings.iter().filter(|finding| finding.clause == *clause).collect();
            candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
            let hit = |finding: &Finding| {
                let at = read.letters_of(finding);
                places.iter().any(|place| place.start < at.end && at.start < place.end)
            };
            known += 1;
            listed += u32::from(candidates.iter().any(|finding| finding.listed && hit(finding)));
            best += u32::from(candidates.iter().take(BEST).any(|finding| hit(finding)));
        }
    }
    let documents = number(by_document.len());
    Ok(Located {
        documents,
        quotes: known,
        listed: share(listed, known),
        among_three_best: share(best, known),
        findings_a_document: share(findings, documents),
    })
}

/// Judges quotes without their documents.
pub fn alone(quotes: &[Quote], catalogue: &Catalogue) -> Result<Alone, Error> {
    let mut counts: HashMap<&str, Count> = HashMap::new();
    let (mut known, mut right) = (0, 0);
    for quote in quotes {
        let Some(there) = catalogue.clause_of(&quote.case) else { continue };
        let findings = analyze(&corpus::markdown(&quote.quote)?, &ALL).findings;
        let best = findings.iter().max_by(|a, b| a.score.total_cmp(&b.score)).map(|finding| finding.clause);
        known += 1;
        right += u32::from(best == Some(there));
        counts.entry(there).or_default().add(best == Some(there), true);
        if let Some(best) = best.filter(|best| *best != there) {
            counts.entry(best).or_default().add(true, false);
        }
    }
    let there = counts.into_values().map(Count::measures).filter(|measures| measures.there > 0);
    Ok(Alone { quotes: known, top1: share(right, known), macro_f1: mean(there.map(|measures| measures.f1)) })
}

/// A document's findings and its letters, in which quotes are looked for: these were taken from
/// other renderings of the same text.
struct Read {
    findings: Vec<Finding>,
    letters: String,
    /// Number of bytes of `letters` before each UTF-16 code unit of the text.
    before: Vec<usize>,
}

impl Read {
    fn new(page: &Page) -> Self {
        let text = page.text();
        let mut before = Vec::new();
        let mut all = String::new();
        for letter in text.chars() {
            before.extend(std::iter::repeat_n(all.len(), letter.len_utf16()));
            push(letter, &mut all);
        }
        before.push(all.len());
        Self { findings: analyze(page, &ALL).findings, letters: all, before }
    }

    fn letters_of(&self, finding: &Finding) -> Range<usize> {
        self.before[finding.start as usize]..self.before[finding.end as usize]
    }

    /// Where a quote's letters stand.
    fn places(&self, quote: &str) -> Vec<Range<usize>> {
        if quote.is_empty() {
            return Vec::new();
        }
        self.letters.match_indices(quote).map(|(at, _)| at..at + quote.len()).collect()
    }
}

fn letters(text: &str) -> String {
    let mut letters = String::new();
    text.chars().for_each(|letter| push(letter, &mut letters));
    letters
}

fn push(letter: char, into: &mut String) {
    if letter.is_alphanumeric() {
        into.extend(letter.to_lowercase());
    }
}
