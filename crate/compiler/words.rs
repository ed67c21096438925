//! Lists of words that several rules share: `rules/words.toml`.

use std::collections::BTreeMap;

use toml::Spanned;

/// The lists by language and name.
pub type Lists = BTreeMap<(u8, String), Vec<String>>;

/// Words with each `{name}` replaced by the list of that name; `Err` has the byte of one that is none.
///
/// # Errors
/// An unknown list.
pub fn resolve(written: &[Spanned<String>], language: u8, lists: &Lists) -> Result<Vec<String>, (usize, String)> {
    let mut words = Vec::new();
    for word in written {
        match word.as_ref().strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            None => words.push(word.as_ref().clone()),
            Some(name) => match lists.get(&(language, name.to_owned())) {
                Some(list) => words.extend(list.iter().cloned()),
                None => return Err((word.span().start, format!("words.toml has no list {{{name}}}"))),
            },
        }
    }
    Ok(words)
}
