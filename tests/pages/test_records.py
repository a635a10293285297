"""A record's page, at its lasting address, and what becomes of the address when the record is gone."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from codes import codes_in
from datasette.app import Datasette
from factories import query, write
from reading import page_of, words
from serving import OpenPages


async def test_a_note_on_the_date_has_its_label(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/day-centre", as_of="2026-09", as_of_note={"en": "day of the vacancy"})
    site = await open_pages()
    for path, label in {"": "About that date:", "/fr": "À propos de cette date\u00a0:"}.items():
        page = unescape((await site.client.get(f"{path}/services/day-centre")).text)
        assert f"{label} <bdi" in page
        assert "day of the vacancy</bdi>" in page


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
async def test_the_code_of_a_record_leads_to_it(open_pages: OpenPages, prefix: str) -> None:
    page = await page_of(await open_pages(), f"{prefix}/services/day-centre?r=organisations/helpers")
    assert codes_in(page) == [f"http://localhost{prefix}/services/day-centre"]


async def test_a_renamed_record_leads_to_its_successor(open_pages: OpenPages) -> None:
    response = await (await open_pages()).client.get("/services/soup-van")
    assert (response.status_code, response.headers["location"]) == (301, "/services/day-centre")


async def test_a_withdrawn_record_says_why(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/services/gone", reason={"en": "It was told twice."}, date="2026-11-02")
    response = await (await open_pages()).client.get("/services/gone")
    assert response.status_code == 410
    assert "It was told twice. (2 November 2026)" in words(response.text)


async def test_a_record_that_never_was_is_not_found(open_pages: OpenPages) -> None:
    assert (await (await open_pages()).client.get("/services/never")).status_code == 404


async def test_a_service_tells_where_when_and_how_sure(open_pages: OpenPages) -> None:
    text = words((await (await open_pages()).client.get("/services/day-centre")).text)
    for told in (
        "Social grocery",
        "Les Aidants",
        "1 rue Haute",
        "weekday mornings (September 2026 [2] )",
        "last attested: September 2026",
        "checked 2 October 2026",
        "meals a day",
    ):
        assert told in text, told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"unconditional": True, "conditions": {"en": "Come early."}}, "No condition is asked. Come early."),
        ({"minimum_age": 15, "conditions": {"en": "Come early."}}, "From 15 years on. Come early."),
    ],
)
async def test_conditions_are_sentences_apart(
    rule: dict[str, Any], told: str, open_pages: OpenPages, folder: Path
) -> None:
    write(folder, "services/day-centre", eligibility={**rule, "sources": ["visit-report"]})
    assert told in words((await (await open_pages()).client.get("/services/day-centre")).text)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/services/day-centre", "Social grocery"),
        ("/fr/services/day-centre", "Épicerie solidaire"),
        ("/ar/organisations/helpers", "Les Aidants (LA)"),
        ("/sources/centre-page", "Opening hours"),
    ],
)
async def test_a_record_says_how_to_cite_it(path: str, name: str, open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get(path)).text
    key = "/".join(path.split("/")[-2:])
    cited = f"Solidarity Directory, {key}, collection of 2026-11-23, http://localhost/{key}, CC BY 4.0"
    found = words(page.partition('<p class="citation">')[2].partition("</p>")[0]).strip()
    assert found.replace(" ,", ",").replace("( ", "(").replace(" )", ")").replace(" ،", ",") == f"{name}, {cited}"


async def test_what_is_withheld_and_what_is_unknown_are_told(open_pages: OpenPages) -> None:
    text = words((await (await open_pages()).client.get("/services/night-round")).text)
    assert "Place given on contact, or a mobile round: it is not published." in text
    assert "Languages spoken No source says: ask first." in text


async def test_an_ended_service_cannot_be_taken_for_a_running_one(open_pages: OpenPages) -> None:
    text = words((await (await open_pages()).client.get("/services/old-kitchen")).text)
    assert "This service has ended. It stands here as history: do not send anyone." in text


async def test_a_period_that_hours_tell_themselves_is_told_once(open_pages: OpenPages, folder: Path) -> None:
    hours = {"text": {"en": "2 December 2024 to 31 March 2025"}, "valid": "2024-12-02/2025-03-31"}
    nights = {"text": {"en": "every night"}, "valid": "2023-12/2024-03"}
    write(folder, "services/shelter", hours=[{**each, "sources": ["visit-report"]} for each in (hours, nights)])
    site = await open_pages()
    page = words(await page_of(site, "/services/shelter"))
    assert "2 December 2024 to 31 March 2025" in page
    assert "(2 December 2024 to 31 March 2025)" not in page
    assert "every night (December 2023 to March 2024)" in page
    assert "(2 décembre 2024 – 31 mars 2025)" in words(await page_of(site, "/fr/services/shelter"))


async def test_ties_are_told_from_both_sides(open_pages: OpenPages) -> None:
    site = await open_pages()
    assert "Réseau du Nord" in words((await site.client.get("/organisations/helpers")).text)
    network = (await site.client.get("/organisations/network")).text
    assert "Members (1 known here)" in words(network)
    assert '<a href="/organisations/helpers">' in network


async def test_a_tie_told_by_another_says_how_old_it_is_and_who_says_so(open_pages: OpenPages, folder: Path) -> None:
    now = {"role": "member-of", "organisation": "network", "as_of": "2025-04", "sources": ["centre-page"]}
    write(folder, "organisations/helpers", name="Les Aidants", relations=[now])
    write(folder, "organisations/leavers", name="Les Partis", relations=[{**now, "until": "2019-12"}])
    page = (await (await open_pages()).client.get("/organisations/network")).text
    text = words(page)
    assert (
        "Members (1 known here) Les Aidants (April 2025, source ) Former: Les Partis · to December 2019 (April 2025"
        in text
    )
    assert page.count('<a href="/sources/centre-page" aria-label="source: Opening hours">source</a>') == 2


async def test_members_stand_with_their_country_the_newest_word_first(open_pages: OpenPages, folder: Path) -> None:
    for name, country, as_of in (("a-old", "FR", "2019"), ("b-new", "BE", "2026-01"), ("c-undated", None, None)):
        tie = {"role": "member-of", "organisation": "network", "as_of": as_of, "sources": ["centre-page"]}
        tie = {key: value for key, value in tie.items() if value}
        write(folder, f"organisations/{name}", name=name.title(), country=country, relations=[tie])
    page = words((await (await open_pages()).client.get("/organisations/network")).text)
    assert "Members (4 known here) B-New , Belgium (January 2026, source ) A-Old , France (2019, source )" in page


async def test_records_at_a_place_stand_by_age(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/places/calais")).text
    ages = ["current", "ageing", "undated", "historical", "ended"]
    for section in re.findall(r"<section>\s*<h2>(?:Services|Organisations)[^<]*</h2>(.*?)</section>", page, re.DOTALL):
        found = [ages.index(each) for each in re.findall(r'class="badge ([a-z]+)"', section)]
        assert found == sorted(found) != []


CONTACT = {
    "kind": "phone",
    "value": "+33 3 21 00 00 00",
    "use": "general",
    "as_of": "2024-05",
    "sources": ["visit-report"],
}


async def test_whom_to_ask_where_a_service_has_no_contact(open_pages: OpenPages, folder: Path) -> None:
    write(
        folder,
        "organisations/helpers",
        website="https://helpers.example",
        contacts=[{**CONTACT, "as_of": "2024-05"}],
        as_of="2026-06",
    )
    write(folder, "services/tea", name={"en": "Tea"}, contacts=[{**CONTACT, "value": "+33 3 21 00 00 01"}])
    site = await open_pages()
    told = (
        "Ask No contact of this service is known. Of the organisation as a whole: Les Aidants : helpers.example "
        "· Shown : +33 3 21 00 00 00 (May 2024) its record is of June 2026"
    )
    for path in ("/services/night-round", "/chosen?r=services/night-round"):
        page = words((await site.client.get(path)).text)
        assert told in page, page[page.find("Ask No") :][:400]
    lines = (await site.client.get("/services/night-round")).text.splitlines()
    assert "Ask Les Aidants: +33 3 21 00 00 00 (as of May 2024)" in lines
    for path in ("/services/tea", "/services/old-kitchen", "/chosen?r=services/tea&r=services/old-kitchen"):
        assert "No contact of this service is known" not in (await site.client.get(path)).text


async def test_how_precise_an_address_is_does_not_read_like_a_name(open_pages: OpenPages) -> None:
    page = words((await (await open_pages()).client.get("/services/day-centre")).text)
    assert "Known as" not in page
    assert "1 rue Haute [2] How precise this is: exact" in page


async def test_what_is_typed_into_a_record_is_text(open_pages: OpenPages, folder: Path) -> None:
    hostile = "</title><script>alert(1)</script>\"'‮" + "long " * 1000
    write(folder, "organisations/hostile", name="<b>&amp;", summary={"en": hostile.replace("‮", "")})
    response = await (await open_pages()).client.get("/organisations/hostile")
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "<b>" not in response.text


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record as JSON, with its key."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    elif isinstance(value, str):
        yield key, value


LONGEST = """
select folder, id, record from whole_records as one where length(record) =
(select max(length(record)) from whole_records as other where other.folder = one.folder) order by folder
"""


async def test_the_longest_record_of_each_kind_is_shown_whole(real_pages: Datasette, real_database: Path) -> None:
    for folder, record, text in query(real_database, LONGEST):
        page = words((await real_pages.client.get(f"/{folder}/{record}")).text)
        told = [value for key, value in leaves(json.loads(text)) if key in ("en", "fr", "name", "street", "postcode")]
        english = [value for key, value in leaves(json.loads(text)) if key != "fr" and value in told]
        missing = [value for value in english if re.sub(r"\s+", " ", value) not in page]
        assert missing == [], f"{folder}/{record}"


@pytest.mark.parametrize("folder", ["organisations", "services", "practices", "events", "documents", "places"])
async def test_every_list_has_its_page(real_pages: Datasette, folder: str) -> None:
    response = await real_pages.client.get(f"/{folder}")
    assert response.status_code == 200
    assert len(re.findall(r'<li class="result">', response.text)) == 20
