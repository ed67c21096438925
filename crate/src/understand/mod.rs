//! What a document says as a whole: its kind, its service's name, facts, actions, what is missing.
//!
//! Fifth station of the data flow, between the candidates and the report.

pub mod absent;
pub mod actions;
pub mod compose;
pub mod date;
pub mod definitions;
pub mod effective;
pub mod facts;
pub mod grade;
pub mod kind;
pub mod narrow;
pub mod number;
pub mod provider;
pub mod summary;
