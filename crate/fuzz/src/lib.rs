//! The targets, as the programs beside share them.

#[path = "../../tests/fuzz/checks.rs"]
mod checks;
#[path = "../../compiler/mod.rs"]
#[allow(dead_code, reason = "patterns are compiled and no files read")]
mod compiler;
#[path = "../../tests/differential/oracle.rs"]
#[allow(dead_code, reason = "both are only compared")]
mod oracle;
#[path = "../../tests/rules/owned.rs"]
mod owned;
#[path = "../../tests/fuzz/targets.rs"]
#[allow(dead_code, reason = "each program runs one")]
mod targets;

pub use targets::{diff, facts, html, markdown, matcher, normalization, own, plain, report, sentences};
