"""A renamed record under its old id: its address, its language, search and lists lead to what stands in its place."""

from pathlib import Path

from datasette.app import Datasette
from factories import RECORDS, write
from reading import words
from serving import OpenPages

from schema.kinds import KINDS
from web.languages import read_languages
from web.pages.routes import LISTS

PREFIXES = [language.prefix for language in read_languages().values()]
SUCCESSORS = {key.partition("/")[0]: key.partition("/")[2] for key in RECORDS}
"""A record of each folder."""


def rename_one_of_each(folder: Path) -> None:
    """Leaves a tombstone with a successor in every list."""
    for name in LISTS.split("|"):
        write(folder, f"withdrawn/{name}/former", reason={"en": "Renamed."}, successor=SUCCESSORS[name])


async def test_an_old_address_leads_to_the_new_one_in_every_list_and_language(
    open_pages: OpenPages, folder: Path
) -> None:
    rename_one_of_each(folder)
    site: Datasette = await open_pages()
    for name in LISTS.split("|"):
        for prefix in PREFIXES:
            response = await site.client.get(f"{prefix}/{name}/former")
            new = f"{prefix}/{name}/{SUCCESSORS[name]}"
            assert (response.status_code, response.headers["location"]) == (301, new)
            assert (await site.client.get(new)).status_code == 200


async def test_there_is_a_list_for_every_kind_but_vocabularies() -> None:
    assert {*LISTS.split("|"), "vocabularies"} == KINDS.keys()


async def test_a_vocabulary_that_was_renamed_leads_to_the_new_one(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/vocabularies/wants", reason={"en": "Renamed."}, successor="needs")
    write(folder, "withdrawn/vocabularies/moods", reason={"en": "Nobody used it."})
    site: Datasette = await open_pages()
    for old, new in {
        "/vocabularies/wants": "/vocabularies/needs",
        "/fr/vocabularies/wants": "/fr/vocabularies/needs",
        "/vocabularies/wants.ttl": "/vocabularies/needs.ttl",
        "/vocabularies/wants.jsonld": "/vocabularies/needs.jsonld",
    }.items():
        response = await site.client.get(old)
        assert (response.status_code, response.headers["location"]) == (301, new)
    gone = await site.client.get("/vocabularies/moods")
    assert gone.status_code == 410 and "Nobody used it." in words(gone.text)
    assert (await site.client.get("/vocabularies/never")).status_code == 404


async def test_what_was_chosen_is_kept_on_the_way(open_pages: OpenPages, folder: Path) -> None:
    rename_one_of_each(folder)
    response = await (await open_pages()).client.get("/fr/services/former?r=organisations/helpers")
    new = f"/fr/services/{SUCCESSORS['services']}?r=organisations/helpers"
    assert response.headers["location"] == new


async def test_search_does_not_find_what_is_gone(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/services/zebra-kitchen", reason={"en": "Renamed."}, successor="day-centre")
    site: Datasette = await open_pages()
    for asked in ("zebra", "zebra-kitchen", "soup-van", "services/soup-van"):
        found = (await site.client.get("/search.json", params={"q": asked})).json()["results"]
        assert not {result["url"] for result in found} & {"/services/zebra-kitchen", "/services/soup-van"}
    assert "zebra" not in (await site.client.get("/sitemap.xml")).text


async def test_a_list_with_an_old_id_shows_what_stands_in_its_place(open_pages: OpenPages, folder: Path) -> None:
    rename_one_of_each(folder)
    site: Datasette = await open_pages()
    for name in LISTS.split("|"):
        for prefix in PREFIXES:
            page = (await site.client.get(f"{prefix}/chosen?r={name}/former")).text
            # The list is kept on the way, as on every page.
            assert f'<a href="{prefix}/{name}/{SUCCESSORS[name]}?r={name}/former">' in page
            assert f"{name}/former : " in words(page)
            assert "Renamed." in words(page)


async def test_a_tombstone_without_a_successor_is_gone_in_every_language(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/places/former", reason={"en": "It was no place."})
    site: Datasette = await open_pages()
    for prefix in PREFIXES:
        response = await site.client.get(f"{prefix}/places/former")
        assert response.status_code == 410
        assert "It was no place." in words(response.text)
