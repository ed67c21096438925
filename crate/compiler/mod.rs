//! The compiler of the rules: from `rules/` to the tables of `src/pattern/tables.rs`.
//!
//! It runs when the crate is built (`build.rs`) and in the tests, never in what ships.

pub mod check;
pub mod compile;
pub mod emit;
pub mod files;
#[path = "../src/text/letter.rs"]
mod letter;
#[path = "../src/knowledge/names.rs"]
pub mod names;
pub mod pack;
#[path = "../src/wording/phrases.rs"]
pub mod phrases;
pub mod program;
pub mod read;
pub mod shape;
pub mod syntax;
pub mod texts;
pub mod trie;
pub mod vocabulary;
pub mod words;
