"""Support vector machines, their probabilities and thresholds."""

import warnings

import numpy as np
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from .data import FOLDS, SEED

# Steps of a weight either way: an eighth of a byte's, which compress far better and judge alike.
STEPS = 15

# Share of the answers there are over which F1 is smoothed before a threshold is chosen: a plateau
# generalises, a peak is chance.
PLATEAU = 0.6


def fit(matrix, factor, wanted, weight, cost, kept):
    """Weights of a linear support vector machine over a matrix whose columns are multiplied with
    `factor`; all but the `kept` that matter most are zero, the others quantised."""
    used = np.flatnonzero(factor)
    matrix = (matrix[:, used] @ sp.diags(factor[used])).tocsr()
    machine = LinearSVC(C=cost, tol=1e-2, random_state=SEED, max_iter=200)
    with warnings.catch_warnings():
        # The last hundredth of an optimum is not worth the hours that it takes.
        warnings.simplefilter("ignore", ConvergenceWarning)
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


def parts(fold, known):
    """What is trained on: of the rows that are `known` those of all folds but each one, then all."""
    return [np.flatnonzero(known & (fold != f)) for f in range(FOLDS)] + [np.flatnonzero(known)]


def platt(scores, wanted):
    """Slope and intercept of the logistic function that turns scores into probabilities, fitted where
    it matters: to the highest scores, ten for each that is wanted."""
    top = np.argsort(-scores, kind="stable")[: 10 * int(wanted.sum()) + 10]
    model = LogisticRegression(C=1e6).fit(scores[top][:, None], wanted[top])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def best_threshold(scores, wanted):
    """The score that gives the best F1, smoothed."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(wanted[order])
    f1s = 2 * hits / (np.arange(1, len(scores) + 1) + wanted.sum())
    width = max(1, int(wanted.sum() * PLATEAU))
    best = int(np.argmax(np.convolve(f1s, np.ones(width) / width, mode="same")))
    return float((scores[order[best]] + scores[order[min(best + 1, len(order) - 1)]]) / 2)


def f1(found, wanted):
    return 2 * (found & wanted).sum() / max(1, found.sum() + wanted.sum())


def head(clauses, decides, calibration):
    """What tables.py writes of a head; `calibration` is slope, offset and what a rule adds."""
    return {"clauses": clauses, "decides": decides, "calibration": calibration, "threshold": 0.5}
