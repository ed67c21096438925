//! The command line: reads files, analyses them, prints reports.
//!
//! Exit codes: 0 done, 1 an input was bad (the others are still done), 2 wrong usage.

pub mod corpus;
mod evaluate;
pub mod input;
mod output;

use std::ffi::OsString;
use std::io::{self, ErrorKind as IoErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diff::diff;
use crate::error::Error;
use crate::language::Language;
use crate::page::Page;
use crate::report::Report;
use crate::{Options, analyze};

/// The path that stands for standard input.
const STDIN: &str = "-";

const BAD_INPUT: u8 = 1;

#[derive(Parser)]
#[command(name = "clauselight", version, about = "Finds the risky clauses in terms and privacy policies")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report on documents (.html, .md, .txt, or - for plain text on standard input)
    Analyze(Analyze),
    /// Say what changed between two versions of a document
    Diff(DiffArgs),
    /// Compare the findings with labelled corpora
    Evaluate(Evaluate),
    /// List the clause types that are looked for
    Rules(Rules),
}

#[derive(Args)]
struct Analyze {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// List every candidate, not only the likely ones
    #[arg(long)]
    all: bool,
    /// Add the analysed text, which offsets count in, to JSON
    #[arg(long)]
    with_text: bool,
    /// Language of the documents
    #[arg(long, value_enum, default_value_t = LanguageArg::Auto)]
    lang: LanguageArg,
    #[command(flatten)]
    texts: Texts,
    /// Files, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

#[derive(Args)]
struct DiffArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Language of the documents
    #[arg(long, value_enum, default_value_t = LanguageArg::Auto)]
    lang: LanguageArg,
    #[command(flatten)]
    texts: Texts,
    /// The earlier version
    old: PathBuf,
    /// The later version
    new: PathBuf,
}

#[derive(Args)]
struct Evaluate {
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
    /// Folder of the corpora
    corpus_dir: PathBuf,
}

#[derive(Args)]
struct Rules {
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
    #[command(flatten)]
    texts: Texts,
}

/// In which language it is told what was found.
#[derive(Args)]
struct Texts {
    /// Language in which findings are told, whatever that of the documents
    #[arg(long = "texts", default_value = Language::default().code(), value_parser = languages())]
    language: Language,
}

/// Reads the code of a language.
fn languages() -> impl TypedValueParser<Value = Language> {
    let codes = PossibleValuesParser::new(Language::ALL.map(Language::code));
    codes.map(|code| Language::from_code(&code).expect("the values are the codes"))
}

#[derive(Clone, Copy, ValueEnum)]
enum TableFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum LanguageArg {
    Auto,
    En,
    De,
    It,
    Pl,
    Fr,
    Es,
}

impl LanguageArg {
    fn language(self) -> Option<Language> {
        match self {
            Self::Auto => None,
            Self::En => Some(Language::En),
            Self::De => Some(Language::De),
            Self::It => Some(Language::It),
            Self::Pl => Some(Language::Pl),
            Self::Fr => Some(Language::Fr),
            Self::Es => Some(Language::Es),
        }
    }
}

/// One analysed document.
struct Analysed {
    source: String,
    text: String,
    report: Report,
}

/// Runs the program with these arguments, its own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Cli::try_parse_from(args) {
        Ok(cli) => match cli.command {
            Command::Analyze(args) => run_analyze(&args),
            Command::Diff(args) => run_diff(&args),
            Command::Evaluate(args) => run_evaluate(&args),
            Command::Rules(args) => run_rules(&args),
        },
        Err(error) => {
            // Help and version come this way too, with code 0; a closed pipe has nobody to tell.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

fn run_analyze(args: &Analyze) -> ExitCode {
    let options = Options { all: args.all, language: args.lang.language(), texts: args.texts.language };
    let stdout = io::stdout();
    let mut out = io::BufWriter::new(stdout.lock());
    let mut code = ExitCode::SUCCESS;
    for path in &args.paths {
        let analysed = match analyse(path, &options) {
            Ok(analysed) => analysed,
            Err(error) => {
                eprintln!("clauselight: {}: {error}", path.display());
                code = ExitCode::from(BAD_INPUT);
                continue;
            }
        };
        let printed = match args.format {
            Format::Text => output::text::print(&mut out, &analysed),
            Format::Markdown => output::markdown::print(&mut out, &analysed),
            Format::Json => output::json::print(&mut out, &analysed, args.with_text),
        };
        if let Err(error) = printed.and_then(|()| out.flush()) {
            return stopped(&error);
        }
    }
    code
}

fn run_diff(args: &DiffArgs) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let mut read = |path: &Path| {
        page(path).inspect_err(|error| {
            eprintln!("clauselight: {}: {error}", path.display());
            code = ExitCode::from(BAD_INPUT);
        })
    };
    let (Ok(old), Ok(new)) = (read(&args.old), read(&args.new)) else { return code };
    let found = diff(&old, &new, &Options { all: false, language: args.lang.language(), texts: args.texts.language });
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (old, new) = (args.old.display().to_string(), args.new.display().to_string());
    let printed = match args.format {
        Format::Text => output::diff::text(&mut out, &old, &new, &found),
        Format::Markdown => output::diff::markdown(&mut out, &old, &new, &found),
        Format::Json => serde_json::to_writer(&mut out, &found).map_err(io::Error::from).and_then(|()| writeln!(out)),
    };
    match printed.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => stopped(&error),
    }
}

fn run_evaluate(args: &Evaluate) -> ExitCode {
    let evaluation = match evaluate::evaluate(&args.corpus_dir) {
        Ok(evaluation) => evaluation,
        Err(error) => {
            eprintln!("clauselight: {}: {error}", args.corpus_dir.display());
            return ExitCode::from(BAD_INPUT);
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let printed = match args.format {
        TableFormat::Text => evaluation.print(&mut out),
        TableFormat::Json => {
            serde_json::to_writer(&mut out, &evaluation).map_err(io::Error::from).and_then(|()| writeln!(out))
        }
    };
    match printed.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => stopped(&error),
    }
}

fn run_rules(args: &Rules) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let printed = match args.format {
        TableFormat::Text => output::rules::text(&mut out, args.texts.language),
        TableFormat::Json => output::rules::json(&mut out, args.texts.language),
    };
    match printed.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => stopped(&error),
    }
}

/// What to do when standard output takes no more: a reader who left early is no failure.
fn stopped(error: &io::Error) -> ExitCode {
    if error.kind() == IoErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    eprintln!("clauselight: standard output: {error}");
    ExitCode::from(BAD_INPUT)
}

fn analyse(path: &Path, options: &Options) -> Result<Analysed, Error> {
    let page = page(path)?;
    let report = analyze(&page, options);
    Ok(Analysed { source: path.display().to_string(), text: page.text().to_owned(), report })
}

fn page(path: &Path) -> Result<Page, Error> {
    if path.as_os_str() == STDIN { input::from_stdin() } else { input::from_file(path) }
}
