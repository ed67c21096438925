//! Numbers that say nothing of what a document holds: numbering, references, versions, dates of the
//! page, counters.

use crate::text::cut::Cut;
use std::ops::Range;

use super::noise_words::{
    ABOUT, AGO, ANCHORS, ANNOUNCING, BEFORE_VERBS, BY, CODES, COPYRIGHT, DATES_PAGE, EFFECTIVE, LABELLED, LEGAL,
    NUMBERS, PLACES, SHORT_TIMES, TELLS, TIMES, UNTIL_CODE,
};
use super::quantity::Quantity;
use super::wording::{Part, PartKind};
use crate::understand::date::month;
use crate::understand::period::period_at;
use crate::understand::words::Words;

/// Most parts of a line about the page.
const LINE: usize = 20;

/// Most words between what announces a code and the code.
const TO_CODE: usize = 3;

/// Fewest letters and digits of a code.
const CODE: usize = 4;

/// The numbering that word `at` announces or is: of a place in a document ("Section 4.2(b)", "§ 5"),
/// a reference ("reference number is QX-88213") or a version.
pub(super) fn numbering_at(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let signed = |at: usize| words.gap(at).trim_end().ends_with(['§', '№', '¶']);
    if is_number(words.folded(at)) && signed(at) {
        return Some(at..labels_end(words, at, true));
    }
    let word = words.folded(at);
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if is_number(word) && SHORT_TIMES.contains(word.since(number.len())) && AGO.contains(words.folded(at + 1)) {
        return Some(at..at + 1);
    }
    if matches!(word, "a" | "an") && AGO.contains(words.folded(at + 2)) {
        return Some(at..at + 2);
    }
    if !ANNOUNCING.contains(word) {
        return None;
    }
    let verb = || at > 0 && BEFORE_VERBS.contains(words.folded(at - 1));
    if PLACES.contains(word) && !verb() {
        let mut first = at + 1;
        first += usize::from(LABELLED.contains(words.folded(first)));
        let capital = |at: usize| words.capitalised(at);
        let label = is_label(words, first, capital(at) && capital(first)) && counts_nothing(words, first);
        let plural = word.ends_with(['s', 'e', 'n', 'i', 'y']);
        return label.then(|| first..labels_end(words, first, plural));
    }
    let named = CODES.contains(word);
    if named || NUMBERS.contains(word) {
        let between = (at + 1..=at + TO_CODE).take_while(|&next| UNTIL_CODE.contains(words.folded(next))).count();
        let first = at + 1 + between;
        // "No" and "n" are words too.
        let short = word.len() <= 2 && between == 0;
        if short && !words.gap(first).starts_with(['.', 'º', '°', ':']) {
            return None;
        }
        let end = code_end(words, first).filter(|_| counts_nothing(words, first))?;
        // "The number is 5" counts.
        let long = (first..end).map(|at| words.folded(at).len()).sum::<usize>() >= CODE;
        return (named || long).then_some(first..end);
    }
    None
}

/// Whether the number at a word is followed by nothing that it could count.
fn counts_nothing(words: &Words<'_>, at: usize) -> bool {
    period_at(words, at).is_none() && !words.gap(at + 1).trim_start().starts_with(['%', '€', '$', '£'])
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word labels a place: "4.2", "IV", "(b)".
fn is_label(words: &Words<'_>, at: usize, capitals: bool) -> bool {
    let word = words.folded(at);
    let bracketed = words.gap(at).ends_with(['(', '[']);
    let roman = !word.is_empty() && word.bytes().all(|byte| b"ivx".contains(&byte));
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let numbered = is_number(word) && matches!(words.gap(at).trim(), "" | "." | "(" | "-" | "n." | "nº");
    numbered || ((bracketed || capitals) && (roman || letter))
}

/// One past the last label that goes on from the one at a word: "4.2(a), 4.3 and 5".
fn labels_end(words: &Words<'_>, first: usize, plural: bool) -> usize {
    let mut end = first + 1;
    loop {
        let bracketed = words.gap(end).trim_start_matches([')', ' ']).starts_with('(');
        if bracketed && is_label(words, end, false) && counts_nothing(words, end) {
            end += 1;
            continue;
        }
        let dotted = words.folded(end - 1).contains('.');
        let joined = matches!(words.gap(end).trim_matches([')', ' ']), "," | "-" | "–" | "/" | "&");
        let joining = words.is_one_of(
            end,
            &["and", "or", "to", "through", "und", "oder", "bis", "e", "o", "i", "lub", "et", "ou", "y"],
        );
        let next = if joined { end } else { end + usize::from(joining) };
        let more = (joined || joining)
            && (plural || dotted || words.folded(next).contains('.'))
            && is_number(words.folded(next))
            && counts_nothing(words, next);
        if !more {
            return end;
        }
        end = next + 1;
    }
}

/// One past the last word of a code that begins at a word: "QX-88213", "2026/118/B", "HD 1182".
fn code_end(words: &Words<'_>, first: usize) -> Option<usize> {
    let is_part = |at: usize| {
        let word = words.folded(at);
        is_number(word) || word.contains(|c: char| c.is_ascii_digit()) || words.capitalised(at) && word.len() <= 4
    };
    let mut end = first;
    while is_part(end) {
        let glued = matches!(words.gap(end), "-" | "/" | "." | "_" | "–" | ":");
        // Letters may stand apart from their number, as in a register's.
        let apart = end > first && is_number(words.folded(end)) && !is_number(words.folded(end - 1));
        if end > first && !glued && !(apart && words.gap(end) == " ") {
            break;
        }
        end += 1;
    }
    let code = (first..end).any(|at| words.folded(at).contains(|c: char| c.is_ascii_digit()));
    code.then_some(end)
}

/// Whether a part is a length of time that is told from now: "3 days ago", "vor 3 Tagen", "il y a
/// 3 jours", "3 dni temu".
pub(super) fn is_told_from_now(words: &Words<'_>, parts: &[Part], at: usize) -> bool {
    let Some(Part { words: range, kind: PartKind::Quantity(_) }) = parts.get(at) else { return false };
    let times = |at: usize| TIMES.contains(words.folded(at));
    let counted = matches!(parts[at].kind, PartKind::Quantity(Quantity::Period(_)));
    let end = range.end + usize::from(!counted && times(range.end));
    let before = |phrase: &[&str]| {
        let start = range.start.checked_sub(phrase.len());
        start.is_some_and(|start| phrase.iter().zip(start..).all(|(word, at)| words.is_one_of(at, &[word])))
    };
    let told = AGO.contains(words.folded(end)) || before(&["il", "y", "a"]) || before(&["hace"]);
    // "Vor 3 Tagen" is told from now where nothing but the line's own verb stands beside it.
    let german = before(&["vor"]) && (end == words.len() && words.len() <= 6);
    (counted || times(range.end)) && (told || german)
}

/// Years of a copyright line point to no clause.
pub(super) fn drop_years_of_copyright(words: &Words<'_>, source: &str, parts: &mut [Part]) {
    if parts.len() > LINE {
        return;
    }
    let signed =
        source.contains('©') || source.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("(c)"));
    let named = (0..words.len()).any(|at| COPYRIGHT.contains(words.folded(at)));
    if !(signed || named) {
        return;
    }
    for part in parts {
        if matches!(part.kind, PartKind::Quantity(Quantity::Year(_))) {
            part.kind = PartKind::Numbering;
        }
    }
}

/// Dates that follow "last updated" and the like at the end of a line that rules nothing: "Fern
/// Privacy Policy – last updated 3 May 2025".
pub(super) fn drop_dates_of_the_page(words: &Words<'_>, source: &str, parts: &mut [Part]) {
    let rules = |part: &Part| matches!(part.kind, PartKind::Word(_)) && LEGAL.contains(words.folded(part.words.start));
    if parts.len() > LINE || parts.iter().any(rules) {
        return;
    }
    let passed = |at: usize| {
        ABOUT.contains(words.folded(at)) || is_number(words.folded(at)) || month(words.folded(at)).is_some()
    };
    let capital = |at: usize| words.capitalised(at);
    // "… by Anna Fern" may end such a line.
    let name = (0..words.len()).rev().take_while(|&at| capital(at) && month(words.folded(at)).is_none()).count();
    let by = words.len().checked_sub(name + 1).filter(|&at| name > 0 && BY.contains(words.folded(at)));
    let Some(cue) = (0..by.unwrap_or(words.len())).rev().find(|&at| !passed(at)) else { return };
    let sentence = source.trim_end().ends_with('.') && EFFECTIVE.contains(words.folded(cue));
    if sentence || !DATES_PAGE.contains(words.folded(cue)) {
        return;
    }
    for part in parts.iter_mut().filter(|part| part.words.start > cue) {
        if matches!(part.kind, PartKind::Quantity(_)) {
            part.kind = PartKind::Numbering;
        }
    }
}

/// Whether a sentence says nothing but something about the page: when it was updated, how many
/// people liked it, which page of how many it is. A cell of a table may be a bare number.
pub(super) fn is_about_the_page(words: &Words<'_>, parts: &[Part], cell: bool) -> bool {
    let bare = |part: &Part| {
        matches!(part.kind, PartKind::Numbering | PartKind::Quantity(Quantity::Number(_) | Quantity::Year(_)))
    };
    (!cell && parts.iter().all(bare)) || speaks_of_the_page(words, parts)
}

/// Whether all words of a line speak of the page itself, and at least one number or time does.
fn speaks_of_the_page(words: &Words<'_>, parts: &[Part]) -> bool {
    if parts.len() > LINE {
        return false;
    }
    let dated = parts.iter().any(|part| matches!(part.kind, PartKind::Quantity(Quantity::Date(_))));
    let (mut anchored, mut counted) = (false, false);
    for part in parts {
        match part.kind {
            PartKind::Quantity(Quantity::Money(..) | Quantity::Percent(_)) => return false,
            PartKind::Quantity(_) | PartKind::Numbering => counted = true,
            PartKind::Word(_) => {
                let word = words.folded(part.words.start);
                let anchor = ANCHORS.contains(word);
                anchored |= anchor || (dated && TELLS.contains(word));
                let number = is_number(word) || month(word).is_some();
                counted |= TELLS.contains(word) || number;
                if !(anchor || number || ABOUT.contains(word) || TELLS.contains(word)) {
                    return false;
                }
            }
        }
    }
    anchored && counted
}
