//! A page that was read and judged, before anything is told of it.
//!
//! What a verdict rests on is kept with it. So a report and a comparison can share one reading, and of an earlier
//! version of a page only those sentences are judged that the later one has not, or has elsewhere.

use serde::Serialize;

use crate::language::{Language, Languages};
use crate::page::Page;
use crate::report::{Definition, PageKind};
use crate::statement::{Passes, Statement};
use crate::text::document::Document;
use crate::text::span::Utf16Index;
use crate::understand::provider::{self, Provider};
use crate::understand::{definitions, kind};
use crate::{Options, knowledge};

/// What was made of a page.
#[derive(Clone, Debug)]
pub struct Judged {
    pub(crate) document: Document,
    pub(crate) languages: Languages,
    pub(crate) kind: PageKind,
    pub(crate) is_terms: bool,
    pub(crate) provider: Option<Provider>,
    pub(crate) definitions: Vec<Definition>,
    /// How its sentences were judged, a language each.
    passes: Vec<(Language, Passes)>,
    /// What they state, in document order, then in the order of the rules.
    pub(crate) statements: Vec<Statement>,
    /// Whether every candidate was asked for.
    pub(crate) all: bool,
}

impl Judged {
    /// Reads and judges a page.
    #[must_use]
    pub fn read(page: &Page, options: &Options) -> Self {
        Self::beside(page, options, None)
    }

    /// The same; what `other` and this page have in common is not judged once more.
    pub(crate) fn beside(page: &Page, options: &Options, other: Option<(&Page, &Self)>) -> Self {
        Self::of(Unjudged::read(page, options.language), page, options, other)
    }

    /// A page that was read, judged; what `other` has too, as in [`Self::beside`].
    pub(crate) fn of(read: Unjudged, page: &Page, options: &Options, other: Option<(&Page, &Self)>) -> Self {
        let Unjudged { mut document, languages, kind, is_terms } = read;
        let provider = provider::find(page, &document);
        if let Some(provider) = &provider {
            provider::mark(provider, page.text(), document.tokens_mut());
        }
        let definitions = if is_terms {
            let name = provider.as_ref().map(|provider| provider.name.as_str());
            definitions::definitions(&document, page.text(), &Utf16Index::new(page.text()), name)
        } else {
            Vec::new()
        };
        let mut passes = Vec::new();
        let mut statements = Vec::new();
        for language in languages.judged() {
            let known = other.and_then(|(page, judged)| Some((page, &judged.document, judged.passes_in(language)?)));
            let made = Passes::make(page, &document, &languages, language, options.all, known);
            let verdicts = made.verdicts(page, &document, language, options.all);
            statements.extend(verdicts.into_iter().map(|verdict| Statement { language, verdict }));
            passes.push((language, made));
        }
        statements.sort_by_key(|Statement { verdict, .. }| (verdict.sentence, verdict.rule));
        let all = options.all;
        Self { document, languages, kind, is_terms, provider, definitions, passes, statements, all }
    }

    fn passes_in(&self, language: Language) -> Option<&Passes> {
        self.passes.iter().find(|(of, _)| *of == language).map(|(_, passes)| passes)
    }

    /// The language that most of it is in, where that is one that is read.
    pub(crate) fn main(&self) -> Option<Language> {
        Language::from_code(self.languages.main()).filter(|language| knowledge::reads(*language))
    }

    /// The service's name.
    pub(crate) fn name(&self) -> Option<&str> {
        self.provider.as_ref().map(|provider| provider.name.as_str())
    }
}

/// What tells a page from others.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Described {
    /// ISO 639-1 code of its language; "und" where it can't be told.
    pub language: String,
    /// Kind of document.
    pub kind: PageKind,
}

/// A page that was read: all that is told of it without a verdict.
#[derive(Debug)]
pub struct Unjudged {
    document: Document,
    languages: Languages,
    kind: PageKind,
    is_terms: bool,
}

impl Unjudged {
    /// Reads a page, in a language or in those that its text shows.
    #[must_use]
    pub fn read(page: &Page, language: Option<Language>) -> Self {
        let document = Document::read(page);
        let languages = match language {
            Some(language) => Languages::all_in(language, page, &document),
            None => Languages::read(page, &document),
        };
        let (kind, is_terms) = kind_of(page, &document);
        Self { document, languages, kind, is_terms }
    }

    /// What tells it from others.
    #[must_use]
    pub fn described(&self) -> Described {
        Described { language: self.languages.main().to_owned(), kind: self.kind }
    }
}

/// Of which kind a page is, and whether that is terms.
fn kind_of(page: &Page, document: &Document) -> (PageKind, bool) {
    let words = document.word_count();
    if words == 0 { (PageKind::Other, false) } else { kind::classify(page, words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::text::span::ByteOffset;

    const TERMS: &str = "\
# Terms of Quay Notes
These terms are an agreement between you and Quay Notes.
# Your notes
You keep your notes. You grant us a perpetual and irrevocable licence to use your content for any purpose.
We may also:
- sell your personal data to third parties
- train our artificial intelligence models on your notes, unless you object
We do not read your notes, and we may change these terms at any time without notice.
# Disputes
Any dispute between you and us will be settled by binding arbitration.
You waive your right to take part in a class action. You may opt out within 30 days by writing to quay@example.com.
# Kontakt
Wir dürfen Ihre Daten an Dritte verkaufen, und Sie verzichten auf Ihre Rechte. Sie können jederzeit widersprechen.
We may terminate your account at any time, for any reason. We may terminate your account at any time, for any reason.";

    fn page(text: &str) -> Page {
        let (mut plain, mut blocks) = (String::new(), Vec::new());
        for line in text.lines() {
            let (kind, line) = match (line.strip_prefix("# "), line.strip_prefix("- ")) {
                (Some(line), _) => (BlockKind::Heading { level: 2 }, line),
                (_, Some(line)) => (BlockKind::ListItem { depth: 1 }, line),
                _ => (BlockKind::Paragraph, line),
            };
            let start = ByteOffset(u32::try_from(plain.len()).expect("a short text"));
            blocks.push(Block { kind, start });
            plain.push_str(line);
            plain.push('\n');
        }
        Page::new(plain, blocks, None, None).expect("a sound page")
    }

    fn stated(judged: &Judged) -> Vec<String> {
        judged.statements.iter().map(|statement| format!("{statement:?}")).collect()
    }

    #[test]
    fn what_was_judged_before_is_judged_as_it_would_be_alone() {
        let lines: Vec<&str> = TERMS.lines().collect();
        let turned: Vec<&str> = lines.iter().rev().copied().collect();
        let others = [
            TERMS.to_owned(),
            TERMS.replace("your", "her"),
            TERMS.replace("- ", ""),
            TERMS.replace("# ", ""),
            TERMS.replace("We may also:", "We will never:"),
            TERMS.replace("Quay Notes", "Harbour"),
            TERMS.replace("any reason. We", "any reason.\nWe"),
            TERMS.to_uppercase(),
            format!("{TERMS}\n{TERMS}"),
            turned.join("\n"),
            lines[7..].join("\n"),
        ];
        for all in [false, true] {
            let options = Options { all, ..Options::default() };
            let now = page(TERMS);
            let judged = Judged::read(&now, &options);
            assert!(judged.statements.len() > 5, "{:?}", judged.statements);
            for other in &others {
                let before = page(other);
                let alone = Judged::read(&before, &options);
                assert_eq!(
                    stated(&Judged::beside(&before, &options, Some((&now, &judged)))),
                    stated(&alone),
                    "{other}"
                );
            }
        }
    }

    #[test]
    fn a_page_is_described_as_its_report_says() {
        for text in [TERMS, "Nothing is here.", ""] {
            let page = page(text);
            let report = crate::analyze(&page, &Options::default());
            let Described { language, kind } = Unjudged::read(&page, None).described();
            assert_eq!((language, kind), (report.language, report.kind));
        }
    }
}
