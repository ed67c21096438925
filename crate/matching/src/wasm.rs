//! What the bench calls.

use clauselight::language::Language;
use clauselight::pattern::SHIPPED;
use clauselight::pattern::matcher::Matcher;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::scanned::Scanned;

/// The sentences of an English text.
#[wasm_bindgen]
pub struct Sentences(Scanned);

#[wasm_bindgen]
impl Sentences {
    /// Reads a text, each of whose lines is a paragraph.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Result<Self, String> {
        Scanned::new(text).map(Self).map_err(|error| error.to_string())
    }

    /// Looks for every English pattern in every sentence, and tells how many were found.
    #[must_use]
    pub fn scan(&self) -> u32 {
        let mut matcher = Matcher::new(&SHIPPED, Language::En.index());
        let mut found = 0;
        for (words, headings) in self.0.sentences() {
            matcher.scan(words, headings, |_| found += 1);
        }
        found
    }
}
