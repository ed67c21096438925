//! A document as the rules see it: tokens, sentences with what introduces them, sections.

use super::abbreviation::denies;
use super::cut::Cut;
use super::enumerator::{Enumerator, Style, enumerator};
use super::list::{Lists, breaks_off, introduces};
use super::piece::{MOST as LONGEST_PIECE, pieces};
use super::section::{Outline, RUN_IN_LEVEL, Role, Section, outline, runs_in, states};
use super::sentence::split;
use super::span::Span;
use super::token::{Token, TokenRange, tokenize};
use super::usage::Usage;
use crate::page::Page;

/// One sentence, list item, table cell or heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it lies, its enumerator included, the white space around it not.
    pub span: Span,
    /// Its tokens, without those of an enumerator that it begins with: "we may" is followed by
    /// what an item says, not by its letter.
    pub tokens: TokenRange,
    /// Index of the sentence that introduces it; that one may be introduced in turn.
    pub lead_in: Option<u32>,
    /// Index of the section that it is in; a heading is in its own.
    pub section: Option<u32>,
    /// Index of its block in [`Document::read`]'s page.
    pub block: u32,
    /// A heading that states nothing, or a line that merely repeats one: not to be judged.
    pub heading: bool,
}

/// Most tokens of one introducing sentence that count; the last ones do.
const LEAD_IN_TOKENS: usize = 60;

/// Most introducing sentences that count, nearest first.
const LEAD_INS: usize = 4;

/// Most tokens that are judged together: those of a sentence and of what introduces it.
pub const LONGEST: usize = LONGEST_PIECE + LEAD_INS * LEAD_IN_TOKENS;

/// A page, read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    sections: Vec<Section>,
    unbroken: usize,
}

impl Document {
    /// Reads a page, in time linear in its length.
    #[must_use]
    pub fn read(page: &Page) -> Self {
        let mut tokens = Vec::with_capacity(page.text().len() / 6);
        let mut ranges = Vec::with_capacity(page.blocks().len());
        for block in 0..page.blocks().len() {
            let start = count(&tokens);
            tokenize(page.text(), page.block_span(block), &mut tokens);
            ranges.push(TokenRange { start, end: count(&tokens) });
        }
        let blocks = outline(page, &tokens, &ranges);
        let usage = Usage::of(page.text(), &tokens);
        let mut reader =
            Reader { text: page.text(), usage, document: Self { tokens, ..Self::default() }, ..Reader::default() };
        for (at, &block) in blocks.iter().enumerate() {
            reader.block(block, blocks.get(at + 1).copied());
        }
        reader.document
    }

    /// All tokens, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in order; no two overlap, and together they cover every token.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All sections, in order of their headings.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Words that are part of no sentence which ends anywhere: they were judged in pieces of the longest length.
    #[must_use]
    pub fn unbroken(&self) -> usize {
        self.unbroken
    }

    /// The same document, read as other sentences.
    #[must_use]
    pub(super) fn with_sentences(&self, sentences: Vec<Sentence>) -> Self {
        Self { sentences, tokens: self.tokens.clone(), sections: self.sections.clone(), unbroken: self.unbroken }
    }

    /// Number of words and numbers, headings and enumerators included.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.tokens.len()
    }

    /// All tokens, for whoever knows more of their shapes than reading alone shows.
    pub fn tokens_mut(&mut self) -> &mut [Token] {
        &mut self.tokens
    }

    /// The tokens of a sentence, without its lead-in.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        sentence.tokens.of(&self.tokens)
    }

    /// Adds the tokens of what introduces a sentence to `into`, outermost first.
    pub fn lead_in_tokens(&self, sentence: &Sentence, into: &mut Vec<Token>) {
        let mut chain = [TokenRange::default(); LEAD_INS];
        let mut next = sentence.lead_in;
        for link in &mut chain {
            let Some(introduction) = next.and_then(|index| self.sentences.get(index as usize)) else { break };
            *link = introduction.tokens;
            next = introduction.lead_in;
        }
        for link in chain.iter().rev() {
            let tokens = link.of(&self.tokens);
            into.extend_from_slice(&tokens[tokens.len().saturating_sub(LEAD_IN_TOKENS)..]);
        }
    }

    /// The section with this index and those around it, innermost first.
    pub fn sections_around(&self, section: Option<u32>) -> impl Iterator<Item = &Section> {
        let get = |index: Option<u32>| index.and_then(|index| self.sections.get(index as usize));
        std::iter::successors(get(section), move |section| get(section.parent))
    }

    /// Fills `into` with the tokens of the headings above a sentence in `section`, outermost first.
    pub fn section_tokens(&self, section: Option<u32>, into: &mut Vec<Token>) {
        into.clear();
        let path: Vec<_> = self.sections_around(section).collect();
        for section in path.into_iter().rev() {
            into.extend_from_slice(section.tokens.of(&self.tokens));
        }
    }

    /// The same headings as they stand in `text`, joined with " › ".
    #[must_use]
    pub fn section_path(&self, section: Option<u32>, text: &str) -> String {
        let mut titles: Vec<_> = self.sections_around(section).map(|section| section.title.of(text)).collect();
        titles.reverse();
        titles.join(" › ")
    }
}

fn count(tokens: &[Token]) -> u32 {
    u32::try_from(tokens.len()).expect("a token takes a byte, and Page::new bounds these to 32 bits")
}

/// What is known while blocks are read in order.
#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    usage: Usage,
    document: Document,
    /// Number of tokens that sentences have taken.
    taken: u32,
    section: Option<u32>,
    lists: Lists,
    /// Sentences of the present block; here so that its memory is used again.
    spans: Vec<Span>,
}

impl Reader<'_> {
    fn block(&mut self, block: Outline, next: Option<Outline>) {
        let depth = match block.role {
            Role::Heading { level } => {
                self.heading(block, level, next);
                return;
            }
            Role::Entry => {
                self.sentence(block.span, block, None, true);
                return;
            }
            Role::Item { depth } => depth,
            Role::Text | Role::Cell => self.depth_of(block),
        };
        let lead_in = if depth > 0 {
            self.lists.enter(depth)
        } else {
            self.lists.leave();
            None
        };
        let before = self.section;
        self.sentences(block, lead_in);
        if depth > 0 {
            // What heads an item of a list is over that item alone.
            self.section = before;
        }
        let follows = next.is_some_and(|next| match (next.role, next.enumerator) {
            (Role::Item { depth: deeper }, _) => deeper > depth,
            (Role::Text, Some(Enumerator { style: Style::Section(_), .. })) => false,
            (Role::Text, Some(found)) => depth == 0 || Some(found.style) != block.enumerator.map(|own| own.style),
            _ => false,
        });
        let Some(last) = self.document.sentences.last() else { return };
        let last = last.span.of(self.text);
        if introduces(last, follows && block.role != Role::Cell) {
            self.lists.introduce(depth, self.last_sentence(), breaks_off(last));
        }
    }

    /// How deep a paragraph or cell lies in the lists that are open; 0 where it belongs to none.
    fn depth_of(&mut self, block: Outline) -> u8 {
        let counted = block.enumerator.filter(|_| block.role == Role::Text);
        let depth = match counted {
            Some(enumerator) => self.lists.depth_of(enumerator),
            None => self.lists.depth_of_wording(block.span.of(self.text)),
        };
        depth.unwrap_or(0)
    }

    fn heading(&mut self, block: Outline, level: u8, next: Option<Outline>) {
        self.enter_section(block.span, block.tokens, level);
        self.lists.leave();
        let line = block.span.of(self.text);
        let title = TokenRange { start: block.tokens.start + self.counted(block.span, block.tokens), ..block.tokens };
        let words = title.of(&self.document.tokens);
        let listed = next.is_some_and(|next| matches!(next.role, Role::Item { .. } | Role::Text | Role::Cell));
        // "What we will never do" is over its list as "We will never:" is.
        let governs = listed && words.iter().any(|word| denies(word.span.of(self.text)));
        if states(self.text, line, words) {
            self.split(block.span);
            for span in std::mem::take(&mut self.spans) {
                self.sentence(span, block, None, false);
            }
        } else {
            self.sentence(block.span, block, None, true);
        }
        if introduces(line, false) || governs {
            self.lists.introduce(0, self.last_sentence(), true);
        }
    }

    /// Leaves the sections that do not lie around one of `level`, and enters that.
    fn enter_section(&mut self, title: Span, tokens: TokenRange, level: u8) {
        let sections = &mut self.document.sections;
        let mut parent = self.section;
        while let Some(above) = parent.and_then(|index| sections.get(index as usize)) {
            if above.level < level {
                break;
            }
            parent = above.parent;
        }
        self.section = u32::try_from(sections.len()).ok();
        sections.push(Section { title, tokens, level, parent });
    }

    /// Fills `spans` with the sentences of a part of the text.
    fn split(&mut self, part: Span) {
        let offset = part.start.index();
        self.spans.clear();
        split(part.of(self.text), &self.usage, |start, end| self.spans.push(Span::at(offset + start, offset + end)));
    }

    fn sentences(&mut self, block: Outline, lead_in: Option<u32>) {
        self.split(block.span);
        let mut spans = std::mem::take(&mut self.spans);
        let listed = part_introduction(self.text, &mut spans);
        // Only the first sentence continues what the list's introduction began.
        let mut lead_in = lead_in;
        let mut introduction = None;
        for (number, &span) in spans.iter().enumerate() {
            let tokens = self.tokens_within(span);
            if tokens.is_empty() {
                continue;
            }
            if number == 0 && block.role != Role::Cell && self.runs_in(block, span, tokens) {
                self.enter_section(span, tokens, RUN_IN_LEVEL);
                self.sentence(span, block, None, true);
                continue;
            }
            let mut head = lead_in.take();
            if listed.is_some() && style_of(span.of(self.text)) == listed {
                head = introduction;
            }
            let mut later = head;
            for piece in pieces(self.text, &self.document.tokens, span, tokens) {
                let before = self.taken;
                self.sentence(piece.span, block, head, false);
                if piece.unbroken {
                    self.document.unbroken += (self.taken - before) as usize;
                }
                if piece.introduces {
                    later = Some(self.last_sentence());
                }
                head = later;
            }
            if listed.is_some() && introduction.is_none() {
                introduction = Some(self.last_sentence());
            }
        }
        self.spans = spans;
    }

    /// Whether the first sentence of a block is a heading that runs into the rest.
    fn runs_in(&self, block: Outline, span: Span, tokens: TokenRange) -> bool {
        let title = TokenRange { start: tokens.start + self.counted(span, tokens), end: tokens.end };
        let rest = TokenRange { start: tokens.end, end: block.tokens.end };
        let all = &self.document.tokens;
        !rest.is_empty() && runs_in(self.text, span.of(self.text), title.of(all), rest.of(all))
    }

    /// Tokens that begin within a span that no sentence has taken yet.
    fn tokens_within(&self, span: Span) -> TokenRange {
        let rest = &self.document.tokens[self.taken as usize..];
        let within = rest.iter().take_while(|token| token.span.start < span.end).count();
        TokenRange { start: self.taken, end: self.taken + count(&rest[..within]) }
    }

    fn sentence(&mut self, span: Span, block: Outline, lead_in: Option<u32>, heading: bool) {
        let mut tokens = self.tokens_within(span);
        self.taken = tokens.end;
        if !heading {
            tokens.start += self.counted(span, tokens);
        }
        self.document.sentences.push(Sentence {
            span,
            tokens,
            lead_in,
            section: self.section,
            block: block.index,
            heading,
        });
    }

    /// How many tokens of a sentence belong to the enumerator that it begins with.
    fn counted(&self, span: Span, tokens: TokenRange) -> u32 {
        let text = span.of(self.text);
        let Some(found) = enumerator(text) else { return 0 };
        // "2.5 million" is no section, "2.5 Fees" is.
        if !found.marked && !text.since(found.len).starts_with(char::is_uppercase) {
            return 0;
        }
        let end = span.start.index() + found.len;
        let counted = tokens.of(&self.document.tokens).iter().take_while(|token| token.span.start.index() < end);
        u32::try_from(counted.count()).unwrap_or(0)
    }

    fn last_sentence(&self) -> u32 {
        u32::try_from(self.document.sentences.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

/// How the enumerator counts that a sentence begins with, if it is marked as one.
fn style_of(sentence: &str) -> Option<Style> {
    enumerator(sentence).filter(|found| found.marked).map(|found| found.style)
}

/// Parts "We will not: a. Sell it." in two where further sentences of the paragraph count on ("b. Rent
/// it."), so that the first introduces them all. Returns how they count.
fn part_introduction(text: &str, spans: &mut Vec<Span>) -> Option<Style> {
    let first = *spans.first()?;
    let sentence = first.of(text);
    let (end, style) = sentence.match_indices(':').find_map(|(at, colon)| {
        let end = at + colon.len();
        style_of(sentence.since(end).trim_start()).map(|style| (end, style))
    })?;
    if !spans.iter().skip(1).any(|span| style_of(span.of(text)) == Some(style)) {
        return None;
    }
    let start = first.start.index() + sentence.len() - sentence.since(end).trim_start().len();
    spans[0].end = Span::at(0, first.start.index() + end).end;
    spans.insert(1, Span { start: Span::at(start, start).start, end: first.end });
    Some(style)
}
