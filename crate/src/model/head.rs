//! What the model judges: one head for each label or clause type, with its calibration.

use crate::language::Language;

/// One head.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Index of its language.
    pub language: u8,
    /// Its clause types, as indices of rules: a single one, or all those of a label that covers
    /// several, the most usual first.
    pub clauses: &'static [u16],
    /// Whether it predicts a label: what it says of its clause types goes before what the heads of
    /// single ones say.
    pub is_label: bool,
    /// Factor of the sum of weights in the logistic function.
    pub slope: f32,
    /// Summand in the logistic function.
    pub intercept: f32,
    /// Another summand where a rule of its clause types holds.
    pub held: f32,
    /// Probability from which a finding is listed.
    pub threshold: f32,
}

include!(concat!(env!("OUT_DIR"), "/heads.rs"));

/// The heads of a language, in the order of their indices.
#[must_use]
pub fn of(language: Language) -> &'static [Head] {
    let from = HEADS.partition_point(|head| head.language < language.index());
    let to = HEADS.partition_point(|head| head.language <= language.index());
    &HEADS[from..to]
}

impl Head {
    /// The probability for a sum of weights, and for whether a rule holds: Platt 1999, "Probabilistic outputs for support vector
    /// machines".
    #[must_use]
    pub fn probability(&self, sum: f32, held: bool) -> f32 {
        1.0 / (1.0 + (-self.log_odds(sum, held)).exp())
    }

    /// The logarithm of its odds.
    #[must_use]
    pub fn log_odds(&self, sum: f32, held: bool) -> f32 {
        let held = if held { self.held } else { 0.0 };
        self.slope * sum + self.intercept + held
    }
}
