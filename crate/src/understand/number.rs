//! Cardinal numbers as clauses write them: in digits, in words, or in both.
//!
//! The words are folded: lower case, no accents. One table serves all languages; a number is read
//! in one of them, so that "sei" and "sechs" never make up one number.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::facts::words::Words;

/// Languages whose numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tongue {
    /// English.
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

/// Some languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tongues(u8);

impl Tongues {
    /// Whether a language is among them.
    #[must_use]
    pub fn has(self, tongue: Tongue) -> bool {
        self.0 & 1 << tongue as u8 != 0
    }

    /// These and another.
    #[must_use]
    fn with(self, tongue: Tongue) -> Self {
        Self(self.0 | 1 << tongue as u8)
    }
}

/// A cardinal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cardinal {
    /// Its value.
    pub value: u32,
    /// One past its last word, a repetition in brackets included: "thirty (30)".
    pub end: usize,
    /// The languages of its words; `None` where it is written in digits alone.
    pub tongues: Option<Tongues>,
}

/// The words of one language: from 1, the tens from 20, and the hundred.
struct Table {
    tongue: Tongue,
    units: &'static [(u32, &'static [&'static str])],
    tens: &'static [(u32, &'static [&'static str])],
    hundred: &'static [&'static str],
    /// What may stand between the parts: "treinta y uno".
    and: &'static [&'static str],
}

const TABLES: [Table; 6] = [
    Table {
        tongue: Tongue::En,
        units: &[
            (1, &["one"]),
            (2, &["two"]),
            (3, &["three"]),
            (4, &["four"]),
            (5, &["five"]),
            (6, &["six"]),
            (7, &["seven"]),
            (8, &["eight"]),
            (9, &["nine"]),
            (10, &["ten"]),
            (11, &["eleven"]),
            (12, &["twelve"]),
            (13, &["thirteen"]),
            (14, &["fourteen"]),
            (15, &["fifteen"]),
            (16, &["sixteen"]),
            (17, &["seventeen"]),
            (18, &["eighteen"]),
            (19, &["nineteen"]),
        ],
        tens: &[
            (20, &["twenty"]),
            (30, &["thirty"]),
            (40, &["forty", "fourty"]),
            (50, &["fifty"]),
            (60, &["sixty"]),
            (70, &["seventy"]),
            (80, &["eighty"]),
            (90, &["ninety"]),
        ],
        hundred: &["hundred"],
        and: &["and"],
    },
    Table {
        tongue: Tongue::De,
        units: &[
            (1, &["ein", "eine", "einen", "einem", "einer", "eines", "eins"]),
            (2, &["zwei"]),
            (3, &["drei"]),
            (4, &["vier"]),
            (5, &["funf", "fuenf"]),
            (6, &["sechs"]),
            (7, &["sieben"]),
            (8, &["acht"]),
            (9, &["neun"]),
            (10, &["zehn"]),
            (11, &["elf"]),
            (12, &["zwolf", "zwoelf"]),
            (13, &["dreizehn"]),
            (14, &["vierzehn"]),
            (15, &["funfzehn", "fuenfzehn"]),
            (16, &["sechzehn"]),
            (17, &["siebzehn"]),
            (18, &["achtzehn"]),
            (19, &["neunzehn"]),
        ],
        tens: &[
            (20, &["zwanzig"]),
            (30, &["dreissig"]),
            (40, &["vierzig"]),
            (50, &["funfzig", "fuenfzig"]),
            (60, &["sechzig"]),
            (70, &["siebzig"]),
            (80, &["achtzig"]),
            (90, &["neunzig"]),
        ],
        hundred: &["hundert", "einhundert"],
        and: &["und"],
    },
    Table {
        tongue: Tongue::It,
        units: &[
            (1, &["un", "uno", "una"]),
            (2, &["due"]),
            (3, &["tre"]),
            (4, &["quattro"]),
            (5, &["cinque"]),
            (6, &["sei"]),
            (7, &["sette"]),
            (8, &["otto"]),
            (9, &["nove"]),
            (10, &["dieci"]),
            (11, &["undici"]),
            (12, &["dodici"]),
            (13, &["tredici"]),
            (14, &["quattordici"]),
            (15, &["quindici"]),
            (16, &["sedici"]),
            (17, &["diciassette"]),
            (18, &["diciotto"]),
            (19, &["diciannove"]),
        ],
        tens: &[
            (20, &["venti"]),
            (30, &["trenta"]),
            (40, &["quaranta"]),
            (50, &["cinquanta"]),
            (60, &["sessanta"]),
            (70, &["settanta"]),
            (80, &["ottanta"]),
            (90, &["novanta"]),
        ],
        hundred: &["cento"],
        and: &[],
    },
    Table {
        tongue: Tongue::Pl,
        units: &[
            (1, &["jeden", "jedna", "jedno", "jednego", "jednej"]),
            (2, &["dwa", "dwie", "dwoch"]),
            (3, &["trzy", "trzech"]),
            (4, &["cztery", "czterech"]),
            (5, &["piec", "pieciu"]),
            (6, &["szesc", "szesciu"]),
            (7, &["siedem", "siedmiu"]),
            (8, &["osiem", "osmiu"]),
            (9, &["dziewiec", "dziewieciu"]),
            (10, &["dziesiec", "dziesieciu"]),
            (11, &["jedenascie", "jedenastu"]),
            (12, &["dwanascie", "dwunastu"]),
            (13, &["trzynascie", "trzynastu"]),
            (14, &["czternascie", "czternastu"]),
            (15, &["pietnascie", "pietnastu"]),
            (16, &["szesnascie", "szesnastu"]),
            (17, &["siedemnascie", "siedemnastu"]),
            (18, &["osiemnascie", "osiemnastu"]),
            (19, &["dziewietnascie", "dziewietnastu"]),
        ],
        tens: &[
            (20, &["dwadziescia", "dwudziestu"]),
            (30, &["trzydziesci", "trzydziestu"]),
            (40, &["czterdziesci", "czterdziestu"]),
            (50, &["piecdziesiat", "piecdziesieciu"]),
            (60, &["szescdziesiat", "szescdziesieciu"]),
            (70, &["siedemdziesiat", "siedemdziesieciu"]),
            (80, &["osiemdziesiat", "osiemdziesieciu"]),
            (90, &["dziewiecdziesiat", "dziewiecdziesieciu"]),
        ],
        hundred: &["sto", "stu"],
        and: &[],
    },
    Table {
        tongue: Tongue::Fr,
        units: &[
            (1, &["un", "une"]),
            (2, &["deux"]),
            (3, &["trois"]),
            (4, &["quatre"]),
            (5, &["cinq"]),
            (6, &["six"]),
            (7, &["sept"]),
            (8, &["huit"]),
            (9, &["neuf"]),
            (10, &["dix"]),
            (11, &["onze"]),
            (12, &["douze"]),
            (13, &["treize"]),
            (14, &["quatorze"]),
            (15, &["quinze"]),
            (16, &["seize"]),
        ],
        tens: &[
            (20, &["vingt", "vingts"]),
            (30, &["trente"]),
            (40, &["quarante"]),
            (50, &["cinquante"]),
            (60, &["soixante"]),
            (70, &["septante"]),
            (80, &["huitante"]),
            (90, &["nonante"]),
        ],
        hundred: &["cent", "cents"],
        and: &["et"],
    },
    Table {
        tongue: Tongue::Es,
        units: &[
            (1, &["un", "uno", "una"]),
            (2, &["dos"]),
            (3, &["tres"]),
            (4, &["cuatro"]),
            (5, &["cinco"]),
            (6, &["seis"]),
            (7, &["siete"]),
            (8, &["ocho"]),
            (9, &["nueve"]),
            (10, &["diez"]),
            (11, &["once"]),
            (12, &["doce"]),
            (13, &["trece"]),
            (14, &["catorce"]),
            (15, &["quince"]),
            (16, &["dieciseis"]),
            (17, &["diecisiete"]),
            (18, &["dieciocho"]),
            (19, &["diecinueve"]),
        ],
        tens: &[
            (20, &["veinte", "veinti"]),
            (30, &["treinta"]),
            (40, &["cuarenta"]),
            (50, &["cincuenta"]),
            (60, &["sesenta"]),
            (70, &["setenta"]),
            (80, &["ochenta"]),
            (90, &["noventa"]),
        ],
        hundred: &["cien", "ciento"],
        and: &["y"],
    },
];

/// The cardinal number that begins at word `at`: "30", "thirty", "thirty (30)", "30 (thirty)",
/// "one hundred and eighty", "vierundzwanzig". Where both are written, the digits count.
#[must_use]
pub fn cardinal(words: &Words<'_>, at: usize) -> Option<Cardinal> {
    if let Some(value) = digits(words.folded(at)) {
        let spelt = bracketed(words, at + 1).then(|| spelt(words, at + 1)).flatten();
        let repeated = spelt.filter(|spelt| spelt.value == value && closes(words, spelt.end));
        return Some(
            repeated.map_or(Cardinal { value, end: at + 1, tongues: None }, |spelt| Cardinal { value, ..spelt }),
        );
    }
    let number = spelt(words, at)?;
    let repeated = Some(number.end).filter(|&next| bracketed(words, next)).and_then(|next| digits(words.folded(next)));
    Some(repeated.map_or(number, |value| Cardinal { value, end: number.end + 1, ..number }))
}

/// A whole number in digits, thousands parted or not.
fn digits(word: &str) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let mut groups = word.split(['.', ',', '\'']);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let sound = groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    let all: String = word.chars().filter(char::is_ascii_digit).collect();
    (sound && first.bytes().all(|byte| byte.is_ascii_digit())).then(|| all.parse().ok()).flatten()
}

/// Whether a word stands right behind an opening bracket.
fn bracketed(words: &Words<'_>, at: usize) -> bool {
    words.gap(at).trim() == "("
}

/// Whether a bracket closes before a word, or after the last.
fn closes(words: &Words<'_>, at: usize) -> bool {
    words.gap(at).trim_start().starts_with(')')
}

/// The longest number that is written in words from `at` on, in whichever languages.
fn spelt(words: &Words<'_>, at: usize) -> Option<Cardinal> {
    let read = TABLES.iter().filter_map(|table| Some((table.tongue, table.read(words, at)?)));
    read.fold(None, |best: Option<Cardinal>, (tongue, (value, end))| match best {
        Some(best) if best.end > end || (best.end == end && best.value != value) => Some(best),
        Some(best) if best.end == end => {
            Some(Cardinal { tongues: best.tongues.map(|tongues| tongues.with(tongue)), ..best })
        }
        _ => Some(Cardinal { value, end, tongues: Some(Tongues::default().with(tongue)) }),
    })
}

impl Table {
    /// The longest number of this language from `at` on: its value, and one past its last word.
    fn read(&self, words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
        let mut value = self.word(words.folded(at))?;
        let mut end = at + 1;
        loop {
            // "And" joins parts of a number; what follows it may also be another thing.
            let anded = words.is(end, self.and) && words.joined(end) && value >= 20;
            let next = end + usize::from(anded);
            let Some(part) =
                Some(next).filter(|&next| words.joined(next)).and_then(|next| self.word(words.folded(next)))
            else {
                break;
            };
            value = match (value, part) {
                // "One hundred", "deux cents".
                (2..=9 | 1, 100) if !anded => value * 100,
                // "Quatre-vingts".
                (4, 20) if self.tongue == Tongue::Fr => 80,
                // "Soixante-dix", "quatre-vingt-dix".
                (60 | 80, 10..=19) if self.tongue == Tongue::Fr => value + part,
                (value, 1..=9) if value >= 20 && value % 10 == 0 => value + part,
                (value, 10..=99) if value >= 100 && value % 100 == 0 => value + part,
                _ => break,
            };
            end = next + 1;
        }
        Some((value, end))
    }

    /// The value of one word, compounds included: "vierundzwanzig", "ventiquattro".
    fn word(&self, word: &str) -> Option<u32> {
        let known = |word: &str| {
            let found = WORDS.get(word)?.iter().find(|(tongue, _)| *tongue == self.tongue);
            found.map(|(_, value)| *value)
        };
        let unit = |word: &str| known(word).filter(|value| *value < 10);
        let compound = || match self.tongue {
            Tongue::De => word.split_once("und").and_then(|(ones, tens)| Some(unit(ones)? + known(tens)?)),
            Tongue::It | Tongue::Es => self.tens.iter().find_map(|(value, names)| {
                // "Trentuno" drops the last vowel of "trenta", "ventidue" keeps that of "venti".
                names.iter().find_map(|name| {
                    let ones = word.strip_prefix(name).or_else(|| word.strip_prefix(&name[..name.len() - 1]))?;
                    unit(ones).map(|ones| value + ones)
                })
            }),
            Tongue::En | Tongue::Pl | Tongue::Fr => None,
        };
        known(word).or_else(compound)
    }
}

/// Every word of the tables, with what it means in which language.
static WORDS: LazyLock<HashMap<&str, Vec<(Tongue, u32)>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Vec<(Tongue, u32)>> = HashMap::new();
    for table in &TABLES {
        let hundred = std::iter::once((100, table.hundred));
        for (value, names) in table.units.iter().chain(table.tens).copied().chain(hundred) {
            names.iter().for_each(|name| words.entry(name).or_default().push((table.tongue, value)));
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole_in_every_language() {
        for (text, value) in [
            ("30", 30),
            ("thirty", 30),
            ("THIRTY (30)", 30),
            ("30 (thirty)", 30),
            ("fourteen", 14),
            ("TWENTY-FOUR", 24),
            ("twenty four (24)", 24),
            ("one hundred and eighty", 180),
            ("one hundred eighty (180)", 180),
            ("three hundred sixty-five", 365),
            ("1,000", 1_000),
            ("1.000", 1_000),
            ("vierzehn", 14),
            ("vierundzwanzig", 24),
            ("EINUNDDREISSIG", 31),
            ("dreißig", 30),
            ("quattordici", 14),
            ("ventiquattro", 24),
            ("trentuno", 31),
            ("quarantotto", 48),
            ("czternaście", 14),
            ("czternastu", 14),
            ("dwadzieścia cztery", 24),
            ("quatorze", 14),
            ("vingt-quatre", 24),
            ("soixante-dix", 70),
            ("quatre-vingt-dix", 90),
            ("vingt et un", 21),
            ("catorce", 14),
            ("veinticuatro", 24),
            ("treinta y uno", 31),
            ("cuarenta y ocho", 48),
        ] {
            let words = Words::read(text);
            let number = cardinal(&words, 0);
            assert_eq!(number.map(|number| (number.value, number.end)), Some((value, words.len())), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "any", "2.5", "1,50", "und", "hundreds", "tenant", "sixpence"] {
            assert_eq!(cardinal(&Words::read(text), 0), None, "{text}");
        }
        let end = |text| cardinal(&Words::read(text), 0).map(|number| (number.value, number.end));
        assert_eq!(end("twenty, four"), Some((20, 1)));
        assert_eq!(end("one and two"), Some((1, 1)));
        assert_eq!(end("thirty (or more)"), Some((30, 1)));
    }
}
