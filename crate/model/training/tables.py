"""Writes weights.bin in the layout of src/model/table.rs, and heads.toml."""

import json

import numpy as np

from .data import FOLDER
from .fitting import STEPS

# Buckets of keys, of which the last eight bits stand with each weight; at most 255 weights in each.
BUCKETS = 1 << 14


def write(tables):
    """Writes the heads of each language."""
    toml = ["# Written by train.py."]
    binary = bytearray()
    for language, heads in tables:
        entries = []
        for number, entry in enumerate(heads):
            step = np.abs(entry["weights"]).max() / STEPS
            steps = np.round(entry["weights"] / step).astype(int)
            entries += [(int(key), number, int(value)) for key, value in zip(entry["keys"], steps) if value]
            slope, offset, held = entry["calibration"]
            toml += [
                "",
                f"[[{language}]]",
                f"clauses = {json.dumps(entry['clauses'])}",
                f"decides = {str(entry['decides']).lower()}",
                f"slope = {slope * step:.6g}",
                f"intercept = {slope * entry['intercept'] + offset:.6g}",
                f"held = {held:.4g}",
                f"threshold = {entry['threshold']:.4g}",
            ]
        entries.sort()
        binary += bytes(np.bincount([key >> 8 for key, _, _ in entries], minlength=BUCKETS).tolist())
        binary += bytes(key & 255 for key, _, _ in entries)
        binary += bytes(number for _, number, _ in entries) + bytes(value & 255 for _, _, value in entries)
        print(f"{language}: {len(heads)} heads, {len(entries)} weights")
    (FOLDER / "heads.toml").write_text("\n".join(toml) + "\n", encoding="utf-8")
    (FOLDER / "weights.bin").write_bytes(binary)
