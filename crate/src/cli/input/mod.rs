//! From a file to a page: the ending says how it is read.

mod builder;
mod controls;
mod flow;
mod furniture;
mod html;
pub(super) mod markdown;
mod markup;
mod nesting;
mod prose;
mod select;
mod style;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::page::Page;
use crate::plain;
use crate::text::cut::Cut;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// Reads a document; `title` is that of Markdown and plain text, which have none of their own.
///
/// # Errors
/// As [`Page::new`].
pub fn from_text(text: String, form: Form, title: Option<String>) -> Result<Page, Error> {
    match form {
        Form::Html => html::read(&text),
        Form::Markdown => markdown::read(&text, title),
        Form::Plain => plain::read(text, title),
    }
}

/// Reads a file.
///
/// # Errors
/// [`ErrorKind::Io`] where it can't be read, [`ErrorKind::NotText`] where it is not UTF-8 text,
/// and what [`Page::new`] refuses.
pub fn from_file(path: &Path) -> Result<Page, Error> {
    let bytes = fs::read(path).map_err(|error| Error::new(ErrorKind::Io, error.to_string()))?;
    let text = decode(bytes)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let form = match ending.as_str() {
        "html" | "htm" | "xhtml" => Form::Html,
        "md" | "markdown" => Form::Markdown,
        "txt" => Form::Plain,
        _ if looks_like_html(&text) => Form::Html,
        _ => Form::Plain,
    };
    from_text(text, form, title_of(path))
}

/// Reads standard input as plain text.
///
/// # Errors
/// As [`from_file`].
pub(super) fn from_stdin() -> Result<Page, Error> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(|error| Error::new(ErrorKind::Io, error.to_string()))?;
    plain::read(decode(bytes)?, None)
}

/// UTF-8 text; where a document says that it is of another encoding, the bytes that are no UTF-8
/// give it away.
fn decode(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Error::new(ErrorKind::NotText, format!("not UTF-8 text (byte {at})"))
    })
}

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let start = start.before(15).to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// A file's name names its document where nothing else does.
fn title_of(path: &Path) -> Option<String> {
    path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned)
}
