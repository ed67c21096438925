//! Folds the words of a text to the form in which patterns know them.
//!
//! One pass finds the words and folds each into one reused buffer: case, accents, full-width
//! forms, mathematical letters, ligatures and curly apostrophes go, and so do soft hyphens, zero-width characters,
//! tags, dots and controls of writing direction inside a word; letters of other scripts that look like Latin ones are
//! read as those in a word that has Latin ones too. Nothing is folded ahead of time, so that every
//! word still knows its place in the source. Almost all words are short and ASCII, and
//! [`words`] folds these by itself.

use unicode_normalization::char::is_combining_mark;

use super::cut::Cut;
use super::letter::{fold_letter, look_alike, plain, twin};

/// A word or number, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Offset of its first byte in the source.
    pub start: usize,
    /// One past its last byte, a final `'s` included.
    pub end: usize,
    /// Its folded form in UTF-8, a final `'s` left out.
    pub folded: &'a [u8],
    /// How it was written.
    pub case: Case,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Begins with a lower-case letter, a digit, or a letter without case.
    Plain,
    /// Begins with an upper-case letter.
    Capitalised,
    /// Has two letters or more, none of them lower case, and begins with one.
    Upper,
}

/// The folded words of `text`, separated by spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    words(text, |word| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&String::from_utf8_lossy(word.folded));
    });
    folded
}

/// For each byte its lower case if it is an ASCII letter or digit, else 0.
const LOWER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Longest word that the fast path takes, in bytes.
const SHORT: usize = 24;

/// Calls `each` for every word of `text` in order.
pub fn words(text: &str, mut each: impl FnMut(Word<'_>)) {
    let bytes = text.as_bytes();
    let mut folder = Folder { text, folded: Vec::with_capacity(64), after_latin: false };
    let mut short = [0; SHORT];
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 && LOWER[usize::from(byte)] == 0 {
            at += 1;
            continue;
        }
        // Nearly every word is a few ASCII letters and digits before a space.
        let (mut len, mut upper, mut digits) = (0, 0, 0);
        for (&byte, folded) in bytes[at..].iter().zip(&mut short) {
            let lower = LOWER[usize::from(byte)];
            if lower == 0 {
                break;
            }
            *folded = lower;
            len += 1;
            upper += u32::from(lower != byte);
            digits += u32::from(lower < b'a');
        }
        let after = bytes.get(at + len).copied().unwrap_or(b' ');
        let ends = match after {
            b'\'' | b'`' | 0x80.. => false,
            b'.' | b',' => !short[len.saturating_sub(1)].is_ascii_digit(),
            _ => true,
        };
        if len == ESCAPE && is_bracket(bytes, at) {
            at += len;
            continue;
        }
        if ends && (1..SHORT).contains(&len) {
            let lower = u32::try_from(len).map_or(0, |len| len - upper - digits);
            let letters = Letters { upper, lower, first_upper: short[0] != byte };
            folder.after_latin |= upper + lower > 0;
            each(Word { start: at, end: at + len, folded: &short[..len], case: letters.case() });
            at += len;
            continue;
        }
        let (next, word) = folder.word(at);
        if let Some(word) = word {
            each(word);
        }
        at = next;
    }
}

/// Letters of an escaped bracket.
const ESCAPE: usize = 3;

/// Whether the letters at `at` are a bracket as the Penn Treebank and the corpora that follow it
/// write it: `-lrb-` for `(`.
fn is_bracket(bytes: &[u8], at: usize) -> bool {
    let hyphen = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'-');
    let [shape, side, b'b' | b'B'] = bytes[at..at + ESCAPE] else { return false };
    matches!(shape, b'l' | b'L' | b'r' | b'R')
        && matches!(side, b'r' | b'R' | b's' | b'S' | b'c' | b'C')
        && hyphen(at.checked_sub(1))
        && hyphen(Some(at + ESCAPE))
}

/// What a character does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Part of a word.
    Letter,
    /// A word by itself: ideographs and kana are written without spaces.
    Alone,
    /// A mark on the character before it, dropped.
    Mark,
    /// Nothing a reader sees, dropped.
    Invisible,
    /// An apostrophe: part of a word where a letter follows.
    Apostrophe,
    /// A dot at the height of small letters: ends a word, but not within one.
    Dot,
    /// Ends a word.
    Separator,
}

/// Letters seen in a word.
#[derive(Default)]
struct Letters {
    upper: u32,
    lower: u32,
    /// Whether the first character is an upper-case letter.
    first_upper: bool,
}

impl Letters {
    fn case(&self) -> Case {
        match self {
            Self { upper: 2.., lower: 0, first_upper: true } => Case::Upper,
            Self { first_upper: true, .. } => Case::Capitalised,
            Self { .. } => Case::Plain,
        }
    }
}

struct Folder<'t> {
    text: &'t str,
    folded: Vec<u8>,
    /// Whether the word before is of Latin letters; numbers in between do not count.
    after_latin: bool,
}

impl Folder<'_> {
    /// Reads the word that may begin at `start`; returns where to go on, and the word.
    fn word(&mut self, start: usize) -> (usize, Option<Word<'_>>) {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut letters = Letters::default();
        let (mut at, mut begin, mut end) = (start, start, start);
        self.folded.clear();
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                if byte.is_ascii_uppercase() {
                    letters.first_upper |= self.folded.is_empty();
                    letters.upper += 1;
                } else {
                    letters.lower += u32::from(byte.is_ascii_lowercase());
                }
                self.folded.push(byte.to_ascii_lowercase());
                at += 1;
                end = at;
                continue;
            }
            if byte < 0x80 {
                let joins = match byte {
                    b'\'' | b'`' => self.letter_follows(at + 1) && !elides(&self.folded),
                    b'.' | b',' => self.ends_in_digit() && self.digit_follows(at + 1),
                    _ => false,
                };
                if !joins || self.folded.is_empty() {
                    break;
                }
                self.folded.push(if byte == b'`' { b'\'' } else { byte });
                at += 1;
                continue;
            }
            let Some(character) = text.since(at).chars().next() else { break };
            let next = at + character.len_utf8();
            match role(character) {
                Role::Letter => {
                    if self.folded.is_empty() {
                        begin = at;
                        letters.first_upper = character.is_uppercase();
                    }
                    letters.upper += u32::from(character.is_uppercase());
                    letters.lower += u32::from(character.is_lowercase());
                    self.push(character);
                    end = next;
                }
                Role::Alone if self.folded.is_empty() => {
                    begin = at;
                    self.push(character);
                    (at, end) = (next, next);
                    break;
                }
                Role::Mark if !self.folded.is_empty() => end = next,
                Role::Mark | Role::Invisible => {}
                // Within a word nobody means a dot.
                Role::Dot if !self.folded.is_empty() && self.visible(next).is_some_and(char::is_lowercase) => {}
                Role::Apostrophe if !self.folded.is_empty() && self.letter_follows(next) && !elides(&self.folded) => {
                    self.folded.push(b'\'');
                }
                Role::Separator
                    if matches!(character, '．' | '，') && self.ends_in_digit() && self.digit_follows(next) =>
                {
                    self.folded.push(if character == '．' { b'.' } else { b',' });
                }
                Role::Alone | Role::Apostrophe | Role::Dot | Role::Separator => {
                    // A separator that no word came before is passed over here and now.
                    if self.folded.is_empty() {
                        at = next;
                    }
                    break;
                }
            }
            at = next;
            if self.folded.is_empty() {
                begin = at;
            }
        }
        if self.folded.is_empty() {
            return (at.max(start + 1), None);
        }
        self.read_as_it_looks();
        while self.folded.ends_with(b"'s") {
            self.folded.truncate(self.folded.len() - 2);
        }
        (at, Some(Word { start: begin, end, folded: &self.folded, case: letters.case() }))
    }

    /// Adds the folded form of a letter.
    fn push(&mut self, character: char) {
        let folded = &mut self.folded;
        let mut lower = |character: char| {
            fold_letter(character, |letter| {
                let mut buffer = [0; 4];
                folded.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
            });
        };
        lower(plain(character).unwrap_or(character));
    }

    /// A word of Latin letters with others in it that look like Latin ones is read as it looks; after such a word,
    /// one of nothing but their twins too.
    fn read_as_it_looks(&mut self) {
        let has_latin = self.folded.iter().any(u8::is_ascii_alphabetic);
        if self.folded.is_ascii() {
            self.after_latin |= has_latin;
            return;
        }
        let Ok(word) = str::from_utf8(&self.folded) else { return };
        let is_disguised = || self.after_latin && word.chars().all(|letter| twin(letter).is_some());
        self.after_latin = has_latin || is_disguised();
        if self.after_latin {
            let looks: String = word.chars().map(|letter| look_alike(letter).unwrap_or(letter)).collect();
            self.folded = looks.into_bytes();
        }
    }

    fn ends_in_digit(&self) -> bool {
        self.folded.last().is_some_and(u8::is_ascii_digit)
    }

    /// The next character from `at` on that a reader sees.
    fn visible(&self, at: usize) -> Option<char> {
        self.text.since(at).chars().find(|&character| character.is_ascii() || !is_invisible(character))
    }

    fn letter_follows(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|character| {
            character.is_ascii_alphanumeric() || (!character.is_ascii() && role(character) == Role::Letter)
        })
    }

    fn digit_follows(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
    }
}

/// Whether an apostrophe after these letters ends a word, as in `dell'utente` and `l'accord`: what
/// Italian and French shorten before a vowel.
fn elides(folded: &[u8]) -> bool {
    const SHORTENED: [&[u8]; 22] = [
        b"l", b"d", b"c", b"s", b"un", b"dell", b"all", b"nell", b"sull", b"dall", b"coll", b"quell", b"quest",
        b"anch", b"senz", b"tutt", b"quant", b"nessun", b"ciascun", b"qualcun", b"qu", b"dev",
    ];
    if folded.is_ascii() {
        return SHORTENED.contains(&folded);
    }
    // What looks like one of them is one.
    let letters = str::from_utf8(folded).unwrap_or_default().chars();
    let looks: String = letters.map(|letter| look_alike(letter).unwrap_or(letter)).collect();
    SHORTENED.contains(&looks.as_bytes())
}

/// The role of a character beyond ASCII.
fn role(character: char) -> Role {
    match character {
        // The modifier letter counts as alphabetic, yet people write it for an apostrophe.
        '\u{B4}' | '‘' | '’' | '‛' | '′' | '\u{2BC}' | '＇' => Role::Apostrophe,
        '·' | '‧' | '∙' => Role::Dot,
        // Raised and lowered digits are marks of footnotes, not part of the word before them.
        '²' | '³' | '¹' | '\u{2070}'..='\u{209C}' => Role::Separator,
        '\u{3041}'..='\u{3096}'
        | '\u{3099}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}'
        | '\u{20000}'..='\u{3FFFF}' => {
            if is_combining_mark(character) {
                Role::Mark
            } else {
                Role::Alone
            }
        }
        _ if is_invisible(character) => Role::Invisible,
        _ if is_combining_mark(character) => Role::Mark,
        _ if character.is_alphanumeric() => Role::Letter,
        _ => Role::Separator,
    }
}

/// Whether a character has no width and no meaning of its own: soft hyphen, zero-width spaces and
/// joiners, controls of writing direction, byte order mark, fillers, tags.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{115F}' | '\u{1160}' | '\u{3164}'
        | '\u{E0000}'..='\u{E007F}')
}

/// `text` from its first character on that leaves a trace on the page.
pub(super) fn trim_blank(text: &str) -> &str {
    text.trim_start_matches(|character: char| character.is_whitespace() || is_invisible(character))
}

#[cfg(test)]
mod tests;
