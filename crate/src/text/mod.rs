//! Second station of the data flow: a page's text becomes tokens, sentences and sections.
//!
//! [`document::Document::read`] is the way in. [`normalize`] folds words, [`sentence`] finds where
//! sentences end, [`section`] tells what each block is, [`document`] puts them together.

mod abbreviation;
pub mod clause;
pub mod cut;
pub mod document;
mod enumerator;
mod letter;
mod list;
pub mod normalize;
mod piece;
pub mod section;
pub mod sentence;
pub mod span;
#[cfg(test)]
mod tests;
pub mod token;
pub mod usage;
pub mod word_set;
