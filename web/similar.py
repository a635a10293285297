"""Records that are like one: the same kind with the same terms; and what can be used in the same place."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from schema.kinds import KINDS
from search import tokens
from search.expression import any_of, quoted
from web.records import FOLDER_OF, Named, Names, names_of

MOST = 6
NEARBY = f"""
select distinct services.id from service_locations as here
join service_locations as there on there.place_id = here.place_id
join services on services.id = there.service_id
join places on places.id = here.place_id
where here.service_id = ? and services.id <> here.service_id and services.freshness <> 'ended'
and coalesce(services.until_latest >= ?, true)
and places.kind in ('commune', 'city', 'district')
order by services.doubted_on is not null, services.attested_on desc, services.id limit {MOST}
"""
TERMS = f"select tags, places from {tokens.TABLE} where kind = ? and id = ?"
LIKE = f"""
select found.kind, found.id from {tokens.TABLE}_fts
join {tokens.TABLE} as found on found.rowid = {tokens.TABLE}_fts.rowid
where {tokens.TABLE}_fts match ? and found.kind = ? and found.id <> ? and found.freshness is not 'ended'
and coalesce(found.ends_on >= ?, true)
order by bm25({tokens.TABLE}_fts), found.id limit {MOST}
"""
TELLING = ("needs__", "themes__", "audiences__", "organisation_kinds__", "event_kinds__", "document_kinds__")
"""Terms by which records are alike; freshness or language say little."""


def nearby(connection: sqlite3.Connection, service: str, today: date) -> list[Named]:
    """A few services in the same commune, the freshest first."""
    found = [("services", row[0]) for row in connection.execute(NEARBY, [service, today.isoformat()])]
    names = names_of(connection, found, today)
    return [names[each] for each in found]


def similar_to(connection: sqlite3.Connection, folder: str, record_id: str, today: date) -> list[Named]:
    """A few records of the same kind with the same terms, best in the same places."""
    kind = KINDS[folder].name
    row = connection.execute(TERMS, [kind, record_id]).fetchone()
    shared = [token for token in row[0].split() if token.startswith(TELLING)] if row else []
    if not shared:
        return []
    match = _in("tags", shared)
    if row[1]:
        match = f"{match} OR ({match} AND {_in('places', row[1].split())})"
    found = connection.execute(LIKE, [match, kind, record_id, today.isoformat()]).fetchall()
    names: Names = names_of(connection, [(FOLDER_OF[each[0]], each[1]) for each in found], today)
    return [names[FOLDER_OF[each[0]], each[1]] for each in found]


def _in(column: str, words: Iterable[str]) -> str:
    return f"{{{column}}} : {any_of(map(quoted, words))}"
