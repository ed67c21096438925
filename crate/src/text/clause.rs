//! Clauses: the parts of a sentence that each say by themselves who does what.
//!
//! "You may not resell it, and we may change it" are two: what forbids the first says nothing of the
//! second. A part begins where a conjunction or a semicolon is followed by a subject and its verb;
//! what has no subject of its own goes on with what stands before it. Conditions ("as the law
//! requires, ...", "... unless you object") belong to their clause, whose core stands without them.
//! German and English are told apart into clauses; a sentence of another language is one.

use super::cut::Cut;
use super::document::{Document, Sentence};
use super::span::Span;
use super::token::{Shape, Token, TokenRange};
use super::word_set::WordSet;
use crate::pattern::reading::clause::{
    ADVERBIAL, BINDING, CLOSING, DETERMINERS, EITHER, EVENT, FINITE, JOINING, NAMED_BEFORE, OBJECTS, OF_MANY, OF_ONE,
    OPENING, RELATIVE, SUBJECTS, TURNING, WITHIN,
};

/// A clause of a sentence, as a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Index of the sentence that it is part of.
    pub sentence: u32,
    /// Whether its conditions are left out.
    pub core: bool,
    /// Where it lies together with its conditions.
    pub span: Span,
    /// Whether its sentence has another one beside it.
    pub beside: bool,
}

/// The clauses of a document's sentences that have more than one, or a condition.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// The document, the clauses of each sentence standing after it as sentences of their own.
    pub document: Document,
    /// For each sentence of `document`, which clause it is, or that it is none.
    pub clauses: Vec<Option<Clause>>,
}

/// Most words of a subject before its verb.
const SUBJECT: usize = 6;

/// The same after a comma or a semicolon.
const LONG_SUBJECT: usize = 12;

/// Fewest words of a clause.
const FEWEST: usize = 3;

/// Fewest words of a core before a condition that ends its clause.
const FEWEST_BEFORE: usize = 4;

impl Clauses {
    /// The clauses of those sentences of a document that `wanted` names.
    #[must_use]
    pub fn of(document: &Document, text: &str, wanted: impl Fn(u32, &Sentence) -> bool) -> Self {
        let mut sentences: Vec<Sentence> = Vec::with_capacity(document.sentences().len() * 2);
        let mut clauses = Vec::with_capacity(document.sentences().len() * 2);
        // Where each sentence of the document now stands.
        let mut places: Vec<u32> = Vec::with_capacity(document.sentences().len());
        for (number, sentence) in (0..).zip(document.sentences()) {
            let lead_in = sentence.lead_in.and_then(|lead_in| places.get(lead_in as usize).copied());
            let whole = Sentence { lead_in, ..*sentence };
            places.push(u32::try_from(sentences.len()).unwrap_or(u32::MAX));
            sentences.push(whole);
            clauses.push(None);
            if sentence.heading || !wanted(number, sentence) {
                continue;
            }
            let reader = Reader { text, tokens: document.tokens_of(sentence) };
            let parts = reader.parts();
            let beside = parts.len() > 1;
            for (start, end) in parts {
                let core = reader.core(start, end);
                let span = reader.sentence(whole, start, end).span;
                let mut add = |(start, end): (usize, usize), core| {
                    sentences.push(reader.sentence(whole, start, end));
                    clauses.push(Some(Clause { sentence: number, core, span, beside }));
                };
                if beside {
                    add((start, end), false);
                }
                if core != (start, end) {
                    add(core, true);
                }
            }
        }
        Self { document: document.with_sentences(sentences), clauses }
    }

    /// For each sentence of the document, whether it is a clause.
    pub(crate) fn places(&self) -> Vec<bool> {
        self.clauses.iter().map(Option::is_some).collect()
    }
}

/// The words of one sentence.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Whether there is such a word, and it is one of some.
    fn is(&self, at: usize, words: WordSet) -> bool {
        words.has(self.token(at))
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        match at.checked_sub(1).and_then(|before| self.token(before)) {
            Some(before) => self.text.between(before.span.end.index(), self.tokens[at].span.start.index()),
            None => "",
        }
    }

    /// The first word of each clause and the one past its last; the words that join two belong to
    /// neither.
    fn parts(&self) -> Vec<(usize, usize)> {
        let mut parts = vec![(0, self.tokens.len())];
        // Until its main clause begins, what a condition joins is part of it.
        let mut within = self.main_after_condition(0, self.tokens.len()).unwrap_or(0);
        for at in FEWEST..self.tokens.len().saturating_sub(FEWEST - 1) {
            let last = parts.last().map_or(0, |part| part.0);
            if at < within || at - last < FEWEST {
                continue;
            }
            let gap = self.gap(at);
            let parted = gap.contains([';', '.', '!', '?']);
            let joined = self.is(at, JOINING);
            let subject = if joined { at + 1 } else { at };
            let comma = parted || gap.contains(',');
            if !(parted || joined) || self.is(subject, RELATIVE) && !self.is(subject + 1, FINITE) {
                continue;
            }
            let open = !comma && self.in_condition(last, at);
            let begins = joined && comma && (self.is(at, TURNING) || self.subject_after_adverbial(subject))
                || if self.is(subject, OPENING) {
                    comma
                        && (self.main_after_condition(subject, self.tokens.len()).is_some()
                            || self.somebody_follows(subject))
                } else {
                    self.subject_at(subject, comma) || (parted || joined && comma) && self.thing_at(subject, last)
                };
            if begins && !open {
                if let Some(before) = parts.last_mut() {
                    before.1 = at;
                }
                parts.push((subject, self.tokens.len()));
                within = self.main_after_condition(subject, self.tokens.len()).unwrap_or(0);
            }
        }
        parts
    }

    /// Whether a condition that began after `start` still holds at `at`: no comma closed it.
    fn in_condition(&self, start: usize, at: usize) -> bool {
        (start..at).rev().take_while(|&word| !self.gap(word + 1).contains(',')).any(|word| self.is(word, CLOSING))
    }

    /// Whether a subject and its verb begin at a word; after a comma also a subject without an article.
    fn subject_at(&self, at: usize, comma: bool) -> bool {
        let next = self.token(at + 1);
        let verb = |token: Option<&Token>| FINITE.has(token) || BINDING.has(token);
        if self.is(at, SUBJECTS) {
            return next.is_some() && !JOINING.has(next);
        }
        let both = JOINING.has(next) && self.is(at + 2, SUBJECTS);
        // "And it serves ...": after a comma the verb of one thing shows by its end.
        let of_one = comma && next.is_some_and(|next| next.span.of(self.text).ends_with('s'));
        if self.is(at, EITHER) && (verb(next) || both || of_one) {
            return true;
        }
        let named = self.token(at).is_some_and(|token| token.shape.has(Shape::PROVIDER));
        if named && (verb(next) || self.is(at + 2, FINITE)) {
            return true;
        }
        // "And sell your letters" goes on with what stands before it.
        let goes_on = OF_MANY.has(self.token(at)) || self.is(at + 1, DETERMINERS) || self.is(at + 1, OBJECTS);
        if !(self.is(at, DETERMINERS) || named || comma && !goes_on) {
            return false;
        }
        // Parted from what stands before it, a subject may be two things, or one that is described.
        let longest = if comma { LONG_SUBJECT } else { SUBJECT };
        let mut described = 0;
        let mut plural = self.is_plural(at);
        for verb in at + 1..=at + longest {
            if verb < described {
                continue;
            }
            if self.gap(verb.min(self.tokens.len().saturating_sub(1))).contains([',', ';', ':', '(']) {
                return false;
            }
            let word = self.token(verb);
            // "To train" and "the use" are no finite verbs.
            let another = [JOINING, DETERMINERS, OPENING].into_iter().any(|before| self.is(verb - 1, before));
            if FINITE.has(word) || comma && !another && (OF_ONE.has(word) || OF_MANY.has(word) && plural) {
                return true;
            }
            plural |= self.is_plural(verb);
            let person = SUBJECTS.has(word) || EITHER.has(word);
            if comma && (person || RELATIVE.has(word)) {
                described = verb + 2 + usize::from(self.is(verb + 1, FINITE));
            } else if word.is_none() || person || RELATIVE.has(word) || JOINING.has(word) && !comma {
                return false;
            }
        }
        false
    }

    /// Whether a word may be several things by its end.
    fn is_plural(&self, at: usize) -> bool {
        self.token(at).is_some_and(|noun| noun.span.of(self.text).ends_with('s'))
    }

    /// Whether somebody acts soon after a word: "in the past year we have ...".
    fn somebody_follows(&self, at: usize) -> bool {
        let until = self.tokens.len().min(at + LONG_SUBJECT);
        let acts = |word: usize| self.is(word, SUBJECTS) || self.subject_at(word, false);
        (at + 1..until).take_while(|&word| word == at + 1 || !self.gap(word).contains([',', ';'])).any(acts)
    }

    /// Whether an adverbial begins at a word and a subject right after it: "from time to time we may ...".
    fn subject_after_adverbial(&self, at: usize) -> bool {
        let bound = |word: &usize| self.is(*word, RELATIVE) || self.is(*word, JOINING) || self.is(*word, CLOSING);
        self.is(at, ADVERBIAL)
            && (at + 1..=at + SUBJECT).take_while(|word| !bound(word)).any(|word| self.subject_at(word, false))
    }

    /// Whether a thing that acts may begin at a word which a comma and a conjunction part from a clause
    /// without another comma: "and the licence covers ...", "and carts follow ...". After several commas
    /// it is the last thing of a list.
    fn thing_at(&self, at: usize, clause: usize) -> bool {
        let listed = (clause + 1..at.saturating_sub(1)).any(|word| self.gap(word).contains(','));
        let long = self.tokens.len() >= at + FEWEST_BEFORE;
        let several = self.is_plural(at);
        let goes_on = self.is(at + 1, JOINING) || self.is(at + 1, RELATIVE) || self.is(at + 1, OPENING);
        long && !listed && (self.is(at, DETERMINERS) || several && !goes_on && !self.is(at, FINITE))
    }

    /// Where the main clause begins after a condition that opens a clause.
    fn main_after_condition(&self, start: usize, end: usize) -> Option<usize> {
        if !self.is(start, OPENING) {
            return None;
        }
        (start + 2..end).find(|&at| self.gap(at).contains(',') && self.subject_at(at, true))
    }

    /// What follows a short condition that opens a clause, where no subject and verb are told in it.
    fn after_short_condition(&self, start: usize, end: usize) -> Option<usize> {
        let comma = (start + 2..end.min(start + LONG_SUBJECT)).find(|&at| self.gap(at).contains(','))?;
        (self.is(start, OPENING) && !self.is(comma, JOINING) && end - comma >= FEWEST_BEFORE).then_some(comma)
    }

    /// A clause without the conditions that open and end it.
    fn core(&self, start: usize, end: usize) -> (usize, usize) {
        // An event is what the clause is about: "in the event of a merger, ...".
        let event = self.is(start, EVENT);
        let main = || self.main_after_condition(start, end).or_else(|| self.after_short_condition(start, end));
        let from = if event { start } else { main().unwrap_or(start) };
        // "All rights, in that work, ..." says in what, not when.
        let place = |at: usize| self.is(at, WITHIN) && self.is(at + 1, NAMED_BEFORE);
        let opening = |at: usize| self.is(at, OPENING) && self.gap(at).contains(',') && !place(at);
        let closing = |at: &usize| self.is(*at, CLOSING) || opening(*at);
        let to = (from + FEWEST_BEFORE..end).find(closing).unwrap_or(end);
        (from, to)
    }

    /// A part of a sentence as a sentence.
    fn sentence(&self, whole: Sentence, start: usize, end: usize) -> Sentence {
        let first = u32::try_from(start).unwrap_or(u32::MAX);
        let last = u32::try_from(end).unwrap_or(u32::MAX);
        let tokens = TokenRange {
            start: whole.tokens.start.saturating_add(first),
            end: whole.tokens.start.saturating_add(last).min(whole.tokens.end),
        };
        let from = if start == 0 { whole.span.start } else { self.tokens[start].span.start };
        let to = match self.token(end) {
            Some(next) => {
                let between = self.text.between(from.index(), next.span.start.index());
                let joining = between.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '”' | '"'));
                Span::at(from.index(), from.index() + joining.len()).end
            }
            None => whole.span.end,
        };
        Sentence {
            span: Span { start: from, end: to },
            tokens,
            // A clause with a subject of its own does not go on with what introduces a list.
            lead_in: whole.lead_in.filter(|_| start == 0),
            ..whole
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn clauses(text: &str) -> Vec<String> {
        let page = Page::paragraph(text);
        let document = Document::read(&page);
        let found = Clauses::of(&document, text, |_, _| true);
        let told = |(sentence, clause): (&Sentence, &Option<Clause>)| {
            clause.map(|clause| format!("{}{}", if clause.core { "~" } else { "" }, sentence.span.of(text)))
        };
        found.document.sentences().iter().zip(&found.clauses).filter_map(told).collect()
    }

    #[test]
    fn a_clause_begins_with_a_subject_and_its_verb() {
        for (text, wanted) in [
            (
                "You may not resell it, and we may lend it to others.",
                &["You may not resell it", "we may lend it to others."][..],
            ),
            (
                "We take no fee for it, and from time to time we may lend them.",
                &["We take no fee for it", "from time to time we may lend them."],
            ),
            (
                "We take no fee for it, and parcel lists of our customers form a book.",
                &["We take no fee for it", "parcel lists of our customers form a book."],
            ),
            (
                "Write your name on it; carriers and sorters pass letters on to others.",
                &["Write your name on it", "carriers and sorters pass letters on to others."],
            ),
            (
                "Subject to our tariff, letters and parcels of all sizes travel by cart.",
                &["~letters and parcels of all sizes travel by cart."],
            ),
            ("We lend nothing; please ask our porter first.", &["We lend nothing", "please ask our porter first."]),
            (
                "We never ask for your key, but our carts follow yours and you agree to it.",
                &["We never ask for your key", "our carts follow yours", "you agree to it."],
            ),
            (
                "We do not charge for it, and your letters may be lent to others.",
                &["We do not charge for it", "your letters may be lent to others."],
            ),
            (
                "We never lend your parcels, though we may lend your letters.",
                &["We never lend your parcels", "we may lend your letters."],
            ),
            (
                "Postmen may read them; these terms do not limit that.",
                &["Postmen may read them", "these terms do not limit that."],
            ),
            (
                "Wir haften nicht für Briefe, und wir dürfen sie verleihen.",
                &["Wir haften nicht für Briefe", "wir dürfen sie verleihen."],
            ),
        ] {
            assert_eq!(clauses(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_has_no_subject_of_its_own_begins_none() {
        for text in [
            "We will not lend your letters, sell them and give them away.",
            "Nothing between you and us ends on that day.",
            "You agree that we may read letters and that we may lend them.",
            "We may lend your letters, your parcels, and your use of the carts.",
            "Neither we nor our carriers will open your letters.",
            "We may: (a) read your letters; (b) lend them to others; and (c) keep them.",
            "We will not open your letters, or sell copies of them to people who collect stamps.",
            "We will not open your letters, or use their covers to train carriers.",
            "The letters that you write and the parcels that you send may be lent.",
        ] {
            assert_eq!(clauses(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_core_stands_without_its_conditions() {
        for (text, wanted) in [
            ("As the law requires, we may lend your letters.", &["~we may lend your letters."][..]),
            ("If you live abroad, your letters may be lent.", &["~your letters may be lent."]),
            ("Subject to the rules of the house, we may lend them.", &["~we may lend them."]),
            ("We may lend your letters to others unless you object.", &["~We may lend your letters to others"]),
            ("If you leave and we keep your letters, we may lend them.", &["~we may lend them."]),
            (
                "You may leave if you tell us, and we may lend your letters, unless you object.",
                &[
                    "You may leave if you tell us",
                    "~You may leave",
                    "we may lend your letters, unless you object.",
                    "~we may lend your letters",
                ],
            ),
        ] {
            let found = clauses(text);
            let found: Vec<_> = found.iter().filter(|clause| clause.as_str() != "~You may leave").collect();
            let wanted: Vec<_> = wanted.iter().filter(|clause| **clause != "~You may leave").collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
