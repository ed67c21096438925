"""Heads of the labels that lawyers gave in whole documents, one set a language."""

import numpy as np

from .data import FOLDS, INFLECTED, KIND_WEIGHTS, KINDS, LABELS
from .fitting import best_threshold, crossed, f1, fit, head, platt, sigmoid

# Weights that are kept for a head, by language.
KEPT = {"en": 5000, "de": 2800, "it": 2800, "pl": 2800}

COST = 0.2

# Weight of a sentence that a reader labelled, against one that the lawyers did. Where the readers'
# notion of a label differs from the lawyers', theirs would blur it.
READ_WEIGHT = {"a": 0.5, "ch": 1.0, "cr": 1.0, "j": 1.0, "law": 1.0, "ltd": 1.0, "pinc": 0.1, "ter": 1.0, "use": 1.0}

# Weight of a made-up sentence and of a rule's example, by language. In English, where many more real
# sentences were read, they do harm.
WRITTEN_WEIGHT = {"it": 0.5, "pl": 0.5}
EXAMPLE_WEIGHT = {"de": 0.5, "it": 0.5, "pl": 0.5}

# Share of the read sentences without any label that take part: there are many.
SILENT_SHARE = 0.7


def label_heads(data, language):
    """One head for each label of UNFAIR-ToS."""
    own = np.flatnonzero((data.origin == "unfair-tos") & (data.language == language))
    others = np.flatnonzero((data.language == language) & (data.origin != "unfair-tos"))
    random = np.random.RandomState(0).rand(len(data.rows))
    others = np.array([i for i in others if may_teach(data, i, random[i])], int)
    rows = np.concatenate([own, others])
    n = len(own)
    tags = [data.tags(i) for i in own]
    wanted = np.array([[label in t for label in LABELS] for t in tags])
    fold = data.fold[rows]
    matrix, keys = data.matrix(rows, KINDS, 2)
    heads, held_out = [], np.zeros((n, len(LABELS)))
    for k, label in enumerate(LABELS):
        told = [tells(data, i, label) for i in others]
        known = np.concatenate([np.ones(n, bool), np.array([t is not None for t, _ in told], bool)])
        truth = np.concatenate([wanted[:, k], np.array([t is True for t, _ in told], bool)])
        weight = np.concatenate([np.ones(n), np.array([w for _, w in told])])

        def train(at):
            factors = data.factors(matrix[at], keys, 2, KIND_WEIGHTS if language == "en" else INFLECTED)
            return fit(matrix[at], factors, truth[at], weight[at], COST, KEPT[language])

        *folds, (weights, intercept) = crossed(train, fold, known & (weight > 0))
        for f, (fold_weights, fold_intercept) in enumerate(folds):
            test = fold[:n] == f
            held_out[test, k] = matrix[:n][test] @ fold_weights + fold_intercept
        clauses = [clause for clause, of in data.clause_label.items() if of == label]
        heads.append(head(clauses, True, keys, weights, intercept, (*platt(held_out[:, k], wanted[:, k]), 0)))
    figures(language, data, own, held_out, wanted, fold[:n], heads)
    return heads


def figures(language, data, own, held_out, wanted, fold, heads):
    """Gives the heads their thresholds and prints what a line's best sentence reaches at those of the
    other folds."""
    line = line_numbers(data, own)
    truth = np.zeros((line.max() + 1, len(LABELS)), bool)
    truth[line] = wanted
    line_fold = np.zeros(len(truth), int)
    line_fold[line] = fold
    best = np.full(truth.shape, -9.0)
    np.maximum.at(best, line, held_out)
    found = np.zeros(truth.shape, bool)
    for k in range(len(LABELS)):
        for f in range(FOLDS):
            test = line_fold == f
            found[test, k] = best[test, k] >= best_threshold(best[~test, k], truth[~test, k])
        slope, offset, _ = heads[k]["calibration"]
        heads[k]["threshold"] = float(sigmoid(slope * best_threshold(best[:, k], truth[:, k]) + offset))
    each = [f1(found[:, k], truth[:, k]) for k in range(len(LABELS))]
    print(
        f"{language}: macro-F1 {np.mean(each):.3f}, micro-F1 {f1(found, truth):.3f},",
        f"any-unfair F1 {f1(found.any(1), truth.any(1)):.3f};",
        " ".join(f"{label} {value:.2f}" for label, value in zip(LABELS, each)),
        flush=True,
    )


def may_teach(data, i, random):
    """Whether a row outside the lawyers' documents tells of labels."""
    origin = data.origin[i]
    if origin in ("risky", "fine"):
        return data.language[i] in EXAMPLE_WEIGHT
    if origin == "written":
        return data.language[i] in WRITTEN_WEIGHT
    told = data.read.get(data.key[i]) if origin in ("documents", "unlabelled") and data.language[i] == "en" else None
    return told is not None and (bool(told[1]) or bool(data.rows[i]["holds"]) or random < SILENT_SHARE)


def tells(data, i, label):
    """Whether such a row has a label, None where it can't be told, and the weight of that."""
    origin = data.origin[i]
    if origin == "written":
        return label in data.written[data.language[i]][int(data.name[i])], WRITTEN_WEIGHT[data.language[i]]
    if origin in ("risky", "fine"):
        return of_example(data, i, label), EXAMPLE_WEIGHT[data.language[i]]
    labels = data.read[data.key[i]][1]
    return None if f"{label}?" in labels else label in labels, READ_WEIGHT[label]


def of_example(data, i, label):
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
    for name, lines in data.unfair[data.language[own[0]]].items():
        first[name] = count
        count += len(lines)
    return np.array([first[data.name[i]] + data.rows[i]["block"] for i in own])
