//! Words and patterns that a person watches for, found in a page's text.
//!
//! Stands beside the data flow: what is found here is listed by itself, and nothing of the verdict rests on it.
//! A pattern comes from a person and may be anything, so it is bounded in length, number and compiled size; the
//! `regex` crate then runs in time linear to the text, whatever the pattern.

use std::fmt;

use regex::{Regex, RegexBuilder, escape};

use crate::error::{Error, ErrorKind};
use crate::language::Language;
use crate::page::Page;
use crate::report::Own;
use crate::text::span::{Span, Utf16Index};
use crate::wording;

/// Patterns that are looked for at once.
pub const MOST: usize = 20;

/// Characters of a pattern as written.
pub const LONGEST: usize = 200;

/// Places that are told of one pattern; who watches for more watches for nothing.
const MOST_PLACES: usize = 100;

/// Bytes that a compiled pattern may take, and its cache of states: enough for a class of all letters a few times.
const SIZE: usize = 1 << 20;

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Empty,
    /// It is too long.
    Long,
    /// It is no regular expression, for this reason in English.
    NotRegular(String),
    /// It would take too much memory, which is this much in English.
    Large(String),
    /// It matches where there is nothing.
    Everywhere,
}

impl Fault {
    /// The same for the reader, in a language.
    #[must_use]
    pub fn told(&self, texts: Language) -> Error {
        Error::new(ErrorKind::BadPattern, wording::of_fault(self, texts))
    }
}

/// In English.
impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("there is nothing to look for"),
            Self::Long => write!(out, "longer than {LONGEST} characters"),
            Self::NotRegular(why) | Self::Large(why) => out.write_str(why),
            Self::Everywhere => out.write_str("it matches even where there is nothing"),
        }
    }
}

/// One pattern, compiled.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    regex: Regex,
}

impl Pattern {
    /// Reads a pattern as a person writes it: words, found whole and in any case and spacing; or a regular expression
    /// between slashes, in any case.
    ///
    /// # Errors
    ///
    /// [`Fault`] where it is empty, too long or no regular expression, where it would take too much
    /// memory, and where it matches nothing at all.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let written = written.trim();
        if written.is_empty() {
            return Err(Fault::Empty);
        }
        if written.chars().count() > LONGEST {
            return Err(Fault::Long);
        }
        let source = written
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'))
            .map_or_else(|| whole_words(written), str::to_owned);
        let regex =
            RegexBuilder::new(&source).case_insensitive(true).size_limit(SIZE).dfa_size_limit(SIZE).build().map_err(
                |error| match error {
                    regex::Error::CompiledTooBig(_) => Fault::Large(told(&error)),
                    _ => Fault::NotRegular(told(&error)),
                },
            )?;
        if regex.is_match("") {
            return Err(Fault::Everywhere);
        }
        Ok(Self { written: written.to_owned(), regex })
    }
}

/// The last line of what the crate says: the lines before draw the pattern with a mark under the fault.
fn told(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

/// The expression for words in any spacing. An end that is no letter or digit has no edge to keep to.
fn whole_words(written: &str) -> String {
    let words: Vec<_> = written.split_whitespace().map(escape).collect();
    let edge = |letter: Option<char>| if letter.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
    format!("{}{}{}", edge(written.chars().next()), words.join(r"\s+"), edge(written.chars().next_back()))
}

/// Every place of every pattern, pattern by pattern, each in the order of the text.
#[must_use]
pub fn places(page: &Page, patterns: &[Pattern]) -> Vec<Own> {
    let text = page.text();
    let index = Utf16Index::new(text);
    let mut found = Vec::new();
    for Pattern { written, regex } in patterns.iter().take(MOST) {
        let matches = regex.find_iter(text).filter(|part| !part.is_empty()).take(MOST_PLACES);
        found.extend(matches.map(|part| {
            let span = Span::at(part.start(), part.end());
            Own {
                pattern: written.clone(),
                start: index.utf16(span.start).0,
                end: index.utf16(span.end).0,
                quote: part.as_str().to_owned(),
            }
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::text::span::ByteOffset;

    fn page(text: &str) -> Page {
        let block = Block { kind: BlockKind::Paragraph, start: ByteOffset(0) };
        Page::new(text.to_owned(), vec![block], None, None).expect("sound")
    }

    fn quotes(pattern: &str, text: &str) -> Vec<String> {
        let pattern = Pattern::parse(pattern).expect("sound");
        places(&page(text), &[pattern]).into_iter().map(|own| own.quote).collect()
    }

    #[test]
    fn words_are_found_whole_in_any_case_and_spacing() {
        let text = "The Deposit is kept; deposits are not. A late\u{a0} fee (LATE FEE) is due.";
        assert_eq!(quotes("deposit", text), ["Deposit"]);
        assert_eq!(quotes("  late fee ", text), ["late\u{a0} fee", "LATE FEE"]);
        assert_eq!(quotes("(late", text), ["(LATE"]);
        assert_eq!(quotes("übertragung", "Die ÜBERTRAGUNG der Daten"), ["ÜBERTRAGUNG"]);
        assert!(quotes("a.c", "abc").is_empty(), "no expression without slashes");
    }

    #[test]
    fn an_expression_stands_between_slashes() {
        assert_eq!(quotes(r"/\d+ days?/", "Within 30 days, or 1 DAY."), ["30 days", "1 DAY"]);
        assert_eq!(quotes("/", "and/or"), ["/"], "one slash is a word");
    }

    #[test]
    fn places_count_utf16_code_units() {
        let pattern = Pattern::parse("fee").expect("sound");
        let found = places(&page("😀 a fee"), &[pattern]);
        assert_eq!((found[0].start, found[0].end), (5, 8));
        assert_eq!(found[0].pattern, "fee");
    }

    #[test]
    fn what_is_no_pattern_is_refused_with_a_reason() {
        for (written, why) in [
            ("  ", "nothing to look for"),
            ("/(/", "unclosed group"),
            ("/a*/", "where there is nothing"),
            ("/(?=a)/", "look-around"),
            (r"/\w{1000}{1000}/", "size limit"),
        ] {
            let fault = Pattern::parse(written).expect_err(written);
            let error = fault.told(Language::En);
            assert_eq!(error.kind(), ErrorKind::BadPattern);
            assert!(error.to_string().contains(why), "{written}: {error}");
            let told = Language::ALL.map(|texts| fault.told(texts).to_string());
            assert_eq!(BTreeSet::from(told).len(), Language::ALL.len(), "{written}");
        }
        assert!(Pattern::parse(&"x".repeat(LONGEST + 1)).is_err());
        assert!(Pattern::parse(&"ü".repeat(LONGEST)).is_ok());
    }

    #[test]
    fn a_pattern_that_is_everywhere_is_told_in_some_places() {
        assert_eq!(quotes("/a/", &"a".repeat(1000)).len(), MOST_PLACES);
    }
}
