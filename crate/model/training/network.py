"""Heads that are learnt together: features speak to a few units, and units to all heads."""

import numpy as np
import scipy.sparse as sp
from joblib import Parallel, delayed

from .data import SEED
from .fitting import parts

# Units between features and heads, as in src/model/network.rs.
UNITS = 32

# Features that are kept: those that matter most to a rough network.
KEPT = 22000
ROUGH_UNITS = 16

# Parts of one in which a feature's factor is told, and what brings a scaled sentence to a length near one.
SCALE = 4
UNIT = 1 / 40

# Steps of a weight either way: seven values take little more than two bits each.
STEPS = 3

# Share of a network's weights that rounding may cut.
CUT = 0.005

# Passes over the sentences, how far the first goes (later ones go less and less), and the share of a
# sentence's features that each time are left out, so that no answer rests on one alone: Srivastava et al.
# 2014, "Dropout".
ROUGH = (7, 0.02, 0.0)
FINE = (20, 0.01, 0.3)
LAST_RATE = 1e-4

# Sentences that are looked at together, and penalty on the square of each input weight.
BATCH = 1024
PENALTY = 1e-5

# Decay of the means of gradients and of their squares: Kingma and Ba 2015, "Adam".
DECAY, DECAY_OF_SQUARES, TINY = 0.9, 0.999, 1e-8

# Intercept of a head that knows nothing: few sentences have what it looks for.
RARE = -4.0


class Network:
    """What features say of units, units of heads, and which features these are.

    features   columns of the matrix that it was learnt from
    scales     what each is multiplied with, whole numbers
    inputs     features x units
    biases     of the units
    outputs    units x heads
    intercepts of the heads
    step       of the inputs, once they are rounded
    """

    def __init__(self, features, scales, units, heads):
        random = np.random.RandomState(SEED)
        self.features, self.scales = features, scales
        self.inputs = (random.randn(len(features), units) * 0.1).astype(np.float32)
        self.biases = np.zeros(units, np.float32)
        self.outputs = (random.randn(units, heads) / np.sqrt(units)).astype(np.float32)
        self.intercepts = np.full(heads, RARE, np.float32)

    def scores(self, matrix):
        """What each head makes of each row."""
        units = np.maximum(self.scaled(matrix) @ self.inputs + self.biases, 0)
        return units @ self.outputs + self.intercepts

    def scaled(self, matrix):
        return (matrix[:, self.features] @ sp.diags(self.scales.astype(np.float32) * UNIT)).tocsr()

    def descend(self, matrix, wanted, weight, passes, rate, dropped):
        """Goes down the slope of the weighted cross entropy."""
        matrix = self.scaled(matrix)
        random = np.random.RandomState(SEED)
        parts = [self.inputs, self.biases, self.outputs, self.intercepts]
        means = [np.zeros_like(part) for part in parts]
        squares = [np.zeros_like(part) for part in parts]
        step = 0
        for number in range(passes):
            # Down to nothing along a cosine: Loshchilov and Hutter 2017, "SGDR".
            now = rate * (1 + np.cos(np.pi * number / passes)) / 2 + LAST_RATE
            order = random.permutation(matrix.shape[0])
            for start in range(0, len(order), BATCH):
                step += 1
                at = order[start : start + BATCH]
                some = matrix[at]
                some.data *= (random.rand(len(some.data)) >= dropped) / np.float32(1 - dropped)
                for part, mean, square, slope in zip(parts, means, squares, self.slopes(some, wanted[at], weight[at])):
                    mean += (1 - DECAY) * (slope - mean)
                    square += (1 - DECAY_OF_SQUARES) * (slope * slope - square)
                    ahead = mean / (1 - DECAY**step)
                    part -= now * ahead / (np.sqrt(square / (1 - DECAY_OF_SQUARES**step)) + TINY)

    def slopes(self, matrix, wanted, weight):
        """Slopes of the loss by inputs, biases, outputs and intercepts."""
        before = matrix @ self.inputs + self.biases
        units = np.maximum(before, 0)
        off = 1 / (1 + np.exp(-(units @ self.outputs + self.intercepts))) - wanted
        off = off * weight / matrix.shape[0]
        back = (off @ self.outputs.T) * (before > 0)
        return matrix.T @ back + PENALTY * self.inputs, back.sum(0), units.T @ off, off.sum(0)

    def quantise(self):
        """Rounds the inputs to steps."""
        step = np.quantile(np.abs(self.inputs), 1 - CUT) / STEPS
        self.inputs = (np.clip(np.round(self.inputs / step), -STEPS, STEPS) * step).astype(np.float32)
        self.step = step


def learnt(matrix, factors, wanted, weight):
    """A network of the shipped size, from rows x heads of what is wanted and how much that weighs; `factors`
    are those of the features."""
    wanted, weight = wanted.astype(np.float32), weight.astype(np.float32)
    scales = np.round(factors * SCALE).astype(int)
    rough = Network(np.flatnonzero(scales), scales[scales > 0], ROUGH_UNITS, wanted.shape[1])
    rough.descend(matrix, wanted, weight, *ROUGH)
    scaled = rough.scaled(matrix)
    squares = np.asarray(scaled.multiply(scaled).sum(0)).ravel()
    matter = np.linalg.norm(rough.inputs @ rough.outputs, axis=1) * np.sqrt(squares)
    kept = np.sort(np.argsort(-matter, kind="stable")[:KEPT])
    network = Network(rough.features[kept], rough.scales[kept], UNITS, wanted.shape[1])
    network.descend(matrix, wanted, weight, *FINE)
    network.quantise()
    return network


def held_out(matrix, factors, wanted, weight, fold):
    """A network learnt from all rows, and for each row the scores of one that had not seen its fold;
    `factors(rows)` gives those of the features."""

    def train(at):
        return learnt(matrix[at], factors(at), wanted[at], weight[at])

    *networks, whole = Parallel(n_jobs=-1, prefer="threads")(delayed(train)(at) for at in parts(fold, weight.any(1)))
    scores = np.zeros(wanted.shape, np.float32)
    for f, network in enumerate(networks):
        scores[fold == f] = network.scores(matrix[fold == f])
    return whole, scores
