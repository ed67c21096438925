//! The weights as they lie in memory: sorted rows in planes of bytes, used as they were read.
//!
//! A row says that a feature speaks for or against a head: key, head, weight. Rows ascend by key,
//! then head. The bytes of a field lie together, since these compress far better: the first byte
//! of sorted keys hardly changes, and only the last is noise.
//!
//! ```text
//! file  := language{4}                 in the order of `Language`
//! language := starts planes
//! starts := u32-le{257}                first row of every first byte of a key, and their number
//! planes := second-byte{n} third-byte{n} head{n} weight{n}     weight is signed
//! ```

use super::feature::Key;
use crate::language::Language;

static WEIGHTS: &[u8] = include_bytes!("../../model/weights.bin");

const STARTS: usize = 257;

/// The weights of one language.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    starts: &'a [u8],
    second: &'a [u8],
    third: &'a [u8],
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
    /// The shipped weights of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let mut file = WEIGHTS;
        for _ in 0..language.index() {
            file = Table::split(file).1;
        }
        Table::split(file).0
    }
}

impl<'a> Table<'a> {
    /// The table that a file begins with, and the rest of the file.
    fn split(file: &'a [u8]) -> (Self, &'a [u8]) {
        let (starts, rest) = file.split_at(STARTS * 4);
        let rows = read(starts, STARTS - 1);
        let (second, rest) = rest.split_at(rows);
        let (third, rest) = rest.split_at(rows);
        let (heads, rest) = rest.split_at(rows);
        let (weights, rest) = rest.split_at(rows);
        (Self { starts, second, third, heads, weights }, rest)
    }

    /// The rows of a feature.
    pub fn rows(self, key: Key) -> impl Iterator<Item = Row> + use<'a> {
        let [_, first, second, third] = key.0.to_be_bytes();
        let (mut low, mut high) = (read(self.starts, usize::from(first)), read(self.starts, usize::from(first) + 1));
        let end = high;
        let wanted = (second, third);
        while low < high {
            let middle = low.midpoint(high);
            if (self.second[middle], self.third[middle]) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..end)
            .take_while(move |&at| (self.second[at], self.third[at]) == wanted)
            .map(move |at| Row { head: self.heads[at], weight: self.weights[at].cast_signed() })
    }
}

/// Number `at` of an array of little-endian numbers.
fn read(numbers: &[u8], at: usize) -> usize {
    let bytes = numbers[at * 4..].first_chunk().copied().unwrap_or_default();
    u32::from_le_bytes(bytes) as usize
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
            for first in 0..=u8::MAX {
                let rows = read(table.starts, usize::from(first))..read(table.starts, usize::from(first) + 1);
                for at in rows {
                    let row = (first, table.second[at], table.third[at], table.heads[at]);
                    assert!(before < Some(row), "{language:?}: row {at} is out of order");
                    assert!(usize::from(row.3) < heads, "{language:?}: row {at} has no head");
                    before = Some(row);
                    let key = Key(u32::from_be_bytes([0, row.0, row.1, row.2]));
                    assert!(table.rows(key).any(|found| found.head == row.3), "{language:?}: row {at} is not found");
                }
            }
            assert!(before.is_some(), "{language:?} has weights");
        }
    }
}
