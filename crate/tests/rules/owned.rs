//! Tables that were compiled at run time, as the matcher reads them.

use clauselight::pattern::tables::Tables;
use clauselight::pattern::unpack::Unpacked;

use crate::compiler::compile::Compiled;
use crate::compiler::pack::pack;

/// The tables of compiled patterns, packed and read as those that ship.
pub struct Owned(Unpacked);

impl Owned {
    #[expect(clippy::needless_pass_by_value, reason = "what was compiled is of no use any more")]
    pub fn new(compiled: Compiled) -> Self {
        let digests = vec![0; compiled.patterns.len()];
        Self(Unpacked::read(&pack(&compiled, &digests)))
    }

    pub fn tables(&self) -> Tables<'_> {
        self.0.tables()
    }
}
