"""Heads of the labels that lawyers gave in whole documents, one set a language."""

import numpy as np
from joblib import Parallel, delayed
from scipy.special import expit

from .data import FOLDS, INFLECTED, KINDS, LABELS
from .fitting import best_threshold, f1, fit, head, parts, platt

# Weights that are kept for a head that stands alone.
KEPT = 2600

COST = 0.2

# Weight of a sentence that a reader labelled, against one that the lawyers did. Where the readers'
# notion of a label differs from the lawyers', theirs would blur it.
READ_WEIGHT = {"a": 0.5, "ch": 1.0, "cr": 1.0, "j": 1.0, "law": 1.0, "ltd": 1.0, "pinc": 1.0, "ter": 1.0, "use": 1.0}

# Weight of a made-up sentence and of a rule's example, by language. In English, where many more real
# sentences were read, they do harm.
WRITTEN_WEIGHT = {"it": 0.5, "pl": 0.5}
EXAMPLE_WEIGHT = {"de": 0.5, "it": 0.5, "pl": 0.5}

# The same of a made-up English sentence that is labelled for every clause type.
COMPOSED_WEIGHT = 1.0

# Clause types of a label that lawyers find fair in many of their forms: a made-up sentence does not tell
# which form it has.
USUAL = {"arbitration", "as-is", "governing-law", "jurisdiction", "suspension-for-cause", "terms-by-reference"}

# Labels that lawyers may give a sentence of a clause type that is none of theirs: it stands beside what they
# mark, or is a mild form of it.
NEAR = {
    "ai-output-unreliable": "ltd",
    "arbitration-opt-out": "a",
    "change-with-notice": "ch",
    "claims-release": "ltd",
    "class-action-waiver": "a",
    "contract-transfer": "ch",
    "inactivity-closure": "ter",
    "informal-dispute-step": "a",
    "jury-waiver": "a",
    "security-not-guaranteed": "ltd",
    "small-claims": "a",
}

# Share of the read sentences without any label that take part: there are many.
SILENT_SHARE = 0.7


class Labelled:
    """What is known of the labels of some rows.

    own      whether a row stands in the lawyers' documents
    wanted   rows x labels
    weight   rows x labels, zero where it is not known
    """

    def __init__(self, data, rows):
        self.data, self.rows = data, rows
        random = np.random.RandomState(0).rand(len(data.rows))
        self.own = data.origin[rows] == "unfair-tos"
        self.wanted = np.zeros((len(rows), len(LABELS)), bool)
        self.weight = np.zeros((len(rows), len(LABELS)), np.float32)
        for at, i in enumerate(rows):
            if self.own[at]:
                tags = data.tags(i)
                self.wanted[at], self.weight[at] = [label in tags for label in LABELS], 1
            elif may_teach(data, i, random[i]):
                for k, label in enumerate(LABELS):
                    told, weight = tells(data, i, label)
                    self.wanted[at, k], self.weight[at, k] = told is True, 0 if told is None else weight


def label_heads(data, language):
    """One head for each label of UNFAIR-ToS, each standing alone."""
    labelled = Labelled(data, np.flatnonzero(data.language == language))
    rows, fold = labelled.rows, data.fold[labelled.rows]
    matrix, keys = data.matrix(rows, KINDS, 2)
    held_out, heads = np.zeros(labelled.wanted.shape), []
    for k in range(len(LABELS)):
        # In processes of their own: liblinear draws from one source of chance, which threads would share, so
        # that no two runs gave the same.
        *folds, (weights, intercept) = Parallel(n_jobs=-1, prefer="processes")(
            delayed(fit)(
                matrix[at],
                data.factors(matrix[at], keys, 2, INFLECTED),
                labelled.wanted[at, k],
                labelled.weight[at, k],
                COST,
                KEPT,
            )
            for at in parts(fold, labelled.weight[:, k] > 0)
        )
        for f, (fold_weights, fold_intercept) in enumerate(folds):
            held_out[fold == f, k] = matrix[fold == f] @ fold_weights + fold_intercept
        heads.append({"keys": keys, "weights": weights, "intercept": intercept})
    return judging(labelled, held_out, heads)


def judging(labelled, held_out, heads):
    """Adds to heads, one a label, what turns their scores into answers."""
    own = labelled.own
    data, rows, scores, wanted = labelled.data, labelled.rows[own], held_out[own], labelled.wanted[own]
    for k, (label, entry) in enumerate(zip(LABELS, heads)):
        clauses = [clause for clause, of in data.clause_label.items() if of == label]
        entry |= head(clauses, True, (*platt(scores[:, k], wanted[:, k]), 0))
    figures(data, rows, scores, wanted, heads)
    return heads


def figures(data, own, held_out, wanted, heads):
    """Gives the heads their thresholds and prints what a line's best sentence reaches at those of the
    other folds."""
    line = line_numbers(data, own)
    truth = np.zeros((line.max() + 1, len(LABELS)), bool)
    truth[line] = wanted
    line_fold = np.zeros(len(truth), int)
    line_fold[line] = data.fold[own]
    best = np.full(truth.shape, -99.0)
    np.maximum.at(best, line, held_out)
    found = np.zeros(truth.shape, bool)
    for k in range(len(LABELS)):
        for f in range(FOLDS):
            test = line_fold == f
            found[test, k] = best[test, k] >= best_threshold(best[~test, k], truth[~test, k])
        slope, offset, _ = heads[k]["calibration"]
        heads[k]["threshold"] = float(expit(slope * best_threshold(best[:, k], truth[:, k]) + offset))
    each = [f1(found[:, k], truth[:, k]) for k in range(len(LABELS))]
    print(
        f"{data.language[own[0]]}: macro-F1 {np.mean(each):.3f}, micro-F1 {f1(found, truth):.3f},",
        f"any-unfair F1 {f1(found.any(1), truth.any(1)):.3f};",
        " ".join(f"{label} {value:.2f}" for label, value in zip(LABELS, each)),
        flush=True,
    )


def may_teach(data, i, random):
    """Whether a row outside the lawyers' documents tells of labels."""
    origin = data.origin[i]
    if origin in ("risky", "fine"):
        return data.language[i] in EXAMPLE_WEIGHT
    if origin == "composed":
        return True
    if origin == "written":
        return data.language[i] in WRITTEN_WEIGHT
    told = data.read.get(data.key[i]) if origin in ("documents", "unlabelled") and data.language[i] == "en" else None
    return told is not None and (bool(told[1]) or bool(data.rows[i]["holds"]) or random < SILENT_SHARE)


def tells(data, i, label):
    """Whether such a row has a label, None where it can't be told, and the weight of that."""
    origin = data.origin[i]
    if origin == "written":
        return label in data.written[data.language[i]][int(data.name[i])], WRITTEN_WEIGHT[data.language[i]]
    if origin == "composed":
        types = data.composed[int(data.name[i])]
        has = {data.clause_label.get(clause) for clause in types}
        in_doubt = {data.clause_label.get(clause) for clause in types & USUAL} | {NEAR.get(clause) for clause in types}
        return (None if label in in_doubt else label in has), COMPOSED_WEIGHT
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
