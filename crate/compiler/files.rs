//! Reads `rules/` into rules and patterns, refusing what is wrong with its file and line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::check::check;
use super::compile::{Compiled, Role, Source, compile};
use super::read::{Lists as Readings, Reading, When};
use super::shape::List;
pub use super::shape::{Patterns, RuleFile};
use super::syntax;
use super::texts::texts;
use super::vocabulary::{Classes, Table};
use super::words::{Lists, resolve};

/// Languages that rules may be written in, in the order of `language::Language`.
pub const LANGUAGES: [&str; 6] = ["en", "de", "it", "pl", "fr", "es"];

/// The folder of the classes that rules share.
const VOCABULARY: &str = "vocabulary";

/// Folders that hold no rules.
const OTHERS: [&str; 5] = [VOCABULARY, "read", "texts", "phrases", "rows"];

/// Most words of a title and of an explanation.
pub(super) const TITLE_WORDS: usize = 11;
pub(super) const EXPLANATION_WORDS: usize = 39;

/// How sure a rule is of itself where its file does not say.
const DEFAULT_CONFIDENCE: f32 = 0.9;

/// One rule and where it comes from.
#[derive(Debug)]
pub struct Rule {
    pub id: String,
    pub group: String,
    pub path: PathBuf,
    pub file: RuleFile,
    /// Words about the risk and words of an answer to it, of every language.
    pub about: Vec<String>,
    pub answering: Vec<String>,
    /// What `certain` asks for, a list a language, and the beginnings of `verbs`, as lists of reading.
    pub certain: Vec<Vec<(When, bool)>>,
    pub verbs: Vec<(String, usize)>,
}

/// Where a pattern was written.
#[derive(Clone, Debug)]
pub struct Place {
    pub path: PathBuf,
    pub line: usize,
    pub text: String,
}

/// All rules, read and compiled.
#[derive(Debug)]
pub struct Knowledge {
    pub rules: Vec<Rule>,
    pub places: Vec<Place>,
    pub compiled: Compiled,
    pub classes: Classes,
    pub reading: Reading,
    /// What is said in other languages, as Rust source.
    pub texts: Vec<String>,
    /// Files and folders whose change asks for a new build.
    pub read: Vec<PathBuf>,
}

impl Rule {
    /// The rule's patterns by language, with the language's index.
    pub fn languages(&self) -> impl Iterator<Item = (u8, &Patterns)> {
        let file = &self.file;
        let all = [&file.en, &file.de, &file.it, &file.pl, &file.fr, &file.es];
        (0..).zip(all).filter_map(|(language, patterns)| patterns.as_ref().map(|p| (language, p)))
    }

    /// How sure the rule is of itself, 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.file.confidence.unwrap_or(DEFAULT_CONFIDENCE)
    }
}

/// Reads and compiles a rules folder.
///
/// # Errors
/// `file:line: message` for the first thing that is wrong.
pub fn load(folder: &Path) -> Result<Knowledge, String> {
    let mut read = vec![folder.to_owned()];
    let vocabulary_path = folder.join(VOCABULARY);
    let mut classes = Classes::shared(&vocabulary_path)?;
    read.extend(sorted(&vocabulary_path)?);
    read.push(vocabulary_path);
    let words_path = folder.join("words.toml");
    let words = load_words(&words_path)?;
    read.push(words_path);
    let mut rules = Vec::new();
    let readings_path = folder.join("read");
    let mut readings = Readings::load(&readings_path, &mut read)?;
    let groups = sorted(folder)?.into_iter().filter(|path| path.is_dir());
    for group in groups.filter(|path| OTHERS.iter().all(|other| *path != folder.join(other))) {
        read.push(group.clone());
        for path in sorted(&group)? {
            rules.push(load_rule(&path, &name_of(&group)?, &words)?);
            read.push(path);
        }
    }
    if let Err((rule, start, message)) = check(&rules) {
        let path = &rules[rule].path;
        return Err(format!("{}:{}: {message}", path.display(), line_of(&text_of(path)?, start)));
    }
    for rule in &mut rules {
        lists_of(rule, &mut readings)?;
    }
    let reading = readings.compile()?;
    let texts = texts(folder, &rules, &reading, &mut read)?;
    let mut sources = Vec::new();
    let mut places = Vec::new();
    for (number, rule) in (0..).zip(&rules) {
        let text = text_of(&rule.path)?;
        for (language, patterns) in rule.languages() {
            let table = Table { path: &rule.path, text: &text, language, rule: Some(&rule.id) };
            classes.add(table, &patterns.words)?;
            let written =
                [(Role::Finds, &patterns.patterns), (Role::Excepts, &patterns.unless), (Role::Assures, &patterns.sure)];
            for (role, pattern) in written.into_iter().flat_map(|(role, all)| all.iter().map(move |p| (role, p))) {
                let place = place_of(&rule.path, &text, pattern);
                let mut pattern = syntax::parse(pattern.as_ref()).map_err(|message| refuse(&place, &message))?;
                classes.uses(table, &mut pattern);
                sources.push(Source { rule: number, language, role, pattern });
                places.push(place);
            }
        }
    }
    let vocabulary = classes.checked()?;
    let compiled = compile(&sources, vocabulary).map_err(|(at, message)| refuse(&places[at], &message))?;
    classes.all_used()?;
    Ok(Knowledge { rules, places, compiled, classes, reading, texts, read })
}

fn load_rule(path: &Path, group: &str, words: &Lists) -> Result<Rule, String> {
    let at = |line: usize, message: &str| format!("{}:{line}: {message}", path.display());
    if path.extension().is_none_or(|extension| extension != "toml") {
        return Err(at(1, "a rule file ends in .toml"));
    }
    let text = text_of(path)?;
    let file: RuleFile = table_of(path, &text)?;
    let line_with =
        |key: &str| text.lines().position(|line| line.trim_start().starts_with(key)).map_or(1, |line| line + 1);
    for (key, value, most) in [
        ("title", &file.title, TITLE_WORDS),
        ("what", &file.what, EXPLANATION_WORDS),
        ("why", &file.why, EXPLANATION_WORDS),
        ("todo", &file.todo, EXPLANATION_WORDS),
    ] {
        let words = value.split_whitespace().count();
        if words == 0 || words > most {
            return Err(at(line_with(key), &format!("`{key}` has {words} words; 1 to {most} are wanted")));
        }
    }
    // What a pattern has between words has no place in a text.
    let texts = [&file.title, &file.what, &file.why, &file.todo].into_iter();
    if let Some(text) = texts.chain(&file.references.0).find(|text| text.contains("..") || text.contains("  ")) {
        return Err(at(1, &format!("no such sign in a text: {text}")));
    }
    for (key, templates) in [("titles", &file.titles), ("whats", &file.whats)] {
        for template in &templates.0 {
            check_template(template).map_err(|message| at(line_with(key), &message))?;
        }
    }
    if file.confidence.is_some_and(|confidence| !(0.05..=1.0).contains(&confidence)) {
        return Err(at(line_with("confidence"), "`confidence` goes from 0.05 to 1"));
    }
    let (about, answering) = (Vec::new(), Vec::new());
    let (certain, verbs) = (Vec::new(), Vec::new());
    let (id, group, path) = (name_of(path)?, group.to_owned(), path.to_owned());
    let mut rule = Rule { id, group, path, file, about, answering, certain, verbs };
    if rule.languages().next().is_none() {
        return Err(at(1, "a rule has patterns in one language at least"));
    }
    let (mut about, mut answering) = (Vec::new(), Vec::new());
    for (language, patterns) in rule.languages() {
        if patterns.patterns.is_empty() || patterns.risky.is_empty() {
            return Err(at(line_with("patterns"), "`patterns` and `risky` have one entry at least"));
        }
        if let Some(answer) = &patterns.answer {
            let of = |written| {
                resolve(written, language, words).map_err(|(start, message)| at(line_of(&text, start), &message))
            };
            about.extend(of(&answer.about)?);
            answering.extend(of(&answer.answering)?);
        }
    }
    (rule.about, rule.answering) = (about, answering);
    Ok(rule)
}

/// Makes lists of reading of what a rule asks of the words of a clause.
fn lists_of(rule: &mut Rule, readings: &mut Readings) -> Result<(), String> {
    let place = format!("{}:1: ", rule.path.display());
    let list = |all: &[&List<String>], suffix: &str| -> Result<Vec<syntax::Sequence>, String> {
        let words = all.iter().flat_map(|list| &list.0);
        words
            .map(|word| {
                syntax::parse_alternative(&format!("{word}{suffix}")).map_err(|m| format!("{place}{m}, in {word}"))
            })
            .collect()
    };
    let mut certain = Vec::new();
    let mut verbs: Vec<(String, Vec<syntax::Sequence>)> = Vec::new();
    for (_, patterns) in rule.languages() {
        let mut all = Vec::new();
        for asked in &patterns.certain.0 {
            let mut when = When::default();
            let none = [list(&[&asked.none, &asked.no_phrases], "")?, list(&[&asked.none_begins], "*")?].concat();
            let has = [list(&[&asked.any], "")?, list(&[&asked.begins], "*")?, list(&[&asked.phrases], "")?];
            let mut add = |list: Vec<_>| (!list.is_empty()).then(|| readings.add(list, &place));
            when.none.extend(add(none));
            when.has.extend(has.into_iter().filter_map(add));
            all.push((when, asked.named_place));
        }
        certain.extend((!all.is_empty()).then_some(all));
        for verb in &patterns.verbs {
            let begins = list(&[&verb.begins], "*")?;
            match verbs.iter_mut().find(|(known, _)| known == verb.verb.as_ref()) {
                Some((_, known)) => known.extend(begins),
                None => verbs.push((verb.verb.as_ref().clone(), begins)),
            }
        }
    }
    rule.certain = certain;
    rule.verbs = verbs.into_iter().map(|(verb, begins)| (verb, readings.add(begins, &place))).collect();
    Ok(())
}

/// The slots of templates, as `src/understand/compose.rs` fills them.
const SLOTS: [&str; 15] = [
    "They",
    "They say",
    "data",
    "Data",
    "recipients",
    "period",
    "ahead",
    "place",
    "age",
    "cap",
    "manner",
    "licence",
    "condition",
    "changed",
    "Changed",
];

/// Verbs that may follow a name and "They" alike.
const MODALS: [&str; 4] = [" may ", " can ", " will ", " must "];

fn check_template(template: &str) -> Result<(), String> {
    for part in template.split('{').skip(1) {
        let (slot, after) = part.split_once('}').unwrap_or((part, ""));
        if !SLOTS.contains(&slot) {
            return Err(format!("no such slot: {{{slot}}}"));
        }
        if slot == "They" && !MODALS.iter().any(|modal| after.starts_with(modal)) {
            return Err("{They} is followed by may, can, will or must".to_owned());
        }
    }
    Ok(())
}

/// Reads the lists of words that rules share.
fn load_words(path: &Path) -> Result<Lists, String> {
    let text = text_of(path)?;
    let at = |start: usize, message: &str| format!("{}:{}: {message}", path.display(), line_of(&text, start));
    let languages: BTreeMap<Spanned<String>, BTreeMap<String, Vec<String>>> = table_of(path, &text)?;
    let mut all = Lists::new();
    for (language, lists) in languages {
        let number = language_of(language.as_ref()).map_err(|message| at(language.span().start, &message))?;
        all.extend(lists.into_iter().map(|(name, words)| ((number, name), words)));
    }
    Ok(all)
}

/// The text of a file as what it holds.
///
/// # Errors
/// `file:line: message` for what is wrong with it.
pub(super) fn table_of<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| {
        let line = line_of(text, error.span().map_or(0, |span| span.start));
        format!("{}:{line}: {}", path.display(), error.message())
    })
}

/// The number of a language.
pub(super) fn language_of(code: &str) -> Result<u8, String> {
    let number = (0..).zip(LANGUAGES).find(|(_, known)| *known == code);
    number.map(|(number, _)| number).ok_or_else(|| format!("unknown language `{code}`"))
}

pub(super) fn place_of(path: &Path, text: &str, written: &Spanned<String>) -> Place {
    Place { path: path.to_owned(), line: line_of(text, written.span().start), text: written.as_ref().clone() }
}

pub(super) fn refuse(place: &Place, message: &str) -> String {
    format!("{}:{}: {message}, in `{}`", place.path.display(), place.line, place.text)
}

pub(super) fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

pub(super) fn name_of(path: &Path) -> Result<String, String> {
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(kebab) {
        return Err(format!("{}:1: a name has small letters, digits and hyphens", path.display()));
    }
    Ok(name.to_owned())
}

pub(super) fn text_of(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}:1: {error}", path.display()))
}

pub(super) fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}:1: {error}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| format!("{}:1: {error}", folder.display()))?.path());
    }
    paths.sort();
    Ok(paths)
}
