//! Operation codes of a program; each is followed by its operands.
//!
//! Jump targets count code words from the program's start and only ever lie ahead, so a program
//! ends whatever its input.
//!
//! `compiler/program.rs` emits them, the matcher runs them.

/// `SYM s`: the next token has symbol `s`.
pub const SYM: u16 = 0;
/// `CLASS c`: the next tokens are one of the alternatives of class `c`.
pub const CLASS: u16 = 1;
/// `GAP n`: up to `n` tokens, as few as possible.
pub const GAP: u16 = 2;
/// `GAPX n s`: the same, none of them with symbol `s`.
pub const GAPX: u16 = 3;
/// `NOT s`: there is no next token or it lacks symbol `s`.
pub const NOT: u16 = 4;
/// `SPLIT t`: go on, and where that fails, at `t`.
pub const SPLIT: u16 = 5;
/// `JUMP t`.
pub const JUMP: u16 = 6;
/// `START`: no token before.
pub const START: u16 = 7;
/// `END`: no token after.
pub const END: u16 = 8;
/// `MATCH`.
pub const MATCH: u16 = 9;
/// `OPEN p`: part `p` begins.
pub const OPEN: u16 = 10;
/// `CLOSE p`: it ends.
pub const CLOSE: u16 = 11;
/// `MANY t`: as `SPLIT t`, the first of [`MANY_WAYS`] or more. Once the tables are read it is `MANY c`, and choice `c` tells the
/// ways on ([`ways`](super::ways)).
pub const MANY: u16 = 12;

/// Fewest ways on from a choice that are told by the word at hand.
pub const MANY_WAYS: usize = 4;

/// Code words that an operation takes, operands included.
pub fn width(operation: u16) -> usize {
    match operation {
        GAPX => 3,
        SYM | CLASS | GAP | NOT | SPLIT | JUMP | OPEN | CLOSE | MANY => 2,
        _ => 1,
    }
}
