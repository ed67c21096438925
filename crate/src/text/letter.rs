//! Folds one letter: the only place that says which letters count as the same, for the words of a
//! page and for those of the patterns.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Calls `add` with what a letter folds to: lower case, without accents, ligatures in parts.
pub fn fold_letter(letter: char, mut add: impl FnMut(char)) {
    let mut add = |character: char| {
        if !is_combining_mark(character) {
            add(character);
        }
    };
    for letter in letter.to_lowercase() {
        // An accented ligature is a ligature once its accent is off: "ǽ".
        decompose_canonical(letter, |part| match expansion(part) {
            Some(letters) => letters.chars().for_each(&mut add),
            None => add(part),
        });
    }
}

/// Lower-case letters that stand for others and that canonical decomposition leaves alone.
fn expansion(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ŀ' => "l",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' => "ij",
        // Small capitals.
        'ᴀ' => "a",
        'ʙ' => "b",
        'ᴄ' => "c",
        'ᴅ' => "d",
        'ᴇ' => "e",
        'ꜰ' => "f",
        'ɢ' => "g",
        'ʜ' => "h",
        'ɪ' => "i",
        'ᴊ' => "j",
        'ᴋ' => "k",
        'ʟ' => "l",
        'ᴍ' => "m",
        'ɴ' => "n",
        'ᴏ' => "o",
        'ᴘ' => "p",
        'ʀ' => "r",
        'ꜱ' => "s",
        'ᴛ' => "t",
        'ᴜ' => "u",
        'ᴠ' => "v",
        'ᴡ' => "w",
        'ʏ' => "y",
        'ᴢ' => "z",
        _ => return None,
    })
}

/// The ASCII letter or digit that a full-width form, a mathematical letter or a letter in a circle is drawn as.
#[must_use]
pub fn plain(character: char) -> Option<char> {
    const LETTERS: u32 = 26;
    let code = u32::from(character);
    let letter = |at: u32, first: char| char::from_u32(u32::from(first) + at);
    match code {
        // These mirror ASCII from `!` to `~`.
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0),
        // Alphabets of capitals and small letters, one after the other (Unicode, Mathematical Alphanumeric Symbols).
        0x1D400..=0x1D6A3 => {
            let at = (code - 0x1D400) % (2 * LETTERS);
            if at < LETTERS { letter(at, 'A') } else { letter(at - LETTERS, 'a') }
        }
        0x1D7CE..=0x1D7FF => letter((code - 0x1D7CE) % 10, '0'),
        0x24B6..=0x24CF => letter(code - 0x24B6, 'A'),
        0x24D0..=0x24E9 => letter(code - 0x24D0, 'a'),
        // Those that the alphabets leave out, since they are older.
        0x210E => Some('h'),
        0x210A => Some('g'),
        0x212F => Some('e'),
        0x2134 => Some('o'),
        _ => None,
    }
}

/// The Latin letter that a small letter of another script can't be told from by eye.
#[must_use]
pub fn twin(letter: char) -> Option<char> {
    Some(match letter {
        'а' => 'a',
        'с' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'ɡ' => 'g',
        'һ' => 'h',
        'і' => 'i',
        'ј' => 'j',
        'ӏ' => 'l',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'ѵ' => 'v',
        'ԝ' => 'w',
        'х' => 'x',
        'у' => 'y',
        _ => return None,
    })
}

/// The Latin letter that a small Cyrillic or Greek letter is taken for among Latin ones.
#[must_use]
pub fn look_alike(letter: char) -> Option<char> {
    twin(letter).or_else(|| {
        Some(match letter {
            'α' => 'a',
            'в' => 'b',
            'є' | 'ε' => 'e',
            'н' => 'h',
            'ι' => 'i',
            'к' | 'κ' => 'k',
            'м' => 'm',
            'п' | 'η' => 'n',
            'σ' => 'o',
            'ρ' => 'p',
            'г' => 'r',
            'т' | 'τ' => 't',
            'υ' => 'u',
            'ν' => 'v',
            'ω' => 'w',
            'χ' => 'x',
            'γ' => 'y',
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_folds_to_plain_ones() {
        for (letter, plain) in [('É', "e"), ('Æ', "ae"), ('Ǽ', "ae"), ('ǿ', "o"), ('ß', "ss"), ('ﬀ', "ff"), ('ł', "l")]
        {
            let mut folded = String::new();
            fold_letter(letter, |letter| folded.push(letter));
            assert_eq!(folded, plain, "{letter}");
        }
    }
}
