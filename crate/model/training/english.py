"""The English heads, of labels and of clause types, learnt together: from lawyers' labels, from sentences
that were read one by one for every clause type, from judged findings, from volunteers' quotes and from
labelled sentences on training."""

from collections import defaultdict

import numpy as np
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from .calibration import print_calibration, print_risk
from .data import FOLDS, LABELS, SEED, TRAINING_CLAUSES, WHOLE, letters
from .fitting import f1, head, platt
from .labels import Labelled, judging
from .network import held_out

# Kinds of features that the network sees: letters would cost more weights than they tell.
KINDS = ["words", "stems", "lead-in", "rules", "form"]

# Weight of a label that the lawyers gave or did not give: their sentences are few among those that were read.
LAWYERS = 3.0

# The same of a sentence that has the label, whoever says so: some labels are in one sentence of four hundred.
LABELLED = 3.0

# Weight of a sentence that has the clause type, by who says so; of one that has not, it is 1.
QUOTED = 8.0
FOUND = 2.0
JUDGED = 4.0
COMPOSED = 4.0

# Share of the sentences that nobody read, and of the read ones where nothing was found, that take part.
UNREAD_SHARE = 0.06
SILENT_SHARE = 0.4

# Fewest sentences from which a clause type is learnt.
FEWEST = 10

# Share of a head's answers that must be right for it to list what its rule did not foresee.
TRUSTED = 0.7

# A threshold that no probability reaches.
NEVER = 1.01

# How many candidates of a clause type a reader would look at.
BEST = 3


def english_heads(data):
    """The network, and one head for each label and for each clause type with enough sentences, in the
    order of its outputs."""
    told = Told(data)
    rows = told.rows
    labelled = Labelled(data, rows)
    more = np.where(labelled.own, LAWYERS, 1)[:, None] * np.where(labelled.wanted, LABELLED, 1)
    wanted, weight, certain, clauses = [labelled.wanted], [labelled.weight * more], {}, []
    for clause in data.clauses:
        has, known, weighs, certain[clause] = told.of(clause)
        if has.sum() >= FEWEST:
            clauses.append(clause)
            wanted.append(has[:, None])
            weight.append((weighs * (known & told.taught))[:, None])
    matrix, keys = data.matrix(rows, KINDS, 3)
    wanted, weight = np.hstack(wanted), np.hstack(weight)
    network, scores = held_out(matrix, lambda at: data.factors(matrix[at], keys, 3), wanted, weight, told.fold)
    network.keys = keys[network.features]
    heads = judging(labelled, scores[:, : len(LABELS)], [{} for _ in LABELS])
    probabilities, listed = {}, {}
    of_labels, of_clauses = label_probabilities(labelled, scores, told.fold), []
    for column, clause in enumerate(clauses, len(LABELS)):
        has = wanted[:, column]
        holds = np.array([clause in data.rows[i]["holds"] for i in rows])
        probability, calibration = calibrated(scores[:, column], holds, has, certain[clause], told.fold)
        probabilities[clause], listed[clause] = probability, probability >= 0.5
        entry = head([clause], False, calibration)
        # Few documents that were read speak of training; the sentences labelled for it count too.
        labelled_alone = clause in TRAINING_CLAUSES.values() or clause in data.later
        counted = certain[clause] if labelled_alone else certain[clause] & told.read
        of_clauses.append((probability[counted], has[counted]))
        if figures(clause, has, holds, listed[clause], counted) < TRUSTED:
            entry["threshold"] = NEVER
        heads.append(entry)
    summary(data, told, probabilities, listed)
    for name, pairs in (("labels", of_labels), ("clause types", of_clauses), ("both", of_labels + of_clauses)):
        pairs = [np.concatenate(part) for part in zip(*pairs, strict=True)]
        print_calibration(f"en {name}", *pairs)
        print_risk(f"en {name}", *pairs)
    return network, heads


def label_probabilities(labelled, scores, fold):
    """Of each label: probabilities of the lawyers' sentences, each calibrated on the other folds, and
    whether they gave the label."""
    own, pairs = labelled.own, []
    for k in range(len(LABELS)):
        score, wanted, fold_of = scores[own, k], labelled.wanted[own, k], fold[own]
        probability = np.zeros(len(score))
        for f in np.unique(fold_of):
            slope, offset = platt(score[fold_of != f], wanted[fold_of != f])
            probability[fold_of == f] = expit(slope * score[fold_of == f] + offset)
        pairs.append((probability, wanted))
    return pairs


class Told:
    """What is known of each English sentence."""

    def __init__(self, data):
        self.data = data
        self.rows = np.flatnonzero(data.language == "en")
        self.fold = data.fold[self.rows]
        self.origin = data.origin[self.rows]
        self.quoted = [quoted(data, i) for i in self.rows]
        self.found = [data.read.get(data.key[i]) if o in WHOLE else None for i, o in zip(self.rows, self.origin)]
        self.touched = [set(data.rows[i]["holds"] + data.rows[i]["excepted"]) for i in self.rows]
        self.read = np.array([found is not None for found in self.found])
        self.judged = defaultdict(dict)
        for (clause, key), verdict in data.judged.items():
            self.judged[clause][key] = verdict
        judged = {key for verdicts in self.judged.values() for key in verdicts}
        random = np.random.RandomState(SEED).rand(len(self.rows))
        whole = np.isin(self.origin, WHOLE)
        busy = np.array([bool(q or t or (f and f[0])) for q, t, f in zip(self.quoted, self.touched, self.found)])
        self.taught = ~whole | (self.read & (busy | (random < SILENT_SHARE))) | (random < UNREAD_SHARE)
        self.taught |= np.array([bool(q) or data.key[i] in judged for q, i in zip(self.quoted, self.rows)])

    def of(self, clause):
        """For each row: whether it has the clause type, whether that is known, how much that weighs,
        and whether its service's other sentences were judged too, so that shares can be counted."""
        n = len(self.rows)
        wanted, known, weight, certain = np.zeros(n, bool), np.zeros(n, bool), np.ones(n), np.zeros(n, bool)
        verdicts = self.judged[clause]
        on_training = clause in TRAINING_CLAUSES.values()
        later = clause in self.data.later
        for at, i in enumerate(self.rows):
            origin, found = self.origin[at], self.found[at]
            key = self.data.key[i]
            if key in verdicts and origin in WHOLE:
                known[at] = certain[at] = verdicts[key] is not None
                wanted[at], weight[at] = verdicts[key] is True, JUDGED
            elif clause in self.quoted[at]:
                wanted[at] = known[at] = True
                weight[at] = COMPOSED if origin == "composed" else QUOTED
                certain[at] = origin in ("ai-training", "written")
            elif found is not None and not later:
                known[at] = certain[at] = f"{clause}?" not in found[0]
                wanted[at] = clause in found[0]
                weight[at] = FOUND if wanted[at] else 1.0
            elif origin in ("ai-training", "written"):
                known[at] = certain[at] = on_training
            elif origin == "composed":
                # Made-up sentences are no sample of documents: they teach, and calibrate nothing.
                known[at] = True
            else:
                # Nobody says that it has not the clause type; a rule says that it may.
                known[at] = clause not in self.touched[at] or (origin == "fine" and self.data.name[i] == clause)
                # Judged sentences are drawn where a clause type is likely: others say how rare it is.
                certain[at] = later and found is not None and known[at]
        return wanted, known, weight, certain


def quoted(data, i):
    """The clause types that volunteers, labels or their writer gave a sentence."""
    origin, name, row = data.origin[i], data.name[i], data.rows[i]
    if origin == "quotes":
        clause = data.case_clause.get(data.quotes[int(name)]["case"])
        return {clause} if clause else set()
    if origin == "documents":
        sentence = letters(row["sentence"])
        return {clause for quote, clause in data.located[name] if len(sentence) > 12 and overlap(sentence, quote)}
    if origin == "ai-training":
        clause = TRAINING_CLAUSES.get(data.training[int(name)]["label"])
        return {clause} if clause else set()
    if origin == "written":
        return data.written["en"][int(name)]
    if origin == "composed":
        return data.composed[int(name)]
    if origin == "risky":
        return {name} if name in row["holds"] else set()
    return set()


def overlap(sentence, quote):
    return sentence in quote or quote in sentence


def calibrated(scores, holds, wanted, certain, fold):
    """Probabilities, each from the other folds, and what gives them: slope and intercept of a
    logistic function of the score, and what it adds where the rule holds. Fitted to the sentences of
    which it is known."""
    at = np.flatnonzero(certain)
    inputs = np.stack([scores, holds], 1)

    def fitted(at):
        return LogisticRegression(C=10, max_iter=500).fit(inputs[at], wanted[at])

    probability = np.zeros(len(scores))
    for f in range(FOLDS):
        test = np.flatnonzero(fold == f)
        rest = at[fold[at] != f]
        # With too few to count, what the whole tells is the best there is.
        model = fitted(rest if wanted[rest].sum() >= 3 else at) if wanted[at].any() else None
        if model is not None and len(test):
            probability[test] = model.predict_proba(inputs[test])[:, 1]
    if not wanted[at].any():
        # Only quotes tell of it: they are taken at their word.
        inputs_known = np.flatnonzero(wanted | certain)
        model = fitted(inputs_known)
        probability = model.predict_proba(inputs)[:, 1]
    else:
        model = fitted(at)
    slope, held = model.coef_[0]
    return probability, (max(float(slope), 1e-6), float(model.intercept_[0]), float(held))


def figures(clause, wanted, holds, listed, counted):
    """Prints how often a rule and a head are right where all is known; gives the head's share."""
    there = (wanted & counted).sum()
    by_rule, by_head = (f"{(by & wanted & counted).sum()} of {(by & counted).sum()}" for by in (holds, listed))
    print(f"en {clause}: {there} there; right by rule {by_rule}, by head {by_head}", flush=True)
    return (listed & wanted & counted).sum() / max(1, (listed & counted).sum())


def summary(data, told, scores, listed):
    """Prints how often the heads are right where every sentence was read, and where volunteers' quotes
    rank among the sentences of their documents."""
    right = wrong = missed = 0
    for clause, found in listed.items():
        if clause in data.later:
            continue
        wanted, _, _, certain = told.of(clause)
        at = certain & told.read
        right += (found & wanted & at).sum()
        wrong += (found & ~wanted & at).sum()
        missed += (~found & wanted & at).sum()
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"en read sentences: precision {precision:.3f}, recall {recall:.3f}")
    of_document = defaultdict(list)
    for at, i in enumerate(told.rows):
        if told.origin[at] == "documents":
            of_document[data.name[i]].append(at)
    known = best = shown = 0
    for document, quotes in data.located.items():
        rows = np.array(of_document[document])
        sentences = [letters(data.rows[told.rows[at]]["sentence"]) for at in rows]
        for quote, clause in quotes:
            known += 1
            if clause not in scores:
                continue
            hit = np.array([len(s) > 3 and touches(s, quote) for s in sentences])
            best += hit[np.argsort(-scores[clause][rows], kind="stable")[:BEST]].any()
            shown += (hit & listed[clause][rows]).any()
    print(f"en located quotes: {best / known:.3f} among the three best, {shown / known:.3f} listed")
    on_training(data, told, listed)
    on_composed(told, listed)


def on_training(data, told, listed):
    """Prints how the heads on training judge the sentences labelled for it, and the made-up ones."""
    for origin in ("ai-training", "written"):
        at = np.flatnonzero(told.origin == origin)
        rows = told.rows[at]
        each = [
            f1(listed[clause][at], np.array([clause in told.quoted[a] for a in at]))
            for clause in TRAINING_CLAUSES.values()
        ]
        print(f"en {origin}: macro-F1 {np.mean(each):.3f};", " ".join(f"{value:.2f}" for value in each))
        if origin == "ai-training":
            forbidden = np.array([data.training[int(data.name[i])]["label"] == "user_forbidden" for i in rows])
            flagged = (listed["ai-training"][at] & forbidden).sum()
            print(f"en prohibitions flagged: {flagged} of {forbidden.sum()}")


def on_composed(told, listed):
    """Prints how many made-up sentences are listed for a clause type that they have, and how many for a
    risk that they have not."""
    at = np.flatnonzero(told.origin == "composed")
    has = {clause: np.array([clause in told.quoted[a] for a in at]) for clause in listed}
    there = sum(of.sum() for of in has.values())
    hit = sum((has[clause] & found[at]).sum() for clause, found in listed.items())
    false = sum((~has[clause] & found[at]).sum() for clause, found in listed.items())
    print(f"en composed: {hit} of {there} listed, {false} others")


def touches(sentence, quote):
    """Whether a sentence and a quote share words, told by their letters."""
    return overlap(sentence, quote) or (len(sentence) >= 25 and (quote[:25] in sentence or quote[-25:] in sentence))
