//! Offsets and spans, each with its unit in its type.
//!
//! Inside the core every offset counts bytes of the page's UTF-8 text. JavaScript, and with it the
//! report, counts UTF-16 code units. [`Utf16Index`] is the only place where the two meet.

use super::cut::Cut;
use crate::error::{Error, ErrorKind};

/// Offset into the page's text in bytes of UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteOffset(pub u32);

impl ByteOffset {
    /// The offset of an index into a page's text.
    #[must_use]
    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("Page::new refuses texts whose offsets exceed 32 bits"))
    }

    /// As an index into the text.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

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

impl Span {
    /// The span from one index to another.
    #[must_use]
    pub(crate) fn at(start: usize, end: usize) -> Self {
        Self { start: ByteOffset::at(start), end: ByteOffset::at(end) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.index().saturating_sub(self.start.index())
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether all of `other` lies within.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text that it covers; empty where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start.index()..self.end.index()).unwrap_or_default()
    }
}

/// Bytes between two checkpoints of a [`Utf16Index`]: a look-up counts at most so many, and the
/// table takes a sixteenth of the text.
const STEP: usize = 64;

/// Converts offsets into one text between bytes and UTF-16 code units.
#[derive(Clone, Debug)]
pub struct Utf16Index<'t> {
    text: &'t str,
    /// At `k`, the code units of all characters whose first byte lies before `k * STEP`. Empty
    /// where the text is ASCII and both units are the same.
    checkpoints: Vec<u32>,
}

impl<'t> Utf16Index<'t> {
    /// The index of a text of at most [`crate::page::MAX_TEXT`] bytes.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            checkpoints.reserve(text.len() / STEP + 1);
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push(units);
                units += chunk.iter().copied().map(units_of_lead).sum::<u32>();
            }
            checkpoints.push(units);
        }
        Self { text, checkpoints }
    }

    /// The UTF-16 offset of a byte offset. One inside a character counts as that character's
    /// start, one past the text as its end.
    #[must_use]
    pub fn utf16(&self, offset: ByteOffset) -> Utf16Offset {
        let end = self.text.floor_char_boundary(offset.index());
        if self.checkpoints.is_empty() {
            return Utf16Offset(ByteOffset::at(end).0);
        }
        let checkpoint = end / STEP;
        let rest = &self.text.as_bytes()[checkpoint * STEP..end];
        Utf16Offset(self.checkpoints[checkpoint] + rest.iter().copied().map(units_of_lead).sum::<u32>())
    }

    /// The byte offset of a UTF-16 offset.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadPage`] for an offset past the text or inside a surrogate pair.
    pub fn byte(&self, offset: Utf16Offset) -> Result<ByteOffset, Error> {
        let wrong = |what| Error::new(ErrorKind::BadPage, format!("offset {} {what}", offset.0));
        if self.checkpoints.is_empty() {
            return if offset.0 as usize <= self.text.len() {
                Ok(ByteOffset(offset.0))
            } else {
                Err(wrong("lies past the text"))
            };
        }
        // The last checkpoint at or before the offset; the first is 0, so that there is one.
        let checkpoint = self.checkpoints.partition_point(|&units| units <= offset.0) - 1;
        let mut units = self.checkpoints[checkpoint];
        let start = self.text.ceil_char_boundary(checkpoint * STEP);
        for (index, character) in self.text.since(start).char_indices() {
            if units == offset.0 {
                return Ok(ByteOffset::at(start + index));
            }
            if units > offset.0 {
                return Err(wrong("lies inside a character"));
            }
            units += if character.len_utf8() == 4 { 2 } else { 1 };
        }
        match units {
            units if units == offset.0 => Ok(ByteOffset::at(self.text.len())),
            units if units > offset.0 => Err(wrong("lies inside a character")),
            _ => Err(wrong("lies past the text")),
        }
    }
}

/// UTF-16 code units of the character that begins with this byte; 0 for a continuation byte.
fn units_of_lead(byte: u8) -> u32 {
    u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text in which characters of every length in both encodings meet.
    fn texts() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            "[a-z ]{0,40}",
            "[äß€“”’\u{AD}\u{200B}]{0,20}",
            "[שלום عربي]{0,20}",
            "[漢字かな]{0,20}",
            "[😀👩\u{200D}🚀e\u{301}]{0,20}",
            any::<String>(),
        ];
        prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn offsets_agree_with_the_encoder(text in texts()) {
            let index = Utf16Index::new(&text);
            let mut units = 0u32;
            for (at, character) in text.char_indices() {
                let bytes = ByteOffset::at(at);
                prop_assert_eq!(index.utf16(bytes), Utf16Offset(units));
                prop_assert_eq!(index.byte(Utf16Offset(units)), Ok(bytes));
                if character.len_utf16() == 2 {
                    prop_assert!(index.byte(Utf16Offset(units + 1)).is_err());
                }
                units += character.len_utf16() as u32;
            }
            prop_assert_eq!(index.utf16(ByteOffset::at(text.len())), Utf16Offset(units));
            prop_assert_eq!(index.byte(Utf16Offset(units)), Ok(ByteOffset::at(text.len())));
            prop_assert!(index.byte(Utf16Offset(units + 1)).is_err());
        }

        #[test]
        fn any_offset_is_answered(text in texts(), offset in any::<u32>()) {
            let index = Utf16Index::new(&text);
            prop_assert!(index.utf16(ByteOffset(offset)).0 <= offset);
            prop_assert!(index.byte(Utf16Offset(offset)).is_ok() || offset > 0);
        }
    }

    #[test]
    fn a_span_that_does_not_fit_covers_nothing() {
        assert_eq!(Span::at(1, 2).of("é"), "");
        assert_eq!(Span::at(0, 9).of("é"), "");
        assert_eq!(Span::at(0, 2).of("é"), "é");
        assert_eq!(Span { start: ByteOffset(3), end: ByteOffset(2) }.len(), 0);
    }
}
