//! Offsets and spans, each with its unit in its type.
//!
//! Inside the core every offset counts bytes of the page's UTF-8 text. JavaScript, and with it the
//! report, counts UTF-16 code units. [`Utf16Index`] is the only place where the two meet.

/// Offset into the page's text in bytes of UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteOffset(pub u32);

/// Offset into the page's text in UTF-16 code units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Offset(pub u32);

/// Part of the page's text, end exclusive, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: ByteOffset,
    /// One past the last byte.
    pub end: ByteOffset,
}
