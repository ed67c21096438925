//! From parsed patterns to tables.
//!
//! What a pattern asks of one token is a set of *leaves* (words, prefixes, the service's name,
//! numbers); each distinct set is one symbol. A class whose alternatives are all single tokens
//! becomes one symbol; any other becomes a program of its own that the matcher calls.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::syntax::{Atom, Element, Pattern, Sequence};
use super::trie::{Cell, Trie};

/// The built-in class for the service's own name.
pub const PROVIDER: &str = "provider";

/// Built-in classes of reading: a word that begins with no capital, and one before which a mark stands.
const SMALL: &str = "small";
const MARK: &str = "mark";

/// Longest alternative of a class, in tokens: the matcher keeps its lengths in 32 bits.
const MAX_CLASS_LENGTH: usize = 31;

/// Operation codes, as in `src/pattern/tables.rs`, which tells what they do.
mod op {
    pub const SYM: u16 = 0;
    pub const CLASS: u16 = 1;
    pub const GAP: u16 = 2;
    pub const GAPX: u16 = 3;
    pub const NOT: u16 = 4;
    pub const SPLIT: u16 = 5;
    pub const JUMP: u16 = 6;
    pub const START: u16 = 7;
    pub const END: u16 = 8;
    pub const MATCH: u16 = 9;
    pub const OPEN: u16 = 10;
    pub const CLOSE: u16 = 11;
}

/// What a pattern is for; the variants are those of `tables::Role`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Finds,
    Excepts,
    Assures,
}

/// A pattern to compile.
#[derive(Clone, Debug)]
pub struct Source {
    pub rule: u16,
    pub language: u8,
    pub role: Role,
    pub pattern: Pattern,
}

/// The vocabulary: language, class, alternatives.
pub type Vocabulary = BTreeMap<(u8, String), Vec<Sequence>>;

/// A compiled pattern; the fields are those of `tables::Pattern`.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub rule: u16,
    pub language: u8,
    pub role: Role,
    pub code: u32,
    pub section: u32,
    pub first: u16,
    pub required: u32,
    pub required_len: u8,
}

/// The tables; the fields are those of `tables::Tables`.
#[derive(Debug, Default)]
pub struct Compiled {
    pub nodes: Vec<Cell>,
    pub code: Vec<u16>,
    pub word_offsets: Vec<u32>,
    pub word_symbols: Vec<u16>,
    pub provider_symbols: Vec<u16>,
    pub number_symbols: Vec<u16>,
    pub small_symbols: Vec<u16>,
    pub mark_symbols: Vec<u16>,
    /// Program and first symbol.
    pub classes: Vec<(u32, u16)>,
    pub patterns: Vec<Entry>,
    pub required: Vec<u16>,
    pub trigger_offsets: Vec<u32>,
    pub triggered: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Leaf {
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

type Leaves = BTreeSet<Leaf>;

/// Compiles patterns; `Err` names the index of the pattern at fault.
///
/// # Errors
/// An unknown class, a class that contains itself or is too long, too many symbols.
pub fn compile(sources: &[Source], vocabulary: &Vocabulary) -> Result<Compiled, (usize, String)> {
    let mut compiler = Compiler::new(vocabulary);
    let popularity = compiler.popularity(sources)?;
    for (at, source) in sources.iter().enumerate() {
        compiler.pattern(source, &popularity).map_err(|message| (at, message))?;
    }
    Ok(compiler.finish())
}

/// A list of reading, compiled; the fields are those of `pattern::reading::List`.
#[derive(Clone, Copy, Debug)]
pub struct ListEntry {
    /// The symbol of every token that can begin it.
    pub first: u16,
    /// Its program, one more; 0 where the symbol decides.
    pub code: u32,
}

/// Compiles lists, each some alternatives, and the names of their parts in the order of `parts`.
///
/// # Errors
/// As [`compile`].
pub fn compile_lists(
    lists: &[Vec<Sequence>],
    parts: &[String],
    vocabulary: &Vocabulary,
) -> Result<(Compiled, Vec<ListEntry>), (usize, String)> {
    let mut compiler = Compiler { parts, ..Compiler::new(vocabulary) };
    let mut entries = Vec::new();
    for (at, alternatives) in lists.iter().enumerate() {
        entries.push(compiler.list(alternatives).map_err(|message| (at, message))?);
    }
    Ok((compiler.finish(), entries))
}

/// Checks every class of a vocabulary, used or not.
///
/// # Errors
/// The language and name of the class at fault and what is wrong with it.
pub fn check_vocabulary(vocabulary: &Vocabulary) -> Result<(), (u8, String, String)> {
    for (language, name) in vocabulary.keys() {
        let body = vec![Element::Atom { atom: Atom::Class(name.clone()), optional: false }];
        let pattern = Pattern { section: None, body };
        let source = Source { rule: 0, language: *language, role: Role::Finds, pattern };
        compile(&[source], vocabulary).map_err(|(_, message)| (*language, name.clone(), message))?;
    }
    Ok(())
}

struct Compiler<'a> {
    vocabulary: &'a Vocabulary,
    language: u8,
    symbols: Vec<Leaves>,
    symbol_ids: HashMap<Leaves, u16>,
    class_ids: HashMap<(u8, String), u16>,
    /// Classes being compiled, to find one that contains itself.
    open: Vec<String>,
    /// Names of parts, by their numbers.
    parts: &'a [String],
    out: Compiled,
}

impl<'a> Compiler<'a> {
    fn new(vocabulary: &'a Vocabulary) -> Self {
        Self {
            vocabulary,
            language: 0,
            symbols: Vec::new(),
            symbol_ids: HashMap::new(),
            class_ids: HashMap::new(),
            open: Vec::new(),
            parts: &[],
            out: Compiled::default(),
        }
    }

    /// One list of reading.
    fn list(&mut self, alternatives: &[Sequence]) -> Result<ListEntry, String> {
        if let Some(leaves) = self.single_group(alternatives)? {
            return Ok(ListEntry { first: self.symbol(leaves)?, code: 0 });
        }
        let first = self.first_of_any(alternatives)?;
        let group = Element::Atom { atom: Atom::Group(alternatives.to_vec()), optional: false };
        Ok(ListEntry { first: self.symbol(first)?, code: self.program(&[group])? + 1 })
    }

    /// In how many patterns each leaf is asked for: common words make poor triggers.
    fn popularity(&mut self, sources: &[Source]) -> Result<HashMap<Leaf, usize>, (usize, String)> {
        let mut counts = HashMap::new();
        for (at, source) in sources.iter().enumerate() {
            self.language = source.language;
            let mut leaves = Leaves::new();
            for element in &source.pattern.body {
                for atom in mandatory_atoms(element) {
                    leaves.extend(self.first_of_atom(atom).map_err(|message| (at, message))?);
                }
            }
            for leaf in leaves {
                *counts.entry(leaf).or_insert(0) += 1;
            }
        }
        // The name and numbers stand nearly everywhere.
        counts.insert(Leaf::Provider, sources.len());
        counts.insert(Leaf::Number, sources.len());
        Ok(counts)
    }

    fn pattern(&mut self, source: &Source, popularity: &HashMap<Leaf, usize>) -> Result<(), String> {
        self.language = source.language;
        let section = match &source.pattern.section {
            None => 0,
            Some(alternatives) => {
                let group = Element::Atom { atom: Atom::Group(alternatives.clone()), optional: false };
                self.program(&[group])? + 1
            }
        };
        let body = &source.pattern.body;
        let first = self.first_of(body)?;
        let first = self.symbol(first)?;
        let mut required = Vec::new();
        for element in body {
            for atom in mandatory_atoms(element) {
                let leaves = self.first_of_atom(atom)?;
                let weight: usize = leaves.iter().filter_map(|leaf| popularity.get(leaf)).sum();
                required.push((weight, self.symbol(leaves)?));
            }
        }
        required.sort_unstable();
        required.dedup();
        let entry = Entry {
            rule: source.rule,
            language: source.language,
            role: source.role,
            code: self.program(body)?,
            section,
            first,
            required: len_u32(self.out.required.len()),
            required_len: u8::try_from(required.len()).map_err(|_| "too many elements")?,
        };
        self.out.required.extend(required.iter().map(|(_, symbol)| *symbol));
        self.out.patterns.push(entry);
        Ok(())
    }

    /// Emits a program and tells where it starts. Classes it needs are emitted before it.
    fn program(&mut self, sequence: &[Element]) -> Result<u32, String> {
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
                    let split = start_split(code);
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
            let split = (!last).then(|| start_split(code));
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

    fn single_group(&mut self, alternatives: &[Sequence]) -> Result<Option<Leaves>, String> {
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
    fn first_of(&mut self, sequence: &[Element]) -> Result<Leaves, String> {
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

    fn first_of_atom(&mut self, atom: &Atom) -> Result<Leaves, String> {
        match atom {
            Atom::Class(name) if !is_built_in(name) => self.first_of_class(name),
            Atom::Group(all) => self.first_of_any(all),
            _ => self.single(atom).map(Option::unwrap_or_default),
        }
    }

    fn first_of_class(&mut self, name: &str) -> Result<Leaves, String> {
        self.inside(name, |this, all| this.first_of_any(&all))
    }

    fn first_of_any(&mut self, alternatives: &[Sequence]) -> Result<Leaves, String> {
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

    fn symbol(&mut self, leaves: Leaves) -> Result<u16, String> {
        if let Some(id) = self.symbol_ids.get(&leaves) {
            return Ok(*id);
        }
        let id = u16::try_from(self.symbols.len()).map_err(|_| "too many symbols")?;
        self.symbols.push(leaves.clone());
        self.symbol_ids.insert(leaves, id);
        Ok(id)
    }

    fn finish(mut self) -> Compiled {
        let with = |wanted: &Leaf| -> Vec<u16> {
            let has = |(id, leaves): (u16, &Leaves)| leaves.contains(wanted).then_some(id);
            (0..).zip(&self.symbols).filter_map(has).collect()
        };
        self.out.provider_symbols = with(&Leaf::Provider);
        self.out.number_symbols = with(&Leaf::Number);
        self.out.small_symbols = with(&Leaf::Small);
        self.out.mark_symbols = with(&Leaf::Mark);
        let mut symbols_of: BTreeMap<&Leaf, Vec<u16>> = BTreeMap::new();
        for (id, leaves) in (0..).zip(&self.symbols) {
            for leaf in leaves {
                symbols_of.entry(leaf).or_default().push(id);
            }
        }
        let mut trie = Trie::new();
        let mut lists = Vec::new();
        for (leaf, symbols) in symbols_of {
            let (word, prefix) = match leaf {
                Leaf::Word(word) => (word, false),
                Leaf::Prefix(word) => (word, true),
                Leaf::Provider | Leaf::Number | Leaf::Small | Leaf::Mark => continue,
            };
            trie.insert(word, prefix, len_u32(lists.len()));
            lists.push(symbols);
        }
        let mut classes: HashMap<Vec<u16>, u16> = HashMap::from([(Vec::new(), 0)]);
        let mut ordered = vec![Vec::new()];
        self.out.nodes = trie.lay_out(|leaves| {
            let all: BTreeSet<u16> = leaves.iter().flat_map(|leaf| &lists[*leaf as usize]).copied().collect();
            let all: Vec<u16> = all.into_iter().collect();
            *classes.entry(all.clone()).or_insert_with(|| {
                ordered.push(all);
                u16::try_from(ordered.len() - 1).expect("fewer word classes than words, and few of these")
            })
        });
        self.out.word_offsets.push(0);
        for symbols in ordered {
            self.out.word_symbols.extend(symbols);
            self.out.word_offsets.push(len_u32(self.out.word_symbols.len()));
        }
        let mut triggered: Vec<Vec<u16>> = vec![Vec::new(); self.symbols.len()];
        for (at, entry) in (0..).zip(&self.out.patterns) {
            triggered[usize::from(self.out.required[entry.required as usize])].push(at);
        }
        self.out.trigger_offsets.push(0);
        for patterns in triggered {
            self.out.triggered.extend(patterns);
            self.out.trigger_offsets.push(len_u32(self.out.triggered.len()));
        }
        self.out
    }
}

/// The atoms that a match cannot do without.
fn mandatory_atoms(element: &Element) -> Vec<&Atom> {
    match element {
        Element::Atom { atom, optional: false } => vec![atom],
        Element::Near { left, right, .. } => vec![left, right],
        Element::Named { part, .. } => part.iter().flat_map(mandatory_atoms).collect(),
        _ => vec![],
    }
}

/// Begins a split whose target is set later.
fn start_split(code: &mut Vec<u16>) -> usize {
    code.extend([op::SPLIT, 0]);
    code.len() - 1
}

/// Points the jump whose operand stands at `at` to the end of the code so far.
fn set_target(code: &mut [u16], at: usize) -> Result<(), String> {
    code[at] = u16::try_from(code.len()).map_err(|_| "the pattern is too long")?;
    Ok(())
}

fn len_u32(length: usize) -> u32 {
    u32::try_from(length).expect("tables stay far below 2^32 entries")
}
