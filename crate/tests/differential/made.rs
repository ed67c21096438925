//! Patterns and sentences that are made up to ask for.

use proptest::prelude::*;

/// What sentences are made of.
pub const WORDS: [&str; 19] = [
    "we",
    "us",
    "acme",
    "the",
    "company",
    "may",
    "can",
    "reserve",
    "right",
    "to",
    "share",
    "sharing",
    "data",
    "personal",
    "information",
    "about",
    "users",
    "with",
    "30",
];

fn atom() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(WORDS.to_vec())
            .prop_filter("numbers are written #", |w| *w != "30")
            .prop_map(str::to_owned),
        Just("shar*".to_owned()),
        Just("#".to_owned()),
        prop::sample::select(vec!["{we}", "{may}", "{data}", "{you}", "{long}", "{provider}"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop::collection::vec(prop::collection::vec(inner, 1..3), 1..4).prop_map(|alternatives| {
            let written: Vec<String> = alternatives.iter().map(|one| one.join(" ")).collect();
            format!("({})", written.join(" | "))
        })
    })
}

/// A pattern as a rule has it.
fn pattern() -> impl Strategy<Value = String> {
    let link = prop_oneof![
        4 => Just(" ".to_owned()),
        3 => (1u8..6).prop_map(|gap| format!(" ..{gap} ")),
        2 => (1u8..6, atom()).prop_map(|(gap, without)| format!(" ..{gap}!{without} ")),
    ];
    let head = prop_oneof![3 => Just(""), 1 => Just("^ "), 1 => Just("@(data | {we}) ")];
    let tail = prop_oneof![4 => Just(""), 1 => Just(" $")];
    let piece = prop_oneof![
        4 => atom(),
        1 => (atom(), 0u8..4, atom()).prop_map(|(a, gap, b)| format!("{a} <>{gap} {b}")),
        1 => (atom(), atom()).prop_map(|(a, b)| format!("{a}? {b}")),
    ];
    (head, prop::collection::vec((piece, link), 1..4), tail).prop_map(|(head, pieces, tail)| {
        let last = pieces.len() - 1;
        let body: String = pieces
            .into_iter()
            .enumerate()
            .map(|(at, (piece, link))| if at < last { piece + &link } else { piece })
            .collect();
        // A gap after something optional at the very start has no first word to look for.
        format!("{head}{body}{tail}")
    })
}

/// Several patterns, a sentence and the heading above it.
pub fn questions() -> impl Strategy<Value = (Vec<String>, Vec<String>, Vec<String>)> {
    let words = |range| {
        prop::collection::vec(prop::sample::select(WORDS.to_vec()), range)
            .prop_map(|words| words.into_iter().map(str::to_owned).collect())
    };
    (prop::collection::vec(pattern(), 1..5), words(0..24), words(0..4))
}
