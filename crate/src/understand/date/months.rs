//! The names of the months, folded, in the languages whose dates are read.

use std::collections::HashMap;
use std::sync::LazyLock;

/// For each month its names and abbreviations, declined forms included.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner", "gennaio", "stycznia", "styczen", "janvier", "enero", "jan", "gen", "ene", "janv"],
    &["february", "februar", "febbraio", "lutego", "luty", "fevrier", "febrero", "feb", "febb", "fevr", "fev", "lut"],
    &["march", "marz", "marzo", "marca", "marzec", "mars", "mar", "mrz", "maerz"],
    &["april", "aprile", "kwietnia", "kwiecien", "avril", "abril", "apr", "avr", "abr", "kwi"],
    &["may", "mai", "maggio", "maja", "maj", "mayo", "mag"],
    &["june", "juni", "giugno", "czerwca", "czerwiec", "juin", "junio", "jun", "giu"],
    &["july", "juli", "luglio", "lipca", "lipiec", "juillet", "julio", "jul", "lug", "juil"],
    &["august", "agosto", "sierpnia", "sierpien", "aout", "aug", "ago"],
    &["september", "settembre", "wrzesnia", "wrzesien", "septembre", "septiembre", "setiembre", "sep", "sept", "sett"],
    &["october", "oktober", "ottobre", "pazdziernika", "pazdziernik", "octobre", "octubre", "oct", "okt", "ott"],
    &["november", "novembre", "listopada", "listopad", "noviembre", "nov"],
    &["december", "dezember", "dicembre", "grudnia", "grudzien", "decembre", "diciembre", "dec", "dez", "dic"],
];

static NUMBERS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    MONTHS.iter().zip(1..).flat_map(|(names, number)| names.iter().map(move |name| (*name, number))).collect()
});

/// The month, 1 to 12, that a folded word names.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    NUMBERS.get(word).copied()
}
