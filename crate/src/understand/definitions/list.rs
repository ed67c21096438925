//! Lists before a parenthesis: `A, B and C (collectively, the "X")` means all three.

use super::classes::is_participle;
use super::read::Phrase;
use super::words::{DETACHED, HEAD_REACH};

impl Phrase<'_> {
    /// Where the last item of a list begins.
    pub(super) fn list_end(&self) -> Option<usize> {
        let end = self.words.len() - 1;
        let conjunction = (0..end).rev().take(HEAD_REACH).find(|&at| self.is_conjunction(at) && !self.is_verb(at + 1));
        let from = self.minimal(end);
        match (from, conjunction) {
            (Some(start), _) if self.joins(start) => Some(start),
            (_, Some(at)) if self.begins(at + 1) && (at + 1..end).all(|at| !self.parts(at)) => Some(at + 1),
            _ => None,
        }
    }

    /// Whether a phrase is the last item of a list that belongs together.
    pub(super) fn ends_list(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let or = matches!(self.words[before].folded.as_str(), "or" | "and/or");
        let inner = (start..self.words.len()).any(|at| self.is_conjunction(at));
        let other = (start..start + 2)
            .any(|at| self.words.get(at).is_some_and(|word| matches!(word.folded.as_str(), "other" | "similar")));
        or || self.is_conjunction(before) && other || self.words[before].comma && inner
    }

    /// Whether something is listed right before a phrase.
    pub(super) fn joins(&self, start: usize) -> bool {
        start > 0 && (self.is_conjunction(start - 1) || self.words[start - 1].comma || self.adds(start - 1))
    }

    /// Where a list begins that no word such as "collectively" vouches for: `if a user buys a product
    /// from a seller, a contract or another agreement` looks like one.
    pub(super) fn alternatives(&self, start: usize) -> Option<usize> {
        let first = self.list(start)?;
        let clause = (0..first).rev().take_while(|&at| !self.parts(at));
        let dependent = clause
            .clone()
            .any(|at| matches!(self.words[at].folded.as_str(), "if" | "when" | "where" | "while" | "because"));
        let articles = (first..self.words.len())
            .filter(|&at| matches!(self.words[at].folded.as_str(), "a" | "an" | "the"))
            .count();
        let crossed = (first..start).any(|at| self.adds(at));
        let clause = self.words[first..].iter().any(|word| word.folded == "who");
        (!crossed && !clause).then_some(())?;
        (!dependent || articles == 0).then_some(first)
    }

    /// Where the list begins whose item begins at `start`.
    pub(super) fn list(&self, mut start: usize) -> Option<usize> {
        while start > 0 && self.joins(start) {
            let mut last = start - 1;
            while self.is_conjunction(last)
                || self.adds(last)
                || matches!(self.words[last].folded.as_str(), "such" | "as" | "well" | "together" | "along" | "with")
            {
                if self.words[last].stop || self.words[last].defined {
                    return None;
                }
                last = last.checked_sub(1)?;
            }
            if self.words[last].stop || self.words[last].defined {
                return None;
            }
            let mut first = last;
            while first > 0 && !self.parts(first - 1) && !self.is_conjunction(first - 1) && !self.adds(first - 1) {
                first -= 1;
            }
            let begins_text = first == 0 || self.words[first - 1].stop;
            let introduces = self.is_preposition(first)
                || matches!(
                    self.words[first].folded.as_str(),
                    "if" | "unless" | "when" | "where" | "while" | "because" | "although"
                );
            let begins_clause = begins_text || self.words[first - 1].comma;
            if begins_text && introduces || begins_clause && introduces && !self.is_preposition(first) {
                let shares = (first + 1..last)
                    .any(|at| self.is_preposition(at) && self.detaches(at) && self.is_determiner(at + 1));
                return (self.is_determiner(start) && !(shares && self.is_preposition(first))).then_some(start);
            }
            if (first + 1..last).any(|at| {
                matches!(self.words[at].folded.as_str(), "from" | "against" | "into")
                    && !is_participle(&self.words[at - 1].folded)
            }) {
                return None;
            }
            let governor = (first..=last).rev().find(|&at| {
                (self.is_verb(at) || self.is_subordinator(at))
                    && (!self.is_relative(at + 1) || self.words[at].folded == "that" && self.is_determiner(at + 1))
                    || self.is_preposition(at) && at > 0 && self.detaches(at)
            });
            if let Some(governor) = governor {
                let mut first = governor + 1;
                while first <= last && (self.is_preposition(first) || self.hangs(first)) {
                    first += 1;
                }
                let shared = (first + 1..last).any(|at| {
                    let tail = self.words[at - 1].folded.ends_with("ing") || is_participle(&self.words[at - 1].folded);
                    matches!(self.words[at].folded.as_str(), "with" | "to" | "between" | "from" | "for") && !tail
                });
                return (first <= last && self.begins(first) && !shared).then_some(first);
            }
            if self.is_preposition(first) {
                return (begins_text && first < last && self.begins(first + 1)).then_some(first + 1);
            }
            if (first..=last).any(|at| self.is_verb(at)) && !begins_text && !self.begins(first) {
                return None;
            }
            start = first;
        }
        let before = start.checked_sub(1);
        let item =
            (start..self.words.len()).take_while(|&at| at == start || !self.parts(at - 1) && !self.is_conjunction(at));
        let two = item.clone().any(|at| {
            matches!(self.words[at].folded.as_str(), "with" | "to" | "between" | "from" | "for") && !self.adds(at)
        });
        if two {
            return None;
        }
        before.is_none_or(|at| self.words[at].stop || self.is_verb(at) || self.is_preposition(at)).then_some(start)
    }

    /// Whether a preposition does not belong to the noun before it.
    pub(super) fn detaches(&self, at: usize) -> bool {
        let word = self.words[at].folded.as_str();
        let participle = at > 1
            && is_participle(&self.words[at - 1].folded)
            && (self.is_noun(at - 2) || self.is_conjunction(at - 2));
        !participle && (DETACHED.contains(&word) || at > 0 && self.governs(at - 1))
    }
}
