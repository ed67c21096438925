//! Weights of heads that were learnt together, as they lie in memory.
//!
//! Each feature says something of a few dozen units; what the units make of a sentence, where that is
//! above zero, says something of each head. Heads of related clause types share what they learn, and
//! far fewer numbers are needed than if each had weights of its own.
//!
//! ```text
//! network := index scales units{n} biases outputs
//! scales := u8{n}                      what a feature's weights are multiplied with
//! units := i8{UNITS}                   what one feature says of each unit
//! biases := f32{UNITS}                 little-endian, as all numbers
//! outputs := f32{UNITS}{heads}         what each unit says of a head
//! ```

use super::feature::Key;
use super::index::Index;

/// Units between features and heads.
pub const UNITS: usize = 32;

/// What features say of units, and units of heads.
#[derive(Debug)]
pub struct Network<'a> {
    index: Index<'a>,
    scales: &'a [u8],
    weights: &'a [u8],
    biases: [f32; UNITS],
    /// What each unit says of the heads, one unit behind the other.
    outputs: Vec<f32>,
    heads: usize,
}

impl<'a> Network<'a> {
    /// The network with so many heads that a file begins with, and the rest of the file.
    pub fn split(file: &'a [u8], heads: usize) -> (Self, &'a [u8]) {
        let (index, rest) = Index::split(file);
        let (scales, rest) = rest.split_at(index.count());
        let (weights, rest) = rest.split_at(index.count() * UNITS);
        let (numbers, rest) = rest.split_at((1 + heads) * UNITS * size_of::<f32>());
        let mut numbers = numbers.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
        let mut row = || std::array::from_fn(|_| numbers.next().unwrap_or_default());
        let biases = row();
        let of_heads: Vec<[f32; UNITS]> = (0..heads).map(|_| row()).collect();
        let outputs = (0..UNITS).flat_map(|unit| of_heads.iter().map(move |of_head| of_head[unit])).collect();
        (Self { index, scales, weights, biases, outputs, heads }, rest)
    }

    /// The key of each row.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.index.keys()
    }

    /// What the units make of a sentence without features.
    pub fn start(&self) -> [f32; UNITS] {
        self.biases
    }

    /// Adds a feature to what the units make of a sentence.
    pub fn add(&self, key: Key, value: f32, units: &mut [f32; UNITS]) {
        for at in self.index.rows(key) {
            let value = value * f32::from(self.scales[at]);
            for (unit, weight) in units.iter_mut().zip(self.row(at)) {
                *unit += f32::from(weight.cast_signed()) * value;
            }
        }
    }

    /// Puts what the units say of each head into `sums`.
    pub fn outputs(&self, units: &[f32; UNITS], sums: &mut [f32]) {
        sums.fill(0.0);
        for (outputs, unit) in self.outputs.chunks_exact(self.heads).zip(units).filter(|(_, unit)| **unit > 0.0) {
            sums.iter_mut().zip(outputs).for_each(|(sum, output)| *sum += output * unit);
        }
    }

    /// What a feature adds to a head through the units that are above zero.
    pub fn weight(&self, key: Key, head: usize, units: &[f32; UNITS]) -> f32 {
        let through = |at| {
            let outputs = self.outputs.iter().skip(head).step_by(self.heads);
            let parts = self.row(at).iter().zip(outputs).zip(units).filter(|(_, unit)| **unit > 0.0);
            let sum: f32 = parts.map(|((weight, output), _)| f32::from(weight.cast_signed()) * output).sum();
            sum * f32::from(self.scales[at])
        };
        self.index.rows(key).map(through).sum()
    }

    fn row(&self, at: usize) -> &'a [u8] {
        &self.weights[at * UNITS..(at + 1) * UNITS]
    }
}
