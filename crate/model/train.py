"""Trains the model: reads features and corpora, writes weights.bin and heads.toml beside this file.

    cargo run --release --example features -- CORPORA FEATURES
    python3 crate/model/train.py CORPORA FEATURES [--figures]

Everything is cross-validated by service: whatever is judged, the document's service was unseen
when features were weighted, weights fitted and pruned. Probabilities and thresholds come from
these held-out scores. With --figures the figures are printed and nothing is written.
"""

import json
import re
import sys
from collections import OrderedDict, defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from joblib import Parallel, delayed
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

LANGUAGES = ["en", "de", "it", "pl"]
LABELS = ["a", "ch", "cr", "j", "law", "ltd", "pinc", "ter", "use"]
KINDS = ["words", "stems", "letters", "lead-in", "rules", "form"]
FOLDS = 5
SEED = 7

# Weight of each kind of features.
KIND_WEIGHTS = dict(zip(KINDS, [1.0, 1.0, 1.0, 0.5, 0.7, 0.3]))
# Kinds that a clause head sees: letters would cost more than they tell.
CLAUSE_KINDS = ["words", "stems", "lead-in", "rules", "form"]

# Weights that are kept for a head: of a label, by language, and of a clause type.
KEPT_LABEL = {"en": 5000, "de": 3000, "it": 3000, "pl": 3000}
KEPT_CLAUSE = 300

# Steps of a weight either way: an eighth of a byte's, which compress far better and judge alike.
STEPS = 15

# Share of unquoted sentences that clause heads learn from.
SAMPLE = 0.15

# Weight of a sentence that someone judged or quoted for a clause type, against one that nobody did.
TOLD = 4.0

# Log-odds of a clause type where nothing speaks for it.
UNLIKELY = -5.0

# Judged sentences from which a clause type's probabilities are fitted to them.
ENOUGH = 20

TRAINING_CLAUSES = {"grants_training": "ai-training", "opt_out": "ai-training-opt-out", "no_training": "ai-training-excluded"}


def main():
    paths = [Path(p) for p in sys.argv[1:] if not p.startswith("--")]
    corpora, features = paths
    data = Data(corpora, features)
    tables = []
    for language in LANGUAGES:
        heads = label_heads(data, language)
        if language == "en":
            heads += clause_heads(data)
        tables.append((language, heads))
    if "--figures" not in sys.argv:
        write(Path(__file__).parent, tables)


class Data:
    """Rows, features and what the corpora say of them."""

    def __init__(self, corpora, features):
        self.rows = [json.loads(line) for line in open(features / "rows.jsonl", encoding="utf-8")]
        parts = [row["source"].split("/", 2) for row in self.rows]
        self.origin = np.array([part[0] for part in parts])
        self.language = np.array([part[1] for part in parts])
        self.name = [part[2] for part in parts]
        raw = np.fromfile(features / "features.bin", dtype=[("key", "<u4"), ("value", "<f4"), ("kind", "u1")])
        self.raw = raw
        self.keys, first = np.unique(raw["key"], return_index=True)
        self.key_weights = np.array(list(KIND_WEIGHTS.values()), np.float32)[raw["kind"][first]]
        self.ends = np.cumsum([row["features"] for row in self.rows])
        catalogue = json.load(open(next(p for p in (corpora / "catalogue.json", corpora.parent / "catalogue.json") if p.exists())))
        self.case_clause = {case: c["id"] for c in catalogue["clauses"] for case in c["tosdr_cases"]}
        self.clause_label = {c["id"]: c["unfair_tos"] for c in catalogue["clauses"] if c["unfair_tos"]}
        self.quotes = jsonl(corpora / "tosdr/points.jsonl")
        self.located = defaultdict(list)
        for row in jsonl(corpora / "tosdr/located.jsonl"):
            if row["case"] in self.case_clause:
                self.located[row["document"]].append((letters(row["quote"]), self.case_clause[row["case"]]))
        self.training = jsonl(corpora / "ai-training/sentences.jsonl")
        self.judged = judged(Path(__file__).parent / "judged.tsv")
        self.key = [sentence_key(row["sentence"]) for row in self.rows]
        self.unfair = {language: OrderedDict() for language in LANGUAGES}
        for language in LANGUAGES:
            for row in jsonl(corpora / f"unfair-tos/{language}.jsonl"):
                tags = {tag[:-1] for tag in row["tags"] if tag[-1] in "23"}
                self.unfair[language].setdefault(row["doc"], []).append(tags)
        self.fold = np.array([fold_of(self.service(i)) for i in range(len(self.rows))])

    def service(self, i):
        origin, name = self.origin[i], self.name[i]
        if origin == "quotes":
            return letters(self.quotes[int(name)]["service"])
        if origin == "documents":
            return name.split("-")[0]
        if origin == "ai-training":
            return letters(self.training[int(name)]["service"])
        if origin == "unlabelled":
            return letters(name.split("/")[0])
        return letters(name)

    def matrix(self, rows, kinds, columns=None):
        """Features of some rows as a sparse matrix, and the keys of its columns."""
        starts = np.concatenate([[0], self.ends])
        take = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in rows])
        raw = self.raw[take]
        owner = np.repeat(np.arange(len(rows)), [starts[i + 1] - starts[i] for i in rows])
        seen = np.array([kind in kinds for kind in KINDS])[raw["kind"]]
        raw, owner = raw[seen], owner[seen]
        if columns is None:
            columns = np.unique(raw["key"])
        at = np.minimum(np.searchsorted(columns, raw["key"]), len(columns) - 1)
        known = columns[at] == raw["key"]
        values = raw["value"][known]
        matrix = sp.csr_matrix((values, (owner[known], at[known])), (len(rows), len(columns)), np.float32)
        matrix.sum_duplicates()
        return matrix, columns


    def factors(self, matrix, keys, least):
        """What to multiply each feature with: its kind's weight and its inverse document frequency;
        zero for features that too few rows have."""
        frequency = np.asarray((matrix > 0).sum(0)).ravel()
        idf = np.log((1 + matrix.shape[0]) / (1 + frequency)) + 1
        weights = self.key_weights[np.searchsorted(self.keys, keys)]
        return np.where(frequency >= least, idf * weights, 0).astype(np.float32)


def jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def judged(path):
    """What readers said of findings, by clause type and sentence; None where they were not sure."""
    rows = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return {(clause, key): {"1": True, "0": False, "?": None}[verdict] for clause, key, verdict in rows}


def sentence_key(sentence):
    """What judged.tsv calls a sentence."""
    return sha256(letters(sentence).encode()).hexdigest()[:12]


def letters(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def fold_of(service):
    return int(sha256(f"{SEED}{service}".encode()).hexdigest(), 16) % FOLDS


def fit(matrix, factor, wanted, weight, cost, kept):
    """Weights of a linear support vector machine over a matrix whose columns are multiplied with
    `factor`; all but the `kept` that matter most are zero, the others quantised."""
    used = np.flatnonzero(factor)
    matrix = matrix[:, used] @ sp.diags(factor[used])
    machine = LinearSVC(C=cost, tol=1e-3, random_state=SEED, max_iter=3000)
    machine.fit(matrix, wanted, sample_weight=weight)
    weights = machine.coef_[0].astype(np.float32)
    matter = np.abs(weights) * np.sqrt(np.asarray(matrix.power(2).sum(0)).ravel())
    weights[np.argsort(-matter)[kept:]] = 0
    all_weights = np.zeros(len(factor), np.float32)
    all_weights[used] = quantised(weights * factor[used])
    return all_weights, float(machine.intercept_[0])


def quantised(weights):
    """Weights rounded to a number of steps either way, the few largest cut to the last one."""
    largest = np.quantile(np.abs(weights[weights != 0]), 0.998) if weights.any() else 1.0
    step = largest / STEPS
    return np.clip(np.round(weights / step), -STEPS, STEPS) * step


def platt(scores, wanted, weight=None):
    """Slope and intercept of the logistic function that turns scores into probabilities, fitted where
    it matters: to the highest scores, ten for each that is wanted."""
    top = np.argsort(-scores, kind="stable")[: 10 * int(wanted.sum()) + 10]
    scores, wanted, weight = scores[top], wanted[top], None if weight is None else weight[top]
    model = LogisticRegression(C=1e6).fit(scores[:, None], wanted, sample_weight=weight)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def best_threshold(scores, wanted):
    """The score that gives the best F1."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(wanted[order])
    f1 = 2 * hits / (np.arange(1, len(scores) + 1) + wanted.sum())
    # A plateau is safer than a peak: F1 is smoothed over neighbouring thresholds.
    width = max(1, int(wanted.sum() * 0.1))
    smooth = np.convolve(f1, np.ones(width) / width, mode="same")
    best = int(np.argmax(smooth))
    return float((scores[order[best]] + scores[order[min(best + 1, len(order) - 1)]]) / 2)


def f1(found, wanted):
    return 2 * (found & wanted).sum() / max(1, found.sum() + wanted.sum())


def label_heads(data, language):
    """One head for each label of UNFAIR-ToS."""
    own = np.flatnonzero((data.origin == "unfair-tos") & (data.language == language))
    examples = np.flatnonzero(np.isin(data.origin, ["risky", "fine"]) & (data.language == language))
    rows = np.concatenate([own, examples])
    n = len(own)
    wanted = np.array([[label in data.unfair[language][data.name[i]][data.rows[i]["block"]] for label in LABELS] for i in own])
    fold = data.fold[rows]
    matrix, keys = data.matrix(rows, KINDS)
    heads, held_out = [], np.zeros((n, 9))
    for k, label in enumerate(LABELS):
        extra = [extra_label(data, i, label) for i in rows[n:]]
        taken = np.flatnonzero([e is not None for e in extra])
        known = np.concatenate([np.arange(n), n + taken])
        truth = np.concatenate([wanted[:, k], np.array([extra[i] for i in taken], bool)])
        weight = np.concatenate([np.ones(n), np.full(len(taken), 0.5)])

        def train(at):
            taken = matrix[known[at]]
            return fit(taken, data.factors(taken, keys, 2), truth[at], weight[at], 0.5, KEPT_LABEL[language])

        parts = [np.flatnonzero(fold[known] != f) for f in range(FOLDS)] + [np.arange(len(known))]
        *folds, (weights, intercept) = Parallel(n_jobs=-1, prefer="threads")(delayed(train)(part) for part in parts)
        for f, (fold_weights, fold_intercept) in enumerate(folds):
            test = fold[:n] == f
            held_out[test, k] = matrix[:n][test] @ fold_weights + fold_intercept
        slope, offset = platt(held_out[:, k], wanted[:, k])
        clauses = [clause for clause, of in data.clause_label.items() if of == label]
        heads.append(head(clauses, True, keys, weights, intercept, slope, offset))
    line = line_numbers(data, own)
    truth = np.zeros((line.max() + 1, 9), bool)
    truth[line] = wanted
    line_fold = np.zeros(len(truth), int)
    line_fold[line] = fold[:n]
    best = np.full(truth.shape, -9.0)
    np.maximum.at(best, line, held_out)
    found = np.zeros(truth.shape, bool)
    for k in range(9):
        for f in range(FOLDS):
            test = line_fold == f
            found[test, k] = best[test, k] >= best_threshold(best[~test, k], truth[~test, k])
        threshold = best_threshold(best[:, k], truth[:, k])
        slope, offset = heads[k]["platt"]
        heads[k]["threshold"] = sigmoid(slope * threshold + offset)
    each = [f1(found[:, k], truth[:, k]) for k in range(9)]
    print(
        f"{language}: macro-F1 {np.mean(each):.3f}, micro-F1 {f1(found, truth):.3f},",
        f"any-unfair F1 {f1(found.any(1), truth.any(1)):.3f};",
        " ".join(f"{label} {value:.2f}" for label, value in zip(LABELS, each)),
        flush=True,
    )
    return heads


def extra_label(data, i, label):
    """What a rule's example says of a label; None where it can't be told."""
    row = data.rows[i]
    clauses = {clause for clause, of in data.clause_label.items() if of == label}
    touched = clauses & set(row["holds"] + row["excepted"])
    about = data.name[i] in clauses
    if data.origin[i] == "risky":
        return True if about else (None if touched else False)
    return False if about and not touched & set(row["holds"]) else None


def line_numbers(data, own):
    """The line of the corpus that each row stands in."""
    first, count = {}, 0
    language = data.language[own[0]]
    for name, lines in data.unfair[language].items():
        first[name] = count
        count += len(lines)
    return np.array([first[data.name[i]] + data.rows[i]["block"] for i in own])


def clause_heads(data):
    """One head for each clause type that volunteers' cases or labelled sentences tell of, English only."""
    rows = np.flatnonzero((data.language == "en"))
    origin, fold = data.origin[rows], data.fold[rows]
    told = [clauses_told(data, i) for i in rows]
    touched = [set(data.rows[i]["holds"] + data.rows[i]["excepted"]) for i in rows]
    unfair = [data.unfair["en"][data.name[i]][data.rows[i]["block"]] if o == "unfair-tos" else set() for i, o in zip(rows, origin)]
    # Enough of the sentences that nobody quoted.
    sampled = np.random.RandomState(SEED).rand(len(rows)) < SAMPLE
    quiet = np.isin(origin, ["documents", "unfair-tos", "unlabelled"]) & np.array([not t for t in told])
    sampled |= ~quiet
    matrix, keys = data.matrix(rows, CLAUSE_KINDS)
    counts = defaultdict(int)
    for clauses in told:
        for clause in clauses:
            counts[clause] += 1
    for (clause, _), verdict in data.judged.items():
        counts[clause] += verdict is True
    shared = {label for label in LABELS if sum(of == label for of in data.clause_label.values()) > 1}
    wanted_clauses = [clause for clause in sorted(counts) if counts[clause] >= 10]
    heads = []
    for clause in wanted_clauses:
        label = data.clause_label.get(clause)
        wanted = np.array([clause in t for t in told])
        known = np.zeros(len(rows), bool)
        for at in range(len(rows)):
            if wanted[at]:
                known[at] = True
            elif origin[at] == "unfair-tos" and label:
                if label in unfair[at]:
                    wanted[at] = known[at] = label not in shared or clause in data.rows[rows[at]]["holds"]
                else:
                    known[at] = True
            elif origin[at] in ("unfair-tos", "documents", "unlabelled"):
                # Nobody says that these are not of this type; a rule says that they may be.
                known[at] = clause not in touched[at]
            elif origin[at] == "ai-training":
                known[at] = clause in TRAINING_CLAUSES.values()
            else:
                known[at] = clause not in touched[at] or origin[at] == "fine"
        verdict = [data.judged.get((clause, data.key[i]), "none") for i in rows]
        is_judged = np.array([v in (True, False) for v in verdict])
        wanted = np.where(is_judged, np.array([v is True for v in verdict]), wanted)
        known = (known | is_judged) & np.array([v is not None for v in verdict])
        weight = np.where(wanted | is_judged, TOLD, 1.0)
        holds = np.array([clause in data.rows[i]["holds"] for i in rows])
        held_out = np.zeros(len(rows))

        def train(at):
            return fit(matrix[at], data.factors(matrix[at], keys, 3), wanted[at], weight[at], 0.1, KEPT_CLAUSE)

        usable = known & (sampled | is_judged)
        parts = [np.flatnonzero(usable & (fold != f)) for f in range(FOLDS)] + [np.flatnonzero(usable)]
        *folds, (weights, intercept) = Parallel(n_jobs=-1, prefer="threads")(delayed(train)(part) for part in parts)
        for f, (fold_weights, fold_intercept) in enumerate(folds):
            held_out[fold == f] = matrix[fold == f] @ fold_weights + fold_intercept
        entry = calibrated(clause, held_out, wanted, holds, usable, quiet, is_judged, fold)
        if entry is None:
            print(f"en {clause}: {wanted.sum()} known, nothing learnt", flush=True)
            continue
        slope, offset, held = entry
        heads.append(head([clause], False, keys, weights, intercept, slope, offset) | {"held": held, "threshold": 0.5})
    return heads


def calibrated(clause, scores, wanted, holds, usable, quiet, is_judged, fold):
    """Slope and intercept of a clause head's logistic function, and what it adds where the rule
    holds; None where nothing is learnt. Fitted to judged findings where there are enough."""
    at = np.flatnonzero(is_judged)
    if len(at) < ENOUGH or wanted[at].all() or not wanted[at].any():
        # Volunteers quote a part of what is there: taken at their word, with every sentence counted,
        # the calibration would be too timid. It serves to find where listing begins.
        timid, timid_offset = platt(scores[usable], wanted[usable], np.where(quiet, 1 / SAMPLE, 1.0)[usable])
        slope, offset = platt(scores[usable], wanted[usable])
        if min(slope, timid) <= 0:
            return None
        least = max(0.0, slope * -timid_offset / timid + offset)
        print(f"en {clause}: {wanted.sum()} known", flush=True)
        return slope, offset - least, 9.0
    # Sentences that nobody would take for the clause keep the slope upright.
    low = np.flatnonzero(quiet & usable & ~holds & ~is_judged & (scores < np.quantile(scores[at], 0.1)))
    low = low[:: max(1, len(low) // len(at))]

    def fitted(at):
        rows = np.concatenate([at, low])
        inputs = np.stack([scores[rows], holds[rows]], 1)
        truth = np.concatenate([wanted[at], np.zeros(len(low), bool)])
        return LogisticRegression(C=10).fit(inputs, truth)

    listed = np.zeros(len(at), bool)
    for f in range(FOLDS):
        test = fold[at] == f
        if test.any() and wanted[at[~test]].any():
            listed[test] = fitted(at[~test]).predict(np.stack([scores[at[test]], holds[at[test]]], 1))
    ruled, truth = holds[at], wanted[at]
    figure = lambda found: f"{(found & truth).sum()} of {found.sum()}"
    print(f"en {clause}: {len(at)} judged, {truth.sum()} right; right by rule {figure(ruled)}, by head {figure(listed)}", flush=True)
    model = fitted(at)
    slope, held = model.coef_[0]
    if slope > 0:
        return float(slope), float(model.intercept_[0]), float(held)
    # Words tell nothing beyond the rule: how often it was right is all that is known.
    share = (truth[ruled].sum() + 0.5) / (ruled.sum() + 1)
    return 1e-6, UNLIKELY, float(np.log(share / (1 - share))) - UNLIKELY


def clauses_told(data, i):
    """The clause types that a corpus gives a sentence."""
    origin, name, row = data.origin[i], data.name[i], data.rows[i]
    if origin == "quotes":
        clause = data.case_clause.get(data.quotes[int(name)]["case"])
        return {clause} if clause else set()
    if origin == "documents":
        sentence = letters(row["sentence"])
        return {clause for quote, clause in data.located[name] if len(sentence) > 12 and (sentence in quote or quote in sentence)}
    if origin == "ai-training":
        clause = TRAINING_CLAUSES.get(data.training[int(name)]["label"])
        return {clause} if clause else set()
    if origin == "risky":
        return {name} if name in row["holds"] else set()
    return set()


def head(clauses, decides, keys, weights, intercept, slope, offset):
    kept = np.flatnonzero(weights)
    return {
        "clauses": clauses,
        "decides": decides,
        "keys": keys[kept],
        "weights": weights[kept],
        "intercept": intercept,
        "platt": (slope, offset),
    }


def sigmoid(x):
    return float(1 / (1 + np.exp(-x)))


def write(folder, tables):
    """Writes weights.bin in the layout of src/model/table.rs, and heads.toml."""
    toml = ["# Written by train.py."]
    binary = bytearray()
    for language, heads in tables:
        entries = []
        for number, entry in enumerate(heads):
            step = np.abs(entry["weights"]).max() / STEPS
            steps = np.round(entry["weights"] / step).astype(int)
            entries += [(int(key), number, int(value)) for key, value in zip(entry["keys"], steps) if value]
            slope, offset = entry["platt"]
            toml += [
                "",
                f"[[{language}]]",
                f"clauses = {json.dumps(entry['clauses'])}",
                f"decides = {str(entry['decides']).lower()}",
                f"slope = {slope * step:.6g}",
                f"intercept = {slope * entry['intercept'] + offset:.6g}",
                f"held = {entry.get('held', 0):.4g}",
                f"threshold = {entry['threshold']:.4g}",
            ]
        entries.sort()
        starts = np.searchsorted([key >> 16 for key, _, _ in entries], np.arange(257)).astype("<u4")
        binary += starts.tobytes()
        binary += bytes(key >> 8 & 255 for key, _, _ in entries) + bytes(key & 255 for key, _, _ in entries)
        binary += bytes(number for _, number, _ in entries) + bytes(value & 255 for _, _, value in entries)
        print(f"{language}: {len(heads)} heads, {len(entries)} weights")
    (folder / "heads.toml").write_text("\n".join(toml) + "\n", encoding="utf-8")
    (folder / "weights.bin").write_bytes(binary)


if __name__ == "__main__":
    main()
