//! What a sentence offers the reader.

use crate::report::ActionKind;
use crate::understand::facts::words::Words;

/// Something offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the reader can do.
    pub kind: ActionKind,
    /// The clause type that it belongs to.
    pub clause: &'static str,
    /// Clause types that it answers.
    pub answers: &'static [&'static str],
    /// Whether it has a deadline.
    pub timed: bool,
}

const ARBITRATION: Offer = Offer {
    kind: ActionKind::OptOut,
    clause: "arbitration-opt-out",
    answers: &["arbitration", "class-action-waiver", "jury-waiver"],
    timed: true,
};
const TRAINING: Offer =
    Offer { kind: ActionKind::OptOut, clause: "ai-training-opt-out", answers: &["ai-training"], timed: false };
const SALE: Offer =
    Offer { kind: ActionKind::OptOut, clause: "data-sale", answers: &["data-sale", "data-sharing"], timed: false };
const ADVERTISING: Offer = Offer {
    kind: ActionKind::OptOut,
    clause: "advertising-opt-out",
    answers: &["targeted-advertising", "cross-site-tracking"],
    timed: false,
};
const COOKIES: Offer = Offer {
    kind: ActionKind::OptOut,
    clause: "third-party-cookies",
    answers: &["third-party-cookies", "tracking-technologies", "cross-site-tracking"],
    timed: false,
};
const RENEWAL: Offer =
    Offer { kind: ActionKind::OptOut, clause: "auto-renewal", answers: &["auto-renewal"], timed: true };
const TRIAL: Offer = Offer {
    kind: ActionKind::OptOut,
    clause: "trial-converts",
    answers: &["trial-converts", "auto-renewal"],
    timed: true,
};
const DELETION: Offer = Offer {
    kind: ActionKind::Delete,
    clause: "data-rights",
    answers: &["retention-after-deletion", "retention-indefinite", "account-undeletable"],
    timed: false,
};
const EXPORT: Offer = Offer { kind: ActionKind::Export, clause: "data-rights", answers: &[], timed: false };
const OBJECTION: Offer =
    Offer { kind: ActionKind::OptOut, clause: "data-rights", answers: &["targeted-advertising"], timed: false };
const CONTACT: Offer = Offer { kind: ActionKind::Contact, clause: "data-rights", answers: &[], timed: false };

/// Phrases of refusing.
const REFUSE: [&str; 16] = [
    "opt out",
    "opting out",
    "unsubscribe",
    "turn off",
    "disable",
    "withdraw your consent",
    "reject",
    "refuse",
    "decline",
    "deactivate",
    "do not sell",
    "object to",
    "stop receiving",
    "block",
    "manage your",
    "change your",
];

/// Phrases by which a sentence offers something, and does not merely speak of it.
const OFFERS: [&str; 34] = [
    "you may",
    "you can",
    "you have the right",
    "you could",
    "you are able",
    "you are free",
    "your right",
    "right to",
    "please",
    "if you wish",
    "if you want",
    "if you would like",
    "if you prefer",
    "if you do not want",
    "if you don't want",
    "to opt out",
    "to exercise",
    "to request",
    "to delete",
    "to cancel",
    "to unsubscribe",
    "to stop",
    "to manage",
    "to object",
    "by clicking",
    "by emailing",
    "by contacting",
    "by sending",
    "by following",
    "by visiting",
    "by adjusting",
    "by changing",
    "unless you cancel",
    "you must",
];

/// What a sentence offers: told by a finding of it, else by its words.
#[must_use]
pub fn of(words: &Words<'_>, found: &[&str]) -> Option<Offer> {
    if words.len() < 4 || words.find("authorized agent", 0).is_some() || words.find("authorised agent", 0).is_some() {
        return None;
    }
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.find(phrase, 0).is_some());
    if has(&["may not opt out", "cannot opt out", "not be able to opt out", "unable to opt out"]) {
        return None;
    }
    let refuses = has(&REFUSE);
    if found.contains(&"arbitration-opt-out") || (has(&["opt out"]) && has(&["arbitration", "arbitrate"])) {
        return Some(ARBITRATION);
    }
    if found.contains(&"ai-training-opt-out") {
        return Some(TRAINING);
    }
    if !has(&OFFERS) {
        return contact(words, &has);
    }
    let sale = has(&[
        "do not sell",
        "sale or sharing",
        "sale of",
        "sales of",
        "selling",
        "opt out of sale",
        "opt out of the sale",
    ]);
    if sale && (refuses || has(&["do not sell"])) {
        return Some(SALE);
    }
    if has(&["cancel", "cancelling", "canceling"]) && !has(&["we may cancel", "we can cancel"]) {
        if has(&["trial", "free trial"]) {
            return Some(TRIAL);
        }
        if has(&["subscription", "subscriptions", "membership", "renewal", "renew", "auto renewal", "plan"]) {
            return Some(RENEWAL);
        }
    }
    if refuses && has(&["cookie", "cookies", "pixel", "pixels", "web beacons", "tracking technologies"]) {
        return Some(COOKIES);
    }
    let advertises = has(&[
        "marketing",
        "promotional",
        "newsletter",
        "newsletters",
        "advertising",
        "ads",
        "advertisements",
        "mailing list",
        "targeted",
        "interest based",
        "personalized ads",
        "personalised ads",
        "unsubscribe",
    ]);
    if refuses && (advertises || found.contains(&"advertising-opt-out")) {
        return Some(ADVERTISING);
    }
    if has(&["object to"]) && has(&["processing", "use of your"]) {
        return Some(OBJECTION);
    }
    let own = has(&["account", "data", "information", "profile", "content"]);
    if own
        && has(&[
            "delete",
            "deletion",
            "erase",
            "erasure",
            "close your account",
            "deleting",
            "deleted",
            "closing your account",
        ])
    {
        return Some(DELETION);
    }
    if own
        && has(&[
            "export",
            "portability",
            "download a copy",
            "download your",
            "copy of your",
            "access your personal",
            "request access",
        ])
    {
        return Some(EXPORT);
    }
    contact(words, &has)
}

/// A way to reach the people who answer for the reader's data.
fn contact(words: &Words<'_>, has: &impl Fn(&[&str]) -> bool) -> Option<Offer> {
    let asks = has(&["questions", "question", "concerns", "complaint", "complaints", "enquiries", "inquiries"])
        && has(&["contact", "email", "e mail", "write", "reach", "mail"]);
    let officer = has(&["data protection officer", "privacy officer", "privacy team"]);
    (words.text.contains('@') && (asks || officer || has(&["contact us"]))).then_some(CONTACT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_are_told_apart() {
        let clause = |text: &str| of(&Words::read(text), &[]).map(|offer| (offer.kind, offer.clause));
        let opt_out = |clause| Some((ActionKind::OptOut, clause));
        assert_eq!(clause("You may opt out of arbitration within 30 days."), opt_out("arbitration-opt-out"));
        assert_eq!(clause("You can opt out of the sale of your data here."), opt_out("data-sale"));
        assert_eq!(clause("You can unsubscribe from our newsletter in each mail."), opt_out("advertising-opt-out"));
        assert_eq!(clause("You can disable cookies in your browser settings."), opt_out("third-party-cookies"));
        assert_eq!(clause("You may cancel your subscription in settings."), opt_out("auto-renewal"));
        assert_eq!(clause("You can delete your account in settings."), Some((ActionKind::Delete, "data-rights")));
        assert_eq!(clause("Questions? Please contact dpo@fern.example."), Some((ActionKind::Contact, "data-rights")));
        assert_eq!(clause("We may delete your account."), None);
        assert_eq!(clause("You may not opt out of arbitration."), None);
    }
}
