//! The shipped weights, used as they were read.
//!
//! ```text
//! file := network table{3}             English, then the others of `Language::MODELLED`
//! ```

use std::sync::OnceLock;

use super::head;
use super::network::Network;
use super::table::Table;
use crate::language::Language;

static FILE: &[u8] = include_bytes!("../../model/weights.bin");

/// The weights of one language.
#[derive(Debug)]
pub enum Weights<'a> {
    /// Heads that were learnt together.
    Network(Network<'a>),
    /// Heads that stand alone.
    Table(Table<'a>),
}

impl<'a> Weights<'a> {
    /// The weights of each language that a file begins with, and the rest of the file; its network has so
    /// many heads.
    ///
    /// # Panics
    /// Where the file is too short: the shipped one is not, as a test makes sure.
    #[must_use]
    pub fn split(file: &'a [u8], heads: usize) -> ([Self; Language::MODELLED.len()], &'a [u8]) {
        let (network, rest) = Network::split(file, heads);
        let (german, rest) = Table::split(rest);
        let (italian, rest) = Table::split(rest);
        let (polish, rest) = Table::split(rest);
        ([Self::Network(network), Self::Table(german), Self::Table(italian), Self::Table(polish)], rest)
    }
}

impl Weights<'static> {
    /// The shipped weights of a language, where it has any; they are found in the file once.
    #[must_use]
    pub fn of(language: Language) -> Option<&'static Self> {
        static ALL: OnceLock<[Weights<'static>; Language::MODELLED.len()]> = OnceLock::new();
        let all = ALL.get_or_init(|| Self::split(FILE, head::of(Language::En).len()).0);
        all.get(usize::from(language.index()))
    }
}
