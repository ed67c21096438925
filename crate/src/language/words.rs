//! Function words by which the language of a paragraph is told.
//!
//! Folded as tokens are: lower case, without accents. A word may stand in several languages; the
//! others of its paragraph decide.

use std::sync::LazyLock;

use super::code::{Code, KNOWN};
use crate::text::token::WordHash;

/// The commonest function words of each known language, in the order of [`KNOWN`].
const WORDS: [&[&str]; KNOWN.len()] = [
    // English
    &[
        "the", "of", "and", "to", "you", "we", "or", "in", "that", "for", "this", "is", "are", "with", "not", "may",
        "will", "any", "by", "on", "be", "your", "our", "as", "if", "it", "from", "which", "such", "these", "have",
        "has", "us", "an", "at", "all", "they", "their", "shall", "when", "can", "other",
    ],
    // German
    &[
        "der", "die", "das", "und", "zu", "wir", "sie", "nicht", "mit", "von", "fur", "ist", "im", "den", "auf", "dem",
        "ein", "eine", "werden", "oder", "ihre", "uns", "des", "wird", "durch", "bei", "sind", "nach", "einer", "zur",
        "zum", "unsere", "konnen", "sich", "wenn", "auch", "dass", "ihrer", "aus", "vom", "einen", "es", "an", "in",
    ],
    // Italian
    &[
        "il", "di", "che", "e", "la", "per", "in", "del", "della", "non", "con", "i", "le", "un", "una", "sono", "gli",
        "nel", "alla", "si", "dei", "delle", "utente", "da", "al", "dell", "all", "o", "ai", "come", "cui", "questo",
        "nella", "sia", "essere", "dati", "suo", "puo", "dal", "lo", "anche", "l", "dall",
    ],
    // Polish
    &[
        "i",
        "w",
        "na",
        "z",
        "do",
        "nie",
        "sie",
        "ze",
        "jest",
        "o",
        "oraz",
        "lub",
        "przez",
        "dla",
        "od",
        "po",
        "a",
        "moze",
        "ktore",
        "ktory",
        "jego",
        "za",
        "przy",
        "jak",
        "te",
        "tego",
        "pod",
        "w",
        "sa",
        "jej",
        "ich",
        "zgodnie",
        "danych",
        "nas",
        "uzytkownik",
        "uzytkownika",
        "ktorych",
        "tym",
        "bedzie",
        "albo",
        "celu",
    ],
    // French
    &[
        "le", "la", "les", "des", "et", "de", "du", "a", "vous", "nous", "que", "pour", "dans", "sur", "est", "sont",
        "ou", "par", "une", "un", "au", "aux", "votre", "vos", "ne", "pas", "qui", "en", "ces", "cette", "nos",
        "notre", "avec", "si", "ce", "se", "etre", "plus", "d", "l", "s", "qu", "leur", "donnees",
    ],
    // Spanish
    &[
        "el",
        "la",
        "los",
        "las",
        "de",
        "que",
        "y",
        "en",
        "del",
        "por",
        "para",
        "con",
        "no",
        "una",
        "un",
        "su",
        "sus",
        "se",
        "o",
        "al",
        "usted",
        "como",
        "es",
        "lo",
        "este",
        "esta",
        "cualquier",
        "nuestros",
        "si",
        "ser",
        "puede",
        "datos",
        "e",
        "nuestro",
        "sobre",
        "cuando",
        "estos",
        "ha",
        "son",
        "mas",
    ],
    // Portuguese
    &[
        "o", "a", "os", "as", "de", "que", "e", "em", "do", "da", "por", "para", "com", "nao", "uma", "um", "seu",
        "sua", "se", "ou", "ao", "dos", "das", "no", "na", "voce", "seus", "suas", "pelo", "pela", "nos", "este",
        "como", "ser", "sao", "dados", "esta", "pode", "nossos", "nas", "mais", "quando",
    ],
    // Dutch
    &[
        "de", "het", "een", "en", "van", "te", "dat", "in", "is", "op", "zijn", "voor", "met", "niet", "u", "wij",
        "ons", "of", "aan", "die", "door", "om", "je", "we", "deze", "dit", "ook", "als", "uw", "onze", "kan",
        "worden", "wordt", "bij", "naar", "er", "uit", "kunnen", "heeft", "over", "jouw", "hebben",
    ],
    // Romanian
    &[
        "si",
        "de",
        "la",
        "in",
        "cu",
        "pe",
        "nu",
        "sau",
        "din",
        "care",
        "este",
        "pentru",
        "o",
        "un",
        "sa",
        "ca",
        "se",
        "al",
        "ale",
        "prin",
        "sunt",
        "cele",
        "dvs",
        "dumneavoastra",
        "aceasta",
        "acest",
        "noastre",
        "fi",
        "va",
        "ne",
        "lor",
        "poate",
        "datelor",
        "am",
        "a",
        "unei",
        "acestor",
        "catre",
        "unui",
        "cazul",
    ],
];

/// Of each function word, the languages that have it, one bit each; sorted.
static LANGUAGES: LazyLock<Vec<(WordHash, u16)>> = LazyLock::new(|| {
    let mut all: Vec<(WordHash, u16)> = Vec::new();
    for (at, words) in WORDS.iter().enumerate() {
        all.extend(words.iter().map(|word| (WordHash::of(word.as_bytes()), 1 << at)));
    }
    all.sort_unstable();
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    all
});

/// How many function words of each known language some words hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally([u32; KNOWN.len()]);

impl Tally {
    /// Counts a word.
    pub fn add(&mut self, word: WordHash) {
        let Ok(at) = LANGUAGES.binary_search_by_key(&word, |(known, _)| *known) else { return };
        for (count, bit) in self.0.iter_mut().zip(0..) {
            *count += u32::from(LANGUAGES[at].1 >> bit & 1);
        }
    }

    /// The language that more of them belong to than to any other by half, if they are at least one in
    /// eight of `words`.
    pub fn language(&self, words: usize) -> Option<Code> {
        let (best, &most) = self.0.iter().enumerate().max_by_key(|(_, count)| **count)?;
        let second = self.0.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, count)| *count).max()?;
        let enough = most >= 2 && most as usize * 8 >= words;
        (enough && most * 2 >= second * 3).then_some(KNOWN[best])
    }
}
