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
        _ => return None,
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
