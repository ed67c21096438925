//! The words of the patterns as a trie, which `src/pattern/lexicon.rs` walks.

use std::collections::BTreeMap;

/// A node, in the order in which [`Trie::lay_out`] visits them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// The bytes that lead on, those with most words behind them first.
    pub labels: Vec<u8>,
    /// What the word that ends here has; empty for none.
    pub exact: Vec<u16>,
    /// What it and every longer word has; empty for none.
    pub prefix: Vec<u16>,
}

#[derive(Default)]
struct Growing {
    children: BTreeMap<u8, usize>,
    exact: Vec<u16>,
    prefix: Vec<u16>,
}

/// A trie under construction.
pub struct Trie {
    branches: Vec<Growing>,
}

impl Trie {
    pub fn new() -> Self {
        Self { branches: vec![Growing::default()] }
    }

    /// Adds a word, or every word that begins so, with symbols in ascending order; each once.
    pub fn insert(&mut self, key: &str, prefix: bool, symbols: Vec<u16>) {
        let mut at = 0;
        for &byte in key.as_bytes() {
            let fresh = self.branches.len();
            let next = *self.branches[at].children.entry(byte).or_insert(fresh);
            if next == fresh {
                self.branches.push(Growing::default());
            }
            at = next;
        }
        let branch = &mut self.branches[at];
        if prefix { branch.prefix = symbols } else { branch.exact = symbols }
    }

    /// All nodes, from the root on: behind each its last child, with all that is below that, then the child before.
    pub fn lay_out(mut self) -> Vec<Branch> {
        // Children come after their parents.
        let mut sizes = vec![1; self.branches.len()];
        for at in (0..self.branches.len()).rev() {
            sizes[at] += self.branches[at].children.values().map(|child| sizes[*child]).sum::<usize>();
        }
        let mut nodes = Vec::with_capacity(self.branches.len());
        let mut stack = vec![0];
        while let Some(at) = stack.pop() {
            let Growing { children, exact, prefix } = std::mem::take(&mut self.branches[at]);
            let mut children: Vec<(u8, usize)> = children.into_iter().collect();
            children.sort_by_key(|(byte, child)| (std::cmp::Reverse(sizes[*child]), *byte));
            let labels = children.iter().map(|(byte, _)| *byte).collect();
            stack.extend(children.into_iter().map(|(_, child)| child));
            nodes.push(Branch { labels, exact, prefix });
        }
        nodes
    }
}
