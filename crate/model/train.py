"""Trains the model: reads features and corpora, writes weights.bin and heads.toml beside this file.

    cargo run --release --example features -- CORPORA FEATURES
    python3 crate/model/train.py CORPORA FEATURES [--figures]

Everything is cross-validated by service: whatever is judged, the document's service was unseen
when features were weighted, weights fitted and pruned. Probabilities and thresholds come from
these held-out scores. With --figures the figures are printed and nothing is written.
"""

import sys
from pathlib import Path

from training.english import english_heads
from training.data import LANGUAGES, Data
from training.labels import label_heads
from training.tables import write


def main():
    corpora, features = (Path(p) for p in sys.argv[1:] if not p.startswith("--"))
    data = Data(corpora, features)
    network, english = english_heads(data)
    others = {language: label_heads(data, language) for language in LANGUAGES if language != "en"}
    if "--figures" not in sys.argv:
        write(network, english, others)


if __name__ == "__main__":
    main()
