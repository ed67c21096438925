//! Tells what each block is: heading, item of a list, entry of a table of contents, or text.
//!
//! Where the extractor knew, it is believed. A document in plain text, or one whose headings are
//! mere bold paragraphs, shows them by their form: short, without a full stop, numbered or in
//! capitals, and followed by running text. Taking a clause for a heading would hide it, so that
//! every sign must be there.

use std::collections::{HashMap, HashSet};

use super::abbreviation::{asks, is_finite, makes_clause, relates};
use super::cut::Cut;
use super::enumerator::{Enumerator, Style, enumerator};
use super::normalize::{fold, trim_blank};
use super::span::Span;
use super::token::{Shape, Token, TokenRange};
use crate::page::{BlockKind, Page};

/// Level of a heading that runs into its paragraph: below any other.
pub const RUN_IN_LEVEL: u8 = u8::MAX;

/// A heading and what it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's text, its number included.
    pub title: Span,
    /// The heading's tokens.
    pub tokens: TokenRange,
    /// 1 is outermost. A parent's level is always lower; a heading that runs into its paragraph
    /// has [`RUN_IN_LEVEL`].
    pub level: u8,
    /// Index of the section around it.
    pub parent: Option<u32>,
}

/// A block with what is seen of it at first sight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outline {
    /// Its index in the page.
    pub index: u32,
    /// Where it lies, without the white space at its end.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it begins with.
    pub enumerator: Option<Enumerator>,
    /// What it is.
    pub role: Role,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading.
    Heading {
        /// 1 upwards; inferred headings may lie deeper than 6.
        level: u8,
    },
    /// A line that repeats a heading: an entry of a table of contents.
    Entry,
    /// An item of a list, as the extractor saw it.
    Item {
        /// 1 upwards.
        depth: u8,
    },
    /// Running text; may prove to be an item of a list.
    Text,
    /// A cell of a table.
    Cell,
}

/// Most words that an inferred heading has.
const HEADING_WORDS: usize = 12;

/// Most words that a heading has where the page's markup says that it is one.
const LONGEST_HEADING: usize = 30;

/// The same, in bytes: each finding tells the headings above it.
const HEADING_BYTES: usize = 1000;

/// Fewest words that follow an inferred heading, where no punctuation shows running text.
const BODY_WORDS: usize = 8;

/// What each block of a page is; `tokens_of` holds the tokens of each.
pub(super) fn outline(page: &Page, tokens: &[Token], tokens_of: &[TokenRange]) -> Vec<Outline> {
    let text = page.text();
    let mut blocks: Vec<Outline> = Vec::with_capacity(tokens_of.len());
    for (index, (block, &range)) in (0u32..).zip(page.blocks().iter().zip(tokens_of)) {
        let span = page.block_span(index as usize);
        let lead = span.of(text).len() - trim_blank(span.of(text)).len();
        let span = Span::at(span.start.index() + lead, span.end.index().max(span.start.index() + lead));
        let role = match block.kind {
            BlockKind::Heading { level } if !is_prose(span.of(text), range.len()) => Role::Heading { level },
            BlockKind::ListItem { depth } => Role::Item { depth },
            BlockKind::Paragraph | BlockKind::Heading { .. } => Role::Text,
            BlockKind::TableCell => Role::Cell,
        };
        blocks.push(Outline { index, span, tokens: range, enumerator: enumerator(span.of(text)), role });
    }
    blocks.retain(|block| !block.tokens.is_empty());
    infer_headings(text, tokens, &mut blocks);
    find_entries(text, &mut blocks);
    blocks
}

/// Whether a heading of so many words is a paragraph that is merely marked up as one.
fn is_prose(line: &str, words: usize) -> bool {
    words > LONGEST_HEADING
        || line.len() > HEADING_BYTES
        || (words > HEADING_WORDS && line.trim_end_matches(['"', '”', ')']).ends_with('.'))
}

/// Fewest words of a heading that states something.
const STATEMENT_WORDS: usize = 4;

/// Whether a heading states something that may bind the reader, as "We may sell your data" does and
/// "How we use your data" or "Data we may share" does not. `words` are its tokens without an
/// enumerator.
pub(super) fn states(text: &str, line: &str, words: &[Token]) -> bool {
    let word = |at: usize| words.get(at).map(|token| token.span.of(text));
    let is = |at: usize, test: fn(&str) -> bool| word(at).is_some_and(test);
    if words.len() < STATEMENT_WORDS || line.trim_end().ends_with(['?', '？']) {
        return false;
    }
    let question = (0..words.len()).find(|&at| is(at, asks)).unwrap_or(words.len());
    if question == 0 {
        return false;
    }
    let stopped = line.trim_end_matches(['"', '”', ')', '*', '_']).ends_with(['.', '!']);
    let acts = |at: usize| is(at, makes_clause) || is(at, is_finite);
    let party_acts = is(0, makes_clause) && (acts(1) || acts(2));
    let verb = (1..question).any(|at| is(at, is_finite) && !is(at - 1, relates));
    party_acts || verb || (stopped && (0..words.len()).any(|at| is(at, makes_clause)))
}

/// Turns paragraphs that look like headings into such.
fn infer_headings(text: &str, tokens: &[Token], blocks: &mut [Outline]) {
    let divisions = find_divisions(text, tokens, blocks);
    // Inferred headings lie below the last real one, and all below the division that they stand in.
    let mut base = 1u8;
    let mut division: Option<u8> = None;
    for at in 0..blocks.len() {
        let divides = divisions.contains(&at);
        let level = match blocks[at].role {
            Role::Heading { level } if divides => level,
            Role::Heading { level } => {
                division = division.filter(|around| level >= *around);
                level.saturating_add(u8::from(division.is_some()))
            }
            Role::Text if divides => division.unwrap_or(base.saturating_add(1)),
            Role::Text => {
                let next = blocks.get(at + 1).copied();
                if let Some(rank) = next.and_then(|next| heading_rank(text, tokens, blocks[at], next)) {
                    blocks[at].role = Role::Heading { level: base.saturating_add(rank) };
                }
                continue;
            }
            Role::Entry | Role::Item { .. } | Role::Cell => continue,
        };
        blocks[at].role = Role::Heading { level };
        base = level;
        if divides {
            division = Some(level);
        }
    }
}

/// Words that a division of a document is called by, in the languages that are read, folded.
const DIVISIONS: [&str; 28] = [
    "part",
    "schedule",
    "annex",
    "appendix",
    "exhibit",
    "chapter", // English
    "teil",
    "anhang",
    "anlage",
    "kapitel", // German
    "partie",
    "annexe",
    "chapitre",
    "titre", // French
    "parte",
    "anexo",
    "capitulo",
    "apendice",
    "titulo", // Spanish
    "allegato",
    "appendice",
    "capitolo",
    "capo",
    "titolo", // Italian
    "czesc",
    "zalacznik",
    "rozdzial",
    "dzial", // Polish
];

/// Longest label of a division, in bytes: "XVIII", "1B".
const DIVISION_LABEL: usize = 5;

/// The headings of a document's largest divisions, as indices of blocks: "PART B: Terms for users in
/// Europe", whatever stands below and however it is marked up. Where such a line comes again, in
/// full or by its label alone, only the last one is over anything: the others list what comes.
fn find_divisions(text: &str, tokens: &[Token], blocks: &[Outline]) -> HashSet<usize> {
    let mut last: HashMap<String, usize> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if matches!(block.role, Role::Text | Role::Heading { .. })
            && let Some(division) = division(text, tokens, *block)
        {
            last.insert(division, at);
        }
    }
    last.into_values().filter(|&at| at + 1 < blocks.len()).collect()
}

/// Which division a line is the heading of, if it looks like one: "part b".
fn division(text: &str, tokens: &[Token], block: Outline) -> Option<String> {
    let line = block.span.of(text);
    let [name, label, rest @ ..] = block.tokens.of(tokens) else { return None };
    let word = fold(name.span.of(text));
    let label = label.span.of(text);
    let labels = label.len() <= DIVISION_LABEL
        && (label.len() == 1 || label.bytes().all(|byte| byte.is_ascii_digit() || b"IVXL".contains(&byte)))
        && label.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let titled = rest.first().is_none_or(|first| first.shape.has(Shape::CAPITALISED) || first.shape.has(Shape::NUMBER));
    let short = block.tokens.len() <= HEADING_WORDS && !ends_clause(line);
    (labels && titled && short && DIVISIONS.contains(&word.as_str())).then(|| format!("{word} {label}"))
}

/// How deep a paragraph lies as a heading, 1 upwards, if it looks like one.
fn heading_rank(text: &str, tokens: &[Token], block: Outline, next: Outline) -> Option<u8> {
    let line = block.span.of(text);
    if block.tokens.len() > HEADING_WORDS || ends_clause(line) || !matches!(next.role, Role::Text | Role::Item { .. }) {
        return None;
    }
    let style = block.enumerator.map(|enumerator| enumerator.style);
    let numbered = match style {
        Some(Style::Number | Style::Capital | Style::Section(_)) => true,
        Some(Style::Roman) => line.starts_with(|c: char| c.is_ascii_uppercase()),
        Some(Style::Bullet(_) | Style::Letter) => return None,
        None => bare_number(line),
    };
    let subsection = matches!(next.enumerator, Some(Enumerator { style: Style::Section(_), .. }));
    let body = next.tokens.len() >= BODY_WORDS || ends_clause(next.span.of(text));
    if !(subsection || (body && next.tokens.len() > block.tokens.len())) {
        return None;
    }
    let skip = usize::from(numbered).min(block.tokens.len());
    let words = &block.tokens.of(tokens)[skip..];
    let first = words.first()?;
    if !first.shape.has(Shape::CAPITALISED) {
        return None;
    }
    let (capitals, title) = (is_capitals(words), is_title(text, words));
    // "Last updated: 1 May 2020" is over nothing.
    if !numbered && words.iter().any(|word| word.shape.has(Shape::NUMBER)) {
        return None;
    }
    let same_list = next.enumerator.map(|enumerator| enumerator.style) == style;
    let question = asks(first.span.of(text));
    let says_nothing = question || !words.iter().any(|word| makes_clause(word.span.of(text)));
    let formal = title || capitals || (says_nothing && !same_list);
    match style {
        Some(Style::Section(parts)) if formal => Some(parts.min(4)),
        _ if numbered && formal => Some(1),
        None if capitals => Some(1),
        None if title || question => Some(2),
        _ => None,
    }
}

/// Whether words are written in capitals.
fn is_capitals(words: &[Token]) -> bool {
    words.iter().all(|w| w.shape.has(Shape::ALL_CAPS) || w.shape.has(Shape::NUMBER) || w.span.len() == 1)
}

/// Whether words are written as in a title: "Limits of our Liability". Up to half of them, not the
/// last, may be short words in lower case, such as articles.
fn is_title(text: &str, words: &[Token]) -> bool {
    let is_lower = |w: &&Token| !w.shape.has(Shape::CAPITALISED) && !w.shape.has(Shape::NUMBER);
    let lower = words.iter().filter(is_lower).count();
    let articles = |w: &Token| w.span.len() <= 4 && !makes_clause(w.span.of(text));
    2 * lower <= words.len()
        && words.last().is_some_and(|last| !is_lower(&last))
        && words.iter().filter(is_lower).all(articles)
}

/// Most words of a heading that runs into its paragraph.
const RUN_IN_WORDS: usize = 8;

/// Whether the first sentence of a paragraph is a heading that runs into it: "Beta Services. You
/// may ...". `words` are its tokens without an enumerator, `rest` those of the paragraph after it.
pub(super) fn runs_in(text: &str, sentence: &str, words: &[Token], rest: &[Token]) -> bool {
    let titled = words.first().is_some_and(|first| first.shape.has(Shape::CAPITALISED)) && is_title(text, words);
    // A whole paragraph in capitals says nothing of its first sentence.
    let apart = !is_capitals(words) || rest.iter().any(|word| word.span.len() > 1 && !word.shape.has(Shape::ALL_CAPS));
    words.len() <= RUN_IN_WORDS
        && titled
        && apart
        && sentence.ends_with('.')
        && !words.iter().any(|word| makes_clause(word.span.of(text)))
}

/// Whether a line begins with a number and a capitalised word: "3 Your account".
fn bare_number(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && line.len() - rest.len() <= 2
        && rest.trim_start().starts_with(char::is_uppercase)
        && rest.starts_with(char::is_whitespace)
}

/// Whether a line ends as a clause does, or goes on after it.
fn ends_clause(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»'])
        .ends_with(['.', '!', '?', ';', ':', ',', '…', '。', '！', '？', '：', '；'])
}

/// Finds lines that repeat the words of a heading.
fn find_entries(text: &str, blocks: &mut [Outline]) {
    let words = |block: &Outline| {
        let line = block.span.of(text);
        fold(line.since(block.enumerator.map_or(0, |enumerator| enumerator.len)))
    };
    let headings: HashSet<String> =
        blocks.iter().filter(|block| matches!(block.role, Role::Heading { .. })).map(words).collect();
    if headings.is_empty() {
        return;
    }
    for block in blocks {
        let listed = matches!(block.role, Role::Item { .. } | Role::Text | Role::Cell);
        let short = block.tokens.len() <= HEADING_WORDS && !ends_clause(block.span.of(text));
        if listed && short && headings.contains(&words(block)) {
            block.role = Role::Entry;
        }
    }
}
