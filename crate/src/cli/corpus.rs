//! Reads the labelled corpora that `evaluate` and training use.
//!
//! Their folder has any of `unfair-tos/{en,de,it,pl}.jsonl`, `tos-100/sentences.jsonl`,
//! `italian-clauses/clauses.jsonl`, `ai-training/sentences.jsonl`, `riders.json`, `tosdr/points.jsonl`,
//! `tosdr/located.jsonl`, `tosdr/documents/` and `documents/*/` (which bear no labels), and a `catalogue.json`
//! beside or above it says which clause types their labels mean.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::input;
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use crate::page::Page;

/// The labels of UNFAIR-ToS, as its tags write them.
pub const LABELS: [&str; 9] = ["a", "ch", "cr", "j", "law", "ltd", "pinc", "ter", "use"];

/// Lowest level of a tag that marks a clause as potentially unfair.
const UNFAIR: u8 = 2;

/// Terms of UNFAIR-ToS.
#[derive(Debug, Default)]
pub struct Terms {
    /// Whose they are.
    pub name: String,
    /// Their lines.
    pub lines: Vec<Line>,
}

/// One line of [`Terms`].
#[derive(Debug)]
pub struct Line {
    /// What it says, without line feeds.
    pub text: String,
    /// Which of [`LABELS`] it bears at level 2 or 3.
    pub unfair: [bool; LABELS.len()],
}

/// A sentence on training.
#[derive(Debug, Deserialize)]
pub struct TrainingSentence {
    /// What it says.
    pub sentence: String,
    /// `grants_training`, `no_training`, `opt_out`, `user_forbidden` or `generic_ml`.
    pub label: String,
    /// Whose it is.
    pub service: String,
}

/// A sentence of terms, in lower case and cut into tokens.
#[derive(Debug, Deserialize)]
pub struct GroupedSentence {
    /// What it says.
    pub text: String,
    /// The groups it is in, each of labels of [`LABELS`] with `|` between them.
    pub groups: Vec<String>,
    /// Whether its document is none of UNFAIR-ToS.
    pub new: bool,
}

/// A clause that was filed under what it is of.
#[derive(Debug, Deserialize)]
pub struct CategorisedClause {
    /// What it says.
    pub text: String,
    /// What it is of.
    pub category: String,
}

/// A quote that a volunteer filed under a case.
#[derive(Debug, Deserialize)]
pub struct Quote {
    /// What it says.
    pub quote: String,
    /// The case.
    pub case: String,
    /// Whose it is.
    #[serde(default)]
    pub service: String,
    /// The document it stands in, where that is known.
    #[serde(default)]
    pub document: String,
}

/// What the labels mean.
#[derive(Debug, Deserialize)]
pub struct Catalogue {
    clauses: Vec<CatalogueClause>,
}

#[derive(Debug, Deserialize)]
struct CatalogueClause {
    id: String,
    unfair_tos: Option<String>,
    tosdr_cases: Vec<String>,
}

impl Catalogue {
    /// The clause types of each label of [`LABELS`].
    pub fn clauses_of(&self, label: &str) -> impl Iterator<Item = &str> {
        self.clauses.iter().filter(move |c| c.unfair_tos.as_deref() == Some(label)).map(|c| c.id.as_str())
    }

    /// The clause type of a case of ToS;DR.
    #[must_use]
    pub fn clause_of(&self, case: &str) -> Option<&str> {
        self.clauses.iter().find(|c| c.tosdr_cases.iter().any(|known| known == case)).map(|c| c.id.as_str())
    }
}

impl Terms {
    /// The page that its lines make.
    ///
    /// # Errors
    /// As [`Page::new`].
    pub fn page(&self) -> Result<Page, Error> {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        plain(&lines.join("\n"))
    }
}

/// A page of plain text, each line a block: labels are those of lines.
///
/// # Errors
/// As [`Page::new`].
pub fn plain(text: &str) -> Result<Page, Error> {
    crate::plain::read_lines(text.to_owned())
}

/// A page of Markdown.
///
/// # Errors
/// As [`Page::new`].
pub fn markdown(text: &str) -> Result<Page, Error> {
    input::markdown::read(text, None)
}

/// A corpora folder.
#[derive(Debug)]
pub struct Corpora {
    folder: PathBuf,
}

impl Corpora {
    /// The corpora in `folder`.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where it is no folder.
    pub fn new(folder: &Path) -> Result<Self, Error> {
        if folder.is_dir() {
            Ok(Self { folder: folder.to_owned() })
        } else {
            Err(Error::new(ErrorKind::Io, "no such folder".to_owned()))
        }
    }

    /// The catalogue beside or above the corpora.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where there is none, [`ErrorKind::NotText`] where it is of another form.
    pub fn catalogue(&self) -> Result<Catalogue, Error> {
        let folder = fs::canonicalize(&self.folder).map_err(|error| Error::new(ErrorKind::Io, error.to_string()))?;
        let found = folder.ancestors().take(2).map(|above| above.join("catalogue.json")).find(|path| path.is_file());
        let path = found.ok_or_else(|| Error::new(ErrorKind::Io, "no catalogue.json in it or above it".to_owned()))?;
        json(&path)
    }

    /// The terms of UNFAIR-ToS in a language; `None` where the corpus is not there.
    ///
    /// # Errors
    /// [`ErrorKind::Io`], [`ErrorKind::NotText`] where a row is of another form.
    pub fn unfair_tos(&self, language: Language) -> Result<Option<Vec<Terms>>, Error> {
        #[derive(Deserialize)]
        struct Row {
            doc: String,
            text: String,
            tags: Vec<String>,
        }
        let Some(rows) = self.rows::<Row>(&format!("unfair-tos/{}.jsonl", language.code()))? else { return Ok(None) };
        let mut all: Vec<Terms> = Vec::new();
        for row in rows {
            if all.last().is_none_or(|terms| terms.name != row.doc) {
                all.push(Terms { name: row.doc, lines: Vec::new() });
            }
            let bears = |label: &str| {
                let level = |tag: &String| tag.strip_prefix(label).and_then(|level| level.parse::<u8>().ok());
                row.tags.iter().filter_map(level).any(|level| level >= UNFAIR)
            };
            let line = Line { unfair: LABELS.map(bears), text: row.text.replace('\n', " ") };
            all.last_mut().expect("one was just pushed").lines.push(line);
        }
        Ok(Some(all))
    }

    /// The sentences on training.
    ///
    /// # Errors
    /// As [`Self::unfair_tos`].
    pub fn training(&self) -> Result<Option<Vec<TrainingSentence>>, Error> {
        self.rows("ai-training/sentences.jsonl")
    }

    /// The sentences with the groups of their labels.
    ///
    /// # Errors
    /// As [`Self::unfair_tos`].
    pub fn grouped(&self) -> Result<Option<Vec<GroupedSentence>>, Error> {
        self.rows("tos-100/sentences.jsonl")
    }

    /// The Italian clauses.
    ///
    /// # Errors
    /// As [`Self::unfair_tos`].
    pub fn categorised(&self) -> Result<Option<Vec<CategorisedClause>>, Error> {
        self.rows("italian-clauses/clauses.jsonl")
    }

    /// The risks and what to join to them, as their reader knows them.
    ///
    /// # Errors
    /// As [`Self::unfair_tos`].
    pub fn riders<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        let path = self.folder.join("riders.json");
        path.exists().then(|| json(&path)).transpose()
    }

    /// The quotes of ToS;DR.
    ///
    /// # Errors
    /// As [`Self::unfair_tos`].
    pub fn quotes(&self) -> Result<Option<Vec<Quote>>, Error> {
        self.rows("tosdr/points.jsonl")
    }

    /// The quotes of ToS;DR that were found in a document.
    ///
    /// # Errors
    /// As [`Self::unfair_tos`].
    pub fn located(&self) -> Result<Option<Vec<Quote>>, Error> {
        self.rows("tosdr/located.jsonl")
    }

    /// The documents of the located quotes, by name.
    ///
    /// # Errors
    /// [`ErrorKind::Io`], [`ErrorKind::NotText`].
    pub fn documents(&self) -> Result<BTreeMap<String, String>, Error> {
        let mut documents = BTreeMap::new();
        for path in entries(&self.folder.join("tosdr/documents"))? {
            documents.insert(file_name(&path), text(&path)?);
        }
        Ok(documents)
    }

    /// The documents that bear no labels, by the name of their service and their own; none where the
    /// corpora have no such folder.
    ///
    /// # Errors
    /// As [`Self::documents`].
    pub fn unlabelled(&self) -> Result<BTreeMap<String, String>, Error> {
        let folder = self.folder.join("documents");
        let mut documents = BTreeMap::new();
        for service in if folder.is_dir() { entries(&folder)? } else { Vec::new() } {
            for path in entries(&service)? {
                documents.insert(format!("{}/{}", file_name(&service), file_name(&path)), text(&path)?);
            }
        }
        Ok(documents)
    }

    fn rows<T: DeserializeOwned>(&self, name: &str) -> Result<Option<Vec<T>>, Error> {
        let path = self.folder.join(name);
        if !path.exists() {
            return Ok(None);
        }
        let parse = |(number, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| malformed(&path, &format!("line {}: {error}", number + 1)))
        };
        text(&path)?
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
            .map(parse)
            .collect::<Result<_, _>>()
            .map(Some)
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let unreadable = |error: io::Error| unreadable(folder, &error.to_string());
    fs::read_dir(folder).map_err(unreadable)?.map(|entry| Ok(entry.map_err(unreadable)?.path())).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    serde_json::from_str(&text(path)?).map_err(|error| malformed(path, &error.to_string()))
}

fn text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error.to_string()))
}

fn unreadable(path: &Path, message: &str) -> Error {
    Error::new(ErrorKind::Io, format!("{}: {message}", path.display()))
}

fn malformed(path: &Path, message: &str) -> Error {
    Error::new(ErrorKind::NotText, format!("{}: {message}", path.display()))
}
