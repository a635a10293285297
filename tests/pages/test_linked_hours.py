"""Hours in JSON-LD: a program may take them for those of today only where the record is sure of them."""

from pathlib import Path

from factories import write, write_vocabulary
from linked_documents import CITED, english, hours, read
from serving import OpenPages

NOT_SURE = {
    "mornings (undated)": {"osm": "Mo 09:00-12:00"},
    "mornings (as of 2024-05)": {"osm": "Mo 09:00-12:00", "as_of": "2024-05"},
    "mornings (2026-01/2026-03, as of 2026-09)": {
        "osm": "Mo 09:00-12:00",
        "as_of": "2026-09",
        "valid": "2026-01/2026-03",
    },
    "mornings (XXXX-11/XXXX-12, as of 2026-09)": {
        "osm": "Mo 09:00-12:00",
        "as_of": "2026-09",
        "valid": "XXXX-11/XXXX-12",
    },
    "mornings (as of 2026-08)": {"osm": "Nov-Mar Mo 09:00-12:00", "as_of": "2026-08"},
    "mornings (as of 2026-09)": {"as_of": "2026-09"},
}
"""Hours that must not be taken for those of today, by how they are told."""


async def test_hours_that_are_not_sure_today_are_words_with_their_date(open_pages: OpenPages, folder: Path) -> None:
    every = [hours(**changes) for changes in NOT_SURE.values()]
    write(folder, "sources/centre-page", title="Opening hours", url="https://example.org/centre")
    write(folder, "services/day-centre", locations=[{"place": "calais", "hours": every}])
    [channel] = (await read(await open_pages(), "services/day-centre"))["availableChannel"]
    assert channel["description"] == [english(words) for words in NOT_SURE]
    assert "openingHoursSpecification" not in channel["serviceLocation"]


async def test_hours_of_a_season_say_when_they_hold(open_pages: OpenPages, folder: Path) -> None:
    season = hours(osm="Mo 09:00-12:00", as_of="2026-09", valid="2026-11/2027-03")
    write(folder, "services/day-centre", hours=[season])
    document = await read(await open_pages(), "services/day-centre")
    [told] = document["hoursAvailable"]
    assert (told["validFrom"], told["validThrough"]) == ("2026-11", "2027-03")


async def test_a_service_that_does_not_run_has_no_hours(open_pages: OpenPages, folder: Path) -> None:
    write_vocabulary(folder, "service-statuses", "paused", "planned")
    for status in ("paused", "planned"):
        told = {"value": status, "as_of": "2026-09", **CITED}
        write(folder, f"services/{status}", status=told, hours=[hours(osm="24/7", as_of="2026-09")])
    write(folder, "services/day-centre")
    site = await open_pages()
    for status in ("paused", "planned"):
        document = await read(site, f"services/{status}")
        assert "hoursAvailable" not in document
        assert document["disambiguatingDescription"]["@value"].startswith(f"This is {status}")
