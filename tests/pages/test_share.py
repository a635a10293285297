"""What a reader sends on: a record in a message, and a correction."""

import re
from html import unescape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from datasette.app import Datasette
from datasette.utils.asgi import Request
from factories import query, write
from serving import OpenPages

from schema.base import Text
from schema.location import Address, Location
from schema.service import Service
from web.corrections import Corrections, read_corrections
from web.share_text import share_text
from web.site import site_of


def text_of(page: str, name: str) -> str:
    """What stands in a field."""
    found = re.search(rf'<textarea id="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found
    return unescape(found[1])


async def message(site: Datasette, path: str) -> list[str]:
    return text_of((await site.client.get(path)).text, "share-text").splitlines()


async def test_a_service_is_told_in_a_message(open_pages: OpenPages) -> None:
    assert await message(await open_pages(), "/services/day-centre") == [
        "Social grocery",
        "By: Les Aidants, Réseau du Nord",
        "Where: 1 rue Haute, Calais (undated: ask first)",
        "When: weekday mornings (as of September 2026)",
        "How to get in: Shown",
        "Ask Les Aidants: contact@example.org (undated)",
        "current · last attested: September 2026",
        "http://localhost/services/day-centre",
    ]


async def test_a_withheld_place_is_no_finer_than_its_commune(open_pages: OpenPages) -> None:
    assert "Where: Calais (place given on contact)" in await message(await open_pages(), "/services/night-round")


@pytest.mark.parametrize("precision", ["withheld", "commune"])
async def test_what_a_record_should_not_hold_is_not_told_either(
    open_pages: OpenPages, precision: Literal["withheld", "commune"]
) -> None:
    """Even if the check of the records had let something through."""
    site = site_of(await open_pages())
    address = Address.model_construct(
        precision=precision, street="5 rue Secrète", postcode="62100", latitude=50.95, longitude=1.85
    )
    place = Location.model_construct(place="calais", address=address)
    service = Service.model_construct(
        id="round", name=Text({"en": "Round"}), providers=["helpers"], needs=[], sources=[], locations=[place]
    )
    request = Request.fake("/services/round", url_vars={})
    text = share_text(service, {}, None, "https://example.org/", site.visit(request))
    assert "Calais" in text
    assert not [told for told in ("Secrète", "62100", "50.95", "1.85") if told in text]


async def test_what_has_ended_says_so_first_and_sends_no_one(open_pages: OpenPages, folder: Path) -> None:
    hours = [{"text": {"en": "daily at noon"}, "as_of": "2019", "sources": ["visit-report"]}]
    phone = [{"kind": "phone", "value": "115", "use": "service-line", "sources": ["visit-report"]}]
    write(folder, "services/old-kitchen", name={"en": "Kitchen"}, until={"value": "2020"}, hours=hours, contacts=phone)
    lines = await message(await open_pages(), "/services/old-kitchen")
    assert lines[:2] == ["ENDED: do not go there and send no one.", "Kitchen"]
    assert not [line for line in lines if "noon" in line or "115" in line]


@pytest.mark.parametrize("as_of", ["2019", None])
async def test_what_is_old_or_undated_says_ask_first(open_pages: OpenPages, folder: Path, as_of: str | None) -> None:
    hours = [{"text": {"en": "daily at noon"}, "as_of": as_of, "sources": ["visit-report"]}]
    hours[0] = {key: value for key, value in hours[0].items() if value}
    write(folder, "services/soup", as_of=as_of, hours=hours)
    lines = await message(await open_pages(), "/services/soup")
    assert lines[0] == "OLD OR UNDATED: ask first, before you go or send anyone."
    assert f"When: daily at noon ({'as of 2019' if as_of else 'undated'}: ask first)" in lines


async def test_a_fact_is_told_whole_or_not_at_all(open_pages: OpenPages, folder: Path) -> None:
    hours = [{"text": {"en": "every day but " + "the first Sunday, " * 40}, "sources": ["visit-report"]}]
    write(folder, "services/soup", hours=hours)
    assert "When: see the page" in await message(await open_pages(), "/services/soup")


DATED: dict[str, dict[str, Any]] = {
    "older": {"as_of": "2022-06", "sources": ["visit-report"]},
    "as new": {"as_of": "2026-09", "sources": ["visit-report"]},
    "undated": {"sources": ["visit-report"]},
    "the record's": {},
}
SAID = {
    "": {"older": " (as of June 2022: ask first)", "undated": " (undated: ask first)"},
    "/fr": {
        "older": " (date\u00a0: juin 2022\u202f; demandez d’abord)",
        "undated": " (sans date\u00a0: demandez d’abord)",
    },
    "/ar": {"older": " (بتاريخ يونيو 2022: اسألوا أولًا)", "undated": " (بلا تاريخ: اسألوا أولًا)"},
}


@pytest.mark.parametrize("prefix", SAID)
@pytest.mark.parametrize("evidence", DATED)
async def test_what_is_older_than_the_record_says_so(
    open_pages: OpenPages, folder: Path, evidence: str, prefix: str
) -> None:
    address = {"precision": "exact", "street": "2 rue Basse", "sources": ["centre-page"]}
    where = {"place": "calais", "address": {**address, **(DATED[evidence] or {"as_of": "2026-09"})}}
    way = {"mode": "walk-in", "how": {"en": "ring"}, **DATED[evidence]}
    write(folder, "services/soup", as_of="2026-09", locations=[where], access=[way])
    said = SAID[prefix].get(evidence, "")
    text = "\n".join(await message(await open_pages(), f"{prefix}/services/soup")).replace("\u2069", "")
    assert re.search(rf"2 rue Basse[,،] (Calais|كاليه){re.escape(said)}$", text, re.MULTILINE)
    assert re.search(rf"[,،] ring{re.escape(said)}$", text, re.MULTILINE)


async def test_an_organisation_tells_of_when_its_address_is(open_pages: OpenPages, folder: Path) -> None:
    address = {"place": "calais", "precision": "exact", "street": "2 rue Basse", "as_of": "2016-09"}
    note = {"en": "a partner prints number 4"}
    write(
        folder, "organisations/seated", as_of="2026-09", address={**address, "note": note, "sources": ["centre-page"]}
    )
    lines = await message(await open_pages(), "/organisations/seated")
    assert "Where: 2 rue Basse, Calais (as of September 2016: ask first) – a partner prints number 4" in lines


async def test_a_place_with_a_date_of_its_own_tells_it(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/soup", as_of="2026-09", locations=[{"place": "calais", "as_of": "2022"}])
    assert "Where: Calais (as of 2022: ask first)" in await message(await open_pages(), "/services/soup")


async def test_an_old_number_is_told_with_its_date(open_pages: OpenPages, folder: Path) -> None:
    phone = {"kind": "phone", "value": "115", "use": "service-line", "as_of": "2019", "sources": ["visit-report"]}
    write(folder, "services/soup", as_of="2026-09", contacts=[phone])
    assert "Shown: 115 (as of 2019)" in await message(await open_pages(), "/services/soup")


async def test_caveats_go_along_as_far_as_a_message_holds_them(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/soup", caveats={"en": "Ask for the way. It may move."})
    write(folder, "services/tea", caveats={"en": "Ask for the way. " + "Sources differ on the days of the week. " * 30})
    write(folder, "services/rice", caveats={"en": "It was said " + "again and " * 90 + "again."})
    site = await open_pages()
    assert "Mind: Ask for the way. It may move." in await message(site, "/services/soup")
    lines = await message(site, "/services/tea")
    mind = next(line for line in lines if line.startswith("Mind: "))
    assert re.fullmatch(r"Mind: Ask for the way\.( Sources differ on the days of the week\.)+ More on the page\.", mind)
    assert len("\n".join(lines)) < 800
    assert lines[-1] == "http://localhost/services/tea"
    assert "Mind: see the page" in await message(site, "/services/rice")


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
async def test_messages_of_the_real_collection_are_short(
    real_pages: Datasette, real_database: Path, prefix: str
) -> None:
    longest = "select id from services order by length(name) + length(providers) + length(caveats) desc limit 15"
    for (service,) in query(real_database, longest):
        text = "\n".join(await message(real_pages, f"{prefix}/services/{service}"))
        assert len(text) < 800, service


async def test_a_caveat_gives_way_before_where_to_go(open_pages: OpenPages, folder: Path) -> None:
    note = {"en": "Another paper names the door beside it, and nobody has looked which of them is right. " * 3}
    address = {"precision": "exact", "street": "1 rue Haute", "note": note, "sources": ["centre-page"]}
    caveats = {"en": "Nobody has been there since the winter. " * 8}
    write(folder, "services/soup", locations=[{"place": "calais", "address": address}], caveats=caveats)
    told = await message(await open_pages(), "/services/soup")
    assert any(line.startswith("Where: 1 rue Haute, Calais") for line in told)
    assert len("\n".join(told)) < 800


async def test_every_kind_has_a_message(open_pages: OpenPages) -> None:
    site = await open_pages()
    for path in ("organisations/helpers", "practices/shared-store", "events/visit", "documents/report-2025"):
        assert (await message(site, f"/{path}"))[-1] == f"http://localhost/{path}"
    for path in ("sources/centre-page", "places/calais", "glossary/maraude"):
        assert (await message(site, f"/{path}"))[-1] == f"http://localhost/{path}"
    assert await message(site, "/glossary/maraude") == ["maraude", "http://localhost/glossary/maraude"]


async def test_without_an_address_a_correction_is_a_text_to_copy(open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get("/services/day-centre")).text
    assert "they have set no address for corrections yet" in page
    assert text_of(page, "correction-text").splitlines()[0] == "Record: http://localhost/services/day-centre"
    assert not re.search('"mailto:[^"]*subject', page)


async def test_a_mailbox_gets_a_letter_ready_to_be_filled_in(open_pages: OpenPages) -> None:
    site = await open_pages()
    site_of(site).corrections = read_corrections({"corrections": "corrections@example.org"})
    page = (await site.client.get("/services/day-centre")).text
    link = re.search(r'href="(mailto:corrections[^"]*)"', page)
    assert link
    letter = urlsplit(unescape(link[1]))
    assert letter.path == "corrections@example.org"
    assert parse_qs(letter.query)["body"] == [text_of(page, "correction-text")]


async def test_an_editor_opens_the_file_of_the_record(open_pages: OpenPages) -> None:
    site = await open_pages()
    site_of(site).corrections = read_corrections({"repository_edit": "https://example.org/edit/main/{path}"})
    page = (await site.client.get("/services/day-centre")).text
    assert 'href="https://example.org/edit/main/data/services/day-centre.yml"' in page
    assert "they have set no address" not in page


def test_settings_are_read_where_there_are_none() -> None:
    assert read_corrections(None) == Corrections() == read_corrections({})
