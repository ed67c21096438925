//! What a sentence offers the reader, by the rows of `rules/read/en/offers.toml`.

use std::cell::LazyCell;
use std::ops::Range;

use crate::knowledge::names::Told;
use crate::knowledge::{Offer, offer};
use crate::pattern::reading::offers::{
    ADS, ADVERTISING, ANALYTICS, ARBITRATION, ARBITRATION_OF_CLASSES, BARS, BREAKS, CONTACT, CONTACT_ALONE, COOKIES,
    COVERS_DATA, COVERS_PURPOSE, FLASH, IN_PART, MENTIONS, MESSAGES, OFFER, PARTIAL, REFUSES_IT, RENEWAL, SALE, STEMS,
    TARGETED, TELLS, TO, TURNED, VERB_LAST,
};
use crate::pattern::reading::part::NAME;
use crate::pattern::reading::ways::{
    ADVERTISER_SITE, ADVERTISING_SITE, ANALYTICS_SITE, DEVICE, FLASH_SITE, INDUSTRY_SITE,
};
use crate::pattern::reading::{List, Row};
use crate::understand::words::Words;

/// Fewest words of a sentence that offers something.
const SHORT: usize = 4;

/// Most words between a beginning and what it offers.
const REACH: usize = 16;

/// The same where the verb, and with it what is offered, stands at the end of the clause.
const REACH_OF_VERB_LAST: usize = 40;

/// Most words of a sentence that says no more than how to get in touch.
const GENERAL: usize = 32;

/// What a sentence offers: told by a finding of it, else by its words; `found` are the clause types that are found
/// in it.
#[must_use]
pub fn of(words: &Words<'_>, found: &[&str]) -> Option<&'static Offer> {
    if words.len() < SHORT {
        return None;
    }
    // Most sentences offer nothing, and are not asked what bars an offer.
    by_rows(words, found).filter(|_| !words.has(BARS))
}

/// What may be refused in a sentence behind the one that tells of it, the graver first.
const REFUSED_BEHIND: [Told; 5] = [Told::Training, Told::Sale, Told::Arbitration, Told::Sharing, Told::Advertising];

/// What a sentence offers that refuses no more than "it": what the sentence before it tells of, in which these clause
/// types are found.
#[must_use]
pub fn of_what_stands_before(words: &Words<'_>, found: &[&str]) -> Option<&'static Offer> {
    if !words.has(REFUSES_IT) || words.has(BARS) {
        return None;
    }
    let answers = |offer: &&'static Offer| offer.answers.iter().any(|clause| found.contains(clause));
    REFUSED_BEHIND.into_iter().filter_map(offer).find(answers)
}

/// What a sentence offers by the rows of offers.
fn by_rows(words: &Words<'_>, found: &[&str]) -> Option<&'static Offer> {
    let stems = LazyCell::new(|| words.all(STEMS).collect::<Vec<_>>());
    let known = |told| offer(told).is_some_and(|offer| found.contains(&offer.clause));
    let offers = |list| offered(words, list, &stems);
    let fits = |row: &&Row| row.found.is_none_or(known) && words.when(&row.when) && row.offers.is_none_or(offers);
    let first = |rows: &'static [Row]| rows.iter().find(fits);
    if let Some(row) = first(OFFER) {
        let told = row.tells?;
        let finer = match told {
            Told::Arbitration => first(ARBITRATION).or_else(|| first(ARBITRATION_OF_CLASSES)),
            Told::Sale => first(SALE),
            Told::Advertising => first(ADS),
            Told::Messages => first(MESSAGES),
            Told::Renewal => Some(first(RENEWAL)?),
            Told::Cookies if only_flash(words) => return offer(Told::Flash),
            _ => None,
        };
        return offer(finer.map_or(Some(told), |row| row.tells)?);
    }
    let contact = first(CONTACT).or_else(|| first(CONTACT_ALONE).filter(|_| words.len() <= GENERAL));
    offer(contact.filter(|_| words.text.contains('@'))?.tells?)
}

/// What an offer comes to after another sentence: one that opens a part of a section to refusal holds
/// for the next, which says how.
#[must_use]
pub fn after(offer: &'static Offer, before: &Words<'_>) -> &'static Offer {
    let in_part = matches!(offer.told, Told::Arbitration | Told::ArbitrationAndClasses) && before.has(PARTIAL);
    instead(if in_part { Told::ArbitrationInPart } else { offer.told }, offer)
}

/// What of an offer is done at a target, by the words that lead to it: where a sentence has several, each may
/// refuse something else, and another company than the service, or an industry, knows its own ads alone.
#[must_use]
pub fn narrowed(offer: &'static Offer, intro: &Words<'_>, target: &str, provider: &Words<'_>) -> &'static Offer {
    let site = Words::read(target);
    let another = |at: Range<usize>| provider.phrase(site.folded(at.start), 0).is_none();
    let ads = || intro.has(TARGETED) || intro.has(ADVERTISING) || site.has(TARGETED);
    let analysed = || site.has(ANALYTICS_SITE) || intro.has(ANALYTICS) && !ads() && !intro.has(COOKIES);
    let told = match offer.told {
        Told::Advertising | Told::Cookies if analysed() => Told::Analytics,
        Told::Cookies if site.has(FLASH_SITE) || only_flash(intro) => Told::Flash,
        Told::Cookies if site.has(ADVERTISING_SITE) => Told::Advertising,
        Told::Sale if site.has(COOKIES) => Told::SaleByCookies,
        Told::Messages if site.has(DEVICE) => Told::Notifications,
        told => told,
    };
    let others = || site.has(INDUSTRY_SITE) || site.all(ADVERTISER_SITE).next().is_some_and(another);
    let in_part = told == Told::Advertising && (intro.has(IN_PART) || others());
    instead(if in_part { Told::AdvertisingInPart } else { told }, offer)
}

/// The data or the purpose that alone an offer is about, as its sentence names it, where the offer's label says more.
#[must_use]
pub fn covers(offer: &Offer, words: &Words<'_>) -> Option<String> {
    let list = match offer.told {
        Told::Deletion | Told::Copy | Told::Training | Told::Sale | Told::Sharing => COVERS_DATA,
        Told::Objection => COVERS_PURPOSE,
        _ => return None,
    };
    // Where two kinds are named, one does not stand for both.
    let mut all = words.all_found(list, 0);
    let named = all.next().filter(|_| all.next().is_none())?.part(NAME)?;
    // "Delete your account, or certain data": the whole is offered first.
    let whole = (0..named.start).any(|at| words.is_one_of(at, &["account", "accounts"]));
    (!whole).then(|| words.source(named))
}

/// What is told instead of an offer, where a rule has it.
fn instead(told: Told, known: &'static Offer) -> &'static Offer {
    offer(told).unwrap_or(known)
}

/// Whether all cookies that are spoken of are those of one player.
fn only_flash(words: &Words<'_>) -> bool {
    words.has(FLASH) && words.all(COOKIES).all(|cookie| words.follows(cookie.start, FLASH))
}

/// Whether a sentence offers something of a list rather than merely having it: it begins with it, or one
/// of its beginnings, `stems`, reaches it.
fn offered(words: &Words<'_>, list: List, stems: &[Range<usize>]) -> bool {
    words.all(list).any(|found| {
        let at = found.start;
        let reaches = |stem: &Range<usize>| {
            // A beginning may end behind what is offered: "wenn Sie Ihr Konto löschen möchten".
            let within = stem.end > at;
            let reach = if within || words.is(stem.start, VERB_LAST) { REACH_OF_VERB_LAST } else { REACH };
            (at.saturating_sub(reach)..at + usize::from(within)).contains(&stem.start)
                && (within || !words.any(stem.end..at, BREAKS))
                && !words.is(stem.end, TURNED)
        };
        // Lines of a table often run on without a full stop.
        let begins = words.follows(at, TO) && (at <= 3 || words.capitalised(at - 1));
        at == 0 && !words.is(0, MENTIONS) || begins && words.has(TELLS) || stems.iter().any(reaches)
    })
}
