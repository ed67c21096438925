//! The matcher alone, as a module for the bench, which counts its time against that of JavaScript's expressions.
//! The module that ships has no such function.

#[cfg(target_arch = "wasm32")]
mod scanned;
#[cfg(target_arch = "wasm32")]
mod wasm;
