//! What stands around a sentence says of what it tells: that it waits for the reader's consent, that it ends, that some
//! are taken out of it.

use super::facts::condition::{Condition, readers};
use super::scope::Scopes;
use super::words::Words;
use crate::pattern::reading::List;
use crate::pattern::reading::condition::{
    CAPPED_AGAIN, DENIED_BEHIND, ENDS_WITH, EXCEPTED_BEHIND, GOES_FURTHER, GROUND_OF_CONSENT, HEADED_CONSENT,
    IF_NOTHING_PAID, LEFT_OPEN, LICENCE_TO_READERS, NO_GROUND, NOT_WITH_THEM_BEHIND, ONLY_THIS, OTHER_GROUND,
    TAKEN_BACK,
};
use crate::pattern::reading::details::DATA_ENDS;
use crate::pattern::reading::documents::BY_CONSENT;

/// Headings above a sentence, nearest first, that may say on which condition it holds.
const NEAR_HEADINGS: usize = 2;

/// Sentences behind a licence that may say how it ends.
const TAKES_BACK: usize = 5;

/// Sentences around one in its section among which its ground in law may be named.
const GROUNDS: usize = 16;
impl Scopes<'_> {
    /// Whether the document says that what is not needed is set with the reader's consent alone.
    #[must_use]
    pub fn waits_for_consent(&self) -> bool {
        self.sentences().any(|words| is_by_consent(&words))
    }

    /// Whether words that introduce a sentence leave what it tells to the reader's consent.
    #[must_use]
    pub fn is_introduced_by_consent(&self, at: usize) -> bool {
        let lead_asks = |lead: usize| readers(&self.words_at(lead)) == Some(Condition::WithConsent);
        self.leads(&self.document.sentences()[at]).any(lead_asks)
    }

    /// Whether the headings above a sentence, or the sentence right behind it, leave what it tells to consent alone.
    #[must_use]
    pub fn is_left_to_consent(&self, at: usize) -> bool {
        let section = self.document.sentences()[at].section;
        self.headings(section).take(NEAR_HEADINGS).any(|words| has_alone(&words, HEADED_CONSENT))
            || self.behind(at).is_some_and(|words| has_alone(&words, ONLY_THIS))
    }

    /// Whether the section of a sentence names the reader's consent as its ground in law, and no other ground.
    #[must_use]
    pub fn is_grounded_in_consent(&self, at: usize) -> bool {
        let sentences = self.document.sentences();
        let near = at.saturating_sub(GROUNDS)..sentences.len().min(at + GROUNDS);
        let beside = || near.clone().filter(|other| sentences[*other].section == sentences[at].section);
        let named = |words: &Words<'_>| words.has(GROUND_OF_CONSENT) && !words.has(NO_GROUND);
        sentences[at].section.is_some()
            && beside().any(|other| named(&self.words_at(other)))
            && !beside().any(|other| self.words_at(other).has(OTHER_GROUND))
    }

    /// Whether a sentence says that it tells of more than what stands around it: that need not wait for the same consent.
    #[must_use]
    pub fn goes_further(&self, at: usize) -> bool {
        self.words_at(at).has(GOES_FURTHER)
    }

    /// Whether a sentence close behind one in its paragraph says that the reader may end what it tells of, or that it
    /// ends with what the reader gave.
    #[must_use]
    pub fn is_taken_back(&self, at: usize) -> bool {
        let sentences = self.document.sentences();
        let beside = |other: &usize| sentences.get(*other).is_some_and(|next| next.block == sentences[at].block);
        let mut behind = (at + 1..=at + TAKES_BACK).take_while(beside).map(|other| self.words_at(other));
        let theirs = |words: &Words<'_>| !words.has(LICENCE_TO_READERS);
        behind.any(|words| theirs(&words) && (has_alone(&words, TAKEN_BACK) || words.has(ENDS_WITH)))
    }

    /// Whether a cap is for those who paid nothing, or the sentence right behind it names another for them.
    #[must_use]
    pub fn has_another_cap(&self, at: usize) -> bool {
        self.words_at(at).has(IF_NOTHING_PAID)
            || self.behind(at).is_some_and(|words| words.has(IF_NOTHING_PAID) && words.has(CAPPED_AGAIN))
    }

    /// Whether the sentence right behind one says that it is not so here.
    #[must_use]
    pub fn is_denied_behind(&self, at: usize) -> bool {
        self.behind(at).is_some_and(|words| words.has(DENIED_BEHIND))
    }

    /// Whether the sentence right behind one says that what it tells of never comes to the service.
    #[must_use]
    pub fn is_not_with_them_behind(&self, at: usize) -> bool {
        self.behind(at).is_some_and(|words| words.has(NOT_WITH_THEM_BEHIND))
    }

    /// Whether what introduces a sentence, the headings above it, or the sentence right before it in its paragraph speaks
    /// of a deletion, or of what ends.
    #[must_use]
    pub fn is_behind_an_end(&self, at: usize) -> bool {
        let sentences = self.document.sentences();
        let before = at.checked_sub(1).filter(|before| sentences[*before].block == sentences[at].block);
        before.is_some_and(|before| self.words_at(before).has(DATA_ENDS))
            || self.leads(&sentences[at]).any(|lead| self.words_at(lead).has(DATA_ENDS))
            || self.headings(sentences[at].section).take(NEAR_HEADINGS).any(|words| words.has(DATA_ENDS))
    }

    /// Whether the sentence right behind one takes some people or cases out of it.
    #[must_use]
    pub fn is_excepted_behind(&self, at: usize) -> bool {
        self.behind(at).is_some_and(|words| words.has(EXCEPTED_BEHIND))
    }
}

/// Whether a text has one of a list, and no word that leaves it open.
fn has_alone(words: &Words<'_>, list: List) -> bool {
    words.has(list) && !words.has(LEFT_OPEN)
}

/// Whether a sentence says that cookies which are not needed wait for the reader's consent.
#[must_use]
pub fn is_by_consent(words: &Words<'_>) -> bool {
    words.has(BY_CONSENT)
}

#[cfg(test)]
mod tests {
    use super::super::scope::tests::of;

    #[test]
    fn what_stands_behind_a_clause_takes_some_out() {
        let excepted = |behind: &str| {
            let line = format!("We close accounts that nobody uses for a year. {behind}");
            of("Accounts", &[&line], |scopes| scopes.is_excepted_behind(1))
        };
        assert!(excepted("Paid accounts are not subject to this measure."));
        assert!(excepted("This does not apply to schools."));
        assert!(!excepted("This applies to schools too."));
    }

    #[test]
    fn what_stands_before_a_clause_speaks_of_an_end() {
        let ended = |heading: &str, before: &str| {
            of(heading, &[&format!("{before} We may keep some data.")], |scopes| scopes.is_behind_an_end(2))
        };
        assert!(ended("Ponds", "You can close your account."));
        assert!(ended("When you leave", "The water is cold."));
        assert!(ended("Ponds", "Sie können Ihre Daten löschen."));
        assert!(!ended("Ponds", "The water is cold."));
    }

    #[test]
    fn what_stands_behind_a_clause_says_that_it_is_not_so() {
        let denied = |behind: &str| {
            let line = format!("Some ponds sell what their ducks tell them. {behind}");
            of("Ponds", &[&line], |scopes| scopes.is_denied_behind(1))
        };
        assert!(denied("We do not."));
        assert!(denied("We use none of these."));
        assert!(denied("So far we haven't."));
        assert!(denied("We will pass this on in a form that does not identify you."));
        assert!(!denied("We do not ask you first."));
    }

    #[test]
    fn who_paid_nothing_has_another_cap() {
        let other = |behind: &str| {
            of("Cap", &[&format!("We pay at most what you paid us. {behind}")], |scopes| scopes.has_another_cap(1))
        };
        assert!(other("If that amount is zero because your plan is free, we pay at most $100."));
        assert!(!other("If that amount is zero, we pay nothing."));
        let own = "If you have a free account, we pay at most $100.";
        assert!(of("Cap", &[own], |scopes| scopes.has_another_cap(1)));
        assert!(!other("We pay $100 for each lost duck."));
    }

    #[test]
    fn what_stands_around_a_clause_leaves_it_to_consent() {
        let left = |heading: &str, line: &str| of(heading, &[line], |scopes| scopes.is_left_to_consent(1));
        let deed = "We note which ponds you visit.";
        assert!(left("Cookies that require your consent", deed));
        assert!(left("Cookies soumis à votre consentement", deed));
        assert!(left("Ponds", &format!("{deed} We only do this with your consent.")));
        for heading in ["Cookies that do not require your consent", "Based on your consent or our contract", "Ponds"] {
            assert!(!left(heading, deed), "{heading}");
        }
        for behind in ["We do not only do this with your consent.", "We send news. We only do this with your consent."]
        {
            assert!(!left("Ponds", &format!("{deed} {behind}")), "{behind}");
        }
    }

    #[test]
    fn the_ground_of_a_section_leaves_it_to_consent() {
        let left = |behind: &str| {
            let lines = ["We note which ponds you visit.", "We show you ads.", behind];
            of("Ponds", &lines, |scopes| scopes.is_grounded_in_consent(1))
        };
        assert!(left("The legal basis for this is your consent."));
        assert!(left("The legal basis is Article 6(1)(a) GDPR."));
        assert!(left("Rechtsgrundlage der Verarbeitung ist Ihre Einwilligung."));
        assert!(left("La base légale est votre consentement."));
        for behind in [
            "The legal basis is your consent or our contract.",
            "The legal basis is your consent. For the rest we have a legitimate interest.",
            "Based on your consent, we may also keep a picture of your face.",
            "We need no consent.",
            "You can take your consent back, without affecting the lawfulness of processing based on consent before.",
            "If our processing is based on your consent, you can take it back.",
            "The legal basis is your consent and our legitimate business interests.",
            "Rechtsgrundlage ist unser Vertrag; eine Einwilligung ist nicht erforderlich.",
            "La base giuridica non è il consenso.",
            "Dane podstawowe zbieramy bez twojej zgody.",
        ] {
            assert!(!left(behind), "{behind}");
        }
    }

    #[test]
    fn what_goes_further_need_not_wait_for_the_same_consent() {
        let further = |line: &str| of("Ponds", &[line], |scopes| scopes.goes_further(1));
        assert!(further("In addition to our ponds, we also watch those of others."));
        assert!(!further("We watch our ponds in addition to those of others."));
    }

    #[test]
    fn a_licence_can_be_taken_back_right_behind_it() {
        let back = |behind: &str| {
            of("Ponds", &[&format!("Your licence to us is perpetual. {behind}")], |scopes| scopes.is_taken_back(1))
        };
        assert!(back("You may end this licence by deleting what you posted."));
        assert!(back("Sie können die Lizenz jederzeit widerrufen."));
        assert!(back("It holds for all ponds. If you delete what you posted, or leave, this licence ends by itself."));
        assert!(back("To the extent that you delete a post, the licence that you grant for it will end by itself."));
        assert!(!back("If you leave, this licence does not end."));
        assert!(!back("If you close your account, your licence to use the app ends."));
        assert!(!back("You may not end this licence."));
        assert!(!back("Non puoi revocare questa licenza."));
    }
}
