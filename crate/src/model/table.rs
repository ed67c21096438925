//! The weights as they lie in memory: sorted rows in planes of bytes, used as they were read.
//!
//! A row says that a feature speaks for or against a head: key, head, weight. Rows ascend by key,
//! then head. The upper bits of a key choose a bucket of a few rows, its last byte stands with each.
//! The bytes of a field lie together, since these compress far better.
//!
//! ```text
//! file := language{4}                 in the order of `Language`
//! language := sizes planes
//! sizes := u8{BUCKETS}                 number of rows of each bucket
//! planes := last-byte{n} head{n} weight{n}     weight is signed
//! ```

use std::sync::OnceLock;

use super::feature::{KEY_BITS, Key};
use crate::language::Language;

static WEIGHTS: &[u8] = include_bytes!("../../model/weights.bin");

const BUCKETS: usize = 1 << (KEY_BITS - 8);

/// The weights of one language.
#[derive(Debug)]
pub struct Table<'a> {
    /// First row of each bucket, and the number of rows.
    starts: Vec<u32>,
    last: &'a [u8],
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

impl Table<'static> {
    /// The shipped weights of a language; where its buckets start is summed up once.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static TABLES: [OnceLock<Table<'static>>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        TABLES[usize::from(language.index())].get_or_init(|| {
            let mut file = WEIGHTS;
            for _ in 0..language.index() {
                file = Table::split(file).1;
            }
            Table::split(file).0
        })
    }
}

impl<'a> Table<'a> {
    /// The table that a file begins with, and the rest of the file.
    fn split(file: &'a [u8]) -> (Self, &'a [u8]) {
        let (sizes, rest) = file.split_at(BUCKETS);
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        let mut rows = 0;
        starts.push(rows);
        starts.extend(sizes.iter().map(|size| {
            rows += u32::from(*size);
            rows
        }));
        let (last, rest) = rest.split_at(rows as usize);
        let (heads, rest) = rest.split_at(rows as usize);
        let (weights, rest) = rest.split_at(rows as usize);
        (Self { starts, last, heads, weights }, rest)
    }

    /// The rows of a feature.
    pub fn rows(&self, key: Key) -> impl Iterator<Item = Row> + use<'_> {
        let bucket = (key.0 >> 8) as usize;
        let [.., last] = key.0.to_be_bytes();
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let before = self.last[start..end].iter().take_while(|other| **other < last).count();
        (start + before..end)
            .take_while(move |&at| self.last[at] == last)
            .map(|at| Row { head: self.heads[at], weight: self.weights[at].cast_signed() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_rows_in_order_for_heads_that_exist() {
        for language in Language::ALL {
            let table = Table::of(language);
            let heads = super::super::head::of(language).len();
            let mut before = None;
            for bucket in 0..BUCKETS {
                for at in table.starts[bucket] as usize..table.starts[bucket + 1] as usize {
                    let row = (bucket, table.last[at], table.heads[at]);
                    assert!(before < Some(row), "{language:?}: row {at} is out of order");
                    assert!(usize::from(row.2) < heads, "{language:?}: row {at} has no head");
                    before = Some(row);
                    let key = Key(u32::try_from(bucket << 8).expect("keys have 22 bits") | u32::from(row.1));
                    assert!(table.rows(key).any(|found| found.head == row.2), "{language:?}: row {at} is not found");
                }
            }
            assert!(before.is_some(), "{language:?} has weights");
        }
    }
}
