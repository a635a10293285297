"""JSON-LD says nothing finer, newer or surer than the record."""

import json
import re
from pathlib import Path

import pytest
from factories import write, write_vocabulary
from linked_documents import CALAIS, CITED, english, hours, read
from serving import OpenPages


async def test_a_withheld_place_is_its_commune(open_pages: OpenPages) -> None:
    document = await read(await open_pages(), "services/night-round")
    [channel] = document["availableChannel"]
    assert channel["serviceLocation"] == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Calais", "addressCountry": "FR"},
        "containedInPlace": CALAIS,
    }
    assert not re.search(r"geo|latitude|streetAddress|postalCode", json.dumps(document))


async def test_a_point_is_told_where_it_is_published(open_pages: OpenPages, folder: Path) -> None:
    address = {"precision": "exact", "latitude": 50.95, "longitude": 1.85, "postcode": "62100", **CITED}
    write(folder, "services/day-centre", locations=[{"place": "calais", "address": address}])
    [channel] = (await read(await open_pages(), "services/day-centre"))["availableChannel"]
    assert channel["serviceLocation"]["geo"] == {"@type": "GeoCoordinates", "latitude": 50.95, "longitude": 1.85}
    assert channel["serviceLocation"]["address"]["postalCode"] == "62100"


async def test_an_ended_service_never_looks_as_if_it_ran(open_pages: OpenPages, folder: Path) -> None:
    write(
        folder,
        "services/old-kitchen",
        until={"value": "2020"},
        cost="free",
        locations=[{"place": "calais", "hours": [hours(osm="Mo 09:00-12:00", as_of="2026-10")]}],
        hours=[hours(osm="24/7", as_of="2026-10")],
        contacts=[{"kind": "phone", "value": "115", "use": "general", **CITED}],
    )
    write_vocabulary(folder, "costs", "free")
    document = await read(await open_pages(), "services/old-kitchen")
    assert document["offers"] == {
        "@type": "Offer",
        "availability": "https://schema.org/Discontinued",
        "availabilityEnds": "2020",
    }
    assert document["disambiguatingDescription"] == english(
        "This has ended. It is told as history: do not send anyone."
    )
    assert document["mainEntityOfPage"]["creativeWorkStatus"]["@id"].endswith("#ended")
    assert not {"availableChannel", "hoursAvailable"} & set(document)


@pytest.mark.parametrize(("as_of", "freshness"), [("2019", "historical"), (None, "undated")])
async def test_old_word_says_to_ask_first_and_offers_nothing(
    open_pages: OpenPages, folder: Path, as_of: str | None, freshness: str
) -> None:
    write_vocabulary(folder, "costs", "free")
    write(folder, "services/day-centre", as_of=as_of, cost="free")
    document = await read(await open_pages(), "services/day-centre")
    assert document["mainEntityOfPage"]["creativeWorkStatus"]["@id"].endswith(f"#{freshness}")
    assert document["disambiguatingDescription"]["@value"].startswith("The newest word on this is old or undated.")
    assert "offers" not in document


async def test_an_ended_organisation_has_no_contact(open_pages: OpenPages, folder: Path) -> None:
    contacts = [{"kind": "phone", "value": "115", "use": "general", **CITED}]
    write(folder, "organisations/old-circle", contacts=contacts, ended={"value": "2020", **CITED})
    write(folder, "organisations/circle", contacts=contacts)
    site = await open_pages()
    assert "contactPoint" not in await read(site, "organisations/old-circle")
    assert "contactPoint" in await read(site, "organisations/circle")


DATES: dict[str | None, tuple[str | None, str | None]] = {
    "2026-05-02": ("2026-05-02", None),
    "2026-05": ("2026-05", None),
    "2026-05-02/2026-05-03": ("2026-05-02", "2026-05-03"),
    "2025?": (None, None),
    "2025~": (None, None),
    "2025/..": (None, None),
    "[2024,2025]": (None, None),
    "XXXX-10-10": (None, None),
    None: (None, None),
}
"""Start and end by the date of an event."""


async def test_dates_are_no_surer_than_the_record(open_pages: OpenPages, folder: Path) -> None:
    for number, date in enumerate(DATES):
        write(folder, f"events/event-{number}", date=date)
    site = await open_pages()
    for number, told in enumerate(DATES.values()):
        document = await read(site, f"events/event-{number}")
        assert (document.get("startDate"), document.get("endDate")) == told


async def test_an_uncertain_founding_is_left_out(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/helpers", founded={"value": "2008?"}, ended={"value": "2020~"})
    document = await read(await open_pages(), "organisations/helpers")
    assert not {"foundingDate", "dissolutionDate"} & set(document)


async def test_words_of_a_machine_are_marked(open_pages: OpenPages, folder: Path) -> None:
    description = {"en": "Food.", "fr": {"text": "Vivres.", "origin": "machine"}}
    write(folder, "services/day-centre", description=description)
    document = await read(await open_pages(), "services/day-centre")
    assert document["description"] == [english("Food."), {"@value": "Vivres.", "@language": "fr-t-t0-und"}]


async def test_reading_a_source_again_is_no_review(open_pages: OpenPages, folder: Path) -> None:
    check = {"date": "2026-11-20", "method": "source", "outcome": "confirmed"}
    write(folder, "services/day-centre", verifications=[check])
    assert "lastReviewed" not in (await read(await open_pages(), "services/day-centre"))["mainEntityOfPage"]
