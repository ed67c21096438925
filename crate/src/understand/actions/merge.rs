//! Ways that are one: what is done at one address is told once.
//!
//! A document often names an address again and again, for the same thing and for others. Two actions are one
//! way where channel and target are the same and they belong to one clause type; where a link leads to the same
//! page, whatever is done there; and where all that is offered at an address is to get in touch. What is limited to
//! some people or some data is no way for the others.

use std::collections::BTreeMap;

use crate::report::{Action, ActionKind, Also, Channel};

/// The actions, those of one way as one, in the order in which each way is named first.
#[must_use]
pub fn merged(actions: Vec<Action>) -> Vec<Action> {
    // That one can get in touch at an address says less than what is done there.
    let (contacts, ways): (Vec<_>, Vec<_>) = actions.into_iter().partition(|it| it.kind == ActionKind::Contact);
    let mut merged: Vec<Action> = Vec::new();
    let mut places: BTreeMap<(Channel, String), Vec<usize>> = BTreeMap::new();
    for action in ways.into_iter().chain(contacts) {
        let same = places.entry(place_of(&action)).or_default();
        match same.iter().find(|known| is_one_way(&merged[**known], &action)) {
            Some(&known) => join(&mut merged[known], action),
            None => {
                same.push(merged.len());
                merged.push(action);
            }
        }
    }
    merged.sort_by_key(|action| action.start);
    merged
}

/// Whether two actions in one place are one way.
fn is_one_way(known: &Action, action: &Action) -> bool {
    let one_thing =
        known.clause == action.clause || action.channel == Channel::Link || action.kind == ActionKind::Contact;
    // For whom and until when is told of a way as a whole.
    let one_time = (&known.deadline, known.deadline_days) == (&action.deadline, action.deadline_days);
    let untimed = action.deadline.is_none() && action.deadline_days.is_none();
    let timed = one_time || known.label == action.label || action.kind == ActionKind::Contact && untimed;
    let limits = |it: &Action| (it.only.clone(), it.covers.clone());
    one_thing && timed && limits(known) == limits(action)
}

/// Adds to an action what another of the same way has more.
pub fn join(known: &mut Action, action: Action) {
    if known.deadline.is_none() && known.deadline_days.is_none() {
        known.deadline = action.deadline;
        known.deadline_days = action.deadline_days;
        known.deadline_from = action.deadline_from;
    }
    for id in action.answers {
        if !known.answers.contains(&id) {
            known.answers.push(id);
        }
    }
    let told = known.label == action.label || known.also.iter().any(|also| also.label == action.label);
    if !told && action.kind != ActionKind::Contact {
        known.also.push(Also {
            kind: action.kind,
            offer: action.offer,
            label: action.label,
            clause: action.clause,
            start: action.start,
            end: action.end,
            quote: action.quote,
            section: action.section,
        });
    }
}

/// Where an action is done: the same for all that are done in one place by one channel, however it is written.
#[must_use]
pub fn place_of(action: &Action) -> (Channel, String) {
    (action.channel, place(action.channel, &action.target))
}

/// A target without what may be written otherwise.
fn place(channel: Channel, target: &str) -> String {
    let target = target.trim().trim_end_matches(['.', ',']);
    match channel {
        Channel::Email => target.to_lowercase(),
        Channel::Link => {
            let bare = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://")).unwrap_or(target);
            let bare = bare.strip_prefix("www.").unwrap_or(bare);
            let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
            format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'))
        }
        Channel::Settings => {
            let words = target.to_lowercase().replace('’', "'");
            let owned = ["your ", "the ", "our "].iter().find_map(|owner| words.strip_prefix(owner));
            owned.unwrap_or(&words).to_owned()
        }
        Channel::Post => target.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
    }
}
