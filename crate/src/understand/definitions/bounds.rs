//! Where a noun phrase begins, and whether one can begin there at all.

use super::classes::is_participle;
use super::read::Phrase;
use super::words::{DETACHED, SUBJECTS};

impl Phrase<'_> {
    /// The shortest phrase that ends with a noun.
    pub(super) fn minimal(&self, end: usize) -> Option<usize> {
        if !self.is_noun(end) {
            return None;
        }
        let mut start = end;
        loop {
            if self.is_determiner(start) {
                while start > 0 && !self.parts(start - 1) {
                    if self.is_determiner(start - 1) {
                        start -= 1;
                    } else if start > 1 && self.words[start - 1].folded == "of" && self.is_determiner(start - 2) {
                        start -= 2;
                    } else {
                        break;
                    }
                }
                return Some(start);
            }
            let Some(before) = start.checked_sub(1) else { return Some(start) };
            let word = &self.words[before];
            if word.stop || word.defined {
                return Some(start);
            }
            let closed = word.comma && !self.names_company(start)
                || self.is_preposition(before)
                || self.is_verb(before)
                || self.is_subordinator(before)
                || SUBJECTS.contains(&word.folded.as_str())
                || self.adds(before);
            if closed {
                return Some(start);
            }
            if self.is_conjunction(before) {
                let company = (start..start + 4).any(|at| self.names_company(at));
                let joined = before.checked_sub(1).filter(|&at| self.is_noun(at) && !self.parts(at));
                let joined = joined.filter(|&at| !company && self.words[at].folded != "you");
                let Some(joined) = joined else { return Some(start) };
                start = joined;
            } else {
                start = before;
            }
        }
    }

    /// Whether a phrase stands where a phrase begins: at the start, after a verb, or after a
    /// preposition that is not the phrase's own, and outside a clause that only describes another noun.
    pub(super) fn stands(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return true };
        let word = &self.words[before];
        if word.stop {
            return true;
        }
        if word.defined || self.is_relative(start) {
            return false;
        }
        if word.comma || self.is_conjunction(before) {
            return false;
        }
        if self.is_verb(before) {
            return true;
        }
        if self.is_preposition(before) {
            let Some(holder) = before.checked_sub(1) else { return true };
            let agent = word.folded == "by" && is_participle(&self.words[holder].folded);
            let passive = holder > 0 && self.is_finite(holder - 1);
            if agent && !passive && !self.words[start].text.starts_with(char::is_uppercase) {
                return false;
            }
            let begins = self.parts(holder) || self.is_verb(holder);
            return begins || DETACHED.contains(&word.folded.as_str()) || self.governs(holder);
        }
        self.is_subordinator(before) && !matches!(word.folded.as_str(), "that" | "which" | "who")
    }

    /// Whether the words before `start` are a clause about a noun: `users who visit …`, `data that we
    /// collect about …`, `data we collect from …`, `data collected from …`.
    pub(super) fn is_relative(&self, start: usize) -> bool {
        for at in (0..start).rev().take(14) {
            let word = &self.words[at];
            let inside = at + 1 < start;
            if inside && (word.stop || word.defined) {
                return false;
            }
            let noun_before = at > 0 && !self.parts(at - 1) && self.is_noun(at - 1);
            let provided = at > 0 && self.words[at - 1].comma && is_participle(&word.folded) && self.is_noun(at - 1);
            if provided && at + 1 < start && self.is_preposition(at + 1) {
                return true;
            }
            match word.folded.as_str() {
                "who" | "which" | "whose" => return true,
                "that" => return noun_before,
                "to" if noun_before && inside && self.is_verb(at + 1) => {
                    let before = self.words[at - 1].folded.as_str();
                    if !is_participle(before)
                        && !matches!(before, "order" | "right" | "license" | "permission" | "ability" | "able")
                    {
                        return true;
                    }
                }
                "if" | "when" | "where" | "whether" | "because" | "while" | "how" | "once" => return false,
                "we" | "you" | "they" | "it" if self.is_verb(at + 1) => {
                    let that = at > 1 && self.words[at - 1].folded == "that" && self.is_noun(at - 2);
                    return noun_before
                        || that
                        || at > 0 && matches!(self.words[at - 1].folded.as_str(), "which" | "who");
                }
                folded if noun_before && !self.is_verb(at - 1) && !self.is_determiner(at) => {
                    let next_tail = self
                        .words
                        .get(at + 1)
                        .is_some_and(|_| self.is_preposition(at + 1) || self.is_determiner(at + 1));
                    if next_tail && (is_participle(folded) || folded.ends_with("ing") && !self.is_determiner(at - 1)) {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Whether what follows a noun up to the end of the text can belong to it.
    pub(super) fn opens_tail(&self, at: usize) -> bool {
        let end = self.words.len() - 1;
        if at == end {
            return true;
        }
        let next = at + 1;
        let folded = self.words[next].folded.as_str();
        if self.words[at].comma {
            let third = self.words.get(next + 1).map_or("", |word| word.folded.as_str());
            let edition = matches!(folded, "version" | "dated" | "effective") || folded == "in" && third == "force";
            return edition
                || self.adds(next)
                || self.names_company(next)
                || matches!(folded, "which" | "whether" | "as");
        }
        let main = (next..=end).find(|&at| {
            self.is_main(at) || self.is_subordinator(at) || SUBJECTS.contains(&self.words[at].folded.as_str())
        });
        if main.is_some_and(|at| self.is_main(at)) {
            return false;
        }
        if self.is_conjunction(next) {
            return self.minimal(end).is_some_and(|start| start <= at);
        }
        let describes = is_participle(folded)
            || folded.ends_with("ing")
            || matches!(
                folded,
                "available" | "accessible" | "necessary" | "that" | "which" | "who" | "whose" | "where" | "such"
            );
        let attached = self.is_preposition(next) && !DETACHED.contains(&folded)
            || matches!(folded, "by" | "under" | "through" | "via");
        let clause = matches!(folded, "we" | "you" | "they" | "it") && next < end && self.is_verb(next + 1);
        let infinitive = folded == "to" && next < end && self.is_verb(next + 1);
        (describes || attached || clause || self.adds(next)) && !infinitive && !self.is_finite(next)
    }
}
