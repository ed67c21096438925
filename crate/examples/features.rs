//! Writes the features of a corpora folder, for training.
//!
//!     features CORPORA OUT
//!
//! `OUT/rows.jsonl` has one line for each sentence that may be judged: `source`, the `sentence` and
//! its `block`, the clause types whose rules match (`holds`) and those whose exceptions spoke
//! against it (`excepted`), and the number of its `features`. `OUT/features.bin` has these in the
//! same order, 9 bytes each: key (u32), value (f32), both little-endian, and kind (u8).

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "only the examples of the rules are read")]
mod compiler;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::{env, process};

use clauselight::cli::corpus::{self, Corpora};
use clauselight::detect::{Candidate, detect};
use clauselight::knowledge;
use clauselight::language::{Language, Languages};
use clauselight::model::feature::Extractor;
use clauselight::page::Page;
use clauselight::pattern::SHIPPED;
use clauselight::text::document::Document;
use clauselight::understand::provider;
use serde_json::json;

struct Out {
    rows: BufWriter<File>,
    features: BufWriter<File>,
}

fn main() {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [corpora, out] = paths.as_slice() else {
        eprintln!("usage: features CORPORA OUT");
        process::exit(2);
    };
    if let Err(error) = run(corpora, out) {
        eprintln!("features: {error}");
        process::exit(1);
    }
}

fn run(corpora: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out)?;
    let create = |name: &str| File::create(out.join(name)).map(BufWriter::new);
    let mut out = Out { rows: create("rows.jsonl")?, features: create("features.bin")? };
    let corpora = Corpora::new(corpora)?;
    for language in Language::ALL {
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
    for rule in &rules.rules {
        for (language, patterns) in rule.languages() {
            let language = Language::ALL[usize::from(language)];
            let risky = patterns.risky.iter().map(|example| ("risky", example));
            for (kind, example) in risky.chain(patterns.not_risky().map(|example| ("fine", example))) {
                let text = example.as_ref().replace("[[", "").replace("]]", "");
                out.page(&format!("{kind}/{}/{}", language.code(), rule.id), &corpus::markdown(&text)?, language)?;
            }
        }
    }
    for language in Language::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("model/written/{}.tsv", language.code()));
        if !path.exists() {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        for (number, line) in text.lines().filter(|line| !line.starts_with('#')).enumerate() {
            let (_, sentence) = line.split_once('\t').ok_or_else(|| format!("{}: no tab: {line}", path.display()))?;
            out.page(&format!("written/{}/{number}", language.code()), &corpus::plain(sentence)?, language)?;
        }
    }
    out.rows.flush()?;
    out.features.flush()?;
    Ok(())
}

impl Out {
    fn page(&mut self, source: &str, page: &Page, language: Language) -> Result<(), Box<dyn Error>> {
        let mut document = Document::read(page);
        if let Some(provider) = provider::find(page, &document) {
            provider::mark(&provider, page.text(), document.tokens_mut());
        }
        let candidates = detect(&document, &SHIPPED, language, |_, _| true);
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
