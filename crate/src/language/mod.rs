//! The languages of a document, block by block, and which of them this version reads.

mod blocks;
mod code;
mod words;

pub use blocks::Languages;
pub use code::{Code, UNDETERMINED};

/// A language that documents may be read in. The order is that of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Italian.
    It,
    /// Polish.
    Pl,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

impl Language {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 6] = [Self::En, Self::De, Self::It, Self::Pl, Self::Fr, Self::Es];

    /// Those that the model has heads for; rules alone read the others.
    pub const MODELLED: [Self; 4] = [Self::En, Self::De, Self::It, Self::Pl];

    /// ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::It => "it",
            Self::Pl => "pl",
            Self::Fr => "fr",
            Self::Es => "es",
        }
    }

    /// The language with this ISO 639-1 code, if documents may be read in it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its index in the tables.
    #[must_use]
    pub fn index(self) -> u8 {
        self as u8
    }
}
