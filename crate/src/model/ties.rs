//! What learnt weights depend on: how features are made, and which patterns there are.
//!
//! Training notes both beside the weights (`model/trained.toml`), and `tests/trained.rs` says when they
//! no longer fit. Texts of rules and examples are no part of it
//! (`docs/decisions/0051-what-weights-were-trained-with.md`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::feature::{Extractor, Feature, Kind, pattern_key, rule_key};
use crate::error::Error;
use crate::knowledge;
use crate::language::Language;
use crate::page::{Block, BlockKind, Page};
use crate::pattern::SHIPPED;
use crate::pattern::tables::Pattern;
use crate::text::document::Document;
use crate::text::span::ByteOffset;
use crate::text::token::WordHash;
use crate::understand::provider::{self, Provider};

const KINDS: [Kind; 6] = [Kind::Words, Kind::Stems, Kind::Letters, Kind::LeadIn, Kind::Rules, Kind::Form];

const TITLE: BlockKind = BlockKind::Heading { level: 1 };
const TEXT: BlockKind = BlockKind::Paragraph;
const ITEM: BlockKind = BlockKind::ListItem { depth: 1 };

/// Whose service the made-up terms below are of.
const SERVICE: &str = "Pellworth";

/// Made-up terms with all that a feature can tell of: numbers, capitals, lists, the service's name, words
/// with accents and curly quotes, ends of words in each language.
const TERMS: [(Language, &[(BlockKind, &str)]); 4] = [
    (
        Language::En,
        &[
            (TITLE, "What you agree to"),
            (TEXT, "Pellworth may close your account within 14 days. We aren’t liable for lost data, e.g. photos."),
            (TEXT, "You may not:"),
            (ITEM, "copy the maps of others;"),
            (ITEM, "sell your account, or lend it to a friend."),
            (TEXT, "PELLWORTH GIVES NO WARRANTY OF ANY KIND."),
        ],
    ),
    (
        Language::De,
        &[
            (TEXT, "Pellworth darf die Preise jederzeit ändern. Für entgangene Gewinne haften wir nicht."),
            (TEXT, "Sie verpflichten sich:"),
            (ITEM, "keine Straßenkarten weiterzugeben;"),
        ],
    ),
    (
        Language::It,
        &[
            (TEXT, "Pellworth può modificare l’accordo in qualsiasi momento. Il foro competente è quello di Bari."),
            (TEXT, "È vietato:"),
            (ITEM, "cedere le proprie credenziali."),
        ],
    ),
    (
        Language::Pl,
        &[
            (TEXT, "Pellworth może usunąć Twoje treści bez podania przyczyny. Umowa podlega prawu Malty."),
            (TEXT, "Nie wolno:"),
            (ITEM, "udostępniać hasła osobom trzecim."),
        ],
    ),
];

/// The features of made-up sentences, each sentence on a line of its own: its language and text, and of
/// each kind of features how many there are and a digest of their keys and values. What rules say is left
/// out but for how its keys are made, so that this does not change with the rules.
///
/// # Errors
/// As [`Page::new`].
pub fn features() -> Result<String, Error> {
    let mut dump = String::new();
    for (language, blocks) in TERMS {
        let page = page(blocks)?;
        let mut document = Document::read(&page);
        let provider = Provider { name: SERVICE.to_owned(), others: Vec::new() };
        provider::mark(&provider, page.text(), document.tokens_mut());
        let mut extractor = Extractor::new(&page, &document, &[]);
        for (at, sentence) in document.sentences().iter().enumerate() {
            let mut features = Vec::new();
            extractor.features(at, |feature| features.push(feature));
            let kinds = KINDS.map(|kind| of_kind(kind, &features)).concat();
            let _ = writeln!(dump, "{}{kinds} {}", language.code(), sentence.span.of(page.text()));
        }
    }
    let clause = WordHash::of(b"made-up");
    let keys = [rule_key(clause, true), rule_key(clause, false), pattern_key(clause, 0x0123_4567)];
    let _ = writeln!(dump, "rules {:?}", keys.map(|key| key.0));
    Ok(dump)
}

fn page(blocks: &[(BlockKind, &str)]) -> Result<Page, Error> {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (kind, words) in blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        starts.push(Block { kind: *kind, start: ByteOffset(u32::try_from(text.len()).expect("they are short")) });
        text.push_str(words);
    }
    Page::new(text, starts, None, None)
}

/// How many features of a kind there are and their digest; nothing where there are none.
fn of_kind(kind: Kind, features: &[Feature]) -> String {
    let mut these: Vec<_> = features.iter().filter(|f| f.kind == kind).map(|f| (f.key, f.value.to_bits())).collect();
    these.sort_unstable();
    if these.is_empty() {
        return String::new();
    }
    let bytes: Vec<u8> = these.iter().flat_map(|(key, value)| [key.0, *value]).flat_map(u32::to_le_bytes).collect();
    format!(" {kind:?}:{}:{}", these.len(), digest(&bytes))
}

/// The patterns that there are, by clause type: the digests of their texts, which the model knows them by.
#[must_use]
pub fn patterns() -> BTreeMap<&'static str, BTreeSet<u32>> {
    let mut patterns: BTreeMap<_, BTreeSet<u32>> = BTreeMap::new();
    let modelled = |pattern: &&Pattern| usize::from(pattern.language) < Language::MODELLED.len();
    for pattern in SHIPPED.patterns.iter().filter(modelled) {
        patterns.entry(knowledge::ALL[usize::from(pattern.rule)].clause).or_default().insert(pattern.digest);
    }
    patterns
}

/// FNV-1a in 64 bits, as 16 hexadecimal digits; `model/training/ties.py` has the same. It tells files apart
/// that nobody forges.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    format!("{:016x}", bytes.iter().fold(0xCBF2_9CE4_8422_2325, mix))
}
