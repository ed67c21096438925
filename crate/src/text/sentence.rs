//! Finds where sentences end inside one block of legal prose.
//!
//! A full stop ends a sentence unless something speaks against it: the word before it is an
//! abbreviation, an initial or a label that counts, what follows is in lower case, or there is no
//! white space. Wrongly joined sentences are judged together and cost little; a sentence cut in
//! two loses its actor or its negation, so doubt never cuts. A semicolon ends nothing.

use std::ops::RangeInclusive;

use super::abbreviation::{Stop, follows_ordinal, names_part, opens_sentence, stop_after};
use super::cut::Cut;
use super::enumerator::{enumerator, is_bullet, is_roman};
use super::normalize::{is_invisible, trim_blank};
use super::usage::Usage;

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
/// around it. `text` is one block; `usage` knows the words of its whole document.
pub fn split(text: &str, usage: &Usage, mut each: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut sentence = Opening::at(text, 0);
    let mut at = sentence.start;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| MAY_END[usize::from(byte)])) {
        at += found;
        let (end, cut) = match bytes[at] {
            b'.' | b'!' | b'?' => Terminator::at(text, at).ends(text, sentence, usage),
            b'\n' => (at + 1, blank_line(text.since(at + 1))),
            // First bytes of the characters below, each of which takes three.
            0xE2 if text.since(at).starts_with('…') => {
                let end = after_closers(text, at + 3);
                (end, upper_follows(text, end))
            }
            0xE3 | 0xEF if text.since(at).starts_with(['。', '！', '？', '｡']) => {
                (after_closers(text, at + 3), true)
            }
            _ => (at + 1, false),
        };
        at = end;
        if cut {
            each(sentence.start, sentence.start + text.between(sentence.start, end).trim_end().len());
            sentence = Opening::at(text, end);
            at = sentence.start;
        }
    }
    if sentence.start < text.len() {
        each(sentence.start, sentence.start + text.since(sentence.start).trim_end().len());
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
        let start = text.len() - trim_blank(text.since(from)).len();
        let counted = start + enumerator(text.since(start)).map_or(0, |enumerator| enumerator.len);
        Self { start, counted }
    }
}

/// Whether a line that begins here has nothing but white space.
fn blank_line(text: &str) -> bool {
    text.chars().find(|c| !matches!(c, ' ' | '\t' | '\r' | '\u{A0}')) == Some('\n')
}

/// One or more of `.`, `!` and `?` in a row.
#[derive(Clone, Copy)]
struct Terminator {
    /// The first of them.
    at: usize,
    /// Whether it is a single full stop.
    stop: bool,
    /// Where they and the closing quotes, brackets and symbols after them end.
    end: usize,
}

impl Terminator {
    fn at(text: &str, at: usize) -> Self {
        let rest = text.since(at);
        let marks = rest.len() - rest.trim_start_matches(['.', '!', '?']).len();
        Self { at, stop: marks == 1 && rest.starts_with('.'), end: after_closers(text, at + marks) }
    }

    /// Where to read on, and whether `sentence` ends there.
    fn ends(self, text: &str, sentence: Opening, usage: &Usage) -> (usize, bool) {
        let Self { at, stop, end } = self;
        let rest = text.since(end);
        let Some(next) = rest.chars().find(|&c| !is_invisible(c)) else { return (end, true) };
        if !next.is_whitespace() {
            let item = is_bullet(next) && !matches!(next, '-' | '–' | '—' | '*' | '·') && upper_follows(text, end);
            return (end, item || (stop && end == at + 1 && run_together(text, at)));
        }
        if !upper_follows(text, end) {
            return (end, false);
        }
        let joined = if stop { belongs_to_next(text, sentence, at, end, usage) } else { ends_name(text, at, end) };
        (end, !joined)
    }
}

/// The end of the closing quotes, brackets and symbols at `at`.
fn after_closers(text: &str, at: usize) -> usize {
    let closes = |c: char| {
        is_invisible(c)
            || is_symbol(c)
            || matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '“' | '」' | '』' | '）' | '*' | '_')
    };
    text.len() - text.since(at).trim_start_matches(closes).len()
}

/// Whether a character is an emoji, an arrow or the like: it closes a sentence, as a quote does.
fn is_symbol(c: char) -> bool {
    // The punctuation of Chinese, Japanese and Korean lies beyond the arrows too.
    let punctuation = ('\u{3000}'..='\u{303F}').contains(&c) || ('\u{FF00}'..='\u{FFEF}').contains(&c);
    c >= '\u{2190}' && !punctuation && !c.is_alphanumeric() && !is_bullet(c)
}

/// Whether a sentence may begin at the next visible character from `at` on.
fn upper_follows(text: &str, at: usize) -> bool {
    let word = trim_blank(text.since(at)).trim_start_matches(['"', '\'', '“', '„', '«', '‘', '*', '_', '¿', '¡']);
    let mut characters = word.chars();
    match characters.next() {
        None => true,
        // "(ix) use the site" goes on with what the sentence enumerates, "(b) You may" does not.
        Some('(' | '[') => {
            let inside = enumerator(word).map_or(characters.as_str(), |enumerator| word.since(enumerator.len));
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
    let rest = text.since(at + 1);
    let next = first_word(rest);
    before.len() > 2
        && before.bytes().all(|b| b.is_ascii_lowercase())
        && next.starts_with(char::is_uppercase)
        && opens_sentence(next)
        && rest.strip_prefix(next).is_some_and(|after| after.starts_with(' '))
}

/// Whether the mark at `at` may belong to a name, as in "Jolt! Media": the word before it has a
/// capital, and the one after it, from `end` on, is none that opens sentences.
fn ends_name(text: &str, at: usize, end: usize) -> bool {
    word_before(text, at).starts_with(char::is_uppercase) && !opens_sentence(first_word(text.since(end)))
}

/// Whether the stop at `at` is part of an abbreviation, an initial or a label, and so no end.
/// What follows it, from `end` on, could begin a sentence.
fn belongs_to_next(text: &str, sentence: Opening, at: usize, end: usize, usage: &Usage) -> bool {
    if sentence.counted > at {
        return true;
    }
    let word = word_before(text, at);
    let next = first_word(text.since(end));
    let opens = opens_sentence(next) && !shouts(next);
    let before = text.between(sentence.start, at - word.len()).trim_end();
    if word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty() {
        // "as follows: 1. You" counts; "am 25. Mai" is a date; "under Section 10. You" ends.
        return word.len() <= 2 && (counts_after(before) || follows_ordinal(next));
    }
    if is_roman(word) && counts_after(before) {
        return true;
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // An initial, save in "Schedule A. You", or a counting letter.
        let part = names_part(last_word(before));
        // "Article L. 215-1" of a French code.
        let of_code = part && letter.is_uppercase() && next.starts_with(|c: char| c.is_ascii_digit());
        return letter.is_alphabetic()
            && (of_code || !(part || (letter.is_lowercase() && opens && !before.is_empty() && !counts_after(before))));
    }
    match stop_after(word) {
        // "No." may be an answer, a number's abbreviation or the end: "a fee or no."
        Stop::Closing if word.eq_ignore_ascii_case("no") => {
            next.starts_with(|c: char| c.is_ascii_digit()) || !(before.is_empty() || opens)
        }
        Stop::Closing => !opens,
        Stop::Binding => true,
        // "S.C.", "B.B.C.": letters and stops in turn.
        Stop::Plain => {
            let within = before.contains(char::is_alphanumeric);
            !opens && (is_dotted(word) || (within && is_shortened(word) && !usage.stands_alone(word)))
        }
    }
}

/// Whether a label may stand after these words of its sentence: "do the following: a", "; and iii".
fn counts_after(before: &str) -> bool {
    let listed = |text: &str| text.ends_with([':', ';', ',']);
    let last = last_word(before);
    if matches!(last, "and" | "or" | "und" | "oder" | "e" | "o" | "i" | "lub" | "et" | "ou" | "y") {
        let before = before.before(before.len() - last.len()).trim_end();
        return before.ends_with(';') || (listed(before) && !before.trim_end_matches(',').ends_with(char::is_numeric));
    }
    listed(before)
}

/// How many letters an abbreviation which no list has may have.
const SHORTENED: RangeInclusive<usize> = 2..=5;

/// Whether a word has the form of an abbreviation: "Tex", "Civ", "mgmt".
fn is_shortened(word: &str) -> bool {
    let short = SHORTENED.contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !c.is_ascii();
    short && (word.starts_with(char::is_uppercase) && !shouts(word) || !word.contains(vowel))
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
    last_word(text.between(at.saturating_sub(LONGEST_WORD), at))
}

/// The word that `text` ends with.
fn last_word(text: &str) -> &str {
    let ends = |c: char| !(c.is_alphanumeric() || c == '.' || c == '@');
    text.rfind(ends).map_or(text, |at| text.since(at).trim_start_matches(ends))
}

/// The first word of `text`.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    text.before(text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::page::{Block, BlockKind, Page};
    use crate::text::cut::Cut;
    use crate::text::document::Document;
    use crate::text::span::ByteOffset;
    use crate::text::usage::Usage;

    /// Splits `marked` without its bars and expects a sentence between each two.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let mut found = Vec::new();
        let page =
            Page::new(text.clone(), vec![Block { kind: BlockKind::Paragraph, start: ByteOffset(0) }], None, None);
        let document = Document::read(&page.expect("sound page"));
        split(&text, &Usage::of(&text, document.tokens()), |start, end| found.push(text.between(start, end)));
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
        check(
            "Daten jeder Art.| Wir zahlen nach Art. 6 Abs. 1 DSGVO.| Wir zahlen ggfs. Kosten und die gesetzl. Steuer.",
        );
        check("W sprawach dot. Konta pisz do działu ds. Klienta (art. 6 ust. 1), m.in. Anny, od godz. 8.| Działamy.");
        check("El apdo. 3 y el art. 5 valen para Olmo, S.L. Madrid.| Nada más.");
    }

    #[test]
    fn abbreviations_may_end_a_sentence() {
        check("You contract with Acme Inc.| You may leave.");
        check("This holds in the U.S.| If you live elsewhere, it does not.");
        check("We keep names, photos, etc.| We delete them later.");
        check("(the services of \"Acme Ltd.\")| We own them.");
        check("Do we sell data?| No.| We do not.");
        check("Press the dot.| You may stop.| It is art.| You may look.");
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
        check("Lorsque les conditions de l’article L. 215-1 sont remplies, nous payons.| Vous aussi.");
    }

    #[test]
    fn labels_inside_a_sentence_end_nothing() {
        check("We will not: i. sell your notes; ii. Use them for adverts; or iii. Hand them on.| That is all.");
        check("You may: a. Read the site, b. Print a page, and c. Keep a copy.| You may not sell it.");
        check("We keep to Plans 2, 3, and 4.| You may choose.");
    }

    #[test]
    fn marks_in_names_end_nothing() {
        check("By using Hop! Rides you let Hop! Media keep your photos.| You may leave Hop!| We stay.");
        check("Who? Weekly may share it.| Do we sell it?| Hardly ever!");
        check("STOP! READ THIS WITH CARE.");
    }

    #[test]
    fn abbreviations_that_no_list_has_end_nothing() {
        check("You waive Ore. Civ. Code § 12 and Wis. Bus. Law § 3.| We act.");
        check("The Nordl. Mail will not, see App. B, read your letters.| We act.");
        check("You accept the Plan.| Customers pay for the Plan in advance.");
        check("We ask the mgmt. Team first.");
        check("Keep it safe (it is yours).| Certain parts are ours.| It costs 5 %.| Customers pay.");
    }

    #[test]
    fn symbols_close_a_sentence() {
        check("Adults only.😀 |You must be 18.");
        check("We like you!❤️ |You like us.| ❤️ We mean it.");
        check("These are our services.|• We may change them.|▪ You may leave.");
        check("Title.—We may change it.→ |You may leave.");
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
        check("We stop here!| Do you agree?| Yes.");
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
        split(" \n \u{A0}", &Usage::default(), |_, _| found += 1);
        split("", &Usage::default(), |_, _| found += 1);
        assert_eq!(found, 0);
    }
}
