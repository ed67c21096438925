//! Codes of languages, and which of them a text is in by the trigrams of its letters.

use whatlang::Lang;

use crate::text::cut::Cut;

/// ISO 639-1 code of a language; its longer ISO 639-3 code where there is no short one.
pub type Code = &'static str;

/// Code for a language that could not be told.
pub const UNDETERMINED: Code = "und";

/// The languages whose function words are known; [`super::words`] has these in the same order.
pub(super) const KNOWN: [Code; 9] = ["en", "de", "it", "pl", "fr", "es", "pt", "nl", "ro"];

/// How much text is looked at, in bytes. Trigram statistics settle long before.
const SAMPLE: usize = 6_000;

/// The language of a text, [`UNDETERMINED`] where it can't be told.
#[must_use]
pub(super) fn of_text(text: &str) -> Code {
    whatlang::detect(text.before(SAMPLE))
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
