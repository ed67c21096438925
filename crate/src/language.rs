//! The language of a document, and which languages this version reads.

use crate::text::cut::Cut;
use whatlang::Lang;

/// A language that documents may be read in. The order is that of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// Italian.
    It,
    /// Polish.
    Pl,
}

impl Language {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 4] = [Self::En, Self::De, Self::It, Self::Pl];

    /// ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::It => "it",
            Self::Pl => "pl",
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

/// Code for a language that could not be told.
pub const UNDETERMINED: &str = "und";

/// How much text is looked at, in bytes. Trigram statistics settle long before.
const SAMPLE: usize = 6_000;

/// Where the sample starts, as a share of the text: menus and letterheads stand before it.
const SKIPPED_SHARE: usize = 8;

/// ISO 639-1 code of the language of a text, [`UNDETERMINED`] where it can't be told.
#[must_use]
pub fn detect(text: &str) -> &'static str {
    let start = if text.len() > SAMPLE { text.len() / SKIPPED_SHARE } else { 0 };
    let start = text.ceil_char_boundary(start);
    let end = text.floor_char_boundary((start + SAMPLE).min(text.len()));
    whatlang::detect(text.between(start, end))
        .filter(|info| info.is_reliable() || info.confidence() > 0.5)
        .map_or(UNDETERMINED, |info| iso(info.lang()))
}

/// ISO 639-1 code of a detected language; its longer ISO 639-3 code where there is no short one.
fn iso(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Pol => "pl",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Cat => "ca",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Cmn => "zh",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Hin => "hi",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        other => other.code(),
    }
}
