//! What a clause only describes, without saying that it is so.

use super::parted;
use crate::language::Language;
use crate::pattern::reading::denial::{AGREEING, DESCRIBING, OPENING, SUPPOSING, THAT};
use crate::text::token::Token;

/// Whether what begins at `start` is only described: it hangs on a condition, a question, a right or a
/// list of kinds ("categories of data that we sell"), not on the clause itself. What the reader agrees to
/// is said.
#[must_use]
pub fn is_described(tokens: &[Token], start: usize) -> bool {
    let mut described = false;
    for (at, token) in tokens.iter().take(start).enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        described &= !before.is_some_and(|before| parted(before, token));
        let agreed = THAT.has(token) && AGREEING.has(before);
        // "Were we to sell it", "should we sell it".
        let supposed = at == 0 && SUPPOSING.has(token);
        described |= supposed || DESCRIBING.has(token) || OPENING.of(Language::En).has(token) && !agreed;
    }
    described
}

#[cfg(test)]
mod tests {
    use super::is_described;
    use crate::page::Page;
    use crate::text::document::Document;

    #[test]
    fn a_condition_after_a_consent_is_a_condition() {
        let described = |text: &str, word: &str| {
            let page = Page::paragraph(text);
            let document = Document::read(&page);
            let at = document.tokens().iter().position(|token| token.span.of(text) == word).expect("the word");
            is_described(document.tokens(), at)
        };
        assert!(described("We would ask for your consent if we wanted to lend your letters.", "lend"));
        assert!(!described("You consent that we lend your letters.", "lend"));
    }
}
