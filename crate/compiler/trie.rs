//! Builds the double-array trie that `src/pattern/lexicon.rs` reads.

use std::collections::BTreeMap;

/// One cell; the fields are those of `lexicon::Node`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    pub base: u32,
    pub check: u32,
    pub exact: u16,
    pub prefix: u16,
}

#[derive(Default)]
struct Branch {
    children: BTreeMap<u8, usize>,
    exact: Vec<u32>,
    prefix: Vec<u32>,
}

/// A trie under construction; a key's value is a list of leaves that the caller numbers.
pub struct Trie {
    branches: Vec<Branch>,
}

impl Trie {
    pub fn new() -> Self {
        Self { branches: vec![Branch::default()] }
    }

    /// Adds a word, or every word that begins so.
    pub fn insert(&mut self, key: &str, prefix: bool, leaf: u32) {
        let mut at = 0;
        for &byte in key.as_bytes() {
            let fresh = self.branches.len();
            let next = *self.branches[at].children.entry(byte).or_insert(fresh);
            if next == fresh {
                self.branches.push(Branch::default());
            }
            at = next;
        }
        let branch = &mut self.branches[at];
        if prefix { branch.prefix.push(leaf) } else { branch.exact.push(leaf) }
    }

    /// Lays the trie out; `class_of` numbers a set of leaves.
    pub fn lay_out(&self, mut class_of: impl FnMut(&[u32]) -> u16) -> Vec<Cell> {
        let mut cells = vec![Cell { check: 1, ..Cell::default() }];
        let mut queue = vec![(0usize, 0usize, Vec::<u32>::new())];
        let mut free_from = 1usize;
        while let Some((branch, cell, inherited)) = queue.pop() {
            let branch = &self.branches[branch];
            let mut prefix = inherited;
            prefix.extend(&branch.prefix);
            let mut exact = prefix.clone();
            exact.extend(&branch.exact);
            cells[cell].prefix = class_of(&prefix);
            cells[cell].exact = class_of(&exact);
            let Some(lowest) = branch.children.keys().next() else { continue };
            let mut base = free_from.saturating_sub(usize::from(*lowest)).max(1);
            let taken = |cells: &[Cell], at: usize| cells.get(at).is_some_and(|c| c.check != 0);
            while branch.children.keys().any(|byte| taken(&cells, base + usize::from(*byte))) {
                base += 1;
            }
            cells[cell].base = to_u32(base);
            for (byte, child) in &branch.children {
                let at = base + usize::from(*byte);
                if cells.len() <= at {
                    cells.resize(at + 1, Cell::default());
                }
                cells[at].check = to_u32(cell + 1);
                queue.push((*child, at, prefix.clone()));
            }
            while taken(&cells, free_from) {
                free_from += 1;
            }
        }
        cells
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).expect("a trie of a vocabulary has fewer cells than 2^32")
}
