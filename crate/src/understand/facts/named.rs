//! Titles and sentences of clause types that bundle several things, by those that the clause names.

use super::details::{Texts, any, either};
use super::limits;
use super::words::Words;
use crate::knowledge::Verb;
use crate::report::Facts;

fn text(title: &str, what: &str) -> Option<Texts> {
    Some((title.to_owned(), what.to_owned()))
}

fn has(words: &Words<'_>, list: &[&str]) -> bool {
    (0..words.len()).any(|at| words.is(at, list))
}

/// Where data may go when the company changes hands: the events that the clause names.
pub(super) fn merger(words: &Words<'_>) -> Option<Texts> {
    const EVENTS: [(&str, &[&str]); 5] = [
        ("merger", &["merger", "merge"]),
        ("sale", &["sale"]),
        ("takeover", &["acquisition", "acquired", "acquires", "takeover"]),
        ("bankruptcy", &["bankrupt", "insolv"]),
        ("reorganisation", &["reorgani", "restructur"]),
    ];
    // A takeover by them is no sale of them.
    let theirs = words.find("we acquire", 0).is_some() || words.find("we have acquired", 0).is_some();
    let named: Vec<&str> =
        EVENTS.iter().filter(|(_, beginnings)| any(words, beginnings)).map(|(event, _)| *event).collect();
    if named.is_empty() || theirs {
        return None;
    }
    let first = named.get(..named.len().min(3))?;
    Some((
        format!("Your data may pass to others in a {}", either(first)),
        format!("In a {} of the company or a part of it, data about you may pass to someone else.", either(&named)),
    ))
}

/// What the reader owes for an account: secrecy, an answer for what is done with it, a report.
pub(super) fn account(words: &Words<'_>) -> Option<Texts> {
    if has(words, &["not", "never", "no"]) && any(words, &["responsib", "liable", "accountab"]) {
        return None;
    }
    let answers = any(words, &["responsib", "liable", "accountab"])
        && any(words, &["activit", "action", "transaction", "conduct", "happen", "anything", "everything", "occur"]);
    let secret = any(words, &["confiden", "secre", "safe", "secur", "protect", "share", "disclose", "reveal"])
        && any(words, &["password", "login", "log", "credential", "account", "pin", "key", "passcode", "username"]);
    let reports = any(words, &["notif", "inform", "report", "tell", "contact"]) && any(words, &["unauthori"]);
    match (answers, secret, reports) {
        (true, true, _) => None,
        (true, false, _) => {
            let all = any(words, &["anything", "everything"]) || has(words, &["all", "any", "every"]);
            let title =
                if all { "You answer for all activity on your account" } else { "You answer for use of your account" };
            text(title, "You answer for what is done with your account or its login.")
        }
        (false, _, true) => text(
            "You must report misuse of your account",
            "You must tell them of certain uses of your account or its login by somebody else.",
        ),
        (false, true, false) => text(
            "You must guard your account or login",
            "You must keep your account or its login to yourself, or safe.",
        ),
        (false, false, false) => None,
    }
}

/// By what the reader's device or actions are recorded.
pub(super) fn tracking(words: &Words<'_>) -> Option<Texts> {
    const WHAT: &str =
        "Cookies, pixels, device identifiers or the like may recognise your device or record what you do.";
    if any(words, &["pixel", "beacon", "fingerprint", "gif"]) || words.find("web bug", 0).is_some() {
        let named: Vec<&str> = [("pixels", "pixel"), ("beacons", "beacon"), ("fingerprinting", "fingerprint")]
            .iter()
            .filter(|(_, word)| any(words, &[*word]))
            .map(|(name, _)| *name)
            .collect();
        let list = if named.is_empty() { "hidden images".to_owned() } else { either(&named) };
        return text(&format!("Tracking by {list}"), WHAT);
    }
    if any(words, &["email", "mail"]) && any(words, &["open", "click"]) {
        return text(
            "What you do with their emails is recorded",
            "They may record what you do with emails from them, such as opening them or clicking in them.",
        );
    }
    None
}

/// Whether a plain promise says that the reader is not tracked.
pub(super) fn untracked(words: &Words<'_>) -> Option<Texts> {
    let plain = ["not track you", "never track you", "don't track you"].iter().any(|p| words.find(p, 0).is_some());
    let bound = limits::some_cases(words) || has(words, &["across", "with", "by", "over", "outside", "through"]);
    let title = "They say that they do not track you";
    (plain && !bound).then(|| text(title, "They say that they do not track you in certain ways."))?
}

/// Who is not liable, where that is not the service.
pub(super) fn excluded(words: &Words<'_>, provider: Option<&str>) -> Option<Texts> {
    let provider = provider.unwrap_or_default().to_lowercase();
    let (name, _) = [("Apple", "apple"), ("Google", "google")].into_iter().find(|(_, folded)| {
        let denied = |at: usize| {
            words.is(at, &[*folded])
                && (words.is(at + 1, &["has", "have"]) && words.is(at + 2, &["no"])
                    || words.is(at + 1, &["is", "will", "shall"]) && words.is(at + 2, &["not"]))
        };
        !provider.contains(folded) && (0..words.len()).any(denied)
    })?;
    // "Neither we nor the shop": then the service is excluded too.
    let theirs = has(words, &["neither", "nor", "we", "our"]);
    (!theirs).then(|| {
        (
            format!("{name} is not responsible"),
            format!("They say that {name} is not liable or responsible for certain things, or only within limits."),
        )
    })
}

/// With whom data is shared: companies of the same group only, or others; or what others do.
pub(super) fn shared(words: &Words<'_>, facts: &Facts) -> Option<Texts> {
    const DATA: [&str; 12] = [
        "data", "informat", "content", "detail", "profile", "photo", "message", "address", "name", "email", "record",
        "identif",
    ];
    const SHARE: [&str; 22] = [
        "shar", "disclos", "transfer", "provid", "pass", "send", "sent", "transmit", "give", "given", "avail",
        "access", "receiv", "sold", "sell", "collect", "process", "releas", "exchang", "forward", "report", "combin",
    ];
    let group = any(words, &["affiliate", "subsidiar", "group"]) || words.find("each other", 0).is_some();
    let others = any(words, &["third", "partner", "vendor", "advertis", "supplier", "contractor", "other", "authorit"])
        || any(words, &["provider", "agenc", "enforcement", "user", "public", "client", "customer"]);
    if words.find("assist each other", 0).is_some()
        || group && !others && facts.recipients.as_deref().is_none_or(|to| !to.contains("others"))
    {
        return text(
            "Your data may be shared within their group",
            "They may let companies of their group have data, which may be about you.",
        );
    }
    (!any(words, &DATA) || !any(words, &SHARE)).then(|| {
        let title = "Other companies may get your data";
        text(title, "They may let other companies or people have data, which may be about you.")
    })?
}

/// A bare item of a list gives no grounds of a disclosure.
pub(super) fn disclosed(words: &Words<'_>) -> Option<Texts> {
    const SHORT: usize = 8;
    (words.len() < SHORT && !any(words, &["law", "legal", "comply", "protect", "court order", "subpoena", "right"]))
        .then(|| {
            let what = "They may disclose data or content, to those or for what is named here.";
            text("Your data may be disclosed", what)
        })?
}

/// What may be suspended, where no account is named.
pub(super) fn suspended(words: &Words<'_>) -> Option<Texts> {
    let account = any(words, &["account", "profile", "membership", "registration", "subscription"]);
    let what = "They may suspend, limit or end your account or access for the reasons named.";
    (!account).then(|| text("Access may be suspended or ended", what))?
}

/// An explanation with only those of its verbs that the clause has; with all where it has none.
#[must_use]
pub fn verbs(verbs: &[Verb], what: &str, words: &Words<'_>) -> String {
    let all: Vec<&str> = verbs.iter().map(|verb| verb.verb).collect();
    let named: Vec<&str> = verbs.iter().filter(|verb| any(words, verb.begins)).map(|verb| verb.verb).collect();
    if named.is_empty() { what.to_owned() } else { what.replacen(&either(&all), &either(&named), 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(texts: Option<Texts>) -> Option<String> {
        texts.map(|(title, _)| title)
    }

    #[test]
    fn events_are_those_that_the_clause_names() {
        let told = merger(&Words::read("If Fernhill is acquired, notes go to the buyer.")).map(|(_, what)| what);
        assert!(told.is_some_and(|what| what.starts_with("In a takeover of")));
        let told = title(merger(&Words::read("In a merger or bankruptcy we transfer notes.")));
        assert_eq!(told.as_deref(), Some("Your data may pass to others in a merger or bankruptcy"));
        assert_eq!(merger(&Words::read("If control changes, notes pass on.")), None);
        assert_eq!(merger(&Words::read("When we acquire a merger partner, notes pass on.")), None);
    }

    #[test]
    fn duties_for_an_account_are_told_apart() {
        let is = |quote: &str, wanted: Option<&str>| {
            assert_eq!(title(account(&Words::read(quote))).as_deref(), wanted, "{quote}");
        };
        is("Keep your password secret.", Some("You must guard your account or login"));
        is("You are responsible for all activity there.", Some("You answer for all activity on your account"));
        is("You are responsible for actions taken there.", Some("You answer for use of your account"));
        is("Tell us of unauthorised use of your login.", Some("You must report misuse of your account"));
        is("You are liable for activities and keep your password safe.", None);
        is("You are not liable for activity.", None);
        is("It is your account.", None);
    }

    #[test]
    fn means_of_tracking_are_those_named() {
        let is = |quote: &str, wanted: Option<&str>| {
            assert_eq!(title(tracking(&Words::read(quote))).as_deref(), wanted, "{quote}");
        };
        is("We use pixels and web beacons.", Some("Tracking by pixels or beacons"));
        is("We use clear gifs.", Some("Tracking by hidden images"));
        is("Whether you open our emails.", Some("What you do with their emails is recorded"));
        is("A device number.", None);
        assert!(untracked(&Words::read("We do not track you.")).is_some());
        assert!(untracked(&Words::read("We do not track you across other ponds.")).is_none());
    }

    #[test]
    fn actors_and_objects_are_the_clauses_own() {
        let told = |quote: &str, provider| title(excluded(&Words::read(quote), provider));
        assert_eq!(told("Apple has no responsibility.", Some("Fern")).as_deref(), Some("Apple is not responsible"));
        assert_eq!(told("Apple has no responsibility.", Some("Apple Inc")), None);
        assert_eq!(told("Neither we are, and Apple is not liable.", None), None);
        assert!(suspended(&Words::read("We may end your part in the fair.")).is_some());
        assert!(suspended(&Words::read("We may end your account.")).is_none());
        assert!(disclosed(&Words::read("Offices")).is_some());
        assert!(disclosed(&Words::read("Where the law asks")).is_none());
    }

    #[test]
    fn groups_are_told_from_others() {
        let told = |quote: &str| title(shared(&Words::read(quote), &Facts::default()));
        let group = Some("Your data may be shared within their group");
        assert_eq!(told("We share data with our affiliates.").as_deref(), group);
        assert_eq!(told("We share data with third parties."), None);
        assert_eq!(told("We hire gardeners:").as_deref(), Some("Other companies may get your data"));
    }

    #[test]
    fn only_named_verbs_are_told() {
        let all = [
            Verb { verb: "stop", begins: &["withdraw"] },
            Verb { verb: "suspend", begins: &["suspen"] },
            Verb { verb: "change", begins: &["chang"] },
        ];
        let stop = "They may stop, suspend or change all or part of the service.";
        let told = |quote: &str| verbs(&all, stop, &Words::read(quote));
        assert_eq!(told("We may withdraw the game."), "They may stop all or part of the service.");
        assert_eq!(told("We may change or suspend it."), "They may suspend or change all or part of the service.");
        assert_eq!(told("We may go."), stop);
        assert_eq!(verbs(&[], stop, &Words::read("We may withdraw it.")), stop);
    }
}
