//! Tables that were compiled at run time, as the matcher reads them.

use clauselight::pattern::lexicon::{Lexicon, Node};
use clauselight::pattern::tables::{Class, Pattern, Role, Tables};

use crate::compiler::compile::{self, Compiled};
use crate::compiler::trie::Cell;

/// The tables of compiled patterns, with the arrays that they borrow.
pub struct Owned {
    nodes: Vec<Node>,
    classes: Vec<Class>,
    patterns: Vec<Pattern>,
    compiled: Compiled,
}

impl Owned {
    pub fn new(compiled: Compiled) -> Self {
        let node = |c: &Cell| Node { base: c.base, check: c.check, exact: c.exact, prefix: c.prefix };
        Self {
            nodes: compiled.nodes.iter().map(node).collect(),
            classes: compiled.classes.iter().map(|&(code, first)| Class { code, first }).collect(),
            patterns: compiled
                .patterns
                .iter()
                .map(|p| Pattern {
                    digest: 0,
                    rule: p.rule,
                    language: p.language,
                    role: role(p.role),
                    code: p.code,
                    section: p.section,
                    first: p.first,
                    required: p.required,
                    required_len: p.required_len,
                })
                .collect(),
            compiled,
        }
    }

    pub fn tables(&self) -> Tables<'_> {
        Tables {
            lexicon: Lexicon { nodes: &self.nodes },
            code: &self.compiled.code,
            word_offsets: &self.compiled.word_offsets,
            word_symbols: &self.compiled.word_symbols,
            provider_symbols: &self.compiled.provider_symbols,
            number_symbols: &self.compiled.number_symbols,
            small_symbols: &self.compiled.small_symbols,
            mark_symbols: &self.compiled.mark_symbols,
            classes: &self.classes,
            patterns: &self.patterns,
            required: &self.compiled.required,
            trigger_offsets: &self.compiled.trigger_offsets,
            triggered: &self.compiled.triggered,
        }
    }
}

fn role(role: compile::Role) -> Role {
    match role {
        compile::Role::Finds => Role::Finds,
        compile::Role::Excepts => Role::Excepts,
        compile::Role::Assures => Role::Assures,
    }
}
