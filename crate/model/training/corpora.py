"""The files that training reads, and whether they are what CORPORA.toml says."""

import json
import tomllib
from hashlib import sha256

from .data import FOLDER, beside
from .refusal import Refusal

FORMS = {"text": str, "list": list, "text or null": (str, type(None))}


def check(corpora):
    """Refuses corpora that lack a file or a key; names the files that are others than CORPORA.toml's."""
    told = tomllib.loads((FOLDER / "CORPORA.toml").read_text(encoding="utf-8"))
    files = [file for corpus in told["corpus"] for file in corpus["file"]]
    others = []
    for file in files:
        path = beside(corpora, file["path"])
        if not path.exists():
            raise Refusal(f"{path} is missing; crate/model/CORPORA.toml tells what it is")
        if "read" in file:
            check_rows(path, file["read"], file.get("rows_in"))
        if digest(path) != file["sha256"]:
            others.append(file["path"])
    if others:
        print(f"other files than those of CORPORA.toml: {', '.join(others)}", flush=True)


def check_rows(path, keys, rows_in):
    """Refuses a file with a row that lacks one of the keys, or has something else there."""
    count = 0
    for place, row in rows(path, rows_in):
        count += 1
        for key, form in keys.items():
            if not isinstance(row, dict) or key not in row:
                raise Refusal(f"{place}: no `{key}`")
            if not isinstance(row[key], FORMS[form]):
                raise Refusal(f"{place}: `{key}` is no {form}")
    if not count:
        raise Refusal(f"{path} is empty")


def rows(path, rows_in):
    """The rows of a file and where each stands."""
    text = path.read_text(encoding="utf-8")
    if rows_in is None:
        # Not splitlines(), which parts rows at line separators within their texts.
        for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
            yield f"{path}:{number}", parsed(f"{path}:{number}", line)
        return
    whole = parsed(path, text)
    if not isinstance(whole, dict) or not isinstance(whole.get(rows_in), list):
        raise Refusal(f"{path}: no list `{rows_in}`")
    for number, row in enumerate(whole[rows_in], 1):
        yield f"{path}: number {number} of `{rows_in}`", row


def parsed(place, text):
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Refusal(f"{place}: {error}") from error


def digest(path):
    """SHA-256 of a file, or of the lines that sha256sum prints of a folder's files, by name."""
    if path.is_file():
        return sha256(path.read_bytes()).hexdigest()
    names = sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    return sha256("".join(f"{digest(path / name)}  {name}\n" for name in names).encode()).hexdigest()
