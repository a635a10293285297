"""Every record as JSON-LD: read alike by two processors, with properties that schema.org has, and nothing withheld."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schema_org
from datasette.app import Datasette
from factories import query

from web.changed import TABLES
from web.pages.record import TEMPLATES

FINER = re.compile(r"streetAddress|postalCode|GeoCoordinates")


@pytest.mark.parametrize("folder", TEMPLATES)
async def test_every_record_is_told(real_pages: Datasette, real_database: Path, folder: str) -> None:
    assert folder in TABLES
    for (record,) in query(real_database, f"select id from [{folder}] order by id"):
        document = (await real_pages.client.get(f"/{folder}/{record}.jsonld")).json()
        schema_org.check(document)
        assert document["@id"] == f"http://localhost/{folder}/{record}"


async def test_no_withheld_place_is_told_finer_than_its_commune(real_pages: Datasette, real_database: Path) -> None:
    sql = "select distinct service_id from service_locations where precision in ('withheld', 'commune')"
    for (record,) in query(real_database, sql):
        document = (await real_pages.client.get(f"/services/{record}.jsonld")).json()
        finer = f"select count(*) from service_locations where service_id = '{record}' and precision <> 'commune'"
        ((others,),) = query(real_database, f"{finer} and precision <> 'withheld'")
        assert len(FINER.findall(json.dumps(document))) <= 3 * others, record


async def test_what_has_ended_has_no_way_in(real_pages: Datasette, real_database: Path) -> None:
    ended: list[tuple[Any, ...]] = query(real_database, "select id from services where freshness = 'ended'")
    assert ended
    for (record,) in ended:
        document = (await real_pages.client.get(f"/services/{record}.jsonld")).json()
        assert document["offers"]["availability"] == "https://schema.org/Discontinued"
        assert not {"availableChannel", "hoursAvailable"} & set(document), record
