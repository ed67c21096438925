//! Counts of right and wrong answers, and the measures made of them.

use std::ops::AddAssign;

use serde::Serialize;

/// How often an answer was right or wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Found, and there.
    pub right: u32,
    /// Found, and not there.
    pub wrong: u32,
    /// There, and not found.
    pub missed: u32,
}

/// Precision, recall and their harmonic mean, each 0 to 1; 0 where there is nothing to divide by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measures {
    /// Share of what was found that is there.
    pub precision: f64,
    /// Share of what is there that was found.
    pub recall: f64,
    /// 2 · precision · recall / (precision + recall).
    pub f1: f64,
    /// How many are there.
    pub there: u32,
}

impl Count {
    /// Counts one answer.
    pub fn add(&mut self, found: bool, there: bool) {
        match (found, there) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    /// The measures.
    #[must_use]
    pub fn measures(self) -> Measures {
        let Self { right, wrong, missed } = self;
        Measures {
            precision: share(right, right + wrong),
            recall: share(right, right + missed),
            f1: share(2 * right, 2 * right + wrong + missed),
            there: right + missed,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

/// How many there are.
pub fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A part of a whole; 0 of nothing.
pub fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// The mean; 0 of nothing.
pub fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, number) = values.into_iter().fold((0.0, 0.0), |(sum, number), value| (sum + value, number + 1.0));
    if number == 0.0 { 0.0 } else { sum / number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_divided_is_zero() {
        assert_eq!(Count::default().measures(), Measures::default());
        assert!(mean([]).abs() < f64::EPSILON);
    }

    #[test]
    fn measures_are_the_usual_ones() {
        let mut count = Count::default();
        for (found, there) in [(true, true), (true, true), (true, true), (true, false), (false, true), (false, true)] {
            count.add(found, there);
        }
        let Measures { precision, recall, f1, there } = count.measures();
        assert!((precision - 0.75).abs() < 1e-9);
        assert!((recall - 0.6).abs() < 1e-9);
        assert!((f1 - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(there, 5);
    }
}
