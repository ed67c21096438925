//! Classes of words: those that rules share, and those that one rule has for itself.
//!
//! A rule's own class is kept as `rule/name`, which no pattern can write: so two rules may have classes of
//! one name, and neither sees the other's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::Spanned;

use super::compile::check_vocabulary;
use super::files::{Place, language_of, name_of, place_of, refuse, sorted, table_of, text_of};
use super::program::{Vocabulary, is_built_in};
use super::syntax::{self, Atom, Element, Pattern, Sequence};

/// The classes of one language as they are written: name and alternatives.
pub type Written = BTreeMap<Spanned<String>, Vec<Spanned<String>>>;

/// A class: its language and its name, that of its rule before it where it has one.
type Key = (u8, String);

/// Stands between a rule's id and the name of its own class.
const OF: char = '/';

/// Where classes are written.
#[derive(Clone, Copy)]
pub struct Table<'w> {
    pub path: &'w Path,
    /// All of the file.
    pub text: &'w str,
    pub language: u8,
    /// The id of the rule whose own they are.
    pub rule: Option<&'w str>,
}

impl Table<'_> {
    fn key(self, name: &str) -> Key {
        (self.language, self.rule.map_or_else(|| name.to_owned(), |rule| format!("{rule}{OF}{name}")))
    }

    fn place(self, written: &Spanned<String>) -> Place {
        place_of(self.path, self.text, written)
    }
}

/// All classes, where each is named, and what uses it.
#[derive(Debug, Default)]
pub struct Classes {
    alternatives: Vocabulary,
    places: BTreeMap<Key, Place>,
    /// What the alternatives of each class use.
    inner: BTreeMap<Key, BTreeSet<Key>>,
    /// What patterns use, by the rule that has them.
    used: BTreeMap<String, BTreeSet<Key>>,
    /// The languages that have patterns.
    languages: BTreeSet<u8>,
    /// Where each alternative was written and what it parsed to.
    pub written: Vec<(Place, Sequence)>,
}

impl Classes {
    /// Reads the classes that rules share: `folder` has a file for each language.
    ///
    /// # Errors
    /// `file:line: message` for the first thing that is wrong.
    pub fn shared(folder: &Path) -> Result<Self, String> {
        let mut classes = Self::default();
        for path in sorted(folder)? {
            let text = text_of(&path)?;
            let language =
                language_of(&name_of(&path)?).map_err(|message| format!("{}:1: {message}", path.display()))?;
            let written: Written = table_of(&path, &text)?;
            classes.add(Table { path: &path, text: &text, language, rule: None }, &written)?;
        }
        Ok(classes)
    }

    /// Adds the classes of a table. Those that rules share come first.
    ///
    /// # Errors
    /// `file:line: message` for the first that is wrong, or that is a rule's own and shared as well.
    pub fn add(&mut self, table: Table<'_>, written: &Written) -> Result<(), String> {
        for name in written.keys() {
            let place = table.place(name);
            if is_built_in(name.as_ref()) {
                return Err(refuse(&place, "this class is built in"));
            }
            if self.places.contains_key(&(table.language, name.as_ref().clone())) {
                return Err(refuse(&place, "rules share a class of this name"));
            }
            self.places.insert(table.key(name.as_ref()), place);
        }
        for (name, alternatives) in written {
            if alternatives.is_empty() {
                return Err(refuse(&table.place(name), "this class is empty"));
            }
            let mut all = Vec::new();
            let mut inner = BTreeSet::new();
            for alternative in alternatives {
                let place = table.place(alternative);
                let mut sequence =
                    syntax::parse_alternative(alternative.as_ref()).map_err(|error| refuse(&place, &error))?;
                self.written.push((place, sequence.clone()));
                inner.extend(self.resolve(table, &mut sequence));
                all.push(sequence);
            }
            self.inner.insert(table.key(name.as_ref()), inner);
            self.alternatives.insert(table.key(name.as_ref()), all);
        }
        Ok(())
    }

    /// Names the rule's own classes in a pattern as they are known to the compiler, and notes what it uses.
    pub fn uses(&mut self, table: Table<'_>, pattern: &mut Pattern) {
        self.languages.insert(table.language);
        let rule = table.rule.unwrap_or_default().to_owned();
        for sequence in pattern.section.iter_mut().flatten().chain([&mut pattern.body]) {
            let used = self.resolve(table, sequence);
            self.used.entry(rule.clone()).or_default().extend(used);
        }
    }

    /// The classes for the compiler.
    ///
    /// # Errors
    /// `file:line: message` for one that is wrong, used or not.
    pub fn checked(&self) -> Result<&Vocabulary, String> {
        check_vocabulary(&self.alternatives).map_err(|(language, name, message)| {
            self.places.get(&(language, name)).map_or_else(|| message.clone(), |place| refuse(place, &message))
        })?;
        Ok(&self.alternatives)
    }

    /// Whether all are used in the languages that have patterns.
    ///
    /// # Errors
    /// `file:line: message` for one that is not.
    pub fn all_used(&self) -> Result<(), String> {
        let users = self.users();
        let dead = |key: &Key| self.languages.contains(&key.0) && !users.contains_key(key);
        match self.places.iter().find(|(key, _)| dead(key)) {
            Some((_, place)) => Err(refuse(place, "nothing uses this class")),
            None => Ok(()),
        }
    }

    /// The shared classes that one rule uses, as complaints.
    pub fn shared_by_one(&self) -> Vec<String> {
        let users = self.users();
        let only = |(key, place): (&Key, &Place)| match users.get(key)?.as_slice() {
            [rule] if !key.1.contains(OF) => Some(refuse(place, &format!("only `{rule}` uses this class"))),
            _ => None,
        };
        self.places.iter().filter_map(only).collect()
    }

    /// The rules whose patterns use each class, also through others.
    fn users(&self) -> BTreeMap<&Key, Vec<&str>> {
        let mut users: BTreeMap<&Key, Vec<&str>> = BTreeMap::new();
        for (rule, used) in &self.used {
            let mut met = BTreeSet::new();
            let mut open: Vec<&Key> = used.iter().collect();
            while let Some(key) = open.pop() {
                if met.insert(key) {
                    open.extend(self.inner.get(key).into_iter().flatten());
                }
            }
            for key in met {
                users.entry(key).or_default().push(rule);
            }
        }
        users
    }

    /// Names a rule's own classes as they are known to the compiler; the classes of a sequence.
    fn resolve(&self, table: Table<'_>, sequence: &mut Sequence) -> BTreeSet<Key> {
        let mut met = BTreeSet::new();
        each_class(sequence, &mut |name| {
            let own = table.key(name);
            if self.places.contains_key(&own) {
                name.clone_from(&own.1);
            }
            met.insert((table.language, name.clone()));
        });
        met
    }
}

/// Calls `with` for the name of every class in a sequence.
pub(super) fn each_class(sequence: &mut [Element], with: &mut dyn FnMut(&mut String)) {
    for element in sequence {
        let atoms = match element {
            Element::Atom { atom, .. } | Element::Not(atom) | Element::Gap { without: Some(atom), .. } => vec![atom],
            Element::Near { left, right, .. } => vec![left, right],
            Element::Named { part, .. } => {
                each_class(part, with);
                continue;
            }
            Element::Gap { without: None, .. } | Element::Start | Element::End => vec![],
        };
        for atom in atoms {
            match atom {
                Atom::Class(name) => with(name),
                Atom::Group(alternatives) => alternatives.iter_mut().for_each(|one| each_class(one, with)),
                Atom::Word(_) | Atom::Prefix(_) | Atom::Number => {}
            }
        }
    }
}
