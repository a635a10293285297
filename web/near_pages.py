"""What may have been meant by the address of a record that there is not."""

import sqlite3

from rapidfuzz import process

from schema.kinds import KINDS
from web.parameter_values import LIKELY
from web.records import Named, names_of
from web.visit import Visit

LISTS = [folder for folder in KINDS if folder != "vocabularies"]
MOST = 3
LONGEST = 100
"""Letters of an id that are looked at."""
NEAR = 85
"""Of 100, how near an id must be: part of one is 90."""


def words_of(visit: Visit) -> str:
    """The words of an address, to search for."""
    return visit.path.rstrip("/").rpartition("/")[2][:LONGEST].replace("-", " ")


def near_records(connection: sqlite3.Connection, visit: Visit) -> list[Named]:
    """Records of the list that the address names, by an id like the one in it, the likest first."""
    written, _, record = visit.path.strip("/").lower().partition("/")
    near = process.extractOne(written, LISTS, score_cutoff=LIKELY)
    if not record or near is None:
        return []
    folder = near[0]
    ids = [each for (each,) in connection.execute(f"select id from [{folder}]")]
    found = process.extract(record[:LONGEST], ids, score_cutoff=NEAR, limit=MOST)
    names = names_of(connection, [(folder, each) for each, _, _ in found], visit.today)
    return [names[folder, each] for each, _, _ in found if (folder, each) in names]
