//! What a word is where it stands: verb, noun, preposition. English only, and by its neighbours.

use super::read::Phrase;
use super::words::{
    AUXILIARIES, COMPANY_ENDINGS, DETERMINERS, GOVERNORS, PREPOSITIONS, SUBJECTS, SUBORDINATORS, VERBS, VERBS_OR_NOUNS,
};

impl Phrase<'_> {
    pub(super) fn governs(&self, at: usize) -> bool {
        self.is_verb(at) || GOVERNORS.contains(&self.words[at].folded.as_str())
    }

    /// Whether a word can be the verb of a sentence: no participle and no infinitive.
    pub(super) fn is_main(&self, at: usize) -> bool {
        let folded = self.words[at].folded.as_str();
        let infinitive = at > 0 && self.words[at - 1].folded == "to";
        self.is_finite(at) || self.is_verb(at) && !infinitive && !is_participle(folded) && !folded.ends_with("ing")
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        AUXILIARIES.contains(&self.words[at].folded.as_str())
    }

    /// Whether the words before and after a place are parted.
    pub(super) fn parts(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.comma || word.stop || word.defined
    }

    /// Whether a word only adds examples or more items: `including`, `such as`, `together with`.
    pub(super) fn adds(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let next = self.words.get(at + 1).map_or("", |word| word.folded.as_str());
        match word.folded.as_str() {
            "including" => true,
            "such" | "well" => next == "as",
            "together" | "along" => next == "with",
            "as" => next == "well" || at > 0 && matches!(self.words[at - 1].folded.as_str(), "such" | "well"),
            "with" => at > 0 && matches!(self.words[at - 1].folded.as_str(), "together" | "along"),
            _ => false,
        }
    }

    pub(super) fn names_company(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| COMPANY_ENDINGS.contains(&word.folded.replace('.', "").as_str()))
    }

    pub(super) fn is_preposition(&self, at: usize) -> bool {
        PREPOSITIONS.contains(&self.words[at].folded.as_str())
    }

    pub(super) fn is_determiner(&self, at: usize) -> bool {
        DETERMINERS.contains(&self.words[at].folded.as_str())
    }

    pub(super) fn is_conjunction(&self, at: usize) -> bool {
        matches!(self.words[at].folded.as_str(), "and" | "or" | "and/or" | "nor")
    }

    pub(super) fn is_subordinator(&self, at: usize) -> bool {
        SUBORDINATORS.contains(&self.words[at].folded.as_str())
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        let word = &self.words[at];
        let subject = SUBJECTS.contains(&word.folded.as_str()) && word.folded != "you"
            || matches!(word.folded.as_str(), "us" | "them");
        !self.is_preposition(at)
            && !self.is_conjunction(at)
            && !self.is_subordinator(at)
            && !self.is_verb(at)
            && !subject
            && !self.is_determiner(at)
            && !word.folded.ends_with("ly")
    }

    /// Whether a verb stands after this `to`: `require us to …`, `able to …`, `in order to …`.
    fn asks(&self, to: usize) -> bool {
        let Some(before) = to.checked_sub(1).filter(|&at| !self.parts(at)) else { return false };
        let asked = matches!(self.words[before].folded.as_str(), "us" | "them" | "able" | "unable" | "required");
        asked || self.words[before].folded == "order" && before > 0 && self.words[before - 1].folded == "in"
    }

    /// Whether a word is a verb where it stands. What precedes a determiner and is no preposition can
    /// hardly be anything else.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let word = &self.words[at];
        let folded = word.folded.as_str();
        let function = DETERMINERS.contains(&folded)
            || PREPOSITIONS.contains(&folded)
            || SUBJECTS.contains(&folded)
            || SUBORDINATORS.contains(&folded)
            || matches!(folded, "and" | "or" | "and/or" | "including" | "plus" | "us");
        if function {
            return false;
        }
        let next = self.words.get(at + 1).filter(|_| !self.parts(at));
        let opens = at == 0 || self.words[at - 1].stop;
        let object = next.is_some_and(|next| DETERMINERS.contains(&next.folded.as_str()));
        let adverb = at > 1 && (self.words[at - 1].folded == "also" || self.words[at - 1].folded.ends_with("ly"));
        let before = at.checked_sub(1 + usize::from(adverb)).filter(|&at| !self.parts(at)).map(|at| &self.words[at]);
        if let Some(before) = before {
            let before_folded = before.folded.as_str();
            let that = before_folded == "that" && !folded.ends_with('s') && !folded.ends_with("ed");
            if SUBJECTS.contains(&before_folded) && !that || AUXILIARIES.contains(&before_folded) {
                return true;
            }
            if DETERMINERS.contains(&before_folded) && before_folded != "this" {
                return AUXILIARIES.contains(&folded);
            }
            if before_folded == "to" && self.asks(at - 1) && next.is_some() {
                return true;
            }
            if before_folded == "to" && VERBS_OR_NOUNS.contains(&folded) {
                return next.is_some_and(|next| !PREPOSITIONS.contains(&next.folded.as_str()));
            }
            let bare =
                next.is_some_and(|next| !is_small(&next.folded) && !PREPOSITIONS.contains(&next.folded.as_str()));
            if folded == "use" && before_folded.ends_with('s') && bare {
                return true;
            }
            let third_person = folded.ends_with('s') && !folded.ends_with("ss") && !folded.contains('\'');
            let proper = before.text.starts_with(char::is_uppercase) && at > 0 && !DETERMINERS.contains(&before_folded);
            let object_follows = next.is_some_and(|next| {
                !PREPOSITIONS.contains(&next.folded.as_str())
                    && !is_small(&next.folded)
                    && !SUBJECTS.contains(&next.folded.as_str())
                    && !is_participle(&next.folded)
                    && !next.folded.ends_with("able")
                    && !matches!(
                        next.folded.as_str(),
                        "including" | "such" | "and/or" | "below" | "described" | "relating"
                    )
            });
            if third_person && proper && object_follows && !word.text.contains(char::is_uppercase) {
                return true;
            }
            let said_how = at > 1 && adverb && self.words[at - 1].text.starts_with(char::is_lowercase);
            let plain =
                !["ed", "ing", "able", "ible", "al", "ant", "ent"].iter().any(|ending| folded.ends_with(ending));
            if said_how && plain && before_folded.ends_with('s') && next.is_some() {
                return true;
            }
            let gerund = folded.ends_with("ing") && next.is_some();
            if gerund && matches!(before_folded, "by" | "when" | "while" | "before" | "after" | "without") {
                return true;
            }
        }
        if object && (word.text.starts_with(char::is_lowercase) || opens) {
            return true;
        }
        VERBS.contains(&folded)
            && (!VERBS_OR_NOUNS.contains(&folded))
            && !(word.text.starts_with(char::is_uppercase) && at > 0)
    }
}

pub(super) fn is_participle(folded: &str) -> bool {
    folded.len() > 4 && folded.ends_with("ed") && !matches!(folded, "limited" | "united")
        || matches!(folded, "made" | "sent" | "held" | "built" | "given" | "shown" | "found" | "set" | "used")
}

pub(super) fn is_small(folded: &str) -> bool {
    matches!(folded, "of" | "the" | "and" | "for" | "on" | "to" | "in" | "or" | "a" | "an" | "&" | "with" | "by")
}
