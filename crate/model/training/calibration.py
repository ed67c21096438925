"""Whether probabilities hold: of sentences that get 0.7, seven in ten should be right."""

import numpy as np

# Lowest probability that is looked at: what lies below is listed by no head alone.
LEAST = 0.3

BINS = 10


def print_calibration(name, probability, right):
    """Prints the expected calibration error of probabilities from LEAST up, each of a fold that was
    unseen, and the bins it is the weighted mean of, equal in number: Naeini et al. 2015, "Obtaining well
    calibrated probabilities using Bayesian binning"."""
    error, bins = expected_error(probability, right)
    print(f"{name}: expected calibration error {error:.3f} from {LEAST} up; mean predicted, observed share, n:")
    for predicted, observed, n in bins:
        print(f"  {predicted:.3f}  {observed:.3f}  {n}", flush=True)


def expected_error(probability, right):
    """The error, and of each bin the mean predicted, the observed share and the number."""
    at = np.flatnonzero(probability >= LEAST)
    at = at[np.argsort(probability[at], kind="stable")]
    parts = [part for part in np.array_split(at, BINS) if len(part)]
    bins = [(float(probability[part].mean()), float(right[part].mean()), len(part)) for part in parts]
    return sum(abs(predicted - observed) * n for predicted, observed, n in bins) / max(1, len(at)), bins


def print_risk(name, probability, right):
    """Prints the risk-coverage curve: Geifman and El-Yaniv 2017, "Selective classification for deep neural
    networks"."""
    print(f"{name}: share told, surest first, and how much of it is wrong:")
    for coverage, risk in risk_coverage(probability, right):
        print(f"  {coverage:.1f}  {risk:.3f}", flush=True)


def risk_coverage(probability, right):
    """For each tenth of what has a probability of at least LEAST, surest first: the share that is told, and the
    share of that which is wrong."""
    at = np.flatnonzero(probability >= LEAST)
    at = at[np.argsort(-probability[at], kind="stable")]
    ends = [(tenth, round(len(at) * tenth / 10)) for tenth in range(1, 11)]
    return [(tenth / 10, float(1 - right[at[:end]].mean())) for tenth, end in ends if end]
