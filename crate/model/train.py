"""Trains the model: reads features and corpora, writes weights.bin, heads.toml and trained.toml.

    cargo run --release --example features -- CORPORA FEATURES
    python3 crate/model/train.py CORPORA FEATURES [--figures]

Everything is cross-validated by service: whatever is judged, the document's service was unseen
when features were weighted, weights fitted and pruned. Probabilities and thresholds come from
these held-out scores. With --figures the figures are printed and nothing is written.
"""

import argparse
import sys
from pathlib import Path

from training.corpora import check
from training.data import FOLDER, LANGUAGES, Data
from training.english import english_heads
from training.labels import label_heads
from training.refusal import Refusal
from training.tables import write


def main():
    given = arguments()
    check(given.corpora)
    data = Data(given.corpora, given.features, given.readings)
    network, english = english_heads(data)
    others = {language: label_heads(data, language) for language in LANGUAGES if language != "en"}
    if not given.figures:
        write(given.out, network, english, others, data.ties)


def arguments():
    parser = argparse.ArgumentParser(description="Trains the model; see README.md beside this file.")
    parser.add_argument("corpora", type=Path, help="folder of what CORPORA.toml tells of")
    parser.add_argument("features", type=Path, help="folder that examples/features.rs wrote")
    parser.add_argument("--figures", action="store_true", help="print the figures and write nothing")
    parser.add_argument("--readings", type=Path, default=FOLDER, help="folder of read.tsv and judged.tsv")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder for the results")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except Refusal as refusal:
        sys.exit(f"train.py: {refusal}")
