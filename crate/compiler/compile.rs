//! From parsed patterns and lists of reading to tables.
//!
//! A pattern is looked for in every sentence: it is triggered by its rarest word. A list is looked up at a
//! word. Both are programs of [`program`](super::program).

use std::collections::{BTreeMap, HashMap};

use super::program::{Compiler, Leaf, Leaves, Vocabulary, len_u32, mandatory_atoms};
use super::syntax::{Atom, Element, Pattern, Sequence};
use super::trie::{Branch, Trie};

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

/// What was compiled; `pack` writes it.
#[derive(Debug, Default)]
pub struct Compiled {
    /// How many symbols each language has, by its index.
    pub symbols: Vec<u32>,
    /// The trie of the words.
    pub nodes: Vec<Branch>,
    pub code: Vec<u16>,
    pub provider_symbols: Vec<u16>,
    pub number_symbols: Vec<u16>,
    pub small_symbols: Vec<u16>,
    pub mark_symbols: Vec<u16>,
    /// Program and first symbol.
    pub classes: Vec<(u32, u16)>,
    pub patterns: Vec<Entry>,
    pub required: Vec<u16>,
}

/// Compiles patterns; `Err` names the index of the pattern at fault.
///
/// # Errors
/// An unknown class, a class that contains itself or is too long, too many symbols.
pub fn compile(sources: &[Source], vocabulary: &Vocabulary) -> Result<Compiled, (usize, String)> {
    let mut compiler = Compiler::new(vocabulary, &[]);
    let popularity = compiler.popularity(sources)?;
    // A language at a time, so that its symbols stand together.
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|at| sources[*at].language);
    let mut patterns = BTreeMap::new();
    for at in order {
        patterns.insert(at, compiler.pattern(&sources[at], &popularity).map_err(|message| (at, message))?);
    }
    Ok(Compiled { patterns: patterns.into_values().collect(), ..compiler.finish() })
}

/// A list of reading, compiled; the fields are those of `pattern::reading::List`.
#[derive(Clone, Copy, Debug)]
pub struct ListEntry {
    /// The symbol of every token that can begin it.
    pub first: u16,
    /// Its program, one more; 0 where the symbol decides.
    pub code: u32,
    /// A symbol that some token of each match has.
    pub needed: u16,
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
    let mut compiler = Compiler::new(vocabulary, parts);
    let mut counts = HashMap::new();
    for (at, alternative) in (0..).zip(lists).flat_map(|(at, list)| list.iter().map(move |one| (at, one))) {
        compiler.count(alternative, &mut counts).map_err(|message| (at, message))?;
    }
    // These stand nearly everywhere.
    counts.extend([Leaf::Number, Leaf::Small, Leaf::Mark].map(|leaf| (leaf, usize::MAX)));
    let mut entries = Vec::new();
    for (at, alternatives) in lists.iter().enumerate() {
        entries.push(compiler.list(alternatives, &counts).map_err(|message| (at, message))?);
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

impl Compiler<'_> {
    /// One list of reading; `popularity` as below.
    fn list(&mut self, alternatives: &[Sequence], popularity: &HashMap<Leaf, usize>) -> Result<ListEntry, String> {
        if let Some(leaves) = self.single_group(alternatives)? {
            let first = self.symbol(leaves)?;
            return Ok(ListEntry { first, code: 0, needed: first });
        }
        let first = self.first_of_any(alternatives)?;
        let needed = self.needed(alternatives, popularity)?.unwrap_or_else(|| first.clone());
        let group = Element::Atom { atom: Atom::Group(alternatives.to_vec()), optional: false };
        let (first, code) = (self.symbol(first)?, self.program(&[group])? + 1);
        Ok(ListEntry { first, code, needed: self.symbol(needed)? })
    }

    /// Of each alternative the rarest that it can't do without, together; `None` where one can do without any.
    fn needed(
        &mut self,
        alternatives: &[Sequence],
        popularity: &HashMap<Leaf, usize>,
    ) -> Result<Option<Leaves>, String> {
        let mut needed = Leaves::new();
        for alternative in alternatives {
            let atoms = alternative.iter().flat_map(mandatory_atoms);
            let all = atoms.map(|atom| self.first_of_atom(atom)).collect::<Result<Vec<_>, _>>()?;
            // Where one of them is there, the sentence is worth a try: the most usual decides.
            let weight = |leaves: &Leaves| leaves.iter().filter_map(|leaf| popularity.get(leaf)).max().copied();
            let Some(rarest) = all.into_iter().min_by_key(weight) else { return Ok(None) };
            needed.extend(rarest);
        }
        Ok(Some(needed))
    }

    /// Counts each leaf of what an alternative of a list can't do without: common words say little.
    fn count(&mut self, alternative: &[Element], counts: &mut HashMap<Leaf, usize>) -> Result<(), String> {
        for atom in alternative.iter().flat_map(mandatory_atoms) {
            for leaf in self.first_of_atom(atom)? {
                *counts.entry(leaf).or_insert(0) += 1;
            }
        }
        Ok(())
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

    fn pattern(&mut self, source: &Source, popularity: &HashMap<Leaf, usize>) -> Result<Entry, String> {
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
        Ok(entry)
    }

    /// The tables of all that was compiled.
    fn finish(mut self) -> Compiled {
        let with = |wanted: &Leaf| -> Vec<u16> {
            let has = |(id, (_, leaves)): (u16, &(u8, Leaves))| leaves.contains(wanted).then_some(id);
            (0..).zip(&self.symbols).filter_map(has).collect()
        };
        self.out.provider_symbols = with(&Leaf::Provider);
        self.out.number_symbols = with(&Leaf::Number);
        self.out.small_symbols = with(&Leaf::Small);
        self.out.mark_symbols = with(&Leaf::Mark);
        let mut symbols_of: BTreeMap<&Leaf, Vec<u16>> = BTreeMap::new();
        for (id, (_, leaves)) in (0..).zip(&self.symbols) {
            for leaf in leaves {
                symbols_of.entry(leaf).or_default().push(id);
            }
        }
        let mut trie = Trie::new();
        for (leaf, symbols) in symbols_of {
            let (word, prefix) = match leaf {
                Leaf::Word(word) => (word, false),
                Leaf::Prefix(word) => (word, true),
                Leaf::Provider | Leaf::Number | Leaf::Small | Leaf::Mark => continue,
            };
            trie.insert(word, prefix, symbols);
        }
        self.out.nodes = trie.lay_out();
        for (language, _) in &self.symbols {
            let language = usize::from(*language);
            self.out.symbols.resize(self.out.symbols.len().max(language + 1), 0);
            self.out.symbols[language] += 1;
        }
        self.out
    }
}
