//! Patterns over tokens: the knowledge of `rules/`, compiled to tables that need no start-up.
//!
//! Third station of the data flow: a sentence's tokens go in, the patterns that match come out,
//! each with the tokens it rests on. `compiler/` makes the tables; [`lexicon`] turns words into
//! classes, [`matcher`] runs the programs.

pub mod lexicon;
pub mod matcher;
pub mod op;
pub mod reading;
pub mod tables;

use lexicon::{Lexicon, Node};
use tables::{Class, Pattern, Role, Tables};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
