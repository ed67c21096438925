//! Writes the features of a corpora folder, for training.
//!
//!     features CORPORA OUT [EVERY]
//!
//! `OUT/rows.jsonl` has one line for each sentence that may be judged: `source`, the `sentence` and
//! its `block`, the clause types whose rules match (`holds`) and those whose exceptions spoke
//! against it (`excepted`), and the number of its `features`. `OUT/features.bin` has these in the
//! same order, 9 bytes each: key (u32), value (f32), both little-endian, and kind (u8).
//! `OUT/ties.json` says how features are made and which patterns there are, for what training notes of
//! itself. With a number `EVERY`, only each so-manieth example and made-up sentence is taken: enough for a
//! trial.

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "only the examples of the rules are read")]
mod compiler;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::num::NonZero;
use std::path::Path;
use std::{env, process};

use clauselight::cli::corpus::{self, Corpora};
use clauselight::detect::{Candidate, detect};
use clauselight::knowledge;
use clauselight::language::{Language, Languages};
use clauselight::model::feature::Extractor;
use clauselight::model::ties;
use clauselight::page::Page;
use clauselight::pattern::SHIPPED;
use clauselight::pattern::matcher::Matcher;
use clauselight::text::document::Document;
use clauselight::understand::provider;
use serde_json::json;

struct Out {
    rows: BufWriter<File>,
    features: BufWriter<File>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (corpora, out, every) = match arguments.as_slice() {
        [corpora, out] => (corpora, out, Ok(NonZero::<usize>::MIN)),
        [corpora, out, every] => (corpora, out, every.parse()),
        _ => usage(),
    };
    let every = every.unwrap_or_else(|_| usage()).get();
    if let Err(error) = run(Path::new(corpora), Path::new(out), every) {
        eprintln!("features: {error}");
        process::exit(1);
    }
}

fn usage() -> ! {
    eprintln!("usage: features CORPORA OUT [EVERY]");
    process::exit(2);
}

fn run(corpora: &Path, out: &Path, every: usize) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out)?;
    fs::write(out.join("ties.json"), what_weights_depend_on()?)?;
    let create = |name: &str| File::create(out.join(name)).map(BufWriter::new);
    let mut out = Out { rows: create("rows.jsonl")?, features: create("features.bin")? };
    let corpora = Corpora::new(corpora)?;
    for language in Language::MODELLED {
        for terms in corpora.unfair_tos(language)?.unwrap_or_default() {
            out.page(&format!("unfair-tos/{}/{}", language.code(), terms.name), &terms.page()?, language)?;
        }
    }
    let english = Language::En;
    for (name, text) in corpora.documents()? {
        out.page(&format!("documents/en/{name}"), &corpus::markdown(&text)?, english)?;
    }
    for (name, text) in corpora.unlabelled()? {
        let page = corpus::markdown(&text)?;
        if Languages::read(&page, &Document::read(&page)).main() == english.code() {
            out.page(&format!("unlabelled/en/{name}"), &page, english)?;
        }
    }
    for (number, quote) in corpora.quotes()?.unwrap_or_default().iter().enumerate() {
        out.page(&format!("quotes/en/{number}"), &corpus::markdown(&quote.quote)?, english)?;
    }
    for (number, row) in corpora.training()?.unwrap_or_default().iter().enumerate() {
        out.page(&format!("ai-training/en/{number}"), &corpus::plain(&row.sentence.replace('\n', " "))?, english)?;
    }
    let rules = compiler::files::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"))?;
    let mut number = 0;
    for rule in &rules.rules {
        for (language, patterns) in rule.languages() {
            let Some(&language) = Language::MODELLED.get(usize::from(language)) else { continue };
            let risky = patterns.risky.iter().map(|example| ("risky", example));
            for (kind, example) in risky.chain(patterns.not_risky().map(|example| ("fine", example))) {
                number += 1;
                if number % every != 0 {
                    continue;
                }
                let text = example.as_ref().replace("[[", "").replace("]]", "");
                out.page(&format!("{kind}/{}/{}", language.code(), rule.id), &corpus::markdown(&text)?, language)?;
            }
        }
    }
    for language in Language::MODELLED {
        out.written("written", &format!("{}.tsv", language.code()), language, every)?;
        out.written("composed", &format!("clauses/{}.tsv", language.code()), language, every)?;
    }
    out.rows.flush()?;
    out.features.flush()?;
    Ok(())
}

/// `features`, a digest of how they are made, and `patterns`, the digests of each clause type's.
fn what_weights_depend_on() -> Result<String, Box<dyn Error>> {
    let hex = |digests: BTreeSet<u32>| digests.iter().map(|digest| format!("{digest:08x}")).collect();
    let patterns: BTreeMap<_, Vec<String>> = ties::patterns().into_iter().map(|(of, all)| (of, hex(all))).collect();
    Ok(json!({ "features": ties::digest(ties::features()?.as_bytes()), "patterns": patterns }).to_string())
}

impl Out {
    /// One in `every` made-up sentences of a file in `model/written`, where there is one.
    fn written(&mut self, origin: &str, file: &str, language: Language, every: usize) -> Result<(), Box<dyn Error>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/written").join(file);
        if !path.exists() {
            return Ok(());
        }
        let text = fs::read_to_string(&path)?;
        for (number, line) in text.lines().filter(|line| !line.starts_with('#')).enumerate().step_by(every) {
            let (_, sentence) = line.split_once('\t').ok_or_else(|| format!("{}: no tab: {line}", path.display()))?;
            self.page(&format!("{origin}/{}/{number}", language.code()), &corpus::plain(sentence)?, language)?;
        }
        Ok(())
    }

    fn page(&mut self, source: &str, page: &Page, language: Language) -> Result<(), Box<dyn Error>> {
        let mut document = Document::read(page);
        if let Some(provider) = provider::find(page, &document) {
            provider::mark(&provider, page.text(), document.tokens_mut());
        }
        let candidates = detect(&document, &mut Matcher::new(&SHIPPED, language.index()), language, |_, _| true);
        let mut extractor = Extractor::new(page, &document, &candidates);
        for (number, sentence) in document.sentences().iter().enumerate() {
            if sentence.heading {
                continue;
            }
            let mut features = Vec::new();
            extractor.features(number, |feature| features.push(feature));
            for feature in &features {
                self.features.write_all(&feature.key.0.to_le_bytes())?;
                self.features.write_all(&feature.value.to_le_bytes())?;
                self.features.write_all(&[feature.kind as u8])?;
            }
            let clauses = |holds: bool| -> Vec<&str> {
                let these = |c: &&Candidate| c.sentence as usize == number && c.holds() == holds;
                candidates.iter().filter(these).map(|c| knowledge::ALL[usize::from(c.rule)].clause).collect()
            };
            let row = json!({
                "source": source,
                "sentence": sentence.span.of(page.text()),
                "block": sentence.block,
                "holds": clauses(true),
                "excepted": clauses(false),
                "features": features.len(),
            });
            writeln!(self.rows, "{row}")?;
        }
        Ok(())
    }
}
