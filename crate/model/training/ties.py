"""What the weights were trained with: noted in trained.toml, checked by crate/tests/trained.rs."""

import json


def trained(weights, heads, ties):
    """The lines of trained.toml, from the bytes of weights.bin and of heads.toml, and from what
    `examples/features.rs` wrote of features and patterns."""
    lines = [
        "# Written by train.py: what the weights and the heads were trained with, and digests of both.",
        f'weights = "{digest(weights)}"',
        f'heads = "{digest(heads)}"',
        f'features = "{ties["features"]}"',
        "",
        "# Patterns by clause type, as digests of their texts.",
        "[patterns]",
    ]
    return lines + [f"{clause} = {json.dumps(digests)}" for clause, digests in ties["patterns"].items()]


def digest(data):
    """FNV-1a in 64 bits, as src/model/ties.rs has it."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"
