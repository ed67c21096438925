//! Documents in the shape of real ones, and what the web does to such text.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::compiler::files::load;

/// The examples of all rules, in every language that is read.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rules = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("sound rules").rules;
    let all = rules.iter().flat_map(|rule| rule.languages());
    let examples = all.flat_map(|(_, patterns)| patterns.risky.iter().chain(patterns.not_risky()));
    let found: Vec<String> = examples.map(|text| text.as_ref().replace(['[', ']'], "")).collect();
    assert!(found.len() > 500, "only {} examples", found.len());
    found
});

/// What stands between two sentences.
const JOINTS: [&str; 12] = [
    " ",
    "\n",
    "\n\n",
    "  ",
    "\n• ",
    " (b) ",
    "; ",
    "\n2. ",
    "\nWe will never:\n",
    " and ",
    "\n\"Service Data\" means ",
    "",
];

/// What is inserted into text.
const PIECES: [&str; 48] = [
    "😀",
    "👩\u{200D}🚀",
    "❤\u{FE0F}",
    "\u{AD}",
    "\u{200B}",
    "\u{200D}",
    "\u{200E}",
    "\u{202E}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{301}",
    "\u{20DD}",
    "\u{FFFD}",
    "\u{A0}",
    "\u{2028}",
    "\u{0}",
    ".• ",
    ".— ",
    ". – ",
    "•",
    "…",
    "。",
    "！",
    "”",
    "“",
    "„",
    "’",
    "'",
    "(",
    ")",
    "[",
    "]",
    "§ ",
    "!",
    "?",
    ". ",
    ".",
    ": ",
    "ii. ",
    "c. ",
    "10.2 ",
    "30 days",
    "$ 5",
    "@a.example",
    "https://a.example/b",
    "\r\n",
    "\t",
    "ſtİßǅ",
];

/// Letters of another script for Latin ones.
const LOOKALIKES: [(char, char); 8] =
    [('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('c', 'с'), ('i', 'і'), ('y', 'у'), ('x', 'х')];

/// One change to a text. Places are shares of its length.
#[derive(Clone, Debug)]
enum Mutation {
    Insert(u16, usize),
    InsertAny(u16, char),
    Delete(u16, u8),
    Repeat(u16, u8),
    Shout(u16, u8),
    SwapScript(u16, u8),
    JoinWords(u16, u8),
}

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let one = prop_oneof![
        6 => (any::<u16>(), 0..PIECES.len()).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        2 => (any::<u16>(), any::<char>()).prop_map(|(at, c)| Mutation::InsertAny(at, c)),
        2 => (any::<u16>(), 1u8..20).prop_map(|(at, count)| Mutation::Delete(at, count)),
        1 => (any::<u16>(), 1u8..60).prop_map(|(at, count)| Mutation::Repeat(at, count)),
        1 => (any::<u16>(), any::<u8>()).prop_map(|(at, count)| Mutation::Shout(at, count)),
        1 => (any::<u16>(), any::<u8>()).prop_map(|(at, count)| Mutation::SwapScript(at, count)),
        1 => (any::<u16>(), any::<u8>()).prop_map(|(at, count)| Mutation::JoinWords(at, count)),
    ];
    prop::collection::vec(one, 0..10)
}

fn mutate(text: &str, mutations: &[Mutation]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for mutation in mutations {
        let place = |at: u16| usize::from(at) * letters.len() / 65_536;
        let part = |at: u16, count: u8| place(at)..(place(at) + usize::from(count)).min(letters.len());
        match *mutation {
            Mutation::Insert(at, piece) => {
                let at = place(at);
                letters.splice(at..at, PIECES[piece].chars());
            }
            Mutation::InsertAny(at, c) => letters.insert(place(at), c),
            Mutation::Delete(at, count) => drop(letters.drain(part(at, count))),
            Mutation::Repeat(at, count) => {
                let again: Vec<char> = letters[part(at, count)].to_vec();
                let at = place(at);
                letters.splice(at..at, again);
            }
            Mutation::Shout(at, count) => {
                let part = part(at, count);
                let loud: Vec<char> = letters[part.clone()].iter().flat_map(|c| c.to_uppercase()).collect();
                letters.splice(part, loud);
            }
            Mutation::SwapScript(at, count) => {
                let part = part(at, count);
                for letter in &mut letters[part] {
                    *letter = LOOKALIKES.iter().find(|(latin, _)| latin == letter).map_or(*letter, |(_, other)| *other);
                }
            }
            Mutation::JoinWords(at, count) => {
                let part = part(at, count);
                let joined: Vec<char> = letters[part.clone()].iter().copied().filter(|c| *c != ' ').collect();
                letters.splice(part, joined);
            }
        }
    }
    letters.into_iter().collect()
}

fn sound() -> impl Strategy<Value = String> {
    let sentence = (any::<prop::sample::Index>(), 0..JOINTS.len());
    prop::collection::vec(sentence, 1..5).prop_map(|chosen| {
        chosen.iter().map(|(sentence, joint)| format!("{}{}", sentence.get(&SENTENCES), JOINTS[*joint])).collect()
    })
}

/// A document, mutated.
pub fn documents() -> impl Strategy<Value = String> {
    (sound(), mutations()).prop_map(|(text, mutations)| mutate(&text, &mutations))
}

/// Two versions of one document.
pub fn versions() -> impl Strategy<Value = (String, String)> {
    (sound(), mutations(), mutations()).prop_map(|(text, first, second)| {
        let old = mutate(&text, &first);
        let new = mutate(&old, &second);
        (old, new)
    })
}

/// Markup of every sort that the readers know, sound and broken.
const TAGS: [&str; 44] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul><li>",
    "</li></ul>",
    "<h2>",
    "</h2>",
    "<b>",
    "</b>",
    "<del>",
    "</del>",
    "<br>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<span style=\"float:left\">",
    "</span>",
    "<div style=\"display:none\">",
    "<details><summary>",
    "</summary>",
    "</details>",
    "<blockquote>",
    "</blockquote>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<a href=\"https://a.example/\">",
    "</a>",
    "<sup>1</sup>",
    "<wbr>",
    "<img alt=\"x\">",
    "<button>",
    "</button>",
    "<nav>",
    "</nav>",
    "<textarea>",
    "<!-- ",
    " -->",
    "&amp;",
    "&#0;",
    "# ",
    "- ",
    "~~",
    "](/a) [",
];

/// Of which kind the lines of a document are, in turn.
pub fn kinds() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0u8..8, 0..6)
}

/// Markup and where it stands, as shares of a text's length.
pub fn tags() -> impl Strategy<Value = Vec<(u16, usize)>> {
    prop::collection::vec((any::<u16>(), 0..TAGS.len()), 0..24)
}

/// A text with markup in it.
pub fn marked(text: &str, tags: &[(u16, usize)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for &(at, tag) in tags {
        let at = usize::from(at) * letters.len() / 65_536;
        letters.splice(at..at, TAGS[tag].chars());
    }
    letters.into_iter().collect()
}
