"""Writes what the records of a built database mean, for search by meaning: an optional extra."""

from pathlib import Path

import numpy as np

from pipeline.build import Progress
from pipeline.database import reading, replacing
from search.vectors import FILE, SIZE, encoder, hash_of, texts_of

AT_ONCE = 64
"""Records that are encoded together, which is three times as fast as one by one."""


def write_meanings(database: Path, progress: Progress) -> Path:
    """Vectors of all records beside their database; five seconds for a thousand records."""
    with reading(database) as connection:
        texts = texts_of(connection)
    rows = list(texts)
    vectors = np.zeros((max(rows, default=0) + 1, SIZE), np.float16)
    model = encoder()
    for some in progress([rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)], "meanings"):
        vectors[some] = model.encode([texts[row] for row in some])
    path = database.parent / FILE
    with replacing(path) as fresh, fresh.open("wb") as file:
        np.savez(file, texts=np.array(hash_of(texts)), vectors=vectors)
    return path
