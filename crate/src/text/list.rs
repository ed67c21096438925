//! Lists and the sentences that introduce them: "You agree that we may:" and its items.

use super::abbreviation::{is_subject, makes_clause, relates, unfinished};
use super::cut::Cut;
use super::enumerator::{Enumerator, Style};
use super::normalize::trim_blank;

/// The lists that are open at some place of a document, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Sentences that introduce what is deeper than they are.
    open: Vec<Introduction>,
    /// How the lists whose items are paragraphs count, outermost first.
    styles: Vec<Style>,
    /// The letter of the last item that had one.
    letter: Option<char>,
    /// What is known of the paragraphs that follow the innermost introduction as its items.
    run: Run,
}

/// Paragraphs that are items of a list by their wording alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Run {
    /// None: the introduction may stand for itself.
    #[default]
    None,
    /// The introduction breaks off, so that the next paragraph goes on with it.
    Due,
    /// The last paragraph was an item and ended as a whole clause does.
    Ended,
    /// The last paragraph was an item and ended as one that another follows.
    GoesOn,
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
        self.run = Run::None;
    }

    /// Enters an item of `depth`; returns the sentence that introduces it.
    pub fn enter(&mut self, depth: u8) -> Option<u32> {
        while self.open.last().is_some_and(|introduction| introduction.depth >= depth) {
            self.open.pop();
        }
        self.open.last().map(|introduction| introduction.sentence)
    }

    /// Lets a sentence in an item of `depth` (0: outside of lists) introduce what is deeper; `due`
    /// tells that it breaks off.
    pub fn introduce(&mut self, depth: u8, sentence: u32, due: bool) {
        self.open.push(Introduction { depth, sentence });
        self.run = if due { Run::Due } else { Run::None };
    }

    /// The depth at which a paragraph or cell without any mark of a list goes on with what the
    /// innermost introduction began, if its wording shows that it does.
    pub fn depth_of_wording(&mut self, text: &str) -> Option<u8> {
        let depth = self.open.last()?.depth.checked_add(1)?;
        let text = trim_blank(text);
        let goes_on = ends_item(text);
        let belongs = goes_on
            || text.starts_with(char::is_lowercase)
            || match self.run {
                Run::None => false,
                Run::GoesOn => true,
                Run::Due | Run::Ended => is_fragment(text),
            };
        if !belongs {
            return None;
        }
        self.run = if goes_on { Run::GoesOn } else { Run::Ended };
        Some(depth)
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

/// Whether an introduction breaks off: "We will never:" does, "The following holds:" does not.
pub(super) fn breaks_off(sentence: &str) -> bool {
    let words = sentence.trim_end_matches(|c: char| !c.is_alphanumeric());
    unfinished(words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
}

/// Whether an item ends as one that another follows.
fn ends_item(text: &str) -> bool {
    let text = text.trim_end();
    let word = |word: &str| text.strip_suffix(word).is_some_and(|before| before.ends_with([' ', ',', ';']));
    text.ends_with([';', ',', '；']) || ["and", "or", "und", "oder", "lub", "oraz"].into_iter().any(word)
}

/// Words at the beginning of a paragraph among which a sentence has its subject and its verb.
const BEGINNING: usize = 8;

/// Whether a paragraph is no sentence of its own: nobody does anything in it.
fn is_fragment(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let mut before = first;
    let stated = words.take(BEGINNING - 1).any(|word| {
        let relative = relates(before);
        before = word;
        makes_clause(word) && !relative
    });
    !is_subject(first) && !makes_clause(first) && !stated
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
    let tail = sentence.since(sentence.len().saturating_sub(TAIL)).to_lowercase();
    ["following", "folgende", "seguent", "następując"].iter().any(|word| tail.contains(word))
}

/// Bytes at the end of a sentence in which it may announce a list.
const TAIL: usize = 80;
