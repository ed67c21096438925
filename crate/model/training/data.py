"""What the corpora, the features and the readers say of each sentence."""

import json
import re
from collections import OrderedDict, defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from .refusal import Refusal

FOLDER = Path(__file__).parent.parent

LANGUAGES = ["en", "de", "it", "pl"]
LABELS = ["a", "ch", "cr", "j", "law", "ltd", "pinc", "ter", "use"]
KINDS = ["words", "stems", "letters", "lead-in", "rules", "form"]
FOLDS = 5
SEED = 7

# Weight of each kind of features. Where words change their ends, letters tell more.
KIND_WEIGHTS = dict(zip(KINDS, [1.0, 1.0, 1.0, 0.5, 0.7, 0.3]))
INFLECTED = KIND_WEIGHTS | {"letters": 1.6}

# Origins of sentences that stand in a whole document.
WHOLE = ["documents", "unfair-tos", "unlabelled"]

TRAINING_CLAUSES = {
    "grants_training": "ai-training",
    "opt_out": "ai-training-opt-out",
    "no_training": "ai-training-excluded",
}


# Least share of the sentences of read.tsv and of the findings of judged.tsv that must be among the rows.
# Both are known by the letters of a sentence as it was split when they were read: where sentences come to
# end elsewhere, readings would be lost without a word.
LEAST_FOUND = {"read.tsv": 0.97, "judged.tsv": 0.96}


class Data:
    """Rows, one a sentence, as `examples/features.rs` wrote them, and what is known of them.

    origin, language, name   of each row: `unfair-tos/de/Amazon` is a sentence of that document
    fold                     of each row, by service, so that a service is in one fold only
    """

    def __init__(self, corpora, features, readings=FOLDER):
        for name in ("rows.jsonl", "features.bin", "ties.json"):
            if not (features / name).exists():
                raise Refusal(f"{features / name} is missing; examples/features.rs writes it")
        self.ties = json.loads((features / "ties.json").read_text(encoding="utf-8"))
        self.rows = jsonl(features / "rows.jsonl")
        parts = [row["source"].split("/", 2) for row in self.rows]
        self.origin = np.array([part[0] for part in parts])
        self.language = np.array([part[1] for part in parts])
        self.name = [part[2] for part in parts]
        self.raw = np.fromfile(features / "features.bin", dtype=[("key", "<u4"), ("value", "<f4"), ("kind", "u1")])
        self.keys, first = np.unique(self.raw["key"], return_index=True)
        self.key_kinds = self.raw["kind"][first]
        self.starts = np.concatenate([[0], np.cumsum([row["features"] for row in self.rows])])
        if self.starts[-1] != len(self.raw):
            raise Refusal(f"{features}: rows.jsonl and features.bin were not written together")
        catalogue = json.loads(beside(corpora, "catalogue.json").read_text(encoding="utf-8"))
        self.clauses = [c["id"] for c in catalogue["clauses"]]
        # Clause types that are not the catalogue's came later: read.tsv says nothing of them.
        self.later = [clause for clause in sorted(self.ties["patterns"]) if clause not in set(self.clauses)]
        self.clauses += self.later
        self.case_clause = {case: c["id"] for c in catalogue["clauses"] for case in c["tosdr_cases"]}
        self.clause_label = {c["id"]: c["unfair_tos"] for c in catalogue["clauses"] if c["unfair_tos"]}
        self.quotes = jsonl(corpora / "tosdr/points.jsonl")
        self.located = defaultdict(list)
        for row in jsonl(corpora / "tosdr/located.jsonl"):
            if row["case"] in self.case_clause:
                quote = letters(without_links(row["quote"]))
                self.located[row["document"]].append((quote, self.case_clause[row["case"]]))
        self.training = jsonl(corpora / "ai-training/sentences.jsonl")
        self.written = {path.stem: written(path) for path in sorted(FOLDER.glob("written/*.tsv"))}
        self.composed = written(FOLDER / "written" / "clauses" / "en.tsv")
        self.judged = judged(readings)
        self.read = read(readings)
        self.key = [sentence_key(row["sentence"]) for row in self.rows]
        whole = np.isin(self.origin, WHOLE) & (self.language == "en")
        there = {self.key[i] for i in np.flatnonzero(whole)}
        found("read.tsv", [key in there for key in self.read])
        found("judged.tsv", [key in there for _, key in self.judged])
        self.unfair = {language: OrderedDict() for language in LANGUAGES}
        for language in LANGUAGES:
            for row in jsonl(corpora / f"unfair-tos/{language}.jsonl"):
                tags = {tag[:-1] for tag in row["tags"] if tag[-1] in "23"}
                self.unfair[language].setdefault(row["doc"], []).append(tags)
        self.fold = np.array([fold_of(self.service(i)) for i in range(len(self.rows))])

    def service(self, i):
        """Whose sentence a row is; what nobody's service said is on its own."""
        origin, name = self.origin[i], self.name[i]
        if origin == "quotes":
            return letters(self.quotes[int(name)]["service"])
        if origin == "documents":
            return name.split("-")[0]
        if origin == "ai-training":
            return letters(self.training[int(name)]["service"])
        if origin == "unlabelled":
            return letters(name.split("/")[0])
        if origin in ("written", "composed"):
            return f"{origin}{self.language[i]}{name}"
        return letters(name)

    def tags(self, i):
        """The labels that lawyers gave a row of UNFAIR-ToS."""
        return self.unfair[self.language[i]][self.name[i]][self.rows[i]["block"]]

    def matrix(self, rows, kinds, least):
        """Features of some rows as a sparse matrix, and the keys of its columns: those that at least
        `least` rows have."""
        take = np.concatenate([np.arange(self.starts[i], self.starts[i + 1]) for i in rows])
        raw = self.raw[take]
        owner = np.repeat(np.arange(len(rows)), [self.starts[i + 1] - self.starts[i] for i in rows])
        seen = np.array([kind in kinds for kind in KINDS])[raw["kind"]]
        raw, owner = raw[seen], owner[seen]
        keys, column = np.unique(raw["key"], return_inverse=True)
        matrix = sp.csr_matrix((raw["value"], (owner, column)), (len(rows), len(keys)), np.float32)
        matrix.sum_duplicates()
        often = np.flatnonzero(np.bincount(matrix.indices, minlength=len(keys)) >= least)
        return matrix[:, often].tocsr(), keys[often]

    def factors(self, matrix, keys, least, kind_weights=KIND_WEIGHTS):
        """What to multiply each feature with: its kind's weight and its inverse document frequency;
        zero for features that fewer than `least` rows have."""
        frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
        idf = np.log((1 + matrix.shape[0]) / (1 + frequency)) + 1
        kinds = self.key_kinds[np.searchsorted(self.keys, keys)]
        weights = np.array(list(kind_weights.values()), np.float32)[kinds]
        return np.where(frequency >= least, idf * weights, 0).astype(np.float32)


def beside(corpora, name):
    """A file in the corpora's folder or, where it is not there, the catalogue in the one above."""
    above = corpora.resolve().parent / name
    return above if name == "catalogue.json" and not (corpora / name).exists() and above.exists() else corpora / name


def jsonl(path):
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tsv(path):
    with path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def found(name, are):
    """Prints how many readings belong to a sentence that is there; refuses where too few do."""
    share, least = sum(are) / max(1, len(are)), LEAST_FOUND[name]
    print(f"{name}: {sum(are)} of {len(are)} sentences found ({share:.3f})", flush=True)
    if share < least:
        raise Refusal(
            f"only {share:.3f} of the sentences of {name} are found, at least {least} must be: sentences are split "
            "otherwise than when they were read, or the corpora are others (crate/model/CORPORA.toml)"
        )


def listed(field):
    return set() if field == "-" else set(field.split(","))


def judged(folder):
    """What readers said of findings, by clause type and sentence; None where they were not sure."""
    verdicts = {"1": True, "0": False, "?": None}
    return {(clause, key): verdicts[verdict] for clause, key, verdict in tsv(folder / "judged.tsv")}


def read(folder):
    """What readers found in a sentence, by its key: clause types and labels, `?` behind what they
    were not sure of."""
    return {key: (listed(clauses), listed(labels)) for key, clauses, labels in tsv(folder / "read.tsv")}


def written(path):
    """What the made-up sentences of a file have, by their number: clause types or labels."""
    return [listed(field) for field, _ in tsv(path)]


def sentence_key(sentence):
    """What judged.tsv and read.tsv call a sentence."""
    return sha256(letters(sentence).encode()).hexdigest()[:12]


def without_links(markdown):
    return re.sub(r"\]\([^)]*\)", "]", markdown)


def letters(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def fold_of(service):
    return int(sha256(f"{SEED}{service}".encode()).hexdigest(), 16) % FOLDS
