//! Reads `rules/read/LANGUAGE/NAME.toml`: the words and patterns by which documents are understood.
//!
//! Lists of one name in several languages are one list. All are compiled together, by the compiler of the
//! rules' patterns, and printed as Rust source: a list becomes a constant `NAME::LIST` of
//! `pattern::reading`, which refuses to build where one is unused. Sets are of single words, which need no
//! compiler: tokens are looked up in them by their hashes, in one language or in all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::compile::{Compiled, ListEntry, compile_lists};
use super::files::{LANGUAGES, language_of, line_of, name_of, sorted, table_of, text_of};
use super::names::Told;
use super::program::Vocabulary;
use super::syntax::{Atom, Element, Sequence, parse_list};
use super::vocabulary::each_class;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadFile {
    /// Lists: alternatives, parted by commas.
    #[serde(default)]
    words: BTreeMap<String, Spanned<String>>,
    /// Lists whose alternatives stand under what they mean.
    #[serde(default)]
    keys: BTreeMap<String, BTreeMap<Spanned<String>, Spanned<String>>>,
    /// Tables that are gone through from the top.
    #[serde(default)]
    rows: BTreeMap<String, Vec<RowFile>>,
    /// Single words, parted by commas.
    #[serde(default)]
    sets: BTreeMap<String, Spanned<String>>,
}

/// One row: what a text must and must not have, and what it then tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    #[serde(default)]
    has: Vec<Spanned<String>>,
    #[serde(default)]
    none: Vec<Spanned<String>>,
    offers: Option<Spanned<String>>,
    /// The keyed list of the same file whose meanings its texts name.
    named: Option<Spanned<String>>,
    found: Option<Told>,
    tells: Option<Told>,
    #[serde(default)]
    mild: bool,
    #[serde(default)]
    doubtful: bool,
    #[serde(default)]
    title: String,
    #[serde(default)]
    what: String,
}

/// The number of a list.
type Number = usize;

/// The file and the name of a list.
type Name = (String, String);

/// Alternatives of one meaning: their language, what they mean, and their list.
type Key = (u8, String, Number);

/// A row, what it asks for, and what a text must offer for it.
type Row = (RowFile, When, Option<Number>);

/// Conditions on a text, as numbers of lists: one of each list of `has`, and none of `none`.
#[derive(Clone, Debug, Default)]
pub struct When {
    pub has: Vec<Number>,
    pub none: Vec<Number>,
}

/// All lists, under construction.
#[derive(Debug, Default)]
pub struct Lists {
    all: Vec<Vec<Sequence>>,
    places: Vec<String>,
    vocabulary: Vocabulary,
    /// Lists by file and name.
    named: BTreeMap<Name, Number>,
    keyed: BTreeMap<Name, Vec<Key>>,
    rows: BTreeMap<Name, Vec<Row>>,
    /// The words of each language.
    sets: BTreeMap<Name, [Vec<String>; LANGUAGES.len()]>,
}

impl Lists {
    /// Reads every file below `folder`, where there is one, and adds what it looked at to `read`.
    ///
    /// # Errors
    /// `file:line: message` for the first thing that is wrong.
    pub fn load(folder: &Path, read: &mut Vec<PathBuf>) -> Result<Self, String> {
        let mut lists = Self::default();
        if !folder.is_dir() {
            return Ok(lists);
        }
        read.push(folder.to_owned());
        for language in sorted(folder)? {
            let number = language_of(&name_of(&language)?).map_err(|m| format!("{}:1: {m}", language.display()))?;
            read.push(language.clone());
            for path in sorted(&language)? {
                lists.file(&path, number)?;
                read.push(path);
            }
        }
        Ok(lists)
    }

    fn file(&mut self, path: &Path, language: u8) -> Result<(), String> {
        let text = text_of(path)?;
        let file_name = name_of(path)?;
        let at = |start: usize, message: &str| format!("{}:{}: {message}", path.display(), line_of(&text, start));
        let file: ReadFile = table_of(path, &text)?;
        let parse = |written: &Spanned<String>| -> Result<Vec<Sequence>, String> {
            parse_list(written.as_ref()).map_err(|message| at(written.span().start, &message))
        };
        for (name, written) in &file.words {
            let place = at(written.span().start, "");
            self.name(&file_name, name, parse(written)?, &place)?;
        }
        for (name, keys) in file.keys {
            let mut keys: Vec<_> = keys.into_iter().collect();
            keys.sort_by_key(|(key, _)| key.span().start);
            for (key, written) in keys {
                let place = at(written.span().start, "");
                let alternatives = parse(&written)?;
                let number = self.add(alternatives.clone(), &place);
                self.name(&file_name, &name, alternatives, &place)?;
                let keyed = self.keyed.entry((file_name.clone(), name.clone())).or_default();
                keyed.push((language, key.into_inner(), number));
            }
        }
        for (name, rows) in file.rows {
            for row in rows {
                let mut number = |written: &Spanned<String>| -> Result<Number, String> {
                    Ok(self.add(parse(written)?, &at(written.span().start, "")))
                };
                let has = row.has.iter().map(&mut number).collect::<Result<_, _>>()?;
                let none = row.none.iter().map(&mut number).collect::<Result<_, _>>()?;
                let offers = row.offers.as_ref().map(&mut number).transpose()?;
                let unknown =
                    |list: &&Spanned<String>| !self.keyed.contains_key(&(file_name.clone(), list.get_ref().clone()));
                if let Some(list) = row.named.as_ref().filter(unknown) {
                    return Err(at(list.span().start, &format!("no list with keys is {}", list.get_ref())));
                }
                let rows = self.rows.entry((file_name.clone(), name.clone())).or_default();
                rows.push((row, When { has, none }, offers));
            }
        }
        for (name, written) in file.sets {
            let set = self.sets.entry((file_name.clone(), name)).or_default();
            for alternative in parse(&written)? {
                let [Element::Atom { atom: Atom::Word(word), optional: false }] = alternative.as_slice() else {
                    return Err(at(written.span().start, "a set has single words only"));
                };
                set[usize::from(language)].push(word.clone());
            }
        }
        Ok(())
    }

    /// Adds a list without a name; `place` begins the message where something is wrong with it.
    pub fn add(&mut self, alternatives: Vec<Sequence>, place: &str) -> Number {
        self.all.push(alternatives);
        self.places.push(place.to_owned());
        self.all.len() - 1
    }

    /// Adds alternatives to a list with a name.
    fn name(&mut self, file: &str, name: &str, alternatives: Vec<Sequence>, place: &str) -> Result<(), String> {
        if let Some(((other, _), _)) = self.named.iter().find(|((other, known), _)| known == name && other != file) {
            return Err(format!("{place}`{name}` is a list of `{other}` already"));
        }
        self.vocabulary.entry((0, name.to_owned())).or_default().extend(alternatives.iter().cloned());
        match self.named.get(&(file.to_owned(), name.to_owned())) {
            Some(&number) => self.all[number].extend(alternatives),
            None => {
                let number = self.add(alternatives, place);
                self.named.insert((file.to_owned(), name.to_owned()), number);
            }
        }
        Ok(())
    }

    /// Compiles all lists.
    ///
    /// # Errors
    /// `file:line: message` for the first list that is wrong.
    pub fn compile(mut self) -> Result<Reading, String> {
        // Of what stands at a word the longest is found.
        for list in &mut self.all {
            list.sort_by_key(|alternative| std::cmp::Reverse(alternative.len()));
        }
        // Meanings are told in the order of the English file, whatever language names them.
        for keys in self.keyed.values_mut() {
            let english = keys.iter().filter(|(language, ..)| LANGUAGES[usize::from(*language)] == "en");
            let order: Vec<String> = english.map(|(_, key, _)| key.clone()).collect();
            keys.sort_by_key(|(_, key, _)| order.iter().position(|known| known == key).unwrap_or(order.len()));
        }
        let mut parts = BTreeSet::new();
        let mut used = BTreeSet::new();
        for alternative in self.all.iter_mut().flatten() {
            names_of_parts(alternative, &mut parts);
            each_class(alternative, &mut |name| {
                used.insert(name.clone());
            });
        }
        let parts: Vec<String> = parts.into_iter().collect();
        let (compiled, entries) = compile_lists(&self.all, &parts, &self.vocabulary)
            .map_err(|(at, message)| format!("{}{message}", self.places[at]))?;
        Ok(Reading { compiled, entries, parts, used, lists: self })
    }
}

/// Collects the names of parts, which stand outside parentheses.
fn names_of_parts(sequence: &[Element], names: &mut BTreeSet<String>) {
    for element in sequence {
        if let Element::Named { name, part } = element {
            names.insert(name.clone());
            names_of_parts(part, names);
        }
    }
}

/// The constant that a list or a table becomes.
fn constant_of(name: &str) -> String {
    name.to_uppercase().replace('-', "_")
}

/// All lists, compiled.
#[derive(Debug)]
pub struct Reading {
    pub compiled: Compiled,
    entries: Vec<ListEntry>,
    parts: Vec<String>,
    /// Classes that lists have: these need not be used by the code.
    used: BTreeSet<String>,
    lists: Lists,
}

impl Reading {
    /// A list as Rust source.
    pub fn list(&self, number: Number) -> String {
        let ListEntry { first, code, needed } = self.entries[number];
        format!("List{{first:{first},code:{code},needed:{needed}}}")
    }

    /// A table as Rust source; an empty one where a file has none of the name.
    pub fn table(&self, file: &str, name: &str) -> String {
        let known = self.lists.rows.contains_key(&(file.to_owned(), name.to_owned()));
        if known { format!("crate::pattern::reading::{file}::{}", constant_of(name)) } else { "&[]".to_owned() }
    }

    /// Titles and explanations of the rows of a file; empty where a row has none.
    pub fn texts<'r>(&'r self, file: &'r str) -> impl Iterator<Item = (&'r str, &'r str)> {
        let tables = self.lists.rows.iter().filter(move |((of, _), _)| of == file);
        tables.flat_map(|(_, rows)| rows).map(|(row, ..)| (row.title.as_str(), row.what.as_str()))
    }

    /// What the keyed lists of a file mean.
    pub fn keys<'r>(&'r self, file: &'r str) -> impl Iterator<Item = &'r str> {
        let lists = self.lists.keyed.iter().filter(move |((of, _), _)| of == file);
        lists.flat_map(|(_, keys)| keys).map(|(_, key, _)| key.as_str())
    }

    /// What one of these means.
    pub fn keys_of<'r>(&'r self, file: &'r str, name: &'r str) -> impl Iterator<Item = &'r str> {
        let lists = self.lists.keyed.iter().filter(move |((of, list), _)| of == file && list == name);
        lists.flat_map(|(_, keys)| keys).map(|(_, key, _)| key.as_str())
    }

    /// Conditions as Rust source.
    pub fn when(&self, when: &When) -> String {
        let lists = |all: &[Number]| all.iter().map(|number| self.list(*number) + ",").collect::<String>();
        format!("When{{has:&[{}],none:&[{}]}}", lists(&when.has), lists(&when.none))
    }

    /// Every list of the files as Rust source, one module a file.
    pub fn source(&self) -> String {
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        let constant = |name: &str, kind: &str, value: &str| {
            let unused = if kind != "WordSet" && self.used.contains(name) { "#[allow(dead_code)]" } else { "" };
            format!("{unused}pub(crate) const {}:{kind}={value};\n", constant_of(name))
        };
        for ((file, name), number) in &self.lists.named {
            let source = match self.lists.keyed.get(&(file.clone(), name.clone())) {
                None => constant(name, "List", &self.list(*number)),
                Some(keys) => {
                    let keys = keys.iter().map(|(language, key, number)| {
                        format!("Key{{language:{language},key:{key:?},list:{}}},", self.list(*number))
                    });
                    let all: String = keys.collect();
                    constant(name, "Keyed", &format!("Keyed{{any:{},all:&[{all}]}}", self.list(*number)))
                }
            };
            files.entry(file).or_default().push_str(&source);
        }
        for ((file, name), rows) in &self.lists.rows {
            let rows: String = rows
                .iter()
                .map(|(row, when, offers)| {
                    let RowFile { named, found, tells, mild, doubtful, title, what, .. } = row;
                    let named = named.as_ref().map(|list| constant_of(list.get_ref()));
                    let named = named.map_or("None".to_owned(), |list| format!("Some({list})"));
                    let offers = offers.map(|number| self.list(number));
                    let offers = offers.map_or("None".to_owned(), |list| format!("Some({list})"));
                    format!(
                        "Row{{when:{},offers:{offers},named:{named},found:{found:?},tells:{tells:?},mild:{mild},doubtful:{doubtful},title:{title:?},what:{what:?}}},",
                        self.when(when)
                    )
                })
                .collect();
            let source = constant(name, "&[Row]", &format!("&[{rows}]"));
            files.entry(file).or_default().push_str(&source);
        }
        for ((file, name), languages) in &self.lists.sets {
            let hash = |word: &String| format!("WordHash::of({word:?}.as_bytes()),");
            let words: String =
                languages.iter().map(|words| format!("&[{}],", words.iter().map(hash).collect::<String>())).collect();
            files.entry(file).or_default().push_str(&constant(name, "WordSet", &format!("WordSet(&[{words}])")));
        }
        let mut out = String::new();
        for (file, source) in files {
            let _ = writeln!(
                out,
                "#[deny(dead_code)]\npub(crate) mod {} {{\nuse super::*;\n{source}}}",
                file.replace('-', "_")
            );
        }
        out.push_str("/// Names of parts.\n#[deny(dead_code)]\npub(crate) mod part {\n");
        for (number, name) in self.parts.iter().enumerate() {
            let _ = writeln!(out, "pub(crate) const {}:u16={number};", name.to_uppercase());
        }
        out.push_str("}\n");
        out
    }
}
