"""How many records there are of each freshness as of today: by kind, by need, by need and place."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from web.trust import freshness_today

ORDER = ("current", "ageing", "historical", "undated", "ended")
"""The freshest first."""
FRESH = ("current", "ageing")
"""What search leaves when it leaves out what is old, undated or ended."""
OF_RECORD = "found.freshness, found.attested_on, found.doubted_on, found.ends_on"
BY_KIND = f"""
select found.kind, {OF_RECORD}, count(*) from search_documents as found
where found.freshness is not null group by found.kind, {OF_RECORD}
"""
# A service of a narrower need is one of the wider need too, once.
NEEDS = f"""
select {{columns}}, {OF_RECORD}, count(distinct found.id) from search_documents as found
join service_needs on service_needs.service_id = found.id
join term_within on term_within.scheme = 'needs' and term_within.term = service_needs.need
join vocabulary_terms as need on need.scheme = 'needs' and need.id = term_within.within and need.broader is null
{{more}} where found.kind = 'service' group by {{columns}}, {OF_RECORD}
"""
BY_NEED = NEEDS.format(columns="need.id", more="")
# What search gives for a place without "ask first".
IN_PLACE = """
join service_reach on service_reach.service_id = found.id and service_reach.how <> 'given somewhere around it'
and service_reach.place_id in (select value from json_each(?))
"""
BY_NEED_AND_PLACE = NEEDS.format(columns="need.id, service_reach.place_id", more=IN_PLACE)

Ages = Mapping[str, int]


def count_ages(
    connection: sqlite3.Connection, sql: str, today: date, values: Sequence[str] = ()
) -> dict[tuple[str, ...], Ages]:
    """Numbers by freshness, by what the query groups by; its last five columns are of the record, and the number."""
    found: dict[tuple[str, ...], Counter[str]] = {}
    for row in connection.execute(sql, values):
        *key, fresh, attested_on, doubted_on, ends_on, number = row
        record = {"freshness": fresh, "attested_on": attested_on, "doubted_on": doubted_on}
        found.setdefault(tuple(key), Counter())[freshness_today(record, today, ends_on) or ""] += number
    return dict(found)
