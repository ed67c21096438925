"""Writes weights.bin in the layout of src/model/weights.rs, heads.toml and trained.toml."""

import json

import numpy as np

from .fitting import STEPS
from .network import UNIT
from .ties import trained

# Buckets of keys, of which the last eight bits stand with each row; at most 255 rows in each.
BUCKETS = 1 << 14


def write(folder, network, english, others, ties):
    """Writes the English network with its heads, for each other language, by its code, heads that stand
    alone, and what all were trained with."""
    toml = ["# Written by train.py."]
    step = network.step * UNIT
    binary = index(network.keys) + bytes(network.scales.tolist())
    binary += np.round(network.inputs / network.step).astype(np.int8).tobytes()
    binary += (network.biases / step).astype("<f4").tobytes() + (network.outputs.T * step).astype("<f4").tobytes()
    for entry, intercept in zip(english, network.intercepts):
        toml += described("en", entry, 1.0, float(intercept))
    print(f"en: {len(english)} heads, {len(network.keys)} features")
    for language, heads in others.items():
        rows = []
        for number, entry in enumerate(heads):
            kept = np.flatnonzero(entry["weights"])
            step = np.abs(entry["weights"]).max() / STEPS
            steps = np.round(entry["weights"][kept] / step).astype(int)
            rows += zip(entry["keys"][kept].tolist(), [number] * len(kept), steps.tolist())
            toml += described(language, entry, step, entry["intercept"])
        rows.sort()
        binary += index(np.array([key for key, _, _ in rows]))
        binary += bytes(number for _, number, _ in rows) + bytes(value & 255 for _, _, value in rows)
        print(f"{language}: {len(heads)} heads, {len(rows)} weights")
    heads = ("\n".join(toml) + "\n").encode()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "heads.toml").write_bytes(heads)
    (folder / "weights.bin").write_bytes(binary)
    (folder / "trained.toml").write_bytes(("\n".join(trained(binary, heads, ties)) + "\n").encode())


def index(keys):
    """How many rows each bucket has, and the last byte of each, of keys that ascend."""
    return bytes(np.bincount(keys >> 8, minlength=BUCKETS).tolist()) + bytes((keys & 255).tolist())


def described(language, entry, step, intercept):
    """A head as heads.toml has it; a score is `step` times a sum, and `intercept`."""
    slope, offset, held = entry["calibration"]
    return [
        "",
        f"[[{language}]]",
        f"clauses = {json.dumps(entry['clauses'])}",
        f"decides = {str(entry['decides']).lower()}",
        f"slope = {slope * step:.6g}",
        f"intercept = {slope * intercept + offset:.6g}",
        f"held = {held:.4g}",
        f"threshold = {entry['threshold']:.4g}",
    ]
