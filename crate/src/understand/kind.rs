//! What kind of document a page is, and whether it is one of terms at all.
//!
//! The title, the first headings and the address name the kind; the body must speak like one.

use super::words::Words;
use crate::page::{BlockKind, Page};
use crate::pattern::reading::List;
use crate::pattern::reading::documents::{KIND, LEGAL, OF_CONTRACT, OF_DATA_POLICY};
use crate::report::PageKind;
use crate::text::cut::Cut;

/// The kinds by which names are known, the more telling first: much else may be called an agreement.
const KINDS: [(&str, PageKind); 7] = [
    ("data-processing", PageKind::DataProcessing),
    ("cookie-policy", PageKind::CookiePolicy),
    ("privacy-policy", PageKind::PrivacyPolicy),
    ("guidelines", PageKind::Guidelines),
    ("licence", PageKind::Licence),
    ("terms-of-service", PageKind::TermsOfService),
    ("cookies", PageKind::CookiePolicy),
];

/// How much of a text is looked at for phrases of terms, in bytes.
const SAMPLE: usize = 24_000;

/// Fewest words of a page of terms.
const FEWEST_WORDS: usize = 100;

/// Phrases in a thousand words that make a page one of terms where its title names a kind, and
/// where it does not.
const NAMED_DENSITY: f32 = 2.5;
const BARE_DENSITY: f32 = 14.0;

/// How many blocks from the top may hold the document's own heading.
const OPENING_BLOCKS: usize = 40;

/// Kind of a page, and whether it is a page of terms.
#[must_use]
pub fn classify(page: &Page, words: usize) -> (PageKind, bool) {
    let named = named_kind(page);
    let density = density(page, words);
    let enough = if named.is_some() { NAMED_DENSITY } else { BARE_DENSITY };
    let is_terms = words >= FEWEST_WORDS && density >= enough;
    // Where nothing names the kind: who speaks more, the contract or the privacy policy.
    let of_data = || count(page, OF_DATA_POLICY, usize::MAX) > count(page, OF_CONTRACT, usize::MAX);
    let by_body = || if of_data() { PageKind::PrivacyPolicy } else { PageKind::TermsOfService };
    (if is_terms { named.unwrap_or_else(by_body) } else { PageKind::Other }, is_terms)
}

/// The kind that the title, the first headings or the address name.
fn named_kind(page: &Page) -> Option<PageKind> {
    let headings = (0..page.blocks().len().min(OPENING_BLOCKS))
        .filter(|at| matches!(page.blocks()[*at].kind, BlockKind::Heading { level: 1 | 2 }))
        .map(|at| page.block_span(at).of(page.text()));
    let path = page.url.as_deref().and_then(|url| url.split("://").nth(1)).unwrap_or_default();
    let first_line = page.text().lines().find(|line| !line.trim().is_empty()).filter(|line| line.len() < 100);
    page.title.as_deref().into_iter().chain(headings).chain([path]).chain(first_line).find_map(name_in)
}

/// The kind that a text names, the more telling first.
fn name_in(text: &str) -> Option<PageKind> {
    let words = Words::read(text);
    let named = |kind: &str| KIND.all.iter().any(|key| key.key == kind && words.has(key.list));
    KINDS.iter().find(|(key, _)| named(key)).map(|(_, kind)| *kind)
}

/// Phrases of terms in a thousand words, judged by the text's first part.
fn density(page: &Page, words: usize) -> f32 {
    let part = page.text().len().min(SAMPLE);
    let words = words * part / page.text().len().max(1);
    count(page, LEGAL, SAMPLE) as f32 * 1000.0 / words.max(1) as f32
}

/// How often the blocks that begin before an offset have something of a list.
fn count(page: &Page, list: List, until: usize) -> usize {
    let blocks = (0..page.blocks().len()).map(|block| page.block_span(block));
    let blocks = blocks.take_while(|span| span.start.index() < until);
    blocks.map(|span| Words::read(span.of(page.text()).before(until)).all(list).count()).sum()
}
