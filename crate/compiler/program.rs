//! Programs, which the matcher runs, and the symbols of what they ask of one token.
//!
//! What a pattern asks of one token is a set of *leaves* (words, prefixes, the service's name,
//! numbers); each distinct set is one symbol of its language. A class whose alternatives are all single tokens
//! becomes one symbol; any other becomes a program of its own that the matcher calls.

#[path = "../src/pattern/op.rs"]
pub mod op;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::compile::Compiled;
use super::syntax::{Atom, Element, Sequence};

/// The built-in class for the service's own name.
pub const PROVIDER: &str = "provider";

/// Built-in classes of reading: a word that begins with no capital, and one before which a mark stands.
const SMALL: &str = "small";
const MARK: &str = "mark";

/// Longest alternative of a class, in tokens: the matcher keeps its lengths in 32 bits.
const MAX_CLASS_LENGTH: usize = 31;

/// The vocabulary: language, class, alternatives.
pub type Vocabulary = BTreeMap<(u8, String), Vec<Sequence>>;

/// What one token may be asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leaf {
    Word(String),
    Prefix(String),
    Provider,
    Number,
    Small,
    Mark,
}

/// Whether a class is built in, so that none can be written of its name.
pub fn is_built_in(name: &str) -> bool {
    built_in(name).is_some()
}

/// The leaf of a built-in class.
fn built_in(name: &str) -> Option<Leaf> {
    Some(match name {
        PROVIDER => Leaf::Provider,
        SMALL => Leaf::Small,
        MARK => Leaf::Mark,
        _ => return None,
    })
}

/// What a token is asked for: one of these.
pub type Leaves = BTreeSet<Leaf>;

/// Programs and symbols, under construction.
pub struct Compiler<'a> {
    vocabulary: &'a Vocabulary,
    pub(super) language: u8,
    /// Each with its language.
    pub(super) symbols: Vec<(u8, Leaves)>,
    symbol_ids: HashMap<(u8, Leaves), u16>,
    class_ids: HashMap<(u8, String), u16>,
    /// Classes being compiled, to find one that contains itself.
    open: Vec<String>,
    /// Names of parts, by their numbers.
    parts: &'a [String],
    pub(super) out: Compiled,
}

impl<'a> Compiler<'a> {
    /// Without any yet; `parts` are the names of parts, by their numbers.
    pub(super) fn new(vocabulary: &'a Vocabulary, parts: &'a [String]) -> Self {
        Self {
            vocabulary,
            language: 0,
            symbols: Vec::new(),
            symbol_ids: HashMap::new(),
            class_ids: HashMap::new(),
            open: Vec::new(),
            parts,
            out: Compiled::default(),
        }
    }

    /// Emits a program and tells where it starts. Classes it needs are emitted before it.
    pub(super) fn program(&mut self, sequence: &[Element]) -> Result<u32, String> {
        let mut code = Vec::new();
        self.sequence(sequence, &mut code)?;
        code.push(op::MATCH);
        let start = len_u32(self.out.code.len());
        self.out.code.extend(code);
        Ok(start)
    }

    fn sequence(&mut self, sequence: &[Element], code: &mut Vec<u16>) -> Result<(), String> {
        for element in sequence {
            match element {
                Element::Atom { atom, optional: false } => self.atom(atom, code)?,
                Element::Atom { atom, optional: true } => {
                    let split = start_choice(op::SPLIT, code);
                    self.atom(atom, code)?;
                    set_target(code, split)?;
                }
                Element::Gap { max, without: None } => code.extend([op::GAP, u16::from(*max)]),
                Element::Gap { max, without: Some(atom) } => {
                    let leaves = self.first_of_atom(atom)?;
                    code.extend([op::GAPX, u16::from(*max), self.symbol(leaves)?]);
                }
                Element::Not(atom) => {
                    let leaves = self.first_of_atom(atom)?;
                    code.extend([op::NOT, self.symbol(leaves)?]);
                }
                Element::Near { left, distance, right } => {
                    let order = |a: &Atom, b: &Atom| {
                        let atom = |atom: &Atom| Element::Atom { atom: atom.clone(), optional: false };
                        let mut sequence = vec![atom(a)];
                        if *distance > 0 {
                            sequence.push(Element::Gap { max: *distance, without: None });
                        }
                        sequence.push(atom(b));
                        sequence
                    };
                    self.group(&[order(left, right), order(right, left)], code)?;
                }
                Element::Named { name, part } => {
                    let number = self.parts.iter().position(|known| known == name);
                    let number = number.and_then(|number| u16::try_from(number).ok());
                    let number = number.ok_or_else(|| format!("only readings have parts with names: {name}"))?;
                    code.extend([op::OPEN, number]);
                    self.sequence(part, code)?;
                    code.extend([op::CLOSE, number]);
                }
                Element::Start => code.push(op::START),
                Element::End => code.push(op::END),
            }
        }
        Ok(())
    }

    fn atom(&mut self, atom: &Atom, code: &mut Vec<u16>) -> Result<(), String> {
        if let Some(leaves) = self.single(atom)? {
            code.extend([op::SYM, self.symbol(leaves)?]);
            return Ok(());
        }
        match atom {
            Atom::Class(name) => {
                let class = self.class(name)?;
                code.extend([op::CLASS, class]);
                Ok(())
            }
            Atom::Group(alternatives) => self.group(alternatives, code),
            Atom::Word(_) | Atom::Prefix(_) | Atom::Number => unreachable!("these take one token"),
        }
    }

    fn group(&mut self, alternatives: &[Sequence], code: &mut Vec<u16>) -> Result<(), String> {
        let mut exits = Vec::new();
        for (at, alternative) in alternatives.iter().enumerate() {
            let last = at + 1 == alternatives.len();
            let many = at == 0 && alternatives.len() >= op::MANY_WAYS;
            let split = (!last).then(|| start_choice(if many { op::MANY } else { op::SPLIT }, code));
            self.sequence(alternative, code)?;
            if let Some(split) = split {
                code.extend([op::JUMP, 0]);
                exits.push(code.len() - 1);
                set_target(code, split)?;
            }
        }
        for exit in exits {
            set_target(code, exit)?;
        }
        Ok(())
    }

    /// Compiles a class of several words, once.
    fn class(&mut self, name: &str) -> Result<u16, String> {
        let key = (self.language, name.to_owned());
        if let Some(id) = self.class_ids.get(&key) {
            return Ok(*id);
        }
        let alternatives = self.alternatives(name)?;
        let longest = self.length(&[Element::Atom { atom: Atom::Class(name.to_owned()), optional: false }])?;
        if longest > MAX_CLASS_LENGTH {
            return Err(format!("class {{{name}}} may take {longest} tokens, over {MAX_CLASS_LENGTH}"));
        }
        let first = self.first_of_class(name)?;
        let first = self.symbol(first)?;
        let group = Element::Atom { atom: Atom::Group(alternatives), optional: false };
        let code = self.program(&[group])?;
        let id = u16::try_from(self.out.classes.len()).map_err(|_| "too many classes")?;
        self.out.classes.push((code, first));
        self.class_ids.insert(key, id);
        Ok(id)
    }

    fn alternatives(&self, name: &str) -> Result<Vec<Sequence>, String> {
        let key = (self.language, name.to_owned());
        self.vocabulary.get(&key).cloned().ok_or_else(|| format!("there is no class {{{name}}}"))
    }

    /// Runs `work` on a class's alternatives unless it is inside that very class already.
    fn inside<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Self, Vec<Sequence>) -> Result<T, String>,
    ) -> Result<T, String> {
        if self.open.iter().any(|open| open == name) {
            return Err(format!("class {{{name}}} contains itself"));
        }
        let alternatives = self.alternatives(name)?;
        self.open.push(name.to_owned());
        let result = work(self, alternatives);
        self.open.pop();
        result
    }

    /// The leaves of an atom that always takes exactly one token.
    fn single(&mut self, atom: &Atom) -> Result<Option<Leaves>, String> {
        match atom {
            Atom::Word(word) => Ok(Some(Leaves::from([Leaf::Word(word.clone())]))),
            Atom::Prefix(word) => Ok(Some(Leaves::from([Leaf::Prefix(word.clone())]))),
            Atom::Number => Ok(Some(Leaves::from([Leaf::Number]))),
            Atom::Class(name) if let Some(leaf) = built_in(name) => Ok(Some(Leaves::from([leaf]))),
            Atom::Class(name) => self.inside(name, |this, all| this.single_group(&all)),
            Atom::Group(all) => self.single_group(all),
        }
    }

    pub(super) fn single_group(&mut self, alternatives: &[Sequence]) -> Result<Option<Leaves>, String> {
        let mut leaves = Leaves::new();
        for alternative in alternatives {
            let [Element::Atom { atom, optional: false }] = alternative.as_slice() else {
                return Ok(None);
            };
            match self.single(atom)? {
                Some(more) => leaves.extend(more),
                None => return Ok(None),
            }
        }
        Ok(Some(leaves))
    }

    /// The leaves that can begin a sequence.
    pub(super) fn first_of(&mut self, sequence: &[Element]) -> Result<Leaves, String> {
        let mut leaves = Leaves::new();
        for element in sequence {
            match element {
                Element::Atom { atom, optional } => {
                    leaves.extend(self.first_of_atom(atom)?);
                    if !optional {
                        break;
                    }
                }
                Element::Near { left, right, .. } => {
                    leaves.extend(self.first_of_atom(left)?);
                    leaves.extend(self.first_of_atom(right)?);
                    break;
                }
                Element::Named { part, .. } => {
                    leaves.extend(self.first_of(part)?);
                    if part.iter().any(|element| !mandatory_atoms(element).is_empty()) {
                        break;
                    }
                }
                Element::Gap { .. } => return Err("a gap follows something optional at the start".into()),
                Element::Not(_) | Element::Start | Element::End => {}
            }
        }
        Ok(leaves)
    }

    pub(super) fn first_of_atom(&mut self, atom: &Atom) -> Result<Leaves, String> {
        match atom {
            Atom::Class(name) if !is_built_in(name) => self.first_of_class(name),
            Atom::Group(all) => self.first_of_any(all),
            _ => self.single(atom).map(Option::unwrap_or_default),
        }
    }

    fn first_of_class(&mut self, name: &str) -> Result<Leaves, String> {
        self.inside(name, |this, all| this.first_of_any(&all))
    }

    pub(super) fn first_of_any(&mut self, alternatives: &[Sequence]) -> Result<Leaves, String> {
        let mut leaves = Leaves::new();
        for alternative in alternatives {
            leaves.extend(self.first_of(alternative)?);
        }
        Ok(leaves)
    }

    /// Most tokens that a sequence takes.
    fn length(&mut self, sequence: &[Element]) -> Result<usize, String> {
        let mut total = 0;
        for element in sequence {
            total += match element {
                Element::Atom { atom, .. } => self.length_of_atom(atom)?,
                Element::Gap { max, .. } => usize::from(*max),
                Element::Near { left, distance, right } => {
                    self.length_of_atom(left)? + usize::from(*distance) + self.length_of_atom(right)?
                }
                Element::Named { part, .. } => self.length(part)?,
                Element::Not(_) | Element::Start | Element::End => 0,
            };
        }
        Ok(total)
    }

    fn length_of_atom(&mut self, atom: &Atom) -> Result<usize, String> {
        let longest =
            |this: &mut Self, all: &[Sequence]| all.iter().try_fold(0, |most, one| Ok(this.length(one)?.max(most)));
        match atom {
            Atom::Class(name) if !is_built_in(name) => self.inside(name, |this, all| longest(this, &all)),
            Atom::Group(all) => longest(self, all),
            _ => Ok(1),
        }
    }

    pub(super) fn symbol(&mut self, leaves: Leaves) -> Result<u16, String> {
        let symbol = (self.language, leaves);
        if let Some(id) = self.symbol_ids.get(&symbol) {
            return Ok(*id);
        }
        let id = u16::try_from(self.symbols.len()).map_err(|_| "too many symbols")?;
        self.symbols.push(symbol.clone());
        self.symbol_ids.insert(symbol, id);
        Ok(id)
    }
}

/// The atoms that a match cannot do without.
pub fn mandatory_atoms(element: &Element) -> Vec<&Atom> {
    match element {
        Element::Atom { atom, optional: false } => vec![atom],
        Element::Near { left, right, .. } => vec![left, right],
        Element::Named { part, .. } => part.iter().flat_map(mandatory_atoms).collect(),
        _ => vec![],
    }
}

/// Begins a choice whose target is set later.
fn start_choice(operation: u16, code: &mut Vec<u16>) -> usize {
    code.extend([operation, 0]);
    code.len() - 1
}

/// Points the jump whose operand stands at `at` to the end of the code so far.
fn set_target(code: &mut [u16], at: usize) -> Result<(), String> {
    code[at] = u16::try_from(code.len()).map_err(|_| "the pattern is too long")?;
    Ok(())
}

pub fn len_u32(length: usize) -> u32 {
    u32::try_from(length).expect("tables stay far below 2^32 entries")
}
