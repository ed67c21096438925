//! Reads what is said of each clause type in other languages than English: `rules/texts/LANGUAGE.toml`, with the
//! phrases of the language, `rules/phrases/LANGUAGE.toml`, and its words in legal references, `rules/references.toml`.
//!
//! Nothing may be missing in a language, nothing may be said of what is not there, and lengths are those of the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::files::{
    EXPLANATION_WORDS, LANGUAGES, Rule, TITLE_WORDS, language_of, line_of, name_of, sorted, table_of, text_of,
};
use super::names::Told;
use super::phrases::Phrases;
use super::read::Reading;

/// The language in which rules are written.
const ENGLISH: &str = LANGUAGES[0];

/// A text, and where it is written.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Text(Spanned<String>);

impl Text {
    fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    fn start(&self) -> usize {
        self.0.span().start
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// A text in the plural forms of its language: `one` and `other`, or in Polish `one`, `few` and `many`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    one: Text,
    few: Option<Text>,
    many: Option<Text>,
    other: Option<Text>,
}

/// As `wording::plural::Plural`.
impl fmt::Debug for Forms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let few = self.few.as_ref().or(self.other.as_ref()).unwrap_or(&self.one);
        let many = self.many.as_ref().or(self.other.as_ref()).unwrap_or(&self.one);
        f.debug_struct("Plural").field("one", &self.one).field("few", few).field("many", many).finish()
    }
}

/// Texts by what they stand for in English.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Keyed(BTreeMap<Spanned<String>, Text>);

impl fmt::Debug for Keyed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("&")?;
        f.debug_list().entries(self.0.iter().map(|(key, text)| (key.as_ref(), text))).finish()
    }
}

/// `rules/texts/LANGUAGE.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextsFile {
    clauses: BTreeMap<Spanned<String>, ClauseFile>,
    offers: BTreeMap<Told, OfferFile>,
}

/// What is said of a clause type, as its rule says it in English.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseFile {
    title: Text,
    what: Text,
    why: Text,
    todo: Text,
    absent: Option<Text>,
}

/// What is said of an offer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferFile {
    label: Text,
}

/// Words in references by those that they stand for in English; what is longer goes first.
type Words = BTreeMap<String, String>;

/// A file, for messages on what is wrong with it.
struct File<'f> {
    path: &'f Path,
    text: String,
}

impl File<'_> {
    fn at(&self, start: usize, message: &str) -> String {
        format!("{}:{}: {message}", self.path.display(), line_of(&self.text, start))
    }
}

/// All texts as Rust source, a value a language; none where there is no folder of them.
///
/// # Errors
/// `file:line: message` for the first thing that is wrong.
pub fn texts(folder: &Path, rules: &[Rule], reading: &Reading, read: &mut Vec<PathBuf>) -> Result<Vec<String>, String> {
    let (texts, phrases, references) = (folder.join("texts"), folder.join("phrases"), folder.join("references.toml"));
    if !texts.is_dir() {
        return Ok(Vec::new());
    }
    let mut words: BTreeMap<String, Words> = table_of(&references, &text_of(&references)?)?;
    read.extend([texts.clone(), phrases.clone(), references.clone()]);
    for path in sorted(&texts)?.into_iter().chain(sorted(&phrases)?) {
        let known = language_of(&name_of(&path)?).is_ok_and(|number| number > 0);
        if !known {
            return Err(format!("{}:1: texts are in another language than English that is read", path.display()));
        }
    }
    let of = |language: &&str| {
        let name = format!("{language}.toml");
        let (texts, phrases) = (texts.join(&name), phrases.join(&name));
        let words = words
            .remove(*language)
            .ok_or_else(|| format!("{}:1: there are no words in `{language}`", references.display()))?;
        let clauses = clauses(&texts, rules, &words)?;
        let rows = folder.join("rows").join(&name);
        let rows_of = rows_of(&rows, reading)?;
        let phrases_of = phrases_of(&phrases, language, rules, reading)?;
        read.extend([texts, phrases, rows]);
        let language = capitalised(language);
        Ok(format!("Texts{{language:Language::{language},{clauses},rows:{rows_of:?},phrases:{phrases_of:?}}}"))
    };
    LANGUAGES.iter().filter(|language| **language != ENGLISH).map(of).collect()
}

fn capitalised(code: &str) -> String {
    let mut letters = code.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// What is said of clause types and of offers, in the order of the rules.
fn clauses(path: &Path, rules: &[Rule], words: &Words) -> Result<String, String> {
    let file = File { path, text: text_of(path)? };
    let mut texts: TextsFile = table_of(path, &file.text)?;
    let (mut clauses, mut offers) = (String::new(), String::new());
    for rule in rules {
        let Some(said) = texts.clauses.remove(rule.id.as_str()) else {
            return Err(file.at(0, &format!("nothing is said of the clause type `{}`", rule.id)));
        };
        checked(&file, rule, &said)?;
        let ClauseFile { title, what, why, todo, absent } = &said;
        let references: Vec<_> = rule.file.references.0.iter().map(|text| in_words(text, words)).collect();
        clauses.push_str(&format!(
            "Said{{title:{title:?},what:{what:?},why:{why:?},todo:{todo:?},absent:{absent:?},references:&{references:?}}},"
        ));
        for offer in &rule.file.offer {
            // Offers of one label are told alike.
            let mut labels = offer.answers.keys().filter_map(|told| texts.offers.remove(told)).map(|offer| offer.label);
            let Some(label) = labels.next() else {
                return Err(file.at(0, &format!("there is no label for `{}`", offer.label)));
            };
            length(&file, "label", &label, TITLE_WORDS)?;
            if let Some(other) = labels.find(|other| other.as_str() != label.as_str()) {
                return Err(file.at(other.start(), &format!("`{}` has two labels", offer.label)));
            }
            for told in offer.answers.keys() {
                offers.push_str(&format!("({told:?},{label:?}),"));
            }
        }
    }
    if let Some(unknown) = texts.clauses.keys().next() {
        return Err(file.at(unknown.span().start, &format!("no rule has the id `{}`", unknown.as_ref())));
    }
    if let Some((unknown, said)) = texts.offers.iter().next() {
        return Err(file.at(said.label.start(), &format!("no rule has the offer {unknown:?}")));
    }
    Ok(format!("clauses:&[{clauses}],offers:&[{offers}]"))
}

/// Whether what is said of a clause type is of the lengths that rules keep to.
fn checked(file: &File<'_>, rule: &Rule, said: &ClauseFile) -> Result<(), String> {
    length(file, "title", &said.title, TITLE_WORDS)?;
    for (key, text) in [("what", &said.what), ("why", &said.why), ("todo", &said.todo)] {
        length(file, key, text, EXPLANATION_WORDS)?;
    }
    match (&said.absent, &rule.file.answered) {
        (Some(absent), Some(_)) => length(file, "absent", absent, TITLE_WORDS),
        (None, None) => Ok(()),
        (None, Some(_)) => Err(file.at(said.title.start(), &format!("`{}` has no `absent`", rule.id))),
        (Some(absent), None) => Err(file.at(absent.start(), &format!("`{}` is not answered by anything", rule.id))),
    }
}

fn length(file: &File<'_>, key: &str, text: &Text, most: usize) -> Result<(), String> {
    // Marks that stand apart, as in French, are no words.
    let words = text.as_str().split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    if words == 0 || words > most {
        return Err(file.at(text.start(), &format!("`{key}` has {words} words; 1 to {most} are wanted")));
    }
    clean(file, text)
}

/// Whether a text has nothing but text.
fn clean(file: &File<'_>, text: &Text) -> Result<(), String> {
    let written = text.as_str();
    if written.is_empty() || written.trim() != written || written.contains("..") || written.contains("  ") {
        return Err(file.at(text.start(), &format!("no such sign in a text: {written}")));
    }
    Ok(())
}

/// A reference with the words of another language.
fn in_words(reference: &str, words: &Words) -> String {
    let mut longest: Vec<_> = words.iter().collect();
    longest.sort_by_key(|(english, _)| std::cmp::Reverse(english.len()));
    let mut out = String::new();
    let mut rest = reference;
    while !rest.is_empty() {
        match longest.iter().find_map(|(english, word)| Some((rest.strip_prefix(english.as_str())?, word))) {
            Some((after, word)) => {
                out.push_str(word);
                rest = after;
            }
            None => {
                let mut letters = rest.chars();
                out.extend(letters.next());
                rest = letters.as_str();
            }
        }
    }
    out
}

/// The phrases of a language.
fn phrases_of(
    path: &Path,
    language: &str,
    rules: &[Rule],
    reading: &Reading,
) -> Result<Phrases<Text, Forms, Keyed>, String> {
    let file = File { path, text: text_of(path)? };
    let phrases: Phrases<Text, Forms, Keyed> = table_of(path, &file.text)?;
    let Phrases {
        sentences,
        labels,
        conditions,
        caps,
        shares,
        kinds,
        patterns,
        numbers,
        manners,
        places,
        people,
        messages,
        named,
        open,
    } = &phrases;
    let all = sentences.all().chain(labels.all()).chain(conditions.all()).chain(caps.all());
    for (text, slots) in all.chain(shares.all()).chain(kinds.all()).chain(patterns.all()) {
        clean(&file, text)?;
        filled(&file, text, slots)?;
    }
    for forms in numbers.all() {
        let polish = language == "pl";
        if polish == forms.other.is_some() || polish != forms.few.is_some() || polish != forms.many.is_some() {
            let wanted = if polish { "`one`, `few` and `many`" } else { "`one` and `other`" };
            return Err(file.at(forms.one.start(), &format!("the forms are {wanted}")));
        }
        for text in [Some(&forms.one), forms.few.as_ref(), forms.many.as_ref(), forms.other.as_ref()] {
            text.map_or(Ok(()), |text| filled(&file, text, &["n"]))?;
        }
    }
    let verbs = rules.iter().flat_map(|rule| &rule.verbs).map(|(verb, _)| verb.as_str());
    let lists = reading.keys("details").chain(reading.keys("compose")).chain(verbs);
    keyed(&file, manners, &reading.keys("condition").collect())?;
    keyed(&file, places, &reading.keys_of("ways", "place").collect())?;
    keyed(&file, people, &reading.keys_of("only", "people").collect())?;
    keyed(&file, messages, &reading.keys_of("ways", "mail").collect())?;
    keyed(&file, named, &lists.collect())?;
    let narrowed = rules.iter().flat_map(|rule| &rule.file.narrowed.0);
    keyed(&file, open, &narrowed.filter_map(|narrowing| narrowing.open.as_deref()).collect())?;
    Ok(phrases)
}

/// Slots of English texts that stand for words of its grammar: other languages tell these behind the text.
const OF_ENGLISH: [&str; 5] = ["They", "They say", "manner", "condition", "limit"];

/// What the rows of `details.toml` say in a language.
fn rows_of(path: &Path, reading: &Reading) -> Result<Keyed, String> {
    let file = File { path, text: text_of(path)? };
    let rows: Keyed = table_of(path, &file.text)?;
    keyed(
        &file,
        &rows,
        &reading.texts("details").flat_map(|(title, what)| [title, what]).filter(|it| !it.is_empty()).collect(),
    )?;
    let titles: BTreeSet<&str> = reading.texts("details").map(|(title, _)| title).collect();
    for (english, text) in &rows.0 {
        let english = english.as_ref().as_str();
        let slots: Vec<&str> = slots_of(english).filter(|slot| !OF_ENGLISH.contains(slot)).collect();
        filled(&file, text, &slots)?;
        let most = if titles.contains(english) { TITLE_WORDS } else { EXPLANATION_WORDS };
        length(&file, english, text, most)?;
    }
    Ok(rows)
}

/// The slots of a text.
fn slots_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|part| part.split_once('}').map_or(part, |(slot, _)| slot))
}

/// Whether a text has the slots that it must have.
fn filled(file: &File<'_>, text: &Text, slots: &[&str]) -> Result<(), String> {
    let mut written: Vec<&str> = slots_of(text.as_str()).collect();
    written.sort_unstable();
    let mut wanted = slots.to_vec();
    wanted.sort_unstable();
    if written == wanted {
        return Ok(());
    }
    Err(file.at(text.start(), &format!("the slots are {wanted:?}, not {written:?}")))
}

/// Whether a table has a text for everything that it is about.
fn keyed(file: &File<'_>, table: &Keyed, wanted: &BTreeSet<&str>) -> Result<(), String> {
    let known: BTreeSet<&str> = table.0.keys().map(|key| key.as_ref().as_str()).collect();
    if let Some(missing) = wanted.iter().find(|key| !known.contains(**key)) {
        let start = table.0.values().next().map_or(0, Text::start);
        return Err(file.at(start, &format!("there is no text for `{missing}`")));
    }
    for (key, text) in &table.0 {
        if !wanted.contains(key.as_ref().as_str()) {
            return Err(file.at(key.span().start, &format!("nothing is called `{}`", key.as_ref())));
        }
        clean(file, text)?;
    }
    Ok(())
}
