//! Tells prose from furniture by its words, as `extension/content/prose.js` does.

use crate::text::cut::Cut;
use std::sync::LazyLock;

use regex::Regex;

use super::markup::MARKUP;

/// Fewest words of a sentence that counts as prose by its end alone.
const SENTENCE_WORDS: usize = 6;

/// Fewest words of a sentence that counts as prose because it speaks as a contract does.
const CONTRACT_WORDS: usize = 4;

/// Most words of a line that names a copyright holder.
const NOTICE_WORDS: usize = 20;

/// What a block of a region is expected to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Running text.
    Text,
    /// An entry of a menu's region.
    Menu,
    /// A link or a control, and nothing else.
    Label,
}

static CONTRACT: LazyLock<Regex> = LazyLock::new(|| starting_with(&MARKUP.contract));
static WEIGHTY: LazyLock<Regex> = LazyLock::new(|| starting_with(&MARKUP.weighty));
static COOKIE: LazyLock<Regex> = LazyLock::new(|| starting_with(&MARKUP.cookie));
static ACCEPT: LazyLock<Regex> = LazyLock::new(|| starting_with(&MARKUP.accept));
static NOTICE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)©|\(c\) ?[0-9]|copyright|all rights reserved|alle rechte vorbehalten"));
static ENDED: LazyLock<Regex> = LazyLock::new(|| regex(r#"[.!;][)\]"”’»]*(\s|$)"#));
static INTRODUCES: LazyLock<Regex> = LazyLock::new(|| regex(r"[:：]\s*$"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^[(\s]*([0-9]+[.)]?)+[a-z]?[.)]?\s+"));
static OPEN_END: LazyLock<Regex> = LazyLock::new(|| regex(r#"[.!?:;…][)\]"”’»]*$"#));
static RUNS_ON: LazyLock<Regex> = LazyLock::new(|| regex(r"^[,;)\p{Ll}]"));
static MARK: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*[\[(]?[0-9*†‡§¶#,\s–-]{1,6}[\])]?\s*$"));

/// A pattern of this file or of the tables, each of which a test compiles.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// Beginnings of words, as one expression.
fn starting_with(beginnings: &[String]) -> Regex {
    regex(&format!(r"(?i)(^|[^\p{{L}}])({})", beginnings.join("|")))
}

/// Number of words: what stands between white space and holds a letter or a digit.
pub(super) fn words_of(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether a block of a furniture region reads as terms or as running text do.
pub(super) fn is_prose(text: &str, standing: Standing) -> bool {
    let words = words_of(text);
    if words < CONTRACT_WORDS {
        return false;
    }
    let body = NUMBER.find(text).map_or(text, |number| text.since(number.end()));
    let contract = CONTRACT.is_match(body);
    let ended = ENDED.is_match(body);
    if standing != Standing::Text {
        return words >= SENTENCE_WORDS && ended && contract;
    }
    if words <= NOTICE_WORDS && !contract && NOTICE.is_match(text) {
        return false;
    }
    if contract {
        ended || INTRODUCES.is_match(body) || words >= SENTENCE_WORDS
    } else {
        ended && words >= SENTENCE_WORDS
    }
}

/// Whether a menu of this text could hold any prose at all.
pub(super) fn may_hold_prose(text: &str) -> bool {
    text.contains(['.', '!', ';']) && CONTRACT.is_match(text)
}

/// Whether a text asks for consent to cookies.
pub(super) fn asks_consent(text: &str) -> bool {
    COOKIE.is_match(text) && ACCEPT.is_match(text) && !WEIGHTY.is_match(text)
}

pub(super) fn speaks_of_cookies(text: &str) -> bool {
    COOKIE.is_match(text)
}

/// Whether a text says something that a contract rests on.
pub(super) fn is_weighty(text: &str) -> bool {
    WEIGHTY.is_match(text)
}

/// Whether a control's label answers a request for consent.
pub(super) fn answers_consent(text: &str) -> bool {
    ACCEPT.is_match(text)
}

/// Whether the text before leaves its sentence open, and the text after carries it on: no sentence
/// begins in lower case.
pub(super) fn runs_on(before: &str, after: &str) -> bool {
    !OPEN_END.is_match(before) && RUNS_ON.is_match(after)
}

/// Whether a text is the mark of a footnote: digits and signs, in brackets or not.
pub(super) fn is_mark(text: &str) -> bool {
    !text.trim().is_empty() && MARK.is_match(text)
}

/// Whether the text ends as an introduction does.
pub(super) fn introduces(text: &str) -> bool {
    INTRODUCES.is_match(text)
}
