//! From a folded word to its class: a trie over bytes, the children of each node side by side.
//!
//! A word that leaves the trie still has the class of the longest prefix pattern (`train*`) it passed.

/// Which words of the patterns a word is, as one number; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordClass(pub u16);

/// One node of the trie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// The first of its children; the others follow, those with most words behind them first.
    pub first: u32,
    /// Class of the word that ends here.
    pub exact: u16,
    /// Class of every longer word that leaves the trie here.
    pub prefix: u16,
    /// How many children it has.
    pub children: u8,
}

/// The trie.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    /// The root is the first.
    pub nodes: &'a [Node],
    /// The byte that leads to each node: apart, since most children are looked at for theirs alone.
    pub labels: &'a [u8],
}

impl Lexicon<'_> {
    /// The class of a folded word.
    #[must_use]
    pub fn class_of(&self, folded: &[u8]) -> WordClass {
        let Some(mut node) = self.nodes.first() else { return WordClass::default() };
        for &byte in folded {
            let first = node.first as usize;
            let labels = &self.labels[first..first + usize::from(node.children)];
            match labels.iter().position(|label| *label == byte) {
                Some(child) => node = &self.nodes[first + child],
                None => return WordClass(node.prefix),
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
