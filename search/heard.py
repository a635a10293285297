"""Which services are known to speak a language today: whose word on it is neither old nor undated, nor shaken since."""

from search.tokens import TABLE

SPOKEN = """
service_languages join services on services.id = service_languages.service_id
where coalesce(service_languages.as_of_earliest, services.attested_on) >= :heard_since and services.doubted_on is null
"""
"""What a record says of its languages is as old as its own date, where it gives them none."""
ROW = f"(select rowid from {TABLE} where kind = 'service' and id = service_id)"
HEARD = f"select {ROW} from {SPOKEN} and language in (select value from json_each(:languages))"
"""Rows of the index."""
HEARD_BY_LANGUAGE = f"select language, {ROW} from {SPOKEN} order by 1, 2"
