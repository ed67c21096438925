//! The `clauselight` program; `clauselight::cli` does the work.

use std::process::ExitCode;

fn main() -> ExitCode {
    clauselight::cli::run(std::env::args_os())
}
