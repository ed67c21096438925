//! Which form a language has for a number of things, by the rules of the Unicode CLDR for whole numbers.

use crate::language::Language;

/// A text in its forms, with the slot `{n}`; a language with two has the same for `few` and `many`.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// Of one, in French of none too.
    pub one: &'static str,
    /// Of what ends in 2 to 4, where that differs.
    pub few: &'static str,
    /// Of all else.
    pub many: &'static str,
}

impl Plural {
    /// The form for a number.
    #[must_use]
    pub fn of(&self, language: Language, number: u32) -> &'static str {
        let ends_in_few = (2..=4).contains(&(number % 10)) && !(12..=14).contains(&(number % 100));
        match (number, ends_in_few) {
            (1, _) => self.one,
            (0, _) if language == Language::Fr => self.one,
            (_, true) => self.few,
            (_, false) => self.many,
        }
    }
}
