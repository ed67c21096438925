//! Compiled tables as bytes, which `src/pattern/unpack.rs` reads.
//!
//! What can be told from the rest is not written: which patterns a symbol triggers, where programs begin, which classes
//! words have. Numbers of one kind stand together and are small, which compresses well.

use super::compile::Compiled;
use super::program::op;
use super::trie::Branch;

/// The bytes of some tables. `digests` are those of the patterns.
///
/// ```text
/// file := stream{13}
/// stream := length byte{length}
/// ```
///
/// Numbers are written in groups of seven bits, the lowest first; a group that is not the last has the eighth bit.
pub fn pack(compiled: &Compiled, digests: &[u32]) -> Vec<u8> {
    let mut words = Words::default();
    compiled.nodes.iter().for_each(|node| words.add(node));
    for symbols in
        [&compiled.provider_symbols, &compiled.number_symbols, &compiled.small_symbols, &compiled.mark_symbols]
    {
        words.list(symbols);
    }
    let mut programs = Programs::default();
    programs.add(&compiled.code);
    let number = |start: u32| {
        let found = programs.starts.binary_search(&start);
        u32::try_from(found.expect("a program begins there")).expect("few programs")
    };
    let Programs { operations, mut symbols, numbers, jumps, .. } = programs.clone();
    let (mut classes, mut patterns, mut required, mut known) = (Vec::new(), Vec::new(), Symbols::default(), Vec::new());
    let mut before = 0;
    for (code, first) in &compiled.classes {
        put(&mut classes, number(*code) - before);
        before = number(*code);
        symbols.put(*first);
    }
    let mut before = 0;
    // As their programs follow each other.
    let mut in_order: Vec<_> = compiled.patterns.iter().zip(digests).collect();
    in_order.sort_by_key(|(pattern, _)| pattern.code);
    for (pattern, digest) in in_order {
        put(&mut patterns, pattern.rule.into());
        put(&mut patterns, u32::from(pattern.language) * 4 + pattern.role as u32);
        put(&mut patterns, number(pattern.code) - before);
        // The program of a section stands before that of its pattern.
        put(&mut patterns, pattern.section.checked_sub(1).map_or(0, |start| number(pattern.code) - number(start)));
        put(&mut patterns, u32::from(pattern.required_len));
        before = number(pattern.code);
        symbols.put(pattern.first);
        known.extend(digest.to_le_bytes());
    }
    compiled.required.iter().for_each(|symbol| required.put(*symbol));
    let mut counts = Vec::new();
    compiled.symbols.iter().for_each(|count| put(&mut counts, *count));
    let Words { shapes, labels, lengths, symbols: of_words } = words;
    let streams = [
        counts,
        shapes,
        labels,
        lengths,
        of_words,
        operations,
        symbols.out,
        numbers,
        jumps,
        classes,
        patterns,
        required.out,
        known,
    ];
    let mut file = Vec::new();
    for stream in streams {
        put(&mut file, u32::try_from(stream.len()).expect("tables are small"));
        file.extend(stream);
    }
    file
}

/// What the nodes of the trie are.
#[derive(Default)]
struct Words {
    /// How many children each has, four times, and which lists.
    shapes: Vec<u8>,
    labels: Vec<u8>,
    /// How many bytes each list takes, and by how much each symbol is above the one before it.
    lengths: Vec<u8>,
    symbols: Vec<u8>,
}

impl Words {
    fn add(&mut self, Branch { labels, exact, prefix }: &Branch) {
        let children = u32::try_from(labels.len()).expect("as many as there are bytes");
        put(&mut self.shapes, children * 4 + u32::from(!exact.is_empty()) + 2 * u32::from(!prefix.is_empty()));
        self.labels.extend(labels);
        [exact, prefix].into_iter().filter(|list| !list.is_empty()).for_each(|list| self.list(list));
    }

    fn list(&mut self, symbols: &[u16]) {
        let (mut before, start) = (0, self.symbols.len());
        for symbol in symbols {
            put(&mut self.symbols, u32::from(*symbol - before));
            before = *symbol;
        }
        put(&mut self.lengths, u32::try_from(self.symbols.len() - start).expect("fewer than 2^16 symbols"));
    }
}

/// Programs, one behind the other.
#[derive(Clone, Default)]
struct Programs {
    operations: Vec<u8>,
    symbols: Symbols,
    /// Widths of gaps, numbers of classes and of names.
    numbers: Vec<u8>,
    /// How far each jump leads from its operation.
    jumps: Vec<u8>,
    starts: Vec<u32>,
}

impl Programs {
    fn add(&mut self, code: &[u16]) {
        let (mut at, mut start) = (0, 0);
        while at < code.len() {
            if at == start {
                self.starts.push(u32::try_from(start).expect("tables are small"));
            }
            let operation = code[at];
            self.operations.push(u8::try_from(operation).expect("there are few"));
            match operation {
                op::SYM | op::NOT => self.symbols.put(code[at + 1]),
                op::GAPX => {
                    put(&mut self.numbers, code[at + 1].into());
                    self.symbols.put(code[at + 2]);
                }
                op::GAP | op::CLASS | op::OPEN | op::CLOSE => put(&mut self.numbers, code[at + 1].into()),
                op::SPLIT | op::MANY | op::JUMP => {
                    let ahead = usize::from(code[at + 1]) - (at - start);
                    put(&mut self.jumps, u32::try_from(ahead).expect("a program is short"));
                }
                _ => {}
            }
            at += op::width(operation);
            if operation == op::MATCH {
                start = at;
            }
        }
    }
}

/// Symbols, each as how far it is from the one past the highest so far: most are new, or not old.
#[derive(Clone, Default)]
struct Symbols {
    out: Vec<u8>,
    next: u32,
}

impl Symbols {
    fn put(&mut self, symbol: u16) {
        let symbol = u32::from(symbol);
        let told = if symbol > self.next { (symbol - self.next) * 2 - 1 } else { (self.next - symbol) * 2 };
        put(&mut self.out, told);
        self.next = self.next.max(symbol + 1);
    }
}

fn put(out: &mut Vec<u8>, mut number: u32) {
    while let high @ 1.. = number >> 7 {
        out.push((number & 0x7F) as u8 | 0x80);
        number = high;
    }
    out.push(number as u8);
}
