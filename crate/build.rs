//! Compiles `rules/` into static tables, or stops with the file and line of what is wrong there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[allow(dead_code, reason = "examples and places are for the tests")]
mod compiler;

use compiler::emit;
use compiler::files::{Knowledge, LANGUAGES, Rule, load};
use compiler::pack::pack;
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn main() {
    println!("cargo::rerun-if-changed=compiler");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let knowledge = load(&root.join("rules")).unwrap_or_else(|message| {
        eprintln!("{message}");
        process::exit(1);
    });
    for path in &knowledge.read {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let digests: Vec<u32> = knowledge.places.iter().map(|place| digest(&place.text)).collect();
    write(&out.join("tables.bin"), pack(&knowledge.compiled, &digests));
    let reading = &knowledge.reading;
    write(&out.join("read.bin"), pack(&reading.compiled, &[]));
    write(&out.join("read.rs"), reading.source());
    write(&out.join("rules.rs"), rules(&knowledge));
    let mut texts = String::new();
    array(&mut texts, "TEXTS", "Texts", knowledge.texts.iter());
    write(&out.join("texts.rs"), texts);
    let heads = root.join("model/heads.toml");
    println!("cargo::rerun-if-changed={}", heads.display());
    write(&out.join("heads.rs"), model_heads(&heads, &knowledge.rules));
    let prevalence = root.join("model/prevalence.toml");
    println!("cargo::rerun-if-changed={}", prevalence.display());
    write(&out.join("prevalence.rs"), prevalences(&prevalence, &knowledge.rules));
}

/// `model/prevalence.toml`.
#[derive(Deserialize)]
struct Prevalences {
    read: String,
    #[serde(flatten)]
    kinds: BTreeMap<String, OfKind>,
}

/// The documents of one kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfKind {
    points: Vec<i16>,
    found: BTreeMap<String, u16>,
}

/// How usual clauses are, as Rust source.
fn prevalences(path: &Path, rules: &[Rule]) -> String {
    let Prevalences { read, kinds } = table_of(path);
    let kinds = kinds.into_iter().map(|(kind, OfKind { points, found })| {
        if let Some(unknown) = found.keys().find(|id| rules.iter().all(|rule| rule.id != **id)) {
            refuse(path, &format!("no rule has the id {unknown}"));
        }
        let kind: String = kind.split('-').map(capitalised).collect();
        let found: Vec<_> = rules.iter().map(|rule| found.get(&rule.id).copied().unwrap_or_default()).collect();
        format!("OfKind{{kind:PageKind::{kind},points:&{points:?},found:{found:?}}}")
    });
    let mut out = format!("/// The day on which they were read.\nconst READ: &str = {read:?};\n");
    array(&mut out, "KINDS", "OfKind", kinds);
    out
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// A file of the model as what it holds.
fn table_of<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| refuse(path, &error.to_string()));
    toml::from_str(&text).unwrap_or_else(|error| refuse(path, &error.to_string()))
}

fn refuse(path: &Path, error: &str) -> ! {
    eprintln!("{}:1: {error}", path.display());
    process::exit(1)
}

/// One head of the model, as training wrote it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    clauses: Vec<String>,
    decides: bool,
    slope: f32,
    intercept: f32,
    held: f32,
    threshold: f32,
}

/// The heads of the model as Rust source.
fn model_heads(path: &Path, rules: &[Rule]) -> String {
    let all: BTreeMap<String, Vec<Head>> = table_of(path);
    let index = |clause: &String| {
        let known = rules.iter().position(|rule| rule.id == *clause);
        known.unwrap_or_else(|| refuse(path, &format!("no rule has the id {clause}")))
    };
    let mut heads = Vec::new();
    for (language, code) in LANGUAGES.iter().enumerate() {
        for head in all.get(*code).into_iter().flatten() {
            heads.push(format!(
                "Head{{language:{language},clauses:&{:?},is_label:{},slope:{:?},intercept:{:?},held:{:?},threshold:{:?}}}",
                head.clauses.iter().map(index).collect::<Vec<_>>(),
                head.decides,
                head.slope,
                head.intercept,
                head.held,
                head.threshold
            ));
        }
    }
    let allowed = "#[allow(clippy::approx_constant, reason = \"a weight may lie near a constant\")]\n";
    let mut out = allowed.to_owned();
    array(&mut out, "HEADS", "Head", heads.iter());
    out
}

fn write(path: &Path, content: impl AsRef<[u8]>) {
    if let Err(error) = fs::write(path, content) {
        eprintln!("{}: {error}", path.display());
        process::exit(1);
    }
}

/// FNV-1a of a pattern's text, in 32 bits: what the model knows it by, wherever it stands in its file.
fn digest(pattern: &str) -> u32 {
    pattern.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// What the rules say, as Rust source.
fn rules(knowledge: &Knowledge) -> String {
    let mut out = String::new();
    array(&mut out, "ALL", "Rule", knowledge.rules.iter().map(|rule| emit::rule(rule, &knowledge.reading)));
    out
}

fn array<T: std::fmt::Display>(out: &mut String, name: &str, kind: &str, items: impl ExactSizeIterator<Item = T>) {
    let visibility = if name == "ALL" { "pub " } else { "" };
    let doc = if name == "ALL" { "/// Every rule, in the order of their indices.\n" } else { "" };
    let _ = write!(out, "{doc}{visibility}static {name}: [{kind}; {}] = [", items.len());
    for item in items {
        let _ = write!(out, "{item},");
    }
    out.push_str("];\n");
}
