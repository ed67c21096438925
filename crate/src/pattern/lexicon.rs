//! From a folded word to its class: a double-array trie over bytes, in static tables.
//!
//! Aoe 1989, "An efficient digital search algorithm by using a double-array structure". A node's
//! child for byte `b` is `base[node] + b`, if `check` there names the node. A word that leaves the
//! trie still has the class of the longest prefix pattern (`train*`) it passed.

/// Which words of the patterns a word is, as one number; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordClass(pub u16);

/// One node of the trie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// Where its children are counted from; 0 for a leaf.
    pub base: u32,
    /// Its parent, one more; 0 where the cell is free.
    pub check: u32,
    /// Class of the word that ends here.
    pub exact: u16,
    /// Class of every longer word that leaves the trie here.
    pub prefix: u16,
}

/// The trie.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    /// Cells; the root is the first.
    pub nodes: &'a [Node],
}

impl Lexicon<'_> {
    /// The class of a folded word.
    #[must_use]
    pub fn class_of(&self, folded: &[u8]) -> WordClass {
        let Some(mut node) = self.nodes.first() else { return WordClass::default() };
        let mut index = 0u32;
        for &byte in folded {
            let next = node.base + u32::from(byte);
            match self.nodes.get(next as usize) {
                Some(child) if node.base != 0 && child.check == index + 1 => {
                    node = child;
                    index = next;
                }
                _ => return WordClass(node.prefix),
            }
        }
        WordClass(node.exact)
    }
}

/// The class of a folded word in the shipped tables.
#[must_use]
pub fn lookup(folded: &[u8]) -> WordClass {
    super::SHIPPED.lexicon.class_of(folded)
}
