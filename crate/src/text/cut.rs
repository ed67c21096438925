//! Cuts text at byte offsets: the only place of the core that does.
//!
//! An offset that was computed may lie inside a character or past the end. Here it counts as the
//! start of that character, or as the end of the text, so that no cut can fail and the parts before
//! and after an offset always make up the whole.

/// Parts of a text by byte offsets, each moved down to the nearest character boundary.
pub trait Cut {
    /// The part before an offset.
    fn before(&self, at: usize) -> &str;

    /// The part from an offset on.
    fn since(&self, at: usize) -> &str;

    /// The part from one offset to another, end exclusive; empty where the end lies before the start.
    fn between(&self, start: usize, end: usize) -> &str;
}

impl Cut for str {
    #[inline]
    fn before(&self, at: usize) -> &str {
        self.split_at(self.floor_char_boundary(at)).0
    }

    #[inline]
    fn since(&self, at: usize) -> &str {
        self.split_at(self.floor_char_boundary(at)).1
    }

    #[inline]
    fn between(&self, start: usize, end: usize) -> &str {
        self.before(end).since(start)
    }
}

#[cfg(test)]
mod tests {
    use super::Cut;
    use proptest::prelude::*;

    #[test]
    fn offsets_inside_a_character_count_as_its_start() {
        let text = "a😀b";
        assert_eq!((text.before(3), text.since(3)), ("a", "😀b"));
        assert_eq!((text.before(5), text.since(5)), ("a😀", "b"));
        assert_eq!((text.before(99), text.since(99)), (text, ""));
        assert_eq!((text.between(0, 4), text.between(2, 6), text.between(6, 1)), ("a", "😀b", ""));
    }

    proptest! {
        #[test]
        fn any_offset_parts_a_text_in_two(text in any::<String>(), at in 0usize..64, to in 0usize..64) {
            prop_assert_eq!([text.before(at), text.since(at)].concat(), text.as_str());
            prop_assert!(text.contains(text.between(at, to)));
        }
    }
}
