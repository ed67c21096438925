//! Whether a clause denies what it speaks of, "nobody may read your letters", or only [describes](described)
//! it; and whether it gives it to [another] than the service: "your employer may read your letters".
//!
//! Patterns say what a clause is about; here the words that govern it are read, by the sets of
//! `rules/read/LANGUAGE/denial.toml`. A word of one language may mean something else in another, so only
//! those of the sentence's language are looked at. What is denied is read of all languages, here of English
//! and of the others in [`negated`]; what is described or another's, of English alone.

pub mod another;
pub mod described;
pub mod negated;

use crate::language::Language;
use crate::pattern::reading::denial::{
    ACTING, BEFORE_NO, BUT, DENYING, GOING_ON, NO, NOBODY, ONE, OPENING, PROHIBITING, SUBJECT, THERE, TURNING,
};
use crate::text::token::Token;
use crate::text::word_set::WordSet;

/// Words between a denial and what it denies, at most.
const REACH: usize = 14;

/// The same for denials of all that is listed behind them.
const REACH_PROHIBITING: usize = 40;

/// Words at the beginning of a clause among which "no" denies all of it.
const BEGINNING: usize = 3;

/// Bytes between two words from which more than a space parts them.
const PARTED: u32 = 2;

/// Words after a denial among which it may be turned round.
const TURNED: usize = 2;

/// The same where the denial is the subject: "nothing in these terms limits".
const TURNED_SUBJECT: usize = 6;

/// Whether the words of an English sentence before `until` deny what begins there. Words for which `counts` is
/// false are part of what is said, not of its denial.
#[must_use]
pub fn denied(tokens: &[Token], until: usize, counts: impl Fn(usize) -> bool) -> bool {
    let is = |set: WordSet, at: usize| set.of(Language::En).has(tokens.get(at));
    let mut own = false;
    let mut denied_at: Option<usize> = None;
    for (at, token) in tokens.iter().take(until).enumerate() {
        own &= !at.checked_sub(1).is_some_and(|before| parted(&tokens[before], token));
        own |= is(OPENING, at);
        if denied_at.is_some_and(|denial| goes_on(tokens, at, denial)) {
            denied_at = None;
        }
        if own || !counts(at) || !denies(tokens, at) {
            continue;
        }
        let reach = if SUBJECT.has(token) { TURNED_SUBJECT } else { TURNED };
        let turned = tokens[at + 1..].iter().take(reach).any(|next| TURNING.of(Language::En).has(next));
        if !turned {
            denied_at = Some(at);
        }
    }
    denied_at.is_some_and(|at| until - at <= if PROHIBITING.has(&tokens[at]) { REACH_PROHIBITING } else { REACH })
}

/// Whether what is said up to the word before `from` is said of nobody: "we share it with nobody".
#[must_use]
pub fn of_nobody(tokens: &[Token], from: usize) -> bool {
    let (word, next) = (tokens.get(from), tokens.get(from + 1));
    NOBODY.has(word) || NO.of(Language::En).has(word) && ONE.has(next)
}

/// Whether a clause with a subject of its own begins at `at`, to which the denial before it does not reach: "we do
/// not lend it, but we may read it", "there is no fee: we lend it".
fn goes_on(tokens: &[Token], at: usize, denial: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| ACTING.has(&tokens[at])) else {
        return false;
    };
    let joined = GOING_ON.has(&tokens[before]);
    let mark = if joined { before } else { at };
    let marked = mark.checked_sub(1).is_some_and(|last| parted(&tokens[last], &tokens[mark]));
    let missing = NO.of(Language::En).has(&tokens[denial]) && tokens[..denial].iter().any(|token| THERE.has(token));
    marked && (missing || joined && BUT.has(&tokens[before]))
}

fn parted(before: &Token, token: &Token) -> bool {
    token.span.start.0.saturating_sub(before.span.end.0) >= PARTED
}

/// Whether a word denies.
fn denies(tokens: &[Token], at: usize) -> bool {
    let is = |set: WordSet| set.of(Language::En).has(&tokens[at]);
    is(DENYING) || is(NO) && at < BEGINNING && tokens[..at].iter().all(|before| BEFORE_NO.has(before))
}

#[cfg(test)]
mod tests {
    use super::denied;
    use crate::page::Page;
    use crate::text::document::Document;

    fn is_denied(text: &str, word: &str) -> bool {
        let page = Page::paragraph(text);
        let document = Document::read(&page);
        let at = document.tokens().iter().position(|token| token.span.of(text) == word).expect("the word");
        denied(document.tokens(), at, |_| true)
    }

    #[test]
    fn what_governs_the_verb_denies_it() {
        for text in [
            "Nobody here may lend your letters.",
            "No employee of ours will lend your letters.",
            "At no time will the post lend your letters.",
            "We do not, and will never, lend your letters.",
            "Neither the post nor its carriers lend your letters.",
            "We do not, but for the parcels that you left, lend your letters.",
            "There is no carrier that may lend your letters.",
            "We forbid shouting in the hall, running on the stairs, sliding down the rail by the big clock, or to lend letters.",
        ] {
            assert!(is_denied(text, "lend"), "{text}");
        }
    }

    #[test]
    fn what_stands_apart_denies_nothing() {
        for text in [
            "We may lend your letters, not your parcels.",
            "If you do not object, we may lend your letters.",
            "We not only keep but also lend your letters.",
            "Nothing in these terms limits our right to lend your letters.",
            "Letters that you did not fetch we may lend to others.",
            "We take no fee and may lend your letters.",
            "There is no fee for it: we simply lend your letters.",
            "There is no fee, and you see it when we lend your letters.",
            "We do not open your letters, but we may lend your letters.",
            "Don't worry, we tell you before we lend your letters.",
        ] {
            assert!(!is_denied(text, "lend"), "{text}");
        }
    }
}
