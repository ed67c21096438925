//! What another than the service does: with its leave, or of a power that is the other's.

use super::parted;
use crate::language::Language;
use crate::pattern::reading::denial::{
    ARTICLES, AT_CHOICE, BE, BEFORE_OBJECT, BESIDE_MAY, BY, CONSENT, DEFINED, HAVING, JOINING, LEFT_TO, MAY, OF,
    OTHERS, OURS, READERS, READERS_OWN, SUFFERING, WE, WITHOUT,
};
use crate::text::token::{Shape, Token};
use crate::text::word_set::WordSet;

/// How far before what is said its subject may stand, in words.
const SUBJECT_BEFORE: usize = 6;

/// Words after "without" among which both stand: whose leave is asked, and that it is leave.
const LEAVE: usize = 8;

/// Whether the clause is about what somebody may do with the service's leave alone: "without our prior
/// written consent". What it tells of is then nothing that the service does.
#[must_use]
pub fn needs_our_leave(tokens: &[Token], language: Language) -> bool {
    let [without, ours, consent] = [WITHOUT, OURS, CONSENT].map(|words| words.of(language));
    let ours = |token: &Token| ours.has(token) || token.shape.has(Shape::PROVIDER);
    // "Without your consent, Example may ...".
    let near = |at: usize| {
        let joined = tokens[at..].windows(2).take_while(|pair| !parted(&pair[0], &pair[1]));
        joined.take(LEAVE).map(|pair| &pair[1])
    };
    let mut places = (0..tokens.len()).filter(|&at| without.has(&tokens[at]));
    places.any(|at| near(at).any(ours) && near(at).any(|token| consent.has(token)))
}

/// Whether what a clause says by the words `from` to `until` is what the reader or another than the service
/// may do: its subject is one of them, or it is done by them.
#[must_use]
pub fn of_another(tokens: &[Token], from: usize, until: usize) -> bool {
    let has = |set: WordSet, at: usize| set.has(tokens.get(at));
    let shaped = |shape: Shape, at: usize| tokens.get(at).is_some_and(|token| token.shape.has(shape));
    let ours = |at: usize| shaped(Shape::PROVIDER, at) || has(WE, at);
    let other = |at: usize| {
        let readers = || has(READERS, at) && at.checked_sub(1).is_some_and(|before| has(READERS_OWN, before));
        let defined = || has(DEFINED, at) && shaped(Shape::CAPITALISED, at);
        !ours(at)
            && (has(OTHERS, at) || readers() || defined())
            // "We and our users may": then the service may, too.
            && !(at.saturating_sub(SUBJECT_BEFORE)..at).any(ours)
    };
    let named = |at: usize| {
        let named = at + usize::from(has(ARTICLES, at));
        other(named) && !has(JOINING, named + 1)
    };
    // The first word of leave within, or else the last one before.
    let leaves = |at: &usize| {
        let left = || (at + 1..at + 4).any(|next| has(LEFT_TO, next));
        has(MAY, *at) || has(HAVING, *at) && left()
    };
    let within = (from..until.min(tokens.len())).find(leaves);
    let may = within.or_else(|| (from.saturating_sub(SUBJECT_BEFORE)..from).rev().find(leaves));
    if let Some(may) = may {
        let subject = (0..may).rev().find(|&at| !has(BESIDE_MAY, at));
        let verb = (may + 1..tokens.len()).find(|&at| !has(BESIDE_MAY, at));
        let passive = verb.is_none_or(|verb| has(SUFFERING, verb));
        let (subject_is_other, first) = subject.map_or((false, may), |at| (other(at), at));
        // "If you have ..., we may": another clause, unless what is said begins with it.
        let whole = within.is_none() || !(may + 1..until).any(ours);
        let object = first.checked_sub(1).is_some_and(|before| has(BEFORE_OBJECT, before));
        if subject_is_other && !passive && whole && !object {
            return true;
        }
    }
    // "May be closed by the member": not what is "provided by you".
    let done_by = |at: usize| {
        let done = may.is_some_and(|may| has(BE, may + 1) && (may + 3..may + 3 + SUBJECT_BEFORE).contains(&at));
        has(BY, at) && done || has(OF, at) && at > 0 && has(AT_CHOICE, at - 1)
    };
    (from..(until + 2).min(tokens.len())).any(|at| done_by(at) && named(at + 1))
}

#[cfg(test)]
mod tests {
    use super::{needs_our_leave, of_another};
    use crate::language::Language;
    use crate::page::Page;
    use crate::text::document::Document;

    #[test]
    fn what_needs_our_leave_is_done_by_others() {
        for (text, needs) in [
            ("lend letters to others without our prior written consent", true),
            ("lend letters without first getting permission from us", true),
            ("we lend letters without your consent", false),
            ("we lend letters without asking you", false),
        ] {
            let page = Page::paragraph(text);
            assert_eq!(needs_our_leave(Document::read(&page).tokens(), Language::En), needs, "{text}");
        }
    }

    #[test]
    fn what_another_may_do_is_not_done_by_the_service() {
        for (text, from, until, another) in [
            ("The tutor may close her account at any time.", "may", "time", true),
            ("Your employer can close your account.", "can", "account", true),
            ("You know that your organisation may end or close your account.", "may", "account", true),
            ("Prices can change at any time at the choice of the seller.", "can", "seller", true),
            ("The account may be closed by the member at any time.", "may", "time", true),
            ("The transport operator has the right to end this contract.", "has", "contract", true),
            ("We may close your account.", "may", "account", false),
            ("You agree that we may close your account.", "agree", "account", false),
            ("The accounts of members may be closed.", "may", "closed", false),
            ("Members may be banned at any time.", "may", "time", false),
            ("The organisation may close your account.", "may", "account", false),
            ("You know that the Organisation may close your account.", "may", "account", true),
            ("If data provided by you are false, the clerk may close your account.", "are", "account", false),
            ("The account may be closed by the member or by us.", "may", "us", false),
        ] {
            let page = Page::paragraph(text);
            let document = Document::read(&page);
            let at =
                |word: &str| document.tokens().iter().position(|token| token.span.of(text) == word).expect("the word");
            assert_eq!(of_another(document.tokens(), at(from), at(until) + 1), another, "{text}");
        }
    }
}
