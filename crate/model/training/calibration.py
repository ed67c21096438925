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
