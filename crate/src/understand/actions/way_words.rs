//! The words by which [`super::way`] tells channels and targets.

/// Heads of names of settings.
pub(super) const SETTINGS: [&str; 9] =
    ["settings", "setting", "preferences", "dashboard", "controls", "panel", "center", "centre", "portal"];

/// Words that may stand before such a head and belong to it.
pub(super) const OF_SETTINGS: [&str; 31] = [
    "account",
    "privacy",
    "cookie",
    "cookies",
    "browser",
    "device",
    "notification",
    "notifications",
    "email",
    "profile",
    "your",
    "user",
    "ad",
    "ads",
    "advertising",
    "data",
    "preference",
    "control",
    "subscription",
    "communication",
    "communications",
    "marketing",
    "consent",
    "security",
    "personal",
    "billing",
    "web",
    "mobile",
    "app",
    "phone",
    "store",
];

/// Words of a text that links to where something is done rather than to where it is explained.
pub(super) const DOES: [&str; 26] = [
    "here",
    "opt",
    "out",
    "optout",
    "unsubscribe",
    "settings",
    "preferences",
    "delete",
    "deletion",
    "form",
    "portal",
    "request",
    "cancel",
    "sell",
    "choices",
    "choice",
    "center",
    "centre",
    "controls",
    "dashboard",
    "page",
    "link",
    "tool",
    "tools",
    "download",
    "account",
];

/// Words of a text that links to a document.
pub(super) const EXPLAINS: [&str; 16] = [
    "policy",
    "policies",
    "notice",
    "terms",
    "statement",
    "learn",
    "more",
    "information",
    "section",
    "help",
    "support",
    "faq",
    "faqs",
    "above",
    "below",
    "agreement",
];

/// Words before an address where more is to be read.
pub(super) const READS: [&str; 19] = [
    "review our",
    "information",
    "learn more",
    "learn about",
    "read more",
    "find out",
    "more about",
    "more details",
    "further details",
    "see our",
    "described in",
    "set forth in",
    "privacy policy",
    "available tools",
    "help page",
    "help centre",
    "help center",
    "to learn",
    "questions about",
];

/// Words right before a link that only names or tells of something beside it.
pub(super) const ASIDE: [&str; 8] =
    ["noted", "defined", "listed", "described", "set out", "outlined", "identified", "specified"];

/// Words before an address that is not to be used.
pub(super) const DENIES: [&str; 14] = [
    "do not direct",
    "do not send",
    "do not use",
    "do not email",
    "do not e-mail",
    "do not contact",
    "do not write",
    "do not mail",
    "don't send",
    "don't use",
    "not be sent to",
    "not be directed to",
    "not accepted at",
    "rather than to",
];

/// Words after which another one is.
pub(super) const INSTEAD: [&str; 3] = ["instead", "opt-out", "opt out"];

/// Words after which it is done there all the same.
pub(super) const DONE: [&str; 16] = [
    "opt",
    "unsubscribe",
    "delet",
    "eras",
    "cancel",
    "disabl",
    "request",
    "exercis",
    "email",
    "e-mail",
    "contact us",
    "object",
    "download",
    "export",
    "turn off",
    "withdraw",
];

/// Beginnings of a sentence that says how what the one before it offers is done.
pub(super) const HOW: [&str; 32] = [
    "you may opt out by",
    "you can opt out by",
    "to do so",
    "to do this",
    "to do that",
    "to opt out",
    "to exercise",
    "to submit",
    "to make a request",
    "to make such",
    "to request",
    "in order to",
    "you can do so",
    "you may do so",
    "you can do this",
    "you may do this",
    "you can exercise",
    "you may exercise",
    "you can submit",
    "you may submit",
    "this can be done",
    "simply",
    "just",
    "please",
    "your notice",
    "the notice",
    "such notice",
    "this notice",
    "your request",
    "your opt out",
    "opt out notice",
    "you must",
];

/// Words before a postal address.
pub(super) const POST: [&str; 12] = [
    "by mailing it to",
    "by sending a letter to",
    "by writing to us at",
    "by writing to",
    "by mail to",
    "by mail at",
    "mail to",
    "by post to",
    "in writing to",
    "write to us at",
    "written notice to",
    "letter to",
];

/// Words before the name of a setting that make it a place.
pub(super) const INTO: [&str; 20] = [
    "in",
    "via",
    "through",
    "from",
    "within",
    "under",
    "on",
    "at",
    "into",
    "visit",
    "visiting",
    "using",
    "use",
    "accessing",
    "access",
    "open",
    "opening",
    "with",
    "by",
    "inside",
];

/// The same where "to" parts them from it.
pub(super) const GOES: [&str; 8] = ["go", "going", "navigate", "navigating", "log", "logging", "back", "head"];

/// Words that make it the thing that is changed.
pub(super) const CHANGES: [&str; 19] = [
    "adjusting",
    "changing",
    "updating",
    "modifying",
    "editing",
    "configuring",
    "setting",
    "selecting",
    "adjust",
    "change",
    "update",
    "modify",
    "edit",
    "configure",
    "reset",
    "altering",
    "alter",
    "check",
    "checking",
];

/// Things whose settings may be spoken of after the word: "the settings of your browser".
pub(super) const OWNERS: [&str; 14] = [
    "device",
    "devices",
    "browser",
    "phone",
    "account",
    "app",
    "application",
    "profile",
    "computer",
    "smartphone",
    "tablet",
    "service",
    "website",
    "site",
];

/// Words with which a sentence goes on after a postal address.
pub(super) const GOES_ON: [&str; 14] = [
    " confirming",
    " stating",
    " by ",
    " or by",
    " and by",
    " with ",
    " including",
    " within ",
    " that ",
    " and state",
    " or via",
    " or email",
    " no later",
    " and must",
];
