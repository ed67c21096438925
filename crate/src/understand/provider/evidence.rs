//! What in a document speaks for a name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{OPENING, PARTIES, stem};
use crate::page::Page;
use crate::pattern::reading::provider::{
    ACTS, COMMON, COMPANY_FORM, DETERMINER, HEREAFTER, INTRODUCES, JOINS_NAMES, PARTY_ITSELF,
};
use crate::text::cut::Cut;
use crate::text::normalize::fold;
use crate::text::span::Span;
use crate::text::token::{Shape, Token};
use crate::understand::words::Words;

/// Longest name, in words.
const LONGEST: usize = 3;

/// How a name stands in running text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// How often it occurs.
    pub times: u32,
    /// How often it does something or owns something.
    pub acts: u32,
    /// How often it stands between words in lower case.
    pub alone: u32,
    /// How often it is the first word of a longer name.
    pub joined: u32,
    /// How often a determiner stands before it.
    led: u32,
    /// Whether the opening has it as (the beginning of) a company's name: "Pond Ireland Ltd".
    pub company: bool,
}

impl Standing {
    /// Whether determiners seldom lead it, as they do what is no name ("your Content").
    pub fn is_free(self) -> bool {
        self.led * 4 <= self.times
    }
}

/// Capitalised words, and up to three side by side, that may be names, with how they stand.
pub fn standing<'t>(text: &'t str, tokens: &[Token], written: &HashMap<&str, u32>) -> HashMap<&'t str, Standing> {
    let within = |at: usize| at > 0 && is_small_before(&tokens[at - 1], &tokens[at], text);
    let capitals = || (0..tokens.len()).filter(|at| tokens[*at].shape.has(Shape::CAPITALISED));
    // The word that begins a sentence is one of a name if it is seldom written small.
    let is_part = |at: usize| {
        let word = stem(tokens[at].span, text);
        let inside = text.before(tokens[at].span.start.index()).trim_end_matches(' ').ends_with(char::is_alphanumeric);
        let begins = || written.get(&*word.to_lowercase()) < written.get(word) && !DETERMINER.has(&fold(word));
        !is_no_name(word) && !is_form(word) && (inside || begins())
    };
    let mut all: HashMap<&str, Standing> = HashMap::new();
    let mut past = 0;
    for first in capitals() {
        let alone = || !joins(first, tokens, text) && !is_no_name(stem(tokens[first].span, text));
        // What a hyphen joins to the word is the first part of its name: "E-Pond Ltd".
        let start = tokens[first].span.start.index();
        if first < past || !is_part(first) && !alone() || text.before(start).ends_with('-') {
            continue;
        }
        let goes_on = |at: &usize| joins(at - 1, tokens, text) && is_part(*at) && !acts(&tokens[*at], text);
        let last = (first + 1..tokens.len()).take(LONGEST - 1).take_while(goes_on).last().unwrap_or(first);
        let word = stem(tokens[last].span, text);
        let owns = word.len() < tokens[last].span.len();
        let mut end = tokens[last].span.start.index() + word.len();
        past = last + 1;
        // The end of an address is part of a name: "Pond.com".
        let is_small = |top: &&Token| top.span.of(text).chars().all(|c| c.is_ascii_lowercase());
        let top = tokens.get(past).filter(|top| text.between(end, top.span.start.index()) == ".");
        if let Some(top) = top.filter(is_small) {
            (past, end) = (past + 1, top.span.end.index());
        }
        let name = text.between(start, end);
        let does = tokens.get(past).is_some_and(|next| !next.shape.has(Shape::CAPITALISED) && acts(next, text));
        let before = first.checked_sub(1).map(|before| &tokens[before]);
        let begins =
            !before.is_some_and(|before| before.shape.has(Shape::CAPITALISED) && follows(before, &tokens[first], text));
        let company = start < PARTIES && begins && is_company(last, tokens, text);
        if last > first {
            let head = all.entry(tokens[first].span.of(text)).or_default();
            (head.times, head.joined) = (head.times + 1, head.joined + 1);
            head.company |= company;
        }
        let standing = all.entry(name).or_default();
        standing.times += 1;
        standing.company |= company;
        standing.acts += u32::from(does || owns);
        standing.alone += u32::from(!joins(last, tokens, text) && within(first));
        standing.led += u32::from(before.is_some_and(|before| DETERMINER.has(&fold(before.span.of(text)))));
    }
    all
}

/// Whether the capitalised words right behind one end in the form of a company.
fn is_company(last: usize, tokens: &[Token], text: &str) -> bool {
    let run = (last..last + LONGEST).take_while(|at| *at == last || joins(at - 1, tokens, text));
    let mut gaps = run.filter_map(|at| Some((tokens[at].span.end, tokens.get(at + 1)?.span)));
    gaps.any(|(end, next)| {
        is_form(next.of(text)) && Span { start: end, end: next.start }.of(text).trim_matches([',', ' ']).is_empty()
    })
}

fn acts(token: &Token, text: &str) -> bool {
    ACTS.has(&fold(token.span.of(text)))
}

/// Whether a capitalised word follows right behind another word.
fn joins(at: usize, tokens: &[Token], text: &str) -> bool {
    tokens.get(at + 1).is_some_and(|next| follows(&tokens[at], next, text))
}

/// Whether a capitalised word is only a space apart from the word before.
fn follows(token: &Token, next: &Token, text: &str) -> bool {
    let between = Span { start: token.span.end, end: next.span.start }.of(text);
    next.shape.has(Shape::CAPITALISED) && between.trim().is_empty() && !between.contains('\n')
}

/// Whether a word in lower case stands right before another.
fn is_small_before(before: &Token, token: &Token, text: &str) -> bool {
    let between = Span { start: before.span.end, end: token.span.start };
    before.span.of(text).starts_with(char::is_lowercase) && between.of(text) == " "
}

/// Names that the opening welcomes to, or whose terms it says it holds.
pub fn introduced<'t>(text: &str, standing: &HashMap<&'t str, Standing>) -> Vec<&'t str> {
    let opening = text.before(PARTIES);
    let words = Words::read(opening);
    let named = |found: Range<usize>| {
        let rest = opening.since(words.span(found.end).filter(|_| words.gap(found.end) == " ")?.0);
        standing.keys().copied().filter(|name| rest.starts_with(name)).max_by_key(|name| name.len())
    };
    words.all(INTRODUCES).filter_map(named).collect()
}

/// Words that the text gives a meaning of its own, in quotes.
pub fn terms(text: &str) -> HashSet<&str> {
    text.split(is_quote).map(|term| term.trim_end_matches([',', '.'])).filter(|term| term.len() < 40).collect()
}

/// Names given in parentheses together with "we" or "us", and `Example Ltd. ("Example")`.
pub fn defined_names(text: &str, standing: &HashMap<&str, Standing>) -> Vec<(String, usize)> {
    let opening = text.before(OPENING);
    let mut found = Vec::new();
    for (open, _) in opening.match_indices('(') {
        let Some((inside, _)) = opening.between(open + 1, open + 241).split_once(')') else { continue };
        let before = opening.before(open).trim_end();
        // An apostrophe within a name, or before it, is none of its quotes.
        let double = inside.contains(DOUBLE);
        let opens = |(at, c): (usize, char)| is_quote(c) && !inside.before(at).ends_with(char::is_alphanumeric);
        let single = inside.char_indices().any(opens);
        let quote = |c: char| if double { DOUBLE.contains(&c) } else { single && is_quote(c) };
        let quoted = inside.split(quote).skip(1).step_by(2);
        let names: Vec<&str> = quoted.map(|name| name.trim().trim_matches([',', '.', ';'])).collect();
        let party = |name: &&str| PARTY_ITSELF.has(&fold(name));
        let company = before.rsplit([' ', ',']).next().is_some_and(is_form);
        let sentence = before.rsplit(['\n', ';']).next().unwrap_or(before);
        let hereafter = Words::read(inside).has(HEREAFTER);
        // What repeats the words before it: "provided by Pond ("Pond")".
        let repeats = |name: &&str| {
            let last = name.rsplit(' ').next().unwrap_or(name);
            (hereafter || starts_upper(name)) && !COMMON.has(&fold(last)) && before.ends_with(name)
        };
        let hereafter = || hereafter && sentence.split([' ', ',']).any(is_form);
        if names.iter().any(party) || company || names.first().is_some_and(repeats) || hereafter() {
            let usable = |name: &&str| !party(name) && clean(name).is_some();
            let mut own: Vec<String> = names.into_iter().filter(usable).map(str::to_owned).collect();
            // The name that the document gives itself goes before that of its company.
            if own.is_empty() {
                let companies = standing.iter().filter(|(_, standing)| standing.company);
                let last = companies.filter_map(|(name, _)| Some((sentence.rfind(name)?, *name))).max();
                own.extend(last.map(|(_, name)| name.to_owned()));
            }
            found.extend(own.into_iter().map(|name| (name, open)));
        }
    }
    found
}

/// The label of the address that the page has and of those that its text gives most often, most of all to write to:
/// "example" where one writes to `help@example.com`.
pub fn labels(page: &Page) -> Vec<String> {
    const MAIL: u32 = 3;
    let mut labels: HashMap<String, u32> = HashMap::new();
    for word in page.text().split_whitespace().filter(|word| word.contains('.')) {
        if let Some(label) = domain_label(word) {
            *labels.entry(label).or_default() += if word.contains('@') { MAIL } else { 1 };
        }
    }
    let most = labels.values().copied().max().unwrap_or_default();
    let most = labels.into_iter().filter(|(_, times)| *times == most).map(|(label, _)| label);
    let mut all: Vec<String> = page.url.as_deref().and_then(domain_label).into_iter().chain(most).collect();
    all.sort_unstable();
    all
}

/// The registered label of an address: `example` of `https://www.example.com/terms`, `help@example.co.uk`.
fn domain_label(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = host.rsplit('@').next()?.split(['/', '?', ':', ')', ']']).next()?;
    let labels: Vec<&str> = host.split('.').collect();
    let (&top, rest) = labels.split_last()?;
    let is_label = |label: &&str| label.len() > 1 && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let named = (2..=7).contains(&top.len()) && top.chars().all(|c| c.is_ascii_lowercase());
    // "co" of "co.uk" is no name.
    let label = rest.iter().rev().find(|label| label.len() > 2 && **label != "com").or(rest.last())?;
    (named && rest.iter().all(is_label)).then(|| label.to_lowercase())
}

fn is_form(word: &str) -> bool {
    starts_upper(word) && is_company_form(word)
}

fn is_company_form(word: &str) -> bool {
    COMPANY_FORM.has(&fold(word).replace(['.', ' '], ""))
}

/// Parts of a title that are not the kind of document: "Example | Terms of Service".
pub fn title_names(title: &str) -> Vec<String> {
    let name = |part: &str| {
        // Where words of a kind stand around it, a name is in one piece: "Blue Pond Privacy Policy".
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut pieces = words.split(|word| is_no_name(word)).filter(|piece| !piece.is_empty());
        let name = pieces.next().filter(|name| name.len() <= LONGEST)?;
        pieces.next().is_none().then(|| name.join(" "))
    };
    title.split(['|', '–', '—', '·', ':', '-', '(', ')', '•', '»', '«', '/']).filter_map(name).collect()
}

/// A usable name: short, capitalised, no common word.
pub fn clean(name: &str) -> Option<String> {
    let name = name.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let joins = |word: &&str| JOINS_NAMES.has(&fold(word));
    let words = name.split_whitespace().skip_while(joins);
    let words: Vec<&str> = words.filter(|word| !is_company_form(word)).collect();
    let usable = (1..=LONGEST).contains(&words.len())
        && name.len() > 1
        && words[0].starts_with(char::is_alphanumeric)
        && !words.iter().all(|word| COMMON.has(&fold(word)))
        && (!COMMON.has(&fold(words[0])) || words.iter().all(|word| starts_upper(word)))
        && words.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '\''));
    usable.then(|| words.join(" "))
}

fn is_no_name(word: &str) -> bool {
    COMMON.has(&fold(word)) || !starts_upper(word) && !word.contains('.')
}

/// Whether a word begins as names do: "Pond", "7Ponds".
fn starts_upper(word: &str) -> bool {
    word.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(char::is_uppercase)
}

/// Quotes that no word has within it.
const DOUBLE: [char; 6] = ['"', '“', '”', '„', '«', '»'];

fn is_quote(c: char) -> bool {
    DOUBLE.contains(&c) || matches!(c, '‘' | '’' | '\'')
}
