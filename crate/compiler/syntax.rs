//! The pattern language: from text to a tree and back. `rules/README.md` describes it for authors.

use std::fmt;

use super::letter::fold_letter;

/// A gap or a pair's distance may span at most this many tokens.
pub const MAX_GAP: u8 = 30;

/// A whole pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What the section path must contain: alternatives, none where it does not matter.
    pub section: Option<Vec<Sequence>>,
    /// What the sentence must contain.
    pub body: Sequence,
}

/// Elements that follow one another.
pub type Sequence = Vec<Element>;

/// One element of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// Something that takes tokens.
    Atom { atom: Atom, optional: bool },
    /// Up to `max` tokens, none of which begins `without`.
    Gap { max: u8, without: Option<Atom> },
    /// The next token does not begin this.
    Not(Atom),
    /// Both in either order, at most `distance` tokens between.
    Near { left: Atom, distance: u8, right: Atom },
    /// A part that is known by a name.
    Named { name: String, part: Sequence },
    /// First position of the sentence.
    Start,
    /// Last position of the sentence.
    End,
}

/// Something that takes tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// One word.
    Word(String),
    /// Every word that begins so.
    Prefix(String),
    /// A class of the vocabulary.
    Class(String),
    /// A number in digits.
    Number,
    /// Alternatives.
    Group(Vec<Sequence>),
}

/// Parses one pattern.
///
/// # Errors
/// A message that says what is wrong, with the column (in characters, from 1).
pub fn parse(source: &str) -> Result<Pattern, String> {
    let mut parser = Parser::new(source);
    parser.spaces();
    let section = if parser.take('@') {
        parser.expect('(')?;
        let alternatives = parser.alternatives()?;
        parser.expect(')')?;
        parser.spaces();
        Some(alternatives)
    } else {
        None
    };
    let body = parser.sequence()?;
    if parser.peek().is_some() {
        return Err(parser.error("this is not part of a pattern"));
    }
    for (at, element) in body.iter().enumerate() {
        let misplaced = match element {
            Element::Start => at > 0,
            Element::End => at + 1 < body.len(),
            _ => false,
        };
        if misplaced {
            return Err("`^` goes first and `$` goes last".into());
        }
    }
    check_sequence(&body)?;
    for alternative in section.iter().flatten() {
        check_sequence(alternative)?;
    }
    Ok(Pattern { section, body })
}

/// Parses one alternative of a vocabulary class.
///
/// # Errors
/// As [`parse`]; anchors, names and a section have no place in a class.
pub fn parse_alternative(source: &str) -> Result<Sequence, String> {
    let pattern = parse(source)?;
    let anchored = |element: &Element| matches!(element, Element::Start | Element::End | Element::Named { .. });
    if pattern.section.is_some() || pattern.body.iter().any(anchored) {
        return Err("a class has no anchors and no names".into());
    }
    Ok(pattern.body)
}

/// Whether an element cannot match nothing.
fn takes_a_token(element: &Element) -> bool {
    match element {
        Element::Atom { optional, .. } => !optional,
        Element::Near { .. } => true,
        Element::Named { part, .. } => part.iter().any(takes_a_token),
        _ => false,
    }
}

/// Parses a list: alternatives, each a pattern without a section, parted by commas.
///
/// # Errors
/// As [`parse`].
pub fn parse_list(source: &str) -> Result<Vec<Sequence>, String> {
    let one = |written: &str| {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let pattern = parse(&written).map_err(|message| format!("{message}, in `{written}`"))?;
        if pattern.section.is_some() { Err("a list has no sections".to_owned()) } else { Ok(pattern.body) }
    };
    source.split(',').map(one).collect()
}

/// Refuses what could match nothing, or what a gap would make meaningless.
fn check_sequence(sequence: &[Element]) -> Result<(), String> {
    if !sequence.iter().any(takes_a_token) {
        return Err("nothing here must be present".into());
    }
    let gap = |element: Option<&Element>| matches!(element, Some(Element::Gap { .. }));
    if gap(sequence.first()) || gap(sequence.last()) {
        return Err("a gap stands between two elements".into());
    }
    if sequence.windows(2).any(|pair| gap(pair.first()) && gap(pair.last())) {
        return Err("two gaps in a row are one gap".into());
    }
    for element in sequence {
        let atoms: Vec<&Atom> = match element {
            Element::Atom { atom, .. } | Element::Not(atom) => vec![atom],
            Element::Gap { without, .. } => without.iter().collect(),
            Element::Near { left, right, .. } => vec![left, right],
            Element::Named { part, .. } => {
                check_sequence(part)?;
                vec![]
            }
            Element::Start | Element::End => vec![],
        };
        for atom in atoms {
            if let Atom::Group(alternatives) = atom {
                for alternative in alternatives {
                    if alternative.iter().any(|e| matches!(e, Element::Start | Element::End | Element::Named { .. })) {
                        return Err("anchors and names stand outside parentheses".into());
                    }
                    check_sequence(alternative)?;
                }
            }
        }
    }
    Ok(())
}

/// A pattern as it is matched: its letters without accents, like those of a page's words. Letters
/// in upper case are left for the parser to refuse.
pub fn fold(source: &str) -> String {
    let mut folded = String::with_capacity(source.len());
    for character in source.chars() {
        if character.is_ascii() || character.is_uppercase() {
            folded.push(character);
        } else {
            fold_letter(character, |letter| folded.push(letter));
        }
    }
    folded
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn new(source: &str) -> Self {
        Self { chars: fold(source).chars().collect(), at: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn take_pair(&mut self, wanted: [char; 2]) -> bool {
        let found = self.chars[self.at..].starts_with(&wanted);
        self.at += if found { 2 } else { 0 };
        found
    }

    fn expect(&mut self, wanted: char) -> Result<(), String> {
        if self.take(wanted) { Ok(()) } else { Err(self.error(&format!("expected `{wanted}`"))) }
    }

    fn spaces(&mut self) {
        while self.take(' ') {}
    }

    fn error(&self, message: &str) -> String {
        format!("column {}: {message}", self.at + 1)
    }

    fn alternatives(&mut self) -> Result<Vec<Sequence>, String> {
        let mut all = vec![self.sequence()?];
        while self.take('|') {
            self.spaces();
            all.push(self.sequence()?);
        }
        Ok(all)
    }

    fn sequence(&mut self) -> Result<Sequence, String> {
        let mut elements = Vec::new();
        self.spaces();
        while let Some(next) = self.peek() {
            if matches!(next, ')' | '|' | ']') {
                break;
            }
            elements.push(self.element()?);
            self.spaces();
        }
        if elements.is_empty() {
            return Err(self.error("expected a word, a class or a parenthesis"));
        }
        Ok(elements)
    }

    fn element(&mut self) -> Result<Element, String> {
        if self.take('^') {
            return Ok(Element::Start);
        }
        if self.take('$') {
            return Ok(Element::End);
        }
        if self.take('!') {
            return Ok(Element::Not(self.atom()?));
        }
        if self.take('[') {
            let name = self.run(|c| c.is_ascii_lowercase());
            self.expect(':')?;
            let part = self.sequence()?;
            self.expect(']')?;
            return if name.is_empty() {
                Err(self.error("a part has a name"))
            } else {
                Ok(Element::Named { name, part })
            };
        }
        if self.take_pair(['.', '.']) {
            let max = self.count(1)?;
            let without = if self.take('!') { Some(self.atom()?) } else { None };
            return Ok(Element::Gap { max, without });
        }
        let atom = self.atom()?;
        if self.take('?') {
            return Ok(Element::Atom { atom, optional: true });
        }
        let before = self.at;
        self.spaces();
        if self.take_pair(['<', '>']) {
            let distance = self.count(0)?;
            self.spaces();
            let right = self.atom()?;
            return Ok(Element::Near { left: atom, distance, right });
        }
        self.at = before;
        Ok(Element::Atom { atom, optional: false })
    }

    fn count(&mut self, least: u8) -> Result<u8, String> {
        let digits: String = self.chars[self.at..].iter().take_while(|c| c.is_ascii_digit()).collect();
        self.at += digits.len();
        match digits.parse() {
            Ok(number) if (least..=MAX_GAP).contains(&number) => Ok(number),
            _ => Err(self.error(&format!("expected a number from {least} to {MAX_GAP}"))),
        }
    }

    fn atom(&mut self) -> Result<Atom, String> {
        if self.take('#') {
            return Ok(Atom::Number);
        }
        if self.take('(') {
            let alternatives = self.alternatives()?;
            self.expect(')')?;
            return Ok(Atom::Group(alternatives));
        }
        if self.take('{') {
            let name = self.run(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            self.expect('}')?;
            return if name.is_empty() { Err(self.error("a class has a name")) } else { Ok(Atom::Class(name)) };
        }
        let word = self.run(|c| (c.is_alphanumeric() && !c.is_uppercase()) || c == '\'');
        if word.is_empty() {
            return Err(self.error("expected a word in lower case, a class or a parenthesis"));
        }
        Ok(if self.take('*') { Atom::Prefix(word) } else { Atom::Word(word) })
    }

    fn run(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let run: String = self.chars[self.at..].iter().take_while(|c| wanted(**c)).collect();
        self.at += run.chars().count();
        run
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(section) = &self.section {
            write!(f, "@({}) ", Alternatives(section))?;
        }
        write!(f, "{}", Elements(&self.body))
    }
}

/// Prints a sequence in canonical form.
pub struct Elements<'a>(pub &'a [Element]);

struct Alternatives<'a>(&'a [Sequence]);

impl fmt::Display for Elements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, element) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            match element {
                Element::Atom { atom, optional } => {
                    write!(f, "{atom}{}", if *optional { "?" } else { "" })?;
                }
                Element::Gap { max, without: None } => write!(f, "..{max}")?,
                Element::Gap { max, without: Some(atom) } => write!(f, "..{max}!{atom}")?,
                Element::Not(atom) => write!(f, "!{atom}")?,
                Element::Near { left, distance, right } => write!(f, "{left} <>{distance} {right}")?,
                Element::Named { name, part } => write!(f, "[{name}: {}]", Elements(part))?,
                Element::Start => f.write_str("^")?,
                Element::End => f.write_str("$")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Alternatives<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sequence) in self.0.iter().enumerate() {
            write!(f, "{}{}", if at > 0 { " | " } else { "" }, Elements(sequence))?;
        }
        Ok(())
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Prefix(word) => write!(f, "{word}*"),
            Self::Class(name) => write!(f, "{{{name}}}"),
            Self::Number => f.write_str("#"),
            Self::Group(alternatives) => write!(f, "({})", Alternatives(alternatives)),
        }
    }
}
