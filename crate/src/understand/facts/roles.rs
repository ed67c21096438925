//! Who acts in a clause, and whether they may, will or must not.

use std::ops::Range;

use super::Told;
use super::phrase::first_of;
use super::words::Words;
use crate::report::Modality;

/// Names that documents give to the provider, written with a capital.
const PROVIDER_NAMES: [&str; 3] = ["company", "provider", "licensor"];

/// Other parties, as heads of their names.
const OTHERS: [&str; 16] = [
    "affiliates",
    "subsidiaries",
    "partners",
    "advertisers",
    "providers",
    "vendors",
    "suppliers",
    "parties",
    "companies",
    "networks",
    "licensors",
    "contractors",
    "sponsors",
    "sublicensees",
    "successors",
    "organizations",
];

/// Words for a permission, an announcement and a duty.
const MAY: [&str; 5] = ["may", "can", "might", "could", "entitled"];
const WILL: [&str; 3] = ["will", "shall", "must"];
const NEGATIONS: [&str; 8] = ["not", "never", "no", "cannot", "can't", "won't", "don't", "doesn't"];

/// How far before the evidence its subject may stand, in words.
const REACH: usize = 8;

/// Most words between a modal verb and its negation.
const NEGATED: usize = 3;

/// The subject of the words that the finding rests on: the nearest one before them, else the first
/// within. A provider is called by its name where that is known.
#[must_use]
pub fn actor(words: &Words<'_>, hull: &Range<usize>, provider: Option<&str>) -> Option<Told> {
    let named: Vec<String> =
        provider.map_or_else(Vec::new, |name| name.to_lowercase().split(' ').map(str::to_owned).collect());
    let before = (hull.start.saturating_sub(REACH)..hull.start).rev();
    let mut candidates = (hull.start..hull.end.min(hull.start + REACH)).chain(before);
    let (range, text) = candidates.find_map(|at| subject(words, at, &named, provider))?;
    let (start, end) = words.bytes(range);
    Some(Told { text, start, end })
}

/// A subject that begins or ends at a word, with what it is called.
fn subject(words: &Words<'_>, at: usize, named: &[String], provider: Option<&str>) -> Option<(Range<usize>, String)> {
    let verb =
        |at: usize| MAY.contains(&words.folded(at)) || WILL.contains(&words.folded(at)) || plain_verb(words.folded(at));
    let called = |text: &str| provider.unwrap_or(text).to_owned();
    // "Us" is no subject: it is what is done to the provider.
    if words.is(at, &["we"]) {
        return Some((at..at + 1, called("the provider")));
    }
    if words.is(at, &["you"]) && verb(at + 1) {
        return Some((at..at + 1, "you".to_owned()));
    }
    let capital = words.get(at).is_some_and(|word| word.capitalised);
    if capital && words.is(at, &PROVIDER_NAMES) && verb(at + 1) {
        return Some((at..at + 1, called("the provider")));
    }
    let is_name = !named.is_empty() && named.iter().enumerate().all(|(offset, word)| words.folded(at + offset) == word);
    if is_name && verb(at + named.len()) {
        return Some((at..at + named.len(), called("the provider")));
    }
    if words.is(at, &OTHERS) && verb(at + 1) {
        let start = first_of(words, at, 0);
        return Some((start..at + 1, words.source(start..at + 1)));
    }
    None
}

/// Verbs that commonly follow a subject directly.
fn plain_verb(word: &str) -> bool {
    const VERBS: [&str; 24] = [
        "agree",
        "grant",
        "use",
        "uses",
        "collect",
        "collects",
        "share",
        "shares",
        "reserve",
        "reserves",
        "retain",
        "retains",
        "keep",
        "keeps",
        "disclose",
        "discloses",
        "assign",
        "waive",
        "acknowledge",
        "process",
        "processes",
        "hereby",
        "do",
        "does",
    ];
    VERBS.contains(&word)
}

/// The modal verb of the words that the finding rests on: the last one within, else the nearest
/// before them.
#[must_use]
pub fn modality(words: &Words<'_>, hull: &Range<usize>) -> Option<(Modality, Told)> {
    let modal = |at: &usize| words.is(*at, &MAY) || words.is(*at, &WILL) || words.is(*at, &["cannot", "won't"]);
    let before = (hull.start.saturating_sub(REACH)..hull.start).rev();
    let at = hull.clone().chain(before).find(modal).or_else(|| reserved(words, hull))?;
    let negated = words.is(at, &["cannot", "won't"])
        || (at + 1..=at + NEGATED).take_while(|&next| words.joined(next)).any(|next| words.is(next, &NEGATIONS));
    let you = words.follows(at, &["you"]);
    let modality = match (negated, words.is(at, &WILL)) {
        (true, _) => Modality::MustNot,
        (false, true) if you || words.is(at, &["must"]) => Modality::Must,
        (false, true) => Modality::Will,
        (false, false) => Modality::May,
    };
    let (start, end) = words.bytes(at..at + 1);
    Some((modality, Told { text: words.folded(at).to_owned(), start, end }))
}

/// "Reserve the right" permits too.
fn reserved(words: &Words<'_>, hull: &Range<usize>) -> Option<usize> {
    let from = hull.start.saturating_sub(REACH);
    words.find("reserve the right", from).or_else(|| words.find("reserves the right", from)).map(|range| range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, provider: Option<&str>) -> (Option<String>, Option<Modality>) {
        let words = Words::read(text);
        let hull = 0..words.len();
        (actor(&words, &hull, provider).map(|told| told.text), modality(&words, &hull).map(|(modality, _)| modality))
    }

    #[test]
    fn the_subject_and_its_modal_verb_are_told() {
        let fern = Some("Fernhill");
        assert_eq!(read("We may share your photos.", fern), (Some("Fernhill".to_owned()), Some(Modality::May)));
        assert_eq!(read("Fernhill will not sell it.", fern), (Some("Fernhill".to_owned()), Some(Modality::MustNot)));
        assert_eq!(read("You must pay our costs.", fern), (Some("you".to_owned()), Some(Modality::Must)));
        let partners = Some("advertising partners".to_owned());
        assert_eq!(read("Our advertising partners may set cookies.", fern), (partners, Some(Modality::May)));
        assert_eq!(read("Photos are kept.", fern), (None, None));
        assert_eq!(read("We reserve the right to sell it.", None).1, Some(Modality::May));
    }
}
