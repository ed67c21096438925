//! Weights of heads that stand alone, as they lie in memory: sorted rows in planes of bytes.
//!
//! A row says that a feature speaks for or against a head: key, head, weight. Rows ascend by key,
//! then head. The bytes of a field lie together, since these compress far better.
//!
//! ```text
//! table := index head{n} weight{n}     weight is signed
//! ```

use super::feature::Key;
use super::index::Index;

/// What features say of heads.
#[derive(Debug)]
pub struct Table<'a> {
    index: Index<'a>,
    heads: &'a [u8],
    weights: &'a [u8],
}

/// What one feature says of one head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index of the head among those of its language.
    pub head: u8,
    /// Its weight, in steps of the head.
    pub weight: i8,
}

impl<'a> Table<'a> {
    /// The table that a file begins with, and the rest of the file.
    pub fn split(file: &'a [u8]) -> (Self, &'a [u8]) {
        let (index, rest) = Index::split(file);
        let (heads, rest) = rest.split_at(index.count());
        let (weights, rest) = rest.split_at(index.count());
        (Self { index, heads, weights }, rest)
    }

    /// Key and head of each row.
    pub fn all(&self) -> impl Iterator<Item = (Key, u8)> {
        self.index.keys().zip(self.heads.iter().copied())
    }

    /// The rows of a feature.
    pub fn rows(&self, key: Key) -> impl Iterator<Item = Row> + use<'_> {
        self.index.rows(key).map(|at| Row { head: self.heads[at], weight: self.weights[at].cast_signed() })
    }
}
