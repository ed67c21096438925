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

use std::fs::File;
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

/// Largest document that is read, in bytes: some ten times the longest terms, and in its worst form still read
/// within a minute and a gigabyte.
const LARGEST: u64 = 8 << 20;

/// Reads a file.
///
/// # Errors
/// [`ErrorKind::Io`] where it can't be read, [`ErrorKind::NotText`] where it is not UTF-8 text,
/// [`ErrorKind::BadPage`] where it is larger than is read, and what [`Page::new`] refuses.
pub fn from_file(path: &Path) -> Result<Page, Error> {
    let file = File::open(path).map_err(unreadable)?;
    let text = decode(bytes_of(file)?)?;
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
    plain::read(decode(bytes_of(io::stdin())?)?, None)
}

/// All bytes of a document, no more of it than shows that it is too large.
fn bytes_of(source: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("larger than {} MiB, which is the most that is read", LARGEST >> 20);
        return Err(Error::new(ErrorKind::BadPage, message));
    }
    Ok(bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "what map_err hands over")]
fn unreadable(error: io::Error) -> Error {
    Error::new(ErrorKind::Io, error.to_string())
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
