//! What in a document speaks for a name.

use std::collections::HashMap;

use super::{OPENING, PARTIES, stem};
use crate::page::Page;
use crate::pattern::reading::provider::{
    ACTS, COMMON, COMPANY_FORM, DETERMINER, GROUP, HEREAFTER, INTRODUCES, JOINS_NAMES, PARTY_ITSELF,
};
use crate::text::cut::Cut;
use crate::text::normalize::fold;
use crate::text::span::Span;
use crate::text::token::{Shape, Token};
use crate::understand::words::Words;

/// Longest name, in words.
const LONGEST: usize = 3;
const FEWEST_LETTERS: usize = 4;

/// How a capitalised word stands in running text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// How often it occurs.
    pub times: u32,
    /// How often it does something or owns something.
    pub acts: u32,
    /// How often it stands between words in lower case.
    pub alone: u32,
    /// How often another capitalised word follows right behind.
    joined: u32,
    /// How often another capitalised word stands right before it.
    behind: u32,
    /// How often a determiner stands before it.
    led: u32,
}

impl Standing {
    /// Whether it acts, and is neither led by determiners, as no name is ("your Content"), nor mostly the last part
    /// of a name ("Pond" in "Blue Pond").
    pub fn is_actor(self) -> bool {
        self.acts > 0 && self.led * 4 <= self.times && self.behind * 2 <= self.times
    }
}

/// Capitalised words that may be names, with how they stand.
pub fn standing<'t>(text: &'t str, tokens: &[Token]) -> HashMap<&'t str, Standing> {
    let mut all: HashMap<&str, Standing> = HashMap::new();
    for (at, token) in tokens.iter().enumerate() {
        if !token.shape.has(Shape::CAPITALISED) {
            continue;
        }
        let name = stem(token.span, text);
        if is_no_name(name) {
            continue;
        }
        let (before, next) = (at.checked_sub(1).map(|before| &tokens[before]), tokens.get(at + 1));
        let small = next.filter(|next| !next.shape.has(Shape::CAPITALISED));
        let acts = small.is_some_and(|next| ACTS.has(&fold(next.span.of(text))));
        let owns = name.len() < token.span.of(text).len();
        let joined = next.is_some_and(|next| follows(token, next, text));
        let standing = all.entry(name).or_default();
        standing.times += 1;
        standing.acts += u32::from(acts || owns);
        standing.joined += u32::from(joined);
        standing.behind += u32::from(before.is_some_and(|before| is_name_before(before, token, text)));
        standing.alone += u32::from(!joined && before.is_some_and(|before| is_small_before(before, token, text)));
        standing.led += u32::from(before.is_some_and(|before| DETERMINER.has(&fold(before.span.of(text)))));
    }
    all
}

/// Whether two words are capitalised and only a space apart.
fn follows(token: &Token, next: &Token, text: &str) -> bool {
    let between = Span { start: token.span.end, end: next.span.start };
    next.shape.has(Shape::CAPITALISED) && between.of(text).trim().is_empty()
}

/// Whether a word that may be one of a name, and begins no sentence, stands right before another.
fn is_name_before(before: &Token, token: &Token, text: &str) -> bool {
    let earlier = text.before(before.span.start.index()).trim_end_matches(' ');
    before.shape.has(Shape::CAPITALISED)
        && follows(before, token, text)
        && earlier.ends_with(char::is_alphanumeric)
        && !is_no_name(before.span.of(text))
}

/// Whether a word in lower case stands right before another.
fn is_small_before(before: &Token, token: &Token, text: &str) -> bool {
    let between = Span { start: before.span.end, end: token.span.start };
    before.span.of(text).starts_with(char::is_lowercase) && between.of(text) == " "
}

/// Names that the opening welcomes to, or whose terms it says it holds.
pub fn introduced(text: &str) -> Vec<&str> {
    let opening = text.before(PARTIES);
    let words = Words::read(opening);
    let mut names = Vec::new();
    for found in words.all(INTRODUCES) {
        let proper = |at: &usize| words.gap(*at) == " " && !COMMON.has(words.folded(*at));
        let named = |at: &usize| proper(at) && words.capitalised(*at);
        // A name written small ends where its sentence does: "Thank you for using pond!"
        let small = || {
            Some(found.end).filter(|at| {
                let long = words.folded(*at).len() >= FEWEST_LETTERS;
                proper(at) && long && words.gap(at + 1).starts_with(['!', '.', ','])
            })
        };
        let last = (found.end..found.end + LONGEST).take_while(named).last().or_else(small);
        let (first, last) = (words.span(found.end), last.and_then(|last| words.span(last)));
        if let (Some((start, _)), Some((_, end))) = (first, last) {
            names.push(stem(Span::at(start, end), opening));
        }
    }
    names
}

/// Names given in parentheses together with "we" or "us", and `Example Ltd. ("Example")`.
pub fn defined_names(text: &str) -> Vec<(String, usize)> {
    let opening = text.before(OPENING);
    let mut found = Vec::new();
    for (open, _) in opening.match_indices('(') {
        let Some((inside, _)) = opening.between(open + 1, open + 241).split_once(')') else { continue };
        let before = opening.before(open).trim_end();
        // An apostrophe within a name is none of its quotes.
        let double = inside.contains(['"', '“']);
        let quote = |c: char| if double { matches!(c, '"' | '“' | '”') } else { is_quote(c) };
        let quoted = inside.split(quote).skip(1).step_by(2);
        let names: Vec<&str> = quoted.map(|name| name.trim().trim_matches([',', '.', ';'])).collect();
        let party = |name: &&str| PARTY_ITSELF.has(&fold(name));
        let company = before.rsplit([' ', ',']).next().is_some_and(is_company_form);
        // What repeats the words before it: "provided by Pond ("Pond")".
        let repeats = |name: &&str| {
            let last = name.rsplit(' ').next().unwrap_or(name);
            starts_upper(name) && !COMMON.has(&fold(last)) && before.ends_with(name)
        };
        let hereafter = || Words::read(inside).has(HEREAFTER);
        if names.iter().any(party) || company || names.first().is_some_and(repeats) || hereafter() {
            let usable = |name: &&str| !party(name) && clean(name).is_some();
            let mut own: Vec<String> = names.into_iter().filter(usable).map(str::to_owned).collect();
            // The name that the document gives itself goes before that of its company.
            if own.is_empty() {
                own.extend(names_company_before(before));
            }
            found.extend(own.into_iter().map(|name| (name, open)));
        }
    }
    found
}

/// A text up to the name of a company that speaks for others too: "Blue Pond, Inc. and its affiliates".
fn before_group(text: &str) -> &str {
    let line = text.rsplit('\n').next().unwrap_or(text);
    let words = Words::read(line);
    let group = words.all(GROUP).next().map(|group| line.len() - words.bytes(group).0);
    group.map_or(text, |group| text.before(text.len() - group).trim_end())
}

/// The words before "Inc. (" or the like: "Blue Pond" of "Blue Pond, Inc. (".
fn names_company_before(before: &str) -> Option<String> {
    let before = before_group(before);
    let sentence = before.rsplit(['.', ';', '\n']).find(|part| part.trim().len() > 3)?;
    if let Some(label) = site_before(before) {
        return Some(label.to_owned());
    }
    let mut words: Vec<&str> = sentence.split([' ', ',', '*', '_']).filter(|word| !word.is_empty()).collect();
    words.pop().filter(|form| is_company_form(form))?;
    words.truncate(words.iter().rposition(|word| !is_company_form(word))? + 1);
    let first = words.iter().rposition(|word| !starts_upper(word)).map_or(0, |small| small + 1);
    (first < words.len()).then(|| words[first..].join(" "))
}

/// The label of an address that a text ends with: "pond" of "by using www.pond.example".
fn site_before(text: &str) -> Option<&str> {
    let word = text.rsplit([' ', '\n', '(', '[', '/']).next()?;
    let label = word.strip_prefix("www.").unwrap_or(word);
    let (label, top) = label.split_once('.')?;
    let named = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_alphanumeric());
    (named(label) && top.split('.').all(named) && top.starts_with(|c: char| c.is_ascii_lowercase())).then_some(label)
}

/// Names of companies that the opening speaks of, and their first words where these also stand alone:
/// "Blue Pond" and "Blue" of "Blue Pond, Inc."
pub fn companies<'t>(text: &'t str, tokens: &[Token], standing: &HashMap<&str, Standing>) -> Vec<&'t str> {
    let written = |token: &Token| token.span.of(text);
    let mut names = Vec::new();
    let runs = tokens.chunk_by(|token, next| follows(token, next, text));
    for run in runs.take_while(|run| run[0].span.start.index() < PARTIES) {
        let form = run.iter().position(|token| is_company_form(written(token))).unwrap_or(run.len());
        let rest = text.since(run[run.len() - 1].span.end.index()).trim_start_matches([',', ' ']);
        let formed = form < run.len()
            || rest.split_whitespace().next().is_some_and(|word| starts_upper(word) && is_company_form(word));
        // What a hyphen joins to the run is the first part of its name: "E-Pond Ltd".
        if text.before(run[0].span.start.index()).ends_with('-') {
            continue;
        }
        let first = run[..form].iter().position(|token| !is_no_name(written(token)));
        let (true, Some(first)) = (formed, first) else { continue };
        let name = &run[first..form];
        if name.len() <= LONGEST {
            names.push(text.between(name[0].span.start.index(), name[name.len() - 1].span.end.index()));
        }
        let word = written(&name[0]);
        if name.len() > 1 && standing.get(word).is_some_and(|standing| standing.times > standing.joined + 2) {
            names.push(word);
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Names that are the same as the address that the page has or its text gives most often:
/// "Example" where one writes to `help@example.com`.
pub fn domains<'n>(page: &'n Page, tokens: &[Token], standing: &HashMap<&'n str, Standing>) -> Vec<&'n str> {
    let mut labels: HashMap<String, u32> = HashMap::new();
    let written = page.text().split_whitespace().filter(|word| word.contains('.'));
    for label in written.filter_map(domain_label) {
        *labels.entry(label).or_default() += 1;
    }
    let most = labels.values().copied().max().unwrap_or_default();
    labels.retain(|_, times| *times == most);
    if let Some(label) = page.url.as_deref().and_then(domain_label) {
        labels.insert(label, 1);
    }
    let mut names: Vec<&str> =
        standing.keys().copied().filter(|name| labels.contains_key(&name.to_lowercase())).collect();
    names.extend(acting_small(page.text(), tokens, &labels));
    names.sort_unstable();
    names
}

/// A label that running text writes small, as no common word stands: it acts or owns, and is not led.
fn acting_small<'t>(text: &'t str, tokens: &[Token], labels: &HashMap<String, u32>) -> Option<&'t str> {
    const OFTEN: usize = 2;
    let mut acts: HashMap<&str, usize> = HashMap::new();
    for (at, token) in tokens.iter().enumerate() {
        let name = stem(token.span, text);
        if !labels.contains_key(name) || COMMON.has(name) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| fold(tokens[before].span.of(text)));
        if before.is_some_and(|before| DETERMINER.has(&before)) {
            return None;
        }
        let next =
            tokens.get(at + 1).filter(|next| Span { start: token.span.end, end: next.span.start }.of(text) == " ");
        let does = next.is_some_and(|next| ACTS.has(&fold(next.span.of(text))));
        *acts.entry(name).or_default() += usize::from(does || name.len() < token.span.len());
    }
    let (name, times) = acts.into_iter().max_by_key(|(name, times)| (*times, *name))?;
    (times >= OFTEN).then_some(name)
}

/// The registered label of an address: `example` of `https://www.example.com/terms`, `help@example.co.uk`.
fn domain_label(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = host.rsplit('@').next()?.split(['/', '?', ':', ')', ']']).next()?;
    let labels: Vec<&str> = host.split('.').collect();
    let (&top, rest) = labels.split_last()?;
    let is_label = |label: &&str| label.len() > 1 && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let named = (2..=6).contains(&top.len()) && top.chars().all(|c| c.is_ascii_lowercase());
    // "co" of "co.uk" is no name.
    let label = rest.iter().rev().find(|label| label.len() > 3).or(rest.last())?;
    (named && rest.iter().all(is_label)).then(|| label.to_lowercase())
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

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‘' | '’' | '\'')
}
