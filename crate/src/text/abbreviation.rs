//! Abbreviations whose full stop may not end a sentence, and words that open one.
//!
//! Each list is sorted, lower case, without the final stop; a test holds them to that.

/// Always followed by what they belong to: a number, a name, an example.
const BINDING: &[&str] = &[
    "abs", "adj", "al", "alin", "apdo", "approx", "arch", "artt", "attn", "aufl", "ausg", "avda", "ave", "az", "begr",
    "bl", "blvd", "bspw", "bzgl", "bzw", "ca", "cap", "cf", "cfr", "cl", "comp", "const", "cpv", "d.h", "dep", "dept",
    "dgl", "dipl", "dott", "dr", "ds", "dz", "e.g", "ed", "eg", "ehem", "einschl", "entspr", "est", "evtl", "exh",
    "exkl", "fed", "ff", "fig", "gem", "gen", "gesetzl", "ggf", "ggfs", "godz", "hon", "hr", "i.d.r", "i.e", "i.s.d",
    "i.v.m", "ie", "incl", "inkl", "insb", "int", "jl", "kap", "lfd", "lit", "m.in", "m.w.n", "max", "min", "mr",
    "mrs", "ms", "mt", "n", "nn", "np", "nr", "núm", "o.g", "odst", "op", "par", "para", "paras", "pkt", "pl", "pos",
    "poz", "pp", "prof", "przyp", "pt", "pág", "págs", "reg", "rel", "resp", "rev", "rn", "rozdz", "rz", "s.o", "s.u",
    "sec", "sect", "sen", "sig", "sog", "ste", "str", "subs", "supp", "sygn", "tel", "tfno", "tj", "tzn", "tzw", "u.a",
    "ul", "urspr", "ust", "v", "vgl", "viz", "vol", "vs", "wg", "ww", "z.b", "zał", "zb", "zgl", "ziff", "zob", "zzgl",
];

/// May also stand at the end of a sentence: a word that opens one must then follow.
const CLOSING: &[&str] = &[
    "a.m", "a.s", "ag", "apr", "art", "assoc", "aug", "b.v", "bros", "co", "corp", "d.c", "dec", "dot", "e.u", "e.v",
    "ecc", "esq", "etc", "feb", "gmbh", "inc", "itd", "itp", "jan", "jr", "jul", "jun", "l.l.c", "l.p", "llc", "ltd",
    "mar", "mind", "n.a", "n.v", "no", "nos", "nov", "o.o", "oct", "p.m", "plc", "pty", "r.l", "s.a", "s.l", "s.l.u",
    "s.p.a", "s.r.l", "s.à", "sep", "sept", "sp", "spa", "sr", "srl", "st", "u.k", "u.s", "u.s.a", "u.s.c", "usw",
    "uvm",
];

/// Words that open a sentence and hardly ever follow an abbreviation within one.
const OPENERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "any",
    "as",
    "at",
    "because",
    "before",
    "by",
    "da",
    "das",
    "der",
    "die",
    "diese",
    "dieser",
    "during",
    "each",
    "either",
    "every",
    "except",
    "for",
    "from",
    "gdy",
    "gli",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "il",
    "in",
    "it",
    "its",
    "jeśli",
    "jeżeli",
    "la",
    "le",
    "many",
    "may",
    "most",
    "my",
    "neither",
    "no",
    "nothing",
    "notwithstanding",
    "once",
    "or",
    "other",
    "our",
    "please",
    "qualora",
    "se",
    "should",
    "sie",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "to",
    "under",
    "unless",
    "until",
    "upon",
    "use",
    "we",
    "wenn",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "wir",
    "with",
    "without",
    "you",
    "your",
];

/// Words that name a part of a document and are followed by its number or letter.
const PARTS: &[&str] = &[
    "addendum",
    "annex",
    "appendix",
    "article",
    "articles",
    "artikel",
    "attachment",
    "chapter",
    "class",
    "clause",
    "clauses",
    "exhibit",
    "item",
    "option",
    "paragraph",
    "paragraphs",
    "part",
    "plan",
    "schedule",
    "section",
    "sections",
    "step",
    "tier",
    "type",
];

/// German writes ordinals with a stop; these follow them.
const ORDERED: &[&str] = &[
    "absatz",
    "abschnitt",
    "april",
    "august",
    "dezember",
    "februar",
    "jahrhundert",
    "januar",
    "juli",
    "juni",
    "mai",
    "märz",
    "november",
    "oktober",
    "satz",
    "september",
];

/// Words that open a heading such as "How we use your data", and no clause that ends without a stop.
const QUESTIONS: &[&str] = &[
    "che", "chi", "co", "come", "czy", "dlaczego", "dove", "how", "jak", "jakie", "kiedy", "kto", "perché", "quali",
    "quando", "wann", "warum", "was", "welche", "wer", "what", "when", "where", "which", "who", "why", "wie", "wo",
];

/// Words that make a clause of a short line in title case: it may bind somebody.
const CLAUSE: &[&str] = &[
    "agree", "am", "are", "be", "can", "cannot", "darf", "do", "does", "is", "ist", "kann", "keine", "may", "muss",
    "must", "never", "nicht", "nie", "no", "non", "not", "può", "reserve", "reserves", "shall", "should", "sie",
    "sind", "sono", "we", "werden", "will", "wir", "wird", "yes", "you", "è",
];

/// Words after which a clause goes on: an introduction that ends with one says nothing by itself.
const UNFINISHED: &[&str] = &[
    "also", "and", "by", "can", "cannot", "dass", "dürfen", "either", "for", "if", "kann", "können", "mai", "may",
    "must", "never", "nicht", "nie", "niemals", "nigdy", "non", "not", "oder", "only", "or", "shall", "should", "sie",
    "that", "to", "und", "we", "werden", "when", "will", "wir", "with", "without", "you",
];

/// Words by which a heading denies or forbids what stands below it.
const DENIALS: &[&str] = &[
    "forbidden",
    "kein",
    "keine",
    "mai",
    "never",
    "nicht",
    "nie",
    "niemals",
    "nigdy",
    "no",
    "non",
    "not",
    "prohibited",
    "verboten",
    "vietato",
];

/// Verbs that make a statement of the words around them, wherever they stand.
const FINITE: &[&str] = &[
    "are", "can", "cannot", "darf", "dürfen", "gilt", "haftet", "is", "ist", "kann", "können", "may", "mogą", "może",
    "muss", "must", "müssen", "possono", "può", "shall", "should", "sind", "werden", "will", "wird",
];

/// Words that begin the subject of a sentence.
const SUBJECTS: &[&str] = &[
    "a", "all", "an", "any", "das", "der", "die", "diese", "dieser", "each", "every", "gli", "he", "i", "il", "it",
    "its", "la", "le", "lo", "my", "no", "our", "she", "some", "such", "that", "the", "their", "these", "they", "this",
    "those", "your",
];

/// Words that turn what follows into a description of the noun before it: "data we may share".
const RELATIVE: &[&str] = &["che", "die", "it", "sie", "that", "they", "we", "which", "who", "wir", "you"];

/// What is known of the word before a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Belongs to what follows.
    Binding,
    /// An abbreviation that a sentence may end with.
    Closing,
    /// No abbreviation.
    Plain,
}

/// What the stop after `word` (without the stop) may be.
pub(super) fn stop_after(word: &str) -> Stop {
    let word = word.to_lowercase();
    if has(BINDING, &word) {
        Stop::Binding
    } else if has(CLOSING, &word) {
        Stop::Closing
    } else {
        Stop::Plain
    }
}

/// Whether a sentence may well begin with `word`.
pub(super) fn opens_sentence(word: &str) -> bool {
    has(OPENERS, &word.to_lowercase())
}

/// Whether a number or letter after `word` names a part of a document.
pub(super) fn names_part(word: &str) -> bool {
    has(PARTS, &word.to_lowercase())
}

/// Whether `word` is a month or another word that stands after an ordinal.
pub(super) fn follows_ordinal(word: &str) -> bool {
    has(ORDERED, &word.to_lowercase())
}

/// Whether a heading that asks something begins with `word`.
pub(super) fn asks(word: &str) -> bool {
    has(QUESTIONS, &word.to_lowercase())
}

/// Whether `word` is the verb or the party of a clause.
pub(super) fn makes_clause(word: &str) -> bool {
    has(CLAUSE, &word.to_lowercase())
}

/// Whether a clause goes on after `word`.
pub(super) fn unfinished(word: &str) -> bool {
    has(UNFINISHED, &word.to_lowercase())
}

/// Whether a heading with `word` denies or forbids something.
pub(super) fn denies(word: &str) -> bool {
    let word = word.to_lowercase();
    has(DENIALS, &word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether `word` is a verb that makes a statement of a heading.
pub(super) fn is_finite(word: &str) -> bool {
    has(FINITE, &word.to_lowercase())
}

/// Whether the subject of a sentence may begin with `word`.
pub(super) fn is_subject(word: &str) -> bool {
    has(SUBJECTS, &word.to_lowercase())
}

/// Whether a verb after `word` describes the noun before it.
pub(super) fn relates(word: &str) -> bool {
    has(RELATIVE, &word.to_lowercase())
}

fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        for list in [
            BINDING, CLOSING, OPENERS, PARTS, ORDERED, QUESTIONS, CLAUSE, UNFINISHED, DENIALS, FINITE, SUBJECTS,
            RELATIVE,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{:?} before {:?}", pair[0], pair[1]);
            }
            for word in list {
                assert_eq!(*word, word.to_lowercase());
            }
        }
    }
}
