//! Patterns over tokens: the knowledge of `rules/`, compiled to tables, which are read once.
//!
//! Third station of the data flow: a sentence's tokens go in, the patterns that match come out,
//! each with the tokens it rests on. `compiler/` makes the tables, [`unpack`] reads them; [`lexicon`] turns
//! words into classes, [`rows`] classes into symbols, [`matcher`] runs the programs, of whose choices [`ways`] tells.

pub mod lexicon;
pub mod matcher;
pub mod op;
pub mod reading;
pub mod rows;
pub mod tables;
pub mod unpack;
pub mod ways;

use std::sync::LazyLock;

use tables::Tables;
use unpack::Unpacked;

/// The tables of the rules' patterns.
pub static SHIPPED: LazyLock<Tables<'static>> = LazyLock::new(|| {
    static UNPACKED: LazyLock<Unpacked> =
        LazyLock::new(|| Unpacked::read(include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"))));
    UNPACKED.tables()
});
