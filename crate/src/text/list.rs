//! Lists and the sentences that introduce them: "You agree that we may:" and its items.

use super::enumerator::{Enumerator, Style};

/// The lists that are open at some place of a document, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Sentences that introduce what is deeper than they are.
    open: Vec<Introduction>,
    /// How the lists whose items are paragraphs count, outermost first.
    styles: Vec<Style>,
    /// The letter of the last item that had one.
    letter: Option<char>,
}

#[derive(Clone, Copy, Debug)]
struct Introduction {
    /// Depth of the item it stands in; 0 outside of lists.
    depth: u8,
    /// Index of the sentence.
    sentence: u32,
}

impl Lists {
    /// Leaves all lists.
    pub fn leave(&mut self) {
        self.open.clear();
        self.styles.clear();
        self.letter = None;
    }

    /// Enters an item of `depth`; returns the sentence that introduces it.
    pub fn enter(&mut self, depth: u8) -> Option<u32> {
        while self.open.last().is_some_and(|introduction| introduction.depth >= depth) {
            self.open.pop();
        }
        self.open.last().map(|introduction| introduction.sentence)
    }

    /// Lets a sentence in an item of `depth` (0: outside of lists) introduce what is deeper.
    pub fn introduce(&mut self, depth: u8, sentence: u32) {
        self.open.push(Introduction { depth, sentence });
    }

    /// The depth at which a paragraph with this enumerator continues an introduced list, if it
    /// does.
    pub fn depth_of(&mut self, enumerator: Enumerator) -> Option<u8> {
        let last = self.open.last()?;
        let style = match enumerator {
            // "(i)" after "(h)" is a letter.
            Enumerator { style: Style::Roman, letter: Some(letter), .. }
                if self.letter.is_some_and(|before| before as u32 + 1 == letter as u32) =>
            {
                Style::Letter
            }
            // "10.2" counts sections of the document.
            Enumerator { style: Style::Section(_), .. } => return None,
            Enumerator { style, .. } => style,
        };
        if style == Style::Letter {
            self.letter = enumerator.letter;
        }
        if let Some(at) = self.styles.iter().position(|&known| known == style) {
            self.styles.truncate(at + 1);
        } else if usize::from(last.depth) == self.styles.len() && self.styles.len() < usize::from(u8::MAX) {
            self.styles.push(style);
        } else {
            return None;
        }
        u8::try_from(self.styles.len()).ok()
    }
}

/// Whether a sentence introduces the list that may come after it; `list_follows` tells that one
/// does.
pub(super) fn introduces(sentence: &str, list_follows: bool) -> bool {
    let sentence = sentence.trim_end_matches(['*', '_']);
    if sentence.ends_with([':', '：']) {
        return true;
    }
    if !list_follows || sentence.ends_with([';', '!', '?']) {
        return false;
    }
    if !sentence.ends_with('.') {
        return true;
    }
    // "You must not do any of the following."
    let tail = sentence.ceil_char_boundary(sentence.len().saturating_sub(TAIL));
    let tail = sentence[tail..].to_lowercase();
    ["following", "folgende", "seguent", "następując"].iter().any(|word| tail.contains(word))
}

/// Bytes at the end of a sentence in which it may announce a list.
const TAIL: usize = 80;
