//! The weights fit what they are used with: features, patterns, heads.
//!
//! `CLAUSELIGHT_MODEL` names another folder with weights than `model/`, such as one that a trial of the
//! training program wrote (`model/test_training.py`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use clauselight::language::Language;
use clauselight::model::feature::Key;
use clauselight::model::network::Network;
use clauselight::model::table::Table;
use clauselight::model::ties;
use clauselight::model::weights::Weights;
use serde::Deserialize;

const TRAIN: &str = "Train again:
    cargo run --release --example features -- CORPORA target/features
    python3 crate/model/train.py CORPORA target/features";

/// Share of the patterns that may be gone since training, and share of today's that it may not have seen.
/// What a pattern says counts little beside its rule and the sentence's words, and each new one has no
/// weight until the next training; too many of these, and what the rules find is no longer what the heads
/// were taught to trust.
const MOST_CHANGED: f64 = 0.1;

/// What training noted of itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trained {
    weights: String,
    heads: String,
    features: String,
    patterns: BTreeMap<String, Vec<String>>,
}

/// Some sentences as training saw them: their features, and the probability of each head.
#[derive(Deserialize)]
struct Expected {
    features: Vec<Vec<(u32, f32)>>,
    probabilities: Vec<Vec<f32>>,
}

/// Of a head, what turns a sum into a probability.
#[derive(Deserialize)]
struct Head {
    slope: f32,
    intercept: f32,
}

/// How far a probability may be from training's: heads.toml has six digits of a slope.
const ROUNDING: f32 = 0.005;

fn file(name: &str) -> Vec<u8> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("model");
    let path = env::var_os("CLAUSELIGHT_MODEL").map_or(own, PathBuf::from).join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}. {TRAIN}", path.display()))
}

fn text(name: &str) -> String {
    String::from_utf8(file(name)).expect("UTF-8")
}

fn trained() -> Trained {
    toml::from_str(&text("trained.toml")).expect("train.py wrote it")
}

#[test]
fn features_are_those_that_are_pinned() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features.txt");
    let now = ties::features().expect("the made-up terms are a page");
    if env::var_os("UPDATE_FEATURES").is_some() {
        fs::write(&path, &now).expect("it is written");
    }
    let pinned = fs::read_to_string(&path).unwrap_or_default();
    let differ: Vec<_> = now.lines().filter(|line| !pinned.lines().any(|other| other == *line)).collect();
    assert!(
        now == pinned,
        "Features of these sentences changed:\n{}\nWhere that was meant, pin them anew:
    UPDATE_FEATURES=1 cargo test -p clauselight --test trained\nThen the weights no longer fit. {TRAIN}",
        differ.join("\n")
    );
}

#[test]
fn weights_were_trained_with_these_features() {
    let now = ties::features().expect("the made-up terms are a page");
    assert!(
        trained().features == ties::digest(now.as_bytes()),
        "Features are made otherwise than when the weights were trained. {TRAIN}"
    );
}

#[test]
fn weights_and_heads_were_written_together() {
    let Trained { weights, heads, .. } = trained();
    for (name, noted) in [("weights.bin", weights), ("heads.toml", heads)] {
        assert!(
            ties::digest(&file(name)) == noted,
            "{name} is not what was written with trained.toml: take all three from the same training. {TRAIN}"
        );
    }
}

#[test]
fn weights_know_most_patterns() {
    let all = |of: &BTreeMap<String, Vec<String>>| -> BTreeSet<(String, String)> {
        of.iter().flat_map(|(clause, digests)| digests.iter().map(|d| (clause.clone(), d.clone()))).collect()
    };
    let known = all(&trained().patterns);
    let now = ties::patterns();
    let now = now.iter().flat_map(|(clause, all)| all.iter().map(|d| ((*clause).to_owned(), format!("{d:08x}"))));
    let now: BTreeSet<_> = now.collect();
    let (gone, new) = (known.difference(&now).count(), now.difference(&known).count());
    #[allow(clippy::cast_precision_loss, reason = "there are some thousands")]
    let share = |part: usize, of: usize| part as f64 / of as f64;
    assert!(
        share(gone, known.len()) <= MOST_CHANGED && share(new, now.len()) <= MOST_CHANGED,
        "Since training {gone} of {} patterns are gone, and {new} of today's {} are new. {TRAIN}",
        known.len(),
        now.len()
    );
}

#[test]
fn every_language_has_rows_in_order_for_heads_that_exist() {
    let heads: BTreeMap<String, Vec<toml::Table>> = toml::from_str(&text("heads.toml")).expect("TOML");
    let file = file("weights.bin");
    let (weights, rest) = Weights::split(&file, heads["en"].len());
    assert!(rest.is_empty(), "{} bytes belong to nothing", rest.len());
    for (language, weights) in Language::ALL.into_iter().zip(&weights) {
        let heads = heads[language.code()].len();
        let rows: Vec<_> = match weights {
            Weights::Network(network) => network.keys().map(|key| (key, 0)).collect(),
            Weights::Table(table) => table.all().collect(),
        };
        assert!(!rows.is_empty(), "{language:?} has weights");
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{language:?}: {pair:?} is out of order");
        }
        for row in rows {
            assert!(usize::from(row.1) < heads, "{language:?}: {row:?} has no head");
            if let Weights::Table(table) = weights {
                assert!(table.rows(row.0).any(|found| found.head == row.1), "{language:?}: {row:?} is not found");
            }
        }
    }
}

#[test]
#[ignore = "run by model/test_training.py, which writes what is expected"]
fn heads_judge_as_they_did_in_training() {
    let heads: BTreeMap<String, Vec<Head>> = toml::from_str(&text("heads.toml")).expect("TOML");
    let expected: BTreeMap<String, Expected> = serde_json::from_str(&text("expected.json")).expect("JSON");
    let file = file("weights.bin");
    let (weights, _) = Weights::split(&file, heads["en"].len());
    for (language, weights) in Language::ALL.into_iter().zip(&weights) {
        let (heads, Expected { features, probabilities }) = (&heads[language.code()], &expected[language.code()]);
        assert!(!features.is_empty(), "{language:?} has sentences");
        for (features, probabilities) in features.iter().zip(probabilities) {
            let sums = match weights {
                Weights::Network(network) => through(network, features, heads.len()),
                Weights::Table(table) => apart(table, features, heads.len()),
            };
            assert_eq!(probabilities.len(), heads.len(), "{language:?}");
            for ((head, sum), expected) in heads.iter().zip(sums).zip(probabilities) {
                let probability = 1.0 / (1.0 + (-(head.slope * sum + head.intercept)).exp());
                assert!((probability - expected).abs() < ROUNDING, "{language:?}: {probability} for {expected}");
            }
        }
    }
}

fn through(network: &Network<'_>, features: &[(u32, f32)], heads: usize) -> Vec<f32> {
    let mut units = network.start();
    for (key, value) in features {
        network.add(Key(*key), *value, &mut units);
    }
    let mut sums = vec![0.0; heads];
    network.outputs(&units, &mut sums);
    sums
}

fn apart(table: &Table<'_>, features: &[(u32, f32)], heads: usize) -> Vec<f32> {
    let mut sums = vec![0.0; heads];
    for (key, value) in features {
        for row in table.rows(Key(*key)) {
            sums[usize::from(row.head)] += f32::from(row.weight) * value;
        }
    }
    sums
}
