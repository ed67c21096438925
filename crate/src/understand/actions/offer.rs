//! What a sentence offers the reader.

use super::offer_words::{
    ADS, ANALYSE, BARS, BREAKS, CONSENT, COOKIE, COPY, DELETE, MANAGE, MESSAGE, OTHER_CONTACT, PARTIAL, REFUSE, STEMS,
    TARGETED, TELLS,
};
use crate::knowledge::names::Told;
use crate::knowledge::{Offer, offer};
use crate::understand::facts::words::Words;

/// Most words between a beginning and what it offers.
const REACH: usize = 16;

/// What a sentence offers: told by a finding of it, else by its words.
#[must_use]
pub fn of(words: &Words<'_>, found: &[&str]) -> Option<&'static Offer> {
    told(words, &|told| offer(told).is_some_and(|offer| found.contains(&offer.clause))).and_then(offer)
}

/// As what a sentence's offer is told; `found` says whether there is a finding of an offer's clause type.
fn told(words: &Words<'_>, found: &impl Fn(Told) -> bool) -> Option<Told> {
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.find(phrase, 0).is_some());
    if words.len() < 4 || has(&BARS) {
        return None;
    }
    let offers = |phrases: &[&str]| phrases.iter().any(|phrase| offered(words, phrase));
    let disputes = has(&["arbitration", "arbitrate", "class action waiver", "dispute resolution"]);
    if (disputes || found(Told::Arbitration)) && has(&["opt out", "opting out", "decline", "reject"]) {
        let told = found(Told::Arbitration) || offers(&["opt out", "opting out", "decline", "reject"]);
        return (told && !has(&["if you opt out", "you opt out of", "do not opt out"])).then_some(if has(&PARTIAL) {
            Told::ArbitrationInPart
        } else {
            Told::Arbitration
        });
    }
    let refuses = offers(&REFUSE);
    let training = has(&["train", "training"]) && has(&["ai", "models", "model", "machine learning", "artificial"]);
    if found(Told::Training) || (refuses && training) {
        return Some(Told::Training);
    }
    let targeted = has(&TARGETED) || to_ad_choices(words.text);
    let link_words = ["do not sell my", "do not sell or share", "do not share my", "do not sell"];
    let asks_not_to_sell = has(&link_words[..3]) && !has(&["we do not sell", "and do not sell"]);
    let sold = has(&["sale", "sales", "selling", "sell", "sharing of your", "sharing your", "data sharing"]);
    if (asks_not_to_sell && (refuses || has(&STEMS) || instructs(words)))
        || (offers(&["opt out", "opting out"]) && sold)
    {
        return Some(match (targeted, has(&COOKIE)) {
            (true, true) => Told::SaleForAdsByCookies,
            (true, false) => Told::SaleForAds,
            (false, true) => Told::SaleByCookies,
            (false, false) => Told::Sale,
        });
    }
    let renews = has(&["subscription", "subscriptions", "membership", "renewal", "renew", "auto renewal", "plan"]);
    let trial = has(&["trial"]);
    if offers(&["cancel", "cancelling", "canceling"])
        || has(&["unless you cancel"])
        || (refuses && has(&["auto renewal", "automatic renewal", "auto renew"]))
    {
        return if has(&["withdrawal"]) {
            None
        } else if trial {
            Some(Told::Trial)
        } else if renews {
            Some(Told::Renewal)
        } else {
            None
        };
    }
    // "Object at any time to the use of your data for advertising" is about the provider's own mails.
    let own_ads = ["direct marketing", "marketing purposes", "advertising purposes", "such advertising"];
    if !targeted && offers(&["object"]) && has(&own_ads) {
        return Some(Told::Messages);
    }
    // Consent at large is more than that to messages or ads, which may be among the examples.
    let of_marketing = ["marketing", "newsletter", "newsletters", "promotional"];
    if offers(&CONSENT) && !targeted && !has(&of_marketing) && !has(&COOKIE) {
        return Some(Told::Objection);
    }
    if refuses || offers(&MANAGE) {
        if targeted || ads_refused(words) {
            return Some(Told::Advertising);
        }
        let cookies = has(&COOKIE);
        let messages = has(&MESSAGE);
        // Consent to something else may be withdrawn by mail too.
        let other = has(&["withdraw your consent"]) && !has(&of_marketing);
        if other && !cookies {
            return None;
        }
        if messages && (!cookies || has(&["unsubscribe"])) {
            return Some(Told::Messages);
        }
        if cookies {
            return Some(if only_flash(words) { Told::Flash } else { Told::Cookies });
        }
        if has(&ANALYSE) {
            return Some(if has(&ADS) { Told::Advertising } else { Told::Analytics });
        }
        if has(&ADS) {
            return Some(Told::Advertising);
        }
        if refuses && has(&["marketing"]) {
            return Some(Told::Messages);
        }
    }
    let own = has(&["account", "data", "information", "profile", "content"]) && !has(&COOKIE);
    if own && offers(&DELETE) {
        return Some(Told::Deletion);
    }
    if own && offers(&COPY) {
        return Some(Told::Copy);
    }
    if offers(&["object to", "object"]) && has(&["processing", "use of your"]) {
        return Some(Told::Objection);
    }
    contact(words, &has)
}

/// What an offer comes to after another sentence: one that opens a part of a section to refusal holds
/// for the next, which says how.
#[must_use]
pub fn after(offer: &'static Offer, before: &str) -> &'static Offer {
    let words = Words::read(before);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.find(phrase, 0).is_some());
    let in_part = offer.told == Told::Arbitration && has(&PARTIAL) && has(&["opt out", "reject"]);
    if in_part { instead(Told::ArbitrationInPart, offer) } else { offer }
}

/// What of an offer is done at an address, by the words that lead to it: where a sentence has
/// several, each may refuse something else.
#[must_use]
pub fn narrowed(offer: &'static Offer, intro: &str, target: &str) -> &'static Offer {
    let words = Words::read(intro);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.find(phrase, 0).is_some());
    if offer.told == Told::Advertising {
        let analytics = has(&["analytics"]) && !has(&TARGETED) && !has(&ADS) && !to_ad_choices(target);
        return if analytics || target.contains("gaoptout") { instead(Told::Analytics, offer) } else { offer };
    }
    if offer.told == Told::Cookies && (target.contains("flashplayer") || only_flash(&words)) {
        return instead(Told::Flash, offer);
    }
    offer
}

/// What is told instead of an offer, where a rule has it.
fn instead(told: Told, known: &'static Offer) -> &'static Offer {
    offer(told).unwrap_or(known)
}

/// Whether all cookies that are spoken of are those of one player.
fn only_flash(words: &Words<'_>) -> bool {
    let mut cookies = (0..words.len()).filter(|at| words.is(*at, &COOKIE));
    let flash = |at: usize| at > 0 && words.is(at - 1, &["flash"]);
    cookies.next().is_some_and(flash) && cookies.all(flash)
}

/// Whether a sentence offers `phrase` rather than merely having it: it begins with it, or one of
/// the [`STEMS`] reaches it.
fn offered(words: &Words<'_>, phrase: &str) -> bool {
    let mut from = 0;
    while let Some(found) = words.find(phrase, from) {
        let at = found.start;
        from = at + 1;
        // Lines of a table often run on without a full stop.
        let begins = |word: usize| words.get(word).is_some_and(|word| word.capitalised);
        let clear = |after: usize| !(after..at).any(|word| words.is(word, &BREAKS));
        let stems = |stem: &&str| {
            let mut from = at.saturating_sub(REACH);
            while let Some(stem) = words.find(stem, from).filter(|stem| stem.start < at) {
                if clear(stem.end) && !denied(words, stem.end) {
                    return true;
                }
                from = stem.start + 1;
            }
            false
        };
        if at == 0
            || (words.is(at - 1, &["to"]) && (at <= 3 || begins(at - 1)) && instructs(words))
            || STEMS.iter().any(stems)
        {
            return true;
        }
    }
    false
}

/// Whether a beginning is turned into its opposite: "you may not".
fn denied(words: &Words<'_>, next: usize) -> bool {
    words.is(next, &["not", "no", "never"]) && !words.is(next + 1, &["want", "wish", "to", "longer"])
}

/// Whether a sentence tells somebody what to do.
fn instructs(words: &Words<'_>) -> bool {
    (0..words.len()).any(|at| words.is(at, &TELLS))
}

/// Whether a text leads to the choices of the advertisers' associations.
fn to_ad_choices(text: &str) -> bool {
    ["aboutads.info", "networkadvertising.org", "youronlinechoices", "youradchoices", "adssettings.google"]
        .iter()
        .any(|place| text.contains(place))
}

/// Most words of a sentence that says no more than how to get in touch.
const GENERAL: usize = 32;

/// Most words between refusing and the ads that are refused.
const TO_ADS: usize = 7;

/// Whether ads themselves are refused, by whatever setting.
fn ads_refused(words: &Words<'_>) -> bool {
    ["opt out of", "opting out of"].iter().find_map(|verb| words.find(verb, 0)).is_some_and(|verb| {
        let from = verb.end;
        let mut to = (from..words.len().min(from + TO_ADS)).take_while(|at| !words.is(*at, &["by", "in", "through"]));
        to.any(|at| words.is(at, &["ads", "advertising", "advertisements", "adverts"]) && !words.is(at + 1, &COOKIE))
    })
}

/// A way to reach the people who answer for the reader's data.
fn contact(words: &Words<'_>, has: &impl Fn(&[&str]) -> bool) -> Option<Told> {
    let asks = has(&["questions", "question", "concerns", "complaint", "complaints", "enquiries", "inquiries"])
        && has(&["contact", "email", "e mail", "write", "reach", "mail"]);
    let officer = has(&["data protection officer", "privacy officer", "privacy team"]);
    let general = has(&["contact us"])
        && words.len() <= GENERAL
        && !has(&["copy of", "child", "children", "opt out", "delete", "deletion", "appeal", "reply"]);
    (words.text.contains('@') && (asks || officer || general) && !has(&OTHER_CONTACT)).then_some(Told::Contact)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Told> {
        of(&Words::read(text), &[]).map(|offer| offer.told)
    }

    fn known(told: Told) -> &'static Offer {
        offer(told).expect("every offer belongs to a rule")
    }

    #[test]
    fn offers_are_told_apart() {
        let is = |text, offer| assert_eq!(told(text), Some(offer), "{text}");
        is("You may opt out of arbitration within 30 days.", Told::Arbitration);
        is("You can opt out of having your notes used to train our AI models.", Told::Training);
        is("You can opt out of the sale of your data here.", Told::Sale);
        is("To opt out of sales and targeted advertising, use our form.", Told::SaleForAds);
        is("To opt out of sales and targeted advertising, adjust your cookie settings.", Told::SaleForAdsByCookies);
        is("You can opt out of interest-based ads here.", Told::Advertising);
        is("You can opt out of third-party advertising by adjusting your cookie settings.", Told::Advertising);
        is("Visit www.aboutads.info/choices to opt out; you can opt out there.", Told::Advertising);
        is("You can disable cookies in your browser settings.", Told::Cookies);
        is("To opt out of Meadow Analytics, visit their page.", Told::Analytics);
        is("You may cancel your subscription in settings.", Told::Renewal);
        is("Please cancel before the free trial ends.", Told::Trial);
        is("You can delete your account in settings.", Told::Deletion);
        is("You may request a copy of your data here.", Told::Copy);
        is("You have the right to object to our processing of your data.", Told::Objection);
        is("Questions? Please contact dpo@fern.example.", Told::Contact);
    }

    #[test]
    fn a_refusal_in_part_answers_no_more_than_that() {
        let is = |text, offer| assert_eq!(told(text), Some(offer), "{text}");
        is("You may opt out of the retroactive effect of this arbitration section.", Told::ArbitrationInPart);
        is("You can opt out of this sale by changing your cookie settings.", Told::SaleByCookies);
        is("You can disable Flash cookies here.", Told::Flash);
        is("You can disable cookies and Flash cookies here.", Told::Cookies);
        is("You can withdraw consent given to us, as to your photos or push notifications.", Told::Objection);
        let before = "You may opt out of the retroactive application of this section.";
        assert_eq!(after(known(Told::Arbitration), before).told, Told::ArbitrationInPart);
        assert_eq!(after(known(Told::Arbitration), "Disputes go to arbitration.").told, Told::Arbitration);
        let at = |intro, target| narrowed(known(Told::Advertising), intro, target).told;
        assert_eq!(at("You can opt out of Fern Analytics at ", "https://fern.example/a"), Told::Analytics);
        assert_eq!(at(" and of personalised ads at ", "https://fern.example/b"), Told::Advertising);
        assert_eq!(
            narrowed(known(Told::Cookies), "To stop Flash cookies, go ", "https://fern.example/c").told,
            Told::Flash
        );
    }

    #[test]
    fn fewer_messages_are_no_answer_to_ads() {
        for text in [
            "You can unsubscribe from our newsletter in each mail.",
            "You can turn off push notifications in your device settings.",
            "You may change your communication preferences at any time.",
            "If you do not want promotional e-mails, you may opt out below.",
            "You have the right to object to the use of your data for direct marketing.",
            "You can object at any time to the use of your data for such advertising.",
            "To opt out of direct mail, you may write to us at post@fern.example.",
        ] {
            assert_eq!(told(text), Some(Told::Messages), "{text}");
        }
    }

    #[test]
    fn mentions_offer_nothing() {
        for text in [
            "We may delete your account.",
            "You may not opt out of arbitration.",
            "Customers can export information from your profile here.",
            "Your administrator may delete your account in the console.",
            "If you unsubscribe from one list, you may receive other e-mails.",
            "We keep data to honour a request to unsubscribe from messages.",
            "The authorities may contact us at law@fern.example with questions.",
            "Please note that deleting cookies may affect the site, which we delete.",
            "You can withdraw your consent to the matching tool by e-mail or in notifications.",
            "If no opt-out is offered in your account settings, please object to the processing.",
            "Mail providers can contact us at post@fern.example with any questions.",
            "If you want to leave the bonus club, you can unsubscribe in the shop.",
        ] {
            assert_eq!(told(text).filter(|offer| *offer != Told::Cookies), None, "{text}");
        }
    }
}
