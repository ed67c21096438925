//! Translates the English patterns to JavaScript's regular expressions, for the bench.
//!
//!     translated RULES FILE
//!
//! Prints one object as JSON: `patterns`, each an `expression`, that of its `section` where it has one, and what
//! each sentence must have for it, the `required`; and `sentences`, those of the text in FILE as the expressions
//! read them. A sentence is a line of folded words, each behind a space, and a space at the end; a word of the
//! service's name bears a mark.

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "the files are read and no tables written")]
mod compiler;
#[path = "../matching/src/scanned.rs"]
mod scanned;

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use clauselight::text::normalize;
use clauselight::text::token::{Shape, Token};
use compiler::files::load;
use compiler::program::{PROVIDER, Vocabulary, mandatory_atoms};
use compiler::syntax::{self, Atom, Element, Sequence};
use compiler::vocabulary::Table;
use scanned::Scanned;
use serde_json::{Value, json};

/// English, as an index of languages.
const ENGLISH: u8 = 0;

/// Ends a word of the service's name.
const MARK: char = '¤';

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [rules, file] = arguments.as_slice() else {
        eprintln!("usage: translated RULES FILE");
        process::exit(2);
    };
    if let Err(error) = run(Path::new(rules), Path::new(file)) {
        eprintln!("translated: {error}");
        process::exit(1);
    }
}

fn run(rules: &Path, file: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let sentences: Vec<Value> = Scanned::new(text.clone())?
        .sentences()
        .map(|(words, headings)| json!({ "words": line(words, &text), "headings": line(headings, &text) }))
        .collect();
    println!("{}", json!({ "patterns": patterns(rules)?, "sentences": sentences }));
    Ok(())
}

/// Words of a text as expressions read them.
fn line(words: &[Token], text: &str) -> String {
    let mut line = String::new();
    for token in words {
        line.push(' ');
        normalize::words(token.span.of(text), |word| line.push_str(&String::from_utf8_lossy(word.folded)));
        line.extend(token.shape.has(Shape::PROVIDER).then_some(MARK));
    }
    line.push(' ');
    line
}

/// Every English pattern, translated.
fn patterns(rules: &Path) -> Result<Vec<Value>, String> {
    let mut knowledge = load(rules)?;
    let mut patterns = Vec::new();
    for rule in &knowledge.rules {
        let Some((language, of_rule)) = rule.languages().find(|(language, _)| *language == ENGLISH) else { continue };
        let table = Table { path: &rule.path, text: "", language, rule: Some(&rule.id) };
        for written in of_rule.patterns.iter().chain(&of_rule.unless).chain(&of_rule.sure) {
            let mut pattern = syntax::parse(written.as_ref())?;
            knowledge.classes.uses(table, &mut pattern);
            patterns.push(pattern);
        }
    }
    let translator = Translator { vocabulary: knowledge.classes.checked()? };
    let translated = patterns.iter().map(|pattern| {
        let required = pattern.body.iter().flat_map(mandatory_atoms).map(|atom| translator.begins(atom));
        let required: Vec<Value> = required.map(|Begins(any)| json!(any)).collect();
        json!({
            "expression": translator.sequence(&pattern.body),
            "section": pattern.section.as_ref().map(|any| translator.any(any)),
            "required": required,
        })
    });
    Ok(translated.collect())
}

/// What a word may begin an atom with: a word, a beginning before `*`, a number `#`, the service's name `¤`.
#[derive(Default)]
struct Begins(BTreeSet<String>);

impl Begins {
    /// An expression that takes one such word.
    fn expression(&self) -> String {
        let one = |begins: &String| match begins.as_str() {
            "#" => "[0-9][^ \\n]*".to_owned(),
            "¤" => "[^ \\n]*¤".to_owned(),
            begins => match begins.strip_suffix('*') {
                Some(beginning) => format!("{beginning}[^ \\n]*"),
                None => format!("{begins}¤?"),
            },
        };
        format!(" (?:{})(?= )", self.0.iter().map(one).collect::<Vec<_>>().join("|"))
    }
}

struct Translator<'v> {
    vocabulary: &'v Vocabulary,
}

impl Translator<'_> {
    fn sequence(&self, sequence: &[Element]) -> String {
        sequence.iter().map(|element| self.element(element)).collect()
    }

    fn element(&self, element: &Element) -> String {
        let gap = |most: u8| if most == 0 { String::new() } else { format!("(?: [^ \\n]+){{0,{most}}}?") };
        match element {
            Element::Atom { atom, optional: false } => self.atom(atom),
            Element::Atom { atom, optional: true } => format!("(?:{})?", self.atom(atom)),
            Element::Gap { max, without: None } => gap(*max),
            Element::Gap { max, without: Some(atom) } => {
                format!("(?:(?!{}) [^ \\n]+){{0,{max}}}?", self.begins(atom).expression())
            }
            Element::Not(atom) => format!("(?!{})", self.begins(atom).expression()),
            Element::Near { left, distance, right } => {
                let (left, right, gap) = (self.atom(left), self.atom(right), gap(*distance));
                format!("(?:{left}{gap}{right}|{right}{gap}{left})")
            }
            Element::Named { part, .. } => self.sequence(part),
            Element::Start => "^".to_owned(),
            Element::End => "(?= $)".to_owned(),
        }
    }

    fn atom(&self, atom: &Atom) -> String {
        match atom {
            Atom::Class(name) if name != PROVIDER => self.any(self.class(name)),
            Atom::Group(any) => self.any(any),
            _ => self.begins(atom).expression(),
        }
    }

    fn any(&self, alternatives: &[Sequence]) -> String {
        // Those of one word are one expression.
        let single = |sequence: &&Sequence| {
            matches!(
                sequence.as_slice(),
                [Element::Atom { atom: Atom::Word(_) | Atom::Prefix(_) | Atom::Number, optional: false }]
            )
        };
        let (single, longer): (Vec<&Sequence>, Vec<&Sequence>) = alternatives.iter().partition(single);
        let mut words = Begins::default();
        single.iter().for_each(|sequence| self.begin(sequence, &mut words));
        let words = (!single.is_empty()).then(|| words.expression());
        let all: Vec<String> = words.into_iter().chain(longer.into_iter().map(|one| self.sequence(one))).collect();
        format!("(?:{})", all.join("|"))
    }

    fn class(&self, name: &str) -> &[Sequence] {
        &self.vocabulary[&(ENGLISH, name.to_owned())]
    }

    fn begins(&self, atom: &Atom) -> Begins {
        let mut begins = Begins::default();
        self.add(atom, &mut begins);
        begins
    }

    fn add(&self, atom: &Atom, begins: &mut Begins) {
        match atom {
            Atom::Word(word) => begins.0.extend([word.clone()]),
            Atom::Prefix(word) => begins.0.extend([format!("{word}*")]),
            Atom::Number => begins.0.extend(["#".to_owned()]),
            Atom::Class(name) if name == PROVIDER => begins.0.extend([MARK.to_string()]),
            Atom::Class(name) => self.class(name).iter().for_each(|one| self.begin(one, begins)),
            Atom::Group(any) => any.iter().for_each(|one| self.begin(one, begins)),
        }
    }

    /// Adds what may begin a sequence.
    fn begin(&self, sequence: &[Element], begins: &mut Begins) {
        for element in sequence {
            match element {
                Element::Atom { atom, optional } => {
                    self.add(atom, begins);
                    if !optional {
                        return;
                    }
                }
                Element::Near { left, right, .. } => {
                    self.add(left, begins);
                    self.add(right, begins);
                    return;
                }
                Element::Named { part, .. } => return self.begin(part, begins),
                Element::Gap { .. } | Element::Not(_) | Element::Start | Element::End => {}
            }
        }
    }
}
