"""How the directory is made: its numbers are the database's, its anchors are linked from elsewhere."""

import re
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import query
from serving import OpenPages

NUMBERS = [
    "select count(*) || ' services' from services",
    "select count(*) || ' organisations' from organisations",
    "select 'cite their sources ' || printf('%,d', count(*)) || ' times' from citations",
    "select (count(*) - count(date)) || ' of ' || printf('%,d', count(*)) || ' sources bear no date' from sources",
    "select 'is with ' || count(distinct service_id) || ' of ' from service_locations where precision = 'withheld'",
    "select printf('%,d', count(*)) || ' words in ' || count(distinct language) || ' languages are proposals' "
    "from vocabulary_labels where use = 'machine'",
    "select printf('%,d', count(*)) || ' texts of records' from texts where origin = 'machine'",
    "select count(*) || ': Someone read the sources again.' from verifications where method = 'source'",
    "select count(*) || ': Someone phoned the service.' from verifications where method = 'call'",
    "select count(distinct source_id) || ' lists' from label_credits",
]


def words(page: str) -> str:
    """What a reader sees, spaces made one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page)))


@pytest.mark.parametrize("sql", NUMBERS)
async def test_numbers_are_those_of_the_database(real_pages: Datasette, real_database: Path, sql: str) -> None:
    ((told,),) = query(real_database, sql)
    assert told in words((await real_pages.client.get("/about")).text)


MEANINGS = """
select definition, definition_fr from vocabulary_terms where scheme in ('verification-methods', 'freshness')
"""


async def test_checks_and_ages_mean_what_the_vocabularies_say(real_pages: Datasette, real_database: Path) -> None:
    english, french, arabic = [
        words((await real_pages.client.get(f"{prefix}/about")).text) for prefix in ("", "/fr", "/ar")
    ]
    meanings = query(real_database, MEANINGS)
    assert len(meanings) == 9
    for meaning, meaning_fr in meanings:
        assert meaning in english
        assert meaning_fr in french
        assert meaning not in arabic


async def test_every_list_of_words_is_credited(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/about")).text
    credited = set(re.findall(r'href="/sources/([a-z0-9-]+)"', text))
    assert credited == {source for (source,) in query(real_database, "select distinct source_id from label_credits")}


async def test_anchors_are_there(real_pages: Datasette) -> None:
    text = (await real_pages.client.get("/about")).text
    for anchor in ("method", "freshness", "licences", "privacy", "cite", "contribute"):
        assert f'id="{anchor}"' in text


async def test_every_link_answers(real_pages: Datasette) -> None:
    text = (await real_pages.client.get("/about")).text
    for link in sorted(set(re.findall(r'href="(/[^"#]*)', text.partition("<main")[2].partition("</main>")[0]))):
        assert (await real_pages.client.get(link)).status_code == 200, link


async def test_a_small_collection_has_the_page_too(open_pages: OpenPages) -> None:
    assert (await (await open_pages()).client.get("/about")).status_code == 200
