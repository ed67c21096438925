//! The matcher finds what the `regex` crate finds.
//!
//! Each distinct word of a sentence is written as one character of a private-use area, and a
//! pattern as an expression over these, worked out from its tree by plain string comparison. The
//! tables, the trie and the matcher have no part in it.

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "the tests compile patterns and read no files")]
mod compiler;
#[path = "rules/owned.rs"]
mod owned;

use clauselight::pattern::matcher::Matcher;
use clauselight::pattern::tables::Tables;
use clauselight::text::span::Span;
use clauselight::text::token::{Shape, Token};
use compiler::compile::{Role, Source, compile, compile_lists};
use compiler::program::{PROVIDER, Vocabulary};
use compiler::syntax::{self, Atom, Element, Sequence};
use owned::Owned;
use proptest::prelude::*;
use regex::Regex;

/// The name that the sentences' service bears.
const NAME: &str = "acme";

/// A sentence's words, with one character for each distinct one.
struct Sentence {
    words: Vec<String>,
    distinct: Vec<String>,
}

impl Sentence {
    fn new(words: Vec<String>) -> Self {
        let mut distinct = words.clone();
        distinct.sort();
        distinct.dedup();
        Self { words, distinct }
    }

    fn character(&self, word: &str) -> char {
        let at = self.distinct.iter().position(|known| known == word).expect("the word is in the sentence");
        char::from_u32(0xE000 + u32::try_from(at).expect("few words")).expect("a private-use character")
    }

    fn coded(&self, words: &[String]) -> String {
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

    fn tokens(&self, words: &[String], tables: &Tables<'_>) -> Vec<Token> {
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
struct Oracle<'a> {
    sentence: &'a Sentence,
    vocabulary: &'a Vocabulary,
}

impl Oracle<'_> {
    fn sequence(&self, sequence: &[Element]) -> String {
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

fn vocabulary() -> Vocabulary {
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

/// Compares both on one sentence for several patterns compiled together.
fn compare(patterns: &[String], words: &[String], section: &[String]) {
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
    Matcher::new(&tables).scan(&tokens, &both.tokens(section, &tables), 0, |m| {
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

const WORDS: [&str; 19] = [
    "we",
    "us",
    "acme",
    "the",
    "company",
    "may",
    "can",
    "reserve",
    "right",
    "to",
    "share",
    "sharing",
    "data",
    "personal",
    "information",
    "about",
    "users",
    "with",
    "30",
];

fn atom() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(WORDS.to_vec())
            .prop_filter("numbers are written #", |w| *w != "30")
            .prop_map(str::to_owned),
        Just("shar*".to_owned()),
        Just("#".to_owned()),
        prop::sample::select(vec!["{we}", "{may}", "{data}", "{you}", "{long}", "{provider}"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop::collection::vec(prop::collection::vec(inner, 1..3), 1..4).prop_map(|alternatives| {
            let written: Vec<String> = alternatives.iter().map(|one| one.join(" ")).collect();
            format!("({})", written.join(" | "))
        })
    })
}

fn pattern() -> impl Strategy<Value = String> {
    let link = prop_oneof![
        4 => Just(" ".to_owned()),
        3 => (1u8..6).prop_map(|gap| format!(" ..{gap} ")),
        2 => (1u8..6, atom()).prop_map(|(gap, without)| format!(" ..{gap}!{without} ")),
    ];
    let head = prop_oneof![3 => Just(""), 1 => Just("^ "), 1 => Just("@(data | {we}) ")];
    let tail = prop_oneof![4 => Just(""), 1 => Just(" $")];
    let piece = prop_oneof![
        4 => atom(),
        1 => (atom(), 0u8..4, atom()).prop_map(|(a, gap, b)| format!("{a} <>{gap} {b}")),
        1 => (atom(), atom()).prop_map(|(a, b)| format!("{a}? {b}")),
    ];
    (head, prop::collection::vec((piece, link), 1..4), tail).prop_map(|(head, pieces, tail)| {
        let last = pieces.len() - 1;
        let body: String = pieces
            .into_iter()
            .enumerate()
            .map(|(at, (piece, link))| if at < last { piece + &link } else { piece })
            .collect();
        // A gap after something optional at the very start has no first word to look for.
        format!("{head}{body}{tail}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn generated_patterns_agree_with_regex(
        patterns in prop::collection::vec(pattern(), 1..5),
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..24),
        section in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..4),
    ) {
        let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect::<Vec<_>>();
        compare(&patterns, &owned(words), &owned(section));
    }
}

proptest! {
    #[test]
    fn named_parts_agree_with_regex(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..24)) {
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let vocabulary = vocabulary();
        for written in ["{we} ..2 [what: {may}] ..4 [whom: {data} with?]", "[what: {we} ..3 {data}] ..6 [whom: {you}]"] {
            let list = syntax::parse_list(written).expect("a good list");
            let [alternative] = list.as_slice() else { unreachable!("one alternative") };
            let parts = ["what".to_owned(), "whom".to_owned()];
            let (compiled, entries) = compile_lists(std::slice::from_ref(&list), &parts, &vocabulary).expect("it compiles");
            let owned = Owned::new(compiled);
            let (tables, sentence) = (owned.tables(), Sentence::new(words.clone()));
            let tokens = sentence.tokens(&words, &tables);
            let list = (entries[0].code.checked_sub(1), entries[0].first);
            let found = Matcher::new(&tables).first(list, (1, &tokens), 0..words.len());
            let oracle = Oracle { sentence: &sentence, vocabulary: &vocabulary };
            let coded = sentence.coded(&words);
            let theirs = Regex::new(&oracle.sequence(alternative)).expect("an expression").find(&coded).map(|m| m.start() / 3);
            prop_assert_eq!(found.as_ref().map(|found| found.words.start), theirs, "{} in {:?}", written, words);
            for (part, element) in (0..).zip(alternative.iter().filter(|e| matches!(e, Element::Named { .. }))) {
                let Some(range) = found.as_ref().and_then(|found| found.part(part)) else { continue };
                let whole = Regex::new(&format!("^(?:{})$", oracle.sequence(std::slice::from_ref(element)))).expect("an expression");
                prop_assert!(whole.is_match(&sentence.coded(&words[range])), "{} in {:?}", written, words);
            }
            prop_assert_eq!(found.map(|found| found.parts.len()), theirs.map(|_| 2));
        }
    }
}

#[test]
fn sentences_shaped_like_clauses_agree_with_regex() {
    let patterns = [
        "{we} ..2 {may} ..3!(not | never) share ..6 {data}",
        "{we} <>4 shar*",
        "^ {we} {may}",
        "{data} ..8 with ..4 (third parties | partners) $",
        "@(sharing) share ..3 with",
        "# days ..2 notice?  after",
    ]
    .map(|pattern| pattern.replace("  ", " "));
    let sentences = [
        "we may share personal information about users with third parties",
        "acme reserves nothing but we reserve the right to share data",
        "the company can not share personal data with partners",
        "within 30 days of notice after sharing",
        "we never may share",
    ];
    for sentence in sentences {
        let words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        compare(&patterns, &words, &["sharing".to_owned()]);
        compare(&patterns, &words, &[]);
    }
}

#[test]
fn look_ahead_refuses_the_next_token() {
    let parsed = syntax::parse("share !(data | users) ..1 with").expect("a good pattern");
    let source = Source { rule: 0, language: 0, role: Role::Finds, pattern: parsed };
    let owned = Owned::new(compile(&[source], &vocabulary()).expect("it compiles"));
    let tables = owned.tables();
    let finds = |sentence: &str| {
        let sentence = Sentence::new(sentence.split(' ').map(str::to_owned).collect());
        let mut found = 0;
        Matcher::new(&tables).scan(&sentence.tokens(&sentence.words, &tables), &[], 0, |_| found += 1);
        found
    };
    assert_eq!(finds("share with"), 1);
    assert_eq!(finds("share it with"), 1);
    assert_eq!(finds("share data with"), 0);
    assert_eq!(finds("share userdata with"), 1);
}
