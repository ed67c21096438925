//! Denial in French, Spanish, German, Italian and Polish, whose negation goes with the verb.
//!
//! A denial governs its part of the sentence: what lies between two marks, and is opened by no word that
//! begins another part. It denies what is said where words of that follow in its part; or stand before it,
//! where the language puts its denial behind the verb or at the end. A denial that is itself among the words
//! asked for is part of what is said: "if you do not sign in".

use super::parted;
use crate::language::Language;
use crate::pattern::reading::denial::{
    AFRESH, AND, AT_END, BEFORE_HE, BEFORE_THAT, BEHIND_VERB, CONDITIONS, DENYING, EXCEPTING, HE, HINDERING, NEVER, NO,
    NOMINAL, NOR, OCCASIONS, OPENING, OR, PREPOSITIONS, PURPOSE, SHORTENED, TURNING, WITHOUT,
};
use crate::text::token::{Shape, Token};
use crate::text::word_set::WordSet;

/// Words between a denial and what it denies, at most.
const REACH: usize = 8;

/// The same for "never", "in no case" and a denial that introduces a list.
const FAR: usize = 14;

/// The same within a part that a word opens.
const REACH_WITHIN: usize = 3;

/// Words after "no" among which its noun stands.
const NOUN: usize = 3;

/// Words after a denial among which it may be turned round.
const TURNED: usize = 2;

/// Words before a denial among which what it is for stands: "in order not to".
const PURPOSES: usize = 3;

/// Words behind a denial with which its part may end.
const PARTICLE: usize = 1;

/// Words after a denial among which a mark only parts verbs, and words before it at most: "we do not sell, lend
/// or share".
const LISTED: usize = 2;
const LISTING: usize = 3;

/// A sentence of which some words say what is asked for.
pub struct Negation<'t, S> {
    /// Its words, those that introduce it first.
    pub tokens: &'t [Token],
    /// How many introduce it.
    pub introducing: usize,
    /// Its language.
    pub language: Language,
    /// Whether a word is one of those that say it.
    pub said: S,
}

impl<S: Fn(usize) -> bool> Negation<'_, S> {
    /// Whether what these words say is denied.
    #[must_use]
    pub fn denied(&self) -> bool {
        (0..self.tokens.len()).any(|at| self.denies(at) && self.governs(at))
    }

    fn is(&self, at: usize, words: WordSet) -> bool {
        words.of(self.language).has(self.tokens.get(at))
    }

    /// Whether a mark stands before a word, other than the apostrophe of a shortened one.
    fn marked(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| parted(&self.tokens[before], &self.tokens[at]) && !self.is(before, SHORTENED))
    }

    fn capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape.has(Shape::CAPITALISED))
    }

    /// Whether a word opens a part of its own.
    fn opens(&self, at: usize) -> bool {
        self.is_if(at) || [OPENING, AFRESH, EXCEPTING].into_iter().any(|words| self.is(at, words))
    }

    /// Whether a word is "if"; in French it may be shortened, and is then another word but before "he".
    fn is_if(&self, at: usize) -> bool {
        self.is(at, CONDITIONS) || self.is(at, BEFORE_HE) && self.is(at + 1, HE)
    }

    /// Whether a part that begins at a word is a condition: "if ...", "unless that ...".
    fn is_condition(&self, start: usize) -> bool {
        let before = |words: WordSet| start.checked_sub(1).is_some_and(|before| self.is(before, words));
        self.is_if(start) || self.is(start, OPENING) && (before(CONDITIONS) || before(BEFORE_THAT))
    }

    /// Whether "and" goes on with another verb, rather than with another thing.
    fn goes_on(&self, at: usize) -> bool {
        self.is(at, AND) && !self.capitalised(at + 1) && !self.is(at + 1, NOMINAL)
    }

    /// The first word of the part that a word lies in.
    fn start(&self, at: usize) -> usize {
        (1..=at).rev().find(|&word| self.marked(word) || self.opens(word) || self.goes_on(word)).unwrap_or(0)
    }

    /// The word after the last one of that part.
    fn end(&self, at: usize) -> usize {
        let ends = |word: &usize| self.marked(*word) || self.opens(*word) || self.goes_on(*word);
        (at + 1..self.tokens.len()).find(ends).unwrap_or(self.tokens.len())
    }

    /// Whether a word denies, by itself or together with its noun, and nothing turns it round.
    fn denies(&self, at: usize) -> bool {
        let word = self.is(at, DENYING) || self.is(at, NEVER);
        if !word && !self.is(at, NOR) && !self.is(at, NO) {
            return false;
        }
        let start = self.start(at);
        let beside_without = || (start..at).any(|word| self.is(word, WITHOUT));
        let occasion = self.is(at, NO) && self.is(at + 1, OCCASIONS);
        let of_noun = || {
            let begins = at <= start + 1;
            occasion || begins || (at + 1..=at + NOUN).take_while(|&word| !self.marks(word)).any(&self.said)
        };
        let other = (self.is(at, NOR) || self.is(at, NO) && of_noun()) && !beside_without();
        (word || other) && !(self.said)(at) && !self.is_condition(start) && !self.turned(at, start)
    }

    /// Whether a word is past the end, or a mark stands before it.
    fn marks(&self, at: usize) -> bool {
        at >= self.tokens.len() || self.marked(at)
    }

    /// Whether a denial is turned round, denied itself, or of something else.
    fn turned(&self, at: usize, start: usize) -> bool {
        let same = |other: usize| self.tokens[other].word == self.tokens[at].word && self.is(at, DENYING);
        // "Neither a judge nor a jury", where "nor a jury" is asked for.
        let mut asked = (start..self.end(at)).filter(|&word| (self.said)(word));
        let asked_for = self.is(at, NOR) && asked.any(|word| self.is(word, NOR));
        let mut after = (at + 1..=at + TURNED).take_while(|&word| !self.marks(word));
        let mut before = start.max(at.saturating_sub(TURNED))..at;
        let mut of_purpose = start.max(at.saturating_sub(PURPOSES))..at;
        // "Delete or not show".
        let or = at > start && self.is(at - 1, OR);
        // "Not personal data".
        let of_noun =
            || self.capitalised(at + 2) && !self.marks(at + 2) && !self.capitalised(at + 1) && self.describes(at + 1);
        or || asked_for
            || after.any(|word| self.is(word, TURNING) || same(word))
            || before.any(|other| same(other) && !(other..at).any(|word| self.is(word, AND)))
            || of_purpose.any(|word| self.is(word, PURPOSE))
            || of_noun()
            || (start..self.end(at)).any(|word| self.is(word, HINDERING))
    }

    /// Whether a German word before a noun may describe it.
    fn describes(&self, at: usize) -> bool {
        self.language == Language::De && !self.is(at, PREPOSITIONS) && !self.is(at, NOMINAL)
    }

    /// Whether a word that denies governs what is said.
    fn governs(&self, at: usize) -> bool {
        let last = (0..self.tokens.len()).rev().find(|&word| (self.said)(word)).unwrap_or(0);
        // "We do not sell them, but lend them"; German may put its "but" behind the verb.
        let end = self.end(last);
        let behind = self.is(end, AFRESH) && !self.marks(end);
        if behind && last > at || (at..last).any(|word| self.is(word, AFRESH)) {
            return false;
        }
        // What a word opens denies nothing that was begun before it.
        let start = self.start(at);
        if self.is(start, OPENING) && (self.introducing.min(start)..start).any(&self.said) {
            return false;
        }
        self.before(at) || self.behind(at)
    }

    /// Whether what is said, or some of it, follows a word that denies.
    fn before(&self, at: usize) -> bool {
        let far = self.is(at, NEVER) || self.is(at, NO) && self.is(at + 1, OCCASIONS);
        let within = self.is(self.start(at), OPENING);
        let listed = !self.is(at, AT_END) && at <= self.start(at) + LISTING;
        let mut reach = if far {
            FAR
        } else if within {
            REACH_WITHIN
        } else {
            REACH
        };
        for word in at + 1..self.tokens.len() {
            if word == self.introducing {
                reach = FAR;
            } else if self.marked(word) && !(listed && word <= at + LISTED) {
                return false;
            }
            if word > at + reach || self.opens(word) || self.goes_on(word) {
                return false;
            }
            if (self.said)(word) {
                return true;
            }
        }
        false
    }

    /// Whether what is said stands before a word that denies, where that may stand behind it.
    fn behind(&self, at: usize) -> bool {
        let start = self.start(at);
        self.is(at, BEHIND_VERB) && at > start && (self.said)(at - 1)
            || self.is(at, AT_END) && self.end(at) <= at + 1 + PARTICLE && (start..at).any(&self.said)
    }
}

#[cfg(test)]
mod tests {
    use super::Negation;
    use crate::language::Language::{self, De, Es, Fr, It, Pl};
    use crate::page::Page;
    use crate::text::document::Document;

    /// Whether the words in double brackets are denied by the others.
    fn is_denied(language: Language, marked: &str) -> bool {
        let text = marked.replace(['[', ']'], "");
        let page = Page::paragraph(&text);
        let document = Document::read(&page);
        let asked: Vec<&str> = marked.split('[').skip(1).filter_map(|rest| rest.split(']').next()).collect();
        let tokens = document.tokens();
        let said = |at: usize| asked.contains(&tokens[at].span.of(&text));
        Negation { tokens, introducing: 0, language, said }.denied()
    }

    #[test]
    fn what_stands_in_the_part_of_a_denial_is_denied() {
        for (language, text) in [
            (Fr, "Nous ne [prêtons] pas vos lettres."),
            (Fr, "En aucun cas nous ne [prêterons] vos [lettres]."),
            (Fr, "Vos [lettres] ne sont ni [prêtées] ni [vendues]."),
            (Fr, "Aucun facteur ne [prête] vos [lettres]."),
            (Fr, "Sans votre accord, nous ne [prêtons] pas vos [lettres]."),
            (Es, "No [prestamos] sus [cartas] a nadie."),
            (Es, "Nunca, por ningún motivo, [prestaremos] sus [cartas]."),
            (Es, "No vendemos, copiamos o [prestamos] sus [cartas]."),
            (Es, "En ningún caso [prestaremos] sus [cartas]."),
            (De, "Wir [verleihen] Ihre [Briefe] nicht."),
            (De, "Wir [geben] Ihre [Briefe] nicht an [Nachbarn] weiter."),
            (De, "Zu keinem Zeitpunkt [verleihen] wir [Briefe]."),
            (De, "Wir versichern, dass wir Ihre [Briefe] nicht [verleihen]."),
            (De, "Wir [verleihen] Ihre [Briefe] und Pakete nicht."),
            (De, "Ein [Verleih] Ihrer [Briefe] ohne Ihr Wort findet nicht statt."),
            (It, "Non [prestiamo] mai le tue [lettere]."),
            (It, "Nessuno dei postini [presta] le tue [lettere]."),
            (Pl, "Nigdy nie [pożyczamy] Twoich [listów]."),
            (Pl, "W żadnym wypadku [listy] nie są [pożyczane]."),
        ] {
            assert!(is_denied(language, text), "{text}");
        }
    }

    #[test]
    fn what_is_turned_round_or_stands_in_another_part_is_not() {
        for (language, text) in [
            (Fr, "Nous ne [prêtons] vos [lettres] qu'aux voisins."),
            (Fr, "Nous ne [prêtons] pas seulement vos [lettres]."),
            (Fr, "Nous n'excluons pas de [prêter] vos [lettres]."),
            (Fr, "S'il n'est pas d'accord, nous [prêtons] ses [lettres]."),
            (Fr, "Nous pouvons [prêter] vos [lettres] sans aucun [préavis]."),
            (Fr, "Nous ne pouvons pas ne pas [prêter] vos [lettres]."),
            (Fr, "Nous [prêtons] vos lettres afin de ne pas garder de [papier]."),
            (Es, "No solo [prestamos] sus [cartas]."),
            (Es, "No obstante [prestamos] sus [cartas]."),
            (Es, "No vendemos nada y [prestamos] sus [cartas]."),
            (Es, "No las vendemos, pero [prestamos] sus [cartas]."),
            (Es, "Podremos eliminar o no [mostrar] las [cartas]."),
            (De, "Wir [verleihen] nicht nur [Briefe], sondern auch [Pakete]."),
            (De, "Wir sind nicht verpflichtet, zu fragen, und [verleihen] Ihre [Briefe]."),
            (De, "Wir [verleihen] nicht private [Briefe]."),
            (De, "Wir verlangen kein Geld und [verleihen] Ihre [Briefe]."),
            (De, "Wir verkaufen Ihre [Briefe] nicht, [verleihen] sie aber."),
            (De, "Wenn Sie nicht fragen, [verleihen] wir [Briefe]."),
            (De, "Sie können dem [Verleih] der [Briefe] nicht widersprechen."),
            (It, "Non solo [prestiamo] le tue [lettere], ma anche i pacchi."),
            (It, "Una licenza non esclusiva di [prestare] le tue [lettere]."),
            (It, "[Prestiamo] le tue [lettere] a meno che non le [ritiri]."),
            (Pl, "Możemy nie tylko [pożyczać] [listy], lecz także paczki."),
            (Pl, "Nie wykluczamy, że będziemy [pożyczać] [listy]."),
            // Words of another language are none of this one.
            (De, "Die Marke Non [verleiht] Ihre [Briefe]."),
        ] {
            assert!(!is_denied(language, text), "{text}");
        }
    }

    #[test]
    fn a_denial_among_the_words_asked_for_is_part_of_them() {
        assert!(!is_denied(De, "Konten, die [nicht] [genutzt] werden, [enden]."));
    }
}
