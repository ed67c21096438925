//! What a document says as a whole: its kind, its service's name, facts, actions, what is missing.
//!
//! Fifth station of the data flow, between the candidates and the report.

pub mod absent;
pub mod actions;
pub mod arbitral;
pub mod around;
pub mod compose;
pub mod date;
pub mod definitions;
pub mod effective;
pub mod facts;
pub mod grade;
pub mod kind;
pub mod limit;
pub mod narrow;
pub mod number;
pub mod paragraph;
pub mod particulars;
pub mod period;
pub mod provider;
pub mod rank;
pub mod scope;
pub mod summary;
pub mod whole;
pub mod words;

/// "a, b and c".
fn series<T: AsRef<str>>(parts: &[T], last: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        Some((end, first)) if !first.is_empty() => format!("{} {last} {end}", first.join(", ")),
        _ => parts.concat(),
    }
}
