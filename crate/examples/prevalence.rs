//! Counts in how many documents of each kind clauses of each type are found, and writes what
//! `model/prevalence.toml` holds to standard output.
//!
//! `prevalence DATE FOLDER…`: every `.md`, `.html` and `.txt` below the folders counts once, where it is in English
//! and long enough for a grade; only sure findings count. DATE is the day of the count, as 2026-01-31.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use clauselight::cli::input;
use clauselight::language::Language;
use clauselight::report::PageKind;
use clauselight::understand::grade;
use clauselight::{Options, analyze};

mod folder;

/// What was found in the documents of one kind.
#[derive(Default)]
struct Counted {
    /// The points of each document.
    points: Vec<i32>,
    /// In how many documents each clause type was found.
    found: BTreeMap<&'static str, u32>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let date = arguments.next().ok_or("usage: prevalence DATE FOLDER…")?;
    let mut paths = Vec::new();
    for folder in arguments {
        folder::documents(Path::new(&folder), &mut paths)?;
    }
    let mut kinds: BTreeMap<String, Counted> = BTreeMap::new();
    for path in paths {
        let report = match input::from_file(&path) {
            Ok(page) => analyze(&page, &Options::default()),
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                continue;
            }
        };
        if report.language != Language::En.code() || report.grade.is_none() || report.kind == PageKind::Other {
            continue;
        }
        let kind = serde_json::to_value(report.kind)?.as_str().unwrap_or_default().to_owned();
        let counted = kinds.entry(kind).or_default();
        counted.points.push(grade::points(&report.grade_reasons));
        let sure = report.findings.iter().filter(|finding| finding.is_sure());
        for clause in sure.map(|finding| finding.clause).collect::<BTreeSet<_>>() {
            *counted.found.entry(clause).or_default() += 1;
        }
    }
    println!("# In how many English documents of each kind this program was sure of a clause of each type, and what");
    println!("# points their grades have. Written by examples/prevalence.rs.\nread = \"{date}\"");
    for (kind, mut counted) in kinds {
        counted.points.sort_unstable();
        println!("\n[{kind}]\npoints = {:?}", counted.points);
        println!("\n[{kind}.found]");
        for (clause, number) in counted.found {
            println!("{clause} = {number}");
        }
    }
    Ok(())
}
