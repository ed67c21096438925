//! What a message itself holds for whoever wants no more of them: its unsubscribe link.
//!
//! The way is in the reader's mailbox, neither an address of the page nor a setting of the service,
//! so that it is told in words.

use crate::understand::facts::words::Words;

/// What one uses.
const THINGS: [&str; 12] = [
    "link",
    "links",
    "button",
    "mechanism",
    "mechanisms",
    "unsubscribe",
    "instructions",
    "directions",
    "procedure",
    "procedures",
    "prompts",
    "opt",
];

/// The last of these tell what to do rather than do it.
const TELLING: [&str; 5] = ["instructions", "directions", "procedure", "procedures", "prompts"];

/// Words between it and the message that has it.
const WITHIN: [&str; 12] =
    ["in", "within", "of", "on", "contained", "included", "provided", "with", "inside", "footer", "bottom", "at"];

/// Most words between a thing and its message.
const REACH: usize = 14;

/// What a sentence says of it, as a target: "the unsubscribe link in each e-mail".
#[must_use]
pub fn held(words: &Words<'_>) -> Option<String> {
    (0..words.len()).find_map(|at| held_at(words, at))
}

fn held_at(words: &Words<'_>, at: usize) -> Option<String> {
    if !words.is(at, &THINGS) {
        return None;
    }
    // "Unsubscribe" alone is what one does, unless it is what one clicks.
    let clicked = (at.saturating_sub(4)..at).any(|word| words.is(word, &["click", "clicking", "select", "selecting"]));
    if words.is(at, &["unsubscribe", "opt"]) && !clicked {
        return None;
    }
    let within = (at + 1..words.len().min(at + REACH)).find(|word| words.is(*word, &WITHIN))?;
    let message = (within + 1..words.len().min(at + REACH)).find_map(|word| match words.folded(word) {
        "email" | "emails" | "mail" | "mails" => Some("e-mail"),
        "newsletter" | "newsletters" => Some("newsletter"),
        "message" | "messages" | "communication" | "communications" | "mailing" | "mailings" => Some("message"),
        _ => None,
    })?;
    let telling = words.is(at, &TELLING)
        || (at + 1..=at + 3).any(|word| words.is(word, &TELLING) && words.is(at, &["unsubscribe", "opt"]));
    let what = if telling { "opt-out instructions" } else { "unsubscribe link" };
    Some(format!("the {what} in each {message}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_is_told_by_the_message_that_has_it() {
        let is = |quote, wanted| assert_eq!(held(&Words::read(quote)).as_deref(), wanted, "{quote}");
        is("Use the “unsubscribe” link at the bottom of any e-mail.", Some("the unsubscribe link in each e-mail"));
        is("Click unsubscribe in our newsletter.", Some("the unsubscribe link in each newsletter"));
        is("Follow the instructions in those emails.", Some("the opt-out instructions in each e-mail"));
        is("Use the link included in such communications.", Some("the unsubscribe link in each message"));
        is("You have the option to leave our mails.", None);
        is("You can unsubscribe from our mailing list.", None);
        is("You can opt out of receiving e-mails in your settings.", None);
    }
}
