//! Enumerators: the "(a)", "10.2" or "•" that a sentence, a heading or a list item begins with.

use super::cut::Cut;

/// How an enumerator counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A bullet or dash.
    Bullet(char),
    /// "1.", "(1)", "1)".
    Number,
    /// "10.2", "10.2.1": the number of a section; holds how many numbers it has.
    Section(u8),
    /// "(a)", "a)", "a.".
    Letter,
    /// "(A)", "A)", "A.".
    Capital,
    /// "(ii)", "iv)", "(IV)".
    Roman,
}

/// An enumerator at the start of some text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Enumerator {
    /// How it counts.
    pub style: Style,
    /// Its length in bytes, the white space after it included.
    pub len: usize,
    /// Whether it is marked as one by brackets or a stop; "10.2 Fees" is not.
    pub marked: bool,
    /// For a single letter, which one: "i" may be a letter or a number.
    pub letter: Option<char>,
}

/// Longest label, in bytes: "viii", "10.12.3".
const LONGEST: usize = 12;

/// The enumerator that `text` begins with, if anything follows it.
pub(super) fn enumerator(text: &str) -> Option<Enumerator> {
    let first = text.chars().next()?;
    if is_bullet(first) {
        let rest = text.since(first.len_utf8());
        let len = text.len() - rest.trim_start().len();
        let apart = rest.starts_with(char::is_whitespace) || !matches!(first, '-' | '–' | '—' | '*');
        return (apart && len < text.len()).then_some(Enumerator {
            style: Style::Bullet(first),
            len,
            marked: true,
            letter: None,
        });
    }
    let open = usize::from(first == '(' || first == '[');
    let label = text.since(open).bytes().take(LONGEST + 1).take_while(|b| b.is_ascii_alphanumeric() || *b == b'.');
    let label = text.between(open, open + label.count());
    let rest = text.since(open + label.len());
    let closed = rest.starts_with([')', ']']);
    let stopped = !closed && label.ends_with('.');
    let label_only = label.trim_end_matches('.');
    let marked = closed || stopped;
    if label_only.is_empty() || label.len() > LONGEST || (open == 1 && !closed) {
        return None;
    }
    let rest = rest.since(usize::from(closed));
    // Some write "(a)any"; without a bracket there must be a space.
    let apart = rest.starts_with(char::is_whitespace) || (closed && rest.starts_with(char::is_alphanumeric));
    if !apart {
        return None;
    }
    let len = text.len() - rest.trim_start().len();
    let style = style(label_only)?;
    let sound = match style {
        Style::Section(_) | Style::Bullet(_) => true,
        Style::Number | Style::Letter | Style::Capital | Style::Roman => marked,
    };
    let letter = label_only.chars().next().filter(|c| c.is_ascii_alphabetic() && label_only.len() == 1);
    (sound && len < text.len()).then_some(Enumerator { style, len, marked, letter })
}

fn style(label: &str) -> Option<Style> {
    let bytes = label.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        let mut parts = 0u8;
        for part in label.split('.') {
            // A longer number is a year or an amount.
            if part.is_empty() || part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            parts = parts.saturating_add(1);
        }
        return Some(if parts == 1 { Style::Number } else { Style::Section(parts) });
    }
    let roman = |letters: &[u8]| bytes.iter().all(|b| letters.contains(b));
    match bytes {
        [b'a'..=b'z'] => Some(if roman(b"ivx") { Style::Roman } else { Style::Letter }),
        [b'A'..=b'Z'] => Some(if roman(b"IVX") { Style::Roman } else { Style::Capital }),
        _ if bytes.len() <= 6 && (roman(b"ivxl") || roman(b"IVXL")) => Some(Style::Roman),
        // "aa)", "bb)" follow "z)".
        [one, two] if one == two && one.is_ascii_lowercase() => Some(Style::Letter),
        _ => None,
    }
}

/// Whether a word is a small Roman number in lower case, as labels are.
pub(super) fn is_roman(word: &str) -> bool {
    (1..=5).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

/// Whether a line that begins with this character and a space is an item of a list.
pub(super) fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '-' | '*'
            | '–'
            | '—'
            | '•'
            | '◦'
            | '‣'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '·'
            | '⁃'
            | '➢'
            | '►'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enumerators_are_told_from_words() {
        let read = |text| enumerator(text).map(|e| (e.style, e.len, e.marked));
        assert_eq!(read("(a) any"), Some((Style::Letter, 4, true)));
        assert_eq!(read("(iv)  any"), Some((Style::Roman, 6, true)));
        assert_eq!(read("b) any"), Some((Style::Letter, 3, true)));
        assert_eq!(read("1. Fees"), Some((Style::Number, 3, true)));
        assert_eq!(read("10.2 Fees"), Some((Style::Section(2), 5, false)));
        assert_eq!(read("10.2. Fees"), Some((Style::Section(2), 6, true)));
        assert_eq!(read("• any"), Some((Style::Bullet('•'), 4, true)));
        assert_eq!(read("- any"), Some((Style::Bullet('-'), 2, true)));
        for text in [
            "A user",
            "30 days",
            "I agree",
            "-5 degrees",
            "(a)",
            "2023. Then",
            "(the \"Site\")",
            "a.m. on",
            "",
            "U.S. law",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
