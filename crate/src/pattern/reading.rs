//! The words and patterns of `rules/read/`, by which documents are understood.
//!
//! Each list of these files is a constant of the module that bears the file's name. They have tables of
//! their own, so that what is judged does not pay for them.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::WordClass;
use super::matcher::{Found, Matcher, Sought};
use super::rows::WordRow;
use super::tables::Tables;
use super::unpack::Unpacked;
use crate::knowledge::names::Told;
use crate::text::token::{Token, WordHash};
use crate::text::word_set::WordSet;

/// Alternatives: words, or patterns of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// The symbol of every word that can begin one.
    pub(crate) first: u16,
    /// Where its program starts, one more; 0 where every alternative is one word.
    pub(crate) code: u32,
    /// A symbol that some word of each alternative has.
    pub(crate) needed: u16,
}

/// A list whose alternatives mean something each.
#[derive(Clone, Copy, Debug)]
pub struct Keyed {
    /// All alternatives.
    pub any: List,
    /// Those of each meaning and language.
    pub all: &'static [Key],
}

/// Alternatives of one meaning.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The language of their file, as an index of [`crate::language::Language`].
    pub language: u8,
    /// What they mean.
    pub key: &'static str,
    /// The alternatives.
    pub list: List,
}

/// What a text has and has not.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// It has one of each of these.
    pub has: &'static [List],
    /// It has none of these.
    pub none: &'static [List],
}

/// A row of a table that is gone through from the top: what a text says where it has something.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its words.
    pub when: When,
    /// What it offers the reader, rather than merely having it.
    pub offers: Option<List>,
    /// What its texts name.
    pub named: Option<Keyed>,
    /// The offer of whose clause type there is a finding.
    pub found: Option<Told>,
    /// The offer that it then tells.
    pub tells: Option<Told>,
    /// Whether what it tells weighs less than its clause type does.
    pub mild: bool,
    /// Whether words like these leave a doubt that it is a clause of its type at all.
    pub doubtful: bool,
    /// A title, where it tells something else.
    pub title: &'static str,
    /// An explanation.
    pub what: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/read.rs"));

/// The tables of all lists.
static READING: LazyLock<Tables<'static>> = LazyLock::new(|| {
    static UNPACKED: LazyLock<Unpacked> =
        LazyLock::new(|| Unpacked::read(include_bytes!(concat!(env!("OUT_DIR"), "/read.bin"))));
    UNPACKED.tables()
});

thread_local! {
    // Lists are of all languages at once.
    static MATCHER: RefCell<Matcher<'static>> = RefCell::new(Matcher::new(&READING, 0));
}

/// The class of a folded word.
#[must_use]
pub fn class_of(folded: &[u8]) -> WordClass {
    READING.lexicon.class_of(folded)
}

impl List {
    /// Whether a folded word is one of them, or begins one.
    #[must_use]
    pub fn has(self, folded: &str) -> bool {
        self.begins(Token { class: class_of(folded.as_bytes()), ..Token::default() })
    }

    /// Whether a word begins one of them.
    #[must_use]
    pub fn begins(self, token: Token) -> bool {
        MATCHER.with_borrow_mut(|matcher| matcher.has(token, self.first))
    }

    /// The first place in the words of a text where one of them stands that begins within a range.
    #[must_use]
    pub fn find(self, words: &[WordRow], starts: Range<usize>) -> Option<Found> {
        let Self { code, first, needed } = self;
        let sought = Sought { code: code.checked_sub(1), first, needed };
        MATCHER.with_borrow_mut(|matcher| matcher.first(sought, words, starts))
    }
}

impl Keyed {
    /// What a folded word means in the first language that fits.
    #[must_use]
    pub fn meaning(self, word: &str, fits: impl Fn(u8) -> bool) -> Option<&'static str> {
        let mut keys = self.all.iter().filter(|key| fits(key.language));
        self.any.has(word).then(|| keys.find(|key| key.list.has(word)))?.map(|key| key.key)
    }
}

/// The rows of the words of a text, in which lists are found.
#[must_use]
pub fn rows_of(words: &[Token]) -> Vec<WordRow> {
    MATCHER.with_borrow_mut(|matcher| matcher.rows_of(words))
}
