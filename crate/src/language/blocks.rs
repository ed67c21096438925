//! The language of each block of a document.
//!
//! A paragraph shows its language by its function words. One that has none of a known language is
//! told by its letters, together with the unknown paragraphs beside it; what is too short for either
//! is of the language of its surroundings.

use std::collections::BTreeMap;

use super::Language;
use super::code::{self, Code, UNDETERMINED};
use super::words::Tally;
use crate::knowledge;
use crate::page::{Page, SUBSTANTIAL};
use crate::report::{Unread, UnreadReason};
use crate::text::document::Document;
use crate::text::span::Span;

/// Fewest words that show their language by themselves.
const FEWEST: usize = 6;

/// Fewest words of unknown paragraphs in a row whose letters are looked at.
const FEWEST_BY_LETTERS: usize = 12;

/// Most runs of paragraphs whose letters are looked at: each costs as much as the rest of a page.
const MOST_RUNS: usize = 40;

/// Most words, and share of a document, one part in this many, that are too little to be in a language of
/// their own: names, a quotation, a wrong guess.
const TRACE_WORDS: usize = 40;
const TRACE: usize = 50;

/// Share of a document, one part in this many, from which a language that is read may give it its name.
const NAMING: usize = 5;

/// Fewest words that may, whatever their share.
const NAMING_WORDS: usize = 150;

/// Which language each block of a document is in.
#[derive(Clone, Debug)]
pub struct Languages {
    /// By block of the page.
    of_block: Vec<Code>,
    /// Words in each language.
    words: BTreeMap<Code, usize>,
    main: Code,
}

impl Languages {
    /// A document that is in one language throughout, as somebody says.
    #[must_use]
    pub fn all_in(language: Language, page: &Page, document: &Document) -> Self {
        let of_block = vec![language.code(); page.blocks().len()];
        Self { of_block, words: BTreeMap::from([(language.code(), document.word_count())]), main: language.code() }
    }

    /// The languages of a document, as its text shows.
    #[must_use]
    pub fn read(page: &Page, document: &Document) -> Self {
        let mut counts = vec![0; page.blocks().len()];
        let mut tallies = vec![Tally::default(); page.blocks().len()];
        for sentence in document.sentences() {
            let block = sentence.block as usize;
            for token in document.tokens_of(sentence) {
                counts[block] += 1;
                tallies[block].add(token.word);
            }
        }
        let shown = |(tally, count): (&Tally, &usize)| if *count < FEWEST { None } else { tally.language(*count) };
        let mut told: Vec<Option<Code>> = tallies.iter().zip(&counts).map(shown).collect();
        tell_by_letters(page, &counts, &mut told);
        let mut of_block = spread(&told);
        let mut words = words_in(&of_block, &counts);
        let main = main_of(&words);
        let all: usize = words.values().sum();
        for code in &mut of_block {
            if words.get(code).is_some_and(|words| *words <= TRACE_WORDS && words * TRACE <= all) {
                *code = main;
            }
        }
        words = words_in(&of_block, &counts);
        Self { of_block, words, main }
    }

    /// The code of the language that the document is called by: of those that are read the one with the
    /// most words, where these are a good part of it; else the one with the most words.
    #[must_use]
    pub fn main(&self) -> Code {
        self.main
    }

    /// The languages in which there is something to judge.
    pub fn judged(&self) -> impl Iterator<Item = Language> + '_ {
        self.words.keys().filter_map(|code| is_read(code))
    }

    /// Whether a block of the page is in a language.
    #[must_use]
    pub fn is_in(&self, block: u32, language: Language) -> bool {
        self.of_block.get(block as usize).is_some_and(|code| *code == language.code())
    }

    /// Whether so much is in languages which are not read, or one of the `unbroken` words of a document, that
    /// nothing can be said of the whole.
    #[must_use]
    pub fn leaves_much_unread(&self, unbroken: usize) -> bool {
        let all: usize = self.words.values().sum();
        let unread: usize = self.words.iter().filter(|(code, _)| is_read(code).is_none()).map(|(_, words)| words).sum();
        unread.max(unbroken) * SUBSTANTIAL > all
    }

    /// What is in languages that are not read.
    #[must_use]
    pub fn unread(&self) -> Vec<Unread> {
        let unread = |(code, words): (&Code, &usize)| Unread {
            words: u32::try_from(*words).unwrap_or(u32::MAX),
            why: UnreadReason::Language,
            language: Some((*code).to_owned()),
        };
        self.words.iter().filter(|(code, _)| is_read(code).is_none()).map(unread).collect()
    }
}

/// Words in each language.
fn words_in(of_block: &[Code], counts: &[usize]) -> BTreeMap<Code, usize> {
    let mut words = BTreeMap::new();
    for (code, count) in of_block.iter().zip(counts).filter(|(_, count)| **count > 0) {
        *words.entry(*code).or_insert(0) += count;
    }
    words
}

fn is_read(code: &str) -> Option<Language> {
    Language::from_code(code).filter(|language| knowledge::reads(*language))
}

fn main_of(words: &BTreeMap<Code, usize>) -> Code {
    let all: usize = words.values().sum();
    let names = |(code, words): &(&Code, &usize)| {
        is_read(code).is_some() && (**words * NAMING >= all || **words >= NAMING_WORDS)
    };
    let most = |(_, words): &(&Code, &usize)| **words;
    let named = words.iter().filter(names).max_by_key(most).or_else(|| words.iter().max_by_key(most));
    named.map_or(UNDETERMINED, |(code, _)| code)
}

/// Tells the language of paragraphs in a row whose function words show none.
fn tell_by_letters(page: &Page, counts: &[usize], told: &mut [Option<Code>]) {
    let mut runs = 0;
    let mut at = 0;
    while at < told.len() && runs < MOST_RUNS {
        if told[at].is_some() {
            at += 1;
            continue;
        }
        let end = (at..told.len()).find(|&next| told[next].is_some()).unwrap_or(told.len());
        // A short line before a long one belongs to what stands above it.
        at = (at..end).find(|&block| counts[block] >= FEWEST).unwrap_or(at);
        if counts[at..end].iter().sum::<usize>() >= FEWEST_BY_LETTERS {
            runs += 1;
            let part = Span { start: page.block_span(at).start, end: page.block_span(end - 1).end };
            let code = code::of_text(part.of(page.text()));
            if code != UNDETERMINED {
                told[at..end].fill(Some(code));
            }
        }
        at = end;
    }
}

/// Gives what shows no language that of the nearest block before it, at the beginning that of the
/// first which shows one.
fn spread(told: &[Option<Code>]) -> Vec<Code> {
    let mut last = told.iter().find_map(|code| *code).unwrap_or(UNDETERMINED);
    let follow = |code: &Option<Code>| {
        last = code.unwrap_or(last);
        last
    };
    told.iter().map(follow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::text::span::ByteOffset;

    const EN: &str = "These terms are an agreement between you and us, and they apply until you close your account.";
    const DE: &str =
        "Diese Bedingungen sind ein Vertrag zwischen Ihnen und uns und gelten, bis Sie das Konto schließen.";
    const PT: &str =
        "Estes termos são um acordo entre você e nós, e aplicam-se até que você encerre a sua conta no serviço.";
    const JA: &str = "本規約は、お客様と当社との間の契約であり、アカウントを閉鎖するまで適用されます。";

    fn read(lines: &[&str]) -> Languages {
        let text = lines.join("\n");
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in lines {
            blocks.push(Block { kind: BlockKind::Paragraph, start: ByteOffset::at(start) });
            start += line.len() + 1;
        }
        let page = Page::new(text, blocks, None, None).expect("sound page");
        Languages::read(&page, &Document::read(&page))
    }

    #[test]
    fn each_paragraph_has_its_own_language() {
        let languages = read(&["Title", EN, "Names", DE, PT, "Acme SA", JA]);
        assert_eq!(languages.of_block, ["en", "en", "en", "de", "pt", "pt", "ja"]);
        assert_eq!(languages.judged().collect::<Vec<_>>(), [Language::De, Language::En]);
        let unread: Vec<_> = languages.unread().into_iter().map(|part| part.language).collect();
        assert_eq!(unread, [Some("ja".to_owned()), Some("pt".to_owned())]);
        assert!(languages.leaves_much_unread(0));
    }

    #[test]
    fn a_document_is_called_by_the_language_that_is_read() {
        assert_eq!(read(&[PT, PT, EN]).main(), "en");
        assert_eq!(read(&[PT; 3]).main(), "pt");
        assert_eq!(read(&[PT, PT, PT, PT, PT, PT, PT, "Please write to us."]).main(), "pt");
        assert_eq!(read(&["12345", "---"]).main(), UNDETERMINED);
        let mostly = read(&[EN, EN, EN, EN, EN, EN, EN, EN, EN, EN, EN, EN, EN, EN, PT]);
        assert!(mostly.main() == "en" && !mostly.leaves_much_unread(0) && mostly.unread().len() == 1);
    }

    #[test]
    fn lists_of_names_are_of_the_language_around_them() {
        let languages = read(&[EN, "Google LLC, Meta Platforms Ireland Ltd., Amazon Web Services EMEA SARL", "Acme"]);
        assert_eq!(languages.of_block, ["en", "en", "en"]);
    }
}
