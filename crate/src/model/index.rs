//! Where the weights of a key lie, without a list of keys: the upper bits of a key choose a bucket
//! of a few rows, its last byte stands with each.

use std::ops::Range;

use super::feature::{KEY_BITS, Key};

const BUCKETS: usize = 1 << (KEY_BITS - 8);

/// Rows that ascend by key, as they were read.
///
/// ```text
/// index := sizes last-byte{n}
/// sizes := u8{BUCKETS}                 number of rows of each bucket
/// ```
#[derive(Debug)]
pub struct Index<'a> {
    /// First row of each bucket, and the number of rows.
    starts: Vec<u32>,
    last: &'a [u8],
}

impl<'a> Index<'a> {
    /// The index that a file begins with, and the rest of the file.
    pub fn split(file: &'a [u8]) -> (Self, &'a [u8]) {
        let (sizes, rest) = file.split_at(BUCKETS);
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        let mut rows = 0;
        starts.push(rows);
        starts.extend(sizes.iter().map(|size| {
            rows += u32::from(*size);
            rows
        }));
        let (last, rest) = rest.split_at(rows as usize);
        (Self { starts, last }, rest)
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.last.len()
    }

    /// The key of each row.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        (0..BUCKETS).flat_map(|bucket| {
            let rows = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
            let key = move |last: &u8| Key(u32::try_from(bucket << 8).expect("keys have 22 bits") | u32::from(*last));
            self.last[rows].iter().map(key)
        })
    }

    /// The rows of a feature.
    pub fn rows(&self, key: Key) -> Range<usize> {
        let bucket = (key.0 >> 8) as usize;
        let [.., last] = key.0.to_be_bytes();
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let bucket = &self.last[start..end];
        let before = bucket.iter().take_while(|other| **other < last).count();
        let same = bucket[before..].iter().take_while(|other| **other == last).count();
        start + before..start + before + same
    }
}
