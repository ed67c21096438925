//! What can go wrong, as one opaque error with a kind that callers may rely on.

use std::fmt;

/// Why a page or a file could not be read.
///
/// The kind is stable; the message is for people and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// Kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Text and blocks of a page do not fit together, or the text is too long.
    BadPage,
    /// What a person watches for can't be looked for.
    BadPattern,
    /// A file could not be read.
    Io,
    /// A file holds no text in UTF-8.
    NotText,
}

impl ErrorKind {
    /// The name that JavaScript and JSON output see.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BadPage => "bad-page",
            Self::BadPattern => "bad-pattern",
            Self::Io => "io",
            Self::NotText => "not-text",
        }
    }
}

impl Error {
    /// An error of `kind`; `message` says what was wrong, in lower case, without a full stop.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
