//! The shipped weights, used as they were read.
//!
//! ```text
//! file := network table{3}             English, then the others in the order of `Language`
//! ```

use std::sync::OnceLock;

use super::head;
use super::network::Network;
use super::table::Table;
use crate::language::Language;

static FILE: &[u8] = include_bytes!("../../model/weights.bin");

/// The weights of one language.
#[derive(Debug)]
pub enum Weights {
    /// Heads that were learnt together.
    Network(Network<'static>),
    /// Heads that stand alone.
    Table(Table<'static>),
}

impl Weights {
    /// The weights of a language; they are found in the file once.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: OnceLock<[Weights; Language::ALL.len()]> = OnceLock::new();
        &ALL.get_or_init(|| {
            let (network, rest) = Network::split(FILE, head::of(Language::En).len());
            let (german, rest) = Table::split(rest);
            let (italian, rest) = Table::split(rest);
            let (polish, _) = Table::split(rest);
            [Self::Network(network), Self::Table(german), Self::Table(italian), Self::Table(polish)]
        })[usize::from(language.index())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_rows_in_order_for_heads_that_exist() {
        for language in Language::ALL {
            let heads = head::of(language).len();
            let rows: Vec<_> = match Weights::of(language) {
                Weights::Network(network) => network.keys().map(|key| (key, 0)).collect(),
                Weights::Table(table) => table.all().collect(),
            };
            assert!(!rows.is_empty(), "{language:?} has weights");
            for pair in rows.windows(2) {
                assert!(pair[0] < pair[1], "{language:?}: {pair:?} is out of order");
            }
            for row in rows {
                assert!(usize::from(row.1) < heads, "{language:?}: {row:?} has no head");
                if let Weights::Table(table) = Weights::of(language) {
                    assert!(table.rows(row.0).any(|found| found.head == row.1), "{language:?}: {row:?} is not found");
                }
            }
        }
    }
}
