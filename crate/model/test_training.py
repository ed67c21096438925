"""The whole training program on the toy corpus, whose every sentence is made up.

    python3 -m unittest discover -s crate/model

Needs cargo: the core makes the features and reads what was written.
"""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
from scipy.special import expit

from training.calibration import expected_error, risk_coverage
from training.corpora import check
from training.data import FOLDER, KINDS, LANGUAGES, Data, found
from training.english import KINDS as ENGLISH_KINDS
from training.english import english_heads
from training.labels import label_heads
from training.refusal import Refusal
from training.tables import write

TOY = FOLDER / "toy"

# Of the rules' examples and the made-up sentences one in so many takes part.
EVERY = 8

# Of the toy corpus' sentences one in so many is scored again by the core.
SCORED = 10


def cargo(*arguments, **environment):
    command = ["cargo", *arguments]
    done = subprocess.run(
        command, cwd=FOLDER, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


class Whole(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.features = cls.folder / "features"
        command = ["run", "--quiet", "--locked", "--example", "features", "--", TOY, cls.features, str(EVERY)]
        cargo(*map(str, command))
        program = [FOLDER / "train.py", TOY, cls.features, "--readings", TOY, "--out", cls.folder / "program"]
        done = subprocess.run([sys.executable, *program], capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(f"{done.stdout}{done.stderr}")
        cls.printed = done.stdout
        with contextlib.redirect_stdout(io.StringIO()):
            cls.data = Data(TOY, cls.features, TOY)
            cls.network, english = english_heads(cls.data)
            others = {language: label_heads(cls.data, language) for language in LANGUAGES if language != "en"}
            write(cls.folder / "again", cls.network, english, others, cls.data.ties)
        cls.heads = {"en": english} | others

    def test_two_runs_write_the_same(self):
        for name in ("weights.bin", "heads.toml", "trained.toml"):
            written = [(self.folder / run / name).read_bytes() for run in ("program", "again")]
            self.assertTrue(written[0] == written[1], f"{name} differs")

    def test_the_core_reads_what_is_written_and_scores_alike(self):
        expected = {language: self.expected(language) for language in LANGUAGES}
        (self.folder / "again/expected.json").write_text(json.dumps(expected))
        arguments = ["--quiet", "--locked", "-p", "clauselight", "--test", "trained", "--", "--include-ignored"]
        cargo("test", *arguments, CLAUSELIGHT_MODEL=str(self.folder / "again"))

    def test_figures_are_printed(self):
        for figure in ("en: macro-F1", "pl: macro-F1", "en labels: expected calibration error", "en located quotes"):
            self.assertIn(figure, self.printed)

    def expected(self, language):
        """Features of some sentences, and the probability of each head where no rule holds."""
        data, heads = self.data, self.heads[language]
        rows = np.flatnonzero(data.language == language)
        if language == "en":
            kinds = ENGLISH_KINDS
            scores = self.network.scores(data.matrix(rows, kinds, 3)[0])
        else:
            kinds = KINDS
            matrix, keys = data.matrix(rows, kinds, 2)
            for head in heads:
                self.assertTrue((head["keys"] == keys).all())
            scores = np.stack([matrix @ head["weights"] + head["intercept"] for head in heads], 1)
        slope, offset = (np.array([head["calibration"][part] for head in heads]) for part in (0, 1))
        seen = [KINDS.index(kind) for kind in kinds]
        features = []
        for row in rows[::SCORED]:
            raw = data.raw[data.starts[row] : data.starts[row + 1]]
            raw = raw[np.isin(raw["kind"], seen)]
            features.append(list(zip(raw["key"].tolist(), raw["value"].tolist())))
        return {"features": features, "probabilities": expit(slope * scores + offset)[::SCORED].tolist()}


class Refusals(unittest.TestCase):
    def setUp(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.corpora = folder / "corpora"
        shutil.copytree(TOY, self.corpora)
        self.enterContext(contextlib.redirect_stdout(io.StringIO()))

    def refused(self, *words):
        with self.assertRaises(Refusal) as refusal:
            check(self.corpora)
        for word in words:
            self.assertIn(word, str(refusal.exception))

    def test_the_toy_corpus_is_taken(self):
        check(self.corpora)

    def test_a_missing_file(self):
        (self.corpora / "tosdr/points.jsonl").unlink()
        self.refused("tosdr/points.jsonl is missing", "CORPORA.toml")

    def test_a_missing_catalogue(self):
        (self.corpora / "catalogue.json").unlink()
        self.refused("catalogue.json is missing")

    def test_a_missing_key(self):
        path = self.corpora / "ai-training/sentences.jsonl"
        path.write_text(path.read_text().replace('"label"', '"mark"', 1))
        self.refused("sentences.jsonl:1: no `label`")

    def test_something_else_under_a_key(self):
        path = self.corpora / "unfair-tos/de.jsonl"
        path.write_text(path.read_text().replace('["a2"]', '"a2"', 1))
        self.refused("unfair-tos/de.jsonl:", "`tags` is no list")

    def test_a_row_that_is_no_json(self):
        with (self.corpora / "tosdr/located.jsonl").open("a") as file:
            file.write("{\n")
        self.refused("located.jsonl:5: ")

    def test_lost_readings(self):
        found("read.tsv", [True] * 97 + [False] * 3)
        with self.assertRaisesRegex(Refusal, "only 0.960 of the sentences of read.tsv"):
            found("read.tsv", [True] * 96 + [False] * 4)


class Calibration(unittest.TestCase):
    def test_the_error_is_that_of_the_listed_range(self):
        probability = np.array([0.1] * 50 + [0.4] * 10 + [0.8] * 90)
        right = np.array([True] * 50 + [True] * 9 + [False] + [True] * 72 + [False] * 18)
        error, bins = expected_error(probability, right)
        self.assertEqual([n for _, _, n in bins], [10] * 10)
        self.assertEqual(bins[0][:2], (0.4, 0.9))
        share = [right[60:][at : at + 10].mean() for at in range(0, 90, 10)]
        self.assertAlmostEqual(error, (0.5 + sum(abs(s - 0.8) for s in share)) / 10)

    def test_nothing_listed_is_no_error(self):
        self.assertEqual(expected_error(np.array([0.1, 0.2]), np.array([True, False])), (0, []))

    def test_the_surest_are_told_first(self):
        probability = np.concatenate([np.linspace(0.4, 0.9, 10), [0.2]])
        right = np.array([False] * 2 + [True] * 8 + [False])
        curve = risk_coverage(probability, right)
        self.assertEqual([coverage for coverage, _ in curve], [tenth / 10 for tenth in range(1, 11)])
        self.assertEqual([risk for _, risk in curve][:8], [0.0] * 8)
        self.assertAlmostEqual(curve[-1][1], 0.2)
        self.assertEqual(risk_coverage(np.array([0.1]), np.array([True])), [])


if __name__ == "__main__":
    unittest.main()
