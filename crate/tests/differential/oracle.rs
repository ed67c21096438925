//! What the `regex` crate finds for a pattern.
//!
//! Each distinct word of a sentence is written as one character of a private-use area, and a
//! pattern as an expression over these, worked out from its tree by plain string comparison. The
//! tables, the trie and the matcher have no part in it.

use clauselight::pattern::matcher::Matcher;
use clauselight::pattern::tables::Tables;
use clauselight::text::span::Span;
use clauselight::text::token::{Shape, Token};
use regex::Regex;

use crate::compiler::compile::{Role, Source, compile};
use crate::compiler::program::{PROVIDER, Vocabulary};
use crate::compiler::syntax::{self, Atom, Element, Sequence};
use crate::owned::Owned;

/// The name that the sentences' service bears.
const NAME: &str = "acme";

/// A sentence's words, with one character for each distinct one.
pub struct Sentence {
    pub words: Vec<String>,
    distinct: Vec<String>,
}

impl Sentence {
    pub fn new(words: Vec<String>) -> Self {
        let mut distinct = words.clone();
        distinct.sort();
        distinct.dedup();
        Self { words, distinct }
    }

    fn character(&self, word: &str) -> char {
        let at = self.distinct.iter().position(|known| known == word).expect("the word is in the sentence");
        char::from_u32(0xE000 + u32::try_from(at).expect("few words")).expect("a private-use character")
    }

    pub fn coded(&self, words: &[String]) -> String {
        words.iter().map(|word| self.character(word)).collect()
    }

    /// A character class of the words for which `test` holds, or their complement.
    fn set(&self, complement: bool, test: impl Fn(&str) -> bool) -> String {
        let chosen: String = self.distinct.iter().filter(|word| test(word)).map(|word| self.character(word)).collect();
        match (chosen.is_empty(), complement) {
            (true, false) => r"[^\x{0}-\x{10FFFF}]".to_owned(),
            (true, true) => "(?s:.)".to_owned(),
            (false, false) => format!("[{chosen}]"),
            (false, true) => format!("[^{chosen}]"),
        }
    }

    pub fn tokens(&self, words: &[String], tables: &Tables<'_>) -> Vec<Token> {
        let token = |word: &String| {
            let mut shape = Shape::default();
            if word == NAME {
                shape = shape.with(Shape::PROVIDER);
            }
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                shape = shape.with(Shape::NUMBER);
            }
            Token { span: Span::default(), class: tables.lexicon.class_of(word.as_bytes()), shape, ..Token::default() }
        };
        words.iter().map(token).collect()
    }
}

/// The expression of a pattern over one sentence's characters.
pub struct Oracle<'a> {
    pub sentence: &'a Sentence,
    pub vocabulary: &'a Vocabulary,
}

impl Oracle<'_> {
    pub fn sequence(&self, sequence: &[Element]) -> String {
        let mut out = String::new();
        for element in sequence {
            match element {
                Element::Atom { atom, optional } => {
                    out.push_str(&self.atom(atom));
                    out.push_str(if *optional { "?" } else { "" });
                }
                Element::Gap { max, without: None } => out.push_str(&format!("(?s:.){{0,{max}}}?")),
                Element::Gap { max, without: Some(atom) } => {
                    let other = self.sentence.set(true, |word| self.begins(atom, word));
                    out.push_str(&format!("{other}{{0,{max}}}?"));
                }
                Element::Not(_) => unreachable!("the regex crate has no look-ahead"),
                Element::Near { left, distance, right } => {
                    let (left, right) = (self.atom(left), self.atom(right));
                    let gap = format!("(?s:.){{0,{distance}}}?");
                    out.push_str(&format!("(?:{left}{gap}{right}|{right}{gap}{left})"));
                }
                Element::Named { name, part } => out.push_str(&format!("(?<{name}>{})", self.sequence(part))),
                Element::Start => out.push('^'),
                Element::End => out.push('$'),
            }
        }
        out
    }

    fn atom(&self, atom: &Atom) -> String {
        match atom {
            Atom::Word(_) | Atom::Prefix(_) | Atom::Number => self.sentence.set(false, |word| self.begins(atom, word)),
            Atom::Class(name) if name == PROVIDER => self.sentence.set(false, |word| word == NAME),
            Atom::Class(name) => self.any(&self.vocabulary[&(0, name.clone())]),
            Atom::Group(alternatives) => self.any(alternatives),
        }
    }

    fn any(&self, alternatives: &[Sequence]) -> String {
        let all: Vec<String> = alternatives.iter().map(|one| self.sequence(one)).collect();
        format!("(?:{})", all.join("|"))
    }

    /// Whether a word can begin an atom, by plain comparison.
    fn begins(&self, atom: &Atom, word: &str) -> bool {
        match atom {
            Atom::Word(wanted) => word == wanted,
            Atom::Prefix(wanted) => word.starts_with(wanted.as_str()),
            Atom::Number => word.starts_with(|c: char| c.is_ascii_digit()),
            Atom::Class(name) if name == PROVIDER => word == NAME,
            Atom::Class(name) => self.begin_any(&self.vocabulary[&(0, name.clone())], word),
            Atom::Group(alternatives) => self.begin_any(alternatives, word),
        }
    }

    fn begin_any(&self, alternatives: &[Sequence], word: &str) -> bool {
        alternatives.iter().any(|alternative| {
            for element in alternative {
                match element {
                    Element::Atom { atom, optional } => {
                        if self.begins(atom, word) {
                            return true;
                        }
                        if !optional {
                            return false;
                        }
                    }
                    Element::Near { left, right, .. } => return self.begins(left, word) || self.begins(right, word),
                    _ => {}
                }
            }
            false
        })
    }
}

/// The classes that the patterns know.
pub fn vocabulary() -> Vocabulary {
    let class = |name: &str, alternatives: &[&str]| {
        let parsed = alternatives.iter().map(|one| syntax::parse_alternative(one).expect("a good class")).collect();
        ((0u8, name.to_owned()), parsed)
    };
    Vocabulary::from([
        class("we", &["we", "us", "{provider}", "the? company"]),
        class("may", &["may", "reserve the right to", "can"]),
        class("data", &["data", "personal (data | information)", "information about {you}"]),
        class("you", &["you", "user*"]),
        class("long", &["share ..3 with", "share data", "(data | {may}) <>2 user*"]),
    ])
}

/// Whether both can be asked for a pattern: it is one, and has no look-ahead, which the `regex` crate lacks.
#[allow(dead_code, reason = "made-up patterns can all be asked for")]
pub fn is_askable(written: &str) -> bool {
    let Ok(pattern) = syntax::parse(written) else { return false };
    let parts = pattern.section.iter().flatten().chain([&pattern.body]);
    let source = Source { rule: 0, language: 0, role: Role::Finds, pattern: pattern.clone() };
    parts.into_iter().all(|part| is_regular(part)) && compile(&[source], &vocabulary()).is_ok()
}

fn is_regular(sequence: &[Element]) -> bool {
    let atom = |atom: &Atom| match atom {
        Atom::Group(alternatives) => alternatives.iter().all(|one| is_regular(one)),
        _ => true,
    };
    sequence.iter().all(|element| match element {
        Element::Not(_) | Element::Named { .. } => false,
        Element::Atom { atom: taken, .. } => atom(taken),
        Element::Gap { without, .. } => without.as_ref().is_none_or(atom),
        Element::Near { left, right, .. } => atom(left) && atom(right),
        Element::Start | Element::End => true,
    })
}

/// Compares both on one sentence for several patterns compiled together.
pub fn compare(patterns: &[String], words: &[String], section: &[String]) {
    let vocabulary = vocabulary();
    let parsed: Vec<syntax::Pattern> = patterns
        .iter()
        .map(|source| syntax::parse(source).unwrap_or_else(|message| panic!("{source}: {message}")))
        .collect();
    let sources: Vec<Source> = parsed
        .iter()
        .map(|pattern| Source { rule: 0, language: 0, role: Role::Finds, pattern: pattern.clone() })
        .collect();
    let owned = Owned::new(compile(&sources, &vocabulary).expect("these patterns compile"));
    let tables = owned.tables();
    let both = Sentence::new([words, section].concat());
    let mut found = vec![None; patterns.len()];
    let tokens = both.tokens(words, &tables);
    Matcher::new(&tables, 0).scan(&tokens, &both.tokens(section, &tables), |m| {
        let first = m.taken.first().expect("a match takes tokens").0 as usize;
        let last = m.taken.last().expect("a match takes tokens").1 as usize;
        found[usize::from(m.pattern)] = Some((first, last));
    });
    let oracle = Oracle { sentence: &both, vocabulary: &vocabulary };
    for ((source, pattern), ours) in patterns.iter().zip(&parsed).zip(found) {
        let body = oracle.sequence(&pattern.body);
        let coded = both.coded(words);
        let expression = Regex::new(&body).expect("the oracle writes expressions");
        let in_section = pattern.section.as_ref().is_none_or(|alternatives| {
            Regex::new(&oracle.any(alternatives)).expect("an expression").is_match(&both.coded(section))
        });
        let theirs = expression.find(&coded).filter(|_| in_section);
        // Each character takes three bytes.
        let start = theirs.map(|found| found.start() / 3);
        assert_eq!(ours.map(|(first, _)| first), start, "`{source}` in {words:?} under {section:?}");
        if let Some((first, last)) = ours {
            let whole = Regex::new(&format!("^(?:{body})$")).expect("an expression");
            // Anchors of the pattern speak of the sentence, not of the part that matched.
            if !source.contains(['^', '$']) {
                let part = both.coded(&words[first..last]);
                assert!(whole.is_match(&part), "`{source}` took {:?}", &words[first..last]);
            }
        }
    }
}
