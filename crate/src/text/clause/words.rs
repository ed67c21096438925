//! The words by which clauses are told, each set for one role in a clause.

use std::sync::LazyLock;

use crate::text::word_set::WordSet;

/// Words that a clause is joined by.
pub(super) static JOINING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&["and", "but", "or", "however", "yet", "whereas", "und", "aber", "oder", "jedoch", "doch"])
});

/// Words by which an adverbial begins that may stand before a subject.
pub(super) static ADVERBIAL: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "from",
        "at",
        "in",
        "on",
        "sometimes",
        "occasionally",
        "then",
        "therefore",
        "thus",
        "also",
        "additionally",
        "as",
        "for",
        "instead",
        "otherwise",
        "generally",
        "zudem",
        "ausserdem",
        "gelegentlich",
    ])
});

/// Words after which what stands before them no longer holds.
pub(super) static TURNING: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["but", "however", "yet", "aber", "jedoch", "doch"]));

/// Pronouns that are subjects wherever they stand.
pub(super) static SUBJECTS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "we",
        "they",
        "he",
        "she",
        "nobody",
        "nothing",
        "everyone",
        "everything",
        "please",
        "wir",
        "niemand",
    ])
});

/// Pronouns that are subjects before a verb.
pub(super) static EITHER: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["you", "it", "this", "that", "sie", "es", "dies"]));

/// Words that a subject of several words may begin with.
pub(super) static DETERMINERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "the", "these", "those", "this", "that", "our", "your", "their", "its", "any", "all", "each", "every", "no",
        "such", "some", "certain", "other", "a", "an", "diese", "dieser", "unsere", "ihre", "die", "der", "das",
        "alle", "jede",
    ])
});

/// Verbs that are finite whatever stands beside them.
pub(super) static FINITE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "may", "will", "shall", "must", "can", "cannot", "can't", "could", "would", "should", "might", "won't",
        "don't", "doesn't", "is", "are", "was", "were", "isn't", "aren't", "has", "have", "had", "do", "does", "did",
        "darf", "durfen", "kann", "konnen", "werden", "wird", "muss", "mussen", "ist", "sind", "haben", "hat",
    ])
});

/// Verbs of which "you" is the subject in terms.
pub(super) static BINDING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "allow",
        "permit",
        "let",
        "license",
        "transfer",
        "promise",
        "confirm",
        "agree",
        "acknowledge",
        "understand",
        "grant",
        "waive",
        "warrant",
        "represent",
        "consent",
        "assign",
        "release",
        "retain",
        "keep",
        "own",
        "remain",
        "give",
        "accept",
        "authorize",
        "authorise",
        "assume",
        "indemnify",
        "undertake",
        "hereby",
        "also",
        "further",
        "expressly",
        "irrevocably",
        "not",
        "never",
        "nicht",
    ])
});

/// Finite verbs after one thing that are hardly ever nouns.
pub(super) static OF_ONE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "applies",
        "becomes",
        "belongs",
        "collects",
        "contains",
        "continues",
        "depends",
        "discloses",
        "expires",
        "follows",
        "gives",
        "governs",
        "includes",
        "keeps",
        "makes",
        "means",
        "provides",
        "reads",
        "receives",
        "remains",
        "renews",
        "requires",
        "sells",
        "stays",
        "survives",
        "takes",
        "turns",
    ])
});

/// Finite verbs after several things; after another word they may be nouns.
pub(super) static OF_MANY: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "apply", "become", "belong", "collect", "combine", "contain", "continue", "disclose", "expire", "follow",
        "give", "govern", "include", "keep", "limit", "place", "process", "provide", "read", "receive", "remain",
        "renew", "require", "sell", "set", "share", "stay", "store", "survive", "take", "track", "transfer", "use",
    ])
});

/// Words that open a condition, at the beginning of a clause or within it.
pub(super) static OPENING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "if",
        "when",
        "where",
        "unless",
        "except",
        "subject",
        "notwithstanding",
        "without",
        "as",
        "to",
        "although",
        "though",
        "because",
        "since",
        "while",
        "until",
        "upon",
        "for",
        "in",
        "depending",
        "pursuant",
        "under",
        "provided",
        "despite",
        "wenn",
        "falls",
        "soweit",
        "sofern",
        "vorbehaltlich",
        "ungeachtet",
        "sobald",
    ])
});

/// Words that open an event, without which a clause is another one.
pub(super) static EVENT: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["in", "upon", "during", "for"]));

/// Words that open one at the end of a clause.
pub(super) static CLOSING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[
        "if",
        "unless",
        "except",
        "provided",
        "notwithstanding",
        "wenn",
        "falls",
        "soweit",
        "sofern",
        "vorbehaltlich",
    ])
});

/// Words that describe the noun before them, so that no new clause begins beside one.
pub(super) static RELATIVE: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(&["that", "which", "who", "whose", "whom", "dass", "welche", "welcher"]));

/// Words that open a condition, but no more where one of [`NAMED_BEFORE`] follows.
pub(super) static WITHIN: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["in"]));

/// Words for what was named before.
pub(super) static NAMED_BEFORE: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(&["that", "those"]));
