"""Builds the model's weights: see ../README.md and ../train.py."""
