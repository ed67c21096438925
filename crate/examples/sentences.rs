//! Prints every sentence that is composed for the reader, to be read by eye and by other programs.
//!
//! `sentences FOLDER…`: every `.md`, `.html` and `.txt` below the folders is analysed. A line is what the sentence
//! is (headline, first, title, what, narrowed, absent, action or standing), its clause type where it has one, the
//! sentence, and the file, parted by tabs.

use std::error::Error;
use std::path::Path;

use clauselight::cli::input;
use clauselight::report::Report;
use clauselight::{Options, analyze};

mod folder;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = Vec::new();
    for folder in std::env::args().skip(1) {
        folder::documents(Path::new(&folder), &mut paths)?;
    }
    if paths.is_empty() {
        return Err("usage: sentences FOLDER…".into());
    }
    for path in paths {
        match input::from_file(&path) {
            Ok(page) => print(&analyze(&page, &Options::default()), &path),
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
    }
    Ok(())
}

/// Prints the sentences of one report.
fn print(report: &Report, path: &Path) {
    let line = |kind: &str, clause: &str, sentence: &str| {
        println!("{kind}\t{clause}\t{}\t{}", sentence.replace(['\n', '\t'], " "), path.display());
    };
    if let Some(headline) = &report.headline {
        line("headline", "", headline);
    }
    for first in &report.first {
        let finding = report.findings.iter().find(|finding| finding.id == first.finding);
        line("first", finding.map_or("", |finding| finding.clause), &first.text);
    }
    for finding in report.findings.iter().filter(|finding| finding.listed) {
        line("title", finding.clause, &finding.title);
        line("what", finding.clause, &finding.what);
        for narrowed in &finding.narrowed {
            line("narrowed", finding.clause, &narrowed.note);
        }
    }
    for absent in &report.absent {
        line("absent", absent.clause, &absent.note);
    }
    for action in &report.actions {
        line("action", action.clause, action.label);
    }
    if let Some(standing) = &report.standing {
        line("standing", "", &standing.note);
    }
}
