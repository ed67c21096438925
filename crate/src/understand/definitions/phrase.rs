//! The noun phrase that ends a text, for the meaning of `… (the "X")`.
//!
//! There is no parser here. Four ways are tried, the surest first, and what none of them can tell is
//! not told: the initials of an acronym, the term's own last word as the phrase's head, a text that is
//! nothing but a phrase, and last the words around the phrase.

use super::classes::{is_participle, is_small};
use super::read::{Phrase, Word};
use super::words::{ALIASES, COMPANY_ENDINGS, HEAD_REACH, SUBJECTS};
use crate::text::cut::Cut;

/// Longest meaning, in words; longer ones are read wrong more often than right.
const MEANING_WORDS: usize = 80;

impl<'t> Phrase<'t> {
    /// What a term means that is defined at the end of the text; `whole` if it stands for all that is
    /// listed there.
    pub(super) fn meaning(&self, term: &str, whole: bool) -> Option<&'t str> {
        let letters = term.strip_suffix('s').unwrap_or(term);
        let acronym = (2..=5).contains(&letters.len()) && letters.chars().all(char::is_uppercase);
        let start = if acronym && !whole {
            self.acronym(term)
        } else if whole {
            let headed = self.headed(term).filter(|&start| self.joins(start)).and_then(|start| self.list(start));
            headed.or_else(|| self.list_end().and_then(|start| self.list(start))).or_else(|| self.only_phrase(true))
        } else {
            self.acronym(term)
                .or_else(|| self.headed(term))
                .or_else(|| self.only_phrase(false))
                .or_else(|| self.governed(term))
        }?;
        let start = self.past_activity(self.with_following(start), term);
        let start = if whole || acronym { start } else { self.past_example(start)? };
        if self.only_lasts(start) || self.idiom(start) || self.is_told(start) {
            return None;
        }
        self.without_recipient(self.cut(start)?, start, term)
    }

    /// `the following terms` from its article on; `following` is no preposition there.
    fn with_following(&self, start: usize) -> usize {
        let before = start.checked_sub(2).filter(|&at| self.words[at + 1].folded == "following" && !self.parts(at + 1));
        before.filter(|&at| self.is_determiner(at)).unwrap_or(start)
    }

    /// `the processing activities of our boats and piers` is about the boats and piers, unless the term
    /// names the activities.
    fn past_activity(&self, start: usize, term: &str) -> usize {
        const ACTIVITIES: [&str; 9] = [
            "activities",
            "activity",
            "practices",
            "processing",
            "use",
            "provision",
            "operation",
            "collection",
            "usage",
        ];
        let head = term.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let of = (start + 1..self.words.len().min(start + 5)).find(|&at| self.words[at].folded == "of");
        let Some(of) = of.filter(|&of| {
            of + 1 < self.words.len() && (start..of).all(|at| !self.parts(at) && !self.is_preposition(at))
        }) else {
            return start;
        };
        let activity = self.words[of - 1].folded.as_str();
        let named = term.to_lowercase().contains(&stem(activity)) || same_head(&stem(&head), activity);
        if ACTIVITIES.contains(&activity) && !named && self.begins(of + 1) { of + 1 } else { start }
    }

    /// What examples are given of, where the phrase from a word on is only the example: `other piers
    /// such as the North Pier`. None if that cannot be told, as after `including through`.
    fn past_example(&self, start: usize) -> Option<usize> {
        let Some(before) = start.checked_sub(1) else { return Some(start) };
        if self.is_preposition(before) && before > 0 && self.words[before - 1].folded == "including" {
            return None;
        }
        let such_as = self.words[before].folded == "as"
            && before > 1
            && self.words[before - 1].folded == "such"
            && !self.parts(before - 1);
        if !such_as {
            return Some(start);
        }
        let holder = before - 2;
        let clear = self.is_noun(holder) && !self.words[holder].stop && !self.words[holder].defined;
        let first = self.minimal(holder).filter(|_| clear)?;
        self.stands(first).then_some(first)
    }

    /// Whether a phrase says only how long something lasts, not what: `a period of 24 months`.
    fn only_lasts(&self, start: usize) -> bool {
        const UNITS: [&str; 6] = ["day", "week", "month", "year", "hour", "minute"];
        let words = &self.words[start..];
        let Some(last) = words.last() else { return true };
        let timed = words.len() <= 8 && UNITS.contains(&stem(&last.folded).as_str());
        timed && start > 0 && self.is_preposition(start - 1)
    }

    /// Whether a phrase begins with who is told of something: `notify the owner of a change`.
    fn is_told(&self, start: usize) -> bool {
        const TELL: [&str; 8] =
            ["notify", "notifies", "notifying", "inform", "informs", "informing", "advise", "remind"];
        let told = start.checked_sub(1).is_some_and(|at| TELL.contains(&self.words[at].folded.as_str()));
        told && self.words[start + 1..].iter().any(|word| matches!(word.folded.as_str(), "of" | "about"))
    }

    /// Whether a phrase's first word is a preposition's own: `in force`, `in writing`.
    fn idiom(&self, start: usize) -> bool {
        let before = start.checked_sub(1).map(|at| self.words[at].folded.as_str());
        let word = self.words[start].folded.as_str();
        matches!(before, Some("in")) && matches!(word, "force" | "effect" | "writing" | "place" | "full" | "case")
    }

    /// A meaning without whom a thing is given to: `send reports to the owner`. None if hardly
    /// anything is left.
    fn without_recipient(&self, meaning: &'t str, start: usize, term: &str) -> Option<&'t str> {
        const GIVING: [&str; 22] = [
            "provide",
            "provides",
            "providing",
            "provision",
            "send",
            "sends",
            "sending",
            "offer",
            "offers",
            "offering",
            "give",
            "gives",
            "giving",
            "supply",
            "supplies",
            "deliver",
            "delivery",
            "submit",
            "transmit",
            "disclose",
            "transfer",
            "sell",
        ];
        let before = start.checked_sub(1).map(|at| if self.words[at].folded == "of" { at.max(1) - 1 } else { at });
        if !before.is_some_and(|at| GIVING.contains(&self.words[at].folded.as_str())) {
            return Some(meaning);
        }
        let end = self.words.len();
        let to = (start + 1..end.saturating_sub(1)).find(|&at| self.words[at].folded == "to");
        let Some(to) = to.filter(|&to| end - to <= 5) else { return Some(meaning) };
        let plain = (start..to).all(|at| !self.is_subordinator(at) && !self.is_verb(at));
        let named = &self.words[to - 1].folded;
        let owned = matches!(named.as_str(), "access" | "link" | "links" | "license" | "right" | "rights" | "changes");
        let person = self.is_determiner(to + 1)
            || self.words[to + 1].text.starts_with(char::is_uppercase)
            || matches!(self.words[to + 1].folded.as_str(), "you" | "us" | "them");
        if !plain || owned || is_participle(named) || named.ends_with("ing") || !person || self.is_verb(to + 1) {
            return Some(meaning);
        }
        let kept = meaning.get(..self.words[to].at.checked_sub(self.words[start].at)?)?.trim_end();
        (kept.split_whitespace().count() > 2 && !kept.eq_ignore_ascii_case(term)).then_some(kept)
    }

    /// The text from a word on, if it reads as a phrase.
    fn cut(&self, start: usize) -> Option<&'t str> {
        let start = (start..self.words.len()).find(|&at| !self.hangs(at))?;
        let first = self.words.get(start)?;
        let meaning = self.text.since(first.at).trim().trim_end_matches([',', ' ']);
        let meaning = meaning.trim_start_matches(['"', '“', '•', '●', '-', ' ']);
        let open = meaning.matches('(').count() == meaning.matches(')').count();
        let quotes = meaning.matches('"').count().is_multiple_of(2)
            && meaning.matches('“').count() == meaning.matches('”').count();
        let words = self.words.len() - start;
        let second = self.words.get(start + 1).map_or("", |word| word.folded.as_str());
        let conduct = self.is_determiner(start)
            && matches!(second, "use" | "access" | "purchase" | "visit" | "right" | "privacy" | "end" | "security");
        let third = self.words.get(start + 2).map_or("", |word| word.folded.as_str());
        let rest = second == "other" && matches!(third, "of" | "in" | "to" | "party");
        let whoever = matches!(first.folded.as_str(), "whomever" | "whoever");
        let runs_on = self.words[start..].iter().any(|word| matches!(word.folded.as_str(), "so" | "because"));
        if whoever || runs_on {
            return None;
        }
        let place = matches!(first.folded.as_str(), "section" | "article" | "clause")
            || words > 1 && first.folded.contains('/');
        let vague = matches!(first.folded.as_str(), "certain" | "some")
            && words <= 5
            && self.words[start..].iter().all(|word| !word.comma && word.folded != "that");
        let age = self.words.last().is_some_and(|word| word.folded == "old");
        if rest || place || age || vague {
            return None;
        }
        let points_back = matches!(first.folded.as_str(), "those" | "such") && words <= 3;
        let brand = start > 1 && self.words[start - 2].text == "It";
        if words > 1 && first.folded == "you" || first.folded == "other" || conduct || points_back || brand {
            return None;
        }
        let alone = words == 1 && first.text.starts_with(char::is_lowercase);
        let telling = !alone || first.folded == "you" || first.folded.ends_with('s') || first.folded.contains('.');
        let stops = self.words[start..].iter().any(|word| word.stop);
        let ok = open && quotes && telling && !stops && words <= MEANING_WORDS && self.begins(start);
        ok.then_some(meaning)
    }

    /// Adverbs and the like that a phrase does not begin with.
    pub(super) fn hangs(&self, at: usize) -> bool {
        let folded = self.words[at].folded.as_str();
        let next = self.words.get(at + 1).map_or("", |word| word.folded.as_str());
        let adjective = ["able", "ible", "ed", "ing", "al", "ant", "ent"].iter().any(|ending| next.ends_with(ending));
        folded.ends_with("ly")
            && !adjective
            && !matches!(folded, "family" | "supply" | "reply")
            && self.words[at].text.starts_with(char::is_lowercase)
            || matches!(folded, "and" | "or" | "and/or" | "also" | "available" | "harmless" | "both" | "e.g" | "i.e")
            || folded.contains('.') && folded.chars().all(|c| c.is_numeric() || c == '.')
    }

    pub(super) fn begins(&self, at: usize) -> bool {
        let folded = self.words[at].folded.as_str();
        let pronoun = SUBJECTS.contains(&folded) && folded != "you" || matches!(folded, "them" | "us" | "there");
        let people = matches!(folded, "users" | "customers" | "members" | "visitors");
        let people = people
            && at + 1 < self.words.len()
            && !self.parts(at)
            && self.is_noun(at + 1)
            && !is_participle(&self.words[at + 1].folded);
        !people && !self.is_preposition(at) && !pronoun && !self.is_verb(at) && !self.is_subordinator(at)
    }

    /// The words whose initials are the term's letters, with the article before them.
    fn acronym(&self, term: &str) -> Option<usize> {
        let letters: String = term.chars().filter(|c| c.is_alphanumeric()).collect();
        let upper =
            letters.chars().all(|c| c.is_uppercase() || c.is_numeric()) || term.ends_with('s') && term.len() < 6;
        if !(2..=8).contains(&letters.chars().count()) || !upper || term.contains(' ') {
            return None;
        }
        let several = letters.ends_with('s');
        if several && !self.words.last()?.folded.ends_with('s') {
            return None;
        }
        let letters = letters.trim_end_matches('s').to_lowercase();
        let ending = |word: &Word<'_>| COMPANY_ENDINGS.contains(&word.folded.replace('.', "").as_str());
        let start = (0..self.words.len()).rev().take(12).find(|&start| {
            let words = self.words[start..].iter().filter(|word| !ending(word));
            let all: String = words.clone().flat_map(|word| initials(&word.folded)).collect();
            let main: String =
                words.filter(|word| !is_small(&word.folded)).flat_map(|word| initials(&word.folded)).collect();
            !is_small(&self.words[start].folded) && (all == letters || main == letters)
                || all == letters && self.words[start].folded == "the"
        })?;
        let article = start > 0
            && !self.parts(start - 1)
            && matches!(self.words[start - 1].folded.as_str(), "the" | "this" | "these");
        let owner = start > 0 && !self.parts(start - 1) && self.words[start - 1].folded.ends_with("'s");
        let owner = owner && self.words[start - 1].text.starts_with(char::is_uppercase);
        Some(if article || owner { start - 1 } else { start })
    }

    /// The phrase whose head the term's last word is: `the web pages at … (the "Pages")`.
    fn headed(&self, term: &str) -> Option<usize> {
        let names: Vec<String> = term.split_whitespace().map(|word| stem(&word.to_lowercase())).collect();
        let head = names.last()?;
        let end = self.words.len() - 1;
        for at in (0..=end).rev().take(HEAD_REACH) {
            let word = &self.words[at];
            if at < end && (word.stop || word.defined) {
                return None;
            }
            if !same_head(head, &word.folded) || !self.is_noun(at) || !self.opens_tail(at) {
                continue;
            }
            let named = names.iter().rev().enumerate().take_while(|(back, name)| {
                at.checked_sub(*back).is_some_and(|at| stem(&self.words[at].folded) == **name)
            });
            let first = at + 1 - named.count().max(1);
            let start = self.minimal(first)?;
            let listed = (start..start + 2)
                .any(|at| self.words.get(at).is_some_and(|word| matches!(word.folded.as_str(), "other" | "similar")))
                || self.ends_list(start);
            if listed && start > 0 && (self.is_conjunction(start - 1) || self.words[start - 1].comma) {
                return self.alternatives(start);
            }
            if start > 0 && names.len() > 1 && matches!(self.words[start].folded.as_str(), "these" | "this") {
                continue;
            }
            let of_three = start > 1 && self.is_conjunction(start - 1) && self.words[start - 2].comma;
            let by_other_name = stem(&word.folded) != *head;
            if of_three && (!self.is_determiner(start) || by_other_name) {
                return None;
            }
            let other_term = at == start + 1 && names.len() > 1 && word.text.starts_with(char::is_uppercase);
            if other_term && matches!(self.words[start].folded.as_str(), "the" | "our" | "these") {
                continue;
            }
            let named_of = start > 1 && self.words[start - 1].folded == "of" && !self.is_determiner(start);
            if named_of && self.words[start - 2].text.starts_with(char::is_uppercase) {
                return self.minimal(start - 2);
            }
            return Some(start);
        }
        None
    }

    /// A text without a verb is a phrase from its first word on.
    fn only_phrase(&self, whole: bool) -> Option<usize> {
        let end = self.words.len() - 1;
        let start = self.words[..end].iter().rposition(|word| word.stop).map_or(0, |at| at + 1);
        let start = start + usize::from(self.words[start].folded.chars().all(|c| c.is_numeric() || c == '.'));
        if start > end || !self.is_noun(end) {
            return None;
        }
        let flat = (start..=end).all(|at| {
            (!self.is_verb(at) || at > start && self.words[at - 1].folded == "to")
                && !self.is_subordinator(at)
                && (at == end || !self.words[at].defined)
        });
        let plain =
            (start..end).all(|at| !self.words[at].comma || whole || self.adds(at + 1) || self.names_company(at + 1));
        let ing = self.words[start].folded.ends_with("ing");
        (flat && plain && !ing && self.begins(start)).then_some(start)
    }

    /// The last phrase, if what stands before it shows that it begins there.
    fn governed(&self, term: &str) -> Option<usize> {
        let end = self.words.len() - 1;
        let mut start = self.minimal(end)?;
        let as_role = start > 1 && self.words[start - 1].folded == "as" && self.words[start - 2].folded != "such";
        if as_role || names_act(term) || self.unlikely(start, term) {
            return None;
        }
        if ends_plural(term) && matches!(self.words[start].folded.as_str(), "a" | "an" | "this" | "each" | "one") {
            return None;
        }
        let aged = start.checked_sub(4).filter(|&at| {
            self.words[at..start].iter().map(|word| word.folded.as_str()).eq(["under", "the", "age", "of"])
        });
        if let Some(under) = aged {
            start = self.minimal(under.checked_sub(1)?)?;
        }
        for _ in 0..3 {
            if self.ends_list(start) {
                let first = self.alternatives(start)?;
                return (first < start || self.stands(first)).then_some(first);
            }
            let before = start.checked_sub(1);
            let of = before.is_some_and(|at| self.words[at].folded == "of" && !self.parts(at));
            let holder = start.checked_sub(2).filter(|at| of && self.is_noun(*at));
            match holder {
                Some(holder) if !self.governs(holder) => start = self.minimal(holder)?,
                _ => break,
            }
        }
        self.stands(start).then_some(start)
    }

    /// Whether the phrase from a word on is none that a term would be made for: an action's name for
    /// a thing, a thing that has a defined name already, a single thing without an article.
    fn unlikely(&self, start: usize, term: &str) -> bool {
        let words = &self.words[start..];
        let determined = self.is_determiner(start);
        let named = words[usize::from(determined)..]
            .iter()
            .all(|word| word.text.starts_with(char::is_uppercase) || is_small(&word.folded) || word.folded == "with");
        let plural = words.last().is_some_and(|word| word.folded.ends_with('s'));
        let bare = !determined && !plural && words.iter().all(|word| word.text.starts_with(char::is_lowercase));
        let site = words.iter().any(|word| word.folded.contains('.')) || words.iter().any(|word| word.folded == "you");
        let owned = words[0].folded.ends_with("'s");
        term.ends_with("ing") || (determined || owned) && named && words[0].folded != "a" || bare && !site
    }
}

/// Whether a term names an act or the like, which hardly any other noun stands for: the last phrase
/// before it is then most likely only what the act is about.
fn names_act(term: &str) -> bool {
    const ACTS: [&str; 13] = [
        "request",
        "notice",
        "obligation",
        "disagreement",
        "order",
        "term",
        "provision",
        "change",
        "period",
        "account",
        "demand",
        "delivery",
        "voucher",
    ];
    let last = term.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    ACTS.contains(&stem(&last).as_str())
}

/// `general` to `g`, `on-line` to `ol`.
fn initials(folded: &str) -> impl Iterator<Item = char> + '_ {
    folded.split(['-', '/']).filter_map(|part| part.chars().next())
}

/// A word without the ending of its plural.
fn stem(folded: &str) -> String {
    let word = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.trim_end_matches("(s)");
    match word.strip_suffix("ies") {
        Some(root) => format!("{root}y"),
        None => word.strip_suffix('s').filter(|root| !root.ends_with('s')).unwrap_or(word).to_owned(),
    }
}

/// Whether a phrase's head may be called by a term's last word.
fn same_head(head: &str, folded: &str) -> bool {
    let word = stem(folded);
    word == head || ALIASES.iter().any(|(name, others)| *name == head && others.contains(&word.as_str()))
}

fn ends_plural(term: &str) -> bool {
    let lower = term.to_lowercase();
    lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("terms")
}
