//! What the matcher looks through in a text, as `detect` does: the words of each sentence behind those that
//! introduce it, and the words of the headings above.

use clauselight::error::Error;
use clauselight::plain;
use clauselight::text::document::Document;
use clauselight::text::token::Token;
use clauselight::understand::provider;

/// The sentences of a text, each of whose lines is a paragraph.
pub struct Scanned {
    sentences: Vec<(Vec<Token>, Vec<Token>)>,
}

impl Scanned {
    /// Reads a text.
    ///
    /// # Errors
    /// As [`clauselight::page::Page::new`].
    pub fn new(text: String) -> Result<Self, Error> {
        let page = plain::read_lines(text)?;
        let mut document = Document::read(&page);
        if let Some(provider) = provider::find(&page, &document) {
            provider::mark(&provider, page.text(), document.tokens_mut());
        }
        let sentences = document.sentences().iter().filter(|sentence| !sentence.heading).map(|sentence| {
            let (mut words, mut headings) = (Vec::new(), Vec::new());
            document.lead_in_tokens(sentence, &mut words);
            words.extend_from_slice(document.tokens_of(sentence));
            document.section_tokens(sentence.section, &mut headings);
            (words, headings)
        });
        Ok(Self { sentences: sentences.collect() })
    }

    /// The words of each sentence, and of the headings above it.
    pub fn sentences(&self) -> impl Iterator<Item = (&[Token], &[Token])> {
        self.sentences.iter().map(|(words, headings)| (words.as_slice(), headings.as_slice()))
    }
}
