//! Finds where sentences end inside one block of legal prose.
//!
//! A full stop ends a sentence unless something speaks against it: the word before it is an
//! abbreviation, an initial or a number that counts, what follows is in lower case, or there is no
//! white space. Wrongly joined sentences are judged together and cost little; a sentence cut in
//! two loses its actor or its negation, so doubt never cuts. A semicolon ends nothing.

use super::abbreviation::{Stop, follows_ordinal, names_part, opens_sentence, stop_after};
use super::enumerator::{enumerator, is_bullet};
use super::normalize::{is_invisible, trim_blank};

/// Bytes that may begin a character that ends a sentence.
const MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = [b'.', b'!', b'?', b'\n', 0xE2, 0xE3, 0xEF];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// Calls `each` with start and end of every sentence of `text`, in order, without the white space
/// around it. `text` is one block.
pub fn split(text: &str, mut each: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut sentence = Opening::at(text, 0);
    let mut at = sentence.start;
    while let Some(found) = bytes[at..].iter().position(|&byte| MAY_END[usize::from(byte)]) {
        at += found;
        let (end, cut) = match bytes[at] {
            b'.' | b'!' | b'?' => terminator(text, sentence, at),
            b'\n' => (at + 1, blank_line(&text[at..])),
            // First bytes of the characters below, each of which takes three.
            0xE2 if text[at..].starts_with('…') => {
                let end = after_closers(text, at + 3);
                (end, upper_follows(text, end))
            }
            0xE3 | 0xEF if text[at..].starts_with(['。', '！', '？', '｡']) => (after_closers(text, at + 3), true),
            _ => (at + 1, false),
        };
        at = end;
        if cut {
            each(sentence.start, sentence.start + text[sentence.start..end].trim_end().len());
            sentence = Opening::at(text, end);
            at = sentence.start;
        }
    }
    if sentence.start < text.len() {
        each(sentence.start, sentence.start + text[sentence.start..].trim_end().len());
    }
}

/// How the sentence that is being read began.
#[derive(Clone, Copy)]
struct Opening {
    /// Its first character that leaves a trace.
    start: usize,
    /// The end of the enumerator that it begins with; `start` where there is none.
    counted: usize,
}

impl Opening {
    fn at(text: &str, from: usize) -> Self {
        let start = text.len() - trim_blank(&text[from..]).len();
        let counted = start + enumerator(&text[start..]).map_or(0, |enumerator| enumerator.len);
        Self { start, counted }
    }
}

/// Whether a line feed is followed by a line of white space alone.
fn blank_line(text: &str) -> bool {
    text[1..].chars().find(|c| !matches!(c, ' ' | '\t' | '\r' | '\u{A0}')) == Some('\n')
}

/// Looks at the terminators from `at` on: where they and the closing quotes and brackets after
/// them end, and whether `sentence` ends there.
fn terminator(text: &str, sentence: Opening, at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let marks = bytes[at..].iter().take_while(|b| matches!(b, b'.' | b'!' | b'?')).count();
    let end = after_closers(text, at + marks);
    let rest = &text[end..];
    let Some(next) = rest.chars().find(|&c| !is_invisible(c)) else { return (end, true) };
    let plain = marks == 1 && bytes[at] == b'.';
    if !next.is_whitespace() {
        return (end, plain && end == at + 1 && run_together(text, at));
    }
    if !upper_follows(text, end) {
        return (end, false);
    }
    let cut = !plain || !belongs_to_next(text, sentence, at, end);
    (end, cut)
}

/// The end of the closing quotes and brackets at `at`.
fn after_closers(text: &str, at: usize) -> usize {
    let closes = |c: char| {
        is_invisible(c) || matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '“' | '」' | '』' | '）' | '*' | '_')
    };
    text.len() - text[at..].trim_start_matches(closes).len()
}

/// Whether a sentence may begin at the next visible character from `at` on.
fn upper_follows(text: &str, at: usize) -> bool {
    let word = trim_blank(&text[at..]).trim_start_matches(['"', '\'', '“', '„', '«', '‘', '*', '_', '¿', '¡']);
    let mut characters = word.chars();
    match characters.next() {
        None => true,
        // "(ix) use the site" goes on with what the sentence enumerates, "(b) You may" does not.
        Some('(' | '[') => {
            let inside = enumerator(word).map_or(&word[1..], |enumerator| &word[enumerator.len..]);
            inside.starts_with(|c: char| !c.is_lowercase())
        }
        // "iPhone" and the like begin a sentence in lower case.
        Some(first) if first.is_lowercase() => {
            let mut letters = characters.take_while(|c| c.is_alphanumeric());
            letters.next().is_some_and(char::is_uppercase)
        }
        // Emoji and the like stand before a sentence, never inside one that has just ended.
        Some(first) => {
            first.is_alphanumeric()
                || is_bullet(first)
                || matches!(first, '§' | '$' | '€' | '£' | '#')
                || first > '\u{2100}'
        }
    }
}

/// Whether the stop at `at` parts two sentences although no space follows: "services.You agree".
fn run_together(text: &str, at: usize) -> bool {
    let before = word_before(text, at);
    let next = first_word(&text[at + 1..]);
    before.len() > 2
        && before.bytes().all(|b| b.is_ascii_lowercase())
        && next.starts_with(char::is_uppercase)
        && opens_sentence(next)
        && text[at + 1 + next.len()..].starts_with(' ')
}

/// Whether the stop at `at` is part of an abbreviation, an initial or a number, and so no end.
/// What follows it, from `end` on, could begin a sentence.
fn belongs_to_next(text: &str, sentence: Opening, at: usize, end: usize) -> bool {
    if sentence.counted > at {
        return true;
    }
    let word = word_before(text, at);
    let next = first_word(&text[end..]);
    let opens = opens_sentence(next) && !shouts(next);
    let before = text[sentence.start..at - word.len()].trim_end();
    if word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty() {
        // "as follows: 1. You" counts; "am 25. Mai" is a date; "under Section 10. You" ends.
        return (word.len() <= 2 && before.ends_with([':', ';', ','])) || (word.len() <= 2 && follows_ordinal(next));
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // An initial, save in "Schedule A. You", or a counting letter.
        let part = names_part(last_word(before));
        return letter.is_alphabetic() && !(part || (letter.is_lowercase() && opens && !before.is_empty()));
    }
    match stop_after(word) {
        // "No." may be an answer, a number's abbreviation or the end: "a fee or no."
        Stop::Closing if word.eq_ignore_ascii_case("no") => {
            next.starts_with(|c: char| c.is_ascii_digit()) || !(before.is_empty() || opens)
        }
        Stop::Closing => !opens,
        Stop::Binding => true,
        // "S.C.", "B.B.C.": letters and stops in turn.
        Stop::Plain => is_dotted(word) && !opens,
    }
}

/// Whether a word is written all in capitals, as whole paragraphs are: no sign of a beginning.
fn shouts(word: &str) -> bool {
    word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase)
}

/// Whether single letters and stops take turns.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Bytes looked at for the word before a stop; a longer one is no abbreviation.
const LONGEST_WORD: usize = 48;

/// The word that ends at `at`, with stops inside but no brackets or quotes around it.
fn word_before(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST_WORD));
    last_word(&text[from.min(at)..at])
}

/// The word that `text` ends with.
fn last_word(text: &str) -> &str {
    let ends = |c: char| !(c.is_alphanumeric() || c == '.' || c == '@');
    text.rfind(ends).map_or(text, |at| text[at..].trim_start_matches(ends))
}

/// The first word of `text`.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::split;

    /// Splits `marked` without its bars and expects a sentence between each two.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let mut found = Vec::new();
        split(&text, |start, end| found.push(&text[start..end]));
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_end_nothing() {
        check("Acme Inc. and Acme Ltd. may share data, e.g. names, i.e. what you type.| We do.");
        check("Acme Corp. Services are sold by Acme Europe B.V. Amsterdam.");
        check("See Art. 6 and Sec. 4 of Reg. No. 5, Smith v. Jones.| You agree.");
        check("Mr. J. R. Roe signs.| Dr. Doe does not.");
        check("This follows U.S. Federal law, etc. as it stands.");
        check(
            "Die Daten (z.B. Name, d.h. auch Bilder) werden bzw. wurden gem. Art. 6 Abs. 1 lit. a verarbeitet.| Sie stimmen zu.",
        );
        check("Seit dem 25. Mai gilt das.| Wir teilen am 3. Januar mit.");
    }

    #[test]
    fn abbreviations_may_end_a_sentence() {
        check("You contract with Acme Inc.| You may leave.");
        check("This holds in the U.S.| If you live elsewhere, it does not.");
        check("We keep names, photos, etc.| We delete them later.");
        check("(the services of \"Acme Ltd.\")| We own them.");
        check("Do we sell data?| No.| We do not.");
    }

    #[test]
    fn numbers_end_nothing_where_they_count() {
        check("1. Fees are due on the 1st.| 2. Fees rise by 2.5 percent.");
        check("10.2. You pay 1.000,50 or 10.5 euros under Section 10.2 at once.");
        check("(a) You may stay.| (b) You may go.");
        check("You must be over 13.| You must obey Section 10.| We may act.");
        check("You will not: (i) sell the site; (ii) copy the site.  (iii) rent the site.");
        check("The steps are: 1. Open the page, 2. Close the page.");
        check("I. Scope of this.| See Schedule A.| You accept it.");
    }

    #[test]
    fn addresses_and_ellipses_end_nothing() {
        check("Write to legal@acme.example or see www.acme.example/terms.html for more.| We answer.");
        check("We may ... change it.| Wait…| Then we do… that.");
        check("Visit https://acme.example/a.b?c=d!e.| You may.");
    }

    #[test]
    fn quotes_and_brackets_stay_with_their_sentence() {
        check("We call it “the Service.”| You use it (at your risk.)| We do not.");
        check("„Wir haften nicht.“| Sie haften.");
        check("It is \"as is\".| \"You\" means the reader.");
    }

    #[test]
    fn other_ends() {
        check("Stop!| Do you agree?| Yes.");
        check("我们可以分享。| 您同意！| 好吗？");
        check("One line\nand its rest.|\n\nAnother");
        check("You leave our services.|We stay.");
        check("We act; you do not; nobody does.");
        check("eBay sells it.| iPhone users buy it.");
        check("(\u{200B}First.\u{200B})| Second.");
    }

    #[test]
    fn nothing_comes_of_nothing() {
        let mut found = 0;
        split(" \n \u{A0}", |_, _| found += 1);
        split("", |_, _| found += 1);
        assert_eq!(found, 0);
    }
}
